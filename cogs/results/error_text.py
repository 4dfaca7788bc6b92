"""Error texts of announcing results."""

from bot.results.errors import (
    NotANomineeError,
    NothingToSettleError,
    NothingToUndoError,
    NoWinnerError,
    PicksStayClosedError,
    ResultChangedError,
    ResultStandsError,
    WinnerStandsError,
)
from cogs.kit.contest_text import spell_category_id
from cogs.kit.error_text import error_text
from cogs.kit.text import escape_text


@error_text.register
def _describe_no_winner(error: NoWinnerError) -> str:
    return f"Who won **{spell_category_id(error.category_id)}**? Name at least one winner."


@error_text.register
def _describe_not_a_nominee(error: NotANomineeError) -> str:
    return (
        f"That is not a nominee of **{spell_category_id(error.category_id)}**, or was withdrawn. "
        "Pick one of the names that appear as you type."
    )


@error_text.register
def _describe_result_stands(error: ResultStandsError) -> str:
    stands = "cancelled" if not error.winner_ids else "announced already"
    return (
        f"**{spell_category_id(error.category_id)}** is {stands}. "
        "Replace it with `/result announce` or on `/result board`, or take it back with `/result undo`."
    )


@error_text.register
def _describe_result_changed(error: ResultChangedError) -> str:
    return (
        f"Another host changed **{spell_category_id(error.category_id)}** meanwhile, so I changed nothing. "
        "Look at `/result board` and decide again."
    )


@error_text.register
def _describe_nothing_to_undo(error: NothingToUndoError) -> str:
    return f"Nothing stands for **{spell_category_id(error.category_id)}** that could be taken back."


@error_text.register
def _describe_picks_stay_closed(error: PicksStayClosedError) -> str:
    return (
        f"The picks of **{spell_category_id(error.category_id)}** cannot open again: no contest here is before its "
        "lock. Take the result back without it, with `/result undo`."
    )


@error_text.register
def _describe_winner_stands(error: WinnerStandsError) -> str:
    return (
        f"**{escape_text(error.nominee)}** stands as a winner of **{escape_text(error.category)}**, so it cannot be "
        "withdrawn. Take the result back first, with `/result undo`."
    )


@error_text.register
def _describe_nothing_to_settle(error: NothingToSettleError) -> str:
    return (
        f"My record knows no winner of **{escape_text(error.ceremony)}** yet. "
        "Announce what is read out with `/result announce`, or on `/result board`."
    )
