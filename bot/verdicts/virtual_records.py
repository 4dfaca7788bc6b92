"""The precursors' picks for a ceremony, and the records of the virtual players."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from bot.contests.model import Rules
from bot.ids import CategoryId
from bot.record.model import Category, Ceremony
from bot.record.precursors import PRECURSOR_CATEGORIES, compare_season, is_same_achievement
from bot.record.record import OSCARS, OWN_AWARD_ID, Record
from bot.results.model import Results
from bot.verdicts.ceremony_verdict import CategoryVerdict
from bot.verdicts.model import AnswerShares
from bot.verdicts.read_models import VirtualRecord
from bot.verdicts.seasons import get_season
from bot.verdicts.virtual_players import PrecursorPick, VirtualPlayer, follow_precursors, follow_room


def list_precursor_picks(record: Record, ceremony: Ceremony) -> Iterator[PrecursorPick]:
    """The picks of each precursor of the season, for the Oscars and for a server's own slate of Oscar nominees.

    Other ceremonies have none: the precursors predict only the Oscars.
    """
    if ceremony.award not in {OSCARS, OWN_AWARD_ID}:
        return
    oscars = next(
        (one for one in record.editions.get(OSCARS, ()) if one.films_of == get_season(ceremony)), None
    )
    if oscars is None:
        return
    for category in ceremony.contested:
        if category.canonical is not None and category.canonical in PRECURSOR_CATEGORIES:
            yield from _list_category_picks(record, oscars, category, category.canonical)


def _list_category_picks(
    record: Record, oscars: Ceremony, category: Category, canonical: str
) -> Iterator[PrecursorPick]:
    for precursor in compare_season(record, canonical, oscars).precursors:
        honoured = tuple(
            nominee.id
            for nominee in category.nominees
            if any(is_same_achievement(canonical, winner, nominee) for winner in precursor.winners)
        )
        yield PrecursorPick(category.id, precursor.award.id, honoured, precursor.hits, precursor.years)


def build_virtual_records(
    record: Record,
    ceremony: Ceremony,
    results: Results,
    categories: Iterable[CategoryVerdict],
    contest: tuple[Rules, Mapping[CategoryId, AnswerShares]] | None = None,
) -> Sequence[VirtualRecord]:
    """The records of the virtual players who follow the room and the precursors.

    The second is left out if the precursors have no pick in any of the announced categories.

    Args:
        record: The record, for the precursors' winners.
        ceremony: The ceremony as the server sees it.
        results: What stands.
        categories: The room's answers; only announced categories are used.
        contest: A contest's rules and its own picks by category, if points are wanted.
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
    announced: Collection[CategoryId],
    contest: tuple[Rules, Mapping[CategoryId, AnswerShares]] | None,
) -> VirtualRecord:
    return VirtualRecord(
        guide=player.guide,
        accuracy=player.measure_accuracy(results, announced),
        categories_answered=len(player.picks.keys() & set(announced)),
        points=None if contest is None else player.count_points(contest[0], results, contest[1]),
    )
