"""Error texts of guests and of what is typed from their paper ballots."""

from collections.abc import Mapping

from bot.contests.errors import (
    GuestGoneError,
    GuestLimitError,
    GuestNameLengthError,
    GuestNameTakenError,
    GuestsOnNominationsError,
    NoPaperPicksError,
    PaperPicksError,
)
from bot.contests.paper import PaperFault
from cogs.kit.error_text import error_text
from cogs.kit.text import escape_text

PROBLEMS_NAMED_LIMIT = 12
"""Most parts of what was typed that one refusal names."""

_FAULT_TEXTS: Mapping[PaperFault, str] = {
    PaperFault.UNREADABLE: "is no pick",
    PaperFault.NO_SUCH_CATEGORY: "has a number that is on no category",
    PaperFault.NO_SUCH_NOMINEE: "has a letter that is on no nominee there",
    PaperFault.WITHDRAWN: "was withdrawn: ask the guest for another",
    PaperFault.CATEGORY_TWICE: "is a second pick in its category",
    PaperFault.NO_STAKES: "has a number in brackets, and stakes belong to Confidence scoring alone",
    PaperFault.STAKE_RANGE: "stakes a number that is not from 1 to {highest}",
    PaperFault.STAKE_TWICE: "stakes a number that is staked already",
    PaperFault.NO_DOUBLES: "has a star, and this contest has no doubles",
    PaperFault.TOO_MANY_DOUBLES: "is one double too many: there may be {doubles}",
}


@error_text.register
def _describe_guests_on_nominations(error: GuestsOnNominationsError) -> str:
    return (
        f"**{escape_text(error.title)}** asks who will be nominated, and before the nominees are known there is "
        "nothing to tick: it has no sheet to print and no guests. A contest on who wins has both."
    )


@error_text.register
def _describe_paper_picks(error: PaperPicksError) -> str:
    named = [
        f"- “{escape_text(problem.text, 30)}” "
        + _FAULT_TEXTS[problem.fault].format(highest=error.highest_stake, doubles=error.doubles)
        for problem in error.problems[:PROBLEMS_NAMED_LIMIT]
    ]
    more = len(error.problems) - PROBLEMS_NAMED_LIMIT
    lines = [*named, f"- and {more} more"] if more > 0 else named
    return "\n".join(
        [
            "Some of that I cannot take, so nothing was saved:",
            *lines,
            "\nWrite a category’s number and a nominee’s letter, like `1b 2a 3c`; leave out what is blank.",
        ]
    )


@error_text.register
def _describe_no_paper_picks(error: NoPaperPicksError) -> str:
    del error
    return "There is no pick in that. Write the number of a category and the letter of a nominee, like `1b 2a 3c`."


@error_text.register
def _describe_guest_name_length(error: GuestNameLengthError) -> str:
    if not error.length:
        return "A guest needs a name that others can read. Type one of at most 32 characters."
    return (
        f"A guest’s name has at most {error.limit} characters, and that one has {error.length}. Shorten it."
    )


@error_text.register
def _describe_guest_name_taken(error: GuestNameTakenError) -> str:
    return (
        f"There is a guest called **{escape_text(error.name, 40)}** already. Add an initial to tell them apart, or "
        "correct the other ballot under **Guests**."
    )


@error_text.register
def _describe_guest_limit(error: GuestLimitError) -> str:
    return f"A contest has at most {error.limit} guests, and this one has them. Erase one who is not coming."


@error_text.register
def _describe_guest_gone(error: GuestGoneError) -> str:
    return f"Guest {error.number} was erased meanwhile. **Guests** shows who is there."
