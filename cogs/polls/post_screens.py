"""A poll's post, open and closed."""

from collections.abc import Sequence
from datetime import datetime

from discord import ui

from bot.guilds.model import Cover
from bot.polls.model import PollQuestion
from bot.polls.read_models import CategoryPolls, VisiblePoll
from cogs.kit.controls import Control, make_button
from cogs.kit.illustrated import Galleries, IllustratedScreen
from cogs.kit.layouts import (
    CURTAIN_ACCENT,
    GOLD_ACCENT,
    CardPart,
    ControlRow,
    make_card,
    make_row,
    make_screen,
    make_separator,
)
from cogs.kit.posts import PostScreen
from cogs.kit.routes import OPEN_LIST, POLL_LIST_ROUTE
from cogs.kit.text import escape_text, format_headline, shorten_hash, shorten_text
from cogs.polls import ranking_text, text
from cogs.polls.rounds_screens import ROUNDS_PICTURE
from cogs.polls.routes import (
    POLL_EXPORT_ROUTE,
    POLL_RANK_ROUTE,
    VOTE_ON_POST_ROUTE,
)
from cogs.polls.screens import make_vote_selects


def poll_post_screen(
    polls: CategoryPolls, question: PollQuestion, now: datetime, cover: Cover | None = None
) -> PostScreen:
    """Make a poll's post for its current state; that of a counted preferential poll has a picture of its rounds.

    Args:
        polls: The poll, with the other question about the category if both are open.
        question: The question of this post.
        now: The current instant.
        cover: How the winner is covered; None if shown openly.
    """
    asked = polls.get_poll(question)
    if asked is None:
        raise ValueError(f"no poll asks who {question} win {polls.category_id}")
    heading = _format_heading(polls, asked, now)
    if asked.shown_rounds is not None:
        return _counted_post_screen(polls, asked, heading, now, cover)
    is_open = asked.poll.is_open_at(now)
    parts: list[CardPart] = [heading, make_separator(), _format_results(polls, asked, now, cover)]
    if is_open:
        # The other question can be answered here too; its select names it.
        for one in filter(None, (asked, polls.get_poll(question.other))):
            parts += make_vote_selects(VOTE_ON_POST_ROUTE, polls.category, one)
    parts.append(_make_buttons(asked, is_open=is_open))
    return make_screen(make_card(*parts, colour=GOLD_ACCENT if is_open else CURTAIN_ACCENT))


def _counted_post_screen(
    polls: CategoryPolls, asked: VisiblePoll, heading: str, now: datetime, cover: Cover | None
) -> IllustratedScreen:
    count = asked.shown_rounds
    assert count is not None  # noqa: S101 - asked by the caller
    verdict = ranking_text.format_counted_verdict(polls, asked, cover)
    rounds = ranking_text.format_rounds(polls.category, count)

    def lay_out_post(galleries: Galleries) -> ui.LayoutView:
        parts: list[CardPart] = [
            heading,
            make_separator(),
            verdict,
            *galleries.values(),
            f"{rounds}\n{_format_foot(polls, asked, now)}",
            _make_buttons(asked, is_open=False),
        ]
        return make_screen(make_card(*parts, colour=CURTAIN_ACCENT))

    chart = ranking_text.make_runoff_chart(polls.ceremony, polls.category, count)
    return IllustratedScreen({ROUNDS_PICTURE: chart}, lay_out_post)


def _format_heading(polls: CategoryPolls, asked: VisiblePoll, now: datetime) -> str:
    mark = "🗳️" if asked.poll.is_open_at(now) else "🔒"
    return (
        f"## {mark} {escape_text(polls.category.title)}\n"
        f"### {text.format_question(asked.poll.question)}\n"
        f"-# {text.format_place(polls)}"
    )


def _format_results(polls: CategoryPolls, asked: VisiblePoll, now: datetime, cover: Cover | None) -> str:
    is_open, foot = asked.poll.is_open_at(now), _format_foot(polls, asked, now)
    if is_open:
        invitation = "" if asked.vote_count else "Nobody has answered yet. Be the first!"
        won = text.format_winners(polls, cover)
        lines = [invitation, won, *_format_standing(polls, asked, cover), foot]
    elif not asked.poll.is_public(now):
        lines = ["The votes are being counted.", foot]
    elif asked.poll.is_preferential:
        lines = [ranking_text.format_counted_verdict(polls, asked, cover), foot]
    else:
        stood = text.format_bars(polls, asked.poll.question, cover) if asked.vote_count else ""
        lines = [text.format_verdict(polls, asked, cover), stood, foot]
    return "\n".join(filter(None, lines))


def _format_standing(polls: CategoryPolls, asked: VisiblePoll, cover: Cover | None) -> Sequence[str]:
    """Format how an open poll stands; of rankings, that it is a secret, and who can be ranked."""
    if not asked.poll.is_preferential:
        return [text.format_bars(polls, asked.poll.question, cover)]
    names = ", ".join(
        format_headline(polls.category, one) for one in polls.category.nominees if not one.withdrawn
    )
    return [
        ranking_text.COUNTING_RULE,
        "-# It is counted when the poll closes, and how it stands is a secret until then.",
        f"-# {shorten_text(f'nominated: {names}', 400)}",
    ]


def _format_foot(polls: CategoryPolls, asked: VisiblePoll, now: datetime) -> str:
    beside = polls.get_poll(asked.poll.question.other)
    proof = f" · proof `{shorten_hash(asked.poll.proof)}…`" if asked.poll.proof else ""
    return f"-# {text.format_votes(asked, beside)} · {text.format_closing(asked.poll, now)}{proof}"


def _make_buttons(asked: VisiblePoll, *, is_open: bool) -> ControlRow:
    every = make_button(POLL_LIST_ROUTE, OPEN_LIST, "l", 0, label="All polls and my votes")
    buttons: list[Control] = []
    if asked.poll.is_preferential and not is_open:
        buttons.append(make_button(POLL_RANK_ROUTE, asked.poll.id, "m", 0, label="My ranking", emoji="🔢"))
    if asked.shown_rounds is not None:
        buttons.append(
            make_button(POLL_EXPORT_ROUTE, asked.poll.id, label="The ballots as a file", emoji="📄")
        )
    return make_row(*buttons, every)
