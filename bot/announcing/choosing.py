"""Choosing a set of results from a text that a host typed, or from no text."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.announcing.changes import load_result_context
from bot.announcing.model import ResultContext, ResultSetChoice
from bot.clock import Clock
from bot.contests import store
from bot.contests.choosing import load_creation_times
from bot.contests.model import Contest, ContestKind, ContestState
from bot.db.engine import Database
from bot.errors import AmbiguousError, Choice, NothingFoundError, Subject
from bot.guilds import store as guild_store
from bot.ids import ContestId, GuildId
from bot.polls import store as poll_store
from bot.polls.model import Poll
from bot.results import store as results_store
from bot.results.announced_ceremony import AnnouncedCeremony, mark_announced_winners
from bot.results.covers import has_covered_winners
from bot.results.result_set import REHEARSAL_POLLS, ResultSet
from bot.room_awards.loading import list_awaited_awards
from bot.search.choices import make_fitting_choice
from bot.search.index import MAX_OFFERED_CHOICES, ChoiceIndex, SearchEntry
from bot.slates.service import SlateService

_CURRENT_STATES = frozenset({ContestState.OPEN, ContestState.LOCKED})

AWAITED_POLL_PERIOD = timedelta(weeks=1)
"""How long after its closing a poll counts as waiting for its result: hosts do not finish polls by hand."""


class ResultSetChooser:
    """Finds the sets of results of a server."""

    def __init__(self, database: Database, slates: SlateService, clock: Clock) -> None:
        """Find them in a database."""
        self._database = database
        self._slates = slates
        self._clock = clock

    async def list_current(self, guild_id: GuildId) -> Sequence[ResultSetChoice]:
        """The current sets of results: those of open or locked contests first, in the order in which these lock; then
        those used by polls only, while a poll is open or waits for its result.

        All contests and polls on the ceremony itself share one set; each rehearsal contest has its own, and all
        rehearsal polls of a ceremony share one.
        """
        return await self._database.read(_load_current, self._slates, guild_id, self._clock())

    async def list_unopened(self, guild_id: GuildId) -> Sequence[ResultContext]:
        """The current sets of results, or that of the last contest, with all that is still to be announced in them."""

        def load_current(connection: Connection, now: datetime) -> list[ResultContext]:
            return [
                load_result_context(connection, self._slates, result_set)
                for result_set in list_current_result_sets(connection, self._slates, guild_id, now)
            ]

        return await self._database.read(load_current, self._clock())

    async def get_announced_ceremony(self, guild_id: GuildId, ceremony_id: str) -> AnnouncedCeremony:
        """A ceremony as the server sees it, with the winners that it announced itself; rehearsals are left out.

        Raises:
            NothingFoundError: The server has no such ceremony.
        """

        def load_announced(connection: Connection) -> AnnouncedCeremony:
            ceremony = self._slates.load_ceremony(connection, guild_id, ceremony_id)
            results = results_store.load_results(connection, ResultSet(guild_id, ceremony_id))
            return mark_announced_winners(ceremony, results)

        return await self._database.read(load_announced)

    async def has_covered_winners(self, guild_id: GuildId) -> bool:
        """Whether the server covers any winner now, whatever it was announced for."""

        def find_covered(connection: Connection, now: datetime) -> bool:
            settings = guild_store.load_settings(connection, guild_id)
            return any(
                has_covered_winners(settings, results_store.load_results(connection, result_set), now)
                for result_set in results_store.list_result_sets(connection, guild_id)
            )

        return await self._database.read(find_covered, self._clock())

    async def choose_result_set(self, guild_id: GuildId, text: str | None = None) -> ResultSet:
        """The set that a text means: a contest's title, or a ceremony in any of its spellings.

        Without a text it is the only current set; a contest's set is preferred to those of polls only. If none is
        current it is that of the contest finished last. A ceremony on which only one rehearsal is current means that
        rehearsal.

        Raises:
            NothingFoundError: There is none; `nearest` are the current sets, or ceremonies with similar names.
            AmbiguousError: There are several. A choice's id is one that this method understands.
        """
        return await self._database.read(choose_result_set, self._slates, guild_id, text, self._clock())

    async def suggest_result_sets(self, guild_id: GuildId, text: str) -> Sequence[Choice]:
        """The sets that an unfinished text may mean: current ones first, then those of any ceremony."""
        offered = await self._database.read(_suggest_current, self._slates, guild_id, text, self._clock())
        taken = {choice.id for choice in offered}
        others = await self._slates.suggest_ceremonies(guild_id, text)
        return [*offered, *(choice for choice in others if choice.id not in taken)][:MAX_OFFERED_CHOICES]


def choose_result_set(
    connection: Connection, slates: SlateService, guild_id: GuildId, text: str | None, now: datetime
) -> ResultSet:
    """See `ResultSetChooser.choose_result_set`."""
    current = _load_current(connection, slates, guild_id, now)
    if text is None:
        current = [choice for choice in current if choice.contests] or current
    made_at = _load_creation_times(connection, guild_id, current)
    choices = [_make_choice(choice, made_at) for choice in current]
    hits = choices
    if text is not None:
        hits = list(_make_index(current, made_at).match_as_spelt(text).hits) if current else []
        hits = hits or _find_finished(connection, guild_id, text)
    if len(hits) == 1 and hits[0] not in choices:
        return ResultSet.from_key(guild_id, hits[0].id)
    if len(hits) == 1:
        return next(choice.result_set for choice in current if choice.result_set.key == hits[0].id)
    if hits:
        raise AmbiguousError(Subject.CEREMONY, text or "", hits)
    if text is None:
        last = _find_last_finished(connection, guild_id)
        if last is None:
            raise NothingFoundError(Subject.CEREMONY, "", choices)
        return last
    ceremony = slates.choose_ceremony(connection, guild_id, text)
    on_it = [choice for choice in current if choice.ceremony.id == ceremony.id]
    if len(on_it) > 1:
        raise AmbiguousError(Subject.CEREMONY, text, [_make_choice(choice, made_at) for choice in on_it])
    return on_it[0].result_set if on_it else ResultSet(guild_id, ceremony.id)


def _suggest_current(
    connection: Connection, slates: SlateService, guild_id: GuildId, text: str, now: datetime
) -> Sequence[Choice]:
    current = _load_current(connection, slates, guild_id, now)
    made_at = _load_creation_times(connection, guild_id, current)
    return _make_index(current, made_at).suggest_choices(text) if current else []


def list_current_result_sets(
    connection: Connection, slates: SlateService, guild_id: GuildId, now: datetime
) -> list[ResultSet]:
    """The current sets of contests, else those of polls only, else that of the contest finished last."""
    current = _load_current(connection, slates, guild_id, now)
    current = [choice for choice in current if choice.contests] or current
    last = _find_last_finished(connection, guild_id) if not current else None
    return [choice.result_set for choice in current] or ([last] if last is not None else [])


def _find_last_finished(connection: Connection, guild_id: GuildId) -> ResultSet | None:
    """The set of the contest that was finished last: a correction may still be due there."""
    finished = store.list_contests(connection, guild_id, {ContestState.FINISHED}, kind=ContestKind.WINNERS)
    last = max(finished, key=lambda one: (one.finished_at or one.locks_at, one.id), default=None)
    return None if last is None else last.result_set


def _load_current(
    connection: Connection, slates: SlateService, guild_id: GuildId, now: datetime
) -> list[ResultSetChoice]:
    grouped: dict[ResultSet, list[Contest]] = {}
    for contest in store.list_contests(connection, guild_id, _CURRENT_STATES, kind=ContestKind.WINNERS):
        grouped.setdefault(contest.result_set, []).append(contest)
    awards = [award.result_set for award in list_awaited_awards(connection, guild_id)]
    for result_set in [*filter(None, awards), *_list_awaited(connection, guild_id, now)]:
        grouped.setdefault(result_set, [])
    return [
        ResultSetChoice(
            result_set, slates.load_ceremony(connection, guild_id, result_set.ceremony_id), tuple(contests)
        )
        for result_set, contests in grouped.items()
    ]


def _find_finished(connection: Connection, guild_id: GuildId, text: str) -> list[Choice]:
    """The sets of finished contests by their titles alone: a correction may still be due there."""
    finished = store.list_contests(connection, guild_id, {ContestState.FINISHED}, kind=ContestKind.WINNERS)
    made_at = load_creation_times(connection, guild_id, finished)
    titled = [
        SearchEntry(
            make_fitting_choice(contest.result_set.key, contest.title, made_at.get(contest.id, "")),
            [contest.title],
        )
        for contest in finished
    ]
    return list(ChoiceIndex(titled).match_as_spelt(text).hits) if titled else []


def _list_awaited(connection: Connection, guild_id: GuildId, now: datetime) -> list[ResultSet]:
    """The sets in which a poll's category is unannounced while the poll is open or was closed lately."""
    recent = [
        poll
        for poll in poll_store.list_closed_polls(connection, guild_id)
        if now - poll.ends_at < AWAITED_POLL_PERIOD
    ]
    polled: dict[ResultSet, list[Poll]] = {}
    for poll in [*poll_store.list_open_polls(connection, guild_id), *recent]:
        polled.setdefault(poll.result_set, []).append(poll)
    awaited: list[ResultSet] = []
    for result_set, polls in polled.items():
        results = results_store.load_results(connection, result_set)
        if any(results.is_unannounced(poll.category_id) for poll in polls):
            awaited.append(result_set)
    return awaited


def _load_creation_times(
    connection: Connection, guild_id: GuildId, current: Sequence[ResultSetChoice]
) -> Mapping[ContestId, str]:
    """When rehearsals of one title were made, by id."""
    rehearsals = [choice.contests[0] for choice in current if choice.result_set.contest_id is not None]
    return load_creation_times(connection, guild_id, rehearsals)


def _make_choice(choice: ResultSetChoice, made_at: Mapping[ContestId, str]) -> Choice:
    if choice.result_set.rehearsal is REHEARSAL_POLLS:
        return make_fitting_choice(choice.result_set.key, choice.ceremony.name, "polls after the fact")
    if choice.result_set.is_rehearsal:
        contest = choice.contests[0]
        details = filter(None, (made_at.get(contest.id), choice.ceremony.name))
        return make_fitting_choice(choice.result_set.key, contest.title, " · ".join(details))
    return make_fitting_choice(choice.result_set.key, choice.ceremony.name)


def _make_index(current: Sequence[ResultSetChoice], made_at: Mapping[ContestId, str]) -> ChoiceIndex:
    return ChoiceIndex(
        SearchEntry(
            _make_choice(choice, made_at),
            [choice.ceremony.name, *(contest.title for contest in choice.contests)],
        )
        for choice in current
    )
