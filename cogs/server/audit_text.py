"""Text of audit log entries: who did what, when, with values before and after."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import TypeGuard

import discord

from bot.audit.model import ERASED_ACTOR, Actor, AuditAction, AuditEntry, AuditValue
from cogs.kit.contest_text import ERASED_MEMBER_NAME
from cogs.kit.text import escape_text, format_count, format_list, shorten_text

ACTION_VERBS: Mapping[AuditAction, str] = {
    AuditAction.CONFIGURE: "changed",
    AuditAction.CREATE_CONTEST: "drafted the contest",
    AuditAction.EDIT_CONTEST: "changed the contest",
    AuditAction.ANNOUNCE_CONTEST: "opened the contest",
    AuditAction.LOCK_CONTEST: "locked the contest",
    AuditAction.SEAL_CONTEST: "sealed the ballots of",
    AuditAction.REOPEN_CONTEST: "reopened the contest",
    AuditAction.FINISH_CONTEST: "finished the contest",
    AuditAction.CORRECT_ANSWER: "corrected the tie-breaker’s answer of",
    AuditAction.CANCEL_CONTEST: "cancelled the contest",
    AuditAction.SET_BALLOT_ASIDE: "set a ballot aside in",
    AuditAction.RESTORE_BALLOT: "let a ballot take part again in",
    AuditAction.ENTER_GUEST: "typed a guest’s ballot into",
    AuditAction.CORRECT_GUEST: "corrected a guest’s ballot in",
    AuditAction.ERASE_GUEST: "erased a guest of",
    AuditAction.CLOSE_PICKS: "closed the picks in",
    AuditAction.CREATE_AWARDS: "opened the nominations of",
    AuditAction.CLOSE_NOMINATIONS: "closed the nominations of",
    AuditAction.SETTLE_DOUBLES: "settled doubles on the shortlist of",
    AuditAction.OPEN_VOTING: "opened the voting of",
    AuditAction.CLOSE_VOTING: "closed the voting of",
    AuditAction.SEAL_AWARDS: "sealed the envelopes of",
    AuditAction.CANCEL_AWARDS: "cancelled",
    AuditAction.SET_VOTER_ASIDE: "set a member's ballots aside in",
    AuditAction.RESTORE_VOTER: "took a member's ballots back into",
    AuditAction.OPEN_POLL: "opened the poll",
    AuditAction.CLOSE_POLL: "closed the poll",
    AuditAction.SEAL_POLL: "sealed the ballots of",
    AuditAction.WITHDRAW_NOMINEE: "withdrew a nominee in",
    AuditAction.REINSTATE_NOMINEE: "put back",
    AuditAction.CREATE_SLATE: "made the slate",
    AuditAction.COPY_SLATE: "copied the slate",
    AuditAction.IMPORT_SLATE: "imported the slate",
    AuditAction.EDIT_SLATE: "changed the slate",
    AuditAction.DELETE_SLATE: "deleted the slate",
    AuditAction.ANNOUNCE_RESULT: "announced",
    AuditAction.UNDO_RESULT: "took back",
    AuditAction.UNDO_AND_REOPEN: "opened the picks again and took back",
    AuditAction.VOID_RESULT: "cancelled",
    AuditAction.SET_RUNNING_ORDER: "set the running order of",
    AuditAction.ADD_CONTENDERS: "added contenders to",
    AuditAction.WITHDRAW_CONTENDER: "withdrew a contender in",
    AuditAction.REINSTATE_CONTENDER: "put a contender back in",
    AuditAction.MERGE_CONTENDERS: "merged contenders in",
    AuditAction.SPLIT_CONTENDERS: "took back a merge in",
    AuditAction.KEEP_CONTENDERS_APART: "kept contenders apart in",
    AuditAction.MATCH_NOMINEE: "said who a nominee is in",
    AuditAction.ANNOUNCE_NOMINATIONS: "announced nominations of",
    AuditAction.UNDO_NOMINATIONS: "took back nominations of",
    AuditAction.VOID_NOMINATIONS: "cancelled nominations of",
    AuditAction.IMPORT_RIVALS: "imported rivals into",
    AuditAction.MATCH_RIVAL: "said whom a rival means in",
    AuditAction.REMOVE_RIVAL: "removed a rival from",
    AuditAction.FOLLOW_CLOCK: "followed the new rules of a time zone with the end of",
    AuditAction.ADD_DATE: "put into the calendar",
    AuditAction.CORRECT_DATE: "corrected the date of",
    AuditAction.REMOVE_DATE: "took out of the calendar what was said of",
    AuditAction.CREATE_EVENT: "made a scheduled event of",
    AuditAction.REMOVE_EVENT: "took back the scheduled event of",
    AuditAction.LEAVE_EVENT: "could not move the scheduled event of",
    AuditAction.STOP_REMINDER_POSTS: "stopped the reminders in the channel of",
    AuditAction.ALLOW_REMINDER_POSTS: "let the channel be reminded again of",
    AuditAction.SET_STARTER: "set when there are",
    AuditAction.STOP_STARTER: "switched off the",
}

SETTING_NAMES: Mapping[str, str] = {
    "time_zone": "the time zone",
    "default_scoring": "the scoring",
    "spoilers": "how winners are told",
    "host_role": "the hosts' role",
    "only_role_hosts": "whether only the hosts' role hosts",
    "reminder_posts": "whether channels are reminded before something closes",
    "thread_limits": "how many threads may be opened",
    "champion_role": "the champion's role",
    "ping_role": "the role that is mentioned",
    "announcements_channel": "the announcements channel",
    "results_channel": "the results channel",
    "discussion_channel": "the discussion channel",
    "log_channel": "the log channel",
}

_INSTANT_PATTERN = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}\S*")
_CHANNEL_PATTERN, _ROLE_PATTERN = re.compile(r"channel|\w+_channel"), re.compile(r"\w+_role")
_CHANGES_PER_ENTRY = 5
_VALUE_TEXT_LIMIT = 90
_NOTHING = "nothing"


def format_entries(entries: Sequence[AuditEntry], limit: int) -> str:
    """Format entries as Markdown of at most `limit` characters; the longest lose changed values until all fit."""
    texts = [_format_entry(entry) for entry in entries]
    for place in sorted(range(len(texts)), key=lambda place: len(texts[place]), reverse=True):
        if sum(map(len, texts)) + len(texts) * 2 <= limit:
            break
        texts[place] = _format_entry(entries[place], in_short=True)
    return shorten_text("\n\n".join(texts), limit)


def _format_entry(entry: AuditEntry, *, in_short: bool = False) -> str:
    opening = f"**{format_actor(entry.actor)}** {ACTION_VERBS[entry.action]} {_format_subject(entry)}"
    changes = "" if in_short else " · ".join(_list_changes(entry))
    small = [
        discord.utils.format_dt(entry.at, "f"),
        "had a ballot in it" if entry.had_ballot else "",
        changes,
    ]
    return f"{opening}\n-# {' · '.join(part for part in small if part)}"


def format_actor(actor: Actor) -> str:
    """Name the actor: a member, the bot, or an erased member."""
    if actor == ERASED_ACTOR:
        return ERASED_MEMBER_NAME.capitalize()
    return escape_text(actor.name, 40) if actor.name else "Envelope"


def _format_subject(entry: AuditEntry) -> str:
    if entry.action is not AuditAction.CONFIGURE:
        return f"**{escape_text(entry.subject, 150)}**"
    kind, _, name = entry.subject.partition(" ")
    return (
        f"the feature **{escape_text(name)}**"
        if kind == "feature"
        else SETTING_NAMES.get(kind, escape_text(entry.subject))
    )


def _list_changes(entry: AuditEntry) -> Iterator[str]:
    before, after = entry.before, entry.after
    if not (_has_names(before) or _has_names(after)):
        if before is not None or after is not None:
            yield _format_change(entry.subject, before, after)
        return
    was, now = _named_parts(before), _named_parts(after)
    # A new value that the entry's text contains already is not repeated.
    known = (entry.subject,) if was else (entry.subject, "draft")
    names = [name for name in {**was, **now} if was.get(name) != now.get(name) and now.get(name) not in known]
    yield from (
        f"{escape_text(name, 40)}: {_format_change(name, was.get(name), now.get(name))}"
        for name in names[:_CHANGES_PER_ENTRY]
    )
    if len(names) > _CHANGES_PER_ENTRY:
        yield f"and {len(names) - _CHANGES_PER_ENTRY} more"


def _format_change(name: str, before: AuditValue, after: AuditValue) -> str:
    if _has_names(before) and _has_names(after):
        within = (one for one in {**before, **after} if before.get(one) != after.get(one))
        changes = (
            f"{escape_text(one, 40)}: {_format_change(one, before.get(one), after.get(one))}"
            for one in within
        )
        return shorten_text(", ".join(changes), _VALUE_TEXT_LIMIT * 2)
    if _is_list(before) and _is_list(after):
        return _format_list_change(before, after)
    now = _format_value(name, after)
    return now if before is None and after is not None else f"{_format_value(name, before)} → {now}"


def _format_value(name: str, value: AuditValue) -> str:
    match value:
        case None:
            return _NOTHING
        case bool():
            return "on" if value else "off"
        case int() if _CHANNEL_PATTERN.fullmatch(name):
            return f"<#{value}>"
        case int() if _ROLE_PATTERN.fullmatch(name):
            return f"<@&{value}>"
        case int() | float():
            return f"{value:,}"
        case str():
            instant = _INSTANT_PATTERN.fullmatch(value)
            text = value[:12] + "…" if name == "proof" else value
            return _format_time(value) if instant else escape_text(text, _VALUE_TEXT_LIMIT) or _NOTHING
        case _ if _has_names(value):
            nominees = value.get("nominees")
            if _is_list(nominees):
                return format_count(len(nominees), "nominee")
            return format_count(len(value), "entry", "entries")
        case _:
            return (
                shorten_text(
                    format_list(_format_value("", one) for one in _as_list(value)), _VALUE_TEXT_LIMIT
                )
                or _NOTHING
            )


def _format_list_change(before: Sequence[AuditValue], after: Sequence[AuditValue]) -> str:
    """Format what was added to a list and what was removed."""
    came = [f"+ {_format_value('', one)}" for one in after if one not in before]
    left = [f"− {_format_value('', one)}" for one in before if one not in after]
    return shorten_text(", ".join([*came, *left]), _VALUE_TEXT_LIMIT) or "another order"


def _is_list(value: AuditValue) -> TypeGuard[Sequence[AuditValue]]:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _format_time(text: str) -> str:
    return discord.utils.format_dt(datetime.fromisoformat(text), "f")


def _has_names(value: AuditValue) -> TypeGuard[Mapping[str, AuditValue]]:
    return isinstance(value, Mapping)


def _named_parts(value: AuditValue) -> Mapping[str, AuditValue]:
    """Return the named values of an entry without the empty ones."""
    if not _has_names(value):
        return {}
    return {name: part for name, part in value.items() if part not in (None, False, "", [], {})}


def _as_list(value: AuditValue) -> Sequence[AuditValue]:
    return value if isinstance(value, Sequence) else [value]
