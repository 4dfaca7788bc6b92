"""Telling once more what an envelope did, as its card told it: for a card that is to be drawn anew."""

from dataclasses import replace

from sqlalchemy import Connection

from bot.awards.slates import SlateService
from bot.contests.model import ContestState
from bot.contests.tallies import TallyCache
from bot.night.change import ChangeKind, ResultChange
from bot.night.effects import load_effects
from bot.night.scene import PLAYED_STATES, load_result_context
from bot.results import store as results_store
from bot.results.model import ResultAction, Results
from bot.results.target import ResultSet

CARD_STATES = PLAYED_STATES | {ContestState.CANCELLED}
"""The states of contests that may have a card: one that was cancelled keeps those it has."""


def rebuild_change(
    connection: Connection,
    slates: SlateService,
    tally_cache: TallyCache,
    result_set: ResultSet,
    category_id: str,
) -> ResultChange | None:
    """What the latest change of a category's result did when it was made, whatever was opened since.

    Returns:
        The change as it was told then; None if nobody has changed the category.

    Raises:
        NothingFoundError: The server knows no such ceremony any more, or has no such rehearsal on it.
    """
    history = results_store.list_announcements(connection, result_set)
    context = load_result_context(connection, slates, result_set, CARD_STATES)
    latest = context.results.find_version(category_id)
    if not latest or category_id not in context.ceremony.by_id:
        return None
    before = Results.from_announcements(announcement for announcement in history if announcement.id < latest)
    after = Results.from_announcements(announcement for announcement in history if announcement.id <= latest)
    context = replace(context, results=after)
    effects = load_effects(connection, tally_cache, context, before, category_id, None)
    return ResultChange.from_context(
        context, before, category_id, _find_change_kind(before, after, category_id), effects
    )


def _find_change_kind(before: Results, after: Results, category_id: str) -> ChangeKind:
    if after.latest[category_id].action is ResultAction.UNDO:
        return ChangeKind.UNDONE
    if category_id in after.winners:
        return ChangeKind.OPENED if before.is_unannounced(category_id) else ChangeKind.CORRECTED
    return ChangeKind.VOIDED
