"""What hosts do to slates with a date that they typed: done at once, or once they have said what it means."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum

from bot.client import AwardsBot
from bot.errors import NothingFoundError
from bot.json_values import JsonValue
from bot.slates.edits import RetitleSlate
from cogs.kit.controls import Interaction, Press, parse_enum_part, require_guild_id
from cogs.kit.rights import make_actor
from cogs.kit.time_questions import AnsweredCommand, Unfinished, restore_fields, settle_day
from cogs.kit.times import TypedDay, read_typed_day
from cogs.slates import routes
from cogs.slates.error_text import ControlTargetGoneError
from cogs.slates.screens import format_copy_note, slate_screen


class DatedStep(StrEnum):
    """A step that may need a date, as unfinished commands name it."""

    CREATE = "ceremony create"
    RETITLE = "ceremony edit"


@dataclass(frozen=True, slots=True)
class NewSlate:
    """What a host typed for a new slate, its date left out.

    Attributes:
        name: What it is called.
        source_id: The slate that it begins as a copy of; None for an empty one.
        source_name: What that is called.
    """

    name: str
    source_id: str | None
    source_name: str


@dataclass(frozen=True, slots=True)
class RetitledSlate:
    """What stood in the form of a slate, its date left out.

    Attributes:
        slate_id: The slate.
        name: What it is to be called.
    """

    slate_id: str
    name: str


class DatedSteps:
    """Making slates and giving them names and dates."""

    def __init__(self, bot: AwardsBot) -> None:
        """Create the steps over the bot's services."""
        self._services = bot.services

    async def create_slate(self, interaction: Interaction, asked: NewSlate, held: TypedDay | None) -> None:
        """Make a slate, empty or as a copy, and show it."""
        is_settled, day = await self._settle_day(interaction, held, DatedStep.CREATE, asdict(asked))
        if not is_settled:
            return
        slate = await self._services.slate_editor.create_slate(
            require_guild_id(interaction), asked.name, day, make_actor(interaction), asked.source_id
        )
        note = format_copy_note(asked.source_name) if asked.source_id else "-# ✅ Made. Now its categories:"
        await Press(interaction, ()).show_privately(slate_screen(slate, note=note))

    async def retitle_slate(
        self, interaction: Interaction, asked: RetitledSlate, held: TypedDay | None
    ) -> None:
        """Give a slate another name and date.

        Raises:
            ControlTargetGoneError: The slate was deleted.
        """
        is_settled, day = await self._settle_day(interaction, held, DatedStep.RETITLE, asdict(asked))
        if not is_settled:
            return
        change = RetitleSlate(asked.name, day)
        try:
            slate = await self._services.slate_editor.edit_slate(
                require_guild_id(interaction), asked.slate_id, change, make_actor(interaction)
            )
        except NothingFoundError as error:
            raise ControlTargetGoneError from error
        await Press(interaction, ()).show_privately(slate_screen(slate, note="-# ✅ Saved."))

    async def complete_command(self, interaction: Interaction, answered: AnsweredCommand) -> None:
        """Go on with a step whose date is clear now."""
        held = await read_typed_day(interaction, answered.text)
        match parse_enum_part(DatedStep, answered.kind):
            case DatedStep.CREATE:
                await self.create_slate(interaction, restore_fields(NewSlate, answered.fields), held)
            case DatedStep.RETITLE:
                await self.retitle_slate(interaction, restore_fields(RetitledSlate, answered.fields), held)

    async def _settle_day(
        self,
        interaction: Interaction,
        held: TypedDay | None,
        step: DatedStep,
        fields: Mapping[str, JsonValue],
    ) -> tuple[bool, date | None]:
        """Return whether the date is clear, and the date if there is one; an unclear one has been asked."""
        if held is None:
            return True, None
        day = await settle_day(interaction, held, Unfinished(routes.SLATE_DATE_ROUTE, step, fields))
        return day is not None, day
