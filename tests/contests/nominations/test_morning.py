import json
from datetime import timedelta

import pytest

from bot.audit.model import AuditAction
from bot.contests.errors import CategoryNotInContestError
from bot.contests.lifecycle import ContestDraft
from bot.contests.model import Scoring
from bot.contests.nominations.errors import (
    NomineesUnknownError,
    OpenQuestionError,
    PicksStillOpenError,
)
from bot.contests.nominations.read_models import NominationsContext
from bot.ids import CategoryId
from bot.proof import compute_line, compute_proof
from bot.results.result_set import ResultSet
from bot.slates.model import SlateNominee
from bot.verdicts.errors import NoVerdictError
from tests.contest_club import COMING, GUILD, HOST, LOCK
from tests.nominations_club import ACTRESS, ANA, BEN, CAY, PICTURE, NominationsClub


async def test_equal_names_merge_at_the_lock_and_the_proof_covers_what_was_typed(
    nominations: NominationsClub,
) -> None:
    await nominations.create()
    await nominations.enter(ANA, PICTURE, "The Amélie Story")
    await nominations.enter(BEN, PICTURE, "AMELIE STORY")
    await nominations.enter(CAY, PICTURE, "Amelie’s Story 2")
    await nominations.seal()

    duplicates = await nominations.services.nominations.duplicates.find_duplicates(
        GUILD, nominations.contest_id
    )
    assert [(one.contender.text, into.contender.text, into.ballots) for one, into in duplicates.merged] == [
        ("AMELIE STORY", "The Amélie Story", 2)
    ]
    assert [(one.contender.text, other.contender.text) for one, other in duplicates.pairs] == [
        ("The Amélie Story", "Amelie’s Story 2")
    ]
    checked = await nominations.services.contests.verify_ballots(GUILD, nominations.contest_id)
    assert (checked.holds, checked.checked) == (True, 3)

    export = await nominations.services.contests.export_contest(GUILD, nominations.contest_id)
    exported = json.loads(export.to_json())
    sealed = [ballot["sealed"] for ballot in exported["ballots"]]
    assert sorted(text for one in sealed for text in one["nominations"][PICTURE]) == [
        "AMELIE STORY",
        "Amelie’s Story 2",
        "The Amélie Story",
    ]
    assert exported["proof"] == compute_proof(compute_line(one) for one in sealed)


async def test_a_merge_can_be_taken_back_and_does_not_happen_again(nominations: NominationsClub) -> None:
    await nominations.create()
    await nominations.enter(ANA, PICTURE, "Dune")
    await nominations.enter(BEN, PICTURE, "dune")
    with pytest.raises(PicksStillOpenError):
        await nominations.services.nominations.duplicates.find_duplicates(GUILD, nominations.contest_id)
    await nominations.seal()
    duplicates = nominations.services.nominations.duplicates
    ((one, into),) = (await duplicates.find_duplicates(GUILD, nominations.contest_id)).merged
    await duplicates.split_contender(GUILD, nominations.contest_id, one.contender.id, HOST)
    found = await duplicates.find_duplicates(GUILD, nominations.contest_id)
    assert (found.merged, found.pairs) == ([], [])

    await duplicates.merge_contenders(
        GUILD, nominations.contest_id, one.contender.id, into.contender.id, HOST
    )
    assert len((await duplicates.find_duplicates(GUILD, nominations.contest_id)).merged) == 1


async def play(nominations: NominationsClub, scoring: Scoring) -> None:
    """Ana names one and two, Ben one and three, Cay four; and each an actress."""
    await nominations.create(scoring=scoring)
    one, two, three, four = await nominations.add(PICTURE, "One", "Two", "Three", "Four")
    await nominations.choose(ANA, PICTURE, one, two)
    await nominations.choose(BEN, PICTURE, one, three)
    await nominations.choose(CAY, PICTURE, four)
    await nominations.enter(ANA, ACTRESS, "Ida", "Alpha")
    await nominations.enter(BEN, ACTRESS, "Ida")
    await nominations.enter(CAY, ACTRESS, "Idah")
    await nominations.seal()


async def test_hits_pay_one_a_nominee_and_one_more_for_all_of_them(nominations: NominationsClub) -> None:
    await play(nominations, Scoring.HITS)
    await nominations.nominate(["One", "Two"])
    assert await nominations.announce() == (PICTURE,)
    assert await nominations.points() == {ANA: (3, 2), BEN: (1, 1), CAY: (0, 0)}

    report = await nominations.services.nominations.mornings.get_report(GUILD, nominations.contest_id)
    assert (report.seen_count, report.nominee_count) == (1, 2)
    ((_, snub, _),) = report.list_snubs()
    assert report.context.contenders.by_id[snub].text == "Three"


