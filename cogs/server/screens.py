"""The screens of a server's settings, one for each part of the panel."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

import discord
from discord import ui

from bot.contests.model import Scoring
from bot.guilds.model import ChannelPurpose, GuildSettings, RolePurpose, Spoilers
from cogs.kit import words
from cogs.kit.contest_words import NAMES, in_short
from cogs.kit.controls import button, select
from cogs.kit.layouts import Part, card, line, options, row, screen, section
from cogs.kit.selects import channel_select, role_select
from cogs.server import routes
from cogs.server.panel import (
    TITLES,
    Panel,
    Screen,
    hours,
    known_channel,
    known_role,
    local_time,
    overview,
    spoilers,
    tabs,
    zone,
)
from cogs.server.wording import (
    CHANNEL_MARKS,
    CHANNELS,
    COVER_HOURS,
    FEATURES,
    INTEGRATIONS,
    ROLE_MARKS,
    ROLE_NAMES,
    ROLES,
    SPOILERS,
    WITHOUT_CHANNEL,
    WITHOUT_ROLE,
)

SUCCESS = discord.ButtonStyle.success

LATE_VIEWERS = "For those who watch later. Commands answer whoever asks, and the log tells at once."

POSTABLE = (discord.ChannelType.text, discord.ChannelType.news, discord.ChannelType.public_thread)
THREADED = (discord.ChannelType.text, discord.ChannelType.news, discord.ChannelType.forum)
"""Kinds of channels in which the bot can post, and in which it can open threads."""


def show(panel: Panel, name: Screen) -> ui.LayoutView:
    """Draw one of the screens."""
    return _SCREENS[name](panel)


def kinds_for(purpose: ChannelPurpose) -> Sequence[discord.ChannelType]:
    """What kinds of channels can be used for a purpose."""
    return THREADED if purpose is ChannelPurpose.DISCUSSION else POSTABLE


def zones_screen(asked: str, zones: Sequence[str], now: datetime) -> ui.LayoutView:
    """The time zones nearest to one that does not exist, to choose from."""
    found = options([(zone, zone, f"{local_time(zone, now)} there now") for zone in zones])
    question = f"I know no time zone “{words.plain(asked, 60)}”. Is it one of these?"
    return screen(card(question, row(select(routes.ZONE, options=found, placeholder="Choose the time zone"))))


def _features_screen(panel: Panel) -> ui.LayoutView:
    off = panel.settings.switched_off
    parts: list[Part] = []
    for feature, what in FEATURES.items():
        is_off = feature in off
        switch = button(
            routes.FEATURE,
            feature,
            "on" if is_off else "off",
            label="Switch on" if is_off else "Switch off",
            style=SUCCESS if is_off else discord.ButtonStyle.secondary,
        )
        state = "⚪ off" if is_off else "🟢 on"
        parts.append(section(f"**{feature.capitalize()}** {state}\n-# {what}", switch))
    note = "What is off rests: its commands, its buttons and its posts. Nothing is deleted."
    return _screen(panel, Screen.FEATURES, note, parts)


def _channels_screen(panel: Panel) -> ui.LayoutView:
    parts: list[Part] = []
    for purpose in ChannelPurpose:
        chosen = known_channel(panel, purpose)
        menu = channel_select(
            routes.CHANNEL,
            purpose,
            kinds=kinds_for(purpose),
            placeholder=f"No channel: {_unmarked(WITHOUT_CHANNEL[purpose])}",
            chosen=chosen.id if chosen else None,
        )
        parts += [
            f"{CHANNEL_MARKS[purpose]} **{purpose.capitalize()}**\n-# {CHANNELS[purpose]}",
            row(menu),
        ]
    return _screen(panel, Screen.CHANNELS, "Choose a channel, or take a choice back.", parts)


def _roles_screen(panel: Panel) -> ui.LayoutView:
    parts: list[Part] = []
    for purpose in RolePurpose:
        chosen = known_role(panel, purpose)
        menu = role_select(
            routes.ROLE,
            purpose,
            placeholder=f"No role: {_unmarked(WITHOUT_ROLE[purpose])}",
            chosen=chosen.id if chosen else None,
        )
        parts += [f"{ROLE_MARKS[purpose]} **{ROLE_NAMES[purpose]}**\n-# {ROLES[purpose]}", row(menu)]
    if panel.settings.host_role is not None:
        parts.append(f"-# {INTEGRATIONS.format(bot=words.plain(panel.guild.me.display_name))}")
    return _screen(panel, Screen.ROLES, "Choose a role, or take a choice back.", parts)


def _contests_screen(panel: Panel) -> ui.LayoutView:
    settings = panel.settings
    presets = options(
        [(preset, NAMES[preset], in_short(preset)) for preset in Scoring], settings.default_scoring
    )
    parts: list[Part] = [
        section(
            f"🕰️ **Time zone**\n{zone(panel)}\n-# How I read a time that a host types. Members see their own.",
            button(routes.ASK_ZONE, label="Change"),
        ),
        f"🫣 **Spoilers**\n{spoilers(settings)}\n-# {LATE_VIEWERS}",
        *_covers(settings),
        "🎯 **Scoring**\n-# Of contests whose host chooses none.",
        row(select(routes.SCORING, options=presets, placeholder="Choose the scoring")),
    ]
    return _screen(panel, Screen.CONTESTS, "", parts)


def _covers(settings: GuildSettings) -> list[Part]:
    """How winners are told and, where they are covered, for how long."""
    ways = options([(way, name, meaning) for way, (name, meaning) in SPOILERS.items()], settings.spoilers)
    rows: list[Part] = [row(select(routes.SPOILERS, options=ways, placeholder="How winners are told"))]
    if settings.spoilers is not Spoilers.SHOWN:
        offered = dict.fromkeys([*COVER_HOURS, settings.cover_hours])
        lengths = options(
            [(str(one), hours(one).capitalize(), "") for one in offered], str(settings.cover_hours)
        )
        rows.append(row(select(routes.COVER_HOURS, options=lengths, placeholder="For how long")))
    return rows


def _screen(panel: Panel, name: Screen, note: str, parts: Sequence[Part]) -> ui.LayoutView:
    under = panel.told or (f"-# {note}" if note else "")
    heading = f"## {TITLES[name]}\n{under}".rstrip()
    return screen(card(heading, line(), *parts, line(), tabs(name)))


def _unmarked(text: str) -> str:
    """Without Markdown, for where Discord shows none."""
    return text.replace("*", "").replace("`", "")


_SCREENS: Mapping[Screen, Callable[[Panel], ui.LayoutView]] = {
    Screen.ALL: overview,
    Screen.FEATURES: _features_screen,
    Screen.CHANNELS: _channels_screen,
    Screen.ROLES: _roles_screen,
    Screen.CONTESTS: _contests_screen,
}
