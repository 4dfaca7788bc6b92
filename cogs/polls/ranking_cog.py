"""Members' presses on rankings, and the ballots of closed preferential polls."""

import asyncio
import io

import discord

from bot.guilds.model import Feature
from bot.ids import MemberId, NomineeId
from bot.polls.errors import CannotVoteForError, PollClosedError
from bot.polls.export import RankingsExport
from bot.polls.read_models import RankingPaper
from bot.preferential.open_ranking import RankingPress, RankingStep
from cogs.kit import illustrated
from cogs.kit.attachments import NamedContent, pack_files
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Interaction, Press, answers_route, parse_id_part, require_guild_id
from cogs.kit.error_text import error_text
from cogs.kit.events import dispatch_poll_changed
from cogs.polls import routes
from cogs.polls.ranking_screens import ranked_screen, ranking_screen
from cogs.polls.rounds_screens import rankings_export_screen, rounds_screen


class RankingCog(FeatureCog):
    """The members' rankings."""

    feature = Feature.POLLS

    @answers_route(routes.POLL_RANK_ROUTE)
    async def show_ranking(self, press: Press) -> None:
        """Show a member's ranking, with a page of who can be the next choice."""
        poll_id = parse_id_part(press.require_parts(3)[0])
        paper = await self._get_paper(press, poll_id)
        await press.show_privately(ranking_screen(paper, self.services.clock(), press.page))

    @answers_route(routes.RANK_NEXT_ROUTE)
    async def add_choice(self, press: Press) -> None:
        """Save the next choice."""
        poll_id = parse_id_part(press.require_parts(2)[0])
        await self._change_ranking(press, poll_id, RankingStep.ADD, NomineeId(press.value), press.page)

    @answers_route(routes.RANK_UNDO_ROUTE)
    async def undo_choice(self, press: Press) -> None:
        """Take the last choice back."""
        await self._change_ranking(press, parse_id_part(press.require_parts(1)[0]), RankingStep.UNDO)

    @answers_route(routes.RANK_CLEAR_ROUTE)
    async def clear_ranking(self, press: Press) -> None:
        """Take all choices back."""
        await self._change_ranking(press, parse_id_part(press.require_parts(1)[0]), RankingStep.CLEAR)

    @answers_route(routes.RANK_DONE_ROUTE)
    async def confirm_ranking(self, press: Press) -> None:
        """Show the ranking as it is saved."""
        paper = await self._get_paper(press, parse_id_part(press.require_parts(1)[0]))
        await press.show_privately(ranked_screen(paper, self.services.clock()))

    @answers_route(routes.POLL_ROUNDS_ROUTE)
    async def show_rounds(self, press: Press) -> None:
        """Show how the chosen poll was counted."""
        press.require_parts(1)
        counted = await self.services.polls.get_counted_rankings(
            require_guild_id(press.interaction),
            parse_id_part(press.value),
            MemberId(press.interaction.user.id),
        )
        await illustrated.show_with_pictures(press, rounds_screen(counted), alone=True)

    @answers_route(routes.POLL_EXPORT_ROUTE)
    async def send_ballots(self, press: Press) -> None:
        """Send the ballots of a closed poll as a file."""
        poll_id = parse_id_part(press.require_parts(1)[0])
        await send_rankings(press.interaction, poll_id)

    async def _get_paper(self, press: Press, poll_id: int) -> RankingPaper:
        guild_id, user_id = require_guild_id(press.interaction), MemberId(press.interaction.user.id)
        return await self.services.rankings.get_paper(guild_id, poll_id, user_id)

    async def _change_ranking(
        self,
        press: Press,
        poll_id: int,
        step: RankingStep,
        nominee_id: NomineeId | None = None,
        page: int = 0,
    ) -> None:
        """Save a press, and show the ranking as it stands, also where the press came too late."""
        guild_id, user_id = require_guild_id(press.interaction), MemberId(press.interaction.user.id)
        made, pressed_at = RankingPress(press.id, step, nominee_id), press.interaction.created_at
        note = ""
        try:
            paper = await self.services.rankings.change_ranking(guild_id, poll_id, user_id, made, pressed_at)
        except (PollClosedError, CannotVoteForError) as refusal:
            note = f"⚠️ {error_text(refusal)}"
            paper = await self._get_paper(press, poll_id)
        else:
            dispatch_poll_changed(self.bot, guild_id, poll_id)
        await press.show_privately(ranking_screen(paper, self.services.clock(), page, note))


async def send_rankings(interaction: Interaction, poll_id: int) -> None:
    """Send the asker the ballots of a closed preferential poll as a file.

    Raises:
        NoSuchPollError: The server has no such poll.
        RankingsNotPublicError: Its ballots are not shown.
    """
    export = await interaction.client.services.polls.export_rankings(require_guild_id(interaction), poll_id)
    # Formatting ten thousand ballots takes seconds.
    await interaction.response.defer(ephemeral=True, thinking=True)
    name, content = await asyncio.to_thread(_make_file, export)
    file = discord.File(io.BytesIO(content), name)
    await interaction.followup.send(view=rankings_export_screen(export, name), file=file, ephemeral=True)


def _make_file(export: RankingsExport) -> NamedContent:
    (file,) = pack_files([("poll.json", export.to_json().encode())], "poll.zip")
    return file
