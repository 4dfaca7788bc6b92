"""Code that a docstring names in backticks exists: a renamed module, function or constant is renamed there too."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "cogs", "data")
MENTION = re.compile(r"`([A-Za-z_][\w.]*)(?:\([^`]*\))?`")
"""A name, dotted or not, that a docstring shows as code; a call's arguments are not looked at."""
FOREIGN = {
    "bot/contests/rules.py": {"interaction.created_at"},
    "bot/db/sqlite.py": {"application_id", "synchronous"},
    "bot/db/upsert.py": {"connection.execute"},
    "bot/times/parsing.py": {"fuzzy"},
    "bot/times/zone_names.py": {"Munich", "Vienna", "Wienna", "Zurich"},
    "bot/times/zone_tables.py": {"babel"},
    "bot/polls/rules.py": {"interaction.created_at"},
    "bot/record/model.py": {"cinematography"},
    "bot/slates/errors.py": {"credits"},
    "cogs/discussion/question_text/phrases.py": {"once", "twice"},
    "cogs/kit/charts/directions.py": {"L", "N", "R"},
    "cogs/kit/text.py": {"A"},
    "data/catalogue.py": {"cinematography", "color"},
    "data/upstream.py": {"Citation", "Note"},
}
"""What docstrings show in backticks that is no code of ours: values, and names of libraries, by file."""


@dataclass(frozen=True)
class Package:
    """What there is to mention.

    Attributes:
        modules: Every module and package, by its dotted name, to the names that it defines.
        members: The names that each class defines, by the class's name.
        texts: Every text that code compares or stores: presets, columns, kinds.
    """

    modules: dict[str, set[str]]
    members: dict[str, set[str]]
    texts: set[str]


def parse_modules() -> dict[str, ast.Module]:
    files = sorted(file for package in PACKAGES for file in (ROOT / package).rglob("*.py"))
    return {file.relative_to(ROOT).as_posix(): ast.parse(file.read_text("utf-8")) for file in files}


def collect_package(trees: dict[str, ast.Module]) -> Package:
    modules: dict[str, set[str]] = {}
    members: dict[str, set[str]] = {}
    texts: set[str] = set()
    for path, tree in trees.items():
        name = path.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        modules[name] = set(list_definitions(tree))
        docstrings = {id(node) for node in iterate_docstrings(tree)}
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                own = members.setdefault(node.name, set())
                own.update(list_definitions(node))
                own.update(
                    inner.attr
                    for inner in ast.walk(node)
                    if isinstance(inner, ast.Attribute) and isinstance(inner.ctx, ast.Store)
                )
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
                texts.add(node.value)
    return Package(modules, members, texts)


def list_definitions(scope: ast.Module | ast.ClassDef) -> Iterator[str]:
    for node in scope.body:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.Assign(targets=[*targets]):
                yield from (
                    inner.id for one in targets for inner in ast.walk(one) if isinstance(inner, ast.Name)
                )
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                yield from (alias.asname or alias.name for alias in names)
            case _:
                pass


def iterate_docstrings(tree: ast.Module) -> Iterator[ast.Constant]:
    """Docstrings of modules, classes and functions, and the texts below constants."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value


def list_names(tree: ast.Module) -> set[str]:
    """Every name that stands in a module's code."""
    names = set[str]()
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name) | ast.alias(name=name):
                names.add(name)
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                names.add(name)
            case ast.keyword(arg=str(name)):
                names.add(name)
            case _:
                pass
    return names


def list_fields(owner: ast.ClassDef) -> list[str]:
    """The public fields of a dataclass or a named tuple; none of any other class."""
    kinds = {
        node.id for made in (*owner.decorator_list, *owner.bases) for node in ast.walk(made)
        if isinstance(node, ast.Name)
    }  # fmt: skip
    if not kinds & {"dataclass", "NamedTuple"}:
        return []
    return [
        line.target.id
        for line in owner.body
        if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name)
        if not line.target.id.startswith("_") and "ClassVar" not in ast.unparse(line.annotation)
    ]


