"""The deadlines of the room's own awards, and what happens at each, in the caller's transaction."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from bot.audit import store as audit
from bot.audit.model import BOT_ACTOR, Actor, AuditAction, AuditEntry
from bot.jobs.reminder_deadlines import reschedule_reminders
from bot.jobs.service import JobService
from bot.json_values import JsonValue
from bot.preferential.proof import compute_ranking_line
from bot.proof import compute_proof
from bot.room_awards import ballot_store, store
from bot.room_awards.model import PHASE_CLOSING_DELAY, AwardPhase, RoomAward
from bot.slates.service import SlateService

AWARD_PHASE_JOB = "room-award.phase"
"""The kind of job that ends a phase when it is due; its payload has `guild_id` and `award_id`."""


AWARD_REMINDER_JOB = "room-award.reminder"
"""The kind of job that reminds members of a phase's end; its payload has `guild_id`, `award_id` and the `lead`."""


def schedule_phase_end(connection: Connection, jobs: JobService, award: RoomAward) -> None:
    """Set the deadlines at which the present phase is finally over, and before that, in place of earlier ones."""
    reschedule_phase_reminders(connection, jobs, award)
    ends_at = find_phase_end(award)
    if ends_at is None:
        jobs.cancel(connection, AWARD_PHASE_JOB, str(award.id))
        return
    payload: dict[str, JsonValue] = {"guild_id": award.guild_id, "award_id": award.id}
    jobs.schedule(connection, AWARD_PHASE_JOB, str(award.id), ends_at + PHASE_CLOSING_DELAY, payload)


def reschedule_phase_reminders(connection: Connection, jobs: JobService, award: RoomAward) -> None:
    """Set the deadlines at which members are reminded of the end of the present phase."""
    reschedule_reminders(
        connection,
        jobs,
        AWARD_REMINDER_JOB,
        str(award.id),
        {"guild_id": award.guild_id, "award_id": award.id},
        closes_at=find_phase_end(award),
        known_since=award.voting_opened_at or award.created_at,
    )


def find_phase_end(award: RoomAward) -> datetime | None:
    """When the present phase ends by itself (UTC); None if a host ends it."""
    return {
        AwardPhase.NOMINATE: award.nominations_close_at,
        AwardPhase.VOTE: award.voting_closes_at,
    }.get(award.phase)


def end_phase_if_due(
    connection: Connection, slates: SlateService, award: RoomAward, now: datetime
) -> RoomAward:
    """The awards, in the next phase if that is due: the shortlist after the nominations, the ceremony after the vote.

    The ballots are sealed with the end of the vote. Nothing is counted: that happens as an envelope is opened.
    """
    ends_at = find_phase_end(award)
    if ends_at is None or now < ends_at + PHASE_CLOSING_DELAY:
        return award
    if award.phase is AwardPhase.NOMINATE:
        ended = replace(award, phase=AwardPhase.SHORTLIST)
        after: dict[str, JsonValue] = {"nominators": store.count_nominators(connection, award.id)}
        action = AuditAction.CLOSE_NOMINATIONS
    else:
        ended = _seal_ballots(connection, slates, award)
        after = {
            "voters": ballot_store.count_voters(connection, award.id),
            "proofs": {category.id: category.proof for category in ended.categories},
        }
        action = AuditAction.SEAL_AWARDS
    store.update_award(connection, ended)
    append_award_entry(connection, ended, action=action, by=BOT_ACTOR, at=now, after=after)
    return ended


def append_award_entry(
    connection: Connection,
    award: RoomAward,
    *,
    action: AuditAction,
    by: Actor,
    at: datetime,
    before: Mapping[str, JsonValue] | None = None,
    after: Mapping[str, JsonValue] | None = None,
) -> None:
    """Add an entry about awards to the audit log."""
    audit.append_entry(connection, AuditEntry(award.guild_id, at, by, action, award.name, before, after))


def _seal_ballots(connection: Connection, slates: SlateService, award: RoomAward) -> RoomAward:
    """Fix every category's ballots and whom they are counted among; a proof shows that none was changed."""
    assert award.ceremony_id is not None  # noqa: S101 - the vote has a slate
    ceremony = slates.load_ceremony(connection, award.guild_id, award.ceremony_id)
    ballot_store.delete_empty_ballots(connection, award.id)
    sealed = [category for category in award.categories if category.id in ceremony.by_id]
    categories = list(award.categories)
    for category in sealed:
        lines = {
            stored.voter.id: compute_ranking_line(stored.sealed.ranking, stored.sealed.salt or "")
            for stored in ballot_store.iterate_award_ballots(connection, award.id, category.id)
        }
        ballot_store.seal_category_ballots(connection, category.id, lines)
        nominees = ceremony.by_id[category.id].nominees
        candidates = tuple(nominee.id for nominee in nominees if not nominee.withdrawn)
        done = replace(category, candidates=candidates, proof=compute_proof(lines.values()))
        store.update_category(connection, award.id, done)
        categories[categories.index(category)] = done
    return replace(award, phase=AwardPhase.CEREMONY, categories=tuple(categories))
