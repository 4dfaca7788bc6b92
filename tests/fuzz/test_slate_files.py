"""Whatever the attachment holds, it becomes a slate or a list of problems, and never anything worse."""

import csv
import io
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.slates.drafts import CATEGORY_MAX_NOMINEES, SLATE_MAX_CATEGORIES, SlateDraft, tidy_text
from bot.slates.files import (
    FileFormat,
    StoredImport,
    read_edition,
    read_import,
    read_slate,
    write_import,
    write_slate,
)
from tests.fuzz.effort import make_settings
from tests.fuzz.slate_files import damaged, documents, slates, spreadsheets, workbooks
from tests.slates.known import KNOWN

quick = make_settings(60)


def take(content: bytes) -> None:
    """Read anything at all: what is sound is complete, plain, and the same after being written and read again."""
    read = read_slate(content, KNOWN)
    assert read.slate is not None or read.problems or read.editions
    for edition in read.editions:
        chosen = read_edition(edition, KNOWN)
        assert chosen.slate is not None
        assert read_import(write_import(StoredImport("x", "", read)), KNOWN) == StoredImport("x", "", read)
    for problem in read.problems:
        # UTF-16 has its line ends in two bytes, and a workbook has rows.
        lines = 20_001 if content.startswith(b"PK") else content.count(b"\n") + content.count(b"\r") + 1
        assert 0 <= problem.line <= lines
        assert len(problem.text) <= 60
        problem.text.encode()
    if not read.is_sound or read.slate is None:
        return
    assert 1 <= len(read.slate.categories) <= SLATE_MAX_CATEGORIES
    for category in read.slate.categories:
        assert 2 <= len(category.nominees) <= CATEGORY_MAX_NOMINEES
    for text in texts_of(read.slate):
        assert text == tidy_text(text)
        text.encode()
    for file_format in FileFormat:
        again = read_slate(write_slate(read.slate, file_format), KNOWN)
        assert again.problems == ()
        assert again.slate is not None
        assert again.slate.categories == read.slate.categories


def texts_of(slate: SlateDraft) -> list[str]:
    texts = [slate.name]
    for category in slate.categories:
        texts.append(category.name)
        for nominee in category.nominees:
            texts += [*nominee.films, *nominee.people, nominee.song, nominee.country, nominee.credit]
    return texts


@quick
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    take(content)


@quick
@given(spreadsheets())
def test_anything_like_a_spreadsheet_is_read_or_refused(content: bytes) -> None:
    take(content)


@quick
@given(documents())
def test_anything_like_json_is_read_or_refused(content: bytes) -> None:
    take(content)


@quick
@given(workbooks())
def test_any_workbook_is_read_or_refused(content: bytes) -> None:
    take(content)


@quick
@given(st.data(), workbooks())
def test_a_damaged_workbook_is_read_or_refused(data: Any, content: bytes) -> None:
    take(data.draw(damaged(content)))


@quick
@given(st.data(), slates(), st.sampled_from(FileFormat))
def test_a_damaged_file_is_read_or_refused(data: Any, slate: SlateDraft, file_format: FileFormat) -> None:
    take(data.draw(damaged(write_slate(slate, file_format))))


@quick
@given(slates())
def test_json_keeps_everything(slate: SlateDraft) -> None:
    read = read_slate(write_slate(slate, FileFormat.JSON), KNOWN)
    assert read.problems == ()
    assert read.slate == slate


@quick
@given(slates())
def test_csv_keeps_the_slate(slate: SlateDraft) -> None:
    read = read_slate(write_slate(slate, FileFormat.CSV), KNOWN)
    assert read.problems == ()
    assert read.slate == slate


@quick
@given(slates())
def test_no_cell_of_a_csv_is_a_formula(slate: SlateDraft) -> None:
    rows = csv.reader(io.StringIO(write_slate(slate, FileFormat.CSV).decode("utf-8-sig"), newline=""))
    assert all(not cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)
