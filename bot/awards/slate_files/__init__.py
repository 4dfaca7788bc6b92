"""A slate as a file: CSV for spreadsheets and JSON for programs, read strictly and written in the same form."""

from bot.awards.slate_files.lines import merge_retyped, read_lines, write_line
from bot.awards.slate_files.problems import Fault, SlateProblem
from bot.awards.slate_files.reading import SLATE_FILE_MAX_BYTES, ReadSlate, read_slate
from bot.awards.slate_files.writing import FileFormat, make_template, write_slate

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
