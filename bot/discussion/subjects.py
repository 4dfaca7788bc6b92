"""Loading the subject of a topic, from the record or the server's own slates, with the winners its hosts
announced.
"""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from bot.discussion.model import DiscussionSubject, DiscussionTopic
from bot.errors import NothingFoundError, Subject
from bot.guilds import store as guilds
from bot.guilds.model import Spoilers
from bot.ids import GuildId, NomineeId
from bot.record.model import Category, Ceremony
from bot.record.record import Record
from bot.results import store as results
from bot.results.covers import find_cover
from bot.results.model import Results
from bot.results.result_set import ResultSet
from bot.slates.service import SlateService


def load_subject(
    connection: Connection,
    record: Record,
    slates: SlateService,
    guild_id: GuildId,
    topic: DiscussionTopic,
    *,
    now: datetime,
) -> DiscussionSubject:
    """The subject of a topic.

    A ceremony whose winners the record does not know yet gets those that the server's hosts announced, without
    those that are covered as spoilers; voided categories are left out.

    Raises:
        NothingFoundError: The record, or the server, no longer has it.
    """
    found: DiscussionSubject | None = None
    match topic.subject:
        case Subject.FILM:
            found = record.films.get(topic.id)
        case Subject.PERSON:
            found = record.people.get(topic.id)
        case Subject.CATEGORY:
            found = record.canonical.get(topic.id)
        case Subject.CEREMONY:
            ceremony = slates.load_ceremony(connection, guild_id, topic.id)
            known = ceremony.has_winners
            found = (
                ceremony
                if known
                else _apply_results(
                    ceremony, _load_visible_results(connection, ResultSet(guild_id, topic.id), now)
                )
            )
        case _:
            pass
    if found is None:
        raise NothingFoundError(topic.subject, "")
    return found


def _load_visible_results(connection: Connection, result_set: ResultSet, now: datetime) -> Results:
    """The results that may be shown openly now."""
    settings, found = (
        guilds.load_settings(connection, result_set.guild_id),
        results.load_results(connection, result_set),
    )
    if settings.spoilers is not Spoilers.COVERED:
        return found
    open_ones = {
        category_id: winners
        for category_id, winners in found.winners.items()
        if find_cover(settings, found, category_id, now) is None
    }
    return replace(found, winners=open_ones)


def _apply_results(ceremony: Ceremony, results: Results) -> Ceremony:
    categories = (category for category in ceremony.categories if category.id not in results.voided)
    return replace(
        ceremony,
        categories=tuple(
            _mark_winners(category, results.find_winners(category.id)) for category in categories
        ),
    )


def _mark_winners(category: Category, winner_ids: tuple[NomineeId, ...]) -> Category:
    if not winner_ids:
        return category
    nominees = (replace(nominee, winner=nominee.id in winner_ids) for nominee in category.nominees)
    return replace(category, nominees=tuple(nominees))
