"""The room against the Academy, as members look at it: a ceremony, its categories, and the years."""

from datetime import timedelta

from bot.contests.model import Contest
from bot.guilds.model import Feature
from bot.polls.model import PollQuestion
from tests.cogs.counted_room import (
    PICKED,
    SHOULD,
    WILL,
    announce,
    ask,
    contest_on,
    fill_room,
    finish,
    host,
    lock,
    pictures,
    slate,
    whole_season,
)
from tests.cogs.played_contests import fill, loser_of, open_contest, slate_of, winner_of
from tests.world import World, custom_id, labels, picks, reply, text


async def rehearsed(world: World, title: str = "Dress rehearsal") -> Contest:
    """A rehearsal of last year's Oscars, opened to the end, in which Ana called the picture and Ben did not."""
    contest = await open_contest(world, title)
    picture = (await slate_of(world, contest))[0]
    ana, ben = world.members[:2]
    await fill(world, ana, contest, {picture.id: winner_of(picture).id})
    await fill(world, ben, contest, {picture.id: loser_of(picture).id})
    await lock(world, contest)
    asked = await world.host.slash(world.channel, "result settle", ceremony=contest.title)
    await world.host.click(reply(asked), label="Yes, open them")
    return contest


async def test_before_anything_was_asked_it_says_what_to_do(world: World):
    for options in ({}, {"ceremony": "97"}, {"ceremony": "97", "category": "picture"}):
        answer = await world.member.slash(world.channel, "verdict", **options)
        assert answer.ephemeral
        assert "Nothing to judge yet" in text(answer)
        assert "`/contest create`" in text(answer)


async def test_a_ceremony_by_hand(world: World):
    fill_room(world)
    ceremony = await slate(world)
    contest = await contest_on(world, ceremony)
    await ask(world, ceremony, PollQuestion.WILL, WILL)
    await ask(world, ceremony, PollQuestion.SHOULD, SHOULD)
    await lock(world, contest)
    await announce(world, ceremony)

    answer = await world.member.slash(world.channel, "verdict")

    assert not answer.ephemeral
    shown = text(answer)
    assert (
        "## The room against the Academy\n-# 99th Academy Awards\n**The room called 2 of 5 (40%)**" in shown
    )
    assert "Called:" not in shown, "what the picture shows is not said twice"
    assert "**Fay, Hal and Ida** called the most: 4 of 5 (80%)" in shown
    assert "On average a member called 2.9" in shown
    assert "By comparison, the room’s favourite every time: 2 of 5, would be 7th" in shown
    assert "**Best Picture** heart *The Brutalist*, head *Anora*" in shown
    ((name, alt),) = pictures(answer).items()
    assert name == "verdict.png"
    assert "2 of 5 called by the room" in alt
    assert "Called: Picture and Original Song\n" in alt
    assert "Missed: Director, Actress and Live Action Short" in alt
    assert "Most divided: Best Director: Brady Corbet 50% and Sean Baker 50%" in alt
    assert "Most certain: Best Original Song: “El Mal”, 100%" in alt
    assert "Biggest upset: Best Actress: Mikey Madison, 20%" in alt


async def test_a_category_tells_the_questions_apart(world: World):
    fill_room(world)
    ceremony = await slate(world)
    contest = await contest_on(world, ceremony)
    await ask(world, ceremony, PollQuestion.WILL, WILL)
    await ask(world, ceremony, PollQuestion.SHOULD, SHOULD)
    await lock(world, contest)
    await announce(world, ceremony)

    answer = await world.member.slash(world.channel, "verdict", category="picture")

    shown = text(answer)
    assert "🏆 ***Anora***\n✅ **The room called it.**" in shown
    assert "6 of 10 (60%) called it: Ana, Ben, Cem, Dora, Eli and Fay" in shown
    assert "**Contest picks · 10 picks**" in shown
    assert "**Who will win · 8 votes**\n*Anora* 5 (62%) · *Conclave* 3 (38%)" in shown
    assert "**Who should win · 6 votes**\n*The Brutalist* 4 (67%) · *Anora* 2 (33%)" in shown
    assert "heart is with *The Brutalist*, its head with *Anora*" in shown
    alt = pictures(answer)["shares.png"]
    assert "Best Picture, 99th Academy Awards · contest picks." in alt
    assert "🏆 Anora: 6 (60%), the winner\nThe Brutalist: 3 (30%)" in alt

    await world.restart()
    message = reply(answer)
    await world.member.click(message, label="Who should win")

    assert "**Who should win · 6 votes**" in text(message)
    alt = pictures(message)["shares.png"]
    assert "The Brutalist: 4 (67%)\n🏆 Anora: 2 (33%), the winner" in alt
    assert alt.endswith("2 of 6 wanted it")


