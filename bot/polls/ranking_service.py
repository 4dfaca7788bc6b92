"""Members' rankings in preferential polls: one choice at a press, committed before it is acknowledged."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection

from bot.db.batcher import Batcher
from bot.db.engine import Database
from bot.errors import OutdatedControlError, UserError
from bot.ids import GuildId, MemberId
from bot.polls import ranking_store, rules
from bot.polls.loading import load_poll
from bot.polls.read_models import RankingPaper
from bot.preferential.open_ranking import OpenRanking, RankingPress
from bot.slates.service import SlateService


class _PressedRanking(NamedTuple):
    member_id: MemberId
    press: RankingPress
    pressed_at: datetime


class RankingService:
    """Stores members' rankings."""

    def __init__(self, database: Database, slates: SlateService) -> None:
        """Store rankings in a database."""
        self._database = database
        self._slates = slates
        self._batcher = Batcher(database, self._decide_presses)

    async def get_paper(self, guild_id: GuildId, poll_id: int, member_id: MemberId) -> RankingPaper:
        """A member's ranking in a poll, open or closed; empty if they rank nobody.

        Raises:
            NoSuchPollError: The server has no such poll.
            OutdatedControlError: It takes votes, not rankings.
        """

        def load_paper(connection: Connection) -> RankingPaper:
            poll = load_poll(connection, guild_id, poll_id)
            if not poll.is_preferential:
                raise OutdatedControlError
            ceremony = self._slates.load_ceremony(connection, guild_id, poll.ceremony_id)
            own = ranking_store.find_rankings(connection, [poll_id], member_id).get(poll_id)
            return (
                RankingPaper(poll, ceremony, own.ranking, own.line)
                if own
                else RankingPaper(poll, ceremony, ())
            )

        return await self._database.read(load_paper)

    async def change_ranking(
        self, guild_id: GuildId, poll_id: int, member_id: MemberId, press: RankingPress, pressed_at: datetime
    ) -> RankingPaper:
        """Add the next choice to a member's ranking, or take the last one or all of them back.

        It is decided inside one transaction by the instant of the press, by Discord's clock (UTC), and committed when
        this returns. The ranking is what the member's presses come to in the order of Discord's ids, in whatever order
        they arrive.

        Returns:
            The ranking as it stands then.

        Raises:
            NoSuchPollError: The server has no such poll.
            PollClosedError: It takes no more answers.
            CannotVoteForError: Its category has no such nominee, or it was withdrawn.
            OutdatedControlError: It takes votes, not rankings.
        """
        return await self._batcher.submit((guild_id, poll_id), _PressedRanking(member_id, press, pressed_at))

    def _decide_presses(
        self, connection: Connection, key: tuple[GuildId, int], pressed: Sequence[_PressedRanking]
    ) -> Sequence[RankingPaper | Exception]:
        """Decide presses in one poll in one transaction, and save the rankings that change."""
        poll = load_poll(connection, *key)
        ceremony = self._slates.load_ceremony(connection, poll.guild_id, poll.ceremony_id)
        category = ceremony.by_id[poll.category_id]
        refusals: list[UserError | None] = [
            rules.refusal_of_ranking(poll, category, one.press.nominee_id, one.pressed_at) for one in pressed
        ]
        counting = [one for one, refusal in zip(pressed, refusals, strict=True) if refusal is None]
        members = {one.member_id for one in counting}
        before = ranking_store.find_open_rankings(connection, poll.id, members)
        after: dict[MemberId, tuple[OpenRanking, datetime]] = {}
        for member_id, press, pressed_at in counting:
            ranking, at = after.get(member_id, (before.get(member_id, OpenRanking()), pressed_at))
            after[member_id] = ranking.add_press(press), max(at, pressed_at)
        ranking_store.save_rankings(connection, poll.id, after)
        return [
            refusal or RankingPaper(poll, ceremony, after[one.member_id][0].ranking)
            for one, refusal in zip(pressed, refusals, strict=True)
        ]
