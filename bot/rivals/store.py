"""Rivals in the database; the probabilities that a contest pays by are read by `bot.contests.odds_store`."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from bot.contests.model import Chances
from bot.contests.odds_store import load_chances
from bot.db.rival_tables import rival_chances, rival_questions, rivals
from bot.db.upsert import build_upsert
from bot.ids import ContestId, RivalId
from bot.rivals.model import Rival, RivalQuestion

_SAVE_CHANCE = build_upsert(rival_chances, key=["rival_id", "category_id", "nominee_id"], update=["chance"])


def list_contest_rivals(connection: Connection, contest_id: ContestId) -> list[Rival]:
    """A contest's rivals, by name."""
    return find_rivals(connection, [contest_id]).get(contest_id, [])


def find_rivals(
    connection: Connection, contest_ids: Collection[ContestId]
) -> Mapping[ContestId, list[Rival]]:
    """These contests' rivals by contest id, each by name; contests without a rival are absent."""
    rows = connection.execute(select(rivals).where(rivals.c.contest_id.in_(contest_ids))).all()
    chances = load_chances(connection, [row.id for row in rows])
    found: dict[ContestId, list[Rival]] = {}
    for row in sorted(rows, key=lambda row: (row.name.casefold(), row.id)):
        rival = Rival(row.id, row.name, chances.get(row.id, {}), row.sets_odds)
        found.setdefault(row.contest_id, []).append(rival)
    return found


def insert_rival(
    connection: Connection, contest_id: ContestId, name: str, at: datetime, *, sets_odds: bool
) -> RivalId:
    """Insert a rival without probabilities and return its id."""
    row = {"contest_id": contest_id, "name": name, "sets_odds": sets_odds, "imported_at": at}
    rival_id: RivalId = connection.execute(insert(rivals).returning(rivals.c.id), row).scalar_one()
    return rival_id


def delete_rival(connection: Connection, rival_id: RivalId) -> None:
    """Delete a rival with its probabilities."""
    connection.execute(delete(rivals).where(rivals.c.id == rival_id))


def save_odds_setter(connection: Connection, contest_id: ContestId, rival_id: RivalId) -> None:
    """Store which of a contest's rivals sets its odds."""
    connection.execute(
        update(rivals).where(rivals.c.contest_id == contest_id).values(sets_odds=rivals.c.id == rival_id)
    )


def delete_chances(connection: Connection, rival_ids: Collection[RivalId]) -> None:
    """Delete the probabilities of these rivals."""
    connection.execute(delete(rival_chances).where(rival_chances.c.rival_id.in_(rival_ids)))


def save_chances(connection: Connection, chances: Mapping[RivalId, Chances]) -> None:
    """Store probabilities, in place of those for the same nominees."""
    rows = [
        {"rival_id": rival_id, "category_id": category_id, "nominee_id": nominee_id, "chance": chance}
        for rival_id, by_category in chances.items()
        for category_id, given in by_category.items()
        for nominee_id, chance in given.items()
    ]
    if rows:
        connection.execute(_SAVE_CHANCE, rows)


def list_open_questions(connection: Connection, contest_id: ContestId) -> list[RivalQuestion]:
    """What the imported files of a contest left open, in their order."""
    rows = connection.execute(
        select(rival_questions)
        .where(rival_questions.c.contest_id == contest_id)
        .order_by(rival_questions.c.id)
    )
    return [
        RivalQuestion(
            row.id,
            row.category,
            row.nominee,
            row.category_id,
            {RivalId(rival_id): chance for rival_id, chance in row.chances},
        )
        for row in rows
    ]


def insert_questions(
    connection: Connection, contest_id: ContestId, questions: Iterable[RivalQuestion]
) -> None:
    """Insert questions in their order; their ids are ignored."""
    rows = [{"contest_id": contest_id, **_make_columns(question)} for question in questions]
    if rows:
        connection.execute(insert(rival_questions), rows)


def update_question(connection: Connection, question: RivalQuestion) -> None:
    """Store a question anew."""
    connection.execute(
        update(rival_questions).where(rival_questions.c.id == question.id).values(**_make_columns(question))
    )


def delete_question(connection: Connection, question_id: int) -> None:
    """Delete a question."""
    connection.execute(delete(rival_questions).where(rival_questions.c.id == question_id))


def _make_columns(question: RivalQuestion) -> dict[str, object]:
    return {
        "category": question.category,
        "nominee": question.nominee,
        "category_id": question.category_id,
        "chances": [[rival_id, chance] for rival_id, chance in question.chances.items()],
    }
