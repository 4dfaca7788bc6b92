"""The settings screens, one for each part of the panel."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

import discord
from discord import ui

from bot.contests.model import SCORINGS_BY_KIND, ContestKind
from bot.guilds.model import ChannelPurpose, Feature, GuildSettings, RolePurpose, Spoilers
from cogs.kit.contest_text import SCORING_NAMES, describe_scoring_briefly
from cogs.kit.controls import make_button, make_select
from cogs.kit.layouts import (
    CardPart,
    clamp_page,
    count_pages,
    make_card,
    make_channel_select,
    make_pager,
    make_role_select,
    make_row,
    make_screen,
    make_section,
    make_select_options,
    make_separator,
)
from cogs.kit.text import escape_text, shorten_text
from cogs.server import routes
from cogs.server.panel import (
    SETTINGS_TITLES,
    SettingsPanel,
    SettingsScreen,
    find_known_channel,
    find_known_role,
    format_cover_hours,
    format_local_time,
    format_spoilers,
    format_thread_limits,
    format_time_zone,
    make_overview_screen,
    make_tabs,
)
from cogs.server.text import (
    CHANNEL_DESCRIPTIONS,
    CHANNEL_MARKS,
    COVER_LENGTHS,
    FEATURE_DESCRIPTIONS,
    HOST_COMMANDS_NOTE,
    ROLE_DESCRIPTIONS,
    ROLE_MARKS,
    ROLE_NAMES,
    SPOILER_CHOICES,
    WITHOUT_CHANNEL,
    WITHOUT_ROLE,
)

FEATURES_PER_PAGE = 5
"""A feature is three of the 40 components that Discord takes in a message."""
FEATURE_TEXT_LIMIT = 500
"""Most characters that a feature's description may have, so that a page stays below Discord's 4,000."""

SUCCESS_STYLE = discord.ButtonStyle.success

LATE_VIEWERS_NOTE = "For those who watch later. Commands answer whoever asks, and the log tells at once."

POSTABLE_CHANNEL_TYPES = (
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.public_thread,
)
THREAD_PARENT_TYPES = (discord.ChannelType.text, discord.ChannelType.news, discord.ChannelType.forum)
"""Kinds of channels in which the bot can post, and in which it can open threads."""


def make_settings_screen(panel: SettingsPanel, name: SettingsScreen) -> ui.LayoutView:
    """Make one of the settings screens."""
    return _SCREEN_MAKERS[name](panel)


def list_channel_types(purpose: ChannelPurpose) -> Sequence[discord.ChannelType]:
    """Return the kinds of channels that a purpose can use."""
    return THREAD_PARENT_TYPES if purpose is ChannelPurpose.DISCUSSION else POSTABLE_CHANNEL_TYPES


def time_zones_screen(question: str, zones: Sequence[str], now: datetime) -> ui.LayoutView:
    """Make the choice of time zones: those nearest to a name that does not exist, or all of one name."""
    found = make_select_options([(zone, zone, f"{format_local_time(zone, now)} there now") for zone in zones])
    return make_screen(
        make_card(
            question,
            make_row(
                make_select(routes.TIME_ZONE_CHOICE_ROUTE, options=found, placeholder="Choose the time zone")
            ),
        )
    )


def find_features_page(feature: Feature) -> int:
    """Return the page of the settings that a feature stands on, from 0."""
    return list(FEATURE_DESCRIPTIONS).index(feature) // FEATURES_PER_PAGE


def _features_screen(panel: SettingsPanel) -> ui.LayoutView:
    off = panel.settings.switched_off
    pages = count_pages(len(FEATURE_DESCRIPTIONS), FEATURES_PER_PAGE)
    page = clamp_page(panel.features_page, pages)
    first = page * FEATURES_PER_PAGE
    parts: list[CardPart] = []
    for feature, what in list(FEATURE_DESCRIPTIONS.items())[first : first + FEATURES_PER_PAGE]:
        is_off = feature in off
        switch = make_button(
            routes.FEATURE_SWITCH_ROUTE,
            feature,
            "on" if is_off else "off",
            label="Switch on" if is_off else "Switch off",
            style=SUCCESS_STYLE if is_off else discord.ButtonStyle.secondary,
        )
        state = "⚪ off" if is_off else "🟢 on"
        about = shorten_text(what, FEATURE_TEXT_LIMIT)
        parts.append(make_section(f"**{feature.capitalize()}** {state}\n-# {about}", switch))
    parts += make_pager(routes.FEATURES_PAGE_ROUTE, [], page, pages)
    note = "What is off rests: its commands, its buttons and its posts. Nothing is deleted."
    return _make_part_screen(panel, SettingsScreen.FEATURES, note, parts)


def _channels_screen(panel: SettingsPanel) -> ui.LayoutView:
    parts: list[CardPart] = []
    for purpose in ChannelPurpose:
        chosen = find_known_channel(panel, purpose)
        menu = make_channel_select(
            routes.CHANNEL_CHOICE_ROUTE,
            purpose,
            kinds=list_channel_types(purpose),
            placeholder=f"No channel: {_strip_markdown(WITHOUT_CHANNEL[purpose])}",
            chosen=chosen.id if chosen else None,
        )
        parts += [
            f"{CHANNEL_MARKS[purpose]} **{purpose.capitalize()}**\n-# {CHANNEL_DESCRIPTIONS[purpose]}",
            make_row(menu),
        ]
    change = make_button(routes.THREAD_LIMITS_FORM_ROUTE, label="Change")
    parts.append(make_section(f"🧵 **New threads**: {format_thread_limits(panel.settings)}", change))
    return _make_part_screen(
        panel, SettingsScreen.CHANNELS, "Choose a channel, or take a choice back.", parts
    )


def _roles_screen(panel: SettingsPanel) -> ui.LayoutView:
    parts: list[CardPart] = []
    for purpose in RolePurpose:
        chosen = find_known_role(panel, purpose)
        menu = make_role_select(
            routes.ROLE_CHOICE_ROUTE,
            purpose,
            placeholder=f"No role: {_strip_markdown(WITHOUT_ROLE[purpose])}",
            chosen=chosen.id if chosen else None,
        )
        parts += [
            f"{ROLE_MARKS[purpose]} **{ROLE_NAMES[purpose]}**\n-# {ROLE_DESCRIPTIONS[purpose]}",
            make_row(menu),
        ]
    if panel.settings.host_role is not None or panel.settings.only_role_hosts:
        parts.append(_make_only_role_section(panel.settings))
    if panel.settings.host_role is not None:
        parts.append(f"-# {HOST_COMMANDS_NOTE.format(bot=escape_text(panel.guild.me.display_name))}")
    return _make_part_screen(panel, SettingsScreen.ROLES, "Choose a role, or take a choice back.", parts)


def _make_only_role_section(settings: GuildSettings) -> CardPart:
    """Make the switch that takes hosting away from everyone who only has Manage Events."""
    only = settings.only_role_hosts
    state = "🟢 on" if only else "⚪ off"
    switch = make_button(
        routes.ONLY_ROLE_HOSTS_ROUTE, "off" if only else "on", label="Switch off" if only else "Switch on"
    )
    return make_section(
        f"🔐 **Only the host role hosts** {state}\n-# **Manage Events** alone then hosts no more.", switch
    )


def _contests_screen(panel: SettingsPanel) -> ui.LayoutView:
    settings = panel.settings
    presets = make_select_options(
        [
            (preset, SCORING_NAMES[preset], describe_scoring_briefly(preset))
            for preset in SCORINGS_BY_KIND[ContestKind.WINNERS]
        ],
        settings.default_scoring,
    )
    parts: list[CardPart] = [
        make_section(
            f"🕰️ **Time zone**\n{format_time_zone(panel)}\n"
            "-# How I read a time that a host types. Members see their own.",
            make_button(routes.TIME_ZONE_FORM_ROUTE, label="Change"),
        ),
        f"🫣 **Spoilers**\n{format_spoilers(settings)}\n-# {LATE_VIEWERS_NOTE}",
        *_make_spoiler_rows(settings),
        "🎯 **Scoring**\n-# Of contests whose host chooses none.",
        make_row(
            make_select(routes.DEFAULT_SCORING_ROUTE, options=presets, placeholder="Choose the scoring")
        ),
        _make_reminder_posts_section(settings),
    ]
    return _make_part_screen(panel, SettingsScreen.CONTESTS, "", parts)


def _make_reminder_posts_section(settings: GuildSettings) -> CardPart:
    """Make the switch of the posts before something closes."""
    is_on = settings.reminder_posts
    switch = make_button(
        routes.REMINDER_POSTS_SWITCH_ROUTE,
        "off" if is_on else "on",
        label="Switch off" if is_on else "Switch on",
        style=discord.ButtonStyle.secondary if is_on else SUCCESS_STYLE,
    )
    state = "🟢 on" if is_on else "⚪ off"
    return make_section(
        f"⏰ **Posts before a lock** {state}\n-# A day and an hour before, in its channel: how many ballots are "
        "in, and how many unfinished.",
        switch,
    )


def _make_spoiler_rows(settings: GuildSettings) -> list[CardPart]:
    """Make the controls for how winners are shown and, if covered, for how long."""
    ways = make_select_options(
        [(way, name, meaning) for way, (name, meaning) in SPOILER_CHOICES.items()], settings.spoilers
    )
    rows: list[CardPart] = [
        make_row(make_select(routes.SPOILERS_CHOICE_ROUTE, options=ways, placeholder="How winners are told"))
    ]
    if settings.spoilers is not Spoilers.SHOWN:
        offered = dict.fromkeys([*COVER_LENGTHS, settings.cover_hours])
        lengths = make_select_options(
            [(str(one), format_cover_hours(one).capitalize(), "") for one in offered],
            str(settings.cover_hours),
        )
        rows.append(
            make_row(make_select(routes.COVER_HOURS_ROUTE, options=lengths, placeholder="For how long"))
        )
    return rows


def _make_part_screen(
    panel: SettingsPanel, name: SettingsScreen, note: str, parts: Sequence[CardPart]
) -> ui.LayoutView:
    under = panel.confirmation or (f"-# {note}" if note else "")
    heading = f"## {SETTINGS_TITLES[name]}\n{under}".rstrip()
    return make_screen(make_card(heading, make_separator(), *parts, make_separator(), make_tabs(name)))


def _strip_markdown(text: str) -> str:
    """Remove Markdown, where Discord shows none."""
    return text.replace("*", "").replace("`", "")


_SCREEN_MAKERS: Mapping[SettingsScreen, Callable[[SettingsPanel], ui.LayoutView]] = {
    SettingsScreen.ALL: make_overview_screen,
    SettingsScreen.FEATURES: _features_screen,
    SettingsScreen.CHANNELS: _channels_screen,
    SettingsScreen.ROLES: _roles_screen,
    SettingsScreen.CONTESTS: _contests_screen,
}
