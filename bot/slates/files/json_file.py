"""A slate read from JSON: our own form, and the shapes in which people write lists of nominees.

Ours is one object with a name, a date and categories with their nominees. Others write a list of categories
(`[{"category": …, "nominees": […]}]`), an object of them (`{"Best Picture": […]}`), a nominee an object as in a
spreadsheet (`[{"category": …, "film": …}]`), and any of these by years.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.slates.drafts import make_comparison_key
from bot.slates.files.columns import NOMINEE_COLUMNS, Column, match_column, normalize_field_name
from bot.slates.files.fields import RawCategory, RawFile, RawNominee, RawSlate, split_field_names
from bot.slates.files.json_parser import (
    JSON_MAX_VALUES,
    Json,
    JsonArray,
    JsonError,
    JsonObject,
    JsonScalar,
    parse_json,
)
from bot.slates.files.problems import Fault, ProblemList, RemarkKind, RemarkList

_CATEGORY_LIST_KEYS = frozenset({"categories", "awards", "prizes"})
_NOMINEE_LIST_KEYS = frozenset(
    {"nominees", "nominations", "nominee", "films", "movies", "entries", "contenders", "candidates"}
    | {"options", "choices", "people", "names", "works"}
)
_CEREMONY_NAME_KEYS = ("name", "ceremony", "title", "award", "show", "event")
_EDITION_KEYS = ("year", "ceremony", "edition", "season", "year ceremony", "year award", "name", "award")
_LINE_CATEGORY_KEYS = ("category", "category name", "award name", "prize", "award", "canonical category")
_LINE_EDITION_KEYS = ("year", "ceremony", "edition", "season", "year ceremony", "year award")
"""Where each object is a nominee: the keys of its category and of its ceremony."""

_CATEGORY_NAME_KEYS = ("category", "award", "prize", "name", "title", *_LINE_CATEGORY_KEYS)

_EDITION = re.compile(r"\d{4}(?:[/–-]\d{2,4})?|\d{1,3}(?:st|nd|rd|th)?")


def read_json(text: str, problems: ProblemList, remarks: RemarkList) -> RawFile | None:
    """The ceremonies in a file; None, with a problem noted, if it is no JSON or holds none."""
    try:
        root = parse_json(text)
    except JsonError as error:
        if error.too_many:
            problems.add_problem(error.line, "", Fault.TOO_MANY, limit=JSON_MAX_VALUES)
        else:
            problems.add_problem(error.line, "", Fault.TOO_DEEP if error.too_deep else Fault.BROKEN_JSON)
        return None
    if isinstance(root, JsonScalar):
        problems.add_problem(root.line, "", Fault.WRONG_TYPE)
        return None
    slates = tuple(_ShapeReader(problems, remarks).read_root(root))
    if not slates and not len(problems):
        problems.add_problem(root.line, "", Fault.MISSING_FIELD, "categories")
    return RawFile(slates, edition_column="year" if len(slates) > 1 else "") if slates else None


class _ShapeReader:
    """Goes through a file's values, finds out what each is, and notes what is not as it should be."""

    def __init__(self, problems: ProblemList, remarks: RemarkList) -> None:
        self._problems = problems
        self._remarks = remarks

    def read_root(self, root: JsonObject | JsonArray, edition: str = "") -> Iterable[RawSlate]:
        """The ceremonies in an object or a list."""
        if isinstance(root, JsonArray):
            return self._read_list(root, edition)
        fields = self._collect_fields(root)
        if _CATEGORY_LIST_KEYS & fields.keys():
            return [self._read_ceremony(fields, edition)]
        if _find_nominee_list(fields) is not None and _find_category_name(fields) is not None:
            return [RawSlate([self._read_category(root)], edition=edition)]
        return self._read_mapping(root, edition)

    def _read_list(self, node: JsonArray, edition: str) -> Iterable[RawSlate]:
        items = self._list_objects(node, "")
        ceremonies = [fields for item in items if _CATEGORY_LIST_KEYS & (fields := _map_keys(item)).keys()]
        if ceremonies and len(ceremonies) == len(items):
            return [self._read_ceremony(fields, self._read_edition(fields)) for fields in ceremonies]
        return self._read_items(items, edition)

    def _read_ceremony(self, fields: Mapping[str, Json], edition: str) -> RawSlate:
        slate = RawSlate(
            name=self._read_placed_text(fields, _CEREMONY_NAME_KEYS),
            held=self._read_placed_text(fields, ("held", "date")),
            edition=edition,
        )
        for key, node in fields.items():
            if key not in _CATEGORY_LIST_KEYS:
                if key not in (*_CEREMONY_NAME_KEYS, *_EDITION_KEYS, "held", "date", "preview"):
                    self._remarks.add_remark(RemarkKind.ASIDE_FIELD, key)
                continue
            if isinstance(node, JsonArray):
                for found in self._read_items(self._list_objects(node, key), ""):
                    slate.categories += found.categories
            elif isinstance(node, JsonObject):
                for found in self._read_mapping(node, ""):
                    slate.categories += found.categories
            else:
                self._problems.add_problem(node.line, key, Fault.WRONG_TYPE)
        return slate

    def _read_mapping(self, node: JsonObject, edition: str) -> Iterable[RawSlate]:
        """An object whose keys are categories, or the years of ceremonies."""
        slates: list[RawSlate] = []
        own = RawSlate(edition=edition)
        for key, value in node.pairs:
            name = str(key.value)
            if isinstance(value, JsonScalar):
                self._read_heading(own, name, value)
            elif _EDITION.fullmatch(name.strip()):
                slates += self.read_root(value, name.strip())
            elif isinstance(value, JsonObject) and _find_nominee_list(_map_keys(value)) is None:
                slates += self.read_root(value, edition)  # a wrapping around what is meant
            elif isinstance(value, JsonArray) and _holds_categories(value):
                slates += self._read_items(self._list_objects(value, name), edition)
            else:
                own.categories.append(self._read_named_category(key.line, name, value))
        return [*([own] if own.categories else []), *slates]

    def _read_heading(self, slate: RawSlate, name: str, value: JsonScalar) -> None:
        text = self._read_scalar(value, name)
        folded = normalize_field_name(name)
        if folded in ("held", "date"):
            slate.held = value.line, text
        elif folded in _CEREMONY_NAME_KEYS:
            slate.name = value.line, text
        else:
            self._remarks.add_remark(RemarkKind.ASIDE_FIELD, name)

    def _read_items(self, items: Sequence[JsonObject], edition: str) -> Iterable[RawSlate]:
        """Objects that are each a category with its nominees, or each a nominee with its category."""
        slates: dict[str, RawSlate] = {}
        found: dict[tuple[str, str], RawCategory] = {}
        for item in items:
            fields = _map_keys(item)
            if _find_nominee_list(fields) is not None:
                key = edition or (self._read_edition(fields) if "year" in fields else "")
                slate = slates.setdefault(key, RawSlate(edition=key))
                slate.categories.append(self._read_category(item))
                continue
            key = edition or self._read_edition(fields, _LINE_EDITION_KEYS)
            name = self._read_placed_text(fields, _LINE_CATEGORY_KEYS)
            slate = slates.setdefault(key, RawSlate(edition=key))
            place = key, make_comparison_key(name[1])
            if place not in found:
                found[place] = RawCategory(name[0] or item.line, name[1])
                slate.categories.append(found[place])
            nominee = self._read_nominee(item, (*_LINE_CATEGORY_KEYS, *_LINE_EDITION_KEYS))
            found[place].nominees.append(nominee)
        return slates.values()

    def _read_category(self, node: JsonObject) -> RawCategory:
        fields = self._collect_fields(node)
        name_key = _find_category_name(fields)
        list_key = _find_nominee_list(fields)
        name = self._read_placed_text(fields, (name_key,) if name_key else ())
        category = RawCategory(node.line, name[1])
        if list_key is not None:
            category = self._read_named_category(node.line, name[1], fields[list_key])
        self._read_extras(category, fields, {name_key, list_key})
        return category

    def _read_named_category(self, line: int, name: str, node: Json) -> RawCategory:
        category = RawCategory(line, name)
        if isinstance(node, JsonObject):
            fields = self._collect_fields(node)
            key = _find_nominee_list(fields)
            if key is None:
                self._problems.add_problem(node.line, name, Fault.WRONG_TYPE)
                return category
            category = self._read_named_category(line, name, fields[key])
            self._read_extras(category, fields, {key})
        elif isinstance(node, JsonArray):
            category.nominees = [self._read_nominee(item) for item in node.items]
        else:
            self._problems.add_problem(node.line, name, Fault.WRONG_TYPE)
        return category

    def _read_extras(self, category: RawCategory, fields: Mapping[str, Json], read: set[str | None]) -> None:
        """What else an object says of its category: what it is named by, its weight, who won."""
        for key, node in fields.items():
            column = match_column(key)
            if key in read:
                continue
            if column is Column.HEADLINE:
                category.headline = node.line, self._read_scalar(node, key)
            elif column is Column.WEIGHT:
                category.weight = node.line, self._read_scalar(node, key)
            elif column is Column.WINNER:
                won = self._read_texts(node, key)
                category.nominees = [
                    replace(nominee, winner=nominee.winner or "; ".join(won)) for nominee in category.nominees
                ]
            else:
                self._remarks.add_remark(RemarkKind.ASIDE_FIELD, key)

    def _read_nominee(self, node: Json, read: Sequence[str] = ()) -> RawNominee:
        if isinstance(node, JsonScalar):
            return RawNominee(node.line, name=self._read_scalar(node, "nominees"))
        if isinstance(node, JsonArray):
            self._problems.add_problem(node.line, "nominees", Fault.WRONG_TYPE)
            return RawNominee(node.line)
        texts: dict[Column, tuple[str, ...]] = {}
        for key, value in self._collect_fields(node).items():
            column = match_column(key)
            if key in read:
                continue
            if column is None or column in (Column.CATEGORY, Column.CEREMONY, Column.HELD, Column.WEIGHT):
                self._remarks.add_remark(RemarkKind.ASIDE_FIELD, key)
            elif column in (Column.FILM, Column.PEOPLE):
                texts[column] = texts.get(column, ()) + self._read_texts(value, key)
            else:
                texts[column] = ("; ".join(self._read_texts(value, key, whole=True)),)
        single = {column: found[0] for column, found in texts.items() if found}
        return RawNominee(
            node.line,
            name=single.get(Column.NAME, ""),
            films=texts.get(Column.FILM, ()),
            people=texts.get(Column.PEOPLE, ()),
            song=single.get(Column.SONG, ""),
            country=single.get(Column.COUNTRY, ""),
            credit=single.get(Column.CREDIT, ""),
            withdrawn=single.get(Column.WITHDRAWN, ""),
            winner=single.get(Column.WINNER, ""),
        )

    def _collect_fields(self, node: JsonObject) -> Mapping[str, Json]:
        """The values by their keys in small letters, each key once."""
        fields = _map_keys(node)
        if len(fields) < len(node.pairs):
            seen: set[str] = set()
            for key, _ in node.pairs:
                name = normalize_field_name(str(key.value))
                if name in seen:
                    self._problems.add_problem(key.line, "", Fault.REPEATED_FIELD, str(key.value))
                seen.add(name)
        return fields

    def _list_objects(self, node: JsonArray, name: str) -> list[JsonObject]:
        for item in node.items:
            if not isinstance(item, JsonObject):
                self._problems.add_problem(item.line, name, Fault.WRONG_TYPE)
        return [item for item in node.items if isinstance(item, JsonObject)]

    def _read_edition(self, fields: Mapping[str, Json], keys: Sequence[str] = _EDITION_KEYS) -> str:
        return self._read_placed_text(fields, keys)[1]

    def _read_placed_text(self, fields: Mapping[str, Json], keys: Sequence[str]) -> tuple[int, str]:
        """The text under the first of these keys that there is, and its line."""
        for key in keys:
            if key in fields:
                return fields[key].line, self._read_scalar(fields[key], key)
        return 0, ""

    def _read_texts(self, node: Json, name: str, *, whole: bool = False) -> tuple[str, ...]:
        """A list of texts, or one text that is read as in a spreadsheet's cell, or left whole."""
        if isinstance(node, JsonArray):
            texts = (text for item in node.items for text in self._read_texts(item, name, whole=True))
            return tuple(filter(None, texts))
        if isinstance(node, JsonObject):
            for key, value in _map_keys(node).items():
                if match_column(key) in (Column.NAME, Column.FILM, Column.PEOPLE):
                    return self._read_texts(value, name, whole=whole)
        text = self._read_scalar(node, name)
        return (text,) if whole and text else split_field_names(text)

    def _read_scalar(self, node: Json, name: str) -> str:
        if not isinstance(node, JsonScalar) or isinstance(node.value, float):
            self._problems.add_problem(node.line, name, Fault.WRONG_TYPE)
            return ""
        # JSON has true where a spreadsheet has yes, and 5 where it has "5".
        return "" if node.value is None else str(node.value)


