"""A select for an ambiguous lookup: choosing one meaning answers the command that asked."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.errors import AmbiguousError, NothingFoundError, OutdatedControlError, Subject
from bot.guilds.model import Feature
from cogs.kit.addresses import Address, Route
from cogs.kit.controls import Control, Interaction, Press, make_select
from cogs.kit.layouts import make_select_options

LOOKUP_CHOICE_ROUTE = Route("choose", Feature.LOOKUP, version=2)
"""Answers the command with the chosen meaning; the value is its id.

State: the command, the ambiguous option's name, the texts of all options in order (the ambiguous one empty).
"""

PRIVATE_OPTION = "private"
"""The option of every lookup that shows the answer to the asker alone; chosen, its text is not empty."""

LOOKUP_OPTIONS: Mapping[str, Mapping[str, Subject | None]] = {
    "winners": {"ceremony": Subject.CEREMONY, "category": Subject.CATEGORY, PRIVATE_OPTION: None},
    "film": {"title": Subject.FILM, PRIVATE_OPTION: None},
    "person": {"name": Subject.PERSON, PRIVATE_OPTION: None},
    "category": {"name": Subject.CATEGORY, "award": Subject.AWARD, PRIVATE_OPTION: None},
    "records": {"board": None, "category": Subject.CATEGORY, PRIVATE_OPTION: None, "award": Subject.AWARD},
    "precursors": {"category": Subject.CATEGORY, "ceremony": Subject.CEREMONY, PRIVATE_OPTION: None},
}
"""The commands that a choice can answer, because they only show a screen: for each option, what it names. An option
that is added to a command stands last here: controls of before lack its text.
"""

LACKING_OPTIONS_LIMIT = 2
"""Most options that a command got after its first controls: `private`, and the award of `/records`."""


LOOKUPS_WITHOUT_OPTIONS = ("winners", "records", "precursors")
"""The lookups that answer with the obvious where no option is given."""


@dataclass(frozen=True, slots=True)
class AskedCommand:
    """A command as it was typed.

    Attributes:
        command: Its name.
        texts: The texts of its options by name; those left out are empty or missing.
    """

    command: str
    texts: Mapping[str, str]

    def get_text(self, option: str) -> str:
        """Return the text of an option; empty if it was left out."""
        return self.texts.get(option, "")


def read_asked_command(interaction: Interaction) -> AskedCommand | None:
    """Return the command behind an interaction, typed or completed by a choice; None for anything else."""
    if interaction.command is not None:
        return AskedCommand(
            interaction.command.qualified_name,
            {name: "" if value is False else str(value) for name, value in interaction.namespace},
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
    """Return the command that a choice completes, with the chosen id in place of the ambiguous text.

    Raises:
        OutdatedControlError: No current command has these options.
    """
    return _complete_command(press.state, press.value)


def make_choice_select(error: AmbiguousError | NothingFoundError, asked: AskedCommand) -> Control | None:
    """Make a select of the possible meanings that carries the command's other options.

    None if a choice cannot answer: the command does more than show a screen, or its options are too long for a
    `custom_id`.
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
    lacking = len(subjects) - (len(state) - 2)
    if option not in subjects or not 0 <= lacking <= LACKING_OPTIONS_LIMIT:
        raise OutdatedControlError
    return AskedCommand(command, dict(zip(subjects, texts, strict=False)) | {option: value})
