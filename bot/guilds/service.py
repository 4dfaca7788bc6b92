"""Servers' settings and members' names: needed at every command, so kept in memory; changed with an audit entry."""

from collections.abc import Callable, Collection

from sqlalchemy import Connection

from bot.audit import store as audit
from bot.audit.model import Actor, AuditAction, AuditEntry
from bot.clock import Clock
from bot.db.engine import Database
from bot.guilds import store
from bot.guilds.errors import AmbiguousTimeZoneError, UnknownTimeZoneError
from bot.guilds.model import ChannelPurpose, Feature, GuildSettings, RolePurpose, Spoilers
from bot.ids import GuildId, MemberId
from bot.json_values import JsonValue
from bot.shards import ALL_SHARDS, Shards
from bot.times.zone_names import find_region_keys, list_nearest_region_keys

CACHED_NAMES_LIMIT = 20_000
"""How many members' names are kept in memory."""

NEAREST_ZONES_LIMIT = 5
"""How many names are suggested for a zone that is not known."""


class GuildService:
    """Servers' settings and their members' names."""

    def __init__(self, database: Database, clock: Clock, shards: Shards = ALL_SHARDS) -> None:
        self._database = database
        self._clock = clock
        self._shards = shards
        self._settings: dict[GuildId, GuildSettings] = {}
        self._names: dict[tuple[GuildId, MemberId], str] = {}
        self._changes = 0

    async def get_settings(self, guild_id: GuildId) -> GuildSettings:
        """A server's settings, from memory until one of them changes."""
        known = self._settings.get(guild_id)
        if known is not None:
            return known
        changes = self._changes
        settings = await self._database.read(store.load_settings, guild_id)
        # If something changed during the read, its result may be outdated: do not cache it. Of a server on another
        # process's shard nobody would tell of a change.
        if changes == self._changes and self._shards.has_guild(guild_id):
            self._settings[guild_id] = settings
        return settings

    async def is_feature_enabled(self, guild_id: GuildId, feature: Feature) -> bool:
        """Whether a feature is on in a server; all are on by default."""
        return feature not in (await self.get_settings(guild_id)).switched_off

    async def set_feature(
        self, guild_id: GuildId, feature: Feature, enabled: bool, actor: Actor
    ) -> GuildSettings:
        """Switch a feature on or off for a server."""
        return await self._write_with_audit(
            guild_id,
            f"feature {feature}",
            lambda settings: feature not in settings.switched_off,
            lambda connection: store.set_feature(connection, guild_id, feature, enabled=enabled),
            actor,
        )

    async def set_channel(
        self, guild_id: GuildId, purpose: ChannelPurpose, channel_id: int | None, actor: Actor
    ) -> GuildSettings:
        """Set or clear the channel for a purpose."""
        return await self._change_setting(guild_id, f"{purpose}_channel", channel_id, actor)

    async def set_role(
        self, guild_id: GuildId, purpose: RolePurpose, role_id: int | None, actor: Actor
    ) -> GuildSettings:
        """Set or clear the role for a purpose."""
        return await self._change_setting(guild_id, f"{purpose}_role", role_id, actor)

    async def set_time_zone(self, guild_id: GuildId, text: str, actor: Actor) -> GuildSettings:
        """Set the time zone in which times that people type are read, by its name or a city's.

        Raises:
            UnknownTimeZoneError: There is no such zone.
            AmbiguousTimeZoneError: There are several.
        """
        keys = find_region_keys(text, (await self.get_settings(guild_id)).time_zone)
        if not keys:
            raise UnknownTimeZoneError(text, list_nearest_region_keys(text, NEAREST_ZONES_LIMIT))
        zone, *others = keys
        if others:
            raise AmbiguousTimeZoneError(text, keys)

        def write_zone(connection: Connection) -> None:
            store.update_settings(connection, guild_id, time_zone=zone, time_zone_chosen=True)

        return await self._write_with_audit(
            guild_id, "time_zone", lambda settings: settings.time_zone, write_zone, actor
        )

    async def mark_zone_hint_given(self, guild_id: GuildId) -> None:
        """Store that the server was told that nobody has chosen its time zone."""
        at = self._clock()

        def save_mark(connection: Connection) -> None:
            store.ensure_guild(connection, guild_id, at)
            store.update_settings(connection, guild_id, zone_hint_given=True)

        await self._database.write(save_mark)
        self._clear_settings(guild_id)

    async def set_default_scoring(self, guild_id: GuildId, scoring: str, actor: Actor) -> GuildSettings:
        """Set the scoring preset of contests whose host chooses none."""
        return await self._change_setting(guild_id, "default_scoring", scoring, actor)

    async def set_only_role_hosts(self, guild_id: GuildId, only: bool, actor: Actor) -> GuildSettings:
        """Set whether only the host role hosts, beside Manage Server."""
        return await self._change_setting(guild_id, "only_role_hosts", only, actor)

    async def set_reminder_posts(self, guild_id: GuildId, wanted: bool, actor: Actor) -> GuildSettings:
        """Set whether channels get a post a day and an hour before something closes in them."""
        return await self._change_setting(guild_id, "reminder_posts", wanted, actor)

    async def set_thread_limits(
        self, guild_id: GuildId, per_member: int, per_server: int, actor: Actor
    ) -> GuildSettings:
        """Set how many discussion threads a member may open in an hour, and the whole server in a day."""

        def describe_limits(settings: GuildSettings) -> JsonValue:
            return {"a member an hour": settings.threads_per_member, "a day": settings.threads_per_server}

        def write_limits(connection: Connection) -> None:
            store.update_settings(
                connection, guild_id, threads_per_member=per_member, threads_per_server=per_server
            )

        return await self._write_with_audit(guild_id, "thread_limits", describe_limits, write_limits, actor)

    async def set_spoilers(
        self, guild_id: GuildId, spoilers: Spoilers, actor: Actor, *, hours: int | None = None
    ) -> GuildSettings:
        """Set how posts show winners.

        Args:
            guild_id: The server.
            spoilers: How.
            actor: Who chose it.
            hours: For how many hours a winner is covered, `COVER_FOREVER_HOURS` for ever; None leaves it as it was.
        """
        values: dict[str, str | int] = {"spoilers": spoilers}
        if hours is not None:
            values["cover_hours"] = hours

        def describe_spoilers(settings: GuildSettings) -> JsonValue:
            return {"winners": settings.spoilers, "hours": settings.cover_hours or "always"}

        def write_spoilers(connection: Connection) -> None:
            store.update_settings(connection, guild_id, **values)

        return await self._write_with_audit(guild_id, "spoilers", describe_spoilers, write_spoilers, actor)

    async def remember_name(self, guild_id: GuildId, user_id: MemberId, name: str) -> None:
        """Store a member's display name as it came with their interaction; writes only if it is new."""
        if self._names.get((guild_id, user_id)) == name:
            return
        at = self._clock()

        def save_name(connection: Connection) -> None:
            store.ensure_guild(connection, guild_id, at)
            store.save_member_name(connection, guild_id, user_id, name, at)

        await self._database.write(save_name)
        self._names[guild_id, user_id] = name
        if len(self._names) > CACHED_NAMES_LIMIT:
            del self._names[next(iter(self._names))]

    async def get_names(self, guild_id: GuildId, user_ids: Collection[MemberId]) -> dict[MemberId, str]:
        """The known display names of these members, by id, to be escaped before they are shown."""
        return await self._database.read(store.load_names, guild_id, user_ids)

    def clear_guild(self, guild_id: GuildId) -> None:
        """Drop a server's settings and names from memory, after another service changed what is stored."""
        self._clear_settings(guild_id)
        for known in [known for known in self._names if known[0] == guild_id]:
            del self._names[known]

    def clear_member_names(self, user_id: MemberId) -> None:
        """Drop a member's names from memory, so that the next interaction stores them again."""
        for known in [known for known in self._names if known[1] == user_id]:
            del self._names[known]

    async def _change_setting(
        self, guild_id: GuildId, setting: str, value: str | int | None, actor: Actor
    ) -> GuildSettings:
        def get_value(settings: GuildSettings) -> JsonValue:
            return getattr(settings, setting)

        def write_setting(connection: Connection) -> None:
            store.update_settings(connection, guild_id, **{setting: value})

        return await self._write_with_audit(guild_id, setting, get_value, write_setting, actor)

    async def _write_with_audit(
        self,
        guild_id: GuildId,
        subject: str,
        value_of: Callable[[GuildSettings], JsonValue],
        write: Callable[[Connection], None],
        actor: Actor,
    ) -> GuildSettings:
        """Write a setting and its audit entry in one transaction; no entry if nothing changed."""
        at = self._clock()

        def write_change(connection: Connection) -> GuildSettings:
            store.ensure_guild(connection, guild_id, at)
            before = store.load_settings(connection, guild_id)
            write(connection)
            after = store.load_settings(connection, guild_id)
            if after != before:
                entry = AuditEntry(
                    guild_id, at, actor, AuditAction.CONFIGURE, subject, value_of(before), value_of(after)
                )
                audit.append_entry(connection, entry)
            return after

        settings = await self._database.write(write_change)
        self._clear_settings(guild_id)
        return settings

    def _clear_settings(self, guild_id: GuildId) -> None:
        # Dropped, not replaced: if two moderators save at once, either's result may lack the other's change.
        self._changes += 1
        self._settings.pop(guild_id, None)
