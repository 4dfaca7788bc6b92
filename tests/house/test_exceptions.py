"""Where a rule about security is switched off, its reason stands beside it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = sorted(file for folder in ("bot", "cogs", "data", "tests") for file in (ROOT / folder).rglob("*.py"))

_SWITCHED_OFF = re.compile(r"# noqa: (?P<rules>[A-Z0-9, ]+)(?P<reason>.*)$", re.MULTILINE)
_SECURITY_RULE = re.compile(r"\bS\d{3}\b")


def list_unexplained(text: str) -> list[str]:
    """The exceptions of security's rules in a module that say no reason."""
    found = [one for one in _SWITCHED_OFF.finditer(text) if _SECURITY_RULE.search(one["rules"])]
    return [one[0] for one in found if len(one["reason"].strip(" -")) < len("why")]


def test_every_exception_of_a_security_rule_says_why() -> None:
    unexplained = {
        str(file.relative_to(ROOT)): list_unexplained(file.read_text(encoding="utf-8")) for file in CODE
    }
    assert {name: found for name, found in unexplained.items() if found} == {}


@pytest.mark.parametrize(
    ("line", "explained"),
    [("# noqa: S603", False), ("# noqa: S603 - our own", True), ("# noqa: D101, S105 - no secret", True)],
)
def test_a_reason_is_told_from_none(line: str, *, explained: bool) -> None:
    assert (list_unexplained(line) == []) is explained
