import asyncio

import pytest

from bot.announcing.model import ChangeKind, ResultChange
from bot.audit import store as audit
from bot.audit.model import AuditAction, AuditEntry
from bot.contests.errors import CategoryAnnouncedError
from bot.contests.model import Scoring
from bot.contests.read_models import CardPlace
from bot.db.engine import Database
from bot.errors import NothingFoundError, Subject
from bot.ids import CategoryId, ContestId, NomineeId
from bot.results.errors import (
    NotANomineeError,
    NothingToSettleError,
    NothingToUndoError,
    NoWinnerError,
    ResultChangedError,
    ResultStandsError,
    WinnerStandsError,
)
from bot.results.result_set import ResultSet
from bot.slates.model import SlateNominee
from tests.contest_club import (
    CATEGORIES,
    COMING,
    GUILD,
    HOST,
    HOST_ID,
    LOCK,
    NOW,
    OTHER_GUILD,
    OTHER_HOST,
    PAST,
    SECOND,
    Club,
)

ACTRESS = CategoryId("actress")
BEST_PICTURE = CategoryId("best-picture")
NOMINEE_A = NomineeId("a")
NOMINEE_B = NomineeId("b")
NOMINEE_C = NomineeId("c")
SHORT = CategoryId("short")

PICKS = {
    1: {"best-picture": "a", "directing": "a", "short": "a"},
    2: {"best-picture": "b", "directing": "a", "short": "b"},
    3: {"best-picture": "b", "directing": "b", "short": "c"},
    HOST_ID: {"best-picture": "c", "short": "d"},
}


async def log(database: Database) -> list[AuditEntry]:
    """What was done to results, oldest first."""
    entries = (await database.read(audit.list_page, GUILD, limit=100))[::-1]
    return [entry for entry in entries if entry.action.endswith("result")]


def ranks(change: ResultChange) -> dict[int | None, int]:
    """Everyone's rank now, by member."""
    (effect,) = change.effects
    return {row.ballot.member_id: row.rank for row in effect.after.rows}


async def test_an_envelope_says_who_called_it_who_leads_and_what_comes_next(club: Club) -> None:
    contest = await club.sealed(PICKS)
    change = await club.night.announce_winners(club.target(contest), BEST_PICTURE, [NOMINEE_B], HOST)
    assert (change.kind, change.winners) == (ChangeKind.OPENED, ("b",))
    (effect,) = change.effects
    assert effect.contest == contest
    assert [ballot.member_id for ballot in effect.right_ballots] == [2, 3]
    assert effect.shares.counts == {"a": 1, "b": 2, "c": 1}
    assert effect.shares.share_for(change.winners) == 0.5
    assert [(row.ballot.member_id, row.points) for row in effect.top] == [
        (2, 1),
        (3, 1),
        (1, 0),
        (HOST_ID, 0),
    ]
    assert effect.unannounced == ("directing", "actress", "short")
    assert (effect.climbs, effect.card, effect.had_ballot) == ((), None, True)


async def test_the_next_envelope_says_who_moved_up(club: Club) -> None:
    contest = await club.sealed(PICKS, scoring=Scoring.WEIGHTED)
    await club.night.announce_winners(club.target(contest), SHORT, [NOMINEE_C], HOST)
    change = await club.night.announce_winners(club.target(contest), BEST_PICTURE, [NOMINEE_A], OTHER_HOST)
    (effect,) = change.effects
    assert [(climb.row.ballot.member_id, climb.ranks) for climb in effect.climbs] == [(1, 1)]
    assert ranks(change) == {1: 1, 3: 2, 2: 3, HOST_ID: 3}
    assert {row.ballot.member_id: row.rank for row in effect.before.rows} == {3: 1, 1: 2, 2: 2, HOST_ID: 2}
    assert not effect.had_ballot


async def test_a_tie_pays_all_who_picked_any_of_the_winners(club: Club) -> None:
    contest = await club.sealed(PICKS)
    change = await club.night.announce_winners(
        club.target(contest), SHORT, [NOMINEE_A, NOMINEE_B, NOMINEE_A], HOST
    )
    (effect,) = change.effects
    assert change.winners == ("a", "b")
    assert [ballot.member_id for ballot in effect.right_ballots] == [1, 2]
    assert effect.shares.share_for(change.winners) == 0.5
    assert ranks(change) == {1: 1, 2: 1, 3: 3, HOST_ID: 3}


