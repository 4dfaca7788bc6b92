"""How soon interactions are acknowledged: Discord gives up on one after three seconds."""

from time import perf_counter

from bot.metrics import ACKNOWLEDGEMENT_SECONDS

REMEMBERED_RECEIPTS_LIMIT = 10_000
"""How many interactions that were never acknowledged are remembered."""


class Acknowledgements:
    """Measures the time from the receipt of each interaction until Discord has taken the first answer to it."""

    def __init__(self) -> None:
        self._received: dict[int, float] = {}

    def note_receipt(self, interaction_id: int) -> None:
        """Note that an interaction is received at this instant."""
        self._received[interaction_id] = perf_counter()
        if len(self._received) > REMEMBERED_RECEIPTS_LIMIT:
            del self._received[next(iter(self._received))]

    def note_acknowledgement(self, interaction_id: int) -> None:
        """Note that Discord has taken an answer at this instant; only the first one counts."""
        received = self._received.pop(interaction_id, None)
        if received is not None:
            ACKNOWLEDGEMENT_SECONDS.observe(perf_counter() - received)
