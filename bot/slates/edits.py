"""Hosts' changes to a slate and its nominees, as values: each returns the slate after the edit, or refuses; pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from bot.errors import NothingFoundError, Subject
from bot.ids import CategoryId, NomineeId
from bot.record.model import Category, Ceremony, Headline, Nominee
from bot.slates.builder import PrizeNames, add_nominees, make_category, rewrite_nominee
from bot.slates.drafts import (
    CATEGORY_MAX_NOMINEES,
    NOMINEE_TITLE_MAX_CHARACTERS,
    SLATE_MAX_CATEGORIES,
    SLATE_NAME_MAX_CHARACTERS,
    CategoryDraft,
    NomineeDraft,
    make_comparison_key,
    make_identity_key,
    make_nominee_draft,
    tidy_text,
)
from bot.slates.errors import (
    CategoryTakenError,
    NomineeTakenError,
    SlateFullError,
    SlateTextError,
    SlateUnreadableError,
)
from bot.slates.files import merge_retyped, read_lines
from bot.slates.usage import SlateUsage


class SlateEdit(Protocol):
    """A change to a slate."""

    def apply_to(self, slate: Ceremony, usage: SlateUsage, prizes: PrizeNames, /) -> Ceremony:
        """The slate after the change.

        Raises:
            UserError: The change is not possible.
        """
        ...


@dataclass(frozen=True, slots=True)
class RetitleSlate:
    """Changes the name or date; without a date the year stays."""

    name: str
    held: date | None

    def apply_to(self, slate: Ceremony, _usage: SlateUsage, _prizes: PrizeNames, /) -> Ceremony:
        """The slate after it."""
        year = self.held.year if self.held else slate.year
        return replace(slate, name=validate_text("ceremony", self.name), held=self.held, year=year)


@dataclass(frozen=True, slots=True)
class AddCategory:
    """Adds a category with its nominees, one per line; without a headline, it is inferred from name and nominees."""

    name: str
    headline: Headline | None
    lines: str

    def apply_to(self, slate: Ceremony, _usage: SlateUsage, prizes: PrizeNames, /) -> Ceremony:
        """The slate after it."""
        if len(slate.categories) >= SLATE_MAX_CATEGORIES:
            raise SlateFullError("categories", SLATE_MAX_CATEGORIES)
        name = validate_text("category", self.name)
        _check_category_name(slate, name)
        meant = prizes.find_canonical(name)
        nominees = parse_nominees(self.lines, self.headline or (meant.headline if meant else None))
        draft = CategoryDraft(name, nominees, self.headline)
        return replace(slate, categories=(*slate.categories, make_category(draft, prizes, slate.by_id)))


@dataclass(frozen=True, slots=True)
class RenameCategory:
    """Changes a category's name, or what its nominees are named by.

    With another name it may belong to another canonical category, and then takes that one's weight.
    """

    category_id: CategoryId
    name: str
    headline: Headline

    def apply_to(self, slate: Ceremony, usage: SlateUsage, prizes: PrizeNames, /) -> Ceremony:
        """The slate after it."""
        category = get_category(slate, self.category_id)
        name = validate_text("category", self.name)
        if make_comparison_key(name) != make_comparison_key(category.name):
            _check_category_name(slate, name)
        usage.check_correction(category, category.name, name)
        renamed = replace(category, name=name, headline=self.headline)
        meant = prizes.find_canonical(name)
        canonical = meant.id if meant else None
        if canonical != category.canonical and category.id not in usage.frozen:
            renamed = replace(renamed, canonical=canonical, weight=meant.weight if meant else 1)
        return replace_category(slate, renamed)


@dataclass(frozen=True, slots=True)
class RemoveCategory:
    """Removes a category."""

    category_id: CategoryId

    def apply_to(self, slate: Ceremony, usage: SlateUsage, _prizes: PrizeNames, /) -> Ceremony:
        """The slate after it."""
        category = get_category(slate, self.category_id)
        usage.check_removable(category)
        return replace(slate, categories=tuple(other for other in slate.categories if other is not category))


@dataclass(frozen=True, slots=True)
class MoveCategory:
    """Moves a category to another place, from 0; a place past the end means the end."""

    category_id: CategoryId
    place: int

    def apply_to(self, slate: Ceremony, _usage: SlateUsage, _prizes: PrizeNames, /) -> Ceremony:
        """The slate after it."""
        category = get_category(slate, self.category_id)
        others = [other for other in slate.categories if other is not category]
        others.insert(max(self.place, 0), category)
        return replace(slate, categories=tuple(others))


def validate_text(part: str, text: str, limit: int = SLATE_NAME_MAX_CHARACTERS) -> str:
    """The text, tidied.

    Raises:
        SlateTextError: It is empty or too long.
    """
    tidied = tidy_text(text)
    if not 1 <= len(tidied) <= limit:
        raise SlateTextError(part, len(tidied), limit)
    return tidied


def get_category(slate: Ceremony, category_id: CategoryId) -> Category:
    """A category of a slate.

    Raises:
        NothingFoundError: There is none of this id.
    """
    if category_id not in slate.by_id:
        raise NothingFoundError(Subject.CATEGORY, category_id)
    return slate.by_id[category_id]


def parse_nominees(lines: str, headline: Headline | None) -> tuple[NomineeDraft, ...]:
    """The nominees in a form's lines.

    Raises:
        SlateUnreadableError: Some lines have problems.
    """
    nominees, problems = read_lines(lines, headline)
    if problems:
        raise SlateUnreadableError(problems, lines)
    return nominees


def replace_category(slate: Ceremony, category: Category) -> Ceremony:
    """The slate with this category in place of the one with its id."""
    categories = tuple(category if old.id == category.id else old for old in slate.categories)
    return replace(slate, categories=categories)


def _check_category_name(slate: Ceremony, name: str) -> None:
    for category in slate.categories:
        if make_comparison_key(category.name) == make_comparison_key(name):
            raise CategoryTakenError(category.name)


@dataclass(frozen=True, slots=True)
class AddNominees:
    """Adds nominees at the end of a category, one per line."""

    category_id: CategoryId
    lines: str

    def apply_to(self, slate: Ceremony, usage: SlateUsage, _prizes: PrizeNames, /) -> Ceremony:
        """The slate after it."""
        category = get_category(slate, self.category_id)
        usage.check_addable(category)
        nominees = parse_nominees(self.lines, category.headline)
        if len(category.nominees) + len(nominees) > CATEGORY_MAX_NOMINEES:
            raise SlateFullError("nominees", CATEGORY_MAX_NOMINEES)
        for nominee in nominees:
            _check_nominee_is_new(category, category.nominees, nominee)
        return replace_category(slate, add_nominees(category, nominees))


@dataclass(frozen=True, slots=True)
class CorrectNominee:
    """Corrects a nominee; what a line does not show stays as it was."""

    category_id: CategoryId
    nominee_id: NomineeId
    line: str

    def apply_to(self, slate: Ceremony, usage: SlateUsage, _prizes: PrizeNames, /) -> Ceremony:
        """The slate after it."""
        category = get_category(slate, self.category_id)
        nominee = get_nominee(category, self.nominee_id)
        before = make_nominee_draft(nominee)
        typed = parse_nominees(" ".join(self.line.split()), category.headline)
        if not typed:
            raise SlateTextError("nominee", 0, NOMINEE_TITLE_MAX_CHARACTERS)
        after = merge_retyped(before, typed[0], category.headline)
        _check_nominee_is_new(category, (other for other in category.nominees if other is not nominee), after)
        for old, new in zip(_list_nominee_names(before), _list_nominee_names(after), strict=True):
            usage.check_correction(category, old, new)
        corrected = rewrite_nominee(nominee, after)
        nominees = tuple(corrected if other is nominee else other for other in category.nominees)
        return replace_category(slate, replace(category, nominees=nominees))


@dataclass(frozen=True, slots=True)
class RemoveNominee:
    """Removes a nominee."""

    category_id: CategoryId
    nominee_id: NomineeId

    def apply_to(self, slate: Ceremony, usage: SlateUsage, _prizes: PrizeNames, /) -> Ceremony:
        """The slate after it."""
        category = get_category(slate, self.category_id)
        nominee = get_nominee(category, self.nominee_id)
        usage.check_addable(category)
        nominees = tuple(other for other in category.nominees if other is not nominee)
        return replace_category(slate, replace(category, nominees=nominees))


@dataclass(frozen=True, slots=True)
class MoveNominee:
    """Moves a nominee to another place in its category, from 0; a place past the end means the end."""

    category_id: CategoryId
    nominee_id: NomineeId
    place: int

    def apply_to(self, slate: Ceremony, _usage: SlateUsage, _prizes: PrizeNames, /) -> Ceremony:
        """The slate after it."""
        category = get_category(slate, self.category_id)
        nominee = get_nominee(category, self.nominee_id)
        others = [other for other in category.nominees if other is not nominee]
        others.insert(max(self.place, 0), nominee)
        return replace_category(slate, replace(category, nominees=tuple(others)))


def get_nominee(category: Category, nominee_id: NomineeId) -> Nominee:
    """A nominee of a category.

    Raises:
        NothingFoundError: There is none of this id.
    """
    if nominee_id not in category.by_id:
        raise NothingFoundError(Subject.NOMINEE, nominee_id)
    return category.by_id[nominee_id]


def _check_nominee_is_new(category: Category, nominees: Iterable[Nominee], draft: NomineeDraft) -> None:
    if any(
        make_identity_key(make_nominee_draft(nominee)) == make_identity_key(draft) for nominee in nominees
    ):
        raise NomineeTakenError(
            category.name, next(filter(None, (*_list_nominee_names(draft), draft.credit)), "")
        )


def _list_nominee_names(draft: NomineeDraft) -> tuple[str, ...]:
    return "; ".join(draft.films), "; ".join(draft.people), draft.song, draft.country
