"""Reminders as values: what members are reminded of, when, and what is to be sent.

Everything here is immutable and knows neither storage nor clock. Instants are UTC.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.ids import ContestId, GuildId, MemberId
from bot.jobs.leads import ReminderLead
from bot.room_awards.model import AwardPhase, RoomAward

SUBJECT_ID_LIMIT = 60
"""The most characters of what a subject is known by, as the database stores it."""

ROW_ID_DIGITS_LIMIT = 18
"""The most digits of the id of a row: any such number fits into the database's integers."""


class ReminderKind(StrEnum):
    """What members are reminded of: a contest's lock, the end of a phase of the room's awards, or a date."""

    LOCK = "lock"
    AWARD = "award"
    NOMINATIONS = "nominations"
    CEREMONY = "ceremony"

    @property
    def is_closing(self) -> bool:
        """Whether something closes that a member may not have finished."""
        return self in {ReminderKind.LOCK, ReminderKind.AWARD}


@dataclass(frozen=True, slots=True)
class ReminderSubject:
    """One thing in a server that members can be reminded of.

    Attributes:
        guild_id: The server.
        kind: What it is.
        id: Which one: the contest's id, the awards' id and their phase, or the ceremony's id.
    """

    guild_id: GuildId
    kind: ReminderKind
    id: str

    def split_award(self) -> tuple[str, str]:
        """The awards' id and their phase, as texts, where it is about a phase."""
        award_id, _, phase = self.id.partition("-")
        return award_id, phase

    @property
    def is_well_formed(self) -> bool:
        """Whether the id is one of its kind, be there such a thing or not: it may come from a message of Discord's."""
        match self.kind:
            case ReminderKind.LOCK:
                return _is_row_id(self.id)
            case ReminderKind.AWARD:
                award_id, phase = self.split_award()
                return _is_row_id(award_id) and phase in set(AwardPhase)
            case _:
                return 0 < len(self.id) <= SUBJECT_ID_LIMIT


def _is_row_id(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= ROW_ID_DIGITS_LIMIT


def make_lock_subject(guild_id: GuildId, contest_id: ContestId) -> ReminderSubject:
    """What a contest's lock is to reminders."""
    return ReminderSubject(guild_id, ReminderKind.LOCK, str(contest_id))


def make_award_subject(award: RoomAward) -> ReminderSubject:
    """What the end of awards' present phase is to reminders."""
    return ReminderSubject(award.guild_id, ReminderKind.AWARD, f"{award.id}-{award.phase}")


@dataclass(frozen=True, slots=True)
class ReminderTime:
    """When members are reminded.

    Attributes:
        lead: How long before.
        due_at: When that is.
    """

    lead: ReminderLead
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Occasion:
    """What members are reminded of, as it stands now.

    Attributes:
        subject: Which one it is.
        title: Its name, as its host wrote it: escape it before showing it.
        at: When it closes or begins; of a date without a time, when its day begins.
        ends_at: From when on nobody is reminded any more.
        times: When members are reminded, the earliest first.
        day: The calendar day of a date, where it happens; None for what closes.
        takes_late_entries: Whether a contest takes picks on its night too, so that it begins then and does not close.
        has_time: Whether `at` is an instant; otherwise only its day is known.
        is_sure: Whether it is certain that it is then.
        channel_id: The channel of its post; None without one.
        message_id: Its post; None without one.
        created_by: Its host; None if nobody made it, or once erased.
    """

    subject: ReminderSubject
    title: str
    at: datetime
    ends_at: datetime
    times: tuple[ReminderTime, ...]
    day: date | None = None
    takes_late_entries: bool = False
    has_time: bool = True
    is_sure: bool = True
    channel_id: int | None = None
    message_id: int | None = None
    created_by: MemberId | None = None


@dataclass(frozen=True, slots=True)
class BallotGaps:
    """What a member's ballot lacks.

    Attributes:
        names: The categories that lack something, in their order; none where there is nothing to finish.
        is_empty: Whether there is nothing on the ballot yet.
    """

    names: tuple[str, ...] = ()
    is_empty: bool = False


@dataclass(frozen=True, slots=True)
class ReminderRound:
    """One time that members are reminded of something.

    Attributes:
        id: Its id.
        lead: How long before.
        ends_at: When it ended, as it stood then.
        made_at: When the round was made.
        posted_at: When the post in the channel was made; None if it was not.
    """

    id: int
    lead: ReminderLead
    ends_at: datetime
    made_at: datetime
    posted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class BegunRound:
    """A round that was begun, now or before the process died.

    Attributes:
        occasion: What it is about.
        round: The round.
        is_muted: Whether hosts want no post about it.
        has_waiting: Whether messages of it wait to be sent.
    """

    occasion: Occasion
    round: ReminderRound
    is_muted: bool
    has_waiting: bool


class MessageOutcome(StrEnum):
    """What became of a direct message: it was sent, it was not needed any more, or the member takes none."""

    SENT = "sent"
    DROPPED = "dropped"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class ReminderMessage:
    """A direct message that is to be sent now.

    Attributes:
        id: Its id in the queue.
        user_id: To whom.
        occasion: What it is about.
        unfinished: What their ballot lacks.
        is_repeated: Whether it was about to be sent before, so that it may be there.
    """

    id: int
    user_id: MemberId
    occasion: Occasion
    unfinished: BallotGaps
    is_repeated: bool


@dataclass(frozen=True, slots=True)
class SwitchedReminder:
    """What a member switched on or off.

    Attributes:
        occasion: What it is about.
        is_on: Whether they are reminded now.
        coming: How long before it they are reminded, as far as that is still to come.
        unfinished: What their ballot lacks now; None if nothing.
        are_messages_closed: Whether the last message to them could not be delivered.
    """

    occasion: Occasion
    is_on: bool
    coming: tuple[ReminderLead, ...] = ()
    unfinished: BallotGaps | None = None
    are_messages_closed: bool = False


@dataclass(frozen=True, slots=True)
class Asker:
    """A member who asked to be reminded and has not finished, as hosts see them.

    Attributes:
        user_id: The member.
        name: Their display name as last seen, to be escaped before it is shown.
    """

    user_id: MemberId
    name: str


@dataclass(frozen=True, slots=True)
class AskerList:
    """Who asked to be reminded of something, for its hosts: names, and never what a ballot holds or lacks.

    Attributes:
        subject: What it is.
        occasion: What it is about; None once nobody is reminded of it any more.
        asked: How many members asked.
        unfinished: Those of them who have not finished, by name.
        is_muted: Whether hosts want no post about it in the channel.
    """

    subject: ReminderSubject
    occasion: Occasion | None
    asked: int
    unfinished: tuple[Asker, ...]
    is_muted: bool
