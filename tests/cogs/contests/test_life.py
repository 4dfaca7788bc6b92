"""A contest from its announcement to the podium, as hosts and members see it."""

import csv
import hashlib
import io
import json
from datetime import timedelta

import discord
import pytest
from sqlalchemy import update

from bot.audit.model import Actor
from bot.contests.model import ContestState
from bot.contests.sealing import SEALING_JOB
from bot.db.tables import jobs
from bot.guilds.model import RolePurpose
from bot.ids import CategoryId, MemberId, NomineeId
from tests.cogs.contest_actions import (
    DAY,
    HOUR,
    SEALED,
    announce_all,
    announced,
    as_shown,
    dm_of,
    draft,
    newest,
    own_contest,
    pick_all,
    post_labels,
    post_text,
)
from tests.cogs.played_contests import fill, pick
from tests.world import World, custom_id, labels, picks, read_channel, reply, text

pytestmark = pytest.mark.slow

BEST_PICTURE = CategoryId("best-picture")


async def test_the_post_invites_and_counts_the_ballots(world: World):
    contest = await announced(world)
    assert contest.state is ContestState.OPEN
    assert "No ballot is in yet." in post_text(world, contest)

    post = world.channel.last_message
    assert post is not None
    ballot = await world.member.click(post, label="Fill in my ballot")
    assert ballot.ephemeral
    assert "**0 of 24** picked" in text(ballot)

    await pick(world.member, reply(ballot), "best-picture", "sinners")
    assert "**1 ballot** is in." in post_text(world, contest)


async def test_announcing_tells_the_role_that_the_server_chose_and_nobody_later(world: World):
    role = world.guild.create_role("Awards season", mentionable=True)
    owner = Actor(MemberId(world.owner.id), world.owner.name)
    await world.services.guilds.set_role(world.guild_id, RolePurpose.PING, role.id, owner)
    contest = await announced(world)
    post = world.channel.history()[0]
    assert [mention.id for mention in post.role_mentions] == [role.id]

    await fill(world, world.member, contest, {BEST_PICTURE: NomineeId("sinners")})

    assert "**1 ballot** is in." in post_text(world, contest)
    assert f"<@&{role.id}>" not in post_text(world, contest)


async def test_title_and_lock_can_be_edited_while_it_is_open(world: World):
    contest = await announced(world)
    shown = await world.host.slash(world.channel, "contest edit")
    panel = await world.host.submit_modal(
        shown, as_shown(shown) | {"title": "Another name", "locks": "in 2 days"}
    )
    await world.env.advance_time(30)

    assert "💾 Saved." in text(panel)
    assert "Another name" in post_text(world, contest)
    assert (await newest(world)).locks_at - contest.locks_at < timedelta(days=-0.9)


async def test_the_lock_passes_and_the_proof_is_posted_once(world: World):
    contest = await announced(world)
    await pick_all(world, contest)

    await world.env.advance_time(3 * DAY + SEALED)

    sealed = await newest(world)
    assert sealed.state is ContestState.LOCKED
    assert sealed.proof is not None
    assert f"Ballots sealed as `{sealed.proof[:12]}…`" in post_text(world, sealed)
    details = await world.member.slash(world.channel, "contests", contest=sealed.title)
    assert f"Proof of the ballots: `{sealed.proof}`" in text(details)
    said = [message for message in read_channel(world.channel, world.member) if "Picks are closed" in message]
    assert len(said) == 1
    assert f"Ballots sealed as `{sealed.proof[:12]}…`" in said[0]
    assert sealed.proof not in said[0]
    assert "**2 ballots** are in." in said[0]
    assert "**Paul Thomas Anderson 2 of 2**" in said[0], "a share of two says less than the numbers"


