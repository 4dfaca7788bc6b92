"""The column types of the schema."""

from datetime import UTC, datetime

from sqlalchemy import BigInteger, DateTime, Dialect, Integer
from sqlalchemy.types import TypeDecorator

from bot.times.stated_times import StatedTime

Snowflake = BigInteger
"""Discord's identifiers: 64 bits."""

RowId = BigInteger().with_variant(Integer, "sqlite")
"""Ids that the database assigns; SQLite numbers only plain integers automatically."""


def make_stated_columns(name: str, stated: StatedTime | None) -> dict[str, str | None]:
    """The values of the two columns of a time that was stated by the clocks of a place: `NAME_wall`, `NAME_zone`."""
    return {
        f"{name}_wall": stated.wall.isoformat(timespec="seconds") if stated else None,
        f"{name}_zone": stated.zone if stated else None,
    }


def read_stated_time(wall: str | None, zone: str | None) -> StatedTime | None:
    """The stated time of two such columns."""
    return StatedTime(datetime.fromisoformat(wall), zone) if wall and zone else None


class Instant(TypeDecorator[datetime]):
    """A moment in UTC; a time without a zone is refused."""

    # SQLAlchemy hands its dialect to both methods, which need none.
    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give the database UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give Python an aware time in UTC."""
        if value is None:
            return None
        # SQLite stores no zone: the value is the UTC that was written.
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
