"""The question of the day as members meet it: one answer, a streak, what is shared, and the table."""

from dataclasses import replace

from simcord import InteractionResult, MemberActor

from bot.audit.model import Actor
from bot.guilds.model import Feature
from bot.ids import MemberId
from bot.quiz.model import QuizQuestion
from bot.quiz.read_models import QuizView
from cogs.quiz.text import format_option_label, word_quiz_question
from tests.quiz.quiz_club import QUESTION
from tests.stored import read_rows
from tests.world import World, controls, custom_id, labels, read_channel, reply, text

MINUTE = 60.0
DAY = 86_400.0
"""The simulated clock begins at midnight, the first of January 2026, and servers at UTC."""


async def wait_a_day(world: World) -> None:
    await world.env.advance_time(MINUTE)
    await world.env.advance_time(DAY)


async def look_up(world: World, member: MemberActor) -> QuizView:
    """The server's question of the day, as the service tells it."""
    return await world.services.quiz.open_day(world.guild_id, MemberId(member.id), world.env.now())


def find_label(question: QuizQuestion, *, right: bool) -> str:
    """What stands on the button of the right answer, or of a wrong one."""
    place = question.answer if right else (question.answer + 1) % len(question.options)
    return format_option_label(question, question.options[place])


async def answer(world: World, member: MemberActor, *, right: bool = True) -> InteractionResult:
    asked = await member.slash(world.channel, "quiz")
    question = (await look_up(world, member)).daily.question
    return await member.click(reply(asked), label=find_label(question, right=right))


async def test_the_question_is_private_and_the_same_for_everyone(world: World):
    ana, ben = world.members
    asked, other = await ana.slash(world.channel, "quiz"), await ben.slash(world.channel, "quiz")
    assert reply(asked).ephemeral
    assert (text(asked), labels(asked)) == (text(other), labels(other))
    assert text(asked).startswith("-# 🎞️ Question of the day · 1 January")
    assert read_channel(world.channel, world.owner) == []


def test_another_award_is_asked_about_by_its_own_name_and_the_oscars_by_theirs():
    assert (
        word_quiz_question(QUESTION) == "Which film won **Best Picture** at the 97th Academy Awards (2025)?"
    )
    drama = replace(
        QUESTION, prize="Best Picture, Drama", ceremony="79th Golden Globe Awards", edition=79, year=2022
    )
    assert (
        word_quiz_question(drama)
        == "Which film won **Best Picture, Drama** at the 79th Golden Globe Awards (2022)?"
    )


async def test_a_right_answer_is_said_with_the_streak_and_the_season(world: World):
    done = await answer(world, world.member)
    question = (await look_up(world, world.member)).daily.question
    said = text(done)
    assert said.startswith("### ✅ Right!")
    assert "❌" not in said
    assert "🔥 1 day in a row" in said
    assert "Your season 2025/26: 1 of 1 right" in said
    assert all(option.name.split("(")[0] in said.replace("\\", "") for option in question.options)


async def test_a_wrong_answer_says_what_was_right_and_cannot_be_changed(world: World):
    asked = await world.member.slash(world.channel, "quiz")
    kept = await world.member.slash(world.channel, "quiz")
    question = (await look_up(world, world.member)).daily.question
    done = await world.member.click(reply(asked), label=find_label(question, right=False))
    assert "### ❌ Not this time" in text(done)
    again = await world.member.click(reply(kept), label=find_label(question, right=True))
    assert "### ❌ You had answered" in text(again)
    assert "0 of 1 right" in text(again)


async def test_sharing_says_how_it_went_and_gives_nothing_away(world: World):
    ana, ben = world.members
    done = await answer(world, ana)
    await ana.click(reply(done), label="Share")
    (post,) = read_channel(world.channel, ben)
    assert post == "🟩 **Ana** knew the answer to the question of 1 January · 🔥 1 day in a row"
    shared = world.channel.history(viewer=ben)[-1]
    opened = await ben.click(shared, label="Answer it too")
    assert "Question of the day" in text(opened)
    assert reply(opened).ephemeral
    question = (await look_up(world, ben)).daily.question
    wrong = await ben.click(reply(opened), label=find_label(question, right=False))
    assert "1 of 2 here knew it" in text(wrong)
    await ben.click(reply(wrong), label="Share")
    assert read_channel(world.channel, ana)[-1].startswith(
        "🟥 **Ben** was caught out by the question of 1 January"
    )


async def test_a_name_is_escaped_where_it_is_shared(world: World):
    loud = world.join("*Zoe* @here")
    await loud.click(reply(await answer(world, loud)), label="Share")
    (post,) = read_channel(world.channel, world.owner)
    assert post.startswith("🟩 **\\*Zoe\\* @\u200bhere** knew the answer")


