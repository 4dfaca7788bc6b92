"""From names alone to films, people and songs: what a file does not say, category by category."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.record.model import Headline
from bot.slates.drafts import make_comparison_key
from bot.slates.files.fields import RawCategory, RawNominee, split_field_names
from bot.slates.known_names import KnownNames

_DASH = re.compile(r"\s+[-–—|/]\s+")
_BRACKET = re.compile(r"^(?P<left>.*\S)\s*\((?P<right>[^()]+)\)$")
_FOR = re.compile(r"\s+(?:for|in|from)\s+(?=\S)")
_COMMA = re.compile(r"\s*,\s+")
_AND = re.compile(r"\s*,\s+(?:and\s+)?|\s+(?:and|&)\s+")
_QUOTES = "“”\"'‘’"

PAIRS_MIN_SHARE = 0.6
"""The share of a category's names that are written as pairs where they are: “Mikey Madison, Anora”."""


def resolve_names(category: RawCategory, known: KnownNames) -> RawCategory:
    """The category with each nominee's name in its place: a film's, a person's or a song's."""
    bare = [nominee.name for nominee in category.nominees if nominee.name and not _has_other(nominee)]
    pairs = _find_pairs(category.name, bare, known)
    names = [nominee.name for nominee in category.nominees if nominee.name]
    headline = known.find_headline(category.name, names)
    nominees = [
        _place_pair(nominee, pairs[nominee.name])
        if nominee.name in pairs and not _has_other(nominee)
        else _place_name(nominee, headline, known)
        for nominee in category.nominees
    ]
    return replace(category, nominees=nominees)


def _has_other(nominee: RawNominee) -> bool:
    return bool(nominee.films or nominee.people or nominee.song)


def _place_name(nominee: RawNominee, headline: Headline, known: KnownNames) -> RawNominee:
    name, kept = nominee.name, replace(nominee, name="")
    credited_keys = {make_comparison_key(text) for text in (*nominee.films, *nominee.people, nominee.song)}
    if not name or make_comparison_key(name) in credited_keys:
        return kept
    if headline is Headline.SONG and not nominee.song:
        return replace(kept, song=name)
    if nominee.people and not nominee.films:
        if headline is Headline.PERSON and not any(map(known.is_person, nominee.people)):
            # A sheet that names a performer first and the film under “crew”.
            return replace(kept, films=nominee.people, people=split_field_names(name))
        return replace(kept, films=split_field_names(name))
    if nominee.people:
        return replace(kept, credit=nominee.credit or name)
    if nominee.films or nominee.song or headline is Headline.PERSON:
        return _place_people(kept, name, headline, known)
    return replace(kept, films=split_field_names(name))


@dataclass(frozen=True, slots=True)
class _Pair:
    """A name that says two things: people or a song, and a film."""

    film: str
    people: tuple[str, ...] = ()
    song: str = ""


def _place_people(nominee: RawNominee, name: str, headline: Headline, known: KnownNames) -> RawNominee:
    """The people in a name; where several stand in it in words of their own, it is a credit line."""
    people = split_field_names(name)
    parts = _split_people(name)
    if len(people) == 1 and len(parts) > 1:
        if all(map(known.is_person, parts)):
            return replace(nominee, people=parts)
        if headline is not Headline.PERSON and not nominee.credit:
            return replace(nominee, credit=name)
    return replace(nominee, people=people)


def _place_pair(nominee: RawNominee, pair: _Pair) -> RawNominee:
    return replace(nominee, name="", films=(pair.film,), people=pair.people, song=pair.song)


def _find_pairs(category: str, names: Sequence[str], known: KnownNames) -> dict[str, _Pair]:
    """The names that say two things, where most of a category's are written so and the record knows one side."""
    canonical = known.find_canonical(category)
    of_songs = canonical is not None and canonical.headline is Headline.SONG
    for split in (_split_dash, _split_bracket, _split_for, _split_comma):
        parts = {name: found for name in names if not known.is_film(name) and (found := split(name))}
        if len(parts) < 2 or len(parts) < PAIRS_MIN_SHARE * len(names):
            continue
        if of_songs:
            return {name: _Pair(film, song=song.strip(_QUOTES)) for name, (song, film) in parts.items()}
        left = sum(any(map(known.is_person, _split_people(one))) for one, _ in parts.values())
        right = sum(any(map(known.is_person, _split_people(two))) for _, two in parts.values())
        if left != right and max(left, right) * 2 >= len(parts):
            return {
                name: _Pair(two, _split_people(one)) if left > right else _Pair(one, _split_people(two))
                for name, (one, two) in parts.items()
            }
    return {}


def _split_people(text: str) -> tuple[str, ...]:
    return tuple(part for part in (part.strip() for part in _AND.split(text)) if part)


def _split_dash(name: str) -> tuple[str, str] | None:
    return _split_once(_DASH, name)


def _split_bracket(name: str) -> tuple[str, str] | None:
    found = _BRACKET.match(name)
    return (found["left"].strip(), found["right"].strip()) if found else None


def _split_for(name: str) -> tuple[str, str] | None:
    return _split_once(_FOR, name)


def _split_comma(name: str) -> tuple[str, str] | None:
    return _split_once(_COMMA, name)


def _split_once(mark: re.Pattern[str], name: str) -> tuple[str, str] | None:
    left, *right = mark.split(name, maxsplit=1)
    return (left.strip(), right[0].strip()) if right and left.strip() and right[0].strip() else None
