"""What a member nominates: typed lines recognised by the record's search, and ruled out by what is eligible; pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.errors import UserError
from bot.record.model import Film, FilmCredit, Headline, PersonCredit
from bot.room_awards.errors import RuledOutError, RuledOutReason, TooManyNominationsError
from bot.room_awards.model import AwardCategory, Eligibility, EligibleFilms
from bot.search.search import Search
from bot.search.text import fold_text
from bot.slates.drafts import NomineeDraft, make_comparison_key, make_identity_key, tidy_text
from bot.slates.files import read_lines

NOMINATIONS_PER_CATEGORY = 5
"""How many a member may nominate in one category."""

MEANT_MIN_SIMILARITY = 85.0
"""The similarity (0–100) from which a name of the record may be what somebody typed."""


@dataclass(frozen=True, slots=True)
class NominationEntry:
    """One nomination.

    Attributes:
        key: Equal for what is meant to be the same: the record's id where it is known, else the words, whatever their
            case and accents.
        films: The films, with the record's ids where it knows them.
        people: The people, likewise.
        song: The song.
        typed: The line as it was typed.
    """

    key: str
    films: tuple[FilmCredit, ...]
    people: tuple[PersonCredit, ...]
    song: str
    typed: str

    @property
    def draft(self) -> NomineeDraft:
        """The nominee that it would become."""
        return NomineeDraft(
            films=tuple(film.title for film in self.films),
            people=tuple(person.name for person in self.people),
            song=self.song,
        )


def read_nominations(
    category: AwardCategory, lines: str, eligible: EligibleFilms, search: Search
) -> tuple[NominationEntry, ...]:
    """The entries of a form's lines, each once, in the order typed.

    Raises:
        TooManyNominationsError: There are more than `NOMINATIONS_PER_CATEGORY`.
        RuledOutError: One of them is not eligible, or no name.
    """
    entries: dict[str, NominationEntry] = {}
    for line in filter(None, map(tidy_text, lines.splitlines())):
        entry = _read_entry(category.headline, line, eligible, search)
        entries.setdefault(entry.key, entry)
    if len(entries) > NOMINATIONS_PER_CATEGORY:
        raise TooManyNominationsError(category.name, NOMINATIONS_PER_CATEGORY)
    return tuple(entries.values())


def _read_entry(headline: Headline, line: str, eligible: EligibleFilms, search: Search) -> NominationEntry:
    drafts, problems = read_lines(line, headline)
    if problems or len(drafts) != 1:
        raise RuledOutError(line, RuledOutReason.NO_NAME)
    draft = drafts[0]
    known = [_find_film(title, search, eligible) for title in draft.films]
    films = tuple(
        FilmCredit(film.id, film.title) if film else FilmCredit(None, title)
        for film, title in zip(known, draft.films, strict=True)
    )
    for film, credit in zip(known, films, strict=True):
        _check_eligible(eligible, credit.title, film)
    people = tuple(_find_person(name, search) for name in draft.people)
    entry = NominationEntry("", films, people, draft.song, line)
    return NominationEntry(_make_key(entry, headline), films, people, draft.song, line)


def _find_film(title: str, search: Search, eligible: EligibleFilms) -> Film | None:
    """The record's film that a title means; None if it knows none, or several alike."""
    dated = [f"{title} {year}" for year in eligible.films] if eligible.kind is Eligibility.YEAR else []
    for text in (*dated, title):
        try:
            film = search.find_film(text)
        except UserError:
            continue
        if _is_meant(title, film.title):
            return film
    return None


def _find_person(name: str, search: Search) -> PersonCredit:
    try:
        person = search.find_person(name)
    except UserError:
        return PersonCredit(None, name)
    return PersonCredit(person.id, person.name) if _is_meant(name, person.name) else PersonCredit(None, name)


def _is_meant(typed: str, found: str) -> bool:
    """Whether a name that was found may be what was typed: a search that forgives much would change own words."""
    return fuzz.token_set_ratio(fold_text(typed), fold_text(found)) >= MEANT_MIN_SIMILARITY


def _check_eligible(eligible: EligibleFilms, title: str, film: Film | None) -> None:
    """Refuse a film that is known to be of another year, or is not on the list; own words pass a year.

    Raises:
        RuledOutError: It is.
    """
    if eligible.kind is Eligibility.YEAR and film is not None and not _is_of_year(film, eligible.films[0]):
        raise RuledOutError(title, RuledOutReason.OTHER_YEAR, film.year, eligible.films[0])
    listed = {make_comparison_key(one) for one in eligible.films}
    if eligible.kind is Eligibility.LIST and make_comparison_key(title) not in listed:
        raise RuledOutError(title, RuledOutReason.NOT_LISTED)


def _is_of_year(film: Film, year: str) -> bool:
    """Whether a film is of a year; some early ceremonies honoured two: 1927/28."""
    first, _, second = film.year.partition("/")
    return year == first or (second != "" and year == first[:2] + second[-2:])


def _make_key(entry: NominationEntry, headline: Headline) -> str:
    """The key of an entry: by person in a category of people, so that a film named beside makes no other entry."""
    films: Sequence[str] = sorted(film.id or make_comparison_key(film.title) for film in entry.films)
    people: Sequence[str] = sorted(person.id or make_comparison_key(person.name) for person in entry.people)
    if headline is Headline.PERSON and people:
        return "p:" + "+".join(people)
    if headline is Headline.SONG and entry.song:
        return "s:" + make_comparison_key(entry.song)
    if films:
        return "f:" + "+".join(films)
    return "w:" + repr(make_identity_key(entry.draft))
