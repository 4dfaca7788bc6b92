"""Preferential polls: ranked in the order of presses, secret until the end, then sealed, counted and exported."""

import asyncio
import json
import subprocess
import sys
from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest

from bot.audit import store as audit_store
from bot.audit.model import BOT_ACTOR, AuditAction
from bot.db.engine import Database
from bot.errors import OutdatedControlError
from bot.ids import MemberId, NomineeId
from bot.polls.errors import (
    CannotRankError,
    CannotVoteForError,
    NoSuchPollError,
    PollClosedError,
    RankingsNotPublicError,
)
from bot.polls.export import RankingsExport
from bot.polls.model import Poll, PollQuestion
from bot.preferential.model import CountMethod
from bot.preferential.open_ranking import RankingStep
from bot.preferential.proof import compute_ranking_line
from bot.slates.model import SlateNominee
from tests.contest_club import GUILD, HOST, NOW, OTHER_GUILD, SECOND
from tests.polls.poll_actions import CLOSES, Asking
from tests.stored import read_rows

SCRIPT = Path(__file__).parents[2] / "docs" / "count_again.py"
ADD, UNDO, CLEAR = RankingStep

HAND_COUNTED = ("ab", "ab", "ab", "bca", "bca", "cb", "cb", "cba", "d", "da")
"""Ten ballots of a, b, c and d: 3, 2, 3, 2. The first two rounds are decided by rules for a shared last place."""


async def ranked_poll(asking: Asking, question: PollQuestion = PollQuestion.SHOULD) -> Poll:
    """A poll that is counted as the Academy counts."""
    return await asking.poll(question=question, count_method=CountMethod.PREFERENTIAL)


def on_slate(poll: Poll, nominee_id: str) -> SlateNominee:
    """A nominee of a poll."""
    return SlateNominee(GUILD, poll.ceremony_id, poll.category_id, NomineeId(nominee_id))


async def closed_poll(asking: Asking, ballots: tuple[str, ...] = HAND_COUNTED) -> Poll:
    """Such a poll with these ballots, closed for good."""
    poll = await ranked_poll(asking)
    for member_id, ballot in enumerate(ballots, 1):
        await asking.rank(poll, member_id, ballot)
    return await asking.close(poll)


async def test_each_press_is_on_disk_when_it_is_acknowledged(asking: Asking, database_url: str) -> None:
    poll = await ranked_poll(asking)
    for pressed, ranking in (("b", ["b"]), ("a", ["b", "a"])):
        paper = await asking.rank(poll, 1, pressed, asking.clock.now)
        asking.clock.now += SECOND
        assert list(paper.ranking) == ranking
        found = read_rows(database_url, "SELECT nominee_ids FROM rankings")
        assert [json.loads(ids) if isinstance(ids, str) else ids for (ids,) in found] == [ranking]
    assert [nominee.id for nominee in paper.unranked] == ["c", "d"]


async def test_choices_are_taken_back_one_by_one_or_all_at_once(asking: Asking) -> None:
    poll = await ranked_poll(asking)
    await asking.rank(poll, 1, "abc")
    paper = await asking.press(poll, 1, UNDO, None, NOW + 10 * SECOND)
    assert paper.ranking == ("a", "b")
    assert (await asking.shown(poll)).vote_count == 1
    paper = await asking.press(poll, 1, CLEAR, None, NOW + 11 * SECOND)
    assert paper.ranking == ()
    assert (await asking.shown(poll)).vote_count == 0, "who ranks nobody has no ballot"


async def test_presses_count_in_the_order_of_discords_ids(asking: Asking) -> None:
    poll = await ranked_poll(asking)
    await asking.press(poll, 1, ADD, "b", NOW + 2 * SECOND)
    paper = await asking.press(poll, 1, ADD, "a", NOW + SECOND)
    assert paper.ranking == ("a", "b")
    await asking.press(poll, 1, CLEAR, None, NOW)
    paper = await asking.press(poll, 1, ADD, "a", NOW + SECOND)
    assert paper.ranking == ("a", "b"), "a press that arrives twice"


