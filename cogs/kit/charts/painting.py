"""Chooses the function that draws a picture, by the picture's type."""

from cogs.kit.charts import contest_charts, verdict_charts
from cogs.kit.charts.pictures import (
    CalibrationPlot,
    FinalStandingsCard,
    Picture,
    PointsChart,
    Scorecard,
    ShareBarChart,
)


def paint_picture(picture: Picture) -> bytes:
    """Draw a picture as PNG, `PICTURE_WIDTH_PX` pixels wide."""
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
