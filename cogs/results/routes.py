"""Routes of the hosts' board."""

from bot.guilds.model import Feature
from bot.guilds.rules import Right
from cogs.kit.addresses import Route

BOARD_PAGE_ROUTE = Route("board-page", Feature.CONTESTS, right=Right.HOST)
"""Shows the board. State: set of results, button, page."""
OPEN_ENVELOPE_ROUTE = Route("envelope", Feature.CONTESTS, right=Right.HOST)
"""Shows one category. State: set of results, number of the select; the value is the category's mark."""
CHOOSE_WINNERS_ROUTE = Route("envelope-winners", Feature.CONTESTS, right=Right.HOST)
"""Takes chosen winners; the values are nominees' marks.

State: set of results, category, version seen, part of a long list.
"""
COUNT_ENVELOPE_ROUTE = Route("envelope-count", Feature.CONTESTS, right=Right.HOST)
"""Opens an envelope of the room's own awards: its ballots are counted and announced.

State: set of results, category, version seen.
"""
CONFIRM_WINNERS_ROUTE = Route("envelope-confirm", Feature.CONTESTS, right=Right.HOST)
"""Announces confirmed winners. State: set of results, category, version seen, winners' marks."""
UNDO_RESULT_ROUTE = Route("envelope-undo", Feature.CONTESTS, right=Right.HOST)
"""Withdraws a result.

State: set of results, category, version seen, `ask`, `yes`, or `open` if its picks open again.
"""
VOID_CATEGORY_ROUTE = Route("envelope-void", Feature.CONTESTS, right=Right.HOST)
"""Voids the category. State: set of results, category, version seen, `ask` or `yes`."""
CLOSE_CATEGORY_PICKS_ROUTE = Route("envelope-close", Feature.CONTESTS, right=Right.HOST)
"""Closes a category's picks. State: set of results, category."""
SETTLE_RESULTS_ROUTE = Route("board-settle", Feature.CONTESTS, right=Right.HOST)
"""Announces all remaining results from the record. State: set of results, `ask` or `yes`."""
RUNNING_ORDER_ROUTE = Route("board-order", Feature.CONTESTS, right=Right.HOST)
"""Opens the form for the running order. State: set of results."""
RUNNING_ORDER_TYPED_ROUTE = Route("board-ordered", Feature.CONTESTS, right=Right.HOST)
"""Takes the answer of that form. State: set of results."""
