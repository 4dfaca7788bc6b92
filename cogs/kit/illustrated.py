"""Screens with pictures in them: drawn after the asker was told that the answer is on its way.

screen = Illustrated({"shares": bars}, lambda galleries: layouts.screen(card("…", galleries["shares"])))
await answer(interaction, screen)      # a command
await show(press, screen)              # a button
await posts.send(channel_id, screen)   # a public post
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import discord
from discord import ui

from cogs.kit import charts
from cogs.kit.charts import Picture
from cogs.kit.controls import Interaction, Press

Galleries: TypeAlias = Mapping[str, ui.MediaGallery[Any]]
"""The parts of a screen that show its pictures, by name."""


@dataclass(frozen=True, slots=True)
class IllustratedScreen:
    """A screen whose pictures are not drawn yet.

    Attributes:
        pictures: What is to be drawn, by the name of its file without ending.
        layout: Lays the screen out around the pictures.
    """

    pictures: Mapping[str, Picture]
    layout: Callable[[Galleries], ui.LayoutView]


async def answer_with_pictures(interaction: Interaction, screen: IllustratedScreen) -> None:
    """Answer a command for everyone to see."""
    if screen.pictures:
        await interaction.response.defer()
        layout, files = await draw_pictures(screen)
        await interaction.followup.send(view=layout, files=files)
    else:
        await interaction.response.send_message(view=screen.layout({}))


async def show_with_pictures(press: Press, screen: IllustratedScreen) -> None:
    """Turn the presser's own screen into this one, or give them a copy."""
    if screen.pictures:
        await press.acknowledge()
    layout, files = await draw_pictures(screen)
    await press.show_screen(layout, files)


async def draw_pictures(screen: IllustratedScreen) -> tuple[ui.LayoutView, list[discord.File]]:
    """The screen with its pictures drawn, and the files to send along with it."""
    files: list[discord.File] = []
    galleries: dict[str, ui.MediaGallery[Any]] = {}
    for name, picture in screen.pictures.items():
        file, galleries[name] = (await charts.draw_picture(picture)).make_attachment(name)
        files.append(file)
    return screen.layout(galleries), files
