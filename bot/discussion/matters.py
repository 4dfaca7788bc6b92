"""What a topic stands for in a server: the record, the server's own slates, and what its hosts have announced."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from bot.awards.model import Category, Ceremony
from bot.awards.record import Record
from bot.awards.slates import Slates
from bot.discussion.model import Matter, Topic
from bot.errors import NothingFoundError, Subject
from bot.guilds import store as guilds
from bot.guilds.model import Spoilers
from bot.results import store as results
from bot.results.covers import cover_of
from bot.results.model import Results
from bot.results.target import Target


def load(
    connection: Connection, record: Record, slates: Slates, guild_id: int, topic: Topic, now: datetime
) -> Matter:
    """What a topic stands for.

    A ceremony whose winners the record does not know yet has those that the server's hosts announced, but for those
    that it covers until they are tapped; categories that were voided are left out.

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
                else _as_announced(ceremony, _shown(connection, Target(guild_id, topic.id), now))
            )
        case _:
            pass
    if found is None:
        raise NothingFoundError(topic.subject, "")
    return found


def _shown(connection: Connection, target: Target, now: datetime) -> Results:
    """The results that a thread may tell to whoever opens it."""
    settings, found = guilds.load(connection, target.guild_id), results.load(connection, target)
    if settings.spoilers is not Spoilers.COVERED:
        return found
    open_ones = {
        category_id: winners
        for category_id, winners in found.winners.items()
        if cover_of(settings, found, category_id, now) is None
    }
    return replace(found, winners=open_ones)


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