async def test_the_lock_post_names_the_main_prizes_and_a_button_shows_all(world: World):
    contest = await announced(world)
    await pick_all(world, contest)

    await world.env.advance_time(3 * DAY + SEALED)

    post = world.channel.last_message
    assert post is not None
    said = read_channel(world.channel, world.member)[-1]
    assert said.count("\n-# Best ") == 6
    assert "Best Supporting Actress" in said
    assert "Best Casting" not in said
    shown = await world.member.click(post, label="All 24 favourites")
    assert shown.ephemeral
    assert "-# Best Picture" in text(shown)
    await world.restart()
    await world.member.click(reply(shown), custom_id=custom_id(shown, "▶️"))
    assert "-# Best Live Action Short" in text(shown)


async def test_before_the_first_envelope_standings_say_who_is_in_and_when_ballots_open(world: World):
    contest = await announced(world)
    await pick_all(world, contest)

    public = await world.member.slash(world.channel, "standings")

    assert "**2 ballots are in**: Ana and Ben." in text(public)
    assert "They are opened <t:" in text(public)
    assert "Ana’s ballot is one of them." in text(public)
    assert "0 pts" not in text(public)
    await world.env.advance_time(3 * DAY + SEALED)
    lock_post = world.channel.last_message
    assert lock_post is not None
    private = await world.member.click(lock_post, label="Standings")
    assert private.ephemeral
    assert "The ballots are open; the standings begin with the first envelope." in text(private)
    assert "Your ballot is one of them." in text(private)


async def test_who_shares_first_place_is_nobodys_favourite(world: World):
    contest = await announced(world)
    ceremony = await world.services.slates.get_ceremony(world.guild_id, contest.ceremony_id)
    world.members += [world.join(name) for name in ("Chloé", "Dev", "Emeka", "Fumiko")]
    films = ceremony.by_id[BEST_PICTURE].nominees[:2]
    for number, member in enumerate(world.members[:6]):
        pick = films[number % 2].id
        await world.services.ballots.pick_nominee(
            world.guild_id, contest.id, MemberId(member.id), BEST_PICTURE, pick, pressed_at=world.env.now()
        )

    await world.env.advance_time(3 * DAY + SEALED)

    (said,) = [
        message for message in read_channel(world.channel, world.member) if "Picks are closed" in message
    ]
    assert "Undecided: " in said
    assert said.count("50%") == 2
    assert "50%**" not in said


async def test_closing_a_category_tells_the_room_what_it_believes(world: World):
    contest = await announced(world, late_entries=True)
    await pick_all(world, contest)
    await world.env.advance_time(3 * DAY + SEALED)
    board = await world.host.slash(world.channel, "result board")
    message = reply(board)
    choice = picks(board, "Open an envelope")["Best Picture"]
    await world.host.select(message, [choice], custom_id=custom_id(board, "Open an envelope"))
    await world.host.click(message, label="Close picks")
    assert "The room believes" not in read_channel(world.channel, world.member)[-1], (
        "presses on their way still arrive"
    )
    await world.env.advance_time(SEALED)

    said = read_channel(world.channel, world.member)[-1]
    assert said.startswith("## 🔒 Best Picture")
    assert "***One Battle After Another* 1 of 1**" in said
    assert "Best Director" not in said


async def test_a_lock_that_passes_while_the_bot_is_down_is_posted_once(world: World):
    contest = await announced(world)
    await pick_all(world, contest)
    await world.services.close()
    await world.env.advance_time(4 * DAY)
    assert (await newest(world)).state is ContestState.OPEN

    await world.restart()
    await world.env.advance_time(SEALED)
    await world.restart()
    await world.env.advance_time(SEALED)

    sealed = await newest(world)
    assert sealed.state is ContestState.LOCKED
    assert sealed.proof is not None
    assert sealed.proof[:12] in post_text(world, sealed)
    assert sum("Picks are closed" in message for message in read_channel(world.channel, world.member)) == 1


