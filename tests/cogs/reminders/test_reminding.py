"""Who pressed *Remind me* hears from the bot before the lock while something is missing, and nobody else does."""

from datetime import timedelta

import pytest

from bot.guilds.model import Feature, RolePurpose
from bot.ids import MemberId
from tests.cogs.contest_actions import DAY, HOUR, announced, as_shown, newest, pick_all, post_labels
from tests.cogs.reminders.reminder_actions import (
    MINUTE,
    OLGA,
    list_posts,
    press_remind,
    read_letters,
    take_back_pick,
)
from tests.stored import read_rows
from tests.world import World, labels, read_channel, reply, text


async def test_only_who_asked_and_has_not_finished_is_written_to(world: World):
    contest = await announced(world)
    ana, ben = world.members
    carla = world.join("Carla")
    await pick_all(world, contest, members=1)
    assert "Your ballot is complete" in text(await press_remind(world, ana, contest))
    assert "if your ballot still lacks something" in text(await press_remind(world, ben, contest))

    await world.env.advance_time(2 * DAY + MINUTE)

    assert read_letters(world, ana) == []
    assert read_letters(world, carla) == []
    [letter] = read_letters(world, ben)
    assert "### ⏰ Oscar night closes" in letter
    assert "Your ballot is still empty: **24 categories** wait." in letter
    assert "The Film Club" in letter


async def test_the_second_letter_comes_an_hour_before_and_says_what_is_missing(world: World):
    contest = await announced(world)
    await pick_all(world, contest)
    await take_back_pick(world, world.member, contest, "best-picture")
    await press_remind(world, world.member, contest)

    await world.env.advance_time(2 * DAY + 23 * HOUR - MINUTE)
    assert len(read_letters(world, world.member)) == 1
    await world.env.advance_time(2 * MINUTE)

    letters = read_letters(world, world.member)
    assert len(letters) == 2
    assert "Your ballot lacks **Best Picture**." in letters[1]
    await world.env.advance_time(DAY)
    assert len(read_letters(world, world.member)) == 2


async def test_a_second_press_switches_it_off(world: World):
    contest = await announced(world)
    on = await press_remind(world, world.member, contest)
    assert reply(on).ephemeral
    assert labels(on) == ["Turn it off"]
    off = await press_remind(world, world.member, contest)
    assert "Reminder off" in text(off)
    assert reply(off).ephemeral

    await world.env.advance_time(2 * DAY + MINUTE)

    assert read_letters(world, world.member) == []


async def test_the_answer_switches_it_back_however_often_it_is_pressed(world: World):
    contest = await announced(world)
    on = reply(await press_remind(world, world.member, contest))
    assert "Reminder off" in text(await world.member.click(on, label="Turn it off"))
    again = await world.member.slash(world.channel, "remind lock")
    assert "Reminder on" in text(again)
    assert "Reminder off" in text(
        await world.member.slash(world.channel, "remind lock", contest="Oscar night")
    )


async def test_the_answer_promises_only_what_is_still_to_come(world: World):
    contest = await announced(world, locks="in 10 hours")
    said = text(await press_remind(world, world.member, contest))
    assert "An hour before, I write to you if your ballot still lacks something." in said
    assert "A day" not in said

    await world.env.advance_time(9 * HOUR + 20 * MINUTE)
    assert len(read_letters(world, world.member)) == 1
    late = text(await press_remind(world, world.members[1], contest))
    assert "so soon that I write no more. Your ballot is still empty: **24 categories** wait." in late
    await world.env.advance_time(20 * MINUTE)
    assert read_letters(world, world.members[1]) == []


async def test_it_is_offered_in_the_ballot_and_leaves_it_open(world: World):
    contest = await announced(world)
    ballot = await world.member.slash(world.channel, "ballot")

    answer = await world.member.click(reply(ballot), label="Remind me")

    assert "Reminder on" in text(answer)
    assert reply(answer).id != reply(ballot).id
    assert "Remind me" in post_labels(world, contest)


async def test_a_reminder_of_a_contest_that_is_cancelled_never_comes(world: World):
    contest = await announced(world)
    await press_remind(world, world.member, contest)
    await world.services.contest_hosting.cancel_contest(world.guild_id, contest.id, OLGA)

    await world.env.advance_time(3 * DAY)

    assert read_letters(world, world.member) == []
    assert [post for post in read_channel(world.channel, world.member) if "Picks close <t:" in post] == []


async def test_a_press_after_the_lock_says_that_there_is_nothing_left(world: World):
    contest = await announced(world)
    post = next(message for message in world.channel.history() if message.id == contest.message_id)
    await world.services.contest_hosting.lock_contest(world.guild_id, contest.id, OLGA)

    assert "nothing left to be reminded of" in text(await world.member.click(post, label="Remind me"))


