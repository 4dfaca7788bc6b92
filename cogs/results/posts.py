"""Publishing of a changed result: a card in each contest's channel, edited later if the result is corrected."""

import asyncio
import logging
from collections.abc import Sequence
from weakref import WeakValueDictionary

from discord import ui

from bot.announcing.deadlines import read_change_payload
from bot.announcing.model import ChangeKind, ContestEffect, ResultChange
from bot.client import AwardsBot
from bot.errors import NothingFoundError
from bot.guilds.model import Feature, Spoilers
from bot.ids import CategoryId, ContestId, GuildId
from bot.jobs.model import Job
from bot.results.covers import find_cover
from bot.results.result_set import ResultSet
from cogs.kit.contest_text import format_outcome
from cogs.kit.error_text import error_text
from cogs.kit.events import dispatch_contest_changed, dispatch_poll_changed, post_in_ceremony_thread
from cogs.kit.posts import (
    DISCORD_FAILURES,
    CannotPostError,
    HandlePostLoss,
    PostLocation,
    PostLoss,
    Posts,
    RenderPost,
)
from cogs.kit.text import TROPHY_EMOJI, escape_text, format_count
from cogs.results.cards import result_card

log = logging.getLogger(__name__)

NO_THREAD_NOTE = (
    "-# The ceremony's thread could not be told, so who won is covered until it is tapped. `/config show` says what I "
    "lack."
)


CARD_FOLLOWS_NOTE = "⏳ It counts; its card follows, as soon as Discord takes it."


