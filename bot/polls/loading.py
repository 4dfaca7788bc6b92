"""Loading polls in the caller's transaction, one or as the asker may see them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from bot.ids import CategoryId, GuildId, MemberId, NomineeId
from bot.polls import ranking_store, store
from bot.polls.count_loading import CountCache
from bot.polls.errors import NoSuchPollError
from bot.polls.model import Poll, PollQuestion
from bot.polls.ranking_store import OwnRanking
from bot.polls.read_models import CategoryPolls, PollOnSlate, VisiblePoll
from bot.record.model import Ceremony
from bot.results import store as results_store
from bot.results.result_set import ResultSet
from bot.slates.service import SlateService


def load_poll(connection: Connection, guild_id: GuildId, poll_id: int) -> Poll:
    """A server's poll.

    Raises:
        NoSuchPollError: The server has no such poll, though another may.
    """
    poll = store.find_poll(connection, guild_id, poll_id)
    if poll is None:
        raise NoSuchPollError
    return poll


def load_slates_of_polls(
    connection: Connection, slates: SlateService, polls: Iterable[Poll]
) -> list[PollOnSlate]:
    """Polls, each with its ceremony as the poll's server sees it; every ceremony is loaded once."""
    ceremonies: dict[tuple[GuildId, str], Ceremony] = {}
    asked: list[PollOnSlate] = []
    for poll in polls:
        where = (poll.guild_id, poll.ceremony_id)
        if where not in ceremonies:
            ceremonies[where] = slates.load_ceremony(connection, poll.guild_id, poll.ceremony_id)
        asked.append(PollOnSlate(poll, ceremonies[where]))
    return asked


def load_category_polls(
    connection: Connection,
    slates: SlateService,
    polls: Iterable[Poll],
    counts: CountCache,
    now: datetime,
    *,
    asker_id: MemberId | None = None,
) -> list[CategoryPolls]:
    """Polls as the asker may see them, grouped by category: the *will* and the *should* poll of each.

    Of several polls with the same question about a category, the first given is used. The order is that of each
    category's first poll.

    Args:
        connection: The transaction.
        slates: The service that loads their slates.
        polls: Polls of one server.
        counts: The counts of preferential polls.
        now: The present instant, UTC.
        asker_id: The member whose own votes are included; None for none.
    """
    paired: dict[tuple[ResultSet, CategoryId], dict[PollQuestion, Poll]] = {}
    for poll in polls:
        paired.setdefault((poll.result_set, poll.category_id), {}).setdefault(poll.question, poll)
    shown = [poll for pair in paired.values() for poll in pair.values()]
    visible = _load_visible_polls(connection, shown, counts, now, asker_id)
    ceremonies = {
        result_set: slates.load_ceremony(connection, result_set.guild_id, result_set.ceremony_id)
        for result_set, _ in paired
    }
    results = {result_set: results_store.load_results(connection, result_set) for result_set in ceremonies}
    return [
        CategoryPolls(
            ceremony=ceremonies[result_set],
            category_id=category_id,
            results=results[result_set],
            will=visible[pair[PollQuestion.WILL].id] if PollQuestion.WILL in pair else None,
            should=visible[pair[PollQuestion.SHOULD].id] if PollQuestion.SHOULD in pair else None,
        )
        for (result_set, category_id), pair in paired.items()
    ]


def _load_visible_polls(
    connection: Connection,
    polls: Sequence[Poll],
    counts: CountCache,
    now: datetime,
    asker_id: MemberId | None,
) -> Mapping[int, VisiblePoll]:
    ranked = [poll for poll in polls if poll.is_preferential]
    return {
        **_load_votes(connection, [poll for poll in polls if not poll.is_preferential], now, asker_id),
        **(_load_rankings(connection, ranked, counts, now, asker_id) if ranked else {}),
    }


def _load_votes(
    connection: Connection, polls: Sequence[Poll], now: datetime, asker_id: MemberId | None
) -> Mapping[int, VisiblePoll]:
    poll_ids = [poll.id for poll in polls]
    counts = store.count_votes(connection, poll_ids)
    mine = dict[int, NomineeId]() if asker_id is None else store.find_votes(connection, poll_ids, asker_id)
    return {
        poll.id: VisiblePoll(
            poll=poll,
            vote_count=sum(counts[poll.id].values()),
            counts=counts[poll.id] if poll.is_public(now) else None,
            own_vote=mine.get(poll.id),
        )
        for poll in polls
    }


def _load_rankings(
    connection: Connection,
    polls: Sequence[Poll],
    counts: CountCache,
    now: datetime,
    asker_id: MemberId | None,
) -> Mapping[int, VisiblePoll]:
    """Polls with rankings; how those of an open poll stand is not even counted."""
    poll_ids = [poll.id for poll in polls]
    numbers = ranking_store.count_rankings(connection, poll_ids)
    mine = (
        dict[int, OwnRanking]()
        if asker_id is None
        else ranking_store.find_rankings(connection, poll_ids, asker_id)
    )
    return {
        poll.id: VisiblePoll(
            poll=poll,
            vote_count=numbers.get(poll.id, 0),
            counts=None,
            preferential_count=counts.load_count(connection, poll) if poll.is_public(now) else None,
            own_ranking=mine[poll.id].ranking if poll.id in mine else (),
        )
        for poll in polls
    }
