"""The image, as far as it can be told without building one: its steps are gone through in a folder.

Whatever a `uv` or `find` line of the Dockerfile does is done here with other folders, on what `.dockerignore` lets in.
"""

import os
import re
import shlex
import shutil
import subprocess
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.settings import Settings

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
PINS = ROOT / "requirements-runtime.txt"

MOST_MEGABYTES = 150
"""What the packages in the image may come to."""

MOST_MEGABYTES_UNSTRIPPED = 180
"""What they come to at most with what only a debugger reads; on another machine's packages nobody can strip it here."""

PLATFORMS = ("x86_64-manylinux_2_28", "aarch64-manylinux_2_28")
ENVIRONMENT = "/opt/envelope"


def run(*arguments: str | Path, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name.lower() not in Settings.model_fields and name != "VIRTUAL_ENV"
    }
    # As in the Dockerfile; and what is stripped must not be the files that other environments are linked to.
    environment["UV_LINK_MODE"] = "copy"
    command = list(map(str, arguments))
    return subprocess.run(  # noqa: S603 - what a test of ours or our Dockerfile says
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def list_steps() -> list[list[str]]:
    """What the Dockerfile runs with uv and find, in order."""
    lines = DOCKERFILE.replace("\\\n", " ").splitlines()
    return [
        shlex.split(line.removeprefix("RUN ")) for line in lines if line.startswith(("RUN uv ", "RUN find "))
    ]


def copy_context(target: Path) -> None:
    """Copy what the build is given: the files of `.dockerignore` that begin with an exclamation mark."""
    rules = (ROOT / ".dockerignore").read_text(encoding="utf-8").split("\n")
    assert "*" in rules
    for name in (rule.removeprefix("!") for rule in rules if rule.startswith("!")):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
        else:
            shutil.copy(ROOT / name, target)


def count_megabytes(folder: Path) -> float:
    """What the files of a folder come to, compiled modules left out: the image has none."""
    files = (file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    return sum(file.stat().st_size for file in files if file.suffix != ".pyc") / 2**20


@pytest.mark.skipif(
    shutil.which("strip") is None and "CI" not in os.environ, reason="binutils is not installed (strip)"
)
def test_its_steps_make_a_bot_that_runs_and_is_small_enough(tmp_path: Path) -> None:
    source, environment = tmp_path / "source", tmp_path / "envelope"
    source.mkdir()
    copy_context(source)
    steps = list_steps()
    assert len(steps) == 4
    for step in steps:
        done = run(*(part.replace(ENVIRONMENT, str(environment)) for part in step), folder=source)
        assert done.returncode == 0, done.stderr
    [packages] = environment.glob("lib/python*/site-packages")
    assert count_megabytes(packages) <= MOST_MEGABYTES
    (tmp_path / "data").mkdir()
    checked = run(environment / "bin" / "envelope", "check", folder=tmp_path / "data")
    assert checked.returncode == 0, checked.stderr
    assert "The record of awards is sound." in checked.stdout
    assert not [tool for tool in ("pip", "ruff", "pytest") if (environment / "bin" / tool).exists()]


@pytest.mark.parametrize("platform", PLATFORMS)
def test_there_is_a_wheel_of_everything_for(platform: str, tmp_path: Path) -> None:
    done = run(
        *("uv", "pip", "install", "--target", tmp_path / "packages", "--python-version", "3.11"),
        *("--python-platform", platform, "--no-deps", "--require-hashes", "--only-binary", ":all:"),
        *("--requirement", PINS),
    )
    assert done.returncode == 0, done.stderr
    assert count_megabytes(tmp_path / "packages") <= MOST_MEGABYTES_UNSTRIPPED


def test_what_the_image_has_is_what_the_tests_passed_with() -> None:
    def read_pins(file: Path) -> set[str]:
        return set(re.findall(r"^[a-z0-9-]+==[^ ]+", file.read_text(encoding="utf-8"), re.MULTILINE))

    pins = read_pins(PINS)
    assert len(pins) > 30
    assert pins <= read_pins(ROOT / "requirements.txt")


def test_the_dockerfile_is_as_its_linter_wants_it() -> None:
    linter = shutil.which("hadolint") or ROOT / ".venv" / "bin" / "hadolint"
    if not Path(linter).exists():
        pytest.skip("hadolint is packaged for Linux on x86-64 alone")
    done = run(linter, ROOT / "Dockerfile")
    assert (done.returncode, done.stdout) == (0, "")


def test_nobody_in_the_image_is_root() -> None:
    stages = re.split(r"^FROM ", DOCKERFILE, flags=re.MULTILINE)[1:]
    users = [re.findall(r"^USER (\S+)$", stage, re.MULTILINE) for stage in stages]
    assert [found[-1] for found in users if found] == ["10001:10001", "10001:10001"]
    assert "--uid 10001" in DOCKERFILE


@pytest.mark.parametrize("name", [".env", "envelope.db", "envelope.db-wal", ".git", "tests", "backups"])
def test_nothing_private_goes_into_the_image(name: str) -> None:
    rules = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert not [rule for rule in rules if rule.startswith("!") and fnmatch(name, rule[1:])]


# Any: a composition has values of every kind.
@pytest.fixture
def services() -> dict[str, dict[str, Any]]:
    return yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]


def test_the_composition_starts_sqlite_unless_told_otherwise(services: dict[str, dict[str, Any]]) -> None:
    assert [name for name, service in services.items() if "profiles" not in service] == ["envelope"]
    assert "data:/data" in services["envelope"]["volumes"]
    assert services["envelope"]["environment"]["DATABASE"] == "/data/envelope.db"


def test_on_postgresql_the_bot_waits_until_the_server_is_well(services: dict[str, dict[str, Any]]) -> None:
    bot = services["envelope-postgresql"]
    assert bot["depends_on"] == {"postgresql": {"condition": "service_healthy"}}
    assert services["postgresql"]["healthcheck"]["test"][1] == "pg_isready"
    assert "ports" not in services["postgresql"]
    client = re.search(r"postgresql-client-(\d+)", DOCKERFILE)
    assert client is not None
    assert services["postgresql"]["image"].startswith(f"postgres:{client[1]}")


@pytest.mark.parametrize("name", ["envelope", "envelope-postgresql"])
def test_the_composition_sets_what_there_is_to_set(
    services: dict[str, dict[str, Any]], name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for setting in Settings.model_fields:
        monkeypatch.delenv(setting.upper(), raising=False)
    chosen: dict[str, str] = services[name]["environment"]
    assert {setting.lower() for setting in chosen} <= set(Settings.model_fields)
    for setting, value in chosen.items():
        monkeypatch.setenv(setting, value.replace("${POSTGRES_PASSWORD:-}", "password"))
    settings = Settings.load(tmp_path / "missing.env")
    assert settings.backup_folder == Path("/backups")
    assert settings.health_host == "127.0.0.1"
    assert {"read_only", "cap_drop", "security_opt"} <= set(services[name])
    assert "backups:/backups" in services[name]["volumes"]
