"""What hosts change about a slate, as values: each makes of a ceremony what it is then, or refuses."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from bot.awards.model import Category, Ceremony, Headline
from bot.awards.slate_drafts import (
    SLATE_MAX_CATEGORIES,
    SLATE_NAME_MAX_CHARACTERS,
    CategoryDraft,
    NomineeDraft,
    make_comparison_key,
    tidy_text,
)
from bot.awards.slate_errors import (
    CategoryTakenError,
    SlateFullError,
    SlateTextError,
    SlateUnreadableError,
)
from bot.awards.slate_files import read_lines
from bot.awards.slate_making import PrizeNames, make_category
from bot.awards.slate_usage import SlateUsage
from bot.errors import NothingFoundError, Subject


class SlateEdit(Protocol):
    """A change to a slate."""

    def apply_to(self, slate: Ceremony, usage: SlateUsage, prizes: PrizeNames, /) -> Ceremony:
        """The slate after it; raises a `UserError` where it cannot be."""
        ...


@dataclass(frozen=True, slots=True)
class RetitleSlate:
    """Another name or date; without a date the year stays."""

    name: str
    held: date | None

    def apply_to(self, slate: Ceremony, _usage: SlateUsage, _prizes: PrizeNames, /) -> Ceremony:
        """The slate after it."""
        year = self.held.year if self.held else slate.year
        return replace(slate, name=validate_text("ceremony", self.name), held=self.held, year=year)


@dataclass(frozen=True, slots=True)
class AddCategory:
    """One more category with its nominees, one a line; without a headline, its name and nominees tell it."""

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
    """A category called otherwise, or its nominees named by something else.

    Under another name it may belong to another canonical category, and then takes that one's weight.
    """

    category_id: str
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
    """A category less."""

    category_id: str

    def apply_to(self, slate: Ceremony, usage: SlateUsage, _prizes: PrizeNames, /) -> Ceremony:
        """The slate after it."""
        category = get_category(slate, self.category_id)
        usage.check_removable(category)
        return replace(slate, categories=tuple(other for other in slate.categories if other is not category))


@dataclass(frozen=True, slots=True)
class MoveCategory:
    """A category at another place, from 0; past the end is the end."""

    category_id: str
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


def get_category(slate: Ceremony, category_id: str) -> Category:
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
    """The slate with this category in place of the one of its id."""
    categories = tuple(category if old.id == category.id else old for old in slate.categories)
    return replace(slate, categories=categories)


def _check_category_name(slate: Ceremony, name: str) -> None:
    for category in slate.categories:
        if make_comparison_key(category.name) == make_comparison_key(name):
            raise CategoryTakenError(category.name)
