"""What hosts do to contests with a time that they typed: done at once, or once they have said what it means.

Each step takes what was typed as plain values and its time beside them, so that it goes on in the same way after a
question as without one.
"""

from dataclasses import asdict, dataclass
from enum import StrEnum

from discord import ui

from bot.audit.model import Actor
from bot.client import AwardsBot
from bot.contests.lifecycle import ContestChanges, ContestDraft
from bot.contests.model import SCORINGS_BY_KIND, Contest, ContestKind, ContestState, Scoring
from bot.guilds.model import Feature
from bot.ids import ContestId
from bot.record.model import Ceremony
from bot.times.model import Instant, Refusal, Region
from bot.times.reading import read_time
from bot.times.stated_times import take_stated_time
from bot.times.wall_clock import format_for_form
from cogs.contests import draft_screens, routes
from cogs.contests.host_context import HostContext, defer_answer, show_outcome
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import (
    Interaction,
    Press,
    answers_route,
    parse_enum_part,
    parse_id_part,
    require_guild_id,
)
from cogs.kit.rights import make_actor
from cogs.kit.text import shorten_text
from cogs.kit.time_questions import AnsweredCommand, Unfinished, claim_command, restore_fields, settle_time
from cogs.kit.times import (
    TimeRefusedError,
    TypedTime,
    format_read_time,
    load_situation,
    read_typed_time,
)


class TimedStep(StrEnum):
    """A step that needs a time, as unfinished commands name it."""

    CREATE = "contest create"
    EDIT = "contest edit"
    REOPEN = "contest reopen"


@dataclass(frozen=True, slots=True)
class NewContest:
    """What a host typed for a new contest, its lock left out.

    Attributes:
        ceremony_id: The ceremony whose slate it is on.
        title: What it is called.
        category_set: One of `draft_screens`' ways to say what it asks about.
        scoring: The preset.
        tiebreaker: The tie-breaker question; None without one.
        late_entries: Whether each category takes picks until its envelope is opened.
        open_ballots: Whether everyone sees everyone's picks from the start.
        channel_id: Where it is posted.
        kind: What it asks; commands that were stored before there were kinds ask for winners.
    """

    ceremony_id: str
    title: str
    category_set: str
    scoring: str
    tiebreaker: str | None
    late_entries: bool
    open_ballots: bool
    channel_id: int | None
    kind: str = ContestKind.WINNERS


@dataclass(frozen=True, slots=True)
class EditedContest:
    """What stood in the form of a contest, its lock left out; None where the form had no such field.

    Attributes:
        contest_id: The contest.
        title: The title.
        question: The tie-breaker question.
        channel: The channel's id.
    """

    contest_id: ContestId
    title: str | None
    question: str | None
    channel: str | None


@dataclass(frozen=True, slots=True)
class ReopenedContest:
    """A contest that is to be reopened."""

    contest_id: ContestId


