"""The calendar file of a server's season, in words."""

from datetime import timedelta

from bot.ids import GuildId
from bot.record.season_dates import Certainty
from bot.season.calendar_file import CalendarEntry, write_calendar_file
from bot.season.model import EVENT_DEFAULT_HOURS, SeasonDate
from bot.season.read_models import Deadline, SeasonOverview
from cogs.kit.posts import PostLocation
from cogs.season import text
from cogs.season.screens import make_event_link


def make_calendar_file(overview: SeasonOverview, awards: text.Awards, guild_name: str) -> bytes:
    """Make the calendar file of what comes next in a server."""
    entries = [_make_date_entry(each, overview, awards, guild_name) for each in overview.dates]
    entries += [_make_deadline_entry(each, overview.guild_id, guild_name) for each in overview.deadlines]
    return write_calendar_file(overview.guild_id, f"{guild_name}: the season", entries, overview.now)


def _make_date_entry(
    known: SeasonDate, overview: SeasonOverview, awards: text.Awards, guild_name: str
) -> CalendarEntry:
    lines = [text.describe_certainty(known, overview.today), *known.sources, f"From {guild_name} on Discord."]
    if known.ceremony is not None:
        lines.insert(0, f"{known.ceremony.name}.")
    event = known.event
    link = f"https://discord.com/channels/{overview.guild_id}"
    return CalendarEntry(
        known.key,
        text.name_date_plainly(known, awards),
        days=None if known.when.at else known.when.days,
        starts_at=known.when.at,
        duration=timedelta(hours=event.hours if event else EVENT_DEFAULT_HOURS),
        place=known.place,
        description="\n".join(lines),
        link=make_event_link(overview.guild_id, event.id) if event else link,
        tentative=known.certainty is Certainty.UNCONFIRMED,
    )


def _make_deadline_entry(deadline: Deadline, guild_id: GuildId, guild_name: str) -> CalendarEntry:
    link = f"https://discord.com/channels/{guild_id}"
    if deadline.channel_id is not None and deadline.message_id is not None:
        link = PostLocation(deadline.channel_id, deadline.message_id).make_link(guild_id)
    return CalendarEntry(
        f"{deadline.kind}/{deadline.id}",
        text.name_deadline_plainly(deadline),
        starts_at=deadline.at,
        description=f"From {guild_name} on Discord.",
        link=link,
    )
