"""Where the controls of standings lead."""

from bot.guilds.model import Feature
from cogs.kit.controls import Route

PAGE = Route("standings-page", Feature.CONTESTS)
"""A page of a contest's standings: contest, which button, page."""
MINE = Route("standings-mine", Feature.CONTESTS)
"""The page with the presser's own line: contest."""
PICTURE = Route("standings-picture", Feature.CONTESTS)
"""A contest as a picture: contest."""
SEASON = Route("season", Feature.CONTESTS)
"""A page of a season's standings: season or `ALL_TIME`, which button, page."""
SEASON_MINE = Route("season-mine", Feature.CONTESTS)
"""The page with the presser's own line: season or `ALL_TIME`."""
ALL_TIME = "all"