class ResultPosts:
    """Posts the cards of results; changes of one set of results are published one after the other."""

    def __init__(self, bot: AwardsBot) -> None:
        """Post as `bot`."""
        self._bot = bot
        self._announcing = bot.services.announcing
        self._posts = Posts(bot, Feature.CONTESTS)
        self._locks: WeakValueDictionary[ResultSet, asyncio.Lock] = WeakValueDictionary()

    async def close(self) -> None:
        """Cancel the waiting edits; a job publishes after the next start what was not published."""
        await self._posts.close()

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
        elif not change.effects:
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
        async with self._get_lock(result_set):
            change = await self._rebuild_change(result_set, category_id)
            if change is None or change.results.find_version(category_id) != version:
                return  # A later change is published in its place.
            if change.results.latest[category_id].published_at is None:
                await self._publish_everywhere([change])

    async def uncover_winner(self, job: Job) -> None:
        """Show a winner openly after its cover has expired. A job: repeated until Discord takes the edit."""
        result_set, category_id, _ = read_change_payload(job)
        if not await self._bot.services.guilds.is_feature_enabled(result_set.guild_id, Feature.CONTESTS):
            await self._bot.services.jobs.postpone_job(job)
            return
        change = await self._rebuild_change(result_set, category_id)
        if change is None:
            return
        self._refresh_polls(change)
        for effect in change.effects:
            if effect.card is not None:
                await self._posts.edit_now(
                    PostLocation(*effect.card), *self._make_card_callbacks(change, effect)
                )

    async def redraw_cards(self, guild_id: GuildId) -> None:
        """Edit the cards of winners after a server's choice of covers changed, and schedule when covers expire."""
        for result_set, category_id in await self._announcing.reschedule_uncovering(guild_id):
            change = await self._rebuild_change(result_set, category_id)
            if change is None:
                continue
            for effect in change.effects:
                if effect.card is not None:
                    self._posts.schedule_edit(
                        PostLocation(*effect.card), *self._make_card_callbacks(change, effect)
                    )

    async def _publish_in_turn(self, changes: Sequence[ResultChange]) -> list[str]:
        """Publish changes of one set of results; return the problems, each once.

        What Discord does not take now is published by the job that each change has.
        """
        async with self._get_lock(changes[0].result_set):
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
        for change in changes:
            problems += [await self._publish_card(change, effect, thread_id) for effect in change.effects]
            self._refresh_polls(change)
        if not thread_first:
            await self._notify_thread(changes)
        elif thread_id is None and any(change.winners for change in changes):
            problems.append(NO_THREAD_NOTE)
        await self._announcing.mark_published(changes)
        return [problem for problem in problems if problem]

    async def _notify_thread(self, changes: Sequence[ResultChange]) -> int | None:
        """Post in the ceremony's thread unless that was done before a restart; return the thread's id, or None."""
        last = changes[-1]
        thread_id = last.results.latest[last.category.id].thread_id
        if thread_id is None and (thread_id := await post_in_ceremony_thread(self._bot, changes)) is not None:
            await self._announcing.mark_thread_notified(changes, thread_id)
        return thread_id

    async def _publish_card(
        self, change: ResultChange, effect: ContestEffect, thread_id: int | None
    ) -> str | None:
        """Edit the contest's card of the result, or post one; return the problem if that is impossible."""
        contest = effect.contest
        dispatch_contest_changed(self._bot, contest.guild_id, contest.id)
        if effect.card is not None:
            self._posts.schedule_edit(
                PostLocation(*effect.card), *self._make_card_callbacks(change, effect, repost_lost=True)
            )
            return None
        settings = await self._bot.services.guilds.get_settings(contest.guild_id)
        channel_id = settings.results_channel or contest.channel_id
        if channel_id is None:
            return f"-# **{escape_text(contest.title)}** has no channel for results: choose one with `/config channel`."
        announced_at = change.results.latest[change.category.id].at
        cover = settings.get_cover(announced_at, self._bot.services.clock(), thread_id)
        try:
            place = await self._posts.send_post(channel_id, result_card(change, effect, cover))
        except CannotPostError as error:
            return f"-# The result counts, but its card is missing: {error_text(error)}"
        await self._announcing.record_card(
            contest.guild_id, contest.id, change.category.id, place.channel_id, place.message_id
        )
        return None

    def _refresh_polls(self, change: ResultChange) -> None:
        for poll in change.polls:
            dispatch_poll_changed(self._bot, poll.guild_id, poll.id)

    def _make_card_callbacks(
        self, change: ResultChange, effect: ContestEffect, *, repost_lost: bool = False
    ) -> tuple[RenderPost, HandlePostLoss]:
        """Return the functions that render a card from the data at the time of the edit, and that handle its loss.

        Args:
            change: The change that the card shows.
            effect: Its effect on the contest.
            repost_lost: Whether to post the card again if somebody deleted it.
        """
        result_set, category_id, contest = change.result_set, change.category.id, effect.contest

        async def render_card() -> ui.LayoutView | None:
            drawn = await self._rebuild_change(result_set, category_id)
            found = _find_effect(drawn, contest.id)
            if drawn is None or found is None:
                return None
            settings = await self._bot.services.guilds.get_settings(result_set.guild_id)
            cover = find_cover(settings, drawn.results, category_id, self._bot.services.clock())
            return result_card(drawn, found, cover)

        async def handle_loss(loss: PostLoss) -> None:
            if loss is PostLoss.FORBIDDEN:
                return
            await self._announcing.forget_card(result_set.guild_id, contest.id, category_id)
            if not repost_lost:
                return
            async with self._get_lock(result_set):
                change_now = await self._rebuild_change(result_set, category_id)
                found = _find_effect(change_now, contest.id)
                if change_now is not None and found is not None and found.card is None:
                    thread_id = change_now.results.latest[category_id].thread_id
                    await self._publish_card(change_now, found, thread_id)

        return render_card, handle_loss

    async def _rebuild_change(self, result_set: ResultSet, category_id: CategoryId) -> ResultChange | None:
        try:
            return await self._announcing.rebuild_change(result_set, category_id)
        except NothingFoundError:
            return None  # The ceremony or the rehearsal was deleted.

    def _get_lock(self, result_set: ResultSet) -> asyncio.Lock:
        return self._locks.setdefault(result_set, asyncio.Lock())


def _find_effect(change: ResultChange | None, contest_id: ContestId) -> ContestEffect | None:
    """Return the effect of a change on one contest; None if the contest is not concerned any more."""
    return next((one for one in change.effects if one.contest.id == contest_id), None) if change else None
