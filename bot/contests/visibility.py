"""What a member may see of ballots: nobody, hosts included, sees others' picks in a category before it closes."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.contests import rules
from bot.contests.errors import CategoryNotInContestError, SecretPicksError
from bot.contests.model import Ballot, Contest, ContestState
from bot.contests.read_models import ContestContext
from bot.ids import CategoryId


def is_hosts_alone(contest: Contest) -> bool:
    """Whether members must not learn that there is such a contest: a draft, or one that was discarded."""
    return contest.opened_at is None


def find_hidden_categories(context: ContestContext, now: datetime) -> frozenset[CategoryId]:
    """The contest's categories whose picks are not public now."""
    return frozenset(
        category.id
        for category in context.contest.rules.categories
        if not rules.is_public(context.contest, category.id, now, context.results)
    )


def refusal_of_viewing(
    context: ContestContext, category_ids: Iterable[CategoryId], now: datetime
) -> CategoryNotInContestError | SecretPicksError | None:
    """Why everyone's picks in all of these categories cannot be shown now; None if they can."""
    contest = context.contest
    for category_id in category_ids:
        if category_id not in contest.rules.by_id:
            return CategoryNotInContestError(contest.title, category_id)
        if not rules.is_public(contest, category_id, now, context.results):
            return SecretPicksError(contest.title, _find_public_time(contest, category_id))
    return None


def refusal_of_proof(contest: Contest) -> SecretPicksError | None:
    """Why the ballots cannot be exported and verified; None if they can: once they are sealed."""
    if contest.sealed_at is not None:
        return None
    is_open = contest.state is ContestState.OPEN and not contest.rules.late_entries
    return SecretPicksError(contest.title, contest.locks_at if is_open else None)


def hide_secret_picks(ballot: Ballot, secret: frozenset[CategoryId]) -> Ballot:
    """The ballot without its picks in the secret categories."""
    shown = {category_id: pick for category_id, pick in ballot.picks.items() if category_id not in secret}
    return replace(ballot, picks=shown, tiebreaker=None if secret else ballot.tiebreaker, salt=None)


def hide_open_doubles(context: ContestContext, ballot: Ballot, now: datetime) -> Ballot:
    """The ballot without its doubles in categories that still take picks: they are secret also on open ballots."""
    contest = context.contest
    if not contest.rules.doubles or not contest.rules.open_ballots or contest.sealed_at is not None:
        return ballot
    shown = {
        category_id: replace(pick, doubled=False) if context.is_open(category_id, now) else pick
        for category_id, pick in ballot.picks.items()
    }
    return replace(ballot, picks=shown)


def _find_public_time(contest: Contest, category_id: CategoryId) -> datetime | None:
    """When a category's picks become public (UTC); None if that is not known yet."""
    if contest.state is not ContestState.OPEN:
        return None
    return contest.closes_at(contest.rules.by_id[category_id])
