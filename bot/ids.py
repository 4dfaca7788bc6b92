"""The types of ids: one of each kind, so that the type checker sees one passed for another.

An id becomes one where it enters: from Discord, a row, a `custom_id`, a job's payload or a file. From there on
annotations carry it.
"""

from datetime import UTC, datetime, timedelta
from typing import NewType

GuildId = NewType("GuildId", int)
"""A server's id, Discord's own."""
MemberId = NewType("MemberId", int)
"""A user's id, Discord's own."""
ContestId = NewType("ContestId", int)
"""A contest's id in the bot's own tables."""
RivalId = NewType("RivalId", int)
"""A rival's id in the bot's own tables."""
CategoryId = NewType("CategoryId", str)
"""A category's id, unique in its ceremony."""
NomineeId = NewType("NomineeId", str)
"""A nominee's id, unique in its category."""
ContenderId = NewType("ContenderId", int)
"""The id in the bot's own tables of what may come to be nominated."""
DateKey = NewType("DateKey", str)
"""What a date of the season is known by in a server: `oscars-99/nominations`, or `own/12` for one of its own."""
FilmKey = NewType("FilmKey", str)
"""What tells the films that members have seen apart: the record's id, or a mark made of title and year."""
PressId = NewType("PressId", int)
"""The id of an interaction, Discord's own: of two presses the later one has the greater id."""

_DISCORD_EPOCH = datetime(2015, 1, 1, tzinfo=UTC)
_SNOWFLAKE_TIME_BITS = 22


def make_first_press_id(instant: datetime) -> PressId:
    """The smallest id that Discord can give to an interaction of this millisecond."""
    return PressId((instant - _DISCORD_EPOCH) // timedelta(milliseconds=1) << _SNOWFLAKE_TIME_BITS)


def find_press_instant(press_id: PressId) -> datetime:
    """The millisecond (UTC) in which Discord gave an interaction its id."""
    return _DISCORD_EPOCH + timedelta(milliseconds=press_id >> _SNOWFLAKE_TIME_BITS)
