"""What a ceremony's thread is told, among cogs: on the night its results, after it the verdict.

results_changed(bot, changes)                                  # in the cog that announces

@FeatureCog.listener("on_results_changed")                     # in the one that keeps the threads
async def …(self, changes: Sequence[NightChange]) -> None: ...
"""

from collections.abc import Sequence

from bot.client import AwardsBot
from bot.night.change import NightChange

RESULTS_CHANGED = "results_changed"


def results_changed(bot: AwardsBot, changes: Sequence[NightChange]) -> None:
    """Say that envelopes of one ceremony were opened, corrected, taken back or voided, all at once or only one.

    They reach a thread only in servers that chose a channel for discussions; there is nothing to wait for.
    """
    bot.dispatch(RESULTS_CHANGED, changes)
