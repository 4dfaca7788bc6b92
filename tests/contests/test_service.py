import json
from dataclasses import replace

import pytest

from bot.contests.best_finish import BestFinish
from bot.contests.errors import ContestNotOpenError, SecretPicksError
from bot.contests.model import ContestState, Scoring
from bot.contests.read_models import OwnStanding
from bot.db.engine import Database
from bot.errors import AmbiguousError, NothingFoundError, Subject
from bot.guilds import store as guild_store
from bot.ids import CategoryId, MemberId, NomineeId
from bot.slates.model import SlateNominee
from tests.contest_club import GUILD, HOST, LOCK, NOW, OTHER_GUILD, PAST, SECOND, Club

BEST_PICTURE = CategoryId("best-picture")
DIRECTING = CategoryId("directing")
NOMINEE_A = NomineeId("a")
NOMINEE_B = NomineeId("b")
SHORT = CategoryId("short")

PICKS = {
    1: {"best-picture": "a", "directing": "a", "short": "b"},
    2: {"best-picture": "a", "directing": "b"},
    3: {"best-picture": "b", "short": "a"},
}
ME, OTHER, STRANGER = MemberId(1), MemberId(2), MemberId(99)


async def test_contests_are_listed_as_people_look_for_them(club: Club) -> None:
    finished = await club.sealed({}, title="finished")
    await club.hosting.finish_contest(GUILD, finished.id, None, HOST)
    club.clock.now = NOW
    locked = await club.sealed({}, title="locked")
    club.clock.now = NOW
    draft = await club.draft(title="draft")
    later = await club.open(title="later", locks_at=LOCK + SECOND)
    sooner = await club.open(title="sooner")
    assert [contest.title for contest in await club.contests.list_contests(GUILD, set(ContestState))] == [
        "sooner",
        "later",
        "locked",
        "draft",
        "finished",
    ]
    assert draft.id not in {contest.id for contest in await club.contests.list_contests(GUILD)}
    assert {contest.id for contest in await club.contests.list_contests(GUILD, {ContestState.OPEN})} == {
        later.id,
        sooner.id,
    }
    assert locked.state is ContestState.LOCKED
    assert await club.contests.list_contests(OTHER_GUILD) == []


async def test_the_only_current_contest_is_meant_where_none_is_named(club: Club) -> None:
    with pytest.raises(NothingFoundError) as nothing:
        await club.contests.choose_contest(GUILD)
    assert nothing.value.subject is Subject.CONTEST
    await club.draft()
    contest = await club.open()
    assert await club.contests.choose_contest(GUILD) == contest
    other = await club.open(title="Second Screen")
    with pytest.raises(AmbiguousError) as several:
        await club.contests.choose_contest(GUILD)
    assert [(choice.id, choice.name, choice.detail) for choice in several.value.choices] == [
        (str(other.id), "Second Screen", "99th Academy Awards"),
        (str(contest.id), "Our Oscars", "99th Academy Awards"),
    ]


@pytest.mark.parametrize("text", ["Second Screen", "second", "secnd screen", "ID"])
async def test_a_contest_is_found_by_what_people_type(club: Club, text: str) -> None:
    await club.open()
    other = await club.open(title="Second Screen")
    found = await club.contests.choose_contest(GUILD, str(other.id) if text == "ID" else text)
    assert found == other


async def test_what_is_not_found_names_what_there_is(club: Club) -> None:
    contest = await club.open()
    with pytest.raises(NothingFoundError) as refusal:
        await club.contests.choose_contest(GUILD, "Eurovision")
    assert [choice.id for choice in refusal.value.nearest] == [str(contest.id)]
    with pytest.raises(NothingFoundError):
        await club.contests.choose_contest(OTHER_GUILD, str(contest.id))


async def test_unfinished_texts_are_completed_from_the_states_asked_for(club: Club) -> None:
    contest, draft = await club.open(), await club.draft(title="Our Draft")
    assert [choice.id for choice in await club.contests.suggest_contests(GUILD, "our")] == [str(contest.id)]
    drafts = await club.contests.suggest_contests(GUILD, "", {ContestState.DRAFT})
    assert [choice.id for choice in drafts] == [str(draft.id)]
    assert await club.contests.suggest_contests(OTHER_GUILD, "") == []