async def test_a_tie_and_a_room_that_could_not_decide(world: World):
    fill_room(world)
    await whole_season(world)

    tie = text(await world.member.slash(world.channel, "verdict", category="live action short"))
    split = text(await world.member.slash(world.channel, "verdict", category="director"))

    assert (
        "🏆 ***Anuja* and *I’m Not a Robot*** (a tie)\n❌ **The room said *A Lien*, 4 of 10 (40%).**" in tie
    )
    assert "6 of 10 (60%) called it: Eli, Fay, Gus, Hal, Ida and Jo" in tie
    assert "**The room could not decide** between Brady Corbet and Sean Baker" in split
    assert "5 of 10 (50%) called it: Fay, Gus, Hal, Ida and Jo" in split


async def test_a_category_is_opened_from_the_ceremony_and_left_again(world: World):
    fill_room(world)
    await whole_season(world)
    message = reply(await world.member.slash(world.channel, "verdict"))
    menu = picks(message, "Look at a category")
    assert "Best Actress · ❌ Demi Moore 70%" in menu

    await world.restart()
    await world.member.select(
        message,
        [menu["Best Actress · ❌ Demi Moore 70%"]],
        custom_id=custom_id(message, "Look at a category"),
    )
    assert "❌ **The room said Demi Moore, 7 of 10 (70%).**" in text(message)
    assert list(pictures(message)) == ["shares.png"]

    await world.member.click(message, label="The whole ceremony")
    assert "**The room called 2 of 5 (40%)**" in text(message)
    assert list(pictures(message)) == ["verdict.png"]


async def test_who_presses_on_anothers_verdict_gets_a_copy(world: World):
    fill_room(world)
    await whole_season(world)
    answer = await world.member.slash(world.channel, "verdict")

    copy = await world.members[1].click(reply(answer), label="Over the years")

    assert copy.ephemeral
    assert "The room over the years" in text(copy)
    assert "**The room called 2 of 5 (40%)**" in text(reply(answer))
    await world.members[1].click(reply(copy), label="How sure")
    assert list(pictures(reply(copy))) == ["calibration.png"], "their own copy turns"
    menu = custom_id(answer, "Look at a category")
    drawn = await world.members[2].select(
        reply(answer),
        [picks(reply(answer), "Look at a category")["Best Picture · ✅ Anora 60%"]],
        custom_id=menu,
    )
    assert drawn.ephemeral
    assert list(pictures(drawn)) == ["shares.png"]


async def test_nothing_leaks_before_the_lock(world: World):
    fill_room(world)
    ceremony = await slate(world)
    contest = await contest_on(world, ceremony)
    await ask(world, ceremony, PollQuestion.WILL, WILL, hidden=True)

    for asker in (world.member, world.host, world.owner):
        for options in ({}, {"ceremony": "99"}, {"ceremony": "99", "category": "picture"}):
            answer = await asker.slash(world.channel, "verdict", **options)
            assert answer.ephemeral
            assert "Nothing to judge yet" in text(answer)

    await lock(world, contest)
    answer = await world.member.slash(world.channel, "verdict")
    assert "No envelope is open yet. This is what the room believes." in text(answer)
    assert "**Best Picture** *Anora* 60%" in text(answer)
    assert "**Best Director** Brady Corbet and Sean Baker 50% each" in text(answer)
    assert pictures(answer) == {}


