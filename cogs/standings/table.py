"""The standings as a table that lines up on a phone."""

from dataclasses import dataclass

from discord import ui

from bot.contests.facts import ContestStandings
from bot.contests.model import ContestState
from bot.contests.outlook import Outlook
from bot.contests.standings import Row
from bot.results.target import REAL, Target
from bot.verdict.seasons import season_of
from cogs.kit import words
from cogs.kit.contest_routes import BALLOT
from cogs.kit.controls import button
from cogs.kit.layouts import Part, card, clamp_page, line, page_count, pager, row, screen
from cogs.kit.standings_text import format_rows
from cogs.kit.verdict_routes import verdict_button
from cogs.standings.routes import MINE, PAGE, PICTURE, SEASON

PER_PAGE = 10
"""Lines on a page."""


@dataclass(frozen=True, slots=True)
class Mine:
    """The asker's own line, always in sight.

    Attributes:
        row: Their line; None without a ballot.
        outlook: The best finish still in reach; None without a ballot, or while others' picks are secret.
    """

    row: Row | None
    outlook: Outlook | None


def standings_screen(found: ContestStandings, mine: Mine, page: int = 0) -> ui.LayoutView:
    """A page of a contest's standings, with the asker's own line under it."""
    rows = found.standings.rows
    pages = page_count(len(rows), PER_PAGE)
    page = clamp_page(page, pages)
    shown = rows[page * PER_PAGE : (page + 1) * PER_PAGE]
    contest_id = found.contest.id
    parts: list[Part] = [heading(found), line(), "\n".join(format_rows(shown)) or _nobody(found)]
    if mine.row is not None and rows:
        parts += [line(), _own(found, mine.row, mine.outlook)]
    buttons = [button(BALLOT, contest_id, label="My ballot", emoji="🗳️")]
    if mine.row is not None and pages > 1:
        buttons.append(button(MINE, contest_id, label="Find me", emoji="📍"))
    if rows and found.standings.opened:
        buttons.append(button(PICTURE, contest_id, label="Picture", emoji="🖼️"))
    if found.is_final and not found.contest.rehearsal:
        season = season_of(found.ceremony)
        buttons.append(button(SEASON, season, "s", 0, label=f"Season of {season}", emoji="🗓️"))
    if found.is_final:
        buttons.append(verdict_button(_target(found)))
    return screen(card(*parts, *pager(PAGE, [contest_id], page, pages), row(*buttons)))


def _target(found: ContestStandings) -> Target:
    """The set of results that the contest was played on."""
    contest = found.contest
    return Target(contest.guild_id, contest.ceremony_id, contest.id if contest.rehearsal else REAL)


def page_of(found: ContestStandings, member_id: int) -> int:
    """The page on which a member's line is; the first without a ballot."""
    position = found.standings.rows.position_of(member_id)
    return 0 if position is None else position // PER_PAGE


def heading(found: ContestStandings) -> str:
    """The contest, how far its envelopes are opened, and how many play."""
    opened, sealed = len(found.standings.opened), len(found.standings.sealed)
    if found.is_final:
        when = "final"
    elif opened:
        when = f"after {opened} of {words.count(opened + sealed, 'envelope')}"
    else:
        when = "no envelope is open yet"
    players = words.count(len(found.standings.rows), "ballot")
    title = words.plain(found.contest.title)
    return f"## {'🏆' if found.is_final else '📊'} {title}\n-# {when} · {players}"


def _nobody(found: ContestStandings) -> str:
    if found.contest.state is ContestState.OPEN:
        return "Nobody plays yet. Be the first: press **My ballot**."
    return "Nobody filled in a ballot."


def _own(found: ContestStandings, own: Row, outlook: Outlook | None) -> str:
    tied = ", shared" if own.tied else ""
    told = f"**You are {words.ordinal(own.rank)}**{tied} with {words.count(own.points, 'point')}"
    if found.is_final or not found.standings.sealed:
        return f"{told}."
    if outlook is None:
        return f"{told}. What you can still reach is told once all picks are closed."
    best = words.ordinal(outlook.rank)
    return (
        f"{told}. Best finish in reach: **{best}**."
        if outlook.exact
        else f"{told}. In reach: at least **{best}**."
    )