async def test_more_than_five_lead_in_five_lines(club: Club) -> None:
    contest = await club.sealed({member: {"short": "a"} for member in range(1, 9)})
    change = await club.night.announce_winners(club.target(contest), SHORT, [NOMINEE_A], HOST)
    assert len(change.effects[0].top) == 5


async def test_the_same_winner_twice_changes_nothing(club: Club, database: Database) -> None:
    contest = await club.sealed(PICKS)
    target = club.target(contest)
    first = await club.night.announce_winners(target, SHORT, [NOMINEE_A, NOMINEE_B], HOST)
    again = await club.night.announce_winners(
        target, SHORT, [NOMINEE_B, NOMINEE_A], OTHER_HOST, seen_version=0
    )
    assert (again.kind, again.effects) == (ChangeKind.NOTHING, ())
    assert again.results == first.results
    assert len(await log(database)) == 1


async def test_replacing_asks_first_and_then_moves_the_standings(club: Club, database: Database) -> None:
    contest = await club.sealed(PICKS)
    target = club.target(contest)
    await club.night.announce_winners(target, BEST_PICTURE, [NOMINEE_A], HOST)
    with pytest.raises(ResultStandsError) as asking:
        await club.night.announce_winners(target, BEST_PICTURE, [NOMINEE_B], HOST)
    assert asking.value.winner_ids == ("a",)
    assert len(await log(database)) == 1
    change = await club.night.announce_winners(target, BEST_PICTURE, [NOMINEE_B], HOST, replace=True)
    assert (change.kind, change.winners) == (ChangeKind.CORRECTED, ("b",))
    assert ranks(change) == {2: 1, 3: 1, 1: 3, HOST_ID: 3}


async def test_a_correction_knows_the_card_that_it_edits(club: Club) -> None:
    contest = await club.sealed(PICKS)
    target = club.target(contest)
    await club.night.announce_winners(target, BEST_PICTURE, [NOMINEE_A], HOST)
    await club.publishing.record_card(GUILD, contest.id, [BEST_PICTURE], 5, 6)
    change = await club.night.announce_winners(target, BEST_PICTURE, [NOMINEE_B], HOST, replace=True)
    assert change.effects[0].card == CardPlace(5, 6)
    other = await club.night.announce_winners(target, SHORT, [NOMINEE_A], HOST)
    assert other.effects[0].card is None
    with pytest.raises(NothingFoundError):
        await club.publishing.record_card(OTHER_GUILD, contest.id, [BEST_PICTURE], 7, 8)


async def test_undoing_restores_what_stood_before(club: Club) -> None:
    contest = await club.sealed(PICKS)
    target = club.target(contest)
    first = await club.night.announce_winners(target, BEST_PICTURE, [NOMINEE_A], HOST)
    await club.night.announce_winners(target, BEST_PICTURE, [NOMINEE_B], HOST, replace=True)
    change = await club.night.undo_result(target, BEST_PICTURE, HOST)
    assert (change.kind, change.winners) == (ChangeKind.UNDONE, ("a",))
    assert ranks(change) == ranks(first)
    sealed = await club.night.undo_result(target, BEST_PICTURE, HOST)
    assert (sealed.winners, set(ranks(sealed).values())) == ((), {1})
    assert sealed.effects[0].right_ballots == ()
    with pytest.raises(NothingToUndoError):
        await club.night.undo_result(target, BEST_PICTURE, HOST)


async def test_a_voided_category_counts_for_nobody(club: Club) -> None:
    contest = await club.sealed(PICKS)
    target = club.target(contest)
    await club.night.announce_winners(target, BEST_PICTURE, [NOMINEE_B], HOST)
    with pytest.raises(ResultStandsError):
        await club.night.void_category(target, BEST_PICTURE, HOST)
    change = await club.night.void_category(target, BEST_PICTURE, HOST, replace=True)
    assert (change.kind, change.winners) == (ChangeKind.VOIDED, ())
    assert set(ranks(change).values()) == {1}
    assert (await club.night.void_category(target, BEST_PICTURE, HOST)).kind is ChangeKind.NOTHING
    with pytest.raises(ResultStandsError) as asking:
        await club.night.announce_winners(target, BEST_PICTURE, [NOMINEE_A], HOST)
    assert asking.value.winner_ids == ()
    assert (await club.night.undo_result(target, BEST_PICTURE, HOST)).winners == ("b",)


