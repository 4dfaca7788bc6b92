"""What changed between two states of a slate, for the audit log: only what differs, before and after."""

from collections.abc import Mapping

from bot.awards.model import Category, Ceremony
from bot.awards.slate_drafts import draft_of
from bot.awards.slate_files import write_line
from bot.json_values import JsonValue

Difference = Mapping[str, JsonValue]


def difference(before: Ceremony, after: Ceremony) -> tuple[Difference, Difference]:
    """What was there before and is no more, and what is there now and was not: name, date, order, categories."""
    old, new = _facts(before), _facts(after)
    differing = [key for key in dict.fromkeys([*old, *new]) if old.get(key) != new.get(key)]
    return (
        {key: old[key] for key in differing if key in old},
        {key: new[key] for key in differing if key in new},
    )


def _facts(ceremony: Ceremony) -> Difference:
    held = {"held": ceremony.held.isoformat()} if ceremony.held else {}
    order: list[JsonValue] = [category.name for category in ceremony.categories]
    categories = {f"category {category.id}": _category(category) for category in ceremony.categories}
    return {"name": ceremony.name, **held, "categories": order, **categories}


def _category(category: Category) -> JsonValue:
    return {
        "name": category.name,
        "named by": category.headline.value,
        "weight": category.weight,
        "nominees": [write_line(draft_of(nominee), category.headline) for nominee in category.nominees],
        "withdrawn": [nominee.id for nominee in category.nominees if nominee.withdrawn],
    }
