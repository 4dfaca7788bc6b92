"""Rivals as hosts bring them and members meet them: a file, its questions, the standings, the podium, the profile."""

from datetime import date

from simcord import InteractionResult

from bot.audit.model import Actor
from bot.contests.model import Contest, Scoring
from bot.ids import MemberId
from bot.slates.drafts import CategoryDraft, NomineeDraft, SlateDraft
from tests.cogs.contest_actions import HOUR, announce_all, announced, draft, newest, own_contest
from tests.cogs.played_contests import fill, open_contest
from tests.world import World, controls, custom_id, labels, picks, read_channel, reply, text

HEADER = "player,category,nominee,probability\n"
CLUB = (
    HEADER
    + "The *market*,Best Picture,Anora,30%\nThe *market*,Best Picture,Flow,70%\n"
    + "The *market*,Best Poster,Anora,60%\nThe *market*,Best Poster,Flow,40%\n"
)


async def bring(world: World, content: str) -> InteractionResult:
    """Send a file of probabilities as the host."""
    return await world.host.slash(world.channel, "contest rivals", file=("odds.csv", content.encode()))


async def play(world: World, contest: Contest) -> None:
    """Let two members play a contest of the club's own, until it is finished: the first nominees win."""
    ceremony = await world.services.slates.get_ceremony(world.guild_id, contest.ceremony_id)
    first, second = (category.nominees[0].id for category in ceremony.slate)
    picture, poster = (category.id for category in ceremony.slate)
    await fill(world, world.members[0], contest, {picture: first, poster: second})
    await fill(world, world.members[1], contest, {picture: ceremony.slate[0].nominees[1].id})
    by = Actor(MemberId(world.host.id), world.host.name)
    await world.services.contest_hosting.lock_contest(world.guild_id, contest.id, by)
    await world.env.advance_time(60)
    await announce_all(world, contest)
    asked = reply(await world.host.slash(world.channel, "contest finish"))
    await world.host.click(asked, label="Make it final")
    await world.env.advance_time(60)


async def test_without_rivals_it_shows_how_a_file_looks(world: World):
    await open_contest(world)
    answer = await world.host.slash(world.channel, "contest rivals")
    assert answer.ephemeral
    assert "Nobody yet." in text(answer)
    assert "player,category,nominee,probability" in text(answer)


async def test_a_file_is_imported_and_its_rival_listed(world: World):
    await own_contest(world)
    answer = await bring(world, CLUB)
    shown = text(answer)
    assert answer.ephemeral
    assert "💾 Imported **The \\*market\\***: 4 probabilities." in shown
    assert "a pick in 2 of 2 categories · covers every nominee" in shown
    audit = await world.host.slash(world.channel, "audit")
    assert "imported rivals into" in text(audit)


async def test_a_file_that_cannot_be_taken_is_answered_line_by_line(world: World):
    await own_contest(world)
    answer = await bring(world, f"{HEADER}Market,Best Picture,Anora,surely\nMarket,,Flow,0.2\n")
    shown = text(answer)
    assert "Nothing is imported" in shown
    assert "line 2: “surely” is no probability" in shown
    assert "line 3: it names no category" in shown
    assert "Nobody yet." in text(await world.host.slash(world.channel, "contest rivals"))


async def test_names_that_are_not_certain_are_asked_one_by_one(world: World):
    await open_contest(world)
    answer = await bring(
        world, f"{HEADER}Pat,Best Pictures of all,Siners,0.5\nPat,Best Picture,One Battle,0.1\n"
    )
    message = reply(answer)
    assert "⚠️ 2 names I cannot place for certain" in text(message)

    await world.host.click(message, label="Settle names: 2")
    assert "**Siners** in **Best Pictures of all**" in text(message)
    asked = custom_id(message, "What is “Best Pictures of all”?")
    await world.host.select(message, ["best-picture"], custom_id=asked)
    menu = next(part for part in controls(message) if ":rival-nominee:" in part.get("custom_id", ""))
    assert menu["options"][0]["value"] == "sinners"
    await world.host.select(message, ["sinners"], custom_id=menu["custom_id"])
    assert "1 name left" in text(message)
    menu = next(part for part in controls(message) if ":rival-nominee:" in part.get("custom_id", ""))
    await world.host.select(message, ["-"], custom_id=menu["custom_id"])

    assert "✅ Every name is settled." in text(message)
    assert "a pick in 1 of 24 categories" in text(message)


async def test_a_rival_is_removed_after_a_question(world: World):
    await own_contest(world)
    message = reply(await bring(world, CLUB))
    (rival,) = (await world.services.rivals.get_board(world.guild_id, (await newest(world)).id)).rivals
    await world.host.select(message, [str(rival.id)], custom_id=custom_id(message, "Remove a rival"))
    assert "### Remove The \\*market\\*?" in text(message)
    await world.host.click(message, label="Remove it")
    assert "🗑️ Removed." in text(message)
    assert "Nobody yet." in text(message)


