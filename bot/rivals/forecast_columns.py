"""The columns of a file of probabilities, and the names that people give to them; pure."""

from bot.slates.files.columns import NOMINEE_COLUMNS, Column, match_column, normalize_field_name

PROBABILITY = "probability"
FORECAST_COLUMNS = ("player", "category", "nominee", PROBABILITY)

_PLAYER_NAMES = frozenset(
    {"player", "players", "rival", "forecaster", "expert", "pundit", "critic", "source", "market", "outlet"}
)
_PROBABILITY_NAMES = frozenset(
    {"probability", "probabilities", "chance", "chances", "p", "prob", "percent", "percentage", "likelihood"}
)


def find_forecast_column(name: str) -> str | None:
    """The column of `FORECAST_COLUMNS` that a name means; None if it means none of them."""
    plain = normalize_field_name(name)
    column = match_column(name)
    if plain in _PLAYER_NAMES:
        return "player"
    if plain in _PROBABILITY_NAMES:
        return PROBABILITY
    if column is Column.CATEGORY:
        return "category"
    return "nominee" if column in NOMINEE_COLUMNS else None
