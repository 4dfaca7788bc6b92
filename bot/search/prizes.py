"""Finding a category at one award or one ceremony, and the reason if it has none."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from bot.errors import AmbiguousError, Choice, NothingFoundError, Subject, UserError
from bot.ids import CategoryId
from bot.record.model import Award, CanonicalCategory, Category, Ceremony, name_whole
from bot.record.precursors import PRECURSOR_CATEGORIES
from bot.record.record import OSCARS, Record
from bot.search.divided_prizes import HALF_WORDS, Prize, is_divided, select_halves, split_half
from bot.search.errors import NoNomineesYetError
from bot.search.search import Search
from bot.search.text import fold_text

SCORE_CATEGORIES = frozenset({"original-score", "adaptation-score"})
"""The categories for scores; the text “score” does not say which of two is meant."""


@dataclass(eq=False, kw_only=True)
class NotGivenError(NothingFoundError):
    """A category that other awards give and this one does not; `nearest` are the award's own, the likeliest first.

    Attributes:
        award: The award.
        canonical: The category.
    """

    award: Award
    canonical: CanonicalCategory


@dataclass(eq=False)
class NotGivenThenError(UserError):
    """A category of this award that it did not give at this ceremony.

    Attributes:
        ceremony: The ceremony.
        canonical: The category.
        first: The first ceremony at which the record has it.
        last: The last one.
    """

    ceremony: Ceremony
    canonical: CanonicalCategory
    first: Ceremony
    last: Ceremony


def find_prize(search: Search, typed: str, award: Award | None) -> CanonicalCategory:
    """The category of this name at one award; without an award, at the Oscars, else at any.

    A category that others divide and this award does not is found as the whole: the Writers Guild's Best Screenplay,
    for a text that means the original one.

    Raises:
        AmbiguousError: The award has several; they are the choices.
        NotGivenError: Others give such a category, this award does not.
        NothingFoundError: There is no such category; the nearest are the award's own.
    """
    if award is None:
        return search.find_category(typed)
    try:
        return _find_whole(search, typed, award) or search.find_category(typed, award.id)
    except NothingFoundError as nothing:
        meant = _find_meant_elsewhere(search, typed)
        own = [choice for choice in meant if (choice.id, award.id) in search.record.history]
        if len(own) > 1:
            raise AmbiguousError(Subject.CATEGORY, nothing.text, own) from None
        if len(meant) != 1:
            nearest = [*own, *nothing.nearest] or search.suggest_categories("", award.id)
            raise NothingFoundError(Subject.CATEGORY, nothing.text, nearest) from None
    canonical = search.record.canonical[meant[0].id]
    instead = _list_substitutes(search.record, canonical, award)
    whole = [one for one in instead if _split_name(one) < _split_name(canonical)]
    if whole:
        return whole[0]
    nearest = [Choice(one.id, one.name) for one in instead] or search.suggest_categories("", award.id)
    raise NotGivenError(Subject.CATEGORY, typed, nearest, award=award, canonical=canonical)


def find_prize_anywhere(search: Search, typed: str, award: Award | None) -> Prize:
    """The category of this name at one award, as `find_prize`; a half that only another award has leads to that one.

    Without an award, "best comedy" means the Golden Globes' Best Picture, of which it is a half, and "bafta actor" what
    it says; with one, it may be named in the text, too.
    """
    if award is not None:
        return Prize(find_prize(search, search.drop_award(typed, award.id), award), award)
    split = search.split_award(typed)
    if split is not None:
        named, rest = split
        with naming_award(named):
            return Prize(find_prize(search, rest, named), named)
    if not search.names_category(typed):
        for divider in HALF_WORDS:
            whole = _find_whole(search, typed, search.record.awards[divider])
            if whole is not None:
                return Prize(whole, search.record.awards[divider])
    return Prize(find_prize(search, typed, None), None)


def find_compared_category(search: Search, typed: str) -> CanonicalCategory:
    """The category of the Oscars with which a prize of a text is compared: "globes drama" with Best Picture.

    A text that names no award means a category by its own name, at whatever award.

    Raises:
        AmbiguousError: The prize is compared with several, as the Golden Globes' Best Screenplay is.
        NothingFoundError: There is no such prize.
    """
    found, split = find_prize_anywhere(search, typed, None).canonical, search.split_award(typed)
    compared = [one for one, related in PRECURSOR_CATEGORIES.items() if found.id in related]
    if split is None or found.id in compared or not compared:
        return found
    said = _find_meant_elsewhere(search, split[1])
    meant = [choice for choice in said if choice.id in compared]  # "globes original screenplay" says which
    meant = meant or [_make_canonical_choice(search.record.canonical[one]) for one in compared]
    if len(meant) > 1:
        raise AmbiguousError(Subject.CATEGORY, typed, meant)
    return search.record.canonical[meant[0].id]


def suggest_prizes(search: Search, typed: str, award: Award | None) -> Sequence[Choice]:
    """The categories that an unfinished text may mean, at one award or, unless the text names one, at any."""
    if award is not None:
        return search.suggest_categories(search.drop_award(typed, award.id), award.id)
    split = search.split_award(typed)
    if split is None:
        return search.suggest_categories(typed)
    named, rest = split
    choices = name_award_in(search.suggest_categories(rest, named.id), named)
    return [replace(choice, detail=named.short) for choice in choices]


@contextmanager
def naming_award(award: Award) -> Generator[None]:
    """Let the choices of an error name the award again, which the text named: alone they would mean the Oscars'."""
    try:
        yield
    except AmbiguousError as several:
        several.choices = name_award_in(several.choices, award)
        raise
    except NothingFoundError as nothing:
        nothing.nearest = name_award_in(nothing.nearest, award)
        raise


