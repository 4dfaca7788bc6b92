"""The demo's pages, as a browser asks for them: one for each channel and thread."""

from collections.abc import AsyncGenerator
from typing import Any

import aiohttp
import pytest

from bot.demo.face import NAME, put_on_face
from bot.demo.pages import ChannelPages
from bot.demo.stage import Stage
from bot.errors import StartError


async def open_page(address: str, viewer: int | None = None) -> dict[str, Any]:
    """Open a page as a browser does, and return what it is to show."""
    place, _, key = address.partition("#")
    async with (
        aiohttp.ClientSession(headers={"X-Simcord-Capability": key}) as browser,
        browser.post(
            f"{place}api/pages", json={} if viewer is None else {"viewer_id": str(viewer)}
        ) as answer,
    ):
        assert answer.status == 200
        return await answer.json()


@pytest.fixture
async def pages(stage: Stage) -> AsyncGenerator[ChannelPages]:
    """The pages of the demo."""
    pages = ChannelPages(stage.env, stage.server.people, put_on_face(stage.env))
    await pages.open_pages(stage.server.night, 0)
    yield pages
    await pages.close()


def find_page(pages: ChannelPages, channel_id: int) -> str:
    """The address of a channel's page."""
    address = pages.find_link(channel_id)
    assert address is not None
    return address


async def test_every_channel_and_thread_has_a_page_and_the_card_links_to_them(
    stage: Stage, pages: ChannelPages
):
    server = stage.server
    places = [server.season, *server.season.threads]
    addresses = [find_page(pages, place.id) for place in places]
    assert len(set(addresses)) == len(addresses) == 3

    card = str(await open_page(find_page(pages, server.night.id)))

    for place, address in zip(places, addresses, strict=True):
        assert address in card
        shown = await open_page(address)
        assert shown["channelId"] == str(place.id)
    assert "discord.com/channels" not in card


async def test_a_page_begins_as_the_host_at_its_end(stage: Stage, pages: ChannelPages):
    server = stage.server
    film = server.season.threads[0]
    shown = await open_page(find_page(pages, film.id))

    assert shown["viewerId"] == str(server.host.id)
    assert shown["targetId"] == str(film.history()[-1].id)
    await server.members[0].send(film, "And the peach.")
    later = await open_page(find_page(pages, film.id))
    assert later["targetId"] == str(film.history()[-1].id)


async def test_a_new_thread_gets_a_page_to_which_the_answer_leads(stage: Stage, pages: ChannelPages):
    server = stage.server
    asker = server.members[1]
    await asker.slash(server.night, "discuss film", title="Moonlight")
    thread = next(one for one in server.season.threads if "Moonlight" in str(one.name))
    assert pages.find_link(thread.id) is None

    await pages.follow_channels()

    address = find_page(pages, thread.id)
    answer = await open_page(find_page(pages, server.night.id), asker.id)
    assert str(answer).count(address) == 2  # the name and the button
    assert "Moonlight" in str(await open_page(address))


async def test_an_open_page_shows_what_others_do(stage: Stage, pages: ChannelPages):
    address = find_page(pages, stage.server.season.id)
    place, _, key = address.partition("#")
    opened = await open_page(address)
    await stage.server.members[0].send(stage.server.season, "Is anybody awake?")
    await pages.follow_channels()

    headers = {"X-Simcord-Capability": key, "X-Simcord-Context": opened["context"]["id"]}
    async with (
        aiohttp.ClientSession(headers=headers) as browser,
        browser.get(f"{place}api/state") as answer,
    ):
        assert "Is anybody awake?" in await answer.text()


async def test_who_may_not_read_a_channel_is_not_offered_there(stage: Stage, pages: ChannelPages):
    server = stage.server
    shown = await open_page(find_page(pages, server.backstage.id))

    assert {viewer["id"] for viewer in shown["viewers"]} == {str(server.host.id), str(server.owner.id)}


async def test_the_bot_has_its_name_and_face(stage: Stage, pages: ChannelPages):
    shown = await open_page(find_page(pages, stage.server.night.id))

    assert stage.env.bot.user is not None
    assert stage.env.bot.user.name == NAME
    author = shown["messages"][shown["timeline"][0]]["author"]
    assert author["name"] == NAME
    assert author["avatar_available"]


async def test_a_port_that_is_taken_is_said_in_a_sentence(stage: Stage, pages: ChannelPages):
    address = find_page(pages, stage.server.night.id)
    taken = int(address.partition("127.0.0.1:")[2].partition("/")[0])
    others = ChannelPages(stage.env, stage.server.people, {})

    with pytest.raises(StartError, match=f"Port {taken} on this machine is taken"):
        await others.open_pages(stage.server.night, taken)
    await others.close()