class TimedSteps:
    """Creating, editing and reopening contests."""

    def __init__(self, bot: AwardsBot, host_context: HostContext) -> None:
        """Create the steps with the context that the hosts' cogs share."""
        self._services = bot.services
        self._host_context = host_context

    async def create_contest(self, interaction: Interaction, asked: NewContest, locks: TypedTime) -> None:
        """Draft a contest and show it to its host."""
        unfinished = Unfinished(routes.CONTEST_TIME_ROUTE, TimedStep.CREATE, asdict(asked))
        lock = await settle_time(interaction, locks, unfinished)
        if lock is None:
            return
        guild_id = require_guild_id(interaction)
        ceremony = await self._services.slates.get_ceremony(guild_id, asked.ceremony_id)
        contest = await self._services.contest_hosting.create_contest(
            guild_id, self._make_draft(asked, ceremony, lock), make_actor(interaction)
        )
        note = await format_read_time(interaction, lock)
        layout = await self._make_first_screen(contest, asked.category_set, note)
        await Press(interaction, ()).show_privately(layout)

    async def edit_contest(
        self, interaction: Interaction, asked: EditedContest, locks: TypedTime | None
    ) -> None:
        """Save what was typed in the form of a contest; the lock stays where it was typed as it is."""
        lock: Instant | None = None
        if locks is not None:
            unfinished = Unfinished(routes.CONTEST_TIME_ROUTE, TimedStep.EDIT, asdict(asked))
            lock = await settle_time(interaction, locks, unfinished)
            if lock is None:
                return
        contest, host = await self._find_contest(interaction, asked.contest_id)
        is_draft = contest.state is ContestState.DRAFT
        channel_id = parse_id_part(asked.channel) if asked.channel else None
        changes = ContestChanges(
            title=_keep_if_changed(asked.title, contest.title),
            locks_at=lock.at if lock else None,
            locks_stated=take_stated_time(lock) if lock else None,
            tiebreaker=_keep_if_changed(asked.question, contest.rules.tiebreaker or ""),
            channel_id=channel_id if is_draft else None,
        )
        await defer_answer(interaction)
        note = ""
        if changes != ContestChanges():
            contest = await self._services.contest_hosting.edit_contest(
                contest.guild_id, contest.id, changes, host
            )
            await self._host_context.posts.refresh_post(contest.guild_id, contest.id)
            note = "💾 Saved."
        if lock is not None:
            note = f"{note}\n{await format_read_time(interaction, lock)}"
        lost = contest.message_id is None
        if not is_draft and channel_id is not None and (lost or channel_id != contest.channel_id):
            note = await self._host_context.steps.post_contest(
                contest, self._host_context.posts.check_channel(channel_id), "📣 Posted"
            )
        await show_outcome(interaction, await self._host_context.make_host_screen(contest, note))

    async def reopen_contest(
        self, interaction: Interaction, asked: ReopenedContest, locks: TypedTime
    ) -> None:
        """Ask to confirm that picks are taken again until a new time."""
        unfinished = Unfinished(routes.CONTEST_TIME_ROUTE, TimedStep.REOPEN, asdict(asked))
        lock = await settle_time(interaction, locks, unfinished)
        if lock is None:
            return
        contest, _ = await self._find_contest(interaction, asked.contest_id)
        note = await format_read_time(interaction, lock)
        layout = await self._host_context.make_reopening_screen(contest, lock, note)
        await Press(interaction, ()).show_privately(layout)

    async def complete_command(self, interaction: Interaction, answered: AnsweredCommand) -> None:
        """Go on with a step whose time is clear now.

        Raises:
            OutdatedControlError: There is no such step any more.
        """
        locks = await read_typed_time(interaction, answered.text)
        match parse_enum_part(TimedStep, answered.kind):
            case TimedStep.CREATE:
                asked = restore_fields(NewContest, answered.fields)
                await self.create_contest(interaction, asked, locks)
            case TimedStep.EDIT:
                await self.edit_contest(interaction, restore_fields(EditedContest, answered.fields), locks)
            case TimedStep.REOPEN:
                reopened = restore_fields(ReopenedContest, answered.fields)
                await self.reopen_contest(interaction, reopened, locks)

    async def read_moved_lock(
        self, interaction: Interaction, contest: Contest, text: str | None
    ) -> TypedTime | None:
        """Read the lock in a contest's form; None where it is not moved, in whatever zone times are read by now.

        Raises:
            TimeRefusedError: It is no time to come, and not the lock as it is either.
        """
        situation = await load_situation(interaction)
        if text is None or text.strip() == format_for_form(Instant(contest.locks_at, Region(situation.home))):
            return None
        reading = read_time(text, situation)
        meant = reading.at if isinstance(reading, Refusal) else reading
        if isinstance(meant, Instant) and meant.at == contest.locks_at.replace(microsecond=0):
            return None
        if isinstance(reading, Refusal):
            raise TimeRefusedError(reading, situation)
        return TypedTime(text, reading)

    def _make_draft(self, asked: NewContest, ceremony: Ceremony, lock: Instant) -> ContestDraft:
        kind = ContestKind(asked.kind)
        categories = ceremony.slate
        if kind is ContestKind.NOMINATIONS:
            categories = self._services.slates.list_expected_categories(ceremony)
        everything = asked.category_set != draft_screens.CATEGORY_SET_BIG_EIGHT
        return ContestDraft(
            ceremony_id=ceremony.id,
            title=asked.title,
            locks_at=lock.at,
            locks_stated=take_stated_time(lock),
            # Of nominations those alone that are not known yet.
            category_ids=None
            if everything and kind is ContestKind.NOMINATIONS
            else draft_screens.resolve_category_ids(categories, asked.category_set),
            scoring=Scoring(asked.scoring),
            tiebreaker=asked.tiebreaker,
            late_entries=asked.late_entries,
            open_ballots=asked.open_ballots,
            channel_id=asked.channel_id,
            kind=kind,
        )

    async def _find_contest(self, interaction: Interaction, contest_id: ContestId) -> tuple[Contest, Actor]:
        guild_id = require_guild_id(interaction)
        contest = await self._services.contests.get_contest(guild_id, contest_id, for_host=True)
        return contest, make_actor(interaction)

    async def _make_first_screen(self, contest: Contest, category_set: str, note: str) -> ui.LayoutView:
        if category_set == draft_screens.CATEGORY_SET_CHOSEN:
            return draft_screens.draft_categories_screen(await self._host_context.load_card(contest), note)
        return await self._host_context.make_host_screen(contest, note)


class TimeAnswerCog(FeatureCog):
    """What a typed lock means, said by button."""

    feature = Feature.CONTESTS

    def __init__(self, bot: AwardsBot, steps: TimedSteps) -> None:
        """Create the cog with the steps that it goes on with."""
        super().__init__(bot)
        self._steps = steps

    @answers_route(routes.CONTEST_TIME_ROUTE)
    async def complete_command(self, press: Press) -> None:
        """Go on with the command by the pressed meaning."""
        async with claim_command(press) as answered:
            await self._steps.complete_command(press.interaction, answered)


def name_new_contest(ceremony: Ceremony, kind: ContestKind) -> str:
    """Name a new contest after its ceremony."""
    if kind is ContestKind.WINNERS:
        return shorten_text(ceremony.name, 100)
    return f"{shorten_text(ceremony.name, 80)}: the nominations"


def choose_scoring(kind: ContestKind, chosen: str | None, default: str) -> Scoring:
    """Choose the preset of a new contest: the host's, else the server's if it suits the kind, else the kind's first."""
    presets = SCORINGS_BY_KIND[kind]
    return Scoring(chosen or (default if default in presets else presets[0]))


def _keep_if_changed(typed: str | None, before: str) -> str | None:
    """Return the typed text if it differs from the current one, else None."""
    return None if typed is None or typed.strip() == before else typed.strip()
