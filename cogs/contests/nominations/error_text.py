"""The words of refusals in contests on nominations."""

from bot.contests.nominations.errors import (
    ContenderMentionError,
    ContendersOnWinnersError,
    ContenderTextError,
    LateEntriesOnNominationsError,
    NoExpectedCategoriesError,
    NominationsScoringError,
    NomineesKnownError,
    NomineesUnknownError,
    NoNewContendersError,
    NotAContenderError,
    NothingAnnouncedError,
    NotMergeableError,
    OpenQuestionError,
    PicksStillOpenError,
    SlotsRangeError,
    TooManyContendersError,
    TooManyEntriesError,
)
from cogs.kit.contest_text import spell_category_id
from cogs.kit.error_text import error_text
from cogs.kit.text import escape_text, format_count, format_list


@error_text.register
def _describe_nominees_known(error: NomineesKnownError) -> str:
    return (
        f"The nominees of the {escape_text(error.ceremony)} are known, so there is nothing left to predict about "
        "them. Leave out `kind` for a contest on the winners."
    )


@error_text.register
def _describe_no_expected_categories(error: NoExpectedCategoriesError) -> str:
    return (
        f"I do not know which categories the {escape_text(error.ceremony)} will have. Add them with `/ceremony edit`, "
        "without nominees, and create the contest then."
    )


@error_text.register
def _describe_contenders_on_winners(error: ContendersOnWinnersError) -> str:
    return (
        f"**{escape_text(error.title)}** asks who wins, and its nominees are known. Contenders are for a contest on "
        "the nominations: `/contest create`, with that as its `kind`."
    )


@error_text.register
def _describe_late_entries(error: LateEntriesOnNominationsError) -> str:
    del error
    return "Nominations come all at once, so a contest on them takes no late entries. Leave that off."


@error_text.register
def _describe_nominations_scoring(error: NominationsScoringError) -> str:
    kind = "on the nominations" if error.on_nominations else "on the winners"
    return f"That scoring is not for a contest {kind}. Choose {format_list(error.allowed, 'or')}."


@error_text.register
def _describe_slots(error: SlotsRangeError) -> str:
    return (
        f"{spell_category_id(error.category_id)} cannot have {format_count(error.slots, 'slot')}. Choose a number "
        f"from 1 to {error.highest}."
    )


@error_text.register
def _describe_too_many_entries(error: TooManyEntriesError) -> str:
    named = format_list(escape_text(text, 60) for text in error.chosen)
    slots = "one" if error.slots == 1 else str(error.slots)
    return (
        f"**{escape_text(error.category)}** has room for {slots}, and you named {named} already. Take one of them off "
        "first; nothing was changed."
    )


@error_text.register
def _describe_not_a_contender(error: NotAContenderError) -> str:
    del error
    return (
        "That is not on the list any more. Open your ballot again with `/ballot` for the list as it is now."
    )


@error_text.register
def _describe_contender_text(error: ContenderTextError) -> str:
    if not error.length:
        return "There is no name in it. Type the name of a film, a person or a song."
    return f"That is {error.length} characters long; I keep {error.limit}. Type the name alone."


@error_text.register
def _describe_contender_mention(error: ContenderMentionError) -> str:
    return f"A name cannot hold a mention such as {escape_text(error.mention)}. Type it without."


@error_text.register
def _describe_too_many_contenders(error: TooManyContendersError) -> str:
    whose = "You have added" if error.own else "The hosts have added"
    category = escape_text(error.category)
    return f"{whose} {error.limit} in **{category}**, and that is the most. Choose one from the list."


@error_text.register
def _describe_no_new_contenders(error: NoNewContendersError) -> str:
    del error
    return (
        "I found nobody new for the contest’s categories in that. Check that the categories are named as in the "
        "contest, or add contenders with **Add …**."
    )


@error_text.register
def _describe_picks_still_open(error: PicksStillOpenError) -> str:
    return (
        f"The ballots of **{escape_text(error.title)}** are not sealed yet, so nobody may know what is on them. Lock "
        "it first with `/contest lock`; sealing takes five seconds."
    )


@error_text.register
def _describe_not_mergeable(error: NotMergeableError) -> str:
    del error
    return "Those two were settled meanwhile. Open the list again to see what is left."


@error_text.register
def _describe_nominees_unknown(error: NomineesUnknownError) -> str:
    return (
        f"I know no nominees for **{escape_text(error.title)}** that are not announced yet. Bring them in with "
        "`/ceremony import`, or type them, and try again."
    )


@error_text.register
def _describe_open_question(error: OpenQuestionError) -> str:
    return (
        f"In **{escape_text(error.category)}** a nominee may be one that was named in other words. Say which on "
        "the board, and announce it then."
    )


@error_text.register
def _describe_nothing_announced(error: NothingAnnouncedError) -> str:
    return f"Nothing is announced for **{escape_text(error.category)}**, so there is nothing to take back."
