"""What there is to read about polls, for their posts and for members' own screens alike."""

from bot.polls.model import Poll
from cogs.kit.posts import Place


def link(poll: Poll) -> str:
    """Where the poll's post is; empty where it has none."""
    if poll.channel_id is None or poll.message_id is None:
        return ""
    return Place(poll.channel_id, poll.message_id).link(poll.guild_id)
