"""Sealing: when the picks of a contest are closed, its ballots are fixed and proven."""

from bot.awards.slates import Slates
from bot.clock import Clock
from bot.contests.facts import Card
from bot.db.engine import Database

JOB = "contest.seal"
"""The kind of job that seals a contest when it is due; its payload holds `guild_id` and `contest_id`."""


class SealingService:
    """Seals contests whose picks are closed."""

    def __init__(self, database: Database, slates: Slates, clock: Clock) -> None:
        """Seal contests in a database."""
        self._database = database
        self._slates = slates
        self._clock = clock

    async def seal(self, guild_id: int, contest_id: int) -> Card | None:
        """Seal a contest if that is due, and say what its post is to tell now.

        It can be asked again, after a crash or a long night without the bot: a contest is sealed once, and the
        card of a sealed one is the same each time.

        Returns:
            The card; None if the contest is gone, is not due, or was cancelled: nothing is to be posted.
        """
        raise NotImplementedError
