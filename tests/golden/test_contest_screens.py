"""A contest from its draft to its lock, as hosts and members see it."""

from datetime import timedelta
from importlib import import_module

from bot.audit.model import Actor
from bot.contests.model import Scoring
from bot.ids import MemberId
from tests.cogs.contest_actions import DAY, SEALED, announced, draft, menu, newest, own_contest, pick_all
from tests.cogs.integrations import show_commands
from tests.cogs.played_contests import fill, loser_of, open_contest, pick, slate_of, winner_of
from tests.golden.recording import Recorder
from tests.world import World, custom_id, picks, reply

# Loading it takes a second, and the first print would do that.
import_module("cogs.contests.sheet.rendering")

QUESTION = "How many minutes will the show run?"

RIVALS = (
    "player,category,nominee,probability\nThe market,Best Picture,Anora,70%\nThe market,Best Picture,Flow,30%\n"
    "Pat,Best Pictures of all,Anorra,60%\nPat,Best Poster,The cat,20%\nPat,Best Poster,Flow,80%\n"
)


async def test_a_draft(world: World, recorder: Recorder):
    host, channel = world.host, world.channel
    answer = await draft(world)
    recorder.take("draft", answer)
    message = reply(answer)
    await host.select(message, ["weighted"], custom_id=menu(message, "contest-scoring"))
    recorder.take("weighted", answer)
    recorder.take("weights-form", await host.click(message, label="Weights …"))
    recorder.take("details-form", await host.click(message, label="Edit details …"))
    await host.click(message, label="Late entries: off")
    await host.click(message, label="Open ballots: off")
    recorder.take("switched", answer)
    await host.select(message, ["choose"], custom_id=menu(message, "contest-categories"))
    recorder.take("categories", answer)
    await host.click(message, label="Back to the draft")
    await host.click(message, label="Discard")
    recorder.take("discard-asked", answer)
    await host.click(message, label="Back")
    await host.click(message, label="Announce")
    recorder.take("announced", answer)
    recorder.take("refused-in-the-past", await draft(world, locks="yesterday 8pm"))
    await show_commands(world, world.guild.default_role)
    recorder.take("refused-to-members", await world.member.slash(channel, "contest lock"))
    recorder.take_posts("post", channel)
    recorder.check("contest-draft")


async def test_a_ballot(world: World, recorder: Recorder):
    contest = await open_contest(world, scoring=Scoring.CONFIDENCE, tiebreaker=QUESTION)
    slate, member = await slate_of(world, contest), world.member
    answer = await member.slash(world.channel, "ballot")
    message = reply(answer)
    recorder.take("first-page", answer)
    await pick(member, message, slate[0].id, winner_of(slate[0]).id)
    recorder.take("picked", answer)
    await pick(member, message, slate[1].id, loser_of(slate[1]).id)
    await member.click(message, custom_id=custom_id(message, "▶️"))
    recorder.take("second-page", answer)
    recorder.take("tie-breaker-form", form := await member.click(message, label="Tie-breaker"))
    recorder.take("tie-breaker-refused", await member.submit_modal(form, {"answer": "two hundred"}))
    await member.click(message, label="Stakes")
    recorder.take("stakes", answer)
    await member.select(message, [slate[1].id], custom_id=custom_id(message, "Change a number"))
    recorder.take("stake-of-one", answer)
    whole = await member.slash(world.channel, "ballot")
    await member.click(reply(whole), label="Review")
    recorder.take("review", whole)
    await member.click(reply(whole), label="Clear all")
    recorder.take("clear-asked", whole)
    recorder.take("picks-own", await member.slash(world.channel, "picks"))
    recorder.take("picks-secret", await world.members[1].slash(world.channel, "picks", member=member))
    recorder.take("standings-while-open", await member.slash(world.channel, "standings"))
    recorder.take("contests-one", await member.slash(world.channel, "contests"))
    late = await member.slash(world.channel, "ballot", contest=str(contest.id))
    await world.env.advance_time((contest.locks_at - world.env.now() + timedelta(minutes=1)).total_seconds())
    await member.click(reply(late), label="Review")
    recorder.take("review-after-the-lock", late)
    recorder.check("ballot")