async def test_presses_that_arrive_together_are_all_kept(asking: Asking) -> None:
    poll = await ranked_poll(asking)
    presses = [(member_id, place) for place in range(4) for member_id in range(1, 101)]
    await asyncio.gather(
        *(
            asking.press(poll, member_id, ADD, "abcd"[(member_id + place) % 4], NOW + place * SECOND)
            for member_id, place in presses
        )
    )
    papers = [await asking.rankings.get_paper(GUILD, poll.id, MemberId(one)) for one in range(1, 101)]
    assert ["".join(paper.ranking) for paper in papers] == [
        ("abcd" * 2)[one % 4 : one % 4 + 4] for one in range(1, 101)
    ]


async def test_a_press_in_time_counts_until_it_is_closed_for_good_and_none_after(asking: Asking) -> None:
    poll = await ranked_poll(asking)
    await asking.rank(poll, 1, "a")
    asking.clock.now = CLOSES + 4 * SECOND
    paper = await asking.press(poll, 1, ADD, "b", CLOSES - SECOND)
    assert paper.ranking == ("a", "b")
    with pytest.raises(PollClosedError):
        await asking.press(poll, 1, ADD, "c", CLOSES)
    with pytest.raises(PollClosedError):
        await asking.press(poll, 1, CLEAR, None, CLOSES)
    await asking.close(poll)
    with pytest.raises(PollClosedError) as too_late:
        await asking.press(poll, 1, ADD, "c", CLOSES - SECOND)
    assert too_late.value.late_by is None
    paper = await asking.rankings.get_paper(GUILD, poll.id, MemberId(1))
    assert paper.ranking == ("a", "b")
    assert paper.line


async def test_only_nominees_who_stand_can_be_ranked(asking: Asking) -> None:
    poll = await ranked_poll(asking)
    with pytest.raises(CannotVoteForError):
        await asking.rank(poll, 1, "z")
    await asking.withdrawals.withdraw_nominee(on_slate(poll, "a"), HOST)
    with pytest.raises(CannotVoteForError):
        await asking.rank(poll, 1, "a")
    with pytest.raises(NoSuchPollError):
        await asking.rankings.get_paper(OTHER_GUILD, poll.id, MemberId(1))


async def test_votes_and_rankings_are_not_taken_for_each_other(asking: Asking) -> None:
    ranked, voted = await ranked_poll(asking), await asking.poll(question=PollQuestion.WILL)
    with pytest.raises(OutdatedControlError):
        await asking.vote(ranked, 1, "a")
    with pytest.raises(OutdatedControlError):
        await asking.rank(voted, 1, "a")
    with pytest.raises(OutdatedControlError):
        await asking.rankings.get_paper(GUILD, voted.id, MemberId(1))


async def test_who_will_win_is_not_ranked(asking: Asking) -> None:
    with pytest.raises(CannotRankError):
        await ranked_poll(asking, question=PollQuestion.WILL)
    assert await asking.polls.list_open_polls(GUILD) == []


async def test_nothing_but_the_number_of_ballots_is_known_before_the_end(asking: Asking) -> None:
    poll = await ranked_poll(asking)
    for member_id, ballot in enumerate(HAND_COUNTED, 1):
        await asking.rank(poll, member_id, ballot)
    for at in (NOW, CLOSES, CLOSES + 4 * SECOND, CLOSES + 60 * SECOND):
        asking.clock.now = at
        shown = await asking.shown(poll)
        assert (shown.vote_count, shown.counts, shown.preferential_count) == (10, None, None)
        assert not shown.poll.is_public(at), "it is counted as it is closed for good, not before"
        with pytest.raises(RankingsNotPublicError) as secret:
            await asking.polls.export_rankings(GUILD, poll.id)
        assert not secret.value.few
        with pytest.raises(RankingsNotPublicError):
            await asking.polls.get_counted_rankings(GUILD, poll.id, MemberId(1))
    (own,) = await asking.polls.list_ended_polls(GUILD, MemberId(4))
    assert own.should is not None
    assert own.should.own_ranking == ("b", "c", "a")
    assert own.should.is_answered


