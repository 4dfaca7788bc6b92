"""The night as hosts and members live it: the board, ties, corrections, two hosts at once, and the room."""

import asyncio
from collections.abc import Collection
from typing import Any

import discord
import pytest

from bot.announcing.model import ResultChange
from bot.audit.model import Actor
from bot.contests.model import SCORINGS_BY_KIND, Contest, ContestKind, Scoring
from bot.ids import CategoryId, MemberId, NomineeId
from bot.record.model import Category
from bot.results.result_set import ResultSet
from cogs.results.posts import CARD_FOLLOWS_NOTE, CARD_WAIT_SECONDS, ResultPosts
from tests.cogs.played_contests import fill, loser_of, open_contest, slate_of, winner_of
from tests.world import World, custom_id, labels, picks, read_channel, reply, text

BEST_PICTURE = CategoryId("best-picture")
LIVE_ACTION_SHORT = CategoryId("live-action-short")

TWELVE = ("Chloé", "Dev", "Emeka", "Fumiko", "Goran", "Hira", "Ivo", "Jun", "Kofi", "Lena")


async def lock(world: World, contest: Contest) -> None:
    """Let the lock pass, and the ballots be sealed."""
    await world.env.advance_time((contest.locks_at - world.env.now()).total_seconds() + 10)


def cards(world: World, title: str) -> list[str]:
    """The cards of a category's result in the channel."""
    return [post for post in read_channel(world.channel, world.member) if f"\n## {title}\n" in post]


async def played(world: World, **changes: Any) -> tuple[Contest, dict[CategoryId, Category]]:
    """A locked contest in which Ana called Best Picture and the Live Action Short, and Ben nothing."""
    contest = await open_contest(world, **changes)
    slate = {category.id: category for category in await slate_of(world, contest)}
    asked = [slate[BEST_PICTURE], slate[LIVE_ACTION_SHORT]]
    ana, ben = world.members
    await fill(world, ana, contest, {category.id: winner_of(category).id for category in asked})
    await fill(world, ben, contest, {category.id: loser_of(category).id for category in asked})
    await lock(world, contest)
    return contest, slate


async def announce(world: World, contest: Contest, category: Category, *winners: str) -> str:
    """Announce by ids, as autocomplete gives them."""
    first, *others = winners
    also = {"also": others[0]} if others else {}
    answer = await world.host.slash(
        world.channel,
        "result announce",
        category=category.id,
        winner=first,
        ceremony=f"{contest.ceremony_id}:{contest.id}",
        **also,
    )
    return text(answer)


@pytest.mark.parametrize("plays", [True, False])
async def test_a_host_is_told_that_they_play_in_the_contest_where_they_do(world: World, *, plays: bool):
    contest = await open_contest(world)
    slate = {category.id: category for category in await slate_of(world, contest)}
    if plays:
        await fill(world, world.host, contest, {CategoryId("best-picture"): NomineeId("sinners")})
    await lock(world, contest)

    answer = await announce(world, contest, slate[CategoryId("best-picture")], "one-battle-after-another")

    assert ("You play in this contest yourself" in answer) is plays


async def test_an_envelope_tells_the_room(world: World):
    contest, slate = await played(world)

    answer = await announce(world, contest, slate[BEST_PICTURE], "one-battle-after-another")

    assert "***One Battle After Another***" in answer
    (card,) = cards(world, "Best Picture")
    assert "🏆 ***One Battle After Another***" in card
    assert "**1 of 2 called it**: Ana" in card
    assert "`1.` `1 pt ` **Ana**" in card
    assert "Still sealed: 23" in card


async def test_the_same_winner_twice_changes_nothing(world: World):
    contest, slate = await played(world)
    await announce(world, contest, slate[BEST_PICTURE], "one-battle-after-another")

    again = await announce(world, contest, slate[BEST_PICTURE], "one-battle-after-another")

    assert "stood like that already" in again
    assert len(cards(world, "Best Picture")) == 1


async def test_a_tie_pays_everyone_who_picked_either(world: World):
    contest, slate = await played(world)
    short = slate[LIVE_ACTION_SHORT]

    await announce(world, contest, short, *(winner.id for winner in short.winners))

    (card,) = cards(world, "Best Live Action Short")
    assert "🏆 ***The Singers***" in card
    assert "🏆 ***Two People Exchanging Saliva***" in card
    assert "A tie" in card
    assert "**1 of 2 called it**: Ana" in card


