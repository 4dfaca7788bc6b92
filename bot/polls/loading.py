"""What a unit of work on polls begins with, and what it tells about them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from bot.awards.slates import Slates
from bot.polls import store
from bot.polls.errors import NoSuchPollError
from bot.polls.facts import Asked, CategoryPolls
from bot.polls.model import Poll, Question
from bot.results import store as results_store
from bot.results.target import Target


def load_poll(connection: Connection, guild_id: int, poll_id: int) -> Poll:
    """A server's poll.

    Raises:
        NoSuchPollError: The server has no such poll, though another may.
    """
    poll = store.find(connection, guild_id, poll_id)
    if poll is None:
        raise NoSuchPollError
    return poll


def side_by_side(
    connection: Connection, slates: Slates, polls: Iterable[Poll], now: datetime, asker_id: int | None = None
) -> list[CategoryPolls]:
    """Polls as the asker may see them, the two questions about one category beside each other.

    Of several polls that ask the same, the first stands. The order is that of each category's first poll.

    Args:
        connection: The transaction.
        slates: Where their slates are.
        polls: Polls of one server.
        now: The present instant.
        asker_id: Whose own answers are told; None for nobody's.
    """
    paired: dict[tuple[Target, str], dict[Question, Poll]] = {}
    for poll in polls:
        paired.setdefault((poll.target, poll.category_id), {}).setdefault(poll.question, poll)
    shown = [poll for pair in paired.values() for poll in pair.values()]
    asked = _asked(connection, shown, now, asker_id)
    slate = {target: slates.load(connection, target.guild_id, target.ceremony_id) for target, _ in paired}
    results = {target: results_store.load(connection, target) for target in slate}
    return [
        CategoryPolls(
            ceremony=slate[target],
            category_id=category_id,
            results=results[target],
            will=asked[pair[Question.WILL].id] if Question.WILL in pair else None,
            should=asked[pair[Question.SHOULD].id] if Question.SHOULD in pair else None,
        )
        for (target, category_id), pair in paired.items()
    ]


def _asked(
    connection: Connection, polls: Sequence[Poll], now: datetime, asker_id: int | None
) -> Mapping[int, Asked]:
    poll_ids = [poll.id for poll in polls]
    counts = store.counts(connection, poll_ids)
    mine = dict[int, str]() if asker_id is None else store.votes_of(connection, poll_ids, asker_id)
    return {
        poll.id: Asked(
            poll=poll,
            votes=sum(counts[poll.id].values()),
            counts=counts[poll.id] if poll.is_public(now) else None,
            mine=mine.get(poll.id),
        )
        for poll in polls
    }
