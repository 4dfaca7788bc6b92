"""Polls: a host asks who will win or who should, and members answer on the public post."""

from bot.client import AwardsBot
from cogs.polls import refusals as refusals  # words the refusals of polls


async def setup(bot: AwardsBot) -> None:
    """Add the cogs to the bot."""
    del bot
