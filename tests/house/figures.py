"""Figures of how the code reads: names, modules, functions, and ids that are bare numbers.

`python -m tests.house.figures` prints them; `tests/house/test_figures.py` holds them to their bounds. `--list` also
prints the names that count against each figure.
"""

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "cogs", "data")
MIGRATIONS = "bot/db/migrations"
FRAMEWORK_HOOKS = {"main", "setup", "callback", "autocomplete", "transform", "dispatch"}
"""Names that Python, discord.py or pytest look for: nobody here chose them."""
UNCOUNTED_DECORATORS = ("property", "command", "answers", "listener", "fixture", "overload")
"""A property is named as a noun, a command by what people type, a button's handler by its button."""
ID_TYPES = {
    "guild_id": "GuildId",
    "member_id": "MemberId",
    "contest_id": "ContestId",
    "category_id": "CategoryId",
    "nominee_id": "NomineeId",
}
"""Parameters that carry an id, and the type that they must have."""
MAX_POSITIONAL_PARAMETERS = 5
"""The most parameters, `self` not counted, that a caller may pass by their place alone; the others have names."""

AnyFunction = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass
class House:
    """What was counted; every entry names its place.

    Attributes:
        modules: Modules but `__init__`, by path from the root, to their number of lines.
        functions: Every counted function.
        one_word_functions: Those named by one word.
        long_functions: Those of more than 50 lines.
        definitions: Public names of modules to the modules that define them.
        one_word_constants: Numeric constants named by one word.
        bare_ids: Parameters that carry an id without its type.
        id_splats: Calls that pass a tuple of ids by `*`.
        many_positional: Functions of more than `MAX_POSITIONAL_PARAMETERS` positional parameters; a command's are its
            options, which Discord passes by name.
    """

    modules: dict[str, int] = field(default_factory=dict[str, int])
    functions: list[str] = field(default_factory=list[str])
    one_word_functions: list[str] = field(default_factory=list[str])
    long_functions: list[str] = field(default_factory=list[str])
    definitions: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    one_word_constants: list[str] = field(default_factory=list[str])
    bare_ids: list[str] = field(default_factory=list[str])
    id_splats: list[str] = field(default_factory=list[str])
    many_positional: list[str] = field(default_factory=list[str])

    @property
    def one_word_share(self) -> float:
        """How many of the functions are named by one word, 0–1."""
        return len(self.one_word_functions) / len(self.functions)

    @property
    def shared_names(self) -> dict[str, list[str]]:
        """Public names that several modules define."""
        return {name: places for name, places in self.definitions.items() if len(places) > 1}

    @property
    def shared_name_share(self) -> float:
        """How many of the public names several modules define, 0–1."""
        return len(self.shared_names) / len(self.definitions)


def measure_house(root: Path = ROOT) -> House:
    """Count everything below the packages of a checkout; migrations only as modules."""
    house = House()
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            source = path.read_text(encoding="utf-8")
            place = path.relative_to(root).as_posix()
            if path.name != "__init__.py":
                house.modules[place] = len(source.splitlines())
            if not place.startswith(MIGRATIONS):
                tree = ast.parse(source)
                _count_functions(house, place, tree)
                _count_parameters(house, place, tree)
                _count_definitions(house, place, tree)
    return house


def _count_functions(house: House, place: str, tree: ast.Module) -> None:
    for node in ast.walk(tree):
        if isinstance(node, AnyFunction):
            where = f"{place}:{node.lineno} {node.name}"
            if node.end_lineno is not None and node.end_lineno - node.lineno >= 50:
                house.long_functions.append(where)
            house.bare_ids.extend(f"{where}({name})" for name in _bare_ids(node))
            if _is_counted(node):
                house.functions.append(where)
                if _is_one_word(node.name):
                    house.one_word_functions.append(where)
        elif isinstance(node, ast.Call):
            splats = [part for part in node.args if isinstance(part, ast.Starred)]
            house.id_splats.extend(
                f"{place}:{node.lineno} {ast.unparse(part)}" for part in splats if _carries_ids(part)
            )