@pytest.mark.parametrize(
    ("category_id", "winner_ids", "error"),
    [
        ("best-picture", [], NoWinnerError),
        ("best-picture", ["z"], NotANomineeError),
        ("best-picture", ["a", "z"], NotANomineeError),
        ("best-picture", ["d"], NotANomineeError),
        ("best-villain", ["a"], NothingFoundError),
    ],
)
async def test_who_cannot_win_is_refused_and_nothing_happens(
    club: Club,
    database: Database,
    category_id: CategoryId,
    winner_ids: list[NomineeId],
    error: type[Exception],
) -> None:
    contest = await club.open()
    await club.withdrawals.withdraw_nominee(SlateNominee(GUILD, COMING, BEST_PICTURE, NomineeId("d")), HOST)
    with pytest.raises(error):
        await club.night.announce_winners(club.target(contest), category_id, winner_ids, HOST)
    assert await log(database) == []
    await club.pick(contest, 1, "a")


async def test_results_on_what_is_not_there_are_refused(club: Club) -> None:
    real = await club.open(COMING)
    for target, subject in (
        (ResultSet(GUILD, "oscars-0"), Subject.CEREMONY),
        (ResultSet(GUILD, COMING, ContestId(77)), Subject.CONTEST),
        (ResultSet(GUILD, COMING, real.id), Subject.CONTEST),
    ):
        with pytest.raises(NothingFoundError) as refusal:
            await club.night.announce_winners(target, SHORT, [NOMINEE_A], HOST)
        assert refusal.value.subject is subject


async def test_a_rehearsal_of_another_server_does_not_exist(club: Club) -> None:
    rehearsal = await club.open(PAST)
    with pytest.raises(NothingFoundError):
        await club.night.announce_winners(
            ResultSet(OTHER_GUILD, PAST, rehearsal.id), SHORT, [NOMINEE_A], HOST
        )
    assert (await club.night.get_context(club.target(rehearsal))).announced == ()


async def test_of_two_hosts_at_once_one_wins_and_one_is_told(club: Club, database: Database) -> None:
    contest = await club.sealed(PICKS)
    target = club.target(contest)
    outcomes = await asyncio.gather(
        club.night.announce_winners(target, BEST_PICTURE, [NOMINEE_A], HOST, seen_version=0),
        club.night.announce_winners(target, BEST_PICTURE, [NOMINEE_B], OTHER_HOST, seen_version=0),
        return_exceptions=True,
    )
    (won,) = [outcome for outcome in outcomes if isinstance(outcome, ResultChange)]
    (late,) = [outcome for outcome in outcomes if isinstance(outcome, ResultChangedError)]
    assert late.winner_ids == won.winners
    assert len(await log(database)) == 1


async def test_who_saw_an_older_result_replaces_undoes_and_voids_nothing(club: Club) -> None:
    contest = await club.sealed(PICKS)
    target = club.target(contest)
    seen = (await club.night.announce_winners(target, BEST_PICTURE, [NOMINEE_A], HOST)).results.find_version(
        BEST_PICTURE
    )
    await club.night.announce_winners(
        target, BEST_PICTURE, [NOMINEE_B], OTHER_HOST, seen_version=seen, replace=True
    )
    for late in (
        club.night.announce_winners(target, BEST_PICTURE, [NOMINEE_C], HOST, seen_version=seen, replace=True),
        club.night.undo_result(target, BEST_PICTURE, HOST, seen_version=seen),
        club.night.void_category(target, BEST_PICTURE, HOST, seen_version=seen, replace=True),
    ):
        with pytest.raises(ResultChangedError) as refusal:
            await late
        assert refusal.value.winner_ids == ("b",)
    assert (await club.night.get_context(target)).results.winners == {"best-picture": ("b",)}


async def test_everything_is_in_the_log_with_who_had_a_ballot(club: Club, database: Database) -> None:
    contest = await club.sealed(PICKS)
    target = club.target(contest)
    await club.night.announce_winners(target, ACTRESS, [NOMINEE_A], HOST)
    await club.night.announce_winners(target, ACTRESS, [NOMINEE_B, NOMINEE_C], OTHER_HOST, replace=True)
    await club.night.void_category(target, ACTRESS, OTHER_HOST, replace=True)
    await club.night.undo_result(target, ACTRESS, HOST)
    a, b, c = "Person A · Film A", "Person B · Film B", "Person C · Film C"
    assert [
        (entry.action, entry.actor.id, entry.before, entry.after, entry.had_ballot)
        for entry in await log(database)
    ] == [
        (AuditAction.ANNOUNCE_RESULT, HOST_ID, None, [a], True),
        (AuditAction.ANNOUNCE_RESULT, OTHER_HOST.id, [a], [b, c], False),
        (AuditAction.VOID_RESULT, OTHER_HOST.id, [b, c], "void", False),
        (AuditAction.UNDO_RESULT, HOST_ID, "void", [b, c], True),
    ]
    assert (await log(database))[0].subject == "Actress, 99th Academy Awards"


