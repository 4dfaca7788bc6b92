"""Contests in the database; their ballots are in `bot.contests.ballot_store`."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, bindparam, delete, insert, not_, select, update

from bot.contests import odds_store
from bot.contests.model import Contest, ContestCategory, ContestKind, ContestState, Odds, Rules, Scoring
from bot.contests.read_models import CardPlace
from bot.db.tables import contest_categories, contests
from bot.db.upsert import build_upsert
from bot.ids import CategoryId, ContestId, GuildId
from bot.json_values import JsonValue
from bot.times.stated_times import join_stated_time, split_stated_time

_INSERT = insert(contests)
_UPDATE = update(contests).where(contests.c.id == bindparam("contest_id"))
_SAVE_CATEGORIES = build_upsert(
    contest_categories, key=["contest_id", "category_id"], update=["position", "weight", "closed_at", "slots"]
)
_SELECT_CONTEST = select(contests).where(
    contests.c.id == bindparam("contest_id"), contests.c.guild_id == bindparam("guild_id")
)
_SELECT_CATEGORIES = (
    select(
        contest_categories.c.contest_id,
        contest_categories.c.category_id,
        contest_categories.c.weight,
        contest_categories.c.position,
        contest_categories.c.closed_at,
        contest_categories.c.slots,
    )
    .where(contest_categories.c.contest_id.in_(bindparam("contest_ids", expanding=True)))
    .order_by(contest_categories.c.position)
)


def insert_contest(connection: Connection, contest: Contest, at: datetime) -> int:
    """Insert a new contest and return its id; `contest.id` is ignored."""
    row = {
        **_make_columns(contest),
        "guild_id": contest.guild_id,
        "created_at": at,
        "created_by": contest.created_by,
    }
    contest_id: ContestId = connection.execute(_INSERT.returning(contests.c.id), row).scalar_one()
    _save_categories(connection, contest_id, contest.rules.categories)
    return contest_id


def update_contest(connection: Connection, contest: Contest) -> None:
    """Write everything about a contest that can change."""
    connection.execute(_UPDATE, {"contest_id": contest.id, **_make_columns(contest)})


def save_categories(connection: Connection, contest: Contest) -> None:
    """Write a contest's categories with weights and closing times; where their cards are stays as it is."""
    kept = [category.id for category in contest.rules.categories]
    connection.execute(
        delete(contest_categories).where(
            contest_categories.c.contest_id == contest.id, contest_categories.c.category_id.not_in(kept)
        )
    )
    _save_categories(connection, contest.id, contest.rules.categories)


def find_contest(connection: Connection, guild_id: GuildId, contest_id: ContestId) -> Contest | None:
    """A server's contest; None if the id is unknown or another server's."""
    rows = connection.execute(_SELECT_CONTEST, {"contest_id": contest_id, "guild_id": guild_id}).all()
    return next(iter(_load_contests(connection, rows)), None)


def list_contests(
    connection: Connection,
    guild_id: GuildId,
    states: Collection[ContestState],
    *,
    ceremony_id: str | None = None,
    kind: ContestKind | None = None,
) -> list[Contest]:
    """A server's contests in these states, on every slate or on one, of any kind or of one, as they lock.

    Discarded drafts are never included: nobody has seen them.
    """
    discarded = (contests.c.state == ContestState.CANCELLED) & contests.c.opened_at.is_(None)
    here: ColumnElement[bool] = (
        (contests.c.guild_id == guild_id) & contests.c.state.in_(states) & not_(discarded)
    )
    if ceremony_id is not None:
        here &= contests.c.ceremony_id == ceremony_id
    if kind is not None:
        here &= contests.c.kind == kind
    query = select(contests).where(here).order_by(contests.c.locks_at, contests.c.id)
    return _load_contests(connection, connection.execute(query).all())


def list_stated_locks(connection: Connection, after: datetime) -> list[Contest]:
    """All servers' contests whose lock was stated by the clocks of a place and is later than an instant (UTC)."""
    coming = contests.c.state.in_({ContestState.DRAFT, ContestState.OPEN}) & (contests.c.locks_at > after)
    query = select(contests).where(coming, contests.c.locks_zone.is_not(None)).order_by(contests.c.id)
    return _load_contests(connection, connection.execute(query).all())


def list_coming_locks(connection: Connection, after: datetime) -> list[Contest]:
    """All servers' open contests that lock later than an instant (UTC)."""
    coming = (contests.c.state == ContestState.OPEN) & (contests.c.locks_at > after)
    return _load_contests(
        connection, connection.execute(select(contests).where(coming).order_by(contests.c.id)).all()
    )


