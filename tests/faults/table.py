"""Every fault, by the name that the table has."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tests.faults import discord_faults, machine_faults
from tests.faults.scale import Scale, Stage


@dataclass(frozen=True)
class Fault:
    """A fault that is survived.

    Attributes:
        name: What happens.
        survive: Lets it happen; returns what was survived, and raises if it was not.
        is_about_files: Whether it happens to SQLite's own files alone.
    """

    name: str
    survive: Callable[[Stage, Scale], Awaitable[str]]
    is_about_files: bool = False


FAULTS = (
    Fault("killed at random instants", machine_faults.survive_kills),
    Fault("full disk", machine_faults.survive_full_disk, is_about_files=True),
    Fault("locked database", machine_faults.survive_locked_database),
    Fault("standstill", machine_faults.survive_standstill),
    Fault("gateway closed, with every code", discord_faults.survive_closed_gateways),
    Fault("gateway closed for good", discord_faults.end_loudly),
    Fault("limits, outages, broken lines", discord_faults.survive_limits_and_outages),
    Fault("interactions that are unknown", discord_faults.survive_unknown_interactions),
    Fault("clock five minutes off", discord_faults.survive_wrong_clock),
    Fault("delivered twice; post, right and channel lost", discord_faults.survive_repeats_and_losses),
)
