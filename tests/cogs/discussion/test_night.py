"""What a ceremony's thread is told: each envelope on the night, and what other features have to say after it."""

from simcord import ChannelHandle

from bot.audit.model import Actor
from bot.contests.model import Contest
from bot.discussion.model import DiscussionTopic
from bot.errors import Subject
from bot.guilds.model import Feature, Spoilers
from bot.ids import CategoryId, MemberId
from bot.record.model import Category, Ceremony
from tests.cogs.counted_room import contest_on, ids_of
from tests.cogs.counted_room import slate as slate_of_own
from tests.cogs.discussion_places import choose_place, question_in, read_thread, thread_of
from tests.cogs.played_contests import fill, open_contest, slate_of, winner_of
from tests.world import World, custom_id, reply, text

BEST_PICTURE = CategoryId("best-picture")
FILM_EDITING = CategoryId("film-editing")

NAME = "🏆 98th Academy Awards"


async def played(
    world: World, *, picked: bool = True
) -> tuple[Contest, dict[CategoryId, Category], ChannelHandle]:
    """A locked contest in which Ana called Best Picture, in a server with a place for discussions."""
    parlour = world.guild.create_text_channel("parlour")
    await choose_place(world, parlour)
    contest = await open_contest(world)
    slate = {category.id: category for category in await slate_of(world, contest)}
    if picked:
        await fill(world, world.member, contest, {BEST_PICTURE: winner_of(slate[BEST_PICTURE]).id})
    await world.env.advance_time((contest.locks_at - world.env.now()).total_seconds() + 10)
    return contest, slate, parlour


async def announce(world: World, contest: Contest, category: Category, winner: str = "") -> str:
    answer = await world.host.slash(
        world.channel,
        "result announce",
        category=category.id,
        winner=winner or winner_of(category).id,
        ceremony=f"{contest.ceremony_id}:{contest.id}",
    )
    return text(answer)


async def settle(world: World, contest: Contest) -> None:
    target = f"{contest.ceremony_id}:{contest.id}"
    answer = await world.host.slash(world.channel, "result settle", ceremony=target)
    await world.host.click(reply(answer), custom_id=custom_id(answer, "Yes, open them"))


async def test_envelopes_are_told_in_the_thread_of_the_night(world: World):
    contest, slate, parlour = await played(world)

    await announce(world, contest, slate[BEST_PICTURE])
    await announce(world, contest, slate[FILM_EDITING])

    opening, picture, editing = read_thread(world, thread_of(parlour, NAME))
    assert opening == (
        "## 🏆 98th Academy Awards\nThe envelopes, as they are opened. A rehearsal: it counts for nothing."
    )
    assert picture.startswith(
        "-# 98th Academy Awards · a rehearsal\n## Best Picture\n🏆 ***One Battle After Another***"
    )
    assert "**1 of 1 called it**: Ana" in picture
    assert "The Golden Globes, BAFTA, Critics' Choice and the PGA saw it coming." in picture
    assert "## Best Film Editing" in editing


async def test_a_rehearsals_thread_gets_its_facts_when_somebody_asks(world: World):
    contest, slate, parlour = await played(world)
    await announce(world, contest, slate[BEST_PICTURE])
    thread = thread_of(parlour, NAME)
    assert "Best Director" not in "".join(read_thread(world, thread)), "its envelope is still sealed"

    await world.member.slash(world.channel, "discuss ceremony", ceremony="98")

    *_, facts, question = read_thread(world, thread)
    assert facts.startswith("## 98th Academy Awards")
    assert question_in(question)