async def test_members_beat_the_market_or_do_not_and_it_is_told(world: World):
    contest = await own_contest(world)
    await bring(world, CLUB)
    await play(world, contest)

    podium = next(post for post in read_channel(world.channel, world.member) if "Final standings" in post)
    # It had Flow for Best Picture, which is wrong, and Anora for Best Poster: (0.7² + 0.7² + 0.4² + 0.4²) ÷ 2.
    assert "⚔️ **The \\*market\\*** · 1 point, 1 of 2 right, Brier 0.65: beaten by Ana" in podium
    profile = await world.members[0].slash(world.channel, "profile")
    assert "⚔️ beat The \\*market\\*" in text(profile)
    other = await world.members[1].slash(world.channel, "profile")
    assert "⚔️" not in text(other)
    standings = reply(await world.member.slash(world.channel, "standings"))
    await world.member.click(standings, label="Picture")
    assert "The \\*market\\*, 1 point, Brier 0.65" in text(standings)
    verdict = await world.member.slash(world.channel, "verdict")
    assert "By comparison, The \\*market\\*: 1 of 2, Brier 0.65" in text(verdict)


async def test_after_the_first_envelope_the_rivals_stay_as_they_are(world: World):
    contest = await own_contest(world)
    await bring(world, CLUB)
    by = Actor(MemberId(world.host.id), world.host.name)
    await world.services.contest_hosting.lock_contest(world.guild_id, contest.id, by)
    await world.env.advance_time(HOUR)
    ceremony = await world.services.slates.get_ceremony(world.guild_id, contest.ceremony_id)
    category = ceremony.slate[0]
    await world.services.announcing.announce_winners(
        contest.result_set, category.id, [category.nominees[0].id], by
    )
    answer = await bring(world, CLUB)
    assert "cannot change any more" in text(answer)
    shown = reply(await world.host.slash(world.channel, "contest rivals"))
    assert "An envelope is open, so they stay as they are." in text(shown)
    assert labels(shown) == ["Back"]


async def test_a_draft_by_odds_says_what_it_lacks_and_by_whom_it_pays(world: World):
    message = reply(await draft(world, scoring=Scoring.ODDS.value, categories="eight"))
    assert "**Odds** need a forecaster" in text(message)
    refused = await world.host.click(message, label="Announce")
    assert "pays by a forecaster's odds, and there is none yet" in text(refused)

    rows = "".join(
        f'Pat,{category.title},"{nominee.films[0].title}",0.2\n'
        for category in (await _slate(world))
        if category.id == "best-picture"
        for nominee in category.nominees
    )
    imported = await bring(world, HEADER + rows)
    assert "it sets the odds" in text(imported)
    await world.host.click(reply(imported), label="Back")
    assert "It pays by the odds of **Pat**" in text(imported)
    refused = await world.host.click(reply(imported), label="Announce")
    assert "**Pat** lacks a probability for nominees in Best Director" in text(refused)


async def test_a_ballot_by_odds_says_what_each_nominee_pays(world: World):
    await open_contest(world, scoring=Scoring.ODDS)
    message = reply(await world.member.slash(world.channel, "ballot"))
    menu = next(part for part in controls(message) if ":best-picture:" in part.get("custom_id", ""))
    # One chance in five, and Picture weighs 5.
    assert {option["description"] for option in menu["options"]} == {"pays 25 points"}


async def test_doubles_are_set_on_the_draft(world: World):
    message = reply(await draft(world, doubles=3))
    assert "You may double 3 categories" in text(message)
    form = await world.host.click(message, label="Doubles: 3")
    await world.host.submit_modal(form, {"doubles": "5"})
    assert "Doubles: 5" in labels(message)
    form = await world.host.click(message, label="Doubles: 5")
    refused = await world.host.submit_modal(form, {"doubles": "25"})
    assert "choose a number from 0 to 24" in text(refused)


async def _slate(world: World):
    ceremony = await world.services.slates.get_ceremony(world.guild_id, "oscars-98")
    return ceremony.slate


async def test_a_contest_on_nominations_has_neither_doubles_nor_rivals(world: World):
    refused = await draft(world, ceremony="99", kind="nominations", doubles=1)
    assert "has no doubles" in text(refused)
    await draft(world, ceremony="99", kind="nominations")
    answer = await bring(world, CLUB)
    assert "rivals play in contests on winners alone" in text(answer)


async def test_what_a_name_may_mean_is_paged(world: World):
    films = tuple(NomineeDraft(films=(f"Film {number:02}",)) for number in range(1, 31))
    slate = SlateDraft("Long list", date(2026, 3, 1), (CategoryDraft("Best Picture", films),))
    by = Actor(MemberId(world.host.id), world.host.name)
    await world.services.slate_editor.import_file(world.guild_id, slate.name, slate, by)
    await announced(world, ceremony=slate.name, title="Long night")
    message = reply(await bring(world, f"{HEADER}Pat,Best Picture,Somebody else,50%\n"))
    await world.host.click(message, label="Settle names: 1")
    first = picks(message, "Who is “Somebody else”?")
    assert len(first) == 25
    await world.host.click(message, custom_id=custom_id(message, "▶️"))
    second = picks(message, "Who is “Somebody else”?")
    assert list(second)[-1] == "None of these: leave the line out"
    assert {*first, *second} >= {f"Film {number:02}" for number in range(1, 31)}
    meant = second["Film 30"]
    await world.host.select(message, [meant], custom_id=custom_id(message, "Who is “Somebody else”?"))
    assert "✅ Every name is settled." in text(message)