async def test_a_name_matched_by_guess_asks_first(world: World):
    contest, _ = await played(world)
    answer = await world.host.slash(
        world.channel, "result announce", category="picture", winner="one batle", ceremony=contest.title
    )
    assert answer.ephemeral
    assert "**One Battle" in text(answer) or "***One Battle" in text(answer)
    assert cards(world, "Best Picture") == []

    board = await world.host.click(reply(answer), label="Confirm and announce")

    assert len(cards(world, "Best Picture")) == 1
    assert "1 of 24 announced" in text(board)


async def test_every_screen_of_a_host_names_the_rehearsal_it_is_of(world: World):
    await played(world, title="One night")
    await played(world, title="Another night")

    board = await world.host.slash(world.channel, "result board", ceremony="Another night")
    assert "rehearsal: Another night" in text(board)
    message = reply(board)
    await world.host.click(message, label="Open all that is left")
    assert "rehearsal: Another night" in text(board)
    await world.host.click(message, label="No, one by one")
    await world.host.select(
        message,
        [picks(board, "Open an envelope")["Best Picture"]],
        custom_id=custom_id(board, "Open an envelope"),
    )
    assert "rehearsal: Another night" in text(board)
    assert "One night" not in text(board)


async def test_the_host_who_settles_second_is_told_so(world: World):
    contest, _ = await played(world)
    target = f"{contest.ceremony_id}:{contest.id}"
    first = await world.host.slash(world.channel, "result settle", ceremony=target)
    second = await world.owner.slash(world.channel, "result settle", ceremony=target)
    await world.host.click(reply(first), label="Yes, open them")
    late = await world.owner.click(reply(second), label="Yes, open them")
    assert "Nothing was left to open" in text(late)


async def test_the_morning_after_the_standings_are_those_of_the_last_night(world: World):
    contest, _ = await played(world)
    question = await world.host.slash(world.channel, "contest finish", contest=contest.title)
    await world.host.click(reply(question), label="Make it final")

    for command, options in {"standings": {}, "picks": {}, "versus": {"member": world.members[1]}}.items():
        assert contest.title in text(await world.member.slash(world.channel, command, **options))


async def test_what_stands_already_is_not_asked_about_however_it_is_typed(world: World):
    contest, slate = await played(world)
    await announce(world, contest, slate[BEST_PICTURE], "one-battle-after-another")

    answer = await world.host.slash(
        world.channel, "result announce", category="picture", winner="one batle", ceremony=contest.title
    )

    assert "stood like that already" in text(answer)


async def test_a_whole_name_is_no_guess(world: World):
    contest, _ = await played(world)

    await world.host.slash(
        world.channel,
        "result announce",
        category="best picture",
        winner="one battle after another",
        ceremony=contest.title,
    )

    assert len(cards(world, "Best Picture")) == 1


async def test_a_replacement_asks_and_edits_the_card(world: World):
    contest, slate = await played(world)
    await announce(world, contest, slate[BEST_PICTURE], "sinners")
    asked = await world.host.slash(
        world.channel,
        "result announce",
        category="best-picture",
        winner="one-battle-after-another",
        ceremony=contest.title,
    )
    assert "**replaces**" in text(asked)

    await world.host.click(reply(asked), label="Confirm and announce")
    await world.env.advance_time(10)

    (card,) = cards(world, "Best Picture")
    assert "🏆 ***One Battle After Another***" in card
    assert "Corrected" in card
    assert "Sinners" not in card


async def test_undo_seals_the_envelope_and_the_picks_stay_closed(world: World):
    contest, slate = await played(world)
    await announce(world, contest, slate[BEST_PICTURE], "one-battle-after-another")

    asked = await world.host.slash(world.channel, "result undo", category="picture", ceremony=contest.title)
    await world.host.click(reply(asked), label="Yes, take it back")
    await world.env.advance_time(10)

    (card,) = cards(world, "Best Picture")
    assert "Taken back" in card
    standings = await world.services.contests.get_standings(world.guild_id, contest.id)
    assert [row.points for row in standings.standings.rows] == [0, 0]


