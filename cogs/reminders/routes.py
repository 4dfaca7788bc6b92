"""Routes of the reminders' own controls."""

from bot.guilds.model import Feature
from bot.guilds.rules import Right
from cogs.kit.addresses import Route

REMINDER_POSTS_ROUTE = Route("remind-posts", Feature.SEASON, right=Right.HOST)
"""Chooses whether the channel gets a post before something closes. State: what it is of, its id, `on` or `off`."""
