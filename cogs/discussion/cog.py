"""`/discuss`, the buttons to the same threads, and posts in a ceremony's thread while results are announced."""

import logging
from collections.abc import Sequence

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.announcing.model import ResultChange
from bot.client import AwardsBot
from bot.discussion.model import DiscussionTopic
from bot.errors import ServerOnlyError, Subject, UserError
from bot.guilds.model import Feature, Spoilers
from bot.ids import GuildId
from bot.results.result_set import ResultSet
from bot.verdicts.errors import NoVerdictError
from cogs.discussion.posts import envelope_screens, opening_screen
from cogs.discussion.screens import name_subject
from cogs.discussion.threads import DiscussionThreads, FoundThread, ThreadOutcome
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Interaction, Press, answers_route, parse_enum_part
from cogs.kit.layouts import make_notice, make_row
from cogs.kit.options import CanonicalCategoryOption, FilmOption, PersonOption
from cogs.kit.post_identity import PostIdentity
from cogs.kit.result_set_options import SlateOption
from cogs.kit.routes import DISCUSS_ROUTE
from cogs.kit.thread_cards import make_thread_card

log = logging.getLogger(__name__)


@app_commands.guild_only()
class DiscussionCog(
    FeatureCog,
    commands.GroupCog,
    group_name="discuss",
    group_description="The thread on a film, a person, a prize or a night",
):
    """One thread a topic, in each server."""

    feature = Feature.DISCUSSION
    heading = "Talk about it"
    about = (
        "Each film, person, prize and night has one thread in this server. If there is one you are led to it; "
        "if not, one opens with the facts and a question to argue about, in the channel that moderators "
        "chose, or here."
    )

    def __init__(self, bot: AwardsBot) -> None:
        """Create the cog."""
        super().__init__(bot)
        self._threads = DiscussionThreads(bot)

    @app_commands.command()
    @app_commands.describe(title="The film's title, or part of it")
    async def film(self, interaction: Interaction, title: FilmOption) -> None:
        """The thread on a film: found, or opened with the facts and a question."""
        await self._answer_with_thread(interaction, DiscussionTopic.from_subject(title))

    @app_commands.command()
    @app_commands.describe(name="Anyone who was ever nominated")
    async def person(self, interaction: Interaction, name: PersonOption) -> None:
        """The thread on a person: found, or opened with the facts and a question."""
        await self._answer_with_thread(interaction, DiscussionTopic.from_subject(name))

    @app_commands.command()
    @app_commands.describe(name="A prize: Best Picture, Actress, Cinematography …")
    async def category(self, interaction: Interaction, name: CanonicalCategoryOption) -> None:
        """The thread on a prize: found, or opened with the facts and a question."""
        await self._answer_with_thread(interaction, DiscussionTopic.from_subject(name))

    @app_commands.command()
    @app_commands.describe(ceremony="An edition (97th), the year it was held (2025), or this server's own")
    async def ceremony(self, interaction: Interaction, ceremony: SlateOption) -> None:
        """The thread on a ceremony: found, or opened with the facts and a question."""
        await self._answer_with_thread(interaction, DiscussionTopic.from_subject(ceremony))

    @answers_route(DISCUSS_ROUTE)
    async def press_discuss(self, press: Press) -> None:
        """Open the thread of a lookup's card."""
        subject, matter_id = press.require_parts(2)
        await self._answer_with_thread(
            press.interaction, DiscussionTopic(parse_enum_part(Subject, subject), matter_id)
        )

    async def post_results(self, changes: Sequence[ResultChange]) -> int | None:
        """Post changed results in a ceremony's thread, and the verdict after the last one.

        Only if the server has a channel for discussions and the feature is enabled.

        Returns:
            The thread's id; None if nothing was posted.
        """
        result_set = changes[0].result_set
        settings, guild = (
            await self.services.guilds.get_settings(result_set.guild_id),
            self.bot.get_guild(result_set.guild_id),
        )
        if guild is None or not settings.has_threads:
            return None
        now = self.services.clock()
        cover = settings.get_cover(now, now) if settings.spoilers is Spoilers.COVERED else None
        screens = envelope_screens(self.services.record, changes, cover)
        if changes[-1].is_last and cover is None and Feature.VERDICT not in settings.switched_off:
            screens += await self._make_verdict_screens(result_set)
        topic = DiscussionTopic(Subject.CEREMONY, result_set.ceremony_id)
        # The default first message would reveal the winners of a rehearsal of a past ceremony, and Discord
        # previews it outside of the thread.
        plainly = not result_set.is_rehearsal and settings.spoilers is Spoilers.SHOWN
        opening = None if plainly else opening_screen(changes[0])
        versions = [change.results.find_version(change.category.id) for change in changes]
        latest = [change.results.latest[change.category.id].at for change in changes]
        identity = PostIdentity(f"thread {versions}", max(latest))
        try:
            return await self._threads.post_in_thread(guild, topic, screens, identity, opening)
        except (UserError, discord.HTTPException) as error:
            # Results are posted elsewhere too, and `/config` shows the missing permission.
            log.warning("No thread in guild %s heard of %s: %r", guild.id, result_set.key, error)
            return None

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, deleted: discord.RawThreadDeleteEvent) -> None:
        """Forget a deleted thread; the next request for its topic opens another."""
        await self.services.discussions.forget_thread(GuildId(deleted.guild_id), deleted.thread_id)

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, deleted: discord.abc.GuildChannel) -> None:
        """Forget the threads of a deleted channel; Discord sends no event for its archived threads."""
        await self.services.discussions.forget_channel(GuildId(deleted.guild.id), deleted.id)

    async def _answer_with_thread(self, interaction: Interaction, topic: DiscussionTopic) -> None:
        guild, asker = interaction.guild, interaction.user
        if guild is None or not isinstance(asker, discord.Member):
            raise ServerOnlyError
        # Opening a thread takes several requests to Discord.
        await interaction.response.defer(ephemeral=True, thinking=True)
        found = await self._threads.find_or_open_thread(guild, topic, interaction.channel, asker)
        matter = await self.services.discussions.get_subject(GuildId(guild.id), topic)
        await interaction.followup.send(view=_make_answer(name_subject(matter), found), ephemeral=True)

    async def _make_verdict_screens(self, result_set: ResultSet) -> list[ui.LayoutView]:
        try:
            verdict = await self.services.verdicts.get_ceremony_verdict(result_set)
        except NoVerdictError:
            return []  # Nobody had made a pick or a vote.
        return [make_thread_card(verdict, self.services.record)]


def _make_answer(what: str, found: FoundThread) -> ui.LayoutView:
    where = f"<#{found.thread.id}>"
    answer_text = {
        ThreadOutcome.FOUND: f"💬 {what} is talked about in {where}.",
        ThreadOutcome.OPENED: f"💬 {where} is open. The floor is yours.",
        ThreadOutcome.REOPENED: f"💬 {where} had gone to sleep. It is open again, with something new to argue about.",
        ThreadOutcome.CLOSED: (
            f"🔒 {what} was talked about in {where}. Moderators have closed it, so it can only be read."
        ),
        ThreadOutcome.UNFINISHED: (
            f"💬 {where} is open, but Discord does not take its first message just now. Ask again in a moment, and I "
            "begin it."
        ),
    }[found.outcome]
    if found.chosen_is_gone:
        answer_text += (
            "\n-# The channel chosen for discussions is gone, so it is here. Moderators: `/config channel`."
        )
    link = ui.Button[ui.LayoutView](label="Go there", url=found.thread.jump_url)
    return make_notice(answer_text, make_row(link))
