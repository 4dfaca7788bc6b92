"""Options that take a contest: those that a command is for come first, and without one the only one is meant.

async def lock(self, interaction: Interaction, contest: OpenContestOption | None = None) -> None:
    chosen = contest or await current_contest(interaction, OPEN)
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import islice

from discord import app_commands

from bot.contests.model import Contest, ContestState
from bot.contests.service import CURRENT, PUBLIC
from bot.errors import AmbiguousError, Choice, NothingFoundError, ServerOnlyError, UserError
from cogs.kit.arguments import CHOICE_LIMIT, FreeText
from cogs.kit.controls import Interaction
from cogs.kit.refusals import say
from cogs.kit.words import plain

DRAFTS = frozenset({ContestState.DRAFT})
OPEN = frozenset({ContestState.OPEN})
LOCKED = frozenset({ContestState.LOCKED})
EDITABLE = DRAFTS | OPEN
UNFINISHED = DRAFTS | CURRENT
PLAYED = frozenset({ContestState.LOCKED, ContestState.FINISHED})
"""Contests whose ballots are sealed; a cancelled one may have been before, and is found by its title."""
EVERY = frozenset(ContestState)


@dataclass(eq=False)
class NoContestError(UserError):
    """No contest was named, and the server has none in the states that the command is for."""

    states: frozenset[ContestState]


@dataclass(eq=False)
class SeveralContestsError(UserError):
    """No contest was named, and the server has several that could be meant."""

    choices: Sequence[Choice]


@say.register
def _(error: NoContestError) -> str:
    if error.states <= DRAFTS:
        return "There is no draft here. Start one with `/contest create`."
    if error.states <= OPEN:
        return "No contest takes picks here right now. `/contests` shows what was and what is to come."
    if ContestState.OPEN in error.states:
        return (
            "No contest is on in this server right now. `/contests` shows what was; "
            "hosts start one with `/contest create`."
        )
    return "No contest is locked here. One locks at its time, or when a host does it with `/contest lock`."


@say.register
def _(error: SeveralContestsError) -> str:
    titles = "\n".join(f"- **{plain(choice.name, 80)}**" for choice in error.choices[:10])
    return f"Several contests are on here. Say which one you mean with the `contest` option:\n{titles}"


async def current_contest(interaction: Interaction, states: frozenset[ContestState] = CURRENT) -> Contest:
    """The one contest that is meant when none was named.

    Raises:
        NoContestError: The server has none in these states.
        SeveralContestsError: It has several.
        ServerOnlyError: There is no server here.
    """
    try:
        return await interaction.client.services.contests.choose(guild_of(interaction), None, states)
    except NothingFoundError as error:
        raise NoContestError(states) from error
    except AmbiguousError as error:
        raise SeveralContestsError(error.choices) from error


async def shown_contest(interaction: Interaction) -> Contest:
    """The one contest that is meant when none was named, to look at it: where none is on, the last that was played.

    Raises:
        NoContestError: The server has neither.
        SeveralContestsError: Several are on.
        ServerOnlyError: There is no server here.
    """
    try:
        return await current_contest(interaction)
    except NoContestError:
        contests, guild_id = interaction.client.services.contests, guild_of(interaction)
        finished = await contests.contests(guild_id, {ContestState.FINISHED})
        if not finished:
            raise
        return max(finished, key=lambda contest: (contest.finished_at or contest.locks_at, contest.id))


def guild_of(interaction: Interaction) -> int:
    """The server in which something was asked.

    Raises:
        ServerOnlyError: It was a direct message.
    """
    if interaction.guild_id is None:
        raise ServerOnlyError
    return interaction.guild_id


class ContestArgument(FreeText[Contest]):
    """A contest of this server, by its title, its ceremony, or some words of them."""

    def __init__(self, first: Collection[ContestState], among: Collection[ContestState] = PUBLIC) -> None:
        """Take contests in some states, and offer those of the first states first.

        Args:
            first: The states that the command is for.
            among: Every state that may be named; what the command cannot do to a contest, the service says.
        """
        super().__init__()
        self._first = frozenset(first)
        self._others = frozenset(among) - self._first

    async def find(self, interaction: Interaction, text: str) -> Contest:
        """The one contest that the text means, looked for first where the command is for it."""
        contests, guild_id = interaction.client.services.contests, guild_of(interaction)
        try:
            return await contests.choose(guild_id, text, self._first)
        except NothingFoundError as nothing:
            if not self._others:
                raise
            try:
                return await contests.choose(guild_id, text, self._others)
            except NothingFoundError:
                raise nothing from None

    async def offer(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Contests it may come to mean."""
        contests, guild_id = interaction.client.services.contests, guild_of(interaction)
        offered = list(await contests.offer(guild_id, text, self._first))
        if self._others and len(offered) < CHOICE_LIMIT:
            offered += await contests.offer(guild_id, text, self._others)
        return list(islice(offered, CHOICE_LIMIT))


CurrentContestOption = app_commands.Transform[Contest, ContestArgument(CURRENT)]
"""For members' commands: those being played first, then what was."""
PlayedContestOption = app_commands.Transform[Contest, ContestArgument(PLAYED)]
"""For what needs sealed ballots."""
DraftContestOption = app_commands.Transform[Contest, ContestArgument(DRAFTS, EVERY)]
EditableContestOption = app_commands.Transform[Contest, ContestArgument(EDITABLE, EVERY)]
OpenContestOption = app_commands.Transform[Contest, ContestArgument(OPEN, EVERY)]
LockedContestOption = app_commands.Transform[Contest, ContestArgument(LOCKED, EVERY)]
UnfinishedContestOption = app_commands.Transform[Contest, ContestArgument(UNFINISHED, EVERY)]
"""For hosts' commands, by what each is for; drafts are hosts' alone."""
