import shutil
from pathlib import Path

import pytest

from data.format import name_oscars_file
from data.record_files import RECORD_FOLDER, list_record_files


def _copy(files: list[str], copy: Path) -> Path:
    for file in files:
        (copy / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(RECORD_FOLDER / file, copy / file)
    return copy


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the record's files to change."""
    return _copy(list_record_files(RECORD_FOLDER), tmp_path / "record")


@pytest.fixture
def small_root(tmp_path: Path) -> Path:
    """A sound record of three Oscar ceremonies and the earlier awards, to change: quick to read again."""
    later = [name_oscars_file(number) for number in range(4, 101)]
    return _copy(
        [file for file in list_record_files(RECORD_FOLDER) if file not in later], tmp_path / "record"
    )
