"""From the nominations to the vote: hosts settle doubles, and open the voting on a slate of the shortlist.

Each is one transaction with an entry in the audit log. The caller has checked that the actor is a host.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from bot.audit.model import Actor, AuditAction
from bot.clock import Clock
from bot.db.engine import Database
from bot.errors import raise_refusal
from bot.ids import CategoryId, GuildId
from bot.jobs.service import JobService
from bot.json_values import JsonValue
from bot.record.record import Record
from bot.room_awards import closing, rules, store
from bot.room_awards.deadlines import schedule_award_post
from bot.room_awards.errors import NoDoublesError
from bot.room_awards.loading import check_slate_name, find_award_category, load_award, load_shortlist_entries
from bot.room_awards.model import AwardCategory, AwardPhase, RoomAward
from bot.room_awards.shortlist import ShortlistEntry, choose_nominees, join_doubles
from bot.room_awards.slate import make_award_slate
from bot.slates import edit_store
from bot.slates.known_names import KnownNames
from bot.times.stated_times import StatedTime


@dataclass(frozen=True, slots=True)
class VotingChoice:
    """How a host opens the voting: when it ends, and what differs from the draft; None leaves it as it was."""

    closes_at: datetime
    nominee_limit: int | None = None
    closes_stated: StatedTime | None = None


class ShortlistService:
    """Hosts' changes to a shortlist, and the opening of the voting on it.

    Every method that is given awards raises `NoRoomAwardError` for those that the server does not have.
    """

    def __init__(self, database: Database, record: Record, jobs: JobService, clock: Clock) -> None:
        """Store them in a database, and the end of the voting as a job."""
        self._database = database
        self._jobs = jobs
        self._clock = clock
        self._known_names = KnownNames(record)

    async def join_contenders(
        self, guild_id: GuildId, award_id: int, category_id: CategoryId, keys: Sequence[str], by: Actor
    ) -> None:
        """Count what these keys name as one, under the most named of them.

        Raises:
            WrongPhaseError: The shortlist is not being settled.
            NoDoublesError: They are fewer than two.
        """

        def join_entries(connection: Connection, award: RoomAward, category: AwardCategory) -> AwardCategory:
            contenders = load_shortlist_entries(connection, award, category)
            same = [one for one in contenders if one.key in keys]
            if len(same) < 2:
                raise NoDoublesError(category.name)
            return replace(category, doubles=join_doubles(category.doubles, same))

        await self._change_doubles(guild_id, award_id, category_id, join_entries, by)

    async def part_contenders(
        self, guild_id: GuildId, award_id: int, category_id: CategoryId, by: Actor
    ) -> None:
        """Count every entry of a category by itself again.

        Raises:
            WrongPhaseError: The shortlist is not being settled.
        """

        def part_entries(_: Connection, __: RoomAward, category: AwardCategory) -> AwardCategory:
            return replace(category, doubles={})

        await self._change_doubles(guild_id, award_id, category_id, part_entries, by)

    async def open_voting(self, guild_id: GuildId, choice: VotingChoice, by: Actor) -> RoomAward:
        """Make the shortlist a slate and open the voting on it; who votes is fixed from this instant on.

        Raises:
            WrongPhaseError: The shortlist is not being settled.
            PhaseEndsInPastError: It would end in the past.
            TooManyNomineesError: A category's shared last place is too long.
            NothingToVoteOnError: No category has two nominees.
            SlateNameTakenError: The server has a slate of this name by now.
            SlateFullError: The server has the most slates allowed.
        """
        now = self._clock()

        def save_opened(connection: Connection) -> RoomAward:
            award = load_award(connection, guild_id, None)
            raise_refusal(rules.refusal_of_phase(award, AwardPhase.SHORTLIST))
            raise_refusal(rules.refusal_of_end(choice.closes_at, now))
            limit = choice.nominee_limit or award.nominee_limit
            nominees: dict[CategoryId, Sequence[ShortlistEntry]] = {
                category.id: choose_nominees(
                    category, load_shortlist_entries(connection, award, category), limit
                )
                for category in award.categories
            }
            check_slate_name(connection, guild_id, award.name)
            slate = make_award_slate(award, nominees, self._known_names.prizes, now.date())
            opened = replace(
                award,
                phase=AwardPhase.VOTE,
                nominee_limit=limit,
                ceremony_id=edit_store.insert_slate(connection, guild_id, slate, now),
                voting_opened_at=now,
                voting_closes_at=choice.closes_at,
                voting_closes_stated=choice.closes_stated,
                message_id=None,
            )
            store.update_award(connection, opened)
            closing.schedule_phase_end(connection, self._jobs, opened)
            schedule_award_post(connection, self._jobs, opened, now)
            after: dict[str, JsonValue] = {
                "closes at": choice.closes_at.isoformat(),
                "categories": {category.name: len(category.nominees) for category in slate.categories},
            }
            closing.append_award_entry(
                connection, opened, action=AuditAction.OPEN_VOTING, by=by, at=now, after=after
            )
            return opened

        return await self._database.write(save_opened)

    async def _change_doubles(
        self,
        guild_id: GuildId,
        award_id: int,
        category_id: CategoryId,
        change: Callable[[Connection, RoomAward, AwardCategory], AwardCategory],
        by: Actor,
    ) -> None:
        now = self._clock()

        def save_doubles(connection: Connection) -> None:
            award = load_award(connection, guild_id, award_id)
            raise_refusal(rules.refusal_of_phase(award, AwardPhase.SHORTLIST))
            before = find_award_category(award, category_id)
            after = change(connection, award, before)
            store.update_category(connection, award.id, after)
            was, is_now = ({"category": one.name, "doubles": dict(one.doubles)} for one in (before, after))
            closing.append_award_entry(
                connection, award, action=AuditAction.SETTLE_DOUBLES, by=by, at=now, before=was, after=is_now
            )

        await self._database.write(save_doubles)
