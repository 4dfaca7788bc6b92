"""The season, as members read it and hosts keep it."""

from datetime import UTC, datetime

from tests.cogs.season.season_room import AT_FOUR, MENU, begin_season, correct, move_to, show_date
from tests.golden.recording import Recorder
from tests.polls.poll_posts import ask
from tests.world import World, custom_id, reply


async def test_conversation_starters(world: World, recorder: Recorder):
    await move_to(world, datetime(2027, 3, 1, 12, tzinfo=UTC))
    off = await world.host.slash(world.channel, "calendar starter")
    recorder.take("off", off)
    recorder.take("refused-days", await world.host.slash(world.channel, "calendar starter", days="someday"))
    recorder.take(
        "on", await world.host.slash(world.channel, "calendar starter", days="every day", at="18:00")
    )
    await move_to(world, datetime(2027, 3, 2, 18, 1, tzinfo=UTC))
    recorder.take_posts("posts", world.channel)
    recorder.check("starters")


async def test_the_season(world: World, recorder: Recorder):
    await begin_season(world)
    host, channel = world.host, world.channel
    season = await world.member.slash(channel, "season")
    recorder.take("season", season)
    await world.member.click(reply(season), custom_id=custom_id(season, "▶️"))
    recorder.take("season-second-page", season)
    recorder.take("date", await show_date(world, "golden-globes-2027/nominations"))
    recorder.take("date-for-hosts", await show_date(world, "golden-globes-2027/nominations", host))
    recorder.take(
        "added",
        await host.slash(channel, "calendar add", name="Our party", when="2 December 2026", place="The bar"),
    )
    recorder.take("refused-unclear", await host.slash(channel, "calendar add", name="Party", when="3/4/2027"))
    recorder.take("refused-contradiction", await correct(world, "oscars nominations", "20 March 2027"))
    recorder.take("refused-name", await correct(world, "oscars", "20 March 2027"))
    recorder.take("refused-event", await host.slash(channel, "calendar event", date="oscars ceremony"))
    recorder.take("corrected", await correct(world, "oscars ceremony", AT_FOUR))
    recorder.take("event", await host.slash(channel, "calendar event", date="oscars ceremony"))
    recorder.take("taken-back", await host.slash(channel, "calendar remove", date="our party"))
    await ask(world)
    season = await world.member.slash(channel, "season")
    recorder.take("season-with-a-poll", season)
    recorder.take("file", await world.member.click(reply(season), label="Put it in my calendar"))
    chosen = await world.member.select(
        reply(season), ["critics-choice-2027/nominations"], custom_id=custom_id(season, MENU)
    )
    recorder.take("date-official", chosen)
    recorder.check("season")
