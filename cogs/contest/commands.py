"""`/contest`: what hosts do to contests, typed."""

from typing import Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import AwardsBot
from bot.contests import rules
from bot.contests.drafting import Draft
from bot.contests.model import Contest, ContestState, Scoring, Step
from bot.guilds.model import Feature, GuildSettings
from cogs.contest import draft, files
from cogs.contest.desk import Desk, acknowledge, follow
from cogs.contest.host import confirm_screen
from cogs.kit.cog import FeatureCog
from cogs.kit.contest_arguments import (
    DRAFTS,
    EDITABLE,
    LOCKED,
    OPEN,
    PLAYED,
    UNFINISHED,
    DraftContestOption,
    EditableContestOption,
    LockedContestOption,
    OpenContestOption,
    PlayedContestOption,
    UnfinishedContestOption,
    current_contest,
    guild_of,
)
from cogs.kit.contest_words import NAMES, in_short
from cogs.kit.controls import Interaction
from cogs.kit.rights import actor_of
from cogs.kit.slate_arguments import SlateOption
from cogs.kit.times import TimeOption
from cogs.kit.words import shorten

WHICH = "Which contest; the one it can be unless there are several"

Channel = discord.TextChannel | discord.Thread | discord.VoiceChannel

_SCORING = [
    app_commands.Choice(name=f"{NAMES[each]}: {in_short(each)}", value=each.value) for each in Scoring
]
_CATEGORIES = [
    app_commands.Choice(name="All of them", value=draft.ALL),
    app_commands.Choice(name="The big eight: Picture, Director, acting, screenplays", value=draft.EIGHT),
    app_commands.Choice(name="Let me choose", value=draft.CHOOSE),
]