async def test_a_crash_between_sealing_and_saying_neither_repeats_nor_forgets_the_proof(world: World):
    contest = await announced(world)
    await pick_all(world, contest)
    world.env.inject_error("POST", f"/channels/{world.channel.id}/messages", status=500, times=None)
    await world.env.advance_time(3 * DAY + SEALED)
    assert (await newest(world)).state is ContestState.LOCKED
    assert not any("Picks are closed" in message for message in read_channel(world.channel, world.member))

    world.env.backend.faults.clear()
    await world.env.advance_time(HOUR)
    said = [message for message in read_channel(world.channel, world.member) if "Picks are closed" in message]
    assert len(said) == 1


async def test_a_contest_whose_post_discord_does_not_take_is_open_and_says_so(world: World):
    answer = await draft(world)
    world.env.inject_error("POST", f"/channels/{world.channel.id}/messages", status=503, times=None)

    opened = await world.host.click(reply(answer), label="Announce")

    assert "It counts, but Discord does not take its post just now" in text(opened)
    assert (await newest(world)).state is ContestState.OPEN


async def test_a_crash_after_the_proof_was_posted_does_not_post_it_again(world: World):
    contest = await announced(world)
    await pick_all(world, contest)
    await world.env.advance_time(3 * DAY + SEALED)
    undone = update(jobs).where(jobs.c.kind == SEALING_JOB).values(done_at=None)
    await world.database.write(lambda connection: connection.execute(undone))

    await world.env.advance_time(2 * HOUR)
    await world.restart()
    await world.env.advance_time(SEALED)

    assert (
        sum("## 🔒 Picks are closed" in message for message in read_channel(world.channel, world.member)) == 1
    )


async def test_late_entries_take_picks_until_an_envelope_is_opened(world: World):
    contest = await announced(world, late_entries=True)
    assert "**The night begins**" in post_text(world, contest)
    await world.env.advance_time(3 * DAY + SEALED)
    assert (await newest(world)).state is ContestState.OPEN
    ballot = reply(await world.member.slash(world.channel, "ballot"))
    await pick(world.member, ballot, "best-picture", "sinners")
    envelope = {"category": "best-picture", "winner": "one-battle-after-another"}
    await world.host.slash(world.channel, "result announce", **envelope)
    await world.env.advance_time(120)
    assert "**The night has begun.**" in post_text(world, contest)
    assert "**1 of 24** envelopes are open." in post_text(world, contest)

    await announce_all(world, contest)
    await world.env.advance_time(SEALED)

    assert (await newest(world)).state is ContestState.LOCKED
    assert (
        sum("## 🔒 Picks are closed" in message for message in read_channel(world.channel, world.member)) == 1
    )


async def test_host_locks_reopens_and_locks_again(world: World):
    contest = await announced(world)
    await pick_all(world, contest)
    message = reply(await world.host.slash(world.channel, "contest lock"))
    assert "**2 ballots** are in." in text(message)
    await world.host.click(message, label="Lock now")
    assert "🔒 Locked." in text(message)
    await world.env.advance_time(SEALED)
    first = (await newest(world)).proof
    assert first is not None

    asked = reply(await world.host.slash(world.channel, "contest reopen", locks="in 2 hours"))
    assert "**Everyone's picks could be seen** since they closed" in text(asked)
    assert (await newest(world)).proof == first
    await world.host.click(asked, label="Open the picks again")
    assert "🔓 Open again." in text(asked)
    await world.env.advance_time(60)
    assert (await newest(world)).proof is None
    assert post_labels(world, contest)[0] == "Fill in my ballot"
    reopened = next(one for one in read_channel(world.channel, world.member) if "Picks are open again" in one)
    assert "The proof posted before is void" in reopened
    assert "Everyone's picks could be seen" in reopened

    await pick_all(world, contest, 1)
    await world.env.advance_time(2 * HOUR + SEALED)
    assert (await newest(world)).state is ContestState.LOCKED
    assert (
        sum("## 🔒 Picks are closed" in message for message in read_channel(world.channel, world.member)) == 2
    )


