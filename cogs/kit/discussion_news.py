"""What a ceremony's thread is told, among cogs: on the night its results, after it the verdict.

results_changed(bot, changes)                                  # in the cog that announces
tell_ceremony_thread(bot, guild_id, ceremony_id, layout)       # in any cog

@FeatureCog.listener("on_results_changed")                     # in the one that keeps the threads
async def …(self, changes: Sequence[NightChange]) -> None: ...

Both reach a thread only in servers that chose a channel for discussions; nothing is to be waited for.
"""

from collections.abc import Sequence

from discord import ui

from bot.client import AwardsBot
from bot.night.change import NightChange

RESULTS_CHANGED = "results_changed"
CEREMONY_THREAD_TOLD = "ceremony_thread_told"


def results_changed(bot: AwardsBot, changes: Sequence[NightChange]) -> None:
    """Say that envelopes of one ceremony were opened, corrected, taken back or voided, all at once or only one."""
    bot.dispatch(RESULTS_CHANGED, changes)


def tell_ceremony_thread(bot: AwardsBot, guild_id: int, ceremony_id: str, layout: ui.LayoutView) -> None:
    """Have something said in a ceremony's thread, which is opened for it if there is none yet."""
    bot.dispatch(CEREMONY_THREAD_TOLD, guild_id, ceremony_id, layout)
