"""The audit log as hosts read it: in words, by pages and kinds, as a file, and in a channel as it grows."""

import csv
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from simcord import ChannelHandle
from sqlalchemy import Connection

from bot.audit import store
from bot.audit.model import ERASED_ACTOR, Actor, AuditAction, AuditEntry, AuditValue
from bot.guilds.model import ChannelPurpose, Feature
from bot.ids import GuildId, MemberId
from cogs.server.audit_text import ACTION_VERBS, SETTING_NAMES, format_entries
from cogs.server.log_channel import ENTRIES_PER_LOG_MESSAGE, LOG_POST_DELAY_SECONDS
from cogs.server.routes import EVERY_ACTION
from tests.cogs.played_contests import open_contest
from tests.world import World, controls, custom_id, labels, picks, reply, text

AT = datetime(2026, 3, 15, 18, tzinfo=UTC)
OLGA = Actor(MemberId(7), "Olga")


def entry(
    action: AuditAction = AuditAction.CONFIGURE,
    subject: str = "time_zone",
    before: AuditValue = None,
    after: AuditValue = None,
    *,
    actor: Actor = OLGA,
    had_ballot: bool = False,
) -> AuditEntry:
    return AuditEntry(GuildId(1), AT, actor, action, subject, before, after, had_ballot)


async def switch(world: World, feature: Feature, *, enabled: bool, name: str = "Olga") -> None:
    by = Actor(MemberId(world.owner.id), name)
    await world.services.guilds.set_feature(world.guild_id, feature, enabled, by)


def test_every_action_and_setting_has_words():
    assert set(ACTION_VERBS) == set(AuditAction)
    assert {f"{purpose}_channel" for purpose in ChannelPurpose} <= set(SETTING_NAMES)


@pytest.mark.parametrize(
    ("what", "words"),
    [
        (
            entry(before="UTC", after="Europe/Vienna"),
            ["**Olga** changed the time zone", "UTC → Europe/Vienna"],
        ),
        (entry(subject="feature polls", before=True, after=False), ["the feature **polls**", "on → off"]),
        (entry(subject="log_channel", before=5, after=None), ["the log channel", "<#5> → nothing"]),
        (entry(subject="host_role", after=6), ["the hosts' role", "<@&6>"]),
        (
            entry(
                AuditAction.EDIT_CONTEST,
                "Our Oscars",
                {"locks at": "2026-03-15T18:00:00+00:00", "channel": 8},
                {"locks at": "2026-03-15T19:00:00+00:00", "channel": 9},
            ),
            ["**Our Oscars**", "<t:1773597600:f> → <t:1773601200:f>", "channel: <#8> → <#9>"],
        ),
        (
            entry(
                AuditAction.ANNOUNCE_RESULT,
                "Best Picture, 98th",
                None,
                ["Anora", "Conclave"],
                had_ballot=True,
            ),
            ["announced **Best Picture, 98th**", "Anora and Conclave", "had a ballot in it"],
        ),
        (
            entry(
                AuditAction.EDIT_SLATE,
                "Popcorn",
                {"category actress": {"named by": "film", "nominees": ["Anora", "Conclave"], "weight": 1}},
                {"category actress": {"named by": "person", "nominees": ["Anora", "Wicked"], "weight": 1}},
            ),
            ["category actress: named by: film → person, nominees: + Wicked, − Conclave"],
        ),
        (
            entry(
                AuditAction.IMPORT_SLATE,
                "Popcorn",
                None,
                {"category actress": {"name": "A", "nominees": ["B", "C"]}},
            ),
            ["category actress: 2 nominees"],
        ),
        (entry(actor=ERASED_ACTOR), ["**Someone who left** changed"]),
        (
            entry(AuditAction.SEAL_CONTEST, "Our Oscars", actor=Actor(None, "")),
            ["**Envelope** sealed the ballots of"],
        ),
    ],
)
def test_an_entry_in_words(what: AuditEntry, words: list[str]):
    shown = format_entries([what], 1000)
    for each in [*words, f"<t:{int(AT.timestamp())}:f>"]:
        assert each in shown


