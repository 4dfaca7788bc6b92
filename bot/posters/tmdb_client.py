"""Asks TMDB, The Movie Database, about films, over HTTP, as its reference documents version 3 of its interface.

https://developer.themoviedb.org/reference: `/find/{imdb_id}`, `/movie/{id}` and `/configuration`.
"""

import asyncio
import logging
from datetime import timedelta
from enum import StrEnum
from http import HTTPStatus

import aiohttp
from pydantic import ValidationError

from bot.metrics import TMDB_REQUESTS
from bot.posters.answers import DEFAULT_POSTER_FOLDER, FilmAnswer, FoundFilms, ImageConfiguration
from bot.posters.model import FilmFacts

log = logging.getLogger(__name__)

REQUESTS_AT_ONCE = 4
"""Most requests under way at one time."""

REQUEST_TIMEOUT_SECONDS = 10.0
"""How long one request may take, its answer included."""

ANSWER_LIMIT_BYTES = 2_000_000
"""The longest answer that is read: the credits of a film of many hands are some 300 kB."""

IMAGES_LIFETIME_SECONDS = 24 * 60 * 60.0
"""How long it is remembered where pictures are."""

DEFAULT_RETRY_DELAY = timedelta(seconds=10)
LONGEST_RETRY_DELAY = timedelta(hours=1)
"""How long TMDB is left alone if it does not say for how long, or says something absurd."""


class RequestOutcome(StrEnum):
    """How a request went, as it is counted."""

    ANSWERED = "answered"
    MISSING = "missing"
    BUSY = "busy"
    REFUSED = "refused"
    FAILED = "failed"


class TmdbError(Exception):
    """TMDB gave no answer, or none that can be read. The message names no film, and holds no token."""


class TmdbRefusedError(TmdbError):
    """TMDB does not accept the token."""


class TmdbBusyError(TmdbError):
    """TMDB wants to be left alone for a while.

    Attributes:
        delay: For how long.
    """

    def __init__(self, delay: timedelta) -> None:
        """Say for how long."""
        super().__init__(f"too many requests: nothing more for {delay.total_seconds():.0f} s")
        self.delay = delay