async def test_votes_alone_are_shown_while_they_are_cast(world: World):
    fill_room(world)
    ceremony = await slate(world)
    await ask(world, ceremony, PollQuestion.WILL, WILL)

    answer = await world.member.slash(world.channel, "verdict", category="picture")

    assert "✉️ The envelope is sealed.\n🗣️ The room says *Anora*, 5 of 8 (62%)" in text(answer)
    assert "Still being answered" in text(answer)


async def test_a_room_of_one_is_told_in_counts(world: World):
    ceremony = await slate(world)
    contest = await contest_on(world, ceremony, {"Best Picture": {"Conclave": 1}})
    await lock(world, contest)
    await announce(world, ceremony)

    shown = text(await world.member.slash(world.channel, "verdict"))
    assert "**The room called 0 of 1**" in shown
    assert "On average" not in shown
    category = text(await world.member.slash(world.channel, "verdict", category="picture"))
    assert "Nobody called it, of 1." in category
    assert "%" not in shown + category
    nobody = await world.member.slash(world.channel, "verdict", category="actress")
    assert nobody.ephemeral
    assert "no picks or votes on that category" in text(nobody)


async def test_a_cancelled_category_is_no_verdict(world: World):
    fill_room(world)
    ceremony = await slate(world)
    contest = await contest_on(world, ceremony)
    await lock(world, contest)
    asked = await world.host.slash(world.channel, "result void", category="picture", ceremony="99")
    await world.host.click(reply(asked), label="Yes, cancel it")

    answer = text(await world.member.slash(world.channel, "verdict", category="picture"))
    assert "🚫 Cancelled: it counts for nobody." in answer


async def test_the_only_rehearsal_is_meant_where_there_is_nothing_else(world: World):
    await rehearsed(world)

    night = await world.member.slash(world.channel, "verdict")
    category = await world.member.slash(world.channel, "verdict", category="picture")

    assert "rehearsal: Dress rehearsal" in text(night)
    assert "98th Academy Awards · a rehearsal\n🏆 ***One Battle After Another***" in text(category)


async def test_a_misspelt_title_is_answered_with_the_servers_own(world: World):
    await rehearsed(world, "Oscar night")

    answer = await world.member.slash(world.channel, "verdict", ceremony="oscr nigth")

    assert answer.ephemeral
    assert "I find no ceremony called “oscr nigth”." in text(answer)
    assert next(iter(picks(answer, "Choose the ceremony"))).startswith("Oscar night")


async def test_one_of_several_rehearsals_has_to_be_named_and_counts_for_nothing(world: World):
    await rehearsed(world)
    await rehearsed(world, "Second try")
    nameless = await world.member.slash(world.channel, "verdict")
    assert nameless.ephemeral
    assert text(nameless) == "Which ceremony do you mean?"
    assert {name.split(" · ")[0] for name in picks(nameless, "Choose the ceremony")} == {
        "Dress rehearsal",
        "Second try",
    }

    answer = await world.member.slash(world.channel, "verdict", ceremony="dress rehearsal")

    shown = text(answer)
    assert "## The room against the Academy\n-# 98th Academy Awards · rehearsal: Dress rehearsal" in shown
    assert "**Ana** called the most: 1 of 1" in shown
    assert "the precursors’ favourite every time: 1 of 1, would be 1st" in shown
    assert "Over the years" not in labels(answer)


async def test_verdicts_are_offered_while_typing_the_ceremonies_first(world: World):
    assert await world.member.autocomplete(world.channel, "verdict", "category", "pic") == []
    await rehearsed(world)
    fill_room(world)
    ceremony, _ = await whole_season(world)

    offered = await world.member.autocomplete(world.channel, "verdict", "ceremony", "")
    categories = await world.member.autocomplete(world.channel, "verdict", "category", "pic")
    rehearsals = await world.member.autocomplete(
        world.channel, "verdict", "category", "vis", ceremony="dress"
    )

    assert [choice["name"] for choice in offered] == [
        "99th Academy Awards",
        "Dress rehearsal · rehearsal, 98th Academy Awards",
    ]
    assert offered[0]["value"] == ceremony.id
    assert [choice["name"] for choice in categories] == ["Best Picture"]
    assert [choice["name"] for choice in rehearsals] == ["Best Visual Effects"]


