from datetime import timedelta

from bot.ids import CategoryId, MemberId
from bot.polls.model import Poll, PollQuestion
from bot.polls.read_models import CategoryPolls
from bot.polls.service import RECENT_POLL_PERIOD
from tests.contest_club import GUILD, HOST, NOW, OTHER_GUILD, PAST, SECOND
from tests.polls.poll_actions import CLOSES, Asking

ANA, BEN = MemberId(1), MemberId(2)
DAY = timedelta(days=1)


def polls_of(shown: CategoryPolls) -> list[Poll]:
    return [asked.poll for asked in shown.visible_polls]


async def test_a_card_shows_the_other_question_while_both_are_open(asking: Asking) -> None:
    will = await asking.poll()
    should = await asking.poll(question=PollQuestion.SHOULD, closes_at=CLOSES + DAY)
    await asking.vote(will, ANA, "a")
    await asking.vote(should, ANA, "b")
    for poll in (will, should):
        card = await asking.polls.get_card(GUILD, poll.id)
        assert polls_of(card) == [will, should]
        assert [asked.counts for asked in card.visible_polls] == [{"a": 1}, {"b": 1}]
        assert [asked.own_vote for asked in card.visible_polls] == [None, None]
    asking.clock.now = CLOSES
    assert [polls_of(await asking.polls.get_card(GUILD, poll.id)) for poll in (will, should)] == [
        [will],
        [should],
    ]


async def test_what_changes_a_poll_shows_on_the_open_ones_around_it(asking: Asking) -> None:
    will = await asking.poll()
    should = await asking.poll(question=PollQuestion.SHOULD)
    await asking.poll("short")
    await asking.poll(ceremony_id=PAST)
    assert await asking.polls.list_related_polls(GUILD, will.id) == [will, should]
    closed = await asking.close(will)
    assert await asking.polls.list_related_polls(GUILD, will.id) == [closed, should]
    assert await asking.polls.list_related_polls(GUILD, should.id) == [should]


async def test_hidden_shares_are_told_to_nobody_before_the_end(asking: Asking) -> None:
    poll = await asking.poll(hidden=True)
    await asking.vote(poll, ANA, "a")
    shown = [
        await asking.shown(poll),
        *(
            asked
            for one in await asking.polls.list_answerable_polls(GUILD, BEN)
            for asked in one.visible_polls
        ),
    ]
    assert [(asked.vote_count, asked.counts, asked.own_vote) for asked in shown] == [(1, None, None)] * 2
    asking.clock.now = CLOSES + 4 * SECOND
    assert await asking.counts(poll) is None
    (ended,) = await asking.polls.list_ended_polls(GUILD, ANA)
    assert [(asked.counts, asked.own_vote) for asked in ended.visible_polls] == [(None, "a")]
    asking.clock.now = CLOSES + 5 * SECOND
    assert await asking.counts(poll) == {"a": 1}, "nobody waits for the job"


async def test_a_hidden_question_beside_a_live_one_stays_hidden(asking: Asking) -> None:
    will = await asking.poll(hidden=True)
    should = await asking.poll(question=PollQuestion.SHOULD)
    await asking.vote(will, ANA, "a")
    card = await asking.polls.get_card(GUILD, should.id)
    assert [asked.counts for asked in card.visible_polls] == [None, {}]


async def test_members_see_what_they_can_answer_and_what_they_answered(asking: Asking) -> None:
    later = await asking.poll("short", closes_at=CLOSES + DAY)
    will = await asking.poll()
    should = await asking.poll(question=PollQuestion.SHOULD, closes_at=CLOSES + DAY)
    await asking.vote(should, ANA, "b")
    shown = await asking.polls.list_answerable_polls(GUILD, ANA)
    assert [(one.category_id, polls_of(one)) for one in shown] == [
        ("best-picture", [will, should]),
        ("short", [later]),
    ]
    assert [asked.own_vote for one in shown for asked in one.visible_polls] == [None, "b", None]
    assert [
        asked.own_vote
        for one in await asking.polls.list_answerable_polls(GUILD, BEN)
        for asked in one.visible_polls
    ] == [None] * 3
    assert await asking.polls.list_answerable_polls(OTHER_GUILD, ANA) == []
    assert [polls_of(one) for one in await asking.polls.list_ended_polls(GUILD, ANA)] == []


async def test_of_ended_polls_the_last_of_each_question_stands(asking: Asking) -> None:
    first = await asking.poll()
    await asking.vote(first, ANA, "a")
    await asking.close(first)
    second = await asking.poll(closes_at=CLOSES + DAY)
    await asking.vote(second, ANA, "b")
    should = await asking.poll("short", question=PollQuestion.SHOULD, closes_at=CLOSES + 2 * DAY)
    await asking.close(second)
    (ended,) = await asking.polls.list_ended_polls(GUILD, ANA)
    assert [(asked.poll.id, asked.counts, asked.own_vote) for asked in ended.visible_polls] == [
        (second.id, {"b": 1}, "b")
    ]
    asking.clock.now = CLOSES + 2 * DAY
    shown = await asking.polls.list_ended_polls(GUILD, ANA)
    assert [one.category_id for one in shown] == ["short", "best-picture"], "the last to close first"
    assert polls_of(shown[0]) == [should], "it takes no votes any more, although the job is still to come"


async def test_a_category_nobody_answered_and_a_room_of_one(asking: Asking) -> None:
    lonely, empty = await asking.ask("short", "best-picture")
    await asking.vote(lonely if lonely.category_id == "short" else empty, ANA, "a")
    asking.clock.now = CLOSES + 5 * SECOND
    shown = {one.category_id: one.visible_polls[0] for one in await asking.polls.list_ended_polls(GUILD, ANA)}
    assert (shown[CategoryId("short")].vote_count, shown[CategoryId("short")].counts) == (1, {"a": 1})
    assert (shown[CategoryId("best-picture")].vote_count, shown[CategoryId("best-picture")].counts) == (0, {})


async def test_rehearsals_stand_apart(asking: Asking) -> None:
    await asking.poll(ceremony_id=PAST)
    await asking.poll(ceremony_id=PAST, question=PollQuestion.SHOULD)
    await asking.poll()
    shown = await asking.polls.list_answerable_polls(GUILD, ANA)
    assert sorted((one.ceremony.id, len(one.visible_polls)) for one in shown) == [
        ("oscars-98", 2),
        ("oscars-99", 1),
    ]


async def test_posts_are_looked_after_for_a_week_after_the_closing(asking: Asking) -> None:
    poll = await asking.poll()
    closed = await asking.close(poll)
    later = await asking.poll("short", closes_at=CLOSES + 30 * DAY)
    asking.clock.now = CLOSES + RECENT_POLL_PERIOD - SECOND
    assert await asking.polls.list_recent_polls(GUILD) == [later, closed]
    asking.clock.now = CLOSES + RECENT_POLL_PERIOD
    assert await asking.polls.list_recent_polls(GUILD) == [later]
    await asking.poll_hosting.close_poll(GUILD, later.id, HOST)
    assert NOW < (await asking.polls.list_recent_polls(GUILD))[0].closes_at == asking.clock.now
