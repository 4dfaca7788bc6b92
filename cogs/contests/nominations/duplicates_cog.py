"""The hosts' controls that settle contenders which may be the same."""

from bot.client import AwardsBot
from bot.guilds.model import Feature
from bot.ids import ContenderId, ContestId
from cogs.contests.nominations import routes
from cogs.contests.nominations.card_posts import NominationsCardPosts
from cogs.contests.nominations.duplicates_screens import duplicates_screen
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Press, answers_route, parse_id_part, require_guild_id
from cogs.kit.rights import make_actor
from cogs.kit.routes import parse_contest_id


class DuplicatesCog(FeatureCog):
    """Merging and keeping apart, after the lock."""

    feature = Feature.CONTESTS

    def __init__(self, bot: AwardsBot, cards: NominationsCardPosts) -> None:
        """Create the cog with the cards, which follow each change."""
        super().__init__(bot)
        self._duplicates = bot.services.nominations.duplicates
        self._cards = cards

    @answers_route(routes.DUPLICATES_ROUTE)
    async def open_duplicates(self, press: Press) -> None:
        """Show a page of the pairs."""
        contest_id = parse_contest_id(press, len(press.state))
        duplicates = await self._duplicates.find_duplicates(require_guild_id(press.interaction), contest_id)
        await press.show_privately(duplicates_screen(duplicates, press.page if len(press.state) > 1 else 0))

    @answers_route(routes.MERGE_ROUTE)
    async def merge_pair(self, press: Press) -> None:
        """Let one contender count as the other."""
        contest_id, gone, kept = self._read_pair(press)
        guild_id = require_guild_id(press.interaction)
        await self._duplicates.merge_contenders(
            guild_id, contest_id, gone, kept, make_actor(press.interaction)
        )
        await self._show_settled(press, contest_id, "🔗 Merged.")

    @answers_route(routes.KEEP_APART_ROUTE)
    async def keep_pair_apart(self, press: Press) -> None:
        """Ask no more whether two are the same."""
        contest_id, one, other = self._read_pair(press)
        guild_id = require_guild_id(press.interaction)
        await self._duplicates.keep_apart(guild_id, contest_id, one, other, make_actor(press.interaction))
        await self._show_settled(press, contest_id, "✂️ Kept apart.")

    @answers_route(routes.SPLIT_ROUTE)
    async def split_merged(self, press: Press) -> None:
        """Take a merge back."""
        contest_id = parse_contest_id(press)
        await self._duplicates.split_contender(
            require_guild_id(press.interaction),
            contest_id,
            ContenderId(parse_id_part(press.value)),
            make_actor(press.interaction),
        )
        await self._show_settled(press, contest_id, "↩️ The merge is taken back.")

    def _read_pair(self, press: Press) -> tuple[ContestId, ContenderId, ContenderId]:
        contest_id = parse_contest_id(press, 3)
        return (
            contest_id,
            ContenderId(parse_id_part(press.state[1])),
            ContenderId(parse_id_part(press.state[2])),
        )

    async def _show_settled(self, press: Press, contest_id: ContestId, note: str) -> None:
        guild_id = require_guild_id(press.interaction)
        duplicates = await self._duplicates.find_duplicates(guild_id, contest_id)
        await press.show_privately(duplicates_screen(duplicates, note=note))
        await self._cards.refresh_cards(guild_id, contest_id)
