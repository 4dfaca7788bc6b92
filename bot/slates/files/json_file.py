"""A slate as JSON: one object with a name, a date and categories with their nominees."""

import json
from collections.abc import Mapping, Sequence

from bot.slates.drafts import CategoryDraft, NomineeDraft, SlateDraft
from bot.slates.files.fields import (
    CATEGORY_KEYS,
    CEREMONY_KEYS,
    COUNTRY_FIELD,
    CREDIT_FIELD,
    FILM_FIELD,
    HEADLINE_FIELD,
    NOMINEE_KEYS,
    PEOPLE_FIELD,
    SONG_FIELD,
    WEIGHT_FIELD,
    WITHDRAWN_FIELD,
    RawCategory,
    RawNominee,
    RawSlate,
    match_field_name,
    split_field_names,
)
from bot.slates.files.json_parser import Json, JsonArray, JsonError, JsonObject, JsonScalar, parse_json
from bot.slates.files.problems import Fault, ProblemList


def read_json(text: str, problems: ProblemList) -> RawSlate | None:
    """Read a file; None if it is not JSON or not an object."""
    try:
        root = parse_json(text)
    except JsonError as error:
        problems.add_problem(error.line, "", Fault.TOO_DEEP if error.too_deep else Fault.BROKEN_JSON)
        return None
    if not isinstance(root, JsonObject):
        problems.add_problem(root.line, "", Fault.WRONG_TYPE)
        return None
    return _SlateReader(problems).read_slate(root)


def write_json(slate: SlateDraft) -> str:
    """Write a slate so that `read_json` reads the same."""
    held = {"held": slate.held.isoformat()} if slate.held else {}
    categories = [_make_category_object(category) for category in slate.categories]
    return (
        json.dumps({"name": slate.name, **held, "categories": categories}, ensure_ascii=False, indent=2)
        + "\n"
    )


class _SlateReader:
    """Reads a file's objects and adds what is wrong to the problems."""

    def __init__(self, problems: ProblemList) -> None:
        self._problems = problems

    def read_slate(self, root: JsonObject) -> RawSlate:
        fields = self._collect_fields(root, CEREMONY_KEYS)
        if "categories" not in fields:
            self._problems.add_problem(root.line, "", Fault.MISSING_FIELD, "categories")
        categories = tuple(map(self._read_category, self._list_objects(fields, "categories")))
        return RawSlate(
            categories, self._read_placed_text(fields, "name"), self._read_placed_text(fields, "held")
        )

    def _read_category(self, node: JsonObject) -> RawCategory:
        fields = self._collect_fields(node, CATEGORY_KEYS)
        return RawCategory(
            node.line,
            self._read_text(fields, "name"),
            tuple(map(self._read_nominee, self._list_objects(fields, "nominees"))),
            self._read_placed_text(fields, HEADLINE_FIELD),
            self._read_placed_text(fields, WEIGHT_FIELD),
        )

    def _read_nominee(self, node: JsonObject) -> RawNominee:
        fields = self._collect_fields(node, NOMINEE_KEYS)
        return RawNominee(
            node.line,
            films=self._read_texts(fields, FILM_FIELD),
            people=self._read_texts(fields, PEOPLE_FIELD),
            song=self._read_text(fields, SONG_FIELD),
            country=self._read_text(fields, COUNTRY_FIELD),
            credit=self._read_text(fields, CREDIT_FIELD),
            withdrawn=self._read_text(fields, WITHDRAWN_FIELD),
        )

    def _collect_fields(self, node: JsonObject, known: Sequence[str]) -> Mapping[str, Json]:
        fields: dict[str, Json] = {}
        for key, value in node.pairs:
            name = match_field_name(str(key.value), known)
            if name is None:
                self._problems.add_problem(key.line, "", Fault.UNKNOWN_FIELD, str(key.value))
            elif name in fields:
                self._problems.add_problem(key.line, "", Fault.REPEATED_FIELD, str(key.value))
            else:
                fields[name] = value
        return fields

    def _list_objects(self, fields: Mapping[str, Json], name: str) -> list[JsonObject]:
        node = fields.get(name)
        if not isinstance(node, JsonArray):
            if node is not None:
                self._problems.add_problem(node.line, name, Fault.WRONG_TYPE)
            return []
        for item in node.items:
            if not isinstance(item, JsonObject):
                self._problems.add_problem(item.line, name, Fault.WRONG_TYPE)
        return [item for item in node.items if isinstance(item, JsonObject)]

    def _read_placed_text(self, fields: Mapping[str, Json], name: str) -> tuple[int, str]:
        return (fields[name].line if name in fields else 0), self._read_text(fields, name)

    def _read_text(self, fields: Mapping[str, Json], name: str) -> str:
        node = fields.get(name)
        return "" if node is None else self._read_scalar(node, name)

    def _read_texts(self, fields: Mapping[str, Json], name: str) -> tuple[str, ...]:
        """A list of texts, or one text that is split as in a spreadsheet's cell."""
        node = fields.get(name)
        if isinstance(node, JsonArray):
            return tuple(filter(None, (self._read_scalar(item, name) for item in node.items)))
        return () if node is None else split_field_names(self._read_scalar(node, name))

    def _read_scalar(self, node: Json, name: str) -> str:
        if not isinstance(node, JsonScalar) or isinstance(node.value, float):
            self._problems.add_problem(node.line, name, Fault.WRONG_TYPE)
            return ""
        # JSON has true where a spreadsheet has yes, and 5 where it has "5".
        return "" if node.value is None else str(node.value)


def _make_category_object(category: CategoryDraft) -> dict[str, object]:
    headline = {HEADLINE_FIELD: category.headline.value} if category.headline else {}
    weight = {WEIGHT_FIELD: category.weight} if category.weight else {}
    return {
        "name": category.name,
        **headline,
        **weight,
        "nominees": list(map(_make_nominee_object, category.nominees)),
    }


def _make_nominee_object(nominee: NomineeDraft) -> dict[str, object]:
    fields: dict[str, object] = {
        FILM_FIELD: list(nominee.films),
        PEOPLE_FIELD: list(nominee.people),
        SONG_FIELD: nominee.song,
        COUNTRY_FIELD: nominee.country,
        CREDIT_FIELD: nominee.credit,
        WITHDRAWN_FIELD: nominee.withdrawn,
    }
    return {name: value for name, value in fields.items() if value}
