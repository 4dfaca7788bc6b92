"""Guests' ballots in the database; what they hold is stored as members' ballots are, by `bot.contests.ballot_store`."""

import secrets
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, delete, insert, update

from bot.db.tables import ballots, contests, picks
from bot.ids import CategoryId, ContestId
from bot.proof import SALT_BYTES


def insert_guest_ballot(
    connection: Connection, contest_id: ContestId, name: str, at: datetime
) -> tuple[int, int]:
    """Insert an empty ballot for a new guest, with the contest's next number; return its id and that number."""
    number = connection.execute(
        update(contests)
        .where(contests.c.id == contest_id)
        .values(guests_entered=contests.c.guests_entered + 1)
        .returning(contests.c.guests_entered)
    ).scalar_one()
    values = {
        "contest_id": contest_id,
        "guest_number": number,
        "guest_name": name,
        "salt": secrets.token_hex(SALT_BYTES),
        "created_at": at,
    }
    ballot_id = connection.execute(insert(ballots).values(values).returning(ballots.c.id)).scalar_one()
    return ballot_id, number


def rename_guest(connection: Connection, ballot_id: int, name: str) -> None:
    """Store a guest's corrected name."""
    connection.execute(update(ballots).where(ballots.c.id == ballot_id).values(guest_name=name))


def erase_guest_ballot(connection: Connection, ballot_id: int, still_open: Collection[CategoryId]) -> None:
    """Delete a guest's picks in these categories; what is left of the ballot stays, unnamed and without its salt."""
    of_ballot = picks.c.ballot_id == ballot_id
    connection.execute(delete(picks).where(of_ballot, picks.c.category_id.in_(still_open)))
    this = ballots.c.id == ballot_id
    connection.execute(update(ballots).where(this).values(guest_number=None, guest_name=None, salt=None))
    connection.execute(update(ballots).where(this, ballots.c.set_aside.is_not(None)).values(set_aside=""))


def delete_guest_ballot(connection: Connection, ballot_id: int) -> None:
    """Delete a guest's ballot with all that it holds."""
    connection.execute(delete(ballots).where(ballots.c.id == ballot_id))
