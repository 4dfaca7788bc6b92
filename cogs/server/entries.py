"""Entries of the audit log in words: who did what, when, and what it was before and after."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import TypeGuard

import discord

from bot.audit.model import ERASED, Action, Actor, AuditEntry, Telling
from cogs.kit.words import count, listed, plain, shorten

DID: Mapping[Action, str] = {
    Action.CONFIGURE: "changed",
    Action.CREATE_CONTEST: "drafted the contest",
    Action.EDIT_CONTEST: "changed the contest",
    Action.ANNOUNCE_CONTEST: "opened the contest",
    Action.LOCK_CONTEST: "locked the contest",
    Action.SEAL_CONTEST: "sealed the ballots of",
    Action.REOPEN_CONTEST: "reopened the contest",
    Action.FINISH_CONTEST: "finished the contest",
    Action.CANCEL_CONTEST: "cancelled the contest",
    Action.CLOSE_PICKS: "closed the picks in",
    Action.OPEN_POLL: "opened the poll",
    Action.CLOSE_POLL: "closed the poll",
    Action.WITHDRAW_NOMINEE: "withdrew a nominee in",
    Action.REINSTATE_NOMINEE: "put back",
    Action.CREATE_SLATE: "made the slate",
    Action.COPY_SLATE: "copied the slate",
    Action.IMPORT_SLATE: "imported the slate",
    Action.EDIT_SLATE: "changed the slate",
    Action.DELETE_SLATE: "deleted the slate",
    Action.ANNOUNCE_RESULT: "announced",
    Action.UNDO_RESULT: "took back",
    Action.VOID_RESULT: "cancelled",
}

SETTINGS: Mapping[str, str] = {
    "time_zone": "the time zone",
    "default_scoring": "the scoring",
    "spoilers": "how winners are told",
    "host_role": "the hosts' role",
    "champion_role": "the champion's role",
    "ping_role": "the role that is mentioned",
    "announcements_channel": "the announcements channel",
    "results_channel": "the results channel",
    "discussion_channel": "the discussion channel",
    "log_channel": "the log channel",
}

_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}\S*")
_CHANNELS, _ROLES = re.compile(r"channel|\w+_channel"), re.compile(r"\w+_role")
_MOST = 5
_MOST_TEXT = 90
_NOTHING = "nothing"


def told(entries: Sequence[AuditEntry], limit: int) -> str:
    """Entries as Markdown of at most `limit` characters; the longest lose what changed until they fit."""
    texts = [_told(entry) for entry in entries]
    for place in sorted(range(len(texts)), key=lambda place: len(texts[place]), reverse=True):
        if sum(map(len, texts)) + len(texts) * 2 <= limit:
            break
        texts[place] = _told(entries[place], in_short=True)
    return shorten("\n\n".join(texts), limit)


def _told(entry: AuditEntry, *, in_short: bool = False) -> str:
    opening = f"**{who(entry.actor)}** {DID[entry.action]} {_subject(entry)}"
    changes = "" if in_short else " · ".join(_changes(entry))
    small = [
        discord.utils.format_dt(entry.at, "f"),
        "had a ballot in it" if entry.had_ballot else "",
        changes,
    ]
    return f"{opening}\n-# {' · '.join(part for part in small if part)}"


def who(actor: Actor) -> str:
    """Who did it: a member, the bot, or someone who was erased."""
    if actor == ERASED:
        return "Someone erased"
    return plain(actor.name, 40) if actor.name else "Envelope"


def _subject(entry: AuditEntry) -> str:
    if entry.action is not Action.CONFIGURE:
        return f"**{plain(entry.subject, 150)}**"
    kind, _, name = entry.subject.partition(" ")
    return f"the feature **{plain(name)}**" if kind == "feature" else SETTINGS.get(kind, plain(entry.subject))


def _changes(entry: AuditEntry) -> Iterator[str]:
    before, after = entry.before, entry.after
    if not (_has_names(before) or _has_names(after)):
        if before is not None or after is not None:
            yield _change(entry.subject, before, after)
        return
    was, now = _parts(before), _parts(after)
    # What is new is not told twice: the entry's own words name it.
    known = (entry.subject,) if was else (entry.subject, "draft")
    names = [name for name in {**was, **now} if was.get(name) != now.get(name) and now.get(name) not in known]
    yield from (f"{plain(name, 40)}: {_change(name, was.get(name), now.get(name))}" for name in names[:_MOST])
    if len(names) > _MOST:
        yield f"and {len(names) - _MOST} more"


def _change(name: str, before: Telling, after: Telling) -> str:
    if _has_names(before) and _has_names(after):
        within = (one for one in {**before, **after} if before.get(one) != after.get(one))
        told = (f"{plain(one, 40)}: {_change(one, before.get(one), after.get(one))}" for one in within)
        return shorten(", ".join(told), _MOST_TEXT * 2)
    if _is_list(before) and _is_list(after):
        return _listed_change(before, after)
    now = _value(name, after)
    return now if before is None and after is not None else f"{_value(name, before)} → {now}"


def _value(name: str, value: Telling) -> str:
    match value:
        case None:
            return _NOTHING
        case bool():
            return "on" if value else "off"
        case int() if _CHANNELS.fullmatch(name):
            return f"<#{value}>"
        case int() if _ROLES.fullmatch(name):
            return f"<@&{value}>"
        case int() | float():
            return f"{value:,}"
        case str():
            instant = _INSTANT.fullmatch(value)
            text = value[:12] + "…" if name == "proof" else value
            return _time(value) if instant else plain(text, _MOST_TEXT) or _NOTHING
        case _ if _has_names(value):
            nominees = value.get("nominees")
            if _is_list(nominees):
                return count(len(nominees), "nominee")
            return count(len(value), "entry", "entries")
        case _:
            return shorten(listed(_value("", one) for one in _list(value)), _MOST_TEXT) or _NOTHING


def _listed_change(before: Sequence[Telling], after: Sequence[Telling]) -> str:
    """What came into a list and what left it."""
    came = [f"+ {_value('', one)}" for one in after if one not in before]
    left = [f"− {_value('', one)}" for one in before if one not in after]
    return shorten(", ".join([*came, *left]), _MOST_TEXT) or "another order"


def _is_list(value: Telling) -> TypeGuard[Sequence[Telling]]:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _time(text: str) -> str:
    return discord.utils.format_dt(datetime.fromisoformat(text), "f")


def _has_names(value: Telling) -> TypeGuard[Mapping[str, Telling]]:
    return isinstance(value, Mapping)


def _parts(value: Telling) -> Mapping[str, Telling]:
    """What an entry tells by name; what stands for nothing is left out."""
    if not _has_names(value):
        return {}
    return {name: part for name, part in value.items() if part not in (None, False, "", [], {})}


def _list(value: Telling) -> Sequence[Telling]:
    return value if isinstance(value, Sequence) else [value]
