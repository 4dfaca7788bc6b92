"""What polls refuse, said to the one who asked, with what to do next."""

from bot.polls.errors import (
    AnnouncedAlreadyError,
    AskedAlreadyError,
    CannotAskError,
    CannotVoteForError,
    ClosesInPastError,
    NoOpenPollError,
    NoSuchPollError,
    NothingAskedError,
    PollClosedError,
)
from cogs.kit.refusals import say
from cogs.kit.time_refusals import EXAMPLES
from cogs.kit.words import plain, when
from cogs.polls.telling import link


@say.register
def _(error: NoSuchPollError) -> str:
    del error
    return "There is no such poll in this server. `/polls` shows what is open, and how the others ended."


@say.register
def _(error: NoOpenPollError) -> str:
    del error
    return "No poll is open in this server. Ask something with `/poll open`."


@say.register
def _(error: PollClosedError) -> str:
    about = f"the poll on **{plain(error.category)}**"
    kept = "What you had answered before counts, and `/polls` shows how it ended."
    if error.late_by is None:
        return f"You pressed in time, but it reached me after {about} was closed for good. {kept}"
    return f"You pressed after {about} had closed, {when(error.closed_at)}. {kept}"


@say.register
def _(error: CannotVoteForError) -> str:
    return (
        f"That nominee of **{plain(error.category)}** was withdrawn and takes no votes. "
        "Choose another one; `/polls` lists who is left."
    )


@say.register
def _(error: CannotAskError) -> str:
    return (
        f"I cannot ask about **{plain(error.category)}**: that takes two nominees or more, and all of them known. "
        "Pick one of the categories that appear as you type."
    )


@say.register
def _(error: NothingAskedError) -> str:
    del error
    return "Which category? Pick one of those that appear as you type."


@say.register
def _(error: AnnouncedAlreadyError) -> str:
    return (
        f"The envelope for **{plain(error.category)}** was opened in this server already: there is nothing to ask. "
        "Pick a category that is still sealed."
    )


@say.register
def _(error: AskedAlreadyError) -> str:
    where = link(error.poll)
    here = f"[Vote here]({where})" if where else "Find it with `/polls`"
    return (
        f"Who **{error.poll.question}** win **{plain(error.category)}** is being asked already. {here}, "
        "or close it first with `/poll close`."
    )


@say.register
def _(error: ClosesInPastError) -> str:
    return f"A poll must close later than now, and {when(error.closes_at)} is over. Try {EXAMPLES}."
