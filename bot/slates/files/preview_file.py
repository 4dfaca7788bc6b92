"""What was read from a file, kept as a file of its own under the preview: nothing has to be remembered meanwhile.

It is a slate in our own form with a note of where it came from, so that it can be imported like any other; where a
host has to choose among several ceremonies, it is all of them as they were read.
"""

import json
from dataclasses import dataclass, fields
from typing import Any

from bot.slates.drafts import SlateDraft
from bot.slates.files.fields import Layout, RawCategory, RawNominee, RawSlate
from bot.slates.files.formats import ReadSlate, read_slate
from bot.slates.files.json_writer import make_slate_object
from bot.slates.files.problems import FileKind, Remark, RemarkKind
from bot.slates.known_names import KnownNames


@dataclass(frozen=True, slots=True)
class StoredImport:
    """A file as it was read.

    Attributes:
        source: The name of the file.
        name: What the slate is to be called; empty if the host gave it no name.
        read: What it holds.
    """

    source: str
    name: str
    read: ReadSlate


def write_import(stored: StoredImport) -> bytes:
    """Write what was read; it has a slate, or ceremonies to choose among."""
    read = stored.read
    note: dict[str, object] = {
        "source": stored.source,
        "name": stored.name,
        "kind": read.kind.value,
        "layout": read.layout.value,
        "remarks": [[remark.kind.value, remark.text, remark.count] for remark in read.remarks],
        "column": read.edition_column,
        "more": read.more_editions,
    }
    held = (
        make_slate_object(read.slate)
        if read.slate
        else {"editions": [_make_edition_object(edition) for edition in read.editions]}
    )
    return json.dumps({**held, "preview": note}, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def read_import(content: bytes, known: KnownNames) -> StoredImport | None:
    """Read it again; None if it is no such file, or no longer whole."""
    try:
        root = json.loads(content)
        note = root["preview"]
        remarks = tuple(
            Remark(RemarkKind(kind), str(text), int(count)) for kind, text, count in note["remarks"]
        )
        read = ReadSlate(
            _read_saved_slate(root, known),
            (),
            remarks,
            FileKind(note["kind"]),
            Layout(note["layout"]),
            tuple(map(_read_edition_object, root.get("editions", ()))),
            int(note["more"]),
            str(note["column"]),
        )
        stored = StoredImport(str(note["source"]), str(note["name"]), read)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return stored if read.slate or read.editions else None


def _read_saved_slate(root: dict[str, object], known: KnownNames) -> SlateDraft | None:
    if "categories" not in root:
        return None
    saved = {key: value for key, value in root.items() if key != "preview"}
    read = read_slate(json.dumps(saved).encode(), known)
    if not read.is_sound:
        raise ValueError("the slate is no longer whole")
    return read.slate


def _make_edition_object(edition: RawSlate) -> dict[str, object]:
    categories = [
        {
            "line": category.line,
            "name": category.name,
            "headline": category.headline,
            "weight": category.weight,
            "nominees": [_make_nominee_object(nominee) for nominee in category.nominees],
        }
        for category in edition.categories
    ]
    return {"edition": edition.edition, "name": edition.name, "held": edition.held, "categories": categories}


def _make_nominee_object(nominee: RawNominee) -> dict[str, object]:
    values = {field.name: getattr(nominee, field.name) for field in fields(nominee)}
    return {name: value for name, value in values.items() if value}


# Any: JSON has no types of its own; whatever does not fit raises, and is then no such file.
def _read_edition_object(found: dict[str, Any]) -> RawSlate:
    categories = [
        RawCategory(
            int(category["line"]),
            str(category["name"]),
            [_read_nominee_object(nominee) for nominee in category["nominees"]],
            _read_placed(category["headline"]),
            _read_placed(category["weight"]),
        )
        for category in found["categories"]
    ]
    return RawSlate(
        categories, _read_placed(found["name"]), _read_placed(found["held"]), str(found["edition"])
    )


def _read_nominee_object(found: dict[str, Any]) -> RawNominee:
    return RawNominee(
        int(found["line"]),
        str(found.get("name", "")),
        tuple(map(str, found.get("films", ()))),
        tuple(map(str, found.get("people", ()))),
        str(found.get("song", "")),
        str(found.get("country", "")),
        str(found.get("credit", "")),
        str(found.get("withdrawn", "")),
        str(found.get("winner", "")),
    )


def _read_placed(found: list[Any]) -> tuple[int, str]:
    line, text = found
    return int(line), str(text)
