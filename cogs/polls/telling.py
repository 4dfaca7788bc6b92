"""What there is to read about polls, for their posts and for members' own screens alike."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import discord

from bot.awards.model import Category, Nominee
from bot.guilds.model import Cover
from bot.polls.facts import Asked, CategoryPolls
from bot.polls.model import Poll, Question
from bot.verdict.shares import NOBODY, Shares
from cogs.kit import covers, words
from cogs.kit.posts import Place

BARS = 10
"""Bars that a post shows: who has none comes in a small line."""
LEADERS = 5
"""Who share first place are named up to this many."""
SHORT = 40
"""Characters of a nominee's name in a list."""
WIDTH = 8
"""Blocks of a bar: with its figures and a name it fits on a phone's line."""


def link(poll: Poll) -> str:
    """Where the poll's post is; empty where it has none."""
    if poll.channel_id is None or poll.message_id is None:
        return ""
    return Place(poll.channel_id, poll.message_id).link(poll.guild_id)


def asking(question: Question) -> str:
    """The question: "Who **will** win?"."""
    return f"Who **{question}** win?"


def place(polls: CategoryPolls) -> str:
    """The ceremony, and whether it is a rehearsal."""
    rehearsal = " · a rehearsal" if polls.asked[0].poll.rehearsal else ""
    return f"{words.plain(polls.ceremony.name, 60)}{rehearsal}"


def closing(poll: Poll, now: datetime) -> str:
    """Until when it is open, or since when it is not."""
    moment = discord.utils.format_dt(poll.ends_at, "R")
    return f"closes {moment}" if poll.open_at(now) else f"closed {moment}"


