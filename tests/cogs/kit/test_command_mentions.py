"""Commands that texts name can be tapped, after a restart and in posts too; what members typed stays as it is."""

import ast
import json
import re
from collections.abc import Iterator
from contextvars import copy_context
from pathlib import Path

import pytest
from discord import app_commands
from simcord import InteractionResult, ResponseMessage
from sqlalchemy import Connection, delete

from bot.client import COMMAND_IDS, COMMAND_IDS_KEY
from bot.db.tables import bot_state
from cogs.kit.command_mentions import mention_command, mention_named_commands
from cogs.kit.text import escape_text
from tests.cogs.server.test_joining import meet
from tests.world import World, reply, walk

COGS = Path(__file__).parents[3] / "cogs"

IDS = {"winners": 11, "poll open": 12, "poll close": 12}


def show_source(message: InteractionResult | ResponseMessage) -> str:
    """The texts of a message as they were sent."""
    answer = reply(message) if isinstance(message, InteractionResult) else message
    return "\n".join(part["content"] for part in walk(answer.components) if "content" in part)


async def find_ids(world: World) -> dict[str, int]:
    """Discord's ids of the commands that can be used, by their qualified names."""
    known = {command.name: command.id for command in await world.gate.fetch_commands()}
    return {
        command.qualified_name: known[command.qualified_name.partition(" ")[0]]
        for command in world.gate.walk_commands()
        if isinstance(command, app_commands.Command)
    }


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ask with `/poll open`.", "Ask with </poll open:12>."),
        ("`/winners 2025`, `/winners`", "</winners:11> `2025`, </winners:11>"),
        ("`/poll open question:Should win`", "</poll open:12> `question:Should win`"),
        ("`/poll`, `/winner`, `/film`, `/poll lock`", "`/poll`, `/winner`, `/film`, `/poll lock`"),
        ("/winners, ``/winners``, \\`/winners\\`", "/winners, ``/winners``, \\`/winners\\`"),
    ],
)
def test_named_commands_become_mentions(text: str, shown: str):
    context = copy_context()
    context.run(COMMAND_IDS.set, IDS)

    assert context.run(mention_named_commands, text) == shown


def test_without_ids_the_plain_words_stand():
    context = copy_context()
    context.run(COMMAND_IDS.set, {})

    assert context.run(mention_command, "poll open") == "`/poll open`"
    assert context.run(mention_named_commands, "Ask with `/poll open`.") == "Ask with `/poll open`."


def test_a_name_that_looks_like_a_command_stays_a_name():
    context = copy_context()
    context.run(COMMAND_IDS.set, IDS)
    for typed in ("`/winners`", "</winners:11>", "a `/poll open` b"):
        escaped = escape_text(typed)

        assert context.run(mention_named_commands, escaped) == escaped


async def test_every_command_is_known_after_the_sync_and_after_a_restart(world: World):
    ids = await find_ids(world)
    assert json.loads(await world.services.bot_state.get_value(COMMAND_IDS_KEY) or "") == ids
    assert f"</winners:{ids['winners']}>" in show_source(await world.member.slash(world.channel, "help"))

    await world.restart()

    assert f"</winners:{ids['winners']}>" in show_source(await world.member.slash(world.channel, "help"))


async def test_a_bot_whose_commands_discord_had_before_learns_their_ids(world: World):
    await world.database.write(_forget_ids)

    await world.restart()

    ids = await find_ids(world)
    assert f"</winners:{ids['winners']}>" in show_source(await world.member.slash(world.channel, "help"))


def _forget_ids(connection: Connection) -> None:
    connection.execute(delete(bot_state).where(bot_state.c.name == COMMAND_IDS_KEY))


async def test_posts_that_nobody_asked_for_have_mentions_too(world: World):
    world.env.backend.get_guild(world.guild.id).system_channel_id = world.channel.id
    await meet(world)

    (welcome,) = world.channel.history(viewer=world.owner)

    assert f"</contest create:{(await find_ids(world))['contest create']}>" in str(
        welcome.components[0].to_dict()
    )


async def test_refusals_have_mentions(world: World):
    answer = await world.host.slash(world.channel, "contest announce")
    assert f"</contest create:{(await find_ids(world))['contest create']}>" in show_source(answer)


async def test_every_command_that_a_text_names_exists(world: World):
    # Discord's own settings list groups by their names.
    known = {*await find_ids(world), *(command.name for command in world.gate.get_commands())}
    named = {found for file in COGS.rglob("*.py") for found in list_named_commands(file)}

    assert len(named) > 25
    groups = {name.partition(" ")[0] for name in known if " " in name}
    assert {
        name for name in named if name not in known and name.partition(" ")[0] not in known - groups
    } == set()


def list_named_commands(file: Path) -> Iterator[str]:
    """The commands in code style in a module's texts; what its documentation names is left out."""
    tree = ast.parse(file.read_text("utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield from re.findall(r"`/([a-z]+(?: [a-z]+)?)", node.value)
