"""Picks of nominees that were withdrawn."""

from datetime import datetime

from sqlalchemy import Connection

from bot.contests import ballot_store, rules, store
from bot.contests.loading import load_contest_context
from bot.contests.model import ContestState
from bot.contests.read_models import EmptiedPicks
from bot.ids import CategoryId, GuildId, NomineeId
from bot.slates.service import SlateService


def empty_picks_of_withdrawn(
    connection: Connection,
    slates: SlateService,
    guild_id: GuildId,
    ceremony_id: str,
    category_id: CategoryId,
    nominee_id: NomineeId,
    now: datetime,
) -> tuple[EmptiedPicks, ...]:
    """Remove the picks of a withdrawn nominee in contests whose category is still open; elsewhere they stay and score
    nothing.

    Returns:
        Each open contest in which picks were removed, with the members who must pick again.
    """
    emptied: list[EmptiedPicks] = []
    contests = store.list_contests(connection, guild_id, {ContestState.OPEN}, ceremony_id=ceremony_id)
    for contest in contests:
        results = load_contest_context(connection, slates, contest).results
        if rules.refusal_of_pick(contest, category_id, now, results) is None:
            member_ids = ballot_store.delete_picks_of_nominee(connection, contest.id, category_id, nominee_id)
            emptied.append(EmptiedPicks(contest, tuple(member_ids)))
    return tuple(emptied)