def test_what_people_wrote_is_no_markup_and_fits():
    nasty = "<@123> @everyone **x** `y` " * 20
    many = {f"{number} {nasty}": nasty for number in range(50)}
    wild = entry(AuditAction.EDIT_SLATE, nasty, many, {}, actor=Actor(MemberId(9), nasty))
    shown = format_entries([wild] * 6, 3400)
    assert len(shown) <= 3400
    assert "<@1" not in shown.replace("\\<", "")
    assert "@everyone" not in shown
    assert shown.count("changed the slate") == 6


async def test_pages_kinds_and_buttons_after_a_restart(world: World):
    empty = await world.host.slash(world.channel, "audit")
    assert empty.ephemeral
    assert "Nothing yet" in text(empty)
    for number in range(4):
        await switch(world, Feature.POLLS, enabled=bool(number % 2), name=f"Mod {number}")
    await open_contest(world, "Our Oscars")
    await switch(world, Feature.VERDICT, enabled=False, name="Last")

    answer = await world.host.slash(world.channel, "audit")
    message = reply(answer)
    assert "1 / 2" in labels(message)
    assert (
        text(message).index("Last") < text(message).index("opened the contest") < text(message).index("Mod 3")
    )
    assert "Mod 0" not in text(message)

    await world.restart()
    await world.host.click(message, custom_id=custom_id(message, "▶️"))
    assert "**Mod 0** changed the feature **polls**" in text(message)

    kinds = picks(message, "Only one kind")
    assert list(kinds) == ["Everything", "Announce contest", "Configure", "Create contest"]
    await world.host.select(
        message, [AuditAction.ANNOUNCE_CONTEST], custom_id=custom_id(message, "Only one kind")
    )
    assert "opened the contest **Our Oscars**" in text(message)
    assert "Mod" not in text(message)


async def test_the_longest_entries_fit_on_a_page(world: World):
    long = {f"{number} " + "*" * 300: "<@1> " * 100 for number in range(30)}

    def fill(connection: Connection) -> None:
        for action in AuditAction:
            wild = entry(action, "#" * 2000, long, {}, actor=Actor(MemberId(9), "_" * 100), had_ballot=True)
            store.append_entry(connection, replace(wild, guild_id=world.guild.id))

    await world.services.retention.record_joined(world.guild_id, "The Film Club")
    await world.database.write(fill)
    answer = await world.host.slash(world.channel, "audit")
    assert "Audit log" in text(answer)
    options = [option for control in controls(answer) for option in control.get("options", [])]
    assert {option["value"] for option in options} == {
        EVERY_ACTION,
        *(action.value for action in AuditAction),
    }


async def test_the_log_as_a_file(world: World):
    await switch(world, Feature.POLLS, enabled=False, name="=Mod(1)")
    await open_contest(world, "-Our Oscars")
    message = reply(await world.host.slash(world.channel, "audit"))

    answer = await world.host.click(message, label="Export")

    [file] = reply(answer).attachments
    assert answer.ephemeral
    assert file.filename == "audit-log.csv"
    rows = list(csv.reader((await file.read()).decode("utf-8-sig").splitlines()))
    assert [row[3:5] for row in rows[1:]] == [
        ["configure", "feature polls"],
        ["create contest", "'-Our Oscars"],
        ["announce contest", "'-Our Oscars"],
    ]
    assert rows[1][1] == "'=Mod(1)"


