"""Guests as hosts bring them: the sheets, the form, the preview, and where guests are seen after that."""

from datetime import timedelta
from importlib import import_module

import pytest
from simcord import InteractionResult, ResponseMessage

from bot.audit.model import Actor
from bot.contests.model import Contest, ContestKind, Scoring
from bot.guilds.model import RolePurpose
from bot.ids import MemberId
from cogs.contests.printing import choose_paper
from tests.cogs.contest_actions import HOUR, SEALED, announce_all, announced, dm_of, draft, own_contest
from tests.cogs.played_contests import fill, open_contest, slate_of
from tests.pdf_text import read_pages
from tests.world import World, custom_id, labels, picks, read_channel, reply, root, text

# Loading it takes a second, and the first print would do that.
import_module("cogs.contests.sheet.rendering")

DAY = 24 * HOUR


async def type_in(
    world: World, name: str = "Greta", picks: str = "1a 2b", **further: str
) -> tuple[InteractionResult, ResponseMessage]:
    """Type a ballot in with the command; returns the form's answer, which is the preview or a refusal."""
    form = await world.host.slash(world.channel, "contest guest")
    answer = await world.host.submit_modal(form, {"name": name, "picks": picks, **further})
    return answer, reply(answer)


async def save(world: World, name: str = "Greta", picks: str = "1a 2b", **further: str) -> ResponseMessage:
    """Type a ballot in and save it; returns the list of guests."""
    _, message = await type_in(world, name, picks, **further)
    await world.host.click(message, label="Save")
    return message


async def lock(world: World, contest: Contest) -> None:
    """Close the picks now, and let the ballots be sealed."""
    by = Actor(MemberId(world.host.id), world.host.name)
    await world.services.contest_hosting.lock_contest(world.guild_id, contest.id, by)
    await world.env.advance_time(SEALED)


async def test_a_ballot_is_typed_previewed_and_saved(world: World):
    contest = await announced(world)
    answer, message = await type_in(world, "Greta *G*", "1 B, 2-a\n3:c")
    assert answer.ephemeral
    shown = text(message)
    assert "### 📝 Greta \\*G\\*’s ballot, not saved yet" in shown
    assert "`1b` **F1** · Picture" in shown
    assert "⚠️ **Without a pick:** 4, 5, 6" in shown
    assert (await world.services.contests.get_card(world.guild_id, contest.id)).ballots == 0

    await world.host.click(message, label="Save")

    assert "💾 **Greta \\*G\\*** is in." in text(message)
    assert "**1 guest**." in text(message)
    await world.env.advance_time(60)
    assert any("1 ballot" in post for post in read_channel(world.channel, world.member))
    assert "typed a guest’s ballot into" in text(await world.host.slash(world.channel, "audit"))


async def test_what_cannot_be_taken_is_named_and_can_be_changed(world: World):
    await open_contest(world, tiebreaker="How many minutes?")
    _, message = await type_in(world, "Greta", "1b 99a best 1c", answer="3h 34m")
    shown = text(message)
    assert "“99a” has a number that is on no category" in shown
    assert "“best” is no pick" in shown
    assert "“1c” is a second pick in its category" in shown
    assert "Save" not in labels(message)

    form = await world.host.click(message, label="Change …")
    assert form.modal is not None
    await world.host.submit_modal(form, {"name": "Greta", "picks": "1b", "answer": "3h 34m"})
    assert "Tie-breaker: **214**" in text(message)
    await world.host.click(message, label="Save")
    assert "is in." in text(message)


async def test_a_saved_preview_saves_once(world: World):
    contest = await open_contest(world)
    _, message = await type_in(world)
    pressed = custom_id(message, "Save")
    await world.host.click(message, custom_id=pressed)
    board = await world.services.guests.get_board(world.guild_id, contest.id)
    assert [guest.name for guest in board.guests] == ["Greta"]
    _, second = await type_in(world)
    assert "There is a guest called **Greta** already." in text(second)


