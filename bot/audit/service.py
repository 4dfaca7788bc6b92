"""Reading the audit log: page by page, as a file, and new entries as they are added."""

import csv
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import StringIO

from sqlalchemy import Connection

from bot.audit import store
from bot.audit.model import AuditAction, AuditEntry
from bot.db.engine import Database
from bot.ids import GuildId
from bot.json_values import JsonValue
from bot.spreadsheets import escape_cell

AuditFollower = Callable[[GuildId], None]
"""Hears which server's log has grown, on the event loop; it must neither wait nor raise."""

CSV_COLUMNS = ("at", "who", "member", "action", "subject", "before", "after", "had a ballot")


@dataclass(frozen=True, slots=True)
class AuditPage:
    """One page of a server's audit log.

    Attributes:
        entries: Its entries, the latest first.
        number: The page's number, from 0.
        pages: How many pages there are, at least 1.
        actions: Every action that the log has entries of.
        action: The action by which the log is filtered; None without a filter.
    """

    entries: Sequence[AuditEntry]
    number: int
    pages: int
    actions: Sequence[AuditAction]
    action: AuditAction | None = None


class AuditLog:
    """Reads servers' audit logs; entries are written where the actions are done."""

    def __init__(self, database: Database) -> None:
        """Read the log in a database."""
        self._database = database
        self._follower: AuditFollower | None = None
        database.add_listener(store.AUDIT_TOPIC, self._notify_follower)

    async def get_page(
        self, guild_id: GuildId, number: int, per_page: int, action: AuditAction | None = None
    ) -> AuditPage:
        """A page of a server's log, the last one if there are fewer."""

        def load_page(connection: Connection) -> AuditPage:
            pages = max(1, -(-store.count_entries(connection, guild_id, action) // per_page))
            shown = min(max(number, 0), pages - 1)
            entries = store.list_page(
                connection, guild_id, limit=per_page, skip=shown * per_page, action=action
            )
            return AuditPage(entries, shown, pages, store.list_actions(connection, guild_id), action)

        return await self._database.read(load_page)

    async def export_csv(self, guild_id: GuildId, action: AuditAction | None = None) -> str:
        """A server's whole log as CSV text, the oldest entry first; spreadsheets run no cell of it as a formula.

        It begins with a byte order mark, by which spreadsheets recognise UTF-8, in which it is to be saved.
        """

        def write_csv(connection: Connection) -> str:
            text = StringIO()
            text.write("\ufeff")
            rows = csv.writer(text)
            rows.writerow(CSV_COLUMNS)
            rows.writerows(_make_csv_row(entry) for entry in store.read_entries(connection, guild_id, action))
            return text.getvalue()

        return await self._database.read(write_csv)

    async def get_latest_id(self) -> int:
        """The id of the latest entry of all servers; 0 before the first."""
        return await self._database.read(store.find_latest_id)

    async def list_entries_since(self, guild_id: GuildId, entry_id: int, limit: int) -> Sequence[AuditEntry]:
        """A server's entries after the one with this id, the oldest first."""
        return await self._database.read(store.list_entries_since, guild_id, entry_id, limit)

    def set_follower(self, follower: AuditFollower) -> None:
        """Set the listener that is called with the id of each server whose log has new entries, in place of
        an earlier one.
        """
        self._follower = follower

    def _notify_follower(self, subject: int) -> None:
        if self._follower is not None:
            self._follower(GuildId(subject))


def _make_csv_row(entry: AuditEntry) -> Sequence[str]:
    return (
        entry.at.isoformat(sep=" ", timespec="seconds"),
        escape_cell(entry.actor.name),
        # As text: spreadsheets lose digits of so large a number.
        f"id {entry.actor.id}" if entry.actor.id else "",
        entry.action,
        escape_cell(entry.subject),
        _format_value(entry.before),
        _format_value(entry.after),
        "yes" if entry.had_ballot else "",
    )


def _format_value(value: JsonValue) -> str:
    if value is None:
        return ""
    return escape_cell(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
