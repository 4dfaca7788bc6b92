"""Whoever repeats whatever has a limit, for as long as they like: it holds, for each entry of the table."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

import discord
import pytest
from simcord import MemberActor

from bot.audit.model import Actor
from bot.guilds.model import ChannelPurpose
from bot.ids import MemberId
from bot.limits.model import LIMITS, LimitedAction, TooOftenError
from tests.cogs.contest_actions import announced, pick_all
from tests.cogs.discussion_places import choose_place
from tests.stored import read_rows
from tests.world import World, controls, reply, text

pytestmark = pytest.mark.slow

HOUR = 3600.0
MINUTE = 60.0

TRIES_PER_MEMBER = 5
"""More threads than a member may open in an hour."""


def list_films(world: World, number: int) -> list[str]:
    """Films as autocomplete gives them: by their ids."""
    return list(world.services.record.films)[:number]


def make_host(world: World, name: str) -> MemberActor:
    return world.guild.add_member(
        world.env.create_user(name.lower(), global_name=name), roles=[world.guild.roles["Hosts"]]
    )


async def soak_threads(world: World) -> None:
    """A dozen members ask for one thread after the other, hour after hour."""
    limit = LIMITS[LimitedAction.OPEN_THREAD]
    parlour = world.guild.create_text_channel("parlour")
    await choose_place(world, parlour)
    members = [world.member, *(world.join(f"Member {number}") for number in range(3))]
    hours = limit.per_server // (limit.per_member * len(members)) + 2
    films = iter(list_films(world, hours * len(members) * TRIES_PER_MEMBER))
    for hour in range(hours):
        opened_before = len(parlour.threads)
        for member in members:
            mine = 0
            for _ in range(TRIES_PER_MEMBER):
                said = text(await member.slash(world.channel, "discuss film", title=next(films)))
                mine += "is open" in said
                assert "is open" in said or "as often as" in said
            assert mine <= limit.per_member
        allowed = min(limit.per_member * len(members) * (hour + 1), limit.per_server)
        assert len(parlour.threads) == allowed
        assert len(parlour.threads) >= opened_before
        await world.env.advance_time(MINUTE)
        await world.env.advance_time(HOUR)
    assert len(parlour.threads) == limit.per_server


async def soak_posting_again(world: World) -> None:
    """Six hosts press the same button, each oftener than they may."""
    limit = LIMITS[LimitedAction.POST_AGAIN]
    contest = await announced(world, channel=world.guild.create_text_channel("doomed"))
    world.env.backend.delete_channel(contest.channel_id or 0)
    await world.env.advance_time(MINUTE)
    hosts = [make_host(world, f"Host {number}") for number in range(limit.per_server // limit.per_member + 1)]
    forms: list[int] = []
    for host in hosts:
        panel = reply(await host.slash(world.channel, "contests", contest="Oscar night"))
        await host.click(panel, label="Host")
        pressed = [await host.click(panel, label="Post again …") for _ in range(limit.per_member + 5)]
        forms.append(sum(answer.modal is not None for answer in pressed))
    assert forms == [limit.per_member] * (len(hosts) - 1) + [0]


async def soak_quiz_sharing(world: World) -> None:
    """Members share one result of the quiz again and again, each oftener than they may."""
    limit = LIMITS[LimitedAction.SHARE_QUIZ]
    members = [world.join(f"Member {number}") for number in range(limit.per_server // limit.per_member + 1)]
    shared: list[int] = []
    for member in members:
        asked = await member.slash(world.channel, "quiz")
        answered = reply(await member.click(reply(asked), custom_id=controls(asked)[0]["custom_id"]))
        pressed = [await member.click(answered, label="Share") for _ in range(limit.per_member + 1)]
        shared.append(sum("the question of" in text(answer) for answer in pressed))
        assert "shared results of the quiz" in text(pressed[-1])
    assert shared == [limit.per_member] * (len(members) - 1) + [0]


async def soak_sharing(world: World) -> None:
    """A member posts the same card over and over."""
    limit = LIMITS[LimitedAction.SHARE]
    contest = await announced(world)
    await pick_all(world, contest)
    await world.env.advance_time(3 * 24 * HOUR + MINUTE)
    shown, said = reply(await world.member.slash(world.channel, "picks")), list[str]()
    for _ in range(limit.per_member + 2):
        mine = reply(await world.member.click(shown, label="Share mine"))
        said.append(text(await world.member.click(mine, label="Post it")))
    assert ["Posted: " in one for one in said] == [True] * limit.per_member + [False] * 2
    assert f"You have shared cards {limit.per_member} times in an hour" in said[-1]


async def soak_host_actions(world: World) -> None:
    """A moderator's machine changes a setting without a pause."""
    limit = LIMITS[LimitedAction.HOST_ACTION]
    by, guilds = Actor(MemberId(world.owner.id), "Olga"), world.services.guilds

    async def change_setting(number: int) -> bool:
        channel_id = world.channel.id + number
        try:
            await guilds.set_channel(world.guild_id, ChannelPurpose.DISCUSSION, channel_id, by)
        except TooOftenError:
            return False
        return True

    done = await asyncio.gather(*(change_setting(number) for number in range(1, limit.per_member + 101)))
    assert sum(done) == limit.per_member
    refused = await world.owner.slash(world.channel, "config timezone", zone="Berlin")
    assert "changed things here 2000 times in an hour" in text(refused).replace(",", "")
    ping = world.guild.create_role("Cinephiles", permissions=discord.Permissions.none())
    assert "as often as anyone may" in text(await world.owner.slash(world.channel, "config host", role=ping))
    await world.env.advance_time(MINUTE)
    await world.env.advance_time(HOUR)
    assert "Berlin" in text(await world.owner.slash(world.channel, "config timezone", zone="Berlin"))


