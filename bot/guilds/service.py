"""What a server has configured: asked at every command, so kept in memory; changed with its audit entry."""

from collections.abc import Callable, Collection

from sqlalchemy import Connection

from bot.audit import store as audit
from bot.audit.model import Action, Actor, AuditEntry
from bot.clock import Clock
from bot.db.engine import Database
from bot.guilds import store
from bot.guilds.model import ChannelPurpose, Feature, GuildSettings, RolePurpose, Spoilers
from bot.guilds.zones import find_time_zone
from bot.json_values import JsonValue

NAMES_IN_MEMORY = 20_000
"""Members whose names are remembered without asking the database."""


class GuildService:
    """Servers' settings and their members' names."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._settings: dict[int, GuildSettings] = {}
        self._names: dict[tuple[int, int], str] = {}
        self._changes = 0

    async def settings(self, guild_id: int) -> GuildSettings:
        """A server's settings, from memory until something about them changes."""
        known = self._settings.get(guild_id)
        if known is not None:
            return known
        changes = self._changes
        settings = await self._database.read(store.load, guild_id)
        # What was read while something changed may be of before.
        if changes == self._changes:
            self._settings[guild_id] = settings
        return settings

    async def feature_enabled(self, guild_id: int, feature: Feature) -> bool:
        """Whether a feature is on in a server; all are until someone switches them off."""
        return feature not in (await self.settings(guild_id)).switched_off

    async def set_feature(
        self, guild_id: int, feature: Feature, enabled: bool, actor: Actor
    ) -> GuildSettings:
        """Switch a feature on or off for a server."""
        return await self._configure(
            guild_id,
            f"feature {feature}",
            lambda settings: feature not in settings.switched_off,
            lambda connection: store.switch(connection, guild_id, feature, enabled=enabled),
            actor,
        )

    async def set_channel(
        self, guild_id: int, purpose: ChannelPurpose, channel_id: int | None, actor: Actor
    ) -> GuildSettings:
        """Choose a channel for a purpose, or none."""
        return await self._set(guild_id, f"{purpose}_channel", channel_id, actor)

    async def set_role(
        self, guild_id: int, purpose: RolePurpose, role_id: int | None, actor: Actor
    ) -> GuildSettings:
        """Choose a role for a purpose, or none."""
        return await self._set(guild_id, f"{purpose}_role", role_id, actor)

    async def set_time_zone(self, guild_id: int, text: str, actor: Actor) -> GuildSettings:
        """Choose the zone in which times that people type are read, by its name or its city's.

        Raises:
            UnknownTimeZoneError: There is no such zone, or several.
        """
        return await self._set(guild_id, "time_zone", find_time_zone(text), actor)

    async def set_default_scoring(self, guild_id: int, scoring: str, actor: Actor) -> GuildSettings:
        """Choose the scoring preset of contests whose host chooses none."""
        return await self._set(guild_id, "default_scoring", scoring, actor)

    async def set_spoilers(
        self, guild_id: int, spoilers: Spoilers, actor: Actor, *, hours: int | None = None
    ) -> GuildSettings:
        """Choose how posts tell who won.

        Args:
            guild_id: The server.
            spoilers: How.
            actor: Who chose it.
            hours: For how long a winner is not shown openly, `FOR_GOOD` for always; as it was if not given.
        """
        values: dict[str, str | int] = {"spoilers": spoilers}
        if hours is not None:
            values["cover_hours"] = hours

        def value_of(settings: GuildSettings) -> JsonValue:
            return {"winners": settings.spoilers, "hours": settings.cover_hours or "always"}

        def write(connection: Connection) -> None:
            store.change(connection, guild_id, **values)

        return await self._configure(guild_id, "spoilers", value_of, write, actor)

    async def remember_name(self, guild_id: int, user_id: int, name: str) -> None:
        """Keep a member's display name as it came with their interaction, writing only what is new."""
        if self._names.get((guild_id, user_id)) == name:
            return
        at = self._clock()

        def keep(connection: Connection) -> None:
            store.ensure(connection, guild_id, at)
            store.name_member(connection, guild_id, user_id, name, at)

        await self._database.write(keep)
        self._names[guild_id, user_id] = name
        if len(self._names) > NAMES_IN_MEMORY:
            del self._names[next(iter(self._names))]

    async def names(self, guild_id: int, user_ids: Collection[int]) -> dict[int, str]:
        """The display names of those members whose names are known, to be escaped before they are shown."""
        return await self._database.read(store.names, guild_id, user_ids)

    def drop(self, guild_id: int) -> None:
        """Forget a server's settings and names in memory, where something else changed what is stored."""
        self._changed(guild_id)
        for known in [known for known in self._names if known[0] == guild_id]:
            del self._names[known]

    def drop_names(self, user_id: int) -> None:
        """Forget a member's names in memory; if they come again, they are written again."""
        for known in [known for known in self._names if known[1] == user_id]:
            del self._names[known]

    async def _set(self, guild_id: int, setting: str, value: str | int | None, actor: Actor) -> GuildSettings:
        def value_of(settings: GuildSettings) -> JsonValue:
            return getattr(settings, setting)

        def write(connection: Connection) -> None:
            store.change(connection, guild_id, **{setting: value})

        return await self._configure(guild_id, setting, value_of, write, actor)

    async def _configure(
        self,
        guild_id: int,
        subject: str,
        value_of: Callable[[GuildSettings], JsonValue],
        write: Callable[[Connection], None],
        actor: Actor,
    ) -> GuildSettings:
        """Write a setting and its audit entry in one transaction; no entry where nothing changed."""
        at = self._clock()

        def work(connection: Connection) -> GuildSettings:
            store.ensure(connection, guild_id, at)
            before = store.load(connection, guild_id)
            write(connection)
            after = store.load(connection, guild_id)
            if after != before:
                entry = AuditEntry(
                    guild_id, at, actor, Action.CONFIGURE, subject, value_of(before), value_of(after)
                )
                audit.append(connection, entry)
            return after

        settings = await self._database.write(work)
        self._changed(guild_id)
        return settings

    def _changed(self, guild_id: int) -> None:
        # Dropped, not replaced: when two moderators save at once, what either got back may be of before the other.
        self._changes += 1
        self._settings.pop(guild_id, None)
