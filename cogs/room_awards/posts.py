"""The posts of the room's own awards: one a phase, and a card for each opened envelope."""

import logging

import discord
from discord import ui

from bot.announcing.model import ResultChange
from bot.client import AwardsBot
from bot.guilds.model import Feature
from bot.ids import GuildId
from bot.jobs.model import Job
from bot.results.covers import find_cover
from bot.room_awards.errors import NoRoomAwardError
from bot.room_awards.model import AwardPhase, RoomAward
from cogs.kit.error_text import error_text
from cogs.kit.events import notify_members
from cogs.kit.illustrated import IllustratedScreen
from cogs.kit.post_errors import POST_DELAYED_PROBLEM, CannotPostError, PostLoss
from cogs.kit.post_identity import PostIdentity
from cogs.kit.posts import DISCORD_FAILURES, PostLocation, Posts, PostScreen
from cogs.kit.text import escape_text
from cogs.room_awards.post_screens import award_post_screen, envelope_card

log = logging.getLogger(__name__)


class RoomAwardPosts:
    """The posts of all servers' own awards."""

    def __init__(self, bot: AwardsBot) -> None:
        """Post as `bot`."""
        self._bot = bot
        self._services = bot.services
        self._posts = Posts(bot, Feature.ROOM_AWARDS)

    async def close(self) -> None:
        """Cancel the waiting edits; the next start refreshes every post."""
        await self._posts.close()

    def check_channel(self, channel_id: int | None) -> int:
        """Return the channel's id, if the bot may post there as far as its cache knows.

        Raises:
            CannotPostError: There is no channel, or the bot lacks the permission.
        """
        if channel_id is None:
            raise CannotPostError(0, PostLoss.GONE)
        self._posts.require_can_post(channel_id)
        return channel_id

    async def post_phase(self, award: RoomAward, channel_id: int) -> PostLocation:
        """Post the present phase of awards.

        Raises:
            CannotPostError: The channel is gone, or the bot lacks the permission.
        """
        # With the post that it replaces: one that is posted anew later is another.
        name = f"award {award.id} {award.phase} {award.message_id}"
        identity = PostIdentity(name, award.voting_opened_at or award.created_at)
        place = await self._posts.send_post(channel_id, await self._render_phase(award), identity)
        posted = await self._services.room_awards.hosting.record_post(
            award.guild_id, award.id, place.channel_id, place.message_id
        )
        if identity.may_be_older(self._services.clock()):
            self.redraw_post(posted)
        return place

    async def post_missing_phase(self, job: Job) -> None:
        """Post a phase if the process that began it could not. A job: safe to repeat, it is posted once."""
        guild_id, award_id = GuildId(job.get_int("guild_id")), job.get_int("award_id")
        if not await self._services.guilds.is_feature_enabled(guild_id, Feature.ROOM_AWARDS):
            await self._services.jobs.postpone_job(job)
            return
        try:
            award = (await self._services.room_awards.reading.get_overview(guild_id, award_id)).award
        except NoRoomAwardError:
            return
        is_open = award.phase in {AwardPhase.NOMINATE, AwardPhase.VOTE}
        if not is_open or award.message_id is not None or award.channel_id is None:
            return
        try:
            await self.post_phase(award, award.channel_id)
        except CannotPostError:
            await self.give_post_up(award)
            happened = f"I cannot post **{escape_text(award.name)}** in <#{award.channel_id}>."
            await self._notify_of_missing_post(award, happened)

    async def give_post_up(self, award: RoomAward) -> None:
        """Store that the present phase cannot be posted, which its host knows."""
        if award.channel_id is not None:
            await self._services.room_awards.hosting.record_post(
                award.guild_id, award.id, award.channel_id, None
            )

    async def refresh_all_posts(self, guild_id: GuildId) -> None:
        """Refresh all posts of a server that may be out of date."""
        for award in await self._services.room_awards.reading.list_awards(guild_id):
            if award.phase is not AwardPhase.CEREMONY:
                self.redraw_post(award)

    async def end_phase(self, job: Job) -> None:
        """Begin the next phase if that is due, and tell it. A job: safe to repeat."""
        guild_id, award_id = GuildId(job.get_int("guild_id")), job.get_int("award_id")
        award = await self._services.room_awards.hosting.end_phase(guild_id, award_id)
        if award is None or award.phase not in {AwardPhase.SHORTLIST, AwardPhase.CEREMONY}:
            return
        self.redraw_post(award)
        if award.created_by is None:
            return
        name = f"**{escape_text(award.name)}**"
        text = (
            f"The nominations for {name} are closed. `/awards settle` shows what was nominated; `/awards open` "
            "opens the "
            "voting."
        )
        if award.phase is AwardPhase.CEREMONY:
            text = (
                f"The voting of {name} is closed, and the envelopes are sealed. `/result board` opens them on the "
                "night."
            )
        await notify_members(self._bot, guild_id, [award.created_by], text)

    async def post_envelope(self, change: ResultChange) -> str | None:
        """Post the card of an envelope, or edit it; returns what went wrong, as a sentence for the host."""
        award = change.award
        if award is None or award.channel_id is None:
            return None
        self.redraw_post(award)
        place = award.by_id[change.category.id].card_place
        if place is not None:
            self._edit_card(change, award, PostLocation._make(place))
            return None
        if not change.winners:
            return None
        try:
            sent = await self._posts.send_post(
                award.channel_id, await self._render_card(change, award), _identify_envelope(change, award)
            )
        except CannotPostError as error:
            return error_text(error)
        await self._services.room_awards.hosting.record_card(
            award.guild_id, award.id, change.category.id, (sent.channel_id, sent.message_id)
        )
        return None

    def _edit_card(self, change: ResultChange, award: RoomAward, place: PostLocation) -> None:
        async def render_card() -> PostScreen | None:
            return await self._render_card(change, award)

        async def forget_card(loss: PostLoss) -> None:
            log.info("The card of an envelope is lost: %s", loss)
            await self._services.room_awards.hosting.record_card(
                award.guild_id, award.id, change.category.id, None
            )

        self._posts.schedule_edit(place, render_card, forget_card)

    async def _render_card(self, change: ResultChange, award: RoomAward) -> IllustratedScreen:
        settings = await self._services.guilds.get_settings(award.guild_id)
        cover = find_cover(settings, change.results, change.category.id, self._services.clock())
        opened = await self._services.room_awards.reading.find_opened(
            award.guild_id, change.ceremony.id, change.category.id
        )
        return envelope_card(change, award, opened, cover)

    async def _render_phase(self, award: RoomAward, *, with_cancelled: bool = False) -> ui.LayoutView:
        overview = await self._services.room_awards.reading.get_overview(
            award.guild_id, award.id, with_cancelled=with_cancelled
        )
        can_remind = await self._services.guilds.is_feature_enabled(award.guild_id, Feature.SEASON)
        return award_post_screen(overview, can_remind=can_remind)

    def redraw_post(self, award: RoomAward) -> None:
        """Edit the post of awards soon, after anything that stands there changed."""
        if award.channel_id is None or award.message_id is None:
            return
        place = PostLocation(award.channel_id, award.message_id)

        async def render_post() -> PostScreen | None:
            try:
                return await self._render_phase(award, with_cancelled=True)
            except NoRoomAwardError:
                return None

        async def handle_loss(loss: PostLoss) -> None:
            await self._forget_lost_post(award, place, loss)

        self._posts.schedule_edit(place, render_post, handle_loss)

    async def _forget_lost_post(self, award: RoomAward, place: PostLocation, loss: PostLoss) -> None:
        """Forget a post that cannot be edited any more, and notify the host who began the awards once."""
        try:
            known = (await self._services.room_awards.reading.get_overview(award.guild_id, award.id)).award
        except NoRoomAwardError:
            return
        if known.message_id != place.message_id:
            return
        await self._services.room_awards.hosting.record_post(award.guild_id, award.id, place.channel_id, None)
        log.info("Awards %s have no post any more: %s", award.id, loss)
        happened = f"The post of **{escape_text(known.name)}** is gone, or I may no longer write there."
        await self._notify_of_missing_post(known, happened)

    async def _notify_of_missing_post(self, award: RoomAward, happened: str) -> None:
        """Notify the host who began awards that they have no post, and why."""
        if award.created_by is not None:
            text = f"{happened} Nothing that was nominated or voted is lost: `/awards post` posts it again."
            await notify_members(self._bot, award.guild_id, [award.created_by], text)


def _identify_envelope(change: ResultChange, award: RoomAward) -> PostIdentity:
    """Return what makes the card of an envelope the same if it is posted again."""
    category_id = change.category.id
    return PostIdentity(f"envelope {award.id} {category_id}", change.results.latest[category_id].at)


async def show_posted(
    interaction: discord.Interaction[AwardsBot], posts: RoomAwardPosts, award: RoomAward
) -> str:
    """Post the present phase of awards; returns the sentence for the host."""
    channel_id = award.channel_id or interaction.channel_id
    try:
        place = await posts.post_phase(award, posts.check_channel(channel_id))
    except CannotPostError as error:
        await posts.give_post_up(award)
        return f"⚠️ {error_text(error)} Then post it with `/awards post`."
    except DISCORD_FAILURES as error:
        log.warning("Awards %s have no post yet: %s", award.id, error)
        return f"⚠️ {POST_DELAYED_PROBLEM}"
    return f"[Posted]({place.make_link(award.guild_id)})."
