"""Error texts of ballots."""

from dataclasses import dataclass

from bot.errors import UserError
from cogs.kit.error_text import error_text
from cogs.kit.text import escape_text


@dataclass(eq=False)
class NoBallotError(UserError):
    """The member has made no picks in the contest; `own` if the asker is that member."""

    title: str
    name: str
    own: bool


@dataclass(eq=False)
class SameBallotError(UserError):
    """A ballot was to be compared with itself."""


@dataclass(eq=False)
class NominationsComparedError(UserError):
    """Two ballots on nominations were to be held side by side: they name too much for that."""


@error_text.register
def _describe_nominations_compared(error: NominationsComparedError) -> str:
    del error
    return "Ballots on nominations name too much to stand side by side. Look at each with `/picks`."


@error_text.register
def _describe_same_ballot(error: SameBallotError) -> str:
    del error
    return "That is the same ballot twice. Name somebody else to hold it against."


@error_text.register
def _describe_no_ballot(error: NoBallotError) -> str:
    if error.own:
        return f"You have no picks in **{escape_text(error.title)}** yet. Start with `/ballot`."
    return f"{escape_text(error.name)} has no ballot in **{escape_text(error.title)}**. `/standings` shows who plays."
