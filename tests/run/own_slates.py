"""Ceremonies of a server's own that are years away, so that their contests are open whenever the tests run."""

from collections.abc import Sequence
from datetime import date

from bot.audit.model import Actor
from bot.clock import system_clock
from bot.db.engine import Database
from bot.ids import GuildId, MemberId
from bot.record.record import Record
from bot.search.search import Search
from bot.services import Services
from bot.slates.drafts import CategoryDraft, NomineeDraft, SlateDraft
from tests.standin.world import Place

SLATE_NAME = "Club Awards"
CATEGORIES = ("Best Picture", "Best Poster", "Best Trailer", "Best Score")
HOPES_NAME = "Club Hopes"
"""A ceremony of which nobody knows yet who will be nominated in its one category."""
HOPES_TITLE = f"{HOPES_NAME}: the nominations"
"""How a contest on them is called."""
HOPES_CATEGORY = "Best Hope"
FILMS = ("Anora", "Flow", "Conclave")


async def give_slate(
    url: str,
    record: Record,
    search: Search,
    places: Sequence[Place],
    *,
    categories: Sequence[str] = CATEGORIES,
    with_hopes: bool = False,
) -> None:
    """Let the server of each of these channels have the ceremony, or both, before a bot serves the database."""
    drafts = tuple(
        CategoryDraft(name, tuple(NomineeDraft(films=(film,)) for film in FILMS)) for name in categories
    )
    slate = SlateDraft(SLATE_NAME, date(2099, 3, 1), drafts)
    hopes = SlateDraft(HOPES_NAME, date(2099, 4, 1), (CategoryDraft(HOPES_CATEGORY),))
    database = await Database.open(url)
    services = Services.build(database, record, search, system_clock)
    for place in places:
        guild_id = GuildId(int(place.data["guild_id"]))
        for draft in (slate, hopes) if with_hopes else (slate,):
            await services.slate_editor.import_file(guild_id, draft.name, draft, Actor(MemberId(1), "Olga"))
    await services.close()
    await database.close()
