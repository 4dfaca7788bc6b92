"""Screens of reminders: the answer to a press, the private message, the channel's post, and the hosts' list."""

from collections.abc import Sequence

import discord
from discord import ui

from bot.contests.read_models import ContestCard
from bot.reminders.model import (
    Asker,
    AskerList,
    BegunRound,
    Occasion,
    ReminderKind,
    ReminderMessage,
    ReminderSubject,
    SwitchedReminder,
)
from bot.room_awards.model import AwardPhase
from bot.room_awards.read_models import AwardOverview
from cogs.kit.contest_text import format_member_name
from cogs.kit.controls import Control, make_button
from cogs.kit.layouts import (
    CardPart,
    clamp_page,
    count_pages,
    make_card,
    make_notice,
    make_pager,
    make_row,
    make_screen,
)
from cogs.kit.routes import (
    AWARD_BOARD_ROUTE,
    BALLOT_ROUTE,
    CONTEST_CARD_ROUTE,
    REMIND_ROUTE,
    REMINDERS_PANEL_ROUTE,
    make_remind_button,
)
from cogs.kit.text import escape_text, format_count, format_instant
from cogs.reminders import text
from cogs.reminders.routes import REMINDER_POSTS_ROUTE

ASKERS_PER_PAGE = 30
"""Most members named on a page of the hosts' list."""


def switched_screen(switched: SwitchedReminder) -> ui.LayoutView:
    """Make the answer to who switched a reminder on or off, with the way back."""
    subject = switched.occasion.subject
    label, wanted = ("Turn it off", "off") if switched.is_on else ("Turn it on again", "on")
    back = make_button(REMIND_ROUTE, subject.kind, subject.id, wanted, label=label)
    return make_notice(text.format_switched(switched), make_row(back))


def message_screen(message: ReminderMessage, server: str) -> ui.LayoutView:
    """Make the private message, with a link to where the ballot is.

    Args:
        message: The message.
        server: The server's name.
    """
    parts: list[CardPart] = [text.format_message(message, server)]
    if (link := text.make_occasion_link(message.occasion)) is not None:
        label = "Finish my ballot" if message.occasion.subject.kind is ReminderKind.LOCK else "Go there"
        parts.append(make_row(ui.Button(label=label, url=link)))
    return make_screen(make_card(*parts))


def lock_post_screen(begun: BegunRound, card: ContestCard, ping_role: int | None) -> ui.LayoutView:
    """Make the post in a contest's channel before its lock: how many ballots are in, and how many are unfinished.

    Args:
        begun: The round that it belongs to.
        card: The contest.
        ping_role: The role that it pings; None for nobody.
    """
    contest = card.contest
    controls = [
        make_button(
            BALLOT_ROUTE,
            contest.id,
            label="Fill in my ballot",
            emoji="🗳️",
            style=discord.ButtonStyle.primary,
        ),
        make_remind_button(ReminderKind.LOCK, str(contest.id)),
    ]
    closing = "The night begins" if contest.rules.late_entries else "Picks close"
    return _post_screen(begun.occasion, closing, text.format_ballots_in(card), controls, ping_role)


def phase_post_screen(begun: BegunRound, overview: AwardOverview, ping_role: int | None) -> ui.LayoutView:
    """Make the post in the channel of the room's awards before the end of a phase: how many took part.

    Args:
        begun: The round that it belongs to.
        overview: The awards.
        ping_role: The role that it pings; None for nobody.
    """
    voting = overview.award.phase is AwardPhase.VOTE
    done = "voted" if voting else "nominated"
    state = (
        f"**{format_count(overview.participants, 'member')}** {done}."
        if overview.participants
        else f"Nobody has {done} yet: be the first."
    )
    controls: list[Control | ui.Button[ui.LayoutView]] = []
    if (link := text.make_occasion_link(begun.occasion)) is not None:
        controls.append(ui.Button(label="Vote" if voting else "Nominate", url=link))
    controls.append(make_remind_button(ReminderKind.AWARD, begun.occasion.subject.id))
    closing = text.name_closing_part(begun.occasion.subject)
    return _post_screen(begun.occasion, closing, state, controls, ping_role)


