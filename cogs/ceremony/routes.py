"""Where the controls of a slate lead, and what their state says.

Each state begins with the ceremony's id; a category's then with its own, and a nominee's with a short key, because
three ids of the record do not fit into one custom_id.
"""

from hashlib import blake2s

from bot.guilds.model import Feature
from bot.guilds.rules import Right
from cogs.kit.controls import Route


def _of_hosts(name: str) -> Route:
    return Route(name, Feature.CONTESTS, right=Right.HOST)


SLATE = _of_hosts("slate")
"""A page of a slate: ceremony, which button, page."""
TITLE = _of_hosts("slate-title")
"""Opens the form of its name and date: ceremony."""
TITLED = _of_hosts("slate-titled")
"""Gives it that name and date: ceremony."""
DELETE = _of_hosts("slate-delete")
"""Asks before it is deleted: ceremony."""
DELETED = _of_hosts("slate-deleted")
"""Deletes it: ceremony."""
COPY = _of_hosts("slate-copy")
"""Opens the form of a copy's name: ceremony copied."""
COPIED = _of_hosts("slate-copied")
"""Makes the copy: ceremony copied."""
SAVE = _of_hosts("slate-save")
"""Saves the slate whose file stands in the message: nothing."""

NEW = _of_hosts("cat-new")
"""Opens the form of a new category: ceremony."""
ADDED = _of_hosts("cat-added")
"""Adds it: ceremony."""
CATEGORY = _of_hosts("cat")
"""A page of a category: ceremony, category or `-` where a select chooses it, which button, page."""
MORE = _of_hosts("cat-more")
"""Opens the form of more nominees: ceremony, category."""
MORE_ADDED = _of_hosts("cat-more-added")
"""Adds them: ceremony, category."""
RENAME = _of_hosts("cat-name")
"""Opens the form of a category's name: ceremony, category."""
RENAMED = _of_hosts("cat-named")
"""Renames it: ceremony, category."""
NAMED_BY = _of_hosts("cat-by")
"""Chooses what its nominees are named by: ceremony, category."""
MOVE_CATEGORY = _of_hosts("cat-move")
"""Moves it: ceremony, category, by how many places."""
REMOVE_CATEGORY = _of_hosts("cat-drop")
"""Asks before it is removed: ceremony, category."""
CATEGORY_REMOVED = _of_hosts("cat-dropped")
"""Removes it: ceremony, category."""

NOMINEE = _of_hosts("nom")
"""A nominee chosen in a select: ceremony, category."""
CORRECT = _of_hosts("nom-fix")
"""Opens the form of a nominee's line: ceremony, category, nominee key."""
CORRECTED = _of_hosts("nom-fixed")
"""Corrects it: ceremony, category, nominee key."""
MOVE_NOMINEE = _of_hosts("nom-move")
"""Moves it: ceremony, category, nominee key, by how many places."""
WITHDRAW = _of_hosts("nom-out")
"""Asks before it is withdrawn: ceremony, category, nominee key."""
WITHDRAWN = _of_hosts("nom-gone")
"""Withdraws it: ceremony, category, nominee key."""
REINSTATE = _of_hosts("nom-back")
"""Lets it stand again: ceremony, category, nominee key."""
REMOVE_NOMINEE = _of_hosts("nom-drop")
"""Removes it: ceremony, category, nominee key."""

CHOSEN = "-"
"""Stands in a state where a select's value says which."""


def key_of(nominee_id: str) -> str:
    """The short key by which a control names a nominee of a category it knows."""
    return blake2s(nominee_id.encode(), digest_size=5).hexdigest()
