"""Put faults into the code one at a time and see which of them the tests notice; run by hand, not by the suite.

    uv run python -m tests.mutation                       # every module of the plan
    uv run python -m tests.mutation bot/contests/rules.py # one, or several
    uv run python -m tests.mutation --list …              # only say which faults there are

The tests are imported once, and each module's tests run once to see which functions each of them reaches. Then each
fault is tried in a fork of that process, in which only the code of the faulty function is exchanged: no file is
written, and a fault costs what the tests that reach it take until the first of them fails, the quickest first.
"""

import argparse
import gc
import json
import os
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from types import CodeType, FunctionType

import pytest
from hypothesis import Phase, settings

from tests import conftest
from tests.mutation.faults import Fault, choose_evenly, list_faults, make_faulty_tree
from tests.mutation.plan import PLAN, Target
from tests.mutation.reach import Reach

ROOT = Path(__file__).parents[2]

TESTS_LIMIT = 25
"""How many tests are asked about one fault, at the most."""

FAULT_TIMEOUT_SECONDS = 120
"""How long tests may run on a faulty module; one that never ends is noticed too."""

PYTEST_OPTIONS = ("-q", "-W", "ignore::pytest.PytestAssertRewriteWarning", "--hypothesis-profile", "mutation")

HYPOTHESIS_EXAMPLES = 25
"""How many examples a property is tried on; the one that fails is not made smaller."""


def main() -> int:
    """Try the faults and print what came of them; 1 if any went unnoticed."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("modules", nargs="*", help="files of the plan; all of them unless you say")
    parser.add_argument("--list", action="store_true", help="only list the faults")
    asked = parser.parse_args()
    targets = [target for target in PLAN if not asked.modules or target.module in asked.modules]
    if asked.list:
        for target in targets:
            print(*map(_describe_fault, _choose_faults(target)), sep="\n")
        return 0
    os.nice(5)
    _import_tests(targets)
    unnoticed: list[Fault] = []
    total = 0
    for target in targets:
        faults, began = _choose_faults(target), time.monotonic()
        tests = _find_reaching_tests(target, faults)
        missed = [fault for fault in faults if not _is_noticed(fault, tests[fault.function][:TESTS_LIMIT])]
        took = time.monotonic() - began
        total += len(faults)
        unnoticed += missed
        print(f"{target.module:38} {len(faults):6}  {len(faults) - len(missed):7}   {took:.0f} s", flush=True)
        for fault in missed:
            reached = "" if tests[fault.function] else " (no test runs it)"
            print(f"    {_describe_fault(fault)}{reached}", flush=True)
    noticed = total - len(unnoticed)
    print(f"{'all':38} {total:6}  {noticed:7}   {noticed / total:.1%}")
    return 1 if unnoticed else 0


def _choose_faults(target: Target) -> list[Fault]:
    return choose_evenly(list_faults(ROOT / target.module), target.limit)


def _describe_fault(fault: Fault) -> str:
    return f"{fault.file.relative_to(ROOT)}:{fault.line} {fault.function}: {fault.change}"


def _import_tests(targets: Sequence[Target]) -> None:
    """Import what any of the tests needs, and read the record and build its index once."""
    settings.register_profile(
        "mutation",
        deadline=None,
        derandomize=True,
        max_examples=HYPOTHESIS_EXAMPLES,
        phases=(Phase.explicit, Phase.generate),
    )
    paths = sorted({path for target in targets for path in target.tests})
    if _run_quietly([*paths, "--collect-only"]) != pytest.ExitCode.OK:
        raise RuntimeError("the tests cannot be collected")
    conftest.load_shared_search()
    gc.freeze()


def _find_reaching_tests(target: Target, faults: Sequence[Fault]) -> dict[str, list[str]]:
    """The tests that run each faulty function, the quickest first, by the function's qualified name."""
    module = ROOT / target.module
    reach = Reach(str(module), {fault.function for fault in faults})
    with tempfile.TemporaryDirectory() as folder:
        noted = Path(folder) / "reach.json"
        child = os.fork()
        if child == 0:
            _run_quietly(target.tests, reach)
            noted.write_text(json.dumps(reach.list_tests()))
            os._exit(0)
        os.waitpid(child, 0)
        return json.loads(noted.read_text())


def _is_noticed(fault: Fault, tests: Sequence[str]) -> bool:
    if not tests:
        return False
    child = os.fork()
    if child == 0:
        signal.alarm(FAULT_TIMEOUT_SECONDS)
        try:
            _exchange_code(fault)
            failed = _run_quietly(["-x", *tests]) != pytest.ExitCode.OK
        except BaseException:  # noqa: BLE001 - whatever the fault broke, it was noticed
            failed = True
        os._exit(1 if failed else 0)
    _, status = os.waitpid(child, 0)
    return status != 0


def _exchange_code(fault: Fault) -> None:
    """Give every function of the faulty one's name, in this process, its faulty code."""
    faulty = _find_code(compile(make_faulty_tree(fault), str(fault.file), "exec"), fault.function)
    exchanged = 0
    gc.unfreeze()
    for thing in gc.get_objects():
        if isinstance(thing, FunctionType) and _is_same_function(thing.__code__, faulty):
            thing.__code__ = faulty
            exchanged += 1
    if not exchanged:
        os.write(2, f"not imported: {_describe_fault(fault)}\n".encode())
        os._exit(0)


def _is_same_function(code: CodeType, faulty: CodeType) -> bool:
    return (code.co_filename, code.co_qualname, code.co_firstlineno) == (
        faulty.co_filename,
        faulty.co_qualname,
        faulty.co_firstlineno,
    )


def _find_code(code: CodeType, qualname: str) -> CodeType:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            if constant.co_qualname == qualname:
                return constant
            if qualname.startswith(f"{constant.co_qualname}."):
                return _find_code(constant, qualname)
    raise LookupError(qualname)


def _run_quietly(arguments: Sequence[str], *plugins: object) -> int:
    """Run pytest in this process without a word."""
    sys.stdout.flush()
    kept = os.dup(1), os.dup(2)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    try:
        return pytest.main([*PYTEST_OPTIONS, *arguments], plugins)
    finally:
        sys.stdout.flush()
        os.dup2(kept[0], 1)
        os.dup2(kept[1], 2)
        for descriptor in (*kept, silence):
            os.close(descriptor)


if __name__ == "__main__":
    sys.exit(main())
