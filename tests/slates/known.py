"""What a small record knows of names, for tests that read files without the whole one."""

from bot.ids import NomineeId
from bot.record.model import CanonicalCategory, Headline
from bot.record.record import Record
from bot.slates.known_names import KnownNames
from tests.slates.made_slates import (
    ACTOR,
    AWARDS,
    DIRECTOR,
    PICTURE,
    category,
    ceremony,
    film,
    nominee,
    person,
)

SONG = CanonicalCategory("original-song", "Best Original Song", Headline.SONG, 1)
INTERNATIONAL = CanonicalCategory("international-feature", "Best International Feature", Headline.COUNTRY, 2)

_FILMS = ("Anora", "Conclave", "The Brutalist", "Wicked", "Emilia Pérez", "Oppenheimer", "Maestro")
_PEOPLE = ("Adrien Brody", "Ralph Fiennes", "Sean Baker", "Brady Corbet", "Cillian Murphy", "Bradley Cooper")


def _make_record() -> Record:
    shown = ceremony(
        "oscars",
        2025,
        category(PICTURE, *(nominee(NomineeId(title), film(title, title)) for title in _FILMS)),
        category(
            ACTOR, *(nominee(NomineeId(name), film("Anora", "Anora"), person(name, name)) for name in _PEOPLE)
        ),
        category(
            DIRECTOR,
            *(nominee(NomineeId(name), film("Anora", "Anora"), person(name, name)) for name in _PEOPLE),
        ),
        category(SONG, nominee(NomineeId("el-mal"), film("Emilia Pérez", "Emilia Pérez"))),
        category(INTERNATIONAL, nominee(NomineeId("emilia"), film("Emilia Pérez", "Emilia Pérez"))),
    )
    return Record.build(AWARDS, (PICTURE, DIRECTOR, ACTOR, SONG, INTERNATIONAL), (shown,))


KNOWN = KnownNames(_make_record())
