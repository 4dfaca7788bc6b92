"""What every open question has in common."""

import re
from dataclasses import dataclass

_INSIDE_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """Something to argue about that facts raise; each kind is a class that carries them, and no words."""

    @property
    def kind(self) -> str:
        """What is asked, whatever it is asked about: `lost-to`."""
        return kind_of(type(self))


def kind_of(question: type[OpenQuestion]) -> str:
    """The name under which it is remembered that a kind of question was asked, at most 40 characters."""
    return _INSIDE_CAPITAL.sub("-", question.__name__).lower()
