"""Which modules faults are put into, how many, and which tests are to notice them."""

from typing import NamedTuple


class Target(NamedTuple):
    """A module.

    Attributes:
        module: Its file.
        limit: How many faults are put into it, at the most.
        tests: The tests of its feature, of which those are asked that reach a fault.
    """

    module: str
    limit: int
    tests: tuple[str, ...]


_CONTESTS = "tests/contests"
_RIGHTS = "tests/cogs/kit/test_rights.py"
_SERVER = "tests/cogs/server"

PLAN = (
    # Secrecy and the lock.
    Target(
        "bot/contests/visibility.py",
        20,
        ("tests/contests/test_visibility.py", "tests/contests/test_service.py"),
    ),
    Target("bot/contests/rules.py", 60, ("tests/contests/test_rules.py", "tests/contests/test_standings.py")),
    Target(
        "bot/contests/scoring.py", 20, ("tests/contests/test_odds.py", "tests/contests/test_standings.py")
    ),
    Target(
        "bot/contests/ballots.py", 15, ("tests/contests/test_stakes.py", "tests/contests/test_balloting.py")
    ),
    # Points and places.
    Target(
        "bot/contests/standings.py",
        40,
        ("tests/contests/test_standings.py", "tests/contests/test_service.py"),
    ),
    Target(
        "bot/contests/tally.py", 20, ("tests/contests/test_standings.py", "tests/contests/test_service.py")
    ),
    Target(
        "bot/contests/best_finish.py",
        35,
        ("tests/contests/test_outlook.py", "tests/contests/test_endgame.py"),
    ),
    Target(
        "bot/contests/possible_winners.py",
        20,
        ("tests/contests/test_endgame.py", "tests/contests/test_outlook.py"),
    ),
    # The proof.
    Target("bot/proof.py", 20, ("tests/contests/test_proof.py",)),
    Target("bot/contests/proof.py", 20, ("tests/contests/test_proof.py",)),
    Target("bot/contests/export.py", 15, ("tests/contests/test_export.py",)),
    # The preferential count.
    Target("bot/preferential/counting.py", 20, ("tests/preferential",)),
    # Results, and what a withdrawal does to them.
    Target("bot/results/model.py", 20, ("tests/results", "tests/contests/test_rules.py")),
    Target("bot/announcing/rules.py", 20, ("tests/announcing",)),
    Target(
        "bot/announcing/withdrawal_service.py",
        8,
        ("tests/announcing/test_withdrawing.py", "tests/polls/test_withdrawing.py"),
    ),
    Target("bot/polls/rules.py", 12, ("tests/polls/test_rules.py", "tests/polls/test_voting.py")),
    Target("bot/guilds/rules.py", 5, ("tests/guilds/test_rules.py",)),
    # Rights and privacy at Discord's side of the seam.
    Target("cogs/kit/rights.py", 12, (_RIGHTS, "tests/cogs/kit/test_forged.py", "tests/cogs/help")),
    Target(
        "cogs/kit/gate.py",
        15,
        (
            *("tests/cogs/kit/test_gate.py", "tests/cogs/kit/test_disturbance.py"),
            "tests/cogs/kit/test_counting.py",
        ),
    ),
    Target(
        "cogs/kit/events.py",
        4,
        (
            *("tests/cogs/contests/test_posts.py", "tests/cogs/polls/test_hosting.py"),
            "tests/cogs/discussion/test_night.py",
        ),
    ),
    Target("cogs/privacy/cog.py", 6, ("tests/cogs/privacy", "tests/golden/test_files.py")),
    Target("cogs/privacy/screens.py", 8, ("tests/cogs/privacy",)),
    Target("cogs/ballots/cog.py", 10, ("tests/cogs/ballots",)),
)
