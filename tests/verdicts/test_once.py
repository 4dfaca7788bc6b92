from datetime import timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.ids import CategoryId, NomineeId
from bot.results.shares import AnswerShares
from bot.verdicts.model import Voter, VoterAnswer
from bot.verdicts.one_vote_per_member import choose_first_locked, choose_last_closed
from tests.verdicts.room_of_ten import LOCK, entry

NOMINEE_A = NomineeId("a")
NOMINEE_B = NomineeId("b")
PICTURE = CategoryId("picture")

EARLY, LATE = LOCK, LOCK + timedelta(hours=1)

CLOSES = {1: EARLY, 2: EARLY, 3: LATE}


def pressed(
    voter: Voter,
    category_id: CategoryId,
    nominee_id: NomineeId,
    source_id: int,
    minutes: int,
    rehearsal: bool,
) -> VoterAnswer:
    at = EARLY - timedelta(minutes=minutes)
    return VoterAnswer(voter, category_id, nominee_id, source_id, CLOSES[source_id], at, rehearsal)


entries = st.lists(
    st.builds(
        pressed,
        voter=st.one_of(st.integers(1, 4), st.sampled_from(["gone", "left"])),
        category_id=st.sampled_from(["picture", "director"]),
        nominee_id=st.sampled_from(["a", "b", "c"]),
        source_id=st.sampled_from(list(CLOSES)),
        minutes=st.integers(1, 9),
        rehearsal=st.booleans(),
    ),
    # Nobody presses twice at the same instant.
    unique_by=lambda e: (e.voter, e.category_id, e.source_id, e.pressed_at, e.rehearsal),
    max_size=25,
)


def test_a_member_counts_by_the_contest_that_locked_first() -> None:
    picks = [entry(1, PICTURE, NOMINEE_B, 7, LATE), entry(1, PICTURE, NOMINEE_A, 8, EARLY)]
    assert choose_first_locked(picks) == {"picture": {1: "a"}}


def test_who_entered_only_the_later_contest_counts_by_that() -> None:
    picks = [entry(1, PICTURE, NOMINEE_A, 7, EARLY), entry(2, PICTURE, NOMINEE_B, 8, LATE)]
    assert choose_first_locked(picks) == {"picture": {1: "a", 2: "b"}}


def test_each_category_has_its_own_first_contest() -> None:
    picks = [
        entry(1, PICTURE, NOMINEE_A, 7, EARLY),
        entry(1, CategoryId("director"), NOMINEE_A, 7, LATE),
        entry(1, PICTURE, NOMINEE_B, 8, LATE),
        entry(1, CategoryId("director"), NOMINEE_B, 8, EARLY),
    ]
    assert choose_first_locked(picks) == {"picture": {1: "a"}, "director": {1: "b"}}


def test_contests_that_locked_together_are_told_apart_by_age() -> None:
    picks = [entry(1, PICTURE, NOMINEE_B, 8, EARLY), entry(1, PICTURE, NOMINEE_A, 7, EARLY)]
    assert choose_first_locked(picks) == {"picture": {1: "a"}}
    assert choose_last_closed(picks) == {"picture": {1: "b"}}


def test_a_member_counts_by_the_poll_that_closed_last() -> None:
    votes = [entry(1, PICTURE, NOMINEE_B, 7, LATE), entry(1, PICTURE, NOMINEE_A, 8, EARLY)]
    assert choose_last_closed(votes) == {"picture": {1: "b"}}


def test_a_changed_vote_counts_once_as_it_was_changed() -> None:
    votes = [
        entry(1, PICTURE, NOMINEE_B, at=LOCK - timedelta(minutes=1)),
        entry(1, PICTURE, NOMINEE_A, at=LOCK - timedelta(minutes=5)),
    ]
    assert choose_last_closed(votes) == choose_first_locked(votes) == {"picture": {1: "b"}}


def test_rehearsals_and_the_rest_never_mix() -> None:
    picks = [entry(1, PICTURE, NOMINEE_A, 7), entry(2, PICTURE, NOMINEE_B, 8, rehearsal=True)]
    assert choose_first_locked(picks) == {"picture": {1: "a"}}
    assert choose_first_locked(picks, rehearsal=True) == {"picture": {2: "b"}}
    assert choose_last_closed(picks) == {"picture": {1: "a"}}


@given(entries, st.randoms())
def test_the_order_of_answers_does_not_matter(given_entries: list[VoterAnswer], random: Random) -> None:
    shuffled = list(given_entries)
    random.shuffle(shuffled)
    assert choose_first_locked(shuffled) == choose_first_locked(given_entries)
    assert choose_last_closed(shuffled) == choose_last_closed(given_entries)


@given(entries)
def test_everyone_who_answered_counts_once(given_entries: list[VoterAnswer]) -> None:
    for counted in (choose_first_locked(given_entries), choose_last_closed(given_entries)):
        for category_id in ("picture", "director"):
            voters = {e.voter for e in given_entries if e.category_id == category_id and not e.rehearsal}
            assert AnswerShares.from_answers(counted.get(CategoryId(category_id), {}).values()).voters == len(
                voters
            )


@given(entries, st.sampled_from(["a", "b", "c"]))
def test_changing_a_vote_changes_no_count_of_voters(
    given_entries: list[VoterAnswer], nominee_id: NomineeId
) -> None:
    for vote in (v for v in given_entries if not v.rehearsal):
        changed = VoterAnswer(
            vote.voter, vote.category_id, nominee_id, vote.source_id, vote.closed_at, LATE, vote.rehearsal
        )
        before, after = choose_last_closed(given_entries), choose_last_closed([*given_entries, changed])
        assert after[vote.category_id].keys() == before[vote.category_id].keys()
        others = {voter: n for voter, n in before[vote.category_id].items() if voter != vote.voter}
        assert others.items() <= after[vote.category_id].items()
