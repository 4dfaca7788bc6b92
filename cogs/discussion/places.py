"""Where threads are opened: the channel or forum, what it takes to open one there, and what Discord may say to it."""

import logging
from dataclasses import dataclass

import discord
from discord import ui

from cogs.discussion.refusals import CannotOpenThreadError, Obstacle

log = logging.getLogger(__name__)

Place = discord.TextChannel | discord.ForumChannel

ASLEEP_AFTER = 10_080
"""Minutes without a message after which Discord archives a thread: a week, the longest there is."""

TOO_MANY_THREADS = frozenset({160_006, 160_007})
TAG_REQUIRED = 40_067
"""Discord's codes for as many open threads as a server may have, and for a post without a tag where one is needed."""

READING = "View Channel"

_IN_TEXT = {
    "view_channel": READING,
    "create_public_threads": "Create Public Threads",
    "send_messages_in_threads": "Send Messages in Threads",
}
_IN_FORUM = {
    "view_channel": READING,
    "send_messages": "Create Posts",
    "send_messages_in_threads": "Send Messages in Posts",
}
"""The permissions that it takes, with the names that Discord gives them in each kind of channel."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where a new thread goes.

    Attributes:
        place: The channel or forum.
        chosen_is_gone: Whether the server had chosen another one for discussions, which was deleted.
    """

    place: Place
    chosen_is_gone: bool = False


def place_for(guild: discord.Guild, chosen: int | None, asked_in: object) -> Where:
    """The place that the server chose for discussions, or else the one where somebody asked.

    Raises:
        CannotOpenThreadError: There are no threads in that kind of channel.
    """
    place = guild.get_channel(chosen) if chosen is not None else None
    if place is None:
        place = asked_in.parent if isinstance(asked_in, discord.Thread) else asked_in
    if not isinstance(place, Place):
        raise CannotOpenThreadError(getattr(place, "id", 0), Obstacle.NO_THREADS)
    return Where(place, chosen_is_gone=chosen not in {None, place.id})


async def open_thread(place: Place, name: str, first: ui.LayoutView) -> discord.Thread:
    """Open a public thread: a post of a forum with its first message, in a channel an empty one.

    Raises:
        CannotOpenThreadError: The bot may not, or there is no room for another.
    """
    check(place)
    nobody = discord.AllowedMentions.none()
    try:
        if isinstance(place, discord.ForumChannel):
            post = await place.create_thread(
                name=name,
                view=first,
                applied_tags=_tags(place),
                auto_archive_duration=ASLEEP_AFTER,
                allowed_mentions=nobody,
            )
            return post.thread
        kind = discord.ChannelType.news_thread if place.is_news() else discord.ChannelType.public_thread
        return await place.create_thread(name=name, type=kind, auto_archive_duration=ASLEEP_AFTER)
    except discord.HTTPException as error:
        raise refusal(place, error) from error


def check(place: Place) -> None:
    """Make sure, as far as is known, that a thread can be opened in a channel.

    Raises:
        CannotOpenThreadError: It cannot.
    """
    held = place.permissions_for(place.guild.me)
    lacking = [name for right, name in _needed(place).items() if not getattr(held, right)]
    if lacking:
        raise CannotOpenThreadError(place.id, Obstacle.RIGHTS, lacking)


def refusal(place: Place | None, error: discord.HTTPException) -> Exception:
    """What it means that Discord refused a thread, or a word in one; the error itself if that is nobody's to mend."""
    if place is None:
        return error
    log.info("No thread in channel %s: %s", place.id, error)
    if isinstance(error, discord.Forbidden):
        return CannotOpenThreadError(place.id, Obstacle.RIGHTS, list(_needed(place).values()))
    if error.code in TOO_MANY_THREADS:
        return CannotOpenThreadError(place.id, Obstacle.FULL)
    if error.code == TAG_REQUIRED:
        return CannotOpenThreadError(place.id, Obstacle.TAG)
    return error


def _needed(place: Place) -> dict[str, str]:
    return _IN_FORUM if isinstance(place, discord.ForumChannel) else _IN_TEXT


def _tags(forum: discord.ForumChannel) -> list[discord.ForumTag]:
    """A tag for a post where there must be one: the first that is not for moderators to give."""
    if not forum.flags.require_tag:
        return []
    return [tag for tag in forum.available_tags if not tag.moderated][:1]
