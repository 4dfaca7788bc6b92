"""Everything that is stored about one person, in every server, as one JSON document."""

from calendar import day_name
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from bot.audit import store as audit
from bot.db.interaction_tables import ballot_presses, repetitions, unfinished_commands
from bot.db.nomination_tables import contenders, entries
from bot.db.poll_tables import polls, rankings, votes
from bot.db.starter_tables import starter_plans
from bot.db.tables import announcements, ballots, contests, guilds, members, notices, picks, result_sets
from bot.ids import CategoryId, MemberId
from bot.json_values import JsonValue
from bot.privacy.award_data import list_award_ballots, list_award_nominations, list_created_awards
from bot.privacy.name_loading import SlateNames
from bot.privacy.quiz_data import list_quiz_answers
from bot.privacy.reminder_data import collect_reminder_data
from bot.privacy.watch_data import list_seen_films, list_sharing_servers
from bot.slates.service import SlateService

PersonalData = Mapping[str, JsonValue]
"""A JSON object; Discord's ids are text in it, because many programs lose digits of so large a number."""


def collect_personal_data(connection: Connection, slates: SlateService, user_id: MemberId) -> PersonalData:
    """Everything that is stored about a member.

    Args:
        connection: The transaction.
        slates: The service that knows the names of categories and nominees.
        user_id: The member's Discord id.
    """
    names = SlateNames(connection, slates)
    return {
        "member": str(user_id),
        "names": list(_list_names(connection, user_id)),
        "ballots": list(_list_ballots(connection, names, user_id)),
        "contenders added": list(_list_contenders(connection, names, user_id)),
        "votes": list(_list_votes(connection, names, user_id)),
        "rankings": list(_list_rankings(connection, names, user_id)),
        "nominations for a server's awards": list(list_award_nominations(connection, user_id)),
        "ballots in a server's awards": list(list_award_ballots(connection, names, user_id)),
        "awards begun": list(list_created_awards(connection, user_id)),
        "films seen": list(list_seen_films(connection, user_id)),
        "shows films seen": list(list_sharing_servers(connection, user_id)),
        "answers in the quiz": list(list_quiz_answers(connection, user_id)),
        "contests created": list(_list_created_contests(connection, user_id)),
        "conversation starters planned": list(_list_planned_starters(connection, user_id)),
        "polls opened": list(_list_polls(connection, names, user_id)),
        "results announced": list(_list_announcements(connection, names, user_id)),
        "audit log": list(_list_audit_entries(connection, user_id)),
        "counted against limits": [
            {"server": server, "what": action, "at": at.isoformat()}
            for server, action, at in connection.execute(
                _with_server(repetitions, repetitions.c.action, repetitions.c.at).where(
                    repetitions.c.user_id == user_id
                )
            )
        ],
        **collect_reminder_data(connection, names, user_id),
        "messages not yet delivered": [
            {"server": server, "text": text}
            for server, text in connection.execute(
                _with_server(notices, notices.c.text).where(notices.c.user_id == user_id)
            )
        ],
        "commands not yet finished": list(_list_unfinished_commands(connection, user_id)),
    }


# Any: SQLAlchemy does not type the columns that a statement is built of.
def _with_server(table: Any, *columns: Any) -> Select[*tuple[Any, ...]]:
    return select(guilds.c.name, *columns).select_from(guilds.join(table))


def _list_names(connection: Connection, user_id: MemberId) -> Iterator[PersonalData]:
    rows = connection.execute(
        _with_server(
            members, guilds.c.id, members.c.name, members.c.seen_at, members.c.messages_closed_at
        ).where(members.c.user_id == user_id)
    )
    for server, guild_id, name, seen_at, closed_at in rows:
        yield {
            "server": server,
            "server id": str(guild_id),
            "name": name,
            "last seen": seen_at.isoformat(),
            **({"takes no messages since": closed_at.isoformat()} if closed_at is not None else {}),
        }


