"""What a room said of one ceremony, as far as anybody may know it now, read in the caller's transaction."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import chain

from sqlalchemy import Connection

from bot.awards.model import Ceremony
from bot.awards.slates import Slates
from bot.contests.model import Contest
from bot.polls.model import Question
from bot.results import store as results_store
from bot.results.model import Results
from bot.results.target import Target
from bot.verdict import store
from bot.verdict.ceremony import CeremonyVerdict, judge_answers, judge_room
from bot.verdict.model import Voter
from bot.verdict.once import Answers, first_locked, last_closed
from bot.verdict.sources import Sources


@dataclass(frozen=True)
class Heard:
    """A room's public answers about one set of results.

    Attributes:
        target: The set of results.
        ceremony: Its ceremony as this server sees it.
        results: What stands.
        picked: The members' picks in categories that are closed, or open to all: one each.
        expected: Their votes on who will win, of polls whose shares are shown.
        wanted: Their votes on who should win, likewise.
        unsettled: The categories in which some of these answers can still change.
    """

    target: Target
    ceremony: Ceremony
    results: Results
    picked: Answers
    expected: Answers
    wanted: Answers
    unsettled: frozenset[str]

    @cached_property
    def verdict(self) -> CeremonyVerdict:
        """The room's answers held against the results."""
        return self._judged(judge_answers)

    @cached_property
    def of_room(self) -> CeremonyVerdict:
        """The same of the room as a whole, for a record over the years: its members are left out."""
        return self._judged(judge_room)

    def _judged(self, judge: Callable[..., CeremonyVerdict]) -> CeremonyVerdict:
        return judge(
            self.ceremony,
            self.results,
            self.picked,
            self.expected,
            self.wanted,
            rehearsal=self.target.is_rehearsal,
        )


def hear(connection: Connection, slates: Slates, asked: Sources, now: datetime) -> Heard:
    """Hear what a room said to these contests and polls.

    Raises:
        NothingFoundError: The server knows no such ceremony.
    """
    target = asked.target
    ceremony = slates.load(connection, target.guild_id, target.ceremony_id)
    results = results_store.load(connection, target)
    polls = asked.public_polls(now)
    closings = {contest: asked.public_closings(contest, results, now) for contest in asked.contests}
    will, should = (
        store.votes_in(connection, [poll for poll in polls if poll.question is question])
        for question in (Question.WILL, Question.SHOULD)
    )
    unsettled = {poll.category_id for poll in polls if poll.open_at(now)}
    unsettled |= {
        category_id
        for contest, closed in closings.items()
        for category_id, closing in closed.items()
        if contest.sealed_at is None and closing > now
    }
    rehearsal = target.is_rehearsal
    return Heard(
        target=target,
        ceremony=ceremony,
        results=results,
        picked=_picked(connection, closings, rehearsal=rehearsal),
        expected=last_closed(will, rehearsal=rehearsal),
        wanted=last_closed(should, rehearsal=rehearsal),
        unsettled=frozenset(unsettled),
    )


def _picked(
    connection: Connection, closings: Mapping[Contest, Mapping[str, datetime]], *, rehearsal: bool
) -> Answers:
    """The members' one pick in each closed category, one category after the other.

    What is sorted out for one is forgotten before the next: to forget all at once would stop everything else.
    """
    picked: dict[str, Mapping[Voter, str]] = {}
    for category_id in dict.fromkeys(chain.from_iterable(closings.values())):
        entries = (
            store.picks_in(connection, contest, {category_id: closed[category_id]})
            for contest, closed in closings.items()
            if category_id in closed
        )
        picked |= first_locked(chain.from_iterable(entries), rehearsal=rehearsal)
    return picked


def can_hear(connection: Connection, asked: Sources, now: datetime) -> bool:
    """Whether anybody gave these contests and polls an answer that may be shown now."""
    if store.any_votes(connection, asked.public_polls(now)):
        return True
    results = results_store.load(connection, asked.target)
    return any(
        store.any_picks(connection, contest, asked.public_closings(contest, results, now))
        for contest in asked.contests
    )
