"""Error texts of contests."""

from collections.abc import Mapping
from datetime import timedelta

from bot.contests.errors import (
    CategoryAnnouncedError,
    CategoryNotInContestError,
    CategoryVoidedError,
    ContestNotOpenError,
    DoublesRangeError,
    DoubleWithoutPickError,
    LockInPastError,
    MentionError,
    NoBallotToSetAsideError,
    NoCategoriesError,
    NoDoublesError,
    NoOddsError,
    NoTiebreakerError,
    NotOnSlateError,
    OddsNotCoveredError,
    PicksClosedError,
    ReopenAfterResultError,
    SecretPicksError,
    StakeRangeError,
    StakeWithoutPickError,
    TextLengthError,
    TiebreakerClosedError,
    TiebreakerRangeError,
    WeightRangeError,
    WrongStateError,
)
from bot.contests.model import ContestState, HostStep
from cogs.kit.contest_text import CONTEST_STATE_NAMES, spell_category_id
from cogs.kit.error_text import error_text
from cogs.kit.text import escape_text, format_count, format_instant, format_list
from cogs.kit.times import TIME_EXAMPLES

CATEGORIES_NAMED_LIMIT = 12
"""Most categories named in one refusal."""

_PART_NAMES = {"title": "title", "tiebreaker": "tie-breaker question"}

_STEP_REFUSALS: Mapping[HostStep, str] = {
    HostStep.EDIT: "its title, lock and channel can no longer change",
    HostStep.CHANGE_RULES: "its scoring, categories and tie-breaks are fixed",
    HostStep.ANNOUNCE: "it cannot be announced",
    HostStep.LOCK: "it cannot be locked",
    HostStep.REOPEN: "it cannot be reopened",
    HostStep.FINISH: "it cannot be finished",
    HostStep.CORRECT_ANSWER: "there is no answer to correct yet",
    HostStep.CANCEL: "it cannot be cancelled",
}

_NEXT_STEPS: Mapping[tuple[HostStep, ContestState], str] = {
    (
        HostStep.EDIT,
        ContestState.LOCKED,
    ): "`/contest reopen` gives it a new time, as long as nothing was announced.",
    (
        HostStep.CHANGE_RULES,
        ContestState.OPEN,
    ): "Its title, lock and channel can still change, with `/contest edit`.",
    (HostStep.ANNOUNCE, ContestState.OPEN): "Members fill in their ballots already.",
    (HostStep.LOCK, ContestState.DRAFT): "Announce it first, with `/contest announce`.",
    (HostStep.LOCK, ContestState.LOCKED): "Its picks are closed already.",
    (HostStep.REOPEN, ContestState.DRAFT): "Announce it first, with `/contest announce`.",
    (HostStep.REOPEN, ContestState.OPEN): "It takes picks; another lock is set with `/contest edit`.",
    (HostStep.FINISH, ContestState.DRAFT): "Announce it first, with `/contest announce`.",
    (HostStep.FINISH, ContestState.OPEN): "Lock it first, with `/contest lock`.",
}


@error_text.register
def _describe_contest_not_open(error: ContestNotOpenError) -> str:
    if error.state is ContestState.DRAFT:
        return f"**{escape_text(error.title)}** is not announced yet. See `/contests` for what is on."
    if error.state is ContestState.CANCELLED:
        return f"**{escape_text(error.title)}** was cancelled: nobody wins it, and nothing of it is shown."
    return (
        f"**{escape_text(error.title)}** is {CONTEST_STATE_NAMES[error.state]}, so it takes no picks. See "
        "`/contests` for what is on."
    )


@error_text.register
def _describe_no_ballot_to_set_aside(error: NoBallotToSetAsideError) -> str:
    title = f"**{escape_text(error.title)}**"
    if error.is_set_aside is None:
        return f"They have no ballot with a pick in {title}, so there is nothing to set aside."
    if error.is_set_aside:
        return (
            f"Their ballot in {title} is set aside already. Leave the reason out to let it take part again."
        )
    return f"Their ballot in {title} takes part. Give a `reason` to set it aside."


@error_text.register
def _describe_picks_closed(error: PicksClosedError) -> str:
    what = spell_category_id(error.category_id) if error.category_id else escape_text(error.title)
    if error.late_by is None:
        return (
            f"You pressed in time, but it reached me after the ballots of **{escape_text(error.title)}** were sealed. "
            "What was saved before counts."
        )
    return (
        f"Picks for **{what}** closed {format_instant(error.closed_at)}, "
        f"{_format_delay(error.late_by)} before you pressed. "
        "What you had saved counts."
    )


@error_text.register
def _describe_category_announced(error: CategoryAnnouncedError) -> str:
    return f"The envelope for **{spell_category_id(error.category_id)}** was opened: it takes no more picks."


@error_text.register
def _describe_category_voided(error: CategoryVoidedError) -> str:
    return (
        f"**{spell_category_id(error.category_id)}** was cancelled: it counts for nobody and takes no picks."
    )


@error_text.register
def _describe_category_not_in_contest(error: CategoryNotInContestError) -> str:
    return (
        f"**{escape_text(error.title)}** does not ask about **{spell_category_id(error.category_id)}**. "
        "Its card in `/contests` lists what it asks about."
    )


@error_text.register
def _describe_not_on_slate(error: NotOnSlateError) -> str:
    return (
        f"That nominee can no longer be picked in **{spell_category_id(error.category_id)}**: it was withdrawn. "
        "Open `/ballot` again for the nominees as they are now."
    )


