"""A contest on the nominations of the 99th, from its draft to the morning, as hosts and members see it."""

from datetime import timedelta
from typing import Any

import pytest
from simcord import InteractionResult, MemberActor, ResponseMessage

from bot.audit.model import Actor
from bot.contests.model import Contest, ContestKind, Scoring
from bot.ids import MemberId
from bot.slates.drafts import CategoryDraft, NomineeDraft, SlateDraft
from cogs.kit import post_identity
from tests.cogs.contest_actions import DAY, SEALED, dm_of, menu, newest, post_text
from tests.world import World, controls, custom_id, labels, picks, read_channel, reply, text

NAME = "99th Academy Awards"
PICTURE, ACTRESS = "Best Picture", "Best Actress"
SETTLED = 60.0
"""After this many seconds the edits of posts are through."""


async def drafted(world: World, **options: object) -> InteractionResult:
    """Draft a contest on the nominations, of the big eight categories unless said otherwise."""
    asked = {"ceremony": "99", "locks": "in 3 days", "kind": "nominations", "categories": "eight"} | options
    return await world.host.slash(world.channel, "contest create", **asked)


async def listed(world: World, lines: str, place: int = 0) -> None:
    """Let the host type contenders of a category by its place in the contest."""
    shown = reply(await world.host.slash(world.channel, "contest contenders"))
    if place:
        shown = reply(await select(world.host, shown, [str(place)], "Another category"))
    form = await world.host.click(shown, label="Add …")
    await world.host.submit_modal(form, {"lines": lines})


async def opened(world: World, **options: object) -> Contest:
    """An announced contest on nominations with four films and two actresses to choose from."""
    await drafted(world, **options)
    await listed(world, "Hamnet 2\nThe Odyssey\nDigger\nDisclosure Day")
    await world.host.slash(world.channel, "contest announce")
    return await newest(world)


async def select(
    member: MemberActor, message: ResponseMessage, values: list[str], placeholder: str
) -> InteractionResult:
    """Choose in the select with this placeholder."""
    return await member.select(message, values, custom_id=custom_id(message, placeholder))


async def choose(member: MemberActor, message: ResponseMessage, *names: str) -> InteractionResult:
    """Choose in the one select of a category's list."""
    found = menu(message, "nominate")
    options = next(part["options"] for part in controls(message) if part["custom_id"] == found)
    values = [option["value"] for option in options if option["label"] in names]
    return await member.select(message, values, custom_id=found)


async def import_nominees(world: World, *categories: CategoryDraft) -> None:
    """Import nominees as those of the 99th."""
    by = Actor(MemberId(world.host.id), world.host.name)
    await world.services.slate_editor.import_file(
        world.guild_id,
        NAME,
        SlateDraft(NAME, None, categories),
        by,
        stands_for=world.services.record.ceremonies["oscars-99"],
    )


async def test_a_host_drafts_a_contest_on_nominations(world: World) -> None:
    shown = await drafted(world)
    assert "Call who will be **nominated** in **the big eight**: name 5 to 10 in each." in text(shown)
    assert "Contenders …" in labels(shown)
    assert "A rehearsal" not in labels(shown)
    contest = await newest(world)
    assert (contest.kind, contest.rules.scoring) == (ContestKind.NOMINATIONS, Scoring.HITS)
    assert contest.title == "99th Academy Awards: the nominations"
    assert [one.slots for one in contest.rules.categories] == [10, 5, 5, 5, 5, 5, 5, 5]

    form = await world.host.click(reply(shown), label="Slots …")
    await world.host.submit_modal(form, {"lines": "6 Best Picture"})
    assert (await newest(world)).rules.categories[0].slots == 6