async def test_contests_on_one_ceremony_share_its_results(club: Club) -> None:
    one = await club.sealed(PICKS)
    club.clock.now = NOW
    other = await club.open(title="Big three", category_ids=CATEGORIES[:3])
    change = await club.night.announce_winners(club.target(one), BEST_PICTURE, [NOMINEE_A], HOST)
    assert [effect.contest.id for effect in change.effects] == [one.id, other.id]
    with pytest.raises(CategoryAnnouncedError):
        await club.pick(other, 1, "a")
    change = await club.night.announce_winners(club.target(one), SHORT, [NOMINEE_A], HOST)
    assert [effect.contest.id for effect in change.effects] == [one.id]


async def test_an_announcement_closes_the_category_in_open_contests_at_once(club: Club) -> None:
    contest = await club.open()
    await club.night.announce_winners(club.target(contest), SHORT, [NOMINEE_A], HOST)
    stored = await club.contests.get_contest(GUILD, contest.id)
    assert stored.rules.by_id[SHORT].closed_at == NOW
    assert stored.rules.by_id[ACTRESS].closed_at is None
    assert (await club.contests.get_card(GUILD, contest.id)).shares[SHORT].voters == 0


async def test_rehearsals_are_apart_from_the_ceremony_and_from_each_other(club: Club) -> None:
    real = await club.open(COMING)
    club.clock.now = LOCK + 2 * 86_400 * SECOND
    first = await club.open(COMING, locks_at=club.clock.now + SECOND)
    second = await club.open(COMING, locks_at=club.clock.now + SECOND)
    await club.night.announce_winners(club.target(first), SHORT, [NOMINEE_A], HOST)
    await club.night.announce_winners(club.target(real), SHORT, [NOMINEE_B], HOST)
    winners = [
        (await club.night.get_context(club.target(contest))).results.winners
        for contest in (real, first, second)
    ]
    assert winners == [{"short": ("b",)}, {"short": ("a",)}, {}]
    await club.pick(second, 1, "a", "short")


async def test_results_of_a_contest_that_is_over_can_be_corrected(club: Club) -> None:
    contest = await club.sealed(PICKS)
    await club.night.announce_winners(club.target(contest), BEST_PICTURE, [NOMINEE_A], HOST)
    await club.hosting.finish_contest(GUILD, contest.id, None, HOST)
    change = await club.night.announce_winners(
        club.target(contest), BEST_PICTURE, [NOMINEE_B], HOST, replace=True
    )
    assert ranks(change)[2] == 1


async def test_cancelled_contests_and_drafts_are_not_moved(club: Club) -> None:
    contest = await club.sealed(PICKS)
    await club.hosting.cancel_contest(GUILD, contest.id, HOST)
    club.clock.now = NOW
    await club.draft()
    change = await club.night.announce_winners(ResultSet(GUILD, COMING), BEST_PICTURE, [NOMINEE_A], HOST)
    assert (change.kind, change.effects) == (ChangeKind.OPENED, ())


async def test_the_board_tells_what_is_announced_and_what_is_not(club: Club) -> None:
    contest = await club.open(category_ids=("short", "actress"))
    target = club.target(contest)
    assert (await club.night.get_context(target)).unannounced == ("actress", "short")
    await club.night.announce_winners(target, SHORT, [NOMINEE_A], HOST)
    await club.night.void_category(target, ACTRESS, HOST)
    scene = await club.night.get_context(target)
    assert (scene.announced, scene.unannounced) == (("short",), ())
    assert [one.id for one in scene.contests] == [contest.id]
    assert (await club.night.get_context(ResultSet(OTHER_GUILD, COMING))).unannounced == CATEGORIES


