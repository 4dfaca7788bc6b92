"""What the hosts' cogs share: the steps of a contest with their posts, and screens and forms loaded for a contest."""

import logging
from datetime import datetime

import discord
from discord import ui

from bot.audit.model import Actor
from bot.client import AwardsBot
from bot.contests import rules
from bot.contests.model import Contest, ContestState, HostStep
from bot.contests.read_models import BallotEntry, ContestCard
from bot.errors import raise_refusal
from bot.guilds.model import Feature
from bot.ids import MemberId
from bot.times.model import Instant
from bot.times.stated_times import StatedTime, take_stated_time
from cogs.contests import podium, screens
from cogs.contests.aside_text import format_set_aside_notice, format_set_aside_outcome
from cogs.contests.draft_screens import draft_screen
from cogs.contests.forms import contest_form
from cogs.contests.host_screens import confirm_step_screen, host_panel_screen
from cogs.contests.lock_screens import reopened_screen
from cogs.contests.nominations.text import format_winners_contest_opened
from cogs.contests.podium import PodiumPosts
from cogs.contests.posts import ContestPosts
from cogs.kit.controls import Interaction, Press, require_guild_id
from cogs.kit.error_text import error_text
from cogs.kit.events import dispatch_contest_changed, notify_members
from cogs.kit.layouts import make_notice
from cogs.kit.post_errors import CannotPostError
from cogs.kit.posts import DISCORD_FAILURES
from cogs.kit.rights import make_actor
from cogs.kit.routes import parse_contest_id
from cogs.kit.text import format_instant

log = logging.getLogger(__name__)

NOT_POSTED_NOTE = "\n⚠️ I could not post in its channel, so tell the members yourself."
POST_DELAYED_NOTE = (
    "\n⏳ It counts, but Discord does not take its post just now: I post it as soon as it does."
)
PODIUM_DELAYED_NOTE = "\n⏳ Discord does not take the podium just now: I post it as soon as it does."


