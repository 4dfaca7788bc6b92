"""Members' nominations for the room's own awards: what a form says replaces what the member nominated before."""

from datetime import datetime

from sqlalchemy import Connection

from bot.db.engine import Database
from bot.errors import raise_refusal
from bot.ids import CategoryId, GuildId, MemberId, PressId
from bot.room_awards import rules, store
from bot.room_awards.entries import read_nominations
from bot.room_awards.loading import find_award_category, load_award
from bot.room_awards.read_models import NominationPaper
from bot.search.search import Search


class NominationService:
    """Stores what members nominate."""

    def __init__(self, database: Database, search: Search) -> None:
        """Store it in a database; the search recognises films and people."""
        self._database = database
        self._search = search

    async def get_paper(
        self, guild_id: GuildId, award_id: int, category_id: CategoryId | None, member_id: MemberId
    ) -> NominationPaper:
        """What a member nominates in a category, the first one if none is given.

        Raises:
            NoRoomAwardError: The server has no such awards.
            NothingFoundError: They have no such category.
        """
        return await self._database.read(_load_paper, guild_id, award_id, category_id, member_id)

    async def save_nominations(
        self,
        guild_id: GuildId,
        award_id: int,
        category_id: CategoryId,
        member_id: MemberId,
        lines: str,
        *,
        pressed_at: datetime,
        press_id: PressId,
    ) -> NominationPaper:
        """Save what a member nominates in a category, a line each; no lines take all back.

        Raises:
            NoRoomAwardError: The server has no such awards.
            NothingFoundError: They have no such category.
            PhaseClosedError: The nominations have ended.
            TooManyNominationsError: There are too many lines.
            RuledOutError: One of them is not eligible.
        """

        def save_entries(connection: Connection) -> NominationPaper:
            award = load_award(connection, guild_id, award_id)
            category = find_award_category(award, category_id)
            raise_refusal(rules.refusal_of_nomination(award, pressed_at))
            entries = read_nominations(category, lines, award.eligible, self._search)
            store.save_nominations(
                connection, award.id, category_id, member_id, entries, at=pressed_at, press_id=press_id
            )
            return _load_paper(connection, guild_id, award_id, category_id, member_id)

        return await self._database.write(save_entries)


def _load_paper(
    connection: Connection,
    guild_id: GuildId,
    award_id: int,
    category_id: CategoryId | None,
    member_id: MemberId,
) -> NominationPaper:
    award = load_award(connection, guild_id, award_id)
    category = award.categories[0] if category_id is None else find_award_category(award, category_id)
    own = store.find_nominations(connection, award.id, member_id)
    return NominationPaper(award, category, own.get(category.id, ()), own)
