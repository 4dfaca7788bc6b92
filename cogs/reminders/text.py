"""Wording of reminders: what is switched on or off, what the private message says, and what the channel reads."""

from collections.abc import Mapping, Sequence

import discord

from bot.contests.read_models import ContestCard
from bot.jobs.leads import ReminderLead
from bot.reminders.model import (
    BallotGaps,
    Occasion,
    ReminderKind,
    ReminderMessage,
    ReminderSubject,
    SwitchedReminder,
)
from bot.room_awards.model import AwardPhase
from cogs.kit.posts import PostLocation
from cogs.kit.text import escape_text, format_count, format_day, format_instant, format_list

LACKING_NAMED_LIMIT = 6
"""Most categories named that a ballot lacks."""

COMMANDS: Mapping[ReminderKind, str] = {
    ReminderKind.LOCK: "/remind lock",
    ReminderKind.NOMINATIONS: "/remind nominations",
    ReminderKind.CEREMONY: "/remind ceremony",
}
"""The command by which each kind of reminder is switched, for those that have one."""

SEEN_BY_HOSTS = "Hosts see that you asked and whether you have finished, never what you picked."
CLOSED_MESSAGES_ADVICE = "To open them: tap this server’s name, **Privacy Settings**, **Direct Messages**."


def format_switched(switched: SwitchedReminder) -> str:
    """Say whether a member is reminded from now on, when, and what of."""
    occasion = switched.occasion
    if not switched.is_on:
        return f"🔕 **Reminder off.** I stay quiet about {name_occasion(occasion)}."
    lines = [f"🔔 **Reminder on** for {name_occasion(occasion)}.", _describe_on(switched)]
    if occasion.subject.kind.is_closing:
        lines.append(f"-# {SEEN_BY_HOSTS}")
    if switched.are_messages_closed:
        lines.append(f"⚠️ My last message did not reach you. {CLOSED_MESSAGES_ADVICE}")
    return "\n".join(lines)


def name_occasion(occasion: Occasion) -> str:
    """Name what a member is reminded of, in bold."""
    title = f"**{escape_text(occasion.title, 100)}**"
    return f"the nominations of the {title}" if occasion.subject.kind is ReminderKind.NOMINATIONS else title


def _describe_on(switched: SwitchedReminder) -> str:
    occasion = switched.occasion
    when = _format_coming(switched.coming)
    if not occasion.subject.kind.is_closing:
        told = f"{when}, I write to you." if when else "That is so soon that I write no more."
        return f"{format_occasion_time(occasion)} {told}"
    closing = f"It {_name_closing(occasion)} {format_instant(occasion.at)}."
    if switched.unfinished is None:
        return (
            f"{closing} Your ballot is complete, so I write only if something on it falls away before that."
            if when
            else f"{closing} Your ballot is complete, and that is so soon that I write no more."
        )
    if not when:
        return f"{closing} That is so soon that I write no more. {format_lacking(switched.unfinished)}"
    return f"{closing} {when}, I write to you if your ballot still lacks something."


def _format_coming(coming: Sequence[ReminderLead]) -> str:
    """Format when a member is still reminded, as the beginning of a sentence; empty if not any more."""
    if ReminderLead.MORNING in coming:
        return "On the morning of that day"
    if ReminderLead.DAY in coming:
        return "A day and an hour before"
    return "An hour before" if coming else ""


def format_occasion_time(occasion: Occasion) -> str:
    """Format when something closes or is, as a sentence: an instant, or a day where only that is known."""
    day = None if occasion.has_time else occasion.day
    when = format_instant(occasion.at) if day is None else f"on {format_day(day)}"
    return (
        f"It is {when}." if occasion.is_sure else f"It is expected {when}; the award has not confirmed that."
    )


def format_message(message: ReminderMessage, server: str) -> str:
    """Format the private message: what closes when, what the ballot lacks, and why it comes.

    Args:
        message: The message.
        server: The server's name.
    """
    return "\n".join(
        [_format_heading(message.occasion), _format_body(message), _format_footer(message, server)]
    )


