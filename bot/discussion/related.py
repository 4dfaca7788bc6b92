"""Which topics have to do with each other: by a ceremony, a film or a person that they share."""

from collections.abc import Iterator

from bot.awards.model import CanonicalCategory, Ceremony, Film, Nomination, Person
from bot.awards.record import OSCARS, Record
from bot.discussion import facts
from bot.discussion.model import Matter, Topic
from bot.errors import Subject


def related(record: Record, matter: Matter) -> dict[Topic, int]:
    """Topics that share nominations with this one, the nearest first, each with how near it is.

    0 is what stands on the same nominations: a film's people, its nights, its prizes. 1 is what stood beside it:
    the other films of a film's night, the other films of its people.
    """
    nearest: dict[Topic, int] = {}
    nominations = _nominations(record, matter)
    for topic in _on(nominations):
        nearest.setdefault(topic, 0)
    for topic in _beside(record, matter, nominations):
        nearest.setdefault(topic, 1)
    nearest.pop(Topic.of(matter), None)
    return nearest


def _nominations(record: Record, matter: Matter) -> list[Nomination]:
    match matter:
        case Film():
            return list(record.film_nominations.get(matter.id, ()))
        case Person():
            return list(record.person_nominations.get(matter.id, ()))
        case Ceremony():
            return facts.nominations_of(matter)
        case CanonicalCategory():
            return [
                Nomination(ceremony, category, nominee)
                for award in record.awards
                for ceremony, category in record.history.get((matter.id, award), ())
                for nominee in category.nominees
            ]


def _on(nominations: list[Nomination]) -> Iterator[Topic]:
    """Everything that stands on nominations."""
    for one in nominations:
        yield Topic(Subject.CEREMONY, one.ceremony.id)
        yield from (Topic(Subject.FILM, film_id) for film_id in facts.film_ids(one.nominee))
        yield from (Topic(Subject.PERSON, person_id) for person_id in facts.person_ids(one.nominee))
        if one.category.canonical is not None:
            yield Topic(Subject.CATEGORY, one.category.canonical)


def _beside(record: Record, matter: Matter, nominations: list[Nomination]) -> Iterator[Topic]:
    """What stood beside a film, a person or an earlier award's night."""
    match matter:
        case Film():
            nights = {one.ceremony.id: one.ceremony for one in nominations if one.ceremony.award == OSCARS}
            for ceremony in nights.values():
                yield from _on(facts.nominations_of(ceremony))
            for person_id in sorted({who for one in nominations for who in facts.person_ids(one.nominee)}):
                yield from _on(list(record.person_nominations.get(person_id, ())))
        case Person():
            for film_id in sorted({film for one in nominations for film in facts.film_ids(one.nominee)}):
                yield from _on(list(record.film_nominations.get(film_id, ())))
        case Ceremony():
            season = (one for one in record.ceremonies.values() if one.films_of == matter.films_of)
            yield from (Topic(Subject.CEREMONY, one.id) for one in season)
        case CanonicalCategory():
            return
