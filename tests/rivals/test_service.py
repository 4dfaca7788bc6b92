import pytest

from bot.audit.model import AuditAction
from bot.audit.service import AuditLog
from bot.contests.errors import NoOddsError, OddsNotCoveredError
from bot.contests.model import Contest, Scoring
from bot.errors import NothingFoundError
from bot.ids import CategoryId, NomineeId
from bot.results.result_set import ResultSet
from bot.rivals.errors import (
    ChanceTakenError,
    ForecastFileError,
    OddsFrozenError,
    RivalGoneError,
    RivalsClosedError,
    TooManyRivalsError,
)
from bot.rivals.forecast_file import read_forecasts
from bot.rivals.model import ImportOutcome, RivalBoard
from bot.rivals.rules import RIVALS_PER_CONTEST_LIMIT
from tests.contest_club import GUILD, HOST, OTHER_GUILD, Club

PICTURE, ACTRESS, SHORT = CategoryId("best-picture"), CategoryId("actress"), CategoryId("short")
A, B = NomineeId("a"), NomineeId("b")

ALL_OF_PICTURE = (
    "Best Picture,Film A,50%",
    "Best Picture,Film B,30%",
    "Best Picture,Film C,10%",
    "Best Picture,Film D,5%",
)


async def bring(
    club: Club, contest: Contest, *lines: str, player: str = "Market"
) -> tuple[ImportOutcome, RivalBoard]:
    """Import lines of one player: category, nominee, probability."""
    rows = "\n".join(["player,category,nominee,probability", *(f"{player},{line}" for line in lines)])
    return await club.rivals.import_forecasts(GUILD, contest.id, read_forecasts(rows.encode()), HOST)


async def announce(club: Club, contest: Contest) -> None:
    """Open the envelope of Best Picture."""
    await club.night.announce_winners(ResultSet(GUILD, contest.ceremony_id), PICTURE, [A], HOST)


async def test_names_that_are_certain_are_matched(club: Club) -> None:
    contest = await club.draft(category_ids=(PICTURE, ACTRESS))
    outcome, board = await bring(
        club,
        contest,
        "best picture,FILM A,0.5",
        "Picture,Film B,0.25",
        "Actress,Person C,0.4",
        'Actress,"Person D, Film D",0.3',
        "Short,Film A,0.9",
    )
    assert outcome == ImportOutcome(("Market",), matched=4, asked=0, elsewhere=1)
    (market,) = board.rivals
    assert market.chances == {
        "best-picture": {"a": 500_000, "b": 250_000},
        "actress": {"c": 400_000, "d": 300_000},
    }
    assert market.sets_odds
    assert board.list_uncovered(market) == ("best-picture", "actress")
    entries = await AuditLog(club.database).list_entries_since(GUILD, 0, 10)
    assert entries[-1].action is AuditAction.IMPORT_RIVALS


async def test_what_is_not_certain_is_asked_once_for_all_players(club: Club) -> None:
    contest = await club.draft()
    rows = (
        "player,category,nominee,probability\n"
        "Market,Best Picture,Filme A,0.5\nPat,Best Picture,Filme A,0.6\nPat,Best Whatever,Film B,0.1\n"
    )
    outcome, board = await club.rivals.import_forecasts(
        GUILD, contest.id, read_forecasts(rows.encode()), HOST
    )
    assert (outcome.matched, outcome.asked) == (0, 2)
    first, second = board.questions
    assert (first.nominee, first.category_id, len(first.chances)) == ("Filme A", "best-picture", 2)
    assert (second.category, second.category_id) == ("Best Whatever", None)

    board = await club.rivals.answer_question(GUILD, contest.id, first.id, HOST, nominee_id=A)
    assert [rival.chances[PICTURE] for rival in board.rivals] == [{"a": 500_000}, {"a": 600_000}]
    # With its category known, the nominee is certain.
    board = await club.rivals.answer_question(GUILD, contest.id, second.id, HOST, category_id=PICTURE)
    assert board.questions == []
    assert board.rivals[1].chances[PICTURE] == {"a": 600_000, "b": 100_000}
    with pytest.raises(RivalGoneError):
        await club.rivals.answer_question(GUILD, contest.id, second.id, HOST, category_id=PICTURE)


async def test_a_question_can_lead_to_another_or_be_left_out(club: Club) -> None:
    contest = await club.draft()
    _, board = await bring(club, contest, "Best Whatever,Nobody,0.5")
    (question,) = board.questions
    board = await club.rivals.answer_question(GUILD, contest.id, question.id, HOST, category_id=PICTURE)
    assert [(one.id, one.category_id) for one in board.questions] == [(question.id, "best-picture")]
    board = await club.rivals.answer_question(GUILD, contest.id, question.id, HOST)
    assert board.questions == []
    assert board.rivals[0].chances == {}


async def test_no_answer_gives_a_nominee_two_probabilities(club: Club) -> None:
    contest = await club.draft()
    _, board = await bring(club, contest, "Best Picture,Film A,0.5", "Best Picture,Filme A,0.6")
    with pytest.raises(ChanceTakenError):
        await club.rivals.answer_question(GUILD, contest.id, board.questions[0].id, HOST, nominee_id=A)
    with pytest.raises(ForecastFileError):
        await bring(club, contest, "Best Picture,Film A,0.5", "Picture,The Film A,0.6")


