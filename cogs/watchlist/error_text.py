"""Error texts of watchlists: nothing to watch yet, and files that are no diary."""

from collections.abc import Mapping

from bot.watchlist.errors import (
    DiaryProblem,
    NoFilmsListedError,
    NothingNamedError,
    TooManyFilmsNamedError,
    UnreadableDiaryError,
)
from cogs.kit.error_text import error_text
from cogs.kit.text import escape_text

_WHERE_TO_FIND = (
    "On Letterboxd it is under Settings → Data → *Export your data*: send the archive itself, or `watched.csv` or "
    "`diary.csv` from it."
)
_DIARY_PROBLEMS: Mapping[DiaryProblem, str] = {
    DiaryProblem.TOO_LARGE: "That file is larger than any diary I have seen: {limit:,} bytes is the most I take.",
    DiaryProblem.TOO_LONG: "That diary has more lines than I take: {limit:,} is the most.",
    DiaryProblem.NOT_A_DIARY: "That is no Letterboxd diary: I look for the columns *Name* and *Year*.",
    DiaryProblem.DAMAGED: "I cannot read that file; it seems to be damaged, or no text.",
}


@error_text.register
def _describe_no_films(error: NoFilmsListedError) -> str:
    if error.ceremony:
        return (
            f"Nobody is nominated yet for the **{escape_text(error.ceremony)}**, and no contest here asks who will be. "
            "`/watchlist` with another ceremony shows that one’s films; `/seen film` marks any film already."
        )
    return "There is nothing to watch yet. `/seen film` marks any film already."


@error_text.register
def _describe_unreadable_diary(error: UnreadableDiaryError) -> str:
    return f"{_DIARY_PROBLEMS[error.problem].format(limit=error.limit)} {_WHERE_TO_FIND}"


@error_text.register
def _describe_too_many_films(error: TooManyFilmsNamedError) -> str:
    return (
        f"That is more than {error.limit} films at once. Send fewer, or tick them on your `/watchlist`; "
        "`/seen import` takes a whole diary."
    )


@error_text.register
def _describe_nothing_named(error: NothingNamedError) -> str:
    del error
    return "That names no film. Try `/seen film` with a title, or several with semicolons between them."
