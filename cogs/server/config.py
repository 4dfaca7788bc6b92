"""`/config`: what moderators decide for their server, by command or on the panel."""

import discord
from discord import app_commands, ui

from bot.contests.model import Scoring
from bot.errors import OutdatedControlError, ServerOnlyError
from bot.guilds.errors import UnknownTimeZoneError
from bot.guilds.model import LONGEST_COVER, ChannelPurpose, Feature, RolePurpose, Spoilers
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Interaction, Press, answers, int_part, one_of
from cogs.kit.forms import Field, form
from cogs.kit.rights import actor_of
from cogs.kit.server_news import covers_changed, feature_switched_on
from cogs.kit.server_routes import SETTINGS
from cogs.server import choosing, routes
from cogs.server.arguments import ChannelOption, ZoneOption
from cogs.server.panel import Panel, Screen
from cogs.server.screens import show, zones_screen
from cogs.server.wording import FEATURES, SPOILERS

LONGEST = int(LONGEST_COVER.total_seconds()) // 3600
"""Hours that winners are covered at most, if not for good."""


class ConfigCog(FeatureCog):
    """The server's settings."""

    heading = "Settings"

    config = app_commands.Group(
        name="config",
        description="This server's settings: features, channels, roles, time zone",
        default_permissions=discord.Permissions(manage_guild=True),
        guild_only=True,
    )

    @config.command(name="show")
    async def show_settings(self, interaction: Interaction) -> None:
        """Everything on one panel: features, channels, roles, times."""
        panel = await self._panel(interaction)
        await interaction.response.send_message(view=show(panel, Screen.ALL), ephemeral=True)

    @config.command(name="feature")
    @app_commands.describe(name="Which part of me", enabled="On or off")
    @app_commands.choices(name=[app_commands.Choice(name=one, value=one) for one in FEATURES])
    async def set_feature(self, interaction: Interaction, name: str, enabled: bool) -> None:
        """Switch a part of me on or off in this server, at once."""
        told = await self._switch(interaction, Feature(name), enabled=enabled)
        await self._reply(interaction, Screen.FEATURES, told)

    @config.command(name="channel")
    @app_commands.describe(purpose="What it is for", channel="Which one; none takes the choice back")
    @app_commands.choices(purpose=[app_commands.Choice(name=one, value=one) for one in ChannelPurpose])
    async def set_channel(
        self, interaction: Interaction, purpose: str, channel: ChannelOption | None = None
    ) -> None:
        """Choose where I announce, tell results, open discussions, and keep moderators informed."""
        chosen = channel.id if channel else None
        told = await self._choose_channel(interaction, ChannelPurpose(purpose), chosen)
        await self._reply(interaction, Screen.CHANNELS, told)

    @config.command(name="host")
    @app_commands.describe(role="Who may run contests; none takes the choice back")
    async def set_host(self, interaction: Interaction, role: discord.Role | None = None) -> None:
        """Choose the role that may run contests, and read how Discord shows it their commands."""
        told = await self._choose_role(interaction, RolePurpose.HOST, role.id if role else None)
        await self._reply(interaction, Screen.ROLES, told)

    @config.command(name="timezone")
    @app_commands.describe(zone="A big city near you: Vienna, New York, Tokyo")
    async def set_timezone(self, interaction: Interaction, zone: ZoneOption) -> None:
        """Choose the time zone in which I read times that hosts type."""
        layout = await self._choose_zone(interaction, zone)
        await interaction.response.send_message(view=layout, ephemeral=True)

    @config.command(name="spoilers")
    @app_commands.describe(
        winners="How my posts tell who won", hours="For how long after the announcement; 0 for always"
    )
    @app_commands.choices(
        winners=[app_commands.Choice(name=name, value=way) for way, (name, _) in SPOILERS.items()]
    )
    async def set_spoilers(
        self, interaction: Interaction, winners: str, hours: app_commands.Range[int, 0, LONGEST] | None = None
    ) -> None:
        """Keep winners from those who watch later: covered, or only in a thread, for so many hours."""
        told = await self._cover(interaction, Spoilers(winners), hours)
        await self._reply(interaction, Screen.CONTESTS, told)

    @answers(routes.PANEL)
    async def open_screen(self, press: Press) -> None:
        """A screen of the settings."""
        [name] = press.parts(1)
        await self._turn(press, one_of(Screen, name))

    @answers(SETTINGS)
    async def open_beside(self, press: Press) -> None:
        """The settings, from a message that is everyone's."""
        await self._turn(press, Screen.ALL)

    @answers(routes.FEATURE)
    async def press_feature(self, press: Press) -> None:
        """A feature's button."""
        name, state = press.parts(2)
        told = await self._switch(press.interaction, one_of(Feature, name), enabled=state == "on")
        await self._turn(press, Screen.FEATURES, told)

    @answers(routes.CHANNEL)
    async def press_channel(self, press: Press) -> None:
        """A channel chosen on the panel."""
        [purpose] = press.parts(1)
        told = await self._choose_channel(
            press.interaction, one_of(ChannelPurpose, purpose), _chosen_id(press)
        )
        await self._turn(press, Screen.CHANNELS, told)

    @answers(routes.ROLE)
    async def press_role(self, press: Press) -> None:
        """A role chosen on the panel."""
        [purpose] = press.parts(1)
        told = await self._choose_role(press.interaction, one_of(RolePurpose, purpose), _chosen_id(press))
        await self._turn(press, Screen.ROLES, told)

    @answers(routes.SCORING)
    async def press_scoring(self, press: Press) -> None:
        """The default scoring chosen on the panel."""
        scoring = one_of(Scoring, press.value)
        guild = _guild(press.interaction)
        actor = actor_of(press.interaction)
        await self.services.guilds.set_default_scoring(guild.id, scoring, actor)
        await self._turn(press, Screen.CONTESTS, choosing.scoring(scoring))

    @answers(routes.SPOILERS)
    async def press_spoilers(self, press: Press) -> None:
        """How winners are told, chosen on the panel."""
        told = await self._cover(press.interaction, one_of(Spoilers, press.value))
        await self._turn(press, Screen.CONTESTS, told)

    @answers(routes.COVER_HOURS)
    async def press_cover_hours(self, press: Press) -> None:
        """For how long winners are covered, chosen on the panel."""
        hours = int_part(press.value)
        if not 0 <= hours <= LONGEST:
            raise OutdatedControlError
        settings = await self.services.guilds.settings(_guild(press.interaction).id)
        told = await self._cover(press.interaction, settings.spoilers, hours)
        await self._turn(press, Screen.CONTESTS, told)

    @answers(routes.ASK_ZONE)
    async def ask_zone(self, press: Press) -> None:
        """The form for the time zone."""
        settings = await self.services.guilds.settings(_guild(press.interaction).id)
        field = Field("zone", "A big city near you", hint=settings.time_zone, limit=60)
        await press.interaction.response.send_modal(
            form(routes.TYPED_ZONE, title="Time zone", fields=[field])
        )

    @answers(routes.TYPED_ZONE)
    async def type_zone(self, press: Press) -> None:
        """The form's answer."""
        await press.show_privately(await self._choose_zone(press.interaction, press.typed("zone")))

    @answers(routes.ZONE)
    async def press_zone(self, press: Press) -> None:
        """One of the nearest time zones."""
        await press.show_privately(await self._choose_zone(press.interaction, press.value))

    async def _switch(self, interaction: Interaction, feature: Feature, *, enabled: bool) -> str:
        guild = _guild(interaction)
        await self.services.guilds.set_feature(guild.id, feature, enabled, actor_of(interaction))
        if enabled:
            feature_switched_on(self.bot, guild.id, feature)
        return choosing.feature(feature, enabled=enabled)

    async def _choose_channel(
        self, interaction: Interaction, purpose: ChannelPurpose, channel_id: int | None
    ) -> str:
        guild = _guild(interaction)
        channel = choosing.fitting_channel(guild, purpose, channel_id)
        await self.services.guilds.set_channel(guild.id, purpose, channel_id, actor_of(interaction))
        return choosing.channel(purpose, channel)

    async def _choose_role(self, interaction: Interaction, purpose: RolePurpose, role_id: int | None) -> str:
        guild = _guild(interaction)
        role = choosing.fitting_role(guild, purpose, role_id)
        await self.services.guilds.set_role(guild.id, purpose, role_id, actor_of(interaction))
        return choosing.role(purpose, role)

    async def _cover(self, interaction: Interaction, spoilers: Spoilers, hours: int | None = None) -> str:
        guild, actor = _guild(interaction), actor_of(interaction)
        before = await self.services.guilds.settings(guild.id)
        settings = await self.services.guilds.set_spoilers(guild.id, spoilers, actor, hours=hours)
        if settings != before:
            covers_changed(self.bot, guild.id)
        return choosing.spoilers(guild, settings)

    async def _choose_zone(self, interaction: Interaction, text: str) -> ui.LayoutView:
        """Save the zone that a text means; where it means none, offer the nearest."""
        guild = _guild(interaction)
        try:
            settings = await self.services.guilds.set_time_zone(guild.id, text, actor_of(interaction))
        except UnknownTimeZoneError as error:
            if not error.nearest:
                raise
            return zones_screen(text, error.nearest, self.services.clock())
        told = choosing.zone(settings.time_zone, self.services.clock())
        return show(await self._panel(interaction, told), Screen.CONTESTS)

    async def _reply(self, interaction: Interaction, name: Screen, told: str) -> None:
        panel = await self._panel(interaction, told)
        await interaction.response.send_message(view=show(panel, name), ephemeral=True)

    async def _turn(self, press: Press, name: Screen, told: str = "") -> None:
        await press.show_privately(show(await self._panel(press.interaction, told), name))

    async def _panel(self, interaction: Interaction, told: str = "") -> Panel:
        guild = _guild(interaction)
        settings = await self.services.guilds.settings(guild.id)
        return Panel(guild, settings, self.services.clock(), told)


def _guild(interaction: Interaction) -> discord.Guild:
    if interaction.guild is None:
        raise ServerOnlyError
    return interaction.guild


def _chosen_id(press: Press) -> int | None:
    return int_part(press.value) if press.values else None