async def test_the_winner_that_the_record_knows_is_offered(club: Club) -> None:
    rehearsal, real = await club.open(PAST), await club.open(COMING)
    known = await club.night.get_context(club.target(rehearsal))
    assert (known.find_known_winners(BEST_PICTURE), known.find_known_winners(SHORT)) == (
        ("a",),
        ("a", "b"),
    )
    assert (await club.night.get_context(club.target(real))).find_known_winners(SHORT) == ()


async def test_settling_announces_all_that_the_record_knows_and_is_left(club: Club) -> None:
    contest = await club.sealed(PICKS, PAST)
    target = club.target(contest)
    await club.night.announce_winners(target, CategoryId("directing"), [NOMINEE_B], HOST)
    await club.night.void_category(target, ACTRESS, HOST)
    changes = await club.night.settle_results(target, HOST)
    assert [(change.category.id, change.winners) for change in changes] == [
        ("best-picture", ("a",)),
        ("short", ("a", "b")),
    ]
    assert [len(change.results.winners) for change in changes] == [2, 3]
    standings = (await club.contests.get_standings(GUILD, contest.id)).standings
    assert {row.ballot.member_id: row.points for row in standings.rows} == {1: 2, 2: 1, 3: 1, HOST_ID: 0}
    assert await club.night.settle_results(target, HOST) == []


async def test_settling_passes_over_a_winner_who_was_withdrawn(club: Club) -> None:
    contest = await club.sealed(PICKS, PAST)
    await club.withdrawals.withdraw_nominee(SlateNominee(GUILD, PAST, BEST_PICTURE, NOMINEE_A), HOST)
    await club.withdrawals.withdraw_nominee(SlateNominee(GUILD, PAST, SHORT, NOMINEE_A), HOST)
    changes = await club.night.settle_results(club.target(contest), HOST)
    assert {change.category.id: change.winners for change in changes} == {
        "directing": ("a",),
        "actress": ("a",),
        "short": ("b",),
    }


async def test_a_ceremony_to_come_is_not_settled(club: Club, database: Database) -> None:
    contest = await club.sealed(PICKS)
    with pytest.raises(NothingToSettleError):
        await club.night.settle_results(club.target(contest), HOST)
    assert await log(database) == []


async def test_closing_picks_tells_in_which_contests_they_were_open(club: Club, database: Database) -> None:
    contest = await club.open()
    await club.open(title="Without it", category_ids=("short",))
    target = club.target(contest)
    closed = await club.night.close_picks(target, ACTRESS, HOST)
    assert [one.id for one in closed] == [contest.id]
    assert await club.night.close_picks(target, ACTRESS, HOST) == []
    entries = await database.read(audit.list_page, GUILD, limit=10, action=AuditAction.CLOSE_PICKS)
    assert [entry.subject for entry in entries] == ["Actress, Our Oscars"]
    with pytest.raises(NothingFoundError):
        await club.night.close_picks(target, CategoryId("best-villain"), HOST)


async def test_a_nominee_is_not_withdrawn_while_it_stands_as_a_winner(club: Club) -> None:
    contest = await club.sealed(PICKS)
    target = club.target(contest)
    await club.night.announce_winners(target, BEST_PICTURE, [NOMINEE_B], HOST)
    with pytest.raises(WinnerStandsError) as refused:
        await club.withdrawals.withdraw_nominee(SlateNominee(GUILD, COMING, BEST_PICTURE, NOMINEE_B), HOST)
    assert (refused.value.category, refused.value.nominee) == ("Best Picture", "Film B")
    await club.withdrawals.withdraw_nominee(SlateNominee(GUILD, COMING, SHORT, NOMINEE_B), HOST)
    await club.night.undo_result(target, BEST_PICTURE, HOST)
    await club.withdrawals.withdraw_nominee(SlateNominee(GUILD, COMING, BEST_PICTURE, NOMINEE_B), HOST)
    change = await club.night.announce_winners(target, SHORT, [NomineeId("d")], HOST)
    assert change.ceremony.by_id[BEST_PICTURE].by_id[NOMINEE_B].withdrawn


async def test_a_winner_of_a_rehearsal_is_not_withdrawn_either(club: Club) -> None:
    contest = await club.open(PAST)
    await club.night.announce_winners(club.target(contest), BEST_PICTURE, [NOMINEE_B], HOST)
    assert contest.rehearsal
    with pytest.raises(WinnerStandsError):
        await club.withdrawals.withdraw_nominee(SlateNominee(GUILD, PAST, BEST_PICTURE, NOMINEE_B), HOST)
