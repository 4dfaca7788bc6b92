"""Reminders, as members and hosts see them."""

from tests.cogs.contest_actions import DAY, HOUR, announced, dm_of, menu, pick_all
from tests.cogs.reminders.reminder_actions import MINUTE, press_remind, take_back_pick
from tests.golden.recording import Recorder
from tests.world import World, reply


async def test_reminders(world: World, recorder: Recorder):
    ana, ben, channel = *world.members, world.channel
    contest = await announced(world)
    await pick_all(world, contest)
    for category_id in ("best-picture", "best-director"):
        await take_back_pick(world, ana, contest, category_id)
    on = await press_remind(world, ana, contest)
    recorder.take("on", on)
    recorder.take("off", await ana.click(reply(on), label="Turn it off"))
    await ana.slash(channel, "remind lock")
    recorder.take("on-of-ceremony", await ana.slash(channel, "remind ceremony", ceremony="oscars"))
    recorder.take("refused-contest", await ana.slash(channel, "remind lock", contest="Nowhere"))
    await press_remind(world, ben, contest)
    card = await world.host.slash(channel, "contests", contest="Oscar night")
    panel = reply(await world.host.click(reply(card), label="Host"))
    askers = reply(await world.host.click(panel, custom_id=menu(panel, "remind-host")))
    recorder.take("askers", askers)
    muted = await world.host.click(askers, custom_id=menu(askers, "remind-posts"))
    recorder.take("askers-without-posts", muted)
    await world.host.click(reply(muted), custom_id=menu(reply(muted), "remind-posts"))
    await world.env.advance_time(2 * DAY + MINUTE)
    recorder.take_posts("letters", dm_of(world, ana))
    letters = f"/channels/{dm_of(world, ben).id}/messages"
    world.env.inject_error("POST", letters, status=403, code=50007)
    await world.env.advance_time(23 * HOUR)
    closed = await ben.slash(channel, "remind nominations")
    recorder.take("closed-messages", closed)
    recorder.take_posts("posts", channel)
    recorder.check("reminders")
