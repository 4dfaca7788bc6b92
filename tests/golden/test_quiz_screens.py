"""The quiz, as members see it."""

from tests.golden.recording import Recorder
from tests.world import World, controls, reply

MINUTE = 60.0
DAY = 86_400.0


async def test_quiz(world: World, recorder: Recorder):
    ana, ben = world.members
    recorder.take("table-empty", await ana.slash(world.channel, "quiz", show="table"))
    asked = await ana.slash(world.channel, "quiz")
    recorder.take("question", asked)
    kept = await ana.slash(world.channel, "quiz")
    answers = [part["custom_id"] for part in controls(asked)]
    answered = await ana.click(reply(kept), custom_id=answers[0])
    recorder.take("answered", answered)
    recorder.take("answered-before", await ana.click(reply(asked), custom_id=answers[1]))
    bens = await ben.slash(world.channel, "quiz")
    await ben.click(reply(bens), custom_id=answers[2])
    recorder.take("shared", await ben.click(reply(bens), label="Share"))
    recorder.take("table", await ana.slash(world.channel, "quiz", show="table"))
    recorder.take("table-privately", await ben.click(reply(bens), label="Table"))
    await world.env.advance_time(MINUTE)
    await world.env.advance_time(DAY)
    recorder.take("second-day", await ana.slash(world.channel, "quiz"))
    cleo = world.join("Cleo")
    todays = await cleo.slash(world.channel, "quiz")
    answered = await cleo.click(reply(todays), custom_id=controls(todays)[0]["custom_id"])
    recorder.take("a-day-missed", answered)
    late = await cleo.click(reply(answered), label="You missed 1 January’s")
    recorder.take("late", late)
    recorder.take("answered-late", await cleo.click(reply(late), custom_id=controls(late)[1]["custom_id"]))
    recorder.check("quiz")


async def test_a_round(world: World, recorder: Recorder):
    ana = world.member
    asked = await ana.slash(world.channel, "quiz")
    answered = await ana.click(reply(asked), custom_id=controls(asked)[0]["custom_id"])
    shown = await ana.click(reply(answered), label="A round of ten")
    recorder.take("first", shown)
    for number in range(10):
        shown = await ana.click(reply(shown), custom_id=controls(shown)[number % 4]["custom_id"])
        if number == 0:
            recorder.take("second", shown)
    recorder.take("over", shown)
    recorder.take("shared", await ana.click(reply(shown), label="Share"))
    recorder.check("quiz-round")
