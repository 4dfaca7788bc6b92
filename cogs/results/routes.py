"""Where the controls of the hosts' board lead. What a control carries is told with each."""

from bot.guilds.model import Feature
from bot.guilds.rules import Right
from cogs.kit.controls import Route

BOARD_PAGE_ROUTE = Route("board-page", Feature.CONTESTS, right=Right.HOST)
"""The board: set of results, which button, page."""
OPEN_ENVELOPE_ROUTE = Route("envelope", Feature.CONTESTS, right=Right.HOST)
"""One category: set of results, which select; the value is the category's mark."""
CHOOSE_WINNERS_ROUTE = Route("envelope-winners", Feature.CONTESTS, right=Right.HOST)
"""Winners chosen: set of results, category, version seen, part of a long list; the values are nominees' marks."""
CONFIRM_WINNERS_ROUTE = Route("envelope-confirm", Feature.CONTESTS, right=Right.HOST)
"""Confirmed: set of results, category, version seen, winners' marks."""
UNDO_RESULT_ROUTE = Route("envelope-undo", Feature.CONTESTS, right=Right.HOST)
"""Take back: set of results, category, version seen, and `ask` or `yes`."""
VOID_CATEGORY_ROUTE = Route("envelope-void", Feature.CONTESTS, right=Right.HOST)
"""Cancel the category: set of results, category, version seen, and `ask` or `yes`."""
CLOSE_CATEGORY_PICKS_ROUTE = Route("envelope-close", Feature.CONTESTS, right=Right.HOST)
"""Close picks: set of results, category."""
SETTLE_RESULTS_ROUTE = Route("board-settle", Feature.CONTESTS, right=Right.HOST)
"""Announce all that is left from the record: set of results, and `ask` or `yes`."""
