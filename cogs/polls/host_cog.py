"""`/poll`: the hosts' commands for polls, and the controls on their answers."""

import logging
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.audit.model import Actor
from bot.client import AwardsBot
from bot.errors import OutdatedControlError
from bot.guilds.model import Feature
from bot.ids import CategoryId, GuildId
from bot.polls.errors import AskedAlreadyError, NoOpenPollError
from bot.polls.model import Poll, PollDraft, PollQuestion
from bot.polls.read_models import PollOnSlate
from bot.preferential.model import CountMethod
from bot.times.stated_times import take_stated_time
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Interaction, Press, answers_route, parse_id_part, require_guild_id
from cogs.kit.error_text import error_text
from cogs.kit.layouts import make_notice
from cogs.kit.post_errors import POST_DELAYED_PROBLEM, CannotPostError
from cogs.kit.posts import DISCORD_FAILURES
from cogs.kit.result_set_options import SlateOption, find_marked_category
from cogs.kit.rights import make_actor
from cogs.kit.time_questions import Unfinished, claim_command, restore_fields, settle_time
from cogs.kit.times import TimeOption, TypedTime, format_read_time, read_typed_time
from cogs.polls import routes
from cogs.polls.host_screens import (
    OpenedPolls,
    close_polls_screen,
    format_closed_polls,
    opened_polls_screen,
    parse_flags,
)
from cogs.polls.options import (
    AskedCategoryOption,
    CountedPollOption,
    OpenPollOption,
    find_last_counted_poll,
    resolve_poll_ceremony,
)
from cogs.polls.posts import PollPosts
from cogs.polls.ranking_cog import send_rankings

log = logging.getLogger(__name__)

OPEN_POLL_KIND = "poll open"
"""The kind of an unfinished `/poll open`."""

_COUNT_CHOICES = [
    app_commands.Choice(name="Most votes", value=CountMethod.VOTES.value),
    app_commands.Choice(
        name="Preferential: members rank, counted as the Academy counts Best Picture",
        value=CountMethod.PREFERENTIAL.value,
    ),
]
_QUESTION_CHOICES = [app_commands.Choice(name=f"Who {each} win?", value=each.value) for each in PollQuestion]


@dataclass(frozen=True, slots=True)
class NewPoll:
    """What a host typed for a new poll, its closing time left out.

    Attributes:
        ceremony_id: The ceremony.
        category_id: The category that it is about.
        question: `will` or `should`.
        hidden: Whether how it stands is a secret until it closes.
        count: `votes` or `preferential`; what was kept before there were rankings has none.
    """

    ceremony_id: str
    category_id: CategoryId
    question: str
    hidden: bool
    count: str = CountMethod.VOTES.value


