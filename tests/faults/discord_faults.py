"""What Discord does to a bot in a storm: it closes, limits, fails, forgets, repeats itself, deletes."""

import asyncio

from aiohttp import WSCloseCode

from bot.app import CLOSE_MESSAGES
from tests.faults.evening import ANNOUNCED_CATEGORIES, OPEN_CATEGORIES, Evening, find_control
from tests.faults.night import Night
from tests.faults.scale import Scale, Stage
from tests.run.own_slates import FILMS
from tests.run.process import BotProcess, Ended
from tests.standin.faults import ErrorCode, cut_line, fail, limit_rate, refuse
from tests.standin.gateway import NO_CODE, Gateway
from tests.standin.reading import list_selects

RESUMED_CODES = (
    *(NO_CODE, WSCloseCode.GOING_AWAY, WSCloseCode.SERVICE_RESTART),
    *(4000, 4001, 4002, 4003, 4005, 4008),
)
"""Codes after which a bot goes on where it was; `NO_CODE` is a line that breaks, 1006 to whoever is at its end."""

RENEWED_CODES = (4009, 4007, WSCloseCode.OK)
"""Codes after which it begins anew, five seconds later."""

ENDING_CODES = (4004, 4014, 4010, 4011, 4012, 4013)
"""Codes after which it makes no sense to come back."""

CLOSE_AGAIN_SECONDS = 15.0

CALLBACK = "POST /interactions/*/callback"
POSTS = "* /channels/*/messages*"


async def close_gateway(night: Night, _: BotProcess) -> None:
    """The gateway closes with every code, asks for another connection, and forgets the session."""
    gateway = night.evening.discord.gateway
    for code in (*RESUMED_CODES, *RENEWED_CODES[: night.scale.renewals]):
        await gateway.close_all(code)
        await gateway.wait_for_shards(0)
        await night.storm.wait_for_presses(1)
    for act in (gateway.ask_to_reconnect, gateway.invalidate_sessions)[: night.scale.renewals]:
        await act()
        await night.storm.wait_for_presses(1)


async def end_loudly(stage: Stage, scale: Scale) -> str:
    """After codes that mean that it is not wanted as it is, the process ends, and says why in one sentence."""
    codes = ENDING_CODES[: scale.endings]
    async with stage.open_evening() as evening:
        for code in codes:
            async with evening.start() as bot:
                ended = await _close_until_ended(evening.discord.gateway, bot, code)
            assert ended.code == 2, code
            assert "Traceback" not in ended.err
            assert ended.err.splitlines()[-1] == CLOSE_MESSAGES[code].format(code=code)
    return f"{len(codes)} codes"


async def _close_until_ended(gateway: Gateway, bot: BotProcess, code: int) -> Ended:
    """Close with a code, and again where the bot was just taking another connection and never saw the first close."""
    ending = asyncio.create_task(bot.ended())
    while not ending.done():
        await gateway.close_all(code)
        await asyncio.wait({ending}, timeout=CLOSE_AGAIN_SECONDS)
    return ending.result()


async def limit_and_fail(night: Night, _: BotProcess) -> None:
    """Answers and posts meet limits, by route and of the whole bot, outages in bursts, and broken lines."""
    faults = night.evening.discord.faults
    for pattern in (CALLBACK, POSTS):
        faults.add(pattern, limit_rate(0.3), limit_rate(0.5, everywhere=True), fail(500), cut_line())
        faults.add(pattern, fail(502), fail(504), times=night.scale.outages)
        faults.add(pattern, cut_line().once_done(), fail(500).once_done())
    await night.storm.wait_for_presses(night.scale.presses)
    faults.end()


async def forget_interactions(night: Night, _: BotProcess) -> None:
    """For a while every answer comes too late for Discord, which has told its members so."""
    faults = night.evening.discord.faults
    met_before = faults.met
    faults.keep(CALLBACK, refuse(ErrorCode.UNKNOWN_INTERACTION))
    await asyncio.sleep(night.scale.harm_seconds)
    await night.evening.discord.wait_until(lambda: faults.met > met_before)
    faults.end()


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
