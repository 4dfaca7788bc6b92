"""The screen of `/precursors`: what earlier awards of a season chose, and how often each was right over the years."""

from collections.abc import Sequence

from discord import ui

from bot.errors import Subject
from bot.guilds.model import Feature
from bot.ids import CategoryId
from bot.record.model import CanonicalCategory, Category, CategoryClass, Ceremony, Headline, Nominee
from bot.record.precursors import PRECURSOR_CATEGORIES, PrecursorResult, PrecursorSeason, PrecursorWin
from bot.record.record import OSCARS, Record
from bot.record.seasons import has_shared_season
from cogs.kit.addresses import Route
from cogs.kit.controls import make_button
from cogs.kit.layouts import CardPart, make_card, make_row, make_screen, make_separator
from cogs.kit.routes import make_discuss_button
from cogs.kit.text import TROPHY_EMOJI, escape_text, format_film_titles, format_headline, format_list
from cogs.lookup.award_names import describe_division, name_award, name_part

PRECURSOR_SEASON_ROUTE = Route("precursors", Feature.LOOKUP)
"""Shows another season of the same category. State: canonical category id, id of the Oscars ceremony."""


def find_neighbours(record: Record, season: PrecursorSeason) -> tuple[str | None, str | None]:
    """Return the ids of the previous and the next Oscars, as far as earlier awards are in the record."""
    oscars = season.ceremony
    seasons = [one.id for one in record.editions[OSCARS] if one.categories and one.year >= season.first_year]
    if oscars.id not in seasons:
        return None, None
    place = seasons.index(oscars.id)
    return seasons[place - 1] if place else None, next(iter(seasons[place + 1 :]), None)


def precursor_season_screen(
    season: PrecursorSeason, canonical: CanonicalCategory, before: str | None, after: str | None
) -> ui.LayoutView:
    """Make the screen of one season: each earlier award's winner, and how often the award was right.

    Args:
        season: The season's results.
        canonical: The Oscar category.
        before: The id of the previous Oscars; None at the first season on record.
        after: The id of the next Oscars; None at the last season.
    """
    road = f"-# Road to the {escape_text(season.ceremony.name)}"
    heading = f"## {escape_text(canonical.name)}: who saw it coming?\n{road}"
    parts: list[CardPart] = [heading, _format_oscar(season, canonical), make_separator()]
    parts.append(_format_earlier_awards(season, canonical))
    turns = [
        make_button(PRECURSOR_SEASON_ROUTE, canonical.id, ceremony_id, label=label, emoji=emoji)
        for ceremony_id, label, emoji in ((before, "Season before", "◀️"), (after, "Season after", "▶️"))
        if ceremony_id is not None
    ]
    shown = turns if season.precursors else []
    return make_screen(
        make_card(*parts, make_row(*shown, make_discuss_button(Subject.CATEGORY, canonical.id)))
    )


def _format_earlier_awards(season: PrecursorSeason, canonical: CanonicalCategory) -> str:
    """Format the choices of the earlier awards, or why there are none."""
    if canonical.id not in PRECURSOR_CATEGORIES:
        followed = "I follow Picture, Director, the four acting prizes and the screenplays."
        if season.awards_giving and all(award.id != OSCARS for award in season.awards_giving):
            named = format_list(f"the **{escape_text(award.name)}**" for award in season.awards_giving)
            return f"It is a prize of {named}; `/category` shows its winners. {followed}"
        return f"None of the earlier awards I know has such a prize. {followed}"
    if season.ceremony.year < season.first_year:
        return (
            f"My record of the earlier awards begins in {season.first_year}: who won there before, I do not know. "
            f"Try `/precursors` with a ceremony of {season.first_year} or later."
        )
    by_share = sorted(season.precursors, key=_share_right, reverse=True)
    known = [one for one in by_share if one.ceremony is not None or one.wins]
    lines = [_format_award(foretelling, canonical, season.ceremony) for foretelling in known]
    return "\n".join([*_format_best_guide(known), *lines, *_format_limits(by_share, known)])


def _format_limits(every: Sequence[PrecursorResult], known: Sequence[PrecursorResult]) -> list[str]:
    """Format what is not known of this season, or is counted in another way than today."""
    later: dict[int, list[str]] = {}
    for one in every:
        if one not in known and one.first_year is not None:
            later.setdefault(one.first_year, []).append(escape_text(one.award.short))
    spans = [f"{format_list(names)} from {year}" for year, names in sorted(later.items())]
    limits = [f"-# I keep {format_list(spans)}."] if spans else []
    apart = (one.award for one in known if one.ceremony is not None and not has_shared_season(one.ceremony))
    limits += [
        f"-# {escape_text(award.short)} had years of its own then and at times came after the Oscars: "
        "a film counts with its own Oscars, or not at all if it had none."
        for award in apart
    ]
    return limits


