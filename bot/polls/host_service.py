"""Hosts' changes to polls: open and close them.

Each is one transaction and adds an entry to the audit log. The caller has checked that the actor is a host.
"""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from bot.audit.model import BOT_ACTOR, Actor, AuditAction
from bot.clock import Clock
from bot.db.engine import Database
from bot.errors import NothingFoundError, Subject, raise_refusal
from bot.guilds import store as guild_store
from bot.ids import CategoryId, GuildId
from bot.jobs.service import JobService
from bot.json_values import JsonValue
from bot.polls import closing, rules, store
from bot.polls.deadlines import POLL_POST_JOB, schedule_poll_post
from bot.polls.errors import NothingAskedError
from bot.polls.loading import load_poll
from bot.polls.model import Poll, PollDraft
from bot.record.model import Category
from bot.results import store as results_store
from bot.results.loading import are_results_known
from bot.results.result_set import ResultSet
from bot.slates.service import SlateService
from bot.times.stated_times import compute_instant


class PollHostService:
    """Changes to polls by hosts.

    Every method that is given a poll raises `NoSuchPollError` for one that the server does not have.
    """

    def __init__(self, database: Database, slates: SlateService, jobs: JobService, clock: Clock) -> None:
        """Store polls in a database, and their deadlines as jobs."""
        self._database = database
        self._slates = slates
        self._jobs = jobs
        self._clock = clock

    async def open_polls(self, guild_id: GuildId, draft: PollDraft, by: Actor) -> tuple[Poll, ...]:
        """Open one poll for each of the draft's categories: all of them or, if one is refused, none.

        Whether they are rehearsals is decided here. The caller then posts each and calls `record_post`; if it dies
        before, a job does.

        Returns:
            The polls, in the slate's order.

        Raises:
            NothingFoundError: The server has no such ceremony, or it has no such category.
            NothingAskedError: There are no categories.
            CannotRankError: Rankings were asked for on who will win.
            ClosesInPastError: The closing time is not in the future.
            CannotAskError: A category's nominees are not all known, or fewer than two.
            AnnouncedAlreadyError: A category was announced here, and it is no rehearsal.
            AskedAlreadyError: A poll with this question about a category is open.
        """
        now = self._clock()

        def insert_polls(connection: Connection) -> tuple[Poll, ...]:
            raise_refusal(rules.refusal_of_counting(draft.question, draft.count_method))
            raise_refusal(rules.refusal_of_time(draft.closes_at, now))
            ceremony = self._slates.load_ceremony(connection, guild_id, draft.ceremony_id)
            categories = _select_categories(ceremony.categories, draft.category_ids)
            rehearsal = are_results_known(
                connection, self._slates, guild_id, ceremony.id, [category.id for category in categories]
            )
            results = results_store.load_results(connection, ResultSet(guild_id, ceremony.id))
            guild_store.ensure_guild(connection, guild_id, now)
            opened: list[Poll] = []
            for category in categories:
                poll = _make_poll(guild_id, draft, category.id, now, by, rehearsal=rehearsal)
                others = [
                    one
                    for one in store.list_polls_of_result_set(connection, poll.result_set)
                    if one.is_open_at(now)
                ]
                raise_refusal(
                    rules.refusal_of_asking(category, draft.question, results, others, rehearsal=rehearsal)
                )
                poll = replace(poll, id=store.insert_poll(connection, poll))
                closing.schedule_closing(connection, self._jobs, poll)
                schedule_poll_post(connection, self._jobs, poll)
                _log_opening(connection, poll, category, by, now)
                opened.append(poll)
            return tuple(opened)

        return await self._database.write(insert_polls)

    async def record_post(
        self, guild_id: GuildId, poll_id: int, channel_id: int, message_id: int | None
    ) -> Poll:
        """Store where a poll's post is, which needs no job any more.

        Its `message_id` is None if it was deleted, or cannot be made and its host knows.
        """

        def save_post(connection: Connection) -> Poll:
            poll = load_poll(connection, guild_id, poll_id)
            poll = replace(poll, channel_id=channel_id, message_id=message_id)
            store.update_poll(connection, poll)
            self._jobs.cancel(connection, POLL_POST_JOB, str(poll.id))
            return poll

        return await self._database.write(save_post)

    async def forget_channel(self, guild_id: GuildId, channel_id: int) -> tuple[Poll, ...]:
        """Store that a channel was deleted, with the posts of the polls in it.

        Returns:
            The open polls that were posted in it, as they were; none if that was stored before.
        """

        def save_losses(connection: Connection) -> tuple[Poll, ...]:
            lost = tuple(
                poll
                for poll in store.list_open_polls(connection, guild_id)
                if poll.channel_id == channel_id and poll.message_id is not None
            )
            for poll in lost:
                store.update_poll(connection, replace(poll, message_id=None))
            return lost

        return await self._database.write(save_losses)

    async def close_poll(self, guild_id: GuildId, poll_id: int, by: Actor) -> Poll:
        """Take no more votes from now on; after `CLOSING_DELAY` the poll is finally closed.

        Closing a poll that takes no more votes changes nothing.
        """
        now = self._clock()

        def save_closing_time(connection: Connection) -> Poll:
            before = load_poll(connection, guild_id, poll_id)
            if not before.is_open_at(now):
                return before
            poll = replace(before, closes_at=now, closes_stated=None)
            store.update_poll(connection, poll)
            closing.schedule_closing(connection, self._jobs, poll)
            self._audit_closing_time(connection, before, poll, action=AuditAction.CLOSE_POLL, by=by)
            return poll

        return await self._database.write(save_closing_time)

    async def follow_zone_rules(self) -> tuple[Poll, ...]:
        """Move every coming closing time whose zone keeps other rules now than when it was stated; returns those polls.

        To be called after a start, as `bot.contests.clock_service.ContestClockService.follow_zone_rules`.
        """
        now = self._clock()

        def move_closings(connection: Connection) -> tuple[Poll, ...]:
            moved: list[Poll] = []
            for before in store.list_stated_closings(connection, now):
                assert before.closes_stated is not None  # noqa: S101 - the query selects them so
                poll = replace(before, closes_at=compute_instant(before.closes_stated, before.closes_at))
                if poll != before:
                    store.update_poll(connection, poll)
                    closing.schedule_closing(connection, self._jobs, poll)
                    self._audit_closing_time(
                        connection, before, poll, action=AuditAction.FOLLOW_CLOCK, by=BOT_ACTOR
                    )
                    moved.append(poll)
            return tuple(moved)

        return await self._database.write(move_closings)

    def _audit_closing_time(
        self, connection: Connection, before: Poll, after: Poll, *, action: AuditAction, by: Actor
    ) -> None:
        ceremony = self._slates.load_ceremony(connection, after.guild_id, after.ceremony_id)
        was, is_now = ({"closes at": _format_closing_time(poll)} for poll in (before, after))
        category = ceremony.by_id[after.category_id]
        closing.append_poll_entry(
            connection,
            after,
            category,
            action=action,
            by=by,
            at=self._clock(),
            before=was,
            after=is_now,
        )

    async def finish_poll(self, guild_id: GuildId, poll_id: int) -> Poll | None:
        """Close a poll finally if that is due; it can be called again, after a crash or a long time offline.

        Returns:
            The poll; None if it is gone, or not due.
        """
        now = self._clock()

        def close_if_due(connection: Connection) -> Poll | None:
            poll = store.find_poll(connection, guild_id, poll_id)
            if poll is None:
                return None
            poll = closing.close_poll_if_due(connection, self._slates, poll, now)
            return poll if poll.closed_at is not None else None

        return await self._database.write(close_if_due)


