"""Reading a server's season in the caller's transaction: its dates, and what is open in it."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection

from bot.contests import store as contest_store
from bot.contests.model import ContestState
from bot.guilds.model import Feature
from bot.ids import DateKey, GuildId
from bot.polls import store as poll_store
from bot.record.record import Record
from bot.room_awards import store as award_store
from bot.room_awards.model import AwardPhase
from bot.season import store
from bot.season.calendar import list_shipped_dates, merge_dates
from bot.season.model import SeasonDate
from bot.season.read_models import Deadline, DeadlineKind
from bot.slates import store as slate_store
from bot.slates.service import SlateService


class SeasonReader:
    """Reads dates and deadlines; what is shipped is looked up once."""

    def __init__(self, record: Record, slates: SlateService) -> None:
        """Read over the shipped record and the servers' slates."""
        self.record = record
        self._slates = slates
        self._shipped = list_shipped_dates(record)

    def load_dates(self, connection: Connection, guild_id: GuildId) -> dict[DateKey, SeasonDate]:
        """Every date of a server, past ones too."""
        own = slate_store.list_own_titles(connection, guild_id)
        return merge_dates(
            self._shipped,
            self.record.ceremonies,
            [slate.ceremony for slate in own if slate.stands_for is None],
            store.list_host_dates(connection, guild_id),
            store.list_events(connection, guild_id),
        )

    def load_deadlines(
        self, connection: Connection, guild_id: GuildId, switched_off: Collection[Feature], now: datetime
    ) -> list[Deadline]:
        """What is open in a server now, by when it ends; nothing of features that are switched off."""
        found: list[Deadline] = []
        if Feature.CONTESTS not in switched_off:
            found += _list_locks(connection, guild_id)
        if Feature.POLLS not in switched_off:
            found += self._list_closings(connection, guild_id)
        if Feature.ROOM_AWARDS not in switched_off:
            found += _list_phases(connection, guild_id)
        return sorted(
            (each for each in found if each.at > now), key=lambda each: (each.at, each.kind, each.id)
        )

    def _list_closings(self, connection: Connection, guild_id: GuildId) -> list[Deadline]:
        polls = poll_store.list_open_polls(connection, guild_id)
        slates = {
            ceremony_id: self._slates.load_ceremony(connection, guild_id, ceremony_id)
            for ceremony_id in {poll.ceremony_id for poll in polls}
        }
        return [
            Deadline(
                DeadlineKind.POLL,
                poll.id,
                slates[poll.ceremony_id].by_id[poll.category_id].title,
                poll.closes_at,
                poll.question,
                poll.channel_id,
                poll.message_id,
            )
            for poll in polls
        ]


def _list_locks(connection: Connection, guild_id: GuildId) -> list[Deadline]:
    return [
        Deadline(
            DeadlineKind.CONTEST,
            contest.id,
            contest.title,
            contest.locks_at,
            channel_id=contest.channel_id,
            message_id=contest.message_id,
        )
        for contest in contest_store.list_contests(connection, guild_id, [ContestState.OPEN])
    ]


def _list_phases(connection: Connection, guild_id: GuildId) -> list[Deadline]:
    phases: list[Deadline] = []
    for award in award_store.list_awards(connection, guild_id):
        if award.phase is AwardPhase.NOMINATE:
            kind, at = DeadlineKind.NOMINATIONS, award.nominations_close_at
        elif award.phase is AwardPhase.VOTE and award.voting_closes_at is not None:
            kind, at = DeadlineKind.VOTE, award.voting_closes_at
        else:
            continue
        phases.append(
            Deadline(kind, award.id, award.name, at, channel_id=award.channel_id, message_id=award.message_id)
        )
    return phases