async def test_what_is_known_cannot_be_predicted_and_scorings_do_not_mix(world: World) -> None:
    known = await drafted(world, ceremony="98")
    assert "are known, so there is nothing left to predict" in text(known)
    mixed = await drafted(world, scoring="confidence")
    assert "That scoring is not for a contest on the nominations" in text(mixed)
    late = await drafted(world, late_entries=True)
    assert "takes no late entries" in text(late)


async def test_a_member_names_and_adds_and_others_see_nothing_of_it(world: World) -> None:
    contest = await opened(world)
    shown = reply(await world.member.slash(world.channel, "ballot"))
    assert "**Best Picture** · 0 of 10" in text(shown)
    saved = await choose(world.member, shown, "The Odyssey", "Digger")
    assert "💾 Saved: Best Picture, 2 of 10." in text(saved)
    assert "1. The Odyssey\n2. Digger" in text(saved)
    assert "**1 ballot** is in." in post_text(world, contest)

    form = await world.member.click(reply(saved), label="Someone else …")
    added = await world.member.submit_modal(form, {"name": "My Secret Film"})
    assert "3. My Secret Film · *yours alone until the lock*" in text(added)
    other = reply(await world.members[1].slash(world.channel, "ballot"))
    assert "My Secret Film" not in str(other.components)
    host = await world.host.slash(world.channel, "contest contenders")
    assert "My Secret Film" not in str(reply(host).components)

    own = await world.member.slash(world.channel, "picks")
    assert own.ephemeral
    assert "The Odyssey · Digger · My Secret Film" in text(own)
    theirs = await world.members[1].slash(world.channel, "picks", member=world.member)
    assert "secret" in text(theirs)


async def test_one_too_many_is_refused_and_names_what_is_chosen(world: World) -> None:
    await opened(world)
    contest = await newest(world)
    shown = reply(await world.member.slash(world.channel, "ballot"))
    moved = reply(await select(world.member, shown, ["1"], "Go to a category"))
    assert "**Best Director** · 0 of 5" in text(moved)
    for number in range(5):
        form = await world.member.click(moved, label="Someone else …")
        moved = reply(await world.member.submit_modal(form, {"name": f"Person {number}", "film": "Film"}))
    form = await world.member.click(moved, label="Someone else …")
    refused = await world.member.submit_modal(form, {"name": "One more"})
    assert "has room for 5, and you named Person 0 (Film)" in text(refused)
    paper = await world.services.ballots.get_ballot_paper(
        world.guild_id, contest.id, MemberId(world.member.id)
    )
    assert paper.pick_count == 5


