"""Routes of the controls of standings."""

from bot.guilds.model import Feature
from cogs.kit.addresses import Route

STANDINGS_PAGE_ROUTE = Route("standings-page", Feature.CONTESTS)
"""Shows a page of a contest's standings. State: contest id, button, page."""
OWN_STANDINGS_PAGE_ROUTE = Route("standings-mine", Feature.CONTESTS)
"""Shows the page with the presser's own row. State: contest id."""
STANDINGS_PICTURE_ROUTE = Route("standings-picture", Feature.CONTESTS)
"""Shows a contest as pictures. State: contest id."""
SEASON_PAGE_ROUTE = Route("season", Feature.CONTESTS)
"""Shows a page of a season's standings. State: season or `ALL_TIME_KEY`, button, page."""
OWN_SEASON_PAGE_ROUTE = Route("season-mine", Feature.CONTESTS)
"""Shows the page with the presser's own row. State: season or `ALL_TIME_KEY`."""
ALL_TIME_KEY = "all"
