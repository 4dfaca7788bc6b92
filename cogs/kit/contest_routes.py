"""Where the buttons of contests lead, whichever cog answers: no cog imports another for them.

The state of each is the contest's id, and nothing else.
"""

from bot.guilds.model import Feature
from bot.guilds.rules import Right
from cogs.kit.controls import Press, Route, parse_id_part

CONTEST_CARD_ROUTE = Route("contest", Feature.CONTESTS)
"""The contest's card, answered by `cogs.contest`."""
BALLOT_ROUTE = Route("ballot", Feature.CONTESTS)
"""The presser's own ballot, answered by `cogs.ballot`."""
STANDINGS_ROUTE = Route("standings", Feature.CONTESTS)
"""The contest's standings, answered by `cogs.results`."""
RESULT_BOARD_ROUTE = Route("board", Feature.CONTESTS, right=Right.HOST)
"""The hosts' board of its results, answered by `cogs.results`."""


def parse_contest_id(press: Press, parts: int = 1) -> int:
    """The contest that a control is about: the first of so many parts of its state.

    Raises:
        OutdatedControlError: If the bot as it is now writes no such state.
    """
    return parse_id_part(press.require_parts(parts)[0])
