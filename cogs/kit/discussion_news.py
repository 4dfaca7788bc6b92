"""What a ceremony's thread is told by other cogs: on the night its results, after it the verdict."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from bot.client import AwardsBot
from bot.night.change import ResultChange

THREAD_POSTER_COG = "DiscussionCog"
"""The cog that keeps the threads."""


@runtime_checkable
class ThreadPoster(Protocol):
    """Who keeps the threads."""

    async def post_results(self, changes: Sequence[ResultChange]) -> int | None:
        """Tell the ceremony's thread; its id, or None if none has heard."""
        ...


async def post_in_ceremony_thread(bot: AwardsBot, changes: Sequence[ResultChange]) -> int | None:
    """Tell a ceremony's thread that envelopes were opened, corrected, taken back or voided, all at once or only one.

    Returns:
        The thread that heard; None where the server has no place for discussions, or it cannot be used.
    """
    keeper = bot.get_cog(THREAD_POSTER_COG)
    return await keeper.post_results(changes) if isinstance(keeper, ThreadPoster) else None