async def test_a_player_of_the_same_name_is_replaced_with_all_it_said(club: Club) -> None:
    contest = await club.draft()
    _, board = await bring(club, contest, "Best Picture,Film A,0.5", "Best Picture,Who,0.1")
    (before,) = board.rivals
    _, board = await bring(club, contest, "Best Picture,Film B,0.7", player="MARKET")
    (after,) = board.rivals
    assert (after.id, after.chances, board.questions) == (before.id, {"best-picture": {"b": 700_000}}, [])


async def test_rivals_come_before_the_first_envelope_alone(club: Club) -> None:
    contest = await club.sealed({1: {"best-picture": "a"}})
    _, board = await bring(club, contest, *ALL_OF_PICTURE)
    await announce(club, contest)
    with pytest.raises(RivalsClosedError):
        await bring(club, contest, *ALL_OF_PICTURE, player="Late")
    with pytest.raises(RivalsClosedError):
        await club.rivals.remove_rival(GUILD, contest.id, board.rivals[0].id, HOST)
    assert not (await club.rivals.get_board(GUILD, contest.id)).is_open_for_import


async def test_a_contest_takes_so_many_rivals(club: Club) -> None:
    contest = await club.draft()
    for number in range(RIVALS_PER_CONTEST_LIMIT):
        await bring(club, contest, "Best Picture,Film A,0.5", player=f"P{number}")
    with pytest.raises(TooManyRivalsError):
        await bring(club, contest, "Best Picture,Film A,0.5", player="One more")
    await bring(club, contest, "Best Picture,Film A,0.6", player="P0")


async def test_odds_are_those_of_a_rival_that_covers_the_contest_and_fixed_when_it_opens(club: Club) -> None:
    contest = await club.draft(scoring=Scoring.ODDS, category_ids=(PICTURE,))
    with pytest.raises(NoOddsError):
        await club.hosting.announce_contest(GUILD, contest.id, HOST)
    await bring(club, contest, *ALL_OF_PICTURE[:3])
    with pytest.raises(OddsNotCoveredError) as refusal:
        await club.hosting.announce_contest(GUILD, contest.id, HOST)
    assert refusal.value.category_ids == ("best-picture",)
    _, board = await bring(club, contest, *ALL_OF_PICTURE)
    opened = await club.hosting.announce_contest(GUILD, contest.id, HOST)
    assert opened.rules.odds is not None

    with pytest.raises(OddsFrozenError):
        await bring(club, contest, "Best Picture,Film A,0.9")
    with pytest.raises(OddsFrozenError):
        await club.rivals.remove_rival(GUILD, contest.id, board.rivals[0].id, HOST)
    # Others still come and go, and set no odds.
    _, board = await bring(club, contest, *ALL_OF_PICTURE, player="Pat")
    with pytest.raises(OddsFrozenError):
        await club.rivals.choose_odds(GUILD, contest.id, board.rivals[1].id, HOST)
    await club.rivals.remove_rival(GUILD, contest.id, board.rivals[1].id, HOST)


async def test_points_by_odds_follow_the_night(club: Club) -> None:
    contest = await club.draft(scoring=Scoring.ODDS, category_ids=(PICTURE,), doubles=1)
    await bring(club, contest, *ALL_OF_PICTURE)
    contest = await club.hosting.announce_contest(GUILD, contest.id, HOST)
    for member_id, nominee_id in ((1, "a"), (2, "d"), (3, "b")):
        await club.pick(contest, member_id, nominee_id)
    await club.seal(contest)
    await club.night.announce_winners(
        ResultSet(GUILD, contest.ceremony_id), PICTURE, [NomineeId("d"), B], HOST
    )
    rows = (await club.contests.get_standings(GUILD, contest.id)).standings.rows
    # Picture weighs 5: 5 × 10 for one in twenty, 5 ÷ 0.3 = 16.7 for three in ten.
    assert [(row.ballot.member_id, row.points) for row in rows] == [(2, 50), (3, 17), (1, 0)]


async def test_the_rival_that_sets_the_odds_is_chosen_and_replaced_when_it_goes(club: Club) -> None:
    contest = await club.draft(scoring=Scoring.ODDS)
    await bring(club, contest, *ALL_OF_PICTURE)
    _, board = await bring(club, contest, *ALL_OF_PICTURE, player="Pat")
    market, pat = board.rivals
    assert (market.sets_odds, pat.sets_odds) == (True, False)
    board = await club.rivals.choose_odds(GUILD, contest.id, pat.id, HOST)
    assert [rival.sets_odds for rival in board.rivals] == [False, True]
    board = await club.rivals.remove_rival(GUILD, contest.id, pat.id, HOST)
    assert [rival.sets_odds for rival in board.rivals] == [True]


async def test_another_server_has_no_such_contest(club: Club) -> None:
    contest = await club.draft()
    with pytest.raises(NothingFoundError):
        await club.rivals.get_board(OTHER_GUILD, contest.id)
