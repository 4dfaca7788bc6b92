"""Wording of the season: what a date is called, when it is, and how sure that is."""

from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import urlsplit

import discord

from bot.ids import GuildId
from bot.polls.model import PollQuestion
from bot.record.model import Award
from bot.record.season_dates import Certainty, DateKind, DaySpan
from bot.season.model import SeasonDate, When
from bot.season.read_models import Deadline, DeadlineKind
from cogs.kit.posts import PostLocation
from cogs.kit.text import escape_text, format_day

Awards = Mapping[str, Award]

KIND_EMOJI: Mapping[DateKind | None, str] = {
    DateKind.LONGLIST: "📜",
    DateKind.NOMINATION_VOTING: "🗳️",
    DateKind.NOMINATIONS: "📣",
    DateKind.FINAL_VOTING: "🗳️",
    DateKind.CEREMONY: "🏆",
    None: "📌",
}

KIND_NAMES: Mapping[DateKind, str] = {
    DateKind.LONGLIST: "longlist",
    DateKind.NOMINATION_VOTING: "nomination voting",
    DateKind.NOMINATIONS: "nominations",
    DateKind.FINAL_VOTING: "final voting",
    DateKind.CEREMONY: "ceremony",
}

CERTAINTY_REMARKS: Mapping[Certainty, str] = {
    Certainty.OFFICIAL: "",
    Certainty.AGREED: "sources agree",
    Certainty.UNCONFIRMED: "a rumour so far",
}
"""How sure a date is, in two or three words; the award's own word needs none."""

CERTAINTY_SENTENCES: Mapping[Certainty, str] = {
    Certainty.OFFICIAL: "The award says so itself.",
    Certainty.AGREED: "Sources that were written apart from each other agree on it.",
    Certainty.UNCONFIRMED: "A single page says so. Pencil it in, and do not book the sofa yet.",
}

_FAR_DAYS = 300
"""From how many days ahead a date is told with its year."""


def name_date_plainly(known: SeasonDate, awards: Awards) -> str:
    """Name a date as plain text: "Oscars nominations", "Gala of the film club"."""
    if known.ceremony is None or known.kind is None:
        return known.name
    award = awards.get(known.ceremony.award)
    if award is None:
        return known.ceremony.name
    return f"{award.short} {KIND_NAMES[known.kind]}"


def format_date_name(known: SeasonDate, awards: Awards) -> str:
    """Format a date's name as Markdown: the award, or what hosts call it, in bold."""
    award = awards.get(known.ceremony.award) if known.ceremony else None
    if award is None or known.kind is None:
        return f"**{escape_text(name_date_plainly(known, awards), 100)}**"
    return f"**{escape_text(award.short)}** {KIND_NAMES[known.kind]}"


def format_weekday_date(day: date, today: date) -> str:
    """Format a day in a few letters: "Thu 21 Jan"; with its year if it is far off."""
    year = f" {day.year}" if (day - today).days > _FAR_DAYS else ""
    return f"{day:%a} {day.day} {day:%b}{year}"


def format_short_span(days: DaySpan, today: date) -> str:
    """Format one day, or several: "Mon 11 to Fri 15 Jan"."""
    last = format_weekday_date(days.last, today)
    if days.first == days.last:
        return last
    first = format_weekday_date(days.first, today)
    is_same_month = (days.first.year, days.first.month) == (days.last.year, days.last.month)
    return f"{f'{days.first:%a} {days.first.day}' if is_same_month else first} to {last}"


def format_full_span(days: DaySpan) -> str:
    """Format one day, or several, in full: "Thursday 21 January 2027"."""
    first, last = (f"{day:%A} {format_day(day)}" for day in (days.first, days.last))
    return first if days.first == days.last else f"{first} to {last}"


def format_countdown(when: When, today: date) -> str:
    """Format how far off something is: to the minute by Discord where the time is known, else in whole days."""
    if when.at is not None:
        return discord.utils.format_dt(when.at, "R")
    left = (when.days.first - today).days
    if left < 0:
        ends = (when.days.last - today).days
        return "ends today" if ends <= 0 else "ends tomorrow" if ends == 1 else f"{ends} days left"
    return "today" if left == 0 else "tomorrow" if left == 1 else f"in {left} days"


def format_when(when: When, today: date) -> str:
    """Format when something is, as short as it can be, and how far off."""
    if when.at is not None:
        return f"{discord.utils.format_dt(when.at, 'f')} · {format_countdown(when, today)}"
    return f"{format_short_span(when.days, today)} · {format_countdown(when, today)}"


def format_full_when(when: When, today: date) -> str:
    """Format when something is in full, and how far off."""
    if when.at is not None:
        return f"{discord.utils.format_dt(when.at, 'F')} · {format_countdown(when, today)}"
    return f"{format_full_span(when.days)} · {format_countdown(when, today)}"


def format_remark(known: SeasonDate) -> str:
    """Format how sure a date is in a word or two; empty for the award's own word, and what hosts added."""
    if known.certainty is not None:
        return CERTAINTY_REMARKS[known.certainty]
    return "as our hosts have it" if known.shipped is not None else ""


def describe_certainty(known: SeasonDate, today: date) -> str:
    """Describe who says so; of a corrected date also what the bot ships."""
    if known.certainty is not None:
        return CERTAINTY_SENTENCES[known.certainty]
    if known.shipped is None:
        return "This server's hosts say so."
    if known.shipped.days == known.when.days:
        return "This server's hosts say the hour." if known.when.at else "This server's hosts say so."
    return f"This server's hosts say so; elsewhere it is {format_short_span(known.shipped.days, today)}."


def format_sources(addresses: Sequence[str]) -> str:
    """Format pages that say so as links with the names of their sites, one of each site."""
    by_site: dict[str, str] = {}
    for address in addresses:
        site = urlsplit(address).hostname or address
        by_site.setdefault(site.removeprefix("www."), address)
    return " · ".join(f"[{escape_text(site)}](<{address}>)" for site, address in by_site.items())


def format_deadline(deadline: Deadline, guild_id: GuildId) -> str:
    """Format what is open here and when it ends, with a link to its post."""
    ends = discord.utils.format_dt(deadline.at, "R")
    name = escape_text(deadline.name, 60)
    if deadline.channel_id is not None and deadline.message_id is not None:
        link = PostLocation(deadline.channel_id, deadline.message_id).make_link(guild_id)
        name = f"[{name}](<{link}>)"
    match deadline.kind:
        case DeadlineKind.CONTEST:
            return f"🎟️ **{name}** locks {ends}"
        case DeadlineKind.POLL:
            asked = "should" if deadline.question is PollQuestion.SHOULD else "will"
            return f"📊 **{name}**, who {asked} win: closes {ends}"
        case DeadlineKind.NOMINATIONS:
            return f"✍️ **{name}**: nominations close {ends}"
        case DeadlineKind.VOTE:
            return f"✉️ **{name}**: voting closes {ends}"


def name_deadline_plainly(deadline: Deadline) -> str:
    """Name a deadline as plain text, for a calendar."""
    match deadline.kind:
        case DeadlineKind.CONTEST:
            return f"{deadline.name}: picks lock"
        case DeadlineKind.POLL:
            asked = "should" if deadline.question is PollQuestion.SHOULD else "will"
            return f"{deadline.name}, who {asked} win: the poll closes"
        case DeadlineKind.NOMINATIONS:
            return f"{deadline.name}: nominations close"
        case DeadlineKind.VOTE:
            return f"{deadline.name}: voting closes"
