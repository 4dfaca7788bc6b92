"""Which of "3/4" is the month, where it was typed."""

from enum import StrEnum

from bot.times.zone_names import country_of

_MONTH_FIRST_COUNTRIES = frozenset({"US", "PR", "VI", "GU", "AS", "MP"})
_DAY_FIRST_COUNTRIES = frozenset({"AU", "NZ", "IN", "IE", "IS", "CY"})


class DateOrder(StrEnum):
    """How numeric dates are written with strokes."""

    MONTH_FIRST = "month-first"
    DAY_FIRST = "day-first"
    UNKNOWN = "unknown"
    """Both are common, or nobody knows where the server is: what could be either is asked."""


def date_order_at(home: str) -> DateOrder:
    """Say how dates are written around a zone: month first in the United States, not in all of the Americas, most of
    which writes the day first.
    """
    country = country_of(home)
    if country in _MONTH_FIRST_COUNTRIES or home.startswith("US/"):
        return DateOrder.MONTH_FIRST
    if country in _DAY_FIRST_COUNTRIES or home.startswith("Europe/"):
        return DateOrder.DAY_FIRST
    return DateOrder.UNKNOWN
