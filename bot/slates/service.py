"""Every slate as one server sees it: the record's, with what the server withdrew, and the server's own."""

from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.engine import Database
from bot.errors import AmbiguousError, Choice, NothingFoundError, Subject
from bot.guilds import store as guilds
from bot.record.model import Ceremony
from bot.record.record import OWN_AWARD_ID, Record
from bot.search import text as spelling
from bot.search.choices import make_ceremony_choice, make_fitting_choice
from bot.search.index import ChoiceIndex, SearchEntry
from bot.search.search import Search
from bot.slates import store

LAST_ZONE_UTC_OFFSET = timedelta(hours=12)
"""How far the last place on Earth is behind UTC: a day has passed once it has passed there too."""


class SlateService:
    """The ceremonies that a server can hold contests and polls on.

    Methods that take a connection are for a unit of work; a server never sees the slates of another.
    """

    def __init__(self, database: Database, record: Record, search: Search, clock: Clock) -> None:
        """See slates in a database over a record."""
        self._database = database
        self._record = record
        self._search = search
        self._clock = clock

    def load_ceremony(self, connection: Connection, guild_id: int, ceremony_id: str) -> Ceremony:
        """A ceremony of the record or the server's own, its withdrawn nominees marked.

        Raises:
            NothingFoundError: If there is no such ceremony for this server.
        """
        ceremony = self._record.ceremonies.get(ceremony_id)
        if ceremony is None:
            own = store.find_own_slate(connection, guild_id, ceremony_id)
            if own is None:
                raise NothingFoundError(Subject.CEREMONY, ceremony_id)
            ceremony = own.ceremony
        return _mark_withdrawn(
            ceremony, store.load_withdrawn(connection, guild_id, ceremony_id).get(ceremony_id, set())
        )

    def choose_ceremony(self, connection: Connection, guild_id: int, text: str) -> Ceremony:
        """See `find_ceremony`."""
        own = store.list_own_ceremonies(connection, guild_id)
        asked = text.strip()
        named = [ceremony for ceremony in own if _is_called(ceremony, asked)]
        meant = list(map(_make_own_choice, named)) or self._find_by_part(own, asked)
        if len(meant) > 1:
            raise AmbiguousError(Subject.CEREMONY, text, meant)
        return self.load_ceremony(connection, guild_id, meant[0].id)

    def are_winners_known(self, connection: Connection, guild_id: int, ceremony_id: str) -> bool:
        """Whether winners are known already, so that contests and polls on it are rehearsals.

        They are if the record has one, if the ceremony's date has passed everywhere on Earth, or if the slate
        was copied from such a ceremony, even if that was held only after the copying.

        Raises:
            NothingFoundError: If there is no such ceremony for this server.
        """
        now = self._clock()
        asked: str | None = ceremony_id
        while asked is not None:
            ceremony, own = self._record.ceremonies.get(asked), None
            if ceremony is None:
                own = store.find_own_slate(connection, guild_id, asked)
                if own is None and asked == ceremony_id:
                    raise NothingFoundError(Subject.CEREMONY, ceremony_id)
                ceremony = own.ceremony if own else None
            if ceremony is not None and (ceremony.has_winners or has_passed(ceremony, now)):
                return True
            if own is not None and own.winners_known:
                return True
            asked = own.copied_from if own else None
        return False

    def withdraw_nominee(
        self, connection: Connection, guild_id: int, ceremony_id: str, category_id: str, nominee_id: str
    ) -> bool:
        """Let a nominee be picked no more in this server; False if it was withdrawn already.

        Raises:
            NothingFoundError: If there is no such ceremony, category or nominee for this server.
        """
        self._check_nominee(connection, guild_id, ceremony_id, category_id, nominee_id)
        at = self._clock()
        guilds.ensure_guild(connection, guild_id, at)
        return store.insert_withdrawal(connection, guild_id, ceremony_id, category_id, nominee_id, at)

    def reinstate_nominee(
        self, connection: Connection, guild_id: int, ceremony_id: str, category_id: str, nominee_id: str
    ) -> bool:
        """Let a withdrawn nominee be picked again; False if it was not withdrawn.

        Raises:
            NothingFoundError: If there is no such ceremony, category or nominee for this server.
        """
        self._check_nominee(connection, guild_id, ceremony_id, category_id, nominee_id)
        return store.delete_withdrawal(connection, guild_id, ceremony_id, category_id, nominee_id)

    async def get_ceremony(self, guild_id: int, ceremony_id: str) -> Ceremony:
        """See `load_ceremony`."""
        return await self._database.read(self.load_ceremony, guild_id, ceremony_id)

    async def list_own_ceremonies(self, guild_id: int) -> Sequence[Ceremony]:
        """The server's own ceremonies, the newest first."""
        return await self._database.read(self._load_own_ceremonies, guild_id)

    async def find_ceremony(self, guild_id: int, text: str) -> Ceremony:
        """The one ceremony that a text means: the server's own by id or name, or one of the record.

        Raises:
            NothingFoundError: It means nothing.
            AmbiguousError: It means several, perhaps an own one by some of its words and one of the record's.
        """
        return await self._database.read(self.choose_ceremony, guild_id, text)

    async def suggest_ceremonies(self, guild_id: int, text: str, limit: int = 25) -> list[Choice]:
        """Ceremonies that an unfinished text may come to mean: the server's own first, then the record's."""
        own = await self._database.read(store.list_own_ceremonies, guild_id)
        offered = ChoiceIndex(map(_make_own_entry, own)).suggest_choices(text, limit) if own else []
        return [*offered, *self._search.suggest_ceremonies(text)][:limit]

    def _find_by_part(self, own: Sequence[Ceremony], text: str) -> list[Choice]:
        """What a text means that is no whole name of an own slate: at least one ceremony."""
        meant = [_make_own_choice(ceremony) for ceremony in own if _has_words(ceremony, text)]
        try:
            found = self._search.find_ceremony(text)
        except AmbiguousError:
            if not meant:
                raise
            return meant
        except NothingFoundError:
            # Only now misspellings: a name of the record's is never taken for a wrong one of the server's.
            meant = meant or _find_misspelt(own, text)
            if not meant:
                raise
            return meant
        return [*meant, make_ceremony_choice(found)]

    def _load_own_ceremonies(self, connection: Connection, guild_id: int) -> list[Ceremony]:
        withdrawn = store.load_withdrawn(connection, guild_id)
        return [
            _mark_withdrawn(slate.ceremony, withdrawn.get(slate.ceremony.id, set()))
            for slate in store.list_own_slates(connection, guild_id)
        ]

    def _check_nominee(
        self, connection: Connection, guild_id: int, ceremony_id: str, category_id: str, nominee_id: str
    ) -> None:
        category = self.load_ceremony(connection, guild_id, ceremony_id).by_id.get(category_id)
        if category is None:
            raise NothingFoundError(Subject.CATEGORY, category_id)
        if nominee_id not in category.by_id:
            raise NothingFoundError(Subject.NOMINEE, nominee_id)


