"""Moderators configure their server: on the panel, by command, and with what Discord took away meanwhile."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, cast

import discord
import pytest
from simcord import ChannelHandle, InteractionResult, ResponseMessage
from simcord.backend.errors import OptionError
from sqlalchemy import Engine, event

from bot.audit import store as audit
from bot.errors import OutdatedControlError
from bot.guilds.model import ChannelPurpose, Feature, GuildSettings, RolePurpose, Spoilers
from cogs.kit.cog import FeatureCog
from cogs.kit.error_text import error_text
from cogs.server import screens
from cogs.server.error_text import NotOfThisServerError
from cogs.server.panel import SettingsPanel, SettingsScreen
from cogs.server.screens import FEATURES_PER_PAGE, make_settings_screen
from cogs.server.setting_changes import require_fitting_channel, require_fitting_role
from cogs.server.text import FEATURE_DESCRIPTIONS
from tests.cogs.discussion_places import forbidding
from tests.cogs.integrations import show_commands
from tests.cogs.kit.test_forged import forge
from tests.discord_limits import breaches
from tests.world import World, controls, custom_id, labels, picks, reply, text

SILENT = discord.PermissionOverwrite(send_messages=False, create_public_threads=False)


async def settings(world: World) -> GuildSettings:
    return await world.services.guilds.get_settings(world.guild_id)


async def panel(world: World, *tabs: str) -> ResponseMessage:
    """The moderator's panel, opened at one of its screens."""
    message = reply(await world.owner.slash(world.channel, "config show"))
    for label in tabs:
        await world.owner.click(message, label=label)
    return message


def route(message: ResponseMessage, *parts: str) -> str:
    """The custom_id of the control that leads to a route with a state."""
    [found] = [
        one["custom_id"] for one in controls(message) if one["custom_id"].split(":")[2:] == list(parts)
    ]
    return found


def real_guild(world: World) -> discord.Guild:
    guild = world.env.bot.get_guild(world.guild.id)
    assert guild is not None
    return guild


def mute(world: World, name: str) -> ChannelHandle:
    """A channel in which the bot may not write."""
    return world.guild.create_text_channel(name, overwrites={world.guild.default_role: SILENT})


async def test_the_panel_tells_everything_that_is_configured(world: World):
    message = await panel(world)

    shown = text(message)
    assert shown.startswith("## ⚙️ The Film Club")
    assert "Everything is on." in shown
    for purpose in ChannelPurpose:
        assert purpose.capitalize() in shown
    assert "nobody is ever mentioned" in shown
    assert "Times are in **UTC**, where it is 00:00" in shown
    assert "Winners are shown **openly**" in shown
    assert "**Classic**" in shown
    assert labels(message) == ["Features", "Channels", "Roles", "Contests", "Audit log"]


async def test_every_feature_of_the_bot_can_be_switched(world: World):
    cogs = cast("Any", world.env.bot).cogs.values()
    with_cogs = {cog.feature for cog in cogs if isinstance(cog, FeatureCog) and cog.feature}
    # Posters stand on the screens of other features, and have no command of their own.
    assert set(FEATURE_DESCRIPTIONS) == {*with_cogs, Feature.POSTERS}
    message = await panel(world, "Features")
    pages = text(message)
    await world.owner.click(message, custom_id=custom_id(message, "▶️"))
    pages += text(message)
    for feature in FEATURE_DESCRIPTIONS:
        assert pages.count(f"**{feature.capitalize()}** 🟢 on") == 1


async def test_a_feature_of_the_second_page_is_switched_there_after_a_restart(world: World):
    message = await panel(world, "Features")

    await world.restart()
    await world.owner.click(message, custom_id=custom_id(message, "▶️"))
    await world.restart()
    await world.owner.click(message, custom_id=route(message, "config-feature", "quiz", "off"))

    assert (await settings(world)).switched_off == {Feature.QUIZ}
    assert "**Quiz** ⚪ off" in text(message)
    assert "2 / 2" in labels(message)
    await world.owner.click(message, label="2 / 2")
    assert "**Lookup** 🟢 on" in text(message)
    by_command = await world.owner.slash(world.channel, "config feature", name="quiz", enabled=True)
    assert "**Quiz** 🟢 on" in text(by_command)


