"""Every fault, by the name that the table has."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tests.faults import discord_faults, machine_faults
from tests.faults.scale import Scale, Stage


@dataclass(frozen=True)
class NightFault:
    """A fault that is survived.

    Attributes:
        name: What happens.
        survive: Lets it happen; returns what was survived, and raises if it was not.
        is_about_files: Whether it happens to SQLite's own files alone.
        is_in_ci: Whether CI tries it in short; the others need minutes, or a machine of their own.
    """

    name: str
    survive: Callable[[Stage, Scale], Awaitable[str]]
    is_about_files: bool = False
    is_in_ci: bool = True


FAULTS = (
    NightFault("killed at random instants", machine_faults.survive_kills, is_in_ci=False),
    NightFault("full disk", machine_faults.survive_full_disk, is_about_files=True, is_in_ci=False),
    NightFault("locked database", machine_faults.survive_locked_database),
    NightFault("standstill", machine_faults.survive_standstill),
    NightFault("gateway closed, with every code", discord_faults.survive_closed_gateways),
    NightFault("gateway closed for good", discord_faults.end_loudly, is_in_ci=False),
    NightFault("limits, outages, broken lines", discord_faults.survive_limits_and_outages),
    NightFault("interactions that are unknown", discord_faults.survive_unknown_interactions),
    NightFault("clock five minutes off", discord_faults.survive_wrong_clock, is_in_ci=False),
    NightFault("delivered twice; post, right and channel lost", discord_faults.survive_repeats_and_losses),
)
