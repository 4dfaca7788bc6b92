"""Loading the answers of a server's members: its contests and polls, grouped by set of results."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import chain

from sqlalchemy import Connection

from bot.contests import store as contest_store
from bot.contests.model import Contest, ContestState
from bot.contests.rules import is_public
from bot.ids import CategoryId, GuildId, NomineeId
from bot.polls import ranking_store
from bot.polls import store as poll_store
from bot.polls.count_loading import CountCache
from bot.polls.model import Poll, PollQuestion
from bot.record.model import Ceremony
from bot.results import store as results_store
from bot.results.model import Results
from bot.results.result_set import REHEARSAL_POLLS, ResultSet
from bot.results.shares import MIN_VOTERS_FOR_SHARES
from bot.slates.service import SlateService
from bot.verdicts import store
from bot.verdicts.ceremony_verdict import CeremonyVerdict, CountsByCategory, judge_answers, judge_room
from bot.verdicts.model import Voter
from bot.verdicts.one_vote_per_member import AnswersByCategory, choose_first_locked, choose_last_closed

JUDGED_CONTEST_STATES = frozenset({ContestState.OPEN, ContestState.LOCKED, ContestState.FINISHED})
"""The states of contests whose picks count in a verdict: cancelled ones do not."""


@dataclass(frozen=True)
class AnswerSources:
    """The contests and polls on one set of results.

    Attributes:
        result_set: The set of results.
        contests: Its contests, in the order in which they lock.
        polls: Its polls, open and closed; for a rehearsal contest, the rehearsal polls of its ceremony.
        nominations: The sealed contests on the ceremony's nominations; each has results of its own.
    """

    result_set: ResultSet
    contests: tuple[Contest, ...] = ()
    polls: tuple[Poll, ...] = ()
    nominations: tuple[Contest, ...] = ()

    @property
    def latest_closing(self) -> datetime:
        """When the last of them closes or closed (UTC)."""
        locks = [contest.locks_at for contest in (*self.contests, *self.nominations)]
        return max(locks + [poll.ends_at for poll in self.polls])

    def list_public_closings(
        self, contest: Contest, results: Results, now: datetime
    ) -> Mapping[CategoryId, datetime]:
        """The categories of a contest whose picks are public now, with when each closed (UTC).

        A category without a closing time of its own, whose picks are open from the start, closes with its contest.
        """
        return {
            category.id: contest.closes_at(category) or contest.sealed_at or contest.locks_at
            for category in contest.rules.categories
            if is_public(contest, category.id, now, results)
        }

    def list_public_polls(self, now: datetime) -> tuple[Poll, ...]:
        """The polls whose shares are public now."""
        return tuple(poll for poll in self.polls if poll.is_public(now))


def find_answer_sources(connection: Connection, guild_id: GuildId) -> Mapping[ResultSet, AnswerSources]:
    """A server's contests and polls by set of results: the ceremonies themselves, and each rehearsal apart."""
    contests: dict[ResultSet, list[Contest]] = {}
    nominations: dict[ResultSet, list[Contest]] = {}
    polls: dict[ResultSet, list[Poll]] = {}
    for contest in contest_store.list_contests(connection, guild_id, JUDGED_CONTEST_STATES):
        if not contest.is_on_nominations:
            contests.setdefault(contest.result_set, []).append(contest)
        elif contest.sealed_at is not None:
            nominations.setdefault(ResultSet(guild_id, contest.ceremony_id), []).append(contest)
    for poll in [
        *poll_store.list_open_polls(connection, guild_id),
        *poll_store.list_closed_polls(connection, guild_id),
    ]:
        polls.setdefault(poll.result_set, []).append(poll)
    return {
        result_set: AnswerSources(
            result_set,
            tuple(contests.get(result_set, ())),
            tuple(polls.get(_select_poll_result_set(result_set), ())),
            tuple(nominations.get(result_set, ())),
        )
        for result_set in dict.fromkeys([*contests, *polls, *nominations])
    }


def _select_poll_result_set(result_set: ResultSet) -> ResultSet:
    """The set of results whose polls belong to the verdict on this set."""
    return result_set._replace(rehearsal=REHEARSAL_POLLS) if result_set.is_rehearsal else result_set


@dataclass(frozen=True)
class RoomAnswers:
    """The public answers of a server's members on one set of results.

    Attributes:
        result_set: The set of results.
        ceremony: Its ceremony as this server sees it.
        results: What stands.
        picked: Each member's pick in categories that are closed, or open to all.
        expected: Their votes on who will win, of polls whose shares are public.
        wanted: Their votes on who should win, likewise.
        ranked: How their rankings of who should win were counted, where the poll that closed last took rankings; such
            a category has no votes in `wanted`.
        unsettled: The categories in which some of these answers can still change.
        closings: When the last pick of each category could be made, else the last *will* vote (UTC).
    """

    result_set: ResultSet
    ceremony: Ceremony
    results: Results
    picked: AnswersByCategory
    expected: AnswersByCategory
    wanted: AnswersByCategory
    ranked: CountsByCategory
    unsettled: frozenset[CategoryId]
    closings: Mapping[CategoryId, datetime]

    @cached_property
    def verdict(self) -> CeremonyVerdict:
        """The verdict on the answers."""
        return self._judge_with(judge_answers)

    @cached_property
    def room_verdict(self) -> CeremonyVerdict:
        """The verdict on the room as a whole, without its members, for its history over the years."""
        return self._judge_with(judge_room)

    def _judge_with(self, judge: Callable[..., CeremonyVerdict]) -> CeremonyVerdict:
        return judge(
            self.ceremony,
            self.results,
            self.picked,
            self.expected,
            self.wanted,
            ranked=self.ranked,
            rehearsal=self.result_set.is_rehearsal,
        )