@error_text.register
def _describe_stake_range(error: StakeRangeError) -> str:
    if error.highest == 0:
        return "This contest has no stakes to place: just pick."
    return f"Stakes here go from 1 to {error.highest}, each once. {error.stake} is not among them."


@error_text.register
def _describe_stake_without_pick(error: StakeWithoutPickError) -> str:
    return f"Pick someone in **{spell_category_id(error.category_id)}** first, then stake a number on it."


@error_text.register
def _describe_no_doubles(error: NoDoublesError) -> str:
    if not error.doubles:
        return "This contest has no doubles: every pick counts once."
    used = format_list(f"**{spell_category_id(category_id)}**" for category_id in error.used_ids)
    if error.doubles == 1:
        return f"Your double is in use, on {used}. Press **Doubled** there to free it."
    return f"All of your {error.doubles} doubles are in use, on {used}. Press **Doubled** there to free one."


@error_text.register
def _describe_double_without_pick(error: DoubleWithoutPickError) -> str:
    return f"Pick someone in **{spell_category_id(error.category_id)}** first, then double it."


@error_text.register
def _describe_doubles_range(error: DoublesRangeError) -> str:
    if error.highest == 0:
        return "A contest on the nominations has no doubles: leave them out."
    return (
        f"A member cannot double {format_count(error.doubles, 'category', 'categories')} here: "
        f"choose a number from 0 to {error.highest}, as many as the contest asks about."
    )


@error_text.register
def _describe_no_odds(error: NoOddsError) -> str:
    return (
        f"**{escape_text(error.title)}** pays by a forecaster's odds, and there is none yet. Import one with "
        "`/contest rivals`, or choose another scoring on its draft."
    )


@error_text.register
def _describe_odds_not_covered(error: OddsNotCoveredError) -> str:
    named = [spell_category_id(category_id) for category_id in error.category_ids[:CATEGORIES_NAMED_LIMIT]]
    more = [f"{len(error.category_ids) - len(named)} more"] if len(error.category_ids) > len(named) else []
    return (
        f"**{escape_text(error.rival)}** lacks a probability for nominees in {format_list([*named, *more])}. "
        "Import a fuller file with `/contest rivals`, or leave those categories out."
    )


@error_text.register
def _describe_no_tiebreaker(error: NoTiebreakerError) -> str:
    return f"**{escape_text(error.title)}** asks no tie-breaker question. Leave the answer out."


@error_text.register
def _describe_tiebreaker_closed(error: TiebreakerClosedError) -> str:
    return (
        f"The first envelope of **{escape_text(error.title)}** is open, and the tie-breaker closed with it. "
        "What you had answered counts."
    )


@error_text.register
def _describe_tiebreaker_range(error: TiebreakerRangeError) -> str:
    return f"The answer must be a whole number between −{error.limit:,} and {error.limit:,}."


@error_text.register
def _describe_lock_in_past(error: LockInPastError) -> str:
    return f"The lock must be to come, and {format_instant(error.locks_at)} is not. Try {TIME_EXAMPLES}."


@error_text.register
def _describe_text_length(error: TextLengthError) -> str:
    part = _PART_NAMES[error.part]
    if error.length <= error.limit:
        return f"The {part} is empty: give it a few words."
    return f"The {part} has {error.length} characters, and {error.limit} is the most. Shorten it a little."


@error_text.register
def _describe_mention(error: MentionError) -> str:
    return (
        f"The {_PART_NAMES[error.part]} mentions someone ({escape_text(error.mention)}), and nobody "
        "is to be pinged by it. "
        "Write the name instead."
    )


@error_text.register
def _describe_no_categories(error: NoCategoriesError) -> str:
    del error
    return (
        "That would ask about nothing: a contest needs a category with at least two known nominees. "
        "Choose another ceremony, or add its nominees with `/ceremony add`."
    )


@error_text.register
def _describe_weight_range(error: WeightRangeError) -> str:
    name = spell_category_id(error.category_id)
    return f"The weight of **{name}** must be from 1 to {error.highest}, and {error.weight} is not."


@error_text.register
def _describe_wrong_state(error: WrongStateError) -> str:
    state = CONTEST_STATE_NAMES[error.state]
    what_next = _NEXT_STEPS.get((error.step, error.state), "`/contests` shows what is on.")
    return f"**{escape_text(error.title)}** is {state}, so {_STEP_REFUSALS[error.step]}. {what_next}"


@error_text.register
def _describe_reopen_after_result(error: ReopenAfterResultError) -> str:
    return (
        f"**{escape_text(error.title)}** cannot be reopened: "
        f"**{spell_category_id(error.category_id)}** was announced, and who saw "
        "a winner would pick it. Start another contest with `/contest create`."
    )


@error_text.register
def _describe_secret_picks(error: SecretPicksError) -> str:
    opens = f" They open {format_instant(error.closes_at)}." if error.closes_at else ""
    return (
        f"The picks in **{escape_text(error.title)}** are secret until they are closed, for hosts too.{opens}"
    )


def _format_delay(by: timedelta) -> str:
    seconds = by.total_seconds()
    if seconds < 1:
        return f"{max(1, round(seconds * 1000))} ms"
    if seconds < 120:
        return format_count(round(seconds), "second")
    if seconds < 2 * 3600:
        return format_count(round(seconds / 60), "minute")
    return (
        format_count(round(seconds / 3600), "hour")
        if seconds < 48 * 3600
        else format_count(round(seconds / 86400), "day")
    )
