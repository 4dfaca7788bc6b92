"""Rivals of a server's contests: imported from a file, asked about where a name is not certain, removed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection

from bot.audit.model import Actor, AuditAction
from bot.clock import Clock
from bot.contests import audit_entries
from bot.contests.loading import load_contest, load_contest_context
from bot.contests.read_models import ContestContext
from bot.db.engine import Database
from bot.errors import raise_refusal
from bot.ids import CategoryId, ContestId, GuildId, NomineeId, RivalId
from bot.rivals import rules, store
from bot.rivals.errors import ChanceTakenError, RivalGoneError
from bot.rivals.forecast_file import ForecastLine
from bot.rivals.matching import MatchedForecasts, match_forecasts, match_nominee
from bot.rivals.model import ImportOutcome, Rival, RivalBoard, RivalQuestion
from bot.search.text import fold_text
from bot.slates.builder import PrizeNames
from bot.slates.service import SlateService

DoneT = TypeVar("DoneT")


class RivalService:
    """Hosts' changes to the rivals of a contest; the caller has checked that the actor is a host.

    Every method raises `NothingFoundError` for a contest that the server does not have; those that change something
    also `RivalsClosedError` after the first envelope, and `OddsFrozenError` for the rival by whose probabilities an
    open contest pays.
    """

    def __init__(self, database: Database, slates: SlateService, prizes: PrizeNames, clock: Clock) -> None:
        """Store rivals in a database; `prizes` knows the names of categories in the record."""
        self._database = database
        self._slates = slates
        self._prizes = prizes
        self._clock = clock

    async def get_board(self, guild_id: GuildId, contest_id: ContestId) -> RivalBoard:
        """A contest's rivals, with what is still asked."""

        def load_board(connection: Connection) -> RivalBoard:
            return _load_board(connection, self._load_context(connection, guild_id, contest_id))

        return await self._database.read(load_board)

    async def import_forecasts(
        self, guild_id: GuildId, contest_id: ContestId, lines: Sequence[ForecastLine], by: Actor
    ) -> tuple[ImportOutcome, RivalBoard]:
        """Take the rivals of a file into a contest; one of the same name is replaced, with all it said before.

        Raises:
            ForecastFileError: Two lines of a player are about the same nominee.
            TooManyRivalsError: The contest would have too many rivals.
        """

        def save_import(connection: Connection, context: ContestContext, now: datetime) -> ImportOutcome:
            contest = context.contest
            raise_refusal(rules.refusal_of_rivals(contest, context.results))
            found = match_forecasts(lines, context.ceremony, contest.rules.by_id, self._prizes)
            players = dict.fromkeys(
                [*found.chances, *(name for waiting in found.asked.values() for name in waiting)]
            )
            before = {
                fold_text(rival.name): rival for rival in store.list_contest_rivals(connection, contest.id)
            }
            replaced = [before[fold_text(name)] for name in players if fold_text(name) in before]
            raise_refusal(
                rules.refusal_of_changed_rivals(contest, context.results, [rival.id for rival in replaced])
            )
            raise_refusal(rules.refusal_of_more_rivals(contest, len(before) + len(players) - len(replaced)))
            _forget_forecasts(connection, contest.id, [rival.id for rival in replaced])
            ids = _save_players(connection, contest.id, list(players), before, now)
            _save_matches(connection, contest.id, found, ids)
            outcome = ImportOutcome(tuple(players), found.matched, len(found.asked), found.elsewhere)
            after = {"players": list(players), "probabilities": found.matched, "asked": len(found.asked)}
            audit_entries.append_audit_entry(
                connection, contest, AuditAction.IMPORT_RIVALS, by, now, after=after
            )
            return outcome

        return await self._change(guild_id, contest_id, save_import)

    async def answer_question(
        self,
        guild_id: GuildId,
        contest_id: ContestId,
        question_id: int,
        by: Actor,
        *,
        category_id: CategoryId | None = None,
        nominee_id: NomineeId | None = None,
    ) -> RivalBoard:
        """Say what a line of a file means: its category, or its nominee in the category that is known; neither leaves
        the line out.

        Raises:
            RivalGoneError: The question was answered already.
            ChanceTakenError: The rival gave this nominee a probability already.
        """

        def save_answer(connection: Connection, context: ContestContext, now: datetime) -> None:
            question = _require_question(connection, context.contest.id, question_id)
            raise_refusal(
                rules.refusal_of_changed_rivals(context.contest, context.results, question.chances.keys())
            )
            meant_id = nominee_id
            if category_id is not None and nominee_id is None:
                category = context.get_category(category_id)
                question = replace(question, category_id=category_id)
                meant_id = match_nominee(category, question.nominee)
                if meant_id is None:
                    store.update_question(connection, question)
                    return
            if meant_id is not None:
                _save_answer(connection, context, question, meant_id)
            store.delete_question(connection, question.id)
            after = {"nominee": question.nominee, "is": meant_id or "left out"}
            audit_entries.append_audit_entry(
                connection, context.contest, AuditAction.MATCH_RIVAL, by, now, after=after
            )

        return (await self._change(guild_id, contest_id, save_answer))[1]

    async def remove_rival(
        self, guild_id: GuildId, contest_id: ContestId, rival_id: RivalId, by: Actor
    ) -> RivalBoard:
        """Take a rival out of a contest.

        Raises:
            RivalGoneError: There is no such rival any more.
        """

        def delete_one(connection: Connection, context: ContestContext, now: datetime) -> None:
            contest = context.contest
            raise_refusal(rules.refusal_of_changed_rivals(contest, context.results, [rival_id]))
            rivals = store.list_contest_rivals(connection, contest.id)
            rival = _require_rival(rivals, rival_id)
            _forget_forecasts(connection, contest.id, [rival_id])
            store.delete_rival(connection, rival_id)
            rest = [other for other in rivals if other.id != rival_id]
            if rival.sets_odds and rest:
                store.save_odds_setter(connection, contest.id, rest[0].id)
            audit_entries.append_audit_entry(
                connection, contest, AuditAction.REMOVE_RIVAL, by, now, before={"rival": rival.name}
            )

        return (await self._change(guild_id, contest_id, delete_one))[1]

    async def choose_odds(
        self, guild_id: GuildId, contest_id: ContestId, rival_id: RivalId, by: Actor
    ) -> RivalBoard:
        """Choose the rival by whose probabilities a draft will pay under `odds`.

        Raises:
            RivalGoneError: There is no such rival any more.
        """

        def save_choice(connection: Connection, context: ContestContext, now: datetime) -> None:
            contest = context.contest
            raise_refusal(rules.refusal_of_choosing_odds(contest, context.results))
            rivals = store.list_contest_rivals(connection, contest.id)
            chosen = _require_rival(rivals, rival_id)
            store.save_odds_setter(connection, contest.id, rival_id)
            before = next((rival.name for rival in rivals if rival.sets_odds), None)
            audit_entries.append_audit_entry(
                connection,
                contest,
                AuditAction.EDIT_CONTEST,
                by,
                now,
                before={"odds of": before},
                after={"odds of": chosen.name},
            )

        return (await self._change(guild_id, contest_id, save_choice))[1]

    async def _change(
        self,
        guild_id: GuildId,
        contest_id: ContestId,
        change: Callable[[Connection, ContestContext, datetime], DoneT],
    ) -> tuple[DoneT, RivalBoard]:
        """Change a contest's rivals in one transaction; return what the change returned, and what stands then."""
        now = self._clock()

        def save_change(connection: Connection) -> tuple[DoneT, RivalBoard]:
            context = self._load_context(connection, guild_id, contest_id)
            done = change(connection, context, now)
            return done, _load_board(connection, self._load_context(connection, guild_id, contest_id))

        return await self._database.write(save_change)

    def _load_context(
        self, connection: Connection, guild_id: GuildId, contest_id: ContestId
    ) -> ContestContext:
        return load_contest_context(connection, self._slates, load_contest(connection, guild_id, contest_id))


