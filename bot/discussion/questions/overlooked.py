"""The question about a snub: what precursors chose was not nominated at the Oscars."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.discussion import nomination_queries
from bot.discussion.questions.question import OpenQuestion
from bot.record.model import Award, CanonicalCategory, Ceremony, Nomination, Nominee
from bot.record.precursors import PRECURSOR_CATEGORIES, is_same_achievement
from bot.record.record import OSCARS, Record
from bot.record.seasons import find_season

_ANY_SCREENPLAY = "best-screenplay"
"""The Golden Globes' category for every screenplay, original or adapted."""
_SCREENPLAYS = frozenset({"original-screenplay", "adapted-screenplay"})


@dataclass(frozen=True, slots=True)
class Overlooked(OpenQuestion):
    """A choice of precursors that was never nominated for that Oscar.

    Attributes:
        ceremony: The Oscars of the season.
        canonical: The category, under the precursors' name for it.
        nominee: The nominee that they chose.
        awards: The awards that chose it.
    """

    ceremony: Ceremony
    canonical: CanonicalCategory
    nominee: Nominee
    awards: tuple[Award, ...]


def ask_about_overlooked(record: Record, chosen: Iterable[Nomination]) -> Iterator[OpenQuestion]:
    """Of winners of precursors, the one of most awards that the Oscars never nominated in that category."""
    found: list[Overlooked] = []
    for one in chosen:
        canonical, oscars = one.category.canonical, _find_oscars(record, one)
        if oscars is None or canonical is None or not one.nominee.winner or one.ceremony.award == OSCARS:
            continue
        if _has_oscar_category(canonical) and not _was_nominated(record, canonical, one.nominee):
            award = record.awards[one.ceremony.award]
            _merge_overlooked(found, Overlooked(oscars, record.canonical[canonical], one.nominee, (award,)))
    if found:
        yield max(found, key=lambda question: len(question.awards))


def list_season_winners(record: Record, oscars: Ceremony) -> list[Nomination]:
    """All winners of the precursors of the season."""
    return [
        Nomination(ceremony, category, nominee)
        for ceremony in record.ceremonies.values()
        if abs(ceremony.year - oscars.year) <= 1
        for category in ceremony.contested
        for nominee in category.winners
        if find_season(record, ceremony, nominee) == oscars.films_of
    ]


def _has_oscar_category(canonical: str) -> bool:
    """Whether the Oscars have such a category: they have none for a cast."""
    return canonical == _ANY_SCREENPLAY or canonical in PRECURSOR_CATEGORIES


def _find_oscars(record: Record, earlier: Nomination) -> Ceremony | None:
    """The Oscars of the season, if that is clear and their nominees are known."""
    oscars = record.find_oscars(find_season(record, earlier.ceremony, earlier.nominee))
    return oscars if oscars is not None and oscars.contested else None


def _was_nominated(record: Record, canonical: str, nominee: Nominee) -> bool:
    """Whether the Oscars ever nominated an achievement, even in another category.

    The Oscars have nominated as supporting a part that others called leading, and as adapted a script that others
    called original.
    """
    if canonical in nomination_queries.ACTING_CATEGORIES:
        nominations = [
            one
            for person_id in nomination_queries.get_person_ids(nominee)
            for one in record.person_nominations.get(person_id, ())
        ]
        same = nomination_queries.ACTING_CATEGORIES
    else:
        nominations = [
            one
            for film_id in nomination_queries.get_film_ids(nominee)
            for one in record.film_nominations.get(film_id, ())
        ]
        same = _SCREENPLAYS if canonical in {*_SCREENPLAYS, _ANY_SCREENPLAY} else {canonical}
    films = nomination_queries.get_film_ids(nominee)
    return any(
        one.ceremony.award == OSCARS
        and one.category.canonical in same
        and films & nomination_queries.get_film_ids(one.nominee)
        for one in nominations
    )


def _merge_overlooked(found: list[Overlooked], new: Overlooked) -> None:
    """Add a precursor's choice: to the same choice of other awards, or as a new one."""
    for place, known in enumerate(found):
        alike = known.canonical == new.canonical and known.ceremony.id == new.ceremony.id
        if alike and is_same_achievement(known.canonical.id, known.nominee, new.nominee):
            found[place] = replace(known, awards=tuple(dict.fromkeys((*known.awards, *new.awards))))
            return
    found.append(new)
