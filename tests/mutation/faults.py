"""Small deliberate faults in a module's functions, each of which a test should notice."""

import ast
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, cast

_SWAPPED_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_SWAPPED_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.FloorDiv: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_SWAPPED_CALLS = {"min": "max", "max": "min", "any": "all", "all": "any", "bisect_left": "bisect_right"}

_Edit = Callable[[], None]


class Fault(NamedTuple):
    """One fault.

    Attributes:
        file: The module's file.
        function: The qualified name of the function it is in.
        line: Where.
        number: Which of the file's faults.
        change: What was changed, in words.
    """

    file: Path
    function: str
    line: int
    number: int
    change: str


def list_faults(file: Path) -> list[Fault]:
    """Every fault that can be put into the functions of a file."""
    found = _list_edits(ast.parse(file.read_text()))
    return [
        Fault(file, function, line, number, change)
        for number, (function, line, change, _) in enumerate(found)
    ]


def choose_evenly(faults: Sequence[Fault], limit: int) -> list[Fault]:
    """At most so many of them, spread evenly from the first to the last: the same ones at every run."""
    if len(faults) <= limit:
        return list(faults)
    return [faults[index * len(faults) // limit] for index in range(limit)]


def make_faulty_tree(fault: Fault) -> ast.Module:
    """The file's syntax tree with the fault in it."""
    tree = ast.parse(fault.file.read_text())
    _, _, _, edit = list(_list_edits(tree))[fault.number]
    edit()
    return ast.fix_missing_locations(tree)


def _list_edits(tree: ast.Module) -> Iterator[tuple[str, int, str, _Edit]]:
    for name, function in _list_functions(tree, ""):
        for statement in function.body:
            for node in _list_executed_nodes(statement):
                for change, edit in _list_edits_of(node):
                    yield name, getattr(node, "lineno", function.lineno), change, edit


def _list_executed_nodes(node: ast.AST) -> Iterator[ast.AST]:
    """Everything in a statement, from the outside in, but for annotations, which nothing evaluates."""
    yield node
    for field, value in ast.iter_fields(node):
        children = cast("list[object]", value) if isinstance(value, list) else [value]
        for child in children:
            if isinstance(child, ast.AST) and field not in {"annotation", "returns"}:
                yield from _list_executed_nodes(child)


def _list_functions(
    body: ast.Module | ast.ClassDef, prefix: str
) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for statement in body.body:
        if isinstance(statement, ast.ClassDef):
            yield from _list_functions(statement, f"{prefix}{statement.name}.")
        elif isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
            yield prefix + statement.name, statement


def _list_edits_of(node: ast.AST) -> Iterator[tuple[str, _Edit]]:
    yield from _list_decision_edits(node)
    yield from _list_value_edits(node)


def _list_decision_edits(node: ast.AST) -> Iterator[tuple[str, _Edit]]:
    match node:
        case ast.Compare(ops=[operator, *_]) if type(operator) in _SWAPPED_COMPARISONS:
            swapped = _SWAPPED_COMPARISONS[type(operator)]
            yield _set(node, "ops", [swapped(), *node.ops[1:]])
        case ast.BoolOp(values=[first, *others]):
            yield _set(node, "op", ast.Or() if isinstance(node.op, ast.And) else ast.And())
            yield _set(node, "values", others if len(others) > 1 else [first, first])
        case ast.UnaryOp(op=ast.Not()):
            yield _set(node, "operand", ast.UnaryOp(ast.Not(), node.operand))
        case ast.If() | ast.IfExp() | ast.While():
            yield _set(node, "test", ast.UnaryOp(ast.Not(), node.test))
            if not isinstance(node, ast.While):
                yield _set(node, "test", ast.Constant(value=False))
        case ast.comprehension(ifs=[_, *_]):
            yield _set(node, "ifs", [])
        case _:
            pass


def _list_value_edits(node: ast.AST) -> Iterator[tuple[str, _Edit]]:
    match node:
        case ast.BinOp() | ast.AugAssign() if type(node.op) in _SWAPPED_OPERATORS:
            yield _set(node, "op", _SWAPPED_OPERATORS[type(node.op)]())
        case ast.Constant(value=bool() as value):
            yield _set(node, "value", not value)
        case ast.Constant(value=int() as value):
            yield _set(node, "value", value + 1)
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield _set(node, "value", ast.Constant(value=None))
        case ast.Expr(value=ast.Call() | ast.Await() as value) if not ast.unparse(value).startswith("log."):
            yield _set(node, "value", ast.Constant(value=None))
        case ast.Call(func=ast.Name(id=name)) if name in _SWAPPED_CALLS:
            yield _set(node, "func", ast.Name(_SWAPPED_CALLS[name], ast.Load()))
        case ast.Set(elts=[_, *others]) if others:
            yield _set(node, "elts", others)
        case _:
            pass


def _set(node: ast.AST, field: str, value: object) -> tuple[str, _Edit]:
    before = " ".join(ast.unparse(node).split())[:70]
    return f"{before} [{field}]", lambda: setattr(node, field, value)