@pytest.mark.slow
async def test_the_morning_from_the_lock_to_the_podium(world: World) -> None:
    contest = await opened(world)
    ana, ben = world.members[:2]
    for member, own in ((ana, "The Long Shot"), (ben, "long shot")):
        shown = reply(await member.slash(world.channel, "ballot"))
        saved = await choose(member, shown, *(["The Odyssey", "Digger"] if member is ana else ["Digger"]))
        form = await member.click(reply(saved), label="Someone else …")
        await member.submit_modal(form, {"name": own})
    shown = reply(await ana.slash(world.channel, "ballot"))
    await world.env.advance_time(3 * DAY)
    await world.env.advance_time(SEALED)
    late = await choose(ana, shown, "Hamnet 2")
    assert "This is what was saved:" in text(late)
    posted = read_channel(world.channel, ana)
    assert any("Picks are closed" in message and "*The Long Shot* 2" in message for message in posted)

    panel = reply(await world.host.slash(world.channel, "contests", contest=str(contest.id)))
    panel = reply(await world.host.click(panel, label="Host"))
    duplicates = await world.host.click(panel, label="Duplicates")
    assert "Nothing on the ballots looks like the same twice." in text(duplicates)
    assert "1 contender merged so far." in text(duplicates)

    await import_nominees(
        world,
        CategoryDraft(
            PICTURE, tuple(NomineeDraft(films=(name,)) for name in ("The Odyssey", "Digger II", "Nobody Saw"))
        ),
    )
    panel = reply(await world.host.click(reply(duplicates), label="Back"))
    board = await world.host.click(panel, label="The nominations")
    assert "❓ Best Picture: 1 question" in text(board)
    category = await select(world.host, reply(board), ["0"], "Open a category")
    same = picks(reply(category), "The same as …")["Digger · 2 ballots"]
    answered = await select(world.host, reply(category), [same], "The same as …")
    announced = await world.host.click(reply(answered), label="Announce")
    assert "📣 Announced 1 category." in text(announced)
    card = read_channel(world.channel, ana)[-1]
    assert "**The room saw 2 of 3** in Best Picture." in card
    assert "💔 **The biggest snub**: The Long Shot, on 2 of 2 ballots." in card
    assert "😮 **Nobody saw coming**: Nobody Saw." in card
    standings = await ana.slash(world.channel, "standings")
    assert "-# after 1 of 8 categories · 2 ballots" in text(standings)
    assert "2 of 3 (67%)" in text(standings)

    taken = await world.host.click(reply(announced), label="Take back")
    assert "↩️ Taken back." in text(taken)
    assert "Nothing stands here now." in _read_card(world)
    await world.restart()
    board = await world.host.click(reply(taken), label="The board")
    category = await select(world.host, reply(board), ["0"], "Open a category")
    same = picks(reply(category), "The same as …")["Digger · 2 ballots"]
    answered = await select(world.host, reply(category), [same], "The same as …")
    announced = await world.host.click(reply(answered), label="Announce")
    assert "**The room saw 2 of 3**" in _read_card(world)

    asked = await world.host.slash(world.channel, "contest finish")
    assert "**7 categories** are not announced yet" in text(asked)
    await world.host.click(reply(asked), label="Make it final")
    assert "Ana" in read_channel(world.channel, ana)[-1]
    final = await ben.slash(world.channel, "standings")
    shown = await ben.click(reply(final), label="Nominations")
    assert "**The room saw 2 of 3** in Best Picture." in text(shown)
    verdict = await ben.slash(world.channel, "verdict")
    assert "The room against the Academy" in text(verdict)
    assert "🌅 Nominations: **The room saw 2 of 3** in Best Picture." in text(verdict)
    assert "💔 **The biggest snub**: The Long Shot, on 2 of 2 ballots." in text(verdict)
    card = await ben.click(reply(verdict), label="Nominations")
    assert "**The room saw 2 of 3** in Best Picture." in text(card)
    picture = await ben.slash(world.channel, "verdict", category="Best Picture")
    assert "🏆 **Digger** · 2 of 2 ballots" in text(picture)
    whole = await ben.click(reply(picture), label="The whole ceremony")
    assert "🌅 Nominations" in text(whole)
    season = await ana.slash(world.channel, "standings", scope="season")
    assert "Ana" in text(season)
    profile = await ana.slash(world.channel, "profile")
    assert "1 contest" in text(profile)
    panel = reply(await world.host.slash(world.channel, "contests", contest=str(contest.id)))
    panel = reply(await world.host.click(panel, label="Host"))
    board = await world.host.click(panel, label="The nominations")
    draft = await world.host.click(reply(board), label="Contest on the winners …")
    assert "🏆 Drafted." in text(draft)
    await world.host.click(reply(draft), label="Announce")
    night = await newest(world)
    assert (night.kind, night.ceremony_id, night.rehearsal) == (ContestKind.WINNERS, "oscars-99", False)
    assert "You called the nominations" in read_channel(dm_of(world, ana), ana)[-1]
    checked = await world.services.contests.verify_ballots(world.guild_id, contest.id)
    assert checked.holds


