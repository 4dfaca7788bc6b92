"""Error texts of slates: what cannot be changed, and what is wrong in a file."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.errors import UserError
from bot.slates.errors import (
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
from bot.slates.files import Fault, SlateProblem
from cogs.kit.error_text import error_text
from cogs.kit.text import escape_text, format_count, format_list, shorten_text

PROBLEMS_LISTED_LIMIT = 15
"""Most problems listed at once; hosts correct a file from the top."""

_PROBLEMS_CHARACTER_LIMIT = 1500
"""Characters of that list after which no further problem is added."""

_TYPED_CHARACTER_LIMIT = 1500
"""Most characters of typed text that are quoted, to be copied into the form again."""

_FAULT_TEXTS = {
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
_COLUMN_NAMES = "`category`, `film`, `people`, `song`, `country`, `credit`, `named by`, `weight`, `withdrawn`"
_PART_NAMES = {"ceremony": "A ceremony's name", "category": "A category's name", "nominee": "A nominee"}
_FULL_TEXTS = {
    "slates": "This server has {limit} slates of its own, as many as I keep. Delete one with `/ceremony edit`.",
    "categories": "A slate holds {limit} categories, and this one is full.",
    "nominees": "A category holds {limit} nominees, and these would be more.",
}


@dataclass(eq=False)
class ControlTargetGoneError(UserError):
    """What a control names was removed or deleted by another host."""


@dataclass(eq=False)
class PreviewGoneError(UserError):
    """The file of a preview can no longer be downloaded from Discord."""


@dataclass(eq=False)
class NoOwnSlateError(UserError):
    """No ceremony was named, and the server has none of its own."""


def format_problems(problems: Sequence[SlateProblem]) -> str:
    """Format problems as a list with line numbers, as many as fit, and count the rest."""
    shown: list[str] = []
    for problem in problems[:PROBLEMS_LISTED_LIMIT]:
        shown.append(f"- {_format_place(problem)}{_format_fault(problem)}")
        if sum(map(len, shown)) > _PROBLEMS_CHARACTER_LIMIT:
            break
    if len(problems) > len(shown):
        shown.append(f"- and {len(problems) - len(shown)} more")
    return "\n".join(shown)


def _format_place(problem: SlateProblem) -> str:
    place = [f"**Line {problem.line}**"] if problem.line else []
    field = [f"`{problem.field}`"] if problem.field else []
    return ", ".join([*place, *field]) + ": " if place or field else ""


def _format_fault(problem: SlateProblem) -> str:
    text = escape_text(problem.text, 60)
    return _FAULT_TEXTS[problem.fault].format(text=text, limit=f"{problem.limit:,}", columns=_COLUMN_NAMES)


@error_text.register
def _describe_slate_unreadable(error: SlateUnreadableError) -> str:
    opening = f"Nothing is saved: {format_count(len(error.problems), 'line')} I cannot take."
    typed = shorten_text(error.text.replace("```", "'''"), _TYPED_CHARACTER_LIMIT)
    given_back = f"-# This is what you typed, to copy and mend:\n```\n{typed}\n```"
    return f"{opening}\n{format_problems(error.problems)}\n{given_back}"


@error_text.register
def _describe_slate_text(error: SlateTextError) -> str:
    what = _PART_NAMES[error.part]
    if not error.length:
        return f"{what} cannot be empty. Type at least one letter."
    return f"{what} takes {error.limit} characters at most, and this has {error.length}. Shorten it a little."


@error_text.register
def _describe_slate_full(error: SlateFullError) -> str:
    return _FULL_TEXTS[error.part].format(limit=error.limit)


@error_text.register
def _describe_slate_name_taken(error: SlateNameTakenError) -> str:
    name = escape_text(error.name)
    return (
        f"You have a slate called **{name}** already. Open it with `/ceremony edit`, or choose another name."
    )


@error_text.register
def _describe_category_taken(error: CategoryTakenError) -> str:
    return f"This slate has **{escape_text(error.name)}** already. Open that one, or choose another name."


@error_text.register
def _describe_nominee_taken(error: NomineeTakenError) -> str:
    return (
        f"**{escape_text(error.nominee)}** is nominated in {escape_text(error.category)} already. Leave "
        "it out and try again."
    )


@error_text.register
def _describe_record_slate(error: RecordSlateError) -> str:
    return (
        f"The slate of the {escape_text(error.name)} is from the record and stays as it is. You can "
        "take a nominee out of it "
        "with `/ceremony withdraw`, or copy it with `/ceremony create` and change the copy."
    )


@error_text.register
def _describe_slate_in_use(error: SlateInUseError) -> str:
    return (
        f"**{escape_text(error.name)}** is in use by {_format_users(error.contests)}, so it has to stay. "
        "Give your new one another name, or take single nominees out with `/ceremony withdraw`."
    )


@error_text.register
def _describe_category_frozen(error: CategoryFrozenError) -> str:
    return (
        f"**{escape_text(error.category)}** is in use by {_format_users(error.contests)}, so its "
        "nominees stay as they are. "
        "You can correct their spelling, or withdraw one."
    )


@error_text.register
def _describe_correction(error: CorrectionError) -> str:
    after = f"“{escape_text(error.after, 60)}”" if error.after else "nothing"
    return (
        f"That is in use, and “{escape_text(error.before, 60)}” → {after} would make it something else. "
        "Correct the spelling only, or withdraw the nominee."
    )


@error_text.register
def _describe_control_target_gone(error: ControlTargetGoneError) -> str:
    del error
    return "Someone has removed that meanwhile. Open the slate again with `/ceremony edit`."


@error_text.register
def _describe_preview_gone(error: PreviewGoneError) -> str:
    del error
    return "Discord no longer has the file of this preview, so nothing is saved. Send it again with `/ceremony import`."


@error_text.register
def _describe_no_own_slate(error: NoOwnSlateError) -> str:
    del error
    return (
        "This server has no slate of its own yet. Start one with `/ceremony create`, or bring a spreadsheet with "
        "`/ceremony import`; `/ceremony export` gives you a template."
    )


def _format_users(contests: Sequence[str]) -> str:
    if not contests:
        return "polls or results"
    named = format_list(f"**{escape_text(title, 60)}**" for title in contests[:3])
    return f"{named} and {len(contests) - 3} more" if len(contests) > 3 else named
