"""Servers, their features and their members' names in the database."""

from collections.abc import Collection
from dataclasses import fields, replace
from datetime import datetime
from itertools import islice

from sqlalchemy import Connection, select, update

from bot.db.tables import guild_features, guilds, members
from bot.db.upsert import build_upsert
from bot.guilds.model import Feature, GuildSettings, Spoilers
from bot.ids import GuildId, MemberId

_ENSURE = build_upsert(guilds, key=["id"])
_SWITCH = build_upsert(guild_features, key=["guild_id", "feature"], update=["enabled"])
_NAME = build_upsert(members, key=["guild_id", "user_id"], update=["name", "seen_at"])
_NAMES_PER_QUERY = 1_000
"""How many members are looked up in one statement: databases limit the number of parameters."""

_COLUMNS = [guilds.c[field.name] for field in fields(GuildSettings) if field.name in guilds.c]


def load_settings(connection: Connection, guild_id: GuildId) -> GuildSettings:
    """A server's settings; the defaults if it configured nothing."""
    row = connection.execute(select(*_COLUMNS).where(guilds.c.id == guild_id)).mappings().one_or_none()
    switched_off = connection.scalars(
        select(guild_features.c.feature).where(
            guild_features.c.guild_id == guild_id, guild_features.c.enabled.is_(False)
        )
    )
    # An unknown name is a feature of another version of the bot.
    features = frozenset(Feature) & frozenset(switched_off)
    settings = GuildSettings(guild_id=guild_id, switched_off=features, **(row or {}))
    return replace(settings, spoilers=Spoilers(settings.spoilers))


def ensure_guild(connection: Connection, guild_id: GuildId, at: datetime) -> None:
    """Insert this server's row if it is missing: other tables refer to it."""
    connection.execute(_ENSURE, {"id": guild_id, "joined_at": at})


def update_settings(connection: Connection, guild_id: GuildId, **values: str | int | bool | None) -> None:
    """Set new values of settings, named as in `GuildSettings`."""
    connection.execute(update(guilds).where(guilds.c.id == guild_id).values(values))


def set_feature(connection: Connection, guild_id: GuildId, feature: Feature, *, enabled: bool) -> None:
    """Switch a feature on or off."""
    connection.execute(_SWITCH, {"guild_id": guild_id, "feature": feature, "enabled": enabled})


def save_member_name(
    connection: Connection, guild_id: GuildId, user_id: MemberId, name: str, at: datetime
) -> None:
    """Store a member's display name, in place of the one before."""
    connection.execute(_NAME, {"guild_id": guild_id, "user_id": user_id, "name": name, "seen_at": at})


def load_names(
    connection: Connection, guild_id: GuildId, user_ids: Collection[MemberId]
) -> dict[MemberId, str]:
    """The known display names of these members, by id."""
    known: dict[MemberId, str] = {}
    remaining = iter(user_ids)
    while some := list(islice(remaining, _NAMES_PER_QUERY)):
        rows = connection.execute(
            select(members.c.user_id, members.c.name).where(
                members.c.guild_id == guild_id, members.c.user_id.in_(some)
            )
        )
        known.update((user_id, name) for user_id, name in rows)
    return known
