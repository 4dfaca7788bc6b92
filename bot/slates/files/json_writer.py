"""A slate written as JSON."""

import json

from bot.slates.drafts import CategoryDraft, NomineeDraft, SlateDraft
from bot.slates.files.columns import Column


def write_json(slate: SlateDraft) -> str:
    """Write a slate so that it is read as the same."""
    return json.dumps(make_slate_object(slate), ensure_ascii=False, indent=2) + "\n"


def make_slate_object(slate: SlateDraft) -> dict[str, object]:
    """A slate as our own form has it."""
    held = {"held": slate.held.isoformat()} if slate.held else {}
    return {"name": slate.name, **held, "categories": list(map(_make_category_object, slate.categories))}


def _make_category_object(category: CategoryDraft) -> dict[str, object]:
    headline = {Column.HEADLINE.value: category.headline.value} if category.headline else {}
    weight = {Column.WEIGHT.value: category.weight} if category.weight else {}
    return {
        "name": category.name,
        **headline,
        **weight,
        "nominees": list(map(_make_nominee_object, category.nominees)),
    }


def _make_nominee_object(nominee: NomineeDraft) -> dict[str, object]:
    fields: dict[Column, object] = {
        Column.FILM: list(nominee.films),
        Column.PEOPLE: list(nominee.people),
        Column.SONG: nominee.song,
        Column.COUNTRY: nominee.country,
        Column.CREDIT: nominee.credit,
        Column.WITHDRAWN: nominee.withdrawn,
        Column.WINNER: nominee.winner,
    }
    return {name.value: value for name, value in fields.items() if value}
