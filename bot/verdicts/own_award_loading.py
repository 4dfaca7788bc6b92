"""What the server's own awards chose in a category of another ceremony of the same films, in the caller's "
"transaction.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from bot.guilds import store as guild_store
from bot.guilds.model import GuildSettings
from bot.ids import GuildId, NomineeId
from bot.record.model import Category, Ceremony, Headline
from bot.results import store as results_store
from bot.results.covers import find_cover
from bot.room_awards import store
from bot.room_awards.model import Eligibility, RoomAward
from bot.slates.drafts import make_comparison_key
from bot.slates.service import SlateService
from bot.verdicts.read_models import OwnAwardChoice


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
    if category.canonical is None:
        return None
    settings = guild_store.load_settings(connection, guild_id)
    for award in store.list_awards(connection, guild_id):
        if award.ceremony_id != ceremony.id and _is_of_same_films(award, ceremony):
            choice = _load_choice(
                connection,
                slates,
                award,
                category=category,
                winner_ids=winner_ids,
                settings=settings,
                now=now,
            )
            if choice is not None:
                return choice
    return None


def _is_of_same_films(award: RoomAward, ceremony: Ceremony) -> bool:
    return award.eligible.kind is Eligibility.YEAR and award.eligible.films[0] == ceremony.films_of


def _load_choice(
    connection: Connection,
    slates: SlateService,
    award: RoomAward,
    *,
    category: Category,
    winner_ids: Sequence[NomineeId],
    settings: GuildSettings,
    now: datetime,
) -> OwnAwardChoice | None:
    if award.result_set is None:
        return None
    own_ceremony = slates.load_ceremony(connection, award.guild_id, award.result_set.ceremony_id)
    own = next((one for one in own_ceremony.categories if one.canonical == category.canonical), None)
    results = results_store.load_results(connection, award.result_set)
    if own is None or own.id not in results.winners or find_cover(settings, results, own.id, now) is not None:
        return None
    chosen = results.find_winners(own.id)
    agrees = None
    if winner_ids:
        agrees = not _list_identities(own, chosen).isdisjoint(_list_identities(category, winner_ids))
    return OwnAwardChoice(award.name, own, chosen, agrees)


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
