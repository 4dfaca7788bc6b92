"""Events that cogs send each other over the bot, and posts in threads of another cog; no cog imports another.

Whatever changes a contest, a poll or a setting dispatches an event, and the cog that keeps the posts edits them:

    dispatch_contest_changed(bot, guild_id, contest_id)      # in any cog

    @FeatureCog.listener("on_contest_changed")               # in the cog that keeps the post
    async def refresh_post(self, guild_id: int, contest_id: int) -> None: ...
"""

from collections.abc import Collection, Sequence
from typing import Protocol, runtime_checkable

from bot.announcing.model import ResultChange
from bot.client import AwardsBot
from bot.contests.model import Contest
from bot.contests.read_models import EmptiedPicks
from bot.guilds.model import Feature
from bot.ids import CategoryId, ContestId, GuildId, MemberId, NomineeId
from bot.polls.read_models import EmptiedVotes
from bot.room_awards.read_models import SkippedVotes
from cogs.kit.post_errors import PostLoss

CONTEST_CHANGED_EVENT = "contest_changed"
NOMINEE_WITHDRAWN_EVENT = "nominee_withdrawn"
PICKS_EMPTIED_EVENT = "picks_emptied"


def dispatch_contest_changed(bot: AwardsBot, guild_id: GuildId, contest_id: ContestId) -> None:
    """Announce that data shown in a contest's post changed: a ballot came in, a category closed, it was finished.

    May be called for every pick: edits of the post are rate-limited.
    """
    bot.dispatch(CONTEST_CHANGED_EVENT, guild_id, contest_id)


def dispatch_nominee_withdrawn(bot: AwardsBot, guild_id: GuildId, ceremony_id: str) -> None:
    """Announce that a nominee of a slate was withdrawn or put back: what was nominated may count otherwise now."""
    bot.dispatch(NOMINEE_WITHDRAWN_EVENT, guild_id, ceremony_id)


def dispatch_picks_emptied(
    bot: AwardsBot, category_id: CategoryId, nominee_id: NomineeId, emptied: Sequence[EmptiedPicks]
) -> None:
    """Announce that picks were emptied because their nominee was withdrawn, so that their members are notified."""
    bot.dispatch(PICKS_EMPTIED_EVENT, category_id, nominee_id, emptied)


CONTEST_POST_REFUSED_EVENT = "contest_post_refused"


def dispatch_contest_post_refused(bot: AwardsBot, contest: Contest, loss: PostLoss) -> None:
    """Announce that a post of another feature's could not be made in a contest's channel, so that its host is told."""
    bot.dispatch(CONTEST_POST_REFUSED_EVENT, contest, loss)


SEASON_DATES_CHANGED_EVENT = "season_dates_changed"


def dispatch_season_dates_changed(bot: AwardsBot, guild_id: GuildId) -> None:
    """Announce that a server's dates may have moved: a host corrected one, or chose another time zone."""
    bot.dispatch(SEASON_DATES_CHANGED_EVENT, guild_id)


VOTES_SKIPPED_EVENT = "votes_skipped"


def dispatch_votes_skipped(
    bot: AwardsBot, category_id: CategoryId, nominee_id: NomineeId, skipped: SkippedVotes
) -> None:
    """Announce that ballots of the room's awards name a withdrawn nominee, so that their members are notified."""
    bot.dispatch(VOTES_SKIPPED_EVENT, category_id, nominee_id, skipped)


POLL_CHANGED_EVENT = "poll_changed"
VOTES_EMPTIED_EVENT = "votes_emptied"


def dispatch_poll_changed(bot: AwardsBot, guild_id: GuildId, poll_id: int) -> None:
    """Announce that data shown in a poll's post changed: a vote came in, it was closed, its category was announced.

    May be called for every vote: edits of the post are rate-limited.
    """
    bot.dispatch(POLL_CHANGED_EVENT, guild_id, poll_id)


