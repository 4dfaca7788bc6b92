"""Where the controls of polls lead."""

from bot.guilds.model import Feature
from bot.guilds.rules import Right
from cogs.kit.controls import Route

VOTE = Route("vote", Feature.POLLS)
"""A vote on a poll's post: poll, part of a long list; the value is the nominee."""
VOTE_HERE = Route("vote-here", Feature.POLLS)
"""A vote on a member's own list: poll, part of a long list, page; the value is the nominee."""
LIST = Route("polls", Feature.POLLS)
"""A member's list: `OPEN` or `ENDED`, which button, page."""

CLOSE = Route("poll-close", Feature.POLLS, right=Right.HOST)
"""Close some of the open polls: part of a long list; the values are polls."""
MORE = Route("poll-more", Feature.POLLS, right=Right.HOST)
"""Ask about more categories: question, when it closes in Unix time, 1 if hidden or else 0, ceremony, part of a long
list; the values are categories."""
BESIDE = Route("poll-beside", Feature.POLLS, right=Right.HOST)
"""Ask the other question about the same category: question, when it closes, 1 if hidden or else 0, ceremony,
category."""

OPEN, ENDED = "open", "ended"
"""The two lists."""
