"""The rate limits of Discord that the bot met: discord.py waits them out and says so in its log, and nowhere else."""

import logging

from bot.metrics import RATE_LIMITS

REQUEST_LOGGERS = ("discord.http", "discord.webhook.async_")
"""Where discord.py logs what became of its requests."""


def count_rate_limits() -> None:
    """Count rate limits from now on; calling it again changes nothing."""
    for name in REQUEST_LOGGERS:
        logging.getLogger(name).addFilter(_count_rate_limit)


def _count_rate_limit(record: logging.LogRecord) -> bool:
    message = str(record.msg).lower()
    if record.levelno == logging.WARNING and "rate limit" in message:
        RATE_LIMITS.count("global" if message.startswith("global") else "route")
    return True
