"""How often what a season adds goes to the database, as `tests.cogs.kit.test_reads` has it for the rest."""

from collections.abc import Mapping

from bot.audit.model import Actor
from bot.ids import MemberId
from bot.slates.drafts import CategoryDraft, NomineeDraft, SlateDraft
from tests.cogs.contest_actions import DAY, SEALED, announced, newest, own_contest
from tests.cogs.kit.door_counting import Counter, DoorLog, Doors
from tests.cogs.reminders.reminder_actions import press_remind
from tests.cogs.room_awards.award_presses import last_post
from tests.cogs.season.season_room import AT_FOUR, MENU, correct
from tests.world import World, controls, custom_id, labels, picks, reply

HOST = Actor(MemberId(1), "Hana")

SEASON_DOORS: Mapping[str, Doors] = {
    "/contest contenders": (3, 0),
    "the form for contenders": (1, 0),
    "contenders that a host typed": (2, 1),
    # The ballot marks what its owner has seen, which is a read of its own.
    "/ballot for nominations": (3, 0),
    "contenders chosen": (2, 1),
    "the form for somebody else": (2, 0),
    "a contender of one's own": (3, 2),
    "another category of nominations": (2, 0),
    "/picks of nominations": (2, 0),
    "Duplicates": (1, 0),
    "the board of the morning": (1, 0),
    "a category of the board": (1, 0),
    "nominations announced": (5, 3),
    "a category to be cancelled": (1, 0),
    "a category cancelled": (4, 2),
    "a category that counts again": (4, 2),
    "/standings of nominations": (2, 0),
    "the button Nominations": (1, 0),
    "/verdict on nominations": (2, 0),
    "/contest rivals with a file": (1, 1),
    "Settle names": (1, 0),
    "a name that is settled": (0, 1),
    "/contest rivals": (2, 0),
    "a rival to be removed": (1, 0),
    "a rival removed": (0, 1),
    "/awards create": (2, 2),
    "Nominate": (1, 0),
    "the form for nominations": (1, 0),
    "nominations that were typed": (0, 1),
    "/awards settle": (1, 0),
    "/awards open": (2, 2),
    "My ballot": (1, 0),
    "the next choice on a ballot": (0, 1),
    "Undo on a ballot": (0, 1),
    "Verify the awards": (1, 0),
    "an envelope of one's own awards": (3, 1),
    "Remind me": (0, 1),
    "/remind lock": (1, 1),
    "/remind nominations": (1, 1),
    "the hosts' list of reminders": (1, 0),
    "No posts in the channel": (1, 1),
    "a date in full": (1, 0),
    "Put it in my calendar": (1, 0),
    "/calendar add": (0, 1),
    "/calendar correct": (2, 1),
    "/calendar event": (1, 1),
    "/calendar starter": (1, 0),
    "starters planned": (1, 1),
    "Show mine": (1, 1),
    "not seen after all": (1, 1),
    "Who else has seen it": (1, 0),
    "a question missed": (1, 0),
    "a late answer": (0, 1),
}
"""The rest of a season, for members and hosts: contests on nominations, rivals, the room's own awards, dates,
reminders, and what `tests.cogs.kit.test_reads` leaves out of watchlists and the quiz.
"""


async def test_what_the_season_adds_reads_as_little_as_this(counted: tuple[World, DoorLog]):
    world, log = counted
    counter = Counter(log)
    for number in range(3):
        world.join(f"Guest {number}")
    await world.host.slash(
        world.channel, "contests"
    )  # Who is seen for the first time has their name written down.
    await world.member.slash(world.channel, "contests")
    await world.env.advance_time(60 * DAY)
    await count_nominations(world, counter)
    await count_rivals(world, counter)
    await count_awards(world, counter)
    await count_reminders(world, counter)
    await count_dates(world, counter)
    await count_films_and_quiz(world, counter)
    assert counter.found == dict(SEASON_DOORS)