class ContestSteps:
    """Takes a host's steps with a contest; each returns a sentence about the outcome for the host.

    The caller has checked that the actor is a host.
    """

    def __init__(self, bot: AwardsBot, posts: ContestPosts, podiums: PodiumPosts) -> None:
        """Take steps through the bot's services, and post their outcome for members."""
        self._bot = bot
        self._services = bot.services
        self._posts = posts
        self._podiums = podiums

    async def announce_contest(self, contest: Contest, by: Actor) -> str:
        """Open a draft and post it.

        Raises:
            CannotPostError: The bot may not post in its channel; nothing was changed.
        """
        channel_id = self._posts.check_channel(contest.channel_id)
        opened = await self._services.contest_hosting.announce_contest(contest.guild_id, contest.id, by)
        posted = await self.post_contest(opened, channel_id, "📣 Announced")
        await self._notify_nominations_players(opened)
        return posted

    async def _notify_nominations_players(self, opened: Contest) -> None:
        """Tell those who played on the nominations that the contest on the winners is open."""
        if opened.is_on_nominations or opened.rehearsal:
            return
        players = await self._services.nominations.mornings.list_players(opened.guild_id, opened.ceremony_id)
        if players:
            # The post is stored by now, and the notice leads to it.
            contest = await self._services.contests.get_contest(opened.guild_id, opened.id)
            await notify_members(self._bot, contest.guild_id, players, format_winners_contest_opened(contest))

    async def post_contest(self, contest: Contest, channel_id: int, done: str) -> str:
        """Post an open or locked contest; a previous post is deleted."""
        role = (await self._services.guilds.get_settings(contest.guild_id)).ping_role
        first_post = contest.state is ContestState.OPEN and contest.message_id is None
        try:
            place = await self._posts.post_contest(
                contest, channel_id, ping_role=role if first_post else None
            )
        except CannotPostError as error:
            await self._services.contest_hosting.record_post(
                contest.guild_id, contest.id, channel_id, contest.message_id
            )
            return f"⚠️ The contest is open, but has no post. {error_text(error)}"
        except DISCORD_FAILURES as error:
            log.warning("Contest %s has no post yet: %s", contest.id, error)
            return f"{done}.{POST_DELAYED_NOTE}"
        return f"{done} in <#{place.channel_id}>: [see it]({place.make_link(contest.guild_id)})"

    async def lock_contest(self, contest: Contest, by: Actor) -> str:
        """Close all picks now."""
        await self._services.contest_hosting.lock_contest(contest.guild_id, contest.id, by)
        dispatch_contest_changed(self._bot, contest.guild_id, contest.id)
        return "🔒 Locked. In a few seconds I seal the ballots and post how many there are, with the proof."

    async def reopen_contest(
        self, contest: Contest, locks_at: datetime, locks_stated: StatedTime | None, by: Actor
    ) -> str:
        """Accept picks again until a new time."""
        await self._services.contest_hosting.reopen_contest(
            contest.guild_id, contest.id, locks_at, by, locks_stated=locks_stated
        )
        dispatch_contest_changed(self._bot, contest.guild_id, contest.id)
        card = await self._services.contests.get_card(contest.guild_id, contest.id)
        seen = contest.sealed_at is not None
        posted = await self._try_send_screen(card.contest, reopened_screen(card, seen=seen))
        return f"🔓 Open again. **Picks close** {format_instant(locks_at)}" + (
            "" if posted else NOT_POSTED_NOTE
        )

    async def finish_contest(self, contest: Contest, answer: int | None, by: Actor) -> str:
        """Make the standings final and post the podium."""
        finished = await self._services.contest_hosting.finish_contest(
            contest.guild_id, contest.id, answer, by
        )
        dispatch_contest_changed(self._bot, contest.guild_id, contest.id)
        standings = await self._services.contests.get_standings(contest.guild_id, contest.id)
        try:
            role = await podium.award_champion_role(self._bot, standings)
            posted = await self._podiums.post_podium(finished)
        except DISCORD_FAILURES as error:
            log.warning("The podium of contest %s waits for its job: %s", contest.id, error)
            return f"🏁 Final.{PODIUM_DELAYED_NOTE}"
        return "\n".join(filter(None, ["🏁 Final.", role])) + ("" if posted else NOT_POSTED_NOTE)

    async def correct_answer(self, contest: Contest, answer: int | None, by: Actor) -> str:
        """Correct the tie-breaker's true answer after the finish; the podium follows by its job."""
        await self._services.contest_hosting.correct_answer(contest.guild_id, contest.id, answer, by)
        dispatch_contest_changed(self._bot, contest.guild_id, contest.id)
        return "⚖️ Corrected. The standings follow at once, and a corrected podium in a few seconds."

    async def cancel_contest(self, contest: Contest, by: Actor) -> str:
        """End a contest without a winner."""
        await self._services.contest_hosting.cancel_contest(contest.guild_id, contest.id, by)
        if contest.state is ContestState.DRAFT:
            return "The draft is discarded."
        dispatch_contest_changed(self._bot, contest.guild_id, contest.id)
        card = await self._services.contests.get_card(contest.guild_id, contest.id)
        posted = await self._try_send_screen(card.contest, screens.cancelled_screen(card))
        return "🚫 Cancelled." + ("" if posted else NOT_POSTED_NOTE)

    async def set_ballot_aside(
        self, contest: Contest, member_id: MemberId, name: str, reason: str | None, by: Actor
    ) -> str:
        """Take a member's ballot out of the standings for a reason, or let it take part again; the member is told."""
        changed = await self._services.contest_hosting.set_ballot_aside(
            contest.guild_id, contest.id, member_id, reason, by
        )
        dispatch_contest_changed(self._bot, changed.guild_id, changed.id)
        notice = format_set_aside_notice(changed, reason)
        await notify_members(self._bot, changed.guild_id, [member_id], notice)
        return format_set_aside_outcome(changed, name, reason)

    async def set_entry_aside(
        self, contest: Contest, entry: BallotEntry, reason: str | None, by: Actor
    ) -> str:
        """Take a listed ballot out of the standings for a reason, or let it take part again; a guest is not told."""
        if entry.member_id is not None:
            return await self.set_ballot_aside(contest, entry.member_id, entry.name, reason, by)
        changed = await self._services.guests.set_guest_aside(
            contest.guild_id, contest.id, entry.guest or 0, reason, by
        )
        dispatch_contest_changed(self._bot, changed.guild_id, changed.id)
        return format_set_aside_outcome(changed, entry.name, reason, is_guest=True)

    async def _try_send_screen(self, contest: Contest, screen: ui.LayoutView) -> bool:
        """Post a message in a contest's channel; False if that failed: what it tells is stored all the same."""
        try:
            return await self._posts.send_screen(contest, screen) is not None
        except DISCORD_FAILURES as error:
            log.warning("A message about contest %s was not posted: %s", contest.id, error)
            return False