async def test_filling_the_rest(world: World, recorder: Recorder):
    contest = await open_contest(world, tiebreaker=QUESTION)
    slate, member = await slate_of(world, contest), world.member
    answer = await member.slash(world.channel, "ballot")
    message = reply(answer)
    await member.click(message, label="Fill the rest …")
    recorder.take("favourites", answer)
    await member.click(message, label="Save these 8")
    recorder.take("saved", answer)
    await member.click(message, label="Fill the rest …")
    recorder.take("nothing-to-fill-from", answer)
    rest = {category.id: winner_of(category).id for category in slate}
    await world.services.ballots.fill_picks(
        world.guild_id, contest.id, MemberId(member.id), rest, pressed_at=world.env.now()
    )
    recorder.take("finished", await member.slash(world.channel, "ballot"))
    again = await open_contest(world, "The same night again", scoring=Scoring.CONFIDENCE)
    copied = await member.slash(world.channel, "ballot", contest=str(again.id))
    await member.click(reply(copied), label="Fill the rest …")
    recorder.take("a-copy", copied)
    await member.click(reply(copied), label="Save these 24")
    recorder.take("a-copy-saved", copied)
    recorder.check("filling")


async def test_what_a_host_has_in_hand(world: World, recorder: Recorder):
    host, channel = world.host, world.channel
    contest = await announced(world, title="Oscar night", tiebreaker=QUESTION)
    await pick_all(world, contest)
    panel = await host.slash(channel, "contests", contest="Oscar night")
    recorder.take("card", panel)
    await host.click(reply(panel), label="Host")
    recorder.take("panel-open", panel)
    recorder.take("edit-form", await host.slash(channel, "contest edit"))
    recorder.take("lock-asked", asked := await host.slash(channel, "contest lock"))
    await host.click(reply(asked), label="Lock now")
    recorder.take("locked", asked)
    await world.env.advance_time(SEALED)
    recorder.take("panel-locked", panel := await host.slash(channel, "contests", contest="Oscar night"))
    verified = await world.member.slash(channel, "contests", contest="Oscar night")
    await world.member.click(reply(verified), label="Verify")
    recorder.take("verified", verified)
    await host.click(reply(panel), label="Host")
    await host.click(reply(panel), label="Ballots …")
    recorder.take("ballots", panel)
    ana = custom_id(panel, "Whose ballot?")
    form = await host.select(reply(panel), [str(world.member.id)], custom_id=ana)
    recorder.take("set-aside-form", form)
    await host.submit_modal(form, {"reason": "Two accounts"})
    recorder.take("ballots-one-set-aside", panel)
    await host.select(reply(panel), [str(world.member.id)], custom_id=ana)
    recorder.take("restore-asked", panel)
    await host.click(reply(panel), label="Let it take part again")
    recorder.take("reopen-asked", asked := await host.slash(channel, "contest reopen", locks="in 2 hours"))
    await host.click(reply(asked), label="Open the picks again")
    recorder.take("reopen", asked)
    await world.env.advance_time(3 * 3600 + SEALED)
    recorder.take("finish-form", await host.slash(channel, "contest finish"))
    recorder.take("cancel-asked", cancelling := await host.slash(channel, "contest cancel"))
    await host.click(reply(cancelling), label="Cancel the contest")
    recorder.take("cancelled", cancelling)
    await announced(world, title="Second night")
    await draft(world, title="Third night")
    await announced(world, title="Fourth night")
    recorder.take("contests-many", await world.member.slash(channel, "contests"))
    await world.env.advance_time(DAY)
    assert (await newest(world)).title == "Fourth night"
    recorder.take_posts("posts", channel)
    recorder.check("contest-hosting")


