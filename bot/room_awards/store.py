"""The room's own awards and what members nominate, in the database."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, bindparam, func, insert, select, update

from bot.db.room_award_tables import room_award_categories, room_awards, room_nominations
from bot.db.upsert import build_upsert
from bot.ids import CategoryId, GuildId, MemberId, NomineeId, PressId
from bot.json_values import JsonValue
from bot.preferential.model import CountMethod
from bot.record.model import FilmCredit, Headline, PersonCredit
from bot.room_awards.entries import NominationEntry
from bot.room_awards.model import (
    AwardCategory,
    AwardPhase,
    Eligibility,
    EligibleFilms,
    RoomAward,
    VoterRule,
)
from bot.times.stated_times import join_stated_time, split_stated_time

_SAVE_NOMINATIONS = build_upsert(
    room_nominations,
    key=["award_id", "category_id", "nominator"],
    update=["entries", "nominated_at", "press_id"],
    latest_by="press_id",
)
_UPDATE_CATEGORY = update(room_award_categories).where(
    room_award_categories.c.award_id == bindparam("of_award"),
    room_award_categories.c.category_id == bindparam("of_category"),
)


def insert_award(connection: Connection, award: RoomAward) -> int:
    """Insert new awards and return their id; `award.id` is ignored."""
    row = {
        "guild_id": award.guild_id,
        "name": award.name,
        "count_method": award.count_method,
        "eligibility": award.eligible.kind,
        "eligible": list(award.eligible.films),
        "created_at": award.created_at,
        "created_by": award.created_by,
        **_make_changing_columns(award),
    }
    award_id: int = connection.execute(
        insert(room_awards).values(row).returning(room_awards.c.id)
    ).scalar_one()
    rows = [
        {
            "award_id": award_id,
            "category_id": category.id,
            "position": place,
            "name": category.name,
            "headline": category.headline.value,
            "doubles": dict(category.doubles),
        }
        for place, category in enumerate(award.categories)
    ]
    connection.execute(insert(room_award_categories), rows)
    return award_id


def update_award(connection: Connection, award: RoomAward) -> None:
    """Write everything about awards that can change, their categories left out."""
    this = room_awards.c.id == award.id
    connection.execute(update(room_awards).where(this).values(_make_changing_columns(award)))


def update_category(connection: Connection, award_id: int, category: AwardCategory) -> None:
    """Write everything about a category that can change."""
    channel_id, message_id = category.card_place or (None, None)
    connection.execute(
        _UPDATE_CATEGORY.values(
            doubles=dict(category.doubles),
            candidates=list(category.candidates) or None,
            proof=category.proof,
            card_channel_id=channel_id,
            card_message_id=message_id,
        ),
        {"of_award": award_id, "of_category": category.id},
    )


def find_room_award(connection: Connection, guild_id: GuildId, award_id: int) -> RoomAward | None:
    """A server's awards; None if the id is unknown or another server's."""
    found = _select_awards(connection, (room_awards.c.guild_id == guild_id) & (room_awards.c.id == award_id))
    return found[0] if found else None


def find_award_of_ceremony(connection: Connection, guild_id: GuildId, ceremony_id: str) -> RoomAward | None:
    """The awards that a slate was made for; None if it was made for none."""
    here = (room_awards.c.guild_id == guild_id) & (room_awards.c.ceremony_id == ceremony_id)
    found = _select_awards(connection, here)
    return found[0] if found else None


def list_awards(connection: Connection, guild_id: GuildId) -> list[RoomAward]:
    """A server's awards, the newest first; cancelled ones are left out."""
    here = (room_awards.c.guild_id == guild_id) & (room_awards.c.phase != AwardPhase.CANCELLED)
    return _select_awards(connection, here)


def list_open_phases(connection: Connection) -> list[RoomAward]:
    """All servers' awards whose members nominate or vote."""
    return _select_awards(connection, room_awards.c.phase.in_({AwardPhase.NOMINATE, AwardPhase.VOTE}))


def list_stated_ends(connection: Connection, after: datetime) -> list[RoomAward]:
    """All servers' awards whose present phase ends later than an instant (UTC), at a time stated by the clocks of a
    place.
    """
    stated = room_awards.c
    nominating = (
        (stated.phase == AwardPhase.NOMINATE)
        & (stated.nominations_close_at > after)
        & stated.nominations_close_zone.is_not(None)
    )
    voting = (
        (stated.phase == AwardPhase.VOTE)
        & (stated.voting_closes_at > after)
        & stated.voting_closes_zone.is_not(None)
    )
    return _select_awards(connection, nominating | voting)


def save_nominations(
    connection: Connection,
    award_id: int,
    category_id: CategoryId,
    member_id: MemberId,
    entries: Sequence[NominationEntry],
    *,
    at: datetime,
    press_id: PressId,
) -> None:
    """Store what a member nominates in a category, in place of what they did, unless a later press was stored."""
    connection.execute(
        _SAVE_NOMINATIONS,
        {
            "award_id": award_id,
            "category_id": category_id,
            "nominator": str(member_id),
            "member_id": member_id,
            "entries": [_write_entry(entry) for entry in entries],
            "nominated_at": at,
            "press_id": press_id,
        },
    )


