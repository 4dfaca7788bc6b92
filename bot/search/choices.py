"""Labels of choices in a list: their names, and details that distinguish namesakes."""

from collections.abc import Iterable, Sequence

from bot.errors import Choice
from bot.record.model import Category, CategoryClass, Ceremony, Film, Headline, Nomination, Nominee, Person
from bot.record.record import OSCARS

LABEL_MAX_CHARACTERS = 100
"""The most characters of one choice in an autocomplete answer (Discord's API reference)."""

DETAIL_MAX_CHARACTERS = 60
"""The most characters of a label that the detail may take, so that the name stays readable."""

BEST_PICTURE_ID = "best-picture"

_DETAIL_SEPARATOR = " · "


def format_choice_label(choice: Choice) -> str:
    """A choice on one line, as autocomplete shows it."""
    return f"{choice.name}{_DETAIL_SEPARATOR}{choice.detail}" if choice.detail else choice.name


def make_fitting_choice(choice_id: str, name: str, detail: str = "") -> Choice:
    """A choice whose label fits."""
    detail = _shorten_text(detail, DETAIL_MAX_CHARACTERS)
    return Choice(
        choice_id,
        _shorten_text(name, LABEL_MAX_CHARACTERS - len(detail) - len(_DETAIL_SEPARATOR) * bool(detail)),
        detail,
    )


def make_film_choice(film: Film) -> Choice:
    """A film with its year as the detail."""
    return make_fitting_choice(film.id, film.title, film.year)


def make_person_choice(person: Person, nominations: Iterable[Nomination]) -> Choice:
    """A person, with the films they won for as the detail, then other important or late ones, or their honour."""
    known_for: dict[str, None] = {}
    for nomination in sorted(nominations, key=_renown_key, reverse=True):
        year = f" ({nomination.ceremony.films_of})"
        subject = nomination.nominee.films[0].title if nomination.nominee.films else nomination.category.name
        known_for[_shorten_text(subject, DETAIL_MAX_CHARACTERS - len(year)) + year] = None
    first, second, *_ = [*known_for, "", ""]
    both = f"{first}, {second}"
    return make_fitting_choice(
        person.id, person.name, both if second and len(both) <= DETAIL_MAX_CHARACTERS else first
    )


def make_ceremony_choice(ceremony: Ceremony) -> Choice:
    """A ceremony, with its date and its best picture as the detail."""
    held = ceremony.held
    date = f"{held.day} {held:%B} {held.year}" if held else str(ceremony.year)
    pictures = " / ".join(list_best_picture_titles(ceremony))
    return make_fitting_choice(
        ceremony.id, ceremony.name, f"{date}{_DETAIL_SEPARATOR}{pictures}" if pictures else date
    )


def list_best_picture_titles(ceremony: Ceremony) -> list[str]:
    """The titles of a ceremony's Best Picture winners: two at the Golden Globes, none before the ceremony."""
    return [
        film.title
        for category in ceremony.categories
        if category.canonical == BEST_PICTURE_ID
        for nominee in category.winners
        for film in nominee.films
    ]


def make_category_choice(category: Category) -> Choice:
    """A category of one ceremony under its current common name."""
    return make_fitting_choice(category.id, category.title)


def make_nominee_choice(category: Category, nominee: Nominee) -> Choice:
    """A nominee, named by the category's headline, with the rest of the nomination as the detail."""
    films = _join_names(film.title for film in nominee.films)
    people = _join_names(person.name for person in nominee.people) or nominee.credit
    by_headline: dict[Headline, Sequence[str]] = {
        Headline.PERSON: (people, films),
        Headline.FILM: (films, people),
        Headline.SONG: (nominee.song, films, people),
        Headline.COUNTRY: (films, nominee.country, people),
    }
    name, detail, *_ = [*filter(None, by_headline[category.headline]), nominee.id, ""]
    return make_fitting_choice(nominee.id, name, "" if detail == nominee.id else detail)


def _renown_key(nomination: Nomination) -> tuple[bool, bool, bool, int, int]:
    """Wins before nominations, both in competition; then the Oscars, then weight, then the latest."""
    competitive = nomination.category.kind is CategoryClass.COMPETITIVE
    won = competitive and nomination.nominee.winner
    at_oscars = nomination.ceremony.award == OSCARS
    return won, competitive, at_oscars, nomination.category.weight, nomination.ceremony.year


def _join_names(names: Iterable[str]) -> str:
    return ", ".join(names)


def _shorten_text(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
