"""Corrections of the upstream list: what is known to be wrong or unclear in it, each with the reason."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

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
}
"""By ceremony, names and one of the ids as in the source: the right names and ids."""

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

PRECURSOR_FILMS = {
    "[a]": "Crash",
    "A Prairie Home Companion (posthumous)": "A Prairie Home Companion",
    "Birdman": "Birdman or (The Unexpected Virtue of Ignorance)",
    "Borat Subsequent Moviefilm": (
        "Borat Subsequent Moviefilm: Delivery of Prodigious Bribe to American Regime for Make Benefit Once "
        "Glorious Nation of Kazakhstan"
    ),
    "Col. Hans Landa": "Inglourious Basterds",
    "Le scaphandre et le papillon (The Diving Bell and the Butterfly)": "The Diving Bell and the Butterfly",
    "Precious": "Precious: Based on the Novel 'Push' by Sapphire",
    "The Motorcycle Diaries (Diarios de motocicleta)": "The Motorcycle Diaries",
}
"""Films whose title in the list of earlier awards differs from the Oscars', or is missing."""

PRECURSOR_PEOPLE = {
    "Chris E. Nolan": ("Christopher Nolan",),
    "Safdie brothers": ("Benny Safdie", "Josh Safdie"),
    "William Condon": ("Bill Condon",),
    "Youn Yuh-jung": ("Yuh-Jung Youn",),
}
"""People whose name there differs from the Oscars'."""

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
    return list(_join_rows(_correct_row(row) for row in official))


def _correct_row(row: UpstreamRow) -> UpstreamRow:
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
    return replace(row, people=people, people_ids=ids, credit=_fix_spelling(row.credit))


def _fix_spelling(text: str) -> str:
    """A name or a credit line with corrected hyphens and ordinals."""
    return _ORDINAL.sub(lambda ending: ending[0].lower(), _TORN.sub("-", text))


def _join_rows(rows: Iterable[UpstreamRow]) -> Iterator[UpstreamRow]:
    waiting: dict[tuple[int, str, tuple[str, ...]], UpstreamRow] = {}
    for row in rows:
        if (row.ceremony, row.category) not in _ONE_NOMINATION_EACH:
            yield from waiting.values()
            waiting.clear()
            yield row
            continue
        key = (row.ceremony, row.category, row.people_ids)
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