async def test_a_lock_that_moves_takes_its_reminder_along(world: World):
    contest = await announced(world)
    await press_remind(world, world.member, contest)
    shown = await world.host.slash(world.channel, "contest edit")
    await world.host.submit_modal(shown, as_shown(shown) | {"locks": "in 10 days"})
    await world.env.advance_time(MINUTE)

    await world.env.advance_time(5 * DAY)
    assert read_letters(world, world.member) == []
    await world.env.advance_time(4 * DAY)

    assert len(read_letters(world, world.member)) == 1


async def test_a_lock_that_moves_by_minutes_is_not_recalled_again(world: World):
    contest = await announced(world)
    await press_remind(world, world.member, contest)
    await world.env.advance_time(2 * DAY + HOUR)
    shown = await world.host.slash(world.channel, "contest edit")
    await world.host.submit_modal(shown, as_shown(shown) | {"locks": "in 24 hours 30 minutes"})
    await world.env.advance_time(MINUTE)
    assert (await newest(world)).locks_at > contest.locks_at

    await world.env.advance_time(2 * HOUR)

    assert len(read_letters(world, world.member)) == 1


async def test_a_reopened_contest_reminds_again(world: World):
    contest = await announced(world)
    await press_remind(world, world.member, contest)
    await world.env.advance_time(3 * DAY + MINUTE)
    assert len(read_letters(world, world.member)) == 2
    locks_at = world.env.now() + timedelta(days=4)
    await world.services.contest_hosting.reopen_contest(world.guild_id, contest.id, locks_at, OLGA)

    await world.env.advance_time(3 * DAY + MINUTE)

    assert len(read_letters(world, world.member)) == 3


async def test_a_late_reminder_comes_after_a_restart_and_once(world: World):
    contest = await announced(world)
    await press_remind(world, world.member, contest)
    await world.services.close()
    await world.env.advance_time(2 * DAY + 5 * HOUR)
    assert read_letters(world, world.member) == []

    await world.restart()
    await world.env.advance_time(MINUTE)

    assert len(read_letters(world, world.member)) == 1
    await world.restart()
    await world.env.advance_time(MINUTE)
    assert len(read_letters(world, world.member)) == 1


async def test_nothing_comes_once_it_is_over(world: World):
    contest = await announced(world)
    await press_remind(world, world.member, contest)
    await world.services.close()
    await world.env.advance_time(4 * DAY)

    await world.restart()
    await world.env.advance_time(MINUTE)

    assert read_letters(world, world.member) == []


async def test_the_channel_reads_how_many_ballots_are_in_and_unfinished(world: World):
    contest = await announced(world)
    await pick_all(world, contest)

    await world.env.advance_time(2 * DAY + MINUTE)
    [post] = list_posts(world)
    assert "**2 ballots** are in, **1** of them unfinished." in post
    assert "**Oscar night**" in post

    await world.env.advance_time(23 * HOUR)
    assert len(list_posts(world)) == 2


async def test_the_post_pings_the_role_that_the_server_chose_and_nobody_else(world: World):
    role = world.guild.create_role("Watchers")
    await world.services.guilds.set_role(world.guild_id, RolePurpose.PING, role.id, OLGA)
    await announced(world)

    await world.env.advance_time(2 * DAY + MINUTE)

    [post] = list_posts(world)
    assert f"<@&{role.id}>" in post
    [sent] = [
        sent
        for sent in world.env.http_requests
        if sent.method == "POST" and "Picks close <t:" in str(sent.json)
    ]
    assert sent.json is not None
    assert sent.json["allowed_mentions"] == {"parse": [], "roles": [role.id]}


async def test_a_host_sees_who_asked_and_has_not_finished_and_nothing_of_their_ballot(world: World):
    contest = await announced(world)
    ana, ben = world.members
    await pick_all(world, contest)
    for member in (ana, ben):
        await press_remind(world, member, contest)
    card = await world.host.slash(world.channel, "contests", contest="Oscar night")
    panel = await world.host.click(reply(card), label="Host")

    seen = text(await world.host.click(reply(panel), label="Reminders …"))

    assert "**2 members** asked to be reminded; **1** has not finished:" in seen
    assert "Ben" in seen
    assert "Ana" not in seen
    assert "Best Picture" not in seen


async def test_a_host_stops_the_posts_and_the_letters_still_come(world: World, database_url: str):
    contest = await announced(world)
    await press_remind(world, world.member, contest)
    card = await world.host.slash(world.channel, "contests", contest="Oscar night")
    panel = await world.host.click(reply(card), label="Host")
    seen = await world.host.click(reply(panel), label="Reminders …")

    muted = await world.host.click(reply(seen), label="No posts in the channel")
    assert "The channel gets no post" in text(muted)
    await world.env.advance_time(2 * DAY + MINUTE)

    assert list_posts(world) == []
    assert len(read_letters(world, world.member)) == 1
    assert "stop reminder posts" in str(read_rows(database_url, "SELECT action, subject FROM audit"))
    again = await world.host.click(reply(muted), label="Post in the channel too")
    assert "the channel gets a post" in text(again)
    log = text(await world.host.slash(world.channel, "audit"))
    assert "**Hana** stopped the reminders in the channel of **Oscar night**" in log
    assert "**Hana** let the channel be reminded again of **Oscar night**" in log
    await world.env.advance_time(23 * HOUR)
    assert len(list_posts(world)) == 1


