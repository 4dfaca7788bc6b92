"""Sharing of cards: what of one's own, where, and taking it down again. There is no command: buttons lead here."""

import discord

from bot.contests.errors import ContestNotOpenError
from bot.contests.model import Contest, ContestState
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
from cogs.kit.covers import are_winners_covered, list_winner_covers
from cogs.kit.illustrated import show_with_pictures
from cogs.kit.limits import count_repetition
from cogs.kit.posts import Posts
from cogs.kit.routes import SHARE_ROUTE, parse_contest_id
from cogs.sharing import routes
from cogs.sharing.cards import Shareable, ShareKind
from cogs.sharing.error_text import (
    CannotShareThereError,
    NothingToShareError,
    NotYourCardError,
    ToldInThreadError,
)
from cogs.sharing.screens import (
    CHANGED_NOTE,
    SHARE_CHANNEL_TYPES,
    needs_warning,
    posted_screen,
    removed_screen,
    share_screen,
    shared_card_post,
)


class SharingCog(FeatureCog):
    """Cards that members show to others."""

    feature = Feature.CONTESTS

    @answers_route(SHARE_ROUTE)
    async def open_share(self, press: Press) -> None:
        """Show what the presser can share; before the picks close, only once they chose a channel."""
        contest = await self._find_contest(press, 1)
        # Whoever presses after the night wants to show how it went.
        kind = ShareKind.SCORE if contest.finished_at is not None else ShareKind.BALLOT
        channel_id = press.interaction.channel_id if contest.sealed_at is not None else None
        await self._show_card(press, await self._load_shareable(press, contest), kind, channel_id)

    @answers_route(routes.CHOOSE_CARD_ROUTE)
    async def choose_card(self, press: Press) -> None:
        """Show another card."""
        contest = await self._find_contest(press, 2)
        kind, channel_id = parse_enum_part(ShareKind, press.value), parse_id_part(press.state[1]) or None
        await self._show_card(press, await self._load_shareable(press, contest), kind, channel_id)

    @answers_route(routes.CHOOSE_SHARE_CHANNEL_ROUTE)
    async def choose_channel(self, press: Press) -> None:
        """Choose where the card goes; with none, it goes nowhere."""
        contest = await self._find_contest(press, 2)
        kind = parse_enum_part(ShareKind, press.state[1])
        channel_id = parse_id_part(press.value) if press.values else None
        if channel_id is not None:
            _require_member_may_post(press.interaction, channel_id)
        await self._show_card(press, await self._load_shareable(press, contest), kind, channel_id)

    @answers_route(routes.POST_CARD_ROUTE)
    async def post_card(self, press: Press) -> None:
        """Post the card, unless the contest changed so that the presser saw another one, or no warning."""
        contest = await self._find_contest(press, 4)
        kind, channel_id = parse_enum_part(ShareKind, press.state[1]), parse_id_part(press.state[2])
        was_warned = bool(parse_id_part(press.state[3]))
        shareable = await self._load_shareable(press, contest)
        if kind not in shareable.kinds or (needs_warning(contest, kind) and not was_warned):
            here = channel_id if contest.sealed_at is not None else None
            await self._show_card(press, shareable, kind, here, note=CHANGED_NOTE)
            return
        _require_member_may_post(press.interaction, channel_id)
        posts = Posts(self.bot, Feature.CONTESTS)
        posts.require_can_post(channel_id, needs_pictures=True)
        covered = await _is_card_covered(press.interaction, shareable, kind, channel_id)
        await count_repetition(press.interaction, LimitedAction.SHARE)
        await press.acknowledge(alone=True)
        member_id = MemberId(press.interaction.user.id)
        post = shared_card_post(shareable, kind, member_id, covered=covered)
        place = await posts.send_post(channel_id, post, needs_pictures=True)
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

    async def _show_card(
        self,
        press: Press,
        shareable: Shareable,
        kind: ShareKind,
        channel_id: int | None,
        *,
        note: str = "",
    ) -> None:
        """Show the presser one card; the ballot, where there is nothing (any more) of the kind they mean."""
        shown = kind if kind in shareable.kinds else ShareKind.BALLOT
        screen = share_screen(shareable, shown, MemberId(press.interaction.user.id), channel_id, note=note)
        await show_with_pictures(press, screen, alone=True)

    async def _find_contest(self, press: Press, parts: int) -> Contest:
        contest_id = parse_contest_id(press, parts)
        return await self.services.contests.get_contest(require_guild_id(press.interaction), contest_id)

    async def _load_shareable(self, press: Press, contest: Contest) -> Shareable:
        """Load all that the presser could share from a contest.

        Raises:
            NothingToShareError: They have no pick in it.
            ContestNotOpenError: It was cancelled.
        """
        if contest.state is ContestState.CANCELLED:
            raise ContestNotOpenError(contest.title, contest.state)
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
        is_listed = found.standings.find_row(member_id) is not None
        return found if found.standings.announced and is_listed else None

    async def _load_season(self, contest: Contest, member_id: MemberId) -> SeasonTable | None:
        ceremony = await self.services.slates.get_ceremony(contest.guild_id, contest.ceremony_id)
        try:
            table = await self.services.verdicts.get_season_table(contest.guild_id, get_season(ceremony))
        except NoSeasonError:
            return None
        return table if table.position_of(member_id) is not None else None


async def _is_card_covered(
    interaction: Interaction, shareable: Shareable, kind: ShareKind, channel_id: int
) -> bool:
    """Whether a card could name a winner that the server covers until it is tapped.

    Raises:
        ToldInThreadError: It could name one that only another channel tells.
    """
    if kind is ShareKind.SEASON:
        return await are_winners_covered(interaction)
    if shareable.context.contest.is_on_nominations:
        return False  # Nominations are told openly everywhere.
    covers = await list_winner_covers(interaction, shareable.context.results)
    for cover in covers:
        if cover.thread_id is not None and cover.thread_id != channel_id:
            raise ToldInThreadError(cover.thread_id)
    return any(cover.thread_id is None for cover in covers)


def _require_member_may_post(interaction: Interaction, channel_id: int) -> None:
    """Check that whoever presses could send the picture to a channel themselves.

    Raises:
        CannotShareThereError: They could not, or there is no such channel.
    """
    guild, member = interaction.guild, interaction.user
    channel = guild.get_channel_or_thread(channel_id) if guild is not None else None
    if channel_id == interaction.channel_id:
        held = interaction.permissions
    elif channel is not None and channel.type in SHARE_CHANNEL_TYPES and isinstance(member, discord.Member):
        held = channel.permissions_for(member)
    else:
        raise CannotShareThereError(channel_id)
    place = interaction.channel if channel is None else channel
    may_write = held.send_messages
    if isinstance(place, discord.Thread):
        may_write = held.send_messages_in_threads and (held.manage_threads or not place.locked)
    if not (held.view_channel and may_write and held.attach_files):
        raise CannotShareThereError(channel_id)