async def test_finishing_posts_the_podium_and_moves_the_champion_role(world: World):
    role = world.guild.create_role("Champion")
    owner = Actor(MemberId(world.owner.id), world.owner.name)
    await world.services.guilds.set_role(world.guild_id, RolePurpose.CHAMPION, role.id, owner)
    contest = await own_contest(world)
    await pick_all(world, contest)
    await world.env.advance_time(3 * DAY + SEALED)
    await announce_all(world, contest)

    message = reply(await world.host.slash(world.channel, "contest finish"))
    assert "Every envelope is open." in text(message)
    await world.host.click(message, label="Make it final")

    assert f"<@&{role.id}> goes with it." in text(message)
    assert (await newest(world)).state is ContestState.FINISHED
    podium = next(said for said in read_channel(world.channel, world.member) if "Final standings" in said)
    assert "🎉 **Ana** wins!" in podium
    assert "🥇 **Ana** · 2 points, 2 of 2 right\n🥈 **Ben** · 1 point, 1 of 2 right" in podium
    assert roles_of(world, 0) == [role.id]
    assert roles_of(world, 1) == []
    await world.env.advance_time(60)
    assert "**It is over.** **2 ballots** took part." in post_text(world, contest)


async def test_a_role_that_the_bot_may_not_give_is_said_plainly(world: World):
    role = world.guild.create_role("Champion")
    owner = Actor(MemberId(world.owner.id), world.owner.name)
    await world.services.guilds.set_role(world.guild_id, RolePurpose.CHAMPION, role.id, owner)
    contest = await own_contest(world)
    await pick_all(world, contest)
    await world.env.advance_time(3 * DAY + SEALED)
    await announce_all(world, contest)
    world.env.inject_error("PUT", "/guilds/*/members/*/roles/*", status=403, code=50013)

    message = reply(await world.host.slash(world.channel, "contest finish"))
    await world.host.click(message, label="Make it final")

    assert "I need **Manage Roles**" in text(message)
    assert (await newest(world)).state is ContestState.FINISHED


@pytest.mark.parametrize("answer", ["214", "3h 34m", "many"])
async def test_an_answer_without_a_question_is_refused_before_anything_is_asked(world: World, answer: str):
    contest = await announced(world)
    await pick_all(world, contest)
    await world.env.advance_time(3 * DAY + SEALED)
    refused = await world.host.slash(world.channel, "contest finish", answer=answer)
    assert text(refused) == "**Oscar night** asks no tie-breaker question. Leave the answer out."


async def test_finishing_warns_of_sealed_envelopes_and_takes_the_answer(world: World):
    contest = await announced(world, tiebreaker="How many minutes?")
    await pick_all(world, contest)
    await world.env.advance_time(3 * DAY + SEALED)
    card = reply(await world.host.slash(world.channel, "contests", contest="Oscar night"))
    await world.host.click(card, label="Host")
    shown = await world.host.click(card, label="Finish …")
    await world.host.submit_modal(shown, {"answer": "two hundred"})
    assert (await newest(world)).state is ContestState.LOCKED
    shown = await world.host.click(card, label="Finish …")
    await world.host.submit_modal(shown, {"answer": "214"})

    assert "**24 envelopes** are not open yet" in text(card)
    ceremony = await world.services.slates.get_ceremony(world.guild_id, contest.ceremony_id)
    titles = [category.title for category in ceremony.slate]
    assert all(title in text(card) for title in titles)
    assert "How many minutes? **214**" in text(card)
    await world.host.click(card, label="Make it final")
    assert (await newest(world)).tiebreaker_answer == 214


