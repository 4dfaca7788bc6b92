"""Pictures of figures: `draw_picture` draws one, and `cogs.kit.charts.text` describes it in words.

Libraries for drawing are imported when the first picture is drawn, in the drawing thread.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import discord
from discord import ui

from cogs.kit.charts.pictures import (
    BallotCard,
    BeliefGroup,
    CalibrationPlot,
    FinalPlace,
    FinalStandingsCard,
    MemberCard,
    MemberPoints,
    PickLine,
    Picture,
    PointsChart,
    RaceChart,
    RaceLane,
    RunoffChart,
    Scorecard,
    ScorecardCell,
    ShareBar,
    ShareBarChart,
)
from cogs.kit.charts.text import describe_in_markdown, make_alt_text

__all__ = [
    "BallotCard",
    "BeliefGroup",
    "CalibrationPlot",
    "DrawnPicture",
    "FinalPlace",
    "FinalStandingsCard",
    "MemberCard",
    "MemberPoints",
    "PickLine",
    "Picture",
    "PointsChart",
    "RaceChart",
    "RaceLane",
    "RunoffChart",
    "Scorecard",
    "ScorecardCell",
    "ShareBar",
    "ShareBarChart",
    "describe_in_markdown",
    "draw_picture",
]

# One picture at a time: several drawing threads would keep the interpreter from the event loop.
_DRAWING_EXECUTOR = ThreadPoolExecutor(max_workers=1, thread_name_prefix="charts")


@dataclass(frozen=True, slots=True)
class DrawnPicture:
    """A picture ready to be sent.

    Attributes:
        png: The content of the file.
        alt: The alt text.
    """

    png: bytes
    alt: str

    def make_attachment(
        self, name: str, *, covered: bool = False
    ) -> tuple[discord.File, ui.MediaGallery[Any]]:
        """Make the file to send with a message, and the component that displays it.

        Args:
            name: The file's name without ending, unique in the message.
            covered: Whether readers see it only once they tap it.
        """
        file = discord.File(BytesIO(self.png), f"{name}.png", description=self.alt)
        return file, ui.MediaGallery(discord.MediaGalleryItem(file, description=self.alt, spoiler=covered))


async def draw_picture(picture: Picture) -> DrawnPicture:
    """Draw a picture in the drawing thread."""
    png = await asyncio.get_running_loop().run_in_executor(_DRAWING_EXECUTOR, _draw_png, picture)
    return DrawnPicture(png, make_alt_text(picture))


def _draw_png(picture: Picture) -> bytes:
    # Imported in the drawing thread: the libraries would slow down the start and cost memory.
    from cogs.kit.charts import (  # noqa: PLC0415
        contest_charts,
        member_cards,
        race_chart,
        runoff_chart,
        verdict_charts,
    )

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
        case RunoffChart():
            return runoff_chart.draw_runoff(picture)
        case RaceChart():
            return race_chart.draw_race(picture)
        case BallotCard():
            return member_cards.draw_ballot_card(picture)
        case MemberCard():
            return member_cards.draw_member_card(picture)