async def test_a_card_counts_ballots_and_tells_no_shares_while_picks_are_open(club: Club) -> None:
    contest = await club.open()
    await club.pick(contest, ME, "a")
    await club.pick(contest, OTHER, "a")
    await club.ballots.clear_pick(GUILD, contest.id, OTHER, BEST_PICTURE, pressed_at=club.clock.now)
    card = await club.contests.get_card(GUILD, contest.id)
    assert (card.ballots, card.shares) == (1, {})


async def test_nobody_sees_shares_or_others_picks_before_the_lock(club: Club) -> None:
    contest = await club.open()
    for member_id, picks in PICKS.items():
        await club.fill(contest, member_id, picks)
    club.clock.now = LOCK + 4 * SECOND
    assert (await club.contests.get_card(GUILD, contest.id)).shares == {}
    with pytest.raises(SecretPicksError) as refusal:
        await club.contests.get_picks(GUILD, contest.id, OTHER, ME)
    assert refusal.value.closes_at == LOCK
    for looking in (
        club.contests.get_picks(GUILD, contest.id, STRANGER, ME),
        club.contests.compare_picks(GUILD, contest.id, ME, OTHER, ME),
        club.contests.find_possible_winners(GUILD, contest.id),
        club.contests.verify_ballots(GUILD, contest.id),
        club.contests.export_contest(GUILD, contest.id),
    ):
        with pytest.raises(SecretPicksError):
            await looking
    _, standing = await club.contests.get_own_standings(GUILD, contest.id, ME)
    assert standing.row is not None
    assert standing.best_finish is None
    own = await club.contests.get_picks(GUILD, contest.id, ME, ME)
    assert {category_id: pick.nominee_id for category_id, pick in own.ballot.picks.items()} == PICKS[ME]
    club.clock.now = LOCK + 5 * SECOND
    shares = (await club.contests.get_card(GUILD, contest.id)).shares
    assert shares[BEST_PICTURE].counts == {"a": 2, "b": 1}
    assert (await club.contests.get_picks(GUILD, contest.id, OTHER, ME)).ballot.picks.keys() == PICKS[
        OTHER
    ].keys()


async def test_a_contest_cancelled_before_its_lock_keeps_its_secrets(club: Club) -> None:
    contest = await club.open()
    await club.pick(contest, OTHER, "a")
    await club.hosting.cancel_contest(GUILD, contest.id, HOST)
    club.clock.now = LOCK + 5 * SECOND
    with pytest.raises(SecretPicksError):
        await club.contests.get_picks(GUILD, contest.id, OTHER, ME)
    assert (await club.contests.get_card(GUILD, contest.id)).shares == {}


async def test_open_ballots_hide_nothing(club: Club) -> None:
    contest = await club.open(open_ballots=True)
    await club.fill(contest, OTHER, PICKS[OTHER])
    seen = await club.contests.get_picks(GUILD, contest.id, OTHER, ME)
    assert seen.ballot.picks.keys() == PICKS[OTHER].keys()
    assert (await club.contests.get_card(GUILD, contest.id)).shares[DIRECTING].counts == {"b": 1}


async def test_with_late_entries_others_see_what_is_closed_alone(club: Club) -> None:
    contest = await club.open(late_entries=True, tiebreaker="How many minutes?")
    await club.fill(contest, OTHER, PICKS[OTHER])
    await club.ballots.answer_tiebreaker(GUILD, contest.id, OTHER, 215, pressed_at=club.clock.now)
    await club.night.announce_winners(club.target(contest), DIRECTING, [NOMINEE_B], HOST)
    seen = await club.contests.get_picks(GUILD, contest.id, OTHER, ME)
    assert seen.ballot.picks.keys() == {"directing"}
    assert seen.hidden_ids == {"best-picture", "actress", "short"}
    assert (seen.ballot.tiebreaker, seen.earned) == (None, {"directing": 1})
    own = await club.contests.get_picks(GUILD, contest.id, OTHER, OTHER)
    assert own.ballot.picks.keys() == PICKS[OTHER].keys()
    assert (own.ballot.tiebreaker, own.hidden_ids) == (215, frozenset())


