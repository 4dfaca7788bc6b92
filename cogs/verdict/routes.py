"""Where the controls of verdicts and profiles lead."""

from bot.guilds.model import Feature
from cogs.kit.controls import Route

CATEGORY = Route("verdict-category", Feature.VERDICT)
"""A category chosen: set of results, which select; the value is the category's mark."""
SHARES = Route("verdict-shares", Feature.VERDICT)
"""A category's verdict with one picture of it: set of results, category's mark, question."""
YEARS = Route("verdict-years", Feature.VERDICT)
"""The room over the years: which view of it, which button, page."""
YEAR = Route("verdict-year", Feature.VERDICT)
"""A ceremony chosen from the years: page; the value is the ceremony's id."""
PROFILE = Route("profile", Feature.VERDICT)
"""A member's record: member."""
STRENGTHS = Route("profile-categories", Feature.VERDICT)
"""A member's record by category: member, which button, page."""
