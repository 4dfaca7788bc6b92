"""What is stored about a member in servers' own awards, as part of their personal data."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from bot.db.room_award_tables import (
    room_award_categories,
    room_awards,
    room_ballots,
    room_nominations,
    room_voters,
)
from bot.db.tables import guilds
from bot.ids import MemberId
from bot.json_values import JsonValue
from bot.privacy.name_loading import SlateNames

AwardData = dict[str, JsonValue]


def list_award_nominations(connection: Connection, user_id: MemberId) -> Iterator[AwardData]:
    """What a member nominated, as they typed it."""
    rows = connection.execute(
        select(
            room_nominations,
            room_award_categories.c.name.label("category"),
            room_awards.c.name,
            guilds.c.name.label("server"),
        )
        .select_from(room_nominations.join(room_award_categories).join(room_awards))
        .join(guilds, guilds.c.id == room_awards.c.guild_id)
        .where(room_nominations.c.member_id == user_id)
        .order_by(room_nominations.c.nominated_at)
    )
    for row in rows:
        yield {
            "server": row.server,
            "awards": row.name,
            "category": row.category,
            "nominated": [entry["typed"] for entry in row.entries],
            "latest press": str(row.press_id),
            "at": row.nominated_at.isoformat(),
        }


def list_award_ballots(connection: Connection, names: SlateNames, user_id: MemberId) -> Iterator[AwardData]:
    """A member's ballots, and whether a host set them aside."""
    rows = connection.execute(
        select(
            room_ballots,
            room_voters.c.set_aside,
            room_voters.c.reason,
            room_awards.c.name,
            room_awards.c.guild_id,
            room_awards.c.ceremony_id,
            room_award_categories.c.name.label("category"),
            guilds.c.name.label("server"),
        )
        .join(room_voters, room_voters.c.id == room_ballots.c.voter_id)
        .join(room_awards, room_awards.c.id == room_voters.c.award_id)
        .join(
            room_award_categories,
            (room_award_categories.c.award_id == room_awards.c.id)
            & (room_award_categories.c.category_id == room_ballots.c.category_id),
        )
        .join(guilds, guilds.c.id == room_awards.c.guild_id)
        .where(room_voters.c.member_id == user_id)
        .order_by(room_ballots.c.cast_at)
    )
    for row in rows:
        slate = row.guild_id, row.ceremony_id, row.category_id
        yield {
            "server": row.server,
            "awards": row.name,
            "category": row.category,
            "ballot": names.list_nominee_names(*slate, row.nominee_ids),
            "salt": row.salt,
            "line in the proof": row.line,
            "set aside": row.reason if row.set_aside else None,
            "at": row.cast_at.isoformat(),
            "latest presses": names.list_presses(*slate, row.presses),
        }


def list_created_awards(connection: Connection, user_id: MemberId) -> Iterator[AwardData]:
    """The awards that a member began as a host."""
    rows = connection.execute(
        select(room_awards.c.name, room_awards.c.created_at, guilds.c.name.label("server"))
        .join(guilds, guilds.c.id == room_awards.c.guild_id)
        .where(room_awards.c.created_by == user_id)
    )
    for row in rows:
        yield {"server": row.server, "name": row.name, "at": row.created_at.isoformat()}
