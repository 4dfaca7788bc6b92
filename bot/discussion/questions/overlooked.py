"""The question that a snub raises: what earlier awards chose was not even nominated at the Oscars."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.discussion import nomination_queries
from bot.discussion.questions.question import OpenQuestion
from bot.record.model import Award, CanonicalCategory, Ceremony, Nomination, Nominee
from bot.record.precursors import PRECURSOR_CATEGORIES, is_same_achievement
from bot.record.record import OSCARS, Record

_ANY_SCREENPLAY = "best-screenplay"
"""The Writers Guild's two prizes, which it divides otherwise than the Academy its own."""
_SCREENPLAYS = frozenset({"original-screenplay", "adapted-screenplay"})


@dataclass(frozen=True, slots=True)
class Overlooked(OpenQuestion):
    """What earlier awards chose was never nominated for that Oscar.

    Attributes:
        ceremony: The Oscars of the season.
        canonical: The prize, by the earlier awards' name for it.
        nominee: What they chose.
        awards: The awards that did.
    """

    ceremony: Ceremony
    canonical: CanonicalCategory
    nominee: Nominee
    awards: tuple[Award, ...]


def ask_about_overlooked(record: Record, chosen: Iterable[Nomination]) -> Iterator[OpenQuestion]:
    """Of winners of earlier awards, the one that most of them chose and the Oscars never nominated for it."""
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
    """Everything that won at an award of the season."""
    return [
        Nomination(ceremony, category, nominee)
        for ceremony in record.ceremonies.values()
        if ceremony.films_of == oscars.films_of
        for category in ceremony.contested
        for nominee in category.winners
    ]


def _has_oscar_category(canonical: str) -> bool:
    """Whether there is such a prize among the Oscars: there is none for a cast."""
    return canonical == _ANY_SCREENPLAY or canonical in PRECURSOR_CATEGORIES


def _find_oscars(record: Record, earlier: Nomination) -> Ceremony | None:
    """The Oscars of the season, if their nominees are known."""
    found = (one for one in record.editions.get(OSCARS, ()) if one.films_of == earlier.ceremony.films_of)
    return next((one for one in found if one.contested), None)


def _was_nominated(record: Record, canonical: str, nominee: Nominee) -> bool:
    """Whether the Oscars ever nominated an achievement, even where they class it otherwise.

    They have found a part supporting that others called leading, and a script adapted that others called original.
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
    """Add what an award chose, to what others chose alike if they did."""
    for place, known in enumerate(found):
        alike = known.canonical == new.canonical and known.ceremony.id == new.ceremony.id
        if alike and is_same_achievement(known.canonical.id, known.nominee, new.nominee):
            found[place] = replace(known, awards=tuple(dict.fromkeys((*known.awards, *new.awards))))
            return
    found.append(new)
