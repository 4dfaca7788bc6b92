"""The import contracts catch what they are for: each is broken on purpose in a copy of the tree."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import pytest
from grimp import ImportGraph, build_graph
from importlinter.api import read_configuration  # pyright: ignore[reportUnknownVariableType]

from tests.house.import_contract import PatternContract

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]

LAYERS = "Imports run one way through the core"
APART = "Contests, polls and the room's awards never meet"
BOOKKEEPING = "Audit and jobs know errors and the database alone"
GUILDS = "Guilds know audit and jobs as well, and no more"
DATABASE = "The database knows what it stores of nobody"
DRIVER = "The database alone knows PostgreSQL's driver"
DISCORD = "The app, the client and the demo alone know Discord in the core"
WATCHERS = "Who watches the bot from outside is known at the edge alone"
NO_COGS = "The core does not know the cogs"
APP = "Nothing imports the app"
NO_STORE = "Cogs know services and models, never a store or SQL"
FEATURES = "A feature knows the kit and no other feature"
KIT = "The kit knows no feature"
CHARTS = "Charts draw what they are given"
PURE = "Models, rules and all that is pure see no storage and no clock"
STORES = "A store is called by services and calls none"
TABLES = "Tables are the stores' own"
RECORD_FILES = "The record's files know the record alone"
LOADING = "What puts the bot together alone loads the record's files"

SEEDS = (
    # A cog imports a store, the database or SQL.
    ("cogs/standings/cog.py", "from bot.contests import store", NO_STORE),
    ("cogs/privacy/cog.py", "from bot.contests.ballot_store import count", NO_STORE),
    ("cogs/newfeature/cog.py", "import bot.results.store", NO_STORE),
    ("cogs/kit/layouts.py", "from bot.polls import store", NO_STORE),
    ("cogs/results/cog.py", "from bot.db.engine import Database", NO_STORE),
    ("cogs/newfeature/cog.py", "from bot.db import tables", NO_STORE),
    ("cogs/polls/__init__.py", "from sqlalchemy import select", NO_STORE),
    # A cog imports another feature's cog.
    ("cogs/results/cog.py", "from cogs.standings import routes", FEATURES),
    ("cogs/lookup/cog.py", "def work() -> None:\n    import cogs.polls", FEATURES),
    ("cogs/newfeature/cog.py", "from cogs.lookup.cog import LookupCog", FEATURES),
    ("cogs/help/cog.py", "from cogs import notices", FEATURES),
    # The kit imports a feature.
    ("cogs/kit/layouts.py", "from cogs.standings import cog", KIT),
    ("cogs/kit/newcontrols.py", "import cogs.privacy.cog", KIT),
    ("cogs/kit/charts/canvas.py", "from cogs import results", KIT),
    # A chart fetches what it draws.
    ("cogs/kit/charts/canvas.py", "from bot.contests.service import ContestService", CHARTS),
    ("cogs/kit/charts/newchart.py", "from bot.clock import system_clock", CHARTS),
    # Something pure imports a table, a store, SQL or the clock, itself or through another.
    ("bot/contests/rules.py", "from bot.db.tables import contests", PURE),
    ("bot/contests/standings.py", "from bot.contests import ballot_store", PURE),
    ("bot/contests/model.py", "from bot.clock import Clock", PURE),
    ("bot/contests/tally.py", "import time", PURE),
    ("bot/contests/proof.py", "import sqlalchemy", PURE),
    ("bot/results/model.py", "from bot.db.columns import Instant", PURE),
    ("bot/polls/rules.py", "from bot.polls import loading", PURE),
    ("bot/contests/new_scoring.py", "from bot.results import store", PURE),
    ("bot/preferential/counting.py", "from bot.clock import system_clock", PURE),
    ("bot/discussion/questions/newkind.py", "from bot.guilds.store import find", PURE),
    # A store imports a service, or what services alone hold.
    ("bot/contests/store.py", "from bot.contests.service import ContestService", STORES),
    ("bot/polls/store.py", "from bot.jobs.service import Jobs", STORES),
    ("bot/contests/foo_store.py", "from bot.contests.service import ContestService", STORES),
    ("bot/results/store.py", "from bot.db.engine import Database", STORES),
    ("bot/contests/ballot_store.py", "from bot.clock import system_clock", STORES),
    ("bot/contests/service.py", "from bot.db.tables import contests", TABLES),
    ("bot/polls/newservice.py", "from bot.db import tables", TABLES),
    # The core imports Discord, or the cogs, or what puts it together.
    ("bot/contests/service.py", "import discord", DISCORD),
    ("bot/services.py", "from discord import ui", DISCORD),
    ("bot/jobs/newjob.py", "from discord.ext import commands", DISCORD),
    ("data/writer.py", "import discord", DISCORD),
    ("bot/polls/service.py", "from cogs.kit import layouts", NO_COGS),
    ("bot/client.py", "import cogs", NO_COGS),
    ("bot/services.py", "from bot import app", APP),
    ("cogs/results/cog.py", "from bot.app import open_services", APP),
    # Layers.
    ("bot/results/model.py", "from bot.contests import model", LAYERS),
    ("bot/contests/service.py", "from bot.discussion.model import Topic", LAYERS),
    ("bot/discussion/service.py", "from bot.privacy.service import PrivacyService", LAYERS),
    ("bot/newslice/__init__.py", "", LAYERS),
    ("bot/db/engine.py", "from bot.audit import store", LAYERS),
    ("bot/contests/model.py", "from bot.polls import model", APART),
    ("bot/polls/newpolls.py", "from bot.contests.rules import is_public", APART),
    ("bot/preferential/counting.py", "from bot.polls.model import Poll", LAYERS),
    ("bot/proof.py", "from bot.contests.model import Ballot", LAYERS),
    ("bot/audit/model.py", "from bot.guilds.model import Feature", BOOKKEEPING),
    ("bot/jobs/newjobs.py", "from bot.results import model", BOOKKEEPING),
    ("bot/guilds/rules.py", "from bot.results.model import Results", GUILDS),
    ("bot/guilds/newguilds.py", "from bot.contests import model", GUILDS),
    ("bot/db/tables.py", "from bot.contests.model import ContestState", DATABASE),
    ("bot/db/newdb.py", "from bot.guilds.model import Feature", DATABASE),
    ("bot/guilds/store.py", "import psycopg", DRIVER),
    ("cogs/server/cog.py", "import psycopg", DRIVER),
    # What the bot is watched with is imported where it counts.
    ("bot/db/group_commit.py", "import prometheus_client", WATCHERS),
    ("cogs/kit/gate.py", "from sentry_sdk import capture_exception", WATCHERS),
    ("bot/metrics.py", "import prometheus_client", WATCHERS),
    # The record's files.
    ("data/writer.py", "from bot.contests.service import ContestService", RECORD_FILES),
    ("data/newimporter.py", "from bot.db.engine import Database", RECORD_FILES),
    ("bot/services.py", "from data import record_files", LOADING),
    ("cogs/lookup/cog.py", "from data import record_files", LOADING),
)
"""A file, what is added to it, and the contract that this breaks; a file that is not there is a new one."""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tree, as far as the contracts look at it."""
    folder = tmp_path_factory.mktemp("tree")
    for package in ("bot", "cogs", "data", "tests/house"):
        shutil.copytree(
            ROOT / package,
            folder / package,
            ignore=lambda _, names: {one for one in names if _is_left_out(one)},
        )
    for file in ("pyproject.toml", "tests/__init__.py"):
        shutil.copy(ROOT / file, folder / file)
    return folder