async def test_taking_back_a_correction_says_that_the_first_result_stands_again(world: World):
    contest, slate = await played(world)
    await announce(world, contest, slate[BEST_PICTURE], "sinners")
    asked = await world.host.slash(
        world.channel,
        "result announce",
        category="best-picture",
        winner="one-battle-after-another",
        ceremony=contest.title,
    )
    await world.host.click(reply(asked), label="Confirm and announce")

    asked = await world.host.slash(world.channel, "result undo", category="picture", ceremony=contest.title)
    assert text(asked).endswith(
        "Then what it **replaced** stands again:\n🏆 Best Picture: ***Sinners***"
        "\n-# To seal the envelope, take that back as well."
    )
    await world.host.click(reply(asked), label="Yes, take it back")
    asked = await world.host.slash(world.channel, "result undo", category="picture", ceremony=contest.title)
    assert text(asked).endswith("Take back what was announced?\n🏆 Best Picture: ***Sinners***")


async def test_a_cancelled_category_counts_for_nobody(world: World):
    contest, _ = await played(world)
    asked = await world.host.slash(world.channel, "result void", category="picture", ceremony=contest.title)
    await world.host.click(reply(asked), label="Yes, cancel it")

    (card,) = cards(world, "Best Picture")
    assert "Cancelled" in card


async def test_the_board_opens_envelopes_with_a_confirm(world: World):
    contest, slate = await played(world)
    board = await world.host.slash(world.channel, "result board", ceremony=contest.title)
    message = reply(board)
    assert board.ephemeral
    assert "98th Academy Awards · rehearsal: Oscars night\n-# 0 of 24 announced" in text(board)
    envelopes = picks(message, "Open an envelope")

    await world.host.select(
        message, [envelopes["Best Live Action Short"]], custom_id=custom_id(message, "Open an envelope")
    )
    nominees = picks(message, "And the winner is …")
    assert next(iter(nominees)).endswith("won, says the record · Sam A. Davis and Jack Piatt")
    chosen = [value for shown, value in nominees.items() if "says the record" in shown]
    await world.host.select(message, chosen, custom_id=custom_id(message, "And the winner is …"))
    assert cards(world, "Best Live Action Short") == [], "nothing is told before Confirm"

    await world.restart()
    await world.host.click(message, label="Confirm and announce")

    assert len(cards(world, "Best Live Action Short")) == 1
    results = (
        await world.services.announcing.get_context(ResultSet(world.guild_id, "oscars-98", contest.id))
    ).results
    assert set(results.find_winners(LIVE_ACTION_SHORT)) == {
        one.id for one in slate[LIVE_ACTION_SHORT].winners
    }


async def test_of_two_hosts_the_late_one_is_told(world: World):
    contest, _ = await played(world)
    first = reply(await world.host.slash(world.channel, "result board", ceremony=contest.title))
    second = reply(await world.owner.slash(world.channel, "result board", ceremony=contest.title))
    for host, message in ((world.host, first), (world.owner, second)):
        envelopes = picks(message, "Open an envelope")
        await host.select(
            message, [envelopes["Best Picture"]], custom_id=custom_id(message, "Open an envelope")
        )
    for host, message, film in ((world.host, first, "Sinners"), (world.owner, second, "Hamnet")):
        nominees = picks(message, "And the winner is …")
        value = next(value for shown, value in nominees.items() if shown.startswith(film))
        await host.select(message, [value], custom_id=custom_id(message, "And the winner is …"))

    await world.host.click(first, label="Confirm and announce")
    late = await world.owner.click(second, label="Confirm and announce")

    assert "Another host changed" in text(late)
    (card,) = cards(world, "Best Picture")
    assert "Sinners" in card
    assert "Hamnet" not in card


async def test_settle_opens_what_is_left_once(world: World):
    contest, slate = await played(world)
    await announce(world, contest, slate[BEST_PICTURE], "one-battle-after-another")
    asked = await world.host.slash(world.channel, "result settle", ceremony=contest.title)
    assert "Open 23 envelopes at once?" in text(asked)

    posts = len(read_channel(world.channel, world.member))
    board = await world.host.click(reply(asked), label="Yes, open them")

    assert "24 of 24 announced" in text(board)
    *before, card = read_channel(world.channel, world.member)
    assert len(before) == posts, "one card tells of all of them"
    assert "23 envelopes, opened at once" in card
    assert "🏆 Live Action Short: ***The Singers*** and ***Two People Exchanging Saliva*** · 1/2" in card
    assert "That was the last envelope" in card


