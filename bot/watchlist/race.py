"""Who has seen most of a list; pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from bot.ids import FilmKey, MemberId
from bot.watchlist.model import FilmList
from bot.watchlist.progress import measure_progress


@dataclass(frozen=True, slots=True)
class Runner:
    """One member in the race.

    Attributes:
        rank: Their rank, from 1; equals share it.
        member_id: The member.
        films: How many films they have seen.
        complete: In how many categories they have seen everything.
    """

    rank: int
    member_id: MemberId
    films: int
    complete: int


def rank_runners(films: FilmList, seen: Mapping[MemberId, Collection[FilmKey]]) -> Sequence[Runner]:
    """The members who have seen a film of the list, most films first, then most complete categories."""
    measured = [(member_id, measure_progress(films, theirs)) for member_id, theirs in seen.items()]
    standing = sorted(
        (
            (progress.films_seen, progress.complete_count, member_id)
            for member_id, progress in measured
            if progress.films_seen
        ),
        key=lambda one: (-one[0], -one[1], one[2]),
    )
    runners: list[Runner] = []
    for place, (number, complete, member_id) in enumerate(standing, 1):
        is_equal = bool(runners) and (runners[-1].films, runners[-1].complete) == (number, complete)
        runners.append(Runner(runners[-1].rank if is_equal else place, member_id, number, complete))
    return runners
