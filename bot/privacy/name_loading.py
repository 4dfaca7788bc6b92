"""The names of ceremonies, categories and nominees in what members read about themselves."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection

from bot.errors import NothingFoundError
from bot.ids import CategoryId, GuildId, NomineeId
from bot.json_values import JsonValue
from bot.record.model import Ceremony
from bot.search.choices import format_choice_label, make_nominee_choice
from bot.slates.service import SlateService


class SlateNames:
    """The names on the slates of many servers; each slate is read once. What a slate no longer has keeps its id."""

    def __init__(self, connection: Connection, slates: SlateService) -> None:
        """Read in the caller's transaction."""
        self._connection = connection
        self._slates = slates
        self._read: dict[tuple[GuildId, str], Ceremony | None] = {}

    def get_names(
        self,
        guild_id: GuildId,
        ceremony_id: str,
        category_id: CategoryId,
        nominee_ids: Iterable[NomineeId] = (),
    ) -> Mapping[str, JsonValue]:
        """The names of a ceremony, a category and its nominees."""
        named = self.list_nominee_names(guild_id, ceremony_id, category_id, nominee_ids)
        return {
            "ceremony": self.find_ceremony_name(guild_id, ceremony_id),
            "category": self.find_category_name(guild_id, ceremony_id, category_id),
            **({"nominees": named} if named else {}),
        }

    def find_ceremony_name(self, guild_id: GuildId, ceremony_id: str) -> str:
        """The name of a ceremony."""
        ceremony = self._load_ceremony(guild_id, ceremony_id)
        return ceremony.name if ceremony else ceremony_id

    def find_category_name(self, guild_id: GuildId, ceremony_id: str, category_id: CategoryId) -> str:
        """The name of a category."""
        ceremony = self._load_ceremony(guild_id, ceremony_id)
        category = ceremony.by_id.get(category_id) if ceremony else None
        return category.name if category else category_id

    def list_nominee_names(
        self,
        guild_id: GuildId,
        ceremony_id: str | None,
        category_id: CategoryId,
        nominee_ids: Iterable[NomineeId],
    ) -> list[JsonValue]:
        """The names of a category's nominees, in their order; `ceremony_id` is None where there is no slate."""
        ceremony = self._load_ceremony(guild_id, ceremony_id) if ceremony_id is not None else None
        category = ceremony.by_id.get(category_id) if ceremony else None
        return [
            format_choice_label(make_nominee_choice(category, category.by_id[nominee_id]))
            if category and nominee_id in category.by_id
            else nominee_id
            for nominee_id in nominee_ids
        ]

    # Any: SQLAlchemy does not type what is in a column of JSON.
    def list_presses(
        self, guild_id: GuildId, ceremony_id: str | None, category_id: CategoryId, stored: Any
    ) -> JsonValue:
        """The presses on a ranking that is still open, Discord's ids as text; none of what is closed."""
        if stored is None:
            return []
        presses: list[tuple[int, str, NomineeId | None]] = stored["presses"]
        return [
            {
                "id": str(press_id),
                "step": step,
                "nominee": (
                    None
                    if named is None
                    else self.list_nominee_names(guild_id, ceremony_id, category_id, [named])[0]
                ),
            }
            for press_id, step, named in presses
        ]

    def _load_ceremony(self, guild_id: GuildId, ceremony_id: str) -> Ceremony | None:
        key = guild_id, ceremony_id
        if key not in self._read:
            try:
                self._read[key] = self._slates.load_ceremony(self._connection, guild_id, ceremony_id)
            except NothingFoundError:
                # A server's own slate can be deleted; the votes on it stay.
                self._read[key] = None
        return self._read[key]
