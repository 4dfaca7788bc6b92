"""The errors of configuring a server."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.errors import UserError


@dataclass(eq=False)
class UnknownTimeZoneError(UserError):
    """There is no such time zone; `nearest` are the most similar names, best first."""

    text: str
    nearest: Sequence[str] = ()


@dataclass(eq=False)
class AmbiguousTimeZoneError(UserError):
    """Several time zones are called so; `keys` are their IANA names."""

    text: str
    keys: Sequence[str]
