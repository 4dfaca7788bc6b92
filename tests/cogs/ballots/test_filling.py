"""*Fill the rest* as members press it, and what a ballot says first."""

from datetime import timedelta

from bot.contests.model import Contest, Scoring
from bot.ids import CategoryId, MemberId, NomineeId
from cogs.ballots.fill_screens import filling_screen
from tests.cogs.played_contests import LOCKS_IN, fill, loser_of, open_contest, pick, slate_of, winner_of
from tests.discord_limits import breaches
from tests.world import World, controls, custom_id, labels, reply, text


async def pick_by_service(world: World, contest: Contest, choices: dict[CategoryId, NomineeId]) -> None:
    """Save picks of the first member without any press."""
    await world.services.ballots.fill_picks(
        world.guild_id, contest.id, MemberId(world.member.id), choices, pressed_at=world.env.now()
    )


async def saved_picks(world: World, contest: Contest) -> dict[CategoryId, NomineeId]:
    """What is saved for the first member."""
    paper = await world.services.ballots.get_ballot_paper(
        world.guild_id, contest.id, MemberId(world.member.id)
    )
    return {category_id: one.nominee_id for category_id, one in paper.ballot.picks.items()}


async def test_the_favourites_are_shown_before_they_are_saved(world: World):
    contest = await open_contest(world)
    message = reply(await world.member.slash(world.channel, "ballot"))
    await pick(world.member, message, "best-picture", "sinners")

    await world.member.click(message, label="Fill the rest …")

    shown = text(message)
    assert "The favourites of the awards before the Oscars** fill 7 of the 23 left:" in shown
    assert "Best Director: **Paul Thomas Anderson** · 4 of 4" in shown.replace("\N{NO-BREAK SPACE}", " ")
    assert "Best Picture" not in shown, "that one is picked"
    assert "16 categories stay for you to pick" in shown
    assert await saved_picks(world, contest) == {"best-picture": "sinners"}

    await world.member.click(message, label="Save these 7")

    assert "💾 Saved: 7 picks filled in." in text(message)
    assert "**8 of 24** picked, **16 left**" in text(message)
    picks = await saved_picks(world, contest)
    assert picks[CategoryId("best-picture")] == "sinners"
    assert picks[CategoryId("best-director")] == "paul-thomas-anderson"


async def test_back_saves_nothing(world: World):
    contest = await open_contest(world)
    message = reply(await world.member.slash(world.channel, "ballot"))
    await world.member.click(message, label="Fill the rest …")
    await world.member.click(message, label="Back")

    assert "**0 of 24** picked, **24 left**" in text(message)
    assert await saved_picks(world, contest) == {}


async def test_a_ballot_of_24_takes_three_presses_as_a_copy_and_20_after_the_favourites(world: World):
    """One by one it is 27: the command, 24 selects and two turns of the page; each select is two taps on a phone."""
    first = await open_contest(world, "First")
    slate = await slate_of(world, first)
    presses = 0

    async def click(label: str) -> None:
        nonlocal presses
        presses += 1
        await world.member.click(message, label=label)

    message = reply(await world.member.slash(world.channel, "ballot"))
    presses += 1
    await click("Fill the rest …")
    await click("Save these 8")
    picked = await saved_picks(world, first)
    while len(picked) < 24:
        missing = next(category for category in slate if category.id not in picked)
        chosen = loser_of(missing)
        if not any(f":{missing.id}:" in one["custom_id"] for one in controls(message)):
            await click(f"Still missing: {24 - len(picked)}")
        presses += 1
        await pick(world.member, message, missing.id, chosen.id)
        picked = await saved_picks(world, first)
    assert presses == 20

    second = await open_contest(world, "Second")
    presses = 1
    message = reply(await world.member.slash(world.channel, "ballot", contest=str(second.id)))
    await click("Fill the rest …")
    assert "Your picks in First** fill all 24 that are left:" in text(message)
    await click("Save these 24")

    assert presses == 3
    assert await saved_picks(world, second) == picked
    assert text(message).startswith("## Second\n✅ **Your ballot is in**; change it until the lock (")


async def test_one_source_leads_to_the_other(world: World):
    first = await open_contest(world, "First")
    await pick_by_service(world, first, {CategoryId("best-picture"): NomineeId("sinners")})
    second = await open_contest(world, "Second")
    message = reply(await world.member.slash(world.channel, "ballot", contest=str(second.id)))

    await world.member.click(message, label="Fill the rest …")
    assert "Save these 8" in labels(message)
    await world.member.click(message, label="Your picks in First: 1")
    assert "Best Picture: ***Sinners***" in text(message)
    assert "Favourites instead: 8" in labels(message)

    await world.member.click(message, label="Save this pick")
    assert await saved_picks(world, second) == {"best-picture": "sinners"}


