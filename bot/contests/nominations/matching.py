"""Which contenders are the same as each other, and which nominee each turned out to be; pure.

Two names are equal if they differ only in case, accents, punctuation and articles. Whatever is less than equal is a
question for a host and never decided here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from bot.contests.nominations.model import Contender, ContenderList
from bot.ids import CategoryId, ContenderId
from bot.record.model import Headline, Nominee
from bot.search.text import drop_articles, fold_text
from bot.slates.drafts import make_comparison_key

SIMILARITY_THRESHOLD = 0.8
"""How alike two names must be, 0–1, for a host to be asked whether they mean the same."""


@dataclass(frozen=True, slots=True)
class Named:
    """The names in a contender or a nominee, in the form in which they are compared.

    Attributes:
        main: What identifies it in its category: films, people, or a song.
        films: The films beside a person or a song; empty where none is named.
    """

    main: frozenset[str]
    films: frozenset[str]


def fold_names(films: Iterable[str], people: Iterable[str], song: str, headline: Headline) -> Named:
    """The names of a contender or nominee of a category with this headline."""
    of_films = _fold_names(films)
    match headline:
        case Headline.PERSON if people := _fold_names(people):
            return Named(people, of_films)
        case Headline.SONG if song:
            return Named(_fold_names([song]), of_films)
        case _:
            return Named(of_films or _fold_names(people), frozenset())


def list_contender_names(contender: Contender, headline: Headline) -> Named:
    """The names in a contender."""
    return fold_names(
        (film.title for film in contender.films),
        (person.name for person in contender.people),
        contender.song,
        headline,
    )


def list_nominee_names(nominee: Nominee, headline: Headline) -> Named:
    """The names in a nominee of a slate."""
    return fold_names(
        (film.title for film in nominee.films),
        (person.name for person in nominee.people),
        nominee.song,
        headline,
    )


def are_equal(one: Named, other: Named) -> bool:
    """Whether two say the same in full: the same name, with the same film beside it or none."""
    return bool(one.main) and one == other


def are_compatible(contender: Named, nominee: Named) -> bool:
    """Whether a contender certainly means this nominee, provided that no other one of the category has the name.

    The name is the same, and the film is too, or the contender names none.
    """
    if not contender.main or contender.main != nominee.main:
        return False
    return not contender.films or not nominee.films or bool(contender.films & nominee.films)


def are_similar(one: Named, other: Named) -> bool:
    """Whether a host should be asked: a misspelling, a part of the name, or another film beside it."""
    return any(_is_like(name, another) for name in one.main for another in other.main)


def find_equal(contenders: Iterable[Contender], contender: Contender, headline: Headline) -> Contender | None:
    """The first contender that is the same as another one, exactly; None if there is none.

    Those that a host keeps apart are not.
    """
    asked = list_contender_names(contender, headline)
    for one in contenders:
        apart = one.id in contender.apart_from or contender.id in one.apart_from
        if one.id != contender.id and not apart and are_equal(list_contender_names(one, headline), asked):
            return one
    return None


def list_equal_pairs(
    contenders: ContenderList, category_id: CategoryId, headline: Headline
) -> list[tuple[Contender, Contender]]:
    """Contenders that merge by themselves, each with an older one that stays."""
    pairs: list[tuple[Contender, Contender]] = []
    kept: list[Contender] = []
    for contender in sorted(contenders.list_standing(category_id), key=lambda one: (one.by_member, one.id)):
        same = find_equal(kept, contender, headline)
        if same is None:
            kept.append(contender)
        else:
            pairs.append((contender, same))
    return pairs


def list_similar_pairs(
    contenders: Sequence[Contender], headline: Headline
) -> list[tuple[Contender, Contender]]:
    """Pairs of contenders that a host should look at: alike, not the same, and not kept apart."""
    named = [(one, list_contender_names(one, headline)) for one in contenders]
    return [
        (one, other)
        for place, (one, name) in enumerate(named)
        for other, other_name in named[place + 1 :]
        if other.id not in one.apart_from and one.id not in other.apart_from
        if are_similar(name, other_name)
    ]


@dataclass(frozen=True, slots=True)
class NomineeMatch:
    """A nominee of the slate among a category's contenders.

    Attributes:
        nominee: The nominee.
        certain: The contenders that mean it beyond doubt, the one that stays first; empty if there is none.
        candidates: Those that may mean it, where none does beyond doubt: to be asked of a host.
    """

    nominee: Nominee
    certain: tuple[ContenderId, ...] = ()
    candidates: tuple[ContenderId, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether a host has to say first which contender it is."""
        return bool(self.candidates) and not self.certain


def match_nominees(
    nominees: Sequence[Nominee], contenders: Sequence[Contender], headline: Headline
) -> list[NomineeMatch]:
    """Which contenders each nominee of a category is, for certain or perhaps.

    What a host said before stands. A name that two nominees of the category share is certain for neither, unless the
    film decides.
    """
    stated_ids = {one.nominee_id: one.id for one in contenders if one.nominee_id is not None}
    names = {nominee.id: list_nominee_names(nominee, headline) for nominee in nominees}
    free = [(one, list_contender_names(one, headline)) for one in contenders if one.nominee_id is None]
    meant: dict[ContenderId, list[Nominee]] = {
        one.id: [nominee for nominee in nominees if are_compatible(name, names[nominee.id])]
        for one, name in free
    }
    taken = {contender_id for contender_id, found in meant.items() if len(found) == 1}
    matches: list[NomineeMatch] = []
    for nominee in nominees:
        stated = [stated_ids[nominee.id]] if nominee.id in stated_ids else []
        certain = [one.id for one, _ in free if meant[one.id] == [nominee]]
        candidates = [
            one.id for one, name in free if one.id not in taken and are_similar(name, names[nominee.id])
        ]
        matches.append(NomineeMatch(nominee, (*stated, *certain), tuple(candidates)))
    return matches


def _fold_names(names: Iterable[str]) -> frozenset[str]:
    return frozenset(_fold_name(name) for name in names if name)


def _fold_name(name: str) -> str:
    words = fold_text(name).split()
    return " ".join(drop_articles(words)) or make_comparison_key(name)


def _is_like(one: str, other: str) -> bool:
    if one == other:
        return True
    words, others = set(one.split()), set(other.split())
    if words <= others or others <= words:
        return True
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return (
        matcher.real_quick_ratio() >= SIMILARITY_THRESHOLD
        and matcher.quick_ratio() >= SIMILARITY_THRESHOLD
        and matcher.ratio() >= SIMILARITY_THRESHOLD
    )
