"""The awards from their first nomination to their last envelope, on a real database."""

import json
from datetime import timedelta
from hashlib import sha256

import pytest
from sqlalchemy import Connection

from bot.audit.service import AuditLog
from bot.ids import CategoryId, MemberId, NomineeId
from bot.preferential.model import CountMethod
from bot.preferential.open_ranking import RankingStep
from bot.results.errors import ResultChangedError
from bot.room_awards.errors import (
    CannotVoteInAwardError,
    CountedByRoomError,
    EnvelopesOpenError,
    NoBallotsError,
    NoRoomAwardError,
    NothingOpenedError,
    NothingToVoteOnError,
    NotVoterError,
    NoVoterError,
    PhaseClosedError,
    PhaseEndsInPastError,
    RoomAwardRunsError,
    VoterLack,
    VotingGoesOnError,
    WrongPhaseError,
)
from bot.room_awards.model import AwardPhase, RoomAward, VoterRule, VoterStanding
from bot.room_awards.shortlist_service import VotingChoice
from bot.slates.edit_store import load_usage
from bot.slates.errors import SlateNameTakenError
from tests.contest_club import GUILD, HOST, NOW, OTHER_GUILD, SECOND
from tests.room_awards.award_actions import NOMINATIONS_END, OLD_HAND, PICTURE, VOTING_DAYS, AwardClub

MEMBER = MemberId(1)


async def nominee_names(club: AwardClub, award: RoomAward) -> list[str]:
    assert award.ceremony_id is not None
    ceremony = await club.slates.get_ceremony(GUILD, award.ceremony_id)
    return [nominee.films[0].title for nominee in ceremony.by_id[PICTURE].nominees]


async def test_nominations_are_replaced_by_the_next_form(club: AwardClub) -> None:
    award = await club.begin()
    await club.nominate(award, 1, "Film A", "film b")
    paper = await club.nominate(award, 1, "FILM C", at=NOW + SECOND)
    assert [entry.films[0].id for entry in paper.entries] == ["tt-c"]
    late = await club.nominate(award, 1, "Film D", at=NOW - SECOND)
    assert [entry.films[0].title for entry in late.entries] == ["Film C"]


async def test_a_nomination_after_the_end_is_refused_and_one_in_transit_is_not(club: AwardClub) -> None:
    award = await club.begin()
    club.clock.now = NOMINATIONS_END + SECOND
    await club.nominate(award, 1, "Film A", at=NOMINATIONS_END - SECOND)
    with pytest.raises(PhaseClosedError):
        await club.nominate(award, 1, "Film B", at=NOMINATIONS_END)
    ended = await club.end_phase(award)
    assert ended.phase is AwardPhase.SHORTLIST
    with pytest.raises(PhaseClosedError):
        await club.nominate(award, 1, "Film B", at=NOMINATIONS_END - SECOND)


async def test_one_awards_at_a_time_and_a_free_name(club: AwardClub) -> None:
    await club.begin()
    with pytest.raises(RoomAwardRunsError):
        await club.begin(name="Others")
    with pytest.raises(PhaseEndsInPastError):
        await club.begin(nominations_close_at=NOW)


async def test_the_shortlist_becomes_a_slate_of_the_server(club: AwardClub) -> None:
    award = await club.open_voting(await club.begin(nominee_limit=2), {1: "ab", 2: "bc", 3: "bc"})
    assert award.phase is AwardPhase.VOTE
    assert await nominee_names(club, award) == ["Film B", "Film C"]
    assert award.ceremony_id is not None
    (category,) = (await club.slates.get_ceremony(GUILD, award.ceremony_id)).categories
    assert (category.id, category.nominees[0].films[0].id) == (PICTURE, "tt-b")
    await club.award_hosting.cancel_award(GUILD, HOST)
    with pytest.raises(SlateNameTakenError):
        await club.begin(nominations_close_at=club.clock.now + VOTING_DAYS)


