"""What the withdrawal of a nominee does to the polls that are open, in the caller's transaction."""

from datetime import datetime

from sqlalchemy import Connection

from bot.polls import store
from bot.polls.facts import EmptiedVotes


def empty_votes_for_withdrawn(
    connection: Connection, guild_id: int, ceremony_id: str, category_id: str, nominee_id: str, now: datetime
) -> tuple[EmptiedVotes, ...]:
    """Empty the votes for a withdrawn nominee wherever its category is open to votes; closed polls keep theirs.

    Returns:
        Each open poll about the category, with those who must vote anew.
    """
    asked = [
        poll
        for poll in store.list_open_polls(connection, guild_id)
        if (poll.ceremony_id, poll.category_id) == (ceremony_id, category_id) and poll.is_open_at(now)
    ]
    emptied = store.delete_votes_of_nominee(connection, [poll.id for poll in asked], nominee_id)
    return tuple(EmptiedVotes(poll, tuple(emptied.get(poll.id, ()))) for poll in asked)
