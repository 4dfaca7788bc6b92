"""Golden files: compared byte for byte, or written when that is asked for."""

import json
import os
from collections.abc import Mapping
from difflib import unified_diff
from pathlib import Path
from typing import Any

FILES = Path(__file__).parent / "files"
"""Where the golden files are."""

REWRITE = "GOLDEN_REWRITE"
"""The environment variable that has them written instead of compared; see `tests.golden.rewrite`."""

DIFFERENCE_LINES = 60
"""Lines of a difference that a failing test shows of each file."""


def as_json(value: Any) -> str:
    """JSON that reads well in a difference: one value a line, keys in order."""
    return json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def check(name: str, text: str) -> None:
    """Hold a text against the golden file of this name."""
    if differences := _differences(name, text):
        raise AssertionError(differences)


def check_folder(name: str, texts: Mapping[str, str]) -> None:
    """Hold texts, by file name, against the golden files of a folder, which has no others."""
    folder = FILES / name
    there = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    if os.environ.get(REWRITE):
        for gone in there - texts.keys():
            (folder / gone).unlink()
        there &= texts.keys()
    differences = [f"{name}/{gone} is not made any more" for gone in sorted(there - texts.keys())]
    differences += [_differences(f"{name}/{file}", text) for file, text in texts.items()]
    if told := "\n".join(filter(None, differences)):
        raise AssertionError(told)


def _differences(name: str, text: str) -> str:
    file = FILES / name
    if os.environ.get(REWRITE):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
        return ""
    if not file.exists():
        return f"{name} is new: write it with `python -m tests.golden.rewrite`"
    kept = file.read_bytes().decode()
    if kept == text:
        return ""
    lines = unified_diff(
        kept.splitlines(), text.splitlines(), f"{name} (kept)", f"{name} (now)", lineterm="", n=2
    )
    return "\n".join([f"{name} has changed", *list(lines)[:DIFFERENCE_LINES]])
