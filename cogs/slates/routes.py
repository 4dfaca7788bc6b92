"""Where the controls of a slate lead, and what their state says.

Each state begins with the ceremony's id; a category's then with its own, and a nominee's with a short key, because
three ids of the record do not fit into one custom_id.
"""

from hashlib import blake2s

from bot.guilds.model import Feature
from bot.guilds.rules import Right
from cogs.kit.controls import Route


def _make_host_route(name: str) -> Route:
    return Route(name, Feature.CONTESTS, right=Right.HOST)


SLATE_PAGE_ROUTE = _make_host_route("slate")
"""A page of a slate: ceremony, which button, page."""
ASK_SLATE_TITLE_ROUTE = _make_host_route("slate-title")
"""Opens the form of its name and date: ceremony."""
SLATE_TITLED_ROUTE = _make_host_route("slate-titled")
"""Gives it that name and date: ceremony."""
SLATE_DATE_ROUTE = _make_host_route("slate-date")
"""What a typed date means: the unfinished command, and which of its choices, or `select` and the value."""
ASK_SLATE_DELETE_ROUTE = _make_host_route("slate-delete")
"""Asks before it is deleted: ceremony."""
SLATE_DELETED_ROUTE = _make_host_route("slate-deleted")
"""Deletes it: ceremony."""
ASK_SLATE_COPY_ROUTE = _make_host_route("slate-copy")
"""Opens the form of a copy's name: ceremony copied."""
SLATE_COPIED_ROUTE = _make_host_route("slate-copied")
"""Makes the copy: ceremony copied."""
SAVE_IMPORT_ROUTE = _make_host_route("slate-save")
"""Saves the slate whose file stands in the message: nothing."""

ASK_CATEGORY_ROUTE = _make_host_route("cat-new")
"""Opens the form of a new category: ceremony."""
CATEGORY_ADDED_ROUTE = _make_host_route("cat-added")
"""Adds it: ceremony."""
CATEGORY_PAGE_ROUTE = _make_host_route("cat")
"""A page of a category: ceremony, category or `-` where a select chooses it, which button, page."""
ASK_NOMINEES_ROUTE = _make_host_route("cat-more")
"""Opens the form of more nominees: ceremony, category."""
NOMINEES_ADDED_ROUTE = _make_host_route("cat-more-added")
"""Adds them: ceremony, category."""
ASK_CATEGORY_NAME_ROUTE = _make_host_route("cat-name")
"""Opens the form of a category's name: ceremony, category."""
CATEGORY_RENAMED_ROUTE = _make_host_route("cat-named")
"""Renames it: ceremony, category."""
CATEGORY_HEADLINE_ROUTE = _make_host_route("cat-by")
"""Chooses what its nominees are named by: ceremony, category."""
MOVE_CATEGORY_ROUTE = _make_host_route("cat-move")
"""Moves it: ceremony, category, by how many places."""
ASK_CATEGORY_REMOVE_ROUTE = _make_host_route("cat-drop")
"""Asks before it is removed: ceremony, category."""
CATEGORY_REMOVED_ROUTE = _make_host_route("cat-dropped")
"""Removes it: ceremony, category."""

NOMINEE_CHOSEN_ROUTE = _make_host_route("nom")
"""A nominee chosen in a select: ceremony, category."""
ASK_NOMINEE_LINE_ROUTE = _make_host_route("nom-fix")
"""Opens the form of a nominee's line: ceremony, category, nominee key."""
NOMINEE_CORRECTED_ROUTE = _make_host_route("nom-fixed")
"""Corrects it: ceremony, category, nominee key."""
MOVE_NOMINEE_ROUTE = _make_host_route("nom-move")
"""Moves it: ceremony, category, nominee key, by how many places."""
ASK_NOMINEE_WITHDRAW_ROUTE = _make_host_route("nom-out")
"""Asks before it is withdrawn: ceremony, category, nominee key."""
NOMINEE_WITHDRAWN_ROUTE = _make_host_route("nom-gone")
"""Withdraws it: ceremony, category, nominee key."""
REINSTATE_NOMINEE_ROUTE = _make_host_route("nom-back")
"""Lets it stand again: ceremony, category, nominee key."""
REMOVE_NOMINEE_ROUTE = _make_host_route("nom-drop")
"""Removes it: ceremony, category, nominee key."""

CHOSEN_BY_VALUE = "-"
"""Stands in a state where a select's value says which."""


def make_nominee_key(nominee_id: str) -> str:
    """The short key by which a control names a nominee of a category it knows."""
    return blake2s(nominee_id.encode(), digest_size=5).hexdigest()
