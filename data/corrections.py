"""Corrections of the upstream list: what is known to be wrong or unclear in it, each with the reason."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import compress

from data.format import UNKNOWN_ID
from data.titles import spell_title
from data.upstream import UpstreamRow

_PEOPLE: dict[tuple[int, tuple[str, ...], str], tuple[tuple[str, ...], tuple[str, ...]]] = {
    # Moulton's nomination carries Oscar Lagerstrom's id; everywhere else he is nm0609771.
    (9, ("United Artists", "Thomas T. Moulton"), "nm0481264"): (
        ("United Artists", "Thomas T. Moulton"),
        ("co0026841", "nm0609771"),
    ),
    # One organisation each, wrongly split at an “and” in its name.
    (15, ("Australian News", "Information Bureau"), "?"): (("Australian News & Information Bureau",), ("?",)),
    (20, ("Australian News", "Information Bureau"), "?"): (("Australian News & Information Bureau",), ("?",)),
    (20, ("United Nations Division of Films", "Visual Information"), "?"): (
        ("United Nations Division of Films and Visual Information",),
        ("?",),
    ),
    (20, ("United States Department of State Office of Information", "Educational Exchange"), "?"): (
        ("United States Department of State Office of Information and Educational Exchange",),
        ("co0002868",),
    ),
    # A lost apostrophe, and with it the organisation's name.
    (34, ("dell Istituto Nazionale Luce", "Comitato Organizzatore Del Giochi Della XVII Olimpiade"), "?"): (
        ("Istituto Nazionale Luce", "Comitato Organizzatore dei Giochi della XVII Olimpiade"),
        ("?", "?"),
    ),
    (22, ("St. Francis-Xavier University", "Antigonish", "Nova Scotia"), "?"): (
        ("St. Francis-Xavier University (Antigonish, Nova Scotia)",),
        ("co0076128",),
    ),
    # The man who produced them, not his company, which is nominated beside him for sound at the same ceremonies.
    (5, ("Hal Roach",), "co0075561"): (("Hal Roach",), ("nm0730018",)),
    (8, ("Hal Roach",), "co0075561"): (("Hal Roach",), ("nm0730018",)),
    (9, ("Hal Roach",), "co0075561"): (("Hal Roach",), ("nm0730018",)),
    # His first nomination, credited to his company; the Academy counts it for him: 4 of 12.
    (29, ("Charles Guggenheim & Associates Inc.",), "?"): (("Charles Guggenheim",), ("nm0346549",)),
    # Persin's name was dropped from the nomination; the Academy's lists have the other two.
    (35, ("Jean Bourgoin", "Walter Wottitz", "Henri Persin"), "nm0675468"): (
        ("Jean Bourgoin", "Walter Wottitz"),
        ("nm0099961", "nm0941857"),
    ),
    (97, ("Su Tie", "Bei Shimen", "Zhao Yanchong"), "?"): (
        ("Su Tie", "Bei Shimeng", "Zhao Yanchong"),
        ("?", "?", "?"),
    ),
}
"""By ceremony, names and one of the ids as in the source: the right names and ids."""

_PERSON_IDS = {(98, "nm13927769"): "nm15612471"}  # Jeong Hoon Seo, of the song “Golden”
"""By ceremony and the id in the source: the right id of a person whose name is right."""

_FILM_IDS = {
    (9, "tt3034436"): UNKNOWN_ID,  # The March of Time was honoured as a series; this is one issue of 1935
    (29, "tt0046593"): "tt0049473",  # Man in Space, not the Disney series
    (55, "tt0169446"): "tt0084185",  # Just Another Missing Kid, not the series The Fifth Estate
    (67, "tt0094416"): "tt0109519",  # D-Day Remembered, not the series American Experience
    (94, "tt11422728"): "tt7378922",  # Summer of Soul
}
"""By ceremony and the id in the source: the right id of a film."""

_CREDITS = {"Jean Bourgoin, Walter Wottitz, (Henri Persin)": "Jean Bourgoin, Walter Wottitz"}

_HEADS_NOMINATED = {(number, "MUSIC (Scoring)") for number in (7, 8, 9, 10)}
"""Categories in which the head of a studio's music department was nominated, and the composers are only named in
brackets: “Max Steiner, head of department (Score by Kenneth Webb and Samuel Hoffenstein)”.
"""

_MISSING = {
    (97, "SCIENTIFIC AND TECHNICAL AWARD (Academy Award of Merit)"): (
        "All who developed and supported captioning technology for film"
    )
}
"""By ceremony and category: the recipients of an award that the source lacks."""

_PSEUDONYMS = {"nm0001053,nm0001054": (("Ethan Coen", "Joel Coen"), ("nm0001053", "nm0001054"))}
"""People who share one name on screen: the Coen brothers edit as Roderick Jaynes, as the credit line says."""

_UNNAMED = "The builders and operators of film laboratories"
"""The recipients of the Award of Merit at the 86th, whom the source does not name."""

_ONE_NOMINATION_EACH = {(3, "ACTOR"), (3, "ACTRESS")}
"""Categories in which the source has one row per film although one nomination was for all of a person's films: George
Arliss, winning for Disraeli only, and Norma Shearer, winning for The Divorcee only, each nominated for two.
"""

DIVIDED_CATEGORIES = {(6, "ASSISTANT DIRECTOR"), (15, "DOCUMENTARY")}
"""(ceremony, category) with several prizes in one category: one per studio, and four special ones."""

_BEFORE_NAMES = re.compile(
    r"^(?:(?:screenplay|story|adaptation|dialogue|music|lyrics?|score)\s+[-–—]\s+|in collaboration with\s+|(?-i:the ))",
    re.IGNORECASE,
)
"""The part of a credit line before a name: the kind of credit, “in collaboration with”, an article."""

_AFTER_NAMES = re.compile(r"\s+with the cooperation of\s.*")
_TORN = re.compile(r"(?<=\w)- (?=[A-Z])")
"""A hyphen wrongly followed by a space: “Todd- AO”."""

_ORDINAL = re.compile(r"(?<=\d)(?:St|Nd|Rd|Th)\b")
_LETTERS = re.compile(r"[^\W\d_]+")
_CAPITALS = re.compile(r"[^\W\d_a-zß-ÿ]{2,}")
_INITIALISMS = frozenset(
    {"ADSG", "AG", "AO", "ARRI", "ASC", "BHP", "EECO", "III", "NIKFI", "OSRAM", "PSC", "RCA", "RKO"}
)
_SMALL_WORDS = frozenset({"AND", "ET", "OF"})


def correct_rows(rows: Iterable[UpstreamRow]) -> list[UpstreamRow]:
    """The corrected rows: fixed, joined, and without unofficial nominations.

    An unofficial nomination stays only if it won, as the write-in of the 8th did and every winner of the 2nd,
    at which nobody was nominated.
    """
    official = (row for row in rows if row.winner or not row.unofficial)
    return list(_add_missing(_join_rows(_correct_row(row) for row in official)))


def _correct_row(row: UpstreamRow) -> UpstreamRow:
    row = _keep_heads(row) if (row.ceremony, row.category) in _HEADS_NOMINATED else row
    people, ids = row.people, row.people_ids
    for identifier in ids:
        people, ids = _PEOPLE.get((row.ceremony, row.people, identifier), (people, ids))
        people, ids = _PSEUDONYMS.get(identifier, (people, ids)) if len(row.people) == 1 else (people, ids)
    if row.scientific:
        people = tuple(_lower_capitals(name) for name in people) or (_UNNAMED,)
        ids = ids or ("?",)
    people = tuple(
        _AFTER_NAMES.sub("", _BEFORE_NAMES.sub("", _fix_spelling(name), count=1)) for name in people
    )
    return replace(
        row,
        films=tuple(map(spell_title, row.films)),
        film_ids=tuple(_FILM_IDS.get((row.ceremony, identifier), identifier) for identifier in row.film_ids),
        people=people,
        people_ids=tuple(_PERSON_IDS.get((row.ceremony, identifier), identifier) for identifier in ids),
        credit=_fix_spelling(_CREDITS.get(row.credit, row.credit)),
    )


def _keep_heads(row: UpstreamRow) -> UpstreamRow:
    """The row without those who are named only in the brackets of its credit."""
    nominated, _, bracketed = row.credit.partition("(")
    kept = [name in nominated or name not in bracketed for name in row.people]
    return replace(
        row,
        people=tuple(compress(row.people, kept)),
        people_ids=tuple(compress(row.people_ids, kept)),
    )


def _add_missing(rows: Iterable[UpstreamRow]) -> Iterator[UpstreamRow]:
    """The rows, and after them those that the source lacks, if it has others of that class and ceremony."""
    present: set[tuple[int, str]] = set()
    neighbours: dict[int, UpstreamRow] = {}
    for row in rows:
        present.add((row.ceremony, row.category))
        if row.scientific:
            neighbours[row.ceremony] = row
        yield row
    for (ceremony, category), recipients in _MISSING.items():
        if ceremony in neighbours and (ceremony, category) not in present:
            yield replace(
                neighbours[ceremony],
                category=category,
                people=(recipients,),
                people_ids=(UNKNOWN_ID,),
                details=(),
            )


def _fix_spelling(text: str) -> str:
    """A name or a credit line with corrected hyphens and ordinals."""
    return _ORDINAL.sub(lambda ending: ending[0].lower(), _TORN.sub("-", text))


def _join_rows(rows: Iterable[UpstreamRow]) -> Iterator[UpstreamRow]:
    waiting: dict[tuple[int, str, tuple[str, ...]], UpstreamRow] = {}
    for row in rows:
        if (row.ceremony, row.category.upper()) not in _ONE_NOMINATION_EACH:
            yield from waiting.values()
            waiting.clear()
            yield row
            continue
        key = (row.ceremony, row.category.upper(), row.people_ids)
        waiting[key] = _merge_rows(waiting[key], row) if key in waiting else row
    yield from waiting.values()


def _merge_rows(first: UpstreamRow, second: UpstreamRow) -> UpstreamRow:
    won, lost = (first, second) if first.winner else (second, first)
    return replace(
        first,
        films=first.films + second.films,
        film_ids=first.film_ids + second.film_ids,
        details=first.details + second.details,
        winner=won.winner,
        won_for_ids=won.film_ids if won.winner and not lost.winner else (),
    )


def _lower_capitals(name: str) -> str:
    """A name in normal case: the scientific awards' names are in capitals in some years."""
    return _LETTERS.sub(lambda word: _recase_word(word[0]), name)


def _recase_word(word: str) -> str:
    if word in _INITIALISMS or word == "Rca":
        return word.upper()
    if word in _SMALL_WORDS or word == "TH":  # the "th" of 20TH
        return word.lower()
    return _CAPITALS.sub(lambda run: run[0].capitalize(), word)
