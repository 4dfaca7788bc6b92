"""What members are reminded of, and what their ballots lack, as it stands in the caller's transaction."""

from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.contests import ballot_store as contest_ballots
from bot.contests import store as contest_store
from bot.contests.loading import load_contest_context, make_ballot_paper
from bot.contests.model import Ballot
from bot.guilds import store as guild_store
from bot.ids import ContestId, MemberId
from bot.record.season_dates import Certainty, DateKind
from bot.reminders.model import BallotGaps, Occasion, ReminderKind, ReminderSubject
from bot.reminders.rules import find_morning, list_reminder_times
from bot.room_awards import ballot_store as award_ballots
from bot.room_awards import store as award_store
from bot.room_awards.closing import find_phase_end
from bot.room_awards.model import AwardPhase, RoomAward
from bot.season.loading import SeasonReader
from bot.season.model import SeasonDate, make_date_key
from bot.slates.service import SlateService

BALLOTS_PER_QUERY = 500
"""How many members' ballots are read at once: databases limit the number of parameters."""


class OccasionReader:
    """Reads what members are reminded of; it opens no transaction."""

    def __init__(self, slates: SlateService, season: SeasonReader) -> None:
        """Read over the servers' slates and the dates of their season."""
        self._slates = slates
        self._season = season

    def load_occasion(
        self, connection: Connection, subject: ReminderSubject, now: datetime
    ) -> Occasion | None:
        """What members are reminded of; None if it does not exist, is over, or was cancelled."""
        match subject.kind:
            case ReminderKind.LOCK:
                return _load_lock(connection, subject, now)
            case ReminderKind.AWARD:
                return _load_phase(connection, subject, now)
            case ReminderKind.NOMINATIONS | ReminderKind.CEREMONY:
                return self._load_date(connection, subject, now)

    def find_unfinished(
        self, connection: Connection, occasion: Occasion, member_ids: Collection[MemberId], now: datetime
    ) -> Mapping[MemberId, BallotGaps]:
        """What these members' ballots lack, by member; who has finished is absent. Of a date, everybody is in it."""
        match occasion.subject.kind:
            case ReminderKind.LOCK:
                return dict(_find_open_ballots(connection, self._slates, occasion, member_ids, now))
            case ReminderKind.AWARD:
                return dict(_find_open_answers(connection, self._slates, occasion, member_ids))
            case ReminderKind.NOMINATIONS | ReminderKind.CEREMONY:
                return {member_id: BallotGaps() for member_id in member_ids}

    def _load_date(self, connection: Connection, subject: ReminderSubject, now: datetime) -> Occasion | None:
        key = make_date_key(subject.id, DateKind(subject.kind))
        known = self._season.load_dates(connection, subject.guild_id).get(key)
        if known is None or known.ceremony is None:
            return None
        zone = ZoneInfo(guild_store.load_settings(connection, subject.guild_id).time_zone)
        occasion = _make_date_occasion(subject, known, zone)
        return occasion if now < occasion.ends_at else None


def _make_date_occasion(subject: ReminderSubject, known: SeasonDate, zone: ZoneInfo) -> Occasion:
    day, at = known.when.days.first, known.when.at
    begins_at = datetime.combine(day, time.min, zone).astimezone(UTC)
    day_ends_at = datetime.combine(day + timedelta(days=1), time.min, zone).astimezone(UTC)
    return Occasion(
        subject=subject,
        title=known.ceremony.name if known.ceremony is not None else known.name,
        at=at or begins_at,
        ends_at=at or day_ends_at,
        times=list_reminder_times(at) if at is not None else (find_morning(day, zone),),
        day=day,
        has_time=at is not None,
        is_sure=known.certainty is not Certainty.UNCONFIRMED,
    )


def _load_lock(connection: Connection, subject: ReminderSubject, now: datetime) -> Occasion | None:
    contest = contest_store.find_contest(connection, subject.guild_id, ContestId(int(subject.id)))
    if contest is None or not contest.awaits_lock(now):
        return None
    return Occasion(
        subject=subject,
        title=contest.title,
        at=contest.locks_at,
        ends_at=contest.locks_at,
        times=list_reminder_times(contest.locks_at),
        channel_id=contest.channel_id,
        message_id=contest.message_id,
        created_by=contest.created_by,
        takes_late_entries=contest.rules.late_entries,
    )


def _load_phase(connection: Connection, subject: ReminderSubject, now: datetime) -> Occasion | None:
    award = _find_award(connection, subject)
    ends_at = find_phase_end(award) if award is not None else None
    if award is None or ends_at is None or now >= ends_at:
        return None
    return Occasion(
        subject=subject,
        title=award.name,
        at=ends_at,
        ends_at=ends_at,
        times=list_reminder_times(ends_at),
        channel_id=award.channel_id,
        message_id=award.message_id,
        created_by=award.created_by,
    )


def _find_award(connection: Connection, subject: ReminderSubject) -> RoomAward | None:
    """The awards of a subject; None if they are gone, or in another phase by now."""
    award_id, phase = subject.split_award()
    award = award_store.find_room_award(connection, subject.guild_id, int(award_id))
    return award if award is not None and award.phase == phase else None


def _find_open_ballots(
    connection: Connection,
    slates: SlateService,
    occasion: Occasion,
    member_ids: Collection[MemberId],
    now: datetime,
) -> Iterator[tuple[MemberId, BallotGaps]]:
    subject = occasion.subject
    contest = contest_store.find_contest(connection, subject.guild_id, ContestId(int(subject.id)))
    if contest is None:
        return
    context = load_contest_context(connection, slates, contest)
    remaining = iter(member_ids)
    while some := list(islice(remaining, BALLOTS_PER_QUERY)):
        found = contest_ballots.find_ballots(connection, contest.id, some)
        for member_id in some:
            paper = make_ballot_paper(context, found.get(member_id, Ballot(0, member_id, "")))
            missing = paper.list_missing(now)
            if missing and paper.ballot.set_aside is None:
                names = tuple(paper.get_category(category_id).title for category_id in missing)
                yield member_id, BallotGaps(names, is_empty=paper.ballot.is_empty)


def _find_open_answers(
    connection: Connection, slates: SlateService, occasion: Occasion, member_ids: Collection[MemberId]
) -> Iterator[tuple[MemberId, BallotGaps]]:
    """Who lacks a nomination, or a vote, in some category of the room's awards."""
    award = _find_award(connection, occasion.subject)
    if award is None:
        return
    asked = {category.id: category.name for category in award.categories}
    if award.phase is AwardPhase.VOTE and award.ceremony_id is not None:
        ceremony = slates.load_ceremony(connection, award.guild_id, award.ceremony_id)
        asked = {category.id: category.title for category in ceremony.slate}
    for member_id in member_ids:
        if award.phase is AwardPhase.VOTE:
            answered = award_ballots.find_award_ballots(connection, award.id, member_id).keys()
        else:
            answered = award_store.find_nominations(connection, award.id, member_id).keys()
        names = tuple(name for category_id, name in asked.items() if category_id not in answered)
        if names:
            yield member_id, BallotGaps(names, is_empty=len(names) == len(asked))
