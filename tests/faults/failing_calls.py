"""System calls of the running bot that fail now and then, injected by libfiu (Debian: `apt-get install fiu-utils`).

The bot is started by `fiu-run`, which lets nothing fail yet; `fiu-ctrl` then says what is to fail, and no longer.
"""

import asyncio
import shutil
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from tests.standin.patience import wait_for

FAILURE_PROBABILITY = 0.02
"""How probable it is that one call fails: many presses meet none, some meet one."""


def is_installed() -> bool:
    """Whether calls can be made to fail on this machine."""
    return shutil.which("fiu-run") is not None


def make_prefix(folder: Path) -> tuple[str, ...]:
    """What the bot's command line begins with, so that its calls can be made to fail; nothing where they cannot.

    Args:
        folder: Where the bot runs, and where it listens to what is to fail.
    """
    return ("fiu-run", "-x", "-f", str(folder / "fiu")) if is_installed() else ()


@asynccontextmanager
async def fail_calls(folder: Path, pid: int, names: Sequence[str]) -> AsyncGenerator[None]:
    """Let some of a process's calls fail while the context lasts.

    Args:
        folder: Where the process runs.
        pid: Its id.
        names: The calls, as libfiu calls them.
    """
    for name in names:
        await _control(folder, pid, f"enable_random name={name},probability={FAILURE_PROBABILITY}")
    yield
    for name in names:
        await _control(folder, pid, f"disable name={name}")


async def _control(folder: Path, pid: int, command: str) -> None:
    process = await asyncio.create_subprocess_exec(
        *("fiu-ctrl", "-f", str(folder / "fiu"), "-c", command, str(pid)),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    # It waits for the process to listen, which one that is gone never does.
    said, _ = await wait_for(process.communicate())
    assert process.returncode == 0, said
