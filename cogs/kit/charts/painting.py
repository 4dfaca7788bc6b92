"""Which picture is drawn by what."""

from cogs.kit.charts import calibration, podium, race, scorecard, share_bars
from cogs.kit.charts.pictures import (
    CalibrationPlot,
    FinalStandingsCard,
    Picture,
    PointsChart,
    Scorecard,
    ShareBarChart,
)


def paint_picture(picture: Picture) -> bytes:
    """Draw a picture as PNG, `WIDTH` pixels wide."""
    match picture:
        case ShareBarChart():
            return share_bars.draw_share_bars(picture)
        case CalibrationPlot():
            return calibration.draw_calibration_plot(picture)
        case PointsChart():
            return race.draw_points_chart(picture)
        case FinalStandingsCard():
            return podium.draw_final_card(picture)
        case Scorecard():
            return scorecard.draw_scorecard(picture)
