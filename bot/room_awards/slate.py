"""The slate of the awards' ceremony, made of the shortlist as the voting opens; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.ids import CategoryId
from bot.record.model import Category, Ceremony, Headline
from bot.record.record import OWN_AWARD_ID
from bot.room_awards.errors import NothingToVoteOnError
from bot.room_awards.model import AwardCategory, RoomAward
from bot.room_awards.shortlist import ShortlistEntry
from bot.slates.builder import CATEGORY_ID_MAX_CHARACTERS, PrizeNames, make_category, make_fresh_id
from bot.slates.drafts import CategoryDraft
from bot.slates.known_names import KnownNames

MIN_NOMINEES = 2
"""The fewest nominees of a category that there can be a vote on."""


def make_award_categories(names: Sequence[str], known: KnownNames) -> tuple[AwardCategory, ...]:
    """The categories of new awards; what each is named by is inferred from its name."""
    made: dict[str, AwardCategory] = {}
    for name in names:
        canonical = known.find_canonical(name)
        headline = canonical.headline if canonical else known.find_headline(name, ())
        category_id = CategoryId(make_fresh_id(name, "category", CATEGORY_ID_MAX_CHARACTERS, made))
        # A country is nominated with a film, which names it better among friends.
        shown = Headline.FILM if headline is Headline.COUNTRY else headline
        made[category_id] = AwardCategory(category_id, name, shown)
    return tuple(made.values())


def make_award_slate(
    award: RoomAward, nominees: Mapping[CategoryId, Sequence[ShortlistEntry]], prizes: PrizeNames, today: date
) -> Ceremony:
    """The ceremony with a slate of these nominees; categories with fewer than `MIN_NOMINEES` are left out.

    Raises:
        NothingToVoteOnError: That leaves none.
    """
    categories = tuple(
        _make_category(category, nominees[category.id], prizes)
        for category in award.categories
        if len(nominees[category.id]) >= MIN_NOMINEES
    )
    if not categories:
        raise NothingToVoteOnError(award.name, [category.name for category in award.categories])
    return Ceremony("", OWN_AWARD_ID, None, award.name, today.year, None, "", categories)


def _make_category(
    category: AwardCategory, contenders: Sequence[ShortlistEntry], prizes: PrizeNames
) -> Category:
    drafts = tuple(one.entry.draft for one in contenders)
    made = make_category(CategoryDraft(category.name, drafts, category.headline), prizes, ())
    # The words of a draft carry no ids: the record's films and people keep theirs.
    nominees = tuple(
        replace(nominee, films=one.entry.films, people=one.entry.people)
        for nominee, one in zip(made.nominees, contenders, strict=True)
    )
    return replace(made, id=category.id, nominees=nominees)
