"""Erasing a member: their name, id and salts are deleted; what others' points, shares and proofs depend on stays,
unnamed.

Closed ballots and votes are part of results: they lose everything that identifies the member. Those that could
still be changed are deleted, because an erased member could otherwise come back and vote twice.
"""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, not_, or_, select, union, update

from bot.audit import store as audit
from bot.contests.loading import load_contest
from bot.contests.model import Contest
from bot.contests.rules import refusal_of_pick
from bot.db.interaction_tables import ballot_presses, repetitions, unfinished_commands
from bot.db.nomination_tables import contenders, entries
from bot.db.poll_tables import polls, rankings, votes
from bot.db.quiz_tables import quiz_answers
from bot.db.reminder_tables import reminder_messages, reminder_requests
from bot.db.room_award_tables import room_awards
from bot.db.starter_tables import starter_plans
from bot.db.tables import announcements, ballots, contests, members, notices, picks
from bot.db.watchlist_tables import seen_films, watch_sharers
from bot.ids import CategoryId, ContestId, GuildId, MemberId
from bot.privacy.award_erasure import (
    ERASED_VOTER_BYTES,
    count_award_ballots,
    count_nominations,
    erase_award_member,
)
from bot.results import store as results_store


@dataclass(frozen=True, slots=True)
class Footprint:
    """How much is stored about a member, by what an erasure does to it.

    Attributes:
        servers: The servers in which their name is stored.
        ballots: Ballots in which a pick stays, unnamed.
        open_ballots: Ballots with a pick that can still be changed, and is deleted.
        votes: Votes and rankings in closed polls, which stay, unnamed.
        open_votes: Votes and rankings in open polls, which are deleted.
        award_ballots: Sealed ballots in a server's own awards, which stay, unnamed.
        open_award_ballots: Ballots in them that can still be changed, which are deleted.
        nominations: Categories in which they nominated, and whose nominations are closed: these stay, unnamed.
        open_nominations: Those whose nominations are still open, which are deleted.
        audit_entries: Entries of audit logs that lose their name.
        reminders: Reminders that they switched on, which are deleted.
        seen_films: Films that they marked as seen, which are forgotten.
        quiz_answers: Answers to questions of the day, which are deleted, and streaks with them.
    """

    servers: int = 0
    ballots: int = 0
    open_ballots: int = 0
    votes: int = 0
    open_votes: int = 0
    award_ballots: int = 0
    open_award_ballots: int = 0
    nominations: int = 0
    open_nominations: int = 0
    audit_entries: int = 0
    reminders: int = 0
    seen_films: int = 0
    quiz_answers: int = 0


@dataclass(frozen=True, slots=True)
class ErasureReport:
    """What was erased.

    Attributes:
        footprint: How much it was.
        contests: The contests that changed, as (guild id, contest id).
        polls: The polls that changed, as (guild id, poll id).
    """

    footprint: Footprint
    contests: tuple[tuple[GuildId, ContestId], ...]
    polls: tuple[tuple[GuildId, int], ...]


@dataclass(frozen=True, slots=True)
class _HeldBallot:
    id: int
    contest: Contest
    still_open: frozenset[CategoryId]
    closed: frozenset[CategoryId]


def measure_footprint(connection: Connection, user_id: MemberId, at: datetime) -> Footprint:
    """How much is stored about a member, at this instant (UTC)."""
    held = list(_read_ballots(connection, user_id, at))
    cast_votes = [*_read_votes(connection, user_id, at), *_read_rankings(connection, user_id)]
    servers = select(func.count()).where(members.c.user_id == user_id)
    seen = select(func.count()).where(seen_films.c.member_id == user_id)
    answered = select(func.count()).where(quiz_answers.c.member_id == user_id)
    sealed, unsealed = count_award_ballots(connection, user_id)
    nominating, nominated = count_nominations(connection, user_id)
    return Footprint(
        servers=connection.scalar(servers) or 0,
        ballots=sum(bool(ballot.closed) for ballot in held),
        open_ballots=sum(bool(ballot.still_open) for ballot in held),
        votes=sum(not still_open for _, _, still_open in cast_votes),
        open_votes=sum(still_open for _, _, still_open in cast_votes),
        award_ballots=sealed,
        open_award_ballots=unsealed,
        nominations=nominated,
        open_nominations=nominating,
        audit_entries=len(audit.list_entries_by_actor(connection, user_id)),
        reminders=connection.scalar(select(func.count()).where(reminder_requests.c.user_id == user_id)) or 0,
        seen_films=connection.scalar(seen) or 0,
        quiz_answers=connection.scalar(answered) or 0,
    )


def erase_member(connection: Connection, user_id: MemberId, at: datetime) -> ErasureReport:
    """Erase a member from every server."""
    before = measure_footprint(connection, user_id, at)
    held = list(_read_ballots(connection, user_id, at))
    cast_votes = _read_votes(connection, user_id, at)
    for ballot in held:
        _erase_ballot(connection, ballot)
    _erase_contenders(connection, user_id)
    ranked = _read_rankings(connection, user_id)
    erase_award_member(connection, user_id)
    for poll_id, _, still_open in cast_votes:
        _erase_vote(connection, user_id, poll_id, still_open=still_open)
    for poll_id, _, still_open in ranked:
        _erase_ranking(connection, user_id, poll_id, still_open=still_open)
    for table, column in (
        (contests, contests.c.created_by),
        (polls, polls.c.created_by),
        (room_awards, room_awards.c.created_by),
        (starter_plans, starter_plans.c.created_by),
        (announcements, announcements.c.by),
    ):
        connection.execute(update(table).where(column == user_id).values({column.name: None}))
    audit.erase_actor(connection, user_id)
    for table, column in (
        (ballot_presses, ballot_presses.c.member_id),
        (repetitions, repetitions.c.user_id),
        (notices, notices.c.user_id),
        (reminder_requests, reminder_requests.c.user_id),
        (reminder_messages, reminder_messages.c.user_id),
        (seen_films, seen_films.c.member_id),
        (watch_sharers, watch_sharers.c.member_id),
        (quiz_answers, quiz_answers.c.member_id),
    ):
        connection.execute(delete(table).where(column == user_id))
    connection.execute(delete(unfinished_commands).where(unfinished_commands.c.user_id == user_id))
    connection.execute(delete(members).where(members.c.user_id == user_id))
    return ErasureReport(
        before,
        tuple((ballot.contest.guild_id, ballot.contest.id) for ballot in held),
        tuple((guild_id, poll_id) for poll_id, guild_id, _ in [*cast_votes, *ranked]),
    )