async def test_no_salt_leaves_with_the_picks(club: Club) -> None:
    contest = await club.sealed(PICKS)
    assert (await club.contests.get_picks(GUILD, contest.id, OTHER, ME)).ballot.salt is None


async def test_who_has_no_ballot_has_no_picks(club: Club) -> None:
    contest = await club.sealed(PICKS)
    with pytest.raises(NothingFoundError) as refusal:
        await club.contests.get_picks(GUILD, contest.id, STRANGER, ME)
    assert (refusal.value.subject, refusal.value.text) == (Subject.MEMBER, str(STRANGER))


async def test_a_category_that_is_not_asked_about_has_no_shares(club: Club) -> None:
    contest = await club.sealed({}, category_ids=("short",))
    assert list((await club.contests.get_card(GUILD, contest.id)).shares) == ["short"]


async def test_standings_follow_the_envelopes(club: Club, database: Database) -> None:
    def name(connection: object) -> None:
        for member_id, called in ((1, "Ana"), (2, "Ben"), (3, "Cy")):
            guild_store.save_member_name(connection, GUILD, member_id, called, NOW)  # pyright: ignore[reportArgumentType]

    contest = await club.sealed(PICKS, scoring=Scoring.WEIGHTED)
    await database.write(name)
    target = club.target(contest)
    before = (await club.contests.get_standings(GUILD, contest.id)).standings
    assert [(row.ballot.name, row.rank, row.points) for row in before.rows] == [
        ("Ana", 1, 0),
        ("Ben", 1, 0),
        ("Cy", 1, 0),
    ]
    await club.night.announce_winners(target, BEST_PICTURE, [NOMINEE_B], HOST)
    await club.night.announce_winners(target, DIRECTING, [NOMINEE_A], HOST)
    shown = await club.contests.get_standings(GUILD, contest.id)
    assert [
        (row.ballot.name, row.rank, row.points, row.right, row.movement) for row in shown.standings.rows
    ] == [("Cy", 1, 5, 1, 0), ("Ana", 2, 3, 1, 0), ("Ben", 3, 0, 0, -1)]
    assert (shown.standings.announced, shown.standings.unannounced) == (
        ("best-picture", "directing"),
        ("actress", "short"),
    )
    assert not shown.is_final
    seen = await club.contests.get_picks(GUILD, contest.id, MemberId(3), STRANGER)
    assert seen.earned == {"best-picture": 5}
    await club.hosting.finish_contest(GUILD, contest.id, None, HOST)
    assert (await club.contests.get_standings(GUILD, contest.id)).is_final


async def test_a_tie_breaker_separates_equals_once_its_answer_is_known(club: Club) -> None:
    contest = await club.open(tiebreaker="How many minutes?")
    for member_id, answer in ((1, 180), (2, 200)):
        await club.pick(contest, member_id, "a")
        await club.ballots.answer_tiebreaker(
            GUILD, contest.id, MemberId(member_id), answer, pressed_at=club.clock.now
        )
    await club.seal(contest)
    ranks = (await club.contests.get_standings(GUILD, contest.id)).standings
    assert [row.rank for row in ranks.rows] == [1, 1]
    await club.hosting.finish_contest(GUILD, contest.id, 215, HOST)
    ranks = (await club.contests.get_standings(GUILD, contest.id)).standings
    assert [(row.rank, row.ballot.member_id, row.distance) for row in ranks.rows] == [(1, 2, 15), (2, 1, 35)]


async def test_two_ballots_stand_side_by_side(club: Club) -> None:
    contest = await club.sealed(PICKS)
    await club.night.announce_winners(club.target(contest), DIRECTING, [NOMINEE_B], HOST)
    both = await club.contests.compare_picks(GUILD, contest.id, MemberId(1), MemberId(2), STRANGER)
    assert (both.one.ballot.member_id, both.other.ballot.member_id) == (1, 2)
    assert (both.one.earned, both.other.earned) == ({"directing": None}, {"directing": 1})


