"""`/verdict` and `/profile`: the room against the Academy, and members' records."""

import discord
from discord import app_commands

from bot.errors import OutdatedControlError
from bot.guilds.model import Feature
from bot.ids import MemberId
from bot.results.result_set import ResultSet
from bot.verdicts.read_models import MemberProfile
from cogs.kit import illustrated
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Interaction, Press, answers_route, parse_id_part, require_guild_id
from cogs.kit.covers import are_winners_covered
from cogs.kit.result_set_options import find_marked_category, parse_result_set_part
from cogs.kit.routes import VERDICT_ROUTE
from cogs.verdicts import routes
from cogs.verdicts.category_screens import RoomQuestion, category_verdict_screen
from cogs.verdicts.ceremony_screens import ceremony_verdict_screen
from cogs.verdicts.options import JudgedCategoryOption, VerdictOption, resolve_verdict
from cogs.verdicts.profile_screens import profile_screen, strengths_screen
from cogs.verdicts.years_screens import YearsView, years_screen


@app_commands.guild_only()
class VerdictCog(FeatureCog):
    """Verdicts: the room's answers compared with the results."""

    feature = Feature.VERDICT
    heading = "The room’s verdict"
    about = (
        "What this room believed, from ballots and polls, against what the Academy did: who was right, where "
        "everyone was wrong, and who alone saw it coming. Choose a category for everyone's shares."
    )

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
        result_set = ceremony or await resolve_verdict(interaction)
        if category is None:
            found = await self.services.verdicts.get_ceremony_verdict(result_set)
            screen = ceremony_verdict_screen(found)
        else:
            found = await self.services.verdicts.get_category_verdict(result_set, category.id)
            screen = category_verdict_screen(found)
        alone = await are_winners_covered(interaction, found.results)
        await illustrated.answer_with_pictures(interaction, screen, alone=alone)

    @answers_route(VERDICT_ROUTE)
    async def open_ceremony(self, press: Press) -> None:
        """Show the ceremony's verdict."""
        await self._show_ceremony(press, _read_result_set(press, 1))

    @answers_route(routes.VERDICT_CATEGORY_ROUTE)
    async def choose_category(self, press: Press) -> None:
        """Show the verdict of the chosen category."""
        result_set = _read_result_set(press, 2)
        await self._show_category(press, result_set, press.value, None)

    @answers_route(routes.VERDICT_SHARES_ROUTE)
    async def choose_question(self, press: Press) -> None:
        """Show another question's shares as the picture."""
        result_set = _read_result_set(press, 3)
        try:
            asked = RoomQuestion(press.state[2])
        except ValueError:
            raise OutdatedControlError from None
        await self._show_category(press, result_set, press.state[1], asked)

    @answers_route(routes.VERDICT_YEARS_ROUTE)
    async def open_years(self, press: Press) -> None:
        """Show the room over the years."""
        try:
            view = YearsView(press.require_parts(3)[0])
        except ValueError:
            raise OutdatedControlError from None
        years = await self.services.verdicts.get_room_years(require_guild_id(press.interaction))
        await illustrated.show_with_pictures(
            press,
            years_screen(years, self.services.record.canonical, view, press.page),
            alone=await are_winners_covered(press.interaction),
        )

    @answers_route(routes.VERDICT_YEAR_ROUTE)
    async def choose_year(self, press: Press) -> None:
        """Show the ceremony chosen from the years."""
        result_set = ResultSet(require_guild_id(press.interaction), press.value)
        await self._show_ceremony(press, result_set)

    async def _show_ceremony(self, press: Press, result_set: ResultSet) -> None:
        found = await self.services.verdicts.get_ceremony_verdict(result_set)
        alone = await are_winners_covered(press.interaction, found.results)
        await illustrated.show_with_pictures(press, ceremony_verdict_screen(found), alone=alone)

    async def _show_category(
        self, press: Press, result_set: ResultSet, marked: str, asked: RoomQuestion | None
    ) -> None:
        ceremony = await self.services.slates.get_ceremony(result_set.guild_id, result_set.ceremony_id)
        category = find_marked_category(ceremony, marked)
        room_category = await self.services.verdicts.get_category_verdict(result_set, category.id)
        alone = await are_winners_covered(press.interaction, room_category.results)
        await illustrated.show_with_pictures(
            press, category_verdict_screen(room_category, asked), alone=alone
        )


def _read_result_set(press: Press, parts: int) -> ResultSet:
    return parse_result_set_part(require_guild_id(press.interaction), press.require_parts(parts)[0])


@app_commands.guild_only()
class ProfileCog(FeatureCog):
    """Members' records over all their contests."""

    feature = Feature.VERDICT
    heading = "Members’ records"
    about = (
        "Yours, or a member's over all contests here: how often right and in which categories, how bold, the "
        "best night."
    )

    @app_commands.command()
    @app_commands.describe(member="Whose record; yours unless you say")
    async def profile(self, interaction: Interaction, member: discord.User | None = None) -> None:
        """A member's record over contests: how often right, how bold, the best night."""
        whose = member or interaction.user
        record = await self.services.verdicts.get_member_profile(
            require_guild_id(interaction), MemberId(whose.id)
        )
        await interaction.response.send_message(
            view=profile_screen(record, whose.display_name, self.services.record.canonical),
            ephemeral=await are_winners_covered(interaction),
        )

    @answers_route(routes.MEMBER_PROFILE_ROUTE)
    async def open_profile(self, press: Press) -> None:
        """Show the member's record, from its categories."""
        record = await self._load_profile(press, 1)
        await press.show_screen(
            profile_screen(record, record.name or "A member", self.services.record.canonical),
            alone=await are_winners_covered(press.interaction),
        )

    @answers_route(routes.MEMBER_STRENGTHS_ROUTE)
    async def turn_page(self, press: Press) -> None:
        """Show a page of the record by category."""
        record = await self._load_profile(press, 3)
        canonical = self.services.record.canonical
        await press.show_screen(
            strengths_screen(record, record.name or "A member", canonical, press.page),
            alone=await are_winners_covered(press.interaction),
        )

    async def _load_profile(self, press: Press, parts: int) -> MemberProfile:
        member_id = MemberId(parse_id_part(press.require_parts(parts)[0]))
        return await self.services.verdicts.get_member_profile(require_guild_id(press.interaction), member_id)
