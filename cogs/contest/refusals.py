"""What contests and results refuse, said to the one who asked, with what to do next."""

from collections.abc import Mapping
from datetime import timedelta

from bot.contests.errors import (
    CategoryAnnouncedError,
    CategoryNotInContestError,
    CategoryVoidedError,
    ContestNotOpenError,
    LockInPastError,
    MentionError,
    NoCategoriesError,
    NoTiebreakerError,
    NotOnSlateError,
    PicksClosedError,
    ReopenAfterResultError,
    SecretPicksError,
    StakeRangeError,
    StakeWithoutPickError,
    TextLengthError,
    TiebreakerRangeError,
    WeightRangeError,
    WrongStateError,
)
from bot.contests.model import ContestState, Step
from bot.night.errors import NothingToSettleError
from bot.results.errors import (
    NotANomineeError,
    NothingToUndoError,
    NoWinnerError,
    ResultChangedError,
    ResultStandsError,
)
from cogs.kit.contest_words import STATES, spelt_out
from cogs.kit.refusals import say
from cogs.kit.time_refusals import EXAMPLES
from cogs.kit.words import count, plain, when

_PARTS = {"title": "title", "tiebreaker": "tie-breaker question"}

_STEPS: Mapping[Step, str] = {
    Step.EDIT: "its title, lock and channel can no longer change",
    Step.CHANGE_RULES: "its scoring, categories and tie-breaks are fixed",
    Step.ANNOUNCE: "it cannot be announced",
    Step.LOCK: "it cannot be locked",
    Step.REOPEN: "it cannot be reopened",
    Step.FINISH: "it cannot be finished",
    Step.CANCEL: "it cannot be cancelled",
}

_NEXT: Mapping[tuple[Step, ContestState], str] = {
    (
        Step.EDIT,
        ContestState.LOCKED,
    ): "`/contest reopen` gives it a new time, as long as nothing was announced.",
    (
        Step.CHANGE_RULES,
        ContestState.OPEN,
    ): "Its title, lock and channel can still change, with `/contest edit`.",
    (Step.ANNOUNCE, ContestState.OPEN): "Members fill in their ballots already.",
    (Step.LOCK, ContestState.DRAFT): "Announce it first, with `/contest announce`.",
    (Step.LOCK, ContestState.LOCKED): "Its picks are closed already.",
    (Step.REOPEN, ContestState.DRAFT): "Announce it first, with `/contest announce`.",
    (Step.REOPEN, ContestState.OPEN): "It takes picks; another lock is set with `/contest edit`.",
    (Step.FINISH, ContestState.DRAFT): "Announce it first, with `/contest announce`.",
    (Step.FINISH, ContestState.OPEN): "Lock it first, with `/contest lock`.",
}


@say.register
def _(error: ContestNotOpenError) -> str:
    if error.state is ContestState.DRAFT:
        return f"**{plain(error.title)}** is not announced yet. See `/contests` for what is on."
    if error.state is ContestState.CANCELLED:
        return f"**{plain(error.title)}** was cancelled: nobody wins it, and nothing of it is shown."
    return f"**{plain(error.title)}** is {STATES[error.state]}, so it takes no picks. See `/contests` for what is on."


@say.register
def _(error: PicksClosedError) -> str:
    what = spelt_out(error.category_id) if error.category_id else plain(error.title)
    if error.late_by is None:
        return (
            f"You pressed in time, but it reached me after the ballots of **{plain(error.title)}** were sealed. "
            "What was saved before counts."
        )
    return (
        f"Picks for **{what}** closed {when(error.closed_at)}, {_late(error.late_by)} before you pressed. "
        "What you had saved counts."
    )


@say.register
def _(error: CategoryAnnouncedError) -> str:
    return f"The envelope for **{spelt_out(error.category_id)}** was opened: it takes no more picks."


@say.register
def _(error: CategoryVoidedError) -> str:
    return f"**{spelt_out(error.category_id)}** was cancelled: it counts for nobody and takes no picks."


@say.register
def _(error: CategoryNotInContestError) -> str:
    return (
        f"**{plain(error.title)}** does not ask about **{spelt_out(error.category_id)}**. "
        "Its card in `/contests` lists what it asks about."
    )


