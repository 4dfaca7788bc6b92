"""`/verdict`: the room against the Academy, at one ceremony, in one category, and over the years."""

from discord import app_commands

from bot.errors import OutdatedControlError
from bot.guilds.model import Feature
from bot.results.target import Target
from cogs.kit import illustrated
from cogs.kit.cog import FeatureCog
from cogs.kit.contest_arguments import guild_of
from cogs.kit.controls import Interaction, Press, answers
from cogs.kit.illustrated import Illustrated
from cogs.kit.targets import category_marked, target_of_part
from cogs.kit.verdict_routes import VERDICT
from cogs.verdict import routes
from cogs.verdict.arguments import JudgedCategoryOption, VerdictOption, meant_target
from cogs.verdict.category import Asked, category_screen
from cogs.verdict.ceremony import ceremony_screen
from cogs.verdict.years import View, years_screen


@app_commands.guild_only()
class VerdictCog(FeatureCog):
    """What the room believed, held against what happened."""

    feature = Feature.VERDICT
    heading = "The room’s verdict"

    @app_commands.command()
    @app_commands.describe(
        ceremony="Which ceremony, or a rehearsal by its title; the latest unless you say",
        category="One category of it, with everyone’s shares",
    )
    async def verdict(
        self,
        interaction: Interaction,
        ceremony: VerdictOption | None = None,
        category: JudgedCategoryOption | None = None,
    ) -> None:
        """The room against the Academy: what it believed, what happened, and who called it."""
        target = ceremony or await meant_target(interaction)
        if category is None:
            found = await self._ceremony(target)
        else:
            found = category_screen(await self.services.verdicts.category(target, category.id))
        await illustrated.answer(interaction, found)

    @answers(VERDICT)
    async def open_ceremony(self, press: Press) -> None:
        """The whole ceremony, from one of its categories or from elsewhere."""
        await illustrated.show(press, await self._ceremony(_target(press, 1)))

    @answers(routes.CATEGORY)
    async def choose_category(self, press: Press) -> None:
        """A category chosen from the ceremony's."""
        target = _target(press, 2)
        await self._show_category(press, target, press.value, None)

    @answers(routes.SHARES)
    async def choose_question(self, press: Press) -> None:
        """Another question's shares as a picture."""
        target = _target(press, 3)
        try:
            asked = Asked(press.state[2])
        except ValueError:
            raise OutdatedControlError from None
        await self._show_category(press, target, press.state[1], asked)

    @answers(routes.YEARS)
    async def look_back(self, press: Press) -> None:
        """The room over the years."""
        try:
            view = View(press.parts(3)[0])
        except ValueError:
            raise OutdatedControlError from None
        years = await self.services.verdicts.years(guild_of(press.interaction))
        await illustrated.show(press, years_screen(years, self.services.record.canonical, view, press.page))

    @answers(routes.YEAR)
    async def choose_year(self, press: Press) -> None:
        """A ceremony chosen from the years."""
        target = Target(guild_of(press.interaction), press.value)
        await illustrated.show(press, await self._ceremony(target))

    async def _ceremony(self, target: Target) -> Illustrated:
        return ceremony_screen(await self.services.verdicts.ceremony(target))

    async def _show_category(self, press: Press, target: Target, marked: str, asked: Asked | None) -> None:
        ceremony = await self.services.slates.ceremony(target.guild_id, target.ceremony_id)
        category = category_marked(ceremony, marked)
        facts = await self.services.verdicts.category(target, category.id)
        await illustrated.show(press, category_screen(facts, asked))


def _target(press: Press, parts: int) -> Target:
    return target_of_part(guild_of(press.interaction), press.parts(parts)[0])
