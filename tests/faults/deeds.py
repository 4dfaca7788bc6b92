"""What members can press, and what is kept of it: read from the controls of a message, for any number of presses."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from tests.faults.said import Change, Kept
from tests.standin.payloads import Json
from tests.standin.reading import list_parts, read_text

SAVED_SIGN = "💾 Saved"
"""With this an answer says that what was pressed is kept."""

RANKED_SIGN = "Saved at each press"
"""With this a ranking says the same, unless it warns."""

WARNING_SIGN = "⚠️"

DOUBLED = "counts twice"
"""What is kept of a pick beside its nominee."""

Matter = tuple[str, int, str]
"""What is answered: its kind, the member (0 for the host), and the category, poll or category of awards."""


@dataclass(frozen=True)
class Deed:
    """A press that changes what is kept.

    Attributes:
        matter: Of what.
        change: How.
        custom_id: The control.
        values: What is chosen in it; None if it is a button.
    """

    matter: Matter
    change: Change
    custom_id: str
    values: tuple[str, ...] | None


def put(*kept: str) -> Change:
    """Replace what was kept."""
    return lambda _: kept


def pick(nominee: str) -> Change:
    """Pick a nominee; what was doubled stays so."""
    return lambda before: () if nominee == "-" else (nominee, *before[1:])


def double(switch: str) -> Change:
    """Let a pick count twice, or once again."""
    return lambda before: (*before[:1], DOUBLED) if before and switch == "on" else before[:1]


def append(nominee: str) -> Change:
    """Add the next choice to a ranking."""
    return lambda before: before if nominee in before else (*before, nominee)


def undo(before: Kept) -> Kept:
    """Take the last choice of a ranking back."""
    return before[:-1]


def name_entries(chosen: tuple[str, ...]) -> Change:
    """Name these of a list, all of which was shown: those that were named stay in their order."""

    def apply(before: Kept) -> Kept:
        stay = [one for one in before if one in chosen]
        return (*stay, *(one for one in chosen if one not in stay))

    return apply


_CHOICES: Mapping[str, tuple[str, int, Callable[[str], Change]]] = {
    "ballot-pick": ("pick", 1, pick),
    "vote-here": ("vote", 0, put),
    "rank-next": ("ranking", 0, append),
    "room-choose": ("award ballot", 1, append),
}
"""Of a select, by its route: the kind of matter, where in its state it says which, and what one choice changes."""

_STEPS: Mapping[str, tuple[str, int, Change]] = {
    "rank-undo": ("ranking", 0, undo),
    "rank-clear": ("ranking", 0, put()),
    "room-undo": ("award ballot", 1, undo),
    "room-clear": ("award ballot", 1, put()),
}
"""The same of a button."""


def list_deeds(message: Json, member_id: int) -> list[Deed]:
    """Every press that a message offers and that changes what is kept."""
    parts = [part for part in list_parts(message) if "custom_id" in part and not part.get("disabled")]
    return [deed for part in parts for deed in _list_deeds_of(part, member_id)]


def _list_deeds_of(part: Json, member_id: int) -> Iterator[Deed]:
    custom_id: str = part["custom_id"]
    _, _, route, *state = custom_id.split(":")
    values: list[str] = [option["value"] for option in part.get("options", ())]

    def make(kind: str, thing: str, change: Change, *chosen: str) -> Deed:
        return Deed((kind, member_id, thing), change, custom_id, chosen or None)

    match route:
        case "ballot-double":
            yield make("pick", state[1], double(state[2]))
        case "nominate":
            for number in range(1, min(len(values), part["max_values"]) + 1):
                for chosen in combinations(values, number):
                    yield make("entries", f"{state[0]} {state[1]}", name_entries(chosen), *chosen)
        case _ if route in _CHOICES:
            kind, place, choose = _CHOICES[route]
            yield from (make(kind, state[place], choose(value), value) for value in values)
        case _ if route in _STEPS:
            kind, place, step = _STEPS[route]
            yield make(kind, state[place], step)
        case _:
            pass


def is_acknowledged(answer: Json) -> bool:
    """Whether an answer says that what was pressed is kept."""
    said = read_text(answer)
    return SAVED_SIGN in said or (RANKED_SIGN in said and WARNING_SIGN not in said)
