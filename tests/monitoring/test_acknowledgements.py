"""An interaction is measured from its receipt to its first answer, once."""

import pytest

from bot.metrics import ACKNOWLEDGEMENT_SECONDS
from bot.monitoring import acknowledgements
from bot.monitoring.acknowledgements import Acknowledgements


def count_measured() -> int:
    return sum(ACKNOWLEDGEMENT_SECONDS.counts)


def test_the_first_answer_counts_and_no_other() -> None:
    times, before, total = Acknowledgements(), count_measured(), ACKNOWLEDGEMENT_SECONDS.total
    times.note_receipt(7)
    for interaction_id in (8, 7, 7):
        times.note_acknowledgement(interaction_id)
    assert count_measured() == before + 1
    assert ACKNOWLEDGEMENT_SECONDS.total > total


def test_what_is_never_acknowledged_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acknowledgements, "REMEMBERED_RECEIPTS_LIMIT", 2)
    times, before = Acknowledgements(), count_measured()
    for interaction_id in (1, 2, 3):
        times.note_receipt(interaction_id)
    for interaction_id in (1, 2, 3):
        times.note_acknowledgement(interaction_id)
    assert count_measured() == before + 2
