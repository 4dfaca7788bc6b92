"""Contests on a category that the record has since told apart into parts: their picks count as they did."""

from bot.contests.read_models import ContestContext
from bot.ids import CategoryId
from bot.record.record import Record
from bot.results.model import NO_RESULTS
from tests.contests.small_contests import contest, rules

PICTURE = CategoryId("best-picture")


def test_every_nominee_of_both_parts_is_in_play(record: Record) -> None:
    globes = record.ceremonies["golden-globes-2026"]
    context = ContestContext(contest(rules=rules(PICTURE)), globes, NO_RESULTS)
    assert context.get_category(PICTURE).title == "Best Picture"
    assert {"hamnet", "one-battle-after-another", "sinners", "bugonia"} <= context.in_play[PICTURE]
    assert len(context.in_play[PICTURE]) == 12
