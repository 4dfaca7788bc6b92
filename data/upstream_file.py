r"""From the file of the upstream list to its fields, as it comes and as spreadsheets save it.

The list itself separates by tabs, quotes nothing, writes `\"` for a quotation mark and leaves trailing empty fields
out. A spreadsheet that has opened and saved it puts
quotation marks around what holds one, doubles those inside, and may separate by commas or semicolons.
"""

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.errors import StartError
from data.tables import CONTROL_CHARACTER

REQUIRED_COLUMNS = (
    "Ceremony",
    "Year",
    "Class",
    "Category",
    "Film",
    "FilmId",
    "Name",
    "Nominees",
    "NomineeIds",
    "Winner",
)
OPTIONAL_COLUMNS = ("CanonicalCategory", "Detail", "Note", "Citation")
IGNORED_COLUMNS = ("NomId", "MultifilmNomination")
"""Columns of the lists up to 2025."""

_DELIMITERS = "\t,;"
_SIGNATURES = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a workbook or an archive; save its sheet as tab-separated text"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook; save its sheet as tab-separated text"),
    (b"\x1f\x8b", "a compressed file; unpack it first"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
"""How other files begin, and what they are."""


class ImportRefusedError(StartError):
    """A source cannot be imported; the message says why, and where in it."""


@dataclass(frozen=True, slots=True)
class UpstreamLine:
    """One line of the list: where it stands, counted from 1, and its fields by column."""

    number: int
    fields: dict[str, str]


@dataclass(frozen=True, slots=True)
class UpstreamList:
    """A list as it came.

    Attributes:
        lines: Its lines after the header.
        separator: What stands between several values of a field: a bar, or in the lists up to 2025 a comma.
        is_older: Whether it is laid out as up to 2025, when a nomination for several films had several lines.
    """

    lines: tuple[UpstreamLine, ...]
    separator: str
    is_older: bool


def read_upstream_file(source: Path) -> UpstreamList:
    """The fields of every line.

    Raises:
        ImportRefusedError: It is unreadable, cut short, something else, or its quotation marks do not match.
    """
    text = _read_text(source)
    header, _, rest = text.partition("\n")
    delimiter = max(_DELIMITERS, key=header.count)
    columns = _find_columns(source, header, delimiter)
    if not rest:
        raise ImportRefusedError(f"{source.name} holds no nominations.")
    is_older = "NomId" in columns
    if not rest.endswith("\n") and not is_older:  # the list of January 2025 ended so
        raise ImportRefusedError(f"{source.name} is cut short: line {text.count(chr(10)) + 1} does not end.")
    is_quoted = delimiter != "\t" or rest.startswith('"') or f'{delimiter}"' in rest or '\n"' in rest
    split = _split_quoted if is_quoted else _split_literally
    lines = (
        UpstreamLine(number, _name_fields(source, number, values, columns))
        for number, values in split(source, rest, delimiter)
        if any(values)
    )
    return UpstreamList(tuple(lines), "," if is_older else "|", is_older)


def refuse_line(source: Path, number: int, field: str, wrong: str) -> ImportRefusedError:
    """A refusal that names a line and a field."""
    where = f", {field}" if field else ""
    return ImportRefusedError(f"{source.name}, line {number}{where}: {wrong}.")


def _read_text(source: Path) -> str:
    try:
        raw = source.read_bytes()
    except OSError as error:
        raise ImportRefusedError(f"{source} cannot be read: {error.strerror}.") from error
    for signature, kind in _SIGNATURES:
        if raw.startswith(signature):
            raise ImportRefusedError(f"{source.name} is not the upstream list, but {kind}.")
    encoding = "utf-16" if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return raw.decode(encoding).replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        wrong = "the text is not UTF-8; save it as “CSV UTF-8” or “Unicode text” if a spreadsheet wrote it"
        raise refuse_line(source, line, "", wrong) from error


def _find_columns(source: Path, header: str, delimiter: str) -> tuple[str, ...]:
    """The columns in the order of the file, spelled as the list spells them."""
    known = {name.casefold(): name for name in (*REQUIRED_COLUMNS, *OPTIONAL_COLUMNS, *IGNORED_COLUMNS)}
    columns = tuple(
        known.get(name.strip().strip('"').casefold(), "") for name in header.rstrip("\n").split(delimiter)
    )
    missing = [name for name in REQUIRED_COLUMNS if name not in columns]
    if not missing:
        return columns
    if len(missing) < len(REQUIRED_COLUMNS) / 2:
        raise refuse_line(source, 1, "", f"the list lacks the columns {', '.join(missing)}")
    raise ImportRefusedError(
        f"{source.name} is not the upstream list, but {_describe_text(header)}: its first line should name the fields "
        f"{', '.join(REQUIRED_COLUMNS)}, separated by tabs."
    )


def _describe_text(header: str) -> str:
    """What a text that is no list seems to be, by how it begins."""
    beginning = header.lstrip().casefold()
    if beginning.startswith(("<!doctype", "<html", "<")):
        return "a web page; take the file itself (“Download raw file”)"
    if beginning.startswith(("{", "[")):
        return "JSON"
    if beginning.split(",")[0].strip('" ') == "category":
        return "a slate; `/ceremony import` takes it"
    if "year_ceremony" in beginning or "canon_category" in beginning:
        return "a list of another data set"
    return "another text" if beginning else "an empty file"


def _split_literally(source: Path, text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(text.removesuffix("\n").split("\n"), start=2):
        if '""' in line:
            raise refuse_line(source, number, "", "doubled quotation marks stand in no quoted field")
        yield number, [_unescape(value) for value in line.split(delimiter)]


def _split_quoted(source: Path, text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The values of each line; a field that runs over several lines has lost its closing mark."""
    for number, line in enumerate(text.removesuffix("\n").split("\n"), start=2):
        try:
            (values,) = csv.reader([line], delimiter=delimiter, strict=True)
        except (csv.Error, ValueError) as error:
            wrong = "the quotation marks do not match; save it from the spreadsheet once more"
            raise refuse_line(source, number, "", wrong) from error
        yield number, list(map(_unescape, values))


def _unescape(value: str) -> str:
    return value.replace('\\"', '"').strip()


def _name_fields(source: Path, number: int, values: list[str], columns: tuple[str, ...]) -> dict[str, str]:
    if len(values) > len(columns) and any(values[len(columns) :]):
        more = len(values) - len(columns)
        raise refuse_line(source, number, columns[-1], f"the line goes on with {more} more field(s)")
    fields: dict[str, str] = dict.fromkeys((*REQUIRED_COLUMNS, *OPTIONAL_COLUMNS), "")
    given = dict(zip(columns, values, strict=False))
    if len(values) <= columns.index("Category"):
        raise refuse_line(source, number, columns[len(values)], "the line ends before it")
    fields.update({name: value for name, value in given.items() if name in fields})
    for name, value in fields.items():
        if control := CONTROL_CHARACTER.search(value):
            raise refuse_line(source, number, name, f"it holds the control character U+{ord(control[0]):04X}")
    return fields