@app_commands.guild_only()
@app_commands.default_permissions(manage_events=True)
class PollHostCog(
    FeatureCog, commands.GroupCog, group_name="poll", group_description="Ask who will win, and who should"
):
    """Polls in the hands of hosts."""

    feature = Feature.POLLS
    heading = "Ask your members (hosts)"
    about = (
        "`/poll open` with a category, a question and when voting ends (`tomorrow 8pm`, `in 3 days`); from "
        "the answer you ask the same about more categories, or the other question beside it. `hidden:True` "
        "keeps how it stands secret until it closes. A poll closes by itself, at the latest when its envelope "
        "is opened."
    )

    def __init__(self, bot: AwardsBot, posts: PollPosts) -> None:
        """Create the cog with the shared posts."""
        super().__init__(bot)
        self._posts = posts

    @app_commands.command()
    @app_commands.describe(
        category="What it is about; you can ask the same about more categories afterwards",
        question="Who will win it, or who should",
        closes="When voting ends: tomorrow 8pm, 14 March 2027 19:00, in 3 days",
        ceremony="Which ceremony; the one that is on, or the next one, unless you say",
        hidden="Keep how it stands a secret until it closes",
        count="How answers are counted, for who should win: most votes unless you say",
    )
    @app_commands.choices(question=_QUESTION_CHOICES, count=_COUNT_CHOICES)
    async def open(
        self,
        interaction: Interaction,
        category: AskedCategoryOption,
        question: str,
        closes: TimeOption,
        ceremony: SlateOption | None = None,
        hidden: bool = False,
        count: str = CountMethod.VOTES.value,
    ) -> None:
        """Ask the room about one category; members answer right on the post."""
        slate = ceremony or await resolve_poll_ceremony(interaction)
        asked = NewPoll(slate.id, category.id, PollQuestion(question).value, hidden, CountMethod(count).value)
        await self.open_typed_poll(interaction, asked, closes)

    @answers_route(routes.POLL_TIME_ROUTE)
    async def complete_poll(self, press: Press) -> None:
        """Open the poll by the pressed meaning of its closing time."""
        async with claim_command(press) as answered:
            closes = await read_typed_time(press.interaction, answered.text)
            await self.open_typed_poll(press.interaction, restore_fields(NewPoll, answered.fields), closes)

    @app_commands.command()
    @app_commands.describe(poll="Which poll; you choose from a list unless you say")
    async def close(self, interaction: Interaction, poll: OpenPollOption | None = None) -> None:
        """End a poll now; its post shows how it ended."""
        guild_id = require_guild_id(interaction)
        polls = [poll] if poll else await self.services.polls.list_open_polls_on_slates(guild_id)
        if not polls:
            raise NoOpenPollError
        if len(polls) == 1:
            layout = make_notice(await self._close_polls(polls, make_actor(interaction)))
        else:
            layout = close_polls_screen(polls)
        await interaction.response.send_message(view=layout, ephemeral=True)

    @app_commands.command()
    @app_commands.describe(poll="Which preferential poll; the one that closed last unless you say")
    async def export(self, interaction: Interaction, poll: CountedPollOption | None = None) -> None:
        """The ballots of a preferential poll as a file, without names: anyone can count them again."""
        chosen = poll or await find_last_counted_poll(interaction)
        await send_rankings(interaction, chosen.poll.id)

    @answers_route(routes.CLOSE_POLLS_ROUTE)
    async def close_chosen_polls(self, press: Press) -> None:
        """Close the polls chosen in the list."""
        press.require_parts(1)
        guild_id = require_guild_id(press.interaction)
        chosen_ids = [parse_id_part(value) for value in press.values]
        polls = await self.services.polls.get_polls_on_slates(guild_id, chosen_ids)
        await press.show_privately(make_notice(await self._close_polls(polls, make_actor(press.interaction))))

    @answers_route(routes.ASK_MORE_CATEGORIES_ROUTE)
    async def ask_more(self, press: Press) -> None:
        """Ask the same question about more categories."""
        await self._open_and_post(
            press.interaction, await self._read_draft(press, list(map(CategoryId, press.values)))
        )

    @answers_route(routes.ASK_OTHER_QUESTION_ROUTE)
    async def ask_beside(self, press: Press) -> None:
        """Ask the other question about the same category."""
        guild_id, state = require_guild_id(press.interaction), press.require_parts(5)
        ceremony = await self.services.slates.get_ceremony(guild_id, state[3])
        category = find_marked_category(ceremony, state[4])
        await self._open_and_post(press.interaction, await self._read_draft(press, [category.id]))

    async def open_typed_poll(self, interaction: Interaction, asked: NewPoll, closes: TypedTime) -> None:
        """Open a poll whose closing time was typed."""
        unfinished = Unfinished(routes.POLL_TIME_ROUTE, OPEN_POLL_KIND, asdict(asked))
        closing = await settle_time(interaction, closes, unfinished)
        if closing is None:
            return
        draft = PollDraft(
            ceremony_id=asked.ceremony_id,
            category_ids=(asked.category_id,),
            question=PollQuestion(asked.question),
            closes_at=closing.at,
            hidden=asked.hidden,
            channel_id=await self._choose_channel(interaction),
            closes_stated=take_stated_time(closing),
            count_method=CountMethod(asked.count),
        )
        await self._open_and_post(interaction, draft, await format_read_time(interaction, closing))

    async def _read_draft(self, press: Press, category_ids: Sequence[CategoryId]) -> PollDraft:
        """Decode the input in a control's state, which begins alike for both routes.

        Raises:
            OutdatedControlError: The state has no form that this version of the bot writes.
        """
        question, closes_at, flags, ceremony_id, _ = press.require_parts(5)
        if question not in list(PollQuestion):
            raise OutdatedControlError
        hidden, count_method = parse_flags(flags)
        closing = _parse_instant(closes_at)
        others = await self.services.polls.list_open_polls(require_guild_id(press.interaction))
        alike = [poll for poll in others if poll.ceremony_id == ceremony_id and poll.closes_at == closing]
        return PollDraft(
            ceremony_id=ceremony_id,
            category_ids=tuple(category_ids),
            question=PollQuestion(question),
            closes_at=closing,
            # It closes with the polls beside which it is asked, whatever their clocks do.
            closes_stated=alike[0].closes_stated if alike else None,
            hidden=hidden,
            channel_id=await self._choose_channel(press.interaction),
            count_method=count_method,
        )

    async def _open_and_post(self, interaction: Interaction, draft: PollDraft, note: str = "") -> None:
        """Open polls, post them, and show the host the outcome; `note` says how a typed time was read."""
        host, guild_id = make_actor(interaction), require_guild_id(interaction)
        channel_id = self._posts.check_channel(draft.channel_id)
        # Posting may take longer than the three seconds that Discord allows for an answer.
        await interaction.response.defer(ephemeral=True, thinking=interaction.message is None)
        polls = await self._open_polls(guild_id, draft, host)
        problem = ""
        posted: list[Poll] = []
        for poll in polls:
            try:
                posted.append(await self._posts.post_poll(poll, channel_id))
            except CannotPostError as error:
                posted.append(
                    await self.services.poll_hosting.record_post(guild_id, poll.id, channel_id, None)
                )
                problem = error_text(error)
            except DISCORD_FAILURES as error:
                log.warning("Poll %s has no post yet: %s", poll.id, error)
                posted.append(poll)
                problem = POST_DELAYED_PROBLEM
        ceremony = await self.services.slates.get_ceremony(guild_id, draft.ceremony_id)
        asked = await self.services.polls.list_open_polls(guild_id)
        await _show_outcome(
            interaction, opened_polls_screen(OpenedPolls(draft, ceremony, posted, problem, note), asked)
        )

    async def _open_polls(self, guild_id: GuildId, draft: PollDraft, host: Actor) -> Sequence[Poll]:
        """Open polls; a poll that is open already but lost its post is returned as it is."""
        try:
            return await self.services.poll_hosting.open_polls(guild_id, draft, host)
        except AskedAlreadyError as error:
            if error.poll.message_id is not None or len(draft.category_ids) > 1:
                raise
            return [error.poll]

    async def _close_polls(self, polls: Sequence[PollOnSlate], host: Actor) -> str:
        for asked in polls:
            await self.services.poll_hosting.close_poll(asked.poll.guild_id, asked.poll.id, host)
        return format_closed_polls(polls)

    async def _choose_channel(self, interaction: Interaction) -> int | None:
        """Choose the channel for posts: the server's announcements channel, else the current one."""
        settings = await self.services.guilds.get_settings(require_guild_id(interaction))
        return settings.announcements_channel or interaction.channel_id


async def _show_outcome(interaction: Interaction, layout: ui.LayoutView) -> None:
    await interaction.edit_original_response(view=layout, allowed_mentions=discord.AllowedMentions.none())


def _parse_instant(seconds: str) -> datetime:
    """Parse an instant in a control's state, in Unix seconds.

    Raises:
        OutdatedControlError: It is no such number, or out of range.
    """
    try:
        return datetime.fromtimestamp(parse_id_part(seconds), UTC)
    except (ValueError, OverflowError):
        raise OutdatedControlError from None
