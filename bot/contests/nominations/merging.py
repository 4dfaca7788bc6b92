"""Merging contenders that are the same, in the caller's transaction: by a host, or by itself where they are equal."""

from datetime import datetime

from sqlalchemy import Connection

from bot.audit.model import BOT_ACTOR, Actor, AuditAction
from bot.contests import audit_entries
from bot.contests.model import Contest
from bot.contests.nominations import store
from bot.contests.nominations.errors import NotMergeableError
from bot.contests.nominations.matching import list_equal_pairs
from bot.contests.nominations.model import Contender, ContenderList
from bot.ids import ContenderId
from bot.slates.service import SlateService


def merge_equal_contenders(
    connection: Connection, slates: SlateService, contest: Contest, at: datetime
) -> dict[ContenderId, str]:
    """Merge the contenders of a contest that differ only in case, accents, punctuation and articles.

    Returns:
        The text of every contender as it was typed, which the proof covers.
    """
    contenders = store.load_contenders(connection, contest.id)
    ceremony = slates.load_ceremony(connection, contest.guild_id, contest.ceremony_id)
    for category in slates.list_expected_categories(ceremony):
        for contender, into in list_equal_pairs(contenders, category.id, category.headline):
            store.save_merge(connection, contender.id, into.id)
            append_merge_entry(connection, contest, contender, into, by=BOT_ACTOR, at=at)
    return {one.id: one.text for one in contenders.by_id.values()}


def require_pair(
    contenders: ContenderList, one_id: ContenderId, other_id: ContenderId
) -> tuple[Contender, Contender]:
    """Two contenders of one category that stand for themselves.

    Raises:
        NotMergeableError: They are not.
    """
    one, other = contenders.by_id.get(one_id), contenders.by_id.get(other_id)
    if one is None or other is None or one.id == other.id or one.category_id != other.category_id:
        raise NotMergeableError
    if one.merged_into is not None or other.merged_into is not None:
        raise NotMergeableError
    return one, other


def append_merge_entry(
    connection: Connection,
    contest: Contest,
    contender: Contender,
    into: Contender,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Add an audit entry about a merge: the texts, and never who typed them."""
    audit_entries.append_audit_entry(
        connection,
        contest,
        AuditAction.MERGE_CONTENDERS,
        by,
        at,
        before={"contender": contender.text},
        after={"contender": into.text},
    )


AUDITED_TEXTS_LIMIT = 20
"""How many contenders of an import an audit entry names; it tells their number in any case."""


def append_contenders_entry(
    connection: Connection,
    contest: Contest,
    action: AuditAction,
    by: Actor,
    at: datetime,
    *contenders: Contender,
) -> None:
    """Add an audit entry about contenders: their texts, and never who typed or named them."""
    texts = [one.text for one in contenders[:AUDITED_TEXTS_LIMIT]]
    after = {"contenders": list(texts), "number": len(contenders)}
    audit_entries.append_audit_entry(connection, contest, action, by, at, after=after)
