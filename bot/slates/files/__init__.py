"""Slates as files: CSV for spreadsheets and JSON for programs, read strictly and written in the same format."""

from bot.slates.files.fields import Layout
from bot.slates.files.form_lines import merge_retyped, read_lines, write_line
from bot.slates.files.formats import (
    SLATE_FILE_MAX_BYTES,
    FileFormat,
    ReadSlate,
    join_editions,
    make_template,
    read_edition,
    read_slate,
    write_slate,
)
from bot.slates.files.preview_file import StoredImport, read_import, write_import
from bot.slates.files.problems import (
    Fault,
    FileKind,
    ForeignKind,
    ProblemGroup,
    Remark,
    RemarkKind,
    SlateProblem,
    group_problems,
)

__all__ = (
    "SLATE_FILE_MAX_BYTES",
    "Fault",
    "FileFormat",
    "FileKind",
    "ForeignKind",
    "Layout",
    "ProblemGroup",
    "ReadSlate",
    "Remark",
    "RemarkKind",
    "SlateProblem",
    "StoredImport",
    "group_problems",
    "join_editions",
    "make_template",
    "merge_retyped",
    "read_edition",
    "read_import",
    "read_lines",
    "read_slate",
    "write_import",
    "write_line",
    "write_slate",
)
