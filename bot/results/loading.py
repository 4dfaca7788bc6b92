"""Whether results of a slate are known already, so that a contest or poll on it is a rehearsal."""

from collections.abc import Collection

from sqlalchemy import Connection

from bot.ids import CategoryId, GuildId
from bot.record.model import Category, Nominee
from bot.results import store
from bot.results.result_set import ResultSet
from bot.slates.service import SlateService


def are_results_known(
    connection: Connection,
    slates: SlateService,
    guild_id: GuildId,
    ceremony_id: str,
    category_ids: Collection[CategoryId],
) -> bool:
    """Whether the result of any nominee in these categories is known: to the record, or because this server announced
    the category of a slate that this one was copied from, with the same nominee.

    A slate is judged by what it holds now: a copy whose nominees were all replaced is none any more.

    Raises:
        NothingFoundError: The server has no such ceremony.
    """
    if slates.are_winners_known(connection, guild_id, ceremony_id, category_ids):
        return True
    ceremony = slates.load_ceremony(connection, guild_id, ceremony_id)
    asked = [category for category in ceremony.all_categories if category.id in category_ids]
    for source_id in slates.list_source_ids(connection, guild_id, ceremony_id):
        announced = store.load_results(connection, ResultSet(guild_id, source_id)).winners
        source = slates.find_ceremony_by_id(connection, guild_id, source_id) if announced else None
        if source is not None and any(
            _share_nominee(category, source.by_id[category.id])
            for category in asked
            if category.id in announced and category.id in source.by_id
        ):
            return True
    return False


def _share_nominee(one: Category, other: Category) -> bool:
    """Whether two slates' versions of a category have a nominee in common."""
    known = {_make_identity(nominee) for nominee in other.nominees}
    return any(_make_identity(nominee) in known for nominee in one.nominees)


def _make_identity(nominee: Nominee) -> tuple[object, ...]:
    return nominee.id, nominee.films, nominee.people, nominee.song, nominee.country
