"""The bot as a host runs it: `python -m bot run`, a process of its own in a folder of its own."""

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from bot.settings import Settings
from tests.standin.patience import wait_for

PROJECT = Path(__file__).parents[2]
TOKEN = "MTIzNDU2Nzg5.G-x_1a.abcdefghij"  # noqa: S105 - the shape of a token, nobody's

LONGEST_LINE_BYTES = 2**22
"""The longest line of the log: with JSON, one has a whole traceback in it."""

NOTED_CHARACTERS = 6_000
"""How much of its log, at the end, is told of a bot whose test failed."""

ABORT_SECONDS = 10.0
"""How long a bot may take to say where it stands."""

_LOG_LINE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} (DEBUG|INFO) +[\w.]+: .+")

_NOTICE_OF_LATENESS = re.compile(
    r"\S+ \S+ WARNING discord\.gateway: (Shard ID \S+ heartbeat blocked|Can't keep up)"
)
"""What discord.py says of a machine that is too busy for its heartbeats: no fault of the bot's."""


def _drop_notices_of_lateness(lines: Sequence[str]) -> list[str]:
    """Leave such notices out, each with the traceback that may follow it."""
    kept: list[str] = []
    is_notice = False
    for line in lines:
        if re.match(r"\d{4}-\d\d-\d\d ", line):
            is_notice = _NOTICE_OF_LATENESS.match(line) is not None
        if not is_notice:
            kept.append(line)
    return kept


@dataclass(frozen=True)
class Ended:
    """How the bot ended, and everything that it said."""

    code: int
    out: str
    err: str

    @property
    def in_good_order(self) -> bool:
        """Whether it went as told, and said nothing but lines of the log about what is no trouble."""
        lines = _drop_notices_of_lateness(self.err.splitlines())
        return self.code == 0 and not self.out and all(_LOG_LINE.fullmatch(line) for line in lines)


class BotProcess:
    """A running bot, whose log is read all the time: one that nobody reads would keep it waiting once it is long."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._said: list[str] = []
        self._unheard: asyncio.Queue[str] = asyncio.Queue()
        assert process.stdout is not None
        assert process.stderr is not None
        self._out = asyncio.create_task(process.stdout.read())
        self._listening = asyncio.create_task(self._listen(process.stderr))

    @property
    def pid(self) -> int:
        """The process's id."""
        return self._process.pid

    def send_signal(self, number: signal.Signals) -> None:
        """Send a signal, and do not wait."""
        self._process.send_signal(number)

    async def says(self, text: str) -> str:
        """Wait for a line of the log with this text in it, and return the line."""
        while line := await wait_for(self._unheard.get()):
            if text in line:
                return line
        raise AssertionError(f"the bot ended and never said {text!r}")

    async def stop(self, how: signal.Signals = signal.SIGTERM) -> Ended:
        """Tell the bot to stop, and wait until it has."""
        self._process.send_signal(how)
        return await self.ended()

    async def ended(self) -> Ended:
        """Wait for the bot's end."""
        code = await wait_for(self._process.wait())
        await wait_for(self._listening)
        return Ended(code, (await wait_for(self._out)).decode(), "".join(self._said))

    async def kill(self) -> str:
        """End the bot at once, if it is still there; returns what it said, for who wonders why a test failed."""
        if self._process.returncode is None:
            self._process.kill()
        return (await self.ended()).err

    async def abort(self) -> str:
        """End the bot at once; returns what it said, and what each of its threads was doing."""
        if self._process.returncode is None:
            self._process.send_signal(signal.SIGABRT)
            with suppress(TimeoutError):
                async with asyncio.timeout(ABORT_SECONDS):
                    await self._process.wait()
        return await self.kill()

    async def _listen(self, log: asyncio.StreamReader) -> None:
        while line := (await log.readline()).decode():
            self._said.append(line)
            self._unheard.put_nowait(line)
        self._unheard.put_nowait("")


@asynccontextmanager
async def start_bot(folder: Path, api_url: str, **settings: str) -> AsyncGenerator[BotProcess]:
    """Run the bot in a folder, where its database is; killed at the end if it is still there.

    Args:
        folder: Where it runs, and where a file of settings may be.
        api_url: Where its Discord is.
        settings: Further settings, by the names of the environment.
    """
    settings = {"DISCORD_TOKEN": TOKEN, "DISCORD_API_URL": api_url, **settings}
    async with start_module("bot", "run", folder=folder, settings=settings) as bot:
        yield bot


@asynccontextmanager
async def start_module(
    module: str,
    *arguments: str,
    folder: Path,
    settings: Mapping[str, str] = MappingProxyType({}),
    prefix: Sequence[str] = (),
) -> AsyncGenerator[BotProcess]:
    """Run a module of the project as its own process in a folder; killed at the end if it is still there.

    Args:
        module: Its name.
        arguments: What follows on its command line.
        folder: Where it runs.
        settings: What is in its environment beside this process's own, of which no setting of the bot is kept.
        prefix: What its command line begins with: a program that becomes it.
    """
    environment = {
        name: value for name, value in os.environ.items() if name.lower() not in Settings.model_fields
    }
    process = await asyncio.create_subprocess_exec(
        *(*prefix, sys.executable, "-m", module, *arguments),
        cwd=folder,
        env={**environment, "PYTHONPATH": str(PROJECT), "PYTHONFAULTHANDLER": "1", **settings},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        limit=LONGEST_LINE_BYTES,
    )
    bot = BotProcess(process)
    try:
        yield bot
    except BaseException as error:
        error.add_note((await bot.abort())[-NOTED_CHARACTERS:])
        raise
    finally:
        await bot.kill()
