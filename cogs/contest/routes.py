"""Where the contests' own controls lead. The contest's id comes first in every state but the list's."""

from bot.guilds.model import Feature
from bot.guilds.rules import Right
from cogs.kit.controls import Route


def _of_hosts(name: str) -> Route:
    return Route(name, Feature.CONTESTS, right=Right.HOST)


LIST = Route("contests", Feature.CONTESTS)
"""A page of the server's contests: which button, page."""
CHOOSE = Route("contests-choose", Feature.CONTESTS)
"""A contest of the list: its page; the value is the contest's id."""
EXPORT = Route("contest-export", Feature.CONTESTS)
"""The sealed ballots as files: contest."""
VERIFY = Route("contest-verify", Feature.CONTESTS)
"""The proof recomputed: contest."""

HOST = _of_hosts("contest-host")
"""The hosts' panel, or the draft: contest."""
EDIT = _of_hosts("contest-edit")
"""Open the form of title, time, question and channel: contest."""
EDITED = _of_hosts("contest-edited")
"""That form's answer: contest."""
ASK = _of_hosts("contest-ask")
"""Ask before a step that cannot be taken back, or what it needs to know: contest, step."""
TAKE = _of_hosts("contest-take")
"""Take a step: contest, step, and the tie-breaker's answer when finishing, `-` for none."""
REOPENED = _of_hosts("contest-reopened")
"""The form of a new time's answer: contest."""
FINISHED = _of_hosts("contest-finished")
"""The form of the tie-breaker's true answer: contest."""
POST = _of_hosts("contest-post")
"""Make the contest's post again: contest."""

CATEGORIES = _of_hosts("contest-categories")
"""What a draft asks about: contest; the value is `all`, `eight` or `choose`."""
CHOSEN = _of_hosts("contest-chosen")
"""Some of the slate's categories: contest, which part of the slate; the values are categories."""
SCORING = _of_hosts("contest-scoring")
"""How a draft pays: contest; the value is the preset."""
SWITCH = _of_hosts("contest-switch")
"""Switch late entries or open ballots in a draft: contest, `late` or `open`, `on` or `off`."""
WEIGHTS = _of_hosts("contest-weights")
"""Open the form of weights: contest."""
WEIGHED = _of_hosts("contest-weighed")
"""That form's answer: contest."""
