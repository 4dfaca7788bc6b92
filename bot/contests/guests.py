"""Guests: people without Discord whose paper ballots a host types in; pure.

A guest's ballot is one of the contest's ballots. It belongs to nobody on Discord: a guest has a name, and a number that
no other guest of the contest ever has.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.contests import rules
from bot.contests.errors import (
    ContestNotOpenError,
    GuestGoneError,
    GuestLimitError,
    GuestNameLengthError,
    GuestNameTakenError,
    GuestsOnNominationsError,
    NoPaperPicksError,
    PaperPicksError,
)
from bot.contests.model import Ballot, Contest, ContestState, Pick
from bot.contests.paper import find_wager_problems, read_paper_picks
from bot.contests.read_models import ContestContext, GuestPaper
from bot.errors import UserError, raise_refusal
from bot.ids import CategoryId
from bot.slates.drafts import tidy_text

GUESTS_PER_CONTEST = 200
"""Most guests of a contest."""

GUEST_NAME_MAX_LENGTH = 32
"""Characters in a guest's name: as many as in a member's."""


@dataclass(frozen=True, slots=True)
class GuestEntry:
    """A guest's paper ballot as a host typed it.

    Attributes:
        name: The guest's name.
        picks: The picks, as `bot.contests.paper.read_paper_picks` takes them.
        tiebreaker: The answer to the tie-breaker question; None without one.
        number: The guest whose ballot it corrects; None for a new guest.
    """

    name: str
    picks: str
    tiebreaker: int | None = None
    number: int | None = None


def find_guest(guests: Iterable[Ballot], number: int) -> Ballot:
    """The ballot of the guest of this number, among a contest's guests' ballots.

    Raises:
        GuestGoneError: There is none any more.
    """
    found = next((ballot for ballot in guests if ballot.guest == number), None)
    if found is None:
        raise GuestGoneError(number)
    return found


def refusal_of_guests(contest: Contest) -> UserError | None:
    """Why a contest has no guests, whatever is typed; None if it takes them as long as its picks are open."""
    if contest.is_on_nominations:
        return GuestsOnNominationsError(contest.title)
    if contest.state is ContestState.DRAFT:
        return ContestNotOpenError(contest.title, contest.state)
    return None


def refusal_of_guest_name(name: str, others: Collection[str]) -> UserError | None:
    """Why a guest cannot have this tidied name beside the other guests' names; None if they can."""
    if not 1 <= len(name) <= GUEST_NAME_MAX_LENGTH:
        return GuestNameLengthError(len(name), GUEST_NAME_MAX_LENGTH)
    if name.casefold() in {other.casefold() for other in others}:
        return GuestNameTakenError(name)
    return None


def fill_guest_ballot(
    context: ContestContext, before: Ballot, entry: GuestEntry, others: Collection[str], at: datetime
) -> GuestPaper:
    """The ballot after a host typed it at an instant (UTC), in place of what it held.

    Categories that are closed keep what they hold; what was typed for them is left out.

    Args:
        context: The contest with its slate and results.
        before: The guest's ballot; an empty one with the id 0 for a new guest.
        entry: What was typed.
        others: The names of the contest's other guests.
        at: When the host pressed.

    Raises:
        UserError: The contest takes no guests, or none any more; or the name, the picks or the answer cannot be taken.
    """
    contest, ceremony = context.contest, context.ceremony
    raise_refusal(refusal_of_guests(contest))
    name = tidy_text(entry.name)
    raise_refusal(refusal_of_guest_name(name, others))
    if len(others) >= GUESTS_PER_CONTEST:
        raise GuestLimitError(GUESTS_PER_CONTEST)
    reading = read_paper_picks(contest, ceremony, entry.picks)
    picks, left_out = _merge_picks(context, before, reading.picks, at)
    problems = (*reading.problems, *find_wager_problems(contest, ceremony, picks))
    if problems:
        raise PaperPicksError(problems, contest.rules.doubles, contest.rules.highest_stake)
    if not picks:
        raise NoPaperPicksError(contest.title)
    answer = _take_answer(context, before, entry.tiebreaker, at)
    ballot = replace(before, name=name, picks=picks, tiebreaker=answer)
    return GuestPaper(contest, ceremony, context.results, ballot, left_out)


def _merge_picks(
    context: ContestContext, before: Ballot, typed: Mapping[CategoryId, Pick], at: datetime
) -> tuple[Mapping[CategoryId, Pick], tuple[CategoryId, ...]]:
    """The picks after the typed ones, and the categories in which a typed one is left out: they are closed.

    Raises:
        UserError: Every category is closed.
    """
    asked = [category.id for category in context.contest.rules.categories]
    raise_refusal(context.find_refusal(at))
    chosen = {one: (typed if context.is_open(one, at) else before.picks).get(one) for one in asked}
    left_out = tuple(one for one in asked if one in typed and chosen[one] != typed[one])
    return {one: pick for one, pick in chosen.items() if pick is not None}, left_out


def _take_answer(context: ContestContext, before: Ballot, answer: int | None, at: datetime) -> int | None:
    """The answer after the typed one; once the question is closed, the one that the ballot holds."""
    if context.contest.rules.tiebreaker is None:
        return None
    if rules.refusal_of_answering(context.contest, at, context.results) is not None:
        return before.tiebreaker
    raise_refusal(rules.refusal_of_tiebreaker(context.contest, answer, at, context.results))
    return answer


def find_open_picks(context: ContestContext, ballot: Ballot, at: datetime) -> frozenset[CategoryId]:
    """The categories in which a ballot's pick could still change at an instant (UTC)."""
    return frozenset(one for one in ballot.picks if context.is_open(one, at))