async def test_doubles_are_joined_and_parted(club: AwardClub) -> None:
    award = await club.begin()
    await club.nominate(award, 1, "Popcorn Night", "Film A")
    await club.nominate(award, 2, "Popcorn Nite", "Film A")
    award = await club.end_phase(award)
    shown = await club.awards.get_shortlist(GUILD)
    assert [one.nominators for one in shown.contenders] == [2, 1, 1]
    keys = [one.key for one in shown.contenders[1:]]
    await club.shortlists.join_contenders(GUILD, award.id, PICTURE, keys, HOST)
    assert [one.nominators for one in (await club.awards.get_shortlist(GUILD)).contenders] == [2, 2]
    await club.shortlists.part_contenders(GUILD, award.id, PICTURE, HOST)
    assert len((await club.awards.get_shortlist(GUILD)).contenders) == 3


async def test_nothing_to_vote_on(club: AwardClub) -> None:
    await club.end_phase(await club.begin())
    with pytest.raises(NothingToVoteOnError):
        await club.shortlists.open_voting(GUILD, VotingChoice(club.clock.now + VOTING_DAYS), HOST)


async def test_phases_in_their_order_only(club: AwardClub) -> None:
    award = await club.begin()
    with pytest.raises(WrongPhaseError):
        await club.awards.get_shortlist(GUILD)
    with pytest.raises(WrongPhaseError):
        await club.shortlists.open_voting(GUILD, VotingChoice(NOW + VOTING_DAYS), HOST)
    with pytest.raises(WrongPhaseError):
        await club.press(award, 1, "a")
    with pytest.raises(NoRoomAwardError):
        await club.awards.get_overview(OTHER_GUILD, award.id)


async def test_a_ranking_grows_press_by_press_in_the_order_of_the_ids(club: AwardClub) -> None:
    award = await club.open_voting(await club.begin())
    now = club.clock.now
    await club.press(award, 1, "a", at=now)
    await club.press(award, 1, "c", at=now + 2 * SECOND)
    paper = await club.press(award, 1, "b", at=now + SECOND)
    assert paper.ranking == ("film-a", "film-b", "film-c")
    paper = await club.press(award, 1, None, step=RankingStep.UNDO, at=now + 3 * SECOND)
    assert paper.ranking == ("film-a", "film-b")


async def test_one_vote_replaces_the_one_before_whatever_order_they_arrive_in(club: AwardClub) -> None:
    award = await club.open_voting(await club.begin(count_method=CountMethod.VOTES))
    now = club.clock.now
    await club.press(award, 1, "b", at=now + SECOND)
    paper = await club.press(award, 1, "a", at=now)
    assert paper.ranking == ("film-b",)


@pytest.mark.parametrize(
    ("standing", "lack"),
    [
        (VoterStanding(NOW, NOW - timedelta(days=99), frozenset({5})), VoterLack.MEMBER_DAYS),
        (VoterStanding(None, NOW - timedelta(days=99), frozenset({5})), VoterLack.MEMBER_DAYS),
        (
            VoterStanding(NOW - timedelta(days=9), NOW - timedelta(days=9), frozenset({5})),
            VoterLack.ACCOUNT_DAYS,
        ),
        (VoterStanding(NOW - timedelta(days=9), NOW - timedelta(days=99), frozenset({6})), VoterLack.ROLE),
    ],
)
async def test_who_does_not_vote_is_told_why(
    club: AwardClub, standing: VoterStanding, lack: VoterLack
) -> None:
    rule = VoterRule(min_member_days=8, role_id=5)
    award = await club.open_voting(await club.begin(voter_rule=rule))
    with pytest.raises(NotVoterError) as refused:
        await club.press(award, 1, "a", standing=standing)
    assert refused.value.lack is lack