def _format_heading(occasion: Occasion) -> str:
    title = escape_text(occasion.title, 100)
    if occasion.subject.kind is ReminderKind.NOMINATIONS:
        return f"### ⏰ Nominations: {title}"
    if occasion.subject.kind is ReminderKind.CEREMONY:
        return f"### ⏰ {title}"
    return f"### ⏰ {title} {_name_closing(occasion)} {discord.utils.format_dt(occasion.at, 'R')}"


def name_closing_part(subject: ReminderSubject) -> str:
    """Name what closes, as the beginning of a sentence: "Picks close"."""
    if subject.kind is not ReminderKind.AWARD:
        return "Picks close"
    _, phase = subject.split_award()
    return "The voting closes" if phase == AwardPhase.VOTE else "Nominations close"


def _name_closing(occasion: Occasion) -> str:
    """Name what happens at a lock; with late entries, each category is open until its own envelope."""
    return "begins" if occasion.takes_late_entries else "closes"


def _format_body(message: ReminderMessage) -> str:
    occasion = message.occasion
    if occasion.subject.kind.is_closing:
        return format_lacking(message.unfinished)
    if occasion.has_time or occasion.day is None:
        return format_occasion_time(occasion)
    unsure = "" if occasion.is_sure else " It is not confirmed by the award."
    return f"Today, {format_day(occasion.day)}.{unsure}"


def _format_footer(message: ReminderMessage, server: str) -> str:
    kind = message.occasion.subject.kind
    # No mention: in a private message the command could not be used.
    off = "the button" if kind is ReminderKind.AWARD else f"**{COMMANDS[kind]}**"
    return f"-# {escape_text(server, 80)} · You asked me to remind you; {off} there switches it off."


def format_lacking(unfinished: BallotGaps) -> str:
    """Format what a ballot lacks."""
    if unfinished.is_empty:
        return f"Your ballot is still empty: **{format_count(len(unfinished.names), 'category', 'categories')}** wait."
    named = [f"**{escape_text(name, 60)}**" for name in unfinished.names[:LACKING_NAMED_LIMIT]]
    more = len(unfinished.names) - len(named)
    return f"Your ballot lacks {format_list([*named, *([f'{more} more'] if more else [])])}."


def format_ballots_in(card: ContestCard) -> str:
    """Format how many ballots are in, and how many of them are unfinished."""
    if not card.ballots:
        return "No ballot is in yet: be the first."
    if card.ballots == 1:
        return f"**1 ballot** is in, and it is {'unfinished' if card.incomplete else 'complete'}."
    unfinished = "all" if card.incomplete == card.ballots else str(card.incomplete)
    state = f"**{unfinished}** of them unfinished" if card.incomplete else "all of them complete"
    return f"**{format_count(card.ballots, 'ballot')}** are in, {state}."


def format_closed_notice(message: ReminderMessage, server: str) -> str:
    """Word what is shown at their next command to a member who takes no private messages."""
    occasion = message.occasion
    link = make_occasion_link(occasion)
    where = f" [It is here]({link})." if link else ""
    return (
        f"{_format_heading(occasion)}\n{_format_body(message)}{where}\n"
        "I wanted to tell you in a private message, as you asked, but yours are closed to me. "
        f"{CLOSED_MESSAGES_ADVICE}\n-# {escape_text(server, 80)}"
    )


def make_occasion_link(occasion: Occasion) -> str | None:
    """Return the link of an occasion's post, or of its channel; None without either."""
    guild_id = occasion.subject.guild_id
    if occasion.channel_id is None:
        return None
    if occasion.message_id is None:
        return f"https://discord.com/channels/{guild_id}/{occasion.channel_id}"
    return PostLocation(occasion.channel_id, occasion.message_id).make_link(guild_id)
