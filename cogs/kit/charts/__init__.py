"""Pictures where people would rather look than read: `draw_picture` makes one, `told` says the same in words.

Nothing that draws is imported before the first picture is asked for, and then by the thread that draws it.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import discord
from discord import ui

from cogs.kit.charts.pictures import (
    BeliefGroup,
    CalibrationPlot,
    FinalPlace,
    FinalStandingsCard,
    MemberPoints,
    Picture,
    PointsChart,
    Scorecard,
    ScorecardCell,
    ShareBar,
    ShareBarChart,
)
from cogs.kit.charts.text import describe_in_markdown, make_alt_text

__all__ = [
    "BeliefGroup",
    "CalibrationPlot",
    "DrawnPicture",
    "FinalPlace",
    "FinalStandingsCard",
    "MemberPoints",
    "Picture",
    "PointsChart",
    "Scorecard",
    "ScorecardCell",
    "ShareBar",
    "ShareBarChart",
    "describe_in_markdown",
    "draw_picture",
]

# One picture after the other: several threads that draw would together keep the event loop from its turn.
_DRAWING_EXECUTOR = ThreadPoolExecutor(max_workers=1, thread_name_prefix="charts")


@dataclass(frozen=True, slots=True)
class DrawnPicture:
    """A picture as it is sent.

    Attributes:
        png: The file.
        alt: What it shows, for those who cannot see it.
    """

    png: bytes
    alt: str

    def make_attachment(self, name: str) -> tuple[discord.File, ui.MediaGallery[Any]]:
        """The file to send along with a message, and the part of its view that shows it.

        Args:
            name: The file's name without its ending, unlike that of any other picture in the message.
        """
        file = discord.File(BytesIO(self.png), f"{name}.png", description=self.alt)
        return file, ui.MediaGallery(discord.MediaGalleryItem(file, description=self.alt))


async def draw_picture(picture: Picture) -> DrawnPicture:
    """Draw a picture, in a thread of its own."""
    png = await asyncio.get_running_loop().run_in_executor(_DRAWING_EXECUTOR, _draw_png, picture)
    return DrawnPicture(png, make_alt_text(picture))


def _draw_png(picture: Picture) -> bytes:
    # Imported here, in the thread that draws: the libraries cost time and memory that start-up has no use for.
    from cogs.kit.charts import contest_charts, verdict_charts  # noqa: PLC0415

    match picture:
        case ShareBarChart():
            return verdict_charts.draw_share_bars(picture)
        case CalibrationPlot():
            return verdict_charts.draw_calibration_plot(picture)
        case PointsChart():
            return contest_charts.draw_points_chart(picture)
        case FinalStandingsCard():
            return contest_charts.draw_final_card(picture)
        case Scorecard():
            return verdict_charts.draw_scorecard(picture)
