"""What members did lately of the things that have a limit, in the database."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from bot.db.interaction_tables import repetitions
from bot.ids import GuildId, MemberId
from bot.limits.model import (
    LIMITS,
    MEMBER_PERIOD,
    NO_SERVER_LIMIT,
    SERVER_PERIOD,
    Limit,
    LimitedAction,
    check_repetition,
)


def count_repetition(
    connection: Connection,
    guild_id: GuildId,
    user_id: MemberId,
    action: LimitedAction,
    *,
    at: datetime,
    limit: Limit | None = None,
) -> None:
    """Count that a member does something; the server must be stored.

    Args:
        connection: The transaction.
        guild_id: The server.
        user_id: The member.
        action: What they do.
        at: The present instant (UTC).
        limit: The server's own limit; None for that of the table.

    Raises:
        TooOftenError: The limit is reached.
    """
    limit = limit or LIMITS[action]
    here = (repetitions.c.guild_id == guild_id) & (repetitions.c.action == action)
    is_own_alone = limit.per_server == NO_SERVER_LIMIT
    kept_for = MEMBER_PERIOD if is_own_alone else SERVER_PERIOD
    connection.execute(delete(repetitions).where(here, repetitions.c.at <= at - kept_for))
    if is_own_alone:
        # What others did matters to nobody, and may be much.
        here &= repetitions.c.user_id == user_id
    query = select(repetitions.c.user_id, repetitions.c.at).where(here)
    rows = connection.execute(query.order_by(repetitions.c.at, repetitions.c.id)).all()
    own = [done_at for by, done_at in rows if by == user_id]
    check_repetition(action, limit, own, [done_at for _, done_at in rows], at)
    values = {"guild_id": guild_id, "user_id": user_id, "action": action, "at": at}
    connection.execute(insert(repetitions), values)


def uncount_repetition(
    connection: Connection, guild_id: GuildId, user_id: MemberId, action: LimitedAction
) -> None:
    """Count a member's last repetition no more, since it could not be done after all."""
    last = (
        select(repetitions.c.id)
        .where(
            repetitions.c.guild_id == guild_id,
            repetitions.c.user_id == user_id,
            repetitions.c.action == action,
        )
        .order_by(repetitions.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    connection.execute(delete(repetitions).where(repetitions.c.id == last))
