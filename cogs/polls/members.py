"""What members do with polls: vote on the post, and see all of them in `/polls`."""

from collections.abc import Sequence

from discord import app_commands, ui
from discord.ext import commands

from bot.client import AwardsBot
from bot.errors import OutdatedControlError
from bot.guilds.model import Feature, GuildSettings
from bot.polls.closing import JOB
from bot.polls.errors import CannotVoteForError, PollClosedError
from bot.polls.facts import EmptiedPoll, SavedVote
from cogs.kit.cog import FeatureCog
from cogs.kit.contest_arguments import guild_of
from cogs.kit.controls import Interaction, Press, answers, int_part
from cogs.kit.notices import tell
from cogs.kit.poll_news import poll_changed
from cogs.kit.refusals import say
from cogs.kit.rights import is_host
from cogs.polls import routes
from cogs.polls.emptied import emptied_text
from cogs.polls.lists import ended_screen, open_screen, page_of
from cogs.polls.post import saved_line, saved_screen
from cogs.polls.posting import PollPosts


class PollsCog(FeatureCog):
    """Say who will win, and who should."""

    feature = Feature.POLLS
    heading = "Polls"

    def __init__(self, bot: AwardsBot, posts: PollPosts) -> None:
        """Make the cog; it keeps these posts."""
        super().__init__(bot)
        self._posts = posts
        self._ready = False

    async def cog_load(self) -> None:
        """Answer the routes, and close polls when they are due."""
        await super().cog_load()
        self.services.jobs.register(JOB, self._posts.finish)

    async def cog_unload(self) -> None:
        """Leave the posts as they are."""
        await self._posts.close()

    @app_commands.command()
    @app_commands.guild_only()
    async def polls(self, interaction: Interaction) -> None:
        """What is asked right now, your votes, and how others ended."""
        await interaction.response.send_message(view=await self._open(interaction), ephemeral=True)

    @answers(routes.LIST)
    async def turn(self, press: Press) -> None:
        """A page of one of the two lists."""
        which = press.parts(3)[0]
        if which == routes.OPEN:
            layout = await self._open(press.interaction, press.page)
        elif which == routes.ENDED:
            polls = await self.services.polls.ended(guild_of(press.interaction), press.interaction.user.id)
            settings = await self._settings(press.interaction)
            layout = ended_screen(polls, settings, self.services.clock(), press.page)
        else:
            raise OutdatedControlError
        await press.show_privately(layout)

    @answers(routes.VOTE)
    async def vote(self, press: Press) -> None:
        """A choice on a poll's post: saved, and said so to the voter alone."""
        saved = await self._vote(press, 2)
        await press.show_privately(saved_screen(saved, press.interaction.created_at))

    @answers(routes.VOTE_HERE)
    async def vote_here(self, press: Press) -> None:
        """A choice on a member's own list: the list again, with what was saved."""
        press.parts(3)
        try:
            saved = await self._vote(press, 3)
        except (PollClosedError, CannotVoteForError) as refusal:
            await press.show_privately(await self._open(press.interaction, press.page, f"⚠️ {say(refusal)}"))
            return
        told = saved_line(saved)
        await press.show_privately(await self._open(press.interaction, press.page, told, of=saved.poll.id))

    @commands.Cog.listener("on_poll_changed")
    async def bring_up_to_date(self, guild_id: int, poll_id: int) -> None:
        """Something that the poll's post tells has changed."""
        await self._posts.refresh(guild_id, poll_id)

    @commands.Cog.listener("on_votes_emptied")
    async def tell_emptied(self, nominee_id: str, emptied: Sequence[EmptiedPoll]) -> None:
        """Tell whoever had voted for a nominee that was withdrawn."""
        for entry in emptied:
            poll = entry.poll
            ceremony = await self.services.slates.ceremony(poll.guild_id, poll.ceremony_id)
            text = emptied_text(poll, ceremony.by_id[poll.category_id], nominee_id)
            await tell(self.bot, poll.guild_id, entry.member_ids, text)

    @commands.Cog.listener("on_ready")
    async def refresh_all(self) -> None:
        """Bring every post up to date with what happened, or was broken off, while the bot was away."""
        if self._ready:
            return
        self._ready = True
        for guild in self.bot.guilds:
            await self._posts.refresh_all(guild.id)

    @commands.Cog.listener("on_covers_changed")
    async def cover_anew(self, guild_id: int) -> None:
        """Moderators chose another cover over winners, or other hours."""
        await self._posts.refresh_all(guild_id)

    @commands.Cog.listener("on_feature_switched_on")
    async def wake(self, guild_id: int, feature: Feature) -> None:
        """Bring the posts up to date that rested while polls were switched off."""
        if feature is Feature.POLLS:
            await self._posts.refresh_all(guild_id)

    async def _vote(self, press: Press, parts: int) -> SavedVote:
        guild_id, user_id = guild_of(press.interaction), press.interaction.user.id
        poll_id, pressed_at = int_part(press.parts(parts)[0]), press.interaction.created_at
        saved = await self.services.votes.vote(guild_id, poll_id, user_id, press.value, pressed_at)
        poll_changed(self.bot, guild_id, poll_id)
        return saved

    async def _open(
        self, interaction: Interaction, page: int = 0, told: str = "", *, of: int | None = None
    ) -> ui.LayoutView:
        """What the asker can answer; the page with one poll, if it is named."""
        polls = await self.services.polls.answerable(guild_of(interaction), interaction.user.id)
        shown = page if of is None else page_of(polls, of)
        host, settings = await is_host(interaction), await self._settings(interaction)
        return open_screen(polls, settings, self.services.clock(), shown, told, for_host=host)

    async def _settings(self, interaction: Interaction) -> GuildSettings:
        return await self.services.guilds.settings(guild_of(interaction))