async def test_cancelling_says_so_where_members_saw_it(world: World):
    contest = await announced(world)
    await pick_all(world, contest)
    message = reply(await world.host.slash(world.channel, "contest cancel"))
    assert "There is no way back." in text(message)
    await world.host.click(message, label="Cancel the contest")
    await world.env.advance_time(3 * DAY + SEALED)

    assert (await newest(world)).state is ContestState.CANCELLED
    assert "**Cancelled.**" in post_text(world, contest)
    assert any("## 🚫 Cancelled" in message for message in read_channel(world.channel, world.member))
    assert not any("Picks are closed" in message for message in read_channel(world.channel, world.member))


async def test_verify_and_export_are_there_after_the_lock_for_everyone(world: World):
    contest = await announced(world, title="=SUM(A1)")
    await pick_all(world, contest)
    card = reply(await world.member.slash(world.channel, "contests", contest=str(contest.id)))
    assert "Verify" not in labels(card)
    early = await world.host.slash(world.channel, "contest export", contest=str(contest.id))
    assert "secret" in text(early)
    await world.env.advance_time(3 * DAY + SEALED)

    card = reply(await world.member.slash(world.channel, "contests", contest=str(contest.id)))
    exported = await world.member.click(card, label="Export")
    assert exported.ephemeral
    files = {file.filename: await file.read() for file in reply(exported).attachments}
    proof = (await newest(world)).proof
    assert json_proof(files["contest.json"].decode()) == proof
    assert ["proof", csv_proof(files["contest.csv"].decode("utf-8-sig"))] == ["proof", proof]
    assert "'=SUM(A1)" in files["contest.csv"].decode()
    assert proof is not None
    assert f'<code id="proof">{proof}</code>' in files["contest.html"].decode()

    await world.member.click(card, label="Verify")
    assert "✅ The ballots are exactly those that were sealed." in text(card)
    assert "2 checked." in text(card)


async def test_one_format_alone_for_hosts(world: World):
    contest = await announced(world)
    await pick_all(world, contest)
    await world.env.advance_time(3 * DAY + SEALED)

    for chosen, name in (("CSV", "contest.csv"), ("JSON", "contest.json"), ("page", "contest.html")):
        exported = await world.host.slash(world.channel, "contest export", format=chosen)
        assert [file.filename for file in reply(exported).attachments] == [name]


async def test_controls_of_a_contest_that_went_on_say_so(world: World):
    contest = await announced(world)
    await pick_all(world, contest)
    message = reply(await world.host.slash(world.channel, "contest lock"))
    old = reply(await world.host.slash(world.channel, "contest cancel"))
    await world.env.advance_time(3 * DAY + SEALED)

    late = await world.host.click(message, label="Lock now")
    assert "is locked, so it cannot be locked. Its picks are closed already." in text(late)
    await world.host.click(old, label="Cancel the contest")
    again = await world.host.slash(world.channel, "contest announce", contest="Oscar night")
    assert "is cancelled, so it cannot be announced" in text(again)


async def test_a_contest_of_another_server_does_not_exist_here(world: World):
    contest = await announced(world)
    owner = world.env.create_user("otto")
    other = world.env.create_guild("Elsewhere", owner=owner)
    room, otto = other.create_text_channel("general"), other.add_member(owner)

    for command in ("contest lock", "contest cancel", "contest export", "contests"):
        answer = await otto.slash(room, command, contest=str(contest.id))
        assert "no contest" in text(answer)
    assert (await newest(world)).state is ContestState.OPEN


async def test_reopening_after_a_result_is_refused(world: World):
    contest = await announced(world)
    await pick_all(world, contest)
    await world.env.advance_time(3 * DAY + SEALED)
    await announce_all(world, contest)

    refused = await world.host.slash(world.channel, "contest reopen", locks="in 2 hours")

    assert "cannot be reopened" in text(refused)
    assert (await newest(world)).state is ContestState.LOCKED