def _list_planned_starters(connection: Connection, user_id: MemberId) -> Iterator[PersonalData]:
    plan = starter_plans.c
    query = _with_server(starter_plans, plan.weekdays, plan.hour, plan.zone)
    for server, weekdays, hour, zone in connection.execute(query.where(plan.created_by == user_id)):
        days: list[JsonValue] = [day_name[int(day)] for day in weekdays]
        yield {"server": server, "days": days, "hour": hour, "zone": zone}


def _list_ballots(connection: Connection, names: SlateNames, user_id: MemberId) -> Iterator[PersonalData]:
    rows = connection.execute(
        select(ballots, contests.c.title, contests.c.guild_id, contests.c.ceremony_id, guilds.c.name)
        .select_from(ballots.join(contests).join(guilds))
        .where(ballots.c.member_id == user_id)
        .order_by(ballots.c.id)
    ).all()
    for row in rows:
        held = connection.execute(select(picks).where(picks.c.ballot_id == row.id)).all()
        yield {
            "server": row.name,
            "contest": row.title,
            "begun": row.created_at.isoformat(),
            "tie-breaker": row.tiebreaker,
            "salt": row.salt,
            "line in the proof": row.line,
            "set aside": row.set_aside,
            "latest presses": {
                _describe_part(names, row, part): str(press_id)
                for part, press_id in connection.execute(
                    select(ballot_presses.c.part, ballot_presses.c.press_id).where(
                        ballot_presses.c.contest_id == row.contest_id, ballot_presses.c.member_id == user_id
                    )
                )
            },
            "picks": [_describe_pick(names, row, pick) for pick in held],
            "nominations": [
                {
                    "category": names.find_category_name(row.guild_id, row.ceremony_id, category_id),
                    "contender": text,
                    "at": at.isoformat(),
                }
                for category_id, text, at in connection.execute(
                    select(entries.c.category_id, contenders.c.text, entries.c.entered_at)
                    .select_from(entries.join(contenders))
                    .where(entries.c.ballot_id == row.id)
                    .order_by(entries.c.category_id, entries.c.position)
                )
            ],
        }


# Any: SQLAlchemy does not type the rows of a table.
def _describe_pick(names: SlateNames, ballot: Row[Any], pick: Row[Any]) -> PersonalData:
    return {
        **names.get_names(ballot.guild_id, ballot.ceremony_id, pick.category_id, [pick.nominee_id]),
        "stake": pick.stake,
        **({"doubled": True} if pick.doubled else {}),
        "at": pick.picked_at.isoformat(),
    }


# Any: SQLAlchemy does not type the rows of a table.
def _describe_part(names: SlateNames, ballot: Row[Any], part: str) -> str:
    """A part of a ballot, "pick:best-actor", in words."""
    what, _, category_id = part.partition(":")
    if not category_id:
        return what
    name = names.find_category_name(ballot.guild_id, ballot.ceremony_id, CategoryId(category_id))
    return f"{what}: {name}"


def _list_contenders(connection: Connection, names: SlateNames, user_id: MemberId) -> Iterator[PersonalData]:
    rows = connection.execute(
        select(contenders, guilds.c.name, contests.c.title, contests.c.guild_id, contests.c.ceremony_id)
        .select_from(contenders.join(contests).join(guilds))
        .where(contenders.c.member_id == user_id)
        .order_by(contenders.c.id)
    )
    for row in rows:
        yield {
            "server": row.name,
            "contest": row.title,
            "category": names.find_category_name(row.guild_id, row.ceremony_id, row.category_id),
            "contender": row.text,
            "at": row.created_at.isoformat(),
        }


def _list_created_contests(connection: Connection, user_id: MemberId) -> Iterator[PersonalData]:
    created = contests.c
    rows = connection.execute(
        _with_server(contests, created.title, created.created_at).where(created.created_by == user_id)
    )
    for server, title, at in rows:
        yield {"server": server, "title": title, "at": at.isoformat()}


