"""A slate as a file: CSV for spreadsheets and JSON for programs, read strictly and written in the same form."""

from bot.awards.slate_files.lines import read_lines, retyped, write_line
from bot.awards.slate_files.problems import Fault, SlateProblem
from bot.awards.slate_files.reading import FILE_LIMIT, ReadSlate, read_slate
from bot.awards.slate_files.writing import FileFormat, template, write_slate

__all__ = (
    "FILE_LIMIT",
    "Fault",
    "FileFormat",
    "ReadSlate",
    "SlateProblem",
    "read_lines",
    "read_slate",
    "retyped",
    "template",
    "write_line",
    "write_slate",
)