async def test_what_has_changed_since_it_was_shown_is_shown_again(world: World):
    first = await open_contest(world, "First")
    await pick_by_service(world, first, {CategoryId("casting"): NomineeId("sinners")})
    second = await open_contest(world, "Second")
    message = reply(await world.member.slash(world.channel, "ballot", contest=str(second.id)))
    await world.member.click(message, label="Fill the rest …")
    await world.member.click(message, label="Your picks in First: 1")
    await pick_by_service(world, first, {CategoryId("best-picture"): NomineeId("hamnet")})

    await world.member.click(message, label="Save this pick")

    assert "This has changed since you looked, so nothing was saved" in text(message)
    assert await saved_picks(world, second) == {}
    await world.member.click(message, label="Save these 2")
    assert len(await saved_picks(world, second)) == 2


async def test_nothing_to_fill_from_is_said(world: World):
    contest = await open_contest(world)
    slate = await slate_of(world, contest)
    await pick_by_service(world, contest, {category.id: winner_of(category).id for category in slate[:12]})
    message = reply(await world.member.slash(world.channel, "ballot"))

    await world.member.click(message, label="Fill the rest …")

    shown = text(message)
    assert "nothing to fill the 12 open categories from" in shown
    assert "no ballot in another contest on this slate" in shown
    assert labels(message) == ["Back"]


async def test_after_the_lock_nothing_is_filled_in(world: World):
    contest = await open_contest(world)
    message = reply(await world.member.slash(world.channel, "ballot"))
    await world.member.click(message, label="Fill the rest …")
    save = custom_id(message, "Save these 8")
    await world.env.advance_time((LOCKS_IN + timedelta(minutes=1)).total_seconds())

    await world.member.click(message, custom_id=save)

    assert "⚠️" in text(message)
    assert "This is what was saved" in text(message)
    assert await saved_picks(world, contest) == {}


async def test_stakes_remain_and_it_says_so(world: World):
    contest = await open_contest(world, scoring=Scoring.CONFIDENCE)
    message = reply(await world.member.slash(world.channel, "ballot"))
    await world.member.click(message, label="Fill the rest …")
    assert "These come without stakes" in text(message)
    await world.member.click(message, label="Save these 8")
    assert "8 picks filled in. Their stakes are left: **Stakes** sets them." in text(message)

    slate = await slate_of(world, contest)
    await pick_by_service(world, contest, {category.id: winner_of(category).id for category in slate})
    again = await world.member.slash(world.channel, "ballot")
    assert "**24 of 24** picked, **24 stakes left**" in text(again)
    assert "Fill the rest …" not in labels(again)


async def test_a_ballot_that_is_in_says_so_first(world: World):
    contest = await open_contest(world, tiebreaker="How many minutes?")
    slate = await slate_of(world, contest)
    choices = {category.id: winner_of(category).id for category in slate}
    last = choices.popitem()
    await pick_by_service(world, contest, choices)
    answer = await world.member.slash(world.channel, "ballot")
    assert "**23 of 24** picked, **1 left**" in text(answer).splitlines()[1]

    await fill(world, world.member, contest, dict([last]))
    review = text(await world.member.slash(world.channel, "ballot"))
    assert "✅ **Your ballot is in**" in review.splitlines()[1]
    assert "The tie-breaker question has no answer yet" in review.splitlines()[2]


async def test_every_preview_is_within_discords_limits(world: World):
    for number, ceremony_id in enumerate(("oscars-98", "oscars-17", "oscars-6", "golden-globes-2026")):
        first = await open_contest(world, "x" * 100, ceremony_id=ceremony_id)
        slate = await slate_of(world, first)
        await pick_by_service(world, first, {category.id: category.nominees[-1].id for category in slate})
        second = await open_contest(world, f"{number}" * 100, ceremony_id=ceremony_id)
        filling = await world.services.ballot_filling.propose_filling(
            world.guild_id, second.id, MemberId(world.member.id), world.env.now()
        )
        assert filling.offers
        for offer in filling.offers:
            assert list(breaches(filling_screen(filling, offer, "x" * 200))) == [], ceremony_id
