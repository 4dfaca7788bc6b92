"""What is talked about next: anniversaries on their day, then turns, and nothing twice within a year."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from bot.discussion.model import DiscussionTopic
from bot.discussion.questions import list_questions
from bot.errors import Subject
from bot.ids import GuildId
from bot.record.model import Ceremony
from bot.record.record import Record
from bot.starters.choosing import SeasonTopics, choose_starter, find_subject
from bot.starters.model import StarterKey, StarterKind

GUILD = GuildId(1)
NOBODY = SeasonTopics({}, {})
QUIET_DAY = date(2026, 11, 30)
ANORA, BAKER = DiscussionTopic(Subject.FILM, "tt28607951"), DiscussionTopic(Subject.PERSON, "nm0048918")


def choose_key(
    record: Record,
    today: date,
    posted: Sequence[StarterKey] = (),
    season: SeasonTopics = NOBODY,
    guild_id: GuildId = GUILD,
) -> StarterKey:
    chosen = choose_starter(record, guild_id, today, season, posted)
    assert chosen is not None
    return chosen.key


@pytest.mark.parametrize(
    ("today", "ceremony_id"),
    [
        (date(2027, 3, 29), "oscars-61"),  # 1989; also 1967, 1976, 1982 …: see below
        (date(2027, 5, 16), "oscars-1"),
        (date(2027, 3, 2), "oscars-97"),
    ],
)
def test_an_anniversary_has_its_day(record: Record, today: date, ceremony_id: str) -> None:
    key = choose_key(record, today)
    assert key.kind is StarterKind.ANNIVERSARY
    ceremony = record.ceremonies[key.topic.id]
    assert ceremony.held is not None
    assert (ceremony.held.month, ceremony.held.day) == (today.month, today.day)
    held = record.ceremonies[ceremony_id].held
    assert held is not None
    assert (held.month, held.day) == (today.month, today.day)


def test_of_several_anniversaries_the_roundest_comes_first(record: Record) -> None:
    on_day = {
        ceremony.id: 2027 - ceremony.held.year
        for ceremony in record.editions["oscars"]
        if ceremony.held and (ceremony.held.month, ceremony.held.day) == (3, 29) and ceremony.has_winners
    }
    assert len(on_day) > 1
    first = choose_key(record, date(2027, 3, 29)).topic.id
    assert on_day[first] == min(on_day.values(), key=lambda years: (years % 10 != 0, years % 5 != 0, years))


def test_the_night_itself_is_no_anniversary(record: Record) -> None:
    night = date(2025, 3, 2)
    assert record.ceremonies["oscars-97"].held == night
    assert choose_key(record, night).topic.id != "oscars-97"


def test_every_anniversary_is_one(record: Record) -> None:
    day = date(2027, 1, 1)
    while day.year == 2027:
        chosen = choose_starter(record, GUILD, day, NOBODY, ())
        if chosen is not None and chosen.key.kind is StarterKind.ANNIVERSARY:
            subject = chosen.subject
            assert isinstance(subject, Ceremony)
            assert subject.held is not None
            assert (subject.held.month, subject.held.day) == (day.month, day.day)
        day += timedelta(days=1)


def test_nothing_comes_twice_in_a_year_of_every_day(record: Record) -> None:
    posted: list[StarterKey] = []
    for number in range(365):
        posted.insert(0, choose_key(record, QUIET_DAY + timedelta(days=number), posted))
    assert len(set(posted)) == 365


def test_a_topic_comes_again_only_when_all_have_been_talked_about(record: Record) -> None:
    posted: list[StarterKey] = []
    for _ in range(150):
        posted.insert(0, choose_key(record, QUIET_DAY, posted))
    assert len({key.topic for key in posted}) == 150


def test_what_is_asked_is_raised_by_the_facts(record: Record) -> None:
    posted: list[StarterKey] = []
    for _ in range(30):
        chosen = choose_starter(record, GUILD, QUIET_DAY, NOBODY, posted)
        assert chosen is not None
        assert chosen.subject == find_subject(record, chosen.key.topic)
        assert chosen.question in list_questions(record, chosen.subject)
        posted.insert(0, chosen.key)


def test_someone_of_this_season_and_a_question_take_turns(record: Record) -> None:
    season = SeasonTopics({}, {ANORA: ("Best Picture",), BAKER: ("Best Director",)})
    first = choose_key(record, QUIET_DAY, (), season)
    second = choose_key(record, QUIET_DAY, (first,), season)
    third = choose_key(record, QUIET_DAY, (second, first), season)
    assert [key.kind for key in (first, second, third)] == [
        StarterKind.SPOTLIGHT,
        StarterKind.QUESTION,
        StarterKind.SPOTLIGHT,
    ]
    assert {first.topic, third.topic} == {ANORA, BAKER}


def test_the_seasons_nominees_are_found_by_what_the_record_knows(record: Record) -> None:
    season = SeasonTopics.build(record, [record.ceremonies["oscars-97"]], {})
    assert {one.category.id for one in season.nominations[BAKER]} == {
        "best-picture",
        "best-director",
        "film-editing",
        "original-screenplay",
    }
    assert len(season.nominations[ANORA]) == 6


def test_servers_are_asked_in_orders_of_their_own(record: Record) -> None:
    asked = {choose_key(record, QUIET_DAY, (), NOBODY, GuildId(number)).topic for number in range(8)}
    assert len(asked) > 4
    assert choose_key(record, QUIET_DAY) == choose_key(record, QUIET_DAY)


def test_a_topic_that_the_record_has_lost_is_nothing(record: Record) -> None:
    assert find_subject(record, DiscussionTopic(Subject.FILM, "tt0")) is None
    assert find_subject(record, DiscussionTopic(Subject.FILM, "oscars-97")) is None


def test_a_key_is_read_as_it_was_written() -> None:
    key = StarterKey(StarterKind.SPOTLIGHT, ANORA, "lost-to")
    assert StarterKey.from_text(key.text) == key