async def test_a_ballot_is_corrected_and_erased(world: World):
    contest = await open_contest(world)
    message = await save(world, picks="1a 2b")
    menu = custom_id(message, "See, correct, set aside or erase")
    await world.host.select(message, ["1"], custom_id=menu)
    assert "### 📝 Greta (guest)\n-# Guest 1 · Oscars night" in text(message)
    assert "`2b`" in text(message)

    form = await world.host.click(message, label="Correct …")
    await world.host.submit_modal(form, {"name": "Greta", "picks": "1a 2c"})
    await world.host.click(message, label="Save")
    board = await world.services.guests.get_board(world.guild_id, contest.id)
    assert len(board.guests) == 1
    await world.host.select(message, ["1"], custom_id=menu)
    assert "`2c`" in text(message)

    await world.host.click(message, label="Erase …")
    assert "### Erase Greta?" in text(message)
    await world.host.click(message, label="Erase")
    assert "🗑️ Erased. Nothing is left of it." in text(message)
    assert "Nobody yet." in text(message)


async def test_after_the_lock_nothing_is_typed_and_the_list_stays(world: World):
    contest = await open_contest(world)
    _, message = await type_in(world)
    await lock(world, contest)
    refused = await world.host.click(message, label="Save")
    assert "closed" in text(refused)
    panel = reply(await world.host.slash(world.channel, "contests", contest="Oscars night"))
    await world.host.click(panel, label="Host")
    await world.host.click(panel, label="Guests …")
    assert "There are no guests, and picks are closed." in text(panel)
    assert "Type a ballot in …" not in labels(panel)


async def test_a_guest_is_marked_in_standings_and_on_the_podium_and_gets_no_role(world: World):
    contest = await own_contest(world)
    role = world.guild.create_role("Champion")
    owner = Actor(MemberId(world.owner.id), world.owner.name)
    await world.services.guilds.set_role(world.guild_id, RolePurpose.CHAMPION, role.id, owner)
    ceremony = await world.services.slates.get_ceremony(world.guild_id, contest.ceremony_id)
    picture = ceremony.slate[0]
    await fill(world, world.members[0], contest, {picture.id: picture.nominees[1].id})
    await save(world, picks="1a 2a")
    await lock(world, contest)
    await announce_all(world, contest)
    standings = text(await world.member.slash(world.channel, "standings"))
    assert "**Greta (guest)** 🥇" in standings

    asked = reply(await world.host.slash(world.channel, "contest finish"))
    await world.host.click(asked, label="Make it final")
    assert "A guest won, and a guest has no roles" in text(asked)
    await world.env.advance_time(60)
    posts = read_channel(world.channel, world.member)
    assert any("🎉 **Greta (guest)** wins!" in post for post in posts)
    assert not world.faults


async def test_after_the_lock_a_guest_is_set_aside_and_taken_back(world: World):
    contest = await own_contest(world)
    await save(world, picks="1a 2a")
    slate = await slate_of(world, contest)
    await fill(world, world.members[0], contest, {slate[0].id: slate[0].nominees[1].id})
    await lock(world, contest)
    panel = reply(await world.host.slash(world.channel, "contests", contest=contest.title))
    await world.host.click(panel, label="Host")
    await world.host.click(panel, label="Guests …")
    menu = custom_id(panel, "See, correct, set aside or erase")
    await world.host.select(panel, ["1"], custom_id=menu)
    form = await world.host.click(panel, label="Set aside …")
    assert (form.modal or {})["title"] == "Set aside: Greta (guest)"

    await world.host.submit_modal(form, {"reason": "*Left* early"})

    assert "🗂️ Greta (guest)’s ballot in **" in text(panel)
    assert "is set aside: \\*Left\\* early" in text(panel)
    assert "The member is told" not in text(panel)
    assert "🗂️ **Greta (guest)**: \\*Left\\* early" in text(panel)
    await world.env.advance_time(60)
    assert any("**1** of them is set aside." in post for post in read_channel(world.channel, world.member))
    standings = text(await world.member.slash(world.channel, "standings"))
    assert "1 ballot, 1 more set aside" in standings
    assert "Greta" not in standings
    exported = await world.host.slash(world.channel, "contest export", format="page")
    [page] = reply(exported).attachments
    assert b"1 ballot, and 1 set aside by a host" in await page.read()

    ballots = custom_id(panel, "Whose ballot?")
    await world.host.select(panel, ["g1"], custom_id=ballots)
    assert "### 🗂️ Greta (guest)’s ballot is set aside: \\*Left\\* early" in text(panel)
    await world.host.click(panel, label="Let it take part again")
    assert "↩️ Greta (guest)’s ballot in **" in text(panel)
    assert "takes part again" in text(panel)
    assert "Greta" in text(await world.member.slash(world.channel, "standings"))
    assert "set a ballot aside in" in text(await world.host.slash(world.channel, "audit"))
    assert not world.faults


