"""Which modules faults are put into, how many, and which tests are to notice them."""

from typing import NamedTuple


class Target(NamedTuple):
    """A module.

    Attributes:
        module: Its file.
        limit: How many faults are put into it, at the most.
        closest: The tests that are asked first.
        feature: Those of its feature, which are asked if the first notice nothing.
    """

    module: str
    limit: int
    closest: tuple[str, ...]
    feature: tuple[str, ...]


def _contest(module: str, limit: int, *closest: str) -> Target:
    return Target(f"bot/contests/{module}.py", limit, closest, ("tests/contests",))


def _cog(module: str, limit: int, closest: tuple[str, ...], *feature: str) -> Target:
    return Target(f"cogs/{module}.py", limit, closest, feature)


_RIGHTS = "tests/cogs/kit/test_rights.py"

PLAN = (
    # Secrecy and the lock.
    _contest("visibility", 25, "tests/contests/test_service.py", "tests/contests/test_balloting.py"),
    _contest("rules", 80, "tests/contests/test_rules.py", "tests/contests/test_balloting.py"),
    _contest("ballots", 25, "tests/contests/test_packing.py", "tests/contests/test_stakes.py"),
    # Points and places.
    _contest("standings", 50, "tests/contests/test_standings.py"),
    _contest("tally", 40, "tests/contests/test_standings.py", "tests/contests/test_service.py"),
    _contest("best_finish", 45, "tests/contests/test_outlook.py"),
    _contest("contenders", 30, "tests/contests/test_endgame.py"),
    # The proof.
    _contest("proof", 20, "tests/contests/test_proof.py"),
    _contest("export", 30, "tests/contests/test_export.py"),
    # Results, and what a withdrawal does to them.
    Target(
        "bot/results/model.py", 25, ("tests/results/test_model.py",), ("tests/results", "tests/announcing")
    ),
    Target("bot/announcing/rules.py", 25, ("tests/announcing",), ("tests/announcing", "tests/contests")),
    Target(
        "bot/announcing/withdrawal_service.py",
        10,
        ("tests/announcing/test_withdrawing.py",),
        ("tests/announcing", "tests/polls/test_withdrawing.py"),
    ),
    Target("bot/polls/rules.py", 15, ("tests/polls/test_rules.py",), ("tests/polls",)),
    Target("bot/guilds/rules.py", 8, ("tests/guilds/test_rules.py",), ("tests/guilds", _RIGHTS)),
    # Rights and privacy at Discord's side of the seam.
    _cog("kit/rights", 20, (_RIGHTS,), "tests/cogs/server", "tests/cogs/contests"),
    _cog(
        "kit/gate", 25, (_RIGHTS, "tests/cogs/kit/test_forged.py"), "tests/cogs/server", "tests/cogs/lookup"
    ),
    _cog("kit/events", 7, ("tests/cogs/results/test_night.py",), "tests/cogs/slates", "tests/cogs/server"),
    _cog("privacy/cog", 8, ("tests/cogs/privacy",), "tests/cogs/kit"),
    _cog("privacy/screens", 12, ("tests/cogs/privacy",), "tests/golden/test_server_screens.py"),
    _cog("ballots/cog", 20, ("tests/cogs/ballots",), "tests/cogs/contests"),
)
