"""Ballots that six people might have filled in: everyone trusts the earlier awards, and themselves, to another degree.

The same names make the same ballots in every demo.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from random import Random

from bot.ids import CategoryId, NomineeId
from bot.record.model import Category, Nominee
from bot.record.precursor_picks import Favourite

LEAST_TRUST, MOST_TRUST = 0.35, 0.85
"""How often the boldest and the most careful member follow the earlier awards, as a share of the categories."""


def choose_picks(
    name: str, categories: Sequence[Category], favourites: Mapping[CategoryId, Favourite]
) -> dict[CategoryId, NomineeId]:
    """Choose a nominee in every category as a member of this name would.

    Args:
        name: Whose ballot it is; it seeds every choice.
        categories: The contest's categories, with all their nominees.
        favourites: The earlier awards' favourites, where there is a clear one.
    """
    chance = Random(name)  # noqa: S311 - the same ballots each time, and nothing secret
    trust = chance.uniform(LEAST_TRUST, MOST_TRUST)
    nominations = _count_nominations(categories)
    picks: dict[CategoryId, NomineeId] = {}
    for category in categories:
        favourite = favourites.get(category.id)
        if chance.random() < trust and favourite is not None:
            picks[category.id] = favourite.nominee_id
        else:
            heat = [_measure_heat(nominee, nominations) for nominee in category.nominees]
            picks[category.id] = chance.choices(category.nominees, heat)[0].id
    return picks


def choose_nominee(name: str, category: Category) -> NomineeId:
    """Choose a member's answer to a single question about a category."""
    return choose_picks(f"{name}, asked alone", [category], {})[category.id]


def _count_nominations(categories: Sequence[Category]) -> Counter[str]:
    """How many nominations each film has: what a room talks about most is picked most."""
    return Counter(
        film.title for category in categories for nominee in category.nominees for film in nominee.films
    )


def _measure_heat(nominee: Nominee, nominations: Counter[str]) -> int:
    return max((nominations[film.title] for film in nominee.films), default=1) + (
        max(nominations.values()) // 2 if nominee.winner else 0
    )
