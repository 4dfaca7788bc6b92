"""Reading who and what a season is about in a server, in the caller's transaction."""

from sqlalchemy import Connection

from bot.contests import store as contest_store
from bot.contests.model import ContestKind, ContestState
from bot.contests.nominations import store as contender_store
from bot.discussion.model import DiscussionTopic
from bot.ids import GuildId
from bot.record.record import Record
from bot.slates.service import SlateService
from bot.starters.choosing import SeasonTopics, list_known_topics


def load_season_topics(
    connection: Connection, record: Record, slates: SlateService, guild_id: GuildId
) -> SeasonTopics:
    """The season's nominees as the server sees them, and before the nominations what its hosts expect."""
    ids = dict.fromkeys(each.ceremony_id for each in record.season_dates)
    ceremonies = [slates.load_ceremony(connection, guild_id, ceremony_id) for ceremony_id in ids]
    expected = _load_expectations(connection, record, slates, guild_id)
    return SeasonTopics.build(record, [each for each in ceremonies if not each.has_winners], expected)


def _load_expectations(
    connection: Connection, record: Record, slates: SlateService, guild_id: GuildId
) -> dict[DiscussionTopic, list[str]]:
    """For which prizes hosts expect whom: the contenders of open contests on nominations, none that members typed."""
    found: dict[DiscussionTopic, list[str]] = {}
    for contest in contest_store.list_contests(
        connection, guild_id, [ContestState.OPEN], kind=ContestKind.NOMINATIONS
    ):
        ceremony = slates.load_ceremony(connection, guild_id, contest.ceremony_id)
        titles = {category.id: category.title for category in slates.list_expected_categories(ceremony)}
        for contender in contender_store.load_contenders(connection, contest.id).by_id.values():
            is_hosts = not (contender.by_member or contender.withdrawn or contender.merged_into)
            if is_hosts and contender.category_id in titles:
                for topic in list_known_topics(record, contender.people, contender.films):
                    found.setdefault(topic, []).append(titles[contender.category_id])
    return found
