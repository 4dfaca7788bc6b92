"""Whatever a list of nominations holds, it is taken and leaves a sound record, or is refused and changes nothing."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.format import name_oscars_file
from data.oscars_importer import import_oscars
from data.record_files import RECORD_FOLDER, check_record, list_record_files
from data.upstream import ImportRefusedError
from tests.data.test_january_list import OLDER_COLUMNS
from tests.data.upstream import COLUMNS
from tests.fuzz.effort import make_settings
from tests.fuzz.slate_files import TRICKY, damaged

_SOUND = {
    "ceremony": "4",
    "year": "1930/31",
    "class": "Title",
    "category": "BEST PICTURE",
    "film": "Film #",
    "filmid": "tt9900000#",
    "name": "Person #, Producer",
    "nominees": "Person #",
    "nomineeids": "nm9900000#",
}
"""A row that can be taken; # is its number."""

_VALUES: dict[str, tuple[str, ...]] = {
    "Ceremony": ("4", "4", "4", "3", "99", "0", "x", "", "٤", "4.0"),
    "Year": ("1930/31", "1930/31", "1930", "2026", "", "1930/3", "31"),
    "Class": ("Title", "Acting", "SciTech", ""),
    "CanonicalCategory": ("BEST PICTURE", "ACTOR IN A LEADING ROLE", "", "No Such Prize"),
    "Category": ("BEST PICTURE", "Best Picture", "ACTOR", "Actor in a Leading Role", "SOUND RECORDING", "", "Prize"),
    "Film": ("Digger", "The Odyssey", "A|B", "A, B", '"Digger"', "", "|"),
    "FilmId": ("tt00000001", "tt00000002", "tt00000001|tt00000002", "?", "", "tt1", "nm00000001"),
    "Name": ("Ann A", "Ann A, Producer", "Nominees to be determined", ""),
    "Nominees": ("Ann A", "Ann A|Bob B", "Ann A, Bob B, Jr.", "Nominees to be determined", ""),
    "NomineeIds": ("nm00000001", "nm00000001|nm00000002", "nm00000001,nm00000002", "?", "", "x"),
    "Winner": ("", "", "True", "FALSE", "won"),
    "Detail": ("", "Digger Rockwell", "A|B"),
}  # fmt: skip
"""What stands in a column, right and wrong."""


@st.composite
def january_lists(draw: st.DrawFn) -> bytes:
    """What looks like the list, as it comes and as spreadsheets save it."""
    columns = draw(
        st.sampled_from([COLUMNS, COLUMNS, OLDER_COLUMNS, tuple(name.lower() for name in COLUMNS)])
    )
    delimiter = draw(st.sampled_from("\t\t,;"))
    is_quoted = delimiter != "\t" or draw(st.booleans())
    rows = [list(columns)]
    wrongs = draw(st.sampled_from([0, 0, 1, 5]))
    for number in range(draw(st.integers(0, 4))):
        cells = [_SOUND.get(name.casefold(), "").replace("#", str(number)) for name in columns]
        rows.append(cells[: draw(st.sampled_from([len(cells)] * 4 + [3, 10]))])
    for _ in range(wrongs):
        cells, column = draw(st.sampled_from(rows)), draw(st.integers(0, len(columns) - 1))
        cells[column : column + 1] = [_draw_value(draw, columns[column])]
    ends = draw(st.sampled_from(["\n", "\r\n"]))
    text = "".join(
        delimiter.join(_quote(cell) if is_quoted else cell for cell in cells) + ends for cells in rows
    )
    return text.encode(draw(st.sampled_from(["utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252"])), "replace")


def _draw_value(draw: st.DrawFn, column: str) -> str:
    usual = {name.casefold(): values for name, values in _VALUES.items()}.get(column.casefold(), ("",))
    return draw(
        st.one_of(
            st.sampled_from(usual), st.sampled_from(usual), st.sampled_from(TRICKY), st.text(max_size=5)
        )
    )


def _quote(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if any(mark in cell for mark in '",;\t\n') else cell


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A sound record of three Oscar ceremonies, to be copied."""
    with tempfile.TemporaryDirectory() as made:
        later = [name_oscars_file(number) for number in range(4, 101)]
        for file in list_record_files(RECORD_FOLDER):
            if file not in later:
                (Path(made) / "sound" / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(RECORD_FOLDER / file, Path(made) / "sound" / file)
        yield Path(made)


def take(folder: Path, content: bytes) -> bool:
    """Import any bytes; whether they were taken."""
    root, source = folder / "record", folder / "list.csv"
    if not root.exists():
        shutil.copytree(folder / "sound", root)
    before = read_contents(root)
    source.write_bytes(content)
    try:
        import_oscars(source, root)
    except ImportRefusedError as error:
        refusal = str(error)
    else:
        refusal = ""
    if refusal:
        assert "list.csv" in refusal
        assert read_contents(root) == before
        return False
    assert list(check_record(root)) == []
    shutil.rmtree(root)
    return True


def read_contents(root: Path) -> dict[str, bytes]:
    return {file: (root / file).read_bytes() for file in list_record_files(root)}


@make_settings(20)
@given(content=january_lists())
def test_anything_like_the_list_is_taken_or_refused(folder: Path, content: bytes) -> None:
    take(folder, content)


@make_settings(20)
@given(data=st.data(), content=january_lists())
def test_a_damaged_list_is_taken_or_refused(folder: Path, data: st.DataObject, content: bytes) -> None:
    take(folder, data.draw(damaged(content)))


@make_settings(10)
@given(content=st.binary(max_size=300))
def test_any_bytes_are_refused(folder: Path, content: bytes) -> None:
    assert not take(folder, content)
