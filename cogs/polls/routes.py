"""Where the controls of polls lead."""

from bot.guilds.model import Feature
from bot.guilds.rules import Right
from cogs.kit.controls import Route

VOTE_ON_POST_ROUTE = Route("vote", Feature.POLLS)
"""A vote on a poll's post: poll, part of a long list; the value is the nominee."""
VOTE_IN_LIST_ROUTE = Route("vote-here", Feature.POLLS)
"""A vote on a member's own list: poll, part of a long list, page; the value is the nominee."""
POLL_LIST_ROUTE = Route("polls", Feature.POLLS)
"""A member's list: `OPEN_LIST` or `ENDED_LIST`, which button, page."""

POLL_TIME_ROUTE = Route("poll-time", Feature.POLLS, right=Right.HOST)
"""What a typed closing time means: the unfinished command, and which of its choices, or `select` and the value."""
CLOSE_POLLS_ROUTE = Route("poll-close", Feature.POLLS, right=Right.HOST)
"""Close some of the open polls: part of a long list; the values are polls."""
ASK_MORE_CATEGORIES_ROUTE = Route("poll-more", Feature.POLLS, right=Right.HOST)
"""Ask about more categories: question, when it closes in Unix time, 1 if hidden or else 0, ceremony, part of a long
list; the values are categories."""
ASK_OTHER_QUESTION_ROUTE = Route("poll-beside", Feature.POLLS, right=Right.HOST)
"""Ask the other question about the same category: question, when it closes, 1 if hidden or else 0, ceremony,
category."""

OPEN_LIST, ENDED_LIST = "open", "ended"
"""The two lists."""
