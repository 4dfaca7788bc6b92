"""Posts that exist once, whatever dies: whoever makes one again gets the one that is there.

A process may die after Discord took a post and before it is stored where the post is; the next one then posts it again.
Discord helps at first: a nonce of the author's is unique for a few minutes, and who sends it again gets the first
message. After that the channel is looked through for the mark that the post carries: the `id` of its first component,
which nobody sees, and which nobody else can have set in a message of the bot's.
"""

import hashlib
import logging
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import discord
from discord import ui

from bot.client import AwardsBot

log = logging.getLogger(__name__)

NONCE_TRUST_PERIOD = timedelta(minutes=1)
"""How long after a post's cause its nonce is certainly still known to Discord, which says "the past few minutes"."""

FIRST_ATTEMPT_PERIOD = timedelta(seconds=10)
"""How long after a post's cause it is sent for the first time, if nothing is in the way."""

CLOCK_SKEW_TOLERANCE = timedelta(minutes=10)
"""Largest expected difference between Discord's clock and the bot's."""

SEARCHED_MESSAGES_LIMIT = 100
"""How many messages are looked through after the post's cause, and how many of the latest: a request each."""

UNKNOWN_SINCE = discord.utils.snowflake_time(0) + CLOCK_SKEW_TOLERANCE
"""The earliest instant of any message, for a post whose cause has no time."""

MARK_BITS = 30

UNKNOWN_CHANNEL_CODE = 10003
"""Discord's error code for a channel that is gone, from its API reference."""

PostChannel = discord.PartialMessageable | discord.Thread
"""Where a post is sent to."""


@dataclass(frozen=True, slots=True)
class PostIdentity:
    """What makes a post the same post when it is made again.

    Attributes:
        name: What it shows, with the ids of its rows: no other post ever has this name.
        since: When its cause was stored (UTC); it cannot have been posted before.
    """

    name: str
    since: datetime

    def make_nonce(self, channel_id: int) -> str:
        """Return the nonce with which it is sent to a channel; Discord allows 25 characters."""
        # Nonces are unique by author: the channel belongs to it, or a post that moves would not be made.
        return hashlib.blake2s(f"{channel_id} {self.name}".encode(), digest_size=12).hexdigest()

    @property
    def mark(self) -> int:
        """The id of its first component: of 31 bits, and larger than any that Discord gives by itself."""
        digest = hashlib.blake2s(self.name.encode(), digest_size=4).digest()
        return 1 << MARK_BITS | int.from_bytes(digest) & ((1 << MARK_BITS) - 1)

    def make_part(self, number: int) -> "PostIdentity":
        """Return the identity of one of several messages that are posted together."""
        return replace(self, name=f"{self.name} {number}")

    def may_be_older(self, now: datetime) -> bool:
        """Whether an earlier attempt may have sent it, so that it shows what stood then."""
        return now - self.since > FIRST_ATTEMPT_PERIOD

    def mark_layout(self, layout: ui.LayoutView) -> None:
        """Let a layout carry the mark."""
        layout.children[0].id = self.mark

    def is_marked(self, message: discord.Message) -> bool:
        """Whether a message carries the mark."""
        return any(component.to_dict().get("id") == self.mark for component in message.components)


async def find_sent_post(bot: AwardsBot, channel: PostChannel, identity: PostIdentity) -> int | None:
    """Find a post that was sent to a channel so long ago that Discord may have forgotten its nonce.

    Returns:
        The message's id; None if it is not there, or was sent just now at the earliest.

    Raises:
        discord.HTTPException: Discord does not say what is there.
    """
    if bot.services.clock() - identity.since < NONCE_TRUST_PERIOD:
        return None
    try:
        async for message in _list_likely_messages(channel, identity.since):
            # Nothing of other authors' messages is delivered but that they exist.
            if message.author == bot.user and identity.is_marked(message):
                log.info("Found post %s again: %s", message.id, identity.name)
                return message.id
    except (discord.NotFound, discord.Forbidden) as error:
        log.info("Cannot look for what was posted before: %s", error)
    return None


async def send_identified(
    channel: PostChannel,
    identity: PostIdentity | None,
    layout: ui.LayoutView,
    files: Sequence[discord.File] = (),
    mentions: discord.AllowedMentions | None = None,
) -> discord.Message:
    """Send a post, or get the one that Discord took a moment ago; None as its identity sends it in any case.

    Raises:
        discord.HTTPException: Discord does not take it.
    """
    mentions = mentions or discord.AllowedMentions.none()
    if identity is not None:
        identity.mark_layout(layout)
        nonce = identity.make_nonce(channel.id)
        try:
            return await channel.send(view=layout, files=files, allowed_mentions=mentions, nonce=nonce)
        except discord.NotFound as error:
            if error.code == UNKNOWN_CHANNEL_CODE:
                raise
        # The post with this nonce was deleted a moment ago: whoever sends it again means to.
        for file in files:
            file.reset()
    return await channel.send(view=layout, files=files, allowed_mentions=mentions)


async def _list_likely_messages(channel: PostChannel, since: datetime) -> AsyncIterator[discord.Message]:
    """List the first messages after an instant, and the latest of all if there are more."""
    count = 0
    async for message in channel.history(after=since - CLOCK_SKEW_TOLERANCE, limit=SEARCHED_MESSAGES_LIMIT):
        yield message
        count += 1
    if count == SEARCHED_MESSAGES_LIMIT:
        async for message in channel.history(limit=SEARCHED_MESSAGES_LIMIT):
            yield message
