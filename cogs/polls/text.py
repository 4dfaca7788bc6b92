"""Text about polls that their posts and members' own screens share."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import discord

from bot.guilds.model import Cover
from bot.ids import NomineeId
from bot.polls.model import Poll, PollQuestion
from bot.polls.read_models import CategoryPolls, VisiblePoll
from bot.record.model import Category, Nominee
from bot.results.shares import NO_ANSWERS, AnswerShares
from cogs.kit.contest_text import cover_text, format_thread_pointer
from cogs.kit.posts import PostLocation
from cogs.kit.text import (
    TROPHY_EMOJI,
    escape_text,
    format_count,
    format_headline,
    format_instant,
    format_label,
    format_list,
    format_share_bar,
    shorten_text,
)

BARS_LIMIT = 10
"""Most bars in a post; nominees without a bar are named in a small line."""
LEADERS_NAMED_LIMIT = 5
"""Most nominees named who share first place."""
NOMINEE_NAME_CHARACTERS = 40
"""Most characters of a nominee's name in a list."""
BAR_WIDTH_BLOCKS = 8
"""Blocks of a bar, so that bar, numbers and name fit on a phone's line."""


def make_post_link(poll: Poll) -> str:
    """Return the link of the poll's post; empty if it has none."""
    if poll.channel_id is None or poll.message_id is None:
        return ""
    return PostLocation(poll.channel_id, poll.message_id).make_link(poll.guild_id)


def format_question(question: PollQuestion) -> str:
    """Format the question: "Who **will** win?"."""
    return f"Who **{question}** win?"


def format_place(polls: CategoryPolls) -> str:
    """Format the ceremony, and whether it is a rehearsal."""
    rehearsal = " · a rehearsal" if polls.visible_polls[0].poll.rehearsal else ""
    return f"{escape_text(polls.ceremony.name, 60)}{rehearsal}"


def format_closing(poll: Poll, now: datetime) -> str:
    """Format until when the poll is open, or since when it is closed."""
    moment = discord.utils.format_dt(poll.ends_at, "R")
    return f"closes {moment}" if poll.is_open_at(now) else f"closed {moment}"


