"""The weights of a draft as text in a form: a number and a category on each line."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.contests.facts import ContestCard
from bot.errors import UserError
from cogs.kit.refusals import error_text
from cogs.kit.words import escape_text, shorten_text

WEIGHTS_CHARACTER_LIMIT = 4000
"""Characters that a form's field holds, says Discord's API reference."""


@dataclass(eq=False)
class WeightLineError(UserError):
    """A line of weights says no number, or no category of the contest."""

    line: str


@error_text.register
def _describe_weight_line(error: WeightLineError) -> str:
    return (
        f"I cannot read the line “{escape_text(error.line, 80)}”. Write a number and a category on each line, "
        "such as `5 Best Picture`, and leave the names as they are."
    )


def format_weights(card: ContestCard) -> str:
    """The weights as they are."""
    names = _name_categories(card)
    return "\n".join(f"{category.weight} {names[category.id]}" for category in card.contest.rules.categories)


def parse_weights(card: ContestCard, text: str) -> Mapping[str, int]:
    """The weights as they were typed, by category id; a category that is left out keeps its own.

    Raises:
        WeightLineError: A line cannot be read.
    """
    ids = {name.casefold(): category_id for category_id, name in _name_categories(card).items()}
    weights: dict[str, int] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        number, _, name = line.partition(" ")
        category_id = ids.get(name.strip().casefold())
        if category_id is None or not number.isascii() or not number.isdecimal() or len(number) > 6:
            raise WeightLineError(line)
        weights[category_id] = int(number)
    return weights


def _name_categories(card: ContestCard) -> Mapping[str, str]:
    """What the lines call the categories, by id: cut where many long names would not fit into the form."""
    asked = card.contest.rules.categories
    limit = WEIGHTS_CHARACTER_LIMIT // max(1, len(asked)) - len("100 \n")
    return {category.id: shorten_text(card.get_category(category.id).title, limit) for category in asked}
