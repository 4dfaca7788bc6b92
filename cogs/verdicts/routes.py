"""Routes of the controls of verdicts and members' records."""

from bot.guilds.model import Feature
from cogs.kit.addresses import Route

VERDICT_CATEGORY_ROUTE = Route("verdict-category", Feature.VERDICT)
"""Shows a category's verdict. State: set of results, number of the select; the value is the category's mark."""
VERDICT_SHARES_ROUTE = Route("verdict-shares", Feature.VERDICT)
"""Shows a category's verdict with one question's picture. State: set of results, category's mark, question."""
VERDICT_YEARS_ROUTE = Route("verdict-years", Feature.VERDICT)
"""Shows the room over the years. State: view, button, page."""
VERDICT_YEAR_ROUTE = Route("verdict-year", Feature.VERDICT)
"""Shows a ceremony chosen from the years. State: page; the value is the ceremony id."""
MEMBER_PROFILE_ROUTE = Route("profile", Feature.VERDICT)
"""Shows a member's record. State: member id."""
MEMBER_STRENGTHS_ROUTE = Route("profile-categories", Feature.VERDICT)
"""Shows a member's record by category. State: member id, button, page."""
