"""`/config`: the server's settings, by command and on the panel."""

from dataclasses import replace

import discord
from discord import app_commands, ui

from bot.contests.model import Scoring
from bot.errors import OutdatedControlError, ServerOnlyError
from bot.guilds.errors import AmbiguousTimeZoneError, UnknownTimeZoneError
from bot.guilds.model import MAX_COVER_DURATION, ChannelPurpose, Feature, RolePurpose, Spoilers
from bot.ids import GuildId
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import (
    Interaction,
    Press,
    answers_route,
    parse_enum_part,
    parse_id_part,
    parse_switch_part,
    require_guild_id,
)
from cogs.kit.error_text import error_text
from cogs.kit.events import (
    dispatch_covers_changed,
    dispatch_feature_switched_off,
    dispatch_feature_switched_on,
    dispatch_season_dates_changed,
)
from cogs.kit.forms import FormField, make_form, parse_whole_number
from cogs.kit.rights import make_actor
from cogs.kit.routes import SETTINGS_ROUTE
from cogs.server import routes, setting_changes
from cogs.server.error_text import HIGHEST_THREAD_LIMIT, NoHostRoleError, ThreadLimitRangeError
from cogs.server.options import ChannelOption, TimeZoneOption
from cogs.server.panel import SettingsPanel, SettingsScreen
from cogs.server.screens import find_features_page, make_settings_screen, time_zones_screen
from cogs.server.text import FEATURE_DESCRIPTIONS, SPOILER_CHOICES

LONGEST_COVER_HOURS = int(MAX_COVER_DURATION.total_seconds()) // 3600
"""The longest that winners can be covered, in hours, other than always."""


