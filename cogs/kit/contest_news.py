"""What happens to contests, told among cogs: whoever changes one says so, and its post is brought up to date.

contest_changed(bot, guild_id, contest_id)              # in any cog

@FeatureCog.listener("on_contest_changed")              # in the one that keeps the post
async def …(self, guild_id: int, contest_id: int) -> None: ...
"""

from collections.abc import Sequence

from bot.client import AwardsBot
from bot.contests.facts import EmptiedPicks

CONTEST_CHANGED_EVENT = "contest_changed"
PICKS_EMPTIED_EVENT = "picks_emptied"


def dispatch_contest_changed(bot: AwardsBot, guild_id: int, contest_id: int) -> None:
    """Say that something a contest's post tells has changed: a ballot is in, a category closed, it was finished.

    It may be said at every pick: the post is edited at its own pace.
    """
    bot.dispatch(CONTEST_CHANGED_EVENT, guild_id, contest_id)


def dispatch_picks_emptied(
    bot: AwardsBot, category_id: str, nominee_id: str, emptied: Sequence[EmptiedPicks]
) -> None:
    """Say that picks were emptied because their nominee was withdrawn, so that the members are told."""
    bot.dispatch(PICKS_EMPTIED_EVENT, category_id, nominee_id, emptied)
