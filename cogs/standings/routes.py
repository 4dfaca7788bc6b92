"""Where the controls of standings lead."""

from bot.guilds.model import Feature
from cogs.kit.controls import Route

STANDINGS_PAGE_ROUTE = Route("standings-page", Feature.CONTESTS)
"""A page of a contest's standings: contest, which button, page."""
OWN_STANDINGS_PAGE_ROUTE = Route("standings-mine", Feature.CONTESTS)
"""The page with the presser's own line: contest."""
STANDINGS_PICTURE_ROUTE = Route("standings-picture", Feature.CONTESTS)
"""A contest as a picture: contest."""
SEASON_PAGE_ROUTE = Route("season", Feature.CONTESTS)
"""A page of a season's standings: season or `ALL_TIME_KEY`, which button, page."""
OWN_SEASON_PAGE_ROUTE = Route("season-mine", Feature.CONTESTS)
"""The page with the presser's own line: season or `ALL_TIME_KEY`."""
ALL_TIME_KEY = "all"
