"""Choosing a contest from a text that somebody typed, or from no text."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.contests import store
from bot.contests.model import Contest, ContestKind, ContestState
from bot.errors import AmbiguousError, Choice, NothingFoundError, Subject
from bot.guilds import store as guild_store
from bot.ids import ContestId, GuildId
from bot.search.choices import make_fitting_choice
from bot.search.index import ChoiceIndex, SearchEntry
from bot.search.text import fold_text
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


def format_creation_times(contests: Collection[Contest], zone: str) -> Mapping[ContestId, str]:
    """When contests were made, by id, for those that share their title with another: what tells them apart.

    Args:
        contests: The contests.
        zone: The IANA name of the time zone in which to tell it.
    """
    titles = Counter(fold_text(contest.title) for contest in contests)
    known = {
        contest.id: contest.created_at.astimezone(ZoneInfo(zone))
        for contest in contests
        if titles[fold_text(contest.title)] > 1 and contest.created_at is not None
    }
    minutes = Counter(f"{at:%Y%m%d%H%M}" for at in known.values())
    return {
        # Of a command that was sent twice, only the seconds differ.
        contest_id: f"{at.day} {at:%b %Y, %H:%M:%S}"
        if minutes[f"{at:%Y%m%d%H%M}"] > 1
        else f"{at.day} {at:%b %Y, %H:%M}"
        for contest_id, at in known.items()
    }


def load_creation_times(
    connection: Connection, guild_id: GuildId, contests: Collection[Contest]
) -> Mapping[ContestId, str]:
    """`format_creation_times` in the server's own time zone."""
    return format_creation_times(contests, guild_store.load_settings(connection, guild_id).time_zone)


def choose_contest(
    connection: Connection,
    slates: SlateService,
    guild_id: GuildId,
    text: str | None,
    states: Collection[ContestState],
    *,
    kind: ContestKind | None = None,
) -> Contest:
    """The contest that a text means; without a text, the only contest in these states, if possible of this kind.

    Raises:
        NothingFoundError: There is none; `nearest` are all contests in these states.
        AmbiguousError: There are several.
    """
    listed = sort_contests(store.list_contests(connection, guild_id, states))
    if text is None:
        listed = [contest for contest in listed if contest.kind is kind] or listed
    contests = {str(contest.id): contest for contest in listed}
    choices = _make_choices(connection, slates, guild_id, list(contests.values()))
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
    choices = _make_choices(connection, slates, guild_id, contests)
    return _make_index(choices).suggest_choices(text) if choices else []


def _make_choices(
    connection: Connection, slates: SlateService, guild_id: GuildId, contests: Collection[Contest]
) -> list[Choice]:
    made_at = load_creation_times(connection, guild_id, contests)
    names: dict[str, str] = {}
    choices: list[Choice] = []
    for contest in contests:
        if contest.ceremony_id not in names:
            names[contest.ceremony_id] = slates.load_ceremony(
                connection, contest.guild_id, contest.ceremony_id
            ).name
        details = filter(None, (made_at.get(contest.id), names[contest.ceremony_id]))
        choices.append(make_fitting_choice(str(contest.id), contest.title, " · ".join(details)))
    return choices


def _make_index(choices: Sequence[Choice]) -> ChoiceIndex:
    return ChoiceIndex(SearchEntry(choice, (choice.name, choice.detail)) for choice in choices)
