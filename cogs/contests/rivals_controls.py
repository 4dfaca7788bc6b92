"""The controls of a contest's rivals, and the import of a file; the gate checks the right at every press."""

import asyncio

import discord

from bot.contests.model import Contest
from bot.errors import OutdatedControlError
from bot.guilds.model import Feature
from bot.ids import CategoryId, ContestId, GuildId, NomineeId, RivalId
from bot.rivals.errors import (
    RivalGoneError,
    RivalsOnNominationsError,
)
from bot.rivals.forecast_file import make_too_large_error, read_forecasts
from bot.slates.files import SLATE_FILE_MAX_BYTES
from cogs.contests import routes
from cogs.contests.rivals_screens import (
    LEAVE_OUT_VALUE,
    confirm_removal_screen,
    format_import,
    open_name_screen,
    rivals_screen,
)
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Interaction, Press, answers_route, parse_id_part, require_guild_id
from cogs.kit.rights import make_actor
from cogs.kit.routes import parse_contest_id


class RivalsCog(FeatureCog):
    """Buttons and selects under a contest's rivals."""

    feature = Feature.CONTESTS

    @answers_route(routes.RIVALS_ROUTE)
    async def open_rivals(self, press: Press) -> None:
        """Show the rivals."""
        board = await self.services.rivals.get_board(
            require_guild_id(press.interaction), parse_contest_id(press)
        )
        await press.show_privately(rivals_screen(board))

    @answers_route(routes.CHOOSE_ODDS_ROUTE)
    async def choose_odds(self, press: Press) -> None:
        """Choose by whose odds a draft pays."""
        board = await self.services.rivals.choose_odds(
            require_guild_id(press.interaction),
            parse_contest_id(press),
            RivalId(parse_id_part(press.value)),
            make_actor(press.interaction),
        )
        await press.show_privately(rivals_screen(board, "💾 Saved."))

    @answers_route(routes.ASK_REMOVE_RIVAL_ROUTE)
    async def ask_removal(self, press: Press) -> None:
        """Ask whether the chosen rival is to go."""
        rival_id = RivalId(parse_id_part(press.value))
        board = await self.services.rivals.get_board(
            require_guild_id(press.interaction), parse_contest_id(press)
        )
        rival = next((rival for rival in board.rivals if rival.id == rival_id), None)
        if rival is None:
            raise RivalGoneError
        await press.show_privately(confirm_removal_screen(board, rival))

    @answers_route(routes.REMOVE_RIVAL_ROUTE)
    async def remove_rival(self, press: Press) -> None:
        """Take a rival out."""
        contest_id = parse_contest_id(press, 2)
        board = await self.services.rivals.remove_rival(
            require_guild_id(press.interaction),
            contest_id,
            RivalId(parse_id_part(press.state[1])),
            make_actor(press.interaction),
        )
        await press.show_privately(rivals_screen(board, "🗑️ Removed."))

    @answers_route(routes.RIVAL_QUESTION_ROUTE)
    async def ask_question(self, press: Press) -> None:
        """Show the next name that has to be asked."""
        board = await self.services.rivals.get_board(
            require_guild_id(press.interaction), parse_contest_id(press)
        )
        await press.show_privately(open_name_screen(board))

    @answers_route(routes.RIVAL_PAGE_ROUTE)
    async def turn_page(self, press: Press) -> None:
        """Show a page of what a name may mean; the next name if that one was settled meanwhile."""
        contest_id = parse_contest_id(press, 4)
        board = await self.services.rivals.get_board(require_guild_id(press.interaction), contest_id)
        is_asked = bool(board.questions) and board.questions[0].id == parse_id_part(press.state[1])
        await press.show_privately(open_name_screen(board, page=press.page if is_asked else 0))

    @answers_route(routes.RIVAL_CATEGORY_ROUTE)
    async def answer_category(self, press: Press) -> None:
        """Take which category a name means."""
        await self._answer_question(press, CategoryId(press.value), None)

    @answers_route(routes.RIVAL_NOMINEE_ROUTE)
    async def answer_nominee(self, press: Press) -> None:
        """Take which nominee a name means."""
        await self._answer_question(press, None, NomineeId(press.value))

    async def _answer_question(
        self, press: Press, category_id: CategoryId | None, nominee_id: NomineeId | None
    ) -> None:
        guild_id, contest_id, question_id = _read_question(press)
        left_out = press.value == LEAVE_OUT_VALUE
        if category_id is not None and not left_out:
            contest = await self.services.contests.get_contest(guild_id, contest_id, for_host=True)
            if category_id not in contest.rules.by_id:
                raise OutdatedControlError
        board = await self.services.rivals.answer_question(
            guild_id,
            contest_id,
            question_id,
            make_actor(press.interaction),
            category_id=None if left_out else category_id,
            nominee_id=None if left_out else nominee_id,
        )
        await press.show_privately(open_name_screen(board))


async def send_rivals(interaction: Interaction, contest: Contest, file: discord.Attachment | None) -> None:
    """Answer the command with a contest's rivals; those in a file are imported first.

    Raises:
        ForecastFileError: The file cannot be imported.
    """
    await interaction.response.defer(ephemeral=True, thinking=True)
    if contest.is_on_nominations:
        raise RivalsOnNominationsError(contest.title)
    services = interaction.client.services
    if file is None:
        screen = rivals_screen(await services.rivals.get_board(contest.guild_id, contest.id))
    else:
        if file.size > SLATE_FILE_MAX_BYTES:
            raise make_too_large_error()
        lines = await asyncio.to_thread(read_forecasts, await file.read())
        outcome, board = await services.rivals.import_forecasts(
            contest.guild_id, contest.id, lines, make_actor(interaction)
        )
        screen = rivals_screen(board, format_import(outcome))
    await interaction.followup.send(view=screen, ephemeral=True)


def _read_question(press: Press) -> tuple[GuildId, ContestId, int]:
    """In which server, on which contest and which question an answer was pressed."""
    contest_id = parse_contest_id(press, 2)
    return require_guild_id(press.interaction), contest_id, parse_id_part(press.state[1])
