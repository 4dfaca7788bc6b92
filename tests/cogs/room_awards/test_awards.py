"""The awards of a club from their first nomination to the last envelope, as members and hosts meet them."""

import json

from simcord import MemberActor

from tests.cogs.contest_actions import message_labels
from tests.cogs.room_awards.award_presses import (
    MINUTE,
    WEEK,
    begin,
    choose,
    last_post,
    list_prompts,
    nominate,
    rank,
    settled_post,
    to_vote,
)
from tests.world import World, labels, picks, read_channel, reply, text


async def test_from_the_first_nomination_to_the_last_envelope(
    world: World, old_hands: list[MemberActor]
) -> None:
    opened = await to_vote(world, old_hands)
    assert "The voting closes by itself" in text(opened)
    assert "Anora" in read_channel(world.channel, world.owner)[-1]
    for number, member in enumerate(old_hands):
        await rank(world, member, *(["Conclave", "Anora"] if number else ["Anora"]))
    await world.restart()
    await world.env.advance_time(MINUTE)
    await world.env.advance_time(WEEK)
    post = [one for one in read_channel(world.channel, world.owner) if "⏰" not in one][-1]
    assert "5 members voted." in post
    assert "sealed envelopes" in post

    board = await world.host.slash(world.channel, "result board")
    assert "Club Awards" in text(board)
    (envelope,) = [value for name, value in picks(board, "Open an envelope").items() if "Picture" in name]
    chosen = await choose(world.host, board, "Open an envelope", envelope)
    assert "Open the envelope" in labels(chosen)
    assert "Conclave" not in text(chosen)
    await world.host.click(reply(chosen), label="Open the envelope")

    card = read_channel(world.channel, world.owner)[-1]
    assert "Best Picture" in card
    assert "Conclave" in card
    assert "5 ballots" in card
    export = await world.host.slash(world.channel, "awards export")
    (file,) = reply(export).attachments
    assert json.loads(await file.read())["categories"][0]["winners"] == ["conclave"]


async def test_what_discord_does_not_take_is_posted_by_itself(
    world: World, old_hands: list[MemberActor]
) -> None:
    route = f"/channels/{world.channel.id}/messages"
    world.env.inject_error("POST", route, status=503, times=None)
    begun = await begin(world)
    assert "I post it as soon as it does" in text(begun)
    world.env.backend.faults.clear()
    await world.env.advance_time(MINUTE)
    await nominate(world, old_hands[0], "Anora")
    assert "1 member nominated." in await settled_post(world)


async def test_a_post_that_is_forbidden_is_said_once(world: World) -> None:
    world.env.inject_error("POST", f"/channels/{world.channel.id}/messages", status=403, times=None)
    begun = await begin(world)
    assert "Then post it with `/awards post`" in text(begun)
    world.env.backend.faults.clear()
    posts = read_channel(world.channel, world.owner)
    await world.env.advance_time(MINUTE)
    assert read_channel(world.channel, world.owner) == posts


async def test_what_is_ruled_out_says_why_and_changes_nothing(
    world: World, old_hands: list[MemberActor]
) -> None:
    await begin(world, films_of=2024)
    said = text(await nominate(world, old_hands[0], "Anora\nParasite"))
    assert "**Parasite** is a film of 2019, and only films of 2024 count." in said
    said = text(await nominate(world, old_hands[0], "anora\nOur *own* film"))
    assert "**Best Picture**: Anora, Our \\*own\\* film" in said
    assert "💾 Saved." in said
    assert "1 member nominated." in await settled_post(world)


async def test_a_late_nomination_is_told_and_the_form_stays_shut(
    world: World, old_hands: list[MemberActor]
) -> None:
    await begin(world)
    panel = await old_hands[0].click(last_post(world), label="Nominate")
    await world.env.advance_time(MINUTE)
    await world.env.advance_time(WEEK)
    late = await choose(old_hands[0], panel, "Nominate in …", "best-picture")
    assert late.modal is None
    assert "The nominations are closed." in text(late)


async def test_doubles_are_joined_on_the_shortlist(world: World, old_hands: list[MemberActor]) -> None:
    await begin(world)
    await nominate(world, old_hands[0], "Popcorn Night\nAnora")
    await nominate(world, old_hands[1], "Popcorn Nite\nAnora")
    early = await world.host.slash(world.channel, "awards settle")
    assert "members nominate just now" in text(early)
    await world.host.slash(world.channel, "awards close")
    await world.env.advance_time(MINUTE)
    shortlist = await world.host.slash(world.channel, "awards settle")
    assert "Perhaps the same: Popcorn Night / Popcorn Nite" in text(shortlist)
    same = [value for name, value in picks(shortlist, "These are the same …").items() if "Popcorn" in name]
    joined = await choose(world.host, shortlist, "These are the same …", *same)
    assert "Popcorn Night · 2 · 2 entries as one" in text(joined)
    parted = await world.host.click(reply(joined), label="Take all doubles apart")
    assert "Popcorn Nite · 1" in text(parted)


async def test_whoever_is_new_does_not_vote_and_is_told_why(
    world: World, old_hands: list[MemberActor]
) -> None:
    await to_vote(world, old_hands)
    newcomer = world.join("Newcomer")
    said = text(await rank(world, newcomer, "Anora"))
    assert "those vote whose account was 30 days old when the voting opened" in said


