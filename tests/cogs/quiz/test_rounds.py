"""A round of ten, question by question, as a member plays it."""

from simcord import InteractionResult, MemberActor

from bot.ids import PressId
from bot.quiz.model import QuizQuestion
from cogs.quiz.text import format_option_label
from tests.world import World, controls, labels, read_channel, reply, text


async def begin(world: World, member: MemberActor) -> InteractionResult:
    """Begin a round beside the question of the day, which is answered first."""
    asked = await member.slash(world.channel, "quiz")
    answered = await member.click(reply(asked), custom_id=controls(asked)[0]["custom_id"])
    return await member.click(reply(answered), label="A round of ten")


async def list_questions(world: World, shown: InteractionResult) -> tuple[QuizQuestion, ...]:
    """The questions of the round that a message belongs to."""
    round_id = PressId(int(controls(shown)[0]["custom_id"].split(":")[3]))
    return tuple(await world.services.quiz.get_round(round_id))


async def play(world: World, member: MemberActor, *, wrong: set[int]) -> InteractionResult:
    """Play a round to its end, with wrong answers to some of its questions."""
    shown = await begin(world, member)
    questions = await list_questions(world, shown)
    for number, question in enumerate(questions):
        assert f"Question {number + 1} of 10" in text(shown)
        place = question.answer if number not in wrong else (question.answer + 1) % 4
        label = format_option_label(question, question.options[place])
        shown = await member.click(reply(shown), label=label)
        assert ("❌" in text(shown)) == (number in wrong)
    return shown


async def test_ten_questions_and_a_score(world: World):
    over = await play(world, world.member, wrong={0, 4})
    assert "## 8 of 10\n🟥🟩🟩🟩🟥🟩🟩🟩🟩🟩" in text(over)
    assert reply(over).ephemeral
    await world.member.click(reply(over), label="Share")
    (post,) = read_channel(world.channel, world.owner)
    assert post == "🎲 **Ana** got **8 of 10** in a round of the quiz\n🟥🟩🟩🟩🟥🟩🟩🟩🟩🟩"


async def test_a_shared_round_invites_to_another_one(world: World):
    over = await play(world, world.member, wrong=set(range(10)))
    assert "## 0 of 10" in text(over)
    await world.member.click(reply(over), label="Share")
    shared = world.channel.history(viewer=world.members[1])[-1]
    own = await world.members[1].click(shared, label="Play a round")
    assert "Question 1 of 10" in text(own)
    assert reply(own).ephemeral


async def test_a_round_counts_in_no_table(world: World):
    before = await begin(world, world.member)
    questions = await list_questions(world, before)
    await world.member.click(
        reply(before), label=format_option_label(questions[0], questions[0].right_option)
    )
    table = await world.member.slash(world.channel, "quiz", show="table")
    assert "of 1 right" in text(table)


async def test_a_round_begins_by_command_too(world: World):
    shown = await world.member.slash(world.channel, "quiz", show="round")
    assert "Question 1 of 10" in text(shown)
    assert reply(shown).ephemeral


async def test_a_round_goes_on_after_a_restart(world: World):
    shown = await begin(world, world.member)
    await world.restart()
    following = await world.member.click(reply(shown), label=labels(shown)[0])
    assert "Question 2 of 10" in text(following)