class HostContext:
    """Objects and loaders that the hosts' cogs share.

    Attributes:
        posts: The contests' posts.
        steps: The steps that hosts take.
    """

    def __init__(self, bot: AwardsBot, posts: ContestPosts, podiums: PodiumPosts) -> None:
        """Create the context; all cogs share the same posts and podiums."""
        self.posts = posts
        self.steps = ContestSteps(bot, posts, podiums)
        self._bot = bot
        self._services = bot.services

    async def find_pressed_contest(self, press: Press, parts: int = 1) -> tuple[Contest, Actor]:
        """Return the contest in a control's state, and the host who pressed; the gate has checked that they are one.

        Raises:
            NothingFoundError: This server has no such contest.
            OutdatedControlError: The state has another number of parts.
        """
        guild_id, contest_id = require_guild_id(press.interaction), parse_contest_id(press, parts)
        return await self._services.contests.get_contest(guild_id, contest_id, for_host=True), make_actor(
            press.interaction
        )

    async def load_card(self, contest: Contest) -> ContestCard:
        """Load everything that screens show a host about a contest."""
        return await self._services.contests.get_card(contest.guild_id, contest.id, for_host=True)

    async def make_host_screen(self, contest: Contest, note: str = "") -> ui.LayoutView:
        """Make the host's screen of a contest: the draft or the panel; a notice if a discarded draft is gone."""
        card = await self.load_card(contest)
        if card.contest.state is ContestState.DRAFT:
            return draft_screen(card, self._services.clock(), note)
        if card.contest.opened_at is None:
            return make_notice(note or "That draft was discarded. Start another with `/contest create`.")
        can_remind = await self._services.guilds.is_feature_enabled(contest.guild_id, Feature.SEASON)
        return host_panel_screen(card, self._services.clock(), note, can_remind=can_remind)

    async def make_reopening_screen(self, contest: Contest, lock: Instant, note: str) -> ui.LayoutView:
        """Make the confirmation of a reopening until a new time.

        Raises:
            UserError: The contest cannot be reopened, or not until then.
        """
        card, now = await self.load_card(contest), self._services.clock()
        raise_refusal(rules.refusal_of_step(card.contest, HostStep.REOPEN, now, card.results))
        raise_refusal(rules.refusal_of_lock(lock.at, now))
        stated = take_stated_time(lock)
        zone = stated.zone if stated else ""
        return confirm_step_screen(card, HostStep.REOPEN, int(lock.at.timestamp()), note, zone)

    async def make_edit_form(self, contest: Contest) -> ui.Modal:
        """Make the form for title, lock time and channel."""
        settings = await self._services.guilds.get_settings(contest.guild_id)
        known = contest.channel_id is not None and self._bot.get_channel(contest.channel_id) is not None
        return contest_form(contest, settings.time_zone, contest.channel_id if known else None)


async def defer_answer(interaction: Interaction) -> None:
    """Acknowledge the interaction, because posting may take longer than the three seconds that Discord allows."""
    of_screen = interaction.message is not None and interaction.message.flags.ephemeral
    await interaction.response.defer(ephemeral=True, thinking=not of_screen)


async def show_outcome(interaction: Interaction, layout: ui.LayoutView) -> None:
    """Show the outcome to the host after `defer_answer`: replaces the pressed screen, or answers the command."""
    await interaction.edit_original_response(view=layout, allowed_mentions=discord.AllowedMentions.none())