def _read_ballots(connection: Connection, user_id: MemberId, at: datetime) -> Iterator[_HeldBallot]:
    rows = connection.execute(
        select(ballots.c.id, contests.c.guild_id, contests.c.id.label("contest_id"))
        .select_from(ballots.join(contests))
        .where(ballots.c.member_id == user_id)
        .order_by(ballots.c.id)
    ).all()
    for row in rows:
        contest = load_contest(connection, row.guild_id, row.contest_id)
        results = results_store.load_results(connection, contest.result_set)
        made = connection.scalars(
            union(
                select(picks.c.category_id).where(picks.c.ballot_id == row.id),
                select(entries.c.category_id).where(entries.c.ballot_id == row.id),
            )
        )
        picked = frozenset(made)
        still_open = frozenset(one for one in picked if refusal_of_pick(contest, one, at, results) is None)
        yield _HeldBallot(row.id, contest, still_open, picked - still_open)


def _read_votes(connection: Connection, user_id: MemberId, at: datetime) -> list[tuple[int, GuildId, bool]]:
    """For each of a member's votes: the poll id, the guild id, and whether it could still be changed."""
    closed = or_(polls.c.closed_at.is_not(None), polls.c.closes_at <= at)
    rows = connection.execute(
        select(polls.c.id, polls.c.guild_id, closed)
        .select_from(votes.join(polls))
        .where(votes.c.member_id == user_id)
        .order_by(polls.c.id)
    )
    return [(poll_id, guild_id, not is_closed) for poll_id, guild_id, is_closed in rows]


def _read_rankings(connection: Connection, user_id: MemberId) -> list[tuple[int, GuildId, bool]]:
    """For each of a member's rankings: the poll id, the guild id, and whether it is not sealed yet.

    One that is not sealed is deleted, be its poll open or about to be closed for good: its line is not known.
    """
    rows = connection.execute(
        select(polls.c.id, polls.c.guild_id, polls.c.proof)
        .select_from(rankings.join(polls))
        .where(rankings.c.member_id == user_id)
        .order_by(polls.c.id)
    )
    return [(poll_id, guild_id, proof is None) for poll_id, guild_id, proof in rows]


def _erase_ballot(connection: Connection, ballot: _HeldBallot) -> None:
    of_ballot = picks.c.ballot_id == ballot.id
    connection.execute(delete(picks).where(of_ballot, picks.c.category_id.in_(ballot.still_open)))
    of_entries = entries.c.ballot_id == ballot.id
    connection.execute(delete(entries).where(of_entries, entries.c.category_id.in_(ballot.still_open)))
    this = ballots.c.id == ballot.id
    audit.erase_ballot_reasons(connection, ballot.contest.guild_id, [ballot.id])
    if ballot.closed:
        connection.execute(update(ballots).where(this).values(member_id=None, salt=None))
        # The mark stays; the host's words, which may name the member, do not.
        connection.execute(update(ballots).where(this, ballots.c.set_aside.is_not(None)).values(set_aside=""))
    else:
        connection.execute(delete(ballots).where(this))


def _erase_contenders(connection: Connection, user_id: MemberId) -> None:
    """Delete what a member added to contests on nominations, but for what sealed ballots name: that stays, unnamed."""
    named = select(entries.c.ballot_id).where(entries.c.contender_id == contenders.c.id).exists()
    matters = or_(named, contenders.c.nominee_id.is_not(None), contenders.c.merged_into.is_not(None))
    into = contenders.alias()
    is_merged_into = select(into.c.id).where(into.c.merged_into == contenders.c.id).exists()
    own = contenders.c.member_id == user_id
    connection.execute(delete(contenders).where(own, not_(or_(matters, is_merged_into))))
    connection.execute(update(contenders).where(own).values(member_id=None))


def _erase_vote(connection: Connection, user_id: MemberId, poll_id: int, *, still_open: bool) -> None:
    this = (votes.c.poll_id == poll_id) & (votes.c.member_id == user_id)
    if still_open:
        connection.execute(delete(votes).where(this))
    else:
        unnamed = {"voter": secrets.token_hex(ERASED_VOTER_BYTES), "member_id": None}
        connection.execute(update(votes).where(this).values(unnamed))


def _erase_ranking(connection: Connection, user_id: MemberId, poll_id: int, *, still_open: bool) -> None:
    this = (rankings.c.poll_id == poll_id) & (rankings.c.member_id == user_id)
    if still_open:
        connection.execute(delete(rankings).where(this))
    else:
        # Without the salt nobody who knows the line can try whose it was; the proof and the count still hold.
        unnamed = {"voter": secrets.token_hex(ERASED_VOTER_BYTES), "member_id": None, "salt": None}
        connection.execute(update(rankings).where(this).values(unnamed))
