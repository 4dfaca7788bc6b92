"""A server's slate that stands for a ceremony of the record: how it begins, and what is asked before it gives way."""

import io
import logging
from typing import Any

import discord
from discord import ui
from discord.ext import commands

from bot.client import AwardsBot
from bot.guilds.model import Feature
from bot.ids import CategoryId, NomineeId
from bot.record.model import Ceremony
from bot.slates.drafts import SlateDraft
from bot.slates.files import FileFormat, make_template, write_slate
from bot.slates.standing import NOT_NOMINATED, OpenMatch, WaitingSlate
from cogs.kit.controls import Interaction, Press, answers_route, make_button, make_select, require_guild_id
from cogs.kit.layouts import (
    CURTAIN_ACCENT,
    make_card,
    make_notice,
    make_row,
    make_screen,
    make_select_options,
)
from cogs.kit.post_errors import CannotPostError
from cogs.kit.post_identity import UNKNOWN_SINCE, PostIdentity
from cogs.kit.posts import DISCORD_FAILURES, Posts
from cogs.kit.rights import is_host, make_actor
from cogs.kit.routes import AWAITED_BY_HAND_ROUTE, AWAITED_TEMPLATE_ROUTE
from cogs.kit.text import escape_text, format_count, format_label, format_label_detail
from cogs.slates import routes
from cogs.slates.error_text import ControlTargetGoneError
from cogs.slates.screens import format_slate_nominee, slate_screen
from cogs.slates.slate_controls import EditingCog, find_category_nominee, find_slate_category

log = logging.getLogger(__name__)


def match_screen(slate: Ceremony, questions: tuple[OpenMatch, ...]) -> ui.LayoutView:
    """The first question of those that keep the record from taking a slate's place."""
    question = questions[0]
    entries = [
        (
            routes.make_nominee_key(one.id),
            format_label(question.category, one),
            format_label_detail(question.category, one),
        )
        for one in question.candidates[:24]
    ]
    entries.append((routes.CHOSEN_BY_VALUE, "None of them", "It was not nominated: it is withdrawn here"))
    key = routes.make_nominee_key(question.nominee.id)
    select = make_select(
        routes.MATCH_ROUTE,
        slate.id,
        question.category.id,
        key,
        options=make_select_options(entries),
        placeholder="Which of the record's nominees is it?",
    )
    more = f" ({len(questions)} questions)" if len(questions) > 1 else ""
    return make_screen(
        make_card(
            f"## The record has the nominees now{more}\n"
            f"In **{escape_text(question.category.name)}** your slate has\n"
            f"{format_slate_nominee(question.category, question.nominee)}\n"
            "and I am not certain which of the record's nominees that is. Your slate stands until you say; picks of it "
            "go to the one you choose.",
            make_row(select),
        )
    )


def waiting_slate_screen(waiting: WaitingSlate) -> ui.LayoutView:
    """What a server's hosts are told once when the record has nominees that their slate does not match for certain."""
    name = escape_text(waiting.slate.name)
    doubtful = format_count(waiting.question_count, "nominee")
    does = "does" if waiting.question_count == 1 else "do"
    return make_screen(
        make_card(
            f"## 🎬 The record has the nominees now\n**{name}**: {doubtful} of your own slate {does} not match the "
            "record's for certain. Your slate stands until a host says which is which; no pick is lost.",
            make_row(
                make_button(
                    routes.MATCHES_ROUTE,
                    waiting.slate.id,
                    label="Answer now",
                    style=discord.ButtonStyle.primary,
                )
            ),
            colour=CURTAIN_ACCENT,
        )
    )


