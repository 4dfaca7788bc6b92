"""The record with its search, loaded from the CSV files once and kept prepared beside Python's compiled modules.

Reading the files and indexing them takes a second, reading what was prepared a tenth of one. It is trusted as far as
compiled modules are, and no further: made by this program from these files, and writable by nobody else.
"""

import gc
import hashlib
import logging
import os
import pickle
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import BinaryIO

from bot.clock import system_clock
from bot.errors import Choice
from bot.packing import pack_value, unpack_value
from bot.record.festivals import FestivalWin
from bot.record.model import (
    Award,
    CanonicalCategory,
    Category,
    Ceremony,
    Film,
    FilmCredit,
    Nomination,
    Nominee,
    Person,
    PersonCredit,
)
from bot.record.record import Record
from bot.search.search import Search
from data.record_files import (
    RECORD_FOLDER,
    list_record_files,
    load_nicknames,
    load_original_titles,
    load_record,
)

log = logging.getLogger(__name__)

RECORD_KINDS = (
    Award,
    CanonicalCategory,
    FilmCredit,
    PersonCredit,
    Nominee,
    Category,
    Ceremony,
    Nomination,
    Film,
    Person,
    FestivalWin,
    Choice,
)
"""What there are thousands of in the record, each after what it holds."""

RECORD_MODULES = ("bot.record", "bot.search", "bot.errors", "bot.clock")
"""Where everything else comes from that the record and the search consist of."""

_SOURCE_FOLDERS = (RECORD_FOLDER, Path(__file__).parent / "record", Path(__file__).parent / "search")
_SOURCE_FILES = tuple(
    Path(__file__).with_name(name) for name in ("errors.py", "packing.py", "prepared_record.py")
)
"""The program that makes a record of the CSV files: another one makes another record."""

_UNPACKING_ERRORS = (pickle.UnpicklingError, AttributeError, EOFError, ImportError, IndexError)
"""What unpickling raises, as its documentation says."""

_DIGEST_BYTES = 64
_WRITABLE_BY_OTHERS = 0o022
_READABLE_BY_ALL = 0o644


def load_frozen_record(root: Path = RECORD_FOLDER) -> tuple[Record, Search]:
    """The record below `root` and its search, which live as long as the process, hidden from the garbage collector.

    The collector is off meanwhile, which saves a third of the time, on afterwards, and never traverses them.

    Raises:
        StartError: A file is damaged; the message names file, line and field.
    """
    gc.disable()
    try:
        return _load_prepared_record(root)
    finally:
        gc.freeze()
        gc.enable()


def locate_prepared_record(root: Path = RECORD_FOLDER) -> Path:
    """The file with what was prepared: where Python keeps compiled modules of that folder."""
    return Path(cache_from_source(str(root / "record.py"))).with_suffix(".pickle")


def _load_prepared_record(root: Path) -> tuple[Record, Search]:
    file = locate_prepared_record(root)
    key = _digest_sources(root)
    prepared = _read_prepared(file, key)
    if prepared is not None:
        return prepared
    record = load_record(root)
    search = Search.build(record, load_nicknames(root), load_original_titles(root), clock=system_clock)
    if not sys.dont_write_bytecode and os.name == "posix":
        # A read-only folder or a full disk costs the next start a second, and nothing else.
        with suppress(OSError):
            _write_prepared(file, key, (record, search))
    return record, search


def _digest_sources(root: Path) -> bytes:
    """What tells the files of the record, and the program that reads them, from any others."""
    digest = hashlib.blake2b(digest_size=_DIGEST_BYTES)
    for path in _list_sources(root):
        with suppress(OSError):
            content = path.read_bytes()
            digest.update(f"{path.name} {len(content)}\n".encode())
            digest.update(content)
    return digest.digest()


def _list_sources(root: Path) -> Iterator[Path]:
    yield from (root / name for name in list_record_files(root))
    for folder in _SOURCE_FOLDERS:
        yield from sorted(folder.glob("*.py"))
    yield from _SOURCE_FILES


def _read_prepared(file: Path, key: bytes) -> tuple[Record, Search] | None:
    """What was prepared of the same sources; None if there is none, or none to be trusted."""
    try:
        with file.open("rb") as opened:
            if not _is_ours(opened) or opened.read(_DIGEST_BYTES) != key:
                return None
            written = opened.read(_DIGEST_BYTES)
            if hashlib.file_digest(opened, "blake2b").digest() != written:
                return None
            opened.seek(2 * _DIGEST_BYTES)
            match unpack_value(opened, RECORD_KINDS, RECORD_MODULES):
                case (Record() as record, Search() as search):
                    return record, search
                case _:
                    return None
    except OSError:
        return None
    except _UNPACKING_ERRORS as error:
        log.warning("The prepared record %s cannot be used and is made anew: %s", file, error)
        return None


def _is_ours(opened: BinaryIO) -> bool:
    """Whether nobody else can have written a file: it belongs to this account or to root, who alone may change it."""
    if os.name != "posix":
        return False
    status = os.fstat(opened.fileno())
    return status.st_uid in {0, os.geteuid()} and not status.st_mode & _WRITABLE_BY_OTHERS


def _write_prepared(file: Path, key: bytes, prepared: tuple[Record, Search]) -> None:
    """Write the file whole or not at all, whoever else writes or reads it at the same time."""
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor, unfinished = tempfile.mkstemp(dir=file.parent, prefix=file.name)
    try:
        with os.fdopen(descriptor, "w+b") as opened:
            opened.write(key + bytes(_DIGEST_BYTES))
            pack_value(prepared, RECORD_KINDS, opened)
            opened.seek(2 * _DIGEST_BYTES)
            written = hashlib.file_digest(opened, "blake2b").digest()
            opened.seek(_DIGEST_BYTES)
            opened.write(written)
            os.fchmod(descriptor, _READABLE_BY_ALL)
        Path(unfinished).replace(file)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise
