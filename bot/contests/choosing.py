"""Which contest is meant by what people type, or by typing nothing."""

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection

from bot.awards.choices import fitting
from bot.awards.index import Entry, Index
from bot.awards.slates import Slates
from bot.contests import store
from bot.contests.model import Contest, ContestState
from bot.errors import AmbiguousError, Choice, NothingFoundError, Subject

_ORDER = (
    ContestState.OPEN,
    ContestState.LOCKED,
    ContestState.DRAFT,
    ContestState.FINISHED,
    ContestState.CANCELLED,
)


def in_order(contests: Iterable[Contest]) -> list[Contest]:
    """Contests as people look for them: open ones first, the next to lock before later ones; then locked ones,
    drafts, and what is over, the latest first.
    """

    def place(contest: Contest) -> tuple[int, float, int]:
        locks_at = contest.locks_at.timestamp()
        soonest_first = contest.state is ContestState.OPEN
        return _ORDER.index(contest.state), locks_at if soonest_first else -locks_at, -contest.id

    return sorted(contests, key=place)


def chosen(
    connection: Connection,
    slates: Slates,
    guild_id: int,
    text: str | None,
    states: Collection[ContestState],
) -> Contest:
    """The contest that a text means, or the only one there is.

    Raises:
        NothingFoundError: There is none; `nearest` are all that could be meant.
        AmbiguousError: There are several.
    """
    contests = {
        str(contest.id): contest for contest in in_order(store.in_states(connection, guild_id, states))
    }
    choices = _choices(connection, slates, contests.values())
    hits: Sequence[Choice] = choices
    if text is not None:
        hits = _index(choices).find(text).hits if choices else ()
    if not hits:
        raise NothingFoundError(Subject.CONTEST, text or "", choices)
    if len(hits) > 1:
        raise AmbiguousError(Subject.CONTEST, text or "", hits)
    return contests[hits[0].id]


def offered(
    connection: Connection, slates: Slates, guild_id: int, text: str, states: Collection[ContestState]
) -> list[Choice]:
    """The contests that an unfinished text may come to mean."""
    contests = in_order(store.in_states(connection, guild_id, states))
    choices = _choices(connection, slates, contests)
    return _index(choices).complete(text) if choices else []


def _choices(connection: Connection, slates: Slates, contests: Iterable[Contest]) -> list[Choice]:
    names: dict[str, str] = {}
    choices: list[Choice] = []
    for contest in contests:
        if contest.ceremony_id not in names:
            names[contest.ceremony_id] = slates.load(connection, contest.guild_id, contest.ceremony_id).name
        choices.append(fitting(str(contest.id), contest.title, names[contest.ceremony_id]))
    return choices


def _index(choices: Sequence[Choice]) -> Index:
    return Index(Entry(choice, (choice.name, choice.detail)) for choice in choices)