async def test_bold_pays_what_fewer_saw(nominations: NominationsClub) -> None:
    await play(nominations, Scoring.BOLD)
    await nominations.nominate(["One", "Four", "Nobody’s"])
    await nominations.announce(PICTURE)
    # Of three ballots two name One and one Four; the weight is 5. The third nominee does not make it less.
    assert await nominations.points() == {ANA: (10, 1), BEN: (10, 1), CAY: (15, 1)}


async def test_what_is_not_certain_is_asked_and_never_guessed(nominations: NominationsClub) -> None:
    await play(nominations, Scoring.HITS)
    with pytest.raises(NomineesUnknownError):
        await nominations.announce()
    await nominations.nominate(actresses=[("Ida", "Alpha"), ("Idah B", "Beta"), ("Zoe", "Gamma")])
    with pytest.raises(OpenQuestionError):
        await nominations.announce(ACTRESS)
    board = await nominations.services.nominations.mornings.get_board(GUILD, nominations.contest_id)
    (question,) = board.categories[ACTRESS].questions
    assert [board.context.contenders.by_id[one].text for one in question.candidates] == ["Idah"]
    await nominations.services.nominations.mornings.answer_question(
        GUILD,
        nominations.contest_id,
        ACTRESS,
        nominee_id=question.nominee.id,
        contender_id=question.candidates[0],
        by=HOST,
    )
    assert await nominations.announce() == (ACTRESS,)
    # Ben named Ida without her film, and it is she.
    assert await nominations.points() == {ANA: (1, 1), BEN: (1, 1), CAY: (1, 1)}
    report = await nominations.services.nominations.mornings.get_report(GUILD, nominations.contest_id)
    assert [report.context.contenders.by_id[one].text for _, one in report.unforeseen] == ["Zoe (Gamma)"]


async def test_none_of_them_is_an_answer_too_and_an_undo_asks_again(nominations: NominationsClub) -> None:
    await play(nominations, Scoring.HITS)
    await nominations.nominate(actresses=[("Idah B", "Beta"), ("Zoe", "Gamma")])
    mornings = nominations.services.nominations.mornings
    board = await mornings.get_board(GUILD, nominations.contest_id)
    (question,) = board.categories[ACTRESS].questions
    await mornings.answer_question(
        GUILD,
        nominations.contest_id,
        ACTRESS,
        nominee_id=question.nominee.id,
        contender_id=None,
        by=HOST,
    )
    await nominations.announce()
    assert await nominations.points() == {ANA: (0, 0), BEN: (0, 0), CAY: (0, 0)}

    await mornings.undo_nominations(GUILD, nominations.contest_id, ACTRESS, HOST)
    report = await mornings.get_report(GUILD, nominations.contest_id)
    assert report.outcomes == {}


async def test_the_disqualified_count_for_nobody_and_corrections_move_the_standings(
    nominations: NominationsClub,
) -> None:
    await play(nominations, Scoring.HITS)
    await nominations.nominate(["One", "Two"])
    await nominations.announce()
    context = await nominations.services.contests.get_context(GUILD, nominations.contest_id)
    assert isinstance(context, NominationsContext)
    one = next(found for found in context.contenders.by_id.values() if found.text == "One")
    assert one.nominee_id is not None
    await nominations.services.withdrawals.withdraw_nominee(
        SlateNominee(GUILD, COMING, PICTURE, one.nominee_id), HOST
    )
    # Two alone is left: it was all that could be named, and Ana named it.
    assert await nominations.points() == {ANA: (2, 1), BEN: (0, 0), CAY: (0, 0)}


async def test_whoever_was_disqualified_is_no_snub(nominations: NominationsClub) -> None:
    await play(nominations, Scoring.HITS)
    await nominations.nominate(["One", "Two"])
    await nominations.announce()
    context = await nominations.services.nominations.contenders.get_context(GUILD, nominations.contest_id)
    one = next(found for found in context.contenders.by_id.values() if found.text == "One")
    assert one.nominee_id is not None
    nominee = SlateNominee(GUILD, COMING, PICTURE, one.nominee_id)
    await nominations.services.withdrawals.withdraw_nominee(nominee, HOST)
    report = await nominations.services.nominations.mornings.get_report(GUILD, nominations.contest_id)
    ((_, snub, _),) = report.list_snubs()
    # Two ballots name One, which was nominated; of those that were not, Three is the oldest on one ballot.
    assert report.context.contenders.by_id[snub].text == "Three"


async def test_a_merge_after_the_announcement_keeps_the_nominee(nominations: NominationsClub) -> None:
    await play(nominations, Scoring.HITS)
    await nominations.nominate(["One", "Two"])
    await nominations.announce()
    context = await nominations.services.nominations.contenders.get_context(GUILD, nominations.contest_id)
    ids = {found.text: found.id for found in context.contenders.by_id.values()}
    duplicates = nominations.services.nominations.duplicates
    await duplicates.merge_contenders(GUILD, nominations.contest_id, ids["Two"], ids["Four"], HOST)
    # Cay named Four, which is the same as Two now, and so one of two nominees.
    assert await nominations.points() == {ANA: (3, 2), BEN: (1, 1), CAY: (1, 1)}


