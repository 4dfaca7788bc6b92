"""What the withdrawal of a nominee does to the contests that are open, in the caller's transaction."""

from datetime import datetime

from sqlalchemy import Connection

from bot.awards.slates import SlateService
from bot.contests import ballot_store, rules, store
from bot.contests.facts import EmptiedPicks
from bot.contests.loading import load_contest_context
from bot.contests.model import ContestState


def empty_picks_of_withdrawn(
    connection: Connection,
    slates: SlateService,
    guild_id: int,
    ceremony_id: str,
    category_id: str,
    nominee_id: str,
    now: datetime,
) -> tuple[EmptiedPicks, ...]:
    """Empty the picks of a withdrawn nominee where its category still takes picks; elsewhere they score nothing.

    Returns:
        Each open contest that had the nominee, with those who must pick anew.
    """
    emptied: list[EmptiedPicks] = []
    contests = store.list_contests(connection, guild_id, {ContestState.OPEN}, ceremony_id=ceremony_id)
    for contest in contests:
        results = load_contest_context(connection, slates, contest).results
        if rules.refusal_of_pick(contest, category_id, now, results) is None:
            member_ids = ballot_store.delete_picks_of_nominee(connection, contest.id, category_id, nominee_id)
            emptied.append(EmptiedPicks(contest, tuple(member_ids)))
    return tuple(emptied)