async def test_a_late_vote_shows_the_ballot_as_it_was(world: World, old_hands: list[MemberActor]) -> None:
    await to_vote(world, old_hands)
    ballot = await rank(world, old_hands[0], "Anora")
    prompt = next(one for one in list_prompts(ballot) if one.startswith("Next choice"))
    value = next(iter(picks(ballot, prompt).values()))
    await world.env.advance_time(MINUTE)
    await world.env.advance_time(WEEK)
    late = text(await choose(old_hands[0], ballot, prompt, value))
    assert "⚠️ The voting for **Club Awards** had closed" in late
    assert "1. Anora" in late
    assert "begins with the line" in late


async def test_a_host_can_neither_say_who_won_nor_open_too_early(
    world: World, old_hands: list[MemberActor]
) -> None:
    await to_vote(world, old_hands)
    await rank(world, old_hands[0], "Anora")
    board = await world.host.slash(world.channel, "result board")
    (envelope,) = picks(board, "Open an envelope").values()
    chosen = await choose(world.host, board, "Open an envelope", envelope)
    assert "can be opened once the voting is closed" in text(chosen)
    said = await world.host.slash(
        world.channel, "result announce", category="Best Picture", winner="Conclave"
    )
    assert "what the room voted" in text(said) or "what the room voted" in text(
        await world.host.click(reply(said), label="Confirm and announce")
    )
    nothing = await world.host.slash(world.channel, "awards export")
    assert "No envelope of **Club Awards** is open" in text(nothing)


async def test_awards_that_are_cancelled_are_gone(world: World) -> None:
    await begin(world)
    kept = await world.host.slash(world.channel, "awards cancel", sure=False)
    assert "Nothing was changed." in text(kept)
    again = await begin(world, name="Others")
    assert "**Club Awards** are under way" in text(again)
    await world.host.slash(world.channel, "awards cancel", sure=True)
    assert "The hosts cancelled these awards." in await settled_post(world)
    refused = await world.host.slash(world.channel, "awards close")
    assert "gives no awards of its own" in text(refused)


async def test_a_host_sees_who_asked_and_has_not_nominated_or_voted_and_nothing_of_their_choice(
    world: World, old_hands: list[MemberActor]
) -> None:
    ana, ben, *_ = old_hands
    await begin(world)
    await nominate(world, ana, "Anora")
    await nominate(world, ana, "Conclave", "Best Villain")
    for member in (ana, ben):
        await member.click(last_post(world), label="Remind me")
    board = await world.host.slash(world.channel, "awards board")
    assert "**Members nominate** · 1 member nominated." in text(board)
    assert "Nominations close by themselves" in text(board)

    seen = await world.host.click(reply(board), label="Reminders …")

    assert "**Nominations close**" in text(seen)
    assert "**2 members** asked to be reminded; **1** has not finished:" in text(seen)
    assert ("Ana" in text(seen), "Ben" in text(seen)) == (False, True)
    assert "Anora" not in text(seen)
    back = await world.host.click(reply(seen), label="Back")
    assert "**Members nominate**" in text(back)


async def test_a_host_sees_who_asked_and_has_not_voted(world: World, old_hands: list[MemberActor]) -> None:
    ana, ben, *_ = old_hands
    await to_vote(world, old_hands)
    await rank(world, ana, "Anora")
    for member in (ana, ben):
        await member.click(last_post(world), label="Remind me")
    board, old = [await world.host.slash(world.channel, "awards board") for _ in range(2)]
    seen = text(await world.host.click(reply(board), label="Reminders …"))
    assert "**The voting closes**" in seen
    assert ("Ana" in seen, "Ben" in seen) == (False, True)

    await world.env.advance_time(WEEK + MINUTE)

    over = await world.host.click(reply(old), label="Reminders …")
    assert "That part of the awards is over: nobody is reminded any more." in text(over)
    night = await world.host.slash(world.channel, "awards board")
    assert "`/result board` opens them" in text(night)
    assert labels(night) == []


async def test_the_board_offers_no_reminders_where_they_are_switched_off(world: World) -> None:
    await begin(world)
    await world.owner.slash(world.channel, "config feature", name="season", enabled=False)
    assert labels(await world.host.slash(world.channel, "awards board")) == []


async def test_the_post_offers_reminders_only_while_they_are_switched_on(world: World) -> None:
    await begin(world)
    await world.env.advance_time(MINUTE)
    post_id = last_post(world).id
    for enabled, shown in ((False, ["Nominate"]), (True, ["Nominate", "Remind me"])):
        await world.owner.slash(world.channel, "config feature", name="season", enabled=enabled)
        await world.env.advance_time(MINUTE)
        [post] = [message for message in world.channel.history() if message.id == post_id]
        assert message_labels(post) == shown


async def test_a_time_that_is_not_clear_is_asked(world: World) -> None:
    asked = await begin(world, until="3/4")
    assert "Club Awards" not in text(asked)
    first = labels(asked)[0]
    done = await world.host.click(reply(asked), label=first)
    assert "Nominations close by themselves" in text(done)
