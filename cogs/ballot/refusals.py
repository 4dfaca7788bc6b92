"""What the ballot's own refusals say."""

from dataclasses import dataclass

from bot.errors import UserError
from cogs.kit.refusals import say
from cogs.kit.words import plain


@dataclass(eq=False)
class NoBallotError(UserError):
    """Someone whose picks were asked for has made none in the contest; `own` if it is the asker."""

    title: str
    name: str
    own: bool


@dataclass(eq=False)
class SameBallotError(UserError):
    """A ballot was to be held against itself."""


@say.register
def _(error: SameBallotError) -> str:
    del error
    return "That is the same ballot twice. Name somebody else to hold it against."


@say.register
def _(error: NoBallotError) -> str:
    if error.own:
        return f"You have no picks in **{plain(error.title)}** yet. Start with `/ballot`."
    return f"{plain(error.name)} has no ballot in **{plain(error.title)}**. `/standings` shows who plays."
