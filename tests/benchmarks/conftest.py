"""What the benchmarks share: production's durability, and the report at the end."""

import pytest

from tests.benchmarks.report import Report

_REPORT = pytest.StashKey[Report]()


@pytest.fixture(autouse=True)
def set_durability() -> None:
    """What is measured is what production does."""


@pytest.fixture
def report(request: pytest.FixtureRequest) -> Report:
    """The report of this run."""
    return request.config.stash.setdefault(_REPORT, Report())


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the report, as far as anything was measured."""
    found = config.stash.get(_REPORT, Report())
    if found.figures:
        terminalreporter.section("benchmarks")
        for line in found.list_lines():
            terminalreporter.write_line(line)
