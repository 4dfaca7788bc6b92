"""Every slate as one server sees it: the record's with the server's withdrawals, and the server's own."""

from collections.abc import Collection, Sequence, Set
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.engine import Database
from bot.errors import AmbiguousError, Choice, NothingFoundError, Subject
from bot.guilds import store as guilds
from bot.ids import CategoryId, GuildId, NomineeId
from bot.record.model import Category, Ceremony
from bot.record.record import OSCARS, OWN_AWARD_ID, Record
from bot.search import text as spelling
from bot.search.choices import make_ceremony_choice, make_fitting_choice
from bot.search.index import ChoiceIndex, SearchEntry
from bot.search.search import Search
from bot.slates import store
from bot.slates.known_results import find_known_nominee
from bot.slates.model import SlateNominee
from bot.slates.standing import OpenMatch, WaitingSlate, can_be_stood_for, succeed

LAST_ZONE_UTC_OFFSET = timedelta(hours=12)
"""How far the last time zone is behind UTC: a date has passed everywhere once it has passed there."""


class SlateService:
    """The ceremonies on which a server can have contests and polls.

    Methods that take a connection are for a transaction of the caller; a server never sees the slates of another.
    """

    def __init__(self, database: Database, record: Record, search: Search, clock: Clock) -> None:
        """Read slates from a database and a record."""
        self._database = database
        self._record = record
        self._search = search
        self._clock = clock

    def load_ceremony(self, connection: Connection, guild_id: GuildId, ceremony_id: str) -> Ceremony:
        """A ceremony of the record or the server's own, with its withdrawn nominees marked.

        Raises:
            NothingFoundError: The server has no such ceremony.
        """
        ceremony = self._record.ceremonies.get(ceremony_id)
        withdrawn = store.load_withdrawn(connection, guild_id, ceremony_id).get(ceremony_id, set())
        if ceremony is None:
            own = store.find_own_slate(connection, guild_id, ceremony_id)
            if own is None:
                raise NothingFoundError(Subject.CEREMONY, ceremony_id)
            ceremony = own.ceremony
        elif can_be_stood_for(ceremony) and (
            standing := store.find_standing_slate(connection, guild_id, ceremony_id)
        ):
            ceremony = succeed(ceremony, standing.ceremony, standing.answers).ceremony
            own_id = standing.ceremony.id
            withdrawn |= store.load_withdrawn(connection, guild_id, own_id).get(own_id, set())
        return _mark_withdrawn(ceremony, withdrawn)

    def find_awaited_ceremony(self, text: str) -> Ceremony | None:
        """The record's ceremony without nominees that a text names exactly: "99th Academy Awards", "99", "oscars 2027".

        None if it names no such ceremony.
        """
        asked = spelling.fold_text(text)
        awaited = (
            one for one in self._record.ceremonies.values() if can_be_stood_for(one) and not one.categories
        )
        return next((one for one in awaited if asked in _list_exact_names(one)), None)

    async def find_standing_slate(self, guild_id: GuildId, ceremony_id: str) -> Ceremony | None:
        """The server's own slate that stands for a ceremony of the record; None if there is none."""
        found = await self._database.read(store.find_standing_slate, guild_id, ceremony_id)
        return found.ceremony if found else None

    async def list_open_matches(self, guild_id: GuildId, ceremony_id: str) -> Sequence[OpenMatch]:
        """What a host has to answer before the record takes the place of the server's slate, by the own slate's id."""

        def find_open(connection: Connection) -> Sequence[OpenMatch]:
            own = store.find_own_slate(connection, guild_id, ceremony_id)
            known = self._record.ceremonies.get(own.stands_for or "") if own else None
            return succeed(known, own.ceremony, own.answers).questions if own and known else ()

        return await self._database.read(find_open)

    async def list_waiting_slates(self) -> Sequence[WaitingSlate]:
        """All servers' slates that wait for a host's answer of which no host was told yet."""
        known = {
            one.id: one
            for one in self._record.ceremonies.values()
            if can_be_stood_for(one) and one.categories
        }

        def find_waiting(connection: Connection) -> Sequence[WaitingSlate]:
            waiting: list[WaitingSlate] = []
            for guild_id, own in store.list_unasked_slates(connection, known.keys()):
                succession = succeed(known[own.stands_for or ""], own.ceremony, own.answers)
                if succession.questions:
                    waiting.append(WaitingSlate(guild_id, own.ceremony, len(succession.questions)))
            return waiting

        return await self._database.read(find_waiting) if known else ()

    async def mark_matches_asked(self, waiting: WaitingSlate) -> None:
        """Store that a server's hosts were told that their slate waits for them."""
        await self._database.write(store.mark_matches_asked, waiting.guild_id, waiting.slate.id)

    def choose_ceremony(self, connection: Connection, guild_id: GuildId, text: str) -> Ceremony:
        """See `find_ceremony`."""
        own = _list_own_names(connection, guild_id)
        asked = text.strip()
        named = [ceremony for ceremony in own if _is_called(ceremony, asked)]
        meant = list(map(_make_own_choice, named)) or self._find_by_part(own, asked)
        if len(meant) > 1:
            raise AmbiguousError(Subject.CEREMONY, text, meant)
        return self.load_ceremony(connection, guild_id, meant[0].id)

    def find_ceremony_by_id(
        self, connection: Connection, guild_id: GuildId, ceremony_id: str
    ) -> Ceremony | None:
        """A ceremony as `load_ceremony` gives it; None if the server has no such ceremony any more."""
        try:
            return self.load_ceremony(connection, guild_id, ceremony_id)
        except NothingFoundError:
            return None

    def are_winners_known(
        self,
        connection: Connection,
        guild_id: GuildId,
        ceremony_id: str,
        category_ids: Collection[CategoryId] | None = None,
    ) -> bool:
        """Whether the record tells who won, so that contests and polls on these categories are rehearsals.

        Of one of the record's ceremonies it does if it has a winner, or if the ceremony's date has passed everywhere on
        Earth; of a server's own slate, if it knows how any nominee now in the categories (None for all) fared there.
        What the server's own awards will choose it never tells, whoever won elsewhere.

        Raises:
            NothingFoundError: The server has no such ceremony.
        """
        ceremony = self._record.ceremonies.get(ceremony_id)
        if ceremony is not None:
            return ceremony.has_winners or has_passed(ceremony, self._clock())
        own = store.find_own_slate(connection, guild_id, ceremony_id)
        if own is None:
            raise NothingFoundError(Subject.CEREMONY, ceremony_id)
        if store.is_made_for_room_award(connection, guild_id, ceremony_id):
            return False
        asked = [
            category
            for category in own.ceremony.categories
            if category_ids is None or category.id in category_ids
        ]
        award_id = self._find_source_award(connection, guild_id, ceremony_id)
        return find_known_nominee(self._record, award_id, asked) is not None

    def list_expected_categories(self, ceremony: Ceremony) -> tuple[Category, ...]:
        """The categories that a ceremony has or will have: those of its award's last ceremony before it that has any,
        and what else its own slate has.
        """
        editions = self._record.editions.get(ceremony.award, ())
        earlier = [one for one in editions if one.categories and one.year < ceremony.year]
        expected = earlier[-1].contested if earlier and not is_own(ceremony) else ()
        ids = {category.id for category in expected}
        prizes = {category.canonical for category in expected}
        further = (one for one in ceremony.contested if one.id not in ids)
        return (*expected, *(one for one in further if one.canonical is None or one.canonical not in prizes))

    def list_source_ids(self, connection: Connection, guild_id: GuildId, ceremony_id: str) -> list[str]:
        """The ceremonies that a server's own slate was copied from, perhaps over other copies, the nearest first."""
        sources: list[str] = []
        own = store.find_own_slate(connection, guild_id, ceremony_id)
        while own is not None and own.copied_from is not None and own.copied_from not in sources:
            sources.append(own.copied_from)
            own = store.find_own_slate(connection, guild_id, own.copied_from)
        return sources

    def _find_source_award(self, connection: Connection, guild_id: GuildId, ceremony_id: str) -> str:
        """The award of the record's slate that a server's own was copied from; else the record's first award."""
        sources = self.list_source_ids(connection, guild_id, ceremony_id)
        found = [self._record.ceremonies[one].award for one in sources if one in self._record.ceremonies]
        return next(iter([*found, *self._record.awards]))

    def withdraw_nominee(self, connection: Connection, nominee: SlateNominee) -> bool:
        """Withdraw a nominee in this server, so that it can no longer be picked; False if it already was.

        Raises:
            NothingFoundError: The server has no such ceremony, category or nominee.
        """
        self._check_nominee(connection, nominee)
        at = self._clock()
        guilds.ensure_guild(connection, nominee.guild_id, at)
        return store.insert_withdrawal(connection, nominee, at)

    def reinstate_nominee(self, connection: Connection, nominee: SlateNominee) -> bool:
        """Undo a withdrawal, so that the nominee can be picked again; False if it was not withdrawn.

        Raises:
            NothingFoundError: The server has no such ceremony, category or nominee.
        """
        self._check_nominee(connection, nominee)
        return store.delete_withdrawal(connection, nominee)

    async def get_ceremony(self, guild_id: GuildId, ceremony_id: str) -> Ceremony:
        """As `load_ceremony`, in a read of its own."""
        return await self._database.read(self.load_ceremony, guild_id, ceremony_id)

    async def list_own_ceremonies(self, guild_id: GuildId) -> Sequence[Ceremony]:
        """The server's own ceremonies, the newest first."""
        return await self._database.read(self._load_own_ceremonies, guild_id)

    async def find_ceremony(self, guild_id: GuildId, text: str) -> Ceremony:
        """The only ceremony that a text means: the server's own by id or name, or one of the record.

        Raises:
            NothingFoundError: It means nothing.
            AmbiguousError: It means several, perhaps an own one by some of its words and one of the record's.
        """
        return await self._database.read(self.choose_ceremony, guild_id, text)

    async def suggest_ceremonies(self, guild_id: GuildId, text: str, limit: int = 25) -> list[Choice]:
        """The ceremonies that an unfinished text may mean: the server's own first, then the record's."""
        own = await self._database.read(_list_own_names, guild_id)
        offered = ChoiceIndex(map(_make_own_entry, own)).suggest_choices(text, limit) if own else []
        return [*offered, *self._search.suggest_ceremonies(text)][:limit]

    def _find_by_part(self, own: Sequence[Ceremony], text: str) -> list[Choice]:
        """The ceremonies, at least one, that a text means which is no whole name of an own slate."""
        meant = [_make_own_choice(ceremony) for ceremony in own if _has_words(ceremony, text)]
        try:
            found = self._search.find_ceremony(text)
        except AmbiguousError:
            if not meant:
                raise
            return meant
        except NothingFoundError:
            # Misspellings last: a correct name in the record is never taken for a misspelt own one.
            meant = meant or _find_misspelt(own, text)
            if not meant:
                raise
            return meant
        return [*meant, make_ceremony_choice(found)]

    def _load_own_ceremonies(self, connection: Connection, guild_id: GuildId) -> list[Ceremony]:
        withdrawn = store.load_withdrawn(connection, guild_id)
        return [
            _mark_withdrawn(slate.ceremony, withdrawn.get(slate.ceremony.id, set()))
            for slate in store.list_own_slates(connection, guild_id)
        ]

    def _check_nominee(self, connection: Connection, nominee: SlateNominee) -> None:
        ceremony = self.load_ceremony(connection, nominee.guild_id, nominee.ceremony_id)
        category = ceremony.by_id.get(nominee.category_id)
        if category is None:
            raise NothingFoundError(Subject.CATEGORY, nominee.category_id)
        if nominee.nominee_id not in category.by_id:
            raise NothingFoundError(Subject.NOMINEE, nominee.nominee_id)


