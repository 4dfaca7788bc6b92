"""What has happened on the film server before the demo opens: a season in its middle, one function a feature.

Members and the host act through the simulated Discord, or through the bot's own services, so nothing is shown that
does not work. A new feature gets a function of its own here and a line in `ACTS`.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

import simcord

from bot.client import AwardsBot
from bot.contests.model import Contest, ContestState
from bot.demo.ballots import choose_nominee, choose_picks
from bot.demo.film_server import FilmServer
from bot.guilds.model import ChannelPurpose
from bot.ids import CategoryId, MemberId
from bot.polls.model import Poll
from bot.record.model import Category
from bot.services import Services
from cogs.kit.events import dispatch_contest_changed

SEASON_LENGTH = timedelta(days=3, hours=2)
"""How long before the demo opens its season began."""
SETTLING_TIME = timedelta(minutes=1)
"""Long enough for every post that waits to be edited."""

PLAYED_TITLE = "Oscars rehearsal"
OPEN_TITLE = "One more for the road"
PLAYED_CEREMONY, OPEN_CEREMONY = "98", "97"
OPENED_ENVELOPES = (
    CategoryId("animated-feature"),
    CategoryId("best-supporting-actress"),
    CategoryId("best-supporting-actor"),
)
NEXT_ENVELOPES = tuple(map(CategoryId, ("best-actor", "best-actress", "best-director", "best-picture")))
"""Those that whoever opens the demo is to open next: main prizes, whose cards have pictures."""
FIRST_FILMS_SEEN, FURTHER_FILMS_SEEN = 6, 5
"""How many films the first member has seen, and how many more each further one."""
PARTY_NAME, PARTY_STARTS = "Our Oscars party", "in 6 days"
QUIZ_DAYS = 2
"""On how many days in a row members answer the question of the day, the day before the lock the last."""
DISCUSSED_FILM = "Parasite"
DISCUSSION = (
    ("Chloé", "The best cut to a doorbell in the history of doorbells."),
    ("Dev", "I had *1917* down for it, twice. I am at peace with that now."),
    ("Fumiko", "First film not in English to win Best Picture, and it took until the 92nd. Discuss."),
)


@dataclass
class Stage:
    """Where the acts take place.

    Attributes:
        env: The simulated Discord.
        services: The bot's services.
        server: The film server.
    """

    env: simcord.Env
    services: Services
    server: FilmServer

    async def wait(self, duration: timedelta) -> None:
        """Let simulated time pass, deadlines and edits of posts included."""
        await self.env.advance_time(duration.total_seconds())

    async def wait_until(self, instant: datetime) -> None:
        """Let simulated time pass until then; none if it is past."""
        await self.wait(max(instant - self.env.now(), timedelta()))

    async def list_categories(self, contest: Contest) -> list[Category]:
        """List the categories that a contest asks about, in its order."""
        ceremony = await self.services.slates.get_ceremony(self.server.guild_id, contest.ceremony_id)
        return [ceremony.by_id[entry.id] for entry in contest.rules.categories]

    async def find_contest(self, title: str) -> Contest:
        """Find a contest by its title."""
        contests = await self.services.contests.list_contests(self.server.guild_id, frozenset(ContestState))
        return next(contest for contest in contests if contest.title == title)


Act = Callable[[Stage], Awaitable[None]]


async def play_season(stage: Stage, ends_at: datetime) -> None:
    """Let everything happen that comes before the demo, which opens at an instant (UTC)."""
    await stage.wait_until(ends_at - SEASON_LENGTH)
    for act in ACTS:
        await act(stage)
    await stage.wait_until(ends_at)


async def choose_channels(stage: Stage) -> None:
    """The owner says where posts and discussions go."""
    server = stage.server
    for purpose in (ChannelPurpose.ANNOUNCEMENTS, ChannelPurpose.DISCUSSION):
        await server.owner.slash(server.backstage, "config channel", purpose=purpose, channel=server.season)


async def open_contests(stage: Stage) -> None:
    """The host announces the contest that is played, which locks an hour before the demo opens, and another one."""
    await _announce_contest(stage, PLAYED_CEREMONY, PLAYED_TITLE, "in 3 days", stage.server.night)
    await _announce_contest(stage, OPEN_CEREMONY, OPEN_TITLE, "in 8 days", stage.server.season)


async def _announce_contest(
    stage: Stage, ceremony: str, title: str, locks: str, channel: simcord.ChannelHandle
) -> None:
    host, backstage = stage.server.host, stage.server.backstage
    drafted = await host.slash(
        backstage,
        "contest create",
        ceremony=ceremony,
        locks=locks,
        title=title,
        scoring="weighted",
        channel=channel,
    )
    assert drafted.response is not None  # noqa: S101 - the bot answers every command
    await host.click(drafted.response, label="Announce")
    await stage.wait(SETTLING_TIME)


async def fill_ballots(stage: Stage) -> None:
    """Six members fill in the ballot of the one contest over the days, and two already that of the other."""
    await stage.wait(timedelta(days=1))
    played = await stage.find_contest(PLAYED_TITLE)
    for member in stage.server.members:
        await _fill_ballot(stage, played, member)
        await stage.wait(SETTLING_TIME)
    other = await stage.find_contest(OPEN_TITLE)
    for member in stage.server.members[:2]:
        await _fill_ballot(stage, other, member)
    dispatch_contest_changed(cast("AwardsBot", stage.env.bot), stage.server.guild_id, other.id)
    await stage.wait(SETTLING_TIME)


async def _fill_ballot(stage: Stage, contest: Contest, member: simcord.MemberActor) -> None:
    guild_id, member_id, name = stage.server.guild_id, MemberId(member.id), str(member.user.global_name)
    await stage.services.guilds.remember_name(guild_id, member_id, name)
    categories = await stage.list_categories(contest)
    now = stage.env.now()
    offered = await stage.services.ballot_filling.propose_filling(guild_id, contest.id, member_id, now)
    picks = choose_picks(f"{name}, ballot", categories, offered.favourites)
    await stage.services.ballots.fill_picks(guild_id, contest.id, member_id, picks, pressed_at=now)


async def watch_films(stage: Stage) -> None:
    """Members tick what they have seen of the last Oscars' films, one more than the other, and all but one race."""
    guild_id, watchlists = stage.server.guild_id, stage.services.watchlists
    for number, member in enumerate(stage.server.members):
        member_id = MemberId(member.id)
        films = (await watchlists.reading.get_watchlist(guild_id, member_id)).films
        seen = [film.key for film in films.films[number % 2 : FIRST_FILMS_SEEN + FURTHER_FILMS_SEEN * number]]
        await watchlists.marking.choose_seen(guild_id, member_id, films.ceremony.id, ticked=seen, unticked=[])
        await watchlists.marking.set_sharing(guild_id, member_id, sharing=number > 0)


