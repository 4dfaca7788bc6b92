"""The controls of a draft."""

from bot.audit.model import Actor
from bot.client import AwardsBot
from bot.contests.drafting import Changes
from bot.contests.model import Contest, Scoring
from bot.errors import OutdatedControlError
from bot.guilds.model import Feature
from cogs.contest import draft, forms, routes, weights
from cogs.contest.desk import Desk
from cogs.kit.cog import FeatureCog
from cogs.kit.contest_arguments import guild_of
from cogs.kit.controls import Press, answers, int_part, one_of


class DraftCog(FeatureCog):
    """What a host chooses before a contest is announced."""

    feature = Feature.CONTESTS

    def __init__(self, bot: AwardsBot, desk: Desk) -> None:
        """Make the cog."""
        super().__init__(bot)
        self._desk = desk

    @answers(routes.CATEGORIES)
    async def choose_way(self, press: Press) -> None:
        """All categories, the big eight, or a screen to choose them."""
        contest, host = await self._desk.pressed(press)
        if press.value == draft.CHOOSE:
            await press.show_privately(draft.categories_screen(await self._desk.card(contest)))
            return
        ceremony = await self.services.slates.ceremony(contest.guild_id, contest.ceremony_id)
        chosen = draft.category_ids(ceremony, press.value)
        await self._change(press, contest, Changes(category_ids=chosen), host)

    @answers(routes.CHOSEN)
    async def choose_categories(self, press: Press) -> None:
        """Some of the slate's categories."""
        contest, host = await self._desk.pressed(press, 2)
        card = await self._desk.card(contest)
        chosen = draft.chosen_categories(card, int_part(press.state[1]), press.values)
        edited = await self._edit(press, contest, Changes(category_ids=chosen), host)
        await press.show_privately(draft.categories_screen(await self._desk.card(edited)))

    @answers(routes.SCORING)
    async def choose_scoring(self, press: Press) -> None:
        """How picks are paid."""
        contest, host = await self._desk.pressed(press)
        await self._change(press, contest, Changes(scoring=one_of(Scoring, press.value)), host)

    @answers(routes.SWITCH)
    async def switch(self, press: Press) -> None:
        """Late entries and open ballots, on or off."""
        contest, host = await self._desk.pressed(press, 3)
        _, name, on = press.state
        match name:
            case "late":
                changes = Changes(late_entries=on == "on")
            case "open":
                changes = Changes(open_ballots=on == "on")
            case _:
                raise OutdatedControlError
        await self._change(press, contest, changes, host)

    @answers(routes.WEIGHTS)
    async def ask_weights(self, press: Press) -> None:
        """The form of weights."""
        contest, _ = await self._desk.pressed(press)
        await press.interaction.response.send_modal(forms.weights_form(await self._desk.card(contest)))

    @answers(routes.WEIGHED)
    async def weigh(self, press: Press) -> None:
        """The weights typed."""
        contest, host = await self._desk.pressed(press)
        typed = weights.read(await self._desk.card(contest), press.typed(forms.WEIGHTS))
        await self._change(press, contest, Changes(weights=typed), host)

    async def _edit(self, press: Press, contest: Contest, changes: Changes, host: Actor) -> Contest:
        guild_id = guild_of(press.interaction)
        return await self.services.hosting.edit(guild_id, contest.id, changes, host)

    async def _change(self, press: Press, contest: Contest, changes: Changes, host: Actor) -> None:
        edited = await self._edit(press, contest, changes, host)
        await press.show_privately(await self._desk.screen(edited))
