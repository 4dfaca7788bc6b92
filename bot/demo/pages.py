"""The demo's pages: one of SimCord's previews for each channel and thread, linked with each other.

SimCord shows one channel on an address of its own and refuses a second one beside it. Here each has its page; threads
get theirs as they are opened, and a page shows by itself what happened in its channel meanwhile.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import simcord
from simcord.backend.access import can_access_channel, can_access_message
from simcord.preview import Preview

from bot.demo.links import link_channels
from bot.errors import StartError

Pictures = Mapping[str, tuple[str, bytes]]
"""Pictures from elsewhere by their address, each with its file's name."""

PAGE_EVENTS = frozenset({"MESSAGE_CREATE", "MESSAGE_UPDATE", "MESSAGE_DELETE"})
"""Events of Discord's gateway after which a page shows something else."""


class ChannelPages:
    """The pages of a server's channels and threads, by the channel's id."""

    def __init__(self, env: simcord.Env, people: Sequence[simcord.MemberActor], pictures: Pictures) -> None:
        """Show channels of a simulated Discord.

        Args:
            env: The simulated Discord.
            people: Who can be chosen at the top of a page, if they may read its channel.
            pictures: Pictures that do not come from the bot, such as its own face.
        """
        self.env = env
        self.pictures = pictures
        self._people = people
        self._pages: dict[int, ChannelPage] = {}
        env.backend.subscribers.append(self._mark_changed)

    async def open_pages(self, first: simcord.ChannelHandle, port: int) -> "ChannelPage":
        """Open the pages of every channel and thread; the first one, which is returned, on this port.

        Raises:
            StartError: If the port is in use.
        """
        try:
            opened = await self._open_page(first, port)
        except simcord.SetupError as error:
            if not isinstance(error.__cause__, OSError):
                raise
            raise StartError(f"Port {port} on this machine is taken: choose another with --port.") from error
        await self.follow_channels()
        return opened

    async def follow_channels(self) -> None:
        """Open a page for each channel that has none yet, and show on the others what happened meanwhile."""
        guild = self._people[0].guild
        channels = [*guild.channels.values()]
        for channel in [*channels, *(thread for parent in channels for thread in parent.threads)]:
            if channel.id not in self._pages:
                await self._open_page(channel, 0)
        for page in self._pages.values():
            page.show_changes()

    def find_link(self, channel_id: int) -> str | None:
        """Return the address of a channel's page; None if it has none."""
        page = self._pages.get(channel_id)
        return None if page is None or page.is_closed else page.url

    def mark_dispatched(self) -> None:
        """Note that what somebody does has reached Discord; each page knows whether they do it there."""
        for page in self._pages.values():
            page.mark_own_action()

    async def close(self) -> None:
        """Close every page."""
        self.env.backend.subscribers.remove(self._mark_changed)
        for page in self._pages.values():
            await page.close()

    async def _open_page(self, channel: simcord.ChannelHandle, port: int) -> "ChannelPage":
        viewers = [
            person
            for person in self._people
            if can_access_channel(self.env, channel.id, person, history=True)
        ]
        page = ChannelPage(self, channel, viewers, port)
        await page.__aenter__()
        self._pages[channel.id] = page
        # Messages that mention the channel become links to it.
        for other in self._pages.values():
            other.has_changed = True
        return page

    def _mark_changed(self, event: str, payload: Mapping[str, Any]) -> None:
        if event in PAGE_EVENTS and (page := self._pages.get(int(payload["channel_id"]))):
            page.has_changed = True


class ChannelPage(Preview):
    """The page of one channel.

    Attributes:
        has_changed: Whether something happened in the channel that the page does not show yet.
    """

    def __init__(
        self,
        pages: ChannelPages,
        channel: simcord.ChannelHandle,
        viewers: Sequence[simcord.MemberActor],
        port: int,
    ) -> None:
        """Prepare the page of a channel, beside the other pages; it is served once it is entered."""
        super().__init__(
            pages.env,
            channel,
            tuple(viewers),
            layout="channel",
            display="responsive",
            width=960,
            height=720,
            locale="en-US",
            timezone="UTC",
            presentation_time=None,
            assets=pages.pictures,
            port=port,
        )
        self._beside = pages
        self.has_changed = False

    @property
    def is_closed(self) -> bool:
        """Whether the page is served no more."""
        return self._closed

    async def __aenter__(self) -> "ChannelPage":
        """Serve the page."""
        # SimCord holds one preview at a time, and refuses the next as long as it knows of one.
        self.env._preview = None  # pyright: ignore[reportPrivateUsage] - there is no other way to a second channel
        await super().__aenter__()
        return self

    def show_changes(self) -> None:
        """Show what happened in the channel, unless somebody's press is being answered, which shows it as well."""
        if self.has_changed and self._active_action is None and not self._closed:
            self._publish_message_pages(reason="refresh")

    def _initial_target(self, viewer: simcord.MemberActor, channel_id: int) -> int | None:
        """The newest message that somebody may read: a page opens at its end, as a channel does on Discord."""
        newest = super()._initial_target(viewer, channel_id)
        messages = self.env.backend.messages.get(channel_id, {}).values()
        readable = [
            message.id
            for message in messages
            if can_access_message(self.env, channel_id, message, viewer, history=True)
        ]
        return newest if newest is None else max(readable, default=newest)

    def _open_page(self, viewer_id: Any = None, target_id: Any = None) -> Any:
        # SimCord would begin where the channel ended when the demo did.
        if self._python is not None:
            newest = self._initial_target(self._python.viewer, self.channel.id)
            self._python.target_id = self._python.window_end_id = newest
        return super()._open_page(viewer_id, target_id)

    def mark_own_action(self) -> None:
        """Note that what is being done on this page has reached Discord, if anything is being done on it."""
        super()._mark_action_dispatched()

    def _mark_action_dispatched(self) -> None:
        # The simulated Discord tells the page that was opened last; it may have been done on any.
        self._beside.mark_dispatched()

    def _publish_message_pages(self, *, reason: Any = "action") -> None:
        self.has_changed = False
        super()._publish_message_pages(reason=reason)

    def _page_payload(self, page: Any) -> dict[str, Any]:
        return link_channels(super()._page_payload(page), self._beside.find_link)
