"""What Discord does to a bot in a storm: it closes, limits, fails, forgets, repeats itself, deletes."""

import asyncio

from aiohttp import WSCloseCode

from bot.app import AUTHENTICATION_FAILED_CLOSE_CODE
from tests.faults.evening import ANNOUNCED_CATEGORIES, OPEN_CATEGORIES, Evening, find_control
from tests.faults.machine_faults import survive_in_storm
from tests.faults.scale import Scale, Stage
from tests.faults.storm import Storm
from tests.run.own_slates import FILMS
from tests.run.process import BotProcess
from tests.standin.faults import ErrorCode, cut_line, fail, limit_rate, refuse
from tests.standin.reading import list_selects

COMEBACK_CODES = (
    *(4000, 4009, WSCloseCode.OK),
    *(WSCloseCode.GOING_AWAY, WSCloseCode.SERVICE_RESTART, 4001, 4002, 4003, 4005, 4007, 4008),
)
"""Codes after which a bot comes back, resuming or anew; the first three are of each kind."""

ENDING_CODES = (AUTHENTICATION_FAILED_CLOSE_CODE, 4014, 4010, 4011, 4012, 4013)
"""Codes after which it makes no sense to come back."""

CALLBACK = "POST /interactions/*/callback"
POSTS = "* /channels/*/messages*"


async def survive_closed_gateways(stage: Stage, scale: Scale) -> str:
    """The gateway closes with every code, asks for another connection, and forgets the session."""
    codes = COMEBACK_CODES[: scale.close_codes]

    async def close(evening: Evening, _: BotProcess, storm: Storm) -> None:
        gateway = evening.discord.gateway
        for code in codes:
            await gateway.close_all(code)
            await gateway.wait_for_shards(0)
            await storm.wait_for_presses(1)
        for act in (gateway.ask_to_reconnect, gateway.invalidate_sessions):
            await act()
            await storm.wait_for_presses(1)

    said = await survive_in_storm(stage, scale, close)
    return f"{len(codes)} codes, a reconnect and a lost session: {said}"


async def end_loudly(stage: Stage, scale: Scale) -> str:
    """After codes that mean that it is not wanted as it is, the process ends, and says why."""
    codes = ENDING_CODES[: scale.close_codes]
    async with stage.open_evening() as evening:
        for code in codes:
            async with evening.start() as bot:
                await evening.discord.gateway.close_all(code)
                ended = await bot.ended()
            assert ended.code != 0, code
            assert str(code) in ended.err or "DISCORD_TOKEN" in ended.err, ended.err
    return f"{len(codes)} codes"


async def survive_limits_and_outages(stage: Stage, scale: Scale) -> str:
    """Answers and posts meet limits, by route and of the whole bot, outages in bursts, and broken lines."""

    async def disturb(evening: Evening, _: BotProcess, storm: Storm) -> None:
        faults = evening.discord.faults
        for pattern in (CALLBACK, POSTS):
            faults.add(pattern, limit_rate(0.3), limit_rate(0.5, everywhere=True), fail(500), cut_line())
            faults.add(pattern, fail(502), fail(504), times=scale.outages)
            faults.add(pattern, cut_line().once_done(), fail(500).once_done())
        await storm.wait_for_presses(scale.presses)
        faults.end()

    return await survive_in_storm(stage, scale, disturb)


async def survive_unknown_interactions(stage: Stage, scale: Scale) -> str:
    """For a while every answer comes too late for Discord, which has told its members so."""

    async def forget(evening: Evening, _: BotProcess, __: Storm) -> None:
        evening.discord.faults.keep(CALLBACK, refuse(ErrorCode.UNKNOWN_INTERACTION))
        await asyncio.sleep(scale.harm_seconds)
        evening.discord.faults.end()

    return await survive_in_storm(stage, scale, forget)


async def survive_wrong_clock(stage: Stage, scale: Scale) -> str:
    """The machine's clock is minutes ahead, and then minutes behind."""

    async def go_on(_: Evening, __: BotProcess, storm: Storm) -> None:
        await storm.wait_for_presses(1)

    ahead = await survive_in_storm(stage, scale, go_on, clock_offset=300.0)
    behind = await survive_in_storm(stage, scale, go_on, clock_offset=-300.0)
    return f"ahead: {ahead}; behind: {behind}"


async def survive_repeats_and_losses(stage: Stage, scale: Scale) -> str:
    """An envelope is delivered twice; then a post, the right to post, and the channel are taken away."""
    del scale
    async with stage.open_evening() as evening, evening.start() as bot:
        await evening.open_contest()
        await evening.open_poll(OPEN_CATEGORIES[0])
        screen = await evening.host.ask("result announce", category=ANNOUNCED_CATEGORIES[0], winner=FILMS[0])
        asked = await evening.host.send_press(screen, find_control(screen, "envelope-confirm"), times=2)
        await asked.wait_for_answer()
        await evening.wait_until_stored("SELECT count(*) FROM announcements WHERE told_at IS NULL", 0)
        await evening.wait_until_stored("SELECT count(*) FROM announcements", 1)
        assert evening.count_posts(ANNOUNCED_CATEGORIES[0], FILMS[0]) == 1

        await _lose_posts(evening)
        assert (await bot.stop()).code == 0
    return "one announcement, one card; lost posts forgotten, nobody left without an answer"


async def _lose_posts(evening: Evening) -> None:
    """Take away the contest's post, then the right to edit, then the channel, and let a member act each time."""
    ana, faults = evening.discord.make_member("Ana"), evening.discord.faults
    [place] = [place for place in evening.discord.world.places.values() if place.id == evening.channel.id]
    post = next(iter(place.messages))
    del place.messages[post]
    paper = await ana.ask("ballot")
    [select, *_] = list_selects(paper, "ballot-pick")
    await ana.press(paper, select["custom_id"], [select["options"][-1]["value"]])
    await evening.wait_until_stored("SELECT count(*) FROM contests WHERE message_id IS NOT NULL", 0)

    faults.keep("PATCH /channels/*/messages/*", refuse(ErrorCode.MISSING_PERMISSIONS))
    await evening.host.ask("poll close")
    await evening.wait_until_stored("SELECT count(*) FROM polls WHERE message_id IS NOT NULL", 0)
    faults.end()

    await evening.discord.routes.remove_place(place)
    await evening.wait_until_stored("SELECT count(*) FROM contests WHERE channel_id IS NOT NULL", 0)
