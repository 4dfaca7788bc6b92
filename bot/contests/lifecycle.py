"""A contest as drafted, edited, opened, locked, reopened, finished and cancelled: pure functions from values
to values.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.contests import rules
from bot.contests.errors import LockInPastError, MentionError, NoTiebreakerError, TiebreakerRangeError
from bot.contests.model import (
    SCORINGS_BY_KIND,
    Contest,
    ContestCategory,
    ContestKind,
    ContestState,
    Rules,
    Scoring,
)
from bot.contests.nominations.errors import LateEntriesOnNominationsError, NominationsScoringError
from bot.contests.nominations.model import choose_slots
from bot.contests.nominations.rules import refusal_of_slots
from bot.contests.rules import HIGHEST_TIEBREAKER_ANSWER
from bot.errors import NothingFoundError, Subject, UserError
from bot.ids import CategoryId, ContestId, GuildId, MemberId
from bot.record.model import Category, Ceremony
from bot.times.stated_times import StatedTime

_MENTION_PATTERN = re.compile(r"<(?:@[!&]?|#)\d+>|@everyone|@here")


@dataclass(frozen=True)
class ContestDraft:
    """What a host enters for a new contest.

    Attributes:
        ceremony_id: The ceremony whose slate it is on.
        title: 1 to 100 characters.
        locks_at: When picks close, in UTC; in the future.
        category_ids: Its categories; None for every category that can be voted on.
        scoring: The preset.
        weights: Weights by category id that replace the shipped ones; 1 to 100.
        tiebreaker: A question whose answer is a whole number, at most 200 characters; None without one.
        late_entries: Whether each category stays open until it is closed or announced on its own.
        open_ballots: Whether everyone sees everyone's picks from the start.
        channel_id: Where its post and cards go; None to choose when it is announced.
        kind: What it asks.
        slots: On nominations, slots by category id that replace the Academy's; 1 to 25.
        locks_stated: The lock as it was stated by the clocks of a place, if it was.
    """

    ceremony_id: str
    title: str
    locks_at: datetime
    category_ids: tuple[CategoryId, ...] | None = None
    scoring: Scoring = Scoring.CLASSIC
    weights: Mapping[CategoryId, int] = field(default_factory=dict[CategoryId, int])
    tiebreaker: str | None = None
    late_entries: bool = False
    open_ballots: bool = False
    channel_id: int | None = None
    kind: ContestKind = ContestKind.WINNERS
    slots: Mapping[CategoryId, int] = field(default_factory=dict[CategoryId, int])
    locks_stated: StatedTime | None = None


@dataclass(frozen=True)
class ContestChanges:
    """What a host changes about a contest; None leaves a property as it is.

    Title, lock and channel can change while the contest is open; the rest only in a draft.

    Attributes:
        title: As in `ContestDraft`.
        locks_at: As in `ContestDraft`.
        channel_id: As in `ContestDraft`.
        category_ids: As in `ContestDraft`, but None leaves them; categories that stay keep their weights.
        scoring: As in `ContestDraft`.
        weights: Weights by category id that replace those it has.
        tiebreaker: A question; an empty text removes it.
        late_entries: As in `ContestDraft`.
        open_ballots: As in `ContestDraft`.
        rehearsal_choice: Whether it is a rehearsal, or counts (False).
        slots: Slots by category id that replace those it has.
        locks_stated: `locks_at` as it was stated; it changes with that alone.
    """

    title: str | None = None
    locks_at: datetime | None = None
    channel_id: int | None = None
    category_ids: tuple[CategoryId, ...] | None = None
    scoring: Scoring | None = None
    weights: Mapping[CategoryId, int] | None = None
    tiebreaker: str | None = None
    late_entries: bool | None = None
    open_ballots: bool | None = None
    rehearsal_choice: bool | None = None
    slots: Mapping[CategoryId, int] | None = None
    locks_stated: StatedTime | None = None

    @property
    def changes_rules(self) -> bool:
        """Whether it changes anything that is fixed when the contest opens."""
        fixed = (
            self.category_ids,
            self.scoring,
            self.weights,
            self.tiebreaker,
            self.late_entries,
            self.open_ballots,
            self.rehearsal_choice,
            self.slots,
        )
        return any(change is not None for change in fixed)


def draft_contest(
    guild_id: GuildId, draft: ContestDraft, ceremony: Ceremony, created_by: MemberId | None
) -> Contest:
    """The contest of a host's draft; its id is 0 until it is stored.

    Raises:
        NothingFoundError: A category is not on the slate, or cannot be voted on.
    """
    return Contest(
        id=ContestId(0),
        guild_id=guild_id,
        ceremony_id=ceremony.id,
        title=draft.title.strip(),
        state=ContestState.DRAFT,
        rules=Rules(
            scoring=draft.scoring,
            categories=_select_categories(
                draft.kind, ceremony, draft.category_ids, draft.weights, draft.slots
            ),
            tiebreaker=_clean_question(draft.tiebreaker),
            late_entries=draft.late_entries,
            open_ballots=draft.open_ballots,
        ),
        locks_at=draft.locks_at,
        locks_stated=draft.locks_stated,
        created_by=created_by,
        channel_id=draft.channel_id,
        kind=draft.kind,
    )


def apply_changes(contest: Contest, changes: ContestChanges, ceremony: Ceremony) -> Contest:
    """The contest with a host's changes.

    Raises:
        NothingFoundError: A category is not on the slate, or cannot be voted on.
    """
    return replace(
        contest,
        title=contest.title if changes.title is None else changes.title.strip(),
        locks_at=changes.locks_at or contest.locks_at,
        locks_stated=changes.locks_stated if changes.locks_at else contest.locks_stated,
        channel_id=changes.channel_id or contest.channel_id,
        rehearsal_choice=contest.rehearsal_choice
        if changes.rehearsal_choice is None
        else changes.rehearsal_choice,
        rules=_apply_rule_changes(contest, changes, ceremony) if changes.changes_rules else contest.rules,
    )


def refusal_of_draft(contest: Contest, now: datetime, *, lock_too: bool = True) -> UserError | None:
    """Why a contest cannot be created, edited or announced like this; None if it can.

    Args:
        contest: The contest.
        now: The present instant, UTC.
        lock_too: Whether its lock must be in the future; an old draft can be edited without changing its lock.
    """
    for part, text in (("title", contest.title), ("tiebreaker", contest.rules.tiebreaker or "")):
        mention = _MENTION_PATTERN.search(text)
        if mention is not None:
            return MentionError(part, mention.group())
    presets = SCORINGS_BY_KIND[contest.kind]
    if contest.rules.scoring not in presets:
        return NominationsScoringError(contest.is_on_nominations, presets)
    if contest.is_on_nominations:
        refusal = _refusal_of_nominations(contest.rules)
        if refusal is not None:
            return refusal
    refusal = rules.refusal_of_contest(contest.title, contest.rules, contest.locks_at, now)
    return None if isinstance(refusal, LockInPastError) and not lock_too else refusal


def _refusal_of_nominations(asked: Rules) -> UserError | None:
    """Why a contest on nominations cannot have such rules; None if it can."""
    if asked.late_entries:
        return LateEntriesOnNominationsError()
    refusals = (refusal_of_slots(category.id, category.slots) for category in asked.categories)
    return next((refusal for refusal in refusals if refusal is not None), None)


def list_askable_categories(kind: ContestKind, ceremony: Ceremony) -> tuple[Category, ...]:
    """The categories that a contest can ask about: those to vote on, or on nominations all of its context's."""
    return ceremony.slate if kind is ContestKind.WINNERS else ceremony.categories


