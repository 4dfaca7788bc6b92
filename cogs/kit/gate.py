"""The gate: every interaction passes it, and every error of an interaction is answered by it.

discord.py hands interactions to five places, and the gate covers each: the command tree's check, its `on_error`,
autocomplete, components and forms. No cog answers an error itself.
"""

import logging
from enum import StrEnum
from typing import Any, cast

import discord
from discord import app_commands

from bot.client import AwardsBot
from bot.errors import FeatureOffError, OutdatedControlError, ServerOnlyError, UserError
from bot.guilds.model import Feature
from bot.guilds.rules import Right
from bot.ids import GuildId, MemberId
from bot.logs import current_interaction
from bot.metrics import INTERACTIONS
from cogs.kit import error_text
from cogs.kit.addresses import Address, Route
from cogs.kit.command_choices import (
    COMMAND_CHOICE_ROUTE,
    KEPT_COMMAND_ROUTE,
    ask_command_meaning,
    read_chosen_command,
    read_kept_command,
)
from cogs.kit.controls import Control, Interaction, Press, RouteHandler
from cogs.kit.lookup_choices import read_asked_command
from cogs.kit.rights import find_required_right, require_right
from cogs.kit.start_steps import list_start_steps, load_start_rows
from cogs.kit.time_questions import claim_command
from cogs.kit.typed_commands import AnyCommand, TypedCommand, run_command

log = logging.getLogger(__name__)

REMEMBERED_INTERACTIONS_LIMIT = 10_000
"""How many of the latest interactions are remembered, so that one that is delivered again is not answered again."""

EXPIRED_INTERACTION_CODE = 10062
"""Discord's error code for an interaction that takes no answer any more, from its API reference."""

FEATURES_IN_DIRECT_MESSAGES = frozenset({None, Feature.LOOKUP})


class Outcome(StrEnum):
    """How an interaction went, as it is counted."""

    ANSWERED = "answered"
    ADMITTED = "admitted"
    """An autocomplete, of whose end discord.py says nothing."""
    REFUSED = "refused"
    TOO_LATE = "too late"
    FAILED = "failed"


