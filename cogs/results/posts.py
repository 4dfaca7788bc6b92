"""Telling a server what an envelope did: a card in each contest's channel, edited when the result is corrected."""

import asyncio
from collections.abc import Sequence
from weakref import WeakValueDictionary

from discord import ui

from bot.announcing.deadlines import read_change_payload
from bot.announcing.model import ChangeKind, ContestEffect, ResultChange
from bot.client import AwardsBot
from bot.errors import NothingFoundError
from bot.guilds.model import Feature, Spoilers
from bot.jobs.model import Job
from bot.results.covers import find_cover
from bot.results.result_set import ResultSet
from cogs.kit.error_text import error_text
from cogs.kit.events import dispatch_contest_changed, dispatch_poll_changed, post_in_ceremony_thread
from cogs.kit.posts import CannotPostError, HandlePostLoss, PostLocation, PostLoss, Posts, RenderPost
from cogs.kit.result_text import format_outcome
from cogs.kit.text import TROPHY_EMOJI, escape_text, format_count
from cogs.results.cards import result_card

NO_THREAD_NOTE = (
    "-# The ceremony's thread could not be told, so who won is covered until it is tapped. `/config show` says what I "
    "lack."
)


class ResultPosts:
    """Posts the cards of envelopes; those of one set of results one after the other."""

    def __init__(self, bot: AwardsBot) -> None:
        """Post as this bot."""
        self._bot = bot
        self._announcing = bot.services.announcing
        self._posts = Posts(bot, Feature.CONTESTS)
        self._locks: WeakValueDictionary[ResultSet, asyncio.Lock] = WeakValueDictionary()

    async def close(self) -> None:
        """Break off edits that wait; whatever was to be told is told after the next start."""
        await self._posts.close()

    async def publish_change(self, change: ResultChange) -> str:
        """Tell every contest and poll that a change concerned, and return what to say to the host."""
        outcome_text = f"**{escape_text(change.category.title)}**\n{format_outcome(change)}"
        if change.kind is ChangeKind.NOTHING:
            return f"{outcome_text}\n-# It stood like that already; nothing was changed."
        lines = [outcome_text, *await self._publish_in_turn([change])]
        if any(effect.had_ballot for effect in change.effects):
            lines.append("-# You play in this contest yourself; the audit log says so.")
        if change.polls:
            lines.append(f"-# {format_count(len(change.polls), 'poll')} on it will show it too.")
        elif not change.effects:
            lines.append("-# No contest here asks about it; the result is kept all the same.")
        return "\n".join(lines)

    async def publish_changes(self, changes: Sequence[ResultChange]) -> str:
        """Tell a whole list of changes, and return one sentence for the host."""
        if not changes:
            return "Nothing was left to open: another host was faster."
        opened = format_count(len(changes), "envelope")
        problems = await self._publish_in_turn(changes)
        return "\n".join([f"{TROPHY_EMOJI} Opened {opened} with the winners of the record.", *problems])

    async def publish_pending_change(self, job: Job) -> None:
        """Tell what the process that changed a result has left untold, however often this is tried."""
        result_set, category_id, version = read_change_payload(job)
        async with self._get_lock(result_set):
            change = await self._rebuild_change(result_set, category_id)
            if change is None or change.results.find_version(category_id) != version:
                return  # What came after it is told instead.
            if change.results.latest[category_id].published_at is None:
                await self._publish_everywhere([change])

    async def uncover_winner(self, job: Job) -> None:
        """Show a winner openly, now that the hours of its cover are over, and come back until Discord does."""
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

    async def redraw_cards(self, guild_id: int) -> None:
        """Cover or show every winner that a server's choice of covers is about, and let the covers come off in time."""
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
        """Tell changes of one set of results, and return what was in the way, each thing once."""
        async with self._get_lock(changes[0].result_set):
            return list(dict.fromkeys(await self._publish_everywhere(changes)))

    async def _publish_everywhere(self, changes: Sequence[ResultChange]) -> list[str]:
        """Tell the cards, the thread and the polls, in the order in which each may rely on what was told before."""
        settings = await self._bot.services.guilds.get_settings(changes[0].result_set.guild_id)
        thread_first = settings.spoilers is Spoilers.THREAD
        # A card says that the thread tells who won only where it does.
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
        """Tell the ceremony's thread, unless it was told before the process ended."""
        last = changes[-1]
        thread_id = last.results.latest[last.category.id].thread_id
        if thread_id is None and (thread_id := await post_in_ceremony_thread(self._bot, changes)) is not None:
            await self._announcing.mark_thread_notified(changes, thread_id)
        return thread_id

    async def _publish_card(
        self, change: ResultChange, effect: ContestEffect, thread_id: int | None
    ) -> str | None:
        """Edit a contest's card of the result or, if it has none, post it; or say why that is impossible."""
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
        await self._announcing.record_card(contest.guild_id, contest.id, change.category.id, *place)
        return None

    def _refresh_polls(self, change: ResultChange) -> None:
        for poll in change.polls:
            dispatch_poll_changed(self._bot, poll.guild_id, poll.id)

    def _make_card_callbacks(
        self, change: ResultChange, effect: ContestEffect, *, repost_lost: bool = False
    ) -> tuple[RenderPost, HandlePostLoss]:
        """How a card is drawn when its turn comes, as all stands then; and what if it is lost.

        Args:
            change: What it tells.
            effect: In which contest.
            repost_lost: Whether a card that somebody deleted is to be posted anew.
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

    async def _rebuild_change(self, result_set: ResultSet, category_id: str) -> ResultChange | None:
        try:
            return await self._announcing.rebuild_change(result_set, category_id)
        except NothingFoundError:
            return None  # The ceremony or the rehearsal is no more, and neither is there anything to tell.

    def _get_lock(self, result_set: ResultSet) -> asyncio.Lock:
        return self._locks.setdefault(result_set, asyncio.Lock())


def _find_effect(change: ResultChange | None, contest_id: int) -> ContestEffect | None:
    """What a change did to one contest; None if that is not concerned any more."""
    return next((one for one in change.effects if one.contest.id == contest_id), None) if change else None
