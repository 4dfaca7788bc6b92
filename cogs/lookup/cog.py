"""The lookup commands and the controls on their answers."""

from collections.abc import Mapping
from typing import TypeVar

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.client import AwardsBot
from bot.errors import OutdatedControlError
from bot.guilds.model import Feature
from bot.ids import CategoryId
from bot.record.model import Film
from bot.search.renown import Match
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Interaction, Press, answers_route, parse_enum_part
from cogs.kit.lookup_choices import (
    LOOKUP_CHOICE_ROUTE,
    LOOKUPS_WITHOUT_OPTIONS,
    PRIVATE_OPTION,
    AskedCommand,
    read_chosen_command,
)
from cogs.kit.options import AwardOption, CeremonyOption, read_option_text
from cogs.kit.routes import LOOKUP_ROUTE
from cogs.lookup import (
    category_screens,
    ceremony_screens,
    filmography_screens,
    precursor_screens,
    records_screens,
)
from cogs.lookup.announced_here import NightHere, load_night_here
from cogs.lookup.film_pages import FilmPages
from cogs.lookup.options import (
    CategoriesOption,
    ComparedCategoryOption,
    FilmMatchOption,
    PersonMatchOption,
    PrizeOption,
    find_ceremony_or_latest,
)
from cogs.lookup.records_screens import DEFAULT_BOARD, BoardName, parse_scope
from cogs.lookup.screens import LookupScreens
from cogs.lookup.subjects import SUBJECT_ROUTE

PRIVATE_DESCRIPTION = "Show the answer to you alone"

_Known = TypeVar("_Known")
_KnownId = TypeVar("_KnownId", bound=str)