def list_described_attributes(owner: ast.ClassDef) -> list[str]:
    """What a class's docstring lists under `Attributes`."""
    _, _, section = (ast.get_docstring(owner) or "").partition("Attributes:\n")
    return re.findall(r"^ {4}(\w+):", section, re.MULTILINE)


def find_stale_mentions(path: str, tree: ast.Module, package: Package) -> list[str]:
    """The names in a module's docstrings that name nothing."""
    names = list_names(tree)
    return [
        mention
        for docstring in iterate_docstrings(tree)
        if isinstance(docstring.value, str)
        for mention in MENTION.findall(docstring.value)
        if mention not in FOREIGN.get(path, set())
        and mention not in package.texts
        and not does_resolve(mention, names, set(re.findall(r"\w+", docstring.value)), package)
    ]


def does_resolve(mention: str, names: set[str], words: set[str], package: Package) -> bool:
    """Whether a mention is a module, something in one, or a name of its own module, or a member of a class there.

    Args:
        mention: The name.
        names: The names in the module's code.
        words: The words of the docstring: members of a class that it names need no class before them.
        package: What there is to mention.
    """
    first, *rest = mention.split(".")
    if first in PACKAGES:
        return is_in_package(mention, package)
    if not rest:
        return (
            first in names
            or any(first in defined for defined in package.modules.values())
            or any(first in package.members.get(owner, ()) for owner in words)
        )
    owner_is_known = first in names or first in package.members
    members = package.members.get(first)
    return owner_is_known and (rest[0] in names or (members is not None and rest[0] in members))


def is_in_package(mention: str, package: Package) -> bool:
    parts = mention.split(".")
    for length in range(len(parts), 0, -1):
        defined = package.modules.get(".".join(parts[:length]))
        if defined is not None:
            rest = parts[length:]
            return (
                not rest
                or (len(rest) == 1 and rest[0] in defined)
                or (len(rest) == 2 and rest[1] in package.members.get(rest[0], set()))
            )
    return False


@pytest.fixture(scope="module")
def trees() -> dict[str, ast.Module]:
    return parse_modules()


@pytest.fixture(scope="module")
def package(trees: dict[str, ast.Module]) -> Package:
    return collect_package(trees)


def test_docstrings_name_what_exists(trees: dict[str, ast.Module], package: Package) -> None:
    stale = {path: find_stale_mentions(path, tree, package) for path, tree in trees.items()}
    assert {path: mentions for path, mentions in stale.items() if mentions} == {}


def test_attributes_are_described_as_they_are(trees: dict[str, ast.Module]) -> None:
    classes = [
        (path, node)
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    ]
    told = [
        (path, owner) for path, owner in classes if list_fields(owner) and list_described_attributes(owner)
    ]
    assert len(told) > 300
    assert [
        f"{path}: {owner.name}"
        for path, owner in told
        if set(list_described_attributes(owner)) != set(list_fields(owner))
    ] == []


def test_a_stale_name_is_found(package: Package) -> None:
    source = '''
"""Reads `bot.errors.UserError`, `bot.errors.Gone`, `bot.nowhere`, `Reader.read_all`, `Reader.gone`, `read_more()`."""

class Reader:
    def read_all(self, limit):
        """Read at most `limit`, as `read_all(limit)`."""
'''
    tree = ast.parse(source)
    reader = collect_package({"reader.py": tree})
    package = Package(
        {**package.modules, **reader.modules}, {**package.members, **reader.members}, package.texts
    )
    assert find_stale_mentions("reader.py", tree, package) == [
        "bot.errors.Gone",
        "bot.nowhere",
        "Reader.gone",
        "read_more",
    ]


def test_every_exception_is_still_needed(trees: dict[str, ast.Module]) -> None:
    assert {
        path: words
        for path, words in FOREIGN.items()
        if not words
        <= set(MENTION.findall(" ".join(str(one.value) for one in iterate_docstrings(trees[path]))))
    } == {}
