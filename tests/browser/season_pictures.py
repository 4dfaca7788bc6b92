"""The README's pictures of the season: what comes next, a reminder, what was seen, the race, the quiz."""

from datetime import UTC, datetime, timedelta

from simcord import InteractionResult, MemberActor

from bot.demo.ballots import choose_picks
from bot.ids import MemberId
from bot.watchlist.model import FilmList
from tests.browser.camera import Camera
from tests.browser.room_pictures import CAST, save_ballot
from tests.cogs.contest_actions import dm_of
from tests.cogs.played_contests import open_contest, slate_of
from tests.cogs.quiz.test_quiz import answer
from tests.cogs.season.season_room import AT_FOUR, begin_season, correct, move_to
from tests.world import World

FEW_DAYS_ON = datetime(2026, 12, 2, 18, tzinfo=UTC)
ANNIVERSARY = datetime(2027, 3, 2, 12, tzinfo=UTC)
QUIZ_DAYS = 5
FIRST_SEEN, SEEN_STEP = 9, 6
"""How many films the first member has seen, and how many more each further one."""


async def photograph_season(world: World, camera: Camera) -> None:
    """The season of a film server: its dates, a reminder of its lock, and what members have seen."""
    ana = world.member
    members = [*world.members, *map(world.join, CAST)]
    await begin_season(world)
    await correct(world, "oscars-99/ceremony", AT_FOUR)
    await _remind_of_lock(world, camera, ana)
    await camera.take("season", ana, await ana.slash(world.channel, "season"))
    films = (await world.services.watchlists.reading.get_watchlist(world.guild_id, MemberId(ana.id))).films
    for number, member in enumerate(members):
        await _mark_seen(world, member, films, FIRST_SEEN + SEEN_STEP * number)
    watcher = members[4]
    await camera.take("watchlist", watcher, await watcher.slash(world.channel, "watchlist"))
    await camera.take("race", ana, await ana.slash(world.channel, "race"))


async def _remind_of_lock(world: World, camera: Camera, member: MemberActor) -> None:
    """A member fills in all but two categories, asks to be reminded, and is."""
    contest = await open_contest(world, title="Oscars night", locks_at=FEW_DAYS_ON + timedelta(hours=2))
    categories = await slate_of(world, contest)
    picks = choose_picks("Ana", categories, {})
    await save_ballot(world, contest, member, dict(list(picks.items())[2:]))
    await member.slash(world.channel, "remind lock")
    await world.env.advance_time(60)
    await move_to(world, FEW_DAYS_ON - timedelta(hours=21))
    await camera.take("reminder", member, channel=dm_of(world, member))


async def _mark_seen(world: World, member: MemberActor, films: FilmList, count: int) -> None:
    member_id, marking = MemberId(member.id), world.services.watchlists.marking
    seen = [film.key for film in films.films[:count]]
    await world.services.guilds.remember_name(world.guild_id, member_id, str(member.user.global_name))
    await marking.choose_seen(world.guild_id, member_id, films.ceremony.id, ticked=seen, unticked=[])
    await marking.set_sharing(world.guild_id, member_id, sharing=True)


async def photograph_quiz(world: World, camera: Camera) -> None:
    """A question of the day, right for the fifth day in a row."""
    done: InteractionResult | None = None
    for _ in range(QUIZ_DAYS):
        await world.env.advance_time(60)
        await world.env.advance_time(86_400)
        done = await answer(world, world.member)
    await camera.take("quiz", world.member, done)


async def photograph_starter(world: World, camera: Camera) -> None:
    """An anniversary, posted by itself."""
    await move_to(world, ANNIVERSARY)
    await world.host.slash(world.channel, "calendar starter", days="every day", at="9:00 pm")
    await move_to(world, ANNIVERSARY + timedelta(hours=9, minutes=1))
    await camera.take("starter", world.member)
