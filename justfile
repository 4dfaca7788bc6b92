# The commands of every day; `just` lists them.

set positional-arguments

_list:
    @just --list --unsorted

# Format, lint, types, import contracts.
check:
    uv run --dev ruff format --check
    uv run --dev ruff check
    uv run --dev lint-imports
    uv run --dev pyright

# Every test, or those of PATHS, on two cores.
test *paths:
    uv run --dev pytest -n 2 "$@"

# The tests but for what is slow or needs a browser: for the loop at the desk.
test-fast *paths:
    uv run --dev pytest -n 2 -m "not slow and not browser" "$@"

# The tests that store anything, or those of PATHS, on PostgreSQL, which they start themselves.
test-postgresql *paths="tests --ignore tests/golden --ignore tests/house --ignore tests/browser --ignore tests/benchmarks":
    ENVELOPE_TEST_DATABASE=postgresql uv run --dev pytest -n 2 {{ paths }}

# The bot in a simulated Discord in the browser.
demo *options:
    uv run envelope demo "$@"

# The benchmarks, with one table of their figures at the end; ENVELOPE_BENCHMARKS=short only shows that they run.
bench *options:
    uv run --dev pytest tests/benchmarks --benchmark-only --benchmark-columns=median "$@"

# Every fault of machines and of Discord on both databases, at length, or those with NAME in their names; `--short` as in CI.
faults *name:
    uv run --dev python -m tests.faults "$@"

# Format, and mend what ruff can mend.
format:
    uv run --dev ruff check --fix
    uv run --dev ruff format

# Pin the dependencies anew: all of them, and those that the bot itself needs, of the same versions.
lock:
    uv pip compile --quiet pyproject.toml --group dev --group demo --generate-hashes --universal --no-annotate --output-file requirements.txt
    uv pip compile --quiet pyproject.toml --extra postgresql --extra sentry --constraint requirements.txt --generate-hashes --universal --no-annotate --output-file requirements-runtime.txt

# Known holes in what the bot depends on; asks the internet, so it is no part of CI.
audit:
    uvx pip-audit --require-hashes --disable-pip --requirement requirements-runtime.txt