async def test_a_page_that_never_was_and_a_switch_that_is_neither_on_nor_off(world: World):
    message = await panel(world, "Features")
    forge(message, world, "env:1:config-features:n:40")
    await world.owner.click(message, custom_id="env:1:config-features:n:40")
    assert "2 / 2" in labels(message)

    forge(message, world, "env:1:config-feature:quiz:perhaps")
    refused = await world.owner.click(message, custom_id="env:1:config-feature:quiz:perhaps")

    assert text(refused) == error_text(OutdatedControlError())
    assert (await settings(world)).switched_off == frozenset()


def test_no_page_of_the_features_bursts_in_a_wordier_language(world: World, monkeypatch: pytest.MonkeyPatch):
    # More features than there are, described at six times the length.
    wordy = {f"{feature}-{number}": "Wort " * 120 for feature in Feature for number in range(3)}
    monkeypatch.setattr(screens, "FEATURE_DESCRIPTIONS", wordy)
    shown = SettingsPanel(
        real_guild(world), GuildSettings(world.guild_id), world.env.now(), "✅ " + "ja " * 100
    )

    for page in range(6):
        layout = make_settings_screen(replace(shown, features_page=page), SettingsScreen.FEATURES)
        assert list(breaches(layout)) == []
        assert str(layout.to_components()).count("Switch off") == FEATURES_PER_PAGE


async def test_a_feature_is_off_at_once_for_commands_buttons_and_autocomplete(world: World):
    night = await world.member.slash(world.channel, "winners", ceremony="97")
    message = await panel(world, "Features")

    await world.owner.click(message, custom_id=route(message, "config-feature", "lookup", "off"))

    assert "**Lookup**: off for everyone here" in text(message)
    refusals = [
        await world.member.slash(world.channel, "film", title="Anora"),
        await world.member.click(reply(night), custom_id=custom_id(night, "▶️")),
    ]
    for refusal in refusals:
        assert refusal.ephemeral
        assert "switched **lookup** off" in text(refusal)
    assert await world.member.autocomplete(world.channel, "film", "title", "ano") == []

    await world.owner.click(message, custom_id=route(message, "config-feature", "lookup", "on"))

    assert "**Anora**" in text(await world.member.slash(world.channel, "film", title="Anora")).replace(
        "*", "**"
    )
    assert await world.member.autocomplete(world.channel, "film", "title", "ano") != []


async def test_two_moderators_with_old_panels_undo_nothing_of_each_other(world: World):
    other = world.guild.add_member(
        world.env.create_user("mo", global_name="Mo"),
        roles=[world.guild.create_role("Mods", permissions=discord.Permissions(manage_guild=True))],
    )
    mine = await panel(world, "Features")
    theirs = reply(await other.slash(world.channel, "config show"))
    await other.click(theirs, label="Features")

    await world.owner.click(mine, custom_id=route(mine, "config-feature", "polls", "off"))
    await other.click(theirs, custom_id=route(theirs, "config-feature", "verdict", "off"))

    assert (await settings(world)).switched_off == {Feature.POLLS, Feature.VERDICT}
    assert "**Polls** ⚪ off" in text(theirs)


async def test_the_panel_works_after_a_restart(world: World):
    night = world.guild.create_text_channel("awards-night")
    message = await panel(world, "Channels")

    await world.restart()
    await world.owner.select(message, [night], custom_id=route(message, "config-channel", "results"))

    assert (await settings(world)).results_channel == night.id
    assert f"✅ Results: <#{night.id}>." in text(message)


async def test_a_choice_is_taken_back(world: World):
    message = await panel(world, "Channels")
    menu = route(message, "config-channel", "announcements")
    await world.owner.select(message, [world.channel], custom_id=menu)
    assert (await settings(world)).announcements_channel == world.channel.id

    await world.owner.select(message, [], custom_id=menu)

    assert (await settings(world)).announcements_channel is None
    assert "✅ Announcements: where the host is." in text(message)


