"""The night of a club's own awards: cards after an undo and under covers, proofs, and what is told elsewhere."""

from datetime import datetime

from simcord import InteractionResult, MemberActor
from sqlalchemy import update

from bot.db.room_award_tables import room_awards
from bot.ids import MemberId
from bot.times.stated_times import StatedTime
from tests.cogs.contest_actions import dm_of, newest
from tests.cogs.played_contests import fill, open_contest, slate_of, winner_of
from tests.cogs.room_awards.award_presses import (
    MINUTE,
    WEEK,
    begin,
    choose,
    last_post,
    nominate,
    rank,
    settled_post,
    to_vote,
)
from tests.world import World, picks, read_channel, reply, text

HOUR = 3600.0
FILMS = "One Battle After Another\nSinners\nHamnet"


async def sealed(world: World, people: list[MemberActor]) -> None:
    """Let everybody rank Conclave before Anora, and the voting close."""
    await to_vote(world, people)
    for member in people:
        await rank(world, member, "Conclave", "Anora")
    await world.env.advance_time(MINUTE)
    await world.env.advance_time(WEEK)


async def open_envelope(world: World) -> InteractionResult:
    """Open the envelope of Best Picture on the board."""
    board = await world.host.slash(world.channel, "result board", ceremony="Club Awards")
    (envelope,) = [value for name, value in picks(board, "Open an envelope").items() if "Picture" in name]
    chosen = await choose(world.host, board, "Open an envelope", envelope)
    return await world.host.click(reply(chosen), label="Open the envelope")


def read_card(world: World) -> str:
    """The one card of the picture's envelope in the channel."""
    posts = read_channel(world.channel, world.owner)
    (card,) = [post for post in posts if post.startswith("-# Club Awards\n## Best Picture")]
    return card


async def test_the_card_says_that_an_envelope_was_taken_back_and_opens_again(
    world: World, old_hands: list[MemberActor]
) -> None:
    await sealed(world, old_hands)
    await open_envelope(world)
    assert "🏆 ***Conclave***" in read_card(world)

    asked = await world.host.slash(
        world.channel, "result undo", ceremony="Club Awards", category="Best Picture"
    )
    await world.host.click(reply(asked), label="Yes, take it back")
    await world.env.advance_time(MINUTE)
    taken = read_card(world)
    assert "✉️ **Taken back.**" in taken
    assert "Conclave" not in taken

    await world.restart()
    await open_envelope(world)
    await world.env.advance_time(MINUTE)
    assert "🏆 ***Conclave***" in read_card(world)
    assert "5 ballots" in read_card(world)


async def test_a_covered_envelope_tells_nothing_but_its_winner_until_the_cover_comes_off(
    world: World, old_hands: list[MemberActor]
) -> None:
    await world.owner.slash(world.channel, "config spoilers", winners="covered", hours=6)
    await sealed(world, old_hands)
    await open_envelope(world)
    covered = read_card(world)
    assert "🏆 ||***Conclave***" in covered
    assert "Shown openly <t:" in covered
    assert "ballots" not in covered

    await world.env.advance_time(6 * HOUR + MINUTE)
    shown = read_card(world)
    assert "||" not in shown
    assert "The room chose: 5 ballots." in shown


async def test_anyone_verifies_the_proofs_before_and_after_an_envelope_is_open(
    world: World, old_hands: list[MemberActor]
) -> None:
    await sealed(world, old_hands)
    await world.services.privacy.erase_member(MemberId(old_hands[0].id))
    checked = await old_hands[1].click(last_post(world), label="Verify")
    assert checked.ephemeral
    assert "✅ The ballots are exactly those that were sealed." in text(checked)
    assert "✅ Best Picture · 4 checked, 1 of someone who left" in text(checked)
    assert "Best Villain" not in text(checked)

    await open_envelope(world)
    again = await old_hands[1].click(last_post(world), label="Verify")
    assert "✅ Best Picture · 4 checked, 1 of someone who left" in text(again)


async def test_voters_are_told_when_their_nominee_is_withdrawn(
    world: World, old_hands: list[MemberActor]
) -> None:
    await to_vote(world, old_hands)
    ana, ben, cleo, *_ = old_hands
    await rank(world, ana, "Conclave", "Anora")
    await rank(world, ben, "Conclave")
    await rank(world, cleo, "Anora")
    asked = await world.host.slash(
        world.channel,
        "ceremony withdraw",
        ceremony="Club Awards",
        category="Best Picture",
        nominee="Conclave",
    )
    done = await world.host.click(reply(asked), label="Confirm")
    assert "2 ballots of your awards name it; those members are told." in text(done)
    await world.env.advance_time(MINUTE)

    of_ana, of_ben = (read_channel(dm_of(world, one), one)[-1] for one in (ana, ben))
    assert "**Conclave** was withdrawn from **Best Picture** of **Club Awards**" in of_ana
    assert "takes whom you ranked next" in of_ana
    assert "your ballot there names nobody else. Choose anew" in of_ben
    assert all("Conclave" not in one for one in read_channel(dm_of(world, cleo), cleo))
    assert "Conclave" not in await settled_post(world)


