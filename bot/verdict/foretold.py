"""What the earlier awards say about the categories of a ceremony, for the player who always follows them."""

from collections.abc import Iterator

from bot.awards.model import Category, Ceremony
from bot.awards.precursors import FORETOLD_BY, same_achievement, season
from bot.awards.record import OSCARS, OWN_AWARD_ID, Record
from bot.verdict.seasons import season_of
from bot.verdict.virtual import Foretold


def foretold(record: Record, ceremony: Ceremony) -> Iterator[Foretold]:
    """What each earlier award of the season says, for the Oscars and for a server's own slate of their nominees.

    The others are foretold by nobody: they come before the Oscars themselves.
    """
    if ceremony.award not in {OSCARS, OWN_AWARD_ID}:
        return
    oscars = next(
        (one for one in record.editions.get(OSCARS, ()) if one.films_of == season_of(ceremony)), None
    )
    if oscars is None:
        return
    for category in ceremony.contested:
        if category.canonical is not None and category.canonical in FORETOLD_BY:
            yield from _of_category(record, oscars, category, category.canonical)


def _of_category(record: Record, oscars: Ceremony, category: Category, canonical: str) -> Iterator[Foretold]:
    for foretelling in season(record, canonical, oscars).foretellings:
        honoured = tuple(
            nominee.id
            for nominee in category.nominees
            if any(same_achievement(canonical, winner, nominee) for winner in foretelling.winners)
        )
        yield Foretold(category.id, foretelling.award.id, honoured, foretelling.hits, foretelling.years)
