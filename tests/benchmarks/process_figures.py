"""What a process on this machine has used so far, as the operating system counts it."""

import time
from pathlib import Path

_CPU_CLOCK_SCHEDULED = 2
"""The kind of clock that counts a process's user and system time together, in nanoseconds (Linux)."""


def read_processor_seconds(pid: int) -> float:
    """The processor time of a process, of all its threads, user and system."""
    # How clock_getcpuclockid(3) makes a clock's number from a process's.
    return time.clock_gettime((~pid << 3) | _CPU_CLOCK_SCHEDULED)


def read_peak_megabytes(pid: int) -> float:
    """The most memory that a process has held."""
    return _read_status(pid, "VmHWM:")


def read_megabytes(pid: int) -> float:
    """The memory that a process holds now."""
    return _read_status(pid, "VmRSS:")


def _read_status(pid: int, field: str) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    [kilobytes] = [line.split()[1] for line in lines if line.startswith(field)]
    return int(kilobytes) / 1024
