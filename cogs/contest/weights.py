"""The weights of a draft as text in a form: a number and a category on each line."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.contests.facts import Card
from bot.errors import UserError
from cogs.kit.refusals import say
from cogs.kit.words import plain


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
    return "\n".join(
        f"{category.weight} {card.category(category.id).title}" for category in card.contest.rules.categories
    )


def read(card: Card, text: str) -> Mapping[str, int]:
    """The weights as they were typed, by category id; a category that is left out keeps its own.

    Raises:
        WeightLineError: A line cannot be read.
    """
    names = {
        card.category(category.id).title.casefold(): category.id for category in card.contest.rules.categories
    }
    weights: dict[str, int] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        number, _, name = line.partition(" ")
        category_id = names.get(name.strip().casefold())
        if category_id is None or not number.isascii() or not number.isdecimal() or len(number) > 6:
            raise WeightLineError(line)
        weights[category_id] = int(number)
    return weights