@say.register
def _(error: NotOnSlateError) -> str:
    return (
        f"That nominee can no longer be picked in **{spelt_out(error.category_id)}**: it was withdrawn. "
        "Open `/ballot` again for the nominees as they are now."
    )


@say.register
def _(error: StakeRangeError) -> str:
    if error.highest == 0:
        return "This contest has no stakes to place: just pick."
    return f"Stakes here go from 1 to {error.highest}, each once. {error.stake} is not among them."


@say.register
def _(error: StakeWithoutPickError) -> str:
    return f"Pick someone in **{spelt_out(error.category_id)}** first, then stake a number on it."


@say.register
def _(error: NoTiebreakerError) -> str:
    return f"**{plain(error.title)}** asks no tie-breaker question. Leave the answer out."


@say.register
def _(error: TiebreakerRangeError) -> str:
    return f"The answer must be a whole number between −{error.limit:,} and {error.limit:,}."


@say.register
def _(error: LockInPastError) -> str:
    return f"The lock must be to come, and {when(error.locks_at)} is not. Try {EXAMPLES}."


@say.register
def _(error: TextLengthError) -> str:
    part = _PARTS[error.part]
    if error.length <= error.limit:
        return f"The {part} is empty: give it a few words."
    return f"The {part} has {error.length} characters, and {error.limit} is the most. Shorten it a little."


@say.register
def _(error: MentionError) -> str:
    return (
        f"The {_PARTS[error.part]} mentions someone ({plain(error.mention)}), and nobody is to be pinged by it. "
        "Write the name instead."
    )


@say.register
def _(error: NoCategoriesError) -> str:
    del error
    return (
        "That would ask about nothing: a contest needs a category with at least two known nominees. "
        "Choose another ceremony, or add its nominees with `/ceremony add`."
    )


@say.register
def _(error: WeightRangeError) -> str:
    name = spelt_out(error.category_id)
    return f"The weight of **{name}** must be from 1 to {error.highest}, and {error.weight} is not."


@say.register
def _(error: WrongStateError) -> str:
    state = STATES[error.state]
    what_next = _NEXT.get((error.step, error.state), "`/contests` shows what is on.")
    return f"**{plain(error.title)}** is {state}, so {_STEPS[error.step]}. {what_next}"


@say.register
def _(error: ReopenAfterResultError) -> str:
    return (
        f"**{plain(error.title)}** cannot be reopened: **{spelt_out(error.category_id)}** was announced, and who saw "
        "a winner would pick it. Start another contest with `/contest create`."
    )


@say.register
def _(error: SecretPicksError) -> str:
    opens = f" They open {when(error.closes_at)}." if error.closes_at else ""
    return f"The picks in **{plain(error.title)}** are secret until they are closed, for hosts too.{opens}"


@say.register
def _(error: NoWinnerError) -> str:
    return f"Who won **{spelt_out(error.category_id)}**? Name at least one winner."


@say.register
def _(error: NotANomineeError) -> str:
    return (
        f"That is not a nominee of **{spelt_out(error.category_id)}**, or was withdrawn. "
        "Pick one of the names that appear as you type."
    )


@say.register
def _(error: ResultStandsError) -> str:
    stands = "cancelled" if not error.winner_ids else "announced already"
    return (
        f"**{spelt_out(error.category_id)}** is {stands}. "
        "Announce it again and press *Confirm* to replace it, or take it back with `/result undo`."
    )


@say.register
def _(error: ResultChangedError) -> str:
    return (
        f"Another host changed **{spelt_out(error.category_id)}** meanwhile, so I changed nothing. "
        "Look at `/result board` and decide again."
    )


@say.register
def _(error: NothingToUndoError) -> str:
    return f"Nothing stands for **{spelt_out(error.category_id)}** that could be taken back."


@say.register
def _(error: NothingToSettleError) -> str:
    return (
        f"My record knows no winner of **{plain(error.ceremony)}** yet. "
        "Announce what is read out with `/result announce`, or on `/result board`."
    )


def _late(by: timedelta) -> str:
    seconds = by.total_seconds()
    if seconds < 1:
        return f"{max(1, round(seconds * 1000))} ms"
    if seconds < 120:
        return count(round(seconds), "second")
    if seconds < 2 * 3600:
        return count(round(seconds / 60), "minute")
    return (
        count(round(seconds / 3600), "hour") if seconds < 48 * 3600 else count(round(seconds / 86400), "day")
    )
