"""Error texts of polls."""

from collections.abc import Sequence

from bot.polls.errors import (
    AnnouncedAlreadyError,
    AskedAlreadyError,
    CannotAskError,
    CannotRankError,
    CannotVoteForError,
    ClosesInPastError,
    NoCountedPollError,
    NoOpenPollError,
    NoSuchPollError,
    NothingAskedError,
    PollClosedError,
    RankingsNotPublicError,
)
from bot.results.shares import MIN_VOTERS_FOR_SHARES
from cogs.kit.error_text import error_text
from cogs.kit.start_steps import NEW_POLL_STEP, StartStep, list_start_steps
from cogs.kit.text import escape_text, format_instant
from cogs.kit.times import TIME_EXAMPLES
from cogs.polls.text import make_post_link


@error_text.register
def _describe_no_such_poll(error: NoSuchPollError) -> str:
    del error
    return "There is no such poll in this server. `/polls` shows what is open, and how the others ended."


@error_text.register
def _describe_no_open_poll(error: NoOpenPollError) -> str:
    del error
    return "No poll is open in this server. Ask something with `/poll open`."


@list_start_steps.register
def _list_steps_without_poll(error: NoOpenPollError) -> Sequence[StartStep]:
    del error
    return (NEW_POLL_STEP,)


@error_text.register
def _describe_poll_closed(error: PollClosedError) -> str:
    about = f"the poll on **{escape_text(error.category)}**"
    kept = "What you had answered before counts, and `/polls` shows how it ended."
    if error.late_by is None:
        return f"You pressed in time, but it reached me after {about} was closed for good. {kept}"
    return f"You pressed after {about} had closed, {format_instant(error.closed_at)}. {kept}"


@error_text.register
def _describe_cannot_vote_for(error: CannotVoteForError) -> str:
    return (
        f"That nominee of **{escape_text(error.category)}** was withdrawn and takes no votes. "
        "Choose another one; `/polls` lists who is left."
    )


@error_text.register
def _describe_cannot_ask(error: CannotAskError) -> str:
    return (
        f"I cannot ask about **{escape_text(error.category)}**: that takes two nominees or more, and "
        "all of them known. "
        "Pick one of the categories that appear as you type."
    )


@error_text.register
def _describe_nothing_asked(error: NothingAskedError) -> str:
    del error
    return "Which category? Pick one of those that appear as you type."


@error_text.register
def _describe_announced_already(error: AnnouncedAlreadyError) -> str:
    return (
        f"The envelope for **{escape_text(error.category)}** was opened in this server already: there "
        "is nothing to ask. "
        "Pick a category that is still sealed."
    )


@error_text.register
def _describe_asked_already(error: AskedAlreadyError) -> str:
    where = make_post_link(error.poll)
    here = f"[Vote here]({where})" if where else "Find it with `/polls`"
    return (
        f"Who **{error.poll.question}** win **{escape_text(error.category)}** is being asked already. {here}, "
        "or close it first with `/poll close`."
    )


@error_text.register
def _describe_cannot_rank(error: CannotRankError) -> str:
    del error
    return (
        "A preferential count is for who **should** win, where everyone has a heart to lay open. Who **will** win is a "
        "guess, and a guess is one nominee: ask who should win, or leave `count` out."
    )


@error_text.register
def _describe_rankings_not_public(error: RankingsNotPublicError) -> str:
    about = f"the poll on **{escape_text(error.category)}**"
    if error.few:
        return (
            f"Fewer than {MIN_VOTERS_FOR_SHARES} members ranked in {about}, so its ballots and rounds stay hidden: "
            "anyone could guess whose they are. Its post names the winner."
        )
    return (
        f"The ballots of {about} are shown when it is closed, and only if it was counted preferentially. `/polls` "
        "shows what is open, and how others ended."
    )


@error_text.register
def _describe_no_counted_poll(error: NoCountedPollError) -> str:
    del error
    return (
        "No preferential poll has ended in this server yet. Open one with `/poll open` and "
        "`count:Preferential`; its ballots can be exported when it is closed."
    )


@error_text.register
def _describe_closes_in_past(error: ClosesInPastError) -> str:
    return f"A poll must close later than now, and {format_instant(error.closes_at)} is over. Try {TIME_EXAMPLES}."
