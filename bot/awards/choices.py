"""How what can be found is named in a list of choices, and what tells it from its namesakes."""

from collections.abc import Iterable, Sequence

from bot.awards.model import Category, CategoryClass, Ceremony, Film, Headline, Nomination, Nominee, Person
from bot.errors import Choice

LABEL_LIMIT = 100
"""Characters of one choice in an autocomplete answer, says Discord's API reference."""

DETAIL_LIMIT = 60
"""Characters of it that the detail may take, so that the name stays readable."""

BEST_PICTURE = "best-picture"

_BETWEEN = " · "


def label(choice: Choice) -> str:
    """A choice on one line, as autocomplete shows it."""
    return f"{choice.name}{_BETWEEN}{choice.detail}" if choice.detail else choice.name


def fitting(choice_id: str, name: str, detail: str = "") -> Choice:
    """A choice whose label fits."""
    detail = _cut(detail, DETAIL_LIMIT)
    return Choice(choice_id, _cut(name, LABEL_LIMIT - len(detail) - len(_BETWEEN) * bool(detail)), detail)


def film_choice(film: Film) -> Choice:
    """A film, by its year."""
    return fitting(film.id, film.title, film.year)


def person_choice(person: Person, nominations: Iterable[Nomination]) -> Choice:
    """A person, by the films they won for, then the weightiest and latest others, or by their honour."""
    known_for: dict[str, None] = {}
    for nomination in sorted(nominations, key=_renown, reverse=True):
        year = f" ({nomination.ceremony.films_of})"
        subject = nomination.nominee.films[0].title if nomination.nominee.films else nomination.category.name
        known_for[_cut(subject, DETAIL_LIMIT - len(year)) + year] = None
    first, second, *_ = [*known_for, "", ""]
    both = f"{first}, {second}"
    return fitting(person.id, person.name, both if second and len(both) <= DETAIL_LIMIT else first)


def ceremony_choice(ceremony: Ceremony) -> Choice:
    """A ceremony, by its date and what it named the best picture."""
    held = ceremony.held
    date = f"{held.day} {held:%B} {held.year}" if held else str(ceremony.year)
    pictures = " / ".join(best_pictures(ceremony))
    return fitting(ceremony.id, ceremony.name, f"{date}{_BETWEEN}{pictures}" if pictures else date)


def best_pictures(ceremony: Ceremony) -> list[str]:
    """The titles of a ceremony's Best Picture winners: two at the Golden Globes, none before the night."""
    return [
        film.title
        for category in ceremony.categories
        if category.canonical == BEST_PICTURE
        for nominee in category.winners
        for film in nominee.films
    ]


def category_choice(category: Category) -> Choice:
    """A category of one ceremony, as people say it now."""
    return fitting(category.id, category.title)


def nominee_choice(category: Category, nominee: Nominee) -> Choice:
    """A nominee by what its category honours first, with the rest of the nomination beside it."""
    films = _joined(film.title for film in nominee.films)
    people = _joined(person.name for person in nominee.people) or nominee.credit
    by_headline: dict[Headline, Sequence[str]] = {
        Headline.PERSON: (people, films),
        Headline.FILM: (films, people),
        Headline.SONG: (nominee.song, films, people),
        Headline.COUNTRY: (films, nominee.country, people),
    }
    name, detail, *_ = [*filter(None, by_headline[category.headline]), nominee.id, ""]
    return fitting(nominee.id, name, "" if detail == nominee.id else detail)


def _renown(nomination: Nomination) -> tuple[bool, bool, int, int]:
    """Wins before nominations, both in competition; then weight, then the latest."""
    competitive = nomination.category.kind is CategoryClass.COMPETITIVE
    won = competitive and nomination.nominee.winner
    return won, competitive, nomination.category.weight, nomination.ceremony.year


def _joined(names: Iterable[str]) -> str:
    return ", ".join(names)


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
