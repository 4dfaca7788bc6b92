"""Sharing of cards: what of one's own, where, and taking it down again. There is no command: buttons lead here."""

import discord

from bot.contests.model import Contest
from bot.errors import NothingFoundError, OutdatedControlError
from bot.guilds.model import Feature
from bot.ids import MemberId
from bot.limits.model import LimitedAction
from bot.record.precursors import get_season
from bot.verdicts.errors import NoSeasonError
from bot.verdicts.read_models import ContestTimeline, SeasonTable
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import (
    Interaction,
    Press,
    answers_route,
    parse_enum_part,
    parse_id_part,
    raise_unless_deleted,
    require_guild_id,
)
from cogs.kit.covers import are_winners_covered
from cogs.kit.illustrated import show_with_pictures
from cogs.kit.limits import count_repetition
from cogs.kit.posts import Posts
from cogs.kit.routes import SHARE_ROUTE, parse_contest_id
from cogs.sharing import routes
from cogs.sharing.cards import Shareable, ShareKind
from cogs.sharing.error_text import CannotShareThereError, NothingToShareError, NotYourCardError
from cogs.sharing.screens import posted_screen, removed_screen, share_screen, shared_card_post


class SharingCog(FeatureCog):
    """Cards that members show to others."""

    feature = Feature.CONTESTS

    @answers_route(SHARE_ROUTE)
    async def open_share(self, press: Press) -> None:
        """Show what the presser can share; before the picks close, only once they chose a channel."""
        contest = await self._find_contest(press, 1)
        shareable = await self._load_shareable(press, contest)
        # Whoever presses after the night wants to show how it went.
        kind = ShareKind.SCORE if contest.finished_at is not None else ShareKind.BALLOT
        channel_id = press.interaction.channel_id if contest.sealed_at is not None else None
        await self._show(press, shareable, contest, kind, channel_id)

    @answers_route(routes.CHOOSE_CARD_ROUTE)
    async def choose_card(self, press: Press) -> None:
        """Show another card."""
        contest = await self._find_contest(press, 2)
        kind, channel_id = parse_enum_part(ShareKind, press.value), parse_id_part(press.state[1]) or None
        await self._show(press, await self._load_shareable(press, contest), contest, kind, channel_id)

    @answers_route(routes.CHOOSE_SHARE_CHANNEL_ROUTE)
    async def choose_channel(self, press: Press) -> None:
        """Choose where the card goes; with none, it goes nowhere."""
        contest = await self._find_contest(press, 2)
        kind = parse_enum_part(ShareKind, press.state[1])
        channel_id = parse_id_part(press.value) if press.values else None
        if channel_id is not None:
            _require_member_may_post(press.interaction, channel_id)
        await self._show(press, await self._load_shareable(press, contest), contest, kind, channel_id)

    @answers_route(routes.POST_CARD_ROUTE)
    async def post_card(self, press: Press) -> None:
        """Post the card."""
        contest = await self._find_contest(press, 3)
        kind, channel_id = parse_enum_part(ShareKind, press.state[1]), parse_id_part(press.state[2])
        _require_member_may_post(press.interaction, channel_id)
        shareable = await self._load_shareable(press, contest)
        posts = Posts(self.bot, Feature.CONTESTS)
        posts.require_can_post(channel_id)
        await count_repetition(press.interaction, LimitedAction.SHARE)
        await press.acknowledge(alone=True)
        covered = await are_winners_covered(press.interaction, shareable.context.results)
        member_id = MemberId(press.interaction.user.id)
        post = shared_card_post(shareable, contest.id, kind, member_id, covered=covered)
        place = await posts.send_post(channel_id, post)
        await press.show_screen(posted_screen(place.make_link(contest.guild_id)), alone=True)

    @answers_route(routes.REMOVE_CARD_ROUTE)
    async def remove_card(self, press: Press) -> None:
        """Take a card down; only whoever shared it may."""
        (owner,) = press.require_parts(1)
        interaction, message = press.interaction, press.interaction.message
        if parse_id_part(owner) != interaction.user.id:
            raise NotYourCardError
        if message is None:
            raise OutdatedControlError
        try:
            await message.delete()
        except discord.NotFound as error:
            raise_unless_deleted(error)
        await interaction.response.send_message(view=removed_screen(), ephemeral=True)

    async def _show(
        self, press: Press, shareable: Shareable, contest: Contest, kind: ShareKind, channel_id: int | None
    ) -> None:
        member_id = MemberId(press.interaction.user.id)
        screen = share_screen(shareable, contest, kind, member_id, channel_id)
        await show_with_pictures(press, screen, alone=True)

    async def _find_contest(self, press: Press, parts: int) -> Contest:
        contest_id = parse_contest_id(press, parts)
        return await self.services.contests.get_contest(require_guild_id(press.interaction), contest_id)

    async def _load_shareable(self, press: Press, contest: Contest) -> Shareable:
        """Load all that the presser could share from a contest.

        Raises:
            NothingToShareError: They have no pick in it.
        """
        guild_id, member_id = contest.guild_id, MemberId(press.interaction.user.id)
        try:
            if contest.is_on_nominations:
                found = await self.services.nominations.entries.get_entries(
                    guild_id, contest.id, member_id, member_id, self.services.clock()
                )
            else:
                found = await self.services.contests.get_picks(guild_id, contest.id, member_id, member_id)
        except NothingFoundError as error:
            raise NothingToShareError(contest.title) from error
        if found.ballot.is_empty:
            raise NothingToShareError(contest.title)
        return Shareable(
            press.interaction.user.display_name,
            found,
            await self._load_timeline(contest, member_id),
            await self._load_season(contest, member_id),
        )

    async def _load_timeline(self, contest: Contest, member_id: MemberId) -> ContestTimeline | None:
        if contest.sealed_at is None:
            return None
        found = await self.services.verdicts.get_contest_timeline(contest.guild_id, contest.id, 1, member_id)
        return found if found.standings.announced else None

    async def _load_season(self, contest: Contest, member_id: MemberId) -> SeasonTable | None:
        ceremony = await self.services.slates.get_ceremony(contest.guild_id, contest.ceremony_id)
        try:
            table = await self.services.verdicts.get_season_table(contest.guild_id, get_season(ceremony))
        except NoSeasonError:
            return None
        return table if table.position_of(member_id) is not None else None


def _require_member_may_post(interaction: Interaction, channel_id: int) -> None:
    """Check that whoever presses could send the picture to a channel themselves.

    Raises:
        CannotShareThereError: They could not, or there is no such channel.
    """
    guild, member = interaction.guild, interaction.user
    channel = guild.get_channel_or_thread(channel_id) if guild is not None else None
    if channel_id == interaction.channel_id:
        held = interaction.permissions
    elif channel is not None and isinstance(member, discord.Member):
        held = channel.permissions_for(member)
    else:
        raise CannotShareThereError(channel_id)
    is_thread = isinstance(interaction.channel if channel is None else channel, discord.Thread)
    may_write = held.send_messages_in_threads if is_thread else held.send_messages
    if not (held.view_channel and may_write and held.attach_files):
        raise CannotShareThereError(channel_id)
