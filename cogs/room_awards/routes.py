"""Routes of the controls of the room's own awards."""

from bot.guilds.model import Feature
from bot.guilds.rules import Right
from cogs.kit.addresses import Route

ROOM_NOMINATE_ROUTE = Route("room-nominate", Feature.ROOM_AWARDS)
"""Shows what a member nominates. State: awards id."""
ROOM_NOMINATE_IN_ROUTE = Route("room-nominate-in", Feature.ROOM_AWARDS)
"""Opens the form of a category. State: awards id; the value is the category id."""
ROOM_NOMINATED_ROUTE = Route("room-nominated", Feature.ROOM_AWARDS)
"""Takes the answer of that form. State: awards id, category id."""
ROOM_BALLOT_ROUTE = Route("room-ballot", Feature.ROOM_AWARDS)
"""Shows a member's ballot. State: awards id, category id or `FIRST_CATEGORY`, button, page of who is left."""
ROOM_BALLOT_IN_ROUTE = Route("room-ballot-in", Feature.ROOM_AWARDS)
"""Shows a member's ballot in another category. State: awards id; the value is the category id."""
ROOM_CHOOSE_ROUTE = Route("room-choose", Feature.ROOM_AWARDS)
"""Adds a choice to a ballot. State: awards id, category id, page of who is left; the value is the nominee id."""
ROOM_UNDO_ROUTE = Route("room-undo", Feature.ROOM_AWARDS)
"""Takes the last choice of a ballot back. State: awards id, category id."""
ROOM_CLEAR_ROUTE = Route("room-clear", Feature.ROOM_AWARDS)
"""Takes all choices of a ballot back. State: awards id, category id."""
ROOM_VERIFY_ROUTE = Route("room-verify", Feature.ROOM_AWARDS)
"""Recomputes the proofs of the sealed ballots. State: awards id."""

ROOM_TIME_ROUTE = Route("room-time", Feature.ROOM_AWARDS, right=Right.HOST)
"""Takes the meaning of a typed time. State: unfinished command's id; choice's number, or `select`."""
ROOM_SHORTLIST_ROUTE = Route("room-shortlist", Feature.ROOM_AWARDS, right=Right.HOST)
"""Shows the shortlist of a category. State: awards id, category id, button, page."""
ROOM_SHORTLIST_IN_ROUTE = Route("room-shortlist-in", Feature.ROOM_AWARDS, right=Right.HOST)
"""Shows the shortlist of another category. State: awards id; the value is the category id."""
ROOM_JOIN_ROUTE = Route("room-join", Feature.ROOM_AWARDS, right=Right.HOST)
"""Counts the chosen entries as one. State: awards id, category id, page; the values are the entries' marks."""
ROOM_PART_ROUTE = Route("room-part", Feature.ROOM_AWARDS, right=Right.HOST)
"""Counts every entry of a category by itself again. State: awards id, category id."""

FIRST_CATEGORY = "-"
"""In a control's state, in place of a category: the first one."""
