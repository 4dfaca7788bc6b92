"""Members' presses on the room's own awards: nominations and ballots; also keeps the posts up to date."""

from datetime import datetime

import discord
from discord.ext import commands

from bot.announcing.model import ResultChange
from bot.client import AwardsBot
from bot.guilds.model import Feature
from bot.ids import CategoryId, GuildId, MemberId, NomineeId
from bot.preferential.open_ranking import RankingPress, RankingStep
from bot.room_awards.closing import AWARD_PHASE_JOB
from bot.room_awards.deadlines import AWARD_POST_JOB
from bot.room_awards.errors import CannotVoteInAwardError, PhaseClosedError
from bot.room_awards.model import VoterStanding
from bot.room_awards.read_models import SkippedVotes
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Interaction, Press, answers_route, parse_id_part, require_guild_id
from cogs.kit.error_text import error_text
from cogs.kit.events import notify_members
from cogs.room_awards import routes
from cogs.room_awards.post_screens import award_verification_screen
from cogs.room_awards.posts import RoomAwardPosts
from cogs.room_awards.screens import (
    NOMINATIONS_FIELD,
    award_nominations_screen,
    ballot_screen,
    nominations_form,
)
from cogs.room_awards.text import format_skipped_votes


class RoomAwardCog(FeatureCog):
    """What members do for the room's own awards."""

    feature = Feature.ROOM_AWARDS

    def __init__(self, bot: AwardsBot, posts: RoomAwardPosts) -> None:
        """Create the cog with the shared posts."""
        super().__init__(bot)
        self._posts = posts
        self._posts_refreshed = False

    async def cog_load(self) -> None:
        """Register routes and the jobs that end phases and post them."""
        await super().cog_load()
        self.services.jobs.register_handler(AWARD_PHASE_JOB, self._posts.end_phase)
        self.services.jobs.register_handler(AWARD_POST_JOB, self._posts.post_missing_phase)

    async def cog_unload(self) -> None:
        """Cancel waiting edits of posts."""
        await self._posts.close()

    async def post_envelope(self, change: ResultChange) -> str | None:
        """Post the card of an opened envelope, or edit it; see `cogs.kit.events.post_award_envelope`."""
        return await self._posts.post_envelope(change)

    @commands.Cog.listener("on_ready")
    async def refresh_all_posts(self) -> None:
        """Refresh every post once after a start: data, or the rules of a time zone, may have changed meanwhile."""
        if self._posts_refreshed:
            return
        self._posts_refreshed = True
        await self.services.room_awards.clock.follow_zone_rules()
        for guild in self.bot.guilds:
            await self._posts.refresh_all_posts(GuildId(guild.id))

    @commands.Cog.listener("on_feature_switched_on")
    async def refresh_after_switch_on(self, guild_id: GuildId, feature: Feature) -> None:
        """Refresh a server's posts after the feature, or reminders of it, was switched on again."""
        if feature in {Feature.ROOM_AWARDS, Feature.SEASON}:
            await self._posts.refresh_all_posts(guild_id)

    @commands.Cog.listener("on_feature_switched_off")
    async def refresh_after_switch_off(self, guild_id: GuildId, feature: Feature) -> None:
        """Take *Remind me* off a server's posts after reminders were switched off."""
        if feature is Feature.SEASON:
            await self._posts.refresh_all_posts(guild_id)

    @answers_route(routes.ROOM_NOMINATE_ROUTE)
    async def show_nominations(self, press: Press) -> None:
        """Show what a member nominates."""
        award_id = parse_id_part(press.require_parts(1)[0])
        guild_id, user_id = _read_asker(press)
        paper = await self.services.room_awards.nominations.get_paper(guild_id, award_id, None, user_id)
        await press.show_privately(award_nominations_screen(paper, self.services.clock()))

    @answers_route(routes.ROOM_NOMINATE_IN_ROUTE)
    async def open_form(self, press: Press) -> None:
        """Open the form of the chosen category."""
        award_id = parse_id_part(press.require_parts(1)[0])
        guild_id, user_id = _read_asker(press)
        category_id = CategoryId(press.value)
        paper = await self.services.room_awards.nominations.get_paper(
            guild_id, award_id, category_id, user_id
        )
        if paper.award.takes_nominations(press.interaction.created_at):
            await press.interaction.response.send_modal(nominations_form(paper))
        else:
            await press.show_privately(award_nominations_screen(paper, self.services.clock()))

    @answers_route(routes.ROOM_NOMINATED_ROUTE)
    async def save_nominations(self, press: Press) -> None:
        """Save what a member nominates in a category."""
        award_id, category_id = press.require_parts(2)
        guild_id, user_id = _read_asker(press)
        paper = await self.services.room_awards.nominations.save_nominations(
            guild_id,
            parse_id_part(award_id),
            CategoryId(category_id),
            user_id,
            (press.fields or {}).get(NOMINATIONS_FIELD, ""),
            pressed_at=press.interaction.created_at,
            press_id=press.id,
        )
        await press.show_privately(award_nominations_screen(paper, self.services.clock(), "💾 Saved."))
        self._posts.redraw_post(paper.award)

    @answers_route(routes.ROOM_BALLOT_ROUTE)
    async def show_ballot(self, press: Press) -> None:
        """Show a member's ballot in a category, with a page of who can be chosen."""
        award_id, category_id, _, _ = press.require_parts(4)
        chosen = None if category_id == routes.FIRST_CATEGORY else CategoryId(category_id)
        await self._show_ballot(press, parse_id_part(award_id), chosen, press.page)

    @answers_route(routes.ROOM_BALLOT_IN_ROUTE)
    async def show_other_category(self, press: Press) -> None:
        """Show a member's ballot in the chosen category."""
        award_id = parse_id_part(press.require_parts(1)[0])
        await self._show_ballot(press, award_id, CategoryId(press.value))

    @answers_route(routes.ROOM_CHOOSE_ROUTE)
    async def add_choice(self, press: Press) -> None:
        """Save a choice."""
        press.require_parts(3)
        await self._change_ballot(press, RankingStep.ADD, NomineeId(press.value), press.page)

    @answers_route(routes.ROOM_UNDO_ROUTE)
    async def undo_choice(self, press: Press) -> None:
        """Take the last choice back."""
        press.require_parts(2)
        await self._change_ballot(press, RankingStep.UNDO)

    @answers_route(routes.ROOM_CLEAR_ROUTE)
    async def clear_ballot(self, press: Press) -> None:
        """Take all choices back."""
        press.require_parts(2)
        await self._change_ballot(press, RankingStep.CLEAR)

    @answers_route(routes.ROOM_VERIFY_ROUTE)
    async def verify_proofs(self, press: Press) -> None:
        """Recompute the proofs of the sealed ballots and show the result."""
        award_id = parse_id_part(press.require_parts(1)[0])
        guild_id, _ = _read_asker(press)
        found = await self.services.room_awards.reading.verify_award(guild_id, award_id)
        await press.show_privately(award_verification_screen(found))

    @commands.Cog.listener("on_votes_skipped")
    async def notify_skipped_votes(
        self, category_id: CategoryId, nominee_id: NomineeId, skipped: SkippedVotes
    ) -> None:
        """Tell the members whose ballots name a nominee who was withdrawn, and take it off the post."""
        award = skipped.award
        if award.ceremony_id is None:
            return
        ceremony = await self.services.slates.get_ceremony(award.guild_id, award.ceremony_id)
        for members, left in ((skipped.member_ids, False), (skipped.left_without_ids, True)):
            said = format_skipped_votes(award, ceremony.by_id[category_id], nominee_id, left_without=left)
            await notify_members(self.bot, award.guild_id, members, said)
        self._posts.redraw_post(award)

    async def _show_ballot(
        self, press: Press, award_id: int, category_id: CategoryId | None, page: int = 0, note: str = ""
    ) -> None:
        guild_id, user_id = _read_asker(press)
        paper = await self.services.room_awards.ballots.get_paper(guild_id, award_id, category_id, user_id)
        await press.show_privately(ballot_screen(paper, self.services.clock(), page, note))

    async def _change_ballot(
        self, press: Press, step: RankingStep, nominee_id: NomineeId | None = None, page: int = 0
    ) -> None:
        """Save a press, and show the ballot as it stands, also where the press came too late."""
        guild_id, user_id = _read_asker(press)
        award_id, category_id = parse_id_part(press.state[0]), CategoryId(press.state[1])
        try:
            paper = await self.services.room_awards.ballots.change_ballot(
                guild_id,
                award_id,
                category_id,
                user_id,
                RankingPress(press.id, step, nominee_id),
                standing=read_standing(press.interaction),
                pressed_at=press.interaction.created_at,
            )
        except (PhaseClosedError, CannotVoteInAwardError) as refusal:
            await self._show_ballot(press, award_id, category_id, page, f"⚠️ {error_text(refusal)}")
            return
        await press.show_privately(ballot_screen(paper, self.services.clock(), page))
        self._posts.redraw_post(paper.award)


def read_standing(interaction: Interaction) -> VoterStanding:
    """What Discord says of whoever pressed: when they joined, how old their account is, and their roles."""
    user = interaction.user
    joined_at: datetime | None = None
    role_ids: frozenset[int] = frozenset()
    if isinstance(user, discord.Member):
        joined_at = user.joined_at
        role_ids = frozenset(role.id for role in user.roles)
    return VoterStanding(joined_at, user.created_at, role_ids)


def _read_asker(press: Press) -> tuple[GuildId, MemberId]:
    return require_guild_id(press.interaction), MemberId(press.interaction.user.id)