async def count_nominations(world: World, counter: Counter) -> None:
    """Play a contest on nominations until its card stands, and count."""
    host, ana, here = world.host, world.member, world.channel
    options = {"ceremony": "99", "locks": "in 3 days", "kind": "nominations", "categories": "eight"}
    await host.slash(here, "contest create", **options)
    shown = reply(await counter.count("/contest contenders", host.slash(here, "contest contenders")))
    form = await counter.count("the form for contenders", host.click(shown, label="Add …"))
    typed = {"lines": "The Odyssey\nDigger\nHamnet 2"}
    await counter.count("contenders that a host typed", host.submit_modal(form, typed))
    await host.slash(here, "contest announce")
    contest = await newest(world)

    ballot = reply(await counter.count("/ballot for nominations", ana.slash(here, "ballot")))
    listed = next(part for part in controls(ballot) if ":nominate:" in part.get("custom_id", ""))
    values = [option["value"] for option in listed["options"]][:2]
    await counter.count("contenders chosen", ana.select(ballot, values, custom_id=listed["custom_id"]))
    form = await counter.count("the form for somebody else", ana.click(ballot, label="Someone else …"))
    await counter.count("a contender of one's own", ana.submit_modal(form, {"name": "The Long Shot"}))
    going = ana.select(ballot, ["1"], custom_id=custom_id(ballot, "Go to a category"))
    await counter.count("another category of nominations", going)
    await counter.count("/picks of nominations", ana.slash(here, "picks"))
    await world.env.advance_time(3 * DAY)
    await world.env.advance_time(SEALED)

    panel = reply(await host.slash(here, "contests", contest=str(contest.id)))
    await host.click(panel, label="Host")
    await counter.count("Duplicates", host.click(panel, label="Duplicates"))
    await host.click(panel, label="Back")
    films = tuple(NomineeDraft(films=(name,)) for name in ("The Odyssey", "Digger"))
    slate = SlateDraft("99th Academy Awards", None, (CategoryDraft("Best Picture", films),))
    awaited = world.services.record.ceremonies["oscars-99"]
    await world.services.slate_editor.import_file(world.guild_id, slate.name, slate, HOST, stands_for=awaited)
    await counter.count("the board of the morning", host.click(panel, label="The nominations"))
    opening = host.select(panel, ["0"], custom_id=custom_id(panel, "Open a category"))
    await counter.count("a category of the board", opening)
    await counter.count("nominations announced", host.click(panel, label="Announce"))
    asked = await counter.count("a category to be cancelled", host.click(panel, label="Cancel category"))
    await counter.count("a category cancelled", host.click(reply(asked), label="Yes, cancel it"))
    await counter.count("a category that counts again", host.click(panel, label="Let it count again"))
    standings = await counter.count("/standings of nominations", ana.slash(here, "standings"))
    await counter.count("the button Nominations", ana.click(reply(standings), label="Nominations"))
    await counter.count("/verdict on nominations", ana.slash(here, "verdict"))
    await world.services.contest_hosting.cancel_contest(world.guild_id, contest.id, HOST)


async def count_rivals(world: World, counter: Counter) -> None:
    """Bring rivals into a contest, and count."""
    host, here = world.host, world.channel
    await own_contest(world)
    lines = "player,category,nominee,probability\nPat,Best Picture,Anora,0.7\nPat,Best Poster,Cat,0.2\n"
    importing = host.slash(here, "contest rivals", file=("odds.csv", lines.encode()))
    message = reply(await counter.count("/contest rivals with a file", importing))
    await counter.count("Settle names", host.click(message, label="Settle names: 1"))
    leaving = host.select(message, ["-"], custom_id=custom_id(message, "Who is “Cat”?"))
    await counter.count("a name that is settled", leaving)
    await counter.count("/contest rivals", host.slash(here, "contest rivals"))
    removed = next(iter(picks(message, "Remove a rival").values()))
    asking = host.select(message, [removed], custom_id=custom_id(message, "Remove a rival"))
    await counter.count("a rival to be removed", asking)
    await counter.count("a rival removed", host.click(message, label="Remove it"))


