"""What a contest's channel was told already: looked for where a crash may have come before it was remembered."""

import logging
from datetime import datetime, timedelta

import discord

from bot.client import AwardsBot
from bot.contests.model import Contest

log = logging.getLogger(__name__)

CLOCK_SKEW_TOLERANCE = timedelta(minutes=1)
"""How far Discord's clock and ours may be apart."""
SEARCHED_MESSAGES_LIMIT = 200
"""Messages among which one is looked for that may have been posted before a crash."""


async def find_posted_message(bot: AwardsBot, contest: Contest, since: datetime, *signs: str) -> int | None:
    """The bot's first message with all these signs in the contest's channel, its own post aside; None without one.

    Messages of others come without their text, so nobody can forge one.
    """
    if contest.channel_id is None:
        return None
    channel = bot.get_partial_messageable(contest.channel_id)
    try:
        async for message in channel.history(
            after=since - CLOCK_SKEW_TOLERANCE, limit=SEARCHED_MESSAGES_LIMIT
        ):
            if message.id != contest.message_id and _contains_signs(message, signs):
                return message.id
    except (discord.NotFound, discord.Forbidden) as error:
        log.info("Could not look through the channel of contest %s: %s", contest.id, error)
    return None


def _contains_signs(message: discord.Message, signs: tuple[str, ...]) -> bool:
    shown = "\n".join(str(component.to_dict()) for component in message.components)
    return all(sign in shown for sign in signs)
