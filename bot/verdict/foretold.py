"""What the earlier awards say about the categories of a ceremony, for the player who always follows them."""

from collections.abc import Iterator

from bot.awards.model import Category, Ceremony
from bot.awards.precursors import PRECURSOR_CATEGORIES, compare_season, is_same_achievement
from bot.awards.record import OSCARS, OWN_AWARD_ID, Record
from bot.verdict.seasons import get_season
from bot.verdict.virtual import PrecursorPick


def list_precursor_picks(record: Record, ceremony: Ceremony) -> Iterator[PrecursorPick]:
    """What each earlier award of the season says, for the Oscars and for a server's own slate of their nominees.

    The others are foretold by nobody: they come before the Oscars themselves.
    """
    if ceremony.award not in {OSCARS, OWN_AWARD_ID}:
        return
    oscars = next(
        (one for one in record.editions.get(OSCARS, ()) if one.films_of == get_season(ceremony)), None
    )
    if oscars is None:
        return
    for category in ceremony.contested:
        if category.canonical is not None and category.canonical in PRECURSOR_CATEGORIES:
            yield from _list_category_picks(record, oscars, category, category.canonical)


def _list_category_picks(
    record: Record, oscars: Ceremony, category: Category, canonical: str
) -> Iterator[PrecursorPick]:
    for foretelling in compare_season(record, canonical, oscars).precursors:
        honoured = tuple(
            nominee.id
            for nominee in category.nominees
            if any(is_same_achievement(canonical, winner, nominee) for winner in foretelling.winners)
        )
        yield PrecursorPick(category.id, foretelling.award.id, honoured, foretelling.hits, foretelling.years)
