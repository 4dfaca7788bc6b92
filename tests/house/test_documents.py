"""The documents are true: what they name exists, and what there is to use is in them."""

import json
import re
import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any, cast

import pytest

from bot.guilds.model import Feature, GuildSettings
from bot.metrics import MEASURES, Counter
from bot.settings import Settings
from cogs.server.text import FEATURE_DESCRIPTIONS
from tests.golden.pinned import FILES
from tests.house.documents import (
    ROOT,
    Reference,
    is_defined,
    is_link_whole,
    list_code,
    list_definitions,
    list_documents,
    list_links,
    list_paths,
)

SUBCOMMAND, SUBCOMMAND_GROUP = 1, 2
"""Kinds of options that are commands of a group, says Discord's API reference."""

FOR_MEMBERS = ROOT / "README.md"
FOR_HOSTS = ROOT / "docs" / "moderators.md"

PATHS = {"/healthz", "/metrics", "/data", "/backups"}
"""What looks like a command, and is a page that the bot serves to its host, or a folder of its container."""

SETTING_ROWS = {
    "time_zone": "time zone",
    "host_role": "hosts' role",
    "only_role_hosts": "only the host role hosts",
    "threads_per_member": "new threads",
    "threads_per_server": "new threads",
    "reminder_posts": "posts before a lock",
    "champion_role": "champion's role",
    "ping_role": "ping role",
    "announcements_channel": "announcements channel",
    "results_channel": "results channel",
    "discussion_channel": "discussion channel",
    "log_channel": "log channel",
    "default_scoring": "default scoring",
    "spoilers": "spoilers",
    "cover_hours": "spoilers",
    "switched_off": "features",
}
"""Where `docs/moderators.md` tells each setting of a server."""


def _name(document: Path) -> str:
    return document.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("document", list_documents(), ids=_name)
def test_every_file_that_a_document_names_exists(document: Path) -> None:
    assert [path for path in list_paths(document) if not (ROOT / path.target).exists()] == []


@pytest.mark.parametrize("document", list_documents(), ids=_name)
def test_every_definition_that_a_document_names_is_in_its_module(document: Path) -> None:
    assert [named for named in list_definitions(document) if not is_defined(named.target)] == []


@pytest.mark.parametrize("document", list_documents(), ids=_name)
def test_every_link_leads_somewhere(document: Path) -> None:
    assert [link for link in list_links(document) if not is_link_whole(link)] == []


def test_what_is_wrong_would_be_noticed() -> None:
    assert not is_defined("bot/app.py:make_cliient")
    assert not is_defined("bot/ap.py:make_client")
    assert is_defined("cogs/kit/controls.py:Control.callback")
    assert not is_link_whole(Reference("README.md", "docs/hostin.md"))
    assert not is_link_whole(Reference("README.md", "docs/hosting.md#backup"))
    assert is_link_whole(Reference("README.md", "docs/hosting.md#backups"))


def test_the_pages_for_engineers_name_files_and_definitions() -> None:
    for page, least in (("architecture", 40), ("recipes", 40), ("glossary", 60)):
        named = list(list_definitions(ROOT / "docs" / f"{page}.md"))
        assert len(named) >= least, page


def test_the_architecture_page_has_every_layer() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    _, _, section = page.partition("In `bot/`, from the top:\n\n")
    shown = [re.findall(r"\w+", line.partition("(")[0]) for line in section.partition("\n\n")[0].splitlines()]
    with (ROOT / "pyproject.toml").open("rb") as opened:
        contracts: list[dict[str, Any]] = tomllib.load(opened)["tool"]["importlinter"]["contracts"]
    layers: list[str] = next(one["layers"] for one in contracts if one["type"] == "layers")
    assert shown == [re.findall(r"\w+", layer) for layer in layers]


def _list_commands() -> list[tuple[str, bool]]:
    """Every command as it is typed, and whether it is for hosts or moderators alone."""
    commands = cast("list[dict[str, Any]]", json.loads((FILES / "commands.json").read_text(encoding="utf-8")))
    found: list[tuple[str, bool]] = []
    for command in commands:
        groups = (SUBCOMMAND, SUBCOMMAND_GROUP)
        below = [option["name"] for option in command.get("options", ()) if option["type"] in groups]
        restricted = command["default_member_permissions"] is not None
        if restricted:
            found += [(f"/{command['name']} {name}", True) for name in below]
        if not (restricted and below):
            found.append((f"/{command['name']}", restricted))
    return found


def test_every_command_is_documented() -> None:
    pages = {True: FOR_HOSTS.read_text(encoding="utf-8"), False: FOR_MEMBERS.read_text(encoding="utf-8")}
    missing = [name for name, restricted in _list_commands() if f"`{name}`" not in pages[restricted]]
    assert missing == []


def test_no_document_names_a_command_that_is_not() -> None:
    names = {name for name, _ in _list_commands()}
    known = names | {name.split()[0] for name in names}
    pages = (FOR_MEMBERS, FOR_HOSTS, ROOT / "docs" / "hosting.md", ROOT / "SECURITY.md")
    typed = {code for page in pages for code in list_code(page) if re.match(r"/[a-z]+( |$)", code)}
    assert {code for code in typed - PATHS if not _is_command(code, known)} == set()


def _is_command(typed: str, known: set[str]) -> bool:
    """`/contest create ceremony:98` names a group's command, `/winners 2025` a command and its option."""
    name, *words = typed.split()
    in_group = any(one.startswith(f"{name} ") for one in known)
    return (f"{name} {words[0]}" if in_group and words else name) in known


def test_every_setting_of_the_bot_is_documented() -> None:
    guide = (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")
    assert [name for name in Settings.model_fields if f"| `{name.upper()}` |" not in guide] == []


def test_every_measure_is_documented() -> None:
    guide = (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")
    table = guide[guide.index("## Watching it") : guide.index("## PostgreSQL")]
    shown = [f"{one.name}_total" if isinstance(one, Counter) else one.name for one in MEASURES]
    assert [name for name in shown if f"`{name}`" not in table] == []


def test_every_setting_of_a_server_is_documented() -> None:
    not_chosen = {"guild_id", "time_zone_chosen", "zone_hint_given"}
    assert {field.name for field in fields(GuildSettings)} == {*not_chosen, *SETTING_ROWS}
    guide = FOR_HOSTS.read_text(encoding="utf-8")
    table = guide[guide.index("## Settings") : guide.index("## Spoilers")]
    assert [row for row in SETTING_ROWS.values() if f"| {row} |" not in table] == []
    features: list[Feature] = list(FEATURE_DESCRIPTIONS)
    assert [feature for feature in features if feature not in table] == []


def test_every_command_of_the_command_line_is_documented() -> None:
    guide = (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")
    pages = re.findall(
        r"^\$ (envelope .+) --help$", (FILES / "help.txt").read_text(encoding="utf-8"), re.MULTILINE
    )
    last = [page for page in pages if not any(other.startswith(f"{page} ") for other in pages)]
    assert last
    assert [page for page in last if f"`{page}" not in guide] == []


def test_every_decision_is_in_the_list() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = (folder / "README.md").read_text(encoding="utf-8")
    records = sorted(file.name for file in folder.glob("[0-9]*.md"))
    assert records
    assert [name for name in records if f"({name})" not in listed] == []
    assert [int(name[:4]) for name in records] == list(range(1, len(records) + 1))
