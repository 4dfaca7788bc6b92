"""The screens of how a preferential poll was counted: its rounds, and its ballots as a file."""

from discord import ui

from bot.polls.export import RankingsExport
from bot.polls.read_models import CountedRankings
from cogs.kit.controls import make_button
from cogs.kit.illustrated import Galleries, IllustratedScreen
from cogs.kit.layouts import CURTAIN_ACCENT, CardPart, make_card, make_row, make_screen, make_separator
from cogs.kit.routes import ENDED_LIST, POLL_LIST_ROUTE
from cogs.kit.text import escape_text
from cogs.polls import ranking_text, text
from cogs.polls.routes import POLL_EXPORT_ROUTE

OWN_RANKING_LISTED_LIMIT = 10
"""Most choices of the asker's own ranking that are listed."""

ROUNDS_PICTURE = "rounds"
"""The name of the picture of the rounds."""


def rounds_screen(counted: CountedRankings) -> IllustratedScreen:
    """Make the screen of a count, for one member: the rounds in a picture and in words, and their own ballot."""
    paper = counted.paper
    chart = ranking_text.make_runoff_chart(paper.ceremony, paper.category, counted.count)

    def lay_out_rounds(galleries: Galleries) -> ui.LayoutView:
        heading = f"## {escape_text(paper.category.title)}: who should win\n-# {escape_text(paper.ceremony.name, 60)}"
        parts: list[CardPart] = [
            heading,
            *galleries.values(),
            ranking_text.format_rounds(paper.category, counted.count),
            make_separator(),
            _format_own_ranking(counted),
            make_row(
                make_button(POLL_EXPORT_ROUTE, paper.poll.id, label="The ballots as a file", emoji="📄"),
                make_button(POLL_LIST_ROUTE, ENDED_LIST, "b", 0, label="Back", emoji="◀️"),
            ),
        ]
        return make_screen(make_card(*parts, colour=CURTAIN_ACCENT))

    return IllustratedScreen({ROUNDS_PICTURE: chart}, lay_out_rounds)


def rankings_export_screen(export: RankingsExport, name: str) -> ui.LayoutView:
    """Make the message that a poll's ballots are attached to."""
    body = (
        f"### 📄 {escape_text(text.format_poll_title(export.category, export.poll.question))}\n"
        "Every ballot without a name, with its salt and its line of the proof. `docs/count_again.py`, thirty lines of "
        f"Python beside the bot’s README, counts them again.\n-# Proof `{export.poll.proof}`"
    )
    return make_screen(make_card(body, ui.File[ui.LayoutView](f"attachment://{name}")))


def _format_own_ranking(counted: CountedRankings) -> str:
    paper = counted.paper
    own = (
        f"**Your ballot**\n{ranking_text.format_ranking(paper.category, paper.ranking, OWN_RANKING_LISTED_LIMIT)}"
        if paper.ranking
        else "You ranked nobody in it."
    )
    lines = [
        own,
        ranking_text.format_line(paper.line),
        f"-# {ranking_text.format_verification(counted.verification)}",
        f"-# Proof `{paper.poll.proof}`",
    ]
    return "\n".join(line for line in lines if line)
