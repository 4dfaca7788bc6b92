"""What a whole night leaves in the log, at the level that says most: no names, no picks, no secrets, nothing typed."""

import io
import json
import logging
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection, insert
from sqlalchemy.exc import IntegrityError

from bot.db.engine import Database
from bot.db.tables import guilds
from bot.ids import CategoryId, NomineeId
from bot.logs import configure_logging
from bot.settings import LogFormat, LogLevel, Settings
from tests.cogs.contest_actions import DAY, SEALED, announced
from tests.cogs.discussion_places import choose_place
from tests.cogs.played_contests import fill
from tests.polls.poll_posts import asked, vote
from tests.world import World, reply

TOKEN = "MTIzNDU2Nzg5.G-x_1a.abcdefghij"  # noqa: S105 - the shape of a token, nobody's
NAMES = ("Zenobia", "Yevgenia", "Xanthippe")
TITLE = "Clandestine night"
QUESTION = "How many handkerchiefs?"
REASON = "Two accounts of one conspirator"
NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
TYPED = "a film that nobody has ever made"


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """The log at `debug`, as JSON."""
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    root = logging.getLogger()
    level, handlers = root.level, root.handlers[:]
    stream = io.StringIO()
    configure_logging(Settings(log_level=LogLevel.DEBUG, log_format=LogFormat.JSON), stream)
    # What simulates Discord is no part of the bot.
    logging.getLogger("simcord").setLevel(logging.CRITICAL)
    yield stream
    logging.getLogger("simcord").setLevel(logging.NOTSET)
    logging.basicConfig(level=level, handlers=handlers, force=True)


async def play_night(world: World) -> None:
    """A night with everything that members and hosts type in it, mistakes among them."""
    members = [world.join(name) for name in NAMES]
    first = members[0]
    await choose_place(world, world.guild.create_text_channel("parlour"))
    contest = await announced(world, title=TITLE, tiebreaker=QUESTION)
    for member, nominee in zip(members, ("sinners", "hamnet", "bugonia"), strict=True):
        await fill(world, member, contest, {CategoryId("best-picture"): NomineeId(nominee)})
    await world.host.slash(world.channel, "contest setaside", member=first, reason=REASON)
    await world.host.slash(world.channel, "contest setaside", member=first)
    poll = await asked(world, category="casting")
    await vote(world, first, poll, "sinners")
    await first.slash(world.channel, "discuss film", title="anora")
    await first.slash(world.channel, "film", title=TYPED)
    await first.slash(world.channel, "versus", member=members[1], contest=str(contest.id))
    await first.autocomplete(world.channel, "film", "title", TYPED)
    await world.host.slash(world.channel, "contest create", ceremony="98", locks="never", title=TITLE)
    await world.env.advance_time(60)
    await world.env.advance_time(3 * DAY + SEALED)
    ballot = await first.slash(world.channel, "ballot", contest=str(contest.id))
    assert reply(ballot)
    await world.host.slash(
        world.channel,
        "result announce",
        category="best picture",
        winner="one-battle-after-another",
        ceremony=f"{contest.ceremony_id}:{contest.id}",
    )
    await world.host.slash(world.channel, "result announce", category="best picture", winner=TYPED)
    for command in ("standings", "profile", "privacy export", "privacy delete"):
        await first.slash(world.channel, command)
    await world.env.advance_time(60)


async def test_a_night_leaves_no_names_picks_or_secrets_in_it(world: World, log: io.StringIO) -> None:
    await play_night(world)
    text = log.getvalue()
    for private in (
        TOKEN,
        *NAMES,
        TITLE,
        "handkerchiefs",
        "conspirator",
        "sinners",
        "hamnet",
        "bugonia",
        TYPED,
    ):
        assert private.lower() not in text.lower(), private
    lines = [json.loads(line) for line in text.splitlines()]
    refused = [line for line in lines if line["message"].startswith("Refused")]
    assert len(refused) >= 3
    for line in refused:
        assert line["message"].split("interaction ")[1].split(":")[0] == line["interaction"]


async def test_what_an_interaction_sets_off_carries_its_id(world: World, log: io.StringIO) -> None:
    await world.member.slash(world.channel, "film", title=TYPED)
    await world.member.slash(world.channel, "person", name=TYPED)
    lines = [json.loads(line) for line in log.getvalue().splitlines()]
    ids = [line["interaction"] for line in lines if line["message"].startswith("Refused")]
    assert len(set(ids)) == 2


async def test_the_database_says_what_failed_without_the_values(database: Database) -> None:
    def insert_twice(connection: Connection) -> None:
        for _ in range(2):
            connection.execute(insert(guilds), {"id": 7, "name": NAMES[0], "joined_at": NOON})

    with pytest.raises(IntegrityError) as failed:
        await database.write(insert_twice)
    assert NAMES[0] not in str(failed.value)