async def test_a_guests_screen_says_that_it_is_set_aside_and_takes_that_back(world: World):
    contest = await open_contest(world)
    message = await save(world)
    host = Actor(MemberId(world.host.id), world.host.name)
    await world.services.guests.set_guest_aside(world.guild_id, contest.id, 1, "Left early", host)
    panel = reply(await world.host.slash(world.channel, "contests", contest="Oscars night"))
    await world.host.click(panel, label="Host")
    await world.host.click(panel, label="Guests …")
    menu = custom_id(panel, "See, correct, set aside or erase")
    assert list(picks(panel, "See, correct, set aside or erase")) == ["Greta · set aside · 2 of 24 picked"]
    await world.host.select(panel, ["1"], custom_id=menu)
    assert "🗂️ **Set aside**: Left early" in text(panel)
    assert "Set aside …" not in labels(panel)
    await world.host.click(panel, label="Let it take part again")
    assert "takes part again" in text(panel)
    await world.host.select(message, ["1"], custom_id=custom_id(message, "See, correct, set aside or erase"))
    assert "Set aside …" in labels(message)
    assert "**Set aside**" not in text(message)


async def test_a_host_is_told_when_a_withdrawn_nominee_empties_a_guests_pick(world: World):
    contest = await own_contest(world)
    ceremony = await world.services.slates.get_ceremony(world.guild_id, contest.ceremony_id)
    first = ceremony.slate[0]
    await save(world, "Greta *G*", picks="1a 2a")
    message = await save(world, "Gus", picks="1b")
    assert "-# Without a pick: 1 guest in Best Poster." in text(message)

    where = {"ceremony": "Club Awards", "category": first.id, "nominee": first.nominees[0].id}
    question = await world.host.slash(world.channel, "ceremony withdraw", **where)
    await world.host.click(reply(question), label="Confirm")

    assert "Withdrawn. A guest’s pick emptied: ask, and correct what you typed" in text(question)
    await world.env.advance_time(60)
    [letter] = read_channel(dm_of(world, world.host), world.host)
    assert "so the pick of **Greta \\*G\\*** in **Club night** is empty again" in letter
    await world.host.click(message, label="Back")
    await world.host.click(message, label="Guests …")
    gaps = "⚠️ Without a pick: 1 guest in Best Picture (a nominee was withdrawn) and 1 guest in Best Poster."
    assert gaps in text(message)
    assert "guests' picks emptied: 1" in text(await world.host.slash(world.channel, "audit"))
    await lock(world, contest)
    await world.host.click(message, label="Back")
    await world.host.click(message, label="Guests …")
    assert "Without a pick" not in text(message)


async def test_the_page_marks_a_guest(world: World):
    contest = await own_contest(world)
    await save(world, "Greta <b>", picks="1a 2a")
    await lock(world, contest)
    answer = await world.host.slash(world.channel, "contest export", format="page")
    [page] = reply(answer).attachments
    assert b"Greta &lt;b&gt; (guest)" in await page.read()


