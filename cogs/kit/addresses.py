"""Where a control leads, as its `custom_id` says it: `env:VERSION:ROUTE:STATE…`.

Old messages keep their `custom_id`s for years, so what was once written here is read for ever.
"""

import re
from dataclasses import dataclass
from typing import Self

from bot.errors import OutdatedControlError
from bot.guilds.model import Feature
from bot.guilds.rules import Right

CUSTOM_ID_LIMIT = 100
"""Most characters of a `custom_id`, from Discord's API reference."""

CUSTOM_ID_PREFIX = "env"
_SEPARATOR = ":"

CUSTOM_ID_TEMPLATE = re.compile(rf"{CUSTOM_ID_PREFIX}{_SEPARATOR}.*", re.DOTALL)
"""Matches every `custom_id` of the bot, of any version and route."""


@dataclass(frozen=True, slots=True)
class Route:
    """The method that a control leads to, by name.

    Attributes:
        name: Unique in the bot. Old messages contain it, so it never changes.
        feature: The feature it belongs to; None for what cannot be switched off.
        version: To be raised when the meaning of the state changes; controls of an older version then answer that
            they are outdated.
        right: The right that the gate requires of the presser before anything else; None if everyone may press.
    """

    name: str
    feature: Feature | None
    version: int = 1
    right: Right | None = None

    def custom_id(self, *state: object) -> str:
        """Encode the route and its state as a `custom_id`.

        Raises:
            ValueError: A part contains the separator, or the result exceeds `CUSTOM_ID_LIMIT`.
        """
        parts = [str(part) for part in state]
        if any(_SEPARATOR in part for part in parts):
            raise ValueError(f"a state part holds {_SEPARATOR!r}: {parts}")
        text = _SEPARATOR.join([CUSTOM_ID_PREFIX, str(self.version), self.name, *parts])
        if len(text) > CUSTOM_ID_LIMIT:
            raise ValueError(f"custom_id too long: {text}")
        return text


@dataclass(frozen=True, slots=True)
class Address:
    """A decoded `custom_id`."""

    version: int
    route: str
    state: tuple[str, ...]

    @classmethod
    def parse(cls, custom_id: str) -> Self:
        """Decode a `custom_id`.

        Raises:
            OutdatedControlError: It has no form that this version of the bot writes.
        """
        prefix, *rest = custom_id.split(_SEPARATOR)
        if prefix != CUSTOM_ID_PREFIX or len(rest) < 2 or not rest[0].isdecimal():
            raise OutdatedControlError
        return cls(int(rest[0]), rest[1], tuple(rest[2:]))
