"""Erasing a member from servers' own awards: what can still change is deleted, what is counted stays, unnamed."""

import secrets
from typing import Any

from sqlalchemy import Connection, Select, delete, func, select, update

from bot.audit import store as audit
from bot.db.room_award_tables import (
    room_awards,
    room_ballots,
    room_nominations,
    room_voters,
)
from bot.ids import MemberId

ERASED_VOTER_BYTES = 16
"""The random bytes of the text that replaces an erased member's id in votes and nominations."""

_OPEN_PHASE, _SEALED_PHASE = "nominate", "ceremony"


def count_award_ballots(connection: Connection, user_id: MemberId) -> tuple[int, int]:
    """How many ballots a member has that are sealed for a ceremony, and others, which nothing depends on."""
    query = (
        select(room_awards.c.phase, func.count())
        .select_from(room_ballots.join(room_voters).join(room_awards))
        .where(room_voters.c.member_id == user_id, room_ballots.c.length > 0)
        .group_by(room_awards.c.phase)
    )
    return _split_counts(connection, query, _SEALED_PHASE)


def count_nominations(connection: Connection, user_id: MemberId) -> tuple[int, int]:
    """In how many categories a member nominated: whose nominations are still open, and others."""
    query = (
        select(room_awards.c.phase, func.count())
        .select_from(room_nominations.join(room_awards, room_awards.c.id == room_nominations.c.award_id))
        .where(room_nominations.c.member_id == user_id)
        .group_by(room_awards.c.phase)
    )
    return _split_counts(connection, query, _OPEN_PHASE)


# Any: SQLAlchemy does not type the columns of a table.
def _split_counts(connection: Connection, query: Select[Any, int], phase: str) -> tuple[int, int]:
    """The sum of the counts in one phase, and that of the others."""
    here = others = 0
    for found, number in connection.execute(query):
        if found == phase:
            here += number
        else:
            others += number
    return here, others


def erase_award_member(connection: Connection, user_id: MemberId) -> None:
    """Erase a member from every server's awards.

    A ballot that is not sealed is deleted, since its line is not known; so are nominations while these are open. What
    was sealed keeps its line and its ranking, without a name, a salt and a host's words about it.
    """
    _erase_nominations(connection, user_id)
    _erase_voters(connection, user_id)


def _erase_nominations(connection: Connection, user_id: MemberId) -> None:
    own = room_nominations.c.member_id == user_id
    still_open = select(room_awards.c.id).where(room_awards.c.phase == _OPEN_PHASE)
    connection.execute(delete(room_nominations).where(own, room_nominations.c.award_id.in_(still_open)))
    for award_id in connection.scalars(select(room_nominations.c.award_id).where(own).distinct()).all():
        unnamed = {"nominator": secrets.token_hex(ERASED_VOTER_BYTES), "member_id": None}
        connection.execute(
            update(room_nominations).where(own, room_nominations.c.award_id == award_id).values(unnamed)
        )


def _erase_voters(connection: Connection, user_id: MemberId) -> None:
    query = (
        select(room_voters.c.id, room_voters.c.set_aside, room_awards.c.guild_id, room_awards.c.phase)
        .select_from(room_voters.join(room_awards))
        .where(room_voters.c.member_id == user_id)
    )
    for voter_id, set_aside, guild_id, phase in connection.execute(query).all():
        this = room_voters.c.id == voter_id
        audit.erase_voter_reasons(connection, guild_id, [voter_id])
        if phase != _SEALED_PHASE:
            connection.execute(delete(room_voters).where(this))
            continue
        unnamed = {"member_id": None, "reason": "" if set_aside else None}
        connection.execute(update(room_voters).where(this).values(unnamed))
        connection.execute(update(room_ballots).where(room_ballots.c.voter_id == voter_id).values(salt=None))
