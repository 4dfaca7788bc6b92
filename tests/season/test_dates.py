"""The dates of a server: shipped, corrected, its own; what is refused; and what a day and an hour are."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import update

from bot.audit.model import BOT_ACTOR, AuditAction
from bot.db.season_tables import season_dates
from bot.errors import UserError
from bot.ids import GuildId
from bot.record.season_dates import Certainty, DateKind, DaySpan
from bot.season.errors import (
    ContradictoryDatesError,
    DateNamelessError,
    DatePassedError,
    EndsBeforeBeginningError,
    KnownDateError,
    NoSuchDateError,
    NothingToTakeBackError,
    TooManyDatesError,
)
from bot.season.model import When, parse_date_key
from bot.season.rules import OWN_DATES_LIMIT
from tests.season.season_club import (
    AT_FOUR,
    CEREMONY,
    CURTAIN,
    GUILD,
    HANA,
    NOMINATIONS,
    SeasonClub,
    on,
    over,
    settings_in,
)

HOUR = timedelta(hours=1)
PARTY = on(2027, 3, 14)


async def test_the_shipped_dates_come_in_order_and_past_ones_go(club: SeasonClub) -> None:
    overview = await club.get_overview()
    assert [each.key for each in overview.dates[:2]] == [
        "critics-choice-2027/nominations",
        "golden-globes-2027/nominations",
    ]
    assert overview.dates == tuple(sorted(overview.dates, key=lambda each: each.sort_key))
    club.clock.now = datetime(2026, 12, 5, 12, tzinfo=UTC)
    assert (await club.get_overview()).dates[0].key == "golden-globes-2027/nominations"


async def test_a_day_lasts_as_long_as_it_does_in_the_server(club: SeasonClub) -> None:
    """The Critics' Choice nominations are on 4 December."""
    club.clock.now = datetime(2026, 12, 5, 3, tzinfo=UTC)
    reading = club.season.reading
    in_london = await reading.get_overview(settings_in("Europe/London"))
    in_new_york = await reading.get_overview(settings_in("America/New_York"))
    assert in_london.today == date(2026, 12, 5)
    assert in_london.find_date("critics-choice-2027/nominations") is None
    assert in_new_york.today == date(2026, 12, 4)
    assert in_new_york.find_date("critics-choice-2027/nominations") is not None


async def test_a_window_is_shown_until_its_last_day(club: SeasonClub) -> None:
    club.clock.now = datetime(2027, 1, 15, 12, tzinfo=UTC)
    assert (await club.get_overview()).find_date("oscars-99/nomination-voting") is not None
    club.clock.now = datetime(2027, 1, 16, 12, tzinfo=UTC)
    assert (await club.get_overview()).find_date("oscars-99/nomination-voting") is None


async def test_a_ceremony_with_an_hour_is_shown_while_it_goes_on_wherever_the_server_is(
    club: SeasonClub,
) -> None:
    """When the Oscars begin it is the next day in Sydney."""
    await club.correct(CEREMONY, AT_FOUR)
    club.clock.now = CURTAIN + HOUR
    overview = await club.season.reading.get_overview(settings_in("Australia/Sydney"))
    assert overview.today == date(2027, 3, 15)
    assert overview.find_date(CEREMONY) is not None
    club.clock.now = CURTAIN + 7 * HOUR
    assert (await club.season.reading.get_overview(settings_in("Australia/Sydney"))).find_date(
        CEREMONY
    ) is None


async def test_the_ceremony_after_the_next_is_known_from_the_record(club: SeasonClub) -> None:
    far = await club.get_date("oscars-100/ceremony")
    assert far.when == on(2028, 3, 5)
    assert (await club.get_overview()).dates[-1].key == far.key


async def test_a_correction_overlays_the_shipped_date_in_one_server_alone(club: SeasonClub) -> None:
    before = await club.get_date(CEREMONY)
    after = await club.correct(CEREMONY, on(2027, 3, 21))

    assert (after.when, after.place, after.certainty) == (on(2027, 3, 21), "Dolby Theatre", None)
    assert after.shipped is not None
    assert after.shipped.days == before.when.days
    assert (await club.season.reading.get_date(GuildId(2), CEREMONY)) == before
    (entry,) = await club.list_entries()
    assert (entry.action, entry.actor, entry.subject) == (AuditAction.CORRECT_DATE, HANA, "Oscars, ceremony")
    assert entry.before == {"date": "2027-03-14", "place": "Dolby Theatre"}
    assert entry.after == {"date": "2027-03-21", "place": "Dolby Theatre"}


async def test_a_correction_can_be_corrected_and_taken_back(club: SeasonClub) -> None:
    shipped = await club.get_date(CEREMONY)
    await club.correct(CEREMONY, on(2027, 3, 21))
    again = await club.correct(CEREMONY, on(2027, 3, 28), "Our bar")
    assert (again.when, again.place) == (on(2027, 3, 28), "Our bar")
    change = await club.season.hosting.take_back_date(GUILD, CEREMONY, HANA)
    assert (change.before, change.after) == (again, shipped)
    with pytest.raises(NothingToTakeBackError):
        await club.season.hosting.take_back_date(GUILD, CEREMONY, HANA)
    assert (await club.list_entries())[0].action is AuditAction.REMOVE_DATE


async def test_what_nobody_knew_can_be_said(club: SeasonClub) -> None:
    """No source has the nominations of the Spirit Awards."""
    with pytest.raises(NoSuchDateError):
        await club.get_date("spirit-2027/nominations")
    said = await club.correct("spirit-2027/nominations", on(2026, 12, 2))
    assert (said.kind, said.shipped) == (DateKind.NOMINATIONS, None)
    assert (await club.get_overview()).dates[0] == said
    change = await club.season.hosting.take_back_date(GUILD, said.key, HANA)
    assert change.after is None


