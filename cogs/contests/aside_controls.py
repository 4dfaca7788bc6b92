"""The hosts' list of ballots: a select of a ballot, a form for the reason why it is set aside, and the way back."""

from bot.client import AwardsBot
from bot.contests.model import Contest
from bot.contests.read_models import BallotEntry
from bot.errors import OutdatedControlError
from bot.guilds.model import Feature
from cogs.contests import aside_screens, routes
from cogs.contests.host_context import HostContext
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Press, answers_route


class SetAsideCog(FeatureCog):
    """Controls with which hosts set ballots aside."""

    feature = Feature.CONTESTS

    def __init__(self, bot: AwardsBot, host_context: HostContext) -> None:
        """Create the cog with the context that the hosts' cogs share."""
        super().__init__(bot)
        self._host_context = host_context

    @answers_route(routes.CONTEST_BALLOTS_ROUTE)
    async def list_ballots(self, press: Press) -> None:
        """Show a page of the contest's ballots."""
        contest, _ = await self._host_context.find_pressed_contest(press, 3)
        await self._show_ballots(press, contest, press.page)

    @answers_route(routes.CHOOSE_BALLOT_ROUTE)
    async def choose_ballot(self, press: Press) -> None:
        """Open the form for the reason; of a ballot that is set aside, ask whether it takes part again."""
        contest, _ = await self._host_context.find_pressed_contest(press, 2)
        entry = await self._find_entry(contest, press.value)
        if entry.set_aside is None:
            await press.interaction.response.send_modal(aside_screens.set_aside_form(contest, entry))
        else:
            await press.show_privately(aside_screens.restore_screen(contest, entry))

    @answers_route(routes.SET_GUEST_ASIDE_ROUTE)
    async def ask_guest_reason(self, press: Press) -> None:
        """Open the form for the reason, from the guest's own screen."""
        contest, _ = await self._host_context.find_pressed_contest(press, 2)
        entry = await self._find_entry(contest, press.state[1])
        await press.interaction.response.send_modal(aside_screens.set_aside_form(contest, entry))

    @answers_route(routes.SET_ASIDE_ROUTE)
    async def set_aside(self, press: Press) -> None:
        """Set a ballot aside for the typed reason."""
        await self._mark_ballot(press, press.get_typed_text(aside_screens.REASON_FIELD).strip() or None)

    @answers_route(routes.RESTORE_BALLOT_ROUTE)
    async def restore_ballot(self, press: Press) -> None:
        """Let a ballot take part again."""
        await self._mark_ballot(press, None)

    async def _mark_ballot(self, press: Press, reason: str | None) -> None:
        contest, host = await self._host_context.find_pressed_contest(press, 2)
        entry = await self._find_entry(contest, press.state[1])
        note = await self._host_context.steps.set_entry_aside(contest, entry, reason, host)
        await self._show_ballots(press, contest, 0, note)

    async def _find_entry(self, contest: Contest, owner: str) -> BallotEntry:
        """Find the ballot that a control names.

        Raises:
            OutdatedControlError: There is none any more, or none of that member's or guest's.
        """
        entries = await self.services.contests.list_ballots(contest.guild_id, contest.id)
        found = next((entry for entry in entries if aside_screens.format_owner(entry) == owner), None)
        if found is None:
            raise OutdatedControlError
        return found

    async def _show_ballots(self, press: Press, contest: Contest, page: int, note: str = "") -> None:
        card = await self._host_context.load_card(contest)
        entries = await self.services.contests.list_ballots(contest.guild_id, contest.id)
        await press.show_privately(aside_screens.ballots_screen(card, entries, page, note))