async def count_awards(world: World, counter: Counter) -> None:
    """Give the room's own awards from their first nomination to an envelope, and count."""
    host, ana, here = world.host, world.member, world.channel
    asked = {"name": "Our Awards", "categories": "Best Picture", "until": "in 7 days"}
    await counter.count("/awards create", host.slash(here, "awards create", **asked))
    panel = await counter.count("Nominate", ana.click(last_post(world), label="Nominate"))
    choosing = ana.select(reply(panel), ["best-picture"], custom_id=custom_id(panel, "Nominate in …"))
    form = await counter.count("the form for nominations", choosing)
    nominating = ana.submit_modal(form, {"lines": "Anora\nConclave"})
    await counter.count("nominations that were typed", nominating)
    await world.env.advance_time(7 * DAY + SEALED)
    await counter.count("/awards settle", host.slash(here, "awards settle"))
    await counter.count("/awards open", host.slash(here, "awards open", until="in 7 days"))
    post = last_post(world)
    ballot = await counter.count("My ballot", ana.click(post, label="My ballot"))
    prompt = "Next choice: your 1st"
    first = picks(ballot, prompt)["Anora"]
    ranking = ana.select(reply(ballot), [first], custom_id=custom_id(ballot, prompt))
    await counter.count("the next choice on a ballot", ranking)
    await counter.count("Undo on a ballot", ana.click(reply(ballot), label="Undo"))
    await ana.select(reply(ballot), [first], custom_id=custom_id(ballot, prompt))
    await world.env.advance_time(7 * DAY + SEALED)
    await counter.count("Verify the awards", ana.click(last_post(world), label="Verify"))
    board = reply(await host.slash(here, "result board", ceremony="Our Awards"))
    envelope = next(iter(picks(board, "Open an envelope").values()))
    await host.select(board, [envelope], custom_id=custom_id(board, "Open an envelope"))
    await counter.count("an envelope of one's own awards", host.click(board, label="Open the envelope"))


async def count_reminders(world: World, counter: Counter) -> None:
    """Ask to be reminded as a member, look at who asked as a host, and count."""
    host, ana, here = world.host, world.member, world.channel
    contest = await announced(world)
    await counter.count("Remind me", press_remind(world, ana, contest))
    await counter.count("/remind lock", ana.slash(here, "remind lock", contest=contest.title))
    await counter.count("/remind nominations", ana.slash(here, "remind nominations"))
    panel = reply(await host.slash(here, "contests", contest=str(contest.id)))
    await host.click(panel, label="Host")
    await counter.count("the hosts' list of reminders", host.click(panel, label="Reminders …"))
    await counter.count("No posts in the channel", host.click(panel, label="No posts in the channel"))


async def count_dates(world: World, counter: Counter) -> None:
    """Look at the season's dates as a member, keep them as a host, and count."""
    host, ana, here = world.host, world.member, world.channel
    shown = reply(await ana.slash(here, "season"))
    first = next(iter(picks(shown, MENU).values()))
    await counter.count("a date in full", ana.select(shown, [first], custom_id=custom_id(shown, MENU)))
    await counter.count("Put it in my calendar", ana.click(shown, label="Put it in my calendar"))
    adding = host.slash(here, "calendar add", name="Our party", when=AT_FOUR)
    await counter.count("/calendar add", adding)
    await counter.count("/calendar correct", correct(world, "oscars ceremony", AT_FOUR))
    making = host.slash(here, "calendar event", date="oscars-99/ceremony")
    await counter.count("/calendar event", making)
    await counter.count("/calendar starter", host.slash(here, "calendar starter"))
    planning = host.slash(here, "calendar starter", days="weekends", at="8pm")
    await counter.count("starters planned", planning)


async def count_films_and_quiz(world: World, counter: Counter) -> None:
    """Show what one has seen, take it back, answer a question late, and count."""
    ana, here = world.member, world.channel
    watchlist = reply(await ana.slash(here, "watchlist", ceremony="98"))
    await counter.count("Show mine", ana.click(watchlist, label="Show mine"))
    marked = reply(await ana.slash(here, "seen film", title="Hamnet"))
    await counter.count("Who else has seen it", ana.click(marked, label="Who else has seen it"))
    undone = reply(await ana.slash(here, "seen film", title="Sinners"))
    menu = "Not seen after all …"
    values = list(picks(undone, menu).values())
    await counter.count("not seen after all", ana.select(undone, values, custom_id=custom_id(undone, menu)))
    await ana.slash(here, "quiz")
    await world.env.advance_time(DAY)
    asked = reply(await ana.slash(here, "quiz"))
    answered = reply(await ana.click(asked, custom_id=controls(asked)[0]["custom_id"]))
    label = next(one for one in labels(answered) if one.startswith("You missed"))
    missed = reply(await counter.count("a question missed", ana.click(answered, label=label)))
    late = ana.click(missed, custom_id=controls(missed)[0]["custom_id"])
    await counter.count("a late answer", late)