async def test_the_years_appear_with_the_second_ceremony(world: World):
    fill_room(world)
    await whole_season(world)
    first = text(await world.member.slash(world.channel, "verdict"))
    assert "ceremonies the room called" not in first
    await world.env.advance_time(timedelta(days=365).total_seconds())
    await rehearsed(world)
    picked = {"Best Picture": {"Conclave": 6, "Anora": 4}, "Best Actress": {"Mikey Madison": 9}}
    won = {"Best Picture": ["Conclave"], "Best Actress": ["Mikey Madison"]}
    await whole_season(world, "100th Academy Awards", picked, won)

    answer = await world.member.slash(world.channel, "verdict")
    assert "Over 2 ceremonies the room called 4 of 7 (57%)" in text(answer)
    message = reply(answer)
    await world.member.click(message, label="Over the years")

    assert "**It called 4 of 7 (57%)** at 2 ceremonies" in text(message)
    assert "2 of 2 · **2027**\n-# 100th Academy Awards" in text(message)
    assert "2 of 5 (40%) · **2026**\n-# 99th Academy Awards" in text(message)
    assert pictures(message) == {}, "the scorecard is gone with its screen"

    await world.member.click(message, label="By category")
    assert "`████████` 2 of 2 · **Best Picture**" in text(message)
    assert "`████░░░░` 1 of 2 · **Best Actress**" in text(message)
    await world.member.click(message, label="How sure")
    # Anora and Conclave were each believed by six in ten, and both won.
    ((name, alt),) = pictures(message).items()
    assert name == "calibration.png"
    assert "Believed by 60%: 100% came true, of 2 beliefs" in alt
    assert "Believed by 10%: 0% came true, of 2 beliefs" in alt

    await world.member.click(message, label="By year")
    menu = picks(message, "Look at a ceremony")
    chosen = menu["99th Academy Awards · 2026 · the room called 2 of 5"]
    await world.member.select(message, [chosen], custom_id=custom_id(message, "Look at a ceremony"))
    assert "-# 99th Academy Awards\n**The room called 2 of 5 (40%)**" in text(message)


async def test_names_cannot_mark_up_or_ping(world: World):
    world.join("**@everyone** <@1>")
    ceremony = await slate(world)
    contest = await contest_on(world, ceremony, {"Best Picture": {"Conclave": 2, "Anora": 1}})
    await lock(world, contest)
    await announce(world, ceremony)
    await finish(world, contest)

    for options in ({}, {"category": "picture"}):
        shown = text(await world.member.slash(world.channel, "verdict", **options))
        assert "@everyone" not in shown
        assert r"\*\*" in shown
        assert "<@1>" not in shown.replace(r"\<@1>", "")


async def test_a_server_can_do_without(world: World):
    fill_room(world)
    await whole_season(world)
    message = reply(await world.member.slash(world.channel, "verdict"))
    await world.services.guilds.set_feature(world.guild_id, Feature.VERDICT, False, host(world))

    for answer in (
        await world.member.slash(world.channel, "verdict"),
        await world.member.slash(world.channel, "profile"),
        await world.member.click(message, label="Over the years"),
    ):
        assert answer.ephemeral
        assert "switched **verdict** off" in text(answer)


def test_the_room_is_as_large_as_it_says():
    assert {sum(counts.values()) for counts in PICKED.values()} == {10}


async def test_an_envelope_that_nobody_had_a_pick_for_is_open_all_the_same(world: World):
    contest = await open_contest(world)
    picture, director, *_ = await slate_of(world, contest)
    await fill(world, world.members[0], contest, {picture.id: winner_of(picture).id})
    await lock(world, contest)
    await world.host.slash(
        world.channel, "result announce", category=director.id, winner=winner_of(director).id
    )

    answer = await world.member.slash(world.channel, "verdict")

    assert "Nobody said who would win what was announced. This is what the room believes." in text(answer)
