import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection

from bot.audit import store as audit
from bot.audit.model import Actor, AuditAction, AuditEntry
from bot.db.engine import Database
from bot.db.tables import guild_features, guilds, members
from bot.guilds import store
from bot.guilds.errors import AmbiguousTimeZoneError, UnknownTimeZoneError
from bot.guilds.model import ChannelPurpose, Feature, GuildSettings, RolePurpose, Spoilers
from bot.guilds.service import GuildService
from bot.ids import GuildId, MemberId

GUILD = GuildId(1)
OLGA = Actor(MemberId(7), "Olga")
NOW = datetime(2026, 3, 15, 18, tzinfo=UTC)


@pytest.fixture
def service(database: Database) -> GuildService:
    return GuildService(database, lambda: NOW)


async def entries(database: Database) -> Sequence[AuditEntry]:
    return await database.read(audit.list_page, GUILD, limit=50)


async def test_a_server_that_configured_nothing_has_everything_on(service: GuildService) -> None:
    assert await service.get_settings(GUILD) == GuildSettings(GUILD)
    for feature in Feature:
        assert await service.is_feature_enabled(GUILD, feature)


async def test_a_feature_goes_off_and_on_in_one_server_alone(
    service: GuildService, database: Database
) -> None:
    await service.set_feature(GUILD, Feature.POLLS, False, OLGA)
    assert not await service.is_feature_enabled(GUILD, Feature.POLLS)
    assert await service.is_feature_enabled(GUILD, Feature.LOOKUP)
    assert await service.is_feature_enabled(GuildId(2), Feature.POLLS)
    assert not await GuildService(database, lambda: NOW).is_feature_enabled(GUILD, Feature.POLLS)
    await service.set_feature(GUILD, Feature.POLLS, True, OLGA)
    assert await service.is_feature_enabled(GUILD, Feature.POLLS)
    assert [(entry.subject, entry.before, entry.after) for entry in await entries(database)] == [
        ("feature polls", False, True),
        ("feature polls", True, False),
    ]


async def test_every_setting_is_kept_with_who_changed_it(service: GuildService, database: Database) -> None:
    for number, channel in enumerate(ChannelPurpose):
        await service.set_channel(GUILD, channel, 100 + number, OLGA)
    for number, role in enumerate(RolePurpose):
        await service.set_role(GUILD, role, 200 + number, OLGA)
    await service.set_time_zone(GUILD, "vienna", OLGA)
    await service.set_default_scoring(GUILD, "bold", OLGA)
    last = await service.set_spoilers(GUILD, Spoilers.COVERED, OLGA, hours=48)
    assert last == GuildSettings(
        GUILD,
        time_zone="Europe/Vienna",
        time_zone_chosen=True,
        host_role=200,
        champion_role=201,
        ping_role=202,
        announcements_channel=100,
        results_channel=101,
        discussion_channel=102,
        log_channel=103,
        default_scoring="bold",
        spoilers=Spoilers.COVERED,
        cover_hours=48,
    )
    assert await GuildService(database, lambda: NOW).get_settings(GUILD) == last
    log = await entries(database)
    assert {(entry.actor, entry.at, entry.action) for entry in log} == {(OLGA, NOW, AuditAction.CONFIGURE)}
    assert [(entry.subject, entry.before, entry.after) for entry in log[:3]] == [
        ("spoilers", {"winners": "shown", "hours": 24}, {"winners": "covered", "hours": 48}),
        ("default_scoring", "classic", "bold"),
        ("time_zone", "UTC", "Europe/Vienna"),
    ]
    assert [last.get_channel_id(purpose) for purpose in ChannelPurpose] == [100, 101, 102, 103]


async def test_what_changes_nothing_is_not_audited(service: GuildService, database: Database) -> None:
    await service.set_feature(GUILD, Feature.QUIZ, True, OLGA)
    await service.set_channel(GUILD, ChannelPurpose.LOG, None, OLGA)
    assert await entries(database) == []


async def test_settings_are_asked_of_the_database_once(service: GuildService, database: Database) -> None:
    await service.get_settings(GUILD)

    def behind_its_back(connection: Connection) -> None:
        connection.execute(guilds.insert(), {"id": GUILD, "joined_at": NOW, "time_zone": "Asia/Tokyo"})

    await database.write(behind_its_back)
    assert (await service.get_settings(GUILD)).time_zone == "UTC"
    await service.set_spoilers(GUILD, Spoilers.COVERED, OLGA, hours=48)
    assert (await service.get_settings(GUILD)).time_zone == "Asia/Tokyo"


async def test_a_feature_of_another_version_is_ignored(service: GuildService, database: Database) -> None:
    await database.write(store.ensure_guild, GUILD, NOW)

    def from_the_future(connection: Connection) -> None:
        connection.execute(
            guild_features.insert(), {"guild_id": GUILD, "feature": "holograms", "enabled": False}
        )

    await database.write(from_the_future)
    assert (await service.get_settings(GUILD)).switched_off == frozenset()


