"""Reading the room's own awards in the caller's transaction."""

from datetime import datetime

from sqlalchemy import Connection

from bot.errors import NothingFoundError, Subject
from bot.ids import CategoryId, GuildId
from bot.results import store as results_store
from bot.results.result_set import ResultSet
from bot.room_awards import ballot_store, store
from bot.room_awards.counting import AwardCount, count_category
from bot.room_awards.errors import NoRoomAwardError
from bot.room_awards.model import AwardCategory, AwardPhase, RoomAward
from bot.room_awards.read_models import SkippedVotes
from bot.room_awards.shortlist import ShortlistEntry, count_contenders
from bot.slates import store as slate_store
from bot.slates.drafts import make_comparison_key
from bot.slates.editor import GUILD_MAX_SLATES
from bot.slates.errors import SlateFullError, SlateNameTakenError
from bot.slates.model import SlateNominee
from bot.slates.service import SlateService


def load_award(connection: Connection, guild_id: GuildId, award_id: int | None) -> RoomAward:
    """A server's awards; the latest if no id is given.

    Raises:
        NoRoomAwardError: The server has no such awards.
    """
    if award_id is not None:
        award = store.find_room_award(connection, guild_id, award_id)
    else:
        award = next(iter(store.list_awards(connection, guild_id)), None)
    if award is None or award.phase is AwardPhase.CANCELLED:
        raise NoRoomAwardError
    return award


def find_award_of_set(connection: Connection, result_set: ResultSet) -> RoomAward | None:
    """The awards whose envelopes a set of results is; None for any other set, and for a rehearsal."""
    if result_set.is_rehearsal:
        return None
    return store.find_award_of_ceremony(connection, result_set.guild_id, result_set.ceremony_id)


def list_awaited_awards(connection: Connection, guild_id: GuildId) -> list[RoomAward]:
    """The server's awards that are voted on, or whose envelopes are not all open yet."""
    return [award for award in store.list_awards(connection, guild_id) if _is_awaited(connection, award)]


def _is_awaited(connection: Connection, award: RoomAward) -> bool:
    if award.result_set is None or award.phase is AwardPhase.VOTE:
        return award.result_set is not None
    results = results_store.load_results(connection, award.result_set)
    # A category that was not voted on, for want of nominees, has no proof.
    return any(results.is_unannounced(category.id) for category in award.categories if category.proof)


def find_award_category(award: RoomAward, category_id: CategoryId) -> AwardCategory:
    """A category of the awards.

    Raises:
        NothingFoundError: They have no such category.
    """
    category = award.by_id.get(category_id)
    if category is None:
        raise NothingFoundError(Subject.CATEGORY, category_id)
    return category


def load_shortlist_entries(
    connection: Connection, award: RoomAward, category: AwardCategory
) -> tuple[ShortlistEntry, ...]:
    """What members nominated in a category, most named first."""
    return count_contenders(category, store.list_nominations(connection, award.id, category.id))


def load_count(
    connection: Connection, award: RoomAward, category_id: CategoryId, *, with_set_aside: bool = False
) -> AwardCount:
    """Count the sealed ballots of a category: only for an envelope that is being opened, or is open already."""
    category = find_award_category(award, category_id)
    ballots = ballot_store.tally_ballots(connection, award.id, category_id, with_set_aside=with_set_aside)
    return count_category(ballots, category.candidates, award.count_method, category.proof or "")


def find_skipped_votes(
    connection: Connection, slates: SlateService, nominee: SlateNominee, now: datetime
) -> SkippedVotes | None:
    """Whose ballots name a withdrawn nominee, in awards that are voted on now; None where there is no such vote.

    The ballots keep the nominee, who is skipped in the count, so that nothing is lost if it is put back.
    """
    award = store.find_award_of_ceremony(connection, nominee.guild_id, nominee.ceremony_id)
    if award is None or not award.takes_votes(now) or nominee.category_id not in award.by_id:
        return None
    ceremony = slates.load_ceremony(connection, nominee.guild_id, nominee.ceremony_id)
    standing = {one.id for one in ceremony.by_id[nominee.category_id].nominees if not one.withdrawn}
    naming = ballot_store.list_ballots_naming(connection, award.id, nominee.category_id, nominee.nominee_id)
    return SkippedVotes(
        award,
        tuple(member_id for member_id, ranking in naming if not standing.isdisjoint(ranking)),
        tuple(member_id for member_id, ranking in naming if standing.isdisjoint(ranking)),
    )


def check_slate_name(connection: Connection, guild_id: GuildId, name: str) -> None:
    """Refuse a name that another slate of the server has, and one slate too many.

    Raises:
        SlateNameTakenError: It has one.
        SlateFullError: It has the most slates allowed.
    """
    taken = slate_store.list_own_ceremonies(connection, guild_id)
    if any(make_comparison_key(one.name) == make_comparison_key(name) for one in taken):
        raise SlateNameTakenError(name)
    if len(taken) >= GUILD_MAX_SLATES:
        raise SlateFullError("slates", GUILD_MAX_SLATES)
