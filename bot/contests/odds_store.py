"""The probabilities by which contests under `odds` pay, in the database; `bot.rivals` writes them."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import Connection, bindparam, select

from bot.contests.model import Chances, Odds
from bot.db.rival_tables import rival_chances, rivals
from bot.ids import CategoryId, ContestId, NomineeId, RivalId

_SELECT_RIVALS = select(rivals.c.contest_id, rivals.c.id, rivals.c.name).where(
    rivals.c.contest_id.in_(bindparam("contest_ids", expanding=True)), rivals.c.sets_odds
)
_SELECT_CHANCES = select(
    rival_chances.c.rival_id, rival_chances.c.category_id, rival_chances.c.nominee_id, rival_chances.c.chance
).where(rival_chances.c.rival_id.in_(bindparam("rival_ids", expanding=True)))


def find_odds(connection: Connection, contest_ids: Collection[ContestId]) -> Mapping[ContestId, Odds]:
    """The odds of these contests, by contest id; contests without a rival are absent."""
    if not contest_ids:
        return {}
    found = connection.execute(_SELECT_RIVALS, {"contest_ids": list(contest_ids)}).all()
    chances = load_chances(connection, [rival_id for _, rival_id, _ in found])
    return {
        contest_id: Odds(rival_id, name, chances.get(rival_id, {})) for contest_id, rival_id, name in found
    }


def load_chances(connection: Connection, rival_ids: Collection[RivalId]) -> Mapping[RivalId, Chances]:
    """These rivals' probabilities, by rival id; rivals without any are absent."""
    loaded: dict[RivalId, dict[CategoryId, dict[NomineeId, int]]] = defaultdict(lambda: defaultdict(dict))
    for rival_id, category_id, nominee_id, chance in connection.execute(
        _SELECT_CHANCES, {"rival_ids": list(rival_ids)}
    ):
        loaded[rival_id][category_id][nominee_id] = chance
    return loaded
