"""The podium: the message about a contest's winners, and what replaces it once a corrected one is posted."""

from discord import ui

from bot.contests.model import Contest
from bot.verdicts.read_models import ContestTimeline
from cogs.contests import text
from cogs.contests.screens import make_played_buttons
from cogs.kit.contest_text import EQUAL_POINTS_RULE, format_ballot_name
from cogs.kit.illustrated import Galleries, IllustratedScreen
from cogs.kit.layouts import CURTAIN_ACCENT, make_card, make_row, make_screen
from cogs.kit.standings_text import make_final_card
from cogs.kit.text import escape_text, format_list

PODIUM_HEADING = "## 🏁 Final standings"
"""The first line of every podium; also finds podiums sent before a crash."""


def podium_screen(found: ContestTimeline, *, corrected: bool = False) -> IllustratedScreen:
    """Make the message about the winners, sent when a contest is finished and again after a later correction."""
    contest, rows = found.contest, found.standings.rows
    announced = len(found.standings.announced)
    final = make_final_card(found) if announced and rows else None
    leaders = rows[: text.PODIUM_LINES_LIMIT] if announced else ()
    winners = [format_ballot_name(entry.ballot) for entry in leaders if entry.rank == 1 and entry.points]
    opening = (
        f"🎉 **{format_list(winners)}** {'wins' if len(winners) == 1 else 'share the win'}!"
        if winners
        else ""
    )
    answer = ""
    if contest.rules.tiebreaker and contest.tiebreaker_answer is not None:
        question = escape_text(contest.rules.tiebreaker)
        answer = f"-# Tie-breaker: {question} **{contest.tiebreaker_answer:,}**"
    heading = [
        f"{PODIUM_HEADING}{', corrected' if corrected else ''}\n-# {escape_text(contest.title)}",
        opening or f"{_explain_no_winner(found)}, so nobody wins.",
    ]
    runners_up = text.format_runners_up(rows, of=found.standings.most_right) if final is not None else ""
    body = [
        text.format_rivals(found) if final is not None else "",
        f"-# {final.footer}" if final is not None and final.footer else "",
        answer,
        f"-# {EQUAL_POINTS_RULE}" if rows else "",
        text.format_proof_start(contest),
    ]

    def lay_out_podium(galleries: Galleries) -> ui.LayoutView:
        # The picture names the runners-up; a phone has no room for them twice.
        places = [text.format_podium(rows, of=found.standings.most_right), "" if galleries else runners_up]
        parts = [text.join_lines(heading), *galleries.values(), text.join_lines([*places, *body])]
        return make_screen(make_card(*filter(None, parts), make_row(*make_played_buttons(contest))))

    return IllustratedScreen({"final": final} if final is not None else {}, lay_out_podium)


def _explain_no_winner(found: ContestTimeline) -> str:
    if not found.standings.rows:
        return "Nobody filled in a ballot"
    return "Nobody has a point" if found.standings.announced else "No result stands"


def outdated_podium_screen(contest: Contest) -> ui.LayoutView:
    """Make the content that replaces an old podium after a corrected one was posted."""
    outdated = (
        f"{PODIUM_HEADING}\n-# {escape_text(contest.title)}\n"
        "A result was corrected after this was posted. **Final standings** shows what counts now."
    )
    return make_screen(make_card(outdated, make_row(*make_played_buttons(contest)), colour=CURTAIN_ACCENT))
