"""`/remind` and the button *Remind me*: members' own reminders, and the hosts' list of who has not finished."""

from discord import app_commands
from discord.ext import commands

from bot.client import AwardsBot
from bot.contests.deadlines import LOCK_REMINDER_JOB
from bot.errors import FeatureOffError, OutdatedControlError
from bot.guilds.model import Feature
from bot.ids import GuildId, MemberId
from bot.reminders.deadlines import DATE_REMINDER_JOB
from bot.reminders.model import ReminderKind, ReminderSubject, make_lock_subject
from bot.reminders.rules import FEATURES_BY_REMINDER
from bot.room_awards.closing import AWARD_REMINDER_JOB
from cogs.kit.cog import FeatureCog
from cogs.kit.contest_options import OPEN_STATES, OpenContestOption, find_current_contest
from cogs.kit.controls import (
    Interaction,
    Press,
    answers_route,
    parse_enum_part,
    parse_switch_part,
    require_guild_id,
)
from cogs.kit.rights import make_actor
from cogs.kit.routes import REMIND_ROUTE, REMINDERS_PANEL_ROUTE, SWITCH_REMINDER
from cogs.reminders.options import CeremonyDateOption, NominationsOption, find_next_date
from cogs.reminders.queue import ReminderQueue
from cogs.reminders.rounds import ReminderRounds
from cogs.reminders.routes import REMINDER_POSTS_ROUTE
from cogs.reminders.screens import askers_screen, switched_screen

_WANTED = {"on": True, "off": False, SWITCH_REMINDER: None}
"""What a control's state means."""