def name_award_in(choices: Sequence[Choice], award: Award) -> Sequence[Choice]:
    """Let each choice's id name the award, so that it means the same without anything beside it."""
    return [replace(choice, id=f"{award.id} {choice.id}") for choice in choices]


def _find_whole(search: Search, typed: str, award: Award) -> CanonicalCategory | None:
    """The divided prize of an award of which a text names a half; None if it names none."""
    rest = split_half(typed, award.id)
    if rest is None:
        return None
    try:
        whole = search.find_category(rest, award.id)
    except (NothingFoundError, AmbiguousError):
        return None
    return whole if is_divided(search.record, whole.id, award.id) else None


def _find_half(search: Search, typed: str, ceremony: Ceremony) -> tuple[Category, ...]:
    """The part of a divided prize that a text names half of: "best comedy"; empty if it names none."""
    award = search.record.awards.get(ceremony.award)
    whole = _find_whole(search, typed, award) if award else None
    if award is None or whole is None:
        return ()
    parts = [category for category in ceremony.categories if category.canonical == whole.id]
    return select_halves(typed, award.id, parts) or tuple(parts)


def find_categories(search: Search, typed: str, ceremony: Ceremony) -> tuple[Category, ...]:
    """A ceremony's category of this name; its parts if it was divided.

    Raises:
        NoNomineesYetError: The ceremony has no categories yet.
        NotGivenThenError: The award gives such a category, but did not at this ceremony.
        NotGivenError: Others give such a category, this award does not.
        AmbiguousError: It may be several; they are the choices.
        NothingFoundError: There is no such category.
    """
    if not ceremony.categories:
        raise NoNomineesYetError(ceremony)
    typed = search.drop_award(typed, ceremony.award)
    half = _find_half(search, typed, ceremony)
    if half:
        return half
    try:
        return search.find_category_in(ceremony, typed)
    except AmbiguousError as several:
        parts = tuple(ceremony.by_id[CategoryId(choice.id)] for choice in several.choices)
        if len({name_whole(ceremony.award, part) or part.id for part in parts}) > 1:
            raise
        return parts  # the Writers Guild's, original and adapted
    except NothingFoundError:
        canonical = find_prize(search, typed, search.record.awards[ceremony.award])
    found = tuple(one for one in ceremony.categories if one.canonical == canonical.id)
    if found:
        return found
    given = [edition for edition, _ in search.record.history[canonical.id, ceremony.award]]
    raise NotGivenThenError(ceremony, canonical, given[0], given[-1])


def find_other_score(ceremony: Ceremony, categories: Sequence[Category]) -> Category | None:
    """The ceremony's other category for scores, if one of the two was found: for 60 years there were two."""
    asked = {category.canonical for category in categories}
    if len(asked & SCORE_CATEGORIES) != 1:
        return None
    return next((one for one in ceremony.contested if one.canonical in SCORE_CATEGORIES - asked), None)


def _find_meant_elsewhere(search: Search, typed: str) -> Sequence[Choice]:
    """The meaning of the text at the Oscars, or at any award."""
    try:
        return [_make_canonical_choice(search.find_category(typed))]
    except AmbiguousError as several:
        return several.choices
    except NothingFoundError:
        return ()


def _list_substitutes(record: Record, canonical: CanonicalCategory, award: Award) -> list[CanonicalCategory]:
    """An award's own categories that are compared with one of the Oscars', as the actors' best cast is with
    Best Picture.
    """
    related = PRECURSOR_CATEGORIES.get(canonical.id, ()) if award.id != OSCARS else ()
    return [record.canonical[one] for one in related if (one, award.id) in record.history]


def _make_canonical_choice(canonical: CanonicalCategory) -> Choice:
    return Choice(canonical.id, canonical.name)


def _split_name(canonical: CanonicalCategory) -> frozenset[str]:
    return frozenset(fold_text(canonical.name).split())
