"""A season that stops half-way, as the bot of one commit left it: `python -m tests.golden.before` writes it.

What comes of it lies in `files/before/`: the database as SQL, and what Discord had then as JSON: its members, channels
and threads, and each message with controls. `tests.golden.test_before` goes on from there with the code of today.
Written anew it is a database of today, and the old one is lost: add to it rather from a commit that is to be kept.
"""

import asyncio
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from simcord import InteractionResult, MemberActor

from bot.contests.model import Contest, Scoring
from bot.ids import CategoryId, GuildId
from bot.polls.model import PollQuestion
from bot.results.result_set import ResultSet
from bot.search.search import Search
from data.record_files import load_nicknames, load_original_titles, load_record
from tests.cogs.contest_actions import DAY, SEALED, announced, draft, newest, own_contest, pick_all
from tests.cogs.counted_room import WILL, ask, category_of, fill_room, host, ids_of, slate, whole_season
from tests.cogs.discussion_places import choose_place
from tests.cogs.played_contests import fill, open_contest, slate_of, winner_of
from tests.cogs.slates.test_files import CSV, bring
from tests.cogs.slates.test_panel import choose, make_villains
from tests.golden.conftest import count_salts
from tests.golden.pinned import FILES, as_json
from tests.polls.poll_posts import asked, vote
from tests.world import World, custom_id, open_world, picks, reply, walk

FOLDER = FILES / "before"
DATABASE = FOLDER / "database.sql"
DISCORD = FOLDER / "discord.json"

Named = dict[int, str]
"""What each kept message was, by its id."""


class Season:
    """Plays the season, and keeps what was shown on the way."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.named: Named = {}

    async def show(self, who: MemberActor, command: str, *labels: str, **options: Any) -> InteractionResult:
        """Let someone use a command, press buttons of its answer by their labels, and leave the screen as it is."""
        answer = await who.slash(self._world.channel, command, **options)
        for label in labels:
            await who.click(reply(answer), label=label)
        self.named[reply(answer).id] = " > ".join([f"/{command} of {who.name}", *labels])
        return answer

    async def choose(
        self, who: MemberActor, answer: InteractionResult, menu: str, option: str, name: str
    ) -> None:
        """Choose an option of a screen's select, and leave the screen as it is then."""
        await who.select(reply(answer), [picks(answer, menu)[option]], custom_id=custom_id(answer, menu))
        self.named[reply(answer).id] = name


async def play(world: World) -> Named:
    """Play the season up to a moment in which as much as possible is under way."""
    season = Season(world)
    fill_room(world)
    await _settle_in(world)
    await _look_up(season, world)
    over = await _end_a_season(world)
    locked = await _lock_one(world)
    await _make_slates(season, world)
    running = await _keep_one_open(world)
    await _ask_in_polls(world)
    await _talk(world)
    await draft(world, title="Draft night")
    await _look_at_contests(season, world, locked, running)
    await _look_at_the_rest(season, world)
    await _leave_things_undone(season, world, over, locked)
    return season.named


async def _settle_in(world: World) -> None:
    owner, channel = world.owner, world.channel
    await choose_place(world, world.guild.create_text_channel("parlour"))
    await owner.slash(
        channel, "config channel", purpose="log", channel=world.guild.create_text_channel("log")
    )
    await owner.slash(channel, "config timezone", zone="Berlin")
    await owner.slash(channel, "config host", role=world.guild.create_role("Cinephiles"))
    # Another server that was there and removed the bot: everything about it is to be deleted after a month.
    other = world.guild.id + 1
    await world.services.retention.record_joined(GuildId(other), "The Other Club")
    await world.services.retention.record_left(GuildId(other))


async def _look_up(season: Season, world: World) -> None:
    member = world.member
    await season.show(member, "winners", ceremony="97")
    await season.show(member, "winners", ceremony="97", category="picture")
    await season.show(member, "film", title="Anora")
    await season.show(member, "film", title="little women")
    await season.show(member, "person", name="Meryl Streep")
    await season.show(member, "category", name="actress")
    await season.show(member, "records", board="film-wins")
    await season.show(member, "precursors", category="picture", ceremony="97")


async def _end_a_season(world: World) -> Contest:
    """A contest that was finished a while ago, on a slate of the server's own."""
    _, contest = await whole_season(world, "Club Awards 2025")
    await world.env.advance_time(60)
    return contest


async def _lock_one(world: World) -> Contest:
    """A rehearsal that is locked, with some envelopes open, one voided and one covered."""
    contest = await announced(world, title="Locked night", scoring="weighted", tiebreaker="How many minutes?")
    await pick_all(world, contest, members=4)
    await world.env.advance_time(3 * DAY + SEALED)
    where = {"ceremony": contest.title}
    await world.host.slash(world.channel, "result announce", category="casting", winner="sinners", **where)
    await world.host.slash(
        world.channel, "result announce", category="film-editing", winner="one-battle-after-another", **where
    )
    void = await world.host.slash(world.channel, "result void", category="best director", **where)
    await world.host.click(reply(void), label="Yes, cancel it")
    await world.owner.slash(world.channel, "config spoilers", winners="covered", hours=48)
    await world.host.slash(
        world.channel, "result announce", category="best-picture", winner="one-battle-after-another", **where
    )
    await world.env.advance_time(60)
    return await newest(world)