def _load_board(connection: Connection, context: ContestContext) -> RivalBoard:
    contest = context.contest
    return RivalBoard(
        contest=contest,
        ceremony=context.ceremony,
        results=context.results,
        rivals=store.list_contest_rivals(connection, contest.id),
        questions=store.list_open_questions(connection, contest.id),
        is_open_for_import=rules.refusal_of_rivals(contest, context.results) is None,
    )


def _require_rival(rivals: Sequence[Rival], rival_id: RivalId) -> Rival:
    found = next((rival for rival in rivals if rival.id == rival_id), None)
    if found is None:
        raise RivalGoneError
    return found


def _require_question(connection: Connection, contest_id: ContestId, question_id: int) -> RivalQuestion:
    questions = store.list_open_questions(connection, contest_id)
    found = next((question for question in questions if question.id == question_id), None)
    if found is None:
        raise RivalGoneError
    return found


def _forget_forecasts(connection: Connection, contest_id: ContestId, rival_ids: Sequence[RivalId]) -> None:
    """Delete all that these rivals said, also where it waits for an answer."""
    store.delete_chances(connection, rival_ids)
    for question in store.list_open_questions(connection, contest_id):
        kept = {
            rival_id: chance for rival_id, chance in question.chances.items() if rival_id not in rival_ids
        }
        if not kept:
            store.delete_question(connection, question.id)
        elif kept != question.chances:
            store.update_question(connection, replace(question, chances=kept))


def _save_players(
    connection: Connection,
    contest_id: ContestId,
    players: Sequence[str],
    before: Mapping[str, Rival],
    now: datetime,
) -> Mapping[str, RivalId]:
    """The ids of a file's players by name; who is new is inserted, the first one of a contest to set its odds."""
    ids: dict[str, RivalId] = {}
    for name in players:
        known = before.get(fold_text(name))
        first = not before and not ids
        ids[name] = (
            known.id
            if known is not None
            else store.insert_rival(connection, contest_id, name, now, sets_odds=first)
        )
    return ids


def _save_matches(
    connection: Connection, contest_id: ContestId, found: MatchedForecasts, ids: Mapping[str, RivalId]
) -> None:
    store.save_chances(connection, {ids[name]: chances for name, chances in found.chances.items()})
    questions = [
        RivalQuestion(
            0, category, nominee, category_id, {ids[name]: chance for name, chance in waiting.items()}
        )
        for (category, nominee, category_id), waiting in found.asked.items()
    ]
    store.insert_questions(connection, contest_id, questions)


def _save_answer(
    connection: Connection, context: ContestContext, question: RivalQuestion, nominee_id: NomineeId
) -> None:
    category_id = question.category_id
    if category_id is None or nominee_id not in context.get_category(category_id).by_id:
        raise RivalGoneError
    rivals = {rival.id: rival for rival in store.list_contest_rivals(connection, context.contest.id)}
    for rival_id in question.chances:
        if nominee_id in rivals[rival_id].chances.get(category_id, {}):
            raise ChanceTakenError(rivals[rival_id].name, nominee_id)
    store.save_chances(
        connection,
        {rival_id: {category_id: {nominee_id: chance}} for rival_id, chance in question.chances.items()},
    )
