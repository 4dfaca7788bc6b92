"""The controls of a draft."""

from bot.audit.model import Actor
from bot.client import AwardsBot
from bot.contests.drafting import ContestChanges
from bot.contests.model import Contest, Scoring
from bot.errors import OutdatedControlError
from bot.guilds.model import Feature
from cogs.contest import draft, forms, routes, weights
from cogs.contest.desk import HostContext
from cogs.kit.cog import FeatureCog
from cogs.kit.contest_arguments import require_guild_id
from cogs.kit.controls import Press, answers_route, parse_enum_part, parse_id_part


class ContestDraftCog(FeatureCog):
    """What a host chooses before a contest is announced."""

    feature = Feature.CONTESTS

    def __init__(self, bot: AwardsBot, host_context: HostContext) -> None:
        """Make the cog."""
        super().__init__(bot)
        self._desk = host_context

    @answers_route(routes.DRAFT_CATEGORIES_ROUTE)
    async def choose_category_set(self, press: Press) -> None:
        """All categories, the big eight, or a screen to choose them."""
        contest, host = await self._desk.find_pressed_contest(press)
        if press.value == draft.CATEGORY_SET_CHOSEN:
            await press.show_privately(draft.draft_categories_screen(await self._desk.load_card(contest)))
            return
        ceremony = await self.services.slates.get_ceremony(contest.guild_id, contest.ceremony_id)
        chosen = draft.resolve_category_ids(ceremony, press.value)
        await self._save_and_show(press, contest, ContestChanges(category_ids=chosen), host)

    @answers_route(routes.DRAFT_CATEGORIES_CHOSEN_ROUTE)
    async def choose_categories(self, press: Press) -> None:
        """Some of the slate's categories."""
        contest, host = await self._desk.find_pressed_contest(press, 2)
        card = await self._desk.load_card(contest)
        chosen = draft.merge_chosen_categories(card, parse_id_part(press.state[1]), press.values)
        edited = await self._edit_contest(press, contest, ContestChanges(category_ids=chosen), host)
        await press.show_privately(draft.draft_categories_screen(await self._desk.load_card(edited)))

    @answers_route(routes.DRAFT_SCORING_ROUTE)
    async def choose_scoring(self, press: Press) -> None:
        """How picks are paid."""
        contest, host = await self._desk.find_pressed_contest(press)
        await self._save_and_show(
            press, contest, ContestChanges(scoring=parse_enum_part(Scoring, press.value)), host
        )

    @answers_route(routes.DRAFT_SWITCH_ROUTE)
    async def switch_option(self, press: Press) -> None:
        """Late entries and open ballots, on or off."""
        contest, host = await self._desk.find_pressed_contest(press, 3)
        _, name, on = press.state
        match name:
            case "late":
                changes = ContestChanges(late_entries=on == "on")
            case "open":
                changes = ContestChanges(open_ballots=on == "on")
            case _:
                raise OutdatedControlError
        await self._save_and_show(press, contest, changes, host)

    @answers_route(routes.DRAFT_WEIGHTS_ROUTE)
    async def ask_weights(self, press: Press) -> None:
        """The form of weights."""
        contest, _ = await self._desk.find_pressed_contest(press)
        await press.interaction.response.send_modal(forms.weights_form(await self._desk.load_card(contest)))

    @answers_route(routes.DRAFT_WEIGHTS_TYPED_ROUTE)
    async def save_weights(self, press: Press) -> None:
        """The weights typed."""
        contest, host = await self._desk.find_pressed_contest(press)
        typed = weights.parse_weights(
            await self._desk.load_card(contest), press.get_typed_text(forms.WEIGHTS_FIELD)
        )
        await self._save_and_show(press, contest, ContestChanges(weights=typed), host)

    async def _edit_contest(
        self, press: Press, contest: Contest, changes: ContestChanges, host: Actor
    ) -> Contest:
        guild_id = require_guild_id(press.interaction)
        return await self.services.contest_hosting.edit_contest(guild_id, contest.id, changes, host)

    async def _save_and_show(
        self, press: Press, contest: Contest, changes: ContestChanges, host: Actor
    ) -> None:
        edited = await self._edit_contest(press, contest, changes, host)
        await press.show_privately(await self._desk.make_host_screen(edited))
