"""The controls with which hosts type guests' paper ballots in; the gate checks the right at every press."""

from dataclasses import asdict

from bot.client import AwardsBot
from bot.contests.guests import GuestEntry, find_guest
from bot.contests.model import Ballot, Contest
from bot.contests.read_models import GuestBoard
from bot.errors import OutdatedControlError, UserError, raise_refusal
from bot.guilds.model import Feature
from bot.ids import MemberId
from bot.unfinished.model import KeptCommand, UnfinishedCommand
from cogs.contests import guest_screens, routes
from cogs.contests.guest_screens import TypedGuest
from cogs.contests.host_context import HostContext
from cogs.contests.printing import send_sheets
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Interaction, Press, answers_route, parse_id_part, require_guild_id
from cogs.kit.error_text import error_text
from cogs.kit.events import dispatch_contest_changed
from cogs.kit.forms import parse_answer
from cogs.kit.text import escape_text
from cogs.kit.time_questions import restore_fields

GUEST_COMMAND_KIND = "contest guest"


class GuestCog(FeatureCog):
    """Buttons, selects and the form of a contest's guests."""

    feature = Feature.CONTESTS

    def __init__(self, bot: AwardsBot, host_context: HostContext) -> None:
        """Create the cog with the context that the hosts' cogs share."""
        super().__init__(bot)
        self._host_context = host_context

    @answers_route(routes.GUESTS_ROUTE)
    async def list_guests(self, press: Press) -> None:
        """Show a page of the guests."""
        contest, _ = await self._host_context.find_pressed_contest(press, 3)
        await self._show_guests(press, contest, press.page)

    @answers_route(routes.CHOOSE_GUEST_ROUTE)
    async def show_guest(self, press: Press) -> None:
        """Show a guest's ballot."""
        contest, _ = await self._host_context.find_pressed_contest(press)
        board, ballot = await self._find_guest(contest, press.value)
        await press.show_privately(guest_screens.guest_screen(board, ballot, is_open=self._is_open(board)))

    @answers_route(routes.GUEST_FORM_ROUTE)
    async def ask_ballot(self, press: Press) -> None:
        """Open the form for a new guest, or to correct a ballot."""
        contest, _ = await self._host_context.find_pressed_contest(press, 2)
        if parse_id_part(press.state[1]) == 0:
            await open_guest_form(press.interaction, contest)
            return
        board, ballot = await self._find_guest(contest, press.state[1])
        entry = guest_screens.make_correction(board, ballot)
        await press.interaction.response.send_modal(guest_screens.guest_form(board, entry))

    @answers_route(routes.GUEST_TYPED_ROUTE)
    async def preview_ballot(self, press: Press) -> None:
        """Keep what was typed, and show what would be saved of it, or why it cannot be."""
        contest, _ = await self._host_context.find_pressed_contest(press, 2)
        typed = TypedGuest(
            parse_id_part(press.state[1]),
            press.get_typed_text(guest_screens.NAME_FIELD),
            press.get_typed_text(guest_screens.PICKS_FIELD),
            press.get_typed_text(guest_screens.ANSWER_FIELD),
        )
        command = UnfinishedCommand(GUEST_COMMAND_KIND, asdict(typed), ())
        kept = await self.services.unfinished.keep_command(
            contest.guild_id, MemberId(press.interaction.user.id), command
        )
        try:
            paper = await self.services.guests.preview_guest(
                contest.guild_id, contest.id, _read_entry(contest, typed), press.interaction.created_at
            )
        except UserError as refusal:
            await press.show_privately(guest_screens.refused_screen(contest, error_text(refusal), kept.id))
            return
        await press.show_privately(guest_screens.preview_screen(paper, kept.id))

    @answers_route(routes.RETYPE_GUEST_ROUTE)
    async def retype_ballot(self, press: Press) -> None:
        """Open the form again with what was typed."""
        contest, _ = await self._host_context.find_pressed_contest(press, 2)
        kept = await self._claim_typed(press)
        # It waits on: the form may be closed again without an answer.
        await self.services.unfinished.release_command(kept.id)
        context = await self.services.guests.get_board(contest.guild_id, contest.id)
        form = guest_screens.guest_form(context, restore_fields(TypedGuest, kept.command.fields))
        await press.interaction.response.send_modal(form)

    @answers_route(routes.SAVE_GUEST_ROUTE)
    async def save_ballot(self, press: Press) -> None:
        """Save what was typed."""
        contest, host = await self._host_context.find_pressed_contest(press, 2)
        kept = await self._claim_typed(press)
        try:
            entry = _read_entry(contest, restore_fields(TypedGuest, kept.command.fields))
            paper = await self.services.guests.save_guest(
                contest.guild_id, contest.id, entry, host, pressed_at=press.interaction.created_at
            )
        except UserError:
            await self.services.unfinished.release_command(kept.id)
            raise
        dispatch_contest_changed(self.bot, contest.guild_id, contest.id)
        await self._show_guests(press, contest, 0, f"💾 **{escape_text(paper.ballot.name, 40)}** is in.")

    @answers_route(routes.ASK_ERASE_GUEST_ROUTE)
    async def ask_erasure(self, press: Press) -> None:
        """Ask whether a guest is to be erased."""
        contest, _ = await self._host_context.find_pressed_contest(press, 2)
        board, ballot = await self._find_guest(contest, press.state[1])
        await press.show_privately(guest_screens.ask_erase_screen(board, ballot))

    @answers_route(routes.ERASE_GUEST_ROUTE)
    async def erase_guest(self, press: Press) -> None:
        """Erase a guest."""
        contest, host = await self._host_context.find_pressed_contest(press, 2)
        number = parse_id_part(press.state[1])
        stays = await self.services.guests.erase_guest(contest.guild_id, contest.id, number, host)
        dispatch_contest_changed(self.bot, contest.guild_id, contest.id)
        note = "🗑️ Erased. " + (
            "The closed picks stay, without a name." if stays else "Nothing is left of it."
        )
        await self._show_guests(press, contest, 0, note)

    @answers_route(routes.PRINT_SHEETS_ROUTE)
    async def print_sheets(self, press: Press) -> None:
        """Send the sheets to print."""
        contest, _ = await self._host_context.find_pressed_contest(press)
        await send_sheets(press.interaction, contest)

    async def _claim_typed(self, press: Press) -> KeptCommand:
        """Take what the presser typed.

        Raises:
            UserError: It is not kept any more, was saved before, or is somebody else's.
            OutdatedControlError: It is no guest's ballot.
        """
        guild_id, user_id = require_guild_id(press.interaction), MemberId(press.interaction.user.id)
        kept = await self.services.unfinished.claim_command(guild_id, user_id, parse_id_part(press.state[1]))
        if kept.command.kind != GUEST_COMMAND_KIND:
            await self.services.unfinished.release_command(kept.id)
            raise OutdatedControlError
        return kept

    async def _find_guest(self, contest: Contest, number: str) -> tuple[GuestBoard, Ballot]:
        """Find the guest that a control names.

        Raises:
            GuestGoneError: They were erased meanwhile.
        """
        board = await self.services.guests.get_board(contest.guild_id, contest.id)
        return board, find_guest(board.guests, parse_id_part(number))

    async def _show_guests(self, press: Press, contest: Contest, page: int, note: str = "") -> None:
        board = await self.services.guests.get_board(contest.guild_id, contest.id)
        screen = guest_screens.guests_screen(board, self.services.clock(), page=page, note=note)
        await press.show_privately(screen)

    def _is_open(self, board: GuestBoard) -> bool:
        return board.takes_guests(self.services.clock())


async def open_guest_form(interaction: Interaction, contest: Contest) -> None:
    """Open the form for a new guest's ballot.

    Raises:
        UserError: The contest takes no guests, or none any more.
    """
    services = interaction.client.services
    board = await services.guests.get_board(contest.guild_id, contest.id)
    raise_refusal(board.find_refusal(interaction.created_at))
    await interaction.response.send_modal(guest_screens.guest_form(board, TypedGuest()))


def _read_entry(contest: Contest, typed: TypedGuest) -> GuestEntry:
    """Read what was typed.

    Raises:
        NotANumberError: The answer to the tie-breaker question is no number.
    """
    answer = parse_answer(contest.rules.tiebreaker or "", typed.answer) if typed.answer else None
    return GuestEntry(typed.name, typed.picks, answer, typed.number or None)
