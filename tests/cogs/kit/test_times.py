"""How times are said back, how refusals are worded, and what counts as the answer to a tie-breaker."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import UserError
from bot.guilds.model import Feature
from bot.ids import GuildId, MemberId
from bot.times.days import read_day
from bot.times.model import FixedOffset, Instant, QuestionKind, Refusal, RefusalKind, Region, Situation
from bot.times.reading import read_time
from bot.unfinished.model import KeptCommand, UnfinishedCommand
from cogs.kit import time_questions
from cogs.kit.addresses import Route
from cogs.kit.error_text import error_text
from cogs.kit.forms import NotANumberError, parse_answer
from cogs.kit.times import DayRefusedError, TimeRefusedError, format_distance, format_time
from tests.discord_limits import breaches

FRIDAY = Situation(datetime(2027, 3, 12, 15, tzinfo=UTC), "America/New_York")
NEW_YORK = Region("America/New_York")


@pytest.mark.parametrize(
    ("at", "zone", "said"),
    [
        ("2027-03-14 23:00", NEW_YORK, "Sunday 14 March, 19:00, New York, in 2 days"),
        ("2028-01-14 23:00", NEW_YORK, "Friday 14 January 2028, 18:00, New York, in 308 days"),
        ("2027-03-12 15:30", Region("UTC"), "Friday 12 March, 15:30, UTC, in 30 minutes"),
        ("2027-11-07 05:30", NEW_YORK, "Sunday 7 November, 01:30 EDT, New York, in 240 days"),
        ("2027-11-07 06:30", NEW_YORK, "Sunday 7 November, 01:30 EST, New York, in 240 days"),
        (
            "2027-03-15 00:00",
            FixedOffset(timedelta(hours=-5), "EST", "America/New_York"),
            "Sunday 14 March, 20:00, New York (19:00 EST), in 2 days",
        ),
        ("2027-03-14 23:00", FixedOffset(timedelta(hours=2)), "Monday 15 March, 01:00, UTC+02:00, in 2 days"),
    ],
)
def test_a_time_says_its_zone_and_distance(at: str, zone: Region | FixedOffset, said: str) -> None:
    instant = Instant(datetime.fromisoformat(at).replace(tzinfo=UTC), zone)
    assert format_time(instant, FRIDAY.now) == said


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, "in 1 minute"),
        (59, "in 59 minutes"),
        (60, "in 1 hour"),
        (32 * 60, "in 32 hours"),
        (4320, "in 3 days"),
    ],
)
def test_distances(minutes: int, said: str) -> None:
    assert format_distance(timedelta(minutes=minutes)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("3/4/27 7pm", "“3/4/27 7pm” has passed (Thursday 4 March, 19:00, New York): name a time to come"),
        ("sunday 7pm popcorn", "I do not understand “popcorn” in “sunday 7pm popcorn”: try `tomorrow 8pm`"),
        ("whenever", "I cannot read “whenever” as a time: try"),
        ("", "I cannot read “” as a time: try"),
        ("<@123456789012345678>", "I cannot read “\\<@"),
        ("monday 30h", "There is no such time of day as in “monday 30h”: write hours from 0 to 23"),
        ("31 April 7pm", "There is no such date as in “31 April 7pm”"),
        ("Mon 14 March 2027 7pm", "14 March 2027 is a Sunday, and “Mon 14 March 2027 7pm” says otherwise"),
        ("now", "“now” leaves nobody any time: pick a time ahead"),
        ("in 40 years", "“in 40 years” is too far ahead (Saturday 12 March 2067, 10:00, New York)"),
        ("in 9000 years", "“in 9000 years” is too far ahead: name a time"),
    ],
)
def test_a_refusal_is_one_sentence_that_says_what_to_do(text: str, said: str) -> None:
    reading = read_time(text, FRIDAY)
    assert isinstance(reading, Refusal)
    sentence = error_text(TimeRefusedError(reading, FRIDAY))
    assert said in sentence
    assert sentence.endswith(".")
    assert ". " not in sentence
    assert len(sentence) < 300


def test_every_refusal_of_a_day_is_worded() -> None:
    for text in ("when it suits us", "30 February 2027", "Monday 14 March 2027", "7pm", "in 9000 years"):
        reading = read_day(text, FRIDAY)
        assert isinstance(reading, Refusal), text
        sentence = error_text(DayRefusedError(reading))
        assert text in sentence
        assert "{" not in sentence


def test_every_kind_of_refusal_has_its_words() -> None:
    sentences: set[str] = set()
    for kind in RefusalKind:
        refusal = Refusal(kind, "x", day=FRIDAY.now.date())
        error: UserError = TimeRefusedError(refusal, FRIDAY)
        sentences.add(error_text(error))
    assert len(sentences) == len(RefusalKind)


def test_every_question_is_within_discords_limits() -> None:
    longest = "Wednesday 23 September 2027, 20:00, America/Argentina/ComodRivadavia (19:00 EST), in 300 days"
    route = Route("contest-time", Feature.CONTESTS)
    command = UnfinishedCommand("contest create", {}, ())
    kept = KeptCommand(2**63 - 1, GuildId(1), MemberId(2), FRIDAY.now, is_answered=False, command=command)
    for count in (1, 2, 8, 9, 25):
        layout = time_questions.question_screen("“" + "x" * 60 + "”", kept, [longest] * count, route, "hint")
        assert list(breaches(layout)) == [], count


def test_every_kind_of_question_has_its_words() -> None:
    assert set(time_questions.QUESTION_TEXTS) == set(QuestionKind)


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("How many minutes will the show last?", "210", 210),
        ("How many minutes will the show last?", "3h 30m", 210),
        ("How many minutes will the show last?", "3:30", 210),
        ("How long is it?", "210 minutes", 210),
        ("How long is it?", "three hours", 180),
        ("How many dollars?", "1,000,000", 1_000_000),
    ],
)
def test_a_length_is_an_answer_where_it_is_asked(question: str, text: str, answer: int) -> None:
    assert parse_answer(question, text) == answer


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How many statuettes for Hamnet?", "3h 30m"),
        ("How many statuettes for Hamnet?", "3:30"),
        ("How long is it?", "long"),
        ("How long is it?", "2 days"),
    ],
)
def test_what_is_no_answer_is_refused(question: str, text: str) -> None:
    with pytest.raises(NotANumberError):
        parse_answer(question, text)
