"""Members' votes: one each for a question, changed until it closes, durable before it is acknowledged."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from bot.awards.slates import SlateService
from bot.db.engine import Database
from bot.db.rush import Batcher
from bot.polls import rules, store
from bot.polls.facts import SavedVote
from bot.polls.loading import load_poll
from bot.polls.store import Vote


class VoteService:
    """Takes votes."""

    def __init__(self, database: Database, slates: SlateService) -> None:
        """Keep votes in a database."""
        self._slates = slates
        self._rush = Batcher(database, self._decide_votes)

    async def cast_vote(
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
        return await self._rush.submit((guild_id, poll_id), Vote(member_id, nominee_id, pressed_at))

    def _decide_votes(
        self, connection: Connection, key: tuple[int, int], pressed: Sequence[Vote]
    ) -> Sequence[SavedVote | Exception]:
        """Decide votes on one poll against one reading of it, and save those that count."""
        poll = load_poll(connection, *key)
        ceremony = self._slates.load_ceremony(connection, poll.guild_id, poll.ceremony_id)
        category = ceremony.by_id[poll.category_id]
        refusals = [
            rules.refusal_of_vote(poll, category, vote.nominee_id, vote.pressed_at) for vote in pressed
        ]
        counting = [vote for vote, refusal in zip(pressed, refusals, strict=True) if refusal is None]
        standing = store.save_votes(connection, poll.id, counting)
        return [
            refusal or SavedVote(poll, ceremony, standing[vote.member_id])
            for vote, refusal in zip(pressed, refusals, strict=True)
        ]
