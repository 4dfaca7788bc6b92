"""Slates as files: CSV for spreadsheets and JSON for programs, read strictly and written in the same format."""

from bot.slates.files.form_lines import merge_retyped, read_lines, write_line
from bot.slates.files.formats import (
    SLATE_FILE_MAX_BYTES,
    FileFormat,
    ReadSlate,
    make_template,
    read_slate,
    write_slate,
)
from bot.slates.files.problems import Fault, SlateProblem

__all__ = (
    "SLATE_FILE_MAX_BYTES",
    "Fault",
    "FileFormat",
    "ReadSlate",
    "SlateProblem",
    "make_template",
    "merge_retyped",
    "read_lines",
    "read_slate",
    "write_line",
    "write_slate",
)
