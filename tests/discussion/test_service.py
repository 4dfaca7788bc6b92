"""One thread a topic, what it is asked, and what else is near it."""

import asyncio
from datetime import timedelta
from itertools import pairwise

import pytest

from bot.db.engine import Database
from bot.discussion.model import DiscussionTopic
from bot.discussion.questions import list_questions
from bot.discussion.service import DiscussionService
from bot.errors import NothingFoundError, Subject
from bot.guilds import store as guilds
from bot.ids import CategoryId, NomineeId
from bot.record.model import Ceremony
from bot.results import store as results
from bot.results.model import ResultAction
from bot.results.result_set import ResultSet
from bot.search.search import Search
from bot.slates.service import SlateService
from tests.contest_club import COMING, GUILD, OTHER_GUILD, Clock, small_record

CHANNEL = 5
ANORA = DiscussionTopic(Subject.FILM, "tt28607951")
BAKER = DiscussionTopic(Subject.PERSON, "nm0048918")
THE_97TH = DiscussionTopic(Subject.CEREMONY, "oscars-97")
PICTURE = DiscussionTopic(Subject.CATEGORY, "best-picture")


async def open_and_ask(
    discussions: DiscussionService, clock: Clock, topic: DiscussionTopic, thread_id: int
) -> str:
    """A thread is opened, and asked its first question."""
    clock.now += timedelta(minutes=1)
    await discussions.save_thread(GUILD, topic, thread_id, CHANNEL)
    return await ask(discussions, clock, topic)


async def ask(discussions: DiscussionService, clock: Clock, topic: DiscussionTopic) -> str:
    clock.now += timedelta(minutes=1)
    question = (await discussions.prepare_opening(GUILD, topic)).question
    await discussions.save_question(GUILD, topic, question)
    return question.kind


async def test_a_thread_is_found_in_its_own_server(discussions: DiscussionService, clock: Clock):
    await discussions.save_thread(GUILD, ANORA, 1, CHANNEL)

    found = await discussions.find_thread(GUILD, ANORA)
    assert found is not None
    assert (found.topic, found.thread_id, found.channel_id) == (ANORA, 1, CHANNEL)
    assert (found.opened_at, found.asked_at) == (clock.now, None)
    assert await discussions.find_thread(OTHER_GUILD, ANORA) is None
    assert await discussions.find_thread(GUILD, BAKER) is None


async def test_of_two_opened_at_once_the_first_stands(discussions: DiscussionService):
    both = await asyncio.gather(
        discussions.save_thread(GUILD, ANORA, 1, CHANNEL), discussions.save_thread(GUILD, ANORA, 2, CHANNEL)
    )

    assert both[0] == both[1] == await discussions.find_thread(GUILD, ANORA)


async def test_a_deleted_thread_is_replaced_and_only_that_one(discussions: DiscussionService):
    await discussions.save_thread(GUILD, ANORA, 1, CHANNEL)

    healed = await discussions.save_thread(GUILD, ANORA, 2, CHANNEL, instead_of=1)
    late = await discussions.save_thread(GUILD, ANORA, 3, CHANNEL, instead_of=1)

    assert healed.thread_id == late.thread_id == 2


async def test_a_thread_known_to_be_deleted_is_replaced(discussions: DiscussionService):
    await discussions.save_thread(GUILD, ANORA, 1, CHANNEL)
    await discussions.forget_thread(GUILD, 1)

    assert (await discussions.save_thread(GUILD, ANORA, 2, CHANNEL)).thread_id == 2


async def test_the_threads_of_a_deleted_channel_are_gone_with_it(discussions: DiscussionService):
    await discussions.save_thread(GUILD, ANORA, 1, CHANNEL)
    await discussions.save_thread(GUILD, BAKER, 2, CHANNEL + 1)

    await discussions.forget_channel(GUILD, CHANNEL)

    gone, there = await discussions.find_thread(GUILD, ANORA), await discussions.find_thread(GUILD, BAKER)
    assert gone is not None
    assert there is not None
    assert (gone.thread_id, there.thread_id) == (None, 2)


async def test_a_topic_is_never_asked_the_same_twice_in_a_row(discussions: DiscussionService, clock: Clock):
    asked = [await open_and_ask(discussions, clock, ANORA, 1)]
    asked += [await ask(discussions, clock, ANORA) for _ in range(12)]

    assert all(one != other for one, other in pairwise(asked))
    assert len(set(asked)) > 5


async def test_a_server_is_never_asked_the_same_twice_in_a_row(discussions: DiscussionService, clock: Clock):
    topics = [ANORA, THE_97TH, BAKER, PICTURE, DiscussionTopic(Subject.FILM, "tt6751668")]
    asked = [await open_and_ask(discussions, clock, topic, place) for place, topic in enumerate(topics, 1)]
    assert all(one != other for one, other in pairwise(asked))