def _count_parameters(house: House, place: str, tree: ast.Module) -> None:
    for parent in ast.walk(tree):
        for node in ast.iter_child_nodes(parent):
            if not isinstance(node, AnyFunction) or "command" in _decorator_names(node):
                continue
            bound = isinstance(parent, ast.ClassDef) and "staticmethod" not in _decorator_names(node)
            number = len(node.args.posonlyargs) + len(node.args.args) - bound
            if number > MAX_POSITIONAL_PARAMETERS:
                house.many_positional.append(f"{place}:{node.lineno} {node.name} ({number})")


def _is_counted(node: AnyFunction) -> bool:
    if node.name.startswith("__") or node.name in FRAMEWORK_HOOKS:
        return False
    return not any(name in UNCOUNTED_DECORATORS for name in _decorator_names(node))


def _decorator_names(node: AnyFunction) -> list[str]:
    """The last words of what a function is decorated with: `command` for `app_commands.command()`."""
    return [ast.unparse(decorator).split("(")[0].split(".")[-1] for decorator in node.decorator_list]


def _is_one_word(name: str) -> bool:
    return "_" not in name.strip("_")


def _bare_ids(node: AnyFunction) -> Iterator[str]:
    arguments = node.args
    for argument in [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]:
        if argument.arg in ID_TYPES and argument.annotation is not None:
            words = {part.strip() for part in ast.unparse(argument.annotation).split("|")}
            if words & {"int", "str"}:
                yield argument.arg


def _carries_ids(part: ast.Starred) -> bool:
    shown = ast.unparse(part.value)
    return shown in {"where", "ids", "place"} or shown.endswith(("_where", "_ids", "._where"))


def _count_definitions(house: House, place: str, tree: ast.Module) -> None:
    for node in tree.body:
        for name in _defined_names(node):
            if not name.startswith("_"):
                house.definitions[name].append(place)
            if _is_one_word(name) and name.isupper() and _is_number(node):
                house.one_word_constants.append(f"{place}:{node.lineno} {name}")


def _defined_names(node: ast.stmt) -> list[str]:
    if isinstance(node, AnyFunction | ast.ClassDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else []
    if isinstance(node, ast.AnnAssign):
        targets = [node.target]
    return [target.id for target in targets if isinstance(target, ast.Name) and target.id != "log"]


def _is_number(node: ast.stmt) -> bool:
    """Whether a constant is a number or a length of time."""
    if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
        return False
    if isinstance(node.value, ast.Call) and ast.unparse(node.value.func).endswith("timedelta"):
        return True
    try:
        value = eval(compile(ast.Expression(node.value), "", "eval"), {"__builtins__": {}})  # noqa: S307 - an arithmetic expression of our own code, without names
    except (NameError, TypeError, AttributeError):
        return False
    return isinstance(value, int | float) and not isinstance(value, bool)


def describe_house(house: House) -> list[str]:
    """The figures, a line each."""
    lengths = house.modules.values()
    return [
        f"modules                                   {len(lengths)}",
        f"mean lines a module                       {sum(lengths) / len(lengths):.0f}",
        f"longest module                            {max(lengths)}",
        f"functions of more than 50 lines           {len(house.long_functions)}",
        f"functions named by one word               {house.one_word_share:.1%} of {len(house.functions)}",
        f"public names defined in several modules   {house.shared_name_share:.1%} of {len(house.definitions)}",
        f"numeric constants named by one word       {len(house.one_word_constants)}",
        f"ids passed as bare numbers or texts       {len(house.bare_ids)}",
        f"ids passed by a positional splat          {len(house.id_splats)}",
        f"functions of more than {MAX_POSITIONAL_PARAMETERS} positional parameters {len(house.many_positional)}",
    ]


def main() -> None:
    """Print the figures, and with `--list` what counts against them."""
    house = measure_house()
    print("\n".join(describe_house(house)))  # noqa: T201 - printing is what it is for
    if "--list" in sys.argv:
        shared = [f"{name}: {', '.join(places)}" for name, places in house.shared_names.items()]
        for lines in (
            house.one_word_functions,
            shared,
            house.one_word_constants,
            house.long_functions,
            house.bare_ids,
            house.id_splats,
            house.many_positional,
        ):
            print("\n".join(["", *lines]))  # noqa: T201


if __name__ == "__main__":
    main()
