"""What happens to contests, told among cogs: whoever changes one says so, and its post is brought up to date.

contest_changed(bot, guild_id, contest_id)              # in any cog

@FeatureCog.listener("on_contest_changed")              # in the one that keeps the post
async def …(self, guild_id: int, contest_id: int) -> None: ...
"""

from collections.abc import Collection, Sequence
from typing import Protocol, runtime_checkable

from bot.announcing.model import ResultChange
from bot.client import AwardsBot
from bot.contests.read_models import EmptiedPicks
from bot.guilds.model import Feature
from bot.ids import CategoryId, ContestId, GuildId, MemberId, NomineeId
from bot.polls.read_models import EmptiedVotes

CONTEST_CHANGED_EVENT = "contest_changed"
PICKS_EMPTIED_EVENT = "picks_emptied"


def dispatch_contest_changed(bot: AwardsBot, guild_id: GuildId, contest_id: ContestId) -> None:
    """Say that something a contest's post tells has changed: a ballot is in, a category closed, it was finished.

    It may be said at every pick: the post is edited at its own pace.
    """
    bot.dispatch(CONTEST_CHANGED_EVENT, guild_id, contest_id)


def dispatch_picks_emptied(
    bot: AwardsBot, category_id: CategoryId, nominee_id: NomineeId, emptied: Sequence[EmptiedPicks]
) -> None:
    """Say that picks were emptied because their nominee was withdrawn, so that the members are told."""
    bot.dispatch(PICKS_EMPTIED_EVENT, category_id, nominee_id, emptied)


POLL_CHANGED_EVENT = "poll_changed"
VOTES_EMPTIED_EVENT = "votes_emptied"


def dispatch_poll_changed(bot: AwardsBot, guild_id: GuildId, poll_id: int) -> None:
    """Say that something a poll's post tells has changed: a vote is in, it was closed, its category was announced.

    It may be said at every vote: the post is edited at its own pace.
    """
    bot.dispatch(POLL_CHANGED_EVENT, guild_id, poll_id)


def dispatch_votes_emptied(bot: AwardsBot, nominee_id: NomineeId, emptied: Sequence[EmptiedVotes]) -> None:
    """Say that votes were emptied because their nominee was withdrawn, so that the members are told."""
    bot.dispatch(VOTES_EMPTIED_EVENT, nominee_id, emptied)


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


FEATURE_SWITCHED_ON_EVENT = "feature_switched_on"
COVERS_CHANGED_EVENT = "covers_changed"


def dispatch_feature_switched_on(bot: AwardsBot, guild_id: GuildId, feature: Feature) -> None:
    """Say that a feature is on again in a server; its posts may lag behind."""
    bot.dispatch(FEATURE_SWITCHED_ON_EVENT, guild_id, feature)


def dispatch_covers_changed(bot: AwardsBot, guild_id: GuildId) -> None:
    """Say that a server covers winners otherwise than before; what was posted of late may have to be drawn anew."""
    bot.dispatch(COVERS_CHANGED_EVENT, guild_id)


NOTICES_KEPT_EVENT = "notices_kept"
"""The event at which `cogs.notices` writes to the members."""


async def notify_members(
    bot: AwardsBot, guild_id: GuildId, user_ids: Collection[MemberId], text: str
) -> None:
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