async def keep_dates(stage: Stage) -> None:
    """The host puts a date of their own into the season, and plans conversation starters on the usual days."""
    host, backstage = stage.server.host, stage.server.backstage
    await host.slash(backstage, "calendar add", name=PARTY_NAME, when=PARTY_STARTS, place="At Chloé’s")
    planned = await host.slash(backstage, "calendar starter")
    assert planned.response is not None  # noqa: S101 - the bot answers every command
    await host.click(planned.response, label="Switch on")


async def ask_for_reminders(stage: Stage) -> None:
    """Two members whose ballot in the other contest is empty ask to be reminded, and one whose ballot is complete."""
    other = await stage.find_contest(OPEN_TITLE)
    post = next(message for message in stage.server.season.history() if message.id == other.message_id)
    for member in stage.server.members[1:4]:
        await member.click(post, label="Remind me")


async def play_quiz(stage: Stage) -> None:
    """All but one member answer the question of the day, on days in a row, some of them wrong; the first shares it."""
    first = stage.server.members[0]
    for day in range(QUIZ_DAYS):
        if day:
            await stage.wait(timedelta(days=1))
        for number, member in enumerate(stage.server.members[:-1]):
            await _answer_question(stage, member, right=(number + day) % 3 > 0 or member is first)
    answered = await first.slash(stage.server.season, "quiz")
    assert answered.response is not None  # noqa: S101 - the bot answers every command
    await first.click(answered.response, label="Share")


async def _answer_question(stage: Stage, member: simcord.MemberActor, *, right: bool) -> None:
    guild_id, member_id, now = stage.server.guild_id, MemberId(member.id), stage.env.now()
    asked = (await stage.services.quiz.open_day(guild_id, member_id, now)).daily
    place = asked.question.answer if right else (asked.question.answer + 1) % len(asked.question.options)
    await stage.services.quiz.save_answer(guild_id, member_id, asked.on.day, place, pressed_at=now)


async def ask_poll(stage: Stage) -> None:
    """The host asks who should win Best Picture, and everyone answers on the post."""
    server = stage.server
    await server.host.slash(
        server.backstage,
        "poll open",
        category="best-picture",
        question="should",
        closes="in 4 days",
        ceremony=PLAYED_CEREMONY,
    )
    (poll,) = await stage.services.polls.list_open_polls(server.guild_id)
    for member in server.members:
        await _answer_poll(stage, poll, member)
    await stage.wait(SETTLING_TIME)


async def _answer_poll(stage: Stage, poll: Poll, member: simcord.MemberActor) -> None:
    ceremony = await stage.services.slates.get_ceremony(stage.server.guild_id, poll.ceremony_id)
    post = next(message for message in stage.server.season.history() if message.id == poll.message_id)
    answer = choose_nominee(str(member.user.global_name), ceremony.by_id[poll.category_id])
    await member.select(post, [answer])


async def open_thread(stage: Stage) -> None:
    """The host opens the thread on a film, and members write in it."""
    server = stage.server
    await server.host.slash(server.backstage, "discuss film", title=DISCUSSED_FILM)
    thread = server.season.threads[0]
    written_by = {str(member.user.global_name): member for member in server.members}
    for name, words in DISCUSSION:
        await written_by[name].send(thread, words)


async def open_envelopes(stage: Stage) -> None:
    """The contest locks, and the host opens three envelopes of it, in an order that she has typed."""
    server, played = stage.server, await stage.find_contest(PLAYED_TITLE)
    await stage.wait(played.locks_at - stage.env.now() + timedelta(hours=1))
    await stage.services.announcing.set_running_order(
        played.result_set, [*OPENED_ENVELOPES, *NEXT_ENVELOPES], server.host_actor
    )
    by_id = {category.id: category for category in await stage.list_categories(played)}
    for category_id in OPENED_ENVELOPES:
        winner = next(nominee for nominee in by_id[category_id].nominees if nominee.winner)
        await server.host.slash(
            server.backstage, "result announce", category=category_id, winner=winner.id, ceremony=PLAYED_TITLE
        )
        await stage.wait(timedelta(minutes=8))


ACTS: tuple[Act, ...] = (
    choose_channels,
    open_contests,
    fill_ballots,
    watch_films,
    keep_dates,
    ask_for_reminders,
    play_quiz,
    ask_poll,
    open_thread,
    open_envelopes,
)
"""What happens, in this order."""
