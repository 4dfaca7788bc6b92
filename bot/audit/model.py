"""An entry of the audit log: who did what to what, when, and the values before and after."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from bot.ids import GuildId, MemberId
from bot.json_values import JsonValue

AuditValue: TypeAlias = JsonValue
"""A value before or after a change: a single value, a list, or several by name."""


class AuditAction(StrEnum):
    """What was done; the audit log can be filtered by it."""

    CONFIGURE = "configure"
    CREATE_CONTEST = "create contest"
    EDIT_CONTEST = "edit contest"
    ANNOUNCE_CONTEST = "announce contest"
    LOCK_CONTEST = "lock contest"
    SEAL_CONTEST = "seal contest"
    REOPEN_CONTEST = "reopen contest"
    FINISH_CONTEST = "finish contest"
    CORRECT_ANSWER = "correct answer"
    CANCEL_CONTEST = "cancel contest"
    SET_BALLOT_ASIDE = "set ballot aside"
    RESTORE_BALLOT = "restore ballot"
    CLOSE_PICKS = "close picks"
    OPEN_POLL = "open poll"
    CLOSE_POLL = "close poll"
    SEAL_POLL = "seal poll"
    WITHDRAW_NOMINEE = "withdraw nominee"
    REINSTATE_NOMINEE = "reinstate nominee"
    CREATE_SLATE = "create slate"
    COPY_SLATE = "copy slate"
    IMPORT_SLATE = "import slate"
    EDIT_SLATE = "edit slate"
    DELETE_SLATE = "delete slate"
    ANNOUNCE_RESULT = "announce result"
    UNDO_RESULT = "undo result"
    UNDO_AND_REOPEN = "undo and reopen"
    VOID_RESULT = "void result"
    CREATE_AWARDS = "create awards"
    CLOSE_NOMINATIONS = "close nominations"
    SETTLE_DOUBLES = "settle doubles"
    OPEN_VOTING = "open voting"
    CLOSE_VOTING = "close voting"
    SEAL_AWARDS = "seal awards"
    CANCEL_AWARDS = "cancel awards"
    SET_VOTER_ASIDE = "set voter aside"
    RESTORE_VOTER = "restore voter"
    SET_RUNNING_ORDER = "set running order"
    ADD_CONTENDERS = "add contenders"
    WITHDRAW_CONTENDER = "withdraw contender"
    REINSTATE_CONTENDER = "reinstate contender"
    MERGE_CONTENDERS = "merge contenders"
    SPLIT_CONTENDERS = "split contenders"
    KEEP_CONTENDERS_APART = "keep contenders apart"
    MATCH_NOMINEE = "match nominee"
    ANNOUNCE_NOMINATIONS = "announce nominations"
    UNDO_NOMINATIONS = "undo nominations"
    VOID_NOMINATIONS = "void nominations"
    IMPORT_RIVALS = "import rivals"
    MATCH_RIVAL = "match rival"
    REMOVE_RIVAL = "remove rival"
    ENTER_GUEST = "enter guest"
    CORRECT_GUEST = "correct guest"
    ERASE_GUEST = "erase guest"
    FOLLOW_CLOCK = "follow clock"
    STOP_REMINDER_POSTS = "stop reminder posts"
    ALLOW_REMINDER_POSTS = "allow reminder posts"
    ADD_DATE = "add date"
    CORRECT_DATE = "correct date"
    REMOVE_DATE = "remove date"
    CREATE_EVENT = "create event"
    REMOVE_EVENT = "remove event"
    LEAVE_EVENT = "leave event"
    SET_STARTER = "set starter"
    STOP_STARTER = "stop starter"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did something.

    Attributes:
        id: The member's id; None once erased, and for the bot itself.
        name: Their display name at that time, to be escaped before it is shown; empty for the bot.
    """

    id: MemberId | None
    name: str


BOT_ACTOR = Actor(None, "")
"""The actor of changes that no member made: the bot, when a deadline came or a clock changed."""

ERASED_ACTOR = Actor(None, "erased")
"""The actor of entries whose member has been erased."""


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One entry of a server's audit log.

    Attributes:
        guild_id: The server.
        at: When it was done, in UTC.
        actor: Who did it.
        action: What was done.
        subject: What it was done to: "time zone", a contest's title, a category's name.
        before: The value before; None if there was none.
        after: The value after; None if there is none any more.
        had_ballot: Whether the actor had a ballot in the contest that it concerned.
        id: Its id, larger for later entries; 0 before it is stored.
    """

    guild_id: GuildId
    at: datetime
    actor: Actor
    action: AuditAction
    subject: str
    before: AuditValue = None
    after: AuditValue = None
    had_ballot: bool = False
    id: int = 0
