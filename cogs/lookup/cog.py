"""The commands that look things up, and the controls under their answers."""

from collections.abc import Mapping
from typing import TypeVar

from discord import app_commands

from bot.awards.model import CanonicalCategory
from bot.client import AwardsBot
from bot.errors import OutdatedControlError
from bot.guilds.model import Feature
from cogs.kit.arguments import AwardOption, CanonicalCategoryOption, CeremonyOption, FilmOption, PersonOption
from cogs.kit.choosing import CHOOSE, chosen
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Interaction, Press, answers, one_of
from cogs.lookup import filmography, foretelling, history, leaders, nights
from cogs.lookup.answers import Answers
from cogs.lookup.arguments import CategoriesOption, PrizeOption
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
        self._answers = Answers(bot.services)

    @app_commands.command()
    @app_commands.describe(
        ceremony="An edition (97th), the year it was held (2025), or its Best Picture winner (Anora)",
        category="One category, with all its nominees",
    )
    async def winners(
        self, interaction: Interaction, ceremony: CeremonyOption, category: CategoriesOption | None = None
    ) -> None:
        """Who won: a whole night, or one category with its nominees."""
        await interaction.response.send_message(view=self._answers.night(ceremony, category))

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
        self, interaction: Interaction, name: PrizeOption, award: AwardOption | None = None
    ) -> None:
        """One prize through the years, newest first."""
        await interaction.response.send_message(view=self._answers.history(name, award))

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
        layout = self._answers.board(BoardName(board.value), category)
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
        await interaction.response.send_message(view=self._answers.road(category, ceremony))

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
        await press.show(self._answers.category(ceremony, [known(ceremony.by_id, category_id)]))

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
        await press.show(self._answers.board(one_of(BoardName, name), self._canonical(key), press.page))

    @answers(leaders.SWITCH)
    async def switch_records(self, press: Press) -> None:
        """Another board."""
        await press.show(
            self._answers.board(one_of(BoardName, press.value), self._canonical(press.parts(1)[0]))
        )

    @answers(foretelling.SEASON)
    async def turn_season(self, press: Press) -> None:
        """The season before or after."""
        record = self.services.record
        canonical_id, ceremony_id = press.parts(2)
        canonical, oscars = known(record.canonical, canonical_id), known(record.ceremonies, ceremony_id)
        await press.show(self._answers.season(canonical, oscars))

    @answers(CHOOSE)
    async def choose(self, press: Press) -> None:
        """One of several was meant: answer in public, as the command would have, with its other options."""
        await press.interaction.response.send_message(view=self._answers.of(chosen(press)))

    def _canonical(self, key: str) -> CanonicalCategory | None:
        return None if key == leaders.EVERY_CATEGORY else known(self.services.record.canonical, key)


def known(things: Mapping[str, _Known], thing_id: str) -> _Known:
    """What a control names by its id.

    Raises:
        OutdatedControlError: If the record has it no longer: the control is older than the last import.
    """
    try:
        return things[thing_id]
    except KeyError:
        raise OutdatedControlError from None
