"""Wording of reminders: what is switched on or off, what the private message says, and what the channel reads."""

from collections.abc import Mapping

import discord

from bot.reminders.model import Occasion, ReminderKind, ReminderMessage, SwitchedReminder, Unfinished
from cogs.kit.posts import PostLocation
from cogs.kit.text import escape_text, format_count, format_day, format_instant, format_list

LACKING_NAMED_LIMIT = 6
"""Most categories named that a ballot lacks."""

COMMANDS: Mapping[ReminderKind, str] = {
    ReminderKind.LOCK: "/remind lock",
    ReminderKind.AWARD: "/awards",
    ReminderKind.NOMINATIONS: "/remind nominations",
    ReminderKind.CEREMONY: "/remind ceremony",
}
"""The command by which each kind of reminder is switched."""

SEEN_BY_HOSTS = "Hosts see that you asked and whether you have finished, never what you picked."
CLOSED_MESSAGES_ADVICE = (
    "To let me write to you: this server’s name, **Privacy Settings**, **Direct Messages**."
)


def format_switched(switched: SwitchedReminder) -> str:
    """Say whether a member is reminded from now on, when, and what of."""
    occasion, title = switched.occasion, f"**{escape_text(switched.occasion.title)}**"
    if not switched.is_on:
        return f"🔕 **Reminder off.** You hear nothing from me before {_format_happening(occasion)}."
    lines = [f"🔔 **Reminder on** for {title}.", _describe_on(switched)]
    if occasion.subject.kind.is_closing:
        lines.append(f"-# {SEEN_BY_HOSTS}")
    if switched.are_messages_closed:
        lines.append(f"⚠️ My last message did not reach you. {CLOSED_MESSAGES_ADVICE}")
    return "\n".join(lines)


def _describe_on(switched: SwitchedReminder) -> str:
    occasion = switched.occasion
    if not occasion.subject.kind.is_closing:
        when = "a day and an hour before" if occasion.has_time else "on the morning of that day"
        return f"{_format_when(occasion)}: I write to you {when}."
    closing = f"It closes {format_instant(occasion.at)}."
    if switched.unfinished is None:
        return (
            f"{closing} Your ballot is complete, so I write only if something on it falls away before that."
        )
    return f"{closing} A day and an hour before, I write to you if your ballot still lacks something."


def _format_when(occasion: Occasion) -> str:
    """Format when something is: an instant, or a day where only that is known."""
    return format_instant(occasion.at) if occasion.has_time else format_day(occasion.at.date())


def _format_happening(occasion: Occasion) -> str:
    title = f"**{escape_text(occasion.title)}**"
    return f"{title} closes" if occasion.subject.kind.is_closing else title


def format_message(message: ReminderMessage, server: str) -> str:
    """Format the private message: what closes when, what the ballot lacks, and why it comes.

    Args:
        message: The message.
        server: The server's name.
    """
    occasion = message.occasion
    title = escape_text(occasion.title, 100)
    footer = (
        f"-# {escape_text(server, 80)} · You asked me to remind you. `{COMMANDS[occasion.subject.kind]}` there "
        "switches it off."
    )
    if occasion.subject.kind is ReminderKind.AWARD:
        footer = f"-# {escape_text(server, 80)} · You asked me to remind you; the same button there switches it off."
    if not occasion.subject.kind.is_closing:
        when = format_instant(occasion.at) if occasion.has_time else "today"
        return f"### ⏰ {title}\n{when[0].upper()}{when[1:]}.\n{footer}"
    relative = discord.utils.format_dt(occasion.at, "R")
    return f"### ⏰ {title} closes {relative}\n{format_lacking(message.unfinished)}\n{footer}"


def format_lacking(unfinished: Unfinished) -> str:
    """Format what a ballot lacks."""
    if unfinished.is_empty:
        return f"Your ballot is still empty: **{format_count(len(unfinished.names), 'category', 'categories')}** wait."
    named = [f"**{escape_text(name, 60)}**" for name in unfinished.names[:LACKING_NAMED_LIMIT]]
    more = len(unfinished.names) - len(named)
    return f"Your ballot lacks {format_list([*named, *([f'{more} more'] if more else [])])}."


def format_closed_notice(message: ReminderMessage, server: str) -> str:
    """Word what is shown at their next command to a member who takes no private messages."""
    occasion = message.occasion
    link = make_occasion_link(occasion)
    where = f" [It is here]({link})." if link else ""
    lacking = format_lacking(message.unfinished) if occasion.subject.kind.is_closing else ""
    return (
        f"### ⏰ {escape_text(occasion.title, 100)}\n"
        f"I wanted to remind you before {_format_when(occasion)}, as you asked, but your private messages are closed "
        f"to me. {lacking}{where}\n-# {escape_text(server, 80)} · {CLOSED_MESSAGES_ADVICE}"
    )


def make_occasion_link(occasion: Occasion) -> str | None:
    """Return the link of an occasion's post, or of its channel; None without either."""
    guild_id = occasion.subject.guild_id
    if occasion.channel_id is None:
        return None
    if occasion.message_id is None:
        return f"https://discord.com/channels/{guild_id}/{occasion.channel_id}"
    return PostLocation(occasion.channel_id, occasion.message_id).make_link(guild_id)
