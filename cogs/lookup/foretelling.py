"""The screen of `/precursors`: what the earlier awards said that season, and how far they can be trusted."""

from discord import ui

from bot.awards.model import CanonicalCategory, Category, CategoryClass, Ceremony, Headline, Nominee
from bot.awards.precursors import FORETOLD_BY, Foretelling, Season, first_year
from bot.awards.record import OSCARS, Record
from bot.errors import Subject
from bot.guilds.model import Feature
from cogs.kit import words
from cogs.kit.controls import Route, button
from cogs.kit.discussion_routes import discuss_button
from cogs.kit.layouts import Part, card, line, row, screen
from cogs.lookup.divisions import divided_by

SEASON = Route("precursors", Feature.LOOKUP)
"""Another season of the same category: the canonical category's id, and the Oscars' ceremony id."""


def neighbours(record: Record, oscars: Ceremony) -> tuple[str | None, str | None]:
    """The ids of the Oscars a season before and a season after, as far as the earlier awards are known."""
    begins = first_year(record)
    seasons = [one.id for one in record.editions[OSCARS] if one.categories and one.year >= begins]
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
    parts.append(_earlier(season, canonical))
    turns = [
        button(SEASON, canonical.id, ceremony_id, label=label, emoji=emoji)
        for ceremony_id, label, emoji in ((before, "Season before", "◀️"), (after, "Season after", "▶️"))
        if ceremony_id is not None
    ]
    shown = turns if season.foretellings else []
    return screen(card(*parts, row(*shown, discuss_button(Subject.CATEGORY, canonical.id))))


def _earlier(season: Season, canonical: CanonicalCategory) -> str:
    """What the earlier awards said, or why they say nothing."""
    if canonical.id not in FORETOLD_BY:
        followed = "I follow Picture, Director, the four acting prizes and the screenplays."
        if season.givers and all(award.id != OSCARS for award in season.givers):
            named = words.listed(f"the **{words.plain(award.name)}**" for award in season.givers)
            return f"It is a prize of {named}; `/category` shows its winners. {followed}"
        return f"None of the earlier awards I know has such a prize. {followed}"
    if season.ceremony.year < season.begins:
        return (
            f"My record of the earlier awards begins in {season.begins}: who won there before, I do not know. "
            f"Try `/precursors` with a ceremony of {season.begins} or later."
        )
    return "\n".join(_award(foretelling, canonical) for foretelling in season.foretellings)


def _oscar(season: Season, canonical: CanonicalCategory) -> str:
    if season.winners:
        won = words.listed(_named(canonical.headline, one, bold=True) for one in season.winners)
        return f"{words.TROPHY} {won}"
    if all(award.id != OSCARS for award in season.givers):
        return "The Oscars have no such prize."
    given = [category for category in season.ceremony.categories if category.canonical == canonical.id]
    if any(category.kind is not CategoryClass.COMPETITIVE for category in given):
        return "An honour, which is not contested: there is nothing to foretell."
    if season.ceremony.categories and not given:
        return f"There was no such Oscar at the {words.plain(season.ceremony.name)}."
    return f"{words.TROPHY} The envelope is still sealed."


def _award(foretelling: Foretelling, canonical: CanonicalCategory) -> str:
    mark = {True: "✅", False: "❌", None: "▫️"}[foretelling.right]
    award = foretelling.award
    won = words.listed(_named(canonical.headline, winner) for winner in foretelling.winners)
    if not won:
        won = "not yet known"
    elif foretelling.divided and len(foretelling.winners) > 1:
        won += f" · {divided_by(award.id, len(foretelling.winners))}"
    elif len(foretelling.winners) > 1:
        won += " · a tie"
    share = f"{foretelling.hits} of {foretelling.years} years" if foretelling.years else "no year to judge by"
    percent = f" ({foretelling.hits / foretelling.years:.0%})" if foretelling.years else ""
    cast = ", best cast" if foretelling.canonical == "best-cast" else ""
    return f"{mark} **{words.plain(award.short)}**{cast} {won}\n-# foretold the Oscar in {share}{percent}"


def _named(headline: Headline, nominee: Nominee, *, bold: bool = False) -> str:
    """A winner with what tells it from others: a person's film, a film's country."""
    # Only the headline is asked of the category: an earlier award's category may be named by other things.
    asked = Category(id="", canonical=None, name="", headline=headline, nominees=())
    name = words.headline(asked, nominee)
    beside = {
        Headline.FILM: "",
        Headline.COUNTRY: words.plain(nominee.country),
    }.get(headline, words.films(nominee.films) if nominee.films else "")
    shown = f"**{name}**" if bold else name
    return f"{shown} ({beside})" if beside and beside != name else shown
