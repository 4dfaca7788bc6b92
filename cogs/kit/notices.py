"""Telling members something privately, whether their direct messages are open or not."""

from collections.abc import Collection

from bot.client import AwardsBot

NOTICES_KEPT_EVENT = "notices_kept"
"""The event at which `cogs.notices` writes to the members."""


async def notify_members(bot: AwardsBot, guild_id: int, user_ids: Collection[int], text: str) -> None:
    """Tell members something by direct message, or at their next command in this server where that is closed.

    It is kept when this returns; the messages follow.

    Args:
        bot: Who writes.
        guild_id: The server that it is about.
        user_ids: Whom to tell.
        text: What Discord shows, at most 3,000 characters; say where it comes from, and link there.
    """
    if user_ids:
        bot.dispatch(NOTICES_KEPT_EVENT, await bot.services.notices.add_notices(guild_id, user_ids, text))
