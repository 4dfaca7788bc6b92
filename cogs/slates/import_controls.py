"""What the buttons under an import's preview do: turn its pages, choose a ceremony of the file, save it."""

import asyncio
from dataclasses import replace

import discord

from bot.errors import OutdatedControlError
from bot.record.model import Ceremony
from bot.results.result_set import ResultSet
from bot.slates.drafts import SlateDraft
from bot.slates.files import (
    SLATE_FILE_MAX_BYTES,
    Fault,
    ReadSlate,
    SlateProblem,
    StoredImport,
    join_editions,
    read_edition,
    read_import,
    read_slate,
)
from bot.slates.known_names import KnownNames
from cogs.kit.controls import Press, answers_route, require_guild_id
from cogs.kit.rights import make_actor
from cogs.kit.text import format_count
from cogs.slates import routes
from cogs.slates.error_text import PreviewGoneError
from cogs.slates.import_preview import (
    ALL_EDITIONS,
    derive_slate_name,
    make_preview_file,
    preview_screen,
    problems_screen,
)
from cogs.slates.screens import slate_screen
from cogs.slates.slate_controls import EditingCog


class ImportCog(EditingCog):
    """The buttons under a preview: each reads the file that stands in the message."""

    @answers_route(routes.IMPORT_PAGE_ROUTE)
    async def turn_page(self, press: Press) -> None:
        """Another page of the preview, with its file once more: Discord drops what such an answer does not bring."""
        press.require_parts(2)
        stored = await self._read_stored(press)
        slate = _require_slate(stored)
        plan = await self.services.slate_editor.plan_import(require_guild_id(press.interaction), slate)
        prizes = self.services.slate_editor.known_names.prizes
        await press.show_screen(
            preview_screen(stored, slate, plan, prizes, press.page), [make_preview_file(stored, slate)]
        )

    @answers_route(routes.IMPORT_EDITION_ROUTE)
    async def choose_edition(self, press: Press) -> None:
        """One of the ceremonies in the file, as a preview."""
        stored = await self._read_stored(press)
        (chosen,) = press.values
        known = self.services.slate_editor.known_names
        read = await asyncio.to_thread(_read_chosen, stored, chosen, known)
        if not read.is_sound or read.slate is None:
            await press.show_screen(problems_screen(stored.source, read))
            return
        label = "" if chosen == ALL_EDITIONS else stored.read.editions[int(chosen)].edition
        name = stored.name or read.slate.name or f"{derive_slate_name(stored.source)} {label}".strip()
        slate = replace(read.slate, name=name)
        stored = replace(stored, read=read)
        plan = await self.services.slate_editor.plan_import(require_guild_id(press.interaction), slate)
        await press.show_screen(
            preview_screen(stored, plan.slate, plan, known.prizes), [make_preview_file(stored, plan.slate)]
        )

    @answers_route(routes.SAVE_IMPORT_ROUTE)
    async def save_import(self, press: Press) -> None:
        """Saves the slate of a preview, read again from its file."""
        draft = _require_slate(await self._read_stored(press))
        slate = await self._save(press, draft)
        await press.interaction.response.edit_message(
            view=slate_screen(slate, note="-# ✅ Saved. `/contest create` takes it from here."),
            attachments=[],
        )

    @answers_route(routes.SAVE_IMPORT_WITH_WINNERS_ROUTE)
    async def save_with_winners(self, press: Press) -> None:
        """Saves the slate, and announces the winners that the file names."""
        draft = _require_slate(await self._read_stored(press))
        await press.acknowledge()
        slate = await self._save(press, draft)
        announced = await self._announce_winners(press, slate, draft)
        results = format_count(announced, "result")
        note = f"-# ✅ Saved, with {results} announced. `/winners` and `/result board` show them."
        await press.show_screen(slate_screen(slate, note=note))

    async def _save(self, press: Press, draft: SlateDraft) -> Ceremony:
        host = make_actor(press.interaction)
        guild_id = require_guild_id(press.interaction)
        awaited = self.services.slates.find_awaited_ceremony(draft.name)
        return await self.services.slate_editor.import_file(
            guild_id, draft.name, draft, host, stands_for=awaited
        )

    async def _announce_winners(self, press: Press, slate: Ceremony, draft: SlateDraft) -> int:
        """Announce who won in a slate that nothing uses yet; the same winners announced twice change nothing."""
        result_set = ResultSet(require_guild_id(press.interaction), slate.id)
        host = make_actor(press.interaction)
        announced = 0
        for category, drafted in zip(slate.categories, draft.categories, strict=True):
            pairs = zip(category.nominees, drafted.nominees, strict=True)
            winners = [nominee.id for nominee, one in pairs if one.winner and not one.withdrawn]
            if winners:
                await self.services.announcing.announce_winners(result_set, category.id, winners, host)
                announced += 1
        return announced

    async def _read_stored(self, press: Press) -> StoredImport:
        """What was read, from the file in the message that was pressed on.

        Raises:
            PreviewGoneError: There is none, or it cannot be read.
        """
        message = press.interaction.message
        files = [
            part
            for part in _flatten_components(message.components if message else [])
            if isinstance(part, discord.FileComponent)
        ]
        if not files:
            raise PreviewGoneError
        try:
            # The component could read itself, but discord.py gives those of a pressed message no connection.
            content = await press.interaction.client.http.get_from_cdn(files[0].media.url)
        except discord.HTTPException as error:
            raise PreviewGoneError from error
        known = self.services.slate_editor.known_names
        stored = await asyncio.to_thread(read_import, content, known)
        if stored is None:
            raise PreviewGoneError
        return stored


async def read_attachment(attachment: discord.Attachment, known: KnownNames) -> ReadSlate:
    """Read a host's file, in a thread of its own; one that is too large is not even fetched."""
    if attachment.size > SLATE_FILE_MAX_BYTES:
        return ReadSlate(None, (SlateProblem(0, "", Fault.TOO_LARGE, limit=SLATE_FILE_MAX_BYTES),))
    return await asyncio.to_thread(read_slate, await attachment.read(), known)


def _read_chosen(stored: StoredImport, chosen: str, known: KnownNames) -> ReadSlate:
    """The ceremony that was chosen; what was remarked of the whole file is remarked of it."""
    editions = stored.read.editions
    if chosen == ALL_EDITIONS:
        edition = join_editions(editions)
    elif chosen.isdecimal() and int(chosen) < len(editions):
        edition = editions[int(chosen)]
    else:
        raise OutdatedControlError
    read = read_edition(edition, known, stored.read.kind)
    return replace(read, remarks=(*stored.read.remarks, *read.remarks))


def _require_slate(stored: StoredImport) -> SlateDraft:
    """The slate in a preview's file.

    Raises:
        PreviewGoneError: It holds ceremonies to choose among.
    """
    if stored.read.slate is None:
        raise PreviewGoneError
    return stored.read.slate


def _flatten_components(components: list[discord.Component]) -> list[discord.Component]:
    """Every component of a message, nested ones too."""
    found: list[discord.Component] = []
    for component in components:
        found.append(component)
        found += _flatten_components(list(getattr(component, "children", [])))
    return found
