"""The unranked players beside the room: how they would have done."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from bot.awards.model import Ceremony
from bot.awards.record import Record
from bot.contests.model import Rules
from bot.results.model import Results
from bot.verdict.facts import VirtualRecord
from bot.verdict.foretold import list_precursor_picks
from bot.verdict.room import CategoryVerdict
from bot.verdict.shares import AnswerShares
from bot.verdict.virtual import VirtualPlayer, follow_precursors, follow_room


def build_virtual_records(
    record: Record,
    ceremony: Ceremony,
    results: Results,
    categories: Iterable[CategoryVerdict],
    contest: tuple[Rules, Mapping[str, AnswerShares]] | None = None,
) -> Sequence[VirtualRecord]:
    """How whoever followed the room, and whoever followed the precursors, would have done.

    Who follows the precursors is left out where these say nothing about any of the announced categories.

    Args:
        record: Where the precursors' winners are.
        ceremony: The ceremony as the server sees it.
        results: What stands.
        categories: What the room said; only announced ones are looked at.
        contest: A contest's rules and its own picks by category, if points are asked for.
    """
    judged = [category for category in categories if category.is_judged]
    announced = [category.category_id for category in judged]
    precursors = follow_precursors(list_precursor_picks(record, ceremony))
    return [
        _build_record(player, results, announced, contest)
        for player in (follow_room(judged), precursors)
        if not player.picks.keys().isdisjoint(announced)
    ]


def _build_record(
    player: VirtualPlayer,
    results: Results,
    announced: Collection[str],
    contest: tuple[Rules, Mapping[str, AnswerShares]] | None,
) -> VirtualRecord:
    return VirtualRecord(
        guide=player.guide,
        accuracy=player.measure_accuracy(results, announced),
        categories_answered=len(player.picks.keys() & set(announced)),
        points=None if contest is None else player.count_points(contest[0], results, contest[1]),
    )
