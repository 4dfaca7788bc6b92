"""What votes come to, whatever happens to their order."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine, insert

from bot.db.tables import guilds, metadata
from bot.ids import CategoryId, MemberId, NomineeId, make_first_press_id
from bot.polls import store
from bot.polls.model import Poll, PollQuestion
from bot.polls.store import Vote
from tests.contest_club import COMING, GUILD, NOW


@contextmanager
def poll() -> Generator[tuple[Connection, int]]:
    """A poll in a database of its own."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        metadata.create_all(connection)
        connection.execute(insert(guilds), {"id": GUILD, "joined_at": NOW})
        asked = Poll(
            0, GUILD, COMING, CategoryId("best-picture"), PollQuestion.WILL, NOW + timedelta(days=1), NOW
        )
        yield connection, store.insert_poll(connection, asked)
    engine.dispose()


def counted(presses: Sequence[Vote]) -> dict[NomineeId, int]:
    """What these presses come to in this order, the first and the second half of them together."""
    with poll() as (connection, poll_id):
        for some in (presses[: len(presses) // 2], presses[len(presses) // 2 :]):
            store.save_votes(connection, poll_id, some)
        return dict(store.count_votes(connection, [poll_id])[poll_id])


@st.composite
def presses(draw: st.DrawFn) -> list[Vote]:
    """Votees of a few members, no two at one instant."""
    moments = draw(st.lists(st.integers(0, 10_000), unique=True, max_size=20))
    return [
        Vote(
            MemberId(draw(st.integers(1, 4))),
            NomineeId(draw(st.sampled_from("abc"))),
            NOW + timedelta(milliseconds=moment),
            make_first_press_id(NOW + timedelta(milliseconds=moment)),
        )
        for moment in moments
    ]


@pytest.mark.slow
@given(presses(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(made: list[Vote], random: Random) -> None:
    shuffled = list(made)
    random.shuffle(shuffled)
    assert counted(shuffled) == counted(made)


@pytest.mark.slow
@given(presses())
def test_everyone_counts_once_by_what_they_pressed_last(made: list[Vote]) -> None:
    last: dict[int, tuple[datetime, str]] = {}
    for member_id, nominee_id, at, _ in made:
        last[member_id] = max(last.get(member_id, (at, nominee_id)), (at, nominee_id))
    answers = [nominee_id for _, nominee_id in last.values()]
    found = counted(made)
    assert found == {nominee_id: answers.count(nominee_id) for nominee_id in set(answers)}
    assert list(found) == sorted(found, key=lambda nominee_id: (-found[nominee_id], nominee_id))
