"""Options that take a contest: those that a command is for come first, and without one the only one is meant.

async def lock(self, interaction: Interaction, contest: OpenContestOption | None = None) -> None:
    chosen = contest or await current_contest(interaction, OPEN)
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import islice

from discord import app_commands

from bot.contests.model import Contest, ContestState
from bot.contests.service import CURRENT_STATES, PUBLIC_STATES
from bot.errors import AmbiguousError, Choice, NothingFoundError, ServerOnlyError, UserError
from bot.ids import GuildId
from cogs.kit.controls import Interaction
from cogs.kit.error_text import error_text
from cogs.kit.options import AUTOCOMPLETE_CHOICE_LIMIT, FreeTextTransformer
from cogs.kit.text import escape_text

DRAFT_STATES = frozenset({ContestState.DRAFT})
OPEN_STATES = frozenset({ContestState.OPEN})
LOCKED_STATES = frozenset({ContestState.LOCKED})
EDITABLE_STATES = DRAFT_STATES | OPEN_STATES
UNFINISHED_STATES = DRAFT_STATES | CURRENT_STATES
SEALED_STATES = frozenset({ContestState.LOCKED, ContestState.FINISHED})
"""Contests whose ballots are sealed; a cancelled one may have been before, and is found by its title."""
ALL_CONTEST_STATES = frozenset(ContestState)


@dataclass(eq=False)
class NoContestError(UserError):
    """No contest was named, and the server has none in the states that the command is for."""

    states: frozenset[ContestState]


@dataclass(eq=False)
class SeveralContestsError(UserError):
    """No contest was named, and the server has several that could be meant."""

    choices: Sequence[Choice]


@error_text.register
def _describe_no_contest(error: NoContestError) -> str:
    if error.states <= DRAFT_STATES:
        return "There is no draft here. Start one with `/contest create`."
    if error.states <= OPEN_STATES:
        return "No contest takes picks here right now. `/contests` shows what was and what is to come."
    if ContestState.OPEN in error.states:
        return (
            "No contest is on in this server right now. `/contests` shows what was; "
            "hosts start one with `/contest create`."
        )
    return "No contest is locked here. One locks at its time, or when a host does it with `/contest lock`."


@error_text.register
def _describe_several_contests(error: SeveralContestsError) -> str:
    titles = "\n".join(f"- **{escape_text(choice.name, 80)}**" for choice in error.choices[:10])
    return f"Several contests are on here. Say which one you mean with the `contest` option:\n{titles}"


async def find_current_contest(
    interaction: Interaction, states: frozenset[ContestState] = CURRENT_STATES
) -> Contest:
    """The one contest that is meant when none was named.

    Raises:
        NoContestError: The server has none in these states.
        SeveralContestsError: It has several.
        ServerOnlyError: There is no server here.
    """
    try:
        return await interaction.client.services.contests.choose_contest(
            require_guild_id(interaction), None, states
        )
    except NothingFoundError as error:
        raise NoContestError(states) from error
    except AmbiguousError as error:
        raise SeveralContestsError(error.choices) from error


async def find_shown_contest(interaction: Interaction) -> Contest:
    """The one contest that is meant when none was named, to look at it: where none is on, the last that was played.

    Raises:
        NoContestError: The server has neither.
        SeveralContestsError: Several are on.
        ServerOnlyError: There is no server here.
    """
    try:
        return await find_current_contest(interaction)
    except NoContestError:
        contests, guild_id = interaction.client.services.contests, require_guild_id(interaction)
        finished = await contests.list_contests(guild_id, {ContestState.FINISHED})
        if not finished:
            raise
        return max(finished, key=lambda contest: (contest.finished_at or contest.locks_at, contest.id))


def require_guild_id(interaction: Interaction) -> GuildId:
    """The server in which something was asked.

    Raises:
        ServerOnlyError: It was a direct message.
    """
    if interaction.guild_id is None:
        raise ServerOnlyError
    return GuildId(interaction.guild_id)


class ContestTransformer(FreeTextTransformer[Contest]):
    """A contest of this server, by its title, its ceremony, or some words of them."""

    def __init__(
        self, first: Collection[ContestState], among: Collection[ContestState] = PUBLIC_STATES
    ) -> None:
        """Take contests in some states, and offer those of the first states first.

        Args:
            first: The states that the command is for.
            among: Every state that may be named; what the command cannot do to a contest, the service says.
        """
        super().__init__()
        self._first = frozenset(first)
        self._others = frozenset(among) - self._first

    async def resolve_text(self, interaction: Interaction, text: str) -> Contest:
        """The one contest that the text means, looked for first where the command is for it."""
        contests, guild_id = interaction.client.services.contests, require_guild_id(interaction)
        try:
            return await contests.choose_contest(guild_id, text, self._first)
        except NothingFoundError as nothing:
            if not self._others:
                raise
            try:
                return await contests.choose_contest(guild_id, text, self._others)
            except NothingFoundError:
                raise nothing from None

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Contests it may come to mean."""
        contests, guild_id = interaction.client.services.contests, require_guild_id(interaction)
        offered = list(await contests.suggest_contests(guild_id, text, self._first))
        if self._others and len(offered) < AUTOCOMPLETE_CHOICE_LIMIT:
            offered += await contests.suggest_contests(guild_id, text, self._others)
        return list(islice(offered, AUTOCOMPLETE_CHOICE_LIMIT))


CurrentContestOption = app_commands.Transform[Contest, ContestTransformer(CURRENT_STATES)]
"""For members' commands: those being played first, then what was."""
PlayedContestOption = app_commands.Transform[Contest, ContestTransformer(SEALED_STATES)]
"""For what needs sealed ballots."""
DraftContestOption = app_commands.Transform[Contest, ContestTransformer(DRAFT_STATES, ALL_CONTEST_STATES)]
EditableContestOption = app_commands.Transform[
    Contest, ContestTransformer(EDITABLE_STATES, ALL_CONTEST_STATES)
]
OpenContestOption = app_commands.Transform[Contest, ContestTransformer(OPEN_STATES, ALL_CONTEST_STATES)]
LockedContestOption = app_commands.Transform[Contest, ContestTransformer(LOCKED_STATES, ALL_CONTEST_STATES)]
UnfinishedContestOption = app_commands.Transform[
    Contest, ContestTransformer(UNFINISHED_STATES, ALL_CONTEST_STATES)
]
"""For hosts' commands, by what each is for; drafts are hosts' alone."""