def format_bars(polls: CategoryPolls, question: PollQuestion, cover: Cover | None = None) -> str:
    """Format the shares of answers as bars, most votes first, with the other open question's bars beside them.

    Args:
        polls: The polls of one category.
        question: The question that goes first.
        cover: How the winner is covered; a covered winner is not marked.
    """
    asked, other = polls.get_poll(question), polls.get_poll(question.other)
    if asked is None or asked.counts is None:
        return "-# How it stands stays hidden until it closes."
    shares = {question: AnswerShares(asked.counts)}
    if other is not None and other.counts is not None:
        shares[question.other] = AnswerShares(other.counts)
    ranked = _rank_nominees(polls.category, *shares.values())
    named = [nominee for nominee in ranked if any(one.count_for([nominee.id]) for one in shares.values())]
    shown = named[: BARS_LIMIT // len(shares)]
    marked = frozenset[str]() if cover else frozenset(polls.winners)
    lines = [_format_nominee_bars(polls, nominee, shares, won=nominee.id in marked) for nominee in shown]
    return "\n".join([*lines, *_format_rest(polls, named, shown)])


def format_leaders(category: Category, asked: VisiblePoll, most: int = 3) -> str:
    """Format the first `most` nominees of a poll on one line; empty without votes."""
    if asked.counts is None:
        return "hidden until it closes"
    shares = AnswerShares(asked.counts)
    named = [nominee for nominee in _rank_nominees(category, shares) if shares.count_for([nominee.id])][:most]
    return ", ".join(
        f"{shorten_voted_nominee(category, nominee.id)} {format_figure(shares, nominee.id)}"
        for nominee in named
    )


def format_figure(shares: AnswerShares, nominee_id: NomineeId) -> str:
    """Format a nominee's share, or with too few votes their number."""
    if shares.counts_only:
        return format_count(shares.count_for([nominee_id]), "vote")
    return f"{shares.share_for([nominee_id]):.0%}"


def format_verdict(polls: CategoryPolls, asked: VisiblePoll, cover: Cover | None = None) -> str:
    """Format the outcome of a closed poll: the room's answer, and how many were right; `cover` covers the winner."""
    if asked.counts is None:
        return ""
    shares = AnswerShares(asked.counts)
    if not shares.voters:
        return "Nobody answered."
    category, question = polls.category, asked.poll.question
    leaders = [
        f"**{name_voted_nominee(category, nominee_id)}**"
        for nominee_id in shares.leaders[:LEADERS_NAMED_LIMIT]
    ]
    if more := len(shares.leaders) - len(leaders):
        leaders.append(f"{more} more")
    named = format_list(leaders)
    does = {PollQuestion.WILL: "believed in", PollQuestion.SHOULD: "wanted"}[question]
    if len(shares.leaders) > 1:
        sentence = f"First place is shared: the room {does} {named}."
    else:
        sentence = f"The room {does} {named}."
    called = {PollQuestion.WILL: "called it", PollQuestion.SHOULD: "wanted that"}[question]
    judged = f"**{shares.count_for(polls.winners)} of {shares.voters}** {called}."
    return "\n".join(filter(None, [sentence, format_winners(polls, cover, judged)]))


def format_winners(polls: CategoryPolls, cover: Cover | None, judged: str = "") -> str:
    """Format the winner with a sentence about it; empty without a result. The winner is covered by `cover`."""
    if not polls.winners:
        return ""
    if cover is not None and cover.thread_id is not None:
        return format_thread_pointer(cover)
    named = format_list(f"**{name_voted_nominee(polls.category, winner)}**" for winner in polls.winners)
    winner_text = f"{named} won: {judged}" if judged else named
    return f"{TROPHY_EMOJI} {cover_text(cover, winner_text)}"


def name_voted_nominee(category: Category, nominee_id: NomineeId) -> str:
    """Return a nominee's name, even if the slate no longer has it."""
    nominee = category.by_id.get(nominee_id)
    return format_headline(category, nominee) if nominee else "someone no longer on the slate"


def shorten_voted_nominee(category: Category, nominee_id: NomineeId) -> str:
    """Return a nominee's name, cut for lists."""
    nominee = category.by_id.get(nominee_id)
    return (
        escape_text(format_label(category, nominee), NOMINEE_NAME_CHARACTERS) if nominee else "someone gone"
    )


def format_votes(asked: VisiblePoll, other: VisiblePoll | None = None) -> str:
    """Format the number of votes, with those for the other question if it is shown beside."""
    if other is None:
        return _format_answers(asked)
    return " · ".join(f"{one.poll.question}: {_format_answers(one)}" for one in (asked, other))


def _format_answers(asked: VisiblePoll) -> str:
    return format_count(asked.vote_count, "ballot" if asked.poll.is_preferential else "vote")


def format_poll_title(category: Category, question: PollQuestion) -> str:
    """Return a poll's category and question as plain text, for selects and choices."""
    return f"{category.title}: who {question} win"


def _rank_nominees(
    category: Category, first: AnswerShares, second: AnswerShares = NO_ANSWERS
) -> Sequence[Nominee]:
    """Sort nominees by votes, then by votes for the second question, then by the slate's order."""
    return sorted(
        category.nominees,
        key=lambda nominee: (-first.count_for([nominee.id]), -second.count_for([nominee.id])),
    )


def _format_nominee_bars(
    polls: CategoryPolls, nominee: Nominee, shares: Mapping[PollQuestion, AnswerShares], *, won: bool
) -> str:
    """Format one line for a nominee with one bar, or three lines with two."""
    mark = f"{TROPHY_EMOJI} " if won else ""
    gone = " · withdrawn" if nominee.withdrawn else ""
    called = f"{mark}{format_headline(polls.category, nominee)}{gone}"
    if len(shares) > 1:
        longest = max(map(len, PollQuestion))
        both = (f"`{question:<{longest}} {_format_bar(nominee, one)}`" for question, one in shares.items())
        return "\n".join([called, *both])
    (alone,) = shares.values()
    count = "" if alone.counts_only else f" · {alone.count_for([nominee.id]):,}"
    return f"`{_format_bar(nominee, alone)}` {called}{count}"


def _format_bar(nominee: Nominee, shares: AnswerShares) -> str:
    count, share = shares.count_for([nominee.id]), shares.share_for([nominee.id])
    number = str(count) if shares.counts_only else f"{share:.0%}"
    return f"{format_share_bar(share, BAR_WIDTH_BLOCKS)} {number:>4}"


def _format_rest(polls: CategoryPolls, named: Sequence[Nominee], shown: Sequence[Nominee]) -> list[str]:
    """Format small lines for nominees without a bar: those with few votes, and those with none."""
    behind = [format_headline(polls.category, nominee) for nominee in named[len(shown) :]]
    without = [
        format_headline(polls.category, nominee)
        for nominee in polls.category.nominees
        if nominee not in named and not nominee.withdrawn
    ]
    lines = [("behind", behind), ("no votes", without)] if named else [("nominated", without)]
    return [f"-# {shorten_text(f'{heading}: ' + ', '.join(names), 400)}" for heading, names in lines if names]


def format_emptied_votes(poll: Poll, category: Category, nominee_id: NomineeId) -> str:
    """Word the notice that a member's vote was emptied, with the way to vote again."""
    where = f" ([the poll]({make_post_link(poll)}))" if make_post_link(poll) else ""
    if poll.is_preferential:
        return (
            f"**{name_voted_nominee(category, nominee_id)}** was withdrawn from **{escape_text(category.title)}**, so "
            f"your ranking of who should win names nobody who still stands. Rank anew with `/polls`{where}. "
            f"The poll closes {format_instant(poll.closes_at)}."
        )
    return (
        f"**{name_voted_nominee(category, nominee_id)}** was withdrawn from "
        f"**{escape_text(category.title)}**, so your vote on who "
        f"{poll.question} win is empty again. Vote anew with `/polls`{where}. "
        f"The poll closes {format_instant(poll.closes_at)}."
    )


def format_lost_channel(number: int) -> str:
    """Word the notice that the channel with the posts of a host's polls was deleted."""
    lost = "the post of a poll" if number == 1 else f"the posts of {number} polls"
    return (
        f"The channel with {lost} of yours was deleted. Voting goes on in `/polls` and no vote is lost. To post one "
        "anew, ask the same again with `/poll open`."
    )
