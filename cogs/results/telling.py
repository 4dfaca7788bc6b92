"""Telling a server what an envelope did: a card in each contest's channel, edited when the result is corrected."""

from collections.abc import Sequence

from discord import ui

from bot.client import AwardsBot
from bot.contests.model import ContestState
from bot.errors import NothingFoundError
from bot.guilds.model import Feature, GuildSettings
from bot.jobs.model import Job
from bot.night.change import Effect, Happening, NightChange
from bot.night.covering import uncovered_by
from bot.results.target import Target
from cogs.kit import words
from cogs.kit.contest_news import contest_changed, final_corrected
from cogs.kit.discussion_news import results_changed
from cogs.kit.poll_news import poll_changed
from cogs.kit.posts import CannotPostError, Place, Posts
from cogs.kit.refusals import say
from cogs.results.cards import outcome, result_card


class Teller:
    """Posts the cards of envelopes."""

    def __init__(self, bot: AwardsBot) -> None:
        """Post as this bot."""
        self._bot = bot
        self._posts = Posts(bot, Feature.CONTESTS)

    async def tell(self, change: NightChange) -> str:
        """Tell every contest and poll that a change concerned, and return what to say to the host."""
        told = f"**{words.plain(change.category.title)}**\n{outcome(change)}"
        if change.happening is Happening.NOTHING:
            return f"{told}\n-# It stood like that already; nothing was changed."
        problems = [await self._tell(change, effect) for effect in change.effects]
        self._tell_polls(change)
        results_changed(self._bot, [change])
        lines = [told, *(problem for problem in problems if problem)]
        if any(effect.had_ballot for effect in change.effects):
            lines.append("-# You play in this contest yourself; the audit log says so.")
        if change.polls:
            lines.append(f"-# {words.count(len(change.polls), 'poll')} on it will show it too.")
        elif not change.effects:
            lines.append("-# No contest here asks about it; the result is kept all the same.")
        return "\n".join(lines)

    async def tell_all(self, changes: Sequence[NightChange]) -> str:
        """Tell a whole list of changes, and return one sentence for the host."""
        problems: dict[str, None] = {}
        for change in changes:
            for effect in change.effects:
                problem = await self._tell(change, effect)
                if problem:
                    problems[problem] = None
            self._tell_polls(change)
        results_changed(self._bot, changes)
        opened = words.count(len(changes), "envelope")
        return "\n".join([f"{words.TROPHY} Opened {opened} with the winners of the record.", *problems])

    async def _tell(self, change: NightChange, effect: Effect) -> str | None:
        contest = effect.contest
        settings = await self._bot.services.guilds.settings(contest.guild_id)
        layout = self._card(settings, change, effect)
        contest_changed(self._bot, contest.guild_id, contest.id)
        if contest.state is ContestState.FINISHED:
            final_corrected(self._bot, contest.guild_id, contest.id)
        if effect.card is not None:
            self._edit(Place(effect.card.channel_id, effect.card.message_id), layout)
            return None
        channel_id = settings.results_channel or contest.channel_id
        if channel_id is None:
            return f"-# **{words.plain(contest.title)}** has no channel for results: choose one with `/config channel`."
        try:
            place = await self._posts.send(channel_id, layout)
        except CannotPostError as error:
            return f"-# The result counts, but its card is missing: {say(error)}"
        await self._bot.services.night.card_posted(contest.guild_id, contest.id, change.category.id, *place)
        return None

    async def uncover(self, job: Job) -> None:
        """Show a winner openly, now that the hours of its cover are over."""
        await self.redraw(*uncovered_by(job))

    async def redraw_all(self, guild_id: int) -> None:
        """Cover or show every winner that a server's choice of covers is about, and let the covers come off in time."""
        for target, category_id in await self._bot.services.night.set_covers(guild_id):
            await self.redraw(target, category_id)

    async def redraw(self, target: Target, category_id: str) -> None:
        """Bring what was posted about a category's result up to date, without telling anything anew."""
        try:
            change = await self._bot.services.night.retell(target, category_id)
        except NothingFoundError:
            return  # The ceremony or the rehearsal is no more, and neither is there anything to tell.
        if change is None:
            return
        settings = await self._bot.services.guilds.settings(target.guild_id)
        for effect in change.effects:
            if effect.card is not None:
                self._edit(Place(*effect.card), self._card(settings, change, effect))
        self._tell_polls(change)

    def _card(self, settings: GuildSettings, change: NightChange, effect: Effect) -> ui.LayoutView:
        announced_at = change.results.changed_at.get(change.category.id)
        return result_card(change, effect, settings.cover(announced_at, self._bot.services.clock()))

    def _tell_polls(self, change: NightChange) -> None:
        for poll in change.polls:
            poll_changed(self._bot, poll.guild_id, poll.id)

    def _edit(self, place: Place, layout: ui.LayoutView) -> None:
        async def render() -> ui.LayoutView:
            return layout

        self._posts.edit(place, render)

    async def close(self) -> None:
        """Break off edits that wait."""
        await self._posts.close()