class TmdbClient:
    """A client of TMDB with one token."""

    def __init__(self, token: str, api_url: str, *, timeout_seconds: float = REQUEST_TIMEOUT_SECONDS) -> None:
        """Ask as the owner of a token.

        Args:
            token: The API Read Access Token.
            api_url: The base of the interface, without a slash at its end.
            timeout_seconds: How long one request may take.
        """
        self._token = token
        self._api_url = api_url
        self._timeout = aiohttp.ClientTimeout(total=timeout_seconds)
        self._places = asyncio.Semaphore(REQUESTS_AT_ONCE)
        self._session: aiohttp.ClientSession | None = None
        self._poster_folder = DEFAULT_POSTER_FOLDER
        self._images_until = 0.0

    async def fetch_film(self, imdb_id: str, tmdb_id: int | None = None) -> FilmFacts | None:
        """Ask about a film.

        Args:
            imdb_id: IMDb's id, `tt…`.
            tmdb_id: TMDB's, if it is known from before, which saves a request.

        Returns:
            What TMDB knows; None if it does not know the film.

        Raises:
            TmdbBusyError: It wants to be left alone for a while.
            TmdbRefusedError: It does not accept the token.
            TmdbError: Any other reason for which there is no answer.
        """
        if tmdb_id is None and (tmdb_id := await self._find_id(imdb_id)) is None:
            return None
        await self._update_poster_folder()
        answer = await self._get_answer(
            f"/movie/{tmdb_id}", {"append_to_response": "credits,watch/providers"}
        )
        if answer is None:
            return None
        try:
            return FilmAnswer.model_validate_json(answer).make_facts(self._poster_folder)
        except ValidationError as error:
            raise _make_malformed_error(error) from error

    async def close(self) -> None:
        """Close the connections; another question opens new ones."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def _find_id(self, imdb_id: str) -> int | None:
        answer = await self._get_answer(f"/find/{imdb_id}", {"external_source": "imdb_id"})
        if answer is None:
            return None
        try:
            found = FoundFilms.model_validate_json(answer).movie_results
        except ValidationError as error:
            raise _make_malformed_error(error) from error
        return found[0].id if found else None

    async def _update_poster_folder(self) -> None:
        """Ask once a day where pictures are; without an answer they are taken to be where they were."""
        now = asyncio.get_running_loop().time()
        if now < self._images_until:
            return
        self._images_until = now + IMAGES_LIFETIME_SECONDS
        try:
            answer = await self._get_answer("/configuration", {})
            if answer is not None:
                self._poster_folder = ImageConfiguration.model_validate_json(answer).choose_poster_folder()
        except (TmdbBusyError, TmdbRefusedError):
            self._images_until = 0.0
            raise
        except (TmdbError, ValueError) as error:
            log.info("TMDB does not say where its pictures are: %s", type(error).__name__)

    async def _get_answer(self, path: str, parameters: dict[str, str]) -> bytes | None:
        """Make a request; None if there is no such thing."""
        try:
            async with self._places:
                status, delay, body = await self._send_request(path, parameters)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            TMDB_REQUESTS.count(RequestOutcome.FAILED)
            # The type alone: some messages quote the address, and with it the film.
            raise TmdbError(f"no answer: {type(error).__name__}") from error
        outcome = _classify_status(status)
        TMDB_REQUESTS.count(outcome)
        match outcome:
            case RequestOutcome.ANSWERED:
                return body
            case RequestOutcome.MISSING:
                return None
            case RequestOutcome.BUSY:
                raise TmdbBusyError(_parse_retry_after(delay))
            case RequestOutcome.REFUSED:
                raise TmdbRefusedError(f"status {status}")
            case RequestOutcome.FAILED:
                raise TmdbError(f"status {status}")

    async def _send_request(self, path: str, parameters: dict[str, str]) -> tuple[int, str, bytes]:
        """Return the status, how long to wait until the next request, and the body, of bounded length."""
        if self._session is None:
            headers = {"Authorization": f"Bearer {self._token}", "Accept": "application/json"}
            self._session = aiohttp.ClientSession(timeout=self._timeout, headers=headers)
        # Not redirected: the token is for nobody else.
        async with self._session.get(
            self._api_url + path, params=parameters, allow_redirects=False
        ) as response:
            body = bytearray()
            if response.status == HTTPStatus.OK:
                async for piece in response.content.iter_chunked(64_000):
                    body += piece
                    if len(body) > ANSWER_LIMIT_BYTES:
                        raise aiohttp.ClientPayloadError("longer than any film needs")
            return response.status, response.headers.get("Retry-After", ""), bytes(body)


def _classify_status(status: int) -> RequestOutcome:
    match status:
        case HTTPStatus.OK:
            return RequestOutcome.ANSWERED
        case HTTPStatus.NOT_FOUND:
            return RequestOutcome.MISSING
        case HTTPStatus.TOO_MANY_REQUESTS:
            return RequestOutcome.BUSY
        case HTTPStatus.UNAUTHORIZED | HTTPStatus.FORBIDDEN:
            return RequestOutcome.REFUSED
        case _:
            return RequestOutcome.FAILED


def _parse_retry_after(text: str) -> timedelta:
    """Read a number of seconds; a date, which TMDB does not send, counts as nothing said."""
    if not (text.isascii() and text.isdecimal()):
        return DEFAULT_RETRY_DELAY
    return min(timedelta(seconds=min(int(text[:9]), 86_400)), LONGEST_RETRY_DELAY)


def _make_malformed_error(error: ValidationError) -> TmdbError:
    first = error.errors(include_input=False, include_url=False)[0]
    return TmdbError(f"malformed answer: {first['type']} at {'.'.join(map(str, first['loc'])) or 'the top'}")