def _map_keys(node: JsonObject) -> dict[str, Json]:
    fields: dict[str, Json] = {}
    for key, value in node.pairs:
        fields.setdefault(normalize_field_name(str(key.value)), value)
    return fields


def _find_nominee_list(fields: Mapping[str, Json]) -> str | None:
    """The key whose value is a category's nominees."""
    for key, value in fields.items():
        if key in _NOMINEE_LIST_KEYS and isinstance(value, JsonArray) and not _is_line(fields, key):
            return key
    return None


def _is_line(fields: Mapping[str, Json], key: str) -> bool:
    """Whether a list is one nominee's films or people: something else in the object is the nominee."""
    column = match_column(key)
    return column in (Column.FILM, Column.PEOPLE) and any(
        match_column(other) in NOMINEE_COLUMNS and other not in (key, "name", "title") for other in fields
    )


def _find_category_name(fields: Mapping[str, Json]) -> str | None:
    return next((key for key in _CATEGORY_NAME_KEYS if key in fields), None)


def _names_nominee(fields: Mapping[str, Json]) -> bool:
    """Whether an object is a nominee that says its category."""
    named = any(key in fields for key in _LINE_CATEGORY_KEYS)
    return named and any(match_column(key) in NOMINEE_COLUMNS for key in fields)


def _holds_categories(node: JsonArray) -> bool:
    """Whether a list holds objects that say which category they are, or belong to."""
    objects = [_map_keys(item) for item in node.items if isinstance(item, JsonObject)]
    return bool(objects) and all(
        _names_nominee(fields) or _find_nominee_list(fields) is not None for fields in objects
    )
