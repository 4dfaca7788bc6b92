"""Unfinished commands in the database."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from bot.db.interaction_tables import unfinished_commands
from bot.ids import GuildId, MemberId
from bot.unfinished.model import (
    UNFINISHED_COMMANDS_PER_MEMBER,
    KeptCommand,
    UnfinishedCommand,
)


def insert_command(
    connection: Connection,
    guild_id: GuildId,
    user_id: MemberId,
    command: UnfinishedCommand,
    expires_at: datetime,
) -> KeptCommand:
    """Insert a member's command; if there are too many, delete the oldest."""
    of_member = (unfinished_commands.c.guild_id == guild_id) & (unfinished_commands.c.user_id == user_id)
    newest = (
        select(unfinished_commands.c.id)
        .where(of_member)
        .order_by(unfinished_commands.c.id.desc())
        .limit(UNFINISHED_COMMANDS_PER_MEMBER - 1)
    )
    kept = connection.scalars(newest).all()
    connection.execute(delete(unfinished_commands).where(of_member, unfinished_commands.c.id.not_in(kept)))
    values = {
        "guild_id": guild_id,
        "user_id": user_id,
        "kind": command.kind,
        "fields": command.fields,
        "choices": list(command.choices),
        "expires_at": expires_at,
    }
    [command_id] = connection.execute(
        insert(unfinished_commands).values(values).returning(unfinished_commands.c.id)
    ).one()
    return KeptCommand(command_id, guild_id, user_id, expires_at, is_answered=False, command=command)


def load_command(connection: Connection, guild_id: GuildId, command_id: int) -> KeptCommand | None:
    """Load a server's command; None if it is not kept any more."""
    row = connection.execute(
        select(unfinished_commands).where(
            unfinished_commands.c.id == command_id, unfinished_commands.c.guild_id == guild_id
        )
    ).one_or_none()
    if row is None:
        return None
    command = UnfinishedCommand(row.kind, row.fields, tuple(row.choices))
    return KeptCommand(
        row.id, GuildId(row.guild_id), MemberId(row.user_id), row.expires_at, row.answered, command
    )


def mark_answered(connection: Connection, command_id: int, *, answered: bool) -> None:
    """Set whether a command was answered."""
    connection.execute(
        update(unfinished_commands).where(unfinished_commands.c.id == command_id).values(answered=answered)
    )


def delete_command(connection: Connection, command_id: int) -> None:
    """Delete a command, if it is still kept."""
    connection.execute(delete(unfinished_commands).where(unfinished_commands.c.id == command_id))
