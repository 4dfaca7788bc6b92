"""Hosts' changes to their server's own slates: each is one transaction with an entry in the audit log.

The caller has checked that the actor is a host. If a change is refused, nothing has changed.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import count

from sqlalchemy import Connection

from bot.audit import store as audit
from bot.audit.model import Actor, AuditAction, AuditEntry
from bot.clock import Clock
from bot.db.engine import Database
from bot.errors import NothingFoundError, Subject
from bot.guilds import store as guilds
from bot.ids import CategoryId, GuildId, NomineeId
from bot.json_values import JsonValue
from bot.record.model import Category, Ceremony
from bot.record.record import OWN_AWARD_ID, Record
from bot.slates import edit_store as saving
from bot.slates import store
from bot.slates.builder import copy_categories, make_categories
from bot.slates.drafts import SlateDraft, make_comparison_key, make_nominee_draft
from bot.slates.edits import SlateEdit, get_category, get_nominee, validate_text
from bot.slates.errors import RecordSlateError, SlateFullError, SlateInUseError, SlateNameTakenError
from bot.slates.files import write_line
from bot.slates.import_plan import ImportPlan, make_numbered_name
from bot.slates.known_names import KnownNames
from bot.slates.model import SlateNominee
from bot.slates.service import SlateService

SlateDifference = Mapping[str, JsonValue]


def compare_slates(before: Ceremony, after: Ceremony) -> tuple[SlateDifference, SlateDifference]:
    """The parts of two versions of a slate that differ (name, date, order, categories): as before, and as after."""
    old, new = _describe_slate(before), _describe_slate(after)
    differing = [key for key in dict.fromkeys([*old, *new]) if old.get(key) != new.get(key)]
    return (
        {key: old[key] for key in differing if key in old},
        {key: new[key] for key in differing if key in new},
    )


def _describe_slate(ceremony: Ceremony) -> SlateDifference:
    held = {"held": ceremony.held.isoformat()} if ceremony.held else {}
    order: list[JsonValue] = [category.name for category in ceremony.categories]
    categories = {f"category {category.id}": _describe_category(category) for category in ceremony.categories}
    return {"name": ceremony.name, **held, "categories": order, **categories}


def _describe_category(category: Category) -> JsonValue:
    return {
        "name": category.name,
        "named by": category.headline.value,
        "weight": category.weight,
        "nominees": [
            write_line(make_nominee_draft(nominee), category.headline) for nominee in category.nominees
        ],
        "withdrawn": [nominee.id for nominee in category.nominees if nominee.withdrawn],
    }


GUILD_MAX_SLATES = 50
"""The most slates that one server can have."""


class SlateEditor:
    """Creates and changes servers' own slates.

    Every method that is given a ceremony raises `NothingFoundError` for one that the server does not have.
    """

    def __init__(self, database: Database, record: Record, slates: SlateService, clock: Clock) -> None:
        """Edit slates in a database."""
        self._database = database
        self._record = record
        self._slates = slates
        self._clock = clock
        self.known_names = KnownNames(record)
        self._prizes = self.known_names.prizes

    async def create_slate(
        self, guild_id: GuildId, name: str, held: date | None, by: Actor, source_id: str | None = None
    ) -> Ceremony:
        """Create a slate: empty, or as a copy of another ceremony's categories that can be voted on, and of its date.

        Raises:
            SlateTextError: The name is empty or too long.
            SlateNameTakenError: The server has a slate of this name.
            SlateFullError: The server has the most slates allowed.
        """
        return await self._database.write(
            self._save_created, guild_id, self._make_ceremony(name, held), by, source_id
        )

    async def import_file(
        self,
        guild_id: GuildId,
        name: str,
        slate: SlateDraft,
        by: Actor,
        *,
        stands_for: Ceremony | None = None,
    ) -> Ceremony:
        """Create a slate from a file without problems, or replace the server's own slate of this name.

        Raises:
            SlateTextError: The name is empty or too long.
            SlateInUseError: There is a slate of this name, and contests, polls or results use it.
            SlateFullError: The server has the most slates allowed.
        """
        if stands_for is not None:
            name, slate = stands_for.name, replace(slate, held=stands_for.held)
        new = self._make_ceremony(name, slate.held)
        new = replace(new, categories=make_categories(slate.categories, self._prizes))
        standing_id = stands_for.id if stands_for else None
        return await self._database.write(self._save_imported, guild_id, new, by, standing_id)

    async def plan_import(self, guild_id: GuildId, slate: SlateDraft) -> ImportPlan:
        """What `import_file` would do with a slate: what it replaces, or under which name it goes beside one in use."""
        awaited = self._slates.find_awaited_ceremony(slate.name)
        wanted = replace(slate, name=awaited.name, held=awaited.held) if awaited else slate

        def plan_under_name(connection: Connection) -> ImportPlan:
            old = self._find_by_name(connection, guild_id, wanted.name)
            if old is None:
                return ImportPlan(wanted, stands_for=awaited)
            new = replace(old, categories=make_categories(wanted.categories, self._prizes))
            try:
                self._check_unused(connection, guild_id, old, keeping=new)
            except SlateInUseError as error:
                names = (make_numbered_name(wanted.name, number) for number in count(2))
                free = next(name for name in names if self._find_by_name(connection, guild_id, name) is None)
                return ImportPlan(replace(wanted, name=free), keeps=old, users=error.contests)
            return ImportPlan(wanted, replaces=old, stands_for=awaited)

        return await self._database.read(plan_under_name)

    async def edit_slate(self, guild_id: GuildId, ceremony_id: str, change: SlateEdit, by: Actor) -> Ceremony:
        """Change a slate.

        Raises:
            RecordSlateError: It is one of the record's.
            SlateNameTakenError: Another slate has the new name.
            UserError: Whatever the edit raises.
        """

        def save_edit(connection: Connection) -> Ceremony:
            before = self._load_own_slate(connection, guild_id, ceremony_id)
            after = change.apply_to(
                before, saving.load_usage(connection, guild_id, ceremony_id), self._prizes
            )
            taken = self._find_by_name(connection, guild_id, after.name)
            if taken is not None and taken.id != ceremony_id:
                raise SlateNameTakenError(taken.name)
            return self._update_slate(connection, guild_id, before=before, after=after, by=by)

        return await self._database.write(save_edit)

    async def answer_match(
        self,
        guild_id: GuildId,
        ceremony_id: str,
        category_id: CategoryId,
        nominee_id: NomineeId,
        *,
        known_id: NomineeId,
        by: Actor,
    ) -> None:
        """Save which of the record's nominees one of a standing slate's is; `NOT_NOMINATED` if none.

        Raises:
            NothingFoundError: The server has no such slate.
        """

        def save_answer(connection: Connection) -> None:
            own = store.find_own_slate(connection, guild_id, ceremony_id)
            if own is None:
                raise NothingFoundError(Subject.CEREMONY, ceremony_id)
            category = {**own.answers.get(category_id, {}), nominee_id: known_id}
            saving.save_answers(connection, ceremony_id, {**own.answers, category_id: category})
            after: dict[str, JsonValue] = {"category": category_id, "nominee": nominee_id, "is": known_id}
            self._append_audit_entry(
                connection, guild_id, by, AuditAction.EDIT_SLATE, own.ceremony.name, after=after
            )

        await self._database.write(save_answer)

    async def delete_slate(self, guild_id: GuildId, ceremony_id: str, by: Actor) -> Ceremony:
        """Delete a slate and return it.

        Raises:
            RecordSlateError: It is one of the record's.
            SlateInUseError: Contests, polls or results use it.
        """

        def delete_unused(connection: Connection) -> Ceremony:
            slate = self._load_own_slate(connection, guild_id, ceremony_id)
            self._check_unused(connection, guild_id, slate)
            saving.delete_slate(connection, guild_id, slate)
            old, _ = compare_slates(slate, replace(slate, name="", held=None, categories=()))
            self._append_audit_entry(
                connection, guild_id, by, AuditAction.DELETE_SLATE, slate.name, before=old
            )
            return slate

        return await self._database.write(delete_unused)

    async def reinstate_nominee(self, nominee: SlateNominee, by: Actor) -> Ceremony:
        """Undo a nominee's withdrawal; picks that the withdrawal removed stay removed."""

        def save_reinstatement(connection: Connection) -> Ceremony:
            reinstated = self._slates.reinstate_nominee(connection, nominee)
            ceremony = self._slates.load_ceremony(connection, nominee.guild_id, nominee.ceremony_id)
            if reinstated:
                category = get_category(ceremony, nominee.category_id)
                draft = make_nominee_draft(get_nominee(category, nominee.nominee_id))
                subject = f"{category.name}: {write_line(draft, category.headline)}"
                self._append_audit_entry(
                    connection, nominee.guild_id, by, AuditAction.REINSTATE_NOMINEE, subject
                )
            return ceremony

        return await self._database.write(save_reinstatement)

    def _make_ceremony(self, name: str, held: date | None) -> Ceremony:
        year = held.year if held else self._clock().year
        return Ceremony("", OWN_AWARD_ID, None, validate_text("ceremony", name), year, held, "")

    def _save_created(
        self, connection: Connection, guild_id: GuildId, new: Ceremony, by: Actor, source_id: str | None
    ) -> Ceremony:
        action = AuditAction.CREATE_SLATE
        if source_id is not None:
            source = self._slates.load_ceremony(connection, guild_id, source_id)
            new = replace(new, categories=copy_categories(source))
            if new.held is None:
                new = replace(new, held=source.held, year=source.year)
            action = AuditAction.COPY_SLATE
        if self._find_by_name(connection, guild_id, new.name) is not None:
            raise SlateNameTakenError(new.name)
        return self._insert_slate(connection, guild_id, new, by=by, action=action, source_id=source_id)

    def _save_imported(
        self, connection: Connection, guild_id: GuildId, new: Ceremony, by: Actor, stands_for: str | None
    ) -> Ceremony:
        old = self._find_by_name(connection, guild_id, new.name)
        if old is None:
            return self._insert_slate(
                connection, guild_id, new, by=by, action=AuditAction.IMPORT_SLATE, stands_for=stands_for
            )
        before = self._load_own_slate(connection, guild_id, old.id)
        self._check_unused(connection, guild_id, before, keeping=new)
        held = new.held or old.held
        after = replace(new, id=old.id, held=held, year=held.year if held else old.year)
        if stands_for is not None:
            saving.save_stands_for(connection, old.id, stands_for)
        return self._update_slate(
            connection, guild_id, before=before, after=after, by=by, action=AuditAction.IMPORT_SLATE
        )

    def _insert_slate(
        self,
        connection: Connection,
        guild_id: GuildId,
        new: Ceremony,
        *,
        by: Actor,
        action: AuditAction,
        source_id: str | None = None,
        stands_for: str | None = None,
    ) -> Ceremony:
        if len(store.list_own_ceremonies(connection, guild_id)) >= GUILD_MAX_SLATES:
            raise SlateFullError("slates", GUILD_MAX_SLATES)
        guilds.ensure_guild(connection, guild_id, self._clock())
        ceremony_id = saving.insert_slate(
            connection, guild_id, new, self._clock(), source_id, stands_for=stands_for
        )
        kept = self._slates.load_ceremony(connection, guild_id, ceremony_id)
        _, after = compare_slates(replace(kept, name="", held=None, categories=()), kept)
        self._append_audit_entry(connection, guild_id, by, action, kept.name, after=after)
        return kept

    def _update_slate(
        self,
        connection: Connection,
        guild_id: GuildId,
        *,
        before: Ceremony,
        after: Ceremony,
        by: Actor,
        action: AuditAction = AuditAction.EDIT_SLATE,
    ) -> Ceremony:
        if after != before:
            saving.update_slate(connection, guild_id, before, after, self._clock())
            old, new = compare_slates(before, after)
            self._append_audit_entry(connection, guild_id, by, action, after.name, before=old, after=new)
        return after

    def _load_own_slate(self, connection: Connection, guild_id: GuildId, ceremony_id: str) -> Ceremony:
        if ceremony_id in self._record.ceremonies:
            raise RecordSlateError(self._record.ceremonies[ceremony_id].name)
        return self._slates.load_ceremony(connection, guild_id, ceremony_id)

    def _find_by_name(self, connection: Connection, guild_id: GuildId, name: str) -> Ceremony | None:
        titles = store.list_own_ceremonies(connection, guild_id)
        return next(
            (title for title in titles if make_comparison_key(title.name) == make_comparison_key(name)), None
        )

    def _check_unused(
        self, connection: Connection, guild_id: GuildId, slate: Ceremony, keeping: Ceremony | None = None
    ) -> None:
        """Refuse to remove a slate in use; contests that are only drafts accept `keeping` if it has the same
        categories.
        """
        usage = saving.load_usage(connection, guild_id, slate.id)
        kept = frozenset(keeping.by_id) if keeping else frozenset[NomineeId]()
        if usage.frozen or not usage.planned.keys() <= kept:
            raise SlateInUseError(slate.name, usage.contests)

    def _append_audit_entry(
        self,
        connection: Connection,
        guild_id: GuildId,
        by: Actor,
        action: AuditAction,
        subject: str,
        *,
        before: Mapping[str, JsonValue] | None = None,
        after: Mapping[str, JsonValue] | None = None,
    ) -> None:
        audit.append_entry(
            connection, AuditEntry(guild_id, self._clock(), by, action, subject, before, after)
        )
