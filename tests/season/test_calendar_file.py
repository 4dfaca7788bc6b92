"""Calendar files, read again by a parser: whole days, hours, ids that stay, and text that must be escaped."""

from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar

from bot.ids import GuildId
from bot.record.season_dates import DaySpan
from bot.season.calendar_file import CalendarEntry, write_calendar_file

NOW = datetime(2026, 11, 29, 18, tzinfo=UTC)
CURTAIN = datetime(2027, 3, 14, 23, tzinfo=UTC)
WINDOW = CalendarEntry(
    "oscars-99/final-voting", "Voting", DaySpan(date(2027, 2, 25), date(2027, 3, 4)), tentative=True
)
PARTY = CalendarEntry(
    "own/3",
    "Party; bring, say, \\ cake",
    starts_at=CURTAIN,
    duration=timedelta(hours=4),
    place="The bar",
    description="One line,\nand another: BEGIN:VEVENT",
    link="https://discord.com/channels/5",
)
LOCK = CalendarEntry("contest/7", "Picks lock", starts_at=CURTAIN)


def write_and_read(*entries: CalendarEntry) -> Calendar:
    content = write_calendar_file(GuildId(5), "The Film Club: the season", entries, NOW)
    (calendar,) = Calendar.from_ical(content, multiple=True)
    assert isinstance(calendar, Calendar)
    return calendar


def test_whole_days_end_on_the_day_after_and_have_no_hour() -> None:
    (event,) = write_and_read(WINDOW).events
    assert (event.start, event.end) == (date(2027, 2, 25), date(2027, 3, 5))
    assert not isinstance(event.start, datetime)
    assert event.status == "TENTATIVE"


def test_an_hour_is_an_instant_and_text_survives() -> None:
    (event,) = write_and_read(PARTY).events
    assert (event.start, event.end) == (CURTAIN, CURTAIN + timedelta(hours=4))
    assert (event.summary, event.description, event.location) == (PARTY.title, PARTY.description, PARTY.place)
    assert (event.url, event.status) == (PARTY.link, "CONFIRMED")


def test_a_deadline_takes_no_time() -> None:
    (event,) = write_and_read(LOCK).events
    assert event.start == event.end == CURTAIN


def test_ids_stay_whatever_else_changes() -> None:
    moved = CalendarEntry("own/3", "Renamed", DaySpan.of_day(date(2027, 3, 15)))
    before, after = (write_and_read(entry).events[0] for entry in (PARTY, moved))
    assert before.uid == after.uid == "5-own-3@envelope.invalid"
    others = {event.uid for event in write_and_read(PARTY, WINDOW, LOCK).events}
    assert len(others) == 3


def test_the_calendar_bears_the_servers_name_and_the_same_id_each_time() -> None:
    first, second = write_and_read(PARTY), write_and_read(WINDOW)
    assert first.calendar_name == "The Film Club: the season"
    assert first.uid == second.uid


def test_lines_are_folded_and_end_as_the_standard_says() -> None:
    content = write_calendar_file(GuildId(5), "Ünïcödé " * 30, [PARTY], NOW)
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