async def test_nobody_grows_into_a_vote_that_is_open(club: AwardClub) -> None:
    award = await club.open_voting(await club.begin())
    assert award.voting_opened_at is not None
    joined = award.voting_opened_at - timedelta(days=7)
    await club.press(award, 1, "a", standing=VoterStanding(joined, OLD_HAND.account_created_at, frozenset()))
    late = VoterStanding(joined + SECOND, OLD_HAND.account_created_at, frozenset())
    club.clock.now += timedelta(days=6)
    with pytest.raises(NotVoterError):
        await club.press(award, 2, "a", standing=late)


async def test_a_late_vote_and_one_for_nobody_known(club: AwardClub) -> None:
    award = await club.open_voting(await club.begin())
    with pytest.raises(CannotVoteInAwardError):
        await club.press(award, 1, "z")
    assert award.voting_closes_at is not None
    with pytest.raises(PhaseClosedError):
        await club.press(award, 1, "a", at=award.voting_closes_at)


async def test_nobody_knows_a_winner_before_the_envelope_is_opened(
    club: AwardClub,
) -> None:
    award = await club.seal_ballots({1: "ab", 2: "b", 3: "b", 4: "ba", 5: "a"})
    assert award.phase is AwardPhase.CEREMONY
    assert award.ceremony_id is not None
    assert await club.awards.find_opened(GUILD, award.ceremony_id, PICTURE) is None
    with pytest.raises(NothingOpenedError):
        await club.awards.export_award(GUILD)
    overview = await club.awards.get_overview(GUILD)
    assert (overview.participants, overview.is_over) == (5, False)

    change = await club.open_envelope(award)

    assert change.winners == ("film-b",)
    opened = await club.awards.find_opened(GUILD, award.ceremony_id, PICTURE)
    assert opened is not None
    assert (opened.count.ballots, opened.count.votes) == (
        5,
        {"film-a": 2, "film-b": 3, "film-c": 0, "film-d": 0},
    )
    assert (await club.awards.get_overview(GUILD)).is_over


async def test_a_run_off_decides_where_ballots_are_ranked(club: AwardClub) -> None:
    ballots = {1: "a", 2: "a", 3: "b", 4: "bc", 5: "cb", 6: "a", 7: "b"}
    award = await club.seal_ballots(ballots)
    assert (await club.open_envelope(award)).winners == ("film-b",)


async def test_most_votes_decide_where_everybody_has_one_and_a_tie_is_shared(club: AwardClub) -> None:
    award = await club.seal_ballots({1: "a", 2: "b", 3: "c", 4: "b", 5: "a"}, count_method=CountMethod.VOTES)
    assert (await club.open_envelope(award)).winners == ("film-a", "film-b")


async def test_an_envelope_waits_for_the_voting_and_for_a_ballot(club: AwardClub) -> None:
    award = await club.open_voting(await club.begin())
    with pytest.raises(VotingGoesOnError):
        await club.open_envelope(award)
    award = await club.end_phase(award)
    with pytest.raises(NoBallotsError):
        await club.open_envelope(award)


async def test_nobody_announces_what_the_room_votes(club: AwardClub) -> None:
    award = await club.seal_ballots({1: "b"})
    assert award.result_set is not None
    with pytest.raises(CountedByRoomError):
        await club.night.announce_winners(award.result_set, PICTURE, [NomineeId("film-a")], HOST)
    await club.open_envelope(award)
    with pytest.raises(CountedByRoomError):
        await club.night.announce_winners(
            award.result_set, PICTURE, [NomineeId("film-a")], HOST, replace=True
        )
    with pytest.raises(ResultChangedError):
        await club.open_envelope(award, seen_version=99)


async def test_an_envelope_that_was_taken_back_opens_on_the_same_winner(club: AwardClub) -> None:
    award = await club.seal_ballots({1: "b"})
    assert award.result_set is not None
    await club.open_envelope(award)
    await club.night.undo_result(award.result_set, PICTURE, HOST)
    assert (await club.open_envelope(award)).winners == ("film-b",)


