"""Topics that are related because they share a ceremony, a film or a person; pure."""

from collections.abc import Iterator

from bot.discussion import nomination_queries
from bot.discussion.model import DiscussionSubject, DiscussionTopic
from bot.errors import Subject
from bot.record.model import CanonicalCategory, Ceremony, Film, Nomination, Person
from bot.record.record import OSCARS, Record


def find_related_topics(record: Record, subject: DiscussionSubject) -> dict[DiscussionTopic, int]:
    """Topics that share nominations with this subject, the nearest first, each with its distance.

    Distance 0: topics of the same nominations, such as a film's people, ceremonies and categories. Distance 1: topics
    beside them, such as the other films of a film's ceremony, or of its people.
    """
    nearest: dict[DiscussionTopic, int] = {}
    nominations = _list_nominations(record, subject)
    for topic in _list_topics_of(nominations):
        nearest.setdefault(topic, 0)
    for topic in _list_neighbour_topics(record, subject, nominations):
        nearest.setdefault(topic, 1)
    nearest.pop(DiscussionTopic.from_subject(subject), None)
    return nearest


def _list_nominations(record: Record, subject: DiscussionSubject) -> list[Nomination]:
    match subject:
        case Film():
            return list(record.film_nominations.get(subject.id, ()))
        case Person():
            return list(record.person_nominations.get(subject.id, ()))
        case Ceremony():
            return nomination_queries.list_ceremony_nominations(subject)
        case CanonicalCategory():
            return [
                Nomination(ceremony, category, nominee)
                for award in record.awards
                for ceremony, category in record.history.get((subject.id, award), ())
                for nominee in category.nominees
            ]


def _list_topics_of(nominations: list[Nomination]) -> Iterator[DiscussionTopic]:
    """All topics of these nominations."""
    for one in nominations:
        yield DiscussionTopic(Subject.CEREMONY, one.ceremony.id)
        yield from (
            DiscussionTopic(Subject.FILM, film_id) for film_id in nomination_queries.get_film_ids(one.nominee)
        )
        yield from (
            DiscussionTopic(Subject.PERSON, person_id)
            for person_id in nomination_queries.get_person_ids(one.nominee)
        )
        if one.category.canonical is not None:
            yield DiscussionTopic(Subject.CATEGORY, one.category.canonical)


def _list_neighbour_topics(
    record: Record, subject: DiscussionSubject, nominations: list[Nomination]
) -> Iterator[DiscussionTopic]:
    """The topics at distance 1 of a film, a person or a precursor's ceremony."""
    match subject:
        case Film():
            ceremonies = {
                one.ceremony.id: one.ceremony for one in nominations if one.ceremony.award == OSCARS
            }
            for ceremony in ceremonies.values():
                yield from _list_topics_of(nomination_queries.list_ceremony_nominations(ceremony))
            for person_id in sorted(
                {
                    person_id
                    for one in nominations
                    for person_id in nomination_queries.get_person_ids(one.nominee)
                }
            ):
                yield from _list_topics_of(list(record.person_nominations.get(person_id, ())))
        case Person():
            for film_id in sorted(
                {film for one in nominations for film in nomination_queries.get_film_ids(one.nominee)}
            ):
                yield from _list_topics_of(list(record.film_nominations.get(film_id, ())))
        case Ceremony():
            season = (one for one in record.ceremonies.values() if one.films_of == subject.films_of)
            yield from (DiscussionTopic(Subject.CEREMONY, one.id) for one in season)
        case CanonicalCategory():
            return
