"""Routes of the controls of the quiz."""

from bot.guilds.model import Feature
from cogs.kit.addresses import Route

QUIZ_TODAY_ROUTE = Route("quiz", Feature.QUIZ)
"""Shows the question of the server's day. No state."""
QUIZ_DAY_ROUTE = Route("quiz-day", Feature.QUIZ)
"""Shows the question of some day. State: the day, as in ISO 8601."""
QUIZ_ANSWER_ROUTE = Route("quiz-answer", Feature.QUIZ)
"""Answers the question of a day, or says that the day is over. State: the day, the place of the answer."""
QUIZ_LATE_ROUTE = Route("quiz-late", Feature.QUIZ)
"""Answers the question of a day of which the presser knows that it is over. State: as above."""
QUIZ_SHARE_ROUTE = Route("quiz-share", Feature.QUIZ)
"""Posts whether the presser answered the question of a day rightly. State: the day."""
QUIZ_TABLE_ROUTE = Route("quiz-table", Feature.QUIZ)
"""Shows a page of the season's table. State: button, page."""

QUIZ_ROUND_ROUTE = Route("quiz-round", Feature.QUIZ)
"""Begins a round of ten. No state."""
QUIZ_ROUND_ANSWER_ROUTE = Route("quiz-round-answer", Feature.QUIZ)
"""Answers a question of a round.

State: the id of the press that began the round, the question's number from 0, the right answers before it as bits, the
question's mark, the place of the answer.
"""
QUIZ_ROUND_SHARE_ROUTE = Route("quiz-round-share", Feature.QUIZ)
"""Posts how the presser did in a round. State: the right answers as bits."""
