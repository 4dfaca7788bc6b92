"""What a topic stands for in a server: the record, the server's own slates, and what its hosts have announced."""

from dataclasses import replace

from sqlalchemy import Connection

from bot.awards.model import Category, Ceremony
from bot.awards.record import Record
from bot.awards.slates import Slates
from bot.discussion.model import Matter, Topic
from bot.errors import NothingFoundError, Subject
from bot.results import store as results
from bot.results.model import Results
from bot.results.target import Target


def load(connection: Connection, record: Record, slates: Slates, guild_id: int, topic: Topic) -> Matter:
    """What a topic stands for.

    A ceremony whose winners the record does not know yet has those that the server's hosts announced; categories
    that they voided are left out.

    Raises:
        NothingFoundError: The record, or the server, has no such thing any more.
    """
    found: Matter | None = None
    match topic.subject:
        case Subject.FILM:
            found = record.films.get(topic.id)
        case Subject.PERSON:
            found = record.people.get(topic.id)
        case Subject.CATEGORY:
            found = record.canonical.get(topic.id)
        case Subject.CEREMONY:
            ceremony = slates.load(connection, guild_id, topic.id)
            known = ceremony.has_winners
            found = (
                ceremony
                if known
                else _as_announced(ceremony, results.load(connection, Target(guild_id, topic.id)))
            )
        case _:
            pass
    if found is None:
        raise NothingFoundError(topic.subject, "")
    return found


def _as_announced(ceremony: Ceremony, results: Results) -> Ceremony:
    categories = (category for category in ceremony.categories if category.id not in results.voided)
    return replace(
        ceremony,
        categories=tuple(_opened(category, results.winners_of(category.id)) for category in categories),
    )


def _opened(category: Category, winner_ids: tuple[str, ...]) -> Category:
    if not winner_ids:
        return category
    nominees = (replace(nominee, winner=nominee.id in winner_ids) for nominee in category.nominees)
    return replace(category, nominees=tuple(nominees))
