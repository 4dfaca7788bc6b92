"""Members: they use commands, press, choose, fill in forms and type, each in a channel of a server."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

import discord

from tests.standin import payloads
from tests.standin.interactions import Asked
from tests.standin.payloads import Json
from tests.standin.world import Guild, Place, World

Deliver = Callable[[Json, int], Awaitable[Asked]]
"""Sends an interaction to the bot, so many times."""

MEMBER_RIGHTS = discord.Permissions.text() | discord.Permissions(view_channel=True)
HOST_RIGHTS = MEMBER_RIGHTS | discord.Permissions(manage_events=True)
MODERATOR_RIGHTS = HOST_RIGHTS | discord.Permissions(manage_guild=True)

OptionType = discord.AppCommandOptionType
OptionValue = str | int | float | bool


class Member:
    """Somebody in a server.

    Each `send_…` returns at once with what was asked; `ask`, `press`, `submit` and `type_option` wait for the answer.

    Attributes:
        user: Their user.
        guild: The server.
        place: The channel in which they are.
        rights: What they may do there.
    """

    def __init__(
        self,
        world: World,
        user: Json,
        place: Place,
        rights: discord.Permissions,
        list_commands: Callable[[], Sequence[Json]],
        deliver: Deliver,
    ) -> None:
        self.user = user
        self.guild: Guild = world.guilds[place.data["guild_id"]]
        self.place = place
        self.rights = rights
        self._world = world
        self._list_commands = list_commands
        self._deliver = deliver

    @property
    def id(self) -> str:
        """The user's id."""
        return self.user["id"]

    async def send_command(self, name: str, options: Mapping[str, OptionValue], *, times: int = 1) -> Asked:
        """Use a command, such as `privacy export`; it is delivered so many times."""
        return await self._send(
            discord.InteractionType.application_command, self._fill_in(name, options), times
        )

    async def ask(self, name: str, /, **options: OptionValue) -> Json:
        """Use a command; returns the message that answers it."""
        return await (await self.send_command(name, options)).wait_for_answer()

    async def send_press(
        self, message: Json, custom_id: str, values: Sequence[str] | None = None, *, times: int = 1
    ) -> Asked:
        """Press a button on a message or, with values, choose in a select."""
        kind = discord.ComponentType.button if values is None else discord.ComponentType.select
        data: Json = {"custom_id": custom_id, "component_type": kind.value}
        if values is not None:
            data["values"] = list(values)
        return await self._send(discord.InteractionType.component, data, times, message)

    async def press(self, message: Json, custom_id: str, values: Sequence[str] | None = None) -> Json:
        """Press a button or choose in a select; returns the message that answers, or the form that opens."""
        return await (await self.send_press(message, custom_id, values)).wait_for_answer()

    async def send_form(
        self, opened: Asked, fields: Mapping[str, str | Sequence[str]], *, times: int = 1
    ) -> Asked:
        """Fill in a form, by its fields' ids, and send it; `opened` is what opened it."""
        form = await opened.wait_for_answer()
        rows = [_fill_in_row(row, fields) for row in form["components"]]
        data: Json = {"custom_id": form["custom_id"], "components": rows}
        return await self._send(
            discord.InteractionType.modal_submit, data, times, opened.payload.get("message")
        )

    async def submit(self, opened: Asked, fields: Mapping[str, str | Sequence[str]]) -> Json:
        """Fill in a form; returns the message that answers."""
        return await (await self.send_form(opened, fields)).wait_for_answer()

    async def send_typing(self, name: str, option: str, typed: str, /, **others: OptionValue) -> Asked:
        """Type into a command's option."""
        data = self._fill_in(name, {**others, option: typed})
        for filled in _list_options(data):
            filled["focused"] = filled["name"] == option
        return await self._send(discord.InteractionType.autocomplete, data, 1)

    async def type_option(self, name: str, option: str, typed: str, /, **others: OptionValue) -> list[Json]:
        """Type into a command's option; returns what is offered."""
        asked = await self.send_typing(name, option, typed, **others)
        return (await asked.wait_for_answer())["choices"]

    async def _send(
        self, kind: discord.InteractionType, data: Json, times: int, message: Json | None = None
    ) -> Asked:
        member = self.guild.members[self.id]
        payload = payloads.make_interaction(kind, data, member, self.place.data, self.rights)
        if message is not None:
            payload["message"] = message
        return await self._deliver(payload, times)

    def _fill_in(self, name: str, options: Mapping[str, OptionValue]) -> Json:
        """What Discord says of a command and its options: groups and subcommands are options, too."""
        first, *below = name.split()
        [command] = [command for command in self._list_commands() if command["name"] == first]
        data: Json = {"id": command["id"], "name": first, "type": 1, "options": []}
        level, declared = data, command
        for part in below:
            [declared] = [option for option in declared["options"] if option["name"] == part]
            deeper: Json = {"name": part, "type": declared["type"], "options": []}
            level["options"].append(deeper)
            level = deeper
        kinds = {option["name"]: option["type"] for option in declared.get("options", ())}
        for key, value in options.items():
            level["options"].append({"name": key, "type": kinds[key], "value": value})
            self._resolve(OptionType(kinds[key]), str(value), data)
        return data

    def _resolve(self, kind: OptionType, value: str, data: Json) -> None:
        """Describe whom or what an option names."""
        resolved: Json = data.setdefault("resolved", {})
        match kind:
            case OptionType.user:
                resolved.setdefault("users", {})[value] = self._world.users[value]
                member = {**self.guild.members[value], "permissions": str(MEMBER_RIGHTS.value)}
                resolved.setdefault("members", {})[value] = member
            case OptionType.channel:
                channel = {**self._world.places[value].data, "permissions": str(self.rights.value)}
                resolved.setdefault("channels", {})[value] = channel
            case OptionType.role:
                [role] = [role for role in self.guild.roles if role["id"] == value]
                resolved.setdefault("roles", {})[value] = role
            case _:
                pass


def _list_options(data: Json) -> list[Json]:
    """The options that hold values, below groups and subcommands."""
    found: list[Json] = []
    for option in data["options"]:
        found += _list_options(option) if "options" in option else [option]
    return found


def _fill_in_row(row: Json, fields: Mapping[str, str | Sequence[str]]) -> Json:
    """A part of a form as it is sent back: a labelled field, a row of them, or text."""
    if "component" in row:
        return {**row, "component": _fill_in_row(row["component"], fields)}
    if "components" in row:
        return {**row, "components": [_fill_in_row(part, fields) for part in row["components"]]}
    if "custom_id" not in row:
        return {"type": row["type"]}
    filled: Json = {"type": row["type"], "custom_id": row["custom_id"]}
    if row["type"] == discord.ComponentType.text_input.value:
        return {**filled, "value": fields.get(row["custom_id"], row.get("value", ""))}
    return {**filled, "values": list(fields.get(row["custom_id"], ()))}