async def test_a_voided_category_counts_for_nobody_until_that_is_taken_back(
    nominations: NominationsClub,
) -> None:
    await play(nominations, Scoring.HITS)
    mornings, contest_id = nominations.services.nominations.mornings, nominations.contest_id
    await nominations.nominate(["One", "Two"])
    await nominations.announce()
    with pytest.raises(CategoryNotInContestError):
        await mornings.void_nominations(GUILD, contest_id, CategoryId("sound"), HOST)
    assert await mornings.void_nominations(GUILD, contest_id, PICTURE, HOST)
    assert not await mornings.void_nominations(GUILD, contest_id, PICTURE, HOST)
    assert await nominations.points() == {ANA: (0, 0), BEN: (0, 0), CAY: (0, 0)}
    report = await mornings.get_report(GUILD, contest_id)
    assert (report.shown_ids, report.voided_ids) == ([], [PICTURE])
    unposted = await mornings.list_unposted(GUILD, contest_id)
    assert [list(one.category_ids) for one in unposted] == [[PICTURE]]
    with pytest.raises(NomineesUnknownError):
        await nominations.announce()

    await mornings.undo_nominations(GUILD, contest_id, PICTURE, HOST)
    assert await nominations.points() == {ANA: (3, 2), BEN: (1, 1), CAY: (0, 0)}
    audited = await nominations.services.audit.list_entries_since(GUILD, 0, 100)
    assert AuditAction.VOID_NOMINATIONS in [entry.action for entry in audited]


async def test_the_verdict_holds_the_room_against_the_nominees(nominations: NominationsClub) -> None:
    await play(nominations, Scoring.HITS)
    verdicts = nominations.services.verdicts
    with pytest.raises(NoVerdictError):
        await verdicts.find_current_verdict(GUILD)
    await nominations.nominate(["One", "Two"], [("Ida", "Alpha"), ("Zoe", "Gamma")])
    await nominations.announce(PICTURE)

    meant = await verdicts.find_current_verdict(GUILD)
    assert meant == ResultSet(GUILD, COMING)
    found = await verdicts.get_ceremony_verdict(meant)
    assert found.verdict.categories == []
    ((seen, nominees),) = [(one.seen_count, one.nominee_count) for one in found.nominations]
    assert (seen, nominees) == (1, 2)

    picture = await verdicts.get_category_verdict(meant, PICTURE)
    assert [one.shown_ids for one in picture.nominations] == [[PICTURE]]
    with pytest.raises(NoVerdictError):
        await verdicts.get_category_verdict(meant, ACTRESS)


async def test_a_slate_that_is_corrected_is_announced_again(nominations: NominationsClub) -> None:
    await play(nominations, Scoring.HITS)
    await nominations.nominate(["One", "Two"])
    await nominations.announce()
    await nominations.nominate(["One", "Four"])
    assert await nominations.points() == {ANA: (3, 2), BEN: (1, 1), CAY: (0, 0)}
    assert await nominations.announce(PICTURE) == (PICTURE,)
    assert await nominations.points() == {ANA: (1, 1), BEN: (1, 1), CAY: (1, 1)}
    assert await nominations.announce(PICTURE) == ()


async def test_nominations_are_no_results_of_the_ceremony(nominations: NominationsClub) -> None:
    await play(nominations, Scoring.HITS)
    await nominations.nominate(["One", "Two"])
    await nominations.announce()
    sets = await nominations.services.announcing.result_sets.list_current(GUILD)
    assert [choice.result_set for choice in sets] == []
    draft = ContestDraft(COMING, "The night", LOCK + timedelta(days=30), category_ids=(PICTURE,))
    night = await nominations.services.contest_hosting.create_contest(GUILD, draft, HOST)
    assert not night.rehearsal


async def test_two_names_of_one_ballot_that_are_merged_count_once(nominations: NominationsClub) -> None:
    await nominations.create(slots=3)
    one, again, other = await nominations.add(PICTURE, "Dune", "Dune: Part Two", "Other")
    await nominations.choose(ANA, PICTURE, one, again, other)
    await nominations.seal()
    duplicates = nominations.services.nominations.duplicates
    await duplicates.merge_contenders(GUILD, nominations.contest_id, again, one, HOST)
    await nominations.nominate(["Dune", "Other"])
    await nominations.announce(PICTURE)

    found = await nominations.services.nominations.entries.get_entries(
        GUILD, nominations.contest_id, ANA, ANA, nominations.clock.now
    )

    assert (found.count_hits(PICTURE), found.right) == (2, 2)
    assert found.outcomes[PICTURE].reachable == 2
    assert found.hits[PICTURE] == {one, again, other}
