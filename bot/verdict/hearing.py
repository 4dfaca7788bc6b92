"""What a room said of one ceremony, as far as anybody may know it now, read in the caller's transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from sqlalchemy import Connection

from bot.awards.model import Ceremony
from bot.awards.slates import Slates
from bot.polls.model import Poll, Question
from bot.results import store as results_store
from bot.results.model import Results
from bot.results.target import Target
from bot.verdict import store
from bot.verdict.ceremony import CeremonyVerdict, judge
from bot.verdict.model import Entry
from bot.verdict.once import Answers, first_locked
from bot.verdict.sources import Sources


@dataclass(frozen=True)
class Heard:
    """A room's public answers about one set of results.

    Attributes:
        target: The set of results.
        ceremony: Its ceremony as this server sees it.
        results: What stands.
        picks: The contests' picks in categories that are closed, or open to all.
        will: The votes on who will win, of polls whose shares are shown.
        should: The votes on who should win, likewise.
        unsettled: The categories in which some of these answers can still change.
    """

    target: Target
    ceremony: Ceremony
    results: Results
    picks: Sequence[Entry]
    will: Sequence[Entry]
    should: Sequence[Entry]
    unsettled: frozenset[str]

    @cached_property
    def verdict(self) -> CeremonyVerdict:
        """The room's answers held against the results."""
        rehearsal = self.target.is_rehearsal
        return judge(self.ceremony, self.results, self.picks, self.will, self.should, rehearsal=rehearsal)

    @cached_property
    def picked(self) -> Answers:
        """Each member's one pick a category."""
        return first_locked(self.picks, rehearsal=self.target.is_rehearsal)


def hear(connection: Connection, slates: Slates, asked: Sources, now: datetime) -> Heard:
    """Hear what a room said to these contests and polls.

    Raises:
        NothingFoundError: The server knows no such ceremony.
    """
    target = asked.target
    ceremony = slates.load(connection, target.guild_id, target.ceremony_id)
    results = results_store.load(connection, target)
    picks: list[Entry] = []
    unsettled = {poll.category_id for poll in asked.public_polls(now) if poll.open_at(now)}
    for contest in asked.contests:
        closings = asked.public_closings(contest, results, now)
        picks += store.picks_in(connection, contest, closings)
        if contest.sealed_at is None and contest.rules.open_ballots:
            unsettled |= {one for one, closing in closings.items() if closing > now}
    return Heard(
        target=target,
        ceremony=ceremony,
        results=results,
        picks=picks,
        will=_votes(connection, asked.public_polls(now), Question.WILL),
        should=_votes(connection, asked.public_polls(now), Question.SHOULD),
        unsettled=frozenset(unsettled),
    )


def can_hear(connection: Connection, asked: Sources, now: datetime) -> bool:
    """Whether anybody gave these contests and polls an answer that may be shown now."""
    if store.any_votes(connection, asked.public_polls(now)):
        return True
    results = results_store.load(connection, asked.target)
    return any(
        store.any_picks(connection, contest, asked.public_closings(contest, results, now))
        for contest in asked.contests
    )


def _votes(connection: Connection, polls: Sequence[Poll], question: Question) -> list[Entry]:
    return store.votes_in(connection, [poll for poll in polls if poll.question is question])