@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
class LookupCog(FeatureCog):
    """Lookups in the record of awards."""

    feature = Feature.LOOKUP
    heading = "Look things up"
    about = (
        "Type as you speak: `97th`, `2025`, `oscars 2025`, `lotr return of the king` and `godfahter` all "
        "arrive. A Best Picture winner stands for its night, so `/winners anora` is the 97th.\n"
        "From each answer selects lead on, to a category's nominees and from there to their films and people. "
        "Everyone here reads the answer, unless you add `private:True`."
    )

    def __init__(self, bot: AwardsBot) -> None:
        """Create the cog."""
        super().__init__(bot)
        self._answers = LookupScreens(bot.services)
        self._films = FilmPages(bot.services, self._answers)

    async def cog_unload(self) -> None:
        """Give up completing films' pages."""
        await self._films.close()

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """Leave a film's page as it is once somebody pressed on it: it is about to show something else."""
        if interaction.type is discord.InteractionType.component:
            self._films.leave_incomplete(Press(interaction, ()))

    @app_commands.command()
    @app_commands.describe(
        ceremony="An edition (97th), a year (2025), a Best Picture winner (Anora); the latest unless you say",
        category="One category, with all its nominees",
        private=PRIVATE_DESCRIPTION,
    )
    async def winners(
        self,
        interaction: Interaction,
        ceremony: CeremonyOption | None = None,
        category: CategoriesOption | None = None,
        private: bool = False,
    ) -> None:
        """Who won: a whole night, or one category with its nominees."""
        if ceremony is None:
            typed = read_option_text(interaction, "category")
            latest = find_ceremony_or_latest(self.services.search, "", typed)
            await _answer(interaction, self._answers.make_night_screen(latest, category), private)
            return
        night = await load_night_here(interaction, ceremony)
        categories = tuple(night.ceremony.by_id[one.id] for one in category) if category else None
        screen = self._answers.make_night_screen(night.ceremony, categories, night.announced_ids)
        await _answer(interaction, screen, private or night.is_covered)

    @app_commands.command()
    @app_commands.describe(title="The film's title, or part of it", private=PRIVATE_DESCRIPTION)
    async def film(self, interaction: Interaction, title: FilmMatchOption, private: bool = False) -> None:
        """Every nomination and win of a film."""
        await self._films.answer_command(interaction, title, private=private)

    @app_commands.command()
    @app_commands.describe(name="Anyone who was ever nominated", private=PRIVATE_DESCRIPTION)
    async def person(self, interaction: Interaction, name: PersonMatchOption, private: bool = False) -> None:
        """Every nomination and win of a person."""
        await _answer(interaction, self._answers.make_person_screen(name), private)

    @app_commands.command()
    @app_commands.describe(
        name="A prize: Best Picture, Actress, Cinematography …",
        award="The Oscars, unless you say otherwise",
        private=PRIVATE_DESCRIPTION,
    )
    async def category(
        self,
        interaction: Interaction,
        name: PrizeOption,
        award: AwardOption | None = None,  # noqa: ARG002 - read where the name is found
        private: bool = False,
    ) -> None:
        """One prize through the years, newest first."""
        await _answer(interaction, self._answers.make_history_screen(name), private)

    @app_commands.command()
    @app_commands.describe(
        board="What to rank; most wins unless you say",
        category="One category alone; every category unless you say",
        award="The Oscars, unless you say otherwise",
        private=PRIVATE_DESCRIPTION,
    )
    @app_commands.choices(
        board=[app_commands.Choice(name=records_screens.BOARD_TITLES[one], value=one) for one in BoardName]
    )
    async def records(
        self,
        interaction: Interaction,
        board: app_commands.Choice[str] | None = None,
        category: PrizeOption | None = None,
        award: AwardOption | None = None,
        private: bool = False,
    ) -> None:
        """Most wins, most nominations, the unluckiest, the sweeps and the ties."""
        name = BoardName(board.value) if board else DEFAULT_BOARD
        await _answer(interaction, self._answers.make_records_screen(name, category, award), private)

    @app_commands.command()
    @app_commands.describe(
        category="Picture, Director, an acting prize or a screenplay; Best Picture unless you say",
        ceremony="The Oscars of the season; the latest unless you say otherwise",
        private=PRIVATE_DESCRIPTION,
    )
    async def precursors(
        self,
        interaction: Interaction,
        category: ComparedCategoryOption | None = None,
        ceremony: CeremonyOption | None = None,
        private: bool = False,
    ) -> None:
        """Who won at each earlier award that season, and how often each foretold the Oscar."""
        await _answer(interaction, self._answers.make_precursors_screen(category, ceremony), private)

    @answers_route(ceremony_screens.WINNERS_PAGE_ROUTE)
    async def turn_winners(self, press: Press) -> None:
        """Show another page of a ceremony's winners."""
        known = require_known(self.services.record.ceremonies, press.require_parts(3)[0])
        night = await load_night_here(press.interaction, known)
        screen = self._answers.make_winners_screen(night.ceremony, press.page, night.announced_ids)
        await _show_night(press, night, screen)

    @answers_route(ceremony_screens.NOMINEES_ROUTE)
    async def open_category(self, press: Press) -> None:
        """Show one category of a ceremony."""
        ceremony_id, _, category_id = press.value.partition("/")
        known = require_known(self.services.record.ceremonies, ceremony_id)
        night = await load_night_here(press.interaction, known)
        category = require_known(night.ceremony.by_id, CategoryId(category_id))
        screen = self._answers.make_category_screen(night.ceremony, [category], night.announced_ids)
        await _show_night(press, night, screen)

    @answers_route(SUBJECT_ROUTE)
    async def open_subject(self, press: Press) -> None:
        """Show the page of the chosen film or person."""
        subject = self._answers.find_subject(press.value)
        if isinstance(subject, Film):
            await self._films.show_page(press, Match(subject))
        else:
            await press.show_screen(self._answers.make_person_screen(Match(subject)))

    @answers_route(filmography_screens.FILM_PAGE_ROUTE)
    async def turn_film(self, press: Press) -> None:
        """Show another page of a film."""
        film = require_known(self.services.record.films, press.require_parts(3)[0])
        await self._films.show_page(press, Match(film), press.page)

    @answers_route(filmography_screens.PERSON_PAGE_ROUTE)
    async def turn_person(self, press: Press) -> None:
        """Show another page of a person."""
        person = require_known(self.services.record.people, press.require_parts(3)[0])
        await press.show_screen(self._answers.make_person_screen(Match(person), press.page))

    @answers_route(category_screens.HISTORY_PAGE_ROUTE)
    async def turn_history(self, press: Press) -> None:
        """Show another page of a category's history."""
        record = self.services.record
        canonical_id, award_id, _, _ = press.require_parts(4)
        canonical, award = (
            require_known(record.canonical, canonical_id),
            require_known(record.awards, award_id),
        )
        await press.show_screen(self._answers.make_history_page(canonical, award, press.page))

    @answers_route(category_screens.HISTORY_DECADE_ROUTE)
    async def choose_decade(self, press: Press) -> None:
        """Show the chosen decade of a category's history."""
        record = self.services.record
        canonical_id, award_id = press.require_parts(2)
        canonical, award = (
            require_known(record.canonical, canonical_id),
            require_known(record.awards, award_id),
        )
        page = category_screens.find_page_of_decade(record, canonical_id, award_id, press.value)
        await press.show_screen(self._answers.make_history_page(canonical, award, page))

    @answers_route(records_screens.RECORDS_PAGE_ROUTE)
    async def turn_records(self, press: Press) -> None:
        """Show another page of a leaderboard."""
        name, key, _, _ = press.require_parts(4)
        await press.show_screen(
            self._answers.make_scope_screen(
                parse_enum_part(BoardName, name), parse_scope(self.services.record, key), press.page
            )
        )

    @answers_route(records_screens.RECORDS_BOARD_ROUTE)
    async def switch_records(self, press: Press) -> None:
        """Show another leaderboard."""
        await press.show_screen(
            self._answers.make_scope_screen(
                parse_enum_part(BoardName, press.value),
                parse_scope(self.services.record, press.require_parts(1)[0]),
            )
        )

    @answers_route(precursor_screens.PRECURSOR_SEASON_ROUTE)
    async def turn_season(self, press: Press) -> None:
        """Show the previous or next season."""
        record = self.services.record
        canonical_id, ceremony_id = press.require_parts(2)
        canonical, oscars = (
            require_known(record.canonical, canonical_id),
            require_known(record.ceremonies, ceremony_id),
        )
        await press.show_screen(self._answers.make_season_screen(canonical, oscars))

    @answers_route(LOOKUP_ROUTE)
    async def answer_first(self, press: Press) -> None:
        """Answer a command without options to the presser alone, from `/help`."""
        (command,) = press.require_parts(1)
        if command not in LOOKUPS_WITHOUT_OPTIONS:
            raise OutdatedControlError
        screen, _ = await self._make_asked_screen(press.interaction, AskedCommand(command, {}))
        await press.show_screen(screen, alone=True)

    @answers_route(LOOKUP_CHOICE_ROUTE)
    async def answer_choice(self, press: Press) -> None:
        """Answer the command, publicly unless it was asked privately, with the chosen meaning of an option."""
        asked = read_chosen_command(press)
        private = bool(asked.get_text(PRIVATE_OPTION))
        film = self._answers.match_asked_film(asked)
        if film is not None:
            await self._films.answer_command(press.interaction, film, private=private)
            return
        screen, is_covered = await self._make_asked_screen(press.interaction, asked)
        await _answer(press.interaction, screen, private or is_covered)

    async def _make_asked_screen(
        self, interaction: Interaction, asked: AskedCommand
    ) -> tuple[ui.LayoutView, bool]:
        """Make the screen that answers a command; the second value is whether the winners on it are covered here."""
        ceremony = self._answers.find_asked_ceremony(asked)
        if ceremony is None:
            return self._answers.make_asked_screen(asked, None), False
        night = await load_night_here(interaction, ceremony)
        return self._answers.make_asked_screen(asked, night.ceremony, night.announced_ids), night.is_covered


async def _show_night(press: Press, night: NightHere, screen: ui.LayoutView) -> None:
    """Show a night in answer to a press, to the presser alone while its winners are covered."""
    await (press.show_privately(screen) if night.is_covered else press.show_screen(screen))


async def _answer(interaction: Interaction, screen: ui.LayoutView, private: bool) -> None:
    await interaction.response.send_message(view=screen, ephemeral=private)


def require_known(things: Mapping[_KnownId, _Known], thing_id: _KnownId) -> _Known:
    """Return the thing that a control names by its id.

    Raises:
        OutdatedControlError: The record no longer has it: the control is older than the last import.
    """
    try:
        return things[thing_id]
    except KeyError:
        raise OutdatedControlError from None