def _post_screen(
    occasion: Occasion,
    closing: str,
    state: str,
    controls: Sequence[Control | ui.Button[ui.LayoutView]],
    ping_role: int | None,
) -> ui.LayoutView:
    relative = discord.utils.format_dt(occasion.at, "R")
    title = f"**{escape_text(occasion.title)}** · {discord.utils.format_dt(occasion.at, 'F')}"
    parts: list[CardPart] = [f"## ⏰ {closing} {relative}\n{title}\n{state}"]
    if ping_role is not None:
        parts.append(f"-# <@&{ping_role}>")
    return make_screen(make_card(*parts, make_row(*controls)))


def askers_screen(
    listed: AskerList, page: int = 0, note: str = "", *, has_posts: bool = True
) -> ui.LayoutView:
    """Make a page of the hosts' list of who asked to be reminded and has not finished: names, and nothing more.

    Args:
        listed: Who asked.
        page: The page, from 0.
        note: A line about what just happened.
        has_posts: Whether the server wants posts before something closes at all.
    """
    occasion, subject = listed.occasion, listed.subject
    pages = count_pages(len(listed.unfinished), ASKERS_PER_PAGE)
    page = clamp_page(page, pages)
    shown = listed.unfinished[page * ASKERS_PER_PAGE : (page + 1) * ASKERS_PER_PAGE]
    back = _make_back_button(subject)
    if occasion is None:
        body = f"### 🔔 Reminders\n{_describe_over(subject)}: nobody is reminded any more."
        return make_screen(make_card(body, make_row(back)))
    lines = [
        note,
        f"### 🔔 Reminders · {escape_text(occasion.title)}",
        f"**{text.name_closing_part(subject)}** {format_instant(occasion.at)}",
        _format_asked(listed),
        _format_names(shown),
        "-# What they chose stays theirs.",
        _describe_posts(listed, has_posts=has_posts),
    ]
    turning = make_pager(REMINDERS_PANEL_ROUTE, [subject.kind, subject.id], page, pages)
    controls = [_make_posts_switch(listed), back] if has_posts else [back]
    return make_screen(make_card("\n".join(filter(None, lines)), *turning, make_row(*controls)))


def _make_back_button(subject: ReminderSubject) -> Control:
    """Make the button to where hosts see what closes."""
    if subject.kind is ReminderKind.AWARD:
        award_id, _ = subject.split_award()
        return make_button(AWARD_BOARD_ROUTE, award_id, label="Back", emoji="◀️")
    return make_button(CONTEST_CARD_ROUTE, subject.id, label="Back", emoji="◀️")


def _make_posts_switch(listed: AskerList) -> Control:
    subject = listed.subject
    return make_button(
        REMINDER_POSTS_ROUTE,
        subject.kind,
        subject.id,
        "on" if listed.is_muted else "off",
        label="Post in the channel too" if listed.is_muted else "No posts in the channel",
        emoji="📣" if listed.is_muted else "🔇",
    )


def _describe_over(subject: ReminderSubject) -> str:
    is_award = subject.kind is ReminderKind.AWARD
    return "That part of the awards is over" if is_award else "The picks are closed"


def _format_asked(listed: AskerList) -> str:
    if not listed.asked:
        return "Nobody has asked to be reminded yet: members press **Remind me** under the post."
    asked = f"**{format_count(listed.asked, 'member')}** asked to be reminded"
    if not listed.unfinished:
        return f"{asked}, and {'has' if listed.asked == 1 else 'all of them have'} finished."
    still = len(listed.unfinished)
    return f"{asked}; **{still}** {'has' if still == 1 else 'have'} not finished:"


def _format_names(shown: Sequence[Asker]) -> str:
    return " · ".join(format_member_name(asker.name) for asker in shown)


def _describe_posts(listed: AskerList, *, has_posts: bool) -> str:
    if not has_posts:
        return "-# 🔇 The channel gets no post before that: the moderators switched these off here."
    if listed.is_muted:
        return "-# 🔇 The channel gets no post before that."
    many = "ballots are in" if listed.subject.kind is ReminderKind.LOCK else "members took part"
    return f"-# 📣 A day and an hour before, the channel gets a post with how many {many}."