def is_own(ceremony: Ceremony) -> bool:
    """Whether a server made it itself, and so can change it; the record's can only be withdrawn from."""
    return ceremony.award == OWN_AWARD_ID


def has_passed(ceremony: Ceremony, now: datetime) -> bool:
    """Whether the ceremony's date has passed everywhere on Earth; of one without a date, its year."""
    today = (now - LAST_ZONE_UTC_OFFSET).date()
    return ceremony.held < today if ceremony.held else ceremony.year < today.year


def _mark_withdrawn(ceremony: Ceremony, withdrawn: Set[tuple[str, str]]) -> Ceremony:
    """The ceremony with these (category id, nominee id) marked as withdrawn."""
    if not withdrawn:
        return ceremony
    touched = {category_id for category_id, _ in withdrawn}
    categories = tuple(
        replace(
            category,
            nominees=tuple(
                replace(nominee, withdrawn=(category.id, nominee.id) in withdrawn)
                for nominee in category.nominees
            ),
        )
        if category.id in touched
        else category
        for category in ceremony.categories
    )
    return replace(ceremony, categories=categories)


def _is_called(ceremony: Ceremony, text: str) -> bool:
    return text == ceremony.id or spelling.fold_text(text) == spelling.fold_text(ceremony.name)


def _has_words(ceremony: Ceremony, text: str) -> bool:
    """Whether every telling word of the text stands in the ceremony's name."""
    asked = set(spelling.drop_articles(spelling.fold_text(text).split()))
    return bool(asked) and asked <= spelling.expand_words(ceremony.name)


def _find_misspelt(own: Sequence[Ceremony], text: str) -> list[Choice]:
    return list(ChoiceIndex(map(_make_own_entry, own)).find_choices(text).hits) if own else []


def _make_own_choice(ceremony: Ceremony) -> Choice:
    return make_fitting_choice(ceremony.id, ceremony.name, f"this server's own · {ceremony.year}")


def _make_own_entry(ceremony: Ceremony) -> SearchEntry:
    return SearchEntry(_make_own_choice(ceremony), (ceremony.name,), (str(ceremony.year),))
