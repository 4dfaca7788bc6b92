"""The cards of results in the contests' channels: posted once, and edited when a result on them changes."""

import asyncio
from collections.abc import Sequence
from weakref import WeakValueDictionary

from discord import ui

from bot.announcing.model import ChangeKind, ContestEffect, ResultChange
from bot.client import AwardsBot
from bot.errors import NothingFoundError
from bot.guilds.model import Cover, GuildSettings
from bot.ids import CategoryId, ContestId
from bot.results.covers import find_cover
from bot.results.result_set import ResultSet
from cogs.kit.error_text import error_text
from cogs.kit.events import dispatch_contest_changed
from cogs.kit.illustrated import IllustratedScreen
from cogs.kit.post_errors import CannotPostError, PostLoss
from cogs.kit.post_identity import PostIdentity
from cogs.kit.posts import HandlePostLoss, PostLocation, Posts, RenderPost
from cogs.kit.text import escape_text
from cogs.results.card_posters import CardPosters, FoundPoster
from cogs.results.cards import illustrated_result_card
from cogs.results.settled_cards import Settled, settled_card


class ResultCards:
    """Posts and edits the cards of results; several results can share one."""

    def __init__(self, bot: AwardsBot, posts: Posts) -> None:
        """Post as `bot`, through the posts of its feature."""
        self._bot = bot
        self._announcing = bot.services.announcing
        self._service = bot.services.publishing
        self._posts = posts
        self._posters = CardPosters(bot.services.posters)
        self._locks: WeakValueDictionary[ResultSet, asyncio.Lock] = WeakValueDictionary()

    async def publish_card(
        self, change: ResultChange, effect: ContestEffect, thread_id: int | None
    ) -> str | None:
        """Edit the contest's card of the result, or post one; return the problem if that is impossible."""
        contest = effect.contest
        dispatch_contest_changed(self._bot, contest.guild_id, contest.id)
        if effect.card is not None:
            self._posts.schedule_edit(
                PostLocation(*effect.card), *self.make_callbacks(change, effect, repost_lost=True)
            )
            return None
        settings = await self._bot.services.guilds.get_settings(contest.guild_id)
        cover = self._get_cover(settings, change, thread_id)
        found = await self._posters.find_poster(settings, change, cover)
        screen = illustrated_result_card(change, effect, cover, found.poster)
        return await self._send_card([(change, effect)], settings, screen, found)

    async def publish_settled_card(self, settled: Settled, thread_id: int | None) -> str | None:
        """Post one card of several results of a contest, none of which has a card; return the problem if any."""
        contest = settled[0][1].contest
        dispatch_contest_changed(self._bot, contest.guild_id, contest.id)
        settings = await self._bot.services.guilds.get_settings(contest.guild_id)
        covers = [self._get_cover(settings, change, thread_id) for change, _ in settled]
        return await self._send_card(settled, settings, settled_card(settled, covers))

    def _get_cover(
        self, settings: GuildSettings, change: ResultChange, thread_id: int | None
    ) -> Cover | None:
        announced_at = change.results.latest[change.category.id].at
        return settings.get_cover(announced_at, self._bot.services.clock(), thread_id)

    async def _send_card(
        self,
        settled: Settled,
        settings: GuildSettings,
        screen: ui.LayoutView | IllustratedScreen,
        found: FoundPoster | None = None,
    ) -> str | None:
        """Post a card of a contest and record where it is; return the problem if that is impossible."""
        contest, identity = settled[0][1].contest, _identify_card(settled)
        channel_id = settings.results_channel or contest.channel_id
        if channel_id is None:
            return f"-# **{escape_text(contest.title)}** has no channel for results: choose one with `/config channel`."
        try:
            place = await self._posts.send_post(channel_id, screen, identity)
        except CannotPostError as error:
            return f"-# The result counts, but its card is missing: {error_text(error)}"
        category_ids = [change.category.id for change, _ in settled]
        await self._service.record_card(
            contest.guild_id, contest.id, category_ids, place.channel_id, place.message_id
        )
        if identity.may_be_older(self._bot.services.clock()):
            self._posts.schedule_edit(place, *self.make_callbacks(*settled[0]))
        if found is not None:
            self._complete_later(place, *settled[0], found)
        return None

    def _complete_later(
        self, place: PostLocation, change: ResultChange, effect: ContestEffect, found: FoundPoster
    ) -> None:
        """Edit a card once its poster is known: it shows what stands then."""
        callbacks = self.make_callbacks(change, effect)
        self._posters.complete_later(found, lambda: self._posts.schedule_edit(place, *callbacks))

    async def close(self) -> None:
        """Give up what cards wait for."""
        await self._posters.close()

    def make_callbacks(
        self, change: ResultChange, effect: ContestEffect, *, repost_lost: bool = False
    ) -> tuple[RenderPost, HandlePostLoss]:
        """Return the functions that render a card from the data at the time of the edit, and that handle its loss.

        Args:
            change: The change that the card shows.
            effect: Its effect on the contest.
            repost_lost: Whether to post the card again if somebody deleted it.
        """
        result_set, category_id, contest = change.result_set, change.category.id, effect.contest

        async def render_card() -> ui.LayoutView | IllustratedScreen | None:
            drawn = await self.rebuild_change(result_set, category_id)
            found = _find_effect(drawn, contest.id)
            if drawn is None or found is None:
                return None
            settings = await self._bot.services.guilds.get_settings(result_set.guild_id)
            settled = await self._load_settled(drawn, found)
            now = self._bot.services.clock()
            covers = [find_cover(settings, one.results, one.category.id, now) for one, _ in settled]
            if len(settled) > 1:
                return settled_card(settled, covers)
            poster = await self._posters.find_poster(settings, drawn, covers[0])
            if found.card is not None:
                self._complete_later(PostLocation(*found.card), drawn, found, poster)
            return illustrated_result_card(drawn, found, covers[0], poster.poster)

        async def handle_loss(loss: PostLoss) -> None:
            if loss is PostLoss.FORBIDDEN:
                return
            await self._service.forget_card(result_set.guild_id, contest.id, category_id)
            if not repost_lost:
                return
            async with self.get_lock(result_set):
                change_now = await self.rebuild_change(result_set, category_id)
                found = _find_effect(change_now, contest.id)
                if change_now is not None and found is not None and found.card is None:
                    thread_id = change_now.results.latest[category_id].thread_id
                    await self.publish_card(change_now, found, thread_id)

        return render_card, handle_loss

    async def _load_settled(self, change: ResultChange, effect: ContestEffect) -> Settled:
        """Load all results that are on the card of this one, as they stand now; this one alone without others."""
        shared = await self._list_sharing_categories(change, effect)
        settled: list[tuple[ResultChange, ContestEffect]] = []
        for category_id in shared:
            drawn = (
                change
                if category_id == change.category.id
                else await self.rebuild_change(change.result_set, category_id)
            )
            found = _find_effect(drawn, effect.contest.id)
            if drawn is not None and found is not None:
                settled.append((drawn, found))
        return settled

    async def is_first_on_card(self, change: ResultChange, effect: ContestEffect) -> bool:
        """Whether a result is the first of those announced at its instant on its card: one edit shows all of them."""
        latest = (await self._announcing.get_context(change.result_set)).results.latest
        at = latest[change.category.id].at
        for category_id in await self._list_sharing_categories(change, effect):
            if category_id in latest and latest[category_id].at == at:
                return category_id == change.category.id
        return True

    async def _list_sharing_categories(
        self, change: ResultChange, effect: ContestEffect
    ) -> Sequence[CategoryId]:
        """List the categories on the card of a result in a contest, the result's own one included."""
        if effect.card is None:
            return [change.category.id]
        found = await self._service.list_categories_on_card(effect.contest, effect.card)
        return found if change.category.id in found else [change.category.id]

    async def rebuild_change(self, result_set: ResultSet, category_id: CategoryId) -> ResultChange | None:
        """Load the latest change of a category; None if there is none, or its slate is gone."""
        try:
            return await self._service.rebuild_change(result_set, category_id)
        except NothingFoundError:
            return None  # The ceremony or the rehearsal was deleted.

    def get_lock(self, result_set: ResultSet) -> asyncio.Lock:
        """Return the lock under which changes of a set of results are published one after the other."""
        return self._locks.setdefault(result_set, asyncio.Lock())


def _identify_card(settled: Settled) -> PostIdentity:
    """Return what makes a card the same if it is posted again: its contest and the categories on it.

    Not which of their changes it is: a card that shows an older one, and was not stored, is edited.
    """
    contest, changes = settled[0][1].contest, [change for change, _ in settled]
    name = " ".join(["card", str(contest.id), *(change.category.id for change in changes)])
    since = max(change.results.latest[change.category.id].at for change in changes)
    is_first = all(change.kind is ChangeKind.OPENED for change in changes)
    return PostIdentity(name, since if is_first else contest.opened_at or since)


def _find_effect(change: ResultChange | None, contest_id: ContestId) -> ContestEffect | None:
    """Return the effect of a change on one contest; None if the contest is not concerned any more."""
    return next((one for one in change.effects if one.contest.id == contest_id), None) if change else None