async def test_the_posts_buttons_work_after_a_restart(world: World):
    contest = await announced(world)
    post = world.channel.last_message
    assert post is not None
    await world.restart()

    ballot = await world.member.click(post, label="Fill in my ballot")
    assert "**0 of 24** picked" in text(ballot)
    card = await world.host.click(post, label="Details")
    await world.host.click(reply(card), label="Host")
    await world.host.click(reply(card), label="Lock now")
    await world.host.click(reply(card), label="Lock now")
    await world.env.advance_time(SEALED)
    assert (await newest(world)).state is ContestState.LOCKED
    assert post_labels(world, contest) == ["Standings", "My ballot", "Details"]


def roles_of(world: World, number: int) -> list[int]:
    member = world.env.backend.get_member(world.guild.id, world.members[number].id)
    return list(member.role_ids)


def json_proof(text: str) -> str:
    contest = json.loads(text)
    lines = [
        sha(json.dumps(ballot["sealed"], sort_keys=True)) if ballot["sealed"] else ballot["line"]
        for ballot in contest["ballots"]
    ]
    return sha("\n".join(sorted(lines)))


def csv_proof(text: str) -> str:
    rows = list(csv.reader(io.StringIO(text, newline="")))
    ballots = rows[[row[0] for row in rows].index("rank") + 1 :]
    return sha("\n".join(sorted(sha(row[-1]) if row[-1] else row[-2] for row in ballots)))


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


async def test_a_contest_closed_early_by_hand_says_when_it_closed(world: World):
    planned = (await announced(world)).locks_at
    await world.host.click(reply(await world.host.slash(world.channel, "contest lock")), label="Lock now")
    await world.env.advance_time(SEALED)

    closed = (await newest(world)).ends_at
    assert closed < planned - timedelta(days=2)
    assert f"<t:{int(closed.timestamp())}:R>" in post_text(world, await newest(world))
    assert f"<t:{int(planned.timestamp())}" not in post_text(world, await newest(world))


async def test_a_contest_closed_by_its_last_envelope_says_when_it_closed(world: World):
    contest = await announced(world)
    await pick_all(world, contest)
    await announce_all(world, contest)
    await world.env.advance_time(SEALED)

    planned = f"<t:{int(contest.locks_at.timestamp())}"
    ballot = await world.member.slash(world.channel, "ballot")
    assert "closed <t:" in text(ballot)
    for shown in (post_text(world, await newest(world)), text(ballot)):
        assert planned not in shown
    assert planned not in text(await world.member.slash(world.channel, "contests"))


async def test_a_champions_role_that_gained_permissions_is_not_given(world: World):
    # Set in the store, as it was before the role gained the permission.
    role = world.guild.create_role("Champion", permissions=discord.Permissions(manage_messages=True))
    owner = Actor(MemberId(world.owner.id), world.owner.name)
    await world.services.guilds.set_role(world.guild_id, RolePurpose.CHAMPION, role.id, owner)
    contest = await own_contest(world)
    await pick_all(world, contest)
    await world.env.advance_time(3 * DAY + SEALED)
    await announce_all(world, contest)

    message = reply(await world.host.slash(world.channel, "contest finish"))
    await world.host.click(message, label="Make it final")

    assert "it has gained permissions since it was chosen" in text(message)
    assert roles_of(world, 0) == []


async def test_a_host_sets_a_ballot_aside_and_takes_that_back(world: World):
    contest = await announced(world)
    await pick_all(world, contest)
    ana = world.members[0]

    answer = await world.host.slash(world.channel, "contest setaside", member=ana, reason="*Two* accounts")

    assert answer.ephemeral
    assert "is set aside: \\*Two\\* accounts" in text(answer)
    await world.env.advance_time(30)
    assert "**2 ballots** are in. **1** of them is set aside." in post_text(world, contest)
    assert any("has set your ballot" in letter for letter in read_channel(dm_of(world, ana), ana))
    assert "A host has set it aside" in text(await ana.slash(world.channel, "ballot"))
    await world.env.advance_time(3 * DAY + SEALED)
    standings = text(await world.member.slash(world.channel, "standings"))
    assert "1 ballot, 1 more set aside" in standings
    assert "**Ana**" not in standings

    again = await world.host.slash(world.channel, "contest setaside", member=ana)
    assert "takes part again" in text(again)
    assert "Ana" in text(await world.member.slash(world.channel, "standings"))
    refused = await world.host.slash(world.channel, "contest setaside", member=ana)
    assert "Give a `reason` to set it aside." in text(refused)
    assert "set a ballot aside in **Oscar night**" in text(await world.host.slash(world.channel, "audit"))


