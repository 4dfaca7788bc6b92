"""What hosts change about the nominees of a category; see `bot.awards.slate_changes`."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.awards.model import Category, Ceremony, Nominee
from bot.awards.slate_changes import category_of, read, replaced
from bot.awards.slate_drafts import MOST_NOMINEES, TITLE_LIMIT, NomineeDraft, draft_of, identity
from bot.awards.slate_errors import NomineeTakenError, SlateFullError, SlateTextError
from bot.awards.slate_files import retyped
from bot.awards.slate_making import Prizes, with_made, written
from bot.awards.slate_usage import Usage
from bot.errors import NothingFoundError, Subject


@dataclass(frozen=True, slots=True)
class AddNominees:
    """More nominees at the end of a category, one a line."""

    category_id: str
    lines: str

    def apply(self, slate: Ceremony, usage: Usage, _prizes: Prizes, /) -> Ceremony:
        """The slate after it."""
        category = category_of(slate, self.category_id)
        usage.check_addable(category)
        nominees = read(self.lines, category.headline)
        if len(category.nominees) + len(nominees) > MOST_NOMINEES:
            raise SlateFullError("nominees", MOST_NOMINEES)
        for nominee in nominees:
            _check_new(category, category.nominees, nominee)
        return replaced(slate, with_made(category, nominees))


@dataclass(frozen=True, slots=True)
class CorrectNominee:
    """A nominee written otherwise; what a line does not show stays as it was."""

    category_id: str
    nominee_id: str
    line: str

    def apply(self, slate: Ceremony, usage: Usage, _prizes: Prizes, /) -> Ceremony:
        """The slate after it."""
        category = category_of(slate, self.category_id)
        nominee = nominee_of(category, self.nominee_id)
        before = draft_of(nominee)
        typed = read(" ".join(self.line.split()), category.headline)
        if not typed:
            raise SlateTextError("nominee", 0, TITLE_LIMIT)
        after = retyped(before, typed[0], category.headline)
        _check_new(category, (other for other in category.nominees if other is not nominee), after)
        for old, new in zip(_names(before), _names(after), strict=True):
            usage.check_correction(category, old, new)
        corrected = written(nominee, after)
        nominees = tuple(corrected if other is nominee else other for other in category.nominees)
        return replaced(slate, replace(category, nominees=nominees))


@dataclass(frozen=True, slots=True)
class RemoveNominee:
    """A nominee less."""

    category_id: str
    nominee_id: str

    def apply(self, slate: Ceremony, usage: Usage, _prizes: Prizes, /) -> Ceremony:
        """The slate after it."""
        category = category_of(slate, self.category_id)
        nominee = nominee_of(category, self.nominee_id)
        usage.check_addable(category)
        nominees = tuple(other for other in category.nominees if other is not nominee)
        return replaced(slate, replace(category, nominees=nominees))


@dataclass(frozen=True, slots=True)
class MoveNominee:
    """A nominee at another place of its category, from 0; past the end is the end."""

    category_id: str
    nominee_id: str
    place: int

    def apply(self, slate: Ceremony, _usage: Usage, _prizes: Prizes, /) -> Ceremony:
        """The slate after it."""
        category = category_of(slate, self.category_id)
        nominee = nominee_of(category, self.nominee_id)
        others = [other for other in category.nominees if other is not nominee]
        others.insert(max(self.place, 0), nominee)
        return replaced(slate, replace(category, nominees=tuple(others)))


def nominee_of(category: Category, nominee_id: str) -> Nominee:
    """A nominee of a category.

    Raises:
        NothingFoundError: There is none of this id.
    """
    if nominee_id not in category.by_id:
        raise NothingFoundError(Subject.NOMINEE, nominee_id)
    return category.by_id[nominee_id]


def _check_new(category: Category, nominees: Iterable[Nominee], draft: NomineeDraft) -> None:
    if any(identity(draft_of(nominee)) == identity(draft) for nominee in nominees):
        raise NomineeTakenError(category.name, next(filter(None, (*_names(draft), draft.credit)), ""))


def _names(draft: NomineeDraft) -> tuple[str, ...]:
    return "; ".join(draft.films), "; ".join(draft.people), draft.song, draft.country