@app_commands.guild_only()
@app_commands.default_permissions(manage_events=True)
class HostCog(
    FeatureCog, commands.GroupCog, group_name="contest", group_description="Run a prediction contest"
):
    """A contest's life, from its draft to the podium."""

    feature = Feature.CONTESTS
    heading = "Run contests (hosts)"

    def __init__(self, bot: AwardsBot, desk: Desk) -> None:
        """Make the cog."""
        super().__init__(bot)
        self._desk = desk

    @app_commands.command()
    @app_commands.describe(
        ceremony="Which night: 98th, 2026, Anora, or one of this server's own",
        locks="When picks close: tomorrow 8pm, 14 March 2027 19:00, in 3 days",
        title="What to call it; the ceremony's name unless you say otherwise",
        scoring="How picks are paid",
        categories="What it asks about",
        tiebreaker="A question whose answer is a number: the closest wins a tie",
        late_entries="Each category takes picks until its envelope is opened",
        open_ballots="Everyone sees everyone's picks from the start",
        channel="Where to post it; here, or the server's channel for announcements",
    )
    @app_commands.choices(scoring=_SCORING, categories=_CATEGORIES)
    async def create(
        self,
        interaction: Interaction,
        ceremony: SlateOption,
        locks: TimeOption,
        title: str | None = None,
        scoring: str | None = None,
        categories: str = draft.ALL,
        tiebreaker: str | None = None,
        late_entries: bool = False,
        open_ballots: bool = False,
        channel: Channel | None = None,
    ) -> None:
        """Draft a contest: you see it first, and announce it when it is right."""
        guild_id = guild_of(interaction)
        settings = await self.services.guilds.settings(guild_id)
        drafted = Draft(
            ceremony_id=ceremony.id,
            title=shorten(ceremony.name, 100) if title is None else title,
            locks_at=locks,
            category_ids=draft.category_ids(ceremony, categories),
            scoring=Scoring(scoring or settings.default_scoring),
            tiebreaker=tiebreaker,
            late_entries=late_entries,
            open_ballots=open_ballots,
            channel_id=_channel(interaction, channel, settings),
        )
        contest = await self.services.hosting.create(guild_id, drafted, actor_of(interaction))
        if categories == draft.CHOOSE:
            layout = draft.categories_screen(await self._desk.card(contest))
        else:
            layout = await self._desk.screen(contest)
        await interaction.response.send_message(view=layout, ephemeral=True)

    @app_commands.command()
    @app_commands.describe(contest=WHICH)
    async def edit(self, interaction: Interaction, contest: EditableContestOption | None = None) -> None:
        """Change a draft, or the title, lock and channel of an open contest."""
        chosen = contest or await current_contest(interaction, EDITABLE)
        if chosen.state is ContestState.OPEN:
            await interaction.response.send_modal(await self._desk.edit_form(chosen))
        else:
            await interaction.response.send_message(view=await self._desk.screen(chosen), ephemeral=True)

    @app_commands.command()
    @app_commands.describe(contest=WHICH)
    async def announce(self, interaction: Interaction, contest: DraftContestOption | None = None) -> None:
        """Post a draft: its rules are fixed, and members fill in their ballots."""
        chosen = contest or await current_contest(interaction, DRAFTS)
        await acknowledge(interaction)
        note = await self._desk.steps.announce(chosen, actor_of(interaction))
        await follow(interaction, await self._desk.screen(chosen, note))

    @app_commands.command()
    @app_commands.describe(contest=WHICH)
    async def lock(self, interaction: Interaction, contest: OpenContestOption | None = None) -> None:
        """Close the picks before their time; you are asked once more."""
        await self._ask(interaction, contest or await current_contest(interaction, OPEN), Step.LOCK)

    @app_commands.command()
    @app_commands.describe(locks="When picks close anew: in 2 hours, tomorrow 8pm", contest=WHICH)
    async def reopen(
        self, interaction: Interaction, locks: TimeOption, contest: LockedContestOption | None = None
    ) -> None:
        """Take picks again until a new time, before the first result; the proof posted is void."""
        chosen = contest or await current_contest(interaction, LOCKED)
        await acknowledge(interaction)
        note = await self._desk.steps.reopen(chosen, locks, actor_of(interaction))
        await follow(interaction, await self._desk.screen(chosen, note))

    @app_commands.command()
    @app_commands.describe(
        contest=WHICH, answer="The true answer to the tie-breaker question, a whole number"
    )
    async def finish(
        self,
        interaction: Interaction,
        contest: LockedContestOption | None = None,
        answer: int | None = None,
    ) -> None:
        """Make the standings final and post the podium; you are asked once more."""
        await self._ask(
            interaction, contest or await current_contest(interaction, LOCKED), Step.FINISH, answer
        )

    @app_commands.command()
    @app_commands.describe(contest=WHICH)
    async def cancel(self, interaction: Interaction, contest: UnfinishedContestOption | None = None) -> None:
        """End a contest without a winner, or discard a draft; you are asked once more."""
        await self._ask(interaction, contest or await current_contest(interaction, UNFINISHED), Step.CANCEL)

    @app_commands.command()
    @app_commands.describe(
        contest=WHICH, format="CSV for a spreadsheet, JSON for a program; both unless you say"
    )
    async def export(
        self,
        interaction: Interaction,
        contest: PlayedContestOption | None = None,
        format: Literal["CSV", "JSON"] | None = None,  # noqa: A002 - the option's name in the design
    ) -> None:
        """Every sealed ballot as a file, with what recomputes the proof."""
        chosen = contest or await current_contest(interaction, PLAYED)
        await files.send_export(interaction, chosen, [format] if format else files.FORMATS)

    async def _ask(
        self, interaction: Interaction, contest: Contest, step: Step, answer: int | None = None
    ) -> None:
        card = await self._desk.card(contest)
        refusal = rules.refusal_of_step(card.contest, step, self.services.clock(), card.results)
        if refusal is not None:
            raise refusal
        layout = confirm_screen(card, step, answer)
        await interaction.response.send_message(view=layout, ephemeral=True)


def _channel(interaction: Interaction, chosen: Channel | None, settings: GuildSettings) -> int | None:
    """Where a contest is posted: where the host says, else the server's channel for it, else where it was asked."""
    return chosen.id if chosen else settings.announcements_channel or interaction.channel_id
