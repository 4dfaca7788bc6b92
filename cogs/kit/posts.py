"""Public posts that are edited when their data changes, at a limited rate for Discord's and the readers' sake.

An edit is given as a function that renders the post when its turn comes, so it includes whatever changed meanwhile,
and the last state is always shown. Between two edits of a post, one task sleeps; if nothing changes, nothing runs.

    posts = Posts(bot, Feature.CONTESTS)
    place = await posts.send_post(channel_id, layout)
    posts.schedule_edit(place, render, lost)      # as often as anything changes
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple
from weakref import WeakValueDictionary

import aiohttp
import discord
from discord import ui

from bot.background import cancel_tasks
from bot.client import AwardsBot
from bot.guilds.model import Feature
from bot.ids import GuildId
from bot.metrics import POSTS_WAITING
from cogs.kit import illustrated
from cogs.kit.illustrated import IllustratedScreen
from cogs.kit.post_errors import CannotPostError, PostLoss
from cogs.kit.post_identity import PostIdentity, find_sent_post, send_identified

log = logging.getLogger(__name__)

YOUNG_POST_AGE = timedelta(hours=1)
EDIT_INTERVAL = timedelta(seconds=5)
LATER_EDIT_INTERVAL = timedelta(minutes=1)
"""The least time between two edits: the first while a post is young, the second afterwards."""

LAST_EDIT_DELAY = timedelta(seconds=8)
"""How long the last of many changes waits, so that later ones can share its edit: a young post is never ten seconds
behind.
"""

TOO_MANY_EDITS_CODE = 30046
"""Discord's error code for too many edits of a message older than an hour, from its API reference."""


DISCORD_FAILURES = (discord.HTTPException, aiohttp.ClientError, OSError)
"""What is raised when a request to Discord fails, for whatever reason; a use case that has stored something says so."""


class PostLocation(NamedTuple):
    """The channel and the message of a post."""

    channel_id: int
    message_id: int

    def make_link(self, guild_id: GuildId) -> str:
        """Return the post's link, valid for readers of that server."""
        return f"https://discord.com/channels/{guild_id}/{self.channel_id}/{self.message_id}"


@dataclass(eq=False)
class EditNotTakenError(Exception):
    """Discord refuses an edit for the moment."""

    place: PostLocation


PostScreen = ui.LayoutView | IllustratedScreen
"""What a post shows, with or without pictures."""

RenderPost = Callable[[], Awaitable[PostScreen | None]]
"""Renders a post with the current data, its pictures too; returns None if there is nothing to show any more."""

HandlePostLoss = Callable[[PostLoss], Awaitable[None]]
"""Called when a post cannot be edited any more; the edit is not tried again."""


@dataclass(frozen=True, slots=True)
class _PostEdit:
    render: RenderPost
    lost: HandlePostLoss | None


