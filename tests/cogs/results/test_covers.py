"""Winners kept from those who watch later: covered until tapped, or told in a thread alone, for so many hours."""

import pytest
from simcord import ResponseMessage

from bot.audit.model import Actor
from bot.contests.model import Contest
from bot.ids import MemberId
from bot.record.model import Category
from bot.results.result_set import ResultSet
from tests.cogs.contest_actions import announce_all, own_contest, pick_all
from tests.cogs.discussion_places import choose_place, forbidding, read_thread, thread_of
from tests.cogs.played_contests import fill, loser_of, open_contest, slate_of, winner_of
from tests.polls.poll_posts import asked, post_text, vote
from tests.world import World, read_channel, reply, text

HOUR = 3600
WON = "***One Battle After Another***"


async def played(world: World) -> tuple[Contest, Category]:
    """A locked contest in which Ana called Best Picture, and Ben did not."""
    contest = await open_contest(world)
    (picture, *_) = await slate_of(world, contest)
    ana, ben = world.members
    await fill(world, ana, contest, {picture.id: winner_of(picture).id})
    await fill(world, ben, contest, {picture.id: loser_of(picture).id})
    await world.env.advance_time((contest.locks_at - world.env.now()).total_seconds() + 10)
    return contest, picture


async def choose(world: World, winners: str, **hours: int) -> None:
    await world.owner.slash(world.channel, "config spoilers", winners=winners, **hours)


async def announce(world: World, contest: Contest, category: Category, winner: str) -> None:
    target = f"{contest.ceremony_id}:{contest.id}"
    where = {"category": category.id, "winner": winner, "ceremony": target}
    await world.host.slash(world.channel, "result announce", **where)


def card(world: World, title: str = "Best Picture") -> str:
    """The card of a category's result in the channel."""
    (found,) = [post for post in read_channel(world.channel, world.member) if f"\n## {title}\n" in post]
    return found


async def test_covers_of_several_results_come_off_their_one_card_together(world: World):
    await choose(world, "covered", hours=6)
    contest, _ = await played(world)
    asked_first = await world.host.slash(world.channel, "result settle", ceremony=contest.title)
    await world.host.click(reply(asked_first), label="Yes, open them")
    covered = read_channel(world.channel, world.member)[-1]
    assert f"🏆 Picture: ||{WON} · 1/2||" in covered
    assert covered.count("||") == 48
    assert "The new top five" not in covered

    await world.env.advance_time(6 * HOUR + 60)

    shown = read_channel(world.channel, world.member)[-1]
    assert "||" not in shown
    assert f"🏆 Picture: {WON} · 1/2" in shown
    assert "The new top five" in shown


async def test_a_cover_comes_off_after_its_hours(world: World):
    await choose(world, "covered", hours=6)
    contest, picture = await played(world)
    await announce(world, contest, picture, winner_of(picture).id)
    covered = card(world)
    assert f"🏆 ||{WON}" in covered
    assert "Shown openly <t:" in covered
    assert "||**1 of 2 called it**: Ana||" in covered
    assert "The new top five" not in covered, "who moved up gives the winner away to those who know a pick"

    await world.env.advance_time(6 * HOUR - 60)
    assert card(world) == covered
    await world.env.advance_time(120)

    shown = card(world)
    assert f"🏆 {WON}" in shown
    assert "||" not in shown
    assert "Shown openly" not in shown
    assert "**1 of 2 called it**: Ana" in shown
    assert "The new top five" in shown


async def test_an_earlier_card_keeps_the_standings_of_its_own_envelope(world: World):
    await choose(world, "covered", hours=6)
    contest, picture = await played(world)
    await announce(world, contest, picture, winner_of(picture).id)
    before = card(world)
    second = (await slate_of(world, contest))[1]
    await announce(world, contest, second, winner_of(second).id)

    await world.env.advance_time(6 * HOUR + 60)

    assert "Still sealed: 23" in before
    assert "Still sealed: 23" in card(world)
    assert "Still sealed: 22" in card(world, second.title)


async def test_covers_come_off_while_the_bot_was_away(world: World):
    await choose(world, "covered", hours=6)
    contest, picture = await played(world)
    await announce(world, contest, picture, winner_of(picture).id)
    await world.services.jobs.close()
    await world.env.advance_time(7 * HOUR)
    assert "||" in card(world)

    await world.restart()
    await world.env.settle()

    assert "||" not in card(world)


async def test_a_correction_is_covered_for_its_own_hours(world: World):
    await choose(world, "covered", hours=6)
    contest, picture = await played(world)
    await announce(world, contest, picture, loser_of(picture).id)
    await world.env.advance_time(5 * HOUR)
    target = ResultSet(world.guild_id, contest.ceremony_id, contest.id)
    question = await world.host.slash(
        world.channel,
        "result announce",
        category=picture.id,
        winner=winner_of(picture).id,
        ceremony=target.key,
    )
    await world.host.click(reply(question), label="Confirm and announce")

    await world.env.advance_time(2 * HOUR)
    assert f"||{WON}" in card(world)
    await world.env.advance_time(4 * HOUR + 60)
    assert "||" not in card(world)
    assert "Corrected" in card(world)


