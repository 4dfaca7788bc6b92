"""Where the *Discuss* button of a card leads, whichever cog shows it: no cog imports another for it."""

from bot.errors import Subject
from bot.guilds.model import Feature
from cogs.kit.controls import Control, Route, make_button

DISCUSS_ROUTE = Route("discuss", Feature.DISCUSSION)
"""The server's thread on something: what kind of thing, and its id. Answered by `cogs.discussion`."""


def make_discuss_button(subject: Subject, subject_id: str) -> Control:
    """The way to the server's thread on a film, a person, a category or a ceremony."""
    return make_button(DISCUSS_ROUTE, subject.value, subject_id, label="Discuss", emoji="💬")
