from bot.ids import CategoryId, MemberId
from bot.verdicts.points_timeline import build_points_timeline

PICTURE = CategoryId("picture")
SHORT = CategoryId("short")
SONG = CategoryId("song")

NIGHT = build_points_timeline(
    [
        (PICTURE, {MemberId(1): 5, MemberId(2): 5}),
        (CategoryId("director"), {MemberId(3): 9}),
        (SONG, {}),
        (SHORT, {MemberId(1): 5, MemberId(9): 50}),
    ],
    [MemberId(1), MemberId(2), MemberId(3)],
)


def test_points_add_up_envelope_by_envelope() -> None:
    assert NIGHT.envelopes == ["picture", "director", "song", "short"]
    assert NIGHT.points == {1: [0, 5, 5, 5, 10], 2: [0, 5, 5, 5, 5], 3: [0, 0, 9, 9, 9]}


def test_who_led_when() -> None:
    assert [NIGHT.leaders_after(envelope) for envelope in range(5)] == [[], [1, 2], [3], [3], [1]]
    assert NIGHT.changes_of_lead == 1


def test_the_lead_passes_through_a_shared_one_once() -> None:
    caught_up = build_points_timeline(
        [(PICTURE, {MemberId(1): 5}), (SONG, {MemberId(2): 5}), (SHORT, {MemberId(1): 1})],
        [MemberId(1), MemberId(2)],
    )
    assert caught_up.changes_of_lead == 0
    overtaken = build_points_timeline(
        [(PICTURE, {MemberId(1): 5}), (SONG, {MemberId(2): 5}), (SHORT, {MemberId(2): 1})],
        [MemberId(1), MemberId(2)],
    )
    assert overtaken.changes_of_lead == 1


def test_before_the_first_envelope_nobody_leads() -> None:
    empty = build_points_timeline([], [MemberId(1), MemberId(2)])
    assert (empty.points, empty.leaders_after(0), empty.changes_of_lead) == ({1: [0], 2: [0]}, [], 0)