class GateTree(app_commands.CommandTree[AwardsBot]):
    """The command tree that checks every interaction before its cog sees it."""

    def __init__(self, client: AwardsBot) -> None:
        """Attach the tree to a client and handle its components and forms."""
        super().__init__(client)
        logging.getLogger("discord.app_commands.tree").addFilter(_shorten_expired)
        self._answers: dict[str, tuple[Route, RouteHandler]] = {}
        self._delivered: dict[int, None] = {}
        self.add_answer(COMMAND_CHOICE_ROUTE, self._run_chosen_command)
        self.add_answer(KEPT_COMMAND_ROUTE, self._run_kept_command)
        client.add_dynamic_items(Control)
        client.add_listener(self._catch_rest, "on_interaction")

    def add_answer(self, route: Route, answer: RouteHandler) -> None:
        """Register a cog's method as the one that answers a route.

        Raises:
            ValueError: Another method answers it already.
        """
        if route.name in self._answers:
            raise ValueError(f"two methods answer the route {route.name!r}")
        self._answers[route.name] = (route, answer)

    @property
    def routes(self) -> tuple[Route, ...]:
        """All routes that a method answers."""
        return tuple(route for route, _ in self._answers.values())

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Check whether a command or its autocomplete is admitted.

        A refused command is answered with the reason, a refused autocomplete with an empty list; a command that is
        delivered again is not answered at all.
        """
        current_interaction.set(interaction.id)
        if interaction.type is discord.InteractionType.application_command and self._is_delivered_again(
            interaction
        ):
            return False
        try:
            await self._admit_interaction(
                interaction, _find_feature(interaction.command), find_required_right(interaction.command)
            )
        except UserError as error:
            if interaction.type is discord.InteractionType.autocomplete:
                self._count_outcome(interaction, Outcome.REFUSED)
                await _answer_with_no_choices(interaction)
            else:
                await self._answer_error(interaction, error)
            return False
        if interaction.type is discord.InteractionType.autocomplete:
            self._count_outcome(interaction, Outcome.ADMITTED)
        return True

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError, /) -> None:
        """Answer an error that a command raised, unwrapped from discord.py's own exceptions."""
        cause = error.__cause__
        await self._answer_error(interaction, cause if isinstance(cause, Exception) else error)

    async def press(self, interaction: Interaction, custom_id: str, values: tuple[str, ...]) -> None:
        """Answer a press of a button or a choice in a select."""
        await self._dispatch_press(interaction, custom_id, values, {})

    async def _catch_rest(self, interaction: discord.Interaction[Any]) -> None:
        # discord.py recognises forms only while it remembers them, and no components of an older version of
        # the bot.
        if interaction.type is discord.InteractionType.modal_submit:
            data = cast("dict[str, Any]", interaction.data)
            await self._dispatch_press(
                interaction, data["custom_id"], (), dict(_read_typed_fields(data.get("components", [])))
            )
        elif interaction.type is discord.InteractionType.component:
            custom_id = cast("dict[str, Any]", interaction.data)["custom_id"]
            if Control.__discord_ui_compiled_template__.fullmatch(custom_id) is None:
                await self._answer_error(interaction, OutdatedControlError())

    async def _dispatch_press(
        self, interaction: Interaction, custom_id: str, values: tuple[str, ...], fields: dict[str, str]
    ) -> None:
        current_interaction.set(interaction.id)
        if self._is_delivered_again(interaction):
            return
        try:
            address = Address.parse(custom_id)
            route, answer = self._find_route(address)
            await self._admit_interaction(interaction, route.feature, route.right)
            await answer(Press(interaction, address.state, values, fields))
        except Exception as error:  # noqa: BLE001 - the gate answers everything, that is what it is for
            await self._answer_error(interaction, error)
        else:
            self._count_outcome(interaction, Outcome.ANSWERED)

    def _is_delivered_again(self, interaction: Interaction) -> bool:
        """Whether an interaction was delivered before: Discord repeats some after a connection was resumed."""
        if interaction.id in self._delivered:
            log.info("Delivered again, and not answered again: interaction %s", interaction.id)
            return True
        self._delivered[interaction.id] = None
        if len(self._delivered) > REMEMBERED_INTERACTIONS_LIMIT:
            del self._delivered[next(iter(self._delivered))]
        return False

    def _find_route(self, address: Address) -> tuple[Route, RouteHandler]:
        route, answer = self._answers.get(address.route, (None, None))
        if route is None or answer is None or address.version != route.version:
            raise OutdatedControlError
        return route, answer

    async def _run_chosen_command(self, press: Press) -> None:
        """Run a command again with the meaning that was chosen for one of its options."""
        await self._run_typed_command(press.interaction, *read_chosen_command(press, self))

    async def _run_kept_command(self, press: Press) -> None:
        """Run a command that was kept, with the meaning that was chosen for one of its options."""
        async with claim_command(press) as answered:
            await self._run_typed_command(press.interaction, *read_kept_command(answered, self))

    async def _run_typed_command(
        self, interaction: Interaction, command: AnyCommand, typed: TypedCommand
    ) -> None:
        await self._admit_interaction(interaction, _find_feature(command), find_required_right(command))
        try:
            await run_command(interaction, command, typed)
        except app_commands.TransformerError as error:
            raise error.__cause__ if isinstance(error.__cause__, Exception) else error from None

    async def _admit_interaction(
        self, interaction: Interaction, feature: Feature | None, right: Right | None
    ) -> None:
        if interaction.guild_id is None:
            if feature not in FEATURES_IN_DIRECT_MESSAGES:
                raise ServerOnlyError
            await require_right(interaction, right)
            return
        guild_id, guilds = GuildId(interaction.guild_id), interaction.client.services.guilds
        if feature is not None and not await guilds.is_feature_enabled(guild_id, feature):
            raise FeatureOffError(feature.value)
        await require_right(interaction, right)
        if interaction.type is not discord.InteractionType.autocomplete:
            await guilds.remember_name(guild_id, MemberId(interaction.user.id), interaction.user.display_name)

    async def _answer_error(self, interaction: Interaction, error: Exception) -> None:
        where = f"guild {interaction.guild_id} user {interaction.user.id} interaction {interaction.id}"
        if isinstance(error, UserError):
            # Its facts may be what a member typed, which no log is to hold.
            log.info("Refused %s: %s", where, type(error).__name__)
            self._count_outcome(interaction, Outcome.REFUSED)
        elif _is_expired(error):
            log.warning("Came too late to answer %s", where)
            self._count_outcome(interaction, Outcome.TOO_LATE)
            return
        else:
            log.error("Failed %s", where, exc_info=error)
            self._count_outcome(interaction, Outcome.FAILED)
        layout = await ask_command_meaning(error, interaction)
        if layout is None:
            rows = await load_start_rows(interaction, list_start_steps(error))
            layout = error_text.make_error_screen(error, read_asked_command(interaction), rows)
        try:
            if interaction.response.is_done():
                await interaction.followup.send(view=layout, ephemeral=True)
            else:
                await interaction.response.send_message(view=layout, ephemeral=True)
        except discord.HTTPException as lost:
            # The interaction expired or was answered elsewhere, so it takes no answer any more.
            log.warning("Could not answer %s: %s", where, lost)

    def _count_outcome(self, interaction: Interaction, outcome: Outcome) -> None:
        INTERACTIONS.count(interaction.type.name, self._find_name(interaction), outcome)

    def _find_name(self, interaction: Interaction) -> str:
        """The command, or the route of a control or form, by which an interaction is counted."""
        if interaction.command is not None:
            return interaction.command.qualified_name
        custom_id = cast("dict[str, Any]", interaction.data).get("custom_id", "")
        try:
            route, _ = self._find_route(Address.parse(custom_id))
        except OutdatedControlError:
            return "unknown"
        return route.name


def _is_expired(error: Exception) -> bool:
    return isinstance(error, discord.NotFound) and error.code == EXPIRED_INTERACTION_CODE


def _shorten_expired(record: logging.LogRecord) -> bool:
    """Log an autocomplete that nobody waits for any more in one line; discord.py itself would log a traceback."""
    error = record.exc_info[1] if record.exc_info else None
    if isinstance(error, Exception) and _is_expired(error):
        record.exc_info, record.levelno, record.levelname = None, logging.INFO, "INFO"
    return True


async def _answer_with_no_choices(interaction: Interaction) -> None:
    try:
        await interaction.response.autocomplete([])
    except discord.HTTPException as lost:
        log.debug("Nobody waits for the choices any more: %s", lost)


def _find_feature(command: object) -> Feature | None:
    # The feature is a class attribute of the cog; a command outside a cog has none.
    return getattr(getattr(command, "binding", None), "feature", None)


def _read_typed_fields(components: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Read the texts typed in a form from its raw components: fields are nested in rows or labels."""
    found: list[tuple[str, str]] = []
    for component in components:
        if "value" in component:
            found.append((component["custom_id"], component["value"]))
        if "values" in component:
            found.append((component["custom_id"], "\n".join(component["values"])))
        inner = component.get("components", [])
        found += _read_typed_fields([*inner, *([component["component"]] if "component" in component else [])])
    return found
