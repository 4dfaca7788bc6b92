"""What a room said of one ceremony, as far as anybody may know it now, read in the caller's transaction."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import chain

from sqlalchemy import Connection

from bot.awards.model import Ceremony
from bot.awards.slates import SlateService
from bot.contests.model import Contest
from bot.polls.model import PollQuestion
from bot.results import store as results_store
from bot.results.model import Results
from bot.results.target import ResultSet
from bot.verdict import store
from bot.verdict.ceremony import CeremonyVerdict, judge_answers, judge_room
from bot.verdict.model import Voter
from bot.verdict.once import AnswersByCategory, choose_first_locked, choose_last_closed
from bot.verdict.sources import AnswerSources


@dataclass(frozen=True)
class RoomAnswers:
    """A room's public answers about one set of results.

    Attributes:
        result_set: The set of results.
        ceremony: Its ceremony as this server sees it.
        results: What stands.
        picked: The members' picks in categories that are closed, or open to all: one each.
        expected: Their votes on who will win, of polls whose shares are shown.
        wanted: Their votes on who should win, likewise.
        unsettled: The categories in which some of these answers can still change.
    """

    result_set: ResultSet
    ceremony: Ceremony
    results: Results
    picked: AnswersByCategory
    expected: AnswersByCategory
    wanted: AnswersByCategory
    unsettled: frozenset[str]

    @cached_property
    def verdict(self) -> CeremonyVerdict:
        """The room's answers held against the results."""
        return self._judge_with(judge_answers)

    @cached_property
    def room_verdict(self) -> CeremonyVerdict:
        """The same of the room as a whole, for a record over the years: its members are left out."""
        return self._judge_with(judge_room)

    def _judge_with(self, judge: Callable[..., CeremonyVerdict]) -> CeremonyVerdict:
        return judge(
            self.ceremony,
            self.results,
            self.picked,
            self.expected,
            self.wanted,
            rehearsal=self.result_set.is_rehearsal,
        )


def load_room_answers(
    connection: Connection, slates: SlateService, sources: AnswerSources, now: datetime
) -> RoomAnswers:
    """Hear what a room said to these contests and polls.

    Raises:
        NothingFoundError: The server knows no such ceremony.
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
    return RoomAnswers(
        result_set=result_set,
        ceremony=ceremony,
        results=results,
        picked=_load_picks(connection, closings, rehearsal=rehearsal),
        expected=choose_last_closed(will, rehearsal=rehearsal),
        wanted=choose_last_closed(should, rehearsal=rehearsal),
        unsettled=frozenset(unsettled),
    )


def _load_picks(
    connection: Connection, closings: Mapping[Contest, Mapping[str, datetime]], *, rehearsal: bool
) -> AnswersByCategory:
    """The members' one pick in each closed category, one category after the other.

    What is sorted out for one is forgotten before the next: to forget all at once would stop everything else.
    """
    picked: dict[str, Mapping[Voter, str]] = {}
    for category_id in dict.fromkeys(chain.from_iterable(closings.values())):
        entries = (
            store.read_picks(connection, contest, {category_id: closed[category_id]})
            for contest, closed in closings.items()
            if category_id in closed
        )
        picked |= choose_first_locked(chain.from_iterable(entries), rehearsal=rehearsal)
    return picked


def has_public_answers(connection: Connection, sources: AnswerSources, now: datetime) -> bool:
    """Whether anybody gave these contests and polls an answer that may be shown now."""
    if store.has_votes(connection, sources.list_public_polls(now)):
        return True
    results = results_store.load_results(connection, sources.result_set)
    return any(
        store.has_picks(connection, contest, sources.list_public_closings(contest, results, now))
        for contest in sources.contests
    )