async def test_the_awards_of_a_server_are_what_its_board_shows(club: AwardClub) -> None:
    award = await club.open_voting(await club.begin())
    assert award.result_set is not None
    assert await club.night.result_sets.choose_result_set(GUILD) == award.result_set


async def test_ballots_set_aside_leave_both_counts_in_the_export(club: AwardClub) -> None:
    award = await club.seal_ballots({1: "a", 2: "a", 3: "a", 4: "b", 5: "b", 6: "ab"})
    for member_id in (1, 2, 3):
        await club.award_hosting.set_aside(GUILD, MemberId(member_id), "a second account", HOST)
    await club.award_hosting.set_aside(GUILD, MemberId(3), None, HOST)
    with pytest.raises(NoVoterError):
        await club.award_hosting.set_aside(GUILD, MemberId(77), "", HOST)
    await club.award_hosting.set_aside(GUILD, MemberId(6), "asked for it", HOST)
    assert (await club.open_envelope(award)).winners == ("film-b",)
    with pytest.raises(EnvelopesOpenError):
        await club.award_hosting.set_aside(GUILD, MemberId(1), None, HOST)

    (document,) = json.loads((await club.awards.export_award(GUILD)).to_json())["categories"]

    assert document["winners"] == ["film-b"]
    assert (document["counted"]["ballots"], document["counted"]["winners"]) == (3, ["film-b"])
    assert (document["counted_with_set_aside"]["ballots"], document["counted_with_set_aside"]["winners"]) == (
        6,
        ["film-a"],
    )
    reasons = sorted(str(ballot["set_aside"]) for ballot in document["ballots"])
    assert reasons == ["None", "None", "None", "a second account", "a second account", "asked for it"]
    lines = [
        sha256(json.dumps({"ranking": b["ranking"], "salt": b["salt"]}, sort_keys=True).encode()).hexdigest()
        for b in document["ballots"]
    ]
    assert sha256("\n".join(sorted(lines)).encode()).hexdigest() == document["proof"]


async def test_few_ballots_are_not_in_the_export(club: AwardClub) -> None:
    award = await club.seal_ballots({1: "a", 2: "b", 3: "b", 4: "b"})
    await club.open_envelope(award)
    (document,) = json.loads((await club.awards.export_award(GUILD)).to_json())["categories"]
    assert (document["winners"], document["ballots"], document["counted"]) == (["film-b"], [], None)


async def test_a_host_may_end_a_phase_early(club: AwardClub) -> None:
    award = await club.begin()
    closed = await club.award_hosting.close_phase(GUILD, HOST)
    assert closed.nominations_close_at == NOW
    with pytest.raises(PhaseClosedError):
        await club.nominate(award, 1, "Film A")
    club.clock.now += 5 * SECOND
    ended = await club.award_hosting.end_phase(GUILD, award.id)
    assert ended is not None
    assert ended.phase is AwardPhase.SHORTLIST


async def test_a_deadline_that_came_twice_changes_nothing_more(club: AwardClub) -> None:
    award = await club.seal_ballots({1: "ab"})
    assert await club.award_hosting.end_phase(GUILD, award.id) == award


async def test_what_hosts_do_is_in_the_audit_log_and_no_winner_before_its_time(club: AwardClub) -> None:
    await club.seal_ballots({1: "b", 2: "b"})
    entries = await AuditLog(club.database).get_page(GUILD, 0, 10)
    assert [entry.action for entry in entries.entries] == [
        "seal awards",
        "open voting",
        "close nominations",
        "create awards",
    ]
    assert not any("film-b" in json.dumps([entry.before, entry.after]) for entry in entries.entries)


async def test_the_slate_is_frozen_while_it_is_voted_on(club: AwardClub) -> None:
    award = await club.open_voting(await club.begin())
    assert award.ceremony_id is not None
    assert PICTURE in await club.database.read(_load_frozen, award.ceremony_id)


def _load_frozen(connection: Connection, ceremony_id: str) -> set[CategoryId]:
    return set(load_usage(connection, GUILD, ceremony_id).frozen)
