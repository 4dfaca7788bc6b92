"""What the withdrawal of a nominee does to the contests that are open, in the caller's transaction."""

from datetime import datetime

from sqlalchemy import Connection

from bot.awards.slates import Slates
from bot.contests import ballot_store, rules, store
from bot.contests.facts import Emptied
from bot.contests.loading import load_facts
from bot.contests.model import ContestState


def empty_picks(
    connection: Connection,
    slates: Slates,
    guild_id: int,
    ceremony_id: str,
    category_id: str,
    nominee_id: str,
    now: datetime,
) -> tuple[Emptied, ...]:
    """Empty the picks of a withdrawn nominee where its category still takes picks; elsewhere they score nothing.

    Returns:
        Each open contest that had the nominee, with those who must pick anew.
    """
    emptied: list[Emptied] = []
    contests = store.in_states(connection, guild_id, {ContestState.OPEN}, ceremony_id=ceremony_id)
    for contest in contests:
        results = load_facts(connection, slates, contest).results
        if rules.refusal_of_pick(contest, category_id, now, results) is None:
            member_ids = ballot_store.empty_picks(connection, contest.id, category_id, nominee_id)
            emptied.append(Emptied(contest, tuple(member_ids)))
    return tuple(emptied)
