"""Choosing a verdict from a text that somebody typed, or from no text."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from bot.contests.choosing import load_creation_times
from bot.contests.model import ContestState
from bot.errors import AmbiguousError, Choice, NothingFoundError, Subject
from bot.ids import ContestId, GuildId
from bot.record.model import Ceremony
from bot.results.result_set import REHEARSAL_POLLS, ResultSet
from bot.search.choices import make_fitting_choice
from bot.search.index import ChoiceIndex, SearchEntry
from bot.slates.service import SlateService
from bot.verdicts.errors import NoVerdictError
from bot.verdicts.room_answers import AnswerSources, find_answer_sources, has_public_answers

REHEARSAL_DETAIL = "rehearsal"
"""The detail that distinguishes a rehearsal from the ceremony itself in a list of choices."""


def find_current_verdict(
    connection: Connection, slates: SlateService, guild_id: GuildId, now: datetime
) -> ResultSet:
    """The set of results of the only contest in play, a rehearsal or not; else of the latest ceremony's verdict.

    Raises:
        NothingFoundError: There are only rehearsals, which have to be named; they are the `nearest`.
        NoVerdictError: There is nothing that may be shown.
    """
    every = _sort_latest_first(find_answer_sources(connection, guild_id)).values()
    shown = [found for found in every if has_public_answers(connection, found, now)]
    in_play = [found.result_set for found in shown if _is_in_play(found)]
    if len(in_play) == 1:
        return in_play[0]
    ceremonies = (found.result_set for found in shown if not found.result_set.is_rehearsal)
    latest = next(ceremonies, None)
    if latest is not None:
        return latest
    rehearsals = shown
    if rehearsals:
        made_at = _load_creation_times(connection, {one.result_set: one for one in rehearsals})
        raise NothingFoundError(
            Subject.CEREMONY,
            "",
            [_make_choice(_load_ceremony(connection, slates, one), one, made_at) for one in rehearsals],
        )
    raise NoVerdictError


def _is_in_play(found: AnswerSources) -> bool:
    played = (*found.contests, *found.nominations)
    return any(contest.state in (ContestState.OPEN, ContestState.LOCKED) for contest in played)


def match_verdict(
    connection: Connection, slates: SlateService, guild_id: GuildId, text: str
) -> ResultSet | None:
    """The verdict that a text means among those that the server has, a ceremony before its rehearsals.

    None if it means none of them: it may be a ceremony without contests and polls.

    Raises:
        AmbiguousError: It means several.
    """
    sources_by_set = _sort_latest_first(find_answer_sources(connection, guild_id))
    if not sources_by_set:
        return None
    by_key = {result_set.key: result_set for result_set in sources_by_set}
    hits = [
        by_key[choice.id]
        for choice in _build_index(connection, slates, sources_by_set).match_as_spelt(text).hits
    ]
    return _select_only(connection, slates, sources_by_set, text, hits)


def find_ceremony_verdict(
    connection: Connection, slates: SlateService, guild_id: GuildId, ceremony_id: str, text: str
) -> ResultSet:
    """The verdict on a ceremony; that of its only rehearsal if it has no other contests and polls.

    Raises:
        AmbiguousError: There are several rehearsals.
    """
    sources_by_set = _sort_latest_first(find_answer_sources(connection, guild_id))
    hits = [result_set for result_set in sources_by_set if result_set.ceremony_id == ceremony_id]
    return _select_only(connection, slates, sources_by_set, text, hits) or ResultSet(guild_id, ceremony_id)


def complete_verdict(
    connection: Connection, slates: SlateService, guild_id: GuildId, text: str
) -> list[Choice]:
    """The verdicts that an unfinished text may mean: ceremonies first, the latest before others."""
    sources_by_set = _sort_latest_first(find_answer_sources(connection, guild_id))
    return _build_index(connection, slates, sources_by_set).suggest_choices(text) if sources_by_set else []


def _select_only(
    connection: Connection,
    slates: SlateService,
    sources_by_set: Mapping[ResultSet, AnswerSources],
    text: str,
    hits: Sequence[ResultSet],
) -> ResultSet | None:
    """The ceremony itself, or the only hit."""
    meant = [result_set for result_set in hits if not result_set.is_rehearsal] or hits
    if len(meant) > 1:
        made_at = _load_creation_times(connection, sources_by_set)
        choices = [
            _make_choice(
                _load_ceremony(connection, slates, sources_by_set[one]), sources_by_set[one], made_at
            )
            for one in meant
        ]
        raise AmbiguousError(Subject.CEREMONY, text, choices)
    return meant[0] if meant else None


def _sort_latest_first(
    sources_by_set: Mapping[ResultSet, AnswerSources],
) -> Mapping[ResultSet, AnswerSources]:
    """Ceremonies before rehearsals, each by their latest closing."""
    by_time = sorted(sources_by_set.items(), key=lambda found: found[1].latest_closing, reverse=True)
    return dict(sorted(by_time, key=lambda found: found[0].is_rehearsal))


def _load_ceremony(connection: Connection, slates: SlateService, sources: AnswerSources) -> Ceremony:
    return slates.load_ceremony(connection, sources.result_set.guild_id, sources.result_set.ceremony_id)


def _load_creation_times(
    connection: Connection, sources_by_set: Mapping[ResultSet, AnswerSources]
) -> Mapping[ContestId, str]:
    """When rehearsals of one title were made, by id."""
    rehearsals = [found.contests[0] for one, found in sources_by_set.items() if one.contest_id is not None]
    if not rehearsals:
        return {}
    return load_creation_times(connection, rehearsals[0].guild_id, rehearsals)


def _make_choice(ceremony: Ceremony, sources: AnswerSources, made_at: Mapping[ContestId, str]) -> Choice:
    result_set = sources.result_set
    if not result_set.is_rehearsal:
        return make_fitting_choice(result_set.key, ceremony.name)
    if result_set.rehearsal is REHEARSAL_POLLS:
        return make_fitting_choice(result_set.key, ceremony.name, f"{REHEARSAL_DETAIL} polls")
    contest = sources.contests[0]
    details = filter(None, (f"{REHEARSAL_DETAIL}, {ceremony.name}", made_at.get(contest.id)))
    return make_fitting_choice(result_set.key, contest.title, " · ".join(details))


def _build_index(
    connection: Connection, slates: SlateService, sources_by_set: Mapping[ResultSet, AnswerSources]
) -> ChoiceIndex:
    made_at = _load_creation_times(connection, sources_by_set)
    entries: list[SearchEntry] = []
    for found in sources_by_set.values():
        ceremony = _load_ceremony(connection, slates, found)
        names = [ceremony.name, *(contest.title for contest in found.contests)]
        entries.append(SearchEntry(_make_choice(ceremony, found, made_at), names, (str(ceremony.year),)))
    return ChoiceIndex(entries)
