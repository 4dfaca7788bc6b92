"""Routes of the ballot's controls. Every state begins with the contest id."""

from bot.guilds.model import Feature
from cogs.kit.addresses import Route

BALLOT_PAGE_ROUTE = Route("ballot-page", Feature.CONTESTS)
"""Shows a page of the ballot. State: contest id, button, page."""
BALLOT_PICK_ROUTE = Route("ballot-pick", Feature.CONTESTS)
"""Saves a pick; the value is the nominee id, or `NO_PICK_VALUE`.

State: contest id, category id, part of a long list, page.
"""
BALLOT_REVIEW_ROUTE = Route("ballot-review", Feature.CONTESTS)
"""Shows all picks so far. State: contest id, button, page."""
BALLOT_CLEAR_ROUTE = Route("ballot-clear", Feature.CONTESTS)
"""Clears the ballot. State: contest id, `ask` or `yes`."""
BALLOT_FILL_ROUTE = Route("ballot-fill", Feature.CONTESTS)
"""Shows what would be filled in where picks are missing. State: contest id, a `FillSource` or `ANY_SOURCE`."""
BALLOT_FILL_SAVE_ROUTE = Route("ballot-fill-save", Feature.CONTESTS)
"""Saves what was shown. State: contest id, a `FillSource`, the fingerprint of what it offered."""
TIEBREAKER_QUESTION_ROUTE = Route("ballot-question", Feature.CONTESTS)
"""Opens the form for the tie-breaker's answer. State: contest id."""
TIEBREAKER_ANSWER_ROUTE = Route("ballot-answer", Feature.CONTESTS)
"""Takes the answer of that form. State: contest id."""
BALLOT_STAKES_ROUTE = Route("ballot-stakes", Feature.CONTESTS)
"""Shows the stakes. State: contest id, button, page."""
CHOOSE_STAKE_CATEGORY_ROUTE = Route("ballot-stake-on", Feature.CONTESTS)
"""Chooses a category to stake on. State: contest id, page; the value is the category id."""
BALLOT_STAKE_ROUTE = Route("ballot-stake", Feature.CONTESTS)
"""Saves a stake. State: contest id, category id, part of the numbers; the value is the stake."""
PICKS_PAGE_ROUTE = Route("picks", Feature.CONTESTS)
"""Shows a page of someone's picks. State: contest id, member id, button, page."""
VERSUS_PAGE_ROUTE = Route("versus", Feature.CONTESTS)
"""Shows a page of two ballots side by side. State: contest id, both member ids, button, page."""

NO_PICK_VALUE = "-"
"""The select's value that removes a pick; no nominee id is a single hyphen."""

ENTRY_CHOOSE_ROUTE = Route("nominate", Feature.CONTESTS)
"""Saves what a member names of a page of a category's list; the values are ids of contenders.

State: contest id, category's place, the first and the last contender of the page, its number.
"""
ENTRY_PART_ROUTE = Route("nominate-part", Feature.CONTESTS)
"""Shows another page of a category's list. State: contest id, category's place, button, page."""
ENTRY_JUMP_ROUTE = Route("nominate-jump", Feature.CONTESTS)
"""Shows another category. State: contest id; the value is the category's place."""
ENTRY_FIND_ROUTE = Route("nominate-find", Feature.CONTESTS)
"""Opens the form that finds someone in a long list. State: contest id, category's place."""
ENTRY_FOUND_ROUTE = Route("nominate-found", Feature.CONTESTS)
"""Takes the answer of that form. State: contest id, category's place."""
ENTRY_ADD_ROUTE = Route("nominate-add", Feature.CONTESTS)
"""Adds one entry. State: contest id, category's place; the value is the contender's id."""
ENTRY_OWN_ROUTE = Route("nominate-own", Feature.CONTESTS)
"""Opens the form for someone who is not on the list. State: contest id, category's place."""
ENTRY_OWN_TYPED_ROUTE = Route("nominate-typed", Feature.CONTESTS)
"""Takes the answer of that form. State: contest id, category's place."""

ANY_SOURCE = "-"
"""Stands in a control's state for the source that fills most."""
