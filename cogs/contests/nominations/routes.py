"""Routes of hosts' controls in contests on nominations. Every state begins with the contest id."""

from bot.guilds.model import Feature
from bot.guilds.rules import Right
from cogs.kit.addresses import Route


def _make_host_route(name: str) -> Route:
    return Route(name, Feature.CONTESTS, right=Right.HOST)


CONTENDERS_ROUTE = _make_host_route("contenders")
"""Shows a category's contenders. State: contest id, category's place, page; a pager adds its button."""
CONTENDERS_CATEGORY_ROUTE = _make_host_route("contenders-category")
"""Shows another category's contenders. State: contest id; the value is the category's place."""
ADD_CONTENDERS_ROUTE = _make_host_route("contenders-add")
"""Opens the form for contenders. State: contest id, category's place."""
CONTENDERS_TYPED_ROUTE = _make_host_route("contenders-typed")
"""Takes the answer of that form. State: contest id, category's place."""
SEASON_CONTENDERS_ROUTE = _make_host_route("contenders-season")
"""Takes over who was nominated at the season's earlier awards. State: contest id, category's place to go back to."""
WITHDRAW_CONTENDER_ROUTE = _make_host_route("contenders-withdraw")
"""Withdraws a contender, or puts it back; the value is its id. State: contest id, category's place, page."""
SLOTS_ROUTE = _make_host_route("contest-slots")
"""Opens the form for the slots of a draft. State: contest id."""
SLOTS_TYPED_ROUTE = _make_host_route("contest-slotted")
"""Takes the answer of that form. State: contest id."""

DUPLICATES_ROUTE = _make_host_route("duplicates")
"""Shows contenders that may be the same. State: contest id, page; a pager adds its button."""
MERGE_ROUTE = _make_host_route("duplicates-merge")
"""Merges two contenders. State: contest id, the one that goes, the one that stays."""
KEEP_APART_ROUTE = _make_host_route("duplicates-apart")
"""Keeps two contenders apart. State: contest id, one, the other."""
SPLIT_ROUTE = _make_host_route("duplicates-split")
"""Takes a merge back. State: contest id; the value is the merged contender's id."""

MORNING_BOARD_ROUTE = _make_host_route("nominations")
"""Shows the board of the morning. State: contest id."""
BOARD_CATEGORY_ROUTE = _make_host_route("nominations-category")
"""Shows a category of the board. State: contest id, part of the list; the value is the category's place."""
NOMINEE_MATCH_ROUTE = _make_host_route("nominations-match")
"""Says which contender a nominee is. State: contest id, category's place, the nominee's place; the value is the
contender's id, or `NOBODY_VALUE`.
"""
ANNOUNCE_ROUTE = _make_host_route("nominations-announce")
"""Announces a category. State: contest id, category's place."""
ANNOUNCE_READY_ROUTE = _make_host_route("nominations-all")
"""Announces every category that is ready. State: contest id."""
TAKE_BACK_ROUTE = _make_host_route("nominations-undo")
"""Takes a category's nominations back. State: contest id, category's place."""
VOID_NOMINATIONS_ROUTE = _make_host_route("nominations-void")
"""Cancels a category, which then counts for nobody. State: contest id, category's place, `ask` or `yes`."""
OPEN_WINNERS_ROUTE = _make_host_route("nominations-winners")
"""Drafts the contest on the winners. State: contest id."""

VOIDING_CONFIRMED = "yes"
"""Stands in a state once the host has confirmed."""
NOBODY_VALUE = "nobody"
"""The value by which a nominee is none of the contenders offered."""