def _apply_rule_changes(contest: Contest, changes: ContestChanges, ceremony: Ceremony) -> Rules:
    before = contest.rules
    ids = changes.category_ids
    kept = ids if ids is not None else tuple(category.id for category in before.categories)
    weights = {category.id: category.weight for category in before.categories if category.id in kept}
    slots = {category.id: category.slots for category in before.categories if category.id in kept}
    return Rules(
        scoring=changes.scoring or before.scoring,
        categories=_select_categories(
            contest.kind,
            ceremony,
            kept,
            weights | dict(changes.weights or {}),
            slots | dict(changes.slots or {}),
        ),
        tiebreaker=before.tiebreaker if changes.tiebreaker is None else _clean_question(changes.tiebreaker),
        late_entries=before.late_entries if changes.late_entries is None else changes.late_entries,
        open_ballots=before.open_ballots if changes.open_ballots is None else changes.open_ballots,
    )


def _select_categories(
    kind: ContestKind,
    ceremony: Ceremony,
    category_ids: Collection[CategoryId] | None,
    weights: Mapping[CategoryId, int],
    slots: Mapping[CategoryId, int],
) -> tuple[ContestCategory, ...]:
    """The chosen categories, in the slate's order."""
    slate = {category.id: category for category in list_askable_categories(kind, ceremony)}
    wanted = slate.keys() if category_ids is None else set(category_ids)
    for category_id in sorted((wanted - slate.keys()) | ((weights.keys() | slots.keys()) - wanted)):
        raise NothingFoundError(Subject.CATEGORY, category_id)
    chosen = [category for category in slate.values() if category.id in wanted]
    on_winners = kind is ContestKind.WINNERS
    return tuple(
        ContestCategory(
            category.id,
            weights.get(category.id, category.weight),
            position,
            slots=1 if on_winners else slots.get(category.id, choose_slots(category)),
        )
        for position, category in enumerate(chosen)
    )