def load_room_answers(
    connection: Connection, slates: SlateService, counts: CountCache, sources: AnswerSources, now: datetime
) -> RoomAnswers:
    """Load the public answers to these contests and polls.

    Raises:
        NothingFoundError: The server has no such ceremony.
    """
    result_set = sources.result_set
    ceremony = slates.load_ceremony(connection, result_set.guild_id, result_set.ceremony_id)
    results = results_store.load_results(connection, result_set)
    polls = sources.list_public_polls(now)
    closings = {contest: sources.list_public_closings(contest, results, now) for contest in sources.contests}
    will, should = (
        store.read_votes(connection, [poll for poll in polls if poll.question is question])
        for question in (PollQuestion.WILL, PollQuestion.SHOULD)
    )
    unsettled = {poll.category_id for poll in polls if poll.is_open_at(now)}
    unsettled |= {
        category_id
        for contest, closed in closings.items()
        for category_id, closing in closed.items()
        if contest.sealed_at is None and closing > now
    }
    rehearsal = result_set.is_rehearsal
    ranked = _load_last_counts(connection, counts, polls, rehearsal=rehearsal)
    wanted = choose_last_closed(should, rehearsal=rehearsal)
    return RoomAnswers(
        result_set=result_set,
        ceremony=ceremony,
        results=results,
        picked=_load_picks(connection, closings, rehearsal=rehearsal),
        expected=choose_last_closed(will, rehearsal=rehearsal),
        wanted={category_id: votes for category_id, votes in wanted.items() if category_id not in ranked},
        ranked=ranked,
        unsettled=frozenset(unsettled),
        closings=_find_last_closings(closings.values(), polls),
    )


def _find_last_closings(
    closings: Iterable[Mapping[CategoryId, datetime]], polls: Iterable[Poll]
) -> Mapping[CategoryId, datetime]:
    found: dict[CategoryId, datetime] = {}
    for closed in closings:
        for category_id, closing in closed.items():
            found[category_id] = max(closing, found.get(category_id, closing))
    for poll in polls:
        if poll.question is PollQuestion.WILL:
            found.setdefault(poll.category_id, poll.ends_at)
    return found


def _load_last_counts(
    connection: Connection, counts: CountCache, polls: Collection[Poll], *, rehearsal: bool
) -> CountsByCategory:
    """The counts of preferential polls by category, where no later poll with this question took votes.

    Those of fewer ballots than shares are shown for are left out: of them the winner alone is told, on their posts.
    """
    last: dict[CategoryId, Poll] = {}
    for poll in sorted(polls, key=lambda poll: (poll.ends_at, poll.id)):
        if poll.question is PollQuestion.SHOULD and poll.rehearsal is rehearsal:
            last[poll.category_id] = poll
    counted = {
        category_id: counts.load_count(connection, poll)
        for category_id, poll in last.items()
        if poll.is_preferential
    }
    return {
        category_id: count
        for category_id, count in counted.items()
        if count is not None and count.winners and count.ballots >= MIN_VOTERS_FOR_SHARES
    }


def _load_picks(
    connection: Connection, closings: Mapping[Contest, Mapping[CategoryId, datetime]], *, rehearsal: bool
) -> AnswersByCategory:
    """Each member's one pick in each closed category, one category after the other.

    The memory of one category is freed before the next: freeing all at once would block the event loop.
    """
    picked: dict[CategoryId, Mapping[Voter, NomineeId]] = {}
    for category_id in dict.fromkeys(chain.from_iterable(closings.values())):
        entries = (
            store.read_picks(connection, contest, {category_id: closed[category_id]})
            for contest, closed in closings.items()
            if category_id in closed
        )
        picked |= choose_first_locked(chain.from_iterable(entries), rehearsal=rehearsal)
    return picked


def has_public_answers(connection: Connection, sources: AnswerSources, now: datetime) -> bool:
    """Whether these contests and polls have an answer that may be shown now."""
    polls = sources.list_public_polls(now)
    ranked = [poll.id for poll in polls if poll.is_preferential and poll.question is PollQuestion.SHOULD]
    numbers = ranking_store.count_rankings(connection, ranked)
    if store.has_votes(connection, polls) or max(numbers.values(), default=0) >= MIN_VOTERS_FOR_SHARES:
        return True
    if any(has_nominations(connection, contest) for contest in sources.nominations):
        return True
    results = results_store.load_results(connection, sources.result_set)
    return any(
        store.has_picks(connection, contest, sources.list_public_closings(contest, results, now))
        for contest in sources.contests
    )


def has_nominations(connection: Connection, contest: Contest) -> bool:
    """Whether any nominations of a contest on them are announced."""
    return bool(results_store.load_results(connection, contest.result_set).winners)