async def test_another_choice_counts_for_what_was_told_already(world: World):
    contest, picture = await played(world)
    await announce(world, contest, picture, winner_of(picture).id)
    assert "||" not in card(world)

    await choose(world, "covered", hours=0)
    await world.env.advance_time(60)
    assert f"||{WON}" in card(world)
    assert "Shown openly" not in card(world)
    await world.env.advance_time(200 * HOUR)
    assert f"||{WON}" in card(world)

    await choose(world, "shown")
    await world.env.advance_time(60)
    assert f"||{WON}" in card(world), "cards of long ago are left as they are"


async def test_fewer_hours_show_at_once_what_is_older(world: World):
    await choose(world, "covered", hours=48)
    contest, picture = await played(world)
    await announce(world, contest, picture, winner_of(picture).id)
    await world.env.advance_time(5 * HOUR)

    await choose(world, "covered", hours=3)
    await world.env.advance_time(60)

    assert "||" not in card(world)


async def test_more_hours_prolong_what_is_covered(world: World):
    await choose(world, "covered", hours=3)
    contest, picture = await played(world)
    await announce(world, contest, picture, winner_of(picture).id)

    await choose(world, "covered", hours=6)
    await world.env.advance_time(4 * HOUR)
    assert "||" in card(world)
    await world.env.advance_time(3 * HOUR)
    assert "||" not in card(world)


async def test_only_the_thread_tells(world: World):
    parlour = world.guild.create_text_channel("parlour")
    await choose_place(world, parlour)
    await choose(world, "thread", hours=6)
    contest, picture = await played(world)

    await announce(world, contest, picture, winner_of(picture).id)

    shown = card(world)
    thread = thread_of(parlour, "🏆 98th Academy Awards")
    assert f"🤫 **The envelope is open.** Who won is told in <#{thread.id}>, and here <t:" in shown
    assert "One Battle" not in shown
    assert "called it" not in shown, "who called it gives the winner away to those who know their picks"
    opening, envelope = read_thread(world, thread)
    assert "One Battle" not in opening
    assert f"🏆 {WON}" in envelope

    await world.env.advance_time(6 * HOUR + 60)
    assert f"🏆 {WON}" in card(world)
    assert "**1 of 2 called it**" in card(world)


async def test_a_polls_post_keeps_to_the_thread_too(world: World):
    await choose_place(world, world.guild.create_text_channel("parlour"))
    await choose(world, "thread", hours=6)
    poll = await asked(world)
    await vote(world, world.member, poll, "one-battle-after-another")
    await world.host.slash(
        world.channel,
        "result announce",
        category=poll.category_id,
        winner="one-battle-after-another",
        ceremony=poll.result_set.key,
    )
    await world.env.advance_time(60)
    post = post_text(world, poll)
    assert "🤫 **The envelope is open.**" in post
    assert "🏆" not in post

    await world.env.advance_time(6 * HOUR + 60)
    assert f"🏆 {WON}" in post_text(world, poll)


async def test_where_no_thread_can_be_told_the_winner_is_covered_and_the_host_knows(world: World):
    await choose_place(world, forbidding(world, create_public_threads=False))
    await choose(world, "thread", hours=6)
    contest, picture = await played(world)
    where = {"category": picture.id, "winner": winner_of(picture).id}
    target = f"{contest.ceremony_id}:{contest.id}"
    answer = await world.host.slash(world.channel, "result announce", ceremony=target, **where)

    assert "thread could not be told" in text(answer)
    assert f"🏆 ||{WON}" in card(world)
    assert "🤫" not in card(world)


async def test_a_channel_chosen_later_makes_no_thread_tell_what_none_has_heard(world: World):
    await choose(world, "thread", hours=6)
    contest, picture = await played(world)
    await announce(world, contest, picture, winner_of(picture).id)
    await choose_place(world, world.guild.create_text_channel("parlour"))
    await choose(world, "thread", hours=7)
    await world.env.advance_time(60)

    assert f"🏆 ||{WON}" in card(world)


async def test_a_cover_comes_off_though_discord_refuses_at_first_and_the_bot_is_restarted(world: World):
    await choose(world, "covered", hours=6)
    contest, picture = await played(world)
    await announce(world, contest, picture, winner_of(picture).id)
    world.env.inject_error("PATCH", f"/channels/{world.channel.id}/messages/*", status=503, times=None)
    await world.env.advance_time(6 * HOUR + 10)
    assert "||" in card(world)
    world.env.backend.faults.clear()

    await world.restart()
    await world.env.advance_time(HOUR)

    assert "||" not in card(world)


async def test_a_cover_that_ends_while_contests_are_off_comes_off_afterwards(world: World):
    await choose(world, "covered", hours=168)
    contest, picture = await played(world)
    await announce(world, contest, picture, winner_of(picture).id)
    await world.owner.slash(world.channel, "config feature", name="contests", enabled=False)
    await world.env.advance_time(170 * HOUR)

    await world.owner.slash(world.channel, "config feature", name="contests", enabled=True)
    await world.env.advance_time(HOUR + 60)

    assert "||" not in card(world)


