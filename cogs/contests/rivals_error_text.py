"""Error texts of rivals: when they cannot change, and what is wrong in a file of probabilities."""

from collections.abc import Mapping

from bot.rivals.errors import (
    ChanceTakenError,
    ForecastFault,
    ForecastFileError,
    ForecastProblem,
    OddsFrozenError,
    RivalGoneError,
    RivalsClosedError,
    RivalsOnNominationsError,
    TooManyRivalsError,
)
from cogs.kit.error_text import error_text
from cogs.kit.text import escape_text, format_count

FORECAST_PROBLEMS_LISTED_LIMIT = 10
"""Most problems of a file that are listed; the others are counted."""

_FAULT_TEXTS: Mapping[ForecastFault, str] = {
    ForecastFault.UNREADABLE: "I cannot read it. Save it as .csv, .xlsx or .json.",
    ForecastFault.TOO_LARGE: "it is too large: I read {text} bytes at most",
    ForecastFault.NO_COLUMN: "there is no column **{text}**",
    ForecastFault.NO_LINES: "there is no probability in it",
    ForecastFault.NO_PLAYER: "it names no player",
    ForecastFault.NO_CATEGORY: "it names no category",
    ForecastFault.NO_NOMINEE: "it names no nominee",
    ForecastFault.BAD_PROBABILITY: "“{text}” is no probability: write `0.25` or `25%`",
    ForecastFault.TOO_LONG: "“{text}…” is too long",
    ForecastFault.REPEATED: "**{text}** has a probability from this player already",
    ForecastFault.TOO_MANY_PLAYERS: "**{text}** is one player too many for a contest",
}


@error_text.register
def _describe_forecast_file(error: ForecastFileError) -> str:
    listed = "\n".join(map(_format_problem, error.problems[:FORECAST_PROBLEMS_LISTED_LIMIT]))
    more = len(error.problems) - FORECAST_PROBLEMS_LISTED_LIMIT
    rest = f"\n-# and {more} more" if more > 0 else ""
    return (
        f"Nothing is imported:\n{listed}{rest}\n"
        "A file has the columns `player`, `category`, `nominee` and `probability`. Mend it and send it again with "
        "`/contest rivals`."
    )


def _format_problem(problem: ForecastProblem) -> str:
    text = _FAULT_TEXTS[problem.fault].format(text=escape_text(problem.text, 60))
    return f"- line {problem.line}: {text}" if problem.line else f"- {text}"


@error_text.register
def _describe_rivals_closed(error: RivalsClosedError) -> str:
    return (
        f"The rivals of **{escape_text(error.title)}** cannot change any more: whoever came now would know how the "
        "night went. Bring them in before the first envelope next time."
    )


@error_text.register
def _describe_rivals_on_nominations(error: RivalsOnNominationsError) -> str:
    return (
        f"**{escape_text(error.title)}** is on the nominations, and rivals play in contests on winners alone. "
        "Import them once the nominees are known."
    )


@error_text.register
def _describe_odds_frozen(error: OddsFrozenError) -> str:
    rival = f" of **{escape_text(error.rival, 60)}**" if error.rival else ""
    return (
        f"**{escape_text(error.title)}** pays by the odds{rival}, and they were fixed when it opened. Other rivals can "
        "still be imported, under another name."
    )


@error_text.register
def _describe_too_many_rivals(error: TooManyRivalsError) -> str:
    return (
        f"**{escape_text(error.title)}** takes {format_count(error.limit, 'rival')} at most. Remove one on the screen "
        "of `/contest rivals` first."
    )


@error_text.register
def _describe_rival_gone(_: RivalGoneError) -> str:
    return "Another host has dealt with that already. Open `/contest rivals` to see what stands now."


@error_text.register
def _describe_chance_taken(error: ChanceTakenError) -> str:
    return (
        f"**{escape_text(error.rival, 60)}** gave that nominee a probability already. Choose another nominee, or leave "
        "the line out."
    )