async def test_a_day_keeps_the_hour_and_a_window_its_length(club: SeasonClub) -> None:
    await club.correct(CEREMONY, AT_FOUR)
    moved = (await club.correct(CEREMONY, on(2027, 3, 7))).when
    # A week before, Los Angeles keeps winter time: four o'clock is an hour later in UTC.
    assert moved.at == datetime(2027, 3, 8, 0, tzinfo=UTC)
    assert moved.stated is not None
    assert moved.stated.wall.hour == 16
    window = (await club.correct("oscars-99/nomination-voting", on(2027, 1, 12))).when
    assert window.days == DaySpan(date(2027, 1, 12), date(2027, 1, 16))


async def test_dates_that_contradict_each_other_are_refused_with_which(club: SeasonClub) -> None:
    with pytest.raises(ContradictoryDatesError) as refused:
        await club.correct(NOMINATIONS, on(2027, 3, 20))
    facts = refused.value
    assert (facts.kind, facts.other, facts.must_precede) == (
        DateKind.NOMINATIONS,
        DateKind.FINAL_VOTING,
        True,
    )
    with pytest.raises(ContradictoryDatesError) as refused:
        await club.correct(CEREMONY, on(2027, 1, 1))
    assert not refused.value.must_precede
    assert (await club.get_date(NOMINATIONS)).certainty is Certainty.OFFICIAL


async def test_what_contradicts_is_what_stands_in_this_server(club: SeasonClub) -> None:
    await club.correct(CEREMONY, on(2027, 4, 4))
    await club.correct("oscars-99/final-voting", over(date(2027, 3, 18), date(2027, 3, 25)))
    assert (await club.correct(NOMINATIONS, on(2027, 3, 15))).when == on(2027, 3, 15)


@pytest.mark.parametrize(
    "key", ["oscars-98/ceremony", "oscars-99/party", "own/1", "own/x", "nonsense", "", "/ceremony"]
)
async def test_a_date_that_is_none_is_refused(club: SeasonClub, key: str) -> None:
    with pytest.raises(NoSuchDateError):
        await club.correct(key, PARTY)
    with pytest.raises(NoSuchDateError):
        await club.season.hosting.take_back_date(GUILD, key, HANA)


async def test_a_server_adds_and_takes_away_its_own(club: SeasonClub) -> None:
    added = await club.season.hosting.add_date(GUILD, "  Our   party ", PARTY, " The bar ", HANA)
    assert (added.name, added.place, added.certainty, added.ceremony) == ("Our party", "The bar", None, None)
    assert added in (await club.get_overview()).dates
    assert parse_date_key(added.key) is not None
    moved = await club.correct(added.key, on(2027, 3, 13))
    assert (moved.name, moved.place) == ("Our party", "The bar")
    change = await club.season.hosting.take_back_date(GUILD, added.key, HANA)
    assert (change.before, change.after) == (moved, None)
    assert [entry.action for entry in await club.list_entries()] == [
        AuditAction.REMOVE_DATE,
        AuditAction.CORRECT_DATE,
        AuditAction.ADD_DATE,
    ]
    again = await club.season.hosting.add_date(GUILD, "Our party", PARTY, "", HANA)
    assert again.key != added.key, "a calendar file would take it for the one that was taken away"


@pytest.mark.parametrize(
    ("name", "when", "refusal"),
    [
        (" ", PARTY, DateNamelessError),
        ("Party", on(2026, 11, 28), DatePassedError),
        ("Party", over(date(2027, 3, 14), date(2027, 3, 13)), EndsBeforeBeginningError),
        ("OUR party", PARTY, KnownDateError),
    ],
)
async def test_a_date_of_its_own_that_cannot_be_is_refused(
    club: SeasonClub, name: str, when: When, refusal: type[UserError]
) -> None:
    await club.season.hosting.add_date(GUILD, "Our party", PARTY, "", HANA)
    with pytest.raises(refusal):
        await club.season.hosting.add_date(GUILD, name, when, "", HANA)


async def test_today_is_no_past_day_and_fifty_are_enough(club: SeasonClub) -> None:
    for number in range(OWN_DATES_LIMIT):
        await club.season.hosting.add_date(GUILD, f"Party {number}", on(2026, 11, 29), "", HANA)
    with pytest.raises(TooManyDatesError):
        await club.season.hosting.add_date(GUILD, "One more", PARTY, "", HANA)


async def test_an_hour_follows_when_the_rules_of_its_zone_change(club: SeasonClub) -> None:
    await club.correct(CEREMONY, AT_FOUR)
    # As other rules would have had it.
    await club.database.write(
        lambda connection: connection.execute(update(season_dates).values(at=CURTAIN + HOUR))
    )
    await club.season.hosting.follow_zone_rules()
    assert (await club.get_date(CEREMONY)).when == AT_FOUR
    entry, *_ = await club.list_entries()
    assert (entry.action, entry.actor) == (AuditAction.FOLLOW_CLOCK, BOT_ACTOR)
    before = len(await club.list_entries())
    await club.season.hosting.follow_zone_rules()
    assert len(await club.list_entries()) == before


async def test_an_hour_that_was_given_as_an_instant_stays(club: SeasonClub) -> None:
    await club.correct(CEREMONY, replace(AT_FOUR, stated=None))
    await club.season.hosting.follow_zone_rules()
    assert (await club.get_date(CEREMONY)).when.at == CURTAIN
