"""What whoever asks for help finds before them: what is on, what waits for them, and how far a first host has come."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.contests.facts import BallotPaper
from bot.contests.model import Contest, ContestState
from bot.contests.service import CURRENT
from bot.guilds.model import Feature, GuildSettings
from bot.guilds.rules import may_configure, may_host
from bot.polls.facts import Asked
from bot.services import Services
from cogs.kit.controls import Interaction
from cogs.kit.rights import rights_of

MOST_CONTESTS = 3
"""Contests that are told one by one."""

EVERY = frozenset(ContestState)


@dataclass(frozen=True, slots=True)
class Steps:
    """How far a server has come on the way to its first contest.

    Attributes:
        set_up: Whether moderators have chosen where the bot posts.
        draft: The first contest, as long as nobody but hosts knows of it; None before there is one.
    """

    set_up: bool
    draft: Contest | None


@dataclass(frozen=True, slots=True)
class Situation:
    """What there is for the asker, here and now.

    Attributes:
        settings: The server's settings; None in direct messages.
        hosts: Whether they may run contests.
        configures: Whether they may change the settings.
        hidden: Whether Discord hides hosts' commands from them, unless the server shows them to one of their roles.
        ballots: Their ballots, perhaps empty, in contests that take picks.
        played: Contests that are locked and not over.
        polls: Polls that take votes.
        unanswered: How many of those they have not answered.
        steps: The way to the first contest; None once one was opened, or where contests are switched off.
    """

    settings: GuildSettings | None = None
    hosts: bool = False
    configures: bool = False
    hidden: bool = False
    ballots: Sequence[BallotPaper] = ()
    played: Sequence[Contest] = ()
    polls: int = 0
    unanswered: int = 0
    steps: Steps | None = None

    def is_on(self, feature: Feature | None) -> bool:
        """Whether a feature can be used here; in direct messages that is looking things up."""
        if self.settings is None:
            return feature in (None, Feature.LOOKUP)
        return feature not in self.settings.switched_off


async def situation_of(interaction: Interaction) -> Situation:
    """Look at the server with the asker's eyes."""
    guild_id, services = interaction.guild_id, interaction.client.services
    if guild_id is None:
        return Situation()
    settings = await services.guilds.settings(guild_id)
    rights = rights_of(interaction)
    hosts = may_host(rights, settings)
    ballots: Sequence[BallotPaper] = ()
    played: Sequence[Contest] = ()
    steps: Steps | None = None
    if Feature.CONTESTS not in settings.switched_off:
        current = await services.contests.contests(guild_id, CURRENT)
        ballots = await _ballots(interaction, services, current)
        played = [contest for contest in current if contest.state is ContestState.LOCKED][:MOST_CONTESTS]
        steps = await _steps(services, settings) if hosts and not current else None
    asked: Sequence[Asked] = ()
    if Feature.POLLS not in settings.switched_off:
        asked = await _asked(interaction, guild_id)
    return Situation(
        settings=settings,
        hosts=hosts,
        configures=may_configure(rights),
        hidden=hosts and not rights.manage_events,
        ballots=ballots,
        played=played,
        polls=len(asked),
        unanswered=sum(one.mine is None for one in asked),
        steps=steps,
    )


async def _ballots(
    interaction: Interaction, services: Services, current: Sequence[Contest]
) -> Sequence[BallotPaper]:
    taking = [contest for contest in current if contest.open_at(interaction.created_at)][:MOST_CONTESTS]
    return [
        await services.ballots.paper(contest.guild_id, contest.id, interaction.user.id) for contest in taking
    ]


async def _asked(interaction: Interaction, guild_id: int) -> Sequence[Asked]:
    polls = interaction.client.services.polls
    categories = await polls.answerable(guild_id, interaction.user.id)
    return [one for category in categories for one in category.asked]


async def _steps(services: Services, settings: GuildSettings) -> Steps | None:
    known = await services.contests.contests(settings.guild_id, EVERY)
    if any(contest.opened_at is not None for contest in known):
        return None
    drafts = [contest for contest in known if contest.state is ContestState.DRAFT]
    return Steps(settings.announcements_channel is not None, drafts[0] if drafts else None)
