"""Routes of the controls of slates.

Every state begins with the ceremony id; then the category id and a nominee's short key, where needed. A key is used
because three ids of the record do not fit into one `custom_id`.
"""

from hashlib import blake2s

from bot.guilds.model import Feature
from bot.guilds.rules import Right
from bot.ids import NomineeId
from cogs.kit.addresses import Route


def _make_host_route(name: str) -> Route:
    return Route(name, Feature.CONTESTS, right=Right.HOST)


SLATE_PAGE_ROUTE = _make_host_route("slate")
"""Shows a page of a slate. State: ceremony id, button, page."""
ASK_SLATE_TITLE_ROUTE = _make_host_route("slate-title")
"""Opens the form for its name and date. State: ceremony id."""
SLATE_TITLED_ROUTE = _make_host_route("slate-titled")
"""Saves that name and date. State: ceremony id."""
SLATE_STARTED_ROUTE = _make_host_route("slate-started")
"""Makes the slate that was typed in a form. No state."""
SLATE_DATE_ROUTE = _make_host_route("slate-date")
"""Takes the meaning of a typed date. State: unfinished command's id; choice's number, or `select` and the value."""
ASK_SLATE_DELETE_ROUTE = _make_host_route("slate-delete")
"""Asks to confirm the deletion. State: ceremony id."""
SLATE_DELETED_ROUTE = _make_host_route("slate-deleted")
"""Deletes the slate. State: ceremony id."""
ASK_SLATE_COPY_ROUTE = _make_host_route("slate-copy")
"""Opens the form for a copy's name. State: id of the ceremony to copy."""
SLATE_COPIED_ROUTE = _make_host_route("slate-copied")
"""Makes the copy. State: id of the ceremony to copy."""
SAVE_IMPORT_ROUTE = _make_host_route("slate-save")
"""Saves the slate whose file stands in the message: nothing."""
SAVE_IMPORT_WITH_WINNERS_ROUTE = _make_host_route("slate-save-won")
"""Saves it and announces the winners that the file names: nothing."""
IMPORT_PAGE_ROUTE = _make_host_route("slate-read")
"""A page of the preview whose file stands in the message: which button, page."""
IMPORT_EDITION_ROUTE = _make_host_route("slate-which")
"""Chooses one of the ceremonies in the file that stands in the message: nothing."""

MATCHES_ROUTE = _make_host_route("slate-matches")
"""Asks the first question that keeps the record from taking a slate's place. State: ceremony."""
MATCH_ROUTE = _make_host_route("slate-match")
"""Says which of the record's nominees one of the server's is: ceremony, category, nominee key; the value is a key or
`-` for none."""

ASK_CATEGORY_ROUTE = _make_host_route("cat-new")
"""Opens the form for a new category. State: ceremony id."""
CATEGORY_ADDED_ROUTE = _make_host_route("cat-added")
"""Adds the category. State: ceremony id."""
CATEGORY_PAGE_ROUTE = _make_host_route("cat")
"""Shows a page of a category. State: ceremony id, category id or `CHOSEN_BY_VALUE`, button, page."""
ASK_NOMINEES_ROUTE = _make_host_route("cat-more")
"""Opens the form for more nominees. State: ceremony id, category id."""
NOMINEES_ADDED_ROUTE = _make_host_route("cat-more-added")
"""Adds the nominees. State: ceremony id, category id."""
ASK_CATEGORY_NAME_ROUTE = _make_host_route("cat-name")
"""Opens the form for a category's name. State: ceremony id, category id."""
CATEGORY_RENAMED_ROUTE = _make_host_route("cat-named")
"""Renames the category. State: ceremony id, category id."""
CATEGORY_HEADLINE_ROUTE = _make_host_route("cat-by")
"""Sets the headline of a category's nominees (person, film, song …). State: ceremony id, category id."""
MOVE_CATEGORY_ROUTE = _make_host_route("cat-move")
"""Moves the category. State: ceremony id, category id, number of places."""
ASK_CATEGORY_REMOVE_ROUTE = _make_host_route("cat-drop")
"""Asks to confirm the removal. State: ceremony id, category id."""
CATEGORY_REMOVED_ROUTE = _make_host_route("cat-dropped")
"""Removes the category. State: ceremony id, category id."""

NOMINEE_CHOSEN_ROUTE = _make_host_route("nom")
"""Shows a nominee chosen in a select. State: ceremony id, category id."""
ASK_NOMINEE_LINE_ROUTE = _make_host_route("nom-fix")
"""Opens the form for a nominee's line. State: ceremony id, category id, nominee key."""
NOMINEE_CORRECTED_ROUTE = _make_host_route("nom-fixed")
"""Saves the corrected line. State: ceremony id, category id, nominee key."""
MOVE_NOMINEE_ROUTE = _make_host_route("nom-move")
"""Moves the nominee. State: ceremony id, category id, nominee key, number of places."""
ASK_NOMINEE_WITHDRAW_ROUTE = _make_host_route("nom-out")
"""Asks to confirm the withdrawal. State: ceremony id, category id, nominee key."""
NOMINEE_WITHDRAWN_ROUTE = _make_host_route("nom-gone")
"""Withdraws the nominee. State: ceremony id, category id, nominee key."""
REINSTATE_NOMINEE_ROUTE = _make_host_route("nom-back")
"""Reinstates the nominee. State: ceremony id, category id, nominee key."""
REMOVE_NOMINEE_ROUTE = _make_host_route("nom-drop")
"""Removes the nominee. State: ceremony id, category id, nominee key."""

CHOSEN_BY_VALUE = "-"
"""Stands in a state for an id that is the value of a select."""


def make_nominee_key(nominee_id: NomineeId) -> str:
    """Return the short key by which a control names a nominee within its category."""
    return blake2s(nominee_id.encode(), digest_size=5).hexdigest()
