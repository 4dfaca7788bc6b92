"""The faults in short, as CI tries them; `python -m tests.faults` gives each of them a night, and lets it last."""

from pathlib import Path

import pytest

from bot.record.record import Record
from bot.search.search import Search
from tests.faults.evening import open_evening
from tests.faults.scale import SHORT, Stage
from tests.faults.table import EVERYTHING, HARMS, SHORT_FAULTS, NightFault

CI_FAULTS = (EVERYTHING, *SHORT_FAULTS)


@pytest.fixture(params=("file_url", "postgresql_url"), ids=("SQLite", "PostgreSQL"))
def url(request: pytest.FixtureRequest) -> str:
    """The address of a database without rows, of each kind."""
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize("fault", CI_FAULTS, ids=lambda fault: fault.name)
async def test_nothing_acknowledged_is_lost(
    tmp_path: Path, url: str, record: Record, search: Search, fault: NightFault
) -> None:
    stage = Stage(record, search, lambda: open_evening(tmp_path, url, record, search))
    assert await fault.survive(stage, SHORT)
    if missing := [f"{harm.name} ({harm.missing})" for harm in HARMS if harm.missing]:
        pytest.skip(f"survived, but this machine lacks what it takes for: {', '.join(missing)}")
