"""Matching the names in a file of probabilities to a contest's slate: what is certain, and what is asked; pure."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.ids import CategoryId, NomineeId
from bot.record.model import Category, Ceremony, Nominee
from bot.rivals.errors import ForecastFault, ForecastFileError, ForecastProblem
from bot.rivals.forecast_file import ForecastLine
from bot.search.choices import make_nominee_choice
from bot.search.entries import make_nominee_entries
from bot.search.index import ChoiceIndex
from bot.search.text import drop_articles, fold_text
from bot.slates.builder import PrizeNames


@dataclass
class MatchedForecasts:
    """The lines of a file, matched to a slate.

    Attributes:
        chances: By rival's name, category id and nominee id: what is certain.
        asked: By category's and nominee's text, and the category's id if that is certain: the probabilities by rival's
            name that wait for an answer.
        elsewhere: How many lines are about categories of the slate that the contest does not ask about.
    """

    chances: dict[str, dict[CategoryId, dict[NomineeId, int]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(dict))
    )
    asked: dict[tuple[str, str, CategoryId | None], dict[str, int]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    elsewhere: int = 0

    @property
    def matched(self) -> int:
        """How many probabilities are certain."""
        return sum(len(given) for by_category in self.chances.values() for given in by_category.values())


def match_forecasts(
    lines: Sequence[ForecastLine],
    ceremony: Ceremony,
    asked_ids: Mapping[CategoryId, object],
    prizes: PrizeNames,
) -> MatchedForecasts:
    """Match a file's lines to the categories and nominees of a slate.

    A name is certain if it is, case, accents, articles and punctuation aside, what exactly one of them is called. The
    players of one name are one.

    Raises:
        ForecastFileError: Two lines of a player are about the same nominee.
    """
    found = MatchedForecasts()
    players: dict[str, str] = {}
    problems: list[ForecastProblem] = []
    keys: dict[CategoryId, Mapping[str, NomineeId | None]] = {}
    for line in lines:
        player = players.setdefault(fold_text(line.player) or line.player, line.player)
        category = match_category(ceremony, line.category, prizes)
        if category is None:
            found.asked[line.category, line.nominee, None][player] = line.chance
            continue
        if category.id not in asked_ids:
            found.elsewhere += 1
            continue
        if category.id not in keys:
            keys[category.id] = _collect_keys(category)
        nominee_id = keys[category.id].get(_make_key(line.nominee))
        if nominee_id is None:
            found.asked[line.category, line.nominee, category.id][player] = line.chance
        elif nominee_id in found.chances[player][category.id]:
            problems.append(ForecastProblem(line.line, ForecastFault.REPEATED, line.nominee[:60]))
        else:
            found.chances[player][category.id][nominee_id] = line.chance
    if problems:
        raise ForecastFileError(tuple(problems))
    return found


def match_category(ceremony: Ceremony, text: str, prizes: PrizeNames) -> Category | None:
    """The only category of a slate that a text is the name of, there or in the record; None if it is not certain."""
    key = _make_key(text)
    named = [
        category
        for category in ceremony.slate
        if key in {_make_key(category.name), _make_key(category.title)}
    ]
    if not named:
        canonical = prizes.find_canonical(text)
        named = [
            category
            for category in ceremony.slate
            if canonical is not None and category.canonical == canonical.id
        ]
    return named[0] if len(named) == 1 else None


def match_nominee(category: Category, text: str) -> NomineeId | None:
    """The only nominee of a category that a text names; None if it is not certain."""
    return _collect_keys(category).get(_make_key(text))


def rank_nominees(category: Category, text: str) -> Sequence[Nominee]:
    """A category's nominees who are not withdrawn, those first whom a text may mean."""
    result = ChoiceIndex(make_nominee_entries(category)).find_choices(text)
    likely = [choice.id for choice in (*result.hits, *result.nearest)]
    open_nominees = [nominee for nominee in category.nominees if not nominee.withdrawn]
    return sorted(
        open_nominees,
        key=lambda nominee: likely.index(nominee.id) if nominee.id in likely else len(likely),
    )


def _collect_keys(category: Category) -> Mapping[str, NomineeId | None]:
    """What a nominee can be called, by its key; None where two are called so."""
    keys: dict[str, NomineeId | None] = {}
    for nominee in category.nominees:
        for key in {_make_key(name) for name in _list_names(category, nominee)} - {""}:
            keys[key] = None if key in keys else nominee.id
    return keys


def _list_names(category: Category, nominee: Nominee) -> Iterator[str]:
    choice = make_nominee_choice(category, nominee)
    films = [film.title for film in nominee.films]
    people = [person.name for person in nominee.people]
    rest = [*people, " ".join(people), " and ".join(people), nominee.song, nominee.country]
    yield choice.name
    yield f"{choice.name} {choice.detail}"
    yield from films
    yield from rest
    for film in films:
        for name in filter(None, rest):
            yield f"{name} {film}"
            yield f"{film} {name}"


def _make_key(text: str) -> str:
    return " ".join(drop_articles(fold_text(text).split()))
