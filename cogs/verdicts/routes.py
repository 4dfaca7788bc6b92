"""Where the controls of verdicts and profiles lead."""

from bot.guilds.model import Feature
from cogs.kit.controls import Route

VERDICT_CATEGORY_ROUTE = Route("verdict-category", Feature.VERDICT)
"""A category chosen: set of results, which select; the value is the category's mark."""
VERDICT_SHARES_ROUTE = Route("verdict-shares", Feature.VERDICT)
"""A category's verdict with one picture of it: set of results, category's mark, question."""
VERDICT_YEARS_ROUTE = Route("verdict-years", Feature.VERDICT)
"""The room over the years: which view of it, which button, page."""
VERDICT_YEAR_ROUTE = Route("verdict-year", Feature.VERDICT)
"""A ceremony chosen from the years: page; the value is the ceremony's id."""
MEMBER_PROFILE_ROUTE = Route("profile", Feature.VERDICT)
"""A member's record: member."""
MEMBER_STRENGTHS_ROUTE = Route("profile-categories", Feature.VERDICT)
"""A member's record by category: member, which button, page."""