async def soak_marking(world: World) -> None:
    """A member's machine ticks and unticks without a pause, and nobody else is stopped."""
    limit = LIMITS[LimitedAction.MARK_FILMS]
    ana, marking = MemberId(world.member.id), world.services.watchlists.marking
    done = 0
    for number in range(limit.per_member + 5):
        try:
            await marking.set_sharing(world.guild_id, ana, sharing=number % 2 == 0)
        except TooOftenError:
            continue
        done += 1
    assert done == limit.per_member
    refused = text(await world.member.slash(world.channel, "seen film", title="Sinners"))
    assert "changed what you have seen 600 times in an hour" in refused
    others = text(await world.members[1].slash(world.channel, "seen film", title="Sinners"))
    assert "Seen:" in others


async def soak_importing(world: World) -> None:
    """Members send their diaries again and again, until the whole server has to wait."""
    limit = LIMITS[LimitedAction.IMPORT_DIARY]
    diary = ("watched.csv", b"Date,Name,Year,Letterboxd URI\n2026-01-01,Anora,2024,u\n")
    imported = 0
    for number in range(limit.per_server // limit.per_member + 2):
        member = world.join(f"Member {number}")
        for _ in range(limit.per_member + 1):
            imported += "marked" in text(await member.slash(world.channel, "seen import", file=diary))
    assert imported == limit.per_server


SOAKS: Mapping[LimitedAction, Callable[[World], Awaitable[None]]] = {
    LimitedAction.OPEN_THREAD: soak_threads,
    LimitedAction.POST_AGAIN: soak_posting_again,
    LimitedAction.MARK_FILMS: soak_marking,
    LimitedAction.IMPORT_DIARY: soak_importing,
    LimitedAction.SHARE_QUIZ: soak_quiz_sharing,
    LimitedAction.SHARE: soak_sharing,
    LimitedAction.HOST_ACTION: soak_host_actions,
}
"""Whoever adds an entry to the table adds whoever presses it past its limit."""


@pytest.mark.parametrize("action", LimitedAction)
async def test_a_limit_holds_against_whoever_repeats_it(world: World, action: LimitedAction) -> None:
    await SOAKS[action](world)


async def test_what_is_repeated_leaves_nothing_behind_for_longer_than_a_day(
    world: World, database_url: str
) -> None:
    """What was counted is forgotten, or the table would grow with every press."""
    await choose_place(world, world.channel)
    films = iter(list_films(world, 8))
    for _ in range(4):
        said = text(await world.member.slash(world.channel, "discuss film", title=next(films)))
        assert "is open" in said
        await world.env.advance_time(MINUTE)
        await world.env.advance_time(25 * HOUR)
    assert read_rows(database_url, "SELECT count(*) FROM repetitions") == [(1,)]