async def test_the_best_finish_and_the_race_are_told_once_picks_are_public(club: Club) -> None:
    contest = await club.sealed(PICKS)
    await club.night.announce_winners(club.target(contest), BEST_PICTURE, [NOMINEE_A], HOST)
    _, standing = await club.contests.get_own_standings(GUILD, contest.id, MemberId(3))
    assert standing.best_finish == BestFinish(1, is_exact=True)
    _, of_stranger = await club.contests.get_own_standings(GUILD, contest.id, STRANGER)
    assert of_stranger == OwnStanding(None, None)
    race = await club.contests.find_possible_winners(GUILD, contest.id)
    assert {ballot.member_id for ballot in race.ballots} == {1, 2, 3}


async def test_a_draft_and_a_cancelled_contest_have_no_standings(club: Club) -> None:
    cancelled = await club.sealed(PICKS)
    await club.hosting.cancel_contest(GUILD, cancelled.id, HOST)
    club.clock.now = NOW
    draft = await club.draft()
    for looking in (club.contests.get_standings, club.contests.find_possible_winners):
        with pytest.raises(ContestNotOpenError):
            await looking(GUILD, cancelled.id)
        with pytest.raises(NothingFoundError):
            await looking(GUILD, draft.id)


async def test_nothing_is_shown_to_another_server(club: Club) -> None:
    contest = await club.sealed(PICKS)
    for looking in (
        club.contests.get_contest,
        club.contests.get_context,
        club.contests.get_card,
        club.contests.get_standings,
        club.contests.verify_ballots,
        club.contests.export_contest,
    ):
        with pytest.raises(NothingFoundError):
            await looking(OTHER_GUILD, contest.id)


async def test_an_export_holds_every_ballot_and_the_proof(club: Club) -> None:
    contest = await club.sealed(PICKS, PAST)
    await club.night.settle_results(club.target(contest), HOST)
    export = await club.contests.export_contest(GUILD, contest.id)
    document = json.loads(export.to_json())
    assert document["proof"] == contest.proof
    assert [ballot["points"] for ballot in document["ballots"]] == [3, 1, 1]
    assert contest.proof is not None
    assert contest.proof in export.to_csv()


async def test_standings_kept_in_memory_see_a_withdrawal(club: Club) -> None:
    contest = await club.sealed(PICKS)
    await club.night.announce_winners(club.target(contest), BEST_PICTURE, [NOMINEE_A], HOST)
    _, before = await club.contests.get_own_standings(GUILD, contest.id, MemberId(3))
    assert before.best_finish == BestFinish(1, is_exact=True)
    await club.withdrawals.withdraw_nominee(SlateNominee(GUILD, contest.ceremony_id, SHORT, NOMINEE_A), HOST)
    _, after = await club.contests.get_own_standings(GUILD, contest.id, MemberId(3))
    assert after.best_finish == BestFinish(3, is_exact=True)


async def test_standings_kept_in_memory_see_a_contest_reopened(club: Club) -> None:
    contest = await club.sealed(PICKS)
    assert len((await club.contests.get_standings(GUILD, contest.id)).standings.rows) == 3
    reopened = await club.hosting.reopen_contest(GUILD, contest.id, club.clock.now + SECOND, HOST)
    await club.pick(reopened, 4, "a")
    assert len((await club.contests.get_standings(GUILD, contest.id)).standings.rows) == 4
    await club.seal(reopened)
    assert len((await club.contests.get_standings(GUILD, contest.id)).standings.rows) == 4


async def test_facts_hold_the_slate_with_its_withdrawals(club: Club) -> None:
    contest = await club.open()
    await club.withdrawals.withdraw_nominee(
        SlateNominee(GUILD, contest.ceremony_id, SHORT, NomineeId("d")), HOST
    )
    facts = await club.contests.get_context(GUILD, contest.id)
    assert facts.contest == replace(contest)
    assert facts.get_category(SHORT).by_id[NomineeId("d")].withdrawn
    assert facts.in_play[SHORT] == frozenset("abc")