async def test_yesterdays_button_says_so_and_offers_todays(world: World, database_url: str):
    asked = await world.member.slash(world.channel, "quiz")
    first = (await look_up(world, world.member)).daily.question
    await wait_a_day(world)
    late = await world.member.click(reply(asked), label=find_label(first, right=True))
    assert text(late).startswith("-# ⏪ 1 January is over; this was its question")
    assert read_rows(database_url, "SELECT count(*) FROM quiz_answers") == [(0,)]

    today = await world.member.click(reply(late), label="Today’s question")
    assert "Question of the day · 2 January" in text(today)


async def test_a_late_answer_counts_in_the_table_and_in_no_streak(world: World):
    ana = world.member
    await ana.slash(world.channel, "quiz")
    first = (await look_up(world, ana)).daily.question
    await wait_a_day(world)
    done = await answer(world, ana)
    missed = await ana.click(reply(done), label="You missed 1 January’s")
    late = await ana.click(reply(missed), label=find_label(first, right=True))
    assert "Answered late: it counts in the table, not for a streak." in text(late)
    assert "🔥 1 day in a row" in text(late)
    assert "2 of 2 right" in text(late)
    await ana.click(reply(late), label="Share")
    assert "question of 1 January · late" in read_channel(world.channel, ana)[-1]


async def test_a_button_older_than_a_week_leads_to_todays_question(world: World):
    asked = await world.member.slash(world.channel, "quiz")
    await world.env.advance_time(MINUTE)
    await world.env.advance_time(9 * DAY)
    refused = await world.member.click(reply(asked), custom_id=controls(asked)[0]["custom_id"])
    assert text(refused) == (
        "The question of 1 January is closed: it takes answers for 7 days. Today's waits at `/quiz`."
    )


async def test_a_streak_survives_a_restart_and_a_freeze_saves_it_once(world: World):
    ana = world.member
    for _ in range(7):
        await answer(world, ana)
        await wait_a_day(world)
    await world.restart()
    await wait_a_day(world)
    asked = await ana.slash(world.channel, "quiz")
    assert "🔥 7 days in a row · ❄️ a freeze in hand · your answer makes it 8" in text(asked)
    done = await answer(world, ana)
    assert "🔥 8 days in a row\n" in text(done)
    await wait_a_day(world)
    await wait_a_day(world)
    assert "in a row earn a freeze" in text(await ana.slash(world.channel, "quiz"))


async def test_the_table_is_public_by_command_and_names_the_readers_place_privately(world: World):
    ana, ben = world.members
    empty = await ana.slash(world.channel, "quiz", show="table")
    assert "Nobody has answered a question yet" in text(empty)
    assert not reply(empty).ephemeral
    await answer(world, ana)
    done = await answer(world, ben, right=False)
    private = await ben.click(reply(done), label="Table")
    assert reply(private).ephemeral
    assert "` 1.` **Ana** 🥇 · 1 of 1 right\n` 2.` **Ben** · 0 of 1 right" in text(private)
    assert "You are **2nd** of 2" in text(private)
    public = await ben.slash(world.channel, "quiz", show="table")
    assert "You are" not in text(public)
    opened = await ana.click(reply(public), label="Today’s question")
    assert "✅ You had answered 1 January’s question" in text(opened)
    assert reply(opened).ephemeral


async def test_a_long_table_has_pages(world: World):
    for number in range(17):
        await answer(world, world.join(f"Member {number:02}"))
    table = await world.member.slash(world.channel, "quiz", show="table")
    assert "Member 14" in text(table)
    assert "Member 15" not in text(table)
    following = await world.member.click(reply(table), custom_id=custom_id(table, "▶️"))
    assert "Member 15" in text(following)


async def test_moderators_can_switch_it_off(world: World):
    asked = await world.member.slash(world.channel, "quiz")
    by = Actor(MemberId(world.owner.id), "Olga")
    await world.services.guilds.set_feature(world.guild_id, Feature.QUIZ, False, by)
    for refused in (
        await world.member.slash(world.channel, "quiz"),
        await world.member.click(reply(asked), custom_id=controls(asked)[0]["custom_id"]),
    ):
        assert "have switched **quiz** off" in text(refused)


async def test_who_erases_themselves_loses_answers_and_streak(world: World, database_url: str):
    ana = world.member
    await answer(world, ana)
    confirm = await ana.slash(world.channel, "privacy delete")
    assert "1 answer in the quiz, and your streak" in text(confirm)
    await ana.click(reply(confirm), label="Erase me")
    assert read_rows(database_url, "SELECT count(*) FROM quiz_answers") == [(0,)]
