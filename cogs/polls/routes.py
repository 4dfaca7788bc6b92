"""Routes of the controls of polls."""

from bot.guilds.model import Feature
from bot.guilds.rules import Right
from cogs.kit.addresses import Route

VOTE_ON_POST_ROUTE = Route("vote", Feature.POLLS)
"""Saves a vote on a poll's post. State: poll id, part of a long list; the value is the nominee id."""
VOTE_IN_LIST_ROUTE = Route("vote-here", Feature.POLLS)
"""Saves a vote on a member's own list. State: poll id, part of a long list, page; the value is the nominee id."""
POLL_RANK_ROUTE = Route("poll-rank", Feature.POLLS)
"""Shows a member's ranking. State: poll id, button, page of who is left."""
RANK_NEXT_ROUTE = Route("rank-next", Feature.POLLS)
"""Adds the next choice to a ranking. State: poll id, page of who is left; the value is the nominee id."""
RANK_UNDO_ROUTE = Route("rank-undo", Feature.POLLS)
"""Takes the last choice of a ranking back. State: poll id."""
RANK_CLEAR_ROUTE = Route("rank-clear", Feature.POLLS)
"""Takes all choices of a ranking back. State: poll id."""
RANK_DONE_ROUTE = Route("rank-done", Feature.POLLS)
"""Shows a ranking as it is saved. State: poll id."""
POLL_ROUNDS_ROUTE = Route("poll-rounds", Feature.POLLS)
"""Shows how a preferential poll was counted. State: page of the list of ended polls; the value is the poll id."""
POLL_EXPORT_ROUTE = Route("poll-export", Feature.POLLS)
"""Sends the ballots of a closed preferential poll as a file. State: poll id."""

POLL_STARTED_ROUTE = Route("poll-started", Feature.POLLS, right=Right.HOST)
"""Opens the poll that was typed in a form. No state."""
POLL_TIME_ROUTE = Route("poll-time", Feature.POLLS, right=Right.HOST)
"""Takes the meaning of a typed closing time. State: unfinished command's id; choice's number, or `select`."""
CLOSE_POLLS_ROUTE = Route("poll-close", Feature.POLLS, right=Right.HOST)
"""Closes open polls. State: part of a long list; the values are poll ids."""
ASK_MORE_CATEGORIES_ROUTE = Route("poll-more", Feature.POLLS, right=Right.HOST)
"""Asks about more categories; the values are category ids.

State: question, closing time in Unix seconds, flags, ceremony id, part of a long list. The flags add up: 1 if hidden,
2 if preferential.
"""
ASK_OTHER_QUESTION_ROUTE = Route("poll-beside", Feature.POLLS, right=Right.HOST)
"""Asks the other question about the same category.

State: question, closing time in Unix seconds, flags, ceremony id, category id.
"""