async def test_a_correction_is_told_on_the_card_that_several_results_share(world: World):
    contest, _ = await played(world)
    asked = await world.host.slash(world.channel, "result settle", ceremony=contest.title)
    await world.host.click(reply(asked), label="Yes, open them")
    posts = len(read_channel(world.channel, world.member))
    corrected = await world.host.slash(
        world.channel, "result announce", category="picture", winner="sinners", ceremony=contest.title
    )

    await world.host.click(reply(corrected), label="Confirm and announce")
    await world.env.advance_time(10)

    shown = read_channel(world.channel, world.member)
    assert len(shown) == posts
    assert "🏆 Picture: ***Sinners*** · " in shown[-1]
    assert "One Battle After Another" not in shown[-1].split("Director")[0]
    assert "🏆 Live Action Short: ***The Singers***" in shown[-1]


async def test_a_correction_finds_the_shared_card_that_was_posted_and_not_remembered(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    contest, _ = await played(world)
    publishing, posts = world.services.publishing, len(read_channel(world.channel, world.member))
    remember = publishing.record_card

    async def die(*_: object) -> None:
        monkeypatch.setattr(publishing, "record_card", remember)
        raise RuntimeError("killed")

    monkeypatch.setattr(publishing, "record_card", die)
    asked = await world.host.slash(world.channel, "result settle", ceremony=contest.title)
    await world.host.click(reply(asked), label="Yes, open them")
    assert len(read_channel(world.channel, world.member)) == posts + 1
    corrected = await world.host.slash(
        world.channel, "result announce", category="picture", winner="sinners", ceremony=contest.title
    )

    await world.host.click(reply(corrected), label="Confirm and announce")
    await world.env.advance_time(3600)

    *before, card = read_channel(world.channel, world.member)
    assert len(before) == posts
    assert "🏆 Picture: ***Sinners*** · " in card
    assert "🏆 Live Action Short: ***The Singers***" in card


async def test_results_whose_card_discord_does_not_take_share_one_when_it_does(world: World):
    contest, _ = await played(world)
    asked = await world.host.slash(world.channel, "result settle", ceremony=contest.title)
    posts = len(read_channel(world.channel, world.member))
    world.env.inject_error("POST", f"/channels/{world.channel.id}/messages", status=503, times=None)
    board = await world.host.click(reply(asked), label="Yes, open them")
    assert "its card follows" in text(board)
    world.env.backend.faults.clear()

    await world.env.advance_time(3600)

    *before, card = read_channel(world.channel, world.member)
    assert len(before) == posts
    assert "24 envelopes, opened at once" in card


async def test_the_board_comes_back_below_the_new_card(world: World):
    contest, _ = await played(world)
    asked = await world.host.slash(
        world.channel, "result announce", category="picture", winner="one batle", ceremony=contest.title
    )
    old = reply(asked).id

    confirmed = await world.host.click(reply(asked), label="Confirm and announce")

    board = reply(confirmed)
    assert board.ephemeral
    assert "1 of 24 announced" in text(board)
    assert asked.response is None, "the old board is removed"
    card = world.channel.last_message
    assert card is not None
    assert old < card.id < board.id
    await world.host.select(
        board,
        [picks(board, "Open an envelope")["Best Director"]],
        custom_id=custom_id(board, "Open an envelope"),
    )
    assert "## Best Director" in text(board)


async def test_the_board_waits_three_seconds_for_a_card_that_goes_on_its_way(world: World):
    posts, taken, told = ResultPosts(world.bot), asyncio.Event(), list[str]()

    async def publish() -> str:
        await taken.wait()
        told.append("the card")
        return "told"

    answer = asyncio.create_task(posts.publish_for_a_while(publish()))
    await world.env.advance_time(CARD_WAIT_SECONDS + 1)
    assert await answer == CARD_FOLLOWS_NOTE
    assert told == []

    taken.set()
    await world.env.advance_time(1)
    assert told == ["the card"]


async def test_the_cards_of_the_main_prizes_have_a_picture(world: World):
    contest, slate = await played(world)
    for category_id in (BEST_PICTURE, LIVE_ACTION_SHORT):
        await announce(world, contest, slate[category_id], slate[category_id].winners[0].id)

    pictured = [
        [attachment.filename for attachment in post.attachments]
        for post in world.channel.history(viewer=world.member)[-2:]
    ]

    assert pictured == [["picks.png"], []]


async def test_a_main_prizes_card_has_its_picture_after_a_correction(world: World):
    contest, slate = await played(world)
    picture = slate[BEST_PICTURE]
    await announce(world, contest, picture, winner_of(picture).id)
    (before,) = find_pictured_posts(world)

    asked = await world.host.slash(
        world.channel, "result announce", category="picture", winner="sinners", ceremony=contest.title
    )
    await world.host.click(reply(asked), label="Confirm and announce")
    await world.env.advance_time(60)

    (after,) = find_pictured_posts(world)
    assert after.id == before.id
    assert [each.filename for each in after.attachments] == ["picks.png"]
    assert after.attachments[0].url in str(after.components[0].to_dict())
    # Another winner is marked in it.
    assert await after.attachments[0].read() != await before.attachments[0].read()

    for pictured in ([before.id], []):
        # Taken back once, the first winner stands again; taken back twice, there is nothing to draw.
        asked = await world.host.slash(
            world.channel, "result undo", category="picture", ceremony=contest.title
        )
        await world.host.click(reply(asked), label="Yes, take it back")
        await world.env.advance_time(60)
        assert [post.id for post in find_pictured_posts(world)] == pictured


def find_pictured_posts(world: World) -> list[discord.Message]:
    return [post for post in world.channel.history(viewer=world.member) if post.attachments]


async def test_a_card_says_everyone_only_where_all_had_a_pick(world: World):
    contest = await open_contest(world)
    slate = {category.id: category for category in await slate_of(world, contest)}
    picture, short = slate[BEST_PICTURE], slate[LIVE_ACTION_SHORT]
    ana, ben = world.members
    chloe = world.join("Chloé")
    for member in (ana, ben, chloe):
        await fill(world, member, contest, {picture.id: winner_of(picture).id})
    for member in (ana, ben):
        await fill(world, member, contest, {short.id: winner_of(short).id})
    await lock(world, contest)

    await announce(world, contest, picture, winner_of(picture).id)
    await announce(world, contest, short, winner_of(short).id)

    assert "**Everyone called it**" in cards(world, "Best Picture")[0]
    assert "**Everyone who picked called it**" in cards(world, "Best Live Action Short")[0]


async def test_a_title_is_not_said_twice(world: World):
    contest, slate = await played(world, title="98th Academy Awards")

    await announce(world, contest, slate[BEST_PICTURE], "one-battle-after-another")

    board = await world.host.slash(world.channel, "result board", ceremony=f"oscars-98:{contest.id}")
    (card,) = cards(world, "Best Picture")
    for shown in (card, text(board), *read_channel(world.channel, world.member)):
        assert shown.count("98th Academy Awards") == 1


async def test_a_channel_without_rights_is_said_and_the_result_counts(world: World):
    contest, slate = await played(world)
    world.env.inject_error("POST", "/channels/*/messages", status=403)

    answer = await announce(world, contest, slate[BEST_PICTURE], "one-battle-after-another")

    assert "The result counts, but its card is missing" in answer
    standings = await world.services.contests.get_standings(world.guild_id, contest.id)
    assert standings.standings.rows[0].points == 1


async def test_a_result_whose_card_discord_does_not_take_counts_and_its_card_follows(world: World):
    contest, slate = await played(world)
    world.env.inject_error("POST", f"/channels/{world.channel.id}/messages", status=503, times=None)

    answer = await announce(world, contest, slate[BEST_PICTURE], "one-battle-after-another")

    assert "It counts; its card follows" in answer
    standings = await world.services.contests.get_standings(world.guild_id, contest.id)
    assert standings.standings.rows[0].points == 1
    assert cards(world, "Best Picture") == []

    world.env.backend.faults.clear()
    await world.env.advance_time(3600)
    assert len(cards(world, "Best Picture")) == 1


async def test_a_bug_over_publishing_is_made_good_by_the_job(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    contest, _ = await played(world)
    posts, publishing, failing = ResultPosts(world.bot), world.services.publishing, asyncio.Event()
    works = publishing.mark_published

    async def fail_once(_: Collection[ResultChange]) -> None:
        monkeypatch.setattr(publishing, "mark_published", works)
        await failing.wait()
        raise RuntimeError("a bug")

    monkeypatch.setattr(publishing, "mark_published", fail_once)
    by = Actor(MemberId(world.host.id), world.host.name)
    change = await world.services.announcing.announce_winners(
        contest.result_set, BEST_PICTURE, [NomineeId("one-battle-after-another")], by
    )
    answer = asyncio.create_task(posts.publish_for_a_while(posts.publish_change(change)))
    await world.env.advance_time(CARD_WAIT_SECONDS + 1)
    assert await answer == CARD_FOLLOWS_NOTE
    failing.set()
    await world.env.advance_time(60)

    assert "Results could not be published" in caplog.text
    context = await world.services.announcing.get_context(contest.result_set)
    assert context.results.latest[BEST_PICTURE].published_at is not None
    assert len(cards(world, "Best Picture")) == 1


@pytest.mark.parametrize("scoring", SCORINGS_BY_KIND[ContestKind.WINNERS])
async def test_the_whole_night_with_twelve_members(world: World, scoring: Scoring):
    for name in TWELVE:
        world.join(name)
    contest = await open_contest(world, scoring=scoring)
    slate = await slate_of(world, contest)
    for number, member in enumerate(world.members):
        choices = {
            category.id: (
                winner_of(category) if (number + place) % 12 >= number else loser_of(category, number)
            ).id
            for place, category in enumerate(slate)
        }
        await fill(world, member, contest, choices)
    await lock(world, contest)

    asked = await world.host.slash(world.channel, "result settle", ceremony=contest.title)
    await world.host.click(reply(asked), label="Yes, open them")

    found = await world.member.slash(world.channel, "standings")
    shown = text(found)
    assert "after 24 of 24 envelopes · 12 ballots" in shown
    assert "`1.`" in shown.replace("` 1.`", "`1.`")
    assert "**Ana is 1st**" in shown
    rows = (await world.services.contests.get_standings(world.guild_id, contest.id)).standings.rows
    assert rows[0].ballot.member_id == world.member.id, "Ana called everything"
    assert rows[0].right == 24
    assert [row.rank for row in rows] == sorted(row.rank for row in rows)
    await world.member.click(reply(found), custom_id=custom_id(found, "▶️"))
    assert "2 / 2" in labels(found)


async def test_a_correction_after_the_end_says_who_won_anew(world: World):
    contest, slate = await played(world)
    await announce(world, contest, slate[BEST_PICTURE], "sinners")
    asked = await world.host.slash(world.channel, "contest finish", contest=contest.title)
    await world.host.click(reply(asked), label="Make it final")
    assert "## 🏁 Final standings" in read_channel(world.channel, world.member)[-1]

    corrected = await world.host.slash(
        world.channel,
        "result announce",
        category="picture",
        winner="one battle after another",
        ceremony=contest.title,
    )
    await world.host.click(reply(corrected), label="Confirm and announce")
    await world.env.advance_time(15)

    podium = next(
        post for post in read_channel(world.channel, world.member) if "Final standings, corrected" in post
    )
    assert "**Ana** wins" in podium


async def test_an_envelope_that_nobody_waits_for_asks_first(world: World):
    asked = await world.host.slash(
        world.channel, "result announce", category="best-picture", winner="sinners", ceremony="98"
    )

    assert "And the winner is" in text(asked)
    scene = await world.services.announcing.get_context(ResultSet(world.guild_id, "oscars-98"))
    assert scene.results.is_unannounced(BEST_PICTURE)


async def test_nothing_is_asked_that_cannot_be_done(world: World):
    contest, _ = await played(world)

    undone = await world.host.slash(world.channel, "result undo", category="picture", ceremony=contest.title)
    locked = await world.host.slash(world.channel, "contest lock", contest=contest.title)

    assert labels(undone) == []
    assert labels(locked) == []