def _clean_question(text: str | None) -> str | None:
    """The question as it is stored; None for an empty text."""
    return (text or "").strip() or None


def open_contest(contest: Contest, ceremony: Ceremony, at: datetime, *, rehearsal: bool) -> Contest:
    """The draft opened to members, with the slate as it is now: it may have changed since the draft was made.

    Raises:
        NothingFoundError: A category is not on the slate any more, or cannot be voted on.
    """
    category_ids = tuple(category.id for category in contest.rules.categories)
    current = apply_changes(contest, ContestChanges(category_ids=category_ids), ceremony)
    return replace(current, state=ContestState.OPEN, opened_at=at, rehearsal=rehearsal)


def lock_contest(contest: Contest, at: datetime) -> Contest:
    """The open contest with all its categories closed at this instant (UTC), unless they closed before."""
    contest = replace(contest, locks_at=min(at, contest.locks_at), locks_stated=None)
    return close_categories(contest, contest.rules.by_id, at) if contest.rules.late_entries else contest


def close_categories(contest: Contest, category_ids: Collection[CategoryId], at: datetime) -> Contest:
    """The contest with these categories closed at this instant (UTC), unless they closed before."""

    def close_category(category: ContestCategory) -> ContestCategory:
        closes_at = contest.closes_at(category)
        if category.id not in category_ids or (closes_at is not None and closes_at <= at):
            return category
        return replace(category, closed_at=at)

    categories = tuple(map(close_category, contest.rules.categories))
    return replace(contest, rules=replace(contest.rules, categories=categories))


def reopen_contest(contest: Contest, locks_at: datetime, locks_stated: StatedTime | None = None) -> Contest:
    """The locked contest taking picks again in every category; its proof is void."""
    categories = tuple(replace(category, closed_at=None) for category in contest.rules.categories)
    return replace(
        contest,
        state=ContestState.OPEN,
        rules=replace(contest.rules, categories=categories),
        locks_at=locks_at,
        locks_stated=locks_stated,
        sealed_at=None,
        proof=None,
    )


def reopen_category(contest: Contest, category_id: CategoryId) -> Contest:
    """The contest taking picks in a category again until its lock; if it was sealed already, its proof is void."""
    categories = tuple(
        replace(category, closed_at=None) if category.id == category_id else category
        for category in contest.rules.categories
    )
    return replace(
        contest,
        state=ContestState.OPEN,
        rules=replace(contest.rules, categories=categories),
        sealed_at=None,
        proof=None,
    )


def finish_contest(contest: Contest, at: datetime, answer: int | None) -> Contest:
    """The sealed contest as finished, with the true answer to its tie-breaker question.

    Raises:
        NoTiebreakerError: An answer was given, but the contest has no tie-breaker question.
        TiebreakerRangeError: The answer is too far from zero.
    """
    _check_true_answer(contest, answer)
    return replace(contest, state=ContestState.FINISHED, finished_at=at, tiebreaker_answer=answer)


def correct_answer(contest: Contest, answer: int | None) -> Contest:
    """The finished contest with another true answer to its tie-breaker question; None leaves it unanswered.

    Raises:
        NoTiebreakerError: The contest has no tie-breaker question.
        TiebreakerRangeError: The answer is too far from zero.
    """
    _check_true_answer(contest, answer)
    return replace(contest, tiebreaker_answer=answer)


def _check_true_answer(contest: Contest, answer: int | None) -> None:
    if answer is not None and contest.rules.tiebreaker is None:
        raise NoTiebreakerError(contest.title)
    if answer is not None and abs(answer) > HIGHEST_TIEBREAKER_ANSWER:
        raise TiebreakerRangeError(answer, HIGHEST_TIEBREAKER_ANSWER)


def cancel_contest(contest: Contest) -> Contest:
    """The contest as cancelled: ended without a winner."""
    return replace(contest, state=ContestState.CANCELLED)