async def test_both_sheets_come_as_files_in_the_servers_time_zone(world: World):
    owner = Actor(MemberId(world.owner.id), world.owner.name)
    await world.services.guilds.set_time_zone(world.guild_id, "America/New_York", owner)
    contest = await open_contest(world, "Night & <i>day</i>")
    answer = await world.host.slash(world.channel, "contest print", paper="Letter")
    assert answer.ephemeral
    assert "To print, on Letter" in text(answer)
    files = {file.filename: await file.read() for file in reply(answer).attachments}
    assert files.keys() == {"ballot.pdf", "answers.pdf"}
    assert b"/MediaBox [0 0 612.00 792.00]" in files["ballot.pdf"]
    [first, *_] = read_pages(files["ballot.pdf"])
    assert first[0] == "Night & <i>day</i>"
    assert any("New York" in line for line in first)
    assert "Answers: 0 of 24 envelopes open" in read_pages(files["answers.pdf"])[0]
    assert contest.locks_at > world.env.now() + timedelta(days=2)


@pytest.mark.parametrize(
    ("zone", "paper"),
    [
        ("America/New_York", "Letter"),
        ("US/Pacific", "Letter"),
        ("America/Toronto", "Letter"),
        ("America/Mexico_City", "Letter"),
        ("America/Sao_Paulo", "A4"),
        ("Europe/Berlin", "A4"),
        ("UTC", "A4"),
    ],
)
def test_paper_is_that_of_the_servers_country(zone: str, paper: str):
    assert choose_paper(zone) == paper


async def test_the_button_prints_on_the_paper_of_the_servers_country(world: World):
    owner = Actor(MemberId(world.owner.id), world.owner.name)
    await world.services.guilds.set_time_zone(world.guild_id, "America/Chicago", owner)
    await own_contest(world)
    panel = reply(await world.host.slash(world.channel, "contests", contest="Club night"))
    await world.host.click(panel, label="Host")
    await world.host.click(panel, label="Guests …")
    printed = await world.host.click(panel, label="Print the sheets")
    assert "To print, on Letter" in text(printed)
    [first, _] = reply(printed).attachments
    assert b"/MediaBox [0 0 612.00 792.00]" in await first.read()
    other = await world.host.slash(world.channel, "contest print", paper="A4")
    assert "To print, on A4" in text(other)
    assert "Other paper in your printer? `/contest print` `paper:Letter`" in text(other)


async def test_a_draft_is_printed_from_and_takes_no_guests(world: World):
    await draft(world)
    answer = await world.host.slash(world.channel, "contest print")
    assert len(reply(answer).attachments) == 2
    refused = await world.host.slash(world.channel, "contest guest")
    assert "No contest takes picks here right now." in text(refused)


async def test_a_contest_on_nominations_says_why_it_has_neither(world: World):
    await open_contest(world, kind=ContestKind.NOMINATIONS, ceremony_id="oscars-99", scoring=Scoring.HITS)
    for command in ("contest print", "contest guest"):
        refused = await world.host.slash(world.channel, command)
        assert "asks who will be nominated" in text(refused)


async def test_stakes_and_doubles_are_explained_and_taken(world: World):
    await open_contest(world, scoring=Scoring.CONFIDENCE, doubles=1)
    _, message = await type_in(world, picks="1a(24)* 2b")
    shown = text(message)
    assert "`1a(24)*`" in shown
    assert "⚠️ Picks without a stake earn nothing." in shown
    _, message = await type_in(world, picks="1a(24)* 2b(24)* 3a(25)")
    shown = text(message)
    assert "“2b(24)\\*” stakes a number that is staked already" in shown
    assert "“3a(25)” stakes a number that is not from 1 to 24" in shown


async def test_a_typed_ballot_outlives_a_restart_and_is_forgotten_after_its_time(world: World):
    await open_contest(world)
    _, message = await type_in(world)
    await world.restart()
    await world.env.advance_time(HOUR)
    refused = await world.host.click(message, label="Save")
    assert "The 15 minutes for which I kept what you typed are over" in text(refused)
    assert [root(fault) for fault in world.faults] == []