async def test_the_rounds_equal_a_count_by_hand(asking: Asking) -> None:
    poll = await closed_poll(asking)
    count = (await asking.shown(poll)).preferential_count
    assert count is not None
    # b and d have two first choices each; d is on two ballots, b on eight: d is out. One of d's ballots goes to a.
    # Then a 4, b 2, c 3: b is out, and its ballots go to c, which has five of the nine that are live.
    assert [dict(round_.votes) for round_ in count.rounds] == [
        {"a": 3, "b": 2, "c": 3, "d": 2},
        {"a": 4, "b": 2, "c": 3},
        {"a": 4, "c": 5},
    ]
    assert [list(round_.eliminated) for round_ in count.rounds] == [["d"], ["b"], []]
    assert [round_.exhausted for round_ in count.rounds] == [0, 1, 1]
    assert (list(count.winners), list(count.first_choice_leaders)) == (["c"], ["a", "c"])


async def test_the_rankings_are_sealed_as_the_poll_closes(asking: Asking, database_url: str) -> None:
    poll = await ranked_poll(asking)
    for member_id, ballot in enumerate((*HAND_COUNTED, "a"), 1):
        await asking.rank(poll, member_id, ballot)
    await asking.press(poll, 11, UNDO, None, NOW + 60 * SECOND)
    closed = await asking.close(poll)
    assert closed.candidates == ("a", "b", "c", "d")
    rows = read_rows(database_url, "SELECT line, presses FROM rankings")
    assert len(rows) == 10, "who ranks nobody has no ballot"
    assert {presses for _, presses in rows} == {None}
    proof = sha256("\n".join(sorted(line for line, _ in rows)).encode()).hexdigest()
    assert closed.proof == proof
    found = await asking.polls.get_counted_rankings(GUILD, poll.id, MemberId(4))
    assert (found.verification.checked, found.verification.holds) == (10, True)
    assert found.paper.ranking == ("b", "c", "a")
    assert found.paper.line in {line for line, _ in rows}
    entries = await asking.database.read(lambda connection: audit_store.list_page(connection, GUILD, limit=9))
    sealed = next(entry for entry in entries if entry.action is AuditAction.SEAL_POLL)
    assert (sealed.actor, sealed.after) == (BOT_ACTOR, {"ballots": 10, "proof": proof})


async def test_a_ranking_that_was_changed_after_the_end_is_noticed(asking: Asking) -> None:
    poll = await closed_poll(asking)
    await asking.database.write(
        lambda connection: connection.exec_driver_sql(
            "UPDATE rankings SET nominee_ids = '[\"d\"]' WHERE member_id = 1"
        )
    )
    found = await asking.polls.get_counted_rankings(GUILD, poll.id, MemberId(1))
    assert (found.verification.wrong, found.verification.holds) == (1, False)


async def test_closing_again_changes_nothing(asking: Asking) -> None:
    poll = await closed_poll(asking)
    assert await asking.poll_hosting.finish_poll(GUILD, poll.id) == poll


async def test_withdrawn_nominees_are_skipped_and_come_back_with_their_places(asking: Asking) -> None:
    poll = await ranked_poll(asking)
    for member_id, ballot in enumerate(("ab", "ab", "a", "b", "cb"), 1):
        await asking.rank(poll, member_id, ballot)
    gone = await asking.withdrawals.withdraw_nominee(on_slate(poll, "a"), HOST)
    assert [(one.poll.id, one.member_ids) for one in gone.polls] == [(poll.id, (MemberId(3),))]
    paper = await asking.rankings.get_paper(GUILD, poll.id, MemberId(1))
    assert paper.ranking == ("a", "b")
    assert "a" not in [nominee.id for nominee in paper.unranked]
    closed = await asking.close(poll)
    assert closed.candidates == ("b", "c", "d")
    count = (await asking.shown(closed)).preferential_count
    assert count is not None
    assert (dict(count.rounds[0].votes), count.rounds[0].exhausted) == ({"b": 3, "c": 1, "d": 0}, 1)


