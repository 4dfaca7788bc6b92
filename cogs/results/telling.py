"""Telling a server what an envelope did: a card in each contest's channel, edited when the result is corrected."""

import asyncio
from collections.abc import Sequence
from weakref import WeakValueDictionary

from discord import ui

from bot.client import AwardsBot
from bot.errors import NothingFoundError
from bot.guilds.model import Feature, Spoilers
from bot.jobs.model import Job
from bot.night.change import Effect, Happening, NightChange
from bot.night.covering import subject_of
from bot.results.covers import cover_of
from bot.results.target import Target
from cogs.kit import words
from cogs.kit.contest_news import contest_changed
from cogs.kit.discussion_news import tell_thread
from cogs.kit.poll_news import poll_changed
from cogs.kit.posts import CannotPostError, Loss, Lost, Place, Posts, Render
from cogs.kit.refusals import say
from cogs.kit.result_text import format_outcome
from cogs.results.cards import result_card

NO_THREAD = (
    "-# The ceremony's thread could not be told, so who won is covered until it is tapped. `/config show` says what I "
    "lack."
)


class Teller:
    """Posts the cards of envelopes; those of one set of results one after the other."""

    def __init__(self, bot: AwardsBot) -> None:
        """Post as this bot."""
        self._bot = bot
        self._night = bot.services.night
        self._posts = Posts(bot, Feature.CONTESTS)
        self._turns: WeakValueDictionary[Target, asyncio.Lock] = WeakValueDictionary()

    async def close(self) -> None:
        """Break off edits that wait; whatever was to be told is told after the next start."""
        await self._posts.close()

    async def tell(self, change: NightChange) -> str:
        """Tell every contest and poll that a change concerned, and return what to say to the host."""
        told = f"**{words.plain(change.category.title)}**\n{format_outcome(change)}"
        if change.happening is Happening.NOTHING:
            return f"{told}\n-# It stood like that already; nothing was changed."
        lines = [told, *await self._tell_all([change])]
        if any(effect.had_ballot for effect in change.effects):
            lines.append("-# You play in this contest yourself; the audit log says so.")
        if change.polls:
            lines.append(f"-# {words.count(len(change.polls), 'poll')} on it will show it too.")
        elif not change.effects:
            lines.append("-# No contest here asks about it; the result is kept all the same.")
        return "\n".join(lines)

    async def tell_all(self, changes: Sequence[NightChange]) -> str:
        """Tell a whole list of changes, and return one sentence for the host."""
        if not changes:
            return "Nothing was left to open: another host was faster."
        opened = words.count(len(changes), "envelope")
        problems = await self._tell_all(changes)
        return "\n".join([f"{words.TROPHY} Opened {opened} with the winners of the record.", *problems])

    async def catch_up(self, job: Job) -> None:
        """Tell what the process that changed a result has left untold, however often this is tried."""
        target, category_id, version = subject_of(job)
        async with self._turn(target):
            change = await self._retold(target, category_id)
            if change is None or change.results.version_of(category_id) != version:
                return  # What came after it is told instead.
            if change.results.latest[category_id].told_at is None:
                await self._tell_changes([change])

    async def uncover(self, job: Job) -> None:
        """Show a winner openly, now that the hours of its cover are over, and come back until Discord does."""
        target, category_id, _ = subject_of(job)
        if not await self._bot.services.guilds.feature_enabled(target.guild_id, Feature.CONTESTS):
            await self._bot.services.jobs.put_off(job)
            return
        change = await self._retold(target, category_id)
        if change is None:
            return
        self._tell_polls(change)
        for effect in change.effects:
            if effect.card is not None:
                await self._posts.bring(Place(*effect.card), *self._drawing(change, effect))

    async def redraw_all(self, guild_id: int) -> None:
        """Cover or show every winner that a server's choice of covers is about, and let the covers come off in time."""
        for target, category_id in await self._night.set_covers(guild_id):
            change = await self._retold(target, category_id)
            if change is None:
                continue
            for effect in change.effects:
                if effect.card is not None:
                    self._posts.edit(Place(*effect.card), *self._drawing(change, effect))

    async def _tell_all(self, changes: Sequence[NightChange]) -> list[str]:
        """Tell changes of one set of results, and return what was in the way, each thing once."""
        async with self._turn(changes[0].target):
            return list(dict.fromkeys(await self._tell_changes(changes)))

    async def _tell_changes(self, changes: Sequence[NightChange]) -> list[str]:
        """Tell the cards, the thread and the polls, in the order in which each may rely on what was told before."""
        settings = await self._bot.services.guilds.settings(changes[0].target.guild_id)
        thread_first = settings.spoilers is Spoilers.THREAD
        # A card says that the thread tells who won only where it does.
        thread_id = await self._tell_thread(changes) if thread_first else None
        problems: list[str | None] = []
        for change in changes:
            problems += [await self._tell_contest(change, effect, thread_id) for effect in change.effects]
            self._tell_polls(change)
        if not thread_first:
            await self._tell_thread(changes)
        elif thread_id is None and any(change.winners for change in changes):
            problems.append(NO_THREAD)
        await self._night.told(changes)
        return [problem for problem in problems if problem]

    async def _tell_thread(self, changes: Sequence[NightChange]) -> int | None:
        """Tell the ceremony's thread, unless it was told before the process ended."""
        last = changes[-1]
        thread_id = last.results.latest[last.category.id].thread_id
        if thread_id is None and (thread_id := await tell_thread(self._bot, changes)) is not None:
            await self._night.heard(changes, thread_id)
        return thread_id

    async def _tell_contest(self, change: NightChange, effect: Effect, thread_id: int | None) -> str | None:
        """Edit a contest's card of the result or, if it has none, post it; or say why that is impossible."""
        contest = effect.contest
        contest_changed(self._bot, contest.guild_id, contest.id)
        if effect.card is not None:
            self._posts.edit(Place(*effect.card), *self._drawing(change, effect, anew=True))
            return None
        settings = await self._bot.services.guilds.settings(contest.guild_id)
        channel_id = settings.results_channel or contest.channel_id
        if channel_id is None:
            return f"-# **{words.plain(contest.title)}** has no channel for results: choose one with `/config channel`."
        announced_at = change.results.latest[change.category.id].at
        cover = settings.cover(announced_at, self._bot.services.clock(), thread_id)
        try:
            place = await self._posts.send(channel_id, result_card(change, effect, cover))
        except CannotPostError as error:
            return f"-# The result counts, but its card is missing: {say(error)}"
        await self._night.card_posted(contest.guild_id, contest.id, change.category.id, *place)
        return None

    def _tell_polls(self, change: NightChange) -> None:
        for poll in change.polls:
            poll_changed(self._bot, poll.guild_id, poll.id)

    def _drawing(self, change: NightChange, effect: Effect, *, anew: bool = False) -> tuple[Render, Lost]:
        """How a card is drawn when its turn comes, as all stands then; and what if it is lost.

        Args:
            change: What it tells.
            effect: In which contest.
            anew: Whether a card that somebody deleted is to be posted anew.
        """
        target, category_id, contest = change.target, change.category.id, effect.contest

        async def render() -> ui.LayoutView | None:
            drawn = await self._retold(target, category_id)
            found = _of(drawn, contest.id)
            if drawn is None or found is None:
                return None
            settings = await self._bot.services.guilds.settings(target.guild_id)
            cover = cover_of(settings, drawn.results, category_id, self._bot.services.clock())
            return result_card(drawn, found, cover)

        async def lost(loss: Loss) -> None:
            if loss is Loss.FORBIDDEN:
                return
            await self._night.card_lost(target.guild_id, contest.id, category_id)
            if not anew:
                return
            async with self._turn(target):
                told = await self._retold(target, category_id)
                found = _of(told, contest.id)
                if told is not None and found is not None and found.card is None:
                    thread_id = told.results.latest[category_id].thread_id
                    await self._tell_contest(told, found, thread_id)

        return render, lost

    async def _retold(self, target: Target, category_id: str) -> NightChange | None:
        try:
            return await self._night.retell(target, category_id)
        except NothingFoundError:
            return None  # The ceremony or the rehearsal is no more, and neither is there anything to tell.

    def _turn(self, target: Target) -> asyncio.Lock:
        return self._turns.setdefault(target, asyncio.Lock())


def _of(change: NightChange | None, contest_id: int) -> Effect | None:
    """What a change did to one contest; None if that is not concerned any more."""
    return next((one for one in change.effects if one.contest.id == contest_id), None) if change else None