async def test_a_new_thread_does_not_begin_where_the_deleted_one_ended(
    discussions: DiscussionService, clock: Clock
):
    before = await open_and_ask(discussions, clock, ANORA, 1)
    await open_and_ask(discussions, clock, BAKER, 9)  # so that not only the server's last is avoided
    await discussions.forget_thread(GUILD, 1)

    healed = await discussions.save_thread(GUILD, ANORA, 2, CHANNEL)

    assert healed.asked_at is None
    assert await ask(discussions, clock, ANORA) != before


async def test_threads_of_the_same_people_and_nights_are_near(discussions: DiscussionService, clock: Clock):
    parasite = DiscussionTopic(Subject.FILM, "tt6751668")
    for thread_id, topic in enumerate([parasite, THE_97TH, BAKER, PICTURE], 1):
        await open_and_ask(discussions, clock, topic, thread_id)

    near = (await discussions.prepare_opening(GUILD, ANORA)).related

    assert [one.topic for one in near] == [PICTURE, BAKER, THE_97TH], "parasite has nothing to do with it"


async def test_what_stands_on_the_same_nominations_is_nearer_than_its_rivals(
    discussions: DiscussionService, clock: Clock
):
    brutalist = DiscussionTopic(Subject.FILM, "tt8999762")
    for thread_id, topic in enumerate([BAKER, brutalist], 1):
        await open_and_ask(discussions, clock, topic, thread_id)

    assert [one.topic for one in (await discussions.prepare_opening(GUILD, ANORA)).related] == [
        BAKER,
        brutalist,
    ]


async def test_deleted_threads_and_those_of_other_servers_are_not_linked(discussions: DiscussionService):
    await discussions.save_thread(GUILD, BAKER, 1, CHANNEL)
    await discussions.forget_thread(GUILD, 1)
    await discussions.save_thread(OTHER_GUILD, THE_97TH, 2, CHANNEL)

    assert (await discussions.prepare_opening(GUILD, ANORA)).related == []


async def test_the_earlier_awards_of_its_season_are_told(discussions: DiscussionService):
    signs = (await discussions.prepare_opening(GUILD, ANORA)).precursor_signals

    told = {sign.canonical.id: [award.id for award in sign.choice.awards] for sign in signs}
    assert told["best-picture"] == ["critics-choice", "pga", "spirit"]
    assert told["best-actress"] == ["bafta"]
    assert all(sign.right for sign in signs)


async def test_a_craft_has_no_signs(discussions: DiscussionService):
    assert (
        await discussions.prepare_opening(GUILD, DiscussionTopic(Subject.CATEGORY, "film-editing"))
    ).precursor_signals == []


@pytest.mark.parametrize(
    "topic",
    [
        DiscussionTopic(Subject.FILM, "tt0"),
        DiscussionTopic(Subject.PERSON, "nm0"),
        DiscussionTopic(Subject.CATEGORY, "best-hat"),
        DiscussionTopic(Subject.CEREMONY, "own-7"),
        DiscussionTopic(Subject.AWARD, "oscars"),
    ],
)
async def test_what_there_is_not_cannot_be_discussed(discussions: DiscussionService, topic: DiscussionTopic):
    with pytest.raises(NothingFoundError) as refused:
        await discussions.get_subject(GUILD, topic)
    assert refused.value.subject is topic.subject


async def test_a_night_is_discussed_as_the_server_has_announced_it(database: Database, clock: Clock):
    record = small_record()
    slates = SlateService(database, record, Search.build(record, clock=clock), clock)
    discussions = DiscussionService(database, record, slates, clock)
    await database.write(guilds.ensure_guild, GUILD, clock.now)
    for category_id, action, winners in (
        ("best-picture", ResultAction.ANNOUNCE, [NomineeId("b")]),
        ("directing", ResultAction.VOID, []),
    ):
        await database.write(
            results.append_announcement,
            ResultSet(GUILD, COMING),
            CategoryId(category_id),
            action,
            winners,
            at=clock.now,
            by=None,
            had_ballot=False,
        )

    here = await discussions.get_subject(GUILD, DiscussionTopic(Subject.CEREMONY, COMING))
    elsewhere = await discussions.get_subject(OTHER_GUILD, DiscussionTopic(Subject.CEREMONY, COMING))

    assert isinstance(here, Ceremony)
    assert [one.id for one in here.by_id[CategoryId("best-picture")].winners] == ["b"]
    assert "directing" not in here.by_id
    asked = {question.kind: question for question in list_questions(record, here)}
    assert getattr(asked["who-should"], "category", None) == here.by_id[CategoryId("actress")], (
        "the first that is sealed"
    )
    assert elsewhere == record.ceremonies[COMING]
