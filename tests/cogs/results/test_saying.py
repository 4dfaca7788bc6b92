"""`/result say`, the running order, and announcements before the lock, as hosts and members see them."""

from bot.contests.model import Contest
from bot.ids import CategoryId, ContestId, NomineeId
from tests.cogs.played_contests import fill, open_contest
from tests.world import World, controls, custom_id, picks, read_channel, reply, text

BEST_PICTURE, DIRECTOR = CategoryId("best-picture"), CategoryId("directing")
SINNERS = "sinners"


async def lock(world: World, contest: Contest) -> None:
    """Let the lock pass, and the ballots be sealed."""
    await world.env.advance_time((contest.locks_at - world.env.now()).total_seconds() + 10)


async def suggest(world: World, typed: str) -> list[str]:
    """What `/result say` offers as a host types."""
    offered = await world.host.autocomplete(world.channel, "result say", "winner", typed)
    return [choice["name"] for choice in offered]


async def find_winners(world: World, contest_id: ContestId, category_id: CategoryId) -> tuple[NomineeId, ...]:
    context = await world.services.contests.get_context(world.guild_id, contest_id)
    return context.results.find_winners(category_id)


async def test_one_option_names_category_and_winner_and_confirm_announces_it(world: World):
    contest = await open_contest(world)
    await lock(world, contest)
    offered = await world.host.autocomplete(world.channel, "result say", "winner", "picture sinn")
    assert offered[0]["name"].startswith("Best Picture — Sinners")

    asked = reply(await world.host.slash(world.channel, "result say", winner=offered[0]["value"]))
    assert "***Sinners***" in text(asked)
    assert not await find_winners(world, contest.id, BEST_PICTURE)
    await world.host.click(asked, label="Confirm and announce")

    assert await find_winners(world, contest.id, BEST_PICTURE) == (SINNERS,)
    assert not any(name.startswith("Best Picture — ") for name in await suggest(world, "picture sinners"))


async def test_a_text_that_is_no_choice_means_the_same_and_a_tie_is_a_button(world: World):
    contest = await open_contest(world)
    await lock(world, contest)
    asked = reply(await world.host.slash(world.channel, "result say", winner="best picture sinners"))
    await world.host.click(asked, label="It is a tie …")
    chosen = list(picks(asked, "And the winner is …").values())[:2]
    await world.host.select(asked, chosen, custom_id=custom_id(asked, "And the winner is …"))
    await world.host.click(asked, label="Confirm and announce")
    assert len(await find_winners(world, contest.id, BEST_PICTURE)) == 2


async def test_what_is_announced_is_not_unknown(world: World):
    contest = await open_contest(world)
    await lock(world, contest)
    await world.host.slash(world.channel, "result announce", category=BEST_PICTURE, winner=SINNERS)
    answer = await world.host.slash(world.channel, "result say", winner="picture one battle")
    assert "**Best Picture** is announced already. Replace it with `/result announce`" in text(answer)


async def test_the_running_order_puts_the_next_category_first(world: World):
    contest = await open_contest(world)
    await lock(world, contest)
    board = reply(await world.host.slash(world.channel, "result board"))
    assert "Next:" not in text(board)
    form = await world.host.click(board, label="Running order …")
    await world.host.submit_modal(form, {"order": "Best Director\nbest picture"})
    assert "**Next: Best Director**" in text(board)
    assert list(picks(board, "Open an envelope"))[:2] == ["Best Director", "Best Picture"]
    assert (await suggest(world, ""))[0].startswith("Best Director — ")

    asked = reply(await world.host.slash(world.channel, "result say", winner="best director sinners"))
    asked = reply(await world.host.click(asked, label="Confirm and announce"))
    assert "**Next: Best Picture**" in text(asked)
    form = await world.host.click(asked, label="Running order …")
    await world.host.submit_modal(form, {"order": ""})
    assert "Next:" not in text(asked)


async def test_an_envelope_before_the_lock_says_so_and_its_undo_asks_about_the_picks(world: World):
    contest = await open_contest(world)
    ana = world.member
    await fill(world, ana, contest, {BEST_PICTURE: NomineeId(SINNERS)})
    named = {"category": BEST_PICTURE, "winner": SINNERS}
    asked = reply(await world.host.slash(world.channel, "result announce", **named))
    locks = f"<t:{int(contest.locks_at.timestamp())}:F>"
    assert f"**Picks are still open** until {locks}" in text(asked)
    assert "announcing it closes them now" in text(asked)
    asked = reply(await world.host.click(asked, label="Confirm and announce"))
    assert "Its picks were still open, and are closed now." in text(asked)
    ballot = reply(await ana.slash(world.channel, "ballot"))
    assert "Closed before its time: its envelope was opened." in text(ballot)

    asked = reply(await world.host.slash(world.channel, "result undo", category=BEST_PICTURE))
    assert "**Do its picks open again?**" in text(asked)
    await world.host.click(asked, label="Take back, picks open again")
    await world.env.advance_time(60)
    (card,) = [one for one in read_channel(world.channel, world.member) if "\n## Best Picture\n" in one]
    assert f"a host opened its **picks again** until {locks}" in card
    ballot = reply(await ana.slash(world.channel, "ballot"))
    assert "Closed before its time" not in text(ballot)
    log = reply(await world.host.slash(world.channel, "audit"))
    assert "opened the picks again and took back" in text(log)


async def test_after_the_lock_an_undo_asks_nothing_about_picks(world: World):
    contest = await open_contest(world)
    await lock(world, contest)
    await world.host.slash(world.channel, "result announce", category=BEST_PICTURE, winner=SINNERS)
    asked = reply(await world.host.slash(world.channel, "result undo", category=BEST_PICTURE))
    assert "open again" not in text(asked)


async def test_after_the_finish_the_board_is_the_last_contests(world: World):
    contest = await open_contest(world)
    await lock(world, contest)
    await world.host.slash(world.channel, "result announce", category=BEST_PICTURE, winner=SINNERS)
    asked = reply(await world.host.slash(world.channel, "contest finish"))
    await world.host.click(asked, label="Make it final")
    board = reply(await world.host.slash(world.channel, "result board"))
    assert "🏆 Best Picture: ***Sinners***" in text(board)
    # What was left open at the finish is asked about: nobody waits for it any more.
    asked = reply(await world.host.slash(world.channel, "result announce", category=DIRECTOR, winner=SINNERS))
    assert any(part.get("label") == "Confirm and announce" for part in controls(asked))


async def test_a_standing_winner_is_not_withdrawn(world: World):
    contest = await open_contest(world)
    await lock(world, contest)
    await world.host.slash(world.channel, "result announce", category=BEST_PICTURE, winner=SINNERS)
    asked = reply(
        await world.host.slash(
            world.channel, "ceremony withdraw", ceremony="98", category=BEST_PICTURE, nominee=SINNERS
        )
    )
    refused = await world.host.click(asked, label="Confirm")
    assert "stands as a winner of **Best Picture**" in text(refused)
