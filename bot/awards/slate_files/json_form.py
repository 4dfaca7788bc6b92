"""A slate as JSON: one object with a name, a date and categories with their nominees."""

import json
from collections.abc import Mapping, Sequence

from bot.awards.slate_drafts import CategoryDraft, NomineeDraft, SlateDraft
from bot.awards.slate_files.fields import (
    CATEGORY_KEYS,
    CEREMONY_KEYS,
    COUNTRY,
    CREDIT,
    FILM,
    HEADLINE,
    NOMINEE_KEYS,
    PEOPLE,
    SONG,
    WEIGHT,
    WITHDRAWN,
    RawCategory,
    RawNominee,
    RawSlate,
    field_name,
    split,
)
from bot.awards.slate_files.json_lines import Json, JsonArray, JsonError, JsonObject, JsonScalar, parse_json
from bot.awards.slate_files.problems import Fault, Problems


def read_json(text: str, problems: Problems) -> RawSlate | None:
    """Read a file; None if it is no JSON or no object."""
    try:
        root = parse_json(text)
    except JsonError as error:
        problems.add(error.line, "", Fault.TOO_DEEP if error.too_deep else Fault.BROKEN_JSON)
        return None
    if not isinstance(root, JsonObject):
        problems.add(root.line, "", Fault.WRONG_TYPE)
        return None
    return _Reader(problems).slate(root)


def write_json(slate: SlateDraft) -> str:
    """Write a slate so that `read_json` reads the same."""
    held = {"held": slate.held.isoformat()} if slate.held else {}
    categories = [_category(category) for category in slate.categories]
    return (
        json.dumps({"name": slate.name, **held, "categories": categories}, ensure_ascii=False, indent=2)
        + "\n"
    )


class _Reader:
    """Goes through a file's objects and notes what is not as it should be."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems

    def slate(self, root: JsonObject) -> RawSlate:
        fields = self._fields(root, CEREMONY_KEYS)
        if "categories" not in fields:
            self._problems.add(root.line, "", Fault.MISSING_FIELD, "categories")
        categories = tuple(map(self._category, self._objects(fields, "categories")))
        return RawSlate(categories, self._placed(fields, "name"), self._placed(fields, "held"))

    def _category(self, node: JsonObject) -> RawCategory:
        fields = self._fields(node, CATEGORY_KEYS)
        return RawCategory(
            node.line,
            self._text(fields, "name"),
            tuple(map(self._nominee, self._objects(fields, "nominees"))),
            self._placed(fields, HEADLINE),
            self._placed(fields, WEIGHT),
        )

    def _nominee(self, node: JsonObject) -> RawNominee:
        fields = self._fields(node, NOMINEE_KEYS)
        return RawNominee(
            node.line,
            films=self._texts(fields, FILM),
            people=self._texts(fields, PEOPLE),
            song=self._text(fields, SONG),
            country=self._text(fields, COUNTRY),
            credit=self._text(fields, CREDIT),
            withdrawn=self._text(fields, WITHDRAWN),
        )

    def _fields(self, node: JsonObject, known: Sequence[str]) -> Mapping[str, Json]:
        fields: dict[str, Json] = {}
        for key, value in node.pairs:
            name = field_name(str(key.value), known)
            if name is None:
                self._problems.add(key.line, "", Fault.UNKNOWN_FIELD, str(key.value))
            elif name in fields:
                self._problems.add(key.line, "", Fault.REPEATED_FIELD, str(key.value))
            else:
                fields[name] = value
        return fields

    def _objects(self, fields: Mapping[str, Json], name: str) -> list[JsonObject]:
        node = fields.get(name)
        if not isinstance(node, JsonArray):
            if node is not None:
                self._problems.add(node.line, name, Fault.WRONG_TYPE)
            return []
        for item in node.items:
            if not isinstance(item, JsonObject):
                self._problems.add(item.line, name, Fault.WRONG_TYPE)
        return [item for item in node.items if isinstance(item, JsonObject)]

    def _placed(self, fields: Mapping[str, Json], name: str) -> tuple[int, str]:
        return (fields[name].line if name in fields else 0), self._text(fields, name)

    def _text(self, fields: Mapping[str, Json], name: str) -> str:
        node = fields.get(name)
        return "" if node is None else self._scalar(node, name)

    def _texts(self, fields: Mapping[str, Json], name: str) -> tuple[str, ...]:
        """A list of texts, or one text that is read as in a spreadsheet's cell."""
        node = fields.get(name)
        if isinstance(node, JsonArray):
            return tuple(filter(None, (self._scalar(item, name) for item in node.items)))
        return () if node is None else split(self._scalar(node, name))

    def _scalar(self, node: Json, name: str) -> str:
        if not isinstance(node, JsonScalar) or isinstance(node.value, float):
            self._problems.add(node.line, name, Fault.WRONG_TYPE)
            return ""
        # JSON writes true where a spreadsheet writes yes, and 5 where it writes "5".
        return "" if node.value is None else str(node.value)


def _category(category: CategoryDraft) -> dict[str, object]:
    headline = {HEADLINE: category.headline.value} if category.headline else {}
    weight = {WEIGHT: category.weight} if category.weight else {}
    return {"name": category.name, **headline, **weight, "nominees": list(map(_nominee, category.nominees))}


def _nominee(nominee: NomineeDraft) -> dict[str, object]:
    fields: dict[str, object] = {
        FILM: list(nominee.films),
        PEOPLE: list(nominee.people),
        SONG: nominee.song,
        COUNTRY: nominee.country,
        CREDIT: nominee.credit,
        WITHDRAWN: nominee.withdrawn,
    }
    return {name: value for name, value in fields.items() if value}