async def test_a_withdrawal_after_the_end_changes_no_result(asking: Asking) -> None:
    poll = await closed_poll(asking)
    before = await asking.shown(poll)
    assert (await asking.withdrawals.withdraw_nominee(on_slate(poll, "c"), HOST)).polls == ()
    again = Asking(asking.database, asking.clock)
    assert await again.shown(poll) == before


async def test_few_ballots_are_counted_and_their_rounds_are_shown_to_nobody(asking: Asking) -> None:
    poll = await closed_poll(asking, ("ab", "ab", "c", "d"))
    shown = await asking.shown(poll)
    assert shown.preferential_count is not None
    assert list(shown.preferential_count.winners) == ["a"]
    assert shown.shown_rounds is None
    for asked in (
        asking.polls.export_rankings(GUILD, poll.id),
        asking.polls.get_counted_rankings(GUILD, poll.id, MemberId(1)),
    ):
        with pytest.raises(RankingsNotPublicError) as few:
            await asked
        assert few.value.few


async def test_a_poll_that_nobody_ranked_in_is_closed_like_others(asking: Asking) -> None:
    poll = await closed_poll(asking, ())
    shown = await asking.shown(poll)
    assert shown.preferential_count is not None
    assert (shown.vote_count, list(shown.preferential_count.winners)) == (0, [])


def test_the_form_of_what_is_sealed_is_fixed_for_ever() -> None:
    sealed = b'{"ranking": ["b", "a"], "salt": "5f"}'
    assert compute_ranking_line((NomineeId("b"), NomineeId("a")), "5f") == sha256(sealed).hexdigest()


def written(export: RankingsExport, folder: Path) -> Path:
    file = folder / "poll.json"
    file.write_text(export.to_json(), "utf-8")
    return file


async def test_the_export_names_nobody_and_proves_itself(asking: Asking, tmp_path: Path) -> None:
    poll = await closed_poll(asking)
    file = written(await asking.polls.export_rankings(GUILD, poll.id), tmp_path)
    exported = json.loads(file.read_text("utf-8"))
    assert exported["proof"] == poll.proof
    assert [nominee["id"] for nominee in exported["nominees"]] == ["a", "b", "c", "d"]
    ballots = exported["ballots"]
    assert Counter("".join(ballot["ranking"]) for ballot in ballots) == Counter(HAND_COUNTED)
    assert [ballot["line"] for ballot in ballots] == sorted(ballot["line"] for ballot in ballots)
    assert {frozenset(ballot) for ballot in ballots} == {frozenset({"ranking", "salt", "line"})}
    sealed = [json.dumps({"ranking": b["ranking"], "salt": b["salt"]}, sort_keys=True) for b in ballots]
    assert [sha256(text.encode()).hexdigest() for text in sealed] == [ballot["line"] for ballot in ballots]


def count_again(file: Path) -> list[str]:
    run = subprocess.run(  # noqa: S603 - our own
        [sys.executable, str(SCRIPT), str(file)], capture_output=True, text=True, encoding="utf-8", check=True
    )
    return run.stdout.splitlines()


async def test_anyone_counts_the_export_again_with_the_script_in_the_docs(
    asking: Asking, tmp_path: Path
) -> None:
    poll = await closed_poll(asking)
    file = written(await asking.polls.export_rankings(GUILD, poll.id), tmp_path)
    assert await asyncio.to_thread(count_again, file) == [
        "Round 1: Film A 3, Film B 2, Film C 3, Film D 2, exhausted 0",
        "Round 2: Film A 4, Film B 2, Film C 3, exhausted 1",
        "Round 3: Film A 4, Film C 5, exhausted 1",
        "Won by: Film C",
    ]


async def test_rankings_outlive_the_process(asking: Asking, database_url: str) -> None:
    poll = await ranked_poll(asking)
    await asking.rank(poll, 1, "ab")
    await asking.database.close()
    again = Asking(await Database.open(database_url))
    paper = await again.rank(poll, 1, "c", NOW + 60 * SECOND)
    assert paper.ranking == ("a", "b", "c")
    await again.database.close()
