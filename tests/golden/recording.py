"""What the bot sends, as golden files keep it.

Simulated time stands at a fixed instant and moves only when a test moves it, and `tests.golden.conftest` makes salts
that are counted instead of drawn, so that proofs are the same in every run. What is left is normalised here, and
nowhere else:

- an id of Discord's is written as who or what it is of, `<Ana>`, `<#awards-season>`; that of a message, an interaction
  or an attachment as `<id>`: how many were made before it is no part of what is sent;
- a picture is its file name, its description and that it is not empty, for its bytes depend on the drawing library.
"""

import re
from typing import Any, cast

from simcord import ChannelHandle, InteractionResult, ResponseMessage

from tests.golden.pinned import as_json, check_folder
from tests.world import World, reply

SNOWFLAKE = re.compile(r"(?<![0-9a-zA-Z])\d{16,20}(?![0-9a-zA-Z])")
"""An id of Discord's, in 2026 and later."""


class Recorder:
    """Keeps the screens of one act, to be held against their golden files at its end."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.kept: dict[str, str] = {}

    def take(
        self, name: str, shown: InteractionResult | ResponseMessage
    ) -> InteractionResult | ResponseMessage:
        """Keep what the bot answered: the screen, or the form it opened."""
        if isinstance(shown, InteractionResult) and shown.modal is not None:
            self.keep(name, {"form": shown.modal})
        else:
            answer = reply(shown) if isinstance(shown, InteractionResult) else shown
            self.keep(name, screen(answer))
        return shown

    def take_posts(self, name: str, channel: ChannelHandle) -> None:
        """Keep every post in a channel as it stands now, oldest first."""
        self.keep(name, [screen(post) for post in posts(self._world, channel.id)])

    def keep(self, name: str, value: Any) -> None:
        """Keep anything else that JSON can say."""
        assert name not in self.kept, f"{name} twice"
        self.kept[name] = as_json(value)

    def check(self, act: str) -> None:
        """Hold what was kept against the golden files of this act."""
        named = {f"{name}.json": without_ids(self._world, text) for name, text in self.kept.items()}
        check_folder(f"screens/{act}", named)


def screen(message: ResponseMessage) -> dict[str, Any]:
    """A message as the bot sent it."""
    shown: dict[str, Any] = {"components": message.components, "ephemeral": message.ephemeral}
    if message.content:
        shown["content"] = message.content
    if message.attachments:
        shown["attachments"] = [
            {"filename": each.filename, "description": each.description, "empty": each.size == 0}
            for each in message.attachments
        ]
    return shown


def posts(world: World, channel_id: int) -> list[ResponseMessage]:
    """What everyone sees in a channel, oldest first."""
    stored = cast("dict[int, Any]", world.env.backend.messages).get(channel_id, {})
    return [ResponseMessage(world.env, stored[key]) for key in sorted(stored) if not stored[key].is_ephemeral]


def without_ids(world: World, text: str) -> str:
    """A text with names in place of Discord's ids."""
    names = _names(world)
    return SNOWFLAKE.sub(lambda found: names.get(int(found[0]), "<id>"), text)


def _names(world: World) -> dict[int, str]:
    backend = world.env.backend
    names = {user.id: f"<{user.global_name or user.name}>" for user in backend.users.values()}
    names |= {channel.id: f"<#{channel.name}>" for channel in backend.channels.values()}
    for guild in backend.guilds.values():
        names |= {role.id: f"<@&{role.name}>" for role in guild.roles.values()}
        names[guild.id] = f"<{guild.name}>"
    return names
