"""Choosing a contest from a text that somebody typed, or from no text."""

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection

from bot.contests import store
from bot.contests.model import Contest, ContestState
from bot.errors import AmbiguousError, Choice, NothingFoundError, Subject
from bot.ids import GuildId
from bot.search.choices import make_fitting_choice
from bot.search.index import ChoiceIndex, SearchEntry
from bot.slates.service import SlateService

_STATE_ORDER = (
    ContestState.OPEN,
    ContestState.LOCKED,
    ContestState.DRAFT,
    ContestState.FINISHED,
    ContestState.CANCELLED,
)


def sort_contests(contests: Iterable[Contest]) -> list[Contest]:
    """Contests in the order of a list: open ones first, the next to lock before later ones; then locked ones, drafts,
    finished and cancelled ones, the latest first.
    """

    def sort_key(contest: Contest) -> tuple[int, float, int]:
        locks_at = contest.locks_at.timestamp()
        soonest_first = contest.state is ContestState.OPEN
        return _STATE_ORDER.index(contest.state), locks_at if soonest_first else -locks_at, -contest.id

    return sorted(contests, key=sort_key)


def choose_contest(
    connection: Connection,
    slates: SlateService,
    guild_id: GuildId,
    text: str | None,
    states: Collection[ContestState],
) -> Contest:
    """The contest that a text means; without a text, the only contest in these states.

    Raises:
        NothingFoundError: There is none; `nearest` are all contests in these states.
        AmbiguousError: There are several.
    """
    contests = {
        str(contest.id): contest
        for contest in sort_contests(store.list_contests(connection, guild_id, states))
    }
    choices = _make_choices(connection, slates, contests.values())
    hits: Sequence[Choice] = choices
    if text is not None:
        hits = _make_index(choices).find_choices(text).hits if choices else ()
    if not hits:
        raise NothingFoundError(Subject.CONTEST, text or "", choices)
    if len(hits) > 1:
        raise AmbiguousError(Subject.CONTEST, text or "", hits)
    return contests[hits[0].id]


def suggest_contests(
    connection: Connection,
    slates: SlateService,
    guild_id: GuildId,
    text: str,
    states: Collection[ContestState],
) -> list[Choice]:
    """The contests that an unfinished text may mean."""
    contests = sort_contests(store.list_contests(connection, guild_id, states))
    choices = _make_choices(connection, slates, contests)
    return _make_index(choices).suggest_choices(text) if choices else []


def _make_choices(connection: Connection, slates: SlateService, contests: Iterable[Contest]) -> list[Choice]:
    names: dict[str, str] = {}
    choices: list[Choice] = []
    for contest in contests:
        if contest.ceremony_id not in names:
            names[contest.ceremony_id] = slates.load_ceremony(
                connection, contest.guild_id, contest.ceremony_id
            ).name
        choices.append(make_fitting_choice(str(contest.id), contest.title, names[contest.ceremony_id]))
    return choices


def _make_index(choices: Sequence[Choice]) -> ChoiceIndex:
    return ChoiceIndex(SearchEntry(choice, (choice.name, choice.detail)) for choice in choices)
