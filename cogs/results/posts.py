"""Publishing of a changed result: a card in each contest's channel, edited later if the result is corrected."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Coroutine, Sequence
from typing import Any

from bot.announcing.deadlines import read_change_payload
from bot.announcing.model import ChangeKind, ContestEffect, ResultChange
from bot.background import cancel_tasks
from bot.client import AwardsBot
from bot.guilds.model import Feature, Spoilers
from bot.ids import ContestId, GuildId
from bot.jobs.model import Job
from cogs.kit.contest_text import format_outcome
from cogs.kit.events import dispatch_poll_changed, post_award_envelope, post_in_ceremony_thread
from cogs.kit.posts import (
    DISCORD_FAILURES,
    PostLocation,
    Posts,
)
from cogs.kit.text import TROPHY_EMOJI, escape_text, format_count
from cogs.results.card_posts import ResultCards
from cogs.results.settled_cards import Settled

log = logging.getLogger(__name__)

NO_THREAD_NOTE = (
    "-# The ceremony's thread could not be told, so who won is covered until it is tapped. `/config show` says what I "
    "lack."
)


CARD_WAIT_SECONDS = 3
"""How long the answer to a host waits for the cards; then they follow it."""

CARD_FOLLOWS_NOTE = "⏳ It counts; its card follows, as soon as Discord takes it."


class ResultPosts:
    """Posts the cards of results; changes of one set of results are published one after the other."""

    def __init__(self, bot: AwardsBot) -> None:
        """Post as `bot`."""
        self._bot = bot
        self._announcing = bot.services.announcing
        self._service = bot.services.publishing
        self._posts = Posts(bot, Feature.CONTESTS)
        self._cards = ResultCards(bot, self._posts)
        self._publishing: set[asyncio.Task[str]] = set()

    async def close(self) -> None:
        """Cancel the waiting edits; a job publishes after the next start what was not published."""
        await cancel_tasks(self._publishing)
        await self._cards.close()
        await self._posts.close()

    async def publish_for_a_while(self, publishing: Coroutine[Any, Any, str]) -> str:
        """Publish until it is done, or `CARD_WAIT_SECONDS` have passed, after which it goes on by itself.

        Args:
            publishing: `publish_change` or `publish_changes`.

        Returns:
            The sentence for the host.
        """
        task = asyncio.create_task(publishing, name="publish results")
        self._publishing.add(task)
        task.add_done_callback(self._publishing.discard)
        done, _ = await asyncio.wait({task}, timeout=CARD_WAIT_SECONDS)
        if done:
            return await task
        task.add_done_callback(_log_failure)
        return CARD_FOLLOWS_NOTE

    async def publish_change(self, change: ResultChange) -> str:
        """Publish a change in every contest, poll and thread concerned; return the sentence for the host."""
        outcome_text = f"**{escape_text(change.category.title)}**\n{format_outcome(change)}"
        if change.kind is ChangeKind.NOTHING:
            return f"{outcome_text}\n-# It stood like that already; nothing was changed."
        lines = [outcome_text, *await self._publish_in_turn([change])]
        if any(effect.closed_picks for effect in change.effects):
            lines.append("-# Its picks were still open, and are closed now.")
        if any(effect.had_ballot for effect in change.effects):
            lines.append("-# You play in this contest yourself; the audit log says so.")
        if change.polls:
            lines.append(f"-# {format_count(len(change.polls), 'poll')} on it will show it too.")
        elif not change.effects and change.award is None:
            lines.append("-# No contest here asks about it; the result is kept all the same.")
        return "\n".join(lines)

    async def publish_changes(self, changes: Sequence[ResultChange]) -> str:
        """Publish several changes; return one sentence for the host."""
        if not changes:
            return "Nothing was left to open: another host was faster."
        opened = format_count(len(changes), "envelope")
        problems = await self._publish_in_turn(changes)
        return "\n".join([f"{TROPHY_EMOJI} Opened {opened} with the winners of the record.", *problems])

    async def publish_pending_change(self, job: Job) -> None:
        """Publish a change if the process that made it stopped before. A job: safe to repeat."""
        result_set, category_id, version = read_change_payload(job)
        async with self._cards.get_lock(result_set):
            change = await self._cards.rebuild_change(result_set, category_id)
            if change is None or change.results.find_version(category_id) != version:
                return  # A later change is published in its place.
            if change.results.latest[category_id].published_at is None:
                await self._publish_everywhere(await self._load_unpublished_beside(change))

    async def uncover_winner(self, job: Job) -> None:
        """Show a winner openly after its cover has expired. A job: repeated until Discord takes the edit."""
        result_set, category_id, _ = read_change_payload(job)
        if not await self._bot.services.guilds.is_feature_enabled(result_set.guild_id, Feature.CONTESTS):
            await self._bot.services.jobs.postpone_job(job)
            return
        change = await self._cards.rebuild_change(result_set, category_id)
        if change is None:
            return
        self._refresh_polls(change)
        await post_award_envelope(self._bot, change)
        for effect in change.effects:
            if effect.card is not None and await self._cards.is_first_on_card(change, effect):
                await self._posts.edit_now(
                    PostLocation(*effect.card), *self._cards.make_callbacks(change, effect)
                )

    async def redraw_cards(self, guild_id: GuildId) -> None:
        """Edit the cards of winners after a server's choice of covers changed, and schedule when covers expire."""
        for result_set, category_id in await self._service.reschedule_uncovering(guild_id):
            change = await self._cards.rebuild_change(result_set, category_id)
            if change is None:
                continue
            await post_award_envelope(self._bot, change)
            for effect in change.effects:
                if effect.card is not None:
                    self._posts.schedule_edit(
                        PostLocation(*effect.card), *self._cards.make_callbacks(change, effect)
                    )

    async def _publish_in_turn(self, changes: Sequence[ResultChange]) -> list[str]:
        """Publish changes of one set of results; return the problems, each once.

        What Discord does not take now is published by the job that each change has.
        """
        async with self._cards.get_lock(changes[0].result_set):
            try:
                return list(dict.fromkeys(await self._publish_everywhere(changes)))
            except DISCORD_FAILURES as error:
                log.warning("Results of %s wait for their job: %s", changes[0].result_set.key, error)
                return [CARD_FOLLOWS_NOTE]

    async def _publish_everywhere(self, changes: Sequence[ResultChange]) -> list[str]:
        """Publish cards, thread and polls, in an order in which each can link to those before."""
        settings = await self._bot.services.guilds.get_settings(changes[0].result_set.guild_id)
        thread_first = settings.spoilers is Spoilers.THREAD
        # A card may refer to the thread for the winner only if the thread has it.
        thread_id = await self._notify_thread(changes) if thread_first else None
        problems: list[str | None] = []
        for settled in _group_by_contest(changes):
            if len(settled) > 1:
                problems.append(await self._cards.publish_settled_card(settled, thread_id))
            else:
                problems += [await self._cards.publish_card(*one, thread_id) for one in settled]
        for change in changes:
            self._refresh_polls(change)
            problems.append(await post_award_envelope(self._bot, change))
        if not thread_first:
            await self._notify_thread(changes)
        elif thread_id is None and any(change.winners for change in changes):
            problems.append(NO_THREAD_NOTE)
        await self._service.mark_published(changes)
        return [problem for problem in problems if problem]

    async def _notify_thread(self, changes: Sequence[ResultChange]) -> int | None:
        """Post in the ceremony's thread unless that was done before a restart; return the thread's id, or None."""
        last = changes[-1]
        thread_id = last.results.latest[last.category.id].thread_id
        if thread_id is None and (thread_id := await post_in_ceremony_thread(self._bot, changes)) is not None:
            await self._service.mark_thread_notified(changes, thread_id)
        return thread_id

    def _refresh_polls(self, change: ResultChange) -> None:
        for poll in change.polls:
            dispatch_poll_changed(self._bot, poll.guild_id, poll.id)

    async def _load_unpublished_beside(self, change: ResultChange) -> Sequence[ResultChange]:
        """Load the unpublished changes that were made at the same instant as this one, itself included."""
        latest = (await self._announcing.get_context(change.result_set)).results.latest
        at = latest[change.category.id].at
        together: list[ResultChange] = []
        for category_id, announcement in latest.items():
            if announcement.at == at and announcement.published_at is None:
                beside = await self._cards.rebuild_change(change.result_set, category_id)
                together += [beside] if beside is not None else []
        return together or [change]


def _log_failure(task: asyncio.Task[str]) -> None:
    """Log why a publishing that nobody waits for failed; its job repeats it after the next start."""
    if not task.cancelled() and (error := task.exception()) is not None:
        log.error("Results could not be published", exc_info=error)


def _group_by_contest(changes: Sequence[ResultChange]) -> list[Settled]:
    """Group changes by the contests that they concern; what has a card already stays alone, to be edited."""
    alone: list[Settled] = []
    together: defaultdict[ContestId, list[tuple[ResultChange, ContestEffect]]] = defaultdict(list)
    for change in changes:
        for effect in change.effects:
            if effect.card is None:
                together[effect.contest.id].append((change, effect))
            else:
                alone.append([(change, effect)])
    return [*alone, *together.values()]
