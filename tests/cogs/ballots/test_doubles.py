"""Doubles on the ballot: a toggle beside a pick, as many as the contest gives, seen by nobody before the lock."""

from bot.ids import CategoryId, MemberId
from cogs.ballots.screens import paper_screen, split_pages
from tests.cogs.played_contests import fill, open_contest, pick, slate_of, winner_of
from tests.discord_limits import breaches
from tests.world import World, labels, reply, text


async def test_a_pick_is_doubled_and_counted_once_again_with_one_press(world: World):
    contest = await open_contest(world, doubles=2)
    message = reply(await world.member.slash(world.channel, "ballot"))
    assert "You may double 2 categories: called right, they count twice" in text(message)
    assert "Double" not in labels(message)

    await pick(world.member, message, "best-picture", "sinners")
    await world.member.click(message, label="Double")

    assert "💾 Saved: Best Picture counts twice." in text(message)
    assert "**1 of 2** doubled: called right, it counts twice" in text(message)
    paper = await world.services.ballots.get_ballot_paper(
        world.guild_id, contest.id, MemberId(world.member.id)
    )
    assert paper.ballot.doubled_ids == (CategoryId("best-picture"),)
    await world.member.click(message, label="Review")
    assert "✅ Best Picture: ***Sinners*** · counts twice" in text(message)

    await world.member.click(message, label="Fill in the last 23")
    await world.member.click(message, label="Doubled")
    assert "💾 Saved: Best Picture counts once." in text(message)


async def test_one_too_many_is_refused_with_those_in_use(world: World):
    await open_contest(world, doubles=1)
    message = reply(await world.member.slash(world.channel, "ballot"))
    await pick(world.member, message, "best-picture", "sinners")
    await world.member.click(message, label="Double")
    await pick(world.member, message, "best-director", "ryan-coogler")

    refused = await world.member.click(message, label="Double")

    assert "Your double is in use, on **Best Picture**. Press **Doubled** there to free it." in text(refused)


async def test_a_contest_without_doubles_has_no_toggle(world: World):
    await open_contest(world)
    message = reply(await world.member.slash(world.channel, "ballot"))
    await pick(world.member, message, "best-picture", "sinners")
    assert "Double" not in labels(message)
    assert "double" not in text(message)


async def test_every_page_of_a_full_ballot_with_doubles_fits_into_a_message(world: World):
    contest = await open_contest(world, doubles=24, tiebreaker="How long?")
    slate = await slate_of(world, contest)
    await fill(world, world.member, contest, {category.id: winner_of(category).id for category in slate})
    paper = await world.services.ballots.get_ballot_paper(
        world.guild_id, contest.id, MemberId(world.member.id)
    )
    for page in range(len(split_pages(paper))):
        assert list(breaches(paper_screen(paper, world.env.now(), page))) == [], page


async def test_others_see_a_double_after_the_lock(world: World):
    await open_contest(world, doubles=1, open_ballots=True)
    message = reply(await world.member.slash(world.channel, "ballot"))
    await pick(world.member, message, "best-picture", "sinners")
    await world.member.click(message, label="Double")

    before = await world.members[1].slash(world.channel, "picks", member=world.member)
    assert "***Sinners***" in text(before)
    assert "⏫" not in text(before)
    asked = reply(await world.host.slash(world.channel, "contest lock"))
    await world.host.click(asked, label="Lock now")
    await world.env.advance_time(60)
    after = await world.members[1].slash(world.channel, "picks", member=world.member)
    assert "***Sinners*** ⏫" in text(after)