class Posts:
    """The posts of one feature."""

    def __init__(self, bot: AwardsBot, feature: Feature | None = None) -> None:
        """Post as `bot`. While `feature` is switched off in a server, its posts there are not edited."""
        self._bot = bot
        self._feature = feature
        self._clock = bot.services.clock
        self._waiting: dict[PostLocation, _PostEdit] = {}
        self._editing: dict[PostLocation, asyncio.Task[None]] = {}
        self._not_before: dict[PostLocation, datetime] = {}
        self._resting: set[PostLocation] = set()
        self._locks: WeakValueDictionary[PostLocation, asyncio.Lock] = WeakValueDictionary()

    async def send_post(
        self,
        channel_id: int,
        screen: PostScreen,
        identity: PostIdentity | None = None,
        *,
        ping_role: int | None = None,
        needs_pictures: bool = False,
    ) -> PostLocation:
        """Send a post, or find it if it was sent before. It pings `ping_role` if one is given, and nobody else.

        If its pictures cannot be drawn, or the bot may not attach files, the post is sent without them: its text is
        more important. One that is nothing without them says so with `needs_pictures`, and is not sent.

        Args:
            channel_id: Where to send it.
            screen: What it shows.
            identity: What makes it the same if it is sent again; None if where it is need not be stored.
            ping_role: The role that it pings.
            needs_pictures: Whether it goes with its pictures or not at all.

        Raises:
            CannotPostError: The channel is gone, or the bot lacks the permission.
        """
        roles = [discord.Object(ping_role)] if ping_role is not None else False
        mentions = discord.AllowedMentions(everyone=False, users=False, roles=roles, replied_user=False)
        channel = self._bot.get_partial_messageable(channel_id)
        if identity is not None and (found := await find_sent_post(self._bot, channel, identity)) is not None:
            return PostLocation(channel_id, found)
        if needs_pictures and isinstance(screen, IllustratedScreen):
            layout, files = await illustrated.draw_pictures(screen)
        else:
            layout, files = await self._draw_screen(channel_id, screen)
        try:
            message = await send_identified(channel, identity, layout, files, mentions)
        except discord.NotFound as error:
            raise CannotPostError(channel_id, PostLoss.GONE) from error
        except discord.Forbidden as error:
            raise CannotPostError(channel_id, PostLoss.FORBIDDEN, needs_pictures) from error
        return PostLocation(channel_id, message.id)

    async def _draw_screen(
        self, channel_id: int, screen: PostScreen
    ) -> tuple[ui.LayoutView, list[discord.File]]:
        """Return a screen with the files of its pictures; without them if they cannot be drawn or attached."""
        if isinstance(screen, ui.LayoutView):
            return screen, []
        channel = self._bot.get_channel(channel_id)
        if (
            isinstance(channel, discord.abc.GuildChannel | discord.Thread)
            and channel.permissions_for(channel.guild.me).attach_files
        ):
            try:
                return await illustrated.draw_pictures(screen)
            except Exception:
                log.exception("A post in channel %s goes without its pictures", channel_id)
        return screen.layout({}), []

    def require_can_post(self, channel_id: int | None, *, needs_pictures: bool = False) -> int:
        """Return the channel's id, if the bot may post there as far as its cache knows.

        It is asked before anything is changed that needs a post.

        Args:
            channel_id: The channel; None if there is none.
            needs_pictures: Whether the post is nothing without its pictures.

        Raises:
            CannotPostError: There is no channel, or the bot lacks the permission.
        """
        if channel_id is None:
            raise CannotPostError(0, PostLoss.GONE)
        channel = self._bot.get_channel(channel_id)
        if isinstance(channel, discord.Thread):
            held = channel.permissions_for(channel.guild.me)
            may_write = held.view_channel and held.send_messages_in_threads
        elif isinstance(channel, discord.abc.GuildChannel):
            held = channel.permissions_for(channel.guild.me)
            may_write = held.view_channel and held.send_messages
        else:
            return channel_id  # A sleeping thread, or unknown: only sending can tell.
        if not may_write or (needs_pictures and not held.attach_files):
            raise CannotPostError(channel_id, PostLoss.FORBIDDEN, needs_pictures)
        return channel_id

    def schedule_edit(
        self, place: PostLocation, render: RenderPost, lost: HandlePostLoss | None = None
    ) -> None:
        """Edit a post as soon as the rate limit allows; replaces an edit of it that is still waiting.

        Pictures sent with the post show the old state: those that are rendered now take their place, if any.
        """
        self._keep_waiting(place, _PostEdit(render, lost))
        if place in self._resting and self._seconds_until_edit(place) <= 0:
            # The limit allows an edit now, so the change need not wait for further ones.
            self._editing.pop(place).cancel()
        if place not in self._editing:
            self._editing[place] = asyncio.create_task(
                self._edit_until_current(place), name=f"post {place.message_id}"
            )

    async def edit_now(
        self, place: PostLocation, render: RenderPost, lost: HandlePostLoss | None = None
    ) -> None:
        """Edit a post and return once Discord took the edit, or nothing is left to edit.

        Raises:
            EditNotTakenError: Discord refuses it for the moment; try again later.
        """
        delay = self._seconds_until_edit(place)
        if delay > EDIT_INTERVAL.total_seconds():
            raise EditNotTakenError(place)
        await asyncio.sleep(max(delay, 0))
        if not await self._edit_post(place, _PostEdit(render, lost)):
            raise EditNotTakenError(place)

    async def close(self) -> None:
        """Cancel the waiting edits. Whoever creates these posts again refreshes them."""
        await cancel_tasks(self._editing.values())
        for place in list(self._waiting):
            self._stop_waiting(place)

    def _keep_waiting(self, place: PostLocation, change: _PostEdit) -> None:
        if place not in self._waiting:
            POSTS_WAITING.add(1, self._feature or "server")
        self._waiting[place] = change

    def _stop_waiting(self, place: PostLocation) -> _PostEdit | None:
        change = self._waiting.pop(place, None)
        if change is not None:
            POSTS_WAITING.add(-1, self._feature or "server")
        return change

    async def _edit_until_current(self, place: PostLocation) -> None:
        try:
            while place in self._waiting:
                await self._wait_for_interval(place)
                change = self._stop_waiting(place)
                if change is not None and not await self._try_edit(place, change):
                    # A newer change that arrived meanwhile takes precedence over the failed one.
                    self._keep_waiting(place, self._waiting.get(place, change))
        finally:
            if self._editing.get(place) is asyncio.current_task():
                del self._editing[place]

    async def _try_edit(self, place: PostLocation, change: _PostEdit) -> bool:
        """As `_edit_post`; an edit that fails, as the database does, is given up, and later ones are not."""
        try:
            return await self._edit_post(place, change)
        except Exception as error:  # noqa: BLE001 - nobody awaits the task
            log.warning("Post %s is not edited: %r", place, error)
            return True

    async def _wait_for_interval(self, place: PostLocation) -> None:
        if self._seconds_until_edit(place) <= 0:
            return
        self._resting.add(place)
        try:
            # While changes keep coming, each that the limit allows is shown at once; the last waits for a
            # pause.
            await asyncio.sleep(max(self._seconds_until_edit(place), LAST_EDIT_DELAY.total_seconds()))
        finally:
            self._resting.discard(place)

    def _seconds_until_edit(self, place: PostLocation) -> float:
        """Return the seconds until the post may be edited again."""
        now = self._clock()
        return (self._not_before.get(place, now) - now).total_seconds()

    async def _edit_post(self, place: PostLocation, change: _PostEdit) -> bool:
        """Render and edit the post; False if the edit must be tried again."""
        if await self._is_switched_off(place):
            return True
        # One edit at a time, so that an older rendering cannot arrive after a newer one.
        async with self._locks.setdefault(place, asyncio.Lock()):
            return await self._render_and_send(place, change)

    async def _render_and_send(self, place: PostLocation, change: _PostEdit) -> bool:
        try:
            screen = await change.render()
        except Exception:
            log.exception("Post %s cannot be drawn", place)
            return True
        if screen is None:
            return True
        layout, files = await self._draw_screen(place.channel_id, screen)
        now = self._clock()
        young = now - discord.utils.snowflake_time(place.message_id) < YOUNG_POST_AGE
        self._postpone_edits(place, now, EDIT_INTERVAL if young else LATER_EDIT_INTERVAL)
        message = self._bot.get_partial_messageable(place.channel_id).get_partial_message(place.message_id)
        try:
            await message.edit(
                view=layout, attachments=files, allowed_mentions=discord.AllowedMentions.none()
            )
        except discord.HTTPException as error:
            if isinstance(error, discord.NotFound | discord.Forbidden):
                await self._report_loss(
                    place, change, PostLoss.GONE if error.status == 404 else PostLoss.FORBIDDEN
                )
            elif error.code == TOO_MANY_EDITS_CODE or error.status >= 500:
                self._postpone_edits(place, now, LATER_EDIT_INTERVAL)
                return False
            else:
                log.exception("Post %s was refused", place)
        except (aiohttp.ClientError, OSError) as error:
            log.warning("Post %s did not reach Discord: %s", place, error)
            self._postpone_edits(place, now, LATER_EDIT_INTERVAL)
            return False
        return True

    async def _is_switched_off(self, place: PostLocation) -> bool:
        channel = self._bot.get_channel(place.channel_id)
        if self._feature is None or not isinstance(channel, discord.abc.GuildChannel | discord.Thread):
            return False
        return not await self._bot.services.guilds.is_feature_enabled(
            GuildId(channel.guild.id), self._feature
        )

    def _postpone_edits(self, place: PostLocation, now: datetime, pace: timedelta) -> None:
        self._not_before = {rested: until for rested, until in self._not_before.items() if until > now}
        self._not_before[place] = now + pace

    async def _report_loss(self, place: PostLocation, change: _PostEdit, loss: PostLoss) -> None:
        log.info("Post %s is lost: %s", place, loss)
        self._stop_waiting(place)
        if change.lost is not None:
            try:
                await change.lost(loss)
            except Exception:
                log.exception("Nobody could be told that post %s is lost", place)
