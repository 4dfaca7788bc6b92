"""What hosts do with the room's own awards: each is one transaction with an entry in the audit log.

The caller has checked that the actor is a host.
"""

from dataclasses import replace

from sqlalchemy import Connection

from bot.audit.model import Actor, AuditAction
from bot.clock import Clock
from bot.db.engine import Database
from bot.errors import raise_refusal
from bot.guilds import store as guild_store
from bot.ids import CategoryId, GuildId, MemberId
from bot.jobs.service import JobService
from bot.json_values import JsonValue
from bot.record.record import Record
from bot.results import store as results_store
from bot.room_awards import ballot_store, closing, rules, store
from bot.room_awards.deadlines import cancel_award_post, schedule_award_post
from bot.room_awards.errors import (
    EnvelopesOpenError,
    NoVoterError,
    RoomAwardRunsError,
)
from bot.room_awards.loading import check_slate_name, find_award_category, load_award
from bot.room_awards.model import (
    AwardDraft,
    AwardPhase,
    RoomAward,
)
from bot.room_awards.slate import make_award_categories
from bot.slates.drafts import tidy_text
from bot.slates.edits import validate_text
from bot.slates.known_names import KnownNames
from bot.slates.service import SlateService


class RoomAwardHostService:
    """Changes to a server's own awards by hosts.

    Every method that is given awards raises `NoRoomAwardError` for those that the server does not have; without an id
    the latest are meant.
    """

    def __init__(
        self, database: Database, record: Record, slates: SlateService, jobs: JobService, clock: Clock
    ) -> None:
        """Store awards in a database, and their deadlines as jobs."""
        self._database = database
        self._slates = slates
        self._jobs = jobs
        self._clock = clock
        self._known_names = KnownNames(record)

    async def create_award(self, guild_id: GuildId, draft: AwardDraft, by: Actor) -> RoomAward:
        """Begin awards: their nominations are open from now on. The caller posts that and calls `record_post`.

        Raises:
            SlateTextError: The name, or a category's, is empty or too long.
            AwardCategoriesError: There are none, too many, or two of one name.
            PhaseEndsInPastError: The nominations would end in the past.
            RoomAwardRunsError: The server has awards under way.
            SlateNameTakenError: The server has a slate of this name.
        """
        now = self._clock()
        name = validate_text("ceremony", draft.name)
        names = tuple(
            validate_text("category", one) for one in filter(None, map(tidy_text, draft.category_names))
        )
        raise_refusal(rules.refusal_of_categories(names))
        raise_refusal(rules.refusal_of_end(draft.nominations_close_at, now))
        award = RoomAward(
            id=0,
            guild_id=guild_id,
            name=name,
            phase=AwardPhase.NOMINATE,
            categories=make_award_categories(names, self._known_names),
            count_method=draft.count_method,
            nominee_limit=draft.nominee_limit,
            eligible=draft.eligible,
            voter_rule=draft.voter_rule,
            nominations_close_at=draft.nominations_close_at,
            nominations_close_stated=draft.nominations_close_stated,
            created_at=now,
            created_by=by.id,
            channel_id=draft.channel_id,
        )

        def insert_award(connection: Connection) -> RoomAward:
            for other in store.list_awards(connection, guild_id):
                if not _has_opened(connection, other):
                    raise RoomAwardRunsError(other.name)
            check_slate_name(connection, guild_id, name)
            guild_store.ensure_guild(connection, guild_id, now)
            made = replace(award, id=store.insert_award(connection, award))
            closing.schedule_phase_end(connection, self._jobs, made)
            schedule_award_post(connection, self._jobs, made, now)
            after = _describe_award(made)
            closing.append_award_entry(
                connection, made, action=AuditAction.CREATE_AWARDS, by=by, at=now, after=after
            )
            return made

        return await self._database.write(insert_award)

    async def record_post(
        self, guild_id: GuildId, award_id: int, channel_id: int, message_id: int | None
    ) -> RoomAward:
        """Store where the post of the present phase is, which needs no job any more.

        Its `message_id` is None if it was deleted, or cannot be made and its host knows.
        """

        def save_post(connection: Connection) -> RoomAward:
            award = load_award(connection, guild_id, award_id)
            posted = replace(award, channel_id=channel_id, message_id=message_id)
            store.update_award(connection, posted)
            cancel_award_post(connection, self._jobs, posted)
            return posted

        return await self._database.write(save_post)

    async def record_card(
        self, guild_id: GuildId, award_id: int, category_id: CategoryId, place: tuple[int, int] | None
    ) -> None:
        """Store where the post of an opened envelope is; None if it was deleted."""

        def save_card(connection: Connection) -> None:
            award = load_award(connection, guild_id, award_id)
            category = replace(find_award_category(award, category_id), card_place=place)
            store.update_category(connection, award.id, category)

        await self._database.write(save_card)

    async def close_phase(self, guild_id: GuildId, by: Actor) -> RoomAward:
        """End the nominations or the voting now; after `PHASE_CLOSING_DELAY` the next phase begins.

        Raises:
            WrongPhaseError: Neither is open.
        """
        now = self._clock()

        def save_end(connection: Connection) -> RoomAward:
            award = load_award(connection, guild_id, None)
            if award.phase is AwardPhase.NOMINATE:
                ends_at = min(now, award.nominations_close_at)
                ended = replace(award, nominations_close_at=ends_at, nominations_close_stated=None)
                action = AuditAction.CLOSE_NOMINATIONS
            else:
                raise_refusal(rules.refusal_of_phase(award, AwardPhase.VOTE))
                ends_at = min(now, award.voting_closes_at or now)
                ended = replace(award, voting_closes_at=ends_at, voting_closes_stated=None)
                action = AuditAction.CLOSE_VOTING
            if ended != award:
                store.update_award(connection, ended)
                closing.schedule_phase_end(connection, self._jobs, ended)
                closing.append_award_entry(connection, ended, action=action, by=by, at=now)
            return ended

        return await self._database.write(save_end)

    async def end_phase(self, guild_id: GuildId, award_id: int) -> RoomAward | None:
        """Begin the next phase if that is due; it can be called again, after a crash or a long time offline.

        Returns:
            The awards in their phase; None if they are gone.
        """
        now = self._clock()

        def end_if_due(connection: Connection) -> RoomAward | None:
            award = store.find_room_award(connection, guild_id, award_id)
            if award is None:
                return None
            return closing.end_phase_if_due(connection, self._slates, award, now)

        return await self._database.write(end_if_due)

    async def set_aside(
        self, guild_id: GuildId, member_id: MemberId, reason: str | None, by: Actor
    ) -> RoomAward:
        """Set a member's ballots aside with a reason, before any envelope is open; None takes it back.

        Raises:
            NoVoterError: The member did not vote.
            EnvelopesOpenError: An envelope was opened already.
        """
        now = self._clock()

        def save_reason(connection: Connection) -> RoomAward:
            award = load_award(connection, guild_id, None)
            voter = ballot_store.find_voter(connection, award.id, member_id)
            if voter is None:
                raise NoVoterError(award.name)
            if _has_opened(connection, award):
                raise EnvelopesOpenError(award.name)
            ballot_store.save_voter_set_aside(connection, voter.id, reason)
            action = AuditAction.SET_VOTER_ASIDE if reason is not None else AuditAction.RESTORE_VOTER
            after: dict[str, JsonValue] = {"ballot": voter.id, "reason": reason or ""}
            closing.append_award_entry(connection, award, action=action, by=by, at=now, after=after)
            return award

        return await self._database.write(save_reason)

    async def cancel_award(self, guild_id: GuildId, by: Actor) -> RoomAward:
        """End awards without a ceremony; what was nominated and voted stays secret.

        Raises:
            EnvelopesOpenError: An envelope was opened already.
        """
        now = self._clock()

        def save_cancelled(connection: Connection) -> RoomAward:
            award = load_award(connection, guild_id, None)
            if _has_opened(connection, award):
                raise EnvelopesOpenError(award.name)
            cancelled = replace(award, phase=AwardPhase.CANCELLED)
            store.update_award(connection, cancelled)
            closing.schedule_phase_end(connection, self._jobs, cancelled)
            cancel_award_post(connection, self._jobs, cancelled)
            closing.append_award_entry(connection, cancelled, action=AuditAction.CANCEL_AWARDS, by=by, at=now)
            return cancelled

        return await self._database.write(save_cancelled)


def _has_opened(connection: Connection, award: RoomAward) -> bool:
    return award.result_set is not None and bool(
        results_store.load_results(connection, award.result_set).latest
    )


def _describe_award(award: RoomAward) -> dict[str, JsonValue]:
    """Awards as the audit log keeps them."""
    return {
        "categories": [category.name for category in award.categories],
        "nominations until": award.nominations_close_at.isoformat(),
        "eligible": {"rule": award.eligible.kind, "films": list(award.eligible.films)},
        "count": award.count_method,
        "nominees": award.nominee_limit,
        "days as a member": award.voter_rule.min_member_days,
        "days of the account": award.voter_rule.min_account_days,
        "role": None if award.voter_rule.role_id is None else str(award.voter_rule.role_id),
    }
