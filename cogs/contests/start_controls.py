"""What a host can begin by button: for a host role, from which Discord hides the commands, and on a phone."""

from discord import ui

from bot.client import AwardsBot
from bot.contests.model import ContestKind
from bot.guilds.model import Feature
from cogs.contests import draft_screens, forms, routes
from cogs.contests.timed_steps import NewContest, TimedSteps, choose_scoring, name_new_contest
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Press, answers_route, make_button, require_guild_id
from cogs.kit.layouts import make_card, make_row, make_screen
from cogs.kit.routes import (
    CONTEST_LIST_ROUTE,
    HOST_START_ROUTE,
    NEW_CONTEST_ROUTE,
)
from cogs.kit.start_steps import NEW_CONTEST_STEP, NEW_POLL_STEP, NEW_SLATE_STEP
from cogs.kit.times import name_server_place, read_typed_time


class HostStartCog(FeatureCog):
    """Beginning contests, slates and polls from the *Host* button of `/contests`."""

    feature = Feature.CONTESTS

    def __init__(self, bot: AwardsBot, timed_steps: TimedSteps) -> None:
        """Create the cog with the steps that take a time."""
        super().__init__(bot)
        self._timed = timed_steps

    @answers_route(HOST_START_ROUTE)
    async def open_start(self, press: Press) -> None:
        """Show what can be begun."""
        settings = await self.services.guilds.get_settings(require_guild_id(press.interaction))
        await press.show_privately(host_start_screen(polls=Feature.POLLS not in settings.switched_off))

    @answers_route(NEW_CONTEST_ROUTE)
    async def ask_contest(self, press: Press) -> None:
        """Open the form for a new contest."""
        form = forms.new_contest_form(await name_server_place(press.interaction))
        await press.interaction.response.send_modal(form)

    @answers_route(routes.CONTEST_STARTED_ROUTE)
    async def start_contest(self, press: Press) -> None:
        """Draft the contest that was typed."""
        interaction, guild_id = press.interaction, require_guild_id(press.interaction)
        ceremony = await self.services.slates.find_ceremony(
            guild_id, press.get_typed_text(forms.CEREMONY_FIELD)
        )
        settings = await self.services.guilds.get_settings(guild_id)
        # Whose nominees nobody knows yet, of that they can be predicted.
        kind = ContestKind.WINNERS if ceremony.categories else ContestKind.NOMINATIONS
        asked = NewContest(
            ceremony_id=ceremony.id,
            title=press.get_typed_text(forms.TITLE_FIELD) or name_new_contest(ceremony, kind),
            category_set=draft_screens.CATEGORY_SET_ALL,
            scoring=choose_scoring(kind, None, settings.default_scoring),
            tiebreaker=press.get_typed_text(forms.QUESTION_FIELD) or None,
            late_entries=False,
            open_ballots=False,
            channel_id=settings.announcements_channel or interaction.channel_id,
            kind=kind,
        )
        locks = await read_typed_time(interaction, press.get_typed_text(forms.LOCKS_FIELD))
        await self._timed.create_contest(interaction, asked, locks)


def host_start_screen(*, polls: bool) -> ui.LayoutView:
    """Make the screen with everything that a host can begin; `polls` if polls are switched on."""
    steps = [NEW_CONTEST_STEP, NEW_SLATE_STEP, *([NEW_POLL_STEP] if polls else [])]
    back = make_button(CONTEST_LIST_ROUTE, "c", 0, label="All contests", emoji="◀️")
    return make_screen(
        make_card(
            "## 🎬 Host\nBegin a **contest** on a ceremony, a **slate** of your own nominees, or a **poll** on one "
            "category. A contest that exists has its own **Host** button: choose it under *All contests*.",
            make_row(*(step.make_button() for step in steps), back),
        )
    )
