"""Readable ids of nominees; they never change, as members' picks refer to them."""

import unicodedata
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import count

from bot.ids import NomineeId
from bot.record.model import Category, CategoryClass, Headline, Nominee
from data.format import SLUG_MAX_CHARACTERS

Identity = tuple[tuple[str, ...], tuple[str, ...], str, int]
"""What identifies a nominee in a later import: films and people by id (by name if unknown), the song or a
scientific award's field, and a number if an honour was given twice for the same.
"""

KnownIds = Mapping[Identity, NomineeId]

_LETTERS = str.maketrans(
    {
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        "ð": "d",
        "đ": "d",
        "þ": "th",
        "ł": "l",
        "ß": "ss",
        "ı": "i",
        "&": " and ",
    }
)
_APOSTROPHES = str.maketrans("", "", "'’‘.")


def list_identities(category: Category) -> list[Identity]:
    """The identity of each nominee, whatever its spelling, in the category's order."""
    seen: Counter[tuple[object, ...]] = Counter()
    found: list[Identity] = []
    for nominee in category.nominees:
        films = tuple(film.id or film.title for film in nominee.films)
        people = tuple(person.id or person.name for person in nominee.people)
        subject = nominee.credit if category.kind is CategoryClass.SCIENTIFIC else nominee.song
        found.append((films, people, subject, seen[films, people, subject]))
        seen[films, people, subject] += 1
    return found


def map_known_ids(category: Category) -> KnownIds:
    """The ids that a category's nominees have."""
    ids = (nominee.id for nominee in category.nominees)
    return dict(zip(list_identities(category), ids, strict=True))


def assign_ids(category: Category, known: KnownIds) -> Category:
    """The category with an id for each nominee: its known one, or a new one.

    A new id is made from the film, the person or the song; with the other names if several nominees share that,
    and with a number if that is not unique either.
    """
    entries = list(zip(list_identities(category), category.nominees, strict=True))
    ids = {entry: known[entry] for entry, _ in entries if entry in known}
    ids |= _find_corrected([entry for entry, _ in entries], known)
    taken = set(ids.values())
    fresh = {
        entry: _list_id_words(nominee, category.headline) for entry, nominee in entries if entry not in ids
    }
    brief = Counter(make_slug(words[:1]) for words in fresh.values())
    brief.update(taken)
    for entry, words in fresh.items():
        slug = make_slug(words[:1])
        ids[entry] = NomineeId(slug if brief[slug] == 1 else _find_unused_id(words, taken))
        taken.add(ids[entry])
    nominees = tuple(replace(nominee, id=ids[entry]) for entry, nominee in entries)
    return replace(category, nominees=nominees)


def _find_corrected(entries: Sequence[Identity], known: KnownIds) -> KnownIds:
    """The id of the only nominee whose identity changed, if the old and the new one share a film or a person: a
    name or an id of it was corrected.
    """
    before = [entry for entry in known if entry not in entries]
    after = [entry for entry in entries if entry not in known]
    if len(before) != 1 or len(after) != 1:
        return {}
    (old,), (new,) = before, after
    shared = not {*old[0], *old[1]}.isdisjoint({*new[0], *new[1]})
    return {new: known[old]} if shared else {}


def make_slug(words: Iterable[str], length: int = SLUG_MAX_CHARACTERS) -> str:
    """Words as an id: lower-case ASCII letters, digits and hyphens, cut between words at `length`."""
    text = strip_accents(" ".join(words).translate(_APOSTROPHES))
    ascii_text = text.encode("ascii", "ignore").decode()
    parts = "".join(letter if letter.isalnum() else " " for letter in ascii_text).split() or ["nominee"]
    while len("-".join(parts)) > length and len(parts) > 1:
        parts.pop()
    return "-".join(parts)[:length]


def strip_accents(text: str) -> str:
    """Text in lower case without accents: “Żbanić” as “zbanic”, “&” as “and”."""
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _list_id_words(nominee: Nominee, headline: Headline) -> list[str]:
    films = " ".join(film.title for film in nominee.films)
    people = " ".join(person.name for person in nominee.people)
    words = {
        Headline.PERSON: (people, films),
        Headline.SONG: (nominee.song, films, people),
    }.get(headline, (films, people, nominee.credit))
    return [word for word in words if word] or ["nominee"]


def _find_unused_id(words: Iterable[str], taken: Container[str]) -> str:
    full = make_slug(words)
    if full not in taken:
        return full
    numbered = (f"{make_slug(words, SLUG_MAX_CHARACTERS - 4)}-{number}" for number in count(2))
    return next(candidate for candidate in numbered if candidate not in taken)