def dispatch_votes_emptied(bot: AwardsBot, nominee_id: NomineeId, emptied: Sequence[EmptiedVotes]) -> None:
    """Announce that votes were emptied because their nominee was withdrawn, so that their members are notified."""
    bot.dispatch(VOTES_EMPTIED_EVENT, nominee_id, emptied)


THREAD_POSTER_COG = "DiscussionCog"
"""Name of the cog that owns the discussion threads; `post_in_ceremony_thread` looks it up."""


@runtime_checkable
class ThreadPoster(Protocol):
    """The part of the discussion cog that other cogs call."""

    async def post_results(self, changes: Sequence[ResultChange]) -> int | None:
        """Post changed results in the ceremony's thread; see `post_in_ceremony_thread`."""
        ...


async def post_in_ceremony_thread(bot: AwardsBot, changes: Sequence[ResultChange]) -> int | None:
    """Post in a ceremony's thread that results were announced, corrected, withdrawn or voided.

    Args:
        bot: The bot.
        changes: One change, or several that are posted together.

    Returns:
        The id of the thread; None if the server has no usable channel for discussions.
    """
    poster = bot.get_cog(THREAD_POSTER_COG)
    return await poster.post_results(changes) if isinstance(poster, ThreadPoster) else None


ENVELOPE_POSTER_COG = "RoomAwardCog"
"""Name of the cog that owns the posts of the room's own awards; `post_award_envelope` looks it up."""


@runtime_checkable
class EnvelopePoster(Protocol):
    """The part of the room's awards that other cogs call."""

    async def post_envelope(self, change: ResultChange) -> str | None:
        """Post an opened envelope; see `post_award_envelope`."""
        ...


async def post_award_envelope(bot: AwardsBot, change: ResultChange) -> str | None:
    """Post the card of an envelope of the room's own awards, or edit it: it was opened, taken back or uncovered.

    Returns:
        What went wrong, as a sentence for the host; None if nothing did, or if it is no envelope of such awards.
    """
    poster = bot.get_cog(ENVELOPE_POSTER_COG) if change.award is not None else None
    return await poster.post_envelope(change) if isinstance(poster, EnvelopePoster) else None


FEATURE_SWITCHED_ON_EVENT = "feature_switched_on"
FEATURE_SWITCHED_OFF_EVENT = "feature_switched_off"
COVERS_CHANGED_EVENT = "covers_changed"


def dispatch_feature_switched_on(bot: AwardsBot, guild_id: GuildId, feature: Feature) -> None:
    """Announce that a feature was switched on again in a server; its posts may be out of date."""
    bot.dispatch(FEATURE_SWITCHED_ON_EVENT, guild_id, feature)


def dispatch_feature_switched_off(bot: AwardsBot, guild_id: GuildId, feature: Feature) -> None:
    """Announce that a feature was switched off in a server; what it adds to posts of other features is to go."""
    bot.dispatch(FEATURE_SWITCHED_OFF_EVENT, guild_id, feature)


def dispatch_covers_changed(bot: AwardsBot, guild_id: GuildId) -> None:
    """Announce that a server changed how it covers winners; recent posts may have to be rendered again."""
    bot.dispatch(COVERS_CHANGED_EVENT, guild_id)


NOTICES_KEPT_EVENT = "notices_kept"
"""The event at which `cogs.notices` sends direct messages."""


async def notify_members(
    bot: AwardsBot, guild_id: GuildId, user_ids: Collection[MemberId], text: str
) -> None:
    """Notify members by direct message, or with the answer to their next command here if they accept none.

    The notices are stored when this returns; messages are sent afterwards.

    Args:
        bot: The bot.
        guild_id: The server that the notice is about.
        user_ids: The members to notify.
        text: Markdown of at most 3,000 characters. Members read it out of context, so it names and links its origin.
    """
    if user_ids:
        bot.dispatch(NOTICES_KEPT_EVENT, await bot.services.notices.add_notices(guild_id, user_ids, text))