def _select_categories(slate: tuple[Category, ...], category_ids: tuple[CategoryId, ...]) -> list[Category]:
    """The chosen categories, each once, in the slate's order."""
    selected = [category for category in slate if category.id in category_ids]
    unknown = set(category_ids) - {category.id for category in selected}
    if unknown:
        raise NothingFoundError(Subject.CATEGORY, min(unknown))
    if not selected:
        raise NothingAskedError
    return selected


def _make_poll(
    guild_id: GuildId, draft: PollDraft, category_id: CategoryId, now: datetime, by: Actor, *, rehearsal: bool
) -> Poll:
    return Poll(
        id=0,
        guild_id=guild_id,
        ceremony_id=draft.ceremony_id,
        category_id=category_id,
        question=draft.question,
        closes_at=draft.closes_at,
        opened_at=now,
        hidden=draft.hidden,
        rehearsal=rehearsal,
        created_by=by.id,
        channel_id=draft.channel_id,
        closes_stated=draft.closes_stated,
        count_method=draft.count_method,
    )


def _log_opening(connection: Connection, poll: Poll, category: Category, by: Actor, at: datetime) -> None:
    after: dict[str, JsonValue] = {
        "ceremony": poll.ceremony_id,
        "hidden": poll.hidden,
        "closes at": _format_closing_time(poll),
        **({"count": poll.count_method} if poll.is_preferential else {}),
    }
    closing.append_poll_entry(
        connection, poll, category, action=AuditAction.OPEN_POLL, by=by, at=at, after=after
    )


def _format_closing_time(poll: Poll) -> str:
    return poll.closes_at.isoformat()
