"""Telling once more what an envelope did, as its card told it: for a card that is to be drawn anew."""

from dataclasses import replace

from sqlalchemy import Connection

from bot.awards.slates import Slates
from bot.contests.model import ContestState
from bot.contests.tallies import Tallies
from bot.night.change import Happening, NightChange
from bot.night.effects import effects_of
from bot.night.scene import PLAYED, load_scene
from bot.results import store as results_store
from bot.results.model import Action, Results
from bot.results.target import Target

TOLD = PLAYED | {ContestState.CANCELLED}
"""The states of contests that may have a card: one that was cancelled keeps those it has."""


def retell(
    connection: Connection, slates: Slates, tallies: Tallies, target: Target, category_id: str
) -> NightChange | None:
    """What the latest change of a category's result did when it was made, whatever was opened since.

    Returns:
        The change as it was told then; None if nobody has changed the category.

    Raises:
        NothingFoundError: The server knows no such ceremony any more, or has no such rehearsal on it.
    """
    history = results_store.history(connection, target)
    scene = load_scene(connection, slates, target, TOLD)
    latest = scene.results.version_of(category_id)
    if not latest or category_id not in scene.ceremony.by_id:
        return None
    before = Results.of(announcement for announcement in history if announcement.id < latest)
    after = Results.of(announcement for announcement in history if announcement.id <= latest)
    scene = replace(scene, results=after)
    effects = effects_of(connection, tallies, scene, before, category_id, None)
    return NightChange.of(scene, before, category_id, _happening(before, after, category_id), effects)


def _happening(before: Results, after: Results, category_id: str) -> Happening:
    if after.latest[category_id].action is Action.UNDO:
        return Happening.UNDONE
    if category_id in after.winners:
        return Happening.OPENED if before.is_sealed(category_id) else Happening.CORRECTED
    return Happening.VOIDED
