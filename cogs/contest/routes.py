"""Where the contests' own controls lead. The contest's id comes first in every state but the list's."""

from bot.guilds.model import Feature
from cogs.kit.controls import Route

LIST = Route("contests", Feature.CONTESTS)
"""A page of the server's contests: which button, page."""
CHOOSE = Route("contests-choose", Feature.CONTESTS)
"""A contest of the list: its page; the value is the contest's id."""
EXPORT = Route("contest-export", Feature.CONTESTS)
"""The sealed ballots as files: contest."""
VERIFY = Route("contest-verify", Feature.CONTESTS)
"""The proof recomputed: contest."""

HOST = Route("contest-host", Feature.CONTESTS)
"""The hosts' panel, or the draft: contest."""
EDIT = Route("contest-edit", Feature.CONTESTS)
"""Open the form of title, time, question and channel: contest."""
EDITED = Route("contest-edited", Feature.CONTESTS)
"""That form's answer: contest."""
ASK = Route("contest-ask", Feature.CONTESTS)
"""Ask before a step that cannot be taken back, or what it needs to know: contest, step."""
TAKE = Route("contest-take", Feature.CONTESTS)
"""Take a step: contest, step, and the tie-breaker's answer when finishing, `-` for none."""
REOPENED = Route("contest-reopened", Feature.CONTESTS)
"""The form of a new time's answer: contest."""
FINISHED = Route("contest-finished", Feature.CONTESTS)
"""The form of the tie-breaker's true answer: contest."""
POST = Route("contest-post", Feature.CONTESTS)
"""Make the contest's post again: contest."""

CATEGORIES = Route("contest-categories", Feature.CONTESTS)
"""What a draft asks about: contest; the value is `all`, `eight` or `choose`."""
CHOSEN = Route("contest-chosen", Feature.CONTESTS)
"""Some of the slate's categories: contest, which part of the slate; the values are categories."""
SCORING = Route("contest-scoring", Feature.CONTESTS)
"""How a draft pays: contest; the value is the preset."""
SWITCH = Route("contest-switch", Feature.CONTESTS)
"""Switch late entries or open ballots in a draft: contest, `late` or `open`, `on` or `off`."""
WEIGHTS = Route("contest-weights", Feature.CONTESTS)
"""Open the form of weights: contest."""
WEIGHED = Route("contest-weighed", Feature.CONTESTS)
"""That form's answer: contest."""