async def test_a_time_zone_that_does_not_exist_changes_nothing(
    service: GuildService, database: Database
) -> None:
    with pytest.raises(UnknownTimeZoneError):
        await service.set_time_zone(GUILD, "Europe/Atlantis", OLGA)
    assert (await service.get_settings(GUILD)).time_zone == "UTC"
    assert await entries(database) == []


async def test_names_are_kept_and_written_only_when_new(service: GuildService, database: Database) -> None:
    def overwrite(connection: Connection) -> None:
        connection.execute(members.update().values(name="changed behind its back"))

    await service.remember_name(GUILD, MemberId(10), "Ana")
    await service.remember_name(GUILD, MemberId(11), "Ben")
    assert await service.get_names(GUILD, [MemberId(10), MemberId(11), MemberId(12)]) == {
        10: "Ana",
        11: "Ben",
    }
    await database.write(overwrite)
    await service.remember_name(GUILD, MemberId(10), "Ana")
    await service.remember_name(GUILD, MemberId(11), "Benjamin")
    assert await service.get_names(GUILD, [MemberId(10), MemberId(11)]) == {
        10: "changed behind its back",
        11: "Benjamin",
    }


async def test_names_of_many_members_are_found(service: GuildService, database: Database) -> None:
    await database.write(store.ensure_guild, GUILD, NOW)

    def crowd(connection: Connection) -> None:
        rows = [
            {"guild_id": GUILD, "user_id": user, "name": f"{user}", "seen_at": NOW} for user in range(2500)
        ]
        connection.execute(members.insert(), rows)

    await database.write(crowd)
    assert await service.get_names(GUILD, list(map(MemberId, range(5000)))) == {
        user: f"{user}" for user in range(2500)
    }


async def test_two_moderators_who_save_at_once_both_do(service: GuildService, database: Database) -> None:
    ben = Actor(MemberId(8), "Ben")
    await service.get_settings(GUILD)
    await asyncio.gather(
        service.set_role(GUILD, RolePurpose.HOST, 5, OLGA),
        service.set_channel(GUILD, ChannelPurpose.LOG, 6, ben),
        service.set_feature(GUILD, Feature.QUIZ, False, OLGA),
        service.set_time_zone(GUILD, "Vienna", OLGA),
        service.set_time_zone(GUILD, "Tokyo", ben),
    )
    assert await service.get_settings(GUILD) == GuildSettings(
        GUILD,
        time_zone="Asia/Tokyo",
        time_zone_chosen=True,
        host_role=5,
        log_channel=6,
        switched_off=frozenset({Feature.QUIZ}),
    )
    zones = [
        (entry.actor.name, entry.before, entry.after)
        for entry in await entries(database)
        if entry.subject == "time_zone"
    ]
    assert zones == [("Ben", "Europe/Vienna", "Asia/Tokyo"), ("Olga", "UTC", "Europe/Vienna")]


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        (" europe/vienna ", "Europe/Vienna"),
        ("ET", "America/New_York"),
        ("EST", "America/New_York"),
        ("UK time", "Europe/London"),
        ("London, UK", "Europe/London"),
        ("São Paulo", "America/Sao_Paulo"),
        ("Japan", "Asia/Tokyo"),
        ("utc", "UTC"),
    ],
)
async def test_a_zone_is_found_as_people_type_it(service: GuildService, text: str, zone: str) -> None:
    settings = await service.set_time_zone(GUILD, text, OLGA)
    assert (settings.time_zone, settings.time_zone_chosen) == (zone, True)


async def test_a_misspelt_zone_is_refused_with_the_nearest(service: GuildService) -> None:
    with pytest.raises(UnknownTimeZoneError) as refusal:
        await service.set_time_zone(GUILD, "Europe/Wienna", OLGA)
    assert "Europe/Vienna" in refusal.value.nearest


@pytest.mark.parametrize(("text", "among"), [("IST", "Asia/Kolkata"), ("Brazil", "America/Sao_Paulo")])
async def test_a_name_of_several_zones_is_asked(service: GuildService, text: str, among: str) -> None:
    with pytest.raises(AmbiguousTimeZoneError) as refusal:
        await service.set_time_zone(GUILD, text, OLGA)
    assert among in refusal.value.keys
    assert not (await service.get_settings(GUILD)).time_zone_chosen


@pytest.mark.parametrize("text", ["GMT+1", "UTC+2", "etc", "", "🎬", "x" * 6000, "../../etc/passwd"])
async def test_what_is_no_zone_is_refused(service: GuildService, text: str) -> None:
    with pytest.raises(UnknownTimeZoneError) as refusal:
        await service.set_time_zone(GUILD, text, OLGA)
    assert not [zone for zone in refusal.value.nearest if zone.startswith("Etc")]
