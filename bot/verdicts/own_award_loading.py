"""What the server's own awards chose, beside another ceremony of the same films, in the caller's transaction."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.guilds import store as guild_store
from bot.ids import CategoryId, GuildId, NomineeId
from bot.record.model import Category, Ceremony, Headline
from bot.results import store as results_store
from bot.results.covers import find_cover
from bot.results.model import Results
from bot.room_awards import store
from bot.room_awards.model import Eligibility, RoomAward
from bot.slates.drafts import make_comparison_key
from bot.slates.service import SlateService
from bot.verdicts.read_models import OwnAwardAgreement, OwnAwardChoice


@dataclass(frozen=True, slots=True)
class _OwnAward:
    """A server's own awards with what is announced of them.

    Attributes:
        name: Their name.
        ceremony: Their slate.
        results: What stands.
        shown: The categories whose winner is announced and not covered.
    """

    name: str
    ceremony: Ceremony
    results: Results
    shown: frozenset[CategoryId]

    def find_choice(self, category: Category, winner_ids: Sequence[NomineeId]) -> OwnAwardChoice | None:
        """What they chose for the same prize as another ceremony's category; None if that is not shown."""
        own = next((one for one in self.ceremony.categories if one.canonical == category.canonical), None)
        if category.canonical is None or own is None or own.id not in self.shown:
            return None
        chosen = self.results.find_winners(own.id)
        agrees = None
        if winner_ids:
            agrees = not _list_identities(own, chosen).isdisjoint(_list_identities(category, winner_ids))
        return OwnAwardChoice(self.name, own, chosen, agrees)


def find_own_award_choice(
    connection: Connection,
    slates: SlateService,
    guild_id: GuildId,
    *,
    ceremony: Ceremony,
    category: Category,
    winner_ids: Sequence[NomineeId],
    now: datetime,
) -> OwnAwardChoice | None:
    """What the server's own awards on the films of the same year chose for the same prize.

    Args:
        connection: The transaction.
        slates: The service that knows the awards' slate.
        guild_id: The server.
        ceremony: The ceremony whose verdict it is.
        category: Its category.
        winner_ids: Who won that; nobody while it is unannounced.
        now: The present instant (UTC).

    Returns:
        None where no such envelope is open, or the server still covers who won it.
    """
    for own in _iterate_own_awards(connection, slates, guild_id, ceremony, now=now):
        choice = own.find_choice(category, winner_ids)
        if choice is not None:
            return choice
    return None


def find_own_award_agreement(
    connection: Connection,
    slates: SlateService,
    guild_id: GuildId,
    *,
    ceremony: Ceremony,
    results: Results,
    now: datetime,
) -> OwnAwardAgreement | None:
    """In which categories the server's own awards on the films of the same year chose as a ceremony did.

    Args:
        connection: The transaction.
        slates: The service that knows the awards' slate.
        guild_id: The server.
        ceremony: The ceremony whose verdict it is.
        results: What stands there.
        now: The present instant (UTC).

    Returns:
        None where no prize has been told by both.
    """
    for own in _iterate_own_awards(connection, slates, guild_id, ceremony, now=now):
        same: list[CategoryId] = []
        other: list[CategoryId] = []
        for category in ceremony.categories:
            choice = own.find_choice(category, results.find_winners(category.id))
            if choice is not None and choice.agrees is not None:
                (same if choice.agrees else other).append(category.id)
        if same or other:
            return OwnAwardAgreement(own.name, same, other)
    return None


def _iterate_own_awards(
    connection: Connection, slates: SlateService, guild_id: GuildId, ceremony: Ceremony, *, now: datetime
) -> Iterator[_OwnAward]:
    """The server's own awards on the films of the same year as a ceremony's, which may not be one of them."""
    settings = guild_store.load_settings(connection, guild_id)
    for award in store.list_awards(connection, guild_id):
        if (
            award.ceremony_id == ceremony.id
            or award.result_set is None
            or not _is_of_same_films(award, ceremony)
        ):
            continue
        results = results_store.load_results(connection, award.result_set)
        shown = frozenset(
            category_id
            for category_id in results.winners
            if find_cover(settings, results, category_id, now) is None
        )
        slate = slates.load_ceremony(connection, guild_id, award.result_set.ceremony_id)
        yield _OwnAward(award.name, slate, results, shown)


def _is_of_same_films(award: RoomAward, ceremony: Ceremony) -> bool:
    return award.eligible.kind is Eligibility.YEAR and award.eligible.films[0] == ceremony.films_of


def _list_identities(category: Category, nominee_ids: Sequence[NomineeId]) -> set[str]:
    """The films or the people of nominees, by their ids and by their names: own words have no ids."""
    found: set[str] = set()
    for nominee in (category.by_id[one] for one in nominee_ids if one in category.by_id):
        if category.headline is Headline.PERSON and nominee.people:
            found |= {
                part for one in nominee.people for part in (one.id or "", make_comparison_key(one.name))
            }
        else:
            found |= {
                part for one in nominee.films for part in (one.id or "", make_comparison_key(one.title))
            }
    return found - {""}
