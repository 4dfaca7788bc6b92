"""Choosing one of several things that a text may have meant, where that is enough to answer the command that asked."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.errors import AmbiguousError, NothingFoundError, OutdatedControlError, Subject
from bot.guilds.model import Feature
from cogs.kit.controls import Address, Control, Interaction, Press, Route, make_select
from cogs.kit.layouts import make_select_options

LOOKUP_CHOICE_ROUTE = Route("choose", Feature.LOOKUP, version=2)
"""Leads from several things to the lookup that one of them was meant for: the command, the option that is chosen, and
the texts of the command's options in order, that one's left empty; the value is the chosen id."""

LOOKUP_OPTIONS: Mapping[str, Mapping[str, Subject | None]] = {
    "winners": {"ceremony": Subject.CEREMONY, "category": Subject.CATEGORY},
    "film": {"title": Subject.FILM},
    "person": {"name": Subject.PERSON},
    "category": {"name": Subject.CATEGORY, "award": Subject.AWARD},
    "records": {"board": None, "category": Subject.CATEGORY},
    "precursors": {"category": Subject.CATEGORY, "ceremony": Subject.CEREMONY},
}
"""Commands that answer with nothing but a screen, so that a choice can answer for them: what each option names."""


@dataclass(frozen=True, slots=True)
class AskedCommand:
    """What somebody asked a command.

    Attributes:
        command: Its name.
        texts: What stood in its options; empty or missing for those left out.
    """

    command: str
    texts: Mapping[str, str]

    def get_text(self, option: str) -> str:
        """What stood in an option."""
        return self.texts.get(option, "")


def read_asked_command(interaction: Interaction) -> AskedCommand | None:
    """What the interaction asks: a command, or a choice that answers for one; None for anything else."""
    if interaction.command is not None:
        return AskedCommand(
            interaction.command.qualified_name, {name: str(value) for name, value in interaction.namespace}
        )
    data = interaction.data or {}
    try:
        address = Address.parse(str(data.get("custom_id", "")))
        if (address.route, address.version) != (LOOKUP_CHOICE_ROUTE.name, LOOKUP_CHOICE_ROUTE.version):
            return None
        return _complete_command(address.state, str((data.get("values") or [""])[0]))
    except OutdatedControlError:
        return None


def read_chosen_command(press: Press) -> AskedCommand:
    """What the command was asked, with what was chosen in place of what was not clear.

    Raises:
        OutdatedControlError: If no command of now asks so.
    """
    return _complete_command(press.state, press.value)


def make_choice_select(error: AmbiguousError | NothingFoundError, asked: AskedCommand) -> Control | None:
    """A select of what was meant, which carries the command's other options on.

    None where a choice is not enough: the command does more than look up, or its options are too long to carry.
    """
    choices = error.choices if isinstance(error, AmbiguousError) else error.nearest
    subjects = LOOKUP_OPTIONS.get(asked.command, {})
    option = next((option for option, subject in subjects.items() if subject is error.subject), None)
    if not choices or option is None:
        return None
    picks = make_select_options([(choice.id, choice.name, choice.detail) for choice in choices])
    others = ["" if other == option else asked.get_text(other) for other in subjects]
    try:
        return make_select(
            LOOKUP_CHOICE_ROUTE,
            asked.command,
            option,
            *others,
            options=picks,
            placeholder=f"Choose the {error.subject}",
        )
    except ValueError:
        return None


def _complete_command(state: tuple[str, ...], value: str) -> AskedCommand:
    command, option, *texts = (*state, "", "")
    subjects = LOOKUP_OPTIONS.get(command, {})
    if option not in subjects or len(state) != 2 + len(subjects):
        raise OutdatedControlError
    return AskedCommand(command, dict(zip(subjects, texts, strict=False)) | {option: value})