@pytest.mark.parametrize("times", [1, 2])
async def test_a_card_that_was_posted_and_not_remembered_is_found_again(
    world: World, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    """By the card's job; the second time the job fails, too, and is made again."""
    # Nonces are the stand-in's to show: here they are forgotten at once.
    monkeypatch.setattr(post_identity, "NONCE_TRUST_PERIOD", timedelta())
    contest = await opened(world)
    await world.env.advance_time(3 * DAY)
    await world.env.advance_time(SEALED)
    await import_nominees(world, CategoryDraft(PICTURE, (NomineeDraft(films=("The Odyssey",)),)))
    mornings = world.services.nominations.mornings
    remember, cuts = mornings.record_card, [OSError("the process died")] * times

    async def forget_once(*told: Any) -> None:
        if cuts:
            raise cuts.pop()
        await remember(*told)

    monkeypatch.setattr(mornings, "record_card", forget_once)
    panel = reply(await world.host.slash(world.channel, "contests", contest=str(contest.id)))
    panel = reply(await world.host.click(panel, label="Host"))
    board = await world.host.click(panel, label="The nominations")
    category = await select(world.host, reply(board), ["0"], "Open a category")
    await world.host.click(reply(category), label="Announce")
    assert await mornings.list_cards(world.guild_id, contest.id) == []
    await world.env.advance_time(60)

    assert len(await mornings.list_cards(world.guild_id, contest.id)) == 1
    cards = [post for post in read_channel(world.channel, world.member) if "The room saw" in post]
    assert len(cards) == 1


async def test_a_category_is_cancelled_and_a_nominee_disqualified(world: World) -> None:
    contest = await opened(world)
    ana, ben = world.members[:2]
    for member, names in ((ana, ("The Odyssey", "Digger")), (ben, ("Digger",))):
        await choose(member, reply(await member.slash(world.channel, "ballot")), *names)
    await world.env.advance_time(3 * DAY)
    await world.env.advance_time(SEALED)
    films = tuple(NomineeDraft(films=(name,)) for name in ("The Odyssey", "Digger"))
    actresses = (NomineeDraft(people=("Zoe",)), NomineeDraft(people=("Ida",)))
    await import_nominees(world, CategoryDraft(PICTURE, films), CategoryDraft(ACTRESS, actresses))
    panel = reply(await world.host.slash(world.channel, "contests", contest=str(contest.id)))
    panel = reply(await world.host.click(panel, label="Host"))
    board = await world.host.click(panel, label="The nominations")
    board = await world.host.click(reply(board), label="Announce all that are ready: 2")
    assert "**The room saw 2 of 4**." in _read_card(world)

    withdrawing = await world.host.slash(
        world.channel, "ceremony withdraw", ceremony="99", category=PICTURE, nominee="Digger"
    )
    await world.host.click(reply(withdrawing), label="Confirm")
    await world.env.advance_time(SETTLED)
    assert "Best Picture: **1 of 1**" in _read_card(world)
    assert "snub" not in _read_card(world)

    place = picks(reply(board), "Open a category")[ACTRESS]
    actress = await select(world.host, reply(board), [place], "Open a category")
    assert "`/ceremony withdraw` lets it count for nobody" in text(actress)
    asked = await world.host.click(reply(actress), label="Cancel category")
    assert "It then counts for nobody" in text(asked)
    voided = await world.host.click(reply(asked), label="Yes, cancel it")
    assert "🚫 Cancelled: it counts for nobody." in text(voided)
    assert "Announce" not in labels(voided)
    await world.env.advance_time(SETTLED)
    assert "🚫 **Cancelled**: Best Actress counts for nobody." in _read_card(world)
    restored = await world.host.click(reply(voided), label="Let it count again")
    await world.env.advance_time(SETTLED)
    assert "Cancelled" not in _read_card(world)
    board = await world.host.click(reply(restored), label="The board")
    assert "✅ Best Actress: 2 nominees announced" in text(board)


def _read_card(world: World) -> str:
    """The one card about nominations in the channel."""
    (card,) = [one for one in read_channel(world.channel, world.member) if one.startswith("## 🌅")]
    return card
