"""The controls of the hosts' panel and of drafts; the gate checks the right at every press."""

from datetime import UTC, datetime

from bot.audit.model import Actor
from bot.client import AwardsBot
from bot.contests.lifecycle import ContestChanges, list_askable_categories
from bot.contests.model import Contest, HostStep, Scoring
from bot.errors import OutdatedControlError
from bot.guilds.model import Feature
from bot.limits.model import LimitedAction
from bot.times.stated_times import state_in_zone
from cogs.contests import draft_screens, forms, routes
from cogs.contests.host_context import HostContext, defer_answer, show_outcome
from cogs.contests.host_screens import NO_ANSWER, ZONE_MARK, choose_answer_step, confirm_step_screen
from cogs.contests.timed_steps import EditedContest, ReopenedContest, TimedSteps
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import (
    Press,
    answers_route,
    parse_enum_part,
    parse_id_part,
    parse_switch_part,
    require_guild_id,
)
from cogs.kit.forms import parse_answer
from cogs.kit.limits import count_repetition
from cogs.kit.times import name_server_place, read_typed_time


class ContestPanelCog(FeatureCog):
    """Buttons and forms of the hosts' panel, so that hosts need not type commands on a phone."""

    feature = Feature.CONTESTS

    def __init__(self, bot: AwardsBot, host_context: HostContext, timed_steps: TimedSteps) -> None:
        """Create the cog with the context that the hosts' cogs share, and their steps that need a time."""
        super().__init__(bot)
        self._host_context = host_context
        self._timed = timed_steps

    @answers_route(routes.HOST_PANEL_ROUTE)
    async def open_panel(self, press: Press) -> None:
        """Show the panel, or the draft."""
        contest, _ = await self._host_context.find_pressed_contest(press)
        await press.show_privately(await self._host_context.make_host_screen(contest))

    @answers_route(routes.EDIT_CONTEST_ROUTE)
    async def ask_edit(self, press: Press) -> None:
        """Open the form for title, lock time, question and channel."""
        contest, _ = await self._host_context.find_pressed_contest(press)
        await press.interaction.response.send_modal(await self._host_context.make_edit_form(contest))

    @answers_route(routes.POST_CONTEST_ROUTE)
    async def ask_channel(self, press: Press) -> None:
        """Open the form for the channel in which a lost post is made again."""
        contest, _ = await self._host_context.find_pressed_contest(press)
        await count_repetition(press.interaction, LimitedAction.POST_AGAIN)
        await press.interaction.response.send_modal(forms.post_form(contest))

    @answers_route(routes.CONTEST_EDITED_ROUTE)
    async def save_edits(self, press: Press) -> None:
        """Save what was typed in either form."""
        contest, _ = await self._host_context.find_pressed_contest(press)
        typed = press.fields or {}
        locks = await self._timed.read_moved_lock(press.interaction, contest, typed.get(forms.LOCKS_FIELD))
        asked = EditedContest(
            contest_id=contest.id,
            title=typed.get(forms.TITLE_FIELD),
            question=typed.get(forms.QUESTION_FIELD),
            channel=typed.get(forms.CHANNEL_FIELD),
        )
        await self._timed.edit_contest(press.interaction, asked, locks)

    @answers_route(routes.ASK_STEP_ROUTE)
    async def ask_step(self, press: Press) -> None:
        """Ask for confirmation of a step, or for the input it needs."""
        contest, _ = await self._host_context.find_pressed_contest(press, 2)
        step = _parse_step(press.state[1])
        if step is HostStep.REOPEN:
            await press.interaction.response.send_modal(
                forms.reopen_form(contest, await name_server_place(press.interaction))
            )
        elif step in {HostStep.FINISH, HostStep.CORRECT_ANSWER} and contest.rules.tiebreaker is not None:
            await press.interaction.response.send_modal(forms.finish_form(contest))
        else:
            await press.show_privately(confirm_step_screen(await self._host_context.load_card(contest), step))

    @answers_route(routes.TAKE_STEP_ROUTE)
    async def take_step(self, press: Press) -> None:
        """Take a confirmed step."""
        contest, host = await self._host_context.find_pressed_contest(press, 3)
        step = _parse_step(press.state[1])
        number, _, zone = press.state[2].partition(ZONE_MARK)
        answer = _parse_answer(number)
        await defer_answer(press.interaction)
        steps = self._host_context.steps
        match step:
            case HostStep.ANNOUNCE:
                note = await steps.announce_contest(contest, host)
            case HostStep.LOCK:
                note = await steps.lock_contest(contest, host)
            case HostStep.FINISH:
                note = await steps.finish_contest(contest, answer, host)
            case HostStep.REOPEN:
                locks_at = _read_instant(answer)
                note = await steps.reopen_contest(contest, locks_at, state_in_zone(locks_at, zone), host)
            case HostStep.CORRECT_ANSWER:
                note = await steps.correct_answer(contest, answer, host)
            case HostStep.CANCEL:
                note = await steps.cancel_contest(contest, host)
            case _:
                raise OutdatedControlError
        await show_outcome(press.interaction, await self._host_context.make_host_screen(contest, note))

    @answers_route(routes.CONTEST_REOPENED_ROUTE)
    async def reopen_contest(self, press: Press) -> None:
        """Ask to confirm the reopening until the typed time: the picks were seen."""
        contest, _ = await self._host_context.find_pressed_contest(press)
        locks = await read_typed_time(press.interaction, press.get_typed_text(forms.LOCKS_FIELD))
        await self._timed.reopen_contest(press.interaction, ReopenedContest(contest.id), locks)

    @answers_route(routes.CONTEST_FINISHED_ROUTE)
    async def confirm_finish(self, press: Press) -> None:
        """Ask to confirm the finish, or the correction after it, with the typed answer to the tie-breaker."""
        contest, _ = await self._host_context.find_pressed_contest(press)
        typed = press.get_typed_text(forms.ANSWER_FIELD)
        answer = parse_answer(contest.rules.tiebreaker or "", typed) if typed else None
        card = await self._host_context.load_card(contest)
        await press.show_privately(confirm_step_screen(card, choose_answer_step(contest), answer))


