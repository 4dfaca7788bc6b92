"""Which verdict is meant by what people type, or by typing nothing."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from bot.awards.choices import fitting
from bot.awards.index import Entry, Index
from bot.awards.model import Ceremony
from bot.awards.slates import Slates
from bot.errors import AmbiguousError, Choice, NothingFoundError, Subject
from bot.results.target import REHEARSAL_POLLS, Target
from bot.verdict.errors import NoVerdictError
from bot.verdict.hearing import can_hear
from bot.verdict.sources import Sources, sources

REHEARSAL = "rehearsal"
"""What tells a rehearsal from the ceremony itself in a list of choices."""


def current(connection: Connection, slates: Slates, guild_id: int, now: datetime) -> Target:
    """The verdict that is meant where none is named: the latest there is, and never a rehearsal's.

    Raises:
        NothingFoundError: There are rehearsals alone, which have to be named; they are the `nearest`.
        NoVerdictError: There is nothing that may be shown.
    """
    rehearsals: list[Sources] = []
    for target, found in _latest_first(sources(connection, guild_id)).items():
        if can_hear(connection, found, now):
            if not target.is_rehearsal:
                return target
            rehearsals.append(found)
    if rehearsals:
        raise NothingFoundError(
            Subject.CEREMONY, "", [_choice(_ceremony(connection, slates, one), one) for one in rehearsals]
        )
    raise NoVerdictError


def chosen(connection: Connection, slates: Slates, guild_id: int, text: str) -> Target | None:
    """The verdict that a text means among those that the server has, the ceremony before its rehearsals.

    None if it means none of them: it may be a ceremony about which nobody was asked.

    Raises:
        AmbiguousError: It means several.
    """
    asked = _latest_first(sources(connection, guild_id))
    if not asked:
        return None
    by_key = {target.key: target for target in asked}
    hits = [by_key[choice.id] for choice in _index(connection, slates, asked).match(text).hits]
    return _one(connection, slates, asked, text, hits)


def on_ceremony(connection: Connection, slates: Slates, guild_id: int, ceremony_id: str, text: str) -> Target:
    """The verdict on a ceremony: its only rehearsal's where nothing else was asked about it.

    Raises:
        AmbiguousError: There are several rehearsals.
    """
    asked = _latest_first(sources(connection, guild_id))
    hits = [target for target in asked if target.ceremony_id == ceremony_id]
    return _one(connection, slates, asked, text, hits) or Target(guild_id, ceremony_id)


def offered(connection: Connection, slates: Slates, guild_id: int, text: str) -> list[Choice]:
    """The verdicts that an unfinished text may come to mean: ceremonies first, the latest before others."""
    asked = _latest_first(sources(connection, guild_id))
    return _index(connection, slates, asked).complete(text) if asked else []


def _one(
    connection: Connection,
    slates: Slates,
    asked: Mapping[Target, Sources],
    text: str,
    hits: Sequence[Target],
) -> Target | None:
    """The ceremony itself, or the only hit."""
    meant = [target for target in hits if not target.is_rehearsal] or hits
    if len(meant) > 1:
        choices = [_choice(_ceremony(connection, slates, asked[one]), asked[one]) for one in meant]
        raise AmbiguousError(Subject.CEREMONY, text, choices)
    return meant[0] if meant else None


def _latest_first(asked: Mapping[Target, Sources]) -> Mapping[Target, Sources]:
    """Ceremonies before rehearsals, each by when they were last asked about."""
    by_time = sorted(asked.items(), key=lambda found: found[1].latest, reverse=True)
    return dict(sorted(by_time, key=lambda found: found[0].is_rehearsal))


def _ceremony(connection: Connection, slates: Slates, asked: Sources) -> Ceremony:
    return slates.load(connection, asked.target.guild_id, asked.target.ceremony_id)


def _choice(ceremony: Ceremony, asked: Sources) -> Choice:
    target = asked.target
    if not target.is_rehearsal:
        return fitting(target.key, ceremony.name)
    if target.rehearsal == REHEARSAL_POLLS:
        return fitting(target.key, ceremony.name, f"{REHEARSAL} polls")
    return fitting(target.key, asked.contests[0].title, f"{REHEARSAL}, {ceremony.name}")


def _index(connection: Connection, slates: Slates, asked: Mapping[Target, Sources]) -> Index:
    entries: list[Entry] = []
    for found in asked.values():
        ceremony = _ceremony(connection, slates, found)
        names = [ceremony.name, *(contest.title for contest in found.contests)]
        entries.append(Entry(_choice(ceremony, found), names, (str(ceremony.year),)))
    return Index(entries)