async def _make_slates(season: Season, world: World) -> None:
    panel = await make_villains(world)
    await choose(world, panel, "Misery")
    await world.host.click(reply(panel), label="Withdraw")
    await world.host.click(reply(panel), label="Confirm")
    season.named[reply(panel).id] = "a withdrawn nominee of a slate"
    nominee = await season.show(world.host, "ceremony edit", ceremony="popcorn")
    await season.choose(
        world.host, nominee, "Open a category", _only(nominee, "Open a category"), "a category"
    )
    await season.show(world.host, "ceremony edit", ceremony="popcorn")
    await season.show(world.host, "ceremony edit", "Delete", ceremony="popcorn")
    await season.show(world.host, "ceremony edit", ceremony="98")
    preview = await bring(world, CSV, "Silver Popcorn")
    season.named[reply(preview).id] = "the preview of an import"
    withdrawing = {"category": "villain", "nominee": "the third man", "ceremony": "popcorn"}
    await season.show(world.host, "ceremony withdraw", **withdrawing)


def _only(answer: InteractionResult, menu: str) -> str:
    return next(iter(picks(answer, menu)))


async def _keep_one_open(world: World) -> Contest:
    """A contest that takes picks for ten more days, with stakes and a question."""
    contest = await open_contest(
        world,
        "Open night",
        scoring=Scoring.CONFIDENCE,
        tiebreaker="How many minutes?",
        locks_at=world.env.now() + timedelta(days=10),
    )
    asked_about = (await slate_of(world, contest))[:4]
    for member in world.members[:3]:
        await fill(world, member, contest, {one.id: winner_of(one).id for one in asked_about})
    ballot = await world.member.slash(world.channel, "ballot", contest=str(contest.id))
    form = await world.member.click(reply(ballot), label="Tie-breaker")
    await world.member.submit_modal(form, {"answer": "214"})
    await world.env.advance_time(60)
    return contest


async def _ask_in_polls(world: World) -> None:
    closed = await asked(world, closes="in 2 hours", category="casting")
    await vote(world, world.member, closed, "sinners")
    await world.env.advance_time(3 * 3600)
    hidden = await asked(world, hidden=True, closes="in 5 days")
    await vote(world, world.member, hidden, "sinners")
    ceremony = await slate(world, "Next Year", held=date(2026, 6, 1))
    await ask(world, ceremony, PollQuestion.WILL, WILL)
    await ask(world, ceremony, PollQuestion.SHOULD, WILL, hidden=True)
    await asked(world, ceremony=ceremony.id, category="best director", closes="in 4 days")


async def _talk(world: World) -> None:
    for what, option in {
        "film": {"title": "Anora"},
        "person": {"name": "Meryl Streep"},
        "category": {"name": "director"},
    }.items():
        await world.member.slash(world.channel, f"discuss {what}", **option)


async def _look_at_contests(season: Season, world: World, locked: Contest, running: Contest) -> None:
    member, owner = world.member, world.host
    opened, closed = str(running.id), str(locked.id)
    await season.show(member, "ballot", contest=opened)
    await season.show(member, "ballot", "Review", contest=opened)
    await season.show(member, "ballot", "Review", "Clear all", contest=opened)
    await season.show(member, "ballot", "Stakes", contest=opened)
    await season.show(member, "picks", contest=closed)
    await season.show(member, "versus", member=world.members[1], contest=closed)
    for contest in (opened, closed):
        await season.show(member, "contests", contest=contest)
        await season.show(member, "standings", contest=contest)
        await season.show(owner, "contests", "Host", contest=contest)
    await season.show(member, "contests")
    await season.show(member, "standings", scope="season", contest=closed)
    await season.show(owner, "contests", contest="Draft night")
    await season.show(owner, "contest lock", contest=opened)
    await season.show(owner, "contest cancel", contest=closed)
    await season.show(owner, "result board", ceremony="Locked night")
    await season.show(owner, "result settle", ceremony="Locked night")
    where = {"category": "best-picture", "ceremony": "Locked night"}
    await season.show(owner, "result undo", **where)
    await season.show(owner, "result void", **where)
    await season.show(owner, "result announce", winner="sinners", **where)
    board = await season.show(owner, "result board", ceremony="Locked night")
    await season.choose(owner, board, "Open an envelope", "Best Actor", "an envelope")


