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
from cogs.kit.error_text import error_text
from cogs.kit.start_steps import NEW_SLATE_STEP, StartStep, list_start_steps
from cogs.kit.text import escape_text, format_count, format_list, shorten_text
from cogs.slates.file_text import format_problems

_TYPED_CHARACTER_LIMIT = 1500
"""Most characters of typed text that are quoted, to be copied into the form again."""

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
        f"**{escape_text(error.name)}** is in use by {format_slate_users(error.contests)}, so it has to stay. "
        "Give your new one another name, or take single nominees out with `/ceremony withdraw`."
    )


@error_text.register
def _describe_category_frozen(error: CategoryFrozenError) -> str:
    return (
        f"**{escape_text(error.category)}** is in use by {format_slate_users(error.contests)}, so its "
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


@list_start_steps.register
def _list_steps_without_slate(error: NoOwnSlateError) -> Sequence[StartStep]:
    del error
    return (NEW_SLATE_STEP,)


@error_text.register
def _describe_no_own_slate(error: NoOwnSlateError) -> str:
    del error
    return (
        "This server has no slate of its own yet. Start one with `/ceremony create`, or bring a spreadsheet with "
        "`/ceremony import`; `/ceremony export` gives you a template."
    )


def format_slate_users(contests: Sequence[str]) -> str:
    """What uses a slate, in a few words."""
    if not contests:
        return "polls or results"
    named = format_list(f"**{escape_text(title, 60)}**" for title in contests[:3])
    return f"{named} and {len(contests) - 3} more" if len(contests) > 3 else named
