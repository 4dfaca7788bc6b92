"""The poster on the card of a main prize: of the film that won, or for which somebody did."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from bot.announcing.model import ResultChange
from bot.background import cancel_tasks, start_unawaited
from bot.guilds.model import Cover, Feature, GuildSettings
from bot.posters.model import FilmFacts
from bot.posters.service import FilmTask, PosterService
from bot.record.model import FilmCredit
from cogs.kit.contest_text import is_main_prize
from cogs.kit.posters import Poster


@dataclass(frozen=True, slots=True)
class FoundPoster:
    """What can be shown of a poster at once.

    Attributes:
        poster: The poster; None if there is none, or none yet.
        pending: The question that TMDB has not answered yet; None if none is under way.
    """

    poster: Poster | None = None
    pending: FilmTask | None = None


class CardPosters:
    """Finds posters for cards, and tells later of those that take long."""

    def __init__(self, service: PosterService) -> None:
        """Find posters with this service."""
        self._service = service
        self._completions: set[asyncio.Task[None]] = set()

    async def find_poster(
        self, settings: GuildSettings, change: ResultChange, cover: Cover | None
    ) -> FoundPoster:
        """Find the poster for the card of a change; none while the winner is covered, for it would show who won."""
        film = find_winning_film(change) if cover is None else None
        if film is None or film.id is None or Feature.POSTERS in settings.switched_off:
            return FoundPoster()
        found = await self._service.find_facts(film.id)
        return FoundPoster(_make_poster(film, found.facts), found.pending)

    def complete_later(self, found: FoundPoster, redraw: Callable[[], None]) -> None:
        """Redraw a card once TMDB has answered, if it knows a poster that the card does not show."""
        if found.pending is None:
            return
        completing = _redraw_with_poster(found.pending, found.poster, redraw)
        task = start_unawaited("completing a card", completing)
        self._completions.add(task)
        task.add_done_callback(self._completions.discard)

    async def close(self) -> None:
        """Give up completing cards."""
        await cancel_tasks(self._completions)


async def _redraw_with_poster(pending: FilmTask, shown: Poster | None, redraw: Callable[[], None]) -> None:
    # Others may wait for the same answer: giving up this card must not take it from them.
    facts = await asyncio.shield(pending)
    if (
        facts is not None
        and facts.poster_url is not None
        and (shown is None or shown.url != facts.poster_url)
    ):
        redraw()


def find_winning_film(change: ResultChange) -> FilmCredit | None:
    """Find the one film that a main prize went to, or to somebody for; None if there are several, or there is none."""
    category = change.category
    if not is_main_prize(category):
        return None
    winners = [category.by_id[one] for one in change.winners if one in category.by_id]
    films = {film.id: film for one in winners for film in one.won_for or one.films}
    return next(iter(films.values())) if len(films) == 1 else None


def _make_poster(film: FilmCredit, facts: FilmFacts | None) -> Poster | None:
    if facts is None or facts.poster_url is None:
        return None
    return Poster(film.title, facts.poster_url)
