"""Screens with pictures, which are drawn after Discord got an acknowledgement, because drawing takes time.

screen = IllustratedScreen({"shares": bars}, lambda galleries: make_screen(make_card("…", galleries["shares"])))
await answer_with_pictures(interaction, screen)    # a command
await show_with_pictures(press, screen)            # a button
await posts.send_post(channel_id, screen)          # a public post
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
"""The components that display the pictures, by the picture's name."""


@dataclass(frozen=True, slots=True)
class IllustratedScreen:
    """A screen whose pictures are not drawn yet.

    Attributes:
        pictures: The pictures to draw, by file name without ending.
        layout: Builds the screen, given the components that display the pictures.
        covered: Whether readers see the pictures only once they tap them.
    """

    pictures: Mapping[str, Picture]
    layout: Callable[[Galleries], ui.LayoutView]
    covered: bool = False


async def answer_with_pictures(
    interaction: Interaction, screen: IllustratedScreen, *, alone: bool = False
) -> None:
    """Answer a command publicly, or the asker alone."""
    if screen.pictures:
        await interaction.response.defer(ephemeral=alone, thinking=True)
        layout, files = await draw_pictures(screen)
        await interaction.followup.send(view=layout, files=files, ephemeral=alone)
    else:
        await interaction.response.send_message(view=screen.layout({}), ephemeral=alone)


async def show_with_pictures(press: Press, screen: IllustratedScreen, *, alone: bool = False) -> None:
    """Replace the presser's own screen, or send them an ephemeral copy; see `Press.show_screen`."""
    if screen.pictures:
        await press.acknowledge(alone=alone)
    layout, files = await draw_pictures(screen)
    await press.show_screen(layout, files, alone=alone)


async def draw_pictures(screen: IllustratedScreen) -> tuple[ui.LayoutView, list[discord.File]]:
    """Draw the pictures and return the screen and the files to send with it."""
    files: list[discord.File] = []
    galleries: dict[str, ui.MediaGallery[Any]] = {}
    for name, picture in screen.pictures.items():
        drawn = await charts.draw_picture(picture)
        file, galleries[name] = drawn.make_attachment(name, covered=screen.covered)
        files.append(file)
    return screen.layout(galleries), files
