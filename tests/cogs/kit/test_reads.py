"""How often each of the interactions that people use most goes to the database: a new read is a decision."""

from collections.abc import Mapping
from datetime import timedelta
from functools import partial

from bot.audit.model import Actor
from bot.contests.model import Contest
from bot.ids import CategoryId, MemberId, NomineeId
from tests.cogs.contest_actions import pick_all
from tests.cogs.kit.door_counting import Counter, DoorLog, Doors
from tests.cogs.played_contests import open_contest
from tests.polls.poll_posts import asked, post_controls, post_of, vote
from tests.world import World, controls, custom_id, picks, read_channel, reply

HOST = Actor(MemberId(1), "Hana")

MEMBERS_DOORS: Mapping[str, Doors] = {
    "/winners": (0, 0),
    "/film, as it is typed": (0, 0),
    # The ballot marks what its owner has seen, which is a read of its own: nobody's pick waits for it.
    "/ballot": (3, 0),
    "/ballot with the contest's title": (3, 0),
    "a contest's title, as it is typed": (2, 0),
    "the button under a contest": (2, 0),
    "another page of the ballot": (2, 0),
    "a pick": (1, 1),
    "Fill the rest": (1, 0),
    "Save these": (2, 1),
    "/standings": (2, 0),
    "the button Standings": (1, 0),
    "/picks": (2, 0),
    "the button Share mine": (5, 0),
    "a card posted": (5, 1),
    "/versus": (2, 0),
    "/contests": (2, 0),
    "/contests with the contest's title": (2, 0),
    "a vote in a poll": (0, 1),
    "the button that leads to a ranking": (1, 0),
    "the next choice of a ranking": (0, 1),
    "a ranking that is done": (1, 0),
    "/polls": (1, 0),
    "/season": (1, 0),
    "/verdict": (2, 0),
    "/profile": (1, 0),
    "/watchlist": (1, 0),
    "the films to tick": (1, 0),
    "ticks": (1, 1),
    "/seen film": (1, 1),
    "a film of the season, as it is typed": (1, 0),
    "/seen who": (1, 0),
    "/race": (1, 0),
    "/quiz, the first of the day": (1, 1),
    "/quiz": (1, 0),
    "an answer in the quiz": (0, 1),
    "Share": (1, 1),
    "the quiz's table": (1, 0),
    "A round of ten": (0, 0),
    "an answer in a round": (0, 0),
}

HOSTS_DOORS: Mapping[str, Doors] = {
    "/result announce": (2, 1),
    "/result announce of a tie, the rehearsal named": (2, 1),
    "/result announce, asked first": (1, 0),
    "/result announce of what stands": (1, 1),
    "/result undo, asked first": (1, 0),
    "a category, as it is typed": (1, 0),
    "a winner, as it is typed": (1, 0),
    "a ceremony, as it is typed": (2, 0),
    "/result board": (1, 0),
    "an envelope of the board": (1, 0),
    "winners chosen on the board": (1, 0),
    "Confirm on the board": (3, 1),
    "a poll, as it is typed": (1, 0),
    "/poll close of several": (1, 0),
    "/poll close of one by its name": (1, 1),
}


async def test_what_members_use_most_reads_as_little_as_this(counted: tuple[World, DoorLog]):
    world, log = counted
    counter = Counter(log)
    locked, ana = await played(world), world.member
    here = world.channel
    poll = await asked(world)
    picture, winner = CategoryId("best-picture"), NomineeId("one-battle-after-another")
    await world.services.announcing.announce_winners(locked.result_set, picture, [winner], HOST)

    await counter.count("/winners", ana.slash(here, "winners", ceremony="97"))
    await counter.count("/film, as it is typed", ana.autocomplete(here, "film", "title", "para"))
    await counter.count("/standings", ana.slash(here, "standings"))
    shown = await counter.count("/picks", ana.slash(here, "picks"))
    mine = await counter.count("the button Share mine", ana.click(reply(shown), label="Share mine"))
    await counter.count("a card posted", ana.click(reply(mine), label="Post it"))
    await counter.count("/versus", ana.slash(here, "versus", member=world.members[1]))
    await counter.count("/contests", ana.slash(here, "contests"))
    named = await counter.count(
        "/contests with the contest's title", ana.slash(here, "contests", contest=locked.title)
    )
    await counter.count("the button Standings", ana.click(reply(named), label="Standings"))
    await counter.count("/verdict", ana.slash(here, "verdict", ceremony=locked.title))
    await counter.count("/polls", ana.slash(here, "polls"))
    await counter.count("/season", ana.slash(here, "season"))
    await counter.count("a vote in a poll", vote(world, ana, poll, "sinners"))
    await count_ranking(world, counter)

    opened = await open_contest(world, "Another night")
    await counter.count("/ballot with the contest's title", ana.slash(here, "ballot", contest=opened.title))
    await world.services.contest_hosting.cancel_contest(world.guild_id, locked.id, HOST)
    ballot = reply(await counter.count("/ballot", ana.slash(here, "ballot")))
    await counter.count(
        "a contest's title, as it is typed", ana.autocomplete(here, "ballot", "contest", "ano")
    )
    menu = next(part for part in controls(ballot) if ":ballot-pick:" in part.get("custom_id", ""))
    await counter.count(
        "a pick", ana.select(ballot, [menu["options"][0]["value"]], custom_id=menu["custom_id"])
    )
    await counter.count("another page of the ballot", ana.click(ballot, custom_id=custom_id(ballot, "▶️")))
    await counter.count("Fill the rest", ana.click(ballot, label="Fill the rest …"))
    await counter.count("Save these", ana.click(ballot, label="Save these 23"))
    await world.services.ballots.clear_ballot(
        world.guild_id, opened.id, MemberId(ana.id), pressed_at=world.env.now() + timedelta(seconds=1)
    )
    card = reply(await ana.slash(here, "contests", contest=opened.title))
    await counter.count("the button under a contest", ana.click(card, label="Fill in my ballot"))
    await world.services.contest_hosting.lock_contest(world.guild_id, opened.id, HOST)
    await world.services.contest_hosting.finish_contest(world.guild_id, opened.id, None, HOST)
    await counter.count("/profile", ana.slash(here, "profile"))
    await count_watching(world, counter)
    await count_quiz(world, counter)

    assert counter.found == dict(MEMBERS_DOORS)