async def _look_at_the_rest(season: Season, world: World) -> None:
    member = world.member
    await season.show(member, "verdict", ceremony="Club Awards 2025")
    await season.show(member, "verdict", "Over the years", ceremony="Club Awards 2025")
    await season.show(member, "verdict", ceremony="Club Awards 2025", category="picture")
    await season.show(member, "profile")
    await season.show(member, "profile", "Category by category")
    await season.show(member, "polls")
    await season.show(world.host, "poll close")
    await season.show(
        world.host, "poll open", category="actor", question="will", closes="in 3 days", ceremony="98"
    )
    await season.show(member, "help")
    await season.show(member, "privacy delete")
    await season.show(world.host, "audit")
    shown = await season.show(world.owner, "config show")
    for part in list(walk(reply(shown).components)):
        if part.get("type") == 2 and not part.get("disabled"):
            page = await season.show(world.owner, "config show")
            pressed = await world.owner.click(reply(page), custom_id=part["custom_id"])
            season.named[reply(page).id] = f"the settings after {part['custom_id']}"
            assert pressed.acknowledged
    await world.env.advance_time(60)


async def _leave_things_undone(season: Season, world: World, over: Contest, locked: Contest) -> None:
    """Stop in the middle: a deadline of each kind is set, and what the bot would do at once it has not done."""
    club = await own_contest(world)
    await pick_all(world, club)
    late = await open_contest(
        world, "Late night", late_entries=True, locks_at=world.env.now() + timedelta(days=2)
    )
    await pick_all(world, late)
    await world.env.advance_time(2 * DAY + SEALED)
    board = await season.show(world.host, "result board", ceremony="Late night")
    await season.choose(
        world.host, board, "Open an envelope", "Best Picture", "an envelope whose picks are closed"
    )
    await world.host.click(reply(board), label="Close picks")
    ceremony = await world.services.slates.get_ceremony(world.guild_id, over.ceremony_id)
    category_id = category_of(ceremony, "Best Director")
    wins = ids_of(ceremony, "Best Director", "Brady Corbet")[1]
    # Past Discord: as if the process had died before it could tell anyone.
    await world.services.contest_hosting.finish_contest(world.guild_id, locked.id, 214, host(world))
    target = ResultSet(world.guild_id, ceremony.id)
    await world.services.announcing.announce_winners(
        target, CategoryId(category_id), [wins], host(world), replace=True
    )


def discord_of(world: World, named: Named) -> dict[str, Any]:
    """What Discord has: people, places, and every message that has controls."""
    backend = cast("Any", world.env.backend)
    guild = backend.guilds[world.guild.id]
    people = [world.owner, world.host, *world.members]
    channels = [backend.channels[one] for one in [*guild.channel_ids, *guild.thread_ids]]
    stored = [message for of_channel in backend.messages.values() for message in of_channel.values()]
    return {
        "seconds": backend.clock.elapsed,
        "bot": backend.bot_user.id,
        "guild": {"id": guild.id, "name": guild.name, "channel": world.channel.id},
        "hosts": [world.host.id],
        "people": [{"id": one.id, "name": one.name, "global_name": one.user.global_name} for one in people],
        "roles": [{"id": one.id, "name": one.name} for one in guild.roles.values() if not one.managed],
        "channels": [{key: asdict(one)[key] for key in CHANNEL_FIELDS} for one in channels],
        "messages": [
            {"what": named.get(one.id) or f"a post in #{backend.channels[one.channel_id].name}"}
            | {key: getattr(one, key) for key in MESSAGE_FIELDS}
            | {"files": _files(world, one)}
            for one in sorted(stored, key=lambda one: one.id)
            if any("custom_id" in part for part in walk(one.components))
            and (not one.is_ephemeral or one.id in named)
        ],
    }


CHANNEL_FIELDS = ("id", "type", "name", "guild_id", "parent_id", "owner_id", "thread_metadata")
MESSAGE_FIELDS = (
    "id", "channel_id", "author_id", "content", "timestamp", "flags", "components", "attachments",
    "interaction_metadata",
)  # fmt: skip


def _files(world: World, message: Any) -> dict[str, str]:
    """The text files of a message: a preview's slate is read from its own."""
    read = world.env.backend.cdn.get
    return {
        each["filename"]: (read(each["url"]) or b"").decode()
        for each in message.attachments
        if not each["filename"].endswith(".png")
    }


def sql_of(file: Path) -> str:
    """A database as the SQL that makes it."""
    with closing(sqlite3.connect(file)) as connection:
        (owner,) = connection.execute("PRAGMA application_id").fetchone()
        return "\n".join([f"PRAGMA application_id = {owner};", *connection.iterdump()]) + "\n"


async def main() -> None:
    """Play the season and write down where it stands."""
    record = load_record()
    search = Search.build(
        record, load_nicknames(), load_original_titles(), clock=lambda: datetime(2026, 11, 29, tzinfo=UTC)
    )
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        count_salts(patch)
        async with open_world(Path(folder), record, search) as world:
            named = await play(world)
            FOLDER.mkdir(parents=True, exist_ok=True)
            DATABASE.write_text(sql_of(world.file), encoding="utf-8")
            DISCORD.write_text(as_json(discord_of(world, named)), encoding="utf-8")
            await world.env.advance_time(DAY)  # let what was left undone be done before the end


if __name__ == "__main__":
    asyncio.run(main())
