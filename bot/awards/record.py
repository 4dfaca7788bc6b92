"""The shipped record in memory: immutable, indexed once, answered in microseconds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.awards.model import Award, CanonicalCategory, Category, Ceremony, Film, Nomination, Person


@dataclass(frozen=True)
class Record:
    """Every ceremony the bot ships, with the indexes that lookups need. Built by `data.loader.load_record`.

    Attributes:
        awards: By id, the Oscars first.
        canonical: Canonical categories by id, in the order in which the product shows them.
        ceremonies: By id, each award's oldest first; coming ones have no categories yet.
        films: By id.
        people: By id, companies too.
        film_nominations: A film's nominations and honours, oldest first.
        person_nominations: A person's, oldest first.
        history: A canonical category's appearances by (canonical id, award id), oldest ceremony first; several of one
            ceremony where the prize was then divided, as cinematography was by colour.
    """

    awards: Mapping[str, Award]
    canonical: Mapping[str, CanonicalCategory]
    ceremonies: Mapping[str, Ceremony]
    films: Mapping[str, Film]
    people: Mapping[str, Person]
    film_nominations: Mapping[str, Sequence[Nomination]]
    person_nominations: Mapping[str, Sequence[Nomination]]
    history: Mapping[tuple[str, str], Sequence[tuple[Ceremony, Category]]]

    @classmethod
    def build(
        cls, awards: Iterable[Award], canonical: Iterable[CanonicalCategory], ceremonies: Iterable[Ceremony]
    ) -> "Record":
        """Index the ceremonies."""
        raise NotImplementedError