def _list_votes(connection: Connection, names: SlateNames, user_id: MemberId) -> Iterator[PersonalData]:
    rows = connection.execute(
        select(
            votes, polls.c.guild_id, polls.c.ceremony_id, polls.c.category_id, polls.c.question, guilds.c.name
        )
        .select_from(votes.join(polls).join(guilds))
        .where(votes.c.member_id == user_id)
        .order_by(votes.c.voted_at)
    )
    for row in rows:
        yield {
            "server": row.name,
            **names.get_names(row.guild_id, row.ceremony_id, row.category_id, [row.nominee_id]),
            "question": row.question,
            "at": row.voted_at.isoformat(),
        }


def _list_rankings(connection: Connection, names: SlateNames, user_id: MemberId) -> Iterator[PersonalData]:
    rows = connection.execute(
        select(
            rankings,
            polls.c.guild_id,
            polls.c.ceremony_id,
            polls.c.category_id,
            polls.c.question,
            guilds.c.name,
        )
        .select_from(rankings.join(polls).join(guilds))
        .where(rankings.c.member_id == user_id)
        .order_by(rankings.c.ranked_at)
    )
    for row in rows:
        yield {
            "server": row.name,
            **names.get_names(row.guild_id, row.ceremony_id, row.category_id, row.nominee_ids),
            "question": row.question,
            "salt": row.salt,
            "line in the proof": row.line,
            "at": row.ranked_at.isoformat(),
            "latest presses": names.list_presses(row.guild_id, row.ceremony_id, row.category_id, row.presses),
        }


def _list_polls(connection: Connection, names: SlateNames, user_id: MemberId) -> Iterator[PersonalData]:
    rows = connection.execute(
        select(polls, guilds.c.name).select_from(polls.join(guilds)).where(polls.c.created_by == user_id)
    )
    for row in rows:
        yield {
            "server": row.name,
            **names.get_names(row.guild_id, row.ceremony_id, row.category_id),
            "question": row.question,
            "at": row.opened_at.isoformat(),
        }


def _list_announcements(
    connection: Connection, names: SlateNames, user_id: MemberId
) -> Iterator[PersonalData]:
    rows = connection.execute(
        select(announcements, result_sets.c.guild_id, result_sets.c.ceremony_id, guilds.c.name)
        .select_from(announcements.join(result_sets).join(guilds))
        .where(announcements.c.by == user_id)
        .order_by(announcements.c.id)
    )
    for row in rows:
        yield {
            "server": row.name,
            **names.get_names(row.guild_id, row.ceremony_id, row.category_id, row.winner_ids),
            "action": row.action,
            "at": row.at.isoformat(),
        }


def _list_unfinished_commands(connection: Connection, user_id: MemberId) -> Iterator[PersonalData]:
    kept = unfinished_commands
    rows = connection.execute(
        _with_server(kept, kept.c.kind, kept.c.fields, kept.c.choices, kept.c.expires_at).where(
            kept.c.user_id == user_id
        )
    )
    for server, kind, fields, choices, expires_at in rows:
        yield {
            "server": server,
            "command": kind,
            "typed": fields,
            "to choose from": choices,
            "kept until": expires_at.isoformat(),
        }


def _list_audit_entries(connection: Connection, user_id: MemberId) -> Iterator[PersonalData]:
    servers = {row.id: row.name for row in connection.execute(select(guilds.c.id, guilds.c.name))}
    for entry in audit.list_entries_by_actor(connection, user_id):
        yield {
            "server": servers[entry.guild_id],
            "at": entry.at.isoformat(),
            "name": entry.actor.name,
            "action": entry.action,
            "subject": entry.subject,
            "before": entry.before,
            "after": entry.after,
            "had a ballot": entry.had_ballot,
        }
