"""Error texts of the room's own awards."""

from collections.abc import Mapping

from bot.room_awards.errors import (
    AwardCategoriesError,
    CannotVoteInAwardError,
    CountedByRoomError,
    EnvelopesOpenError,
    NoBallotsError,
    NoDoublesError,
    NoRoomAwardError,
    NothingOpenedError,
    NothingToVoteOnError,
    NotVoterError,
    NoVoterError,
    PhaseClosedError,
    PhaseEndsInPastError,
    RoomAwardRunsError,
    RuledOutError,
    RuledOutReason,
    TooManyNominationsError,
    TooManyNomineesError,
    VoterLack,
    VotingGoesOnError,
    WrongPhaseError,
)
from bot.room_awards.model import AwardPhase
from cogs.kit.error_text import error_text
from cogs.kit.text import escape_text, format_count, format_instant
from cogs.kit.times import TIME_EXAMPLES
from cogs.room_awards.text import PHASE_NAMES

_NEXT_STEPS: Mapping[AwardPhase, str] = {
    AwardPhase.NOMINATE: "`/awards close` ends the nominations ahead of time.",
    AwardPhase.SHORTLIST: "`/awards settle` shows the shortlist, and `/awards open` opens the voting on it.",
    AwardPhase.VOTE: "`/awards close` ends the voting ahead of time.",
    AwardPhase.CEREMONY: "`/result board` opens the envelopes.",
    AwardPhase.CANCELLED: "`/awards create` begins new ones.",
}


@error_text.register
def _describe_no_award(error: NoRoomAwardError) -> str:
    del error
    return "This server gives no awards of its own just now. A host begins some with `/awards create`."


@error_text.register
def _describe_running_award(error: RoomAwardRunsError) -> str:
    return (
        f"**{escape_text(error.name)}** are under way. Open their first envelope, or end them with `/awards cancel`; "
        "then begin new ones."
    )


@error_text.register
def _describe_wrong_phase(error: WrongPhaseError) -> str:
    return (
        f"That is for another time: of **{escape_text(error.name)}**, {PHASE_NAMES[error.phase]} just now. "
        f"{_NEXT_STEPS[error.phase]}"
    )


@error_text.register
def _describe_categories(error: AwardCategoriesError) -> str:
    if error.name:
        return f"**{escape_text(error.name)}** stands twice. Name each category once, with a semicolon between two."
    return (
        f"Name one to {error.limit} categories, with a semicolon between two: `Best Picture; Best Villain`."
    )


@error_text.register
def _describe_past_end(error: PhaseEndsInPastError) -> str:
    return f"{format_instant(error.ends_at)} has passed. Say a later time: {TIME_EXAMPLES}."


@error_text.register
def _describe_closed_phase(error: PhaseClosedError) -> str:
    what = "The nominations" if error.phase is AwardPhase.NOMINATE else "The voting"
    kept = "nominated" if error.phase is AwardPhase.NOMINATE else "chosen"
    return (
        f"{what} for **{escape_text(error.name)}** had closed, {format_instant(error.closed_at)}. What you had {kept} "
        "before counts."
    )


@error_text.register
def _describe_too_many(error: TooManyNominationsError) -> str:
    return (
        f"That is more than {error.limit} for **{escape_text(error.category)}**. Keep the {error.limit} you like "
        "best, a "
        "line each; nothing was changed."
    )


@error_text.register
def _describe_ruled_out(error: RuledOutError) -> str:
    text = f"**{escape_text(error.text, 100)}**"
    if error.reason is RuledOutReason.OTHER_YEAR:
        return (
            f"{text} is a film of {error.detail}, and only films of {error.wanted} count. If you mean another of that "
            "name, write its year beside it. Nothing was changed."
        )
    if error.reason is RuledOutReason.NOT_LISTED:
        return f"{text} is not on the hosts' list of what may be nominated; the post shows it. Nothing was changed."
    return (
        f"I can make nothing of “{escape_text(error.text, 100)}”. Write one a line: a film, or `Film | Person`. "
        "Nothing "
        "was changed."
    )


@error_text.register
def _describe_not_voter(error: NotVoterError) -> str:
    awards = f"**{escape_text(error.name)}**"
    if error.lack is VoterLack.ROLE:
        return f"In {awards} those vote who have <@&{error.value}>. Ask a host if you should have it."
    days, opened = format_count(error.value, "day"), format_instant(error.opened_at)
    had = f"who had been here for {days}"
    if error.lack is VoterLack.ACCOUNT_DAYS:
        had = f"whose account was {days} old"
    return f"In {awards} those vote {had} when the voting opened, {opened}. Watch the night, and vote the next time."


@error_text.register
def _describe_cannot_vote(error: CannotVoteInAwardError) -> str:
    return (
        f"That nominee of **{escape_text(error.category)}** was withdrawn and takes no votes. Open your ballot again: "
        "it lists who is left."
    )


@error_text.register
def _describe_nothing_to_vote_on(error: NothingToVoteOnError) -> str:
    return (
        f"No category of **{escape_text(error.name)}** has two nominees to choose from. `/awards settle` shows what "
        "was "
        "nominated; `/awards cancel` ends the awards."
    )


@error_text.register
def _describe_too_many_nominees(error: TooManyNomineesError) -> str:
    return (
        f"**{escape_text(error.category)}** would have {error.count} nominees, because so many share its last "
        "place, and "
        f"{error.limit} is the most. Settle doubles with `/awards settle`, or choose another number of nominees."
    )


@error_text.register
def _describe_no_doubles(error: NoDoublesError) -> str:
    return (
        f"Choose two or more entries of **{escape_text(error.category)}** that mean the same; the list may have "
        "changed. "
        "Open it again with `/awards settle`."
    )


@error_text.register
def _describe_no_voter(error: NoVoterError) -> str:
    return f"That member has no ballot in **{escape_text(error.name)}**. Choose one who voted."


@error_text.register
def _describe_opened_envelopes(error: EnvelopesOpenError) -> str:
    return (
        f"An envelope of **{escape_text(error.name)}** was opened already, so this cannot be changed any more. "
        "`/result board` takes a result back or cancels a category."
    )


@error_text.register
def _describe_counted(error: CountedByRoomError) -> str:
    del error
    return (
        "Who wins that one is what the room voted, and nobody can say it. Open its envelope on `/result board`, "
        "take it "
        "back, or cancel the category."
    )


@error_text.register
def _describe_voting_going_on(error: VotingGoesOnError) -> str:
    until = "" if error.closes_at is None else f" until {format_instant(error.closes_at)}"
    return (
        f"The voting of **{escape_text(error.name)}** goes on{until}. `/awards close` ends it ahead of time."
    )


@error_text.register
def _describe_no_ballots(error: NoBallotsError) -> str:
    return (
        f"Nobody voted in **{escape_text(error.category)}**, so its envelope is empty. Cancel the category on "
        "`/result board`."
    )


@error_text.register
def _describe_nothing_opened(error: NothingOpenedError) -> str:
    return (
        f"No envelope of **{escape_text(error.name)}** is open, and nobody sees ballots before. Open one on "
        "`/result board`."
    )
