"""Which picture is drawn by what."""

from cogs.kit.charts import calibration, podium, race, scorecard, share_bars
from cogs.kit.charts.pictures import CalibrationPlot, FinalCard, Picture, RaceLines, Scorecard, ShareBars


def paint(picture: Picture) -> bytes:
    """Draw a picture as PNG, `WIDTH` pixels wide."""
    match picture:
        case ShareBars():
            return share_bars.draw(picture)
        case CalibrationPlot():
            return calibration.draw(picture)
        case RaceLines():
            return race.draw(picture)
        case FinalCard():
            return podium.draw(picture)
        case Scorecard():
            return scorecard.draw(picture)
