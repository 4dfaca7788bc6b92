"""What is said when a slate cannot be changed or a file cannot be read, and what to do then."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.awards.slate_errors import (
    CategoryFrozenError,
    CategoryTakenError,
    CorrectionError,
    NomineeTakenError,
    RecordSlateError,
    SlateFullError,
    SlateInUseError,
    SlateNameTakenError,
    SlateTextError,
    SlateUnreadableError,
)
from bot.awards.slate_files import Fault, SlateProblem
from bot.errors import UserError
from cogs.kit.refusals import say
from cogs.kit.words import count, listed, plain, shorten

MOST_PROBLEMS = 15
"""Problems that are listed at once; a file is mended from the top."""

_LISTED = 1500
"""Characters of that list after which no more problem is begun."""

_TYPED = 1500
"""Characters of what was typed that are given back, to be copied into the form again."""

_FAULTS = {
    Fault.TOO_LARGE: "the file is larger than 1 MB. Split it into several slates.",
    Fault.NOT_UTF8: "the text is not UTF-8. Save it as “CSV UTF-8” in Excel; Google Sheets always does.",
    Fault.WORKBOOK: "this is a spreadsheet program's own file. Save it as CSV (in Excel “CSV UTF-8”) and send that.",
    Fault.EMPTY: "there are no nominees in it.",
    Fault.BROKEN_CSV: "the quotes do not match, so I cannot tell the columns apart from here on.",
    Fault.BROKEN_JSON: "this is no valid JSON from here on.",
    Fault.TOO_DEEP: "the brackets are nested too deeply for a slate.",
    Fault.WRONG_TYPE: "here stands another kind of value than I expect.",
    Fault.REPEATED_FIELD: "“{text}” is there twice.",
    Fault.UNKNOWN_FIELD: "I do not know the column “{text}”. Those I know: {columns}.",
    Fault.MISSING_FIELD: "there is no “{text}”. The first line must name the columns: {columns}.",
    Fault.STRAY_VALUE: "“{text}” stands in no column.",
    Fault.NO_CATEGORY: "the category has no name.",
    Fault.NO_NOMINEE: "nobody is nominated here: name a film, people, a song or a country.",
    Fault.ONE_NOMINEE: "“{text}” has a single nominee; it needs two or more.",
    Fault.DUPLICATE_CATEGORY: "“{text}” was there before.",
    Fault.DUPLICATE_NOMINEE: "this nominee was there before.",
    Fault.TOO_LONG: "“{text}” is longer than {limit} characters.",
    Fault.TOO_MANY: "more than {limit} are too many from here on.",
    Fault.BAD_HEADLINE: "nominees are named by `film`, `person`, `song` or `country`, not by “{text}”.",
    Fault.BAD_WEIGHT: "a weight is a number from 1 to {limit}, not “{text}”.",
    Fault.BAD_DATE: "“{text}” is no date. Write it as `2027-03-14`.",
    Fault.BAD_ANSWER: "say `yes` or nothing, not “{text}”.",
    Fault.CONTRADICTION: "“{text}” differs from what was said of this category before.",
}
_COLUMNS = "`category`, `film`, `people`, `song`, `country`, `credit`, `named by`, `weight`, `withdrawn`"
_PARTS = {"ceremony": "A ceremony's name", "category": "A category's name", "nominee": "A nominee"}
_FULL = {
    "slates": "This server has {limit} slates of its own, as many as I keep. Delete one with `/ceremony edit`.",
    "categories": "A slate holds {limit} categories, and this one is full.",
    "nominees": "A category holds {limit} nominees, and these would be more.",
}


@dataclass(eq=False)
class SlateMovedOnError(UserError):
    """What a control is about is gone: another host removed or deleted it."""


@dataclass(eq=False)
class PreviewGoneError(UserError):
    """The file of a preview can no longer be read: Discord has dropped it."""


@dataclass(eq=False)
class NoOwnSlateError(UserError):
    """No ceremony was named, and the server has none of its own."""


def problem_lines(problems: Sequence[SlateProblem]) -> str:
    """The problems as a list, each with its line; as many as can be read at once, and how many more there are."""
    shown: list[str] = []
    for problem in problems[:MOST_PROBLEMS]:
        shown.append(f"- {_where(problem)}{_what(problem)}")
        if sum(map(len, shown)) > _LISTED:
            break
    if len(problems) > len(shown):
        shown.append(f"- and {len(problems) - len(shown)} more")
    return "\n".join(shown)


def _where(problem: SlateProblem) -> str:
    place = [f"**Line {problem.line}**"] if problem.line else []
    field = [f"`{problem.field}`"] if problem.field else []
    return ", ".join([*place, *field]) + ": " if place or field else ""


def _what(problem: SlateProblem) -> str:
    text = plain(problem.text, 60)
    return _FAULTS[problem.fault].format(text=text, limit=f"{problem.limit:,}", columns=_COLUMNS)


@say.register
def _(error: SlateUnreadableError) -> str:
    opening = f"Nothing is saved: {count(len(error.problems), 'line')} I cannot take."
    typed = shorten(error.text.replace("```", "'''"), _TYPED)
    given_back = f"-# This is what you typed, to copy and mend:\n```\n{typed}\n```"
    return f"{opening}\n{problem_lines(error.problems)}\n{given_back}"


@say.register
def _(error: SlateTextError) -> str:
    what = _PARTS[error.part]
    if not error.length:
        return f"{what} cannot be empty. Type at least one letter."
    return f"{what} takes {error.limit} characters at most, and this has {error.length}. Shorten it a little."


@say.register
def _(error: SlateFullError) -> str:
    return _FULL[error.part].format(limit=error.limit)


@say.register
def _(error: SlateNameTakenError) -> str:
    name = plain(error.name)
    return (
        f"You have a slate called **{name}** already. Open it with `/ceremony edit`, or choose another name."
    )


@say.register
def _(error: CategoryTakenError) -> str:
    return f"This slate has **{plain(error.name)}** already. Open that one, or choose another name."


@say.register
def _(error: NomineeTakenError) -> str:
    return f"**{plain(error.nominee)}** is nominated in {plain(error.category)} already. Leave it out and try again."


@say.register
def _(error: RecordSlateError) -> str:
    return (
        f"The slate of the {plain(error.name)} is from the record and stays as it is. You can take a nominee out of it "
        "with `/ceremony withdraw`, or copy it with `/ceremony create` and change the copy."
    )


@say.register
def _(error: SlateInUseError) -> str:
    return (
        f"**{plain(error.name)}** is in use by {_users(error.contests)}, so it has to stay. "
        "Give your new one another name, or take single nominees out with `/ceremony withdraw`."
    )


@say.register
def _(error: CategoryFrozenError) -> str:
    return (
        f"**{plain(error.category)}** is in use by {_users(error.contests)}, so its nominees stay as they are. "
        "You can correct their spelling, or withdraw one."
    )


@say.register
def _(error: CorrectionError) -> str:
    after = f"“{plain(error.after, 60)}”" if error.after else "nothing"
    return (
        f"That is in use, and “{plain(error.before, 60)}” → {after} would make it something else. "
        "Correct the spelling only, or withdraw the nominee."
    )


@say.register
def _(error: SlateMovedOnError) -> str:
    del error
    return "Someone has removed that meanwhile. Open the slate again with `/ceremony edit`."


@say.register
def _(error: PreviewGoneError) -> str:
    del error
    return "Discord no longer has the file of this preview, so nothing is saved. Send it again with `/ceremony import`."


@say.register
def _(error: NoOwnSlateError) -> str:
    del error
    return (
        "This server has no slate of its own yet. Start one with `/ceremony create`, or bring a spreadsheet with "
        "`/ceremony import`; `/ceremony export` gives you a template."
    )


def _users(contests: Sequence[str]) -> str:
    if not contests:
        return "polls or results"
    named = listed(f"**{plain(title, 60)}**" for title in contests[:3])
    return f"{named} and {len(contests) - 3} more" if len(contests) > 3 else named