async def test_a_server_that_wants_no_posts_gets_none_and_the_letters_still_come(world: World):
    contest = await announced(world)
    await press_remind(world, world.member, contest)
    await world.services.guilds.set_reminder_posts(world.guild_id, False, OLGA)
    card = await world.host.slash(world.channel, "contests", contest="Oscar night")
    panel = await world.host.click(reply(card), label="Host")
    seen = await world.host.click(reply(panel), label="Reminders …")
    assert "the moderators switched these off here" in text(seen)
    assert labels(seen) == ["Back"]

    await world.env.advance_time(2 * DAY + MINUTE)
    assert list_posts(world) == []
    assert len(read_letters(world, world.member)) == 1

    await world.services.guilds.set_reminder_posts(world.guild_id, True, OLGA)
    await world.env.advance_time(23 * HOUR)
    assert len(list_posts(world)) == 1


async def test_a_deleted_channel_keeps_nobody_from_their_letter(world: World):
    doomed = world.guild.create_text_channel("doomed")
    await announced(world, channel=doomed)
    await world.member.slash(world.channel, "remind lock")
    world.env.backend.delete_channel(doomed.id)
    await world.env.settle()

    await world.env.advance_time(2 * DAY + MINUTE)

    assert len(read_letters(world, world.member)) == 1


@pytest.mark.parametrize("feature", [Feature.SEASON, Feature.CONTESTS])
async def test_what_is_switched_off_is_made_up_for_when_it_is_on_again(world: World, feature: Feature):
    contest = await announced(world)
    await press_remind(world, world.member, contest)
    await world.owner.slash(world.channel, "config feature", name=feature, enabled=False)
    await world.env.advance_time(2 * DAY + MINUTE)
    assert read_letters(world, world.member) == []
    assert list_posts(world) == []

    await world.owner.slash(world.channel, "config feature", name=feature, enabled=True)
    await world.env.advance_time(MINUTE)

    assert len(read_letters(world, world.member)) == 1
    assert len(list_posts(world)) == 1


async def test_the_post_offers_no_reminder_where_the_season_is_switched_off(world: World):
    await world.owner.slash(world.channel, "config feature", name="season", enabled=False)
    contest = await announced(world)
    assert post_labels(world, contest) == ["Fill in my ballot", "Details"]

    await world.owner.slash(world.channel, "config feature", name="season", enabled=True)
    await world.env.advance_time(MINUTE)

    assert post_labels(world, contest) == ["Fill in my ballot", "Remind me", "Details"]


async def test_the_post_loses_its_reminder_when_the_season_is_switched_off(world: World):
    contest = await announced(world)
    await world.env.advance_time(DAY)
    assert post_labels(world, contest) == ["Fill in my ballot", "Remind me", "Details"]

    await world.owner.slash(world.channel, "config feature", name="season", enabled=False)
    await world.env.advance_time(MINUTE)

    assert post_labels(world, contest) == ["Fill in my ballot", "Details"]


async def test_a_press_on_a_reminder_that_is_still_there_says_that_it_is_switched_off(world: World):
    contest = await announced(world)
    # As if the process had died before the post was edited.
    await world.services.guilds.set_feature(world.guild_id, Feature.SEASON, False, OLGA)

    refused = await press_remind(world, world.member, contest)

    assert "switched **season** off in this server, and reminders with it" in text(refused)
    await world.restart()
    await world.env.advance_time(MINUTE)
    assert post_labels(world, contest) == ["Fill in my ballot", "Details"]


@pytest.mark.parametrize("kind", ["winners", "nominations"])
async def test_the_ballot_offers_no_reminder_where_the_season_is_switched_off(world: World, kind: str):
    ceremony = {"winners": "98", "nominations": "99"}[kind]
    await announced(world, ceremony=ceremony, kind=kind)
    assert "Remind me" in labels(await world.member.slash(world.channel, "ballot"))
    await world.owner.slash(world.channel, "config feature", name="season", enabled=False)

    ballot = await world.member.slash(world.channel, "ballot")
    assert "Remind me" not in labels(ballot)
    assert "Remind me" not in labels(await world.member.click(reply(ballot), label="Review"))


async def test_who_is_erased_is_not_written_to(world: World):
    contest = await announced(world)
    await press_remind(world, world.member, contest)
    await world.services.privacy.erase_member(MemberId(world.member.id))

    await world.env.advance_time(2 * DAY + MINUTE)

    assert read_letters(world, world.member) == []