async def test_a_night_that_counts_begins_with_facts_and_a_question(world: World):
    parlour = world.guild.create_text_channel("parlour")
    await choose_place(world, parlour)
    ceremony = await slate_of_own(world)
    await contest_on(world, ceremony)

    asked = await world.host.slash(
        world.channel,
        "result announce",
        category="best-picture",
        winner=ids_of(ceremony, "Best Picture", "Anora")[1],
    )
    assert "Picks are still open" in text(asked)
    assert parlour.threads == [], "nothing is told before it is confirmed"
    await world.host.click(reply(asked), label="Confirm and announce")

    facts, question, card = read_thread(world, thread_of(parlour, "🏆 99th Academy Awards"))
    assert "-# Best Picture\n🏆 ***Anora***" in facts
    assert "-# Best Director\nBrady Corbet and Sean Baker" in facts
    assert "Best Director: " in question
    assert question_in(question) == "Who will win, and who should?"
    assert card.startswith("-# 99th Academy Awards\n## Best Picture\n🏆 ***Anora***")


async def test_in_a_forum_no_winner_begins_the_post(world: World):
    contest, slate, _ = await played(world)
    forum = world.guild.create_forum_channel("films")
    await choose_place(world, forum)

    await announce(world, contest, slate[BEST_PICTURE])
    await announce(world, contest, slate[FILM_EDITING])

    opening, picture, editing = read_thread(world, thread_of(forum, NAME))
    assert "One Battle" not in opening
    assert "## Best Picture" in picture
    assert "## Best Film Editing" in editing


async def test_a_sleeping_thread_is_woken_and_a_closed_one_is_left_alone(world: World):
    contest, slate, parlour = await played(world)
    await announce(world, contest, slate[BEST_PICTURE])
    thread = thread_of(parlour, NAME)
    world.env.backend.edit_channel(thread.id, {}, thread_metadata={"archived": True})
    await world.env.settle()
    await announce(world, contest, slate[FILM_EDITING])
    metadata = world.env.backend.get_channel(thread.id).thread_metadata
    assert metadata is not None
    assert not metadata.archived
    assert len(read_thread(world, thread)) == 3

    world.env.backend.edit_channel(thread.id, {}, thread_metadata={"archived": True, "locked": True})
    await world.env.settle()
    await announce(world, contest, slate[CategoryId("best-director")])
    assert len(read_thread(world, thread)) == 3


async def test_it_says_when_the_earlier_awards_were_wrong(world: World):
    contest, slate, parlour = await played(world)

    await announce(world, contest, slate[BEST_PICTURE], "f1")

    *_, card = read_thread(world, thread_of(parlour, NAME))
    assert (
        "The Golden Globes, BAFTA, Critics' Choice and the PGA had said ***One Battle After Another***."
        in card
    )


async def test_a_thread_that_is_there_already_takes_them(world: World):
    contest, slate, parlour = await played(world)
    await world.member.slash(world.channel, "discuss ceremony", ceremony="98")

    await announce(world, contest, slate[BEST_PICTURE])

    assert len(read_thread(world, thread_of(parlour, NAME))) == 3


async def test_a_correction_is_told_too(world: World):
    contest, slate, parlour = await played(world)
    await announce(world, contest, slate[BEST_PICTURE], "sinners")
    answer = await world.host.slash(
        world.channel, "result undo", category="best-picture", ceremony=f"{contest.ceremony_id}:{contest.id}"
    )
    await world.host.click(reply(answer), custom_id=custom_id(answer, "Yes, take it back"))

    *_, undone = read_thread(world, thread_of(parlour, NAME))
    assert "Taken back" in undone


async def test_the_same_again_is_not_told(world: World):
    contest, slate, parlour = await played(world)
    await announce(world, contest, slate[BEST_PICTURE])
    await announce(world, contest, slate[BEST_PICTURE])
    assert len(read_thread(world, thread_of(parlour, NAME))) == 2


