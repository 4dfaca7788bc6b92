"""Routes of the contests' own controls. Every state but the list's begins with the contest id."""

from bot.guilds.model import Feature
from bot.guilds.rules import Right
from cogs.kit.addresses import Route


def _make_host_route(name: str) -> Route:
    return Route(name, Feature.CONTESTS, right=Right.HOST)


CHOOSE_CONTEST_ROUTE = Route("contests-choose", Feature.CONTESTS)
"""Shows a contest chosen in the list. State: page; the value is the contest id."""
EXPORT_CONTEST_ROUTE = Route("contest-export", Feature.CONTESTS)
"""Sends the sealed ballots as files. State: contest id."""
VERIFY_CONTEST_ROUTE = Route("contest-verify", Feature.CONTESTS)
"""Recomputes the proof. State: contest id."""
FAVOURITES_ROUTE = Route("contest-favourites", Feature.CONTESTS)
"""Shows a page of the room's favourites in all categories. State: contest id, page; a pager adds its button."""

CONTEST_STARTED_ROUTE = _make_host_route("contest-started")
"""Takes the answer of the form for a new contest."""
HOST_PANEL_ROUTE = _make_host_route("contest-host")
"""Shows the hosts' panel, or the draft. State: contest id."""
EDIT_CONTEST_ROUTE = _make_host_route("contest-edit")
"""Opens the form for title, time, question and channel. State: contest id."""
CONTEST_EDITED_ROUTE = _make_host_route("contest-edited")
"""Takes the answer of that form. State: contest id."""
ASK_STEP_ROUTE = _make_host_route("contest-ask")
"""Asks for confirmation, or for the input that a step needs. State: contest id, step."""
TAKE_STEP_ROUTE = _make_host_route("contest-take")
"""Takes a confirmed step. State: contest id, step, the tie-breaker's answer when finishing (`-` for none)."""
CONTEST_REOPENED_ROUTE = _make_host_route("contest-reopened")
"""Takes the form with a new lock time. State: contest id."""
CONTEST_TIME_ROUTE = _make_host_route("contest-time")
"""Takes the meaning of a typed lock. State: unfinished command's id; choice's number, or `select` and the value."""
CONTEST_FINISHED_ROUTE = _make_host_route("contest-finished")
"""Takes the form with the tie-breaker's true answer. State: contest id."""
POST_CONTEST_ROUTE = _make_host_route("contest-post")
"""Opens the form that posts the contest again. State: contest id."""
RIVALS_ROUTE = _make_host_route("contest-rivals")
"""Shows a contest's rivals. State: contest id."""
CHOOSE_ODDS_ROUTE = _make_host_route("rival-odds")
"""Chooses by whose odds a draft pays. State: contest id; the value is the rival's id."""
ASK_REMOVE_RIVAL_ROUTE = _make_host_route("rival-ask-remove")
"""Asks whether a rival is to go. State: contest id; the value is the rival's id."""
REMOVE_RIVAL_ROUTE = _make_host_route("rival-remove")
"""Takes a rival out. State: contest id, rival's id."""
RIVAL_QUESTION_ROUTE = _make_host_route("rival-question")
"""Shows the next name of an imported file that has to be asked. State: contest id."""
RIVAL_PAGE_ROUTE = _make_host_route("rival-page")
"""Shows a page of what a name may mean. State: contest id, question's id, button, page."""
RIVAL_CATEGORY_ROUTE = _make_host_route("rival-category")
"""Says which category a name means. State: contest id, question's id; the value is the category id, or `-`."""
RIVAL_NOMINEE_ROUTE = _make_host_route("rival-nominee")
"""Says which nominee a name means. State: contest id, question's id; the value is the nominee id, or `-`."""
DRAFT_DOUBLES_ROUTE = _make_host_route("draft-doubles")
"""Opens the form for how many categories a member may double. State: contest id."""
DRAFT_DOUBLES_TYPED_ROUTE = _make_host_route("draft-doubles-typed")
"""Takes the answer of that form. State: contest id."""
CONTEST_BALLOTS_ROUTE = _make_host_route("contest-ballots")
"""Shows a page of the ballots by member. State: contest id, button, page."""
CHOOSE_BALLOT_ROUTE = _make_host_route("contest-ballot")
"""Chooses a ballot to set aside or to let take part again. State: contest id, page; the value is an owner: a
member's id, or `g` and a guest's number."""
SET_ASIDE_ROUTE = _make_host_route("contest-aside")
"""Takes the form with the reason why a ballot is set aside. State: contest id, owner."""
RESTORE_BALLOT_ROUTE = _make_host_route("contest-restore")
"""Lets a ballot take part again. State: contest id, owner."""
SET_GUEST_ASIDE_ROUTE = _make_host_route("guest-aside")
"""Opens the form for the reason why a guest's ballot is set aside. State: contest id, owner."""
GUESTS_ROUTE = _make_host_route("contest-guests")
"""Shows a page of the contest's guests. State: contest id, button, page."""
CHOOSE_GUEST_ROUTE = _make_host_route("contest-guest")
"""Shows a guest's ballot. State: contest id; the value is the guest's number."""
GUEST_FORM_ROUTE = _make_host_route("guest-form")
"""Opens the form for a paper ballot. State: contest id, guest's number, 0 for a new guest."""
GUEST_TYPED_ROUTE = _make_host_route("guest-typed")
"""Takes the answer of that form. State: contest id, guest's number, 0 for a new guest."""
RETYPE_GUEST_ROUTE = _make_host_route("guest-retype")
"""Opens the form again with what was typed. State: contest id, unfinished command's id."""
SAVE_GUEST_ROUTE = _make_host_route("guest-save")
"""Saves what was typed. State: contest id, unfinished command's id."""
ASK_ERASE_GUEST_ROUTE = _make_host_route("guest-ask-erase")
"""Asks whether a guest is to be erased. State: contest id, guest's number."""
ERASE_GUEST_ROUTE = _make_host_route("guest-erase")
"""Erases a guest. State: contest id, guest's number."""
PRINT_SHEETS_ROUTE = _make_host_route("contest-print")
"""Sends the sheets to print. State: contest id."""

DRAFT_CATEGORIES_ROUTE = _make_host_route("contest-categories")
"""Chooses a draft's set of categories. State: contest id; the value is `all`, `eight` or `choose`."""
DRAFT_CATEGORIES_CHOSEN_ROUTE = _make_host_route("contest-chosen")
"""Chooses categories of a draft. State: contest id, part of the slate; the values are category ids."""
DRAFT_SCORING_ROUTE = _make_host_route("contest-scoring")
"""Chooses a draft's scoring. State: contest id; the value is the preset."""
DRAFT_SWITCH_ROUTE = _make_host_route("contest-switch")
"""Switches a property of a draft. State: contest id, `late`, `open` or `rehearsal`, `on` or `off`."""
DRAFT_WEIGHTS_ROUTE = _make_host_route("contest-weights")
"""Opens the form for weights. State: contest id."""
DRAFT_WEIGHTS_TYPED_ROUTE = _make_host_route("contest-weighed")
"""Takes the answer of that form. State: contest id."""
