"""Where the ballot's own controls lead. The contest's id comes first in every state."""

from bot.guilds.model import Feature
from cogs.kit.controls import Route

BALLOT_PAGE_ROUTE = Route("ballot-page", Feature.CONTESTS)
"""A page of the ballot: contest, which button, page."""
BALLOT_PICK_ROUTE = Route("ballot-pick", Feature.CONTESTS)
"""A pick: contest, category, part of a long list, page; the value is the nominee, or `NO_PICK_VALUE`."""
BALLOT_REVIEW_ROUTE = Route("ballot-review", Feature.CONTESTS)
"""Everything picked so far: contest, which button, page."""
BALLOT_CLEAR_ROUTE = Route("ballot-clear", Feature.CONTESTS)
"""Take everything back: contest, and `ask` or `yes`."""
TIEBREAKER_QUESTION_ROUTE = Route("ballot-question", Feature.CONTESTS)
"""Open the form for the tie-breaker's answer: contest."""
TIEBREAKER_ANSWER_ROUTE = Route("ballot-answer", Feature.CONTESTS)
"""The form's answer: contest."""
BALLOT_STAKES_ROUTE = Route("ballot-stakes", Feature.CONTESTS)
"""The screen of stakes: contest, which button, page."""
CHOOSE_STAKE_CATEGORY_ROUTE = Route("ballot-stake-on", Feature.CONTESTS)
"""A category to stake on: contest, page; the value is the category."""
BALLOT_STAKE_ROUTE = Route("ballot-stake", Feature.CONTESTS)
"""A number: contest, category, part of the numbers; the value is the number."""
PICKS_PAGE_ROUTE = Route("picks", Feature.CONTESTS)
"""A page of someone's picks: contest, member, which button, page."""
VERSUS_PAGE_ROUTE = Route("versus", Feature.CONTESTS)
"""A page of two ballots side by side: contest, one member, the other, which button, page."""

NO_PICK_VALUE = "-"
"""The value that takes a pick back; no nominee's id is only a hyphen."""
