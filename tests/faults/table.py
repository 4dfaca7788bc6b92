"""Every fault, by the name that the table has."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

from tests.faults import discord_faults, failing_calls, machine_faults
from tests.faults.machine_faults import CLOCK_ERROR_SECONDS
from tests.faults.night import Harm, survive_harms
from tests.faults.scale import Scale, Stage

Survive = Callable[[Stage, Scale], Awaitable[str]]


@dataclass(frozen=True)
class NightFault:
    """A fault that is survived.

    Attributes:
        name: What happens.
        survive: Lets it happen; returns what was survived, and raises if it was not.
        is_about_files: Whether it happens to SQLite's own files alone.
        missing: What this machine lacks to let it happen; nothing if it can.
    """

    name: str
    survive: Survive
    is_about_files: bool = False
    missing: str = ""


@dataclass(frozen=True)
class NightHarm:
    """Something that happens to a bot in a storm, which goes on by itself; see `NightFault` for its attributes."""

    name: str
    befall: Harm
    is_about_files: bool = False
    missing: str = ""


HARMS = (
    NightHarm("full disk", machine_faults.fill_disk, is_about_files=True),
    NightHarm(
        "failing reads and writes",
        machine_faults.fail_reads_and_writes,
        missing="" if failing_calls.is_installed() else "libfiu (Debian: fiu-utils)",
    ),
    NightHarm("locked database", machine_faults.lock_database),
    NightHarm("standstill", machine_faults.stand_still),
    NightHarm("gateway closed, with every code", discord_faults.close_gateway),
    NightHarm("limits, outages, broken lines", discord_faults.limit_and_fail),
    NightHarm("interactions that are unknown", discord_faults.forget_interactions),
)
"""What happens in the middle of a storm: one at a time at length, all on one night in short."""

SHORT_FAULTS = (
    NightFault("killed at random instants", machine_faults.survive_kills),
    NightFault("gateway closed for good", discord_faults.end_loudly),
    NightFault("delivered twice; post, right and channel lost", discord_faults.survive_repeats_and_losses),
)
"""What has a night of its own in short, too."""


def _make_fault(harm: NightHarm) -> NightFault:
    async def survive(stage: Stage, scale: Scale) -> str:
        return await survive_harms(stage, scale, harm.befall)

    return NightFault(harm.name, survive, harm.is_about_files, harm.missing)


async def survive_everything(stage: Stage, scale: Scale) -> str:
    """Let everything that can happen in a storm happen to one bot on one night."""
    return await survive_harms(stage, scale, *(harm.befall for harm in HARMS if not harm.missing))


EVERYTHING = NightFault("everything that happens in a storm", survive_everything)

FAULTS = (
    EVERYTHING,
    *SHORT_FAULTS,
    *map(_make_fault, HARMS),
    NightFault("clock five minutes ahead", partial(survive_harms, clock_offset=CLOCK_ERROR_SECONDS)),
    NightFault("clock five minutes behind", partial(survive_harms, clock_offset=-CLOCK_ERROR_SECONDS)),
)
"""All of them: everything in one night, and each for a night of its own."""