async def test_what_the_bot_lacks_in_a_channel_is_said_with_how_to_grant_it(world: World):
    silent = mute(world, "silent")
    message = await panel(world, "Channels")

    await world.owner.select(message, [silent], custom_id=route(message, "config-channel", "discussion"))

    lacking = (
        f"I lack **Create Public Threads** in <#{silent.id}>. To grant it: **Edit Channel → Permissions**"
    )
    assert (await settings(world)).discussion_channel == silent.id
    assert lacking in text(message)
    await world.owner.click(message, label="All settings")
    assert f"⚠️ {lacking}" in text(message)


async def test_the_commands_say_the_same(world: World):
    silent = mute(world, "silent")
    answer = await world.owner.slash(world.channel, "config channel", purpose="log", channel=silent)
    assert answer.ephemeral
    assert "I lack **Send Messages**" in text(answer)

    voice = world.guild.create_voice_channel("Talk")
    with pytest.raises(OptionError, match="only allows channel types"):
        await world.owner.slash(world.channel, "config channel", purpose="log", channel=voice)
    forum = world.guild.create_forum_channel("talk-about-films")
    answer = await world.owner.slash(world.channel, "config channel", purpose="results", channel=forum)
    assert "only post in text channels" in text(answer)
    answer = await world.owner.slash(world.channel, "config channel", purpose="discussion", channel=forum)
    assert f"✅ Discussion: <#{forum.id}>." in text(answer)

    await world.owner.slash(world.channel, "config feature", name="polls", enabled=False)
    await world.owner.slash(world.channel, "config spoilers", winners="covered")
    await world.owner.slash(world.channel, "config channel", purpose="log")
    kept = await settings(world)
    assert (kept.log_channel, kept.discussion_channel, kept.spoilers) == (None, forum.id, Spoilers.COVERED)
    assert kept.switched_off == {Feature.POLLS}


async def test_what_was_deleted_meanwhile_is_said(world: World):
    gone = world.guild.create_text_channel("short-lived")
    role = world.guild.create_role("Short-lived")
    await world.owner.slash(world.channel, "config channel", purpose="results", channel=gone)
    await world.owner.slash(world.channel, "config host", role=role)
    guild = real_guild(world)
    channel, real_role = guild.get_channel(gone.id), guild.get_role(role.id)
    assert channel is not None
    assert real_role is not None
    with world.env.time_context():
        await channel.delete()
        await real_role.delete()
    await world.env.settle()

    message = await panel(world)

    assert "🏆 Results: ⚠️ deleted" in text(message)
    assert "🎬 Hosts: ⚠️ deleted" in text(message)
    assert "⚠️ The results channel was deleted." in text(message)
    for tab in ("Channels", "Roles"):
        await world.owner.click(message, label=tab)
    assert "No role" in str(message.components)


async def test_the_host_role_may_host_at_once_and_the_integrations_step_is_told(world: World):
    role = world.guild.create_role("Cinephiles")
    friend = world.guild.add_member(world.env.create_user("fay", global_name="Fay"), roles=[role])
    await show_commands(world, role, "audit")
    refused = await friend.slash(world.channel, "audit")
    assert "That is for hosts" in text(refused)

    answer = await world.owner.slash(world.channel, "config host", role=role)

    assert "Server Settings → Integrations" in text(answer)
    assert "Audit log" in text(await friend.slash(world.channel, "audit"))


@pytest.mark.parametrize("purpose", RolePurpose)
async def test_everyone_is_no_role_to_choose(world: World, purpose: RolePurpose):
    message = await panel(world, "Roles")
    refused = await world.owner.select(
        message, [world.guild.default_role], custom_id=route(message, "config-role", purpose)
    )
    assert "**@everyone** would be everybody" in text(refused)
    assert (await settings(world)).get_role_id(purpose) is None


