"""Making the categories of each Oscar ceremony from the rows of the upstream list."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.ids import CategoryId, NomineeId
from bot.record.model import (
    CanonicalCategory,
    Category,
    CategoryClass,
    FilmCredit,
    Headline,
    Nominee,
    PersonCredit,
)
from data.catalogue import AcademyCategory, make_modern_name
from data.corrections import DIVIDED_CATEGORIES
from data.format import ACADEMY_CATEGORIES_FILE, UNKNOWN_ID
from data.nominee_ids import KnownIds, assign_ids, list_identities
from data.upstream import ImportRefusedError, UpstreamRow

_NUMBERS_IN_DETAIL = "dance-direction"
"""The only category named by films whose details are songs: the dance numbers."""


class AcademyCategoryBuilder:
    """Builds the categories of a ceremony, in the order in which the product shows them."""

    def __init__(
        self,
        source: str,
        canonical: Mapping[str, CanonicalCategory],
        meanings: Mapping[str, AcademyCategory],
    ) -> None:
        self._source = source
        self._canonical = canonical
        self._order = {canonical_id: place for place, canonical_id in enumerate(canonical)}
        self._meanings = {name.casefold(): meaning for name, meaning in meanings.items()}

    def build_categories(
        self, rows: Sequence[UpstreamRow], known: Mapping[CategoryId, KnownIds]
    ) -> tuple[Category, ...]:
        """The categories of one ceremony's rows.

        Args:
            rows: All rows of the ceremony, corrected.
            known: By category id, the ids that its nominees already have; they keep them.

        Raises:
            ImportRefusedError: A category is unknown, or a nominee appears twice.
        """
        by_name: dict[str, list[UpstreamRow]] = {}
        for row in rows:
            by_name.setdefault(row.category.casefold(), []).append(row)
        meanings = _assign_only_score({name: self._get_meaning(name, rows) for name, rows in by_name.items()})
        categories: dict[CategoryId, Category] = {}
        for name, meaning in meanings.items():
            if meaning.id in categories:
                raise self._make_refusal(
                    by_name[name][0], "Category", f"{categories[meaning.id].name} has the same id"
                )
            category = self._build_category(meaning, by_name[name])
            categories[meaning.id] = assign_ids(category, known.get(meaning.id, {}))
        return tuple(sorted(categories.values(), key=lambda category: self._order[category.canonical or ""]))

    def _get_meaning(self, name: str, rows: Sequence[UpstreamRow]) -> AcademyCategory:
        if name not in self._meanings:
            category = rows[0].category
            wrong = f"“{category}” is a category that {ACADEMY_CATEGORIES_FILE} does not know; add a line for it there"
            raise self._make_refusal(rows[0], "Category", wrong)
        return self._meanings[name]

    def _make_refusal(self, row: UpstreamRow, field: str, wrong: str) -> ImportRefusedError:
        return ImportRefusedError(f"{self._source}, line {row.line}, {field}: {wrong}.")

    def _build_category(self, meaning: AcademyCategory, rows: Sequence[UpstreamRow]) -> Category:
        canonical = self._canonical[meaning.canonical]
        category = Category(
            id=meaning.id,
            canonical=canonical.id,
            name=meaning.name,
            headline=canonical.headline,
            nominees=tuple(_make_nominee(row, meaning, canonical.headline) for row in rows),
            kind=meaning.kind,
            weight=canonical.weight,
            divided=(rows[0].ceremony, rows[0].category.upper()) in DIVIDED_CATEGORIES,
            modern_name=make_modern_name(canonical, meaning.id, meaning.kind),
        )
        if category.kind is CategoryClass.COMPETITIVE:
            for row, (*_, earlier) in zip(rows, list_identities(category), strict=True):
                if earlier:
                    raise self._make_refusal(row, "Nominees", f"the nominee stands twice in {meaning.name}")
        return category


def _assign_only_score(meanings: dict[str, AcademyCategory]) -> dict[str, AcademyCategory]:
    """The meanings of a ceremony that has only one category for scores: "Scoring" then means today's Original Score.

    That was so at the 7th to 10th and the 30th; where there were two, Scoring was the one for adaptations.
    """
    if any(meaning.canonical == "original-score" for meaning in meanings.values()):
        return meanings
    return {
        name: replace(meaning, canonical="original-score") if name == "music (scoring)" else meaning
        for name, meaning in meanings.items()
    }


def _make_nominee(row: UpstreamRow, meaning: AcademyCategory, headline: Headline) -> Nominee:
    credit, country = row.credit, ""
    if meaning.kind is CategoryClass.SCIENTIFIC:
        credit = "; ".join(row.details)  # the field of the award, as "Sound"
    if headline is Headline.COUNTRY:
        country, _, credit = (part.strip() for part in credit.partition(";"))
    names_songs = headline is Headline.SONG or meaning.canonical == _NUMBERS_IN_DETAIL
    names_characters = headline is Headline.PERSON and meaning.kind is CategoryClass.COMPETITIVE
    films = tuple(map(_make_film_credit, row.films, row.film_ids))
    return Nominee(
        id=NomineeId(""),
        films=films,
        people=tuple(map(_make_person_credit, row.people, row.people_ids)),
        credit=credit,
        song="; ".join(row.details) if names_songs else "",
        characters=row.details if names_characters else (),
        country=country,
        winner=row.winner,
        unofficial=row.unofficial,
        won_for=tuple(film for film in films if film.id in row.won_for_ids),
    )


def _make_film_credit(title: str, identifier: str) -> FilmCredit:
    return FilmCredit(None if identifier == UNKNOWN_ID else identifier, title)


def _make_person_credit(name: str, identifier: str) -> PersonCredit:
    return PersonCredit(None if identifier == UNKNOWN_ID else identifier, name)
