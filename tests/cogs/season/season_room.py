"""A film server at the beginning of the season, and what Discord knows of its scheduled events."""

from datetime import UTC, datetime
from typing import Any

from icalendar import Calendar
from simcord import InteractionResult, MemberActor

from tests.world import World, custom_id, reply

BEGINNING = datetime(2026, 11, 29, 18, tzinfo=UTC)
CURTAIN = datetime(2027, 3, 14, 23, tzinfo=UTC)
"""When the Oscars begin, as `AT_FOUR` says it."""
AT_FOUR = "14 March 2027 4pm Los Angeles"
MENU = "Where, and who says so …"


async def begin_season(world: World) -> None:
    """Let the season begin: the demo's clock stands long before."""
    await move_to(world, BEGINNING)


async def move_to(world: World, instant: datetime) -> None:
    """Let time pass until an instant."""
    await world.env.advance_time((instant - world.env.now()).total_seconds())


async def correct(world: World, date: str, when: str, **options: Any) -> InteractionResult:
    """`/calendar correct`, by the host."""
    return await world.host.slash(world.channel, "calendar correct", date=date, when=when, **options)


async def show_date(
    world: World, key: str, member: MemberActor | None = None, page: int = 0
) -> InteractionResult:
    """Choose a date in the list of a page."""
    asker = member or world.member
    answer = await asker.slash(world.channel, "season")
    for _ in range(page):
        await asker.click(reply(answer), custom_id=custom_id(answer, "▶️"))
    return await asker.select(reply(answer), [key], custom_id=custom_id(answer, MENU))


def list_discord_events(world: World) -> list[Any]:  # Any: SimCord's own model of an event
    """The scheduled events of the server, as Discord has them."""
    return list(world.env.backend.get_guild(world.guild_id).scheduled_events.values())


def read_start(event: Any) -> datetime:  # Any: SimCord's own model of an event
    """When a scheduled event begins."""
    return datetime.fromisoformat(event.scheduled_start_time)


async def read_calendar(answer: InteractionResult) -> Calendar:
    """The calendar file that was sent."""
    (attachment,) = reply(answer).attachments
    assert attachment.filename == "season.ics"
    calendar = Calendar.from_ical(await attachment.read())
    assert isinstance(calendar, Calendar)
    return calendar
