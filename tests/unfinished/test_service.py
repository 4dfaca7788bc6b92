"""Commands that wait for an answer: given back once, to who typed them, within fifteen minutes."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.db.engine import Database
from bot.guilds.retention import RetentionService
from bot.guilds.service import GuildService
from bot.ids import GuildId, MemberId
from bot.jobs.service import JobService
from bot.unfinished.model import (
    UNFINISHED_COMMAND_LIFETIME,
    UNFINISHED_COMMANDS_PER_MEMBER,
    CommandAnsweredError,
    CommandExpiredError,
    ForeignCommandError,
    UnfinishedCommand,
)
from bot.unfinished.service import UnfinishedCommandService

GUILD, OTHER_GUILD = GuildId(1), GuildId(2)
HANA, BEN = MemberId(7), MemberId(8)
NOW = datetime(2027, 3, 12, 15, tzinfo=UTC)
COMMAND = UnfinishedCommand("poll open", {"question": "will", "channel": 2**62}, ("one", "two"))


class Desk:
    """The service with a clock that can be set."""

    def __init__(self, database: Database) -> None:
        self.now = NOW
        self.database = database
        self.jobs = JobService(database, lambda: self.now)
        self.service = UnfinishedCommandService(database, self.jobs, lambda: self.now)


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


async def test_a_command_comes_back_as_it_was_typed(desk: Desk) -> None:
    kept = await desk.service.keep_command(GUILD, HANA, COMMAND)
    assert kept.expires_at == NOW + timedelta(minutes=15)

    claimed = await Desk(desk.database).service.claim_command(GUILD, HANA, kept.id)

    assert claimed == kept
    assert claimed.command == COMMAND


async def test_it_comes_back_once_unless_nothing_came_of_it(desk: Desk) -> None:
    kept = await desk.service.keep_command(GUILD, HANA, COMMAND)
    await desk.service.claim_command(GUILD, HANA, kept.id)
    with pytest.raises(CommandAnsweredError):
        await desk.service.claim_command(GUILD, HANA, kept.id)

    await desk.service.release_command(kept.id)

    assert (await desk.service.claim_command(GUILD, HANA, kept.id)).command == COMMAND


async def test_it_is_the_typists_alone_and_of_its_server(desk: Desk) -> None:
    kept = await desk.service.keep_command(GUILD, HANA, COMMAND)
    with pytest.raises(ForeignCommandError):
        await desk.service.claim_command(GUILD, BEN, kept.id)
    with pytest.raises(CommandExpiredError):
        await desk.service.claim_command(OTHER_GUILD, HANA, kept.id)


async def test_it_ends_with_its_time_even_before_it_is_forgotten(desk: Desk) -> None:
    kept = await desk.service.keep_command(GUILD, HANA, COMMAND)
    desk.now = NOW + UNFINISHED_COMMAND_LIFETIME
    with pytest.raises(CommandExpiredError):
        await desk.service.claim_command(GUILD, HANA, kept.id)


async def test_the_oldest_make_way(desk: Desk) -> None:
    kept = [
        await desk.service.keep_command(GUILD, HANA, COMMAND)
        for _ in range(UNFINISHED_COMMANDS_PER_MEMBER + 1)
    ]
    others = await desk.service.keep_command(GUILD, BEN, COMMAND)

    with pytest.raises(CommandExpiredError):
        await desk.service.claim_command(GUILD, HANA, kept[0].id)
    for command in kept[1:]:
        await desk.service.claim_command(GUILD, HANA, command.id)
    await desk.service.claim_command(GUILD, BEN, others.id)


async def test_it_goes_with_its_server(desk: Desk) -> None:
    kept = await desk.service.keep_command(GUILD, HANA, COMMAND)
    guilds = GuildService(desk.database, lambda: NOW)
    await RetentionService(desk.database, guilds, desk.jobs, lambda: NOW).forget_guild(GUILD)
    with pytest.raises(CommandExpiredError):
        await desk.service.claim_command(GUILD, HANA, kept.id)