def _list_own_names(connection: Connection, guild_id: GuildId) -> list[Ceremony]:
    """The own ceremonies that have names of their own; what stands for one of the record's goes by its name."""
    titles = store.list_own_titles(connection, guild_id)
    return [slate.ceremony for slate in titles if slate.stands_for is None]


def _list_exact_names(ceremony: Ceremony) -> frozenset[str]:
    """The names by which nothing but this ceremony can be meant, folded."""
    names = {ceremony.id, ceremony.name}
    if ceremony.number is not None and ceremony.award == OSCARS:
        ordinal = ceremony.name.split(" ", 1)[0]
        names |= {str(ceremony.number), ordinal, f"{ordinal} oscars", f"oscars {ceremony.number}"}
        names |= {f"{ceremony.year} oscars", f"oscars {ceremony.year}", f"academy awards {ceremony.year}"}
    return frozenset(map(spelling.fold_text, names))


def is_own(ceremony: Ceremony) -> bool:
    """Whether it is a server's own ceremony, which the server can change; the record's only allow withdrawals."""
    return ceremony.award == OWN_AWARD_ID


def has_passed(ceremony: Ceremony, now: datetime) -> bool:
    """Whether the ceremony's date has passed everywhere on Earth; without a date, whether its year has."""
    today = (now - LAST_ZONE_UTC_OFFSET).date()
    return ceremony.held < today if ceremony.held else ceremony.year < today.year


def _mark_withdrawn(ceremony: Ceremony, withdrawn: Set[tuple[CategoryId, NomineeId]]) -> Ceremony:
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
    """Whether the ceremony's name has every word of the text, articles apart."""
    asked = set(spelling.drop_articles(spelling.fold_text(text).split()))
    return bool(asked) and asked <= spelling.expand_words(ceremony.name)


def _find_misspelt(own: Sequence[Ceremony], text: str) -> list[Choice]:
    return list(ChoiceIndex(map(_make_own_entry, own)).find_choices(text).hits) if own else []


def _make_own_choice(ceremony: Ceremony) -> Choice:
    return make_fitting_choice(ceremony.id, ceremony.name, f"this server's own · {ceremony.year}")


def _make_own_entry(ceremony: Ceremony) -> SearchEntry:
    return SearchEntry(_make_own_choice(ceremony), (ceremony.name,), (str(ceremony.year),))
