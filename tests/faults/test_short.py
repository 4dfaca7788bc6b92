"""The faults that CI tries, in short; `python -m tests.faults` tries all of them, and lets them last."""

from pathlib import Path

import pytest

from bot.record.record import Record
from bot.search.search import Search
from tests.faults.evening import open_evening
from tests.faults.scale import SHORT, Stage
from tests.faults.table import FAULTS, NightFault


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault.is_in_ci], ids=lambda fault: fault.name)
async def test_nothing_acknowledged_is_lost(
    tmp_path: Path, database_url: str, record: Record, search: Search, fault: NightFault
) -> None:
    if fault.is_about_files and not database_url.startswith("sqlite"):
        pytest.skip("the files are another process's")
    stage = Stage(record, search, lambda: open_evening(tmp_path, database_url, record, search))
    assert await fault.survive(stage, SHORT)
