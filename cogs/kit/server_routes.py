"""Where the ways into the server's settings and into help lead, whichever cog answers; none of them has a state."""

from bot.guilds.rules import Right
from cogs.kit.controls import Route

SETTINGS_ROUTE = Route("config-open", None, right=Right.CONFIGURE)
"""The settings, answered by `cogs.server`."""
HELP_ROUTE = Route("help-open", None)
"""What there is to do here, answered by `cogs.help`."""
