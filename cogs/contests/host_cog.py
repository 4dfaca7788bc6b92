"""`/contest`: the hosts' commands, from the draft of a contest to its end."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import AwardsBot
from bot.contests import rules
from bot.contests.errors import NoTiebreakerError
from bot.contests.model import Contest, ContestKind, ContestState, HostStep
from bot.guilds.model import Feature, GuildSettings
from bot.ids import MemberId
from cogs.contests import draft_screens, export
from cogs.contests.aside_screens import SET_ASIDE_REASON_LIMIT
from cogs.contests.draft_choices import CATEGORY_CHOICES, KIND_CHOICES, SCORING_CHOICES
from cogs.contests.guest_controls import open_guest_form
from cogs.contests.host_context import HostContext, defer_answer, show_outcome
from cogs.contests.host_screens import awaited_nominees_screen, choose_answer_step, confirm_step_screen
from cogs.contests.nominations.contender_cog import format_added_contenders, read_contenders_file
from cogs.contests.nominations.contender_screens import contenders_screen
from cogs.contests.printing import PaperName, send_sheets
from cogs.contests.rivals_controls import send_rivals
from cogs.contests.timed_steps import (
    NewContest,
    ReopenedContest,
    TimedSteps,
    choose_scoring,
    name_new_contest,
)
from cogs.kit.cog import FeatureCog
from cogs.kit.contest_options import (
    DRAFT_STATES,
    EDITABLE_STATES,
    LOCKED_STATES,
    OPEN_STATES,
    SEALED_STATES,
    UNFINISHED_STATES,
    CurrentContestOption,
    DraftContestOption,
    EditableContestOption,
    LockedContestOption,
    NoContestError,
    OpenContestOption,
    PlayedContestOption,
    UnfinishedContestOption,
    find_current_contest,
    find_shown_contest,
)
from cogs.kit.controls import Interaction, parse_enum_part, require_guild_id
from cogs.kit.forms import parse_answer
from cogs.kit.layouts import make_notice
from cogs.kit.result_set_options import SlateOption
from cogs.kit.rights import make_actor
from cogs.kit.times import TimeOption

CONTEST_OPTION_DESCRIPTION = "Which contest; the one it can be unless there are several"

MOST_DOUBLES = 25
"""The most doubles that the command takes; a contest takes as many as it has categories."""

PostChannel = discord.TextChannel | discord.Thread | discord.VoiceChannel


@app_commands.guild_only()
@app_commands.default_permissions(manage_events=True)
class HostCog(
    FeatureCog, commands.GroupCog, group_name="contest", group_description="Run a prediction contest"
):
    """A contest's life, from its draft to the podium."""

    feature = Feature.CONTESTS
    heading = "Run contests (hosts)"
    about = (
        "`/contest create` needs a ceremony and a lock (`14 March 7pm`, `in 3 days`) and makes a draft that "
        "only you see; **Announce** posts it. At the lock it closes and seals the ballots by itself. Then you "
        "open the envelopes, and `/contest finish` brings the podium. Try one on a past ceremony first: that "
        "is a rehearsal and counts for nobody.\n"
        "`/contest rivals` lets an expert or a market play along, unranked, from a file.\n"
        "`/contest print` makes ballots on paper; `/contest guest` types in what comes back.\n"
        "Everything is under **Host** on `/contests` too."
    )

    def __init__(self, bot: AwardsBot, host_context: HostContext, timed_steps: TimedSteps) -> None:
        """Create the cog with the context that the hosts' cogs share, and their steps that need a time."""
        super().__init__(bot)
        self._host_context = host_context
        self._timed = timed_steps

    @app_commands.command()
    @app_commands.describe(
        ceremony="Which night: 98th, 2026, Anora, or one of this server's own",
        locks="When picks close: tomorrow 8pm, 14 March 2027 19:00, in 3 days",
        title="What to call it; the ceremony's name unless you say otherwise",
        kind="What it asks: who wins, or who will be nominated",
        scoring="How picks are paid",
        categories="What it asks about",
        tiebreaker="A question whose answer is a number: the closest wins a tie",
        late_entries="Each category takes picks until its envelope is opened",
        open_ballots="Everyone sees everyone's picks from the start",
        channel="Where to post it; here, or the server's channel for announcements",
        doubles="How many categories each member may double: called right, they count twice",
    )
    @app_commands.choices(kind=KIND_CHOICES, scoring=SCORING_CHOICES, categories=CATEGORY_CHOICES)
    async def create(
        self,
        interaction: Interaction,
        ceremony: SlateOption,
        locks: TimeOption,
        title: str | None = None,
        kind: str = ContestKind.WINNERS,
        scoring: str | None = None,
        categories: str = draft_screens.CATEGORY_SET_ALL,
        tiebreaker: str | None = None,
        late_entries: bool = False,
        open_ballots: bool = False,
        channel: PostChannel | None = None,
        doubles: app_commands.Range[int, 0, MOST_DOUBLES] = 0,
    ) -> None:
        """Draft a contest: you see it first, and announce it when it is right."""
        guild_id = require_guild_id(interaction)
        asks = parse_enum_part(ContestKind, kind)
        awaited = not ceremony.categories and ceremony.id in self.services.record.ceremonies
        if awaited and asks is ContestKind.WINNERS:
            await interaction.response.send_message(view=awaited_nominees_screen(ceremony), ephemeral=True)
            return
        settings = await self.services.guilds.get_settings(guild_id)
        asked = NewContest(
            ceremony_id=ceremony.id,
            title=name_new_contest(ceremony, asks) if title is None else title,
            category_set=categories,
            scoring=choose_scoring(asks, scoring, settings.default_scoring),
            tiebreaker=tiebreaker,
            late_entries=late_entries,
            open_ballots=open_ballots,
            channel_id=_choose_channel(interaction, channel, settings),
            doubles=doubles,
            kind=asks,
        )
        await self._timed.create_contest(interaction, asked, locks)

    @app_commands.command()
    @app_commands.describe(contest=CONTEST_OPTION_DESCRIPTION)
    async def edit(self, interaction: Interaction, contest: EditableContestOption | None = None) -> None:
        """Change a draft, or the title, lock and channel of an open contest."""
        chosen = contest or await find_current_contest(interaction, EDITABLE_STATES)
        if chosen.state is ContestState.OPEN:
            await interaction.response.send_modal(await self._host_context.make_edit_form(chosen))
        else:
            await interaction.response.send_message(
                view=await self._host_context.make_host_screen(chosen), ephemeral=True
            )

    @app_commands.command()
    @app_commands.describe(contest=CONTEST_OPTION_DESCRIPTION)
    async def announce(self, interaction: Interaction, contest: DraftContestOption | None = None) -> None:
        """Post a draft: its rules are fixed, and members fill in their ballots."""
        chosen = contest or await find_current_contest(interaction, DRAFT_STATES)
        card = await self._host_context.load_card(chosen)
        unasked = card.contest.rehearsal and card.contest.rehearsal_choice is None
        if unasked and card.contest.state is ContestState.DRAFT:
            # The host is told what it is before members see it, and can say otherwise.
            note = "⚠️ This is a rehearsal. Press **Announce**, or say that it counts."
            layout = draft_screens.draft_screen(card, self.services.clock(), note)
            await interaction.response.send_message(view=layout, ephemeral=True)
            return
        await defer_answer(interaction)
        note = await self._host_context.steps.announce_contest(chosen, make_actor(interaction))
        await show_outcome(interaction, await self._host_context.make_host_screen(chosen, note))

    @app_commands.command()
    @app_commands.describe(contest=CONTEST_OPTION_DESCRIPTION)
    async def lock(self, interaction: Interaction, contest: OpenContestOption | None = None) -> None:
        """Close the picks before their time; you are asked once more."""
        await self._ask_confirmation(
            interaction, contest or await find_current_contest(interaction, OPEN_STATES), HostStep.LOCK
        )

    @app_commands.command()
    @app_commands.describe(
        locks="When picks close anew: in 2 hours, tomorrow 8pm", contest=CONTEST_OPTION_DESCRIPTION
    )
    async def reopen(
        self, interaction: Interaction, locks: TimeOption, contest: LockedContestOption | None = None
    ) -> None:
        """Take picks again until a new time, before the first result; you are asked once more."""
        chosen = contest or await find_current_contest(interaction, LOCKED_STATES)
        await self._timed.reopen_contest(interaction, ReopenedContest(chosen.id), locks)

    @app_commands.command()
    @app_commands.describe(
        contest=CONTEST_OPTION_DESCRIPTION,
        answer="The true answer to the tie-breaker question: 214, or 3h 34m for how long the show was",
    )
    async def finish(
        self,
        interaction: Interaction,
        contest: LockedContestOption | None = None,
        answer: str | None = None,
    ) -> None:
        """Make the standings final and post the podium, or correct the answer after it; you are asked once more."""
        chosen = contest or await _find_contest_to_finish(interaction, answer)
        if answer and chosen.rules.tiebreaker is None:
            raise NoTiebreakerError(chosen.title)
        number = parse_answer(chosen.rules.tiebreaker or "", answer) if answer else None
        step = HostStep.FINISH if number is None else choose_answer_step(chosen)
        await self._ask_confirmation(interaction, chosen, step, number)

    @app_commands.command()
    @app_commands.describe(contest=CONTEST_OPTION_DESCRIPTION)
    async def cancel(self, interaction: Interaction, contest: UnfinishedContestOption | None = None) -> None:
        """End a contest without a winner, or discard a draft; you are asked once more."""
        await self._ask_confirmation(
            interaction,
            contest or await find_current_contest(interaction, UNFINISHED_STATES),
            HostStep.CANCEL,
        )

    @app_commands.command(name="setaside")
    @app_commands.describe(
        member="Whose ballot",
        reason="Why; leave it out to let a ballot take part again",
        contest=CONTEST_OPTION_DESCRIPTION,
    )
    async def set_ballot_aside(
        self,
        interaction: Interaction,
        member: discord.User,
        reason: app_commands.Range[str, 1, SET_ASIDE_REASON_LIMIT] | None = None,
        contest: CurrentContestOption | None = None,
    ) -> None:
        """Take a ballot out of the standings with a reason: it is kept and marked; or take that back."""
        chosen = contest or await find_current_contest(interaction)
        host, why = make_actor(interaction), (reason or "").strip() or None
        outcome = await self._host_context.steps.set_ballot_aside(
            chosen, MemberId(member.id), member.display_name, why, host
        )
        await interaction.response.send_message(view=make_notice(outcome), ephemeral=True)

    @app_commands.command()
    @app_commands.describe(
        file="A spreadsheet (.xlsx or .csv) with player, category, nominee and probability",
        contest=CONTEST_OPTION_DESCRIPTION,
    )
    async def rivals(
        self,
        interaction: Interaction,
        file: discord.Attachment | None = None,
        contest: UnfinishedContestOption | None = None,
    ) -> None:
        """Outside forecasters who play along unranked: see them, or import them from a file."""
        chosen = contest or await find_current_contest(interaction, UNFINISHED_STATES, ContestKind.WINNERS)
        await send_rivals(interaction, chosen, file)

    @app_commands.command(name="print")
    @app_commands.describe(
        contest=CONTEST_OPTION_DESCRIPTION,
        paper="The size of the paper; that of your server's time zone unless you say",
    )
    async def print_sheets(
        self,
        interaction: Interaction,
        contest: UnfinishedContestOption | None = None,
        paper: PaperName | None = None,
    ) -> None:
        """The slate as a ballot on paper, and a sheet of answers, as PDFs."""
        chosen = contest or await find_current_contest(interaction, UNFINISHED_STATES, ContestKind.WINNERS)
        await send_sheets(interaction, chosen, paper)

    @app_commands.command(name="guest")
    @app_commands.describe(contest=CONTEST_OPTION_DESCRIPTION)
    async def enter_guest(self, interaction: Interaction, contest: OpenContestOption | None = None) -> None:
        """Type in the paper ballot of somebody without Discord."""
        chosen = contest or await find_current_contest(interaction, OPEN_STATES, ContestKind.WINNERS)
        await open_guest_form(interaction, chosen)

    @app_commands.command()
    @app_commands.describe(
        contest=CONTEST_OPTION_DESCRIPTION,
        format="A page for any browser, CSV for a spreadsheet, JSON for a program; all unless you say",
    )
    async def export(
        self,
        interaction: Interaction,
        contest: PlayedContestOption | None = None,
        format: export.ExportFormat | None = None,  # noqa: A002 - the option's name in the design
    ) -> None:
        """Every sealed ballot as a page or a file, with what recomputes the proof."""
        chosen = contest or await find_current_contest(interaction, SEALED_STATES)
        await export.send_export(interaction, chosen, [format] if format else export.EXPORT_FORMATS)

    @app_commands.command(name="contenders")
    @app_commands.describe(
        contest="Which contest on nominations; the one that is on unless there are several",
        file="A list of them, in any form that /ceremony import takes",
    )
    async def show_contenders(
        self,
        interaction: Interaction,
        contest: EditableContestOption | None = None,
        file: discord.Attachment | None = None,
    ) -> None:
        """What members choose from before the nominations: add, import, withdraw."""
        chosen = contest or await find_current_contest(interaction, EDITABLE_STATES, ContestKind.NOMINATIONS)
        note, contenders = "", self.services.nominations.contenders
        if file is not None:
            slate = await read_contenders_file(file, self.services.slate_editor.known_names)
            added = await contenders.import_contenders(
                chosen.guild_id, chosen.id, slate, make_actor(interaction)
            )
            note = format_added_contenders(added)
        context = await contenders.get_context(chosen.guild_id, chosen.id)
        await interaction.response.send_message(view=contenders_screen(context, note=note), ephemeral=True)

    async def _ask_confirmation(
        self, interaction: Interaction, contest: Contest, step: HostStep, answer: int | None = None
    ) -> None:
        card = await self._host_context.load_card(contest)
        refusal = rules.refusal_of_step(card.contest, step, self.services.clock(), card.results)
        if refusal is not None:
            raise refusal
        layout = confirm_step_screen(card, step, answer)
        await interaction.response.send_message(view=layout, ephemeral=True)


async def _find_contest_to_finish(interaction: Interaction, answer: str | None) -> Contest:
    """Find the only locked contest; with an answer and no contest on, the last one finished, whose answer was wrong."""
    try:
        return await find_current_contest(interaction, LOCKED_STATES)
    except NoContestError:
        if answer is None:
            raise
        return await find_shown_contest(interaction)


def _choose_channel(
    interaction: Interaction, chosen: PostChannel | None, settings: GuildSettings
) -> int | None:
    """Choose the channel of a contest's post: the host's choice, the server's setting, or the current channel."""
    return chosen.id if chosen else settings.announcements_channel or interaction.channel_id
