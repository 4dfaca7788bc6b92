"""The weights of a draft as text in a form: a number and a category on each line."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.contests.facts import Card
from bot.errors import UserError
from cogs.kit.refusals import say
from cogs.kit.words import plain, shorten

ROOM = 4000
"""Characters that a form's field holds, says Discord's API reference."""


@dataclass(eq=False)
class WeightLineError(UserError):
    """A line of weights says no number, or no category of the contest."""

    line: str


@say.register
def _(error: WeightLineError) -> str:
    return (
        f"I cannot read the line “{plain(error.line, 80)}”. Write a number and a category on each line, "
        "such as `5 Best Picture`, and leave the names as they are."
    )


def written(card: Card) -> str:
    """The weights as they are."""
    names = _names(card)
    return "\n".join(f"{category.weight} {names[category.id]}" for category in card.contest.rules.categories)


def read(card: Card, text: str) -> Mapping[str, int]:
    """The weights as they were typed, by category id; a category that is left out keeps its own.

    Raises:
        WeightLineError: A line cannot be read.
    """
    ids = {name.casefold(): category_id for category_id, name in _names(card).items()}
    weights: dict[str, int] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        number, _, name = line.partition(" ")
        category_id = ids.get(name.strip().casefold())
        if category_id is None or not number.isascii() or not number.isdecimal() or len(number) > 6:
            raise WeightLineError(line)
        weights[category_id] = int(number)
    return weights


def _names(card: Card) -> Mapping[str, str]:
    """What the lines call the categories, by id: cut where many long names would not fit into the form."""
    asked = card.contest.rules.categories
    limit = ROOM // max(1, len(asked)) - len("100 \n")
    return {category.id: shorten(card.category(category.id).title, limit) for category in asked}
