"""What changed between two states of a slate, for the audit log: only what differs, before and after."""

from collections.abc import Mapping

from bot.awards.model import Category, Ceremony
from bot.awards.slate_drafts import make_nominee_draft
from bot.awards.slate_files import write_line
from bot.json_values import JsonValue

SlateDifference = Mapping[str, JsonValue]


def compare_slates(before: Ceremony, after: Ceremony) -> tuple[SlateDifference, SlateDifference]:
    """What was there before and is no more, and what is there now and was not: name, date, order, categories."""
    old, new = _describe_slate(before), _describe_slate(after)
    differing = [key for key in dict.fromkeys([*old, *new]) if old.get(key) != new.get(key)]
    return (
        {key: old[key] for key in differing if key in old},
        {key: new[key] for key in differing if key in new},
    )


def _describe_slate(ceremony: Ceremony) -> SlateDifference:
    held = {"held": ceremony.held.isoformat()} if ceremony.held else {}
    order: list[JsonValue] = [category.name for category in ceremony.categories]
    categories = {f"category {category.id}": _describe_category(category) for category in ceremony.categories}
    return {"name": ceremony.name, **held, "categories": order, **categories}


def _describe_category(category: Category) -> JsonValue:
    return {
        "name": category.name,
        "named by": category.headline.value,
        "weight": category.weight,
        "nominees": [
            write_line(make_nominee_draft(nominee), category.headline) for nominee in category.nominees
        ],
        "withdrawn": [nominee.id for nominee in category.nominees if nominee.withdrawn],
    }