async def test_an_end_that_was_stated_follows_the_rules_of_its_zone(
    world: World, old_hands: list[MemberActor]
) -> None:
    del old_hands
    await begin(world, until="sunday 7pm ET")
    award = (await world.services.room_awards.reading.get_overview(world.guild_id)).award
    stated = StatedTime(datetime.fromisoformat("2026-03-08T19:00"), "America/New_York")
    assert award.nominations_close_stated == stated
    known = award.nominations_close_at
    aged = update(room_awards).values(nominations_close_at=known.replace(minute=30))
    await world.database.write(lambda connection: connection.execute(aged))
    await world.restart()
    await world.env.advance_time(MINUTE)
    moved = (await world.services.room_awards.reading.get_overview(world.guild_id)).award
    assert moved.nominations_close_at == known


async def test_members_predict_the_winners_beside_the_vote(
    world: World, old_hands: list[MemberActor]
) -> None:
    await to_vote(world, old_hands)
    post = last_post(world)
    draft = await world.host.slash(
        world.channel, "contest create", ceremony="Club Awards", locks="in 5 days", title="Call it"
    )
    await world.host.click(reply(draft), label="Announce")
    contest = await newest(world)
    assert not contest.rehearsal
    ana, ben, *_ = old_hands
    (picture,) = await slate_of(world, contest)
    names = {nominee.films[0].title: nominee.id for nominee in picture.nominees}
    await fill(world, ana, contest, {picture.id: names["Conclave"]})
    await fill(world, ben, contest, {picture.id: names["Anora"]})
    for member in old_hands:
        ballot = await member.click(post, label="My ballot")
        prompt = "Next choice: your 1st"
        await choose(member, ballot, prompt, picks(ballot, prompt)["Conclave"])
    await world.env.advance_time(MINUTE)
    await world.env.advance_time(WEEK)

    await open_envelope(world)
    await world.env.advance_time(MINUTE)
    posts = "\n".join(read_channel(world.channel, world.owner))
    assert "**1 of 2 called it**: Ana" in posts
    assert "Every envelope is open: what the room chose stands on the cards." in posts
    standings = await ana.slash(world.channel, "standings", contest="Call it")
    assert "`1.` `1 pt ` **Ana** 🥇" in text(standings)


async def test_the_verdict_knows_what_the_room_itself_chose(
    world: World, old_hands: list[MemberActor]
) -> None:
    await begin(world, films_of=2025, categories="Best Picture")
    for member in old_hands:
        await nominate(world, member, FILMS)
    await world.env.advance_time(MINUTE)
    await world.env.advance_time(WEEK)
    await world.host.slash(world.channel, "awards open", until="in 7 days")
    for member in old_hands:
        await rank(world, member, "Sinners")
    contest = await open_contest(world)
    (picture, *_) = await slate_of(world, contest)
    await fill(world, old_hands[0], contest, {picture.id: winner_of(picture).id})
    await world.env.advance_time(MINUTE)
    await world.env.advance_time(WEEK)
    target = f"{contest.ceremony_id}:{contest.id}"

    before = await world.member.slash(world.channel, "verdict", ceremony=contest.title, category="picture")
    assert "Club Awards" not in text(before), "the envelope is still sealed"
    await open_envelope(world)
    chosen = await world.member.slash(world.channel, "verdict", ceremony=contest.title, category="picture")
    assert "✉️ **Club Awards** chose *Sinners*." in text(chosen)
    await world.host.slash(
        world.channel, "result announce", category=picture.id, winner=winner_of(picture).id, ceremony=target
    )
    judged = await world.member.slash(world.channel, "verdict", ceremony=contest.title, category="picture")
    assert "✉️ **Club Awards** chose *Sinners*, and this ceremony another." in text(judged)
    whole = await world.member.slash(world.channel, "verdict", ceremony=contest.title)
    assert "✉️ **Club Awards** chose the same winner in **0 of 1**\n-# Another: Best Picture" in text(whole)

    replaced = await world.host.slash(
        world.channel, "result announce", category=picture.id, winner="sinners", ceremony=target
    )
    await world.host.click(reply(replaced), label="Confirm and announce")
    whole = await world.member.slash(world.channel, "verdict", ceremony=contest.title)
    assert "✉️ **Club Awards** chose the same winner in **1 of 1**\n-# The same: Best Picture" in text(whole)