async def test_guests_on_paper(world: World, recorder: Recorder):
    host, channel = world.host, world.channel
    contest = await open_contest(world, tiebreaker=QUESTION, doubles=2)
    panel = await host.slash(channel, "contests", contest="Oscars night")
    await host.click(reply(panel), label="Host")
    await host.click(reply(panel), label="Guests …")
    recorder.take("none-yet", panel)
    recorder.take("form", form := await host.click(reply(panel), label="Type a ballot in …"))
    await host.submit_modal(form, {"name": "Greta", "picks": "1b 99a best 2a*", "answer": "3h 34m"})
    recorder.take("refused", panel)
    recorder.take("form-again", form := await host.click(reply(panel), label="Change …"))
    picks = " ".join(f"{number}a" for number in range(2, 25))
    await host.submit_modal(form, {"name": "Greta", "picks": f"1b* {picks}", "answer": ""})
    recorder.take("preview", panel)
    await host.click(reply(panel), label="Save")
    recorder.take("saved", panel)
    await host.select(
        reply(panel), ["1"], custom_id=custom_id(reply(panel), "See, correct, set aside or erase")
    )
    recorder.take("guest", panel)
    await host.click(reply(panel), label="Erase …")
    recorder.take("erase-asked", panel)
    recorder.take("printed", await host.slash(channel, "contest print"))
    by = Actor(MemberId(host.id), host.name)
    await world.services.contest_hosting.lock_contest(world.guild_id, contest.id, by)
    await world.env.advance_time(SEALED)
    await host.click(reply(panel), label="Guests")
    recorder.take("closed", panel)
    recorder.take("standings", await world.member.slash(channel, "standings"))
    await host.select(
        reply(panel), ["1"], custom_id=custom_id(reply(panel), "See, correct, set aside or erase")
    )
    recorder.take("set-aside-form", form := await host.click(reply(panel), label="Set aside …"))
    await host.submit_modal(form, {"reason": "Left early"})
    recorder.take("ballots-a-guest-aside", panel)
    await host.select(reply(panel), ["g1"], custom_id=custom_id(reply(panel), "Whose ballot?"))
    recorder.take("restore-asked", panel)
    await host.click(reply(panel), label="Back")
    await host.click(reply(panel), label="Back")
    await host.click(reply(panel), label="Guests …")
    await host.select(
        reply(panel), ["1"], custom_id=custom_id(reply(panel), "See, correct, set aside or erase")
    )
    recorder.take("guest-aside", panel)
    await host.click(reply(panel), label="Erase …")
    await host.click(reply(panel), label="Erase")
    recorder.take("erased", panel)
    recorder.check("guests")


async def test_picks_and_standings_after_the_lock(world: World, recorder: Recorder):
    contest = await open_contest(world)
    slate = await slate_of(world, contest)
    ana, ben = world.members
    await fill(world, ana, contest, {one.id: winner_of(one).id for one in slate[:3]})
    await fill(world, ben, contest, {one.id: loser_of(one).id for one in slate[:3]})
    await world.env.advance_time((contest.locks_at - world.env.now()).total_seconds() + SEALED)
    recorder.take("picks-of-another", await ben.slash(world.channel, "picks", member=ana))
    recorder.take("versus", await ana.slash(world.channel, "versus", member=ben))
    recorder.take("standings", await ana.slash(world.channel, "standings"))
    recorder.take("season", await ana.slash(world.channel, "standings", scope="season"))
    recorder.check("after-the-lock")


async def test_rivals(world: World, recorder: Recorder):
    host, channel = world.host, world.channel
    await own_contest(world)
    recorder.take("nobody-yet", await host.slash(channel, "contest rivals"))
    refused = await host.slash(channel, "contest rivals", file=("odds.csv", b"player,chance\nPat,0.5\n"))
    recorder.take("refused", refused)
    answer = await host.slash(channel, "contest rivals", file=("odds.csv", RIVALS.encode()))
    message = reply(answer)
    recorder.take("imported", answer)
    await host.click(message, label="Settle names: 2")
    recorder.take("which-category", answer)
    asked = custom_id(message, "What is “Best Pictures of all”?")
    await host.select(
        message, [picks(message, "What is “Best Pictures of all”?")["Best Picture"]], custom_id=asked
    )
    recorder.take("which-nominee", answer)
    await host.select(message, ["-"], custom_id=custom_id(message, "Who is “Anorra”?"))
    await host.select(message, ["-"], custom_id=custom_id(message, "Who is “The cat”?"))
    recorder.take("settled", answer)
    menu_id = custom_id(message, "Remove a rival")
    await host.select(message, [picks(message, "Remove a rival")["Pat"]], custom_id=menu_id)
    recorder.take("remove-asked", answer)
    recorder.check("rivals")