class ConfigCog(FeatureCog):
    """The server's settings."""

    heading = "Settings"
    about = (
        "`/config show` is one panel with everything, and every choice counts at once. To begin with: a "
        "channel for announcements, the role that hosts, and the time zone in which hosts type times."
    )

    config = app_commands.Group(
        name="config",
        description="This server's settings: features, channels, roles, time zone",
        default_permissions=discord.Permissions(manage_guild=True),
        guild_only=True,
    )

    @config.command(name="show")
    async def show_settings(self, interaction: Interaction) -> None:
        """Everything on one panel: features, channels, roles, times."""
        panel = await self._load_panel(interaction)
        await interaction.response.send_message(
            view=make_settings_screen(panel, SettingsScreen.ALL), ephemeral=True
        )

    @config.command(name="feature")
    @app_commands.describe(name="Which part of me", enabled="On or off")
    @app_commands.choices(name=[app_commands.Choice(name=one, value=one) for one in FEATURE_DESCRIPTIONS])
    async def set_feature(self, interaction: Interaction, name: str, enabled: bool) -> None:
        """Switch a part of me on or off in this server, at once."""
        panel = await self._switch_feature(interaction, Feature(name), enabled=enabled)
        await interaction.response.send_message(
            view=make_settings_screen(panel, SettingsScreen.FEATURES), ephemeral=True
        )

    @config.command(name="channel")
    @app_commands.describe(purpose="What it is for", channel="Which one; none takes the choice back")
    @app_commands.choices(purpose=[app_commands.Choice(name=one, value=one) for one in ChannelPurpose])
    async def set_channel(
        self, interaction: Interaction, purpose: str, channel: ChannelOption | None = None
    ) -> None:
        """Choose where I announce, tell results, open discussions, and keep moderators informed."""
        chosen = channel.id if channel else None
        confirmation = await self._choose_channel(interaction, ChannelPurpose(purpose), chosen)
        await self._reply_with_panel(interaction, SettingsScreen.CHANNELS, confirmation)

    @config.command(name="host")
    @app_commands.describe(role="Who may run contests; none takes the choice back")
    async def set_host(self, interaction: Interaction, role: discord.Role | None = None) -> None:
        """Choose the role that may run contests, and read how Discord shows it their commands."""
        confirmation = await self._choose_role(interaction, RolePurpose.HOST, role.id if role else None)
        await self._reply_with_panel(interaction, SettingsScreen.ROLES, confirmation)

    @config.command(name="timezone")
    @app_commands.describe(zone="A big city near you: Vienna, New York, Tokyo")
    async def set_timezone(self, interaction: Interaction, zone: TimeZoneOption) -> None:
        """Choose the time zone in which I read times that hosts type."""
        layout = await self._choose_zone(interaction, zone)
        await interaction.response.send_message(view=layout, ephemeral=True)

    @config.command(name="spoilers")
    @app_commands.describe(
        winners="How my posts tell who won", hours="For how long after the announcement; 0 for always"
    )
    @app_commands.choices(
        winners=[app_commands.Choice(name=name, value=way) for way, (name, _) in SPOILER_CHOICES.items()]
    )
    async def set_spoilers(
        self,
        interaction: Interaction,
        winners: str,
        hours: app_commands.Range[int, 0, LONGEST_COVER_HOURS] | None = None,
    ) -> None:
        """Keep winners from those who watch later: covered, or only in a thread, for so many hours."""
        confirmation = await self._set_spoilers(interaction, Spoilers(winners), hours)
        await self._reply_with_panel(interaction, SettingsScreen.CONTESTS, confirmation)

    @answers_route(routes.SETTINGS_SCREEN_ROUTE)
    async def open_screen(self, press: Press) -> None:
        """Show a settings screen."""
        [name] = press.require_parts(1)
        await self._turn_panel(press, parse_enum_part(SettingsScreen, name))

    @answers_route(SETTINGS_ROUTE)
    async def open_beside(self, press: Press) -> None:
        """Show the settings to the presser alone, from a public message."""
        await self._turn_panel(press, SettingsScreen.ALL)

    @answers_route(routes.FEATURES_PAGE_ROUTE)
    async def turn_features(self, press: Press) -> None:
        """Show another page of the features."""
        press.require_parts(2)
        panel = replace(await self._load_panel(press.interaction), features_page=press.page)
        await press.show_privately(make_settings_screen(panel, SettingsScreen.FEATURES))

    @answers_route(routes.FEATURE_SWITCH_ROUTE)
    async def press_feature(self, press: Press) -> None:
        """Switch a feature on or off."""
        name, state = press.require_parts(2)
        panel = await self._switch_feature(
            press.interaction, parse_enum_part(Feature, name), enabled=parse_switch_part(state)
        )
        await press.show_privately(make_settings_screen(panel, SettingsScreen.FEATURES))

    @answers_route(routes.CHANNEL_CHOICE_ROUTE)
    async def press_channel(self, press: Press) -> None:
        """Save the chosen channel."""
        [purpose] = press.require_parts(1)
        confirmation = await self._choose_channel(
            press.interaction, parse_enum_part(ChannelPurpose, purpose), _parse_chosen_id(press)
        )
        await self._turn_panel(press, SettingsScreen.CHANNELS, confirmation)

    @answers_route(routes.ROLE_CHOICE_ROUTE)
    async def press_role(self, press: Press) -> None:
        """Save the chosen role."""
        [purpose] = press.require_parts(1)
        confirmation = await self._choose_role(
            press.interaction, parse_enum_part(RolePurpose, purpose), _parse_chosen_id(press)
        )
        await self._turn_panel(press, SettingsScreen.ROLES, confirmation)

    @answers_route(routes.ONLY_ROLE_HOSTS_ROUTE)
    async def press_only_role_hosts(self, press: Press) -> None:
        """Switch whether only the host role hosts."""
        [state] = press.require_parts(1)
        guild_id, only = require_guild_id(press.interaction), parse_switch_part(state)
        settings = await self.services.guilds.get_settings(guild_id)
        if only and settings.host_role is None:
            raise NoHostRoleError
        await self.services.guilds.set_only_role_hosts(guild_id, only, make_actor(press.interaction))
        await self._turn_panel(
            press, SettingsScreen.ROLES, setting_changes.confirm_only_role_hosts(only=only)
        )

    @answers_route(routes.REMINDER_POSTS_SWITCH_ROUTE)
    async def press_reminder_posts(self, press: Press) -> None:
        """Switch whether channels get a post before something closes."""
        [state] = press.require_parts(1)
        settings = await self.services.guilds.set_reminder_posts(
            require_guild_id(press.interaction), parse_switch_part(state), make_actor(press.interaction)
        )
        confirmation = setting_changes.confirm_reminder_posts(settings)
        await self._turn_panel(press, SettingsScreen.CONTESTS, confirmation)

    @answers_route(routes.THREAD_LIMITS_FORM_ROUTE)
    async def ask_thread_limits(self, press: Press) -> None:
        """Open the form for how many threads may be opened."""
        settings = await self.services.guilds.get_settings(require_guild_id(press.interaction))
        fields = [
            FormField("member", "By one member in an hour", value=str(settings.threads_per_member), limit=10),
            FormField("server", "By everyone in a day", value=str(settings.threads_per_server), limit=10),
        ]
        form = make_form(routes.TYPED_THREAD_LIMITS_ROUTE, title="New discussion threads", fields=fields)
        await press.interaction.response.send_modal(form)

    @answers_route(routes.TYPED_THREAD_LIMITS_ROUTE)
    async def type_thread_limits(self, press: Press) -> None:
        """Save how many threads may be opened."""
        by_member = parse_whole_number(press.get_typed_text("member"))
        by_all = parse_whole_number(press.get_typed_text("server"))
        if not all(0 <= number <= HIGHEST_THREAD_LIMIT for number in (by_member, by_all)):
            raise ThreadLimitRangeError
        settings = await self.services.guilds.set_thread_limits(
            require_guild_id(press.interaction), by_member, by_all, make_actor(press.interaction)
        )
        await self._turn_panel(
            press, SettingsScreen.CHANNELS, setting_changes.confirm_thread_limits(settings)
        )

    @answers_route(routes.DEFAULT_SCORING_ROUTE)
    async def press_scoring(self, press: Press) -> None:
        """Save the chosen default scoring."""
        scoring = parse_enum_part(Scoring, press.value)
        guild = _require_guild(press.interaction)
        actor = make_actor(press.interaction)
        await self.services.guilds.set_default_scoring(GuildId(guild.id), scoring, actor)
        await self._turn_panel(press, SettingsScreen.CONTESTS, setting_changes.confirm_scoring(scoring))

    @answers_route(routes.SPOILERS_CHOICE_ROUTE)
    async def press_spoilers(self, press: Press) -> None:
        """Save how winners are shown."""
        confirmation = await self._set_spoilers(press.interaction, parse_enum_part(Spoilers, press.value))
        await self._turn_panel(press, SettingsScreen.CONTESTS, confirmation)

    @answers_route(routes.COVER_HOURS_ROUTE)
    async def press_cover_hours(self, press: Press) -> None:
        """Save how long winners are covered."""
        hours = parse_id_part(press.value)
        if not 0 <= hours <= LONGEST_COVER_HOURS:
            raise OutdatedControlError
        settings = await self.services.guilds.get_settings(require_guild_id(press.interaction))
        confirmation = await self._set_spoilers(press.interaction, settings.spoilers, hours)
        await self._turn_panel(press, SettingsScreen.CONTESTS, confirmation)

    @answers_route(routes.TIME_ZONE_FORM_ROUTE)
    async def ask_zone(self, press: Press) -> None:
        """Open the form for the time zone."""
        settings = await self.services.guilds.get_settings(require_guild_id(press.interaction))
        field = FormField("zone", "A big city near you", hint=settings.time_zone, limit=60)
        await press.interaction.response.send_modal(
            make_form(routes.TYPED_TIME_ZONE_ROUTE, title="Time zone", fields=[field])
        )

    @answers_route(routes.TYPED_TIME_ZONE_ROUTE)
    async def type_zone(self, press: Press) -> None:
        """Save the typed time zone."""
        await press.show_privately(await self._choose_zone(press.interaction, press.get_typed_text("zone")))

    @answers_route(routes.TIME_ZONE_CHOICE_ROUTE)
    async def press_zone(self, press: Press) -> None:
        """Save the chosen time zone."""
        await press.show_privately(await self._choose_zone(press.interaction, press.value))

    async def _switch_feature(
        self, interaction: Interaction, feature: Feature, *, enabled: bool
    ) -> SettingsPanel:
        """Switch a feature, and return the panel at the page that shows it."""
        guild = _require_guild(interaction)
        await self.services.guilds.set_feature(GuildId(guild.id), feature, enabled, make_actor(interaction))
        dispatch = dispatch_feature_switched_on if enabled else dispatch_feature_switched_off
        dispatch(self.bot, GuildId(guild.id), feature)
        confirmation = setting_changes.confirm_feature(feature, enabled=enabled)
        panel = await self._load_panel(interaction, confirmation)
        return replace(panel, features_page=find_features_page(feature))

    async def _choose_channel(
        self, interaction: Interaction, purpose: ChannelPurpose, channel_id: int | None
    ) -> str:
        guild = _require_guild(interaction)
        channel = setting_changes.require_fitting_channel(guild, purpose, channel_id)
        await self.services.guilds.set_channel(
            GuildId(guild.id), purpose, channel_id, make_actor(interaction)
        )
        return setting_changes.confirm_channel(purpose, channel)

    async def _choose_role(self, interaction: Interaction, purpose: RolePurpose, role_id: int | None) -> str:
        guild = _require_guild(interaction)
        role = setting_changes.require_fitting_role(guild, purpose, role_id)
        await self.services.guilds.set_role(GuildId(guild.id), purpose, role_id, make_actor(interaction))
        return setting_changes.confirm_role(purpose, role)

    async def _set_spoilers(
        self, interaction: Interaction, spoilers: Spoilers, hours: int | None = None
    ) -> str:
        guild, actor = _require_guild(interaction), make_actor(interaction)
        before = await self.services.guilds.get_settings(GuildId(guild.id))
        settings = await self.services.guilds.set_spoilers(GuildId(guild.id), spoilers, actor, hours=hours)
        if settings != before:
            dispatch_covers_changed(self.bot, GuildId(guild.id))
        return setting_changes.confirm_spoilers(guild, settings)

    async def _choose_zone(self, interaction: Interaction, text: str) -> ui.LayoutView:
        """Save the time zone that a text means, or offer the nearest ones if it means none."""
        guild = _require_guild(interaction)
        try:
            settings = await self.services.guilds.set_time_zone(
                GuildId(guild.id), text, make_actor(interaction)
            )
        except UnknownTimeZoneError as error:
            if not error.nearest:
                raise
            return time_zones_screen(error_text(error).split("\n")[0], error.nearest, self.services.clock())
        except AmbiguousTimeZoneError as error:
            return time_zones_screen(error_text(error), error.keys, self.services.clock())
        dispatch_season_dates_changed(self.bot, GuildId(guild.id))
        confirmation = setting_changes.confirm_time_zone(settings.time_zone, self.services.clock())
        return make_settings_screen(
            await self._load_panel(interaction, confirmation), SettingsScreen.CONTESTS
        )

    async def _reply_with_panel(
        self, interaction: Interaction, name: SettingsScreen, confirmation: str
    ) -> None:
        panel = await self._load_panel(interaction, confirmation)
        await interaction.response.send_message(view=make_settings_screen(panel, name), ephemeral=True)

    async def _turn_panel(self, press: Press, name: SettingsScreen, confirmation: str = "") -> None:
        await press.show_privately(
            make_settings_screen(await self._load_panel(press.interaction, confirmation), name)
        )

    async def _load_panel(self, interaction: Interaction, confirmation: str = "") -> SettingsPanel:
        guild = _require_guild(interaction)
        settings = await self.services.guilds.get_settings(GuildId(guild.id))
        return SettingsPanel(guild, settings, self.services.clock(), confirmation)


def _require_guild(interaction: Interaction) -> discord.Guild:
    if interaction.guild is None:
        raise ServerOnlyError
    return interaction.guild


def _parse_chosen_id(press: Press) -> int | None:
    return parse_id_part(press.value) if press.values else None
