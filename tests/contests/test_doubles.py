import json
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.contests.ballots import refusal_of_double
from bot.contests.errors import (
    DoublesRangeError,
    DoubleWithoutPickError,
    NoDoublesError,
    PicksClosedError,
    WrongStateError,
)
from bot.contests.lifecycle import ContestChanges
from bot.contests.model import Contest
from bot.contests.proof import make_sealed_fields
from bot.contests.read_models import BallotPaper
from bot.ids import CategoryId, MemberId, NomineeId, PressId
from bot.proof import compute_line, format_canonical_json
from bot.results.result_set import ResultSet
from tests.contest_club import GUILD, HOST, Club
from tests.contests.small_contests import ballot, rules

BEST_PICTURE, ACTRESS, SHORT = CategoryId("best-picture"), CategoryId("actress"), CategoryId("short")
MEMBER, OTHER = MemberId(1), MemberId(2)


async def double(
    club: Club,
    contest: Contest,
    category_id: CategoryId = BEST_PICTURE,
    press_id: int | None = None,
    *,
    doubled: bool = True,
) -> BallotPaper:
    """Press a category's double."""
    return await club.ballots.set_double(
        GUILD,
        contest.id,
        MEMBER,
        category_id,
        doubled=doubled,
        pressed_at=club.clock.now,
        press_id=None if press_id is None else PressId(press_id),
    )


def test_only_picks_can_be_doubled_and_only_as_many_as_there_are_doubles() -> None:
    two = replace(rules("a", "b", "c"), doubles=1)
    picked = ballot(1, {"a": "x", "b": "y"})
    assert refusal_of_double(two, picked, CategoryId("a")) is None
    assert isinstance(refusal_of_double(two, picked, CategoryId("c")), DoubleWithoutPickError)
    first, second = picked.picks.values()
    used = replace(picked, picks={"a": replace(first, doubled=True), "b": second})
    refusal = refusal_of_double(two, used, CategoryId("b"))
    assert isinstance(refusal, NoDoublesError)
    assert (refusal.doubles, refusal.used_ids) == (1, ("a",))
    # To press it again on the same category changes nothing.
    assert refusal_of_double(two, used, CategoryId("a")) is None
    assert isinstance(refusal_of_double(rules("a"), picked, CategoryId("a")), NoDoublesError)


def test_a_ballot_without_doubles_is_sealed_as_before_there_were_any() -> None:
    one = ballot(7, {"a": "x", "b": "y"}, 12)
    assert format_canonical_json(make_sealed_fields("s", MemberId(7), one.picks, one.tiebreaker)) == (
        '{"member": "7", "picks": {"a": "x", "b": "y"}, "salt": "s", "stakes": {}, "tiebreaker": 12}'
    )
    doubled = {category_id: replace(pick, doubled=True) for category_id, pick in one.picks.items()}
    assert format_canonical_json(make_sealed_fields("s", MemberId(7), doubled, one.tiebreaker)) == (
        '{"doubles": ["a", "b"], "member": "7", "picks": {"a": "x", "b": "y"}, "salt": "s", "stakes": {}, '
        '"tiebreaker": 12}'
    )


async def test_a_doubled_pick_pays_twice_is_proven_and_exported(club: Club) -> None:
    contest = await club.open(doubles=1)
    for member_id, nominee_id in ((1, "a"), (2, "a"), (3, "b")):
        await club.pick(contest, member_id, nominee_id)
    await double(club, contest)
    sealed = await club.seal(contest)
    await club.night.announce_winners(
        ResultSet(GUILD, contest.ceremony_id), BEST_PICTURE, [NomineeId("a")], HOST
    )

    rows = (await club.contests.get_standings(GUILD, contest.id)).standings.rows
    assert [(row.ballot.member_id, row.points) for row in rows] == [(1, 2), (2, 1), (3, 0)]
    verification = await club.contests.verify_ballots(GUILD, sealed.id)
    assert (verification.holds, verification.checked) == (True, 3)
    export = await club.contests.export_contest(GUILD, sealed.id)
    document = json.loads(export.to_json())
    assert document["doubles"] == 1
    of_member = next(one for one in document["ballots"] if one["sealed"]["member"] == "1")
    assert of_member["sealed"]["doubles"] == ["best-picture"]
    assert of_member["line"] == compute_line(of_member["sealed"])
    assert "Film A ×2" in export.to_csv()
    assert not any("doubles" in one["sealed"] for one in document["ballots"] if one is not of_member)


async def test_another_nominee_keeps_the_double_and_clearing_frees_it(club: Club) -> None:
    contest = await club.open(doubles=1)
    await club.fill(contest, 1, {"best-picture": "a", "actress": "b"})
    await double(club, contest)
    paper = await club.pick(contest, 1, "c")
    assert paper.ballot.doubled_ids == (BEST_PICTURE,)
    with pytest.raises(NoDoublesError):
        await double(club, contest, ACTRESS)

    await club.ballots.clear_pick(GUILD, contest.id, MEMBER, BEST_PICTURE, pressed_at=club.clock.now)
    paper = await double(club, contest, ACTRESS)
    assert paper.ballot.doubled_ids == (ACTRESS,)
    paper = await double(club, contest, ACTRESS, doubled=False)
    assert paper.ballot.doubled_ids == ()


async def test_an_older_double_delivered_late_leaves_the_newer_press(club: Club) -> None:
    contest = await club.open(doubles=2)
    await club.pick(contest, 1, "a", at=club.clock.now - timedelta(days=1))
    await double(club, contest, press_id=10**19 // 10)
    paper = await double(club, contest, press_id=10**19 // 10 - 1, doubled=False)
    assert paper.ballot.doubled_ids == (BEST_PICTURE,)


async def test_nothing_is_doubled_after_the_lock(club: Club) -> None:
    contest = await club.open(doubles=1)
    await club.pick(contest, 1, "a")
    club.clock.now = contest.locks_at
    with pytest.raises(PicksClosedError):
        await double(club, contest)


async def test_doubles_are_secret_until_picks_close_even_where_ballots_are_open(club: Club) -> None:
    contest = await club.open(doubles=1, open_ballots=True)
    await club.pick(contest, 1, "a")
    await double(club, contest)

    async def is_seen_doubled(asker_id: MemberId) -> bool:
        seen = await club.contests.get_picks(GUILD, contest.id, MEMBER, asker_id)
        return seen.ballot.picks[BEST_PICTURE].doubled

    assert await is_seen_doubled(MEMBER)
    assert not await is_seen_doubled(OTHER)
    await club.seal(contest)
    assert await is_seen_doubled(OTHER)


async def test_a_contest_has_at_most_a_double_for_each_category_fixed_when_it_opens(club: Club) -> None:
    with pytest.raises(DoublesRangeError) as refusal:
        await club.draft(doubles=5)
    assert (refusal.value.doubles, refusal.value.highest) == (5, 4)
    contest = await club.draft(doubles=4)
    with pytest.raises(DoublesRangeError):
        await club.hosting.edit_contest(GUILD, contest.id, ContestChanges(category_ids=(SHORT,)), HOST)
    edited = await club.hosting.edit_contest(
        GUILD, contest.id, ContestChanges(category_ids=(SHORT,), doubles=1), HOST
    )
    assert edited.rules.doubles == 1
    await club.hosting.announce_contest(GUILD, contest.id, HOST)
    with pytest.raises(WrongStateError):
        await club.hosting.edit_contest(GUILD, contest.id, ContestChanges(doubles=0), HOST)
