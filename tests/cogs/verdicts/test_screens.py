"""Every screen of verdicts, records and seasons, on the longest slate with the longest names there can be."""

from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction

import pytest

from bot.ids import CategoryId, ContestId, GuildId, MemberId, NomineeId
from bot.record.model import Category, Ceremony, FilmCredit, Headline, Nominee, PersonCredit
from bot.record.record import Record
from bot.results.model import NO_RESULTS, Results
from bot.results.result_set import ResultSet
from bot.slates.drafts import (
    CATEGORY_MAX_NOMINEES,
    NOMINEE_TITLE_MAX_CHARACTERS,
    SLATE_MAX_CATEGORIES,
    SLATE_NAME_MAX_CHARACTERS,
)
from bot.verdicts.ceremony_verdict import CeremonyVerdict
from bot.verdicts.member_profile import JudgedPick, MemberResult, build_profile
from bot.verdicts.model import Accuracy, VoterAnswer
from bot.verdicts.read_models import (
    MemberProfile,
    OwnAwardAgreement,
    RoomCategoryVerdict,
    RoomVerdict,
    RoomYears,
    SeasonTable,
)
from bot.verdicts.room_history import build_room_history, calculate_calibration
from bot.verdicts.seasons import SeasonRow
from bot.verdicts.virtual_players import Guide, VirtualRecord
from cogs.kit.illustrated import IllustratedScreen
from cogs.standings.season_screens import season_screen
from cogs.verdicts.category_screens import RoomQuestion, category_verdict_screen
from cogs.verdicts.ceremony_screens import ceremony_verdict_screen
from cogs.verdicts.profile_screens import profile_screen, strengths_screen
from cogs.verdicts.years_screens import YearsView, years_screen
from tests.discord_limits import breaches
from tests.verdicts.room_of_ten import judge_entries

MARKUP = "*_~`|"
"""Escaped, it is twice as long."""
TARGET = ResultSet(GuildId(10), "own-123456789012345678", ContestId(123456789012345678))
AT = datetime(2027, 3, 1, tzinfo=UTC)
NAME = (MARKUP * 7)[:32]


def longest(length: int) -> str:
    return (MARKUP * length)[:length]


def nominee(number: int) -> Nominee:
    name = longest(NOMINEE_TITLE_MAX_CHARACTERS)
    return Nominee(
        NomineeId(f"nominee-{number}"), (FilmCredit(None, name),), tuple([PersonCredit(None, name)] * 30)
    )


@pytest.fixture(scope="module")
def slate(record: Record) -> Ceremony:
    canonical = list(record.canonical)
    return Ceremony(
        TARGET.ceremony_id,
        "own",
        None,
        longest(SLATE_NAME_MAX_CHARACTERS),
        2027,
        None,
        "",
        tuple(
            Category(
                CategoryId(f"category-{place}"),
                canonical[place % len(canonical)],
                longest(SLATE_NAME_MAX_CHARACTERS),
                list(Headline)[place % 2],
                tuple(map(nominee, range(CATEGORY_MAX_NOMINEES))),
            )
            for place in range(SLATE_MAX_CATEGORIES)
        ),
    )


def answers(slate: Ceremony, shift: int, people: int = 12) -> list[VoterAnswer]:
    """Everyone says something else, so that every first place is shared by all."""
    return [
        VoterAnswer(
            MemberId(voter), category.id, NomineeId(f"nominee-{voter + shift}"), 1, AT, AT, rehearsal=True
        )
        for category in slate.categories
        for voter in range(people)
    ]


def results(slate: Ceremony, announced: int) -> Results:
    """Ties of all there are, in the first categories."""
    winners = {
        category.id: tuple(one.id for one in category.nominees[:30])
        for category in slate.categories[:announced]
    }
    return replace(NO_RESULTS, winners=winners, ever_announced=frozenset(winners))


def judged(slate: Ceremony, announced: int) -> CeremonyVerdict:
    return judge_entries(
        slate,
        results(slate, announced),
        answers(slate, 0),
        answers(slate, 20),
        answers(slate, 40),
        rehearsal=True,
    )


def room(slate: Ceremony, announced: int) -> RoomVerdict:
    verdict = judged(slate, announced)
    past = replace(verdict, rehearsal=False)
    told = [category.id for category in slate.categories[:announced]]
    return RoomVerdict(
        TARGET,
        slate,
        results(slate, announced),
        longest(SLATE_NAME_MAX_CHARACTERS),
        verdict,
        dict.fromkeys(map(MemberId, range(12)), NAME),
        [VirtualRecord(guide, Accuracy(announced, announced), announced - 1) for guide in Guide],
        build_room_history([past, past] if announced else []),
        own_award=OwnAwardAgreement(NAME, told[::2], told[1::2]) if told else None,
    )


def sound(screen: IllustratedScreen) -> None:
    assert list(breaches(screen.layout({}))) == []


@pytest.mark.parametrize("announced", [0, 1, SLATE_MAX_CATEGORIES])
def test_a_ceremony(slate: Ceremony, announced: int):
    sound(ceremony_verdict_screen(room(slate, announced)))


@pytest.mark.parametrize("announced", [0, SLATE_MAX_CATEGORIES])
@pytest.mark.parametrize("asked", list(RoomQuestion))
def test_a_category(slate: Ceremony, announced: int, asked: RoomQuestion):
    for category in judged(slate, announced).categories[:2]:
        facts = RoomCategoryVerdict(
            TARGET, slate, results(slate, announced), category, [NAME] * 40, unsettled=True
        )
        sound(category_verdict_screen(facts, asked))


@pytest.mark.parametrize("view", list(YearsView))
def test_the_years(record: Record, slate: Ceremony, view: YearsView):
    past = [
        replace(judged(slate, 40), rehearsal=False, year=1929 + number // 2, ceremony_id=f"own-{number}")
        for number in range(60)
    ]
    ceremonies = {one.ceremony_id: replace(slate, id=one.ceremony_id, year=one.year) for one in past}
    years = RoomYears(build_room_history(past), ceremonies, calculate_calibration(past))
    for page in range(6):
        sound(years_screen(years, record.canonical, view, page))


def test_a_record(record: Record, slate: Ceremony):
    calls = tuple(
        JudgedPick(CategoryId(canonical), canonical, place % 2 == 0, 10, 1)
        for place, canonical in enumerate(record.canonical)
    )
    night = MemberResult(
        ContestId(1),
        longest(SLATE_NAME_MAX_CHARACTERS),
        slate.id,
        "2026",
        AT,
        1,
        2,
        10_000,
        10**6,
        10**6,
        calls,
    )
    facts = MemberProfile(MemberId(123456789012345678), NAME, build_profile([night] * 40), {slate.id: slate})
    assert list(breaches(profile_screen(facts, NAME, record.canonical))) == []
    for page in range(6):
        assert list(breaches(strengths_screen(facts, NAME, record.canonical, page))) == []


def test_a_season():
    rows = [
        SeasonRow(MemberId(member), 10_000, True, Fraction(10**6), 1000, 1000, Accuracy(10**5, 10**5))
        for member in range(25)
    ]
    for season in ("1927/28", None):
        table = SeasonTable(
            season, rows, dict.fromkeys(map(MemberId, range(25)), NAME), 1000, ["2026", "1927/28", "1926"]
        )
        for page in range(3):
            assert list(breaches(season_screen(table, MemberId(3), page, in_private=True))) == []
