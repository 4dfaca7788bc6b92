"""Verdicts of ceremonies and categories with all that a screen shows, read in the caller's transaction."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from sqlalchemy import Connection

from bot.awards.record import Record
from bot.awards.slates import Slates
from bot.guilds import store as guild_store
from bot.results.target import REAL, Target
from bot.verdict.errors import NoVerdictError
from bot.verdict.facts import Names, RoomCategory, RoomVerdict
from bot.verdict.hearing import Heard, hear
from bot.verdict.history import history
from bot.verdict.model import Voter
from bot.verdict.players import virtual_records
from bot.verdict.sources import Sources, sources

MOST_NAMED = 10
"""Members who were right most often that are named; the others are counted."""


def room_verdict(
    connection: Connection, slates: Slates, record: Record, target: Target, now: datetime
) -> RoomVerdict:
    """A ceremony's verdict.

    Raises:
        NoVerdictError: Nobody said anything that may be shown now.
    """
    asked = sources(connection, target.guild_id)
    contests = asked.get(target, Sources(target)).contests
    heard = hear(connection, slates, asked.get(target, Sources(target)), now)
    verdict = heard.verdict
    if not verdict.categories:
        raise NoVerdictError(target.ceremony_id)
    others = (found for other, found in asked.items() if not other.is_rehearsal and other != target)
    counted = [verdict, *(hear(connection, slates, found, now).of_room for found in others)]
    return RoomVerdict(
        target=target,
        ceremony=heard.ceremony,
        results=heard.results,
        title=contests[0].title if contests and target.rehearsal > REAL else "",
        verdict=verdict,
        names=_names(connection, target.guild_id, verdict.best[:MOST_NAMED]),
        virtual=virtual_records(record, heard.ceremony, heard.results, verdict.categories),
        history=history(counted),
    )


def room_category(
    connection: Connection, slates: Slates, target: Target, category_id: str, now: datetime
) -> RoomCategory:
    """One category's verdict.

    Raises:
        NoVerdictError: Nobody said anything about it that may be shown now.
    """
    asked = sources(connection, target.guild_id).get(target, Sources(target))
    heard = hear(connection, slates, asked, now)
    found = next((one for one in heard.verdict.categories if one.category_id == category_id), None)
    if found is None:
        raise NoVerdictError(target.ceremony_id, category_id)
    picked = heard.picked.get(category_id, {})
    callers = [voter for voter, nominee_id in picked.items() if nominee_id in found.winners]
    names = _names(connection, target.guild_id, callers)
    return RoomCategory(
        target=target,
        ceremony=heard.ceremony,
        results=heard.results,
        verdict=found,
        callers=sorted(names.values(), key=str.casefold),
        unsettled=category_id in heard.unsettled,
    )


def real_rooms(connection: Connection, slates: Slates, guild_id: int, now: datetime) -> Iterator[Heard]:
    """What a server's room said of every ceremony, rehearsals left out, the latest first."""
    asked = [found for target, found in sources(connection, guild_id).items() if not target.is_rehearsal]
    asked.sort(key=lambda found: found.latest, reverse=True)
    return (hear(connection, slates, found, now) for found in asked)


def _names(connection: Connection, guild_id: int, voters: Iterable[Voter]) -> Names:
    return guild_store.names(connection, guild_id, [voter for voter in voters if isinstance(voter, int)])