def _share_right(foretelling: PrecursorResult) -> float:
    """The share of years, 0–1, in which it foretold the Oscar; below 0 without a year to judge by."""
    return foretelling.hits / foretelling.years if foretelling.years else -1.0


def _format_best_guide(by_share: Sequence[PrecursorResult]) -> list[str]:
    """Format which award foretold the Oscar most often; nothing if only one is known."""
    judged = [foretelling for foretelling in by_share if foretelling.years]
    if len(judged) < 2:
        return []
    best = [one for one in judged if _share_right(one) == _share_right(judged[0])]
    names = format_list(f"**{escape_text(name_award(one.award, one.ceremony))}**" for one in best)
    guides = "The best guide is" if len(best) == 1 else "The best guides are"
    return [f"{guides} {names}: right in {best[0].hits} of {best[0].years} years."]


def _format_oscar(season: PrecursorSeason, canonical: CanonicalCategory) -> str:
    if season.winners:
        won = format_list(_format_winner(canonical.headline, one, bold=True) for one in season.winners)
        return f"{TROPHY_EMOJI} {won}"
    if all(award.id != OSCARS for award in season.awards_giving):
        return "The Oscars have no such prize."
    given = [category for category in season.ceremony.categories if category.canonical == canonical.id]
    if any(category.kind is not CategoryClass.COMPETITIVE for category in given):
        return "An honour, which is not contested: there is nothing to foretell."
    if season.ceremony.categories and not given:
        return f"There was no such Oscar at the {escape_text(season.ceremony.name)}."
    return f"{TROPHY_EMOJI} The envelope is still sealed."


def _format_award(foretelling: PrecursorResult, canonical: CanonicalCategory, oscars: Ceremony) -> str:
    mark = {True: "✅", False: "❌", None: "▫️"}[foretelling.predicted_winner]
    cast = ", best cast" if foretelling.canonical == "best-cast" else ""
    name = escape_text(name_award(foretelling.award, foretelling.ceremony))
    won = _format_wins(foretelling, canonical, oscars)
    elsewhere = "".join(f"\n-# {_format_other_win(win, canonical)}" for win in foretelling.others)
    return f"{mark} **{name}**{cast} {won}{elsewhere}\n-# {_format_share_right(foretelling)}"


def _format_wins(foretelling: PrecursorResult, canonical: CanonicalCategory, oscars: Ceremony) -> str:
    """Format the winners of the season, each with what it was for; or why there is none."""
    wins, ceremony = foretelling.wins, foretelling.ceremony
    if not wins:
        if foretelling.others:
            return "no film of this season"
        return "not in my record" if ceremony is not None and ceremony.has_winners else "not yet known"
    won = format_list(_format_win(win, canonical, oscars) for win in wins)
    if any(win.category.unsettled for win in wins):
        return f"{won} · not counted, as my sources do not settle who won"
    if wins[0].category.divided and len(wins) > 1:
        return f"{won} · {describe_division(foretelling.award.id, len(wins))}"
    is_tie = len({(win.ceremony.id, win.category.id) for win in wins}) == 1 < len(wins)
    return f"{won} · a tie" if is_tie else won


def _format_win(win: PrecursorWin, canonical: CanonicalCategory, oscars: Ceremony) -> str:
    part = name_part(win.category)
    details = [
        *([part] if part else []),
        *([str(win.ceremony.year)] if win.ceremony.year != oscars.year else []),
    ]
    return _format_winner(canonical.headline, win.nominee) + (f" [{', '.join(details)}]" if details else "")


def _format_other_win(win: PrecursorWin, canonical: CanonicalCategory) -> str:
    """Format a winner of that year's ceremony that is not counted in this season."""
    winner = _format_winner(canonical.headline, win.nominee)
    if win.season is None:
        return f"{win.ceremony.year}: {winner}, not counted, as no Oscars are clearly its own"
    return f"{win.ceremony.year}: {winner}, counted with the films of {win.season}"


def _format_share_right(foretelling: PrecursorResult) -> str:
    if not foretelling.years:
        return "no year to judge by"
    first, last = foretelling.first_year, foretelling.last_year
    span = f"{first}–{last}" if last else f"since {first}"
    share = foretelling.hits / foretelling.years
    return f"foretold {foretelling.hits} of {foretelling.years} Oscars {span} ({share:.0%})"


def _format_winner(headline: Headline, nominee: Nominee, *, bold: bool = False) -> str:
    """Format a winner with what identifies it: a person's film, a film's country."""
    # Only the headline of the category is read; an earlier award may name its nominees differently.
    asked = Category(id=CategoryId(""), canonical=None, name="", headline=headline, nominees=())
    name = format_headline(asked, nominee)
    beside = {
        Headline.FILM: "",
        Headline.COUNTRY: escape_text(nominee.country),
    }.get(headline, format_film_titles(nominee.films) if nominee.films else "")
    shown = f"**{name}**" if bold else name
    return f"{shown} ({beside})" if beside and beside != name else shown