def _is_left_out(name: str) -> bool:
    return name == "__pycache__" or ("." in name and not name.endswith(".py"))


@contextmanager
def seeded(copy: Path, name: str, addition: str) -> Generator[None]:
    """Add to a file in the copy, with the packages it is in, and leave everything as it was afterwards."""
    file = copy / name
    packages = [folder for folder in reversed(file.relative_to(copy).parents) if not (copy / folder).is_dir()]
    before = file.read_text() if file.exists() else None
    file.parent.mkdir(parents=True, exist_ok=True)
    for folder in packages:
        (copy / folder / "__init__.py").touch()
    file.write_text(f"{before or ''}\n{addition}\n")
    try:
        yield
    finally:
        if before is not None:
            file.write_text(before)
        elif packages:
            shutil.rmtree(copy / packages[0])
        else:
            file.unlink()


def broken_contracts(copy: Path) -> list[str]:
    """The contracts that the copy breaks, as `lint-imports` says."""
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    run = subprocess.run(  # noqa: S603 - the linter, on a copy of our own tree
        [sys.executable, "-c", command, "--no-cache", "--no-logo"],
        cwd=copy,
        env={**os.environ, "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    broken = re.findall(r"^(.+) BROKEN\b", run.stdout, re.MULTILINE)
    assert "Analyzed" in run.stdout, run.stdout + run.stderr
    assert run.returncode == (1 if broken else 0), run.stdout
    return broken


def test_the_tree_keeps_every_contract(copy: Path):
    assert broken_contracts(copy) == []


@pytest.mark.parametrize(
    ("name", "addition", "contract"), SEEDS, ids=[f"{name}: {addition}" for name, addition, _ in SEEDS]
)
def test_a_violation_breaks_its_contract(copy: Path, name: str, addition: str, contract: str):
    with seeded(copy, name, addition):
        assert contract in broken_contracts(copy)


def test_no_exemption_is_idle():
    """A module that needs no exemption any more has none: it would be free to fall back."""
    configuration = cast("dict[str, Any]", read_configuration(str(ROOT / "pyproject.toml")))
    session: dict[str, Any] = configuration["session_options"]
    contracts: list[dict[str, Any]] = configuration["contracts_options"]
    packages: list[str] = session["root_packages"]
    graph = build_graph(*packages, include_external_packages=True, cache_dir=None)
    idle = [
        (options["name"], exempt)
        for options in contracts
        for exempt in exemptions(options)
        if not is_needed(exempt, options, session, graph)
    ]
    assert idle == []


def exemptions(options: dict[str, Any]) -> list[str]:
    """The patterns of modules that a contract leaves out."""
    return options.get("except_sources", [])


def is_needed(exempt: str, options: dict[str, Any], session: dict[str, Any], graph: ImportGraph) -> bool:
    """Whether a contract would be broken without this exemption."""
    others = [one for one in exemptions(options) if one != exempt]
    without = {**options, "sources": [exempt], "except_sources": others}
    contract = PatternContract(options["name"], session, without)
    return not contract.check(graph, verbose=False).kept
