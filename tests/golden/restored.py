"""Today's bot on the database and in the Discord that an earlier version left: see `tests.golden.before`."""

import json
import sqlite3
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, closing
from copy import deepcopy
from pathlib import Path
from typing import Any, cast

import discord
import simcord
from simcord import ChannelHandle, MemberActor, ResponseMessage, UserHandle
from simcord.backend.models import Channel, Message, Role, ThreadMetadata, User

from bot.app import make_client
from bot.db.engine import Database
from bot.record.record import Record
from bot.search.search import Search
from bot.services import Services
from tests.golden.before import DATABASE, DISCORD, MESSAGE_FIELDS
from tests.world import World


def kept() -> dict[str, Any]:
    """What Discord had when the database was left."""
    return json.loads(DISCORD.read_text(encoding="utf-8"))


@asynccontextmanager
async def open_restored(folder: Path, record: Record, search: Search) -> AsyncGenerator[World]:
    """The world as it was left, its bot started again with the code of today."""
    file = folder / "envelope.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(DATABASE.read_text(encoding="utf-8"))
    database = await Database.open(f"sqlite+aiosqlite:///{file}")
    services = Services.build(database, record, search, lambda: env.now())  # noqa: PLW0108 - there is no world yet
    env = simcord.Env(make_client(services), check_errors=False, shard_count=1)
    world = _furnish(env, services, database, file, kept())
    await env.start()
    try:
        yield world
        assert world.faults == []
        assert world.breaches == []
    finally:
        await env.shutdown()
        await services.close()
        await database.close()


def _furnish(
    env: simcord.Env, services: Services, database: Database, file: Path, left: dict[str, Any]
) -> World:
    backend = cast("Any", env.backend)
    handles: list[UserHandle] = []
    for one in left["people"]:
        backend.users[one["id"]] = user = User(**one)
        handles.append(UserHandle(env, user))
    guild = env.create_guild(left["guild"]["name"], id=left["guild"]["id"], owner=handles[0])
    rights = discord.Permissions(manage_events=True).value
    stored = backend.guilds[guild.id]
    for one in left["roles"]:
        if one["id"] != guild.id:
            stored.roles[one["id"]] = Role(**one, permissions=rights if one["name"] == "Hosts" else 0)
    hosts = guild.roles["Hosts"]
    people = [
        guild.add_member(handle, roles=[hosts] if handle.id in left["hosts"] else []) for handle in handles
    ]
    for one in left["channels"]:
        meta = one["thread_metadata"]
        channel = Channel(**(one | {"thread_metadata": ThreadMetadata(**meta) if meta else None}))
        backend.channels[channel.id], backend.messages[channel.id] = channel, {}
        (stored.thread_ids if channel.is_thread else stored.channel_ids).append(channel.id)
    backend.advance_clock(left["seconds"])
    for one in left["messages"]:
        put_back(env, one)
    place = ChannelHandle(env, guild, backend.channels[left["guild"]["channel"]])
    owner, host, *members = people
    return World(env, services, database, file, guild, place, owner, host, members)


def put_back(env: simcord.Env, one: dict[str, Any]) -> ResponseMessage:
    """A message as it was left, also if a press has changed it since."""
    backend = cast("Any", env.backend)
    message = Message(**deepcopy({key: one[key] for key in MESSAGE_FIELDS}))
    message.author_id = backend.bot_user.id
    for each in message.attachments:
        text = one["files"].get(each["filename"], "")
        file = (int(each["id"]), message.channel_id, each["filename"], text.encode(), each["description"])
        backend.cdn.store_attachment(*file)
    backend.messages[message.channel_id][message.id] = message
    return ResponseMessage(env, message)


def presser_of(world: World, one: dict[str, Any]) -> MemberActor:
    """Who pressed on a message then: who asked for the screen, or any member under a post."""
    metadata: dict[str, Any] = one["interaction_metadata"] or {"user": {}}
    asked: str | None = metadata["user"].get("id")
    people = {str(actor.id): actor for actor in (world.owner, world.host, *world.members)}
    return people.get(asked or "", world.member)
