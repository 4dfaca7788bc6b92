"""Films' pages with what TMDB knows: sent without it if it takes long, and completed by an edit.

The edit is left out if its message shows something else by then.
"""

import asyncio
import logging
from dataclasses import dataclass

import discord

from bot.background import cancel_tasks, start_unawaited
from bot.guilds.model import Feature
from bot.ids import GuildId
from bot.posters.model import FilmDetails, FilmFacts
from bot.posters.service import FilmTask
from bot.record.model import Film
from bot.search.renown import Match
from bot.services import Services
from bot.times.zone_names import get_country
from cogs.kit.controls import Interaction, Press
from cogs.kit.posts import DISCORD_FAILURES
from cogs.lookup.screens import LookupScreens

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _FilmHere:
    """What is known of a film, for those who ask in one place.

    Attributes:
        country: The country of the place; empty if it is in none.
        details: What can be shown now; None if nothing is known.
        pending: The question that TMDB has not answered yet; None if none is under way.
    """

    country: str = ""
    details: FilmDetails | None = None
    pending: FilmTask | None = None


class FilmPages:
    """Answers with films' pages."""

    def __init__(self, services: Services, screens: LookupScreens) -> None:
        """Answer with what these services know."""
        self._posters, self._guilds = services.posters, services.guilds
        self._screens = screens
        self._completions: dict[int, asyncio.Task[None]] = {}

    async def answer_command(self, interaction: Interaction, match: Match[Film], *, private: bool) -> None:
        """Answer a command with the page of a film, publicly or to the asker alone."""
        here = await self._find_here(interaction, match.found)
        screen = self._screens.make_film_screen(match, details=here.details)
        await interaction.response.send_message(view=screen, ephemeral=private)
        self._complete_later(interaction.id, interaction, here, match)

    async def show_page(self, press: Press, match: Match[Film], page: int = 0) -> None:
        """Show a page of a film in answer to a press."""
        here = await self._find_here(press.interaction, match.found)
        # After an edit it is still the message of the interaction that it answered at first.
        screen_id = _find_screen_id(press) or press.interaction.id
        await press.show_screen(self._screens.make_film_screen(match, page, here.details))
        self._complete_later(screen_id, press.interaction, here, match, page)

    def leave_incomplete(self, press: Press) -> None:
        """Give up completing the screen on which somebody pressed: it is about to show something else."""
        screen_id = _find_screen_id(press)
        completion = self._completions.pop(screen_id, None) if screen_id is not None else None
        if completion is not None:
            completion.cancel()

    async def close(self) -> None:
        """Give up completing anything."""
        await cancel_tasks(self._completions.values())

    async def _find_here(self, interaction: Interaction, film: Film) -> _FilmHere:
        if not self._posters.is_asking:
            return _FilmHere()
        country = ""
        if interaction.guild_id is not None:
            settings = await self._guilds.get_settings(GuildId(interaction.guild_id))
            if Feature.POSTERS in settings.switched_off:
                return _FilmHere()
            country = get_country(settings.time_zone)
        found = await self._posters.find_facts(film.id)
        return _FilmHere(country, _select_details(found.facts, country), found.pending)

    def _complete_later(
        self, screen_id: int, interaction: Interaction, here: _FilmHere, match: Match[Film], page: int = 0
    ) -> None:
        if here.pending is None:
            return
        completing = self._complete_page(interaction, here, here.pending, match, page)
        task = start_unawaited("completing a film's page", completing)
        self._completions[screen_id] = task
        task.add_done_callback(lambda done: self._forget_completion(screen_id, done))

    def _forget_completion(self, screen_id: int, completion: asyncio.Task[None]) -> None:
        if self._completions.get(screen_id) is completion:
            del self._completions[screen_id]

    async def _complete_page(
        self, interaction: Interaction, here: _FilmHere, pending: FilmTask, match: Match[Film], page: int
    ) -> None:
        # Others may wait for the same answer: giving up this page must not take it from them.
        facts = await asyncio.shield(pending)
        details = _select_details(facts, here.country)
        if details == here.details:
            return
        screen = self._screens.make_film_screen(match, page, details)
        try:
            await interaction.edit_original_response(
                view=screen, allowed_mentions=discord.AllowedMentions.none()
            )
        except DISCORD_FAILURES as error:
            log.info("A film's page stays without its poster: %s", type(error).__name__)


def _select_details(facts: FilmFacts | None, country: str) -> FilmDetails | None:
    details = facts.select_country(country) if facts is not None else None
    return details if details is not None and details.says_anything else None


def _find_screen_id(press: Press) -> int | None:
    """The id of the interaction that the presser's own screen answered; None if it is somebody else's screen."""
    message = press.interaction.message
    if message is None or message.interaction_metadata is None or not press.of_own_screen:
        return None
    return message.interaction_metadata.id