async def test_a_card_that_waits_to_be_drawn_shows_what_stands_then(world: World):
    await choose(world, "covered", hours=6)
    contest, picture = await played(world)
    await announce(world, contest, picture, winner_of(picture).id)
    target, by = (
        ResultSet(world.guild_id, contest.ceremony_id, contest.id),
        Actor(MemberId(world.host.id), "Hana"),
    )
    # An edit that was asked for before the correction, and comes after it.
    await choose(world, "covered", hours=5)
    await world.services.announcing.announce_winners(
        target, picture.id, [loser_of(picture).id], by, replace=True
    )
    await world.env.advance_time(5 * HOUR + 60)

    assert WON not in card(world)
    assert "Corrected" in card(world)


async def test_what_the_process_left_untold_is_told_after_the_next_start(world: World):
    await choose_place(world, world.guild.create_text_channel("parlour"))
    contest, picture = await played(world)
    poll = await asked(world)
    target, by = (
        ResultSet(world.guild_id, contest.ceremony_id, contest.id),
        Actor(MemberId(world.host.id), "Hana"),
    )
    # Durable, and the process does not get any further.
    await world.services.announcing.announce_winners(target, picture.id, [winner_of(picture).id], by)
    assert not [post for post in read_channel(world.channel, world.member) if "## Best Picture\n🏆" in post]

    await world.restart()
    await world.env.advance_time(60)

    assert f"🏆 {WON}" in card(world)
    assert "**1 of 2 called it**: Ana" in card(world)
    await world.restart()
    await world.env.advance_time(HOUR)
    assert f"🏆 {WON}" in card(world)
    assert poll.closed_at is None


async def test_an_erased_member_is_on_no_card_that_is_drawn_later(world: World):
    await choose(world, "covered", hours=6)
    contest, picture = await played(world)
    await announce(world, contest, picture, winner_of(picture).id)
    await world.services.privacy.erase_member(MemberId(world.member.id))

    await world.env.advance_time(6 * HOUR + 60)

    assert f"🏆 {WON}" in card(world)
    assert "Ana" not in card(world)


async def test_a_card_that_was_deleted_is_posted_anew_by_a_correction_alone(world: World):
    await choose(world, "covered", hours=6)
    contest, picture = await played(world)
    await announce(world, contest, picture, winner_of(picture).id)
    (message,) = [one for one in world.channel.history() if "Shown openly" in str(one.components)]
    world.env.backend.delete_message(world.channel.id, message.id)
    await world.env.advance_time(6 * HOUR + 60)
    assert not [post for post in read_channel(world.channel, world.member) if "\n## Best Picture\n" in post]

    target = f"{contest.ceremony_id}:{contest.id}"
    question = await world.host.slash(
        world.channel, "result announce", category=picture.id, winner=loser_of(picture).id, ceremony=target
    )
    await world.host.click(reply(question), label="Confirm and announce")
    assert "Corrected" in card(world)


@pytest.mark.parametrize("winners", ["covered", "thread"])
async def test_while_a_winner_is_covered_answers_that_could_name_it_are_for_the_asker_alone(
    world: World, winners: str
):
    await choose(world, winners, hours=6)
    contest, picture = await played(world)
    ana, ben = world.members

    async def ask(command: str) -> bool:
        """Whether the answer to a command is the asker's alone."""
        options: dict[str, dict[str, object]] = {
            "versus": {"member": ben},
            "verdict": {"ceremony": contest.title},
        }
        answer = await ana.slash(world.channel, command, **options.get(command, {}))
        return reply(answer).ephemeral

    public = reply(await ana.slash(world.channel, "standings"))
    assert not public.ephemeral
    assert [await ask(command) for command in ("picks", "versus", "verdict")] == [False] * 3
    await announce(world, contest, picture, winner_of(picture).id)
    for command in ("picks", "versus", "standings", "verdict"):
        assert await ask(command), command
    assert "no envelope is open yet" in text(public)

    await world.env.advance_time(6 * HOUR + 60)
    assert [await ask(command) for command in ("picks", "versus", "standings", "verdict")] == [False] * 4


async def test_what_sums_up_contests_is_for_the_asker_alone_while_any_winner_is_covered(world: World):
    contest = await own_contest(world)
    await pick_all(world, contest)
    await world.env.advance_time((contest.locks_at - world.env.now()).total_seconds() + 10)
    await choose(world, "covered", hours=6)
    await announce_all(world, contest)
    finishing = reply(await world.host.slash(world.channel, "contest finish"))
    await world.host.click(finishing, label="Make it final")

    async def ask(command: str, **options: str) -> ResponseMessage:
        return reply(await world.member.slash(world.channel, command, **options))

    assert (await ask("profile")).ephemeral
    assert (await ask("standings", scope="season")).ephemeral
    await world.env.advance_time(6 * HOUR + 60)
    shown = await ask("profile")
    assert not shown.ephemeral
    await choose(world, "covered", hours=24)
    before = text(shown)
    turned = await world.member.click(shown, label="Category by category")
    assert text(shown) == before, "a public screen is not turned to what a cover hides"
    assert reply(turned).ephemeral
