from collections.abc import Sequence

import pytest

from bot.record.record import Record
from bot.slates.builder import PrizeNames, make_fresh_id


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("Best Picture", "best-picture"),
        ("picture", "best-picture"),
        ("BEST FILM", "best-picture"),
        ("Actor in a Leading Role", "best-actor"),
        ("Outstanding Cast", "best-cast"),
        ("Music (Original Song)", "original-song"),
        ("Best Villain", None),
        ("Honorary Award", None),
        ("", None),
    ],
)
def test_a_category_is_known_by_the_names_that_its_prize_has_had(
    record: Record, name: str, canonical: str | None
) -> None:
    meant = PrizeNames(record).find_canonical(name)
    assert (meant.id if meant else None) == canonical


@pytest.mark.parametrize(
    ("text", "taken", "fresh"),
    [
        ("Amélie", (), "amelie"),
        ("No Country for Old Men", (), "no-country-for-old-m"),
        ("Amélie", ("amelie", "amelie-2"), "amelie-3"),
        ("悪魔", (), "film"),
        ("x" * 30, ("x" * 20,), "x" * 16 + "-2"),
        ("a:b/c", (), "a-b-c"),
    ],
)
def test_an_id_is_short_plain_and_new(text: str, taken: Sequence[str], fresh: str) -> None:
    assert make_fresh_id(text, "film", 20, taken) == fresh