def _parse_step(text: str) -> HostStep:
    try:
        return HostStep(text)
    except ValueError:
        raise OutdatedControlError from None


def _parse_answer(text: str) -> int | None:
    try:
        return None if text == NO_ANSWER else int(text)
    except ValueError:
        raise OutdatedControlError from None


def _read_instant(seconds: int | None) -> datetime:
    """Read the instant (UTC) in a control's state: Unix time in seconds."""
    try:
        return datetime.fromtimestamp(seconds or 0, UTC)
    except (OverflowError, ValueError, OSError):
        raise OutdatedControlError from None


class ContestDraftCog(FeatureCog):
    """Selects, buttons and forms of a contest's draft."""

    feature = Feature.CONTESTS

    def __init__(self, bot: AwardsBot, host_context: HostContext) -> None:
        """Create the cog with the context that the hosts' cogs share."""
        super().__init__(bot)
        self._host_context = host_context

    @answers_route(routes.DRAFT_CATEGORIES_ROUTE)
    async def choose_category_set(self, press: Press) -> None:
        """Set all categories or the big eight, or open the screen to choose them."""
        contest, host = await self._host_context.find_pressed_contest(press)
        if press.value == draft_screens.CATEGORY_SET_CHOSEN:
            await press.show_privately(
                draft_screens.draft_categories_screen(await self._host_context.load_card(contest))
            )
            return
        card = await self._host_context.load_card(contest)
        chosen = draft_screens.resolve_category_ids(
            list_askable_categories(contest.kind, card.ceremony), press.value
        )
        await self._save_and_show(press, contest, ContestChanges(category_ids=chosen), host)

    @answers_route(routes.DRAFT_CATEGORIES_CHOSEN_ROUTE)
    async def choose_categories(self, press: Press) -> None:
        """Save the categories chosen in one part of the slate."""
        contest, host = await self._host_context.find_pressed_contest(press, 2)
        card = await self._host_context.load_card(contest)
        chosen = draft_screens.merge_chosen_categories(card, parse_id_part(press.state[1]), press.values)
        edited = await self._edit_contest(press, contest, ContestChanges(category_ids=chosen), host)
        await press.show_privately(
            draft_screens.draft_categories_screen(await self._host_context.load_card(edited))
        )

    @answers_route(routes.DRAFT_SCORING_ROUTE)
    async def choose_scoring(self, press: Press) -> None:
        """Save the scoring preset."""
        contest, host = await self._host_context.find_pressed_contest(press)
        await self._save_and_show(
            press, contest, ContestChanges(scoring=parse_enum_part(Scoring, press.value)), host
        )

    @answers_route(routes.DRAFT_SWITCH_ROUTE)
    async def switch_option(self, press: Press) -> None:
        """Switch late entries or open ballots on or off, or say whether it is a rehearsal."""
        contest, host = await self._host_context.find_pressed_contest(press, 3)
        _, name, switch = press.state
        on = parse_switch_part(switch)
        match name:
            case "late":
                changes = ContestChanges(late_entries=on)
            case "open":
                changes = ContestChanges(open_ballots=on)
            case "rehearsal":
                changes = ContestChanges(rehearsal_choice=on)
            case _:
                raise OutdatedControlError
        await self._save_and_show(press, contest, changes, host)

    @answers_route(routes.DRAFT_WEIGHTS_ROUTE)
    async def ask_weights(self, press: Press) -> None:
        """Open the form for weights."""
        contest, _ = await self._host_context.find_pressed_contest(press)
        await press.interaction.response.send_modal(
            forms.weights_form(await self._host_context.load_card(contest))
        )

    @answers_route(routes.DRAFT_WEIGHTS_TYPED_ROUTE)
    async def save_weights(self, press: Press) -> None:
        """Save the typed weights."""
        contest, host = await self._host_context.find_pressed_contest(press)
        typed = forms.parse_weights(
            await self._host_context.load_card(contest), press.get_typed_text(forms.WEIGHTS_FIELD)
        )
        await self._save_and_show(press, contest, ContestChanges(weights=typed), host)

    @answers_route(routes.DRAFT_DOUBLES_ROUTE)
    async def ask_doubles(self, press: Press) -> None:
        """Open the form for how many categories a member may double."""
        contest, _ = await self._host_context.find_pressed_contest(press)
        await press.interaction.response.send_modal(forms.doubles_form(contest))

    @answers_route(routes.DRAFT_DOUBLES_TYPED_ROUTE)
    async def save_doubles(self, press: Press) -> None:
        """Save how many categories a member may double."""
        contest, host = await self._host_context.find_pressed_contest(press)
        typed = parse_answer(
            "How many categories each member may double", press.get_typed_text(forms.DOUBLES_FIELD)
        )
        await self._save_and_show(press, contest, ContestChanges(doubles=typed), host)

    async def _edit_contest(
        self, press: Press, contest: Contest, changes: ContestChanges, host: Actor
    ) -> Contest:
        guild_id = require_guild_id(press.interaction)
        return await self.services.contest_hosting.edit_contest(guild_id, contest.id, changes, host)

    async def _save_and_show(
        self, press: Press, contest: Contest, changes: ContestChanges, host: Actor
    ) -> None:
        edited = await self._edit_contest(press, contest, changes, host)
        await press.show_privately(await self._host_context.make_host_screen(edited))
