"""Answers about films: what is kept, and what TMDB is asked, at most once a film a day."""

import asyncio
import logging
import re
from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.background import cancel_tasks
from bot.clock import Clock, system_clock
from bot.posters.film_folder import FILM_RETENTION, FilmFolder
from bot.posters.model import FilmFacts, KeptFilm
from bot.posters.tmdb_client import TmdbBusyError, TmdbClient, TmdbError, TmdbRefusedError

log = logging.getLogger(__name__)

ASKING_INTERVAL = timedelta(days=1)
"""The least time between two questions about a film, whatever came of the first."""

TMDB_WAIT_SECONDS = 0.3
"""How long an answer to a member waits for TMDB at most."""

ASKS_LIMIT = 40
"""Most films that are asked about at one time; of further ones nothing is asked."""

REMEMBERED_FILMS_LIMIT = 1_000
"""How many films are kept in memory beside the files."""

REFUSED_DELAY = timedelta(hours=1)
"""How long TMDB is left alone after it refused the token."""

PRUNING_INTERVAL_SECONDS = 24 * 60 * 60.0

_IMDB_ID = re.compile(r"tt\d{5,12}", re.ASCII)

FilmTask = asyncio.Task[FilmFacts | None]
"""A question under way; it raises nothing. Its result is what is to be shown afterwards."""


@dataclass(frozen=True, slots=True)
class FoundFacts:
    """What can be shown of a film at once.

    Attributes:
        facts: What is known; None if nothing is.
        pending: The question that TMDB has not answered yet; None if none is under way.
    """

    facts: FilmFacts | None = None
    pending: FilmTask | None = None


