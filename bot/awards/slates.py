"""Every slate as one server sees it: the record's, with what the server withdrew, and the server's own."""

from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.awards import slate_store as store
from bot.awards import text as spelling
from bot.awards.choices import ceremony_choice, fitting
from bot.awards.index import Entry, Index
from bot.awards.model import Ceremony
from bot.awards.record import OWN_AWARD_ID, Record
from bot.awards.search import Search
from bot.clock import Clock
from bot.db.engine import Database
from bot.errors import AmbiguousError, Choice, NothingFoundError, Subject
from bot.guilds import store as guilds

LAST_ZONE = timedelta(hours=12)
"""How far the last place on Earth is behind UTC: a day has passed once it has passed there too."""


class Slates:
    """The ceremonies that a server can hold contests and polls on.

    Methods that take a connection are for a unit of work; a server never sees the slates of another.
    """

    def __init__(self, database: Database, record: Record, search: Search, clock: Clock) -> None:
        """See slates in a database over a record."""
        self._database = database
        self._record = record
        self._search = search
        self._clock = clock

    def load(self, connection: Connection, guild_id: int, ceremony_id: str) -> Ceremony:
        """A ceremony of the record or the server's own, its withdrawn nominees marked.

        Raises:
            NothingFoundError: If there is no such ceremony for this server.
        """
        ceremony = self._record.ceremonies.get(ceremony_id)
        if ceremony is None:
            own = store.find_own(connection, guild_id, ceremony_id)
            if own is None:
                raise NothingFoundError(Subject.CEREMONY, ceremony_id)
            ceremony = own.ceremony
        return _marked(
            ceremony, store.withdrawn_in(connection, guild_id, ceremony_id).get(ceremony_id, set())
        )

    def is_known(self, connection: Connection, guild_id: int, ceremony_id: str) -> bool:
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
                own = store.find_own(connection, guild_id, asked)
                if own is None and asked == ceremony_id:
                    raise NothingFoundError(Subject.CEREMONY, ceremony_id)
                ceremony = own.ceremony if own else None
            if ceremony is not None and (ceremony.has_winners or has_passed(ceremony, now)):
                return True
            if own is not None and own.known:
                return True
            asked = own.copied_from if own else None
        return False

    def withdraw(
        self, connection: Connection, guild_id: int, ceremony_id: str, category_id: str, nominee_id: str
    ) -> bool:
        """Let a nominee be picked no more in this server; False if it was withdrawn already.

        Raises:
            NothingFoundError: If there is no such ceremony, category or nominee for this server.
        """
        self._check_nominee(connection, guild_id, ceremony_id, category_id, nominee_id)
        at = self._clock()
        guilds.ensure(connection, guild_id, at)
        return store.save_withdrawal(connection, guild_id, ceremony_id, category_id, nominee_id, at)

    def reinstate(
        self, connection: Connection, guild_id: int, ceremony_id: str, category_id: str, nominee_id: str
    ) -> bool:
        """Let a withdrawn nominee be picked again; False if it was not withdrawn.

        Raises:
            NothingFoundError: If there is no such ceremony, category or nominee for this server.
        """
        self._check_nominee(connection, guild_id, ceremony_id, category_id, nominee_id)
        return store.delete_withdrawal(connection, guild_id, ceremony_id, category_id, nominee_id)

    async def ceremony(self, guild_id: int, ceremony_id: str) -> Ceremony:
        """See `load`."""
        return await self._database.read(self.load, guild_id, ceremony_id)

    async def own(self, guild_id: int) -> Sequence[Ceremony]:
        """The server's own ceremonies, the newest first."""
        return await self._database.read(self._load_own, guild_id)

    async def find(self, guild_id: int, text: str) -> Ceremony:
        """The one ceremony that a text means: the server's own by id or name, or one of the record.

        Raises:
            NothingFoundError: It means nothing.
            AmbiguousError: It means several, perhaps an own one by some of its words and one of the record's.
        """
        own = await self._database.read(store.titles, guild_id)
        asked = text.strip()
        named = [ceremony for ceremony in own if _is_called(ceremony, asked)]
        if len(named) == 1:
            return await self.ceremony(guild_id, named[0].id)
        meant = list(map(_choice, named)) or self._meant(own, asked)
        if len(meant) > 1:
            raise AmbiguousError(Subject.CEREMONY, text, meant)
        return await self.ceremony(guild_id, meant[0].id)

    async def offer(self, guild_id: int, text: str, limit: int = 25) -> list[Choice]:
        """Ceremonies that an unfinished text may come to mean: the server's own first, then the record's."""
        own = await self._database.read(store.titles, guild_id)
        offered = Index(map(_entry, own)).complete(text, limit) if own else []
        return [*offered, *self._search.ceremonies(text)][:limit]

    def _meant(self, own: Sequence[Ceremony], text: str) -> list[Choice]:
        """What a text means that is no whole name of an own slate: at least one ceremony."""
        meant = [_choice(ceremony) for ceremony in own if _has_words(ceremony, text)]
        try:
            found = self._search.find_ceremony(text)
        except AmbiguousError:
            if not meant:
                raise
            return meant
        except NothingFoundError:
            # Only now misspellings: a name of the record's is never taken for a wrong one of the server's.
            meant = meant or _misspelt(own, text)
            if not meant:
                raise
            return meant
        return [*meant, ceremony_choice(found)]

    def _load_own(self, connection: Connection, guild_id: int) -> list[Ceremony]:
        withdrawn = store.withdrawn_in(connection, guild_id)
        return [
            _marked(slate.ceremony, withdrawn.get(slate.ceremony.id, set()))
            for slate in store.all_own(connection, guild_id)
        ]

    def _check_nominee(
        self, connection: Connection, guild_id: int, ceremony_id: str, category_id: str, nominee_id: str
    ) -> None:
        category = self.load(connection, guild_id, ceremony_id).by_id.get(category_id)
        if category is None:
            raise NothingFoundError(Subject.CATEGORY, category_id)
        if nominee_id not in category.by_id:
            raise NothingFoundError(Subject.NOMINEE, nominee_id)


def is_own(ceremony: Ceremony) -> bool:
    """Whether a server made it itself, and so can change it; the record's can only be withdrawn from."""
    return ceremony.award == OWN_AWARD_ID


def has_passed(ceremony: Ceremony, now: datetime) -> bool:
    """Whether the ceremony's date has passed everywhere on Earth; of one without a date, its year."""
    today = (now - LAST_ZONE).date()
    return ceremony.held < today if ceremony.held else ceremony.year < today.year


def _marked(ceremony: Ceremony, withdrawn: Set[tuple[str, str]]) -> Ceremony:
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
    return text == ceremony.id or spelling.fold(text) == spelling.fold(ceremony.name)


def _has_words(ceremony: Ceremony, text: str) -> bool:
    """Whether every telling word of the text stands in the ceremony's name."""
    asked = set(spelling.telling(spelling.fold(text).split()))
    return bool(asked) and asked <= spelling.words(ceremony.name)


def _misspelt(own: Sequence[Ceremony], text: str) -> list[Choice]:
    return list(Index(map(_entry, own)).find(text).hits) if own else []


def _choice(ceremony: Ceremony) -> Choice:
    return fitting(ceremony.id, ceremony.name, f"this server's own · {ceremony.year}")


def _entry(ceremony: Ceremony) -> Entry:
    return Entry(_choice(ceremony), (ceremony.name,), (str(ceremony.year),))