@app_commands.guild_only()
class ReminderCog(
    FeatureCog,
    commands.GroupCog,
    group_name="remind",
    group_description="Let me write to you before it is too late",
):
    """Members' reminders."""

    feature = Feature.SEASON
    heading = "Reminders"
    about = (
        "Press **Remind me** under a contest, or in your ballot: a day and an hour before the lock I write to "
        "you, only if your ballot still lacks something, with what it is. Press again, and I stay quiet. Nobody "
        "is reminded who did not ask.\n"
        "`/remind nominations` and `/remind ceremony` do the same for the dates of `/season`."
    )

    def __init__(self, bot: AwardsBot) -> None:
        """Create the cog with its queue."""
        super().__init__(bot)
        self._queue = ReminderQueue(bot)
        self._rounds = ReminderRounds(bot, self._queue)
        self._is_rescheduled = False

    async def cog_load(self) -> None:
        """Register routes and the jobs that remind."""
        await super().cog_load()
        self.services.jobs.register_handler(LOCK_REMINDER_JOB, self._rounds.remind_of_lock)
        self.services.jobs.register_handler(AWARD_REMINDER_JOB, self._rounds.remind_of_phase)
        self.services.jobs.register_handler(DATE_REMINDER_JOB, self._rounds.remind_of_date)

    async def cog_unload(self) -> None:
        """Send no more messages; they wait in the database."""
        await self._queue.close()

    @app_commands.command()
    @app_commands.describe(contest="Which contest; the one that is on unless there are several")
    async def lock(self, interaction: Interaction, contest: OpenContestOption | None = None) -> None:
        """Before a contest locks, if your ballot lacks something; once more switches it off."""
        chosen = contest or await find_current_contest(interaction, OPEN_STATES)
        await self._answer_command(interaction, make_lock_subject(chosen.guild_id, chosen.id))

    @app_commands.command()
    @app_commands.describe(ceremony="Whose nominations; the next ones unless you say")
    async def nominations(self, interaction: Interaction, ceremony: NominationsOption | None = None) -> None:
        """Before nominations are read out; once more switches it off."""
        await self._answer_date(interaction, ReminderKind.NOMINATIONS, ceremony)

    @app_commands.command()
    @app_commands.describe(ceremony="Which ceremony; the next one unless you say")
    async def ceremony(self, interaction: Interaction, ceremony: CeremonyDateOption | None = None) -> None:
        """Before a ceremony begins; once more switches it off."""
        await self._answer_date(interaction, ReminderKind.CEREMONY, ceremony)

    @answers_route(REMIND_ROUTE)
    async def switch_reminder(self, press: Press) -> None:
        """Switch the presser's reminder on or off, and say which it is."""
        *_, wanted = press.require_parts(3)
        if wanted not in _WANTED:
            raise OutdatedControlError
        subject = _read_subject(press)
        await self._require_features(subject)
        switched = await self.services.reminders.asking.switch_reminder(
            subject, MemberId(press.interaction.user.id), wanted=_WANTED[wanted]
        )
        if wanted == SWITCH_REMINDER:
            # Beside the screen that the button is on, which may be the presser's ballot.
            await press.interaction.response.send_message(view=switched_screen(switched), ephemeral=True)
        else:
            await press.show_privately(switched_screen(switched))

    @answers_route(REMINDERS_PANEL_ROUTE)
    async def show_askers(self, press: Press) -> None:
        """Show hosts who asked to be reminded and has not finished."""
        press.require_parts(4)
        await self._show_askers(press, _read_subject(press), press.page)

    @answers_route(REMINDER_POSTS_ROUTE)
    async def choose_posts(self, press: Press) -> None:
        """Choose whether the channel gets a post before the lock."""
        wanted = parse_switch_part(press.require_parts(3)[-1])
        subject = _read_subject(press)
        await self.services.reminders.asking.set_muted(
            subject, make_actor(press.interaction), muted=not wanted
        )
        await self._show_askers(press, subject, note="💾 Saved.")

    @commands.Cog.listener("on_ready")
    async def resume(self) -> None:
        """Set every deadline anew once after a start, and send what waits."""
        if self._is_rescheduled:
            return
        self._is_rescheduled = True
        await self.services.reminders.queue.reschedule_all()
        self._queue.wake()

    @commands.Cog.listener("on_feature_switched_on")
    async def resume_after_switch_on(self, guild_id: GuildId, feature: Feature) -> None:
        """Make up for what was missed while reminders were switched off."""
        if any(feature in needed for needed in FEATURES_BY_REMINDER.values()):
            await self.services.reminders.queue.reschedule_all(guild_id)
            self._queue.wake()

    @commands.Cog.listener("on_season_dates_changed")
    async def follow_dates(self, guild_id: GuildId) -> None:
        """Move a server's reminders with its dates."""
        await self.services.reminders.queue.reschedule_dates(guild_id)

    async def _show_askers(
        self, press: Press, subject: ReminderSubject, page: int = 0, note: str = ""
    ) -> None:
        listed = await self.services.reminders.asking.get_askers(subject)
        settings = await self.services.guilds.get_settings(subject.guild_id)
        await press.show_privately(askers_screen(listed, page, note, has_posts=settings.reminder_posts))

    async def _answer_date(
        self, interaction: Interaction, kind: ReminderKind, ceremony_id: str | None
    ) -> None:
        if ceremony_id is None:
            subject = await find_next_date(interaction, kind)
        else:
            subject = ReminderSubject(require_guild_id(interaction), kind, ceremony_id)
        await self._answer_command(interaction, subject)

    async def _answer_command(self, interaction: Interaction, subject: ReminderSubject) -> None:
        await self._require_features(subject)
        switched = await self.services.reminders.asking.switch_reminder(
            subject, MemberId(interaction.user.id)
        )
        await interaction.response.send_message(view=switched_screen(switched), ephemeral=True)

    async def _require_features(self, subject: ReminderSubject) -> None:
        """Refuse a reminder of what is switched off here.

        Raises:
            FeatureOffError: It is.
        """
        settings = await self.services.guilds.get_settings(subject.guild_id)
        for feature in sorted(FEATURES_BY_REMINDER[subject.kind] & settings.switched_off):
            raise FeatureOffError(feature.value)


def _read_subject(press: Press) -> ReminderSubject:
    """What a control is about, from the first two parts of its state.

    Raises:
        OutdatedControlError: The state has no form that this version of the bot writes.
    """
    kind, subject_id, *_ = press.state
    parsed = ReminderSubject(
        require_guild_id(press.interaction), parse_enum_part(ReminderKind, kind), subject_id
    )
    if not parsed.is_well_formed:
        raise OutdatedControlError
    return parsed