async def test_covered_winners_stay_covered(world: World):
    contest, slate, parlour = await played(world)
    await world.services.guilds.set_spoilers(
        world.guild_id, Spoilers.COVERED, Actor(MemberId(world.owner.id), "Olga")
    )

    await announce(world, contest, slate[BEST_PICTURE])

    opening, card = read_thread(world, thread_of(parlour, NAME))
    assert "One Battle" not in opening
    assert "||***One Battle After Another***" in card
    assert "saw it coming" not in card
    assert card.count("One Battle") == 1

    await settle(world, contest)
    assert "The room called" not in "".join(read_thread(world, thread_of(parlour, NAME)))


async def test_on_a_night_that_counts_covered_winners_are_in_no_facts_either(world: World):
    parlour = world.guild.create_text_channel("parlour")
    await choose_place(world, parlour)
    by = Actor(MemberId(world.owner.id), "Olga")
    await world.services.guilds.set_spoilers(world.guild_id, Spoilers.COVERED, by, hours=6)
    ceremony = await slate_of_own(world)
    await contest_on(world, ceremony)
    where = {"category": "best-picture", "winner": ids_of(ceremony, "Best Picture", "Anora")[1]}
    asked = await world.host.slash(world.channel, "result announce", **where)
    await world.host.click(reply(asked), label="Confirm and announce")

    name = "🏆 99th Academy Awards"
    opening, card = read_thread(world, thread_of(parlour, name))
    assert "Anora" not in opening
    assert "🏆 ||***Anora***" in card
    await world.member.slash(world.channel, "discuss ceremony", ceremony=ceremony.id)
    facts = read_thread(world, thread_of(parlour, name))[2]
    assert "🏆 ***Anora***" not in facts
    assert "Anora" in facts, "as one of the nominees"

    await world.env.advance_time(6 * 3600 + 60)
    matter = await world.services.discussions.get_subject(
        world.guild_id, DiscussionTopic(Subject.CEREMONY, ceremony.id)
    )
    assert isinstance(matter, Ceremony)
    assert [one.id for one in matter.by_id[BEST_PICTURE].winners] == [where["winner"]]


async def test_a_night_settled_at_once_is_told_in_lists(world: World):
    contest, _, parlour = await played(world)

    await settle(world, contest)

    _, first, second, verdict = read_thread(world, thread_of(parlour, NAME))
    assert "-# Best Picture\n🏆 ***One Battle After Another***" in first
    assert "-# Best Casting" in first + second
    assert "That was the last envelope" in second
    assert "That was the last envelope" not in first
    assert "**The room called 1 of 1" in verdict


async def test_a_room_that_said_nothing_gets_no_verdict(world: World):
    contest, _, parlour = await played(world, picked=False)
    await settle(world, contest)
    assert "That was the last envelope" in read_thread(world, thread_of(parlour, NAME))[-1]


async def test_where_verdicts_are_off_there_is_none(world: World):
    contest, _, parlour = await played(world)
    by = Actor(MemberId(world.owner.id), "Olga")
    await world.services.guilds.set_feature(world.guild_id, Feature.VERDICT, False, by)
    await settle(world, contest)
    assert "That was the last envelope" in read_thread(world, thread_of(parlour, NAME))[-1]


async def test_without_a_place_for_discussions_nothing_is_opened(world: World):
    contest = await open_contest(world)
    slate = {category.id: category for category in await slate_of(world, contest)}
    await announce(world, contest, slate[BEST_PICTURE])
    assert world.channel.threads == []


async def test_nothing_is_told_where_discussions_are_off(world: World):
    contest, slate, parlour = await played(world)
    by = Actor(MemberId(world.owner.id), "Olga")
    await world.services.guilds.set_feature(world.guild_id, Feature.DISCUSSION, False, by)
    await announce(world, contest, slate[BEST_PICTURE])
    assert parlour.threads == []


async def test_the_night_goes_on_where_no_thread_can_be_opened(world: World):
    contest, slate, parlour = await played(world)
    world.env.inject_error("POST", f"/channels/{parlour.id}/threads", status=403, code=50013)

    assert "One Battle After Another" in await announce(world, contest, slate[BEST_PICTURE])
    assert parlour.threads == []