def find_nominations(
    connection: Connection, award_id: int, member_id: MemberId
) -> Mapping[CategoryId, tuple[NominationEntry, ...]]:
    """What a member nominates, by category; categories in which they nominate nothing are absent."""
    query = select(room_nominations.c.category_id, room_nominations.c.entries).where(
        room_nominations.c.award_id == award_id, room_nominations.c.member_id == member_id
    )
    rows = connection.execute(query)
    return {category_id: _read_entries(entries) for category_id, entries in rows if entries}


def list_nominations(
    connection: Connection, award_id: int, category_id: CategoryId
) -> list[tuple[NominationEntry, ...]]:
    """What each member nominates in a category, in the order in which they nominated."""
    nominations = room_nominations
    query = (
        select(nominations.c.entries)
        .where(nominations.c.award_id == award_id, nominations.c.category_id == category_id)
        .order_by(nominations.c.nominated_at, nominations.c.nominator)
    )
    return [_read_entries(entries) for entries in connection.scalars(query)]


def count_nominators(connection: Connection, award_id: int) -> int:
    """How many members nominated anything."""
    query = select(func.count(func.distinct(room_nominations.c.nominator)))
    return connection.scalar(query.where(room_nominations.c.award_id == award_id)) or 0


def _select_awards(connection: Connection, where: ColumnElement[bool]) -> list[RoomAward]:
    rows = connection.execute(select(room_awards).where(where).order_by(room_awards.c.id.desc())).all()
    if not rows:
        return []
    parts = room_award_categories
    query = select(parts).where(parts.c.award_id.in_([row.id for row in rows])).order_by(parts.c.position)
    categories: dict[int, list[AwardCategory]] = {row.id: [] for row in rows}
    for part in connection.execute(query):
        categories[part.award_id].append(_make_category(part))
    return [replace(_make_award(row), categories=tuple(categories[row.id])) for row in rows]


# Any: SQLAlchemy does not type the rows of a table.
def _make_award(row: Row[Any]) -> RoomAward:
    return RoomAward(
        id=row.id,
        guild_id=row.guild_id,
        name=row.name,
        phase=AwardPhase(row.phase),
        categories=(),
        count_method=CountMethod(row.count_method),
        nominee_limit=row.nominee_limit,
        eligible=EligibleFilms(Eligibility(row.eligibility), tuple(row.eligible)),
        voter_rule=VoterRule(row.min_member_days, row.min_account_days, row.voter_role),
        nominations_close_at=row.nominations_close_at,
        created_at=row.created_at,
        voting_opened_at=row.voting_opened_at,
        voting_closes_at=row.voting_closes_at,
        ceremony_id=row.ceremony_id,
        created_by=row.created_by,
        channel_id=row.channel_id,
        message_id=row.message_id,
        nominations_close_stated=join_stated_time(row.nominations_close_wall, row.nominations_close_zone),
        voting_closes_stated=join_stated_time(row.voting_closes_wall, row.voting_closes_zone),
    )


def _make_category(row: Row[Any]) -> AwardCategory:
    return AwardCategory(
        id=row.category_id,
        name=row.name,
        headline=Headline(row.headline),
        doubles=row.doubles,
        candidates=tuple(map(NomineeId, row.candidates or ())),
        proof=row.proof,
        card_place=(row.card_channel_id, row.card_message_id) if row.card_message_id is not None else None,
    )


def _make_changing_columns(award: RoomAward) -> dict[str, object]:
    return {
        "phase": award.phase,
        "nominee_limit": award.nominee_limit,
        "min_member_days": award.voter_rule.min_member_days,
        "min_account_days": award.voter_rule.min_account_days,
        "voter_role": award.voter_rule.role_id,
        "nominations_close_at": award.nominations_close_at,
        "voting_opened_at": award.voting_opened_at,
        **split_stated_time("nominations_close", award.nominations_close_stated),
        "voting_closes_at": award.voting_closes_at,
        **split_stated_time("voting_closes", award.voting_closes_stated),
        "ceremony_id": award.ceremony_id,
        "channel_id": award.channel_id,
        "message_id": award.message_id,
    }


def _write_entry(entry: NominationEntry) -> JsonValue:
    return {
        "key": entry.key,
        "films": [[film.id, film.title] for film in entry.films],
        "people": [[person.id, person.name] for person in entry.people],
        "song": entry.song,
        "typed": entry.typed,
    }


# Any: SQLAlchemy does not type what is in a column of JSON.
def _read_entries(stored: Any) -> tuple[NominationEntry, ...]:
    return tuple(
        NominationEntry(
            key=one["key"],
            films=tuple(FilmCredit(film_id, title) for film_id, title in one["films"]),
            people=tuple(PersonCredit(person_id, name) for person_id, name in one["people"]),
            song=one["song"],
            typed=one["typed"],
        )
        for one in stored
    )
