"""Proof that the record's files are sound, or the list of everything wrong with them."""

from pathlib import Path

from data.academy_categories import read_academy_categories
from data.catalogue import read_catalogue
from data.nicknames import read_nicknames
from data.problem import RecordProblem
from data.record_files import RECORD_FOLDER, read_record_files


def check_record(root: Path = RECORD_FOLDER) -> list[RecordProblem]:
    """Everything wrong with the record below `root`, file by file; empty for a sound one."""
    problems: list[RecordProblem] = []
    read_record_files(root, problems.append)
    read_academy_categories(root, read_catalogue(root, lambda _: None), problems.append)
    read_nicknames(root, problems.append)
    return sorted(problems, key=lambda problem: (problem.file, problem.line or 0, problem.field or ""))
