"""The hosts' controls of a contest's contenders."""

import asyncio

import discord

from bot.client import AwardsBot
from bot.contests.lifecycle import ContestChanges
from bot.contests.model import Contest
from bot.contests.nominations.read_models import NominationsContext
from bot.errors import OutdatedControlError
from bot.guilds.model import Feature
from bot.ids import ContenderId
from bot.slates.drafts import SlateDraft
from bot.slates.edits import parse_nominees
from bot.slates.errors import SlateUnreadableError
from bot.slates.files import (
    SLATE_FILE_MAX_BYTES,
    Fault,
    SlateProblem,
    join_editions,
    read_edition,
    read_slate,
)
from bot.slates.known_names import KnownNames
from cogs.contests.host_context import HostContext
from cogs.contests.nominations import routes
from cogs.contests.nominations.contender_screens import (
    LINES_FIELD,
    contenders_form,
    contenders_screen,
    parse_slots,
    slots_form,
)
from cogs.contests.nominations.text import format_withdrawn_contender
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Press, answers_route, parse_id_part, require_guild_id
from cogs.kit.events import dispatch_contest_changed, notify_members
from cogs.kit.rights import make_actor
from cogs.kit.routes import parse_contest_id
from cogs.kit.text import format_count


class ContenderCog(FeatureCog):
    """Lists of contenders, category by category."""

    feature = Feature.CONTESTS

    def __init__(self, bot: AwardsBot, host_context: HostContext) -> None:
        """Create the cog with the context that the hosts' cogs share."""
        super().__init__(bot)
        self._host_context = host_context
        self._contenders = bot.services.nominations.contenders

    @answers_route(routes.CONTENDERS_ROUTE)
    async def open_contenders(self, press: Press) -> None:
        """Show a page of a category's contenders."""
        context = await self._load_context(press, (3, 4))
        await press.show_privately(contenders_screen(context, parse_id_part(press.state[1]), press.page))

    @answers_route(routes.CONTENDERS_CATEGORY_ROUTE)
    async def choose_category(self, press: Press) -> None:
        """Show another category's contenders."""
        context = await self._load_context(press, (1,))
        await press.show_privately(contenders_screen(context, parse_id_part(press.value)))

    @answers_route(routes.ADD_CONTENDERS_ROUTE)
    async def ask_contenders(self, press: Press) -> None:
        """Open the form for contenders."""
        context = await self._load_context(press, (2,))
        form = contenders_form(context, _read_position(press, context.contest))
        await press.interaction.response.send_modal(form)

    @answers_route(routes.CONTENDERS_TYPED_ROUTE)
    async def add_contenders(self, press: Press) -> None:
        """Save the typed contenders."""
        context = await self._load_context(press, (2,))
        contest, position = context.contest, _read_position(press, context.contest)
        asked = contest.rules.categories[position]
        typed = parse_nominees(press.get_typed_text(LINES_FIELD), context.get_category(asked.id).headline)
        added = await self._contenders.add_contenders(
            contest.guild_id, contest.id, asked.id, typed, make_actor(press.interaction)
        )
        await self._show_changed(press, contest, position, note=format_added_contenders(added))

    @answers_route(routes.SEASON_CONTENDERS_ROUTE)
    async def take_over_season(self, press: Press) -> None:
        """Take over who was nominated at the season's earlier awards."""
        context = await self._load_context(press, (2,))
        contest = context.contest
        added = await self._contenders.take_over_season(
            contest.guild_id, contest.id, make_actor(press.interaction)
        )
        await self._show_changed(
            press, contest, _read_position(press, contest), note=format_added_contenders(added)
        )

    @answers_route(routes.WITHDRAW_CONTENDER_ROUTE)
    async def withdraw_contender(self, press: Press) -> None:
        """Withdraw the chosen contender, and tell those who named it; or put it back."""
        guild_id, contest_id = require_guild_id(press.interaction), parse_contest_id(press, 3)
        withdrawn = await self._contenders.withdraw_contender(
            guild_id, contest_id, ContenderId(parse_id_part(press.value)), make_actor(press.interaction)
        )
        contest = withdrawn.context.contest
        note = "⚠️ Withdrawn." if withdrawn.contender.withdrawn else "↩️ It stands again."
        position = _read_position(press, contest)
        await self._show_changed(press, contest, position, press.page, note=note)
        await notify_members(self.bot, guild_id, withdrawn.member_ids, format_withdrawn_contender(withdrawn))

    @answers_route(routes.SLOTS_ROUTE)
    async def ask_slots(self, press: Press) -> None:
        """Open the form for the slots of a draft."""
        contest, _ = await self._host_context.find_pressed_contest(press)
        await press.interaction.response.send_modal(slots_form(await self._host_context.load_card(contest)))

    @answers_route(routes.SLOTS_TYPED_ROUTE)
    async def save_slots(self, press: Press) -> None:
        """Save the typed slots."""
        contest, host = await self._host_context.find_pressed_contest(press)
        typed = parse_slots(await self._host_context.load_card(contest), press.get_typed_text(LINES_FIELD))
        edited = await self.services.contest_hosting.edit_contest(
            contest.guild_id, contest.id, ContestChanges(slots=typed), host
        )
        await press.show_privately(await self._host_context.make_host_screen(edited))

    async def _load_context(self, press: Press, parts: tuple[int, ...]) -> NominationsContext:
        if len(press.state) not in parts:
            raise OutdatedControlError
        guild_id = require_guild_id(press.interaction)
        return await self._contenders.get_context(guild_id, parse_contest_id(press, len(press.state)))

    async def _show_changed(
        self, press: Press, contest: Contest, position: int, page: int = 0, *, note: str
    ) -> None:
        dispatch_contest_changed(self.bot, contest.guild_id, contest.id)
        changed = await self._contenders.get_context(contest.guild_id, contest.id)
        await press.show_privately(contenders_screen(changed, position, page, note))


async def read_contenders_file(attachment: discord.Attachment, known: KnownNames) -> SlateDraft:
    """Read a file of contenders, in any form that slates are read from.

    Raises:
        SlateUnreadableError: It has problems, or is too large.
    """
    if attachment.size > SLATE_FILE_MAX_BYTES:
        raise SlateUnreadableError((SlateProblem(0, "", Fault.TOO_LARGE, limit=SLATE_FILE_MAX_BYTES),), "")
    content = await attachment.read()

    def read_content() -> SlateDraft:
        found = read_slate(content, known)
        if found.editions:
            found = read_edition(join_editions(found.editions), known, found.kind)
        if found.slate is None or found.problems:
            raise SlateUnreadableError(found.problems, "")
        return found.slate

    return await asyncio.to_thread(read_content)


def _read_position(press: Press, contest: Contest) -> int:
    position = parse_id_part(press.state[1])
    if position >= len(contest.rules.categories):
        raise OutdatedControlError
    return position


def format_added_contenders(added: int) -> str:
    """Tell a host how many contenders are new."""
    return f"💾 Added {format_count(added, 'contender')}."
