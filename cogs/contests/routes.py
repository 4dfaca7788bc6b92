"""Where the contests' own controls lead. The contest's id comes first in every state but the list's."""

from bot.guilds.model import Feature
from bot.guilds.rules import Right
from cogs.kit.controls import Route


def _make_host_route(name: str) -> Route:
    return Route(name, Feature.CONTESTS, right=Right.HOST)


CONTEST_LIST_ROUTE = Route("contests", Feature.CONTESTS)
"""A page of the server's contests: which button, page."""
CHOOSE_CONTEST_ROUTE = Route("contests-choose", Feature.CONTESTS)
"""A contest of the list: its page; the value is the contest's id."""
EXPORT_CONTEST_ROUTE = Route("contest-export", Feature.CONTESTS)
"""The sealed ballots as files: contest."""
VERIFY_CONTEST_ROUTE = Route("contest-verify", Feature.CONTESTS)
"""The proof recomputed: contest."""

HOST_PANEL_ROUTE = _make_host_route("contest-host")
"""The hosts' panel, or the draft: contest."""
EDIT_CONTEST_ROUTE = _make_host_route("contest-edit")
"""Open the form of title, time, question and channel: contest."""
CONTEST_EDITED_ROUTE = _make_host_route("contest-edited")
"""That form's answer: contest."""
ASK_STEP_ROUTE = _make_host_route("contest-ask")
"""Ask before a step that cannot be taken back, or what it needs to know: contest, step."""
TAKE_STEP_ROUTE = _make_host_route("contest-take")
"""Take a step: contest, step, and the tie-breaker's answer when finishing, `-` for none."""
CONTEST_REOPENED_ROUTE = _make_host_route("contest-reopened")
"""The form of a new time's answer: contest."""
CONTEST_TIME_ROUTE = _make_host_route("contest-time")
"""What a typed lock means: the unfinished command, and which of its choices, or `select` and the value."""
CONTEST_FINISHED_ROUTE = _make_host_route("contest-finished")
"""The form of the tie-breaker's true answer: contest."""
POST_CONTEST_ROUTE = _make_host_route("contest-post")
"""Make the contest's post again: contest."""

DRAFT_CATEGORIES_ROUTE = _make_host_route("contest-categories")
"""What a draft asks about: contest; the value is `all`, `eight` or `choose`."""
DRAFT_CATEGORIES_CHOSEN_ROUTE = _make_host_route("contest-chosen")
"""Some of the slate's categories: contest, which part of the slate; the values are categories."""
DRAFT_SCORING_ROUTE = _make_host_route("contest-scoring")
"""How a draft pays: contest; the value is the preset."""
DRAFT_SWITCH_ROUTE = _make_host_route("contest-switch")
"""Switch late entries or open ballots in a draft: contest, `late` or `open`, `on` or `off`."""
DRAFT_WEIGHTS_ROUTE = _make_host_route("contest-weights")
"""Open the form of weights: contest."""
DRAFT_WEIGHTS_TYPED_ROUTE = _make_host_route("contest-weighed")
"""That form's answer: contest."""
