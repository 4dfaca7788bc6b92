"""Changing several files of the record together: written beside it, proved sound, then put in place."""

import filecmp
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from data.checker import check_record
from data.record_files import list_record_files
from data.upstream import ImportRefusedError


@contextmanager
def stage_record(root: Path) -> Generator[Path]:
    """A copy of the record to write into; when left, what changed takes its place, if the copy is sound.

    Files are replaced one by one, each at once, the list of ceremonies before the nominees that need it: the
    record is sound at every instant, and repeating an import that was interrupted finishes it.

    Raises:
        ImportRefusedError: What was written is not sound, or the folder cannot be written to.
    """
    try:
        with TemporaryDirectory(dir=root, prefix=".import-") as folder:
            stage = Path(folder)
            for file in list_record_files(root):
                (stage / file).parent.mkdir(exist_ok=True)
                shutil.copyfile(root / file, stage / file)
            yield stage
            problems = check_record(stage)
            if problems:
                raise ImportRefusedError(f"The record would be damaged at {problems[0]}.")
            for file in list_record_files(stage):
                if not (root / file).exists() or not filecmp.cmp(root / file, stage / file, shallow=False):
                    (root / file).parent.mkdir(exist_ok=True)
                    (stage / file).replace(root / file)
    except OSError as error:
        raise ImportRefusedError(f"The record in {root} cannot be written: {error.strerror}.") from error
