"""The commands that look things up, and the controls under their answers."""

from collections.abc import Mapping
from typing import TypeVar

from discord import app_commands, ui

from bot.awards import precursors
from bot.awards.model import CanonicalCategory, Ceremony
from bot.awards.record import OSCARS
from bot.client import AwardsBot
from bot.errors import NothingFoundError, OutdatedControlError, Subject
from bot.guilds.model import Feature
from cogs.kit.arguments import (
    AwardOption,
    CanonicalCategoryOption,
    CategoriesOption,
    CeremonyOption,
    FilmOption,
    PersonOption,
)
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Interaction, Press, answers, one_of
from cogs.kit.refusals import CHOOSE
from cogs.lookup import filmography, foretelling, history, leaders, nights
from cogs.lookup.leaders import BoardName

_Known = TypeVar("_Known")


@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
class LookupCog(FeatureCog):
    """Who won what, in a century of awards."""

    feature = Feature.LOOKUP
    heading = "Look things up"

    def __init__(self, bot: AwardsBot) -> None:
        """Make the cog; it acts once it is loaded."""
        super().__init__(bot)
        self._precursors = precursors.Precursors(bot.services.record)

    @app_commands.command()
    @app_commands.describe(
        ceremony="An edition (97th), the year it was held (2025), or its Best Picture winner (Anora)",
        category="One category, with all its nominees",
    )
    async def winners(
        self, interaction: Interaction, ceremony: CeremonyOption, category: CategoriesOption | None = None
    ) -> None:
        """Who won: a whole night, or one category with its nominees."""
        layout = nights.category_screen(ceremony, category) if category else nights.ceremony_screen(ceremony)
        await interaction.response.send_message(view=layout)

    @app_commands.command()
    @app_commands.describe(title="The film's title, or part of it")
    async def film(self, interaction: Interaction, title: FilmOption) -> None:
        """Every nomination and win of a film."""
        await interaction.response.send_message(view=filmography.film_screen(self.services.record, title))

    @app_commands.command()
    @app_commands.describe(name="Anyone who was ever nominated")
    async def person(self, interaction: Interaction, name: PersonOption) -> None:
        """Every nomination and win of a person."""
        await interaction.response.send_message(view=filmography.person_screen(self.services.record, name))

    @app_commands.command()
    @app_commands.describe(
        name="A prize: Best Picture, Actress, Cinematography …", award="The Oscars, unless you say otherwise"
    )
    async def category(
        self, interaction: Interaction, name: CanonicalCategoryOption, award: AwardOption | None = None
    ) -> None:
        """One prize through the years, newest first."""
        record = self.services.record
        layout = history.history_screen(record, name, award or record.awards[OSCARS])
        await interaction.response.send_message(view=layout)

    @app_commands.command()
    @app_commands.describe(board="What to rank", category="One category alone; every category unless you say")
    @app_commands.choices(
        board=[app_commands.Choice(name=leaders.TITLES[one], value=one) for one in BoardName]
    )
    async def records(
        self,
        interaction: Interaction,
        board: app_commands.Choice[str],
        category: CanonicalCategoryOption | None = None,
    ) -> None:
        """Most wins, most nominations, the unluckiest, the sweeps and the ties."""
        layout = self._board(BoardName(board.value), category)
        await interaction.response.send_message(view=layout)

    @app_commands.command()
    @app_commands.describe(
        category="Picture, Director, an acting prize or a screenplay",
        ceremony="The Oscars of the season; the latest unless you say otherwise",
    )
    async def precursors(
        self,
        interaction: Interaction,
        category: CanonicalCategoryOption,
        ceremony: CeremonyOption | None = None,
    ) -> None:
        """Who won at each earlier award that season, and how often each foretold the Oscar."""
        record = self.services.record
        oscars = precursors.oscars_of(record, ceremony) if ceremony else record.latest()
        if oscars is None:
            raise NothingFoundError(Subject.CEREMONY, ceremony.name if ceremony else "")
        await interaction.response.send_message(view=self._season(category, oscars))

    @answers(nights.PAGE)
    async def turn_winners(self, press: Press) -> None:
        """Another page of a night."""
        ceremony = known(self.services.record.ceremonies, press.parts(3)[0])
        await press.show(nights.ceremony_screen(ceremony, press.page))

    @answers(nights.CATEGORY)
    async def open_category(self, press: Press) -> None:
        """One category of a night."""
        ceremony_id, _, category_id = press.value.partition("/")
        ceremony = known(self.services.record.ceremonies, ceremony_id)
        await press.show(nights.category_screen(ceremony, [known(ceremony.by_id, category_id)]))

    @answers(filmography.FILM)
    async def turn_film(self, press: Press) -> None:
        """Another page of a film."""
        record = self.services.record
        await press.show(filmography.film_screen(record, known(record.films, press.parts(3)[0]), press.page))

    @answers(filmography.PERSON)
    async def turn_person(self, press: Press) -> None:
        """Another page of a person."""
        record = self.services.record
        await press.show(
            filmography.person_screen(record, known(record.people, press.parts(3)[0]), press.page)
        )

    @answers(history.PAGE)
    async def turn_history(self, press: Press) -> None:
        """Another page of a prize through the years."""
        record = self.services.record
        canonical_id, award_id, _, _ = press.parts(4)
        canonical, award = known(record.canonical, canonical_id), known(record.awards, award_id)
        await press.show(history.history_screen(record, canonical, award, press.page))

    @answers(leaders.PAGE)
    async def turn_records(self, press: Press) -> None:
        """Another page of a board."""
        name, key, _, _ = press.parts(4)
        await press.show(self._board(one_of(BoardName, name), self._canonical(key), press.page))

    @answers(leaders.SWITCH)
    async def switch_records(self, press: Press) -> None:
        """Another board."""
        await press.show(self._board(one_of(BoardName, press.value), self._canonical(press.parts(1)[0])))

    @answers(foretelling.SEASON)
    async def turn_season(self, press: Press) -> None:
        """The season before or after."""
        record = self.services.record
        canonical_id, ceremony_id = press.parts(2)
        canonical, oscars = known(record.canonical, canonical_id), known(record.ceremonies, ceremony_id)
        await press.show(self._season(canonical, oscars))

    @answers(CHOOSE)
    async def choose(self, press: Press) -> None:
        """One of several namesakes was meant: answer in public, as the command would have."""
        layout = self._lookup(press.parts(1)[0], press.value)
        await press.interaction.response.send_message(view=layout)

    def _board(self, name: BoardName, canonical: CanonicalCategory | None, page: int = 0) -> ui.LayoutView:
        board = self.services.boards.of(canonical.id if canonical else None)
        return leaders.board_screen(board, name, canonical, page)

    def _canonical(self, key: str) -> CanonicalCategory | None:
        return None if key == leaders.EVERY_CATEGORY else known(self.services.record.canonical, key)

    def _season(self, canonical: CanonicalCategory, oscars: Ceremony) -> ui.LayoutView:
        record = self.services.record
        season = self._precursors.season(canonical.id, oscars)
        return foretelling.season_screen(season, canonical, *foretelling.neighbours(record, oscars))

    def _lookup(self, subject: str, subject_id: str) -> ui.LayoutView:
        record = self.services.record
        match subject:
            case Subject.CEREMONY:
                return nights.ceremony_screen(known(record.ceremonies, subject_id))
            case Subject.FILM:
                return filmography.film_screen(record, known(record.films, subject_id))
            case Subject.PERSON:
                return filmography.person_screen(record, known(record.people, subject_id))
            case Subject.CATEGORY:
                return history.history_screen(
                    record, known(record.canonical, subject_id), record.awards[OSCARS]
                )
            case _:
                raise OutdatedControlError


def known(things: Mapping[str, _Known], thing_id: str) -> _Known:
    """What a control names by its id.

    Raises:
        OutdatedControlError: If the record has it no longer: the control is older than the last import.
    """
    try:
        return things[thing_id]
    except KeyError:
        raise OutdatedControlError from None
