"""What the server's own awards chose, beside who won elsewhere."""

from datetime import timedelta

import pytest

from bot.contests.loading import TallyCache
from bot.db.engine import Database
from bot.guilds.model import Spoilers
from bot.guilds.service import GuildService
from bot.ids import CategoryId, NomineeId
from bot.polls.count_loading import CountCache
from bot.results.result_set import ResultSet
from bot.room_awards.model import Eligibility, EligibleFilms
from bot.verdicts.read_models import OwnAwardAgreement, OwnAwardChoice
from bot.verdicts.service import VerdictService
from tests.contest_club import COMING, GUILD, HOST, LOCK, small_search
from tests.room_awards.award_actions import PICTURE, AwardClub

OF_2026 = EligibleFilms(Eligibility.YEAR, ("2026",))


@pytest.fixture
def club(database: Database) -> AwardClub:
    return AwardClub(database)


async def play_both(
    club: AwardClub, *, eligible: EligibleFilms, envelope_open: bool = True
) -> VerdictService:
    """Let `a` win a contest, and then `b` the own awards."""
    contest = await club.open()
    await club.pick(contest, 1, "a")
    await club.seal(contest)
    await club.night.announce_winners(contest.result_set, PICTURE, [NomineeId("a")], HOST)
    award = await club.begin(
        eligible=eligible,
        name="Club Awards",
        nominations_close_at=LOCK + timedelta(days=7),
    )
    for member_id in (1, 2):
        await club.nominate(award, member_id, "Our Film A", "Our Film B")
    award = await club.open_voting(award, {})
    await club.rank(award, 1, ["our-film-b"])
    award = await club.end_phase(award)
    if envelope_open:
        await club.open_envelope(award)
    return VerdictService(
        club.database,
        club.slates,
        TallyCache(),
        CountCache(),
        search=small_search(),
        clock=club.clock,
    )


async def find_choice(
    club: AwardClub, *, eligible: EligibleFilms, envelope_open: bool = True
) -> OwnAwardChoice | None:
    """The third voice of a category's verdict."""
    verdicts = await play_both(club, eligible=eligible, envelope_open=envelope_open)
    verdict = await verdicts.get_category_verdict(ResultSet(GUILD, COMING), CategoryId("best-picture"))
    return verdict.own_choice


async def find_agreement(verdicts: VerdictService) -> OwnAwardAgreement | None:
    return (await verdicts.get_ceremony_verdict(ResultSet(GUILD, COMING))).own_award


async def test_the_whole_verdict_says_where_both_agree(club: AwardClub) -> None:
    verdicts = await play_both(club, eligible=OF_2026)
    assert await find_agreement(verdicts) == OwnAwardAgreement(
        "Club Awards", [], [CategoryId("best-picture")]
    )


async def test_the_whole_verdict_is_silent_about_a_sealed_envelope(club: AwardClub) -> None:
    assert await find_agreement(await play_both(club, eligible=OF_2026, envelope_open=False)) is None


async def test_the_whole_verdict_is_silent_about_covered_winners(club: AwardClub) -> None:
    await GuildService(club.database, club.clock).set_spoilers(GUILD, Spoilers.COVERED, HOST)
    assert await find_agreement(await play_both(club, eligible=OF_2026)) is None


async def test_the_room_s_own_choice_stands_beside_the_academy_s(club: AwardClub) -> None:
    choice = await find_choice(club, eligible=OF_2026)
    assert choice is not None
    assert (choice.award_name, choice.winner_ids, choice.agrees) == ("Club Awards", ("our-film-b",), False)


async def test_awards_on_other_films_say_nothing(club: AwardClub) -> None:
    assert await find_choice(club, eligible=EligibleFilms()) is None


async def test_a_sealed_envelope_says_nothing(club: AwardClub) -> None:
    assert await find_choice(club, eligible=OF_2026, envelope_open=False) is None


async def test_a_covered_winner_says_nothing(club: AwardClub) -> None:
    guilds = GuildService(club.database, club.clock)
    await guilds.set_spoilers(GUILD, Spoilers.COVERED, HOST)
    assert await find_choice(club, eligible=OF_2026) is None
