"""The data behind `/help`: what is going on, what waits for the asker, and a new server's set-up steps."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.contests.model import Contest, ContestState
from bot.contests.read_models import BallotPaper
from bot.contests.service import CURRENT_STATES
from bot.guilds.model import Feature, GuildSettings
from bot.guilds.rules import may_configure, may_host
from bot.ids import GuildId, MemberId
from bot.polls.read_models import VisiblePoll
from bot.services import Services
from cogs.kit.controls import Interaction
from cogs.kit.rights import read_rights

CONTESTS_IN_HELP = 3
"""Most contests listed one by one."""

_EVERY_STATE = frozenset(ContestState)


@dataclass(frozen=True, slots=True)
class FirstContestSteps:
    """A server's progress towards its first contest.

    Attributes:
        set_up: Whether moderators have chosen where the bot posts.
        draft: The first contest while it is a draft; None before there is one.
    """

    set_up: bool
    draft: Contest | None


@dataclass(frozen=True, slots=True)
class HelpContext:
    """What the asker can do in this server.

    Attributes:
        settings: The server's settings; None in direct messages.
        may_host: Whether the asker may run contests.
        may_configure: Whether the asker may change the settings.
        commands_hidden: Whether Discord hides hosts' commands from the asker, unless the server shows them to one of
            their roles.
        ballots: The asker's ballots, perhaps empty, in contests that accept picks.
        played: Contests that are locked and not finished.
        polls: Polls that accept votes.
        unanswered: How many of those polls the asker has not answered.
        steps: Progress towards the first contest; None once one was opened, or if contests are switched off.
    """

    settings: GuildSettings | None = None
    may_host: bool = False
    may_configure: bool = False
    commands_hidden: bool = False
    ballots: Sequence[BallotPaper] = ()
    played: Sequence[Contest] = ()
    polls: int = 0
    unanswered: int = 0
    steps: FirstContestSteps | None = None

    def is_on(self, feature: Feature | None) -> bool:
        """Whether a feature can be used here; in direct messages, only lookups can."""
        if self.settings is None:
            return feature in (None, Feature.LOOKUP)
        return feature not in self.settings.switched_off


async def load_help_context(interaction: Interaction) -> HelpContext:
    """Load what the asker may know about the server."""
    if interaction.guild_id is None:
        return HelpContext()
    guild_id, services = GuildId(interaction.guild_id), interaction.client.services
    settings = await services.guilds.get_settings(guild_id)
    rights = read_rights(interaction)
    hosts = may_host(rights, settings)
    ballots: Sequence[BallotPaper] = ()
    played: Sequence[Contest] = ()
    steps: FirstContestSteps | None = None
    if Feature.CONTESTS not in settings.switched_off:
        current = await services.contests.list_contests(guild_id, CURRENT_STATES)
        ballots = await _load_ballots(interaction, services, current)
        played = [contest for contest in current if contest.state is ContestState.LOCKED][:CONTESTS_IN_HELP]
        steps = await _load_steps(services, settings) if hosts and not current else None
    asked: Sequence[VisiblePoll] = ()
    if Feature.POLLS not in settings.switched_off:
        asked = await _load_asked_questions(interaction, guild_id)
    return HelpContext(
        settings=settings,
        may_host=hosts,
        may_configure=may_configure(rights),
        commands_hidden=hosts and not rights.manage_events,
        ballots=ballots,
        played=played,
        polls=len(asked),
        unanswered=sum(not one.is_answered for one in asked),
        steps=steps,
    )


async def _load_ballots(
    interaction: Interaction, services: Services, current: Sequence[Contest]
) -> Sequence[BallotPaper]:
    taking = [contest for contest in current if contest.is_open_at(interaction.created_at)][:CONTESTS_IN_HELP]
    return [
        await services.ballots.get_ballot_paper(contest.guild_id, contest.id, MemberId(interaction.user.id))
        for contest in taking
    ]


async def _load_asked_questions(interaction: Interaction, guild_id: GuildId) -> Sequence[VisiblePoll]:
    polls = interaction.client.services.polls
    categories = await polls.list_answerable_polls(guild_id, MemberId(interaction.user.id))
    return [one for category in categories for one in category.visible_polls]


async def _load_steps(services: Services, settings: GuildSettings) -> FirstContestSteps | None:
    known = await services.contests.list_contests(settings.guild_id, _EVERY_STATE)
    if any(contest.opened_at is not None for contest in known):
        return None
    drafts = [contest for contest in known if contest.state is ContestState.DRAFT]
    return FirstContestSteps(settings.announcements_channel is not None, drafts[0] if drafts else None)
