"""Members' votes: one per poll, changeable until it closes, committed before they are acknowledged."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from bot.db.batcher import Batcher
from bot.db.engine import Database
from bot.ids import GuildId, MemberId, NomineeId, PressId, make_first_press_id
from bot.metrics import VOTES_COMMITTED
from bot.polls import ranking_store, rules, store
from bot.polls.loading import load_poll
from bot.polls.read_models import EmptiedVotes, SavedVote
from bot.polls.store import Vote
from bot.slates.model import SlateNominee
from bot.slates.service import SlateService


class VoteService:
    """Stores members' votes."""

    def __init__(self, database: Database, slates: SlateService) -> None:
        """Store votes in a database."""
        self._slates = slates
        self._batcher = Batcher(database, self._decide_votes)

    async def cast_vote(
        self,
        guild_id: GuildId,
        poll_id: int,
        member_id: MemberId,
        nominee_id: NomineeId,
        pressed_at: datetime,
        *,
        press_id: PressId | None = None,
    ) -> SavedVote:
        """Vote in a poll, in place of the member's earlier vote.

        It is decided inside one transaction by the instant of the press, by Discord's clock (UTC), and
        committed when this returns. Of two presses of one member the later one stands, by the order of Discord's ids
        for them, in whatever order they arrive; without an id, `pressed_at` alone decides.

        Raises:
            NoSuchPollError: The server has no such poll.
            PollClosedError: It takes no more votes.
            CannotVoteForError: Its category has no such nominee, or it was withdrawn.
            OutdatedControlError: Its members rank the nominees.
        """
        vote = Vote(member_id, nominee_id, pressed_at, press_id or make_first_press_id(pressed_at))
        saved = await self._batcher.submit((guild_id, poll_id), vote)
        VOTES_COMMITTED.count()
        return saved

    def _decide_votes(
        self, connection: Connection, key: tuple[GuildId, int], pressed: Sequence[Vote]
    ) -> Sequence[SavedVote | Exception]:
        """Decide votes in one poll in one transaction, and save those that count."""
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


def empty_votes_for_withdrawn(
    connection: Connection, slates: SlateService, nominee: SlateNominee, now: datetime
) -> tuple[EmptiedVotes, ...]:
    """Remove the votes for a withdrawn nominee in open polls about its category; closed polls keep theirs.

    Rankings keep the nominee, who is skipped in the count, so that nothing is lost if it is reinstated.

    Returns:
        Each open poll about the category, with the members who must vote again: those whose vote was removed, or whose
        ranking names nobody else who stands.
    """
    open_polls = [
        poll
        for poll in store.list_open_polls(connection, nominee.guild_id)
        if (poll.ceremony_id, poll.category_id) == (nominee.ceremony_id, nominee.category_id)
        and poll.is_open_at(now)
    ]
    open_ids = [poll.id for poll in open_polls]
    emptied = dict(store.delete_votes_of_nominee(connection, open_ids, nominee.nominee_id))
    ceremony = slates.load_ceremony(connection, nominee.guild_id, nominee.ceremony_id)
    nominees = ceremony.by_id[nominee.category_id].nominees
    standing = {one.id for one in nominees if not one.withdrawn}
    for poll in open_polls:
        if poll.is_preferential:
            left = ranking_store.list_members_left_without(connection, poll.id, nominee.nominee_id, standing)
            emptied[poll.id] = left
    return tuple(EmptiedVotes(poll, tuple(emptied.get(poll.id, ()))) for poll in open_polls)