async def test_the_log_channel_is_told_in_one_message(world: World):
    log = await log_channel(world)
    await polls(world, enabled=False)
    await polls(world, enabled=True)
    assert not posts(world, log)

    await world.env.advance_time(LOG_POST_DELAY_SECONDS + 1)

    [message] = posts(world, log)
    assert "the log channel" in message
    assert message.index("on → off") < message.index("off → on")

    await polls(world, enabled=False)
    await world.env.advance_time(LOG_POST_DELAY_SECONDS + 1)
    [_, second] = posts(world, log)
    assert "changed the feature **polls**" in second
    assert "the log channel" not in second


async def test_many_entries_are_all_told(world: World):
    log = await log_channel(world)
    for number in range(ENTRIES_PER_LOG_MESSAGE + 2):
        await polls(world, enabled=bool(number % 2))
    await world.env.advance_time(LOG_POST_DELAY_SECONDS + 1)
    assert len(posts(world, log)) == 2
    assert (
        sum(message.count("the feature **polls**") for message in posts(world, log))
        == ENTRIES_PER_LOG_MESSAGE + 2
    )


async def test_a_log_channel_that_is_gone_stops_nobody(world: World):
    log = await log_channel(world)
    refused = f"/channels/{log.id}/messages"
    world.env.inject_error("POST", refused, status=404, code=10003, message="Unknown Channel")
    await polls(world, enabled=False)
    await world.env.advance_time(LOG_POST_DELAY_SECONDS + 1)
    assert not posts(world, log)

    await polls(world, enabled=True)
    await world.env.advance_time(LOG_POST_DELAY_SECONDS + 1)
    [message] = posts(world, log)
    assert "off → on" in message


async def test_what_discord_does_not_take_just_now_is_posted_later(world: World):
    log = await log_channel(world)
    world.env.inject_error("POST", f"/channels/{log.id}/messages", status=503, message="An outage")
    await polls(world, enabled=False)
    await world.env.advance_time(LOG_POST_DELAY_SECONDS + 1)
    assert not posts(world, log)

    await world.env.advance_time(LOG_POST_DELAY_SECONDS + 1)
    [message] = posts(world, log)
    assert "on → off" in message


async def test_after_a_restart_the_channel_is_told_what_follows(world: World):
    log = await log_channel(world)
    await world.env.advance_time(LOG_POST_DELAY_SECONDS + 1)
    await world.restart()
    await polls(world, enabled=False)
    await world.env.advance_time(LOG_POST_DELAY_SECONDS + 1)
    [first, second] = posts(world, log)
    assert "the log channel" in first
    assert "the feature **polls**" in second
    assert "the log channel" not in second


async def test_what_the_database_kept_back_is_told_with_the_next_entry(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    log = await log_channel(world)
    await world.env.advance_time(LOG_POST_DELAY_SECONDS + 1)
    audit = world.services.audit
    read = audit.list_entries_since

    async def fail_once(*_: object) -> Sequence[AuditEntry]:
        monkeypatch.setattr(audit, "list_entries_since", read)
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(audit, "list_entries_since", fail_once)
    await polls(world, enabled=False)
    await world.env.advance_time(LOG_POST_DELAY_SECONDS + 1)
    assert len(posts(world, log)) == 1

    await polls(world, enabled=True)
    await world.env.advance_time(LOG_POST_DELAY_SECONDS + 1)
    [_, second] = posts(world, log)
    assert second.count("the feature **polls**") == 2


async def log_channel(world: World) -> ChannelHandle:
    """A channel that the owner has chosen for the log."""
    channel = world.guild.create_text_channel("mod-log")
    await world.owner.slash(world.channel, "config channel", purpose="log", channel=channel)
    return channel


async def polls(world: World, *, enabled: bool) -> None:
    """Switch polls through Discord, so that what follows from it lives in simulated time."""
    await world.owner.slash(world.channel, "config feature", name="polls", enabled=enabled)


def posts(world: World, channel: ChannelHandle) -> list[str]:
    """What is to be read in a channel, the oldest message first."""
    return [str(message.components[0].to_dict()) for message in channel.history(viewer=world.owner)]
