"""What a text may come to mean while it is typed."""

from collections.abc import Iterable

from bot.times.model import Instant, Question, Reading, Refusal, RefusalKind, Situation
from bot.times.reading import read_time

SUGGESTED_TEXTS = ("in 1 hour", "tomorrow 20:00", "saturday 20:00", "sunday 20:00", "in 7 days")
"""What is offered before anything is typed."""

_ENDINGS = ("pm", ":00", "am")
"""What completes a text that ends in a number."""


def list_choices(text: str, situation: Situation) -> tuple[Instant, ...]:
    """List what a text means or may come to mean, to be shown with its zone and sent as its exact value.

    Args:
        text: As far as it is typed; some times are suggested while it is empty.
        situation: Where and when.
    """
    typed = text.strip()
    if not typed:
        return _all_of(SUGGESTED_TEXTS, situation)
    reading = read_time(typed, situation)
    if isinstance(reading, Refusal) and reading.kind is RefusalKind.UNREADABLE and typed[-1].isdigit():
        return _all_of([typed + ending for ending in _ENDINGS], situation)
    return _instants_of(reading)


def _all_of(texts: Iterable[str], situation: Situation) -> tuple[Instant, ...]:
    found = {instant.at: instant for text in texts for instant in _instants_of(read_time(text, situation))}
    return tuple(found[at] for at in sorted(found))


def _instants_of(reading: Reading) -> tuple[Instant, ...]:
    match reading:
        case Instant():
            return (reading,)
        case Question():
            return reading.choices
        case Refusal():
            return ()
