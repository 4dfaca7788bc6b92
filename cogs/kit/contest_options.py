"""Options that name a contest, and the contest that is meant when the option is left out.

The choices list the contests in the states that the command is for first.

    async def lock(self, interaction: Interaction, contest: OpenContestOption | None = None) -> None:
        contest = contest or await find_current_contest(interaction, OPEN_STATES)
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import islice

from discord import app_commands

from bot.contests.model import Contest, ContestKind, ContestState
from bot.contests.service import CURRENT_STATES, PUBLIC_STATES
from bot.errors import AmbiguousError, Choice, NothingFoundError, UserError
from cogs.kit.controls import Interaction, require_guild_id
from cogs.kit.error_text import error_text
from cogs.kit.options import AUTOCOMPLETE_CHOICE_LIMIT, FreeTextTransformer
from cogs.kit.text import escape_text

DRAFT_STATES = frozenset({ContestState.DRAFT})
OPEN_STATES = frozenset({ContestState.OPEN})
LOCKED_STATES = frozenset({ContestState.LOCKED})
EDITABLE_STATES = DRAFT_STATES | OPEN_STATES
UNFINISHED_STATES = DRAFT_STATES | CURRENT_STATES
SEALED_STATES = frozenset({ContestState.LOCKED, ContestState.FINISHED})
"""States in which ballots are sealed. A cancelled contest may have sealed ballots too, but is not listed."""
ALL_CONTEST_STATES = frozenset(ContestState)


@dataclass(eq=False)
class NoContestError(UserError):
    """The option was left out, and the server has no contest in the states that the command is for."""

    states: frozenset[ContestState]


@dataclass(eq=False)
class SeveralContestsError(UserError):
    """The option was left out, and several contests of the server fit the command."""

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
    names = Counter(choice.name for choice in error.choices)
    titles = "\n".join(
        f"- **{escape_text(choice.name, 80)}**"
        + (f" · {escape_text(choice.detail, 80)}" if names[choice.name] > 1 else "")
        for choice in error.choices[:10]
    )
    return f"Several contests are on here. Say which one you mean with the `contest` option:\n{titles}"


async def find_current_contest(
    interaction: Interaction,
    states: frozenset[ContestState] = CURRENT_STATES,
    kind: ContestKind | None = None,
) -> Contest:
    """Find the only contest of the server in the given states, or the only one of a kind if there is any of it.

    Raises:
        NoContestError: There is none.
        SeveralContestsError: There is more than one.
        ServerOnlyError: The interaction is not in a server.
    """
    try:
        return await interaction.client.services.contests.choose_contest(
            require_guild_id(interaction), None, states, kind=kind
        )
    except NothingFoundError as error:
        raise NoContestError(states) from error
    except AmbiguousError as error:
        raise SeveralContestsError(error.choices) from error


async def find_shown_contest(interaction: Interaction) -> Contest:
    """Find the contest to display when none was named: the only current one, or else the last one finished.

    Raises:
        NoContestError: No contest is current or finished.
        SeveralContestsError: Several are current.
        ServerOnlyError: The interaction is not in a server.
    """
    try:
        return await find_current_contest(interaction)
    except NoContestError:
        contests, guild_id = interaction.client.services.contests, require_guild_id(interaction)
        finished = await contests.list_contests(guild_id, {ContestState.FINISHED})
        if not finished:
            raise
        return max(finished, key=lambda contest: (contest.finished_at or contest.locks_at, contest.id))


class ContestTransformer(FreeTextTransformer[Contest]):
    """Finds a contest of the server by its title, its ceremony, or words of them."""

    def __init__(
        self, first: Collection[ContestState], among: Collection[ContestState] = PUBLIC_STATES
    ) -> None:
        """Accept contests in some states; list those in the `first` states first.

        Args:
            first: The states that the command is for.
            among: All states that may be named. The service refuses what cannot be done in a state.
        """
        super().__init__()
        self._first = frozenset(first)
        self._others = frozenset(among) - self._first

    async def resolve_text(self, interaction: Interaction, text: str) -> Contest:
        """Find the one contest that the text means: among the `first` states, and only then among the others."""
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
        """Suggest contests that match the text, at most `AUTOCOMPLETE_CHOICE_LIMIT`."""
        contests, guild_id = interaction.client.services.contests, require_guild_id(interaction)
        offered = list(await contests.suggest_contests(guild_id, text, self._first))
        if self._others and len(offered) < AUTOCOMPLETE_CHOICE_LIMIT:
            offered += await contests.suggest_contests(guild_id, text, self._others)
        return list(islice(offered, AUTOCOMPLETE_CHOICE_LIMIT))


CurrentContestOption = app_commands.Transform[Contest, ContestTransformer(CURRENT_STATES)]
"""For members' commands: current contests first, then finished ones."""
PlayedContestOption = app_commands.Transform[Contest, ContestTransformer(SEALED_STATES)]
"""For commands that need sealed ballots."""
DraftContestOption = app_commands.Transform[Contest, ContestTransformer(DRAFT_STATES, ALL_CONTEST_STATES)]
EditableContestOption = app_commands.Transform[
    Contest, ContestTransformer(EDITABLE_STATES, ALL_CONTEST_STATES)
]
OpenContestOption = app_commands.Transform[Contest, ContestTransformer(OPEN_STATES, ALL_CONTEST_STATES)]
LockedContestOption = app_commands.Transform[Contest, ContestTransformer(LOCKED_STATES, ALL_CONTEST_STATES)]
UnfinishedContestOption = app_commands.Transform[
    Contest, ContestTransformer(UNFINISHED_STATES, ALL_CONTEST_STATES)
]
"""For hosts' commands, like the four above: each lists the states it is for first. Only hosts see drafts."""
