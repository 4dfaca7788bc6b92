"""What a change of a category's result did to the contests on it."""

from collections.abc import Collection
from heapq import nlargest

from sqlalchemy import Connection

from bot.contests import ballot_store, store
from bot.contests.facts import ContestFacts, Shares
from bot.contests.model import Ballot
from bot.contests.scores import Ranking, Scale, scores_after
from bot.contests.standings import Rows, standings
from bot.contests.tallies import Tallies
from bot.contests.tally import Tally
from bot.night.change import Climb, Effect, Scene
from bot.results.model import Results

CLIMBS = 5
"""Climbs that a card can tell of."""


def effects_of(
    connection: Connection, tallies: Tallies, scene: Scene, before: Results, category_id: str, by: int | None
) -> tuple[Effect, ...]:
    """The effect on each contest that asks about the category, in the order in which they lock.

    Args:
        connection: The transaction.
        tallies: Counted ballots.
        scene: What hangs on the results, with what stands after the change.
        before: What stood before it.
        category_id: The category that changed.
        by: The host who changed it.
    """
    contests = [contest for contest in scene.contests if category_id in contest.rules.by_id]
    contest_ids = [contest.id for contest in contests]
    cards = store.card_places(connection, contest_ids, category_id)
    with_ballot = ballot_store.contests_with_ballot(connection, contest_ids, by)
    effects: list[Effect] = []
    for contest in contests:
        tally = tallies.load(connection, ContestFacts(contest, scene.ceremony, scene.results))
        was = standings(tally, before, contest.tiebreaker_answer)
        is_now = standings(tally, scene.results, contest.tiebreaker_answer)
        effects.append(
            Effect(
                contest=contest,
                had_ballot=contest.id in with_ballot,
                card=cards.get(contest.id),
                shares=Shares(category_id, tally.columns[category_id].counts),
                callers=_callers(tally, category_id, scene.results.winners_of(category_id)),
                before=was,
                after=is_now,
                climbs=_climbs(tally, before, scene.results, contest.tiebreaker_answer, is_now.rows),
            )
        )
    return tuple(effects)


def _callers(tally: Tally, category_id: str, winner_ids: Collection[str]) -> tuple[Ballot, ...]:
    backers = tally.columns[category_id].backers
    places = {
        place for winner_id in winner_ids for same in backers.get(winner_id, {}).values() for place in same
    }
    return tuple(tally.ballots[place] for place in sorted(places))


def _climbs(
    tally: Tally, before: Results, after: Results, answer: int | None, rows: Rows
) -> tuple[Climb, ...]:
    """The greatest climbs, with their lines among these rows of the standings after the change."""
    scale = Scale.of(tally, answer)
    was = Ranking(scores_after(tally, before, tally.opened(before), scale))
    is_now = Ranking(scores_after(tally, after, tally.opened(after), scale))
    gained = [was.rank(place) - is_now.rank(place) for place in range(len(rows))]
    greatest_first = nlargest(CLIMBS, range(len(rows)), key=gained.__getitem__)
    return tuple(
        Climb(rows[is_now.position(place)], gained[place]) for place in greatest_first if gained[place] > 0
    )
