"""Members' votes: one each for a question, changed until it closes, durable before it is acknowledged."""

from datetime import datetime

from sqlalchemy import Connection

from bot.awards.slates import Slates
from bot.db.engine import Database
from bot.polls import rules, store
from bot.polls.facts import SavedVote
from bot.polls.loading import load_poll


class VoteService:
    """Takes votes."""

    def __init__(self, database: Database, slates: Slates) -> None:
        """Keep votes in a database."""
        self._database = database
        self._slates = slates

    async def vote(
        self, guild_id: int, poll_id: int, member_id: int, nominee_id: str, pressed_at: datetime
    ) -> SavedVote:
        """Answer a poll, in place of what the member answered before.

        It is decided inside one transaction by the instant of the press, by Discord's clock, and durable when this
        returns. Of two presses of one member the later one stands, in whatever order they arrive.

        Raises:
            NoSuchPollError: The server has no such poll.
            PollClosedError: It takes no more votes.
            CannotVoteForError: Its category has no such nominee, or it was withdrawn.
        """

        def work(connection: Connection) -> SavedVote:
            poll = load_poll(connection, guild_id, poll_id)
            ceremony = self._slates.load(connection, guild_id, poll.ceremony_id)
            category = ceremony.by_id[poll.category_id]
            refusal = rules.refusal_of_vote(poll, category, nominee_id, pressed_at)
            if refusal is not None:
                raise refusal
            saved = store.save_vote(connection, poll_id, member_id, nominee_id, pressed_at)
            return SavedVote(poll, ceremony, saved)

        return await self._database.write(work)