async def count_watching(world: World, counter: Counter) -> None:
    """Keep a watchlist as a member, and count."""
    ana, here = world.member, world.channel
    watchlist = await counter.count("/watchlist", ana.slash(here, "watchlist"))
    films = await counter.count("the films to tick", ana.click(reply(watchlist), label="Tick films"))
    menu = next(part for part in controls(films) if ":watch-tick:" in part["custom_id"])
    ticking = ana.select(reply(films), [menu["options"][0]["value"]], custom_id=menu["custom_id"])
    await counter.count("ticks", ticking)
    await counter.count("/seen film", ana.slash(here, "seen film", title="Hamnet; Sinners"))
    typing = ana.autocomplete(here, "seen film", "title", "bugo")
    await counter.count("a film of the season, as it is typed", typing)
    await counter.count("/seen who", ana.slash(here, "seen who", title="Hamnet"))
    await counter.count("/race", ana.slash(here, "race"))


async def count_ranking(world: World, counter: Counter) -> None:
    """Rank in a poll as a member, and count."""
    poll, ana = await asked(world, question="should", count="preferential"), world.member
    button = next(part for part in post_controls(world, poll) if ":poll-rank:" in part["custom_id"])
    opening = ana.click(post_of(world, poll), custom_id=button["custom_id"])
    ranking = reply(await counter.count("the button that leads to a ranking", opening))
    menu = next(part for part in controls(ranking) if ":rank-next:" in part["custom_id"])
    choosing = ana.select(ranking, ["sinners"], custom_id=menu["custom_id"])
    await counter.count("the next choice of a ranking", choosing)
    await counter.count("a ranking that is done", ana.click(ranking, label="Done"))


async def count_quiz(world: World, counter: Counter) -> None:
    """Play the quiz as two members, and count."""
    ana, here = world.member, world.channel
    await counter.count("/quiz, the first of the day", ana.slash(here, "quiz"))
    asked = reply(await counter.count("/quiz", ana.slash(here, "quiz")))
    answer = controls(asked)[0]["custom_id"]
    answered = reply(await counter.count("an answer in the quiz", ana.click(asked, custom_id=answer)))
    await counter.count("Share", ana.click(answered, label="Share"))
    began = reply(await counter.count("A round of ten", ana.click(answered, label="A round of ten")))
    answer = controls(began)[0]["custom_id"]
    await counter.count("an answer in a round", ana.click(began, custom_id=answer))
    await counter.count("the quiz's table", ana.slash(here, "quiz", show="table"))


async def test_an_envelope_is_opened_with_as_few_reads_as_this(counted: tuple[World, DoorLog]):
    world, log = counted
    counter = Counter(log)
    contest, host, here = await played(world), world.host, world.channel
    await host.slash(here, "contests")  # Who is seen for the first time has their name written down.

    async def announce(name: str, category: str, winner: str, **options: str) -> None:
        command = host.slash(here, "result announce", category=category, winner=winner, **options)
        await counter.count(name, command)

    await announce("/result announce, asked first", "picture", "one batle")
    await announce("/result announce", "best-picture", "one-battle-after-another")
    await announce("/result announce of what stands", "best-picture", "one-battle-after-another")
    await announce(
        "/result announce of a tie, the rehearsal named",
        "live-action-short",
        "the-singers",
        also="two-people-exchanging-saliva",
        ceremony=contest.title,
    )
    assert sum("🏆" in post for post in read_channel(here, world.member)) == 2
    await counter.count("/result undo, asked first", host.slash(here, "result undo", category="picture"))
    typing = partial(host.autocomplete, here, "result announce")
    await counter.count("a category, as it is typed", typing("category", "dir"))
    await counter.count("a winner, as it is typed", typing("winner", "one", category="best-picture"))
    await counter.count("a ceremony, as it is typed", typing("ceremony", "98"))

    board = reply(await counter.count("/result board", host.slash(here, "result board")))
    for name, placeholder in (
        ("an envelope of the board", "Open an envelope"),
        ("winners chosen on the board", "And the winner is …"),
    ):
        first = next(iter(picks(board, placeholder).values()))
        chosen = host.select(board, [first], custom_id=custom_id(board, placeholder))
        await counter.count(name, chosen)
    await counter.count("Confirm on the board", host.click(board, label="Confirm and announce"))

    await asked(world, category="director")
    await asked(world, category="actor", ceremony="97")
    typed = host.autocomplete(here, "poll close", "poll", "dir")
    assert len(await counter.count("a poll, as it is typed", typed)) == 1
    await counter.count("/poll close of several", host.slash(here, "poll close"))
    await counter.count("/poll close of one by its name", host.slash(here, "poll close", poll="director"))

    assert counter.found == dict(HOSTS_DOORS)
    reads, writes = counter.found["/result announce of a tie, the rehearsal named"]
    assert (reads <= 3, writes <= 1) == (True, True)


async def played(world: World) -> Contest:
    """A locked contest in which two members picked."""
    contest = await open_contest(world)
    await pick_all(world, contest)
    await world.env.advance_time((contest.locks_at - world.env.now()).total_seconds() + 10)
    return contest
