"""What a host can begin with one button: shown where nothing is on, to hosts alone.

A refusal for which nothing is there yet registers what begins it with `@list_start_steps.register`; the gate adds the
buttons for hosts, and the sentence alone is the next step of everyone else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import singledispatch

from bot.ids import GuildId
from cogs.kit.addresses import Route
from cogs.kit.contest_options import LOCKED_STATES, NoContestError
from cogs.kit.controls import Control, Interaction, make_button
from cogs.kit.layouts import ControlRow, make_row
from cogs.kit.rights import is_host
from cogs.kit.routes import NEW_CONTEST_ROUTE, NEW_POLL_ROUTE, NEW_SLATE_ROUTE


@dataclass(frozen=True, slots=True)
class StartStep:
    """A button that opens a form for something new.

    Attributes:
        route: The route of the form; it is offered where its feature is on.
        label: What stands on the button.
        emoji: What stands before that.
    """

    route: Route
    label: str
    emoji: str

    def make_button(self) -> Control:
        """Make the button."""
        return make_button(self.route, label=self.label, emoji=self.emoji)


NEW_CONTEST_STEP = StartStep(NEW_CONTEST_ROUTE, "New contest …", "🗳️")
NEW_SLATE_STEP = StartStep(NEW_SLATE_ROUTE, "New slate …", "📝")
NEW_POLL_STEP = StartStep(NEW_POLL_ROUTE, "New poll …", "📊")


@singledispatch
def list_start_steps(error: Exception) -> Sequence[StartStep]:
    """List what a host can begin so that an error does not come again; nothing for most errors."""
    del error
    return ()


@list_start_steps.register
def _list_steps_without_contest(error: NoContestError) -> Sequence[StartStep]:
    # Where only a contest that is locked would do, a new one is no help for now.
    return () if error.states <= LOCKED_STATES else (NEW_CONTEST_STEP,)


async def load_start_rows(interaction: Interaction, steps: Sequence[StartStep]) -> list[ControlRow]:
    """Make the row of these buttons for a host, of what is switched on here; no row for anyone else."""
    if interaction.guild_id is None or not steps or not await is_host(interaction):
        return []
    settings = await interaction.client.services.guilds.get_settings(GuildId(interaction.guild_id))
    offered = [step for step in steps if step.route.feature not in settings.switched_off]
    return [make_row(*(step.make_button() for step in offered))] if offered else []