def bars(polls: CategoryPolls, question: Question, cover: Cover | None = None) -> str:
    """How the answers to a question divide, most first; where the other question is open too, the two side by side.

    Args:
        polls: The questions.
        question: Which one goes first.
        cover: How the winner is covered: then none is marked.
    """
    asked, other = polls.of(question), polls.of(question.other)
    if asked is None or asked.counts is None:
        return "-# How it stands stays hidden until it closes."
    shares = {question: Shares(asked.counts)}
    if other is not None and other.counts is not None:
        shares[question.other] = Shares(other.counts)
    ranked = _ranked(polls.category, *shares.values())
    named = [nominee for nominee in ranked if any(one.count([nominee.id]) for one in shares.values())]
    shown = named[: BARS // len(shares)]
    marked = frozenset[str]() if cover else frozenset(polls.winners)
    lines = [_bars(polls, nominee, shares, won=nominee.id in marked) for nominee in shown]
    return "\n".join([*lines, *_rest(polls, named, shown)])


def leading(category: Category, asked: Asked, most: int = 3) -> str:
    """The first few of a poll on one line; nothing where nobody answered."""
    if asked.counts is None:
        return "hidden until it closes"
    shares = Shares(asked.counts)
    named = [nominee for nominee in _ranked(category, shares) if shares.count([nominee.id])][:most]
    return ", ".join(f"{short(category, nominee.id)} {figure(shares, nominee.id)}" for nominee in named)


def figure(shares: Shares, nominee_id: str) -> str:
    """A nominee's share, or where too few answered for that the bare number of votes."""
    if shares.counts_only:
        return words.count(shares.count([nominee_id]), "vote")
    return f"{shares.share([nominee_id]):.0%}"


def verdict(polls: CategoryPolls, asked: Asked, cover: Cover | None = None) -> str:
    """What the room said in a poll that is over, and how many called the winner, covered if the server wants that."""
    if asked.counts is None:
        return ""
    shares = Shares(asked.counts)
    if not shares.voters:
        return "Nobody answered."
    category, question = polls.category, asked.poll.question
    leaders = [f"**{name(category, nominee_id)}**" for nominee_id in shares.leaders[:LEADERS]]
    if more := len(shares.leaders) - len(leaders):
        leaders.append(f"{more} more")
    named = words.listed(leaders)
    does = {Question.WILL: "believed in", Question.SHOULD: "wanted"}[question]
    if len(shares.leaders) > 1:
        said = f"First place is shared: the room {does} {named}."
    else:
        said = f"The room {does} {named}."
    called = {Question.WILL: "called it", Question.SHOULD: "wanted that"}[question]
    judged = f"**{shares.count(polls.winners)} of {shares.voters}** {called}."
    return "\n".join(filter(None, [said, winners(polls, cover, judged)]))


def winners(polls: CategoryPolls, cover: Cover | None, judged: str = "") -> str:
    """Who won, and what is to be said of that; nothing while no winner stands, covered if the server wants that."""
    if not polls.winners:
        return ""
    if cover is not None and cover.thread_id is not None:
        return covers.elsewhere(cover)
    named = words.listed(f"**{name(polls.category, winner)}**" for winner in polls.winners)
    told = f"{named} won: {judged}" if judged else named
    return f"{words.TROPHY} {covers.over(cover, told)}"


def name(category: Category, nominee_id: str) -> str:
    """What a nominee is called, also one that the slate has no more."""
    nominee = category.by_id.get(nominee_id)
    return words.headline(category, nominee) if nominee else "someone no longer on the slate"


def short(category: Category, nominee_id: str) -> str:
    """The same for lists, cut where it is long."""
    nominee = category.by_id.get(nominee_id)
    return words.plain(words.label(category, nominee), SHORT) if nominee else "someone gone"


def votes(asked: Asked, other: Asked | None = None) -> str:
    """How many have answered, the other question too where it stands beside."""
    if other is None:
        return words.count(asked.votes, "vote")
    return " · ".join(f"{one.poll.question}: {words.count(one.votes, 'vote')}" for one in (asked, other))


def title(category: Category, question: Question) -> str:
    """A poll by its category and question, in plain text for selects and lists of choices."""
    return f"{category.title}: who {question} win"


def _ranked(category: Category, first: Shares, second: Shares = NOBODY) -> Sequence[Nominee]:
    """A category's nominees, most votes first, then by the other question, equals in the slate's order."""
    return sorted(
        category.nominees, key=lambda nominee: (-first.count([nominee.id]), -second.count([nominee.id]))
    )


def _bars(polls: CategoryPolls, nominee: Nominee, shares: Mapping[Question, Shares], *, won: bool) -> str:
    """A nominee on one line with its bar, or on three with both."""
    mark = f"{words.TROPHY} " if won else ""
    gone = " · withdrawn" if nominee.withdrawn else ""
    called = f"{mark}{words.headline(polls.category, nominee)}{gone}"
    if len(shares) > 1:
        longest = max(map(len, Question))
        both = (f"`{question:<{longest}} {_bar(nominee, one)}`" for question, one in shares.items())
        return "\n".join([called, *both])
    (alone,) = shares.values()
    count = "" if alone.counts_only else f" · {alone.count([nominee.id]):,}"
    return f"`{_bar(nominee, alone)}` {called}{count}"


def _bar(nominee: Nominee, shares: Shares) -> str:
    count, share = shares.count([nominee.id]), shares.share([nominee.id])
    number = str(count) if shares.counts_only else f"{share:.0%}"
    return f"{words.bar(share, WIDTH)} {number:>4}"


def _rest(polls: CategoryPolls, named: Sequence[Nominee], shown: Sequence[Nominee]) -> list[str]:
    """Who has no bar, in small lines: those behind, and those whom nobody named."""
    behind = [words.headline(polls.category, nominee) for nominee in named[len(shown) :]]
    without = [
        words.headline(polls.category, nominee)
        for nominee in polls.category.nominees
        if nominee not in named and not nominee.withdrawn
    ]
    lines = [("behind", behind), ("no votes", without)] if named else [("nominated", without)]
    return [
        f"-# {words.shorten(f'{heading}: ' + ', '.join(names), 400)}" for heading, names in lines if names
    ]
