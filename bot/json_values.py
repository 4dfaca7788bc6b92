"""What JSON can say: the values of a job's payload, of an audit entry's details and of a JSON column."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

JsonValue: TypeAlias = bool | int | float | str | Sequence["JsonValue"] | Mapping[str, "JsonValue"] | None
"""A value that JSON can hold."""
