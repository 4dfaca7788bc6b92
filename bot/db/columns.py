"""The column types of the schema."""

from datetime import UTC, datetime

from sqlalchemy import BigInteger, DateTime, Dialect, Integer
from sqlalchemy.types import TypeDecorator

Snowflake = BigInteger
"""Discord's identifiers: 64 bits."""

RowId = BigInteger().with_variant(Integer, "sqlite")
"""Ids that the database assigns; SQLite numbers only plain integers automatically."""


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
