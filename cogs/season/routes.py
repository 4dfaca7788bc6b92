"""Routes of the controls of the season."""

from bot.guilds.model import Feature
from bot.guilds.rules import Right
from cogs.kit.addresses import Route

SEASON_DATES_ROUTE = Route("season-dates", Feature.SEASON)
"""Shows a page of what comes next. State: button, page."""
SEASON_DATE_ROUTE = Route("season-date", Feature.SEASON)
"""Shows one date to the presser alone. State: page of the list; the value is the date's key."""
SEASON_FILE_ROUTE = Route("season-file", Feature.SEASON)
"""Sends the calendar file. No state."""

DATE_MEANING_ROUTE = Route("season-meaning", Feature.SEASON, right=Right.HOST)
"""Takes the meaning of a typed day or time. State: unfinished command's id; choice's number, or `select`."""
MAKE_EVENT_ROUTE = Route("season-event", Feature.SEASON, right=Right.HOST)
"""Makes a scheduled event of a date. State: the date's key."""
EVENT_TIME_ROUTE = Route("season-hour", Feature.SEASON, right=Right.HOST)
"""Opens the form for the hour of a date of which only the day is known. State: the date's key."""
EVENT_TIMED_ROUTE = Route("season-timed", Feature.SEASON, right=Right.HOST)
"""Takes the form of the hour, and makes a scheduled event. State: the date's key."""
STARTER_ON_ROUTE = Route("season-starter-on", Feature.SEASON, right=Right.HOST)
"""Switches conversation starters on, on the usual days. No state."""
STARTER_OFF_ROUTE = Route("season-starter-off", Feature.SEASON, right=Right.HOST)
"""Switches conversation starters off. No state."""