async def test_a_prize_carries_no_power(world: World):
    mods = world.guild.create_role("Mods", permissions=discord.Permissions(kick_members=True))
    above = world.guild.create_role("Stars", position=9)
    message = await panel(world, "Roles")
    menu = route(message, "config-role", "champion")

    refused = await world.owner.select(message, [mods], custom_id=menu)
    assert "permissions to moderate" in text(refused)
    assert (await settings(world)).champion_role is None

    await world.owner.select(message, [above], custom_id=menu)
    assert (await settings(world)).champion_role == above.id
    assert "stands above my own role" in text(message)


async def test_ids_of_another_server_are_refused(world: World):
    elsewhere = world.env.create_guild("Elsewhere")
    secret = elsewhere.create_text_channel("secret")
    role = elsewhere.create_role("Boss")
    await world.env.settle()
    for purpose in ChannelPurpose:
        with pytest.raises(NotOfThisServerError):
            require_fitting_channel(real_guild(world), purpose, secret.id)
    for purpose in RolePurpose:
        with pytest.raises(NotOfThisServerError):
            require_fitting_role(real_guild(world), purpose, role.id)


async def test_a_zone_that_does_not_exist_is_answered_with_the_nearest(world: World):
    answer = await world.owner.slash(world.channel, "config timezone", zone="Wienna")
    options = picks(answer, "Choose the time zone")
    assert "Europe/Vienna · 01:00 there now" in options
    assert (await settings(world)).time_zone == "UTC"

    message = reply(answer)
    await world.owner.select(message, ["Europe/Vienna"], custom_id=custom_id(answer, "Choose the time zone"))

    assert (await settings(world)).time_zone == "Europe/Vienna"
    assert "where it is 01:00" in text(message)
    nonsense = await world.owner.slash(world.channel, "config timezone", zone="🎬🎬🎬")
    assert "I know no time zone like" in text(nonsense)


async def test_a_zone_is_typed_on_the_panel(world: World):
    message = await panel(world, "Contests")
    form = await world.owner.click(message, label="Change")
    await world.owner.submit_modal(form, {"zone": "new york"})

    assert (await settings(world)).time_zone == "America/New_York"
    assert "Times are in **America/New_York**, where it is 19:00" in text(message)


async def test_zones_complete_with_the_time_there(world: World):
    async def offered(typed: str) -> list[str]:
        choices = await world.owner.autocomplete(world.channel, "config timezone", "zone", typed)
        return [choice["name"] for choice in choices]

    assert (await offered("vienn"))[0] == "Europe/Vienna · 01:00 there now"
    assert "America/New_York · 19:00 there now" in await offered("york")
    assert (await offered(""))[0] == "UTC · 00:00 there now"
    assert len(await offered("a")) == 25
    assert await offered("Londo") == ["Europe/London · 00:00 there now"]
    assert (await offered("Ameri"))[0] == "America/New_York · 19:00 there now"


async def test_scoring_and_spoilers_on_the_panel(world: World):
    message = await panel(world, "Contests")
    await world.owner.select(message, ["bold"], custom_id=custom_id(message, "Choose the scoring"))
    assert "For how long" not in str(message.components)
    await world.owner.select(message, ["covered"], custom_id=custom_id(message, "How winners are told"))
    assert "✅ Winners are **covered** until tapped, for a day." in text(message)
    await world.owner.select(message, ["48"], custom_id=custom_id(message, "For how long"))

    kept = await settings(world)
    assert (kept.default_scoring, kept.spoilers, kept.cover_hours) == ("bold", Spoilers.COVERED, 48)
    assert "Winners are **covered** until tapped, for two days" in text(message)


async def test_posts_before_a_lock_are_switched_off_and_on_for_the_whole_server(world: World):
    message = await panel(world, "Contests")

    await world.owner.click(message, custom_id=route(message, "config-reminders", "off"))
    assert not (await settings(world)).reminder_posts
    assert "✅ Before a lock its channel gets **no post**." in text(message)
    await world.owner.click(message, custom_id=route(message, "config-reminders", "on"))
    assert (await settings(world)).reminder_posts

    log = text(await world.host.slash(world.channel, "audit"))
    assert log.count("whether channels are reminded before something closes") == 2


