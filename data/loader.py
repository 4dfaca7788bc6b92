"""The record as the bot holds it, from its files."""

from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from bot.awards.record import Record
from bot.errors import StartError
from data.nicknames import read_nicknames
from data.problem import RecordProblem
from data.record_files import RECORD_FOLDER, read_record_files


def load_record(root: Path = RECORD_FOLDER) -> Record:
    """Read and index the record.

    Raises:
        StartError: A file is damaged; the message names file, line and field.
    """
    return Record.build(*read_record_files(root, refuse_damage))


def load_nicknames(root: Path = RECORD_FOLDER) -> Mapping[str, tuple[str, ...]]:
    """Read what fans call some films and people, by their ids.

    Raises:
        StartError: The file is damaged; the message names line and field.
    """
    return read_nicknames(root, refuse_damage)


def refuse_damage(problem: RecordProblem) -> NoReturn:
    """Stop at the first fault of the record's files."""
    advice = "Run `python -m bot data check` to see everything that is wrong."
    raise StartError(f"The awards record is damaged at {problem}. {advice}")
