"""What the documents refer to: files, definitions in them, and other documents."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]

TOP_LEVEL_FILES = {
    "LICENSE", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md",
    "justfile", "pyproject.toml", "requirements.txt", ".env.example", ".pre-commit-config.yaml",
    "requirements-runtime.txt", "Dockerfile", "compose.yaml",
}  # fmt: skip
"""Files at the top that documents name without a folder."""

_FENCE = re.compile(r"^ *```.*?^ *```", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`]+)`")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_PATH = re.compile(r"(?:bot|cogs|data|tests|docs|\.ci)/[\w./-]*")
_PLACEHOLDER = re.compile(r"[A-Z]{3,}")
_DEFINITION = re.compile(r"([\w./-]+\.py):([A-Za-z_][\w.]*)")


class Reference(NamedTuple):
    """Something that a document names.

    Attributes:
        document: The document, from the root.
        target: What it names.
    """

    document: str
    target: str


def list_documents() -> list[Path]:
    """Every document of the repository, those of the data's sources among them."""
    return sorted(
        [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "data").glob("*.md")],
    )


def list_code(document: Path) -> list[str]:
    """Everything that a document sets in code within a line."""
    return [" ".join(code.split()) for code in _CODE.findall(_FENCE.sub("", _read_text(document)))]


def list_paths(document: Path) -> Iterator[Reference]:
    """The files and folders that a document names in code, as `bot/app.py`; those with a placeholder left out."""
    for code in list_code(document):
        path = code.partition(":")[0]
        if path in TOP_LEVEL_FILES or (_PATH.fullmatch(path) and not _PLACEHOLDER.search(path)):
            yield Reference(_name_document(document), path)


def list_definitions(document: Path) -> Iterator[Reference]:
    """What a document names in a module, as `bot/app.py:make_client`."""
    for code in list_code(document):
        if _DEFINITION.fullmatch(code):
            yield Reference(_name_document(document), code)


def list_links(document: Path) -> Iterator[Reference]:
    """The links of a document that lead to other files of the repository, or within it."""
    for target in _LINK.findall(_FENCE.sub("", _read_text(document))):
        if "://" not in target:
            yield Reference(_name_document(document), target)


def is_defined(definition: str) -> bool:
    """Whether a module has what is named: `bot/app.py:make_client`, `cogs/kit/controls.py:Control.callback`."""
    module, _, name = definition.partition(":")
    return (ROOT / module).is_file() and name in _list_names(module)


def is_link_whole(link: Reference) -> bool:
    """Whether a link leads to a file that exists and, if it says so, to one of its headings."""
    path, _, heading = link.target.partition("#")
    document = ROOT / link.document
    target = document.parent / path if path else document
    if not target.exists():
        return False
    return not heading or heading in {_make_anchor(title) for title in _HEADING.findall(_read_text(target))}


def _make_anchor(title: str) -> str:
    """How GitHub names a heading in a link."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def _name_document(document: Path) -> str:
    return document.relative_to(ROOT).as_posix()


def _read_text(document: Path) -> str:
    return document.read_text(encoding="utf-8")


@cache
def _list_names(module: str) -> frozenset[str]:
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    return frozenset(_walk_names(tree.body, ""))


def _walk_names(body: list[ast.stmt], prefix: str) -> Iterator[str]:
    for node in body:
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                yield prefix + node.name
            case ast.ClassDef():
                yield prefix + node.name
                yield from _walk_names(node.body, f"{prefix}{node.name}.")
            case ast.Assign():
                yield from (prefix + target.id for target in node.targets if isinstance(target, ast.Name))
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield prefix + name
            case _:
                pass
