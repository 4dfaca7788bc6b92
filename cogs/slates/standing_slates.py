"""A server's slate that stands for a ceremony of the record: how it begins, and what is asked before it gives way."""

import io

import discord
from discord import ui

from bot.ids import CategoryId, NomineeId
from bot.record.model import Ceremony
from bot.slates.drafts import SlateDraft
from bot.slates.files import FileFormat, make_template, write_slate
from bot.slates.standing import NOT_NOMINATED, OpenMatch
from cogs.kit.controls import Press, answers_route, make_select, require_guild_id
from cogs.kit.layouts import make_card, make_notice, make_row, make_screen, make_select_options
from cogs.kit.rights import make_actor
from cogs.kit.routes import AWAITED_BY_HAND_ROUTE, AWAITED_TEMPLATE_ROUTE
from cogs.kit.text import escape_text, format_label, format_label_detail
from cogs.slates import routes
from cogs.slates.error_text import ControlTargetGoneError
from cogs.slates.screens import format_slate_nominee, slate_screen
from cogs.slates.slate_controls import EditingCog, find_category_nominee, find_slate_category


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


class StandingSlateCog(EditingCog):
    """Where hosts begin such a slate, and answer what is asked of it."""

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
