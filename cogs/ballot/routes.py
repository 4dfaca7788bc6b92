"""Where the ballot's own controls lead. The contest's id comes first in every state."""

from bot.guilds.model import Feature
from cogs.kit.controls import Route

PAGE = Route("ballot-page", Feature.CONTESTS)
"""A page of the ballot: contest, which button, page."""
PICK = Route("ballot-pick", Feature.CONTESTS)
"""A pick: contest, category, part of a long list, page; the value is the nominee, or `CLEAR`."""
REVIEW = Route("ballot-review", Feature.CONTESTS)
"""Everything picked so far: contest, which button, page."""
CLEAR_ALL = Route("ballot-clear", Feature.CONTESTS)
"""Take everything back: contest, and `ask` or `yes`."""
QUESTION = Route("ballot-question", Feature.CONTESTS)
"""Open the form for the tie-breaker's answer: contest."""
ANSWER = Route("ballot-answer", Feature.CONTESTS)
"""The form's answer: contest."""
STAKES = Route("ballot-stakes", Feature.CONTESTS)
"""The screen of stakes: contest, which button, page."""
STAKE_ON = Route("ballot-stake-on", Feature.CONTESTS)
"""A category to stake on: contest, page; the value is the category."""
STAKE = Route("ballot-stake", Feature.CONTESTS)
"""A number: contest, category, part of the numbers; the value is the number."""
PICKS = Route("picks", Feature.CONTESTS)
"""A page of someone's picks: contest, member, which button, page."""
VERSUS = Route("versus", Feature.CONTESTS)
"""A page of two ballots side by side: contest, one member, the other, which button, page."""

CLEAR = "-"
"""The value that takes a pick back; no nominee's id is only a hyphen."""
