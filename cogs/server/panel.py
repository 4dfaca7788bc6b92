"""The data of the settings screens, their overview, and text shared by them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

import discord
from discord import ui

from bot.contests.model import Scoring
from bot.guilds.model import COVER_FOREVER_HOURS, ChannelPurpose, GuildSettings, RolePurpose, Spoilers
from cogs.kit.contest_text import SCORING_NAMES
from cogs.kit.controls import Control, make_button
from cogs.kit.layouts import CardPart, ControlRow, make_card, make_row, make_screen, make_separator
from cogs.kit.text import escape_text, format_count, format_list, shorten_text
from cogs.server import permissions, routes
from cogs.server.text import (
    CHANNEL_MARKS,
    COVER_LENGTHS,
    FEATURE_DESCRIPTIONS,
    ROLE_MARKS,
    ROLE_NAMES,
    WITHOUT_CHANNEL,
    WITHOUT_ROLE,
)


class SettingsScreen(StrEnum):
    """The screens of the settings."""

    ALL = "all"
    FEATURES = "features"
    CHANNELS = "channels"
    ROLES = "roles"
    CONTESTS = "contests"


SETTINGS_TITLES: Mapping[SettingsScreen, str] = {
    SettingsScreen.FEATURES: "Features",
    SettingsScreen.CHANNELS: "Channels",
    SettingsScreen.ROLES: "Roles",
    SettingsScreen.CONTESTS: "Contests",
}


@dataclass(frozen=True, slots=True)
class SettingsPanel:
    """The data that the settings screens show.

    Attributes:
        guild: The server as Discord has it; configured channels and roles may be gone.
        settings: The stored settings.
        now: The current instant.
        confirmation: What was just changed, and what to do about it; empty if nothing was.
        features_page: The page of the features, from 0; one that does not exist is taken for the nearest.
    """

    guild: discord.Guild
    settings: GuildSettings
    now: datetime
    confirmation: str = ""
    features_page: int = 0


def format_local_time(zone: str, now: datetime) -> str:
    """Format the time in an IANA time zone: `14:05`."""
    return f"{now.astimezone(ZoneInfo(zone)):%H:%M}"


def make_overview_screen(panel: SettingsPanel) -> ui.LayoutView:
    """Make the overview: all settings, and the problems that keep them from working."""
    parts: list[CardPart] = [
        f"## ⚙️ {escape_text(panel.guild.name, 60)}\n-# Only you see this. Every change counts at once.",
        make_separator(),
        "\n\n".join(
            [_format_features(panel), _format_channels(panel), _format_roles(panel), _format_contests(panel)]
        ),
    ]
    if found := permissions.list_problems(panel.guild, panel.settings):
        parts += [make_separator(), shorten_text("\n".join(f"⚠️ {problem}" for problem in found), 1800)]
    log = make_button(routes.AUDIT_PAGE_ROUTE, routes.EVERY_ACTION, "h", 0, label="Audit log")
    return make_screen(make_card(*parts, make_separator(), make_row(*_make_tab_buttons(), log)))


def make_tabs(shown: SettingsScreen) -> ControlRow:
    """Make the buttons from one screen to the others."""
    return make_row(
        make_button(routes.SETTINGS_SCREEN_ROUTE, SettingsScreen.ALL, label="All settings"),
        *_make_tab_buttons(shown),
    )


def _make_tab_buttons(shown: SettingsScreen = SettingsScreen.ALL) -> list[Control]:
    return [
        make_button(routes.SETTINGS_SCREEN_ROUTE, name, label=title, disabled=name is shown)
        for name, title in SETTINGS_TITLES.items()
    ]


def _format_features(panel: SettingsPanel) -> str:
    off = [f"**{name.capitalize()}**" for name in FEATURE_DESCRIPTIONS if name in panel.settings.switched_off]
    return (
        f"**Features**\nOff: {format_list(off)}. The rest is on."
        if off
        else "**Features**\nEverything is on."
    )


def _format_channels(panel: SettingsPanel) -> str:
    lines = ["**Channels**"]
    for purpose in ChannelPurpose:
        chosen = panel.settings.get_channel_id(purpose)
        where = WITHOUT_CHANNEL[purpose] if chosen is None else f"<#{chosen}>"
        if chosen is not None and find_known_channel(panel, purpose) is None:
            where = "⚠️ deleted"
        lines.append(f"{CHANNEL_MARKS[purpose]} {purpose.capitalize()}: {where}")
    return "\n".join(lines)


def _format_roles(panel: SettingsPanel) -> str:
    lines = ["**Roles**"]
    for purpose in RolePurpose:
        chosen = panel.settings.get_role_id(purpose)
        who = WITHOUT_ROLE[purpose] if chosen is None else f"<@&{chosen}>"
        if chosen is not None and find_known_role(panel, purpose) is None:
            who = "⚠️ deleted"
        if purpose is RolePurpose.HOST and panel.settings.only_role_hosts:
            who += ", and **Manage Events** alone does not host"
        lines.append(f"{ROLE_MARKS[purpose]} {ROLE_NAMES[purpose]}: {who}")
    return "\n".join(lines)


def _format_contests(panel: SettingsPanel) -> str:
    scoring = SCORING_NAMES[Scoring(panel.settings.default_scoring)]
    return "\n".join(
        [
            "**Contests**",
            f"🕰️ {format_time_zone(panel)}",
            f"🫣 {format_spoilers(panel.settings)}",
            f"🎯 Scoring: **{scoring}**, unless the host chooses",
            f"⏰ {format_reminder_posts(panel.settings)}",
        ]
    )


def format_time_zone(panel: SettingsPanel) -> str:
    """Format the time zone and its current time."""
    zone = panel.settings.time_zone
    return f"Times are in **{zone}**, where it is {format_local_time(zone, panel.now)}"


def format_thread_limits(settings: GuildSettings) -> str:
    """Format how many discussion threads may be opened."""
    return (
        f"a member opens at most **{settings.threads_per_member}** an hour, everyone together "
        f"**{settings.threads_per_server}** a day"
    )


def format_reminder_posts(settings: GuildSettings) -> str:
    """Format whether channels get a post before something closes."""
    return (
        "Before a lock its channel **gets a post**"
        if settings.reminder_posts
        else "Before a lock its channel gets **no post**"
    )


def format_spoilers(settings: GuildSettings) -> str:
    """Format how winners are shown, and for how long they are covered."""
    if settings.spoilers is Spoilers.SHOWN:
        return "Winners are shown **openly**"
    display = (
        "**covered** until tapped" if settings.spoilers is Spoilers.COVERED else "told **only in the thread**"
    )
    return f"Winners are {display}, {format_cover_hours(settings.cover_hours)}"


def format_cover_hours(number: int) -> str:
    """Format how long after the announcement winners are covered, in hours."""
    if number == COVER_FOREVER_HOURS:
        return "always"
    return f"for {COVER_LENGTHS.get(number) or format_count(number, 'hour')}"


def find_known_channel(panel: SettingsPanel, purpose: ChannelPurpose) -> permissions.ChannelOrThread | None:
    """Return the channel configured for a purpose, if the server still has it."""
    chosen = panel.settings.get_channel_id(purpose)
    return None if chosen is None else panel.guild.get_channel_or_thread(chosen)


def find_known_role(panel: SettingsPanel, purpose: RolePurpose) -> discord.Role | None:
    """Return the role configured for a purpose, if the server still has it."""
    chosen = panel.settings.get_role_id(purpose)
    return None if chosen is None else panel.guild.get_role(chosen)
