"""What hosts do to their server's own slates: each one transaction, with its line in the audit log.

The caller has checked that the actor is a host. A refusal changes nothing.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from bot.audit import store as audit
from bot.audit.model import Action, Actor, AuditEntry
from bot.awards import slate_saving as saving
from bot.awards import slate_store as store
from bot.awards.model import Ceremony
from bot.awards.record import OWN_AWARD_ID, Record
from bot.awards.slate_changes import Change, category_of, fitted
from bot.awards.slate_differences import difference
from bot.awards.slate_drafts import SlateDraft, draft_of, same
from bot.awards.slate_errors import RecordSlateError, SlateFullError, SlateInUseError, SlateNameTakenError
from bot.awards.slate_files import write_line
from bot.awards.slate_making import Prizes, copied, make_categories
from bot.awards.slate_nominee_changes import nominee_of
from bot.awards.slates import Slates
from bot.clock import Clock
from bot.db.engine import Database
from bot.guilds import store as guilds
from bot.json_values import JsonValue

MOST_SLATES = 50
"""Slates that one server can have of its own."""


class SlateEditor:
    """Makes and changes servers' own slates.

    Every method that is given a ceremony raises `NothingFoundError` for one that the server does not have.
    """

    def __init__(self, database: Database, record: Record, slates: Slates, clock: Clock) -> None:
        """Edit slates in a database."""
        self._database = database
        self._record = record
        self._slates = slates
        self._clock = clock
        self._prizes = Prizes(record)

    async def create(
        self, guild_id: int, name: str, held: date | None, by: Actor, source_id: str | None = None
    ) -> Ceremony:
        """Make a slate: without categories, or with what can be voted on at another ceremony, and on its day.

        Where winners are known at that one, contests on the copy are rehearsals.

        Raises:
            SlateTextError: The name is empty or too long.
            SlateNameTakenError: The server has a slate of this name.
            SlateFullError: The server has as many as it can have.
        """
        return await self._database.write(self._create, guild_id, self._new(name, held), by, source_id)

    async def import_file(self, guild_id: int, name: str, slate: SlateDraft, by: Actor) -> Ceremony:
        """Make a slate from a file without problems, or put it in place of the server's own of this name.

        Raises:
            SlateTextError: The name is empty or too long.
            SlateInUseError: There is one of this name, and contests, polls or results are on it.
            SlateFullError: The server has as many as it can have.
        """
        new = self._new(name, slate.held)
        new = replace(new, categories=make_categories(slate.categories, self._prizes))
        return await self._database.write(self._import, guild_id, new, by)

    async def edit(self, guild_id: int, ceremony_id: str, change: Change, by: Actor) -> Ceremony:
        """Change a slate.

        Raises:
            RecordSlateError: It is one of the record's.
            SlateNameTakenError: Another one has the new name.
            UserError: What the change refuses.
        """

        def work(connection: Connection) -> Ceremony:
            before = self._own(connection, guild_id, ceremony_id)
            after = change.apply(before, saving.usage(connection, guild_id, ceremony_id), self._prizes)
            taken = self._named(connection, guild_id, after.name)
            if taken is not None and taken.id != ceremony_id:
                raise SlateNameTakenError(taken.name)
            return self._save(connection, guild_id, before, after, by)

        return await self._database.write(work)

    async def delete(self, guild_id: int, ceremony_id: str, by: Actor) -> Ceremony:
        """Forget a slate, and say what it was.

        Raises:
            RecordSlateError: It is one of the record's.
            SlateInUseError: Contests, polls or results are on it.
        """

        def work(connection: Connection) -> Ceremony:
            slate = self._own(connection, guild_id, ceremony_id)
            self._check_unused(connection, guild_id, slate)
            saving.remove(connection, guild_id, slate)
            old, _ = difference(slate, replace(slate, name="", held=None, categories=()))
            self._log(connection, guild_id, by, Action.DELETE_SLATE, slate.name, before=old)
            return slate

        return await self._database.write(work)

    async def reinstate(
        self, guild_id: int, ceremony_id: str, category_id: str, nominee_id: str, by: Actor
    ) -> Ceremony:
        """Let a withdrawn nominee be picked again; picks that its withdrawal emptied stay empty."""

        def work(connection: Connection) -> Ceremony:
            if self._slates.reinstate(connection, guild_id, ceremony_id, category_id, nominee_id):
                category = category_of(self._slates.load(connection, guild_id, ceremony_id), category_id)
                line = write_line(draft_of(nominee_of(category, nominee_id)), category.headline)
                subject = f"{category.name}: {line}"
                self._log(connection, guild_id, by, Action.REINSTATE_NOMINEE, subject)
            return self._slates.load(connection, guild_id, ceremony_id)

        return await self._database.write(work)

    def _new(self, name: str, held: date | None) -> Ceremony:
        year = held.year if held else self._clock().year
        return Ceremony("", OWN_AWARD_ID, None, fitted("ceremony", name), year, held, "")

    def _create(
        self, connection: Connection, guild_id: int, new: Ceremony, by: Actor, source_id: str | None
    ) -> Ceremony:
        known, action = False, Action.CREATE_SLATE
        if source_id is not None:
            source = self._slates.load(connection, guild_id, source_id)
            new = replace(new, categories=copied(source))
            if new.held is None:
                new = replace(new, held=source.held, year=source.year)
            known, action = self._slates.is_known(connection, guild_id, source_id), Action.COPY_SLATE
        if self._named(connection, guild_id, new.name) is not None:
            raise SlateNameTakenError(new.name)
        return self._insert(connection, guild_id, new, by, action, source_id, known=known)

    def _import(self, connection: Connection, guild_id: int, new: Ceremony, by: Actor) -> Ceremony:
        old = self._named(connection, guild_id, new.name)
        if old is None:
            return self._insert(connection, guild_id, new, by, Action.IMPORT_SLATE)
        before = self._own(connection, guild_id, old.id)
        self._check_unused(connection, guild_id, before, keeping=new)
        held = new.held or old.held
        after = replace(new, id=old.id, held=held, year=held.year if held else old.year)
        return self._save(connection, guild_id, before, after, by, Action.IMPORT_SLATE)

    def _insert(
        self,
        connection: Connection,
        guild_id: int,
        new: Ceremony,
        by: Actor,
        action: Action,
        source_id: str | None = None,
        *,
        known: bool = False,
    ) -> Ceremony:
        if len(store.titles(connection, guild_id)) >= MOST_SLATES:
            raise SlateFullError("slates", MOST_SLATES)
        guilds.ensure(connection, guild_id, self._clock())
        ceremony_id = saving.create(connection, guild_id, new, self._clock(), source_id, known=known)
        kept = self._slates.load(connection, guild_id, ceremony_id)
        _, after = difference(replace(kept, name="", held=None, categories=()), kept)
        self._log(connection, guild_id, by, action, kept.name, after=after)
        return kept

    def _save(
        self,
        connection: Connection,
        guild_id: int,
        before: Ceremony,
        after: Ceremony,
        by: Actor,
        action: Action = Action.EDIT_SLATE,
    ) -> Ceremony:
        if after != before:
            saving.save(connection, guild_id, before, after, self._clock())
            old, new = difference(before, after)
            self._log(connection, guild_id, by, action, after.name, before=old, after=new)
        return after

    def _own(self, connection: Connection, guild_id: int, ceremony_id: str) -> Ceremony:
        if ceremony_id in self._record.ceremonies:
            raise RecordSlateError(self._record.ceremonies[ceremony_id].name)
        return self._slates.load(connection, guild_id, ceremony_id)

    def _named(self, connection: Connection, guild_id: int, name: str) -> Ceremony | None:
        titles = store.titles(connection, guild_id)
        return next((title for title in titles if same(title.name) == same(name)), None)

    def _check_unused(
        self, connection: Connection, guild_id: int, slate: Ceremony, keeping: Ceremony | None = None
    ) -> None:
        """Refuse to take away what is in use; contests being drafted are content with the same categories."""
        usage = saving.usage(connection, guild_id, slate.id)
        kept = frozenset(keeping.by_id) if keeping else frozenset[str]()
        if usage.frozen or not usage.planned.keys() <= kept:
            raise SlateInUseError(slate.name, usage.contests)

    def _log(
        self,
        connection: Connection,
        guild_id: int,
        by: Actor,
        action: Action,
        subject: str,
        *,
        before: Mapping[str, JsonValue] | None = None,
        after: Mapping[str, JsonValue] | None = None,
    ) -> None:
        audit.append(connection, AuditEntry(guild_id, self._clock(), by, action, subject, before, after))