class PosterService:
    """What TMDB knows about films."""

    def __init__(
        self,
        client: TmdbClient | None = None,
        folder: FilmFolder | None = None,
        clock: Clock = system_clock,
        wait_seconds: float = TMDB_WAIT_SECONDS,
    ) -> None:
        """Answer about films.

        Args:
            client: Asks TMDB; None asks nobody, and nothing is known.
            folder: Where answers are kept; None keeps them in memory alone.
            clock: Returns the present instant in UTC.
            wait_seconds: How long an answer is waited for.
        """
        self._client = client
        self._folder = folder
        self._clock = clock
        self._wait_seconds = wait_seconds
        self._films: OrderedDict[str, KeptFilm] = OrderedDict()
        self._asks: dict[str, tuple[FilmTask, float]] = {}
        self._paused_until: datetime | None = None

    @property
    def is_asking(self) -> bool:
        """Whether whoever runs the bot has a token for TMDB."""
        return self._client is not None

    async def find_facts(self, imdb_id: str) -> FoundFacts:
        """Return what is known about a film, after `TMDB_WAIT_SECONDS` at most: a question that takes longer goes on.

        Args:
            imdb_id: IMDb's id; of any other id nothing is known.
        """
        client = self._client
        if client is None or not _IMDB_ID.fullmatch(imdb_id):
            return FoundFacts()
        kept = await self._load_kept(imdb_id)
        loop = asyncio.get_running_loop()
        if imdb_id not in self._asks:
            if not self._may_ask(kept):
                return FoundFacts(self._select_facts(kept))
            asking = asyncio.create_task(self._ask(client, imdb_id, kept), name="asking TMDB")
            self._asks[imdb_id] = (asking, loop.time() + self._wait_seconds)
            asking.add_done_callback(lambda _: self._asks.pop(imdb_id, None))
        asking, waited_until = self._asks[imdb_id]
        # Whoever comes second waits for the rest of the first one's time: several cards of one result wait once.
        await asyncio.wait({asking}, timeout=max(waited_until - loop.time(), 0))
        if asking.done():
            return FoundFacts(asking.result())
        return FoundFacts(self._select_facts(kept), asking)

    async def delete_old_films_daily(self) -> None:
        """Delete kept answers once they are too old, for as long as the bot runs, with a token or without."""
        while True:
            await self.delete_old_films()
            await asyncio.sleep(PRUNING_INTERVAL_SECONDS)

    async def close(self) -> None:
        """Give up what is being asked."""
        await cancel_tasks(asking for asking, _ in self._asks.values())
        if self._client is not None:
            await self._client.close()

    async def _ask(self, client: TmdbClient, imdb_id: str, kept: KeptFilm | None) -> FilmFacts | None:
        """Ask about a film, keep what came of it, and return what is to be shown."""
        known = self._select_facts(kept)
        try:
            facts = await client.fetch_film(imdb_id, known.tmdb_id if known else None)
        except TmdbBusyError as error:
            # It was not asked: it may be asked once TMDB takes questions again.
            self._pause_asking(error.delay, error)
            return known
        except TmdbRefusedError as error:
            log.error("TMDB does not accept TMDB_TOKEN: copy a fresh API Read Access Token")  # noqa: TRY400 - no fault of the code
            self._pause_asking(REFUSED_DELAY, error)
            return known
        except TmdbError as error:
            log.warning("TMDB did not answer about a film: %s", error)
            film = self._note_asking(kept)
        except Exception:
            # Whoever waits for it shows a film without a poster, and not an apology.
            log.exception("TMDB could not be asked about a film")
            film = self._note_asking(kept)
        else:
            film = KeptFilm(self._clock(), self._clock(), facts)
        await self._keep_film(imdb_id, film)
        return self._select_facts(film)

    def _note_asking(self, kept: KeptFilm | None) -> KeptFilm:
        """What is kept of a film after a question that came to nothing."""
        now = self._clock()
        return replace(kept, asked_at=now) if kept else KeptFilm(now)

    def _may_ask(self, kept: KeptFilm | None) -> bool:
        now = self._clock()
        if self._paused_until is not None and now < self._paused_until:
            return False
        if len(self._asks) >= ASKS_LIMIT:
            return False
        # A question from the future is of a clock that was wrong.
        return kept is None or not timedelta(0) <= now - kept.asked_at < ASKING_INTERVAL

    def _pause_asking(self, delay: timedelta, error: TmdbError) -> None:
        log.info("Nothing is asked of TMDB for %d s: %s", delay.total_seconds(), error)
        until = self._clock() + delay
        self._paused_until = max(self._paused_until or until, until)

    def _select_facts(self, kept: KeptFilm | None) -> FilmFacts | None:
        """The facts that may still be shown."""
        if kept is None or kept.answered_at is None or self._clock() - kept.answered_at > FILM_RETENTION:
            return None
        return kept.facts

    async def _load_kept(self, imdb_id: str) -> KeptFilm | None:
        known = self._films.get(imdb_id)
        is_old = known is None or self._clock() - known.asked_at >= ASKING_INTERVAL
        if is_old and self._folder is not None:
            # Another process may have asked since; meanwhile this one may have been answered.
            loaded = await asyncio.to_thread(self._folder.load_film, imdb_id)
            known = self._films.get(imdb_id)
            if loaded is not None and (known is None or known.asked_at < loaded.asked_at):
                self._remember_film(imdb_id, loaded)
        if imdb_id in self._films:
            self._films.move_to_end(imdb_id)
        return self._films.get(imdb_id)

    def _remember_film(self, imdb_id: str, film: KeptFilm) -> None:
        self._films[imdb_id] = film
        if len(self._films) > REMEMBERED_FILMS_LIMIT:
            self._films.popitem(last=False)

    async def _keep_film(self, imdb_id: str, film: KeptFilm) -> None:
        self._remember_film(imdb_id, film)
        if self._folder is None:
            return
        try:
            await asyncio.to_thread(self._folder.save_film, imdb_id, film)
        except OSError as error:
            log.warning("An answer about a film cannot be kept on the disk: %s", error)
        else:
            await self.delete_old_films()

    async def delete_old_films(self) -> None:
        """Delete kept answers that are too old, or too many."""
        if self._folder is None:
            return
        try:
            await asyncio.to_thread(self._folder.delete_old_films, self._clock())
        except OSError as error:
            log.warning("Old answers about films cannot be deleted: %s", error)
