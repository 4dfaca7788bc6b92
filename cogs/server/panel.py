"""The settings of a server on one panel, and a screen for each part of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

import discord
from discord import ui

from bot.contests.model import Scoring
from bot.guilds.model import FOR_GOOD, ChannelPurpose, GuildSettings, RolePurpose, Spoilers
from cogs.kit import words
from cogs.kit.contest_words import NAMES
from cogs.kit.controls import Control, button
from cogs.kit.layouts import Part, Row, card, line, row, screen
from cogs.server import permissions, routes
from cogs.server.wording import (
    CHANNEL_MARKS,
    COVER_HOURS,
    FEATURES,
    ROLE_MARKS,
    ROLE_NAMES,
    WITHOUT_CHANNEL,
    WITHOUT_ROLE,
)


class Screen(StrEnum):
    """The screens of the settings."""

    ALL = "all"
    FEATURES = "features"
    CHANNELS = "channels"
    ROLES = "roles"
    CONTESTS = "contests"


TITLES: Mapping[Screen, str] = {
    Screen.FEATURES: "Features",
    Screen.CHANNELS: "Channels",
    Screen.ROLES: "Roles",
    Screen.CONTESTS: "Contests",
}


@dataclass(frozen=True, slots=True)
class Panel:
    """What the screens show.

    Attributes:
        guild: The server as Discord has it, where channels and roles may be gone.
        settings: What it has configured.
        now: The present instant.
        told: What was just changed, and what to do about it; empty if nothing was.
    """

    guild: discord.Guild
    settings: GuildSettings
    now: datetime
    told: str = ""


def local_time(zone: str, now: datetime) -> str:
    """What time it is in a zone: `14:05`."""
    return f"{now.astimezone(ZoneInfo(zone)):%H:%M}"


def overview(panel: Panel) -> ui.LayoutView:
    """Everything that is configured, and what of it cannot work."""
    parts: list[Part] = [
        f"## ⚙️ {words.plain(panel.guild.name, 60)}\n-# Only you see this. Every change counts at once.",
        line(),
        "\n\n".join([_features(panel), _channels(panel), _roles(panel), _contests(panel)]),
    ]
    if found := permissions.problems(panel.guild, panel.settings):
        parts += [line(), words.shorten("\n".join(f"⚠️ {problem}" for problem in found), 1800)]
    log = button(routes.LOG, routes.EVERYTHING, "h", 0, label="Audit log")
    return screen(card(*parts, line(), row(*_ways(), log)))


def tabs(shown: Screen) -> Row:
    """The ways from one screen to the others."""
    return row(button(routes.PANEL, Screen.ALL, label="All settings"), *_ways(shown))


def _ways(shown: Screen = Screen.ALL) -> list[Control]:
    return [button(routes.PANEL, name, label=title, disabled=name is shown) for name, title in TITLES.items()]


def _features(panel: Panel) -> str:
    off = [f"**{name.capitalize()}**" for name in FEATURES if name in panel.settings.switched_off]
    return (
        f"**Features**\nOff: {words.listed(off)}. The rest is on."
        if off
        else "**Features**\nEverything is on."
    )


def _channels(panel: Panel) -> str:
    lines = ["**Channels**"]
    for purpose in ChannelPurpose:
        chosen = panel.settings.channel(purpose)
        where = WITHOUT_CHANNEL[purpose] if chosen is None else f"<#{chosen}>"
        if chosen is not None and known_channel(panel, purpose) is None:
            where = "⚠️ deleted"
        lines.append(f"{CHANNEL_MARKS[purpose]} {purpose.capitalize()}: {where}")
    return "\n".join(lines)


def _roles(panel: Panel) -> str:
    lines = ["**Roles**"]
    for purpose in RolePurpose:
        chosen = panel.settings.role(purpose)
        who = WITHOUT_ROLE[purpose] if chosen is None else f"<@&{chosen}>"
        if chosen is not None and known_role(panel, purpose) is None:
            who = "⚠️ deleted"
        lines.append(f"{ROLE_MARKS[purpose]} {ROLE_NAMES[purpose]}: {who}")
    return "\n".join(lines)


def _contests(panel: Panel) -> str:
    scoring = NAMES[Scoring(panel.settings.default_scoring)]
    return "\n".join(
        [
            "**Contests**",
            f"🕰️ {zone(panel)}",
            f"🫣 {spoilers(panel.settings)}",
            f"🎯 Scoring: **{scoring}**, unless the host chooses",
        ]
    )


def zone(panel: Panel) -> str:
    """The time zone, and what time it is there."""
    zone = panel.settings.time_zone
    return f"Times are in **{zone}**, where it is {local_time(zone, panel.now)}"


def spoilers(settings: GuildSettings) -> str:
    """How winners are told, and for how long."""
    if settings.spoilers is Spoilers.SHOWN:
        return "Winners are shown **openly**"
    told = (
        "**covered** until tapped" if settings.spoilers is Spoilers.COVERED else "told **only in the thread**"
    )
    return f"Winners are {told}, {hours(settings.cover_hours)}"


def hours(number: int) -> str:
    """For how long after the announcement."""
    if number == FOR_GOOD:
        return "always"
    return f"for {COVER_HOURS.get(number) or words.count(number, 'hour')}"


def known_channel(panel: Panel, purpose: ChannelPurpose) -> permissions.Channel | None:
    """The channel chosen for a purpose, if the server still has it."""
    chosen = panel.settings.channel(purpose)
    return None if chosen is None else panel.guild.get_channel_or_thread(chosen)


def known_role(panel: Panel, purpose: RolePurpose) -> discord.Role | None:
    """The role chosen for a purpose, if the server still has it."""
    chosen = panel.settings.role(purpose)
    return None if chosen is None else panel.guild.get_role(chosen)
