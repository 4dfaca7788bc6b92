"""What hosts change about the nominees of a category; see `bot.awards.slate_changes`."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.awards.model import Category, Ceremony, Nominee
from bot.awards.slate_changes import get_category, parse_nominees, replace_category
from bot.awards.slate_drafts import (
    CATEGORY_MAX_NOMINEES,
    NOMINEE_TITLE_MAX_CHARACTERS,
    NomineeDraft,
    make_identity_key,
    make_nominee_draft,
)
from bot.awards.slate_errors import NomineeTakenError, SlateFullError, SlateTextError
from bot.awards.slate_files import merge_retyped
from bot.awards.slate_making import PrizeNames, add_nominees, rewrite_nominee
from bot.awards.slate_usage import SlateUsage
from bot.errors import NothingFoundError, Subject


@dataclass(frozen=True, slots=True)
class AddNominees:
    """More nominees at the end of a category, one a line."""

    category_id: str
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
    """A nominee written otherwise; what a line does not show stays as it was."""

    category_id: str
    nominee_id: str
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
    """A nominee less."""

    category_id: str
    nominee_id: str

    def apply_to(self, slate: Ceremony, usage: SlateUsage, _prizes: PrizeNames, /) -> Ceremony:
        """The slate after it."""
        category = get_category(slate, self.category_id)
        nominee = get_nominee(category, self.nominee_id)
        usage.check_addable(category)
        nominees = tuple(other for other in category.nominees if other is not nominee)
        return replace_category(slate, replace(category, nominees=nominees))


@dataclass(frozen=True, slots=True)
class MoveNominee:
    """A nominee at another place of its category, from 0; past the end is the end."""

    category_id: str
    nominee_id: str
    place: int

    def apply_to(self, slate: Ceremony, _usage: SlateUsage, _prizes: PrizeNames, /) -> Ceremony:
        """The slate after it."""
        category = get_category(slate, self.category_id)
        nominee = get_nominee(category, self.nominee_id)
        others = [other for other in category.nominees if other is not nominee]
        others.insert(max(self.place, 0), nominee)
        return replace_category(slate, replace(category, nominees=tuple(others)))


def get_nominee(category: Category, nominee_id: str) -> Nominee:
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
