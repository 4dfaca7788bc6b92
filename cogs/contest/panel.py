"""The controls of the hosts' panel: each checks the right to use it again."""

from typing import TypeVar

from bot.client import AwardsBot
from bot.contests.drafting import Changes
from bot.contests.model import ContestState, Step
from bot.errors import OutdatedControlError
from bot.guilds.model import Feature
from cogs.contest import forms, routes
from cogs.contest.desk import Desk, acknowledge, follow
from cogs.contest.host import NO_ANSWER, confirm_screen
from cogs.kit import times
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Press, answers, int_part
from cogs.kit.numbers import whole_number

_Named = TypeVar("_Named")


class PanelCog(FeatureCog):
    """What a host does to a contest by button, on a phone as well."""

    feature = Feature.CONTESTS

    def __init__(self, bot: AwardsBot, desk: Desk) -> None:
        """Make the cog."""
        super().__init__(bot)
        self._desk = desk

    @answers(routes.HOST)
    async def open_panel(self, press: Press) -> None:
        """The panel, or the draft."""
        contest, _ = await self._desk.pressed(press)
        await press.show_privately(await self._desk.screen(contest))

    @answers(routes.EDIT)
    async def ask_edit(self, press: Press) -> None:
        """The form of title, lock, question and channel."""
        contest, _ = await self._desk.pressed(press)
        await press.interaction.response.send_modal(await self._desk.edit_form(contest))

    @answers(routes.POST)
    async def ask_channel(self, press: Press) -> None:
        """The channel in which a lost post is made again."""
        contest, _ = await self._desk.pressed(press)
        await press.interaction.response.send_modal(forms.post_form(contest))

    @answers(routes.EDITED)
    async def edit(self, press: Press) -> None:
        """What was typed in either form."""
        contest, host = await self._desk.pressed(press)
        zone = await times.zone_of(press.interaction)
        typed = press.fields or {}
        locks, channel = typed.get(forms.LOCKS), typed.get(forms.CHANNEL)
        channel_id = int_part(channel) if channel else None
        is_draft = contest.state is ContestState.DRAFT
        moved = locks is not None and locks.strip() != times.written(contest.locks_at, zone)
        changes = Changes(
            title=_new(typed.get(forms.TITLE), contest.title),
            locks_at=await times.time_typed(press.interaction, locks)
            if locks is not None and moved
            else None,
            tiebreaker=_new(typed.get(forms.QUESTION), contest.rules.tiebreaker or ""),
            channel_id=channel_id if is_draft else None,
        )
        await acknowledge(press.interaction)
        note = ""
        if changes != Changes():
            contest = await self.services.hosting.edit(contest.guild_id, contest.id, changes, host)
            await self._desk.posts.refresh(contest.guild_id, contest.id)
            note = "💾 Saved."
        lost = contest.message_id is None
        if not is_draft and channel_id is not None and (lost or channel_id != contest.channel_id):
            note = await self._desk.steps.post(contest, self._desk.posts.check(channel_id), "📣 Posted")
        await follow(press.interaction, await self._desk.screen(contest, note))

    @answers(routes.ASK)
    async def ask(self, press: Press) -> None:
        """Ask before a step, or what it needs to know."""
        contest, _ = await self._desk.pressed(press, 2)
        step = _step(press.state[1])
        if step is Step.REOPEN:
            await press.interaction.response.send_modal(forms.reopen_form(contest))
        elif step is Step.FINISH and contest.rules.tiebreaker is not None:
            await press.interaction.response.send_modal(forms.finish_form(contest))
        else:
            await press.show_privately(confirm_screen(await self._desk.card(contest), step))

    @answers(routes.TAKE)
    async def take(self, press: Press) -> None:
        """Take a step that was confirmed."""
        contest, host = await self._desk.pressed(press, 3)
        step, answer = _step(press.state[1]), _answer(press.state[2])
        await acknowledge(press.interaction)
        steps = self._desk.steps
        match step:
            case Step.ANNOUNCE:
                note = await steps.announce(contest, host)
            case Step.LOCK:
                note = await steps.lock(contest, host)
            case Step.FINISH:
                note = await steps.finish(contest, answer, host)
            case Step.CANCEL:
                note = await steps.cancel(contest, host)
            case _:
                raise OutdatedControlError
        await follow(press.interaction, await self._desk.screen(contest, note))

    @answers(routes.REOPENED)
    async def reopen(self, press: Press) -> None:
        """A new lock was typed."""
        contest, host = await self._desk.pressed(press)
        locks_at = await times.time_typed(press.interaction, press.typed(forms.LOCKS))
        await acknowledge(press.interaction)
        note = await self._desk.steps.reopen(contest, locks_at, host)
        await follow(press.interaction, await self._desk.screen(contest, note))

    @answers(routes.FINISHED)
    async def finish(self, press: Press) -> None:
        """The true answer to the tie-breaker was typed, or left out; asked once more, as there is no way back."""
        contest, _ = await self._desk.pressed(press)
        typed = press.typed(forms.ANSWER)
        answer = whole_number(typed) if typed else None
        await press.show_privately(confirm_screen(await self._desk.card(contest), Step.FINISH, answer))


def _new(typed: str | None, before: str) -> str | None:
    """What was typed, if it says anything new."""
    return None if typed is None or typed.strip() == before else typed.strip()


def _step(text: str) -> Step:
    try:
        return Step(text)
    except ValueError:
        raise OutdatedControlError from None


def _answer(text: str) -> int | None:
    try:
        return None if text == NO_ANSWER else int(text)
    except ValueError:
        raise OutdatedControlError from None