async def test_a_thread_needs_a_channel_to_be_opened_in(world: World):
    answer = await world.owner.slash(world.channel, "config spoilers", winners="thread", hours=5)
    assert "✅ Winners are told **only in the thread**, for 5 hours." in text(answer)
    assert "⚠️ No thread can tell who won, since there is no channel for discussions" in text(answer)
    assert "⚠️ No thread can tell who won" in text(await panel(world))

    await world.owner.slash(world.channel, "config channel", purpose="discussion", channel=world.channel)
    assert "No thread can tell" not in text(await panel(world))
    await world.owner.slash(world.channel, "config feature", name="discussion", enabled=False)
    assert "since **Discussion** is off" in text(await panel(world))
    await world.owner.slash(world.channel, "config feature", name="discussion", enabled=True)
    closed = forbidding(world, create_public_threads=False)
    await world.owner.slash(world.channel, "config channel", purpose="discussion", channel=closed)
    answer = await world.owner.slash(world.channel, "config spoilers", winners="thread")
    assert f"since I lack permissions in <#{closed.id}>" in text(answer)


async def test_every_change_is_in_the_audit_log_with_who_made_it(world: World):
    await world.owner.slash(world.channel, "config spoilers", winners="covered")
    await world.owner.slash(world.channel, "config spoilers", winners="covered")
    entries = await world.database.read(audit.list_page, world.guild_id, limit=9)
    assert [(entry.actor.id, entry.subject, entry.after) for entry in entries] == [
        (world.owner.id, "spoilers", {"winners": "covered", "hours": 24})
    ]


@contextmanager
def statements() -> Generator[list[str]]:
    """Every statement that any database is asked meanwhile."""
    asked: list[str] = []

    # Any: SQLAlchemy does not type what its events are given.
    def note(_: Any, __: Any, statement: str, *___: Any) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", note)


async def test_configuration_costs_the_hot_path_no_query(world: World):
    async def lookup() -> InteractionResult:
        return await world.member.slash(world.channel, "winners", ceremony="97")

    await lookup()
    with statements() as asked:
        answer = await lookup()
        await world.member.click(reply(answer), custom_id=custom_id(answer, "▶️"))
        await world.member.autocomplete(world.channel, "film", "title", "ano")
    assert asked == []

    world.services.guilds.clear_guild(world.guild_id)
    with statements() as asked:
        await lookup()
        await lookup()
    assert len([one for one in asked if one.startswith("SELECT guild")]) == 2, (
        "one read of the server and of its features, once"
    )


async def test_the_largest_panel_is_within_discords_limits(world: World):
    world.env.backend.edit_guild(world.guild.id, {"name": "*" * 100})
    await world.env.settle()
    chosen = [*(f"{purpose}_role" for purpose in RolePurpose), *(f"{one}_channel" for one in ChannelPurpose)]
    plain = GuildSettings(world.guild_id, "America/Argentina/ComodRivadavia", switched_off=frozenset(Feature))
    full = replace(plain, **dict.fromkeys(chosen, 10**18))
    for name in SettingsScreen:
        layout = make_settings_screen(
            SettingsPanel(real_guild(world), full, world.env.now(), "✅ " + "x" * 500), name
        )
        assert list(breaches(layout)) == [], name


async def test_a_name_of_several_zones_is_asked(world: World):
    answer = await world.owner.slash(world.channel, "config timezone", zone="IST")
    assert "“IST” is more than one time zone. Which is yours?" in text(answer)
    options = picks(answer, "Choose the time zone")
    assert {name.split(" · ")[0] for name in options} == {"Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"}

    await world.owner.select(
        reply(answer), ["Europe/Dublin"], custom_id=custom_id(answer, "Choose the time zone")
    )

    assert (await settings(world)).time_zone == "Europe/Dublin"


async def test_the_setting_and_the_times_know_the_same_names(world: World):
    await world.owner.slash(world.channel, "config timezone", zone="Eastern")
    assert (await settings(world)).time_zone == "America/New_York"

    answer = await world.host.slash(
        world.channel, "contest create", ceremony="98", locks="sunday 4pm Pacific", title="Oscar night"
    )

    assert "Read as Sunday 4 January 2026, 16:00, Los Angeles" in text(answer)