class StandingSlateCog(EditingCog):
    """Where hosts begin such a slate, and are asked what keeps it from giving way to the record."""

    def __init__(self, bot: AwardsBot) -> None:
        """Create the cog; which hosts are still to be told is loaded after the start."""
        super().__init__(bot)
        self._posts = Posts(bot, Feature.CONTESTS)
        self._waiting: list[WaitingSlate] | None = None

    @commands.Cog.listener("on_ready")
    async def tell_log_channels(self) -> None:
        """Tell servers once that their slate waits for a host: in the log channel, or at a host's next command."""
        if self._waiting is not None:
            return
        self._waiting = []
        for waiting in await self.services.slates.list_waiting_slates():
            settings = await self.services.guilds.get_settings(waiting.guild_id)
            if await self._post_in_log_channel(waiting, settings.log_channel):
                await self.services.slates.mark_matches_asked(waiting)
            else:
                self._waiting.append(waiting)

    @commands.Cog.listener("on_app_command_completion")
    async def tell_host(self, interaction: Interaction, _: Any) -> None:
        """Tell a host beside the answer to their command what their server has not been told yet."""
        here = [one for one in self._waiting or () if one.guild_id == interaction.guild_id]
        if not here or not await is_host(interaction):
            return
        for waiting in here:
            try:
                await interaction.followup.send(view=waiting_slate_screen(waiting), ephemeral=True)
            except discord.HTTPException as error:
                log.info("Told nothing beside interaction %s: %s", interaction.id, error)
                return
            await self.services.slates.mark_matches_asked(waiting)
            self._waiting = [one for one in self._waiting or () if one != waiting]

    async def _post_in_log_channel(self, waiting: WaitingSlate, channel_id: int | None) -> bool:
        if channel_id is None:
            return False
        # Nothing says since when it waits: any time is long enough ago to be looked for.
        identity = PostIdentity(f"slate {waiting.guild_id} {waiting.slate.id}", UNKNOWN_SINCE)
        try:
            await self._posts.send_post(channel_id, waiting_slate_screen(waiting), identity)
        except (CannotPostError, *DISCORD_FAILURES) as error:
            log.info("The log channel of guild %s is not to be had: %s", waiting.guild_id, error)
            return False
        return True

    @answers_route(routes.MATCHES_ROUTE)
    async def ask_matches(self, press: Press) -> None:
        """Ask the first open question about a slate."""
        press.require_parts(1)
        slate = await self.load_slate(press)
        questions = tuple(
            await self.services.slates.list_open_matches(require_guild_id(press.interaction), slate.id)
        )
        if questions:
            await press.show_privately(match_screen(slate, questions))
        else:
            await press.show_privately(make_notice("✅ That has been answered: nothing is left to say."))

    @answers_route(routes.MATCH_ROUTE)
    async def answer_match(self, press: Press) -> None:
        """Take an answer, and ask the next question."""
        slate_id, category_id, nominee_key = press.require_parts(3)
        guild_id = require_guild_id(press.interaction)
        slate = await self.load_slate(press)
        questions = await self.services.slates.list_open_matches(guild_id, slate_id)
        nominee = find_category_nominee(find_slate_category(slate, CategoryId(category_id)), nominee_key)
        asked = next((one for one in questions if one.nominee.id == nominee.id), None)
        if asked is not None:
            await self.services.slate_editor.answer_match(
                guild_id,
                slate_id,
                asked.category.id,
                nominee.id,
                known_id=_find_candidate(asked, press.values[0]),
                by=make_actor(press.interaction),
            )
        left = tuple(await self.services.slates.list_open_matches(guild_id, slate_id))
        if left:
            await press.show_privately(match_screen(slate, left))
        else:
            await press.show_privately(
                make_notice(
                    f"✅ That was all: {escape_text(slate.name)} is the record's now, and every pick stays with "
                    "its film and its person."
                )
            )

    @answers_route(AWAITED_TEMPLATE_ROUTE)
    async def send_template(self, press: Press) -> None:
        """A file to write the nominees into, under the ceremony's own name."""
        (ceremony_id,) = press.require_parts(1)
        ceremony = self.services.record.ceremonies.get(ceremony_id)
        if ceremony is None:
            raise ControlTargetGoneError
        draft = make_template(self.services.record)
        named = SlateDraft(ceremony.name, ceremony.held, draft.categories)
        file = discord.File(io.BytesIO(write_slate(named, FileFormat.CSV)), f"{ceremony_id}.csv")
        content = (
            f"Write the nominees over these, a nominee a line, and send the file with `/ceremony import`: it is the "
            f"{escape_text(ceremony.name)} in this server then."
        )
        view = make_notice(content, ui.File[ui.LayoutView](file))
        await press.interaction.response.send_message(view=view, file=file, ephemeral=True)

    @answers_route(AWAITED_BY_HAND_ROUTE)
    async def begin_by_hand(self, press: Press) -> None:
        """An empty slate that stands for the ceremony, to be filled with forms."""
        (ceremony_id,) = press.require_parts(1)
        guild_id = require_guild_id(press.interaction)
        ceremony = self.services.record.ceremonies.get(ceremony_id)
        if ceremony is None:
            raise ControlTargetGoneError
        slate = await self.services.slates.find_standing_slate(guild_id, ceremony_id)
        if slate is None:
            draft = SlateDraft(ceremony.name, ceremony.held, ())
            host = make_actor(press.interaction)
            slate = await self.services.slate_editor.import_file(
                guild_id, ceremony.name, draft, host, stands_for=ceremony
            )
        await press.show_privately(slate_screen(slate, note="-# ✅ Made. Now its categories:"))


def _find_candidate(question: OpenMatch, value: str) -> NomineeId:
    if value == routes.CHOSEN_BY_VALUE:
        return NOT_NOMINATED
    for one in question.candidates:
        if routes.make_nominee_key(one.id) == value:
            return one.id
    raise ControlTargetGoneError
