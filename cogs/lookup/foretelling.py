"""The screen of `/precursors`: what the earlier awards said that season, and how far they can be trusted."""

from discord import ui

from bot.awards.model import CanonicalCategory, Category, Ceremony, Headline, Nominee
from bot.awards.precursors import Foretelling, Season
from bot.awards.record import OSCARS, Record
from bot.errors import Subject
from bot.guilds.model import Feature
from cogs.kit import words
from cogs.kit.controls import Route, button
from cogs.kit.discussion_routes import discuss_button
from cogs.kit.layouts import Part, card, line, row, screen

SEASON = Route("precursors", Feature.LOOKUP)
"""Another season of the same category: the canonical category's id, and the Oscars' ceremony id."""


FIRST_SEASON = 2001
"""The year of the first Oscars whose earlier awards are in the record."""


def neighbours(record: Record, oscars: Ceremony) -> tuple[str | None, str | None]:
    """The ids of the Oscars a season before and a season after, as far as the earlier awards are known."""
    seasons = [one.id for one in record.editions[OSCARS] if one.categories and one.year >= FIRST_SEASON]
    if oscars.id not in seasons:
        return None, None
    place = seasons.index(oscars.id)
    return seasons[place - 1] if place else None, next(iter(seasons[place + 1 :]), None)


def season_screen(
    season: Season, canonical: CanonicalCategory, before: str | None, after: str | None
) -> ui.LayoutView:
    """One season: each earlier award's winner, whether it was right, and its record over the years.

    Args:
        season: The facts.
        canonical: The Oscar category.
        before: The id of the Oscars a year earlier, to page to; None at the first season known.
        after: The id of the Oscars a year later.
    """
    road = f"-# Road to the {words.plain(season.ceremony.name)}"
    heading = f"## {words.plain(canonical.name)}: who saw it coming?\n{road}"
    parts: list[Part] = [heading, _oscar(season, canonical), line()]
    if season.foretellings:
        parts.append("\n".join(_award(foretelling, canonical) for foretelling in season.foretellings))
    else:
        parts.append(
            "None of the earlier awards I know has such a prize. I follow Picture, Director, the four acting "
            "prizes and the screenplays."
        )
    turns = [
        button(SEASON, canonical.id, ceremony_id, label=label, emoji=emoji)
        for ceremony_id, label, emoji in ((before, "Season before", "◀️"), (after, "Season after", "▶️"))
        if ceremony_id is not None
    ]
    shown = turns if season.foretellings else []
    return screen(card(*parts, row(*shown, discuss_button(Subject.CATEGORY, canonical.id))))


def _oscar(season: Season, canonical: CanonicalCategory) -> str:
    if not season.winners:
        return f"{words.TROPHY} The envelope is still sealed."
    return f"{words.TROPHY} **{words.listed(_named(canonical.headline, one) for one in season.winners)}**"


def _award(foretelling: Foretelling, canonical: CanonicalCategory) -> str:
    mark = {True: "✅", False: "❌", None: "▫️"}[foretelling.right]
    if foretelling.winners:
        won = words.listed(_named(canonical.headline, winner) for winner in foretelling.winners)
    else:
        won = "not yet known"
    share = f"{foretelling.hits} of {foretelling.years} years" if foretelling.years else "no year to judge by"
    percent = f" ({foretelling.hits / foretelling.years:.0%})" if foretelling.years else ""
    cast = ", best cast" if foretelling.canonical == "best-cast" else ""
    return (
        f"{mark} **{words.plain(foretelling.award.short)}**{cast} {won}\n"
        f"-# foretold the Oscar in {share}{percent}"
    )


def _named(headline: Headline, nominee: Nominee) -> str:
    # Only the headline is asked of the category: an earlier award's category may be named by other things.
    asked = Category(id="", canonical=None, name="", headline=headline, nominees=())
    name = words.headline(asked, nominee)
    return (
        name if headline is Headline.FILM or not nominee.films else f"{name} ({words.films(nominee.films)})"
    )
