"""Whether results of a slate are known already, so that a contest or poll on it is a rehearsal."""

from collections.abc import Collection

from sqlalchemy import Connection

from bot.ids import CategoryId, GuildId
from bot.record.model import Category, Nominee
from bot.results import store
from bot.slates.service import SlateService, is_own


def are_results_known(
    connection: Connection,
    slates: SlateService,
    guild_id: GuildId,
    ceremony_id: str,
    category_ids: Collection[CategoryId],
) -> bool:
    """Whether the result of any nominee in these categories is known: to the record, or because this server announced
    the same nominee in the same category of another slate.

    A slate is judged by what it holds now, wherever it was copied from.

    Raises:
        NothingFoundError: The server has no such ceremony.
    """
    if slates.are_winners_known(connection, guild_id, ceremony_id, category_ids):
        return True
    ceremony = slates.load_ceremony(connection, guild_id, ceremony_id)
    if not is_own(ceremony):
        return False
    asked = [category for category in ceremony.categories if category.id in category_ids]
    for result_set in store.list_result_sets(connection, guild_id):
        if result_set.is_rehearsal or result_set.ceremony_id == ceremony_id:
            continue
        announced = store.load_results(connection, result_set).winners
        if not any(category.id in announced for category in asked):
            continue
        other = slates.find_ceremony_by_id(connection, guild_id, result_set.ceremony_id)
        if other is not None and any(
            _share_nominee(category, other.by_id[category.id])
            for category in asked
            if category.id in announced and category.id in other.by_id
        ):
            return True
    return False


def _share_nominee(one: Category, other: Category) -> bool:
    """Whether two slates' versions of a category have a nominee in common."""
    known = {_make_identity(nominee) for nominee in other.nominees}
    return any(_make_identity(nominee) in known for nominee in one.nominees)


def _make_identity(nominee: Nominee) -> tuple[object, ...]:
    return nominee.id, nominee.films, nominee.people, nominee.song, nominee.country
