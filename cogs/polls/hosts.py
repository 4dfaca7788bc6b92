"""`/poll`: what hosts do with polls."""

from collections.abc import Sequence
from datetime import UTC, datetime

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.audit.model import Actor
from bot.awards.model import Category
from bot.client import AwardsBot
from bot.errors import OutdatedControlError
from bot.guilds.model import Feature
from bot.polls.errors import AskedAlreadyError, NoOpenPollError
from bot.polls.model import Poll, PollDraft, Question
from cogs.kit.cog import FeatureCog
from cogs.kit.contest_arguments import guild_of
from cogs.kit.controls import Interaction, Press, answers, int_part
from cogs.kit.layouts import notice
from cogs.kit.posts import CannotPostError
from cogs.kit.refusals import say
from cogs.kit.rights import actor_of
from cogs.kit.slate_arguments import SlateOption
from cogs.kit.targets import category_marked
from cogs.kit.times import TimeOption
from cogs.polls import routes
from cogs.polls.arguments import AskedCategoryOption, OpenPollOption, meant_ceremony
from cogs.polls.asking import Opened, close_screen, closed_text, opened_screen
from cogs.polls.posting import PollPosts

_QUESTIONS = [app_commands.Choice(name=f"Who {each} win?", value=each.value) for each in Question]


@app_commands.guild_only()
@app_commands.default_permissions(manage_events=True)
class PollHostCog(
    FeatureCog, commands.GroupCog, group_name="poll", group_description="Ask who will win, and who should"
):
    """Polls in the hands of hosts."""

    feature = Feature.POLLS
    heading = "Ask your members (hosts)"

    def __init__(self, bot: AwardsBot, posts: PollPosts) -> None:
        """Make the cog; it posts here."""
        super().__init__(bot)
        self._posts = posts

    @app_commands.command()
    @app_commands.describe(
        category="What it is about; you can ask the same about more categories afterwards",
        question="Who will win it, or who should",
        closes="When voting ends: tomorrow 8pm, 14 March 2027 19:00, in 3 days",
        ceremony="Which ceremony; the one that is on, or the next one, unless you say",
        hidden="Keep how it stands a secret until it closes",
    )
    @app_commands.choices(question=_QUESTIONS)
    async def open(
        self,
        interaction: Interaction,
        category: AskedCategoryOption,
        question: str,
        closes: TimeOption,
        ceremony: SlateOption | None = None,
        hidden: bool = False,
    ) -> None:
        """Ask the room about one category; members answer right on the post."""
        slate = ceremony or await meant_ceremony(interaction)
        draft = PollDraft(
            ceremony_id=slate.id,
            category_ids=(category.id,),
            question=Question(question),
            closes_at=closes,
            hidden=hidden,
            channel_id=await self._channel(interaction),
        )
        await self._ask(interaction, draft)

    @app_commands.command()
    @app_commands.describe(poll="Which poll; you choose from a list unless you say")
    async def close(self, interaction: Interaction, poll: OpenPollOption | None = None) -> None:
        """End a poll now; its post shows how it ended."""
        polls = [poll] if poll else list(await self.services.polls.open_polls(guild_of(interaction)))
        if not polls:
            raise NoOpenPollError
        if len(polls) == 1:
            told = notice(await self._close(polls, actor_of(interaction)))
        else:
            told = close_screen(await self._with_categories(polls))
        await interaction.response.send_message(view=told, ephemeral=True)

    @answers(routes.CLOSE)
    async def close_some(self, press: Press) -> None:
        """Polls chosen from the list of open ones."""
        press.parts(1)
        guild_id = guild_of(press.interaction)
        polls = [await self.services.polls.poll(guild_id, int_part(value)) for value in press.values]
        await press.show_privately(notice(await self._close(polls, actor_of(press.interaction))))

    @answers(routes.MORE)
    async def ask_more(self, press: Press) -> None:
        """The same question about more categories."""
        await self._ask(press.interaction, await self._drafted(press, press.values))

    @answers(routes.BESIDE)
    async def ask_beside(self, press: Press) -> None:
        """The other question about the same category."""
        guild_id, state = guild_of(press.interaction), press.parts(5)
        ceremony = await self.services.slates.ceremony(guild_id, state[3])
        category = category_marked(ceremony, state[4])
        await self._ask(press.interaction, await self._drafted(press, [category.id]))

    async def _drafted(self, press: Press, category_ids: Sequence[str]) -> PollDraft:
        """What a control asks; its state begins alike for both.

        Raises:
            OutdatedControlError: The bot as it is now writes no such state.
        """
        question, closes_at, hidden, ceremony_id, _ = press.parts(5)
        if question not in list(Question):
            raise OutdatedControlError
        return PollDraft(
            ceremony_id=ceremony_id,
            category_ids=tuple(category_ids),
            question=Question(question),
            closes_at=_instant(closes_at),
            hidden=hidden == "1",
            channel_id=await self._channel(press.interaction),
        )

    async def _ask(self, interaction: Interaction, draft: PollDraft) -> None:
        """Open polls, post them and show the host what came of it."""
        host, guild_id = actor_of(interaction), guild_of(interaction)
        channel_id = self._posts.check(draft.channel_id)
        # Posting may take longer than the three seconds that Discord grants for an answer.
        await interaction.response.defer(ephemeral=True, thinking=interaction.message is None)
        polls = await self._opened(guild_id, draft, host)
        problem = ""
        posted: list[Poll] = []
        for poll in polls:
            try:
                posted.append(await self._posts.post(poll, channel_id))
            except CannotPostError as error:
                posted.append(poll)
                problem = say(error)
        ceremony = await self.services.slates.ceremony(guild_id, draft.ceremony_id)
        asked = await self.services.polls.open_polls(guild_id)
        await _follow(interaction, opened_screen(Opened(draft, ceremony, posted, problem), asked))

    async def _opened(self, guild_id: int, draft: PollDraft, host: Actor) -> Sequence[Poll]:
        """The polls as they were opened; one that lost its post, and is asked again, as it is."""
        try:
            return await self.services.poll_hosting.open(guild_id, draft, host)
        except AskedAlreadyError as error:
            if error.poll.message_id is not None or len(draft.category_ids) > 1:
                raise
            return [error.poll]

    async def _close(self, polls: Sequence[Poll], host: Actor) -> str:
        for poll in polls:
            await self.services.poll_hosting.close(poll.guild_id, poll.id, host)
        return closed_text(await self._with_categories(polls))

    async def _with_categories(self, polls: Sequence[Poll]) -> list[tuple[Poll, Category]]:
        slates = self.services.slates
        return [
            (poll, (await slates.ceremony(poll.guild_id, poll.ceremony_id)).by_id[poll.category_id])
            for poll in polls
        ]

    async def _channel(self, interaction: Interaction) -> int | None:
        """Where polls are posted: in the server's channel for announcements, or else here."""
        settings = await self.services.guilds.settings(guild_of(interaction))
        return settings.announcements_channel or interaction.channel_id


async def _follow(interaction: Interaction, layout: ui.LayoutView) -> None:
    await interaction.edit_original_response(view=layout, allowed_mentions=discord.AllowedMentions.none())


def _instant(seconds: str) -> datetime:
    """An instant in a control's state, in seconds since 1970.

    Raises:
        OutdatedControlError: There is none, or it is beyond every calendar.
    """
    try:
        return datetime.fromtimestamp(int_part(seconds), UTC)
    except (ValueError, OverflowError):
        raise OutdatedControlError from None