async def test_a_host_sets_a_ballot_aside_with_buttons(world: World):
    contest = await announced(world)
    await pick_all(world, contest)
    panel = reply(await world.host.slash(world.channel, "contests", contest="Oscar night"))
    await world.host.click(panel, label="Host")
    await world.host.click(panel, label="Ballots …")
    assert "**2 ballots** are in." in text(panel)
    assert list(picks(panel, "Whose ballot?")) == ["Ana", "Ben"], "how far they are is nobody's business yet"

    ana = picks(panel, "Whose ballot?")["Ana"]
    form = await world.host.select(panel, [ana], custom_id=custom_id(panel, "Whose ballot?"))
    assert (form.modal or {})["title"] == "Set aside: Ana"
    await world.host.submit_modal(form, {"reason": "*Two* accounts"})

    assert "Ana’s ballot in **Oscar night** is set aside: \\*Two\\* accounts" in text(panel)
    assert "🗂️ **Ana**: \\*Two\\* accounts" in text(panel)
    await world.env.advance_time(30)
    assert any(
        "has set your ballot" in letter
        for letter in read_channel(dm_of(world, world.members[0]), world.members[0])
    )
    assert "set a ballot aside in **Oscar night**" in text(await world.host.slash(world.channel, "audit"))

    assert "Ana · set aside: *Two* accounts" in picks(panel, "Whose ballot?")
    await world.host.select(panel, [ana], custom_id=custom_id(panel, "Whose ballot?"))
    assert "### 🗂️ Ana’s ballot is set aside: \\*Two\\* accounts" in text(panel)
    await world.host.click(panel, label="Let it take part again")
    assert "↩️ Ana’s ballot in **Oscar night** takes part again." in text(panel)


async def test_after_the_lock_hosts_see_which_ballots_are_incomplete(world: World):
    contest = await announced(world)
    await pick_all(world, contest)
    await world.env.advance_time(3 * DAY + SEALED)
    panel = reply(await world.host.slash(world.channel, "contests", contest="Oscar night"))
    await world.host.click(panel, label="Host")
    await world.host.click(panel, label="Ballots …")
    assert list(picks(panel, "Whose ballot?")) == ["Ana · 24 of 24 picked", "Ben · 23 of 24 picked"]


async def test_a_large_rooms_ballots_are_paged(world: World):
    contest = await announced(world)
    for number in range(30):
        member = world.join(f"Guest {number:02}")
        await fill(world, member, contest, {BEST_PICTURE: NomineeId("sinners")})
    panel = reply(await world.host.slash(world.channel, "contests", contest="Oscar night"))
    await world.host.click(panel, label="Host")
    await world.host.click(panel, label="Ballots …")
    assert len(picks(panel, "Whose ballot?")) == 25
    await world.host.click(panel, custom_id=custom_id(panel, "▶️"))
    assert list(picks(panel, "Whose ballot?"))[-1] == "Guest 29"


async def test_hosts_alone_see_how_many_ballots_are_incomplete(world: World):
    contest = await announced(world)
    await pick_all(world, contest)
    await fill(world, world.join("Cleo"), contest, {BEST_PICTURE: NomineeId("sinners")})

    panel = reply(await world.host.slash(world.channel, "contests", contest="Oscar night"))
    assert "incomplete" not in text(panel)
    await world.host.click(panel, label="Host")
    assert "2 ballots are incomplete." in text(panel)
