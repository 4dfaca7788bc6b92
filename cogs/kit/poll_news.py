"""What happens to polls, told among cogs: whoever changes one says so, and its post is brought up to date.

poll_changed(bot, guild_id, poll_id)                 # in any cog

@FeatureCog.listener("on_poll_changed")              # in the one that keeps the post
async def …(self, guild_id: int, poll_id: int) -> None: ...
"""

from collections.abc import Sequence

from bot.client import AwardsBot
from bot.polls.facts import EmptiedVotes

POLL_CHANGED_EVENT = "poll_changed"
VOTES_EMPTIED_EVENT = "votes_emptied"


def dispatch_poll_changed(bot: AwardsBot, guild_id: int, poll_id: int) -> None:
    """Say that something a poll's post tells has changed: a vote is in, it was closed, its category was announced.

    It may be said at every vote: the post is edited at its own pace.
    """
    bot.dispatch(POLL_CHANGED_EVENT, guild_id, poll_id)


def dispatch_votes_emptied(bot: AwardsBot, nominee_id: str, emptied: Sequence[EmptiedVotes]) -> None:
    """Say that votes were emptied because their nominee was withdrawn, so that the members are told."""
    bot.dispatch(VOTES_EMPTIED_EVENT, nominee_id, emptied)
