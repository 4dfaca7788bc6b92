"""Channels and forums in which threads are opened, the permissions for it, and Discord's errors explained."""

import logging
from dataclasses import dataclass

import discord
from discord import ui

from cogs.discussion.error_text import CannotOpenThreadError, MemberMayNotOpenError, ThreadObstacle

log = logging.getLogger(__name__)

ThreadParent = discord.TextChannel | discord.ForumChannel

AUTO_ARCHIVE_MINUTES = 10_080
"""Minutes without a message after which Discord archives a thread: a week, the most it offers."""

TOO_MANY_THREADS_CODES = frozenset({160_006, 160_007})
TAG_REQUIRED_CODE = 40_067
"""Discord's error codes: the server has too many open threads; a forum post needs a tag."""

VIEW_CHANNEL_NAME = "View Channel"

_TEXT_PERMISSIONS = {
    "view_channel": VIEW_CHANNEL_NAME,
    "create_public_threads": "Create Public Threads",
    "send_messages_in_threads": "Send Messages in Threads",
}
_FORUM_PERMISSIONS = {
    "view_channel": VIEW_CHANNEL_NAME,
    "send_messages": "Create Posts",
    "send_messages_in_threads": "Send Messages in Posts",
}
"""The permissions needed to open a thread in each kind of channel, with Discord's names for them."""


@dataclass(frozen=True, slots=True)
class ThreadPlacement:
    """Where a new thread is opened.

    Attributes:
        parent: The channel or forum.
        chosen_is_gone: Whether the channel chosen for discussions was deleted, so that this is another one.
    """

    parent: ThreadParent
    chosen_is_gone: bool = False


def choose_thread_parent(guild: discord.Guild, chosen: int | None, asked_in: object) -> ThreadPlacement:
    """Choose the server's channel for discussions, or else the one where somebody asked.

    Raises:
        CannotOpenThreadError: That kind of channel has no threads.
    """
    place = guild.get_channel(chosen) if chosen is not None else None
    if place is None:
        place = asked_in.parent if isinstance(asked_in, discord.Thread) else asked_in
    if not isinstance(place, ThreadParent):
        raise CannotOpenThreadError(getattr(place, "id", 0), ThreadObstacle.NO_THREADS)
    return ThreadPlacement(place, chosen_is_gone=chosen not in {None, place.id})


async def open_thread(place: ThreadParent, name: str, first: ui.LayoutView) -> discord.Thread:
    """Open a public thread: in a forum, a post with the first message; in a channel, an empty thread.

    Raises:
        CannotOpenThreadError: The bot lacks a permission, or the server has too many open threads.
    """
    require_can_open_thread(place)
    nobody = discord.AllowedMentions.none()
    try:
        if isinstance(place, discord.ForumChannel):
            post = await place.create_thread(
                name=name,
                view=first,
                applied_tags=_find_required_tags(place),
                auto_archive_duration=AUTO_ARCHIVE_MINUTES,
                allowed_mentions=nobody,
            )
            return post.thread
        kind = discord.ChannelType.news_thread if place.is_news() else discord.ChannelType.public_thread
        return await place.create_thread(name=name, type=kind, auto_archive_duration=AUTO_ARCHIVE_MINUTES)
    except discord.HTTPException as error:
        raise explain_refusal(place, error) from error


def require_can_open_thread(place: ThreadParent) -> None:
    """Check, as far as the cache knows, that a thread can be opened in a channel.

    Raises:
        CannotOpenThreadError: It cannot.
    """
    held = place.permissions_for(place.guild.me)
    lacking = [name for right, name in _list_needed_permissions(place).items() if not getattr(held, right)]
    if lacking:
        raise CannotOpenThreadError(place.id, ThreadObstacle.RIGHTS, lacking)


def require_member_may_open(place: ThreadParent, member: discord.Member) -> None:
    """Check that a member may open a thread in a channel themselves: the bot opens none for who may not.

    Raises:
        MemberMayNotOpenError: They may not.
    """
    held = place.permissions_for(member)
    if not all(getattr(held, right) for right in _list_needed_permissions(place)):
        raise MemberMayNotOpenError(place.id)


def explain_refusal(place: ThreadParent | None, error: discord.HTTPException) -> Exception:
    """Convert Discord's refusal of a thread or a message into an error with advice, if there is any."""
    if place is None:
        return error
    log.info("No thread in channel %s: %s", place.id, error)
    if isinstance(error, discord.Forbidden):
        return CannotOpenThreadError(
            place.id, ThreadObstacle.RIGHTS, list(_list_needed_permissions(place).values())
        )
    if error.code in TOO_MANY_THREADS_CODES:
        return CannotOpenThreadError(place.id, ThreadObstacle.FULL)
    if error.code == TAG_REQUIRED_CODE:
        return CannotOpenThreadError(place.id, ThreadObstacle.TAG)
    return error


def _list_needed_permissions(place: ThreadParent) -> dict[str, str]:
    return _FORUM_PERMISSIONS if isinstance(place, discord.ForumChannel) else _TEXT_PERMISSIONS


def _find_required_tags(forum: discord.ForumChannel) -> list[discord.ForumTag]:
    """Return a tag for a post in a forum that requires one: the first that is not reserved for moderators."""
    if not forum.flags.require_tag:
        return []
    return [tag for tag in forum.available_tags if not tag.moderated][:1]
