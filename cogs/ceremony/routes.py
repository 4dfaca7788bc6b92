"""Where the controls of a slate lead, and what their state says.

Each state begins with the ceremony's id; a category's then with its own, and a nominee's with a short key, because
three ids of the record do not fit into one custom_id.
"""

from hashlib import blake2s

from bot.guilds.model import Feature
from cogs.kit.controls import Route

SLATE = Route("slate", Feature.CONTESTS)
"""A page of a slate: ceremony, which button, page."""
TITLE = Route("slate-title", Feature.CONTESTS)
"""Opens the form of its name and date: ceremony."""
TITLED = Route("slate-titled", Feature.CONTESTS)
"""Gives it that name and date: ceremony."""
DELETE = Route("slate-delete", Feature.CONTESTS)
"""Asks before it is deleted: ceremony."""
DELETED = Route("slate-deleted", Feature.CONTESTS)
"""Deletes it: ceremony."""
COPY = Route("slate-copy", Feature.CONTESTS)
"""Opens the form of a copy's name: ceremony copied."""
COPIED = Route("slate-copied", Feature.CONTESTS)
"""Makes the copy: ceremony copied."""
SAVE = Route("slate-save", Feature.CONTESTS)
"""Saves the slate whose file stands in the message: nothing."""

NEW = Route("cat-new", Feature.CONTESTS)
"""Opens the form of a new category: ceremony."""
ADDED = Route("cat-added", Feature.CONTESTS)
"""Adds it: ceremony."""
CATEGORY = Route("cat", Feature.CONTESTS)
"""A page of a category: ceremony, category or `-` where a select chooses it, which button, page."""
MORE = Route("cat-more", Feature.CONTESTS)
"""Opens the form of more nominees: ceremony, category."""
MORE_ADDED = Route("cat-more-added", Feature.CONTESTS)
"""Adds them: ceremony, category."""
RENAME = Route("cat-name", Feature.CONTESTS)
"""Opens the form of a category's name: ceremony, category."""
RENAMED = Route("cat-named", Feature.CONTESTS)
"""Renames it: ceremony, category."""
NAMED_BY = Route("cat-by", Feature.CONTESTS)
"""Chooses what its nominees are named by: ceremony, category."""
MOVE_CATEGORY = Route("cat-move", Feature.CONTESTS)
"""Moves it: ceremony, category, by how many places."""
REMOVE_CATEGORY = Route("cat-drop", Feature.CONTESTS)
"""Asks before it is removed: ceremony, category."""
CATEGORY_REMOVED = Route("cat-dropped", Feature.CONTESTS)
"""Removes it: ceremony, category."""

NOMINEE = Route("nom", Feature.CONTESTS)
"""A nominee chosen in a select: ceremony, category."""
CORRECT = Route("nom-fix", Feature.CONTESTS)
"""Opens the form of a nominee's line: ceremony, category, nominee key."""
CORRECTED = Route("nom-fixed", Feature.CONTESTS)
"""Corrects it: ceremony, category, nominee key."""
MOVE_NOMINEE = Route("nom-move", Feature.CONTESTS)
"""Moves it: ceremony, category, nominee key, by how many places."""
WITHDRAW = Route("nom-out", Feature.CONTESTS)
"""Asks before it is withdrawn: ceremony, category, nominee key."""
WITHDRAWN = Route("nom-gone", Feature.CONTESTS)
"""Withdraws it: ceremony, category, nominee key."""
REINSTATE = Route("nom-back", Feature.CONTESTS)
"""Lets it stand again: ceremony, category, nominee key."""
REMOVE_NOMINEE = Route("nom-drop", Feature.CONTESTS)
"""Removes it: ceremony, category, nominee key."""

CHOSEN = "-"
"""Stands in a state where a select's value says which."""


def key_of(nominee_id: str) -> str:
    """The short key by which a control names a nominee of a category it knows."""
    return blake2s(nominee_id.encode(), digest_size=5).hexdigest()