def find_card_places(
    connection: Connection, contest_ids: Collection[ContestId], category_id: CategoryId
) -> Mapping[ContestId, CardPlace]:
    """Where a category's cards are, by contest id; contests without a card are absent."""
    card = contest_categories.c
    query = select(card.contest_id, card.card_channel_id, card.card_message_id).where(
        card.contest_id.in_(contest_ids), card.category_id == category_id, card.card_message_id.is_not(None)
    )
    return {
        contest_id: CardPlace(channel_id, message_id)
        for contest_id, channel_id, message_id in connection.execute(query)
    }


def list_categories_on_card(
    connection: Connection, contest_id: ContestId, place: CardPlace
) -> Sequence[CategoryId]:
    """The ids of a contest's categories whose results are on one card, in any order."""
    card = contest_categories.c
    query = select(card.category_id).where(
        card.contest_id == contest_id,
        card.card_channel_id == place.channel_id,
        card.card_message_id == place.message_id,
    )
    return connection.execute(query).scalars().all()


def save_card_place(
    connection: Connection, contest_id: ContestId, category_id: CategoryId, place: CardPlace | None
) -> None:
    """Store where a category's card is; None if it has none any more."""
    channel_id, message_id = place or (None, None)
    connection.execute(
        update(contest_categories)
        .where(contest_categories.c.contest_id == contest_id, contest_categories.c.category_id == category_id)
        .values(card_channel_id=channel_id, card_message_id=message_id)
    )


def _save_categories(
    connection: Connection, contest_id: ContestId, categories: Iterable[ContestCategory]
) -> None:
    rows = [
        {
            "contest_id": contest_id,
            "category_id": category.id,
            "position": category.position,
            "weight": category.weight,
            "closed_at": category.closed_at,
            "slots": category.slots,
        }
        for category in categories
    ]
    connection.execute(_SAVE_CATEGORIES, rows)


def _make_columns(contest: Contest) -> dict[str, JsonValue | datetime]:
    rules = contest.rules
    return {
        "ceremony_id": contest.ceremony_id,
        "title": contest.title,
        "state": contest.state,
        "scoring": rules.scoring,
        "tiebreaker": rules.tiebreaker,
        "late_entries": rules.late_entries,
        "open_ballots": rules.open_ballots,
        "doubles": rules.doubles,
        "rehearsal": contest.rehearsal,
        "rehearsal_choice": contest.rehearsal_choice,
        "locks_at": contest.locks_at,
        "channel_id": contest.channel_id,
        "message_id": contest.message_id,
        "opened_at": contest.opened_at,
        "sealed_at": contest.sealed_at,
        "proof": contest.proof,
        "tiebreaker_answer": contest.tiebreaker_answer,
        "finished_at": contest.finished_at,
        "podium_message_id": contest.podium_message_id,
        "kind": contest.kind,
        **split_stated_time("locks", contest.locks_stated),
    }


# Any: SQLAlchemy does not type the rows of a table.
def _load_contests(connection: Connection, rows: Collection[Row[*tuple[Any, ...]]]) -> list[Contest]:
    categories: dict[ContestId, list[ContestCategory]] = defaultdict(list)
    found = connection.execute(_SELECT_CATEGORIES, {"contest_ids": [row.id for row in rows]}) if rows else ()
    for contest_id, *category in found:
        categories[contest_id].append(ContestCategory(*category))
    odds = odds_store.find_odds(connection, [row.id for row in rows if row.scoring == Scoring.ODDS])
    return [_make_contest(row, tuple(categories[row.id]), odds.get(row.id)) for row in rows]


def _make_contest(
    row: Row[*tuple[Any, ...]], categories: tuple[ContestCategory, ...], odds: Odds | None
) -> Contest:
    return Contest(
        id=row.id,
        guild_id=row.guild_id,
        ceremony_id=row.ceremony_id,
        title=row.title,
        state=ContestState(row.state),
        rules=Rules(
            scoring=Scoring(row.scoring),
            categories=categories,
            tiebreaker=row.tiebreaker,
            late_entries=row.late_entries,
            open_ballots=row.open_ballots,
            doubles=row.doubles,
            odds=odds,
        ),
        locks_at=row.locks_at,
        rehearsal=row.rehearsal,
        created_at=row.created_at,
        rehearsal_choice=row.rehearsal_choice,
        created_by=row.created_by,
        channel_id=row.channel_id,
        message_id=row.message_id,
        opened_at=row.opened_at,
        sealed_at=row.sealed_at,
        proof=row.proof,
        tiebreaker_answer=row.tiebreaker_answer,
        finished_at=row.finished_at,
        podium_message_id=row.podium_message_id,
        kind=ContestKind(row.kind),
        locks_stated=join_stated_time(row.locks_wall, row.locks_zone),
    )
