"""Whether the record knows how a nominee of a server's own slate fared in its category; pure."""

from collections.abc import Iterable

from bot.record.model import Category, Headline, Nominee
from bot.record.record import Record


def find_known_nominee(
    record: Record, award_id: str, categories: Iterable[Category]
) -> tuple[Category, Nominee] | None:
    """The first nominee that is known to have won or lost in its category at an award; None if there is none.

    Nominees are the same by the ids of their films and people, which copies of the record's slates have: a name that
    a host typed may be of a remake, or of a club's own prize. Categories are the same if their canonical ones are.
    """
    for category in categories:
        for nominee in category.nominees:
            if _is_known(record, award_id, category, nominee):
                return category, nominee
    return None


def _is_known(record: Record, award_id: str, category: Category, nominee: Nominee) -> bool:
    if category.canonical is None:
        return False
    film_ids = {film.id for film in nominee.films if film.id}
    person_ids = {person.id for person in nominee.people if person.id}
    by_film = [one for film_id in film_ids for one in record.film_nominations.get(film_id, ())]
    by_person = [one for person_id in person_ids for one in record.person_nominations.get(person_id, ())]
    for found in by_film or by_person:
        same = found.category.canonical == category.canonical and found.ceremony.award == award_id
        if not same or not found.category.winners:
            continue
        theirs = {person.id for person in found.nominee.people}
        if category.headline is not Headline.PERSON or not person_ids or person_ids & theirs:
            return True
    return False
