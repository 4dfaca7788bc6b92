"""A server's own slate, laid into a database that no process serves yet."""

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

CEREMONY = "Club Awards"
FILMS = ("Anora", "Flow", "Conclave")


async def give_slate(
    url: str, record: Record, search: Search, places: Sequence[Place], categories: Sequence[str]
) -> None:
    """Let the servers of these channels have a ceremony of their own that is years away, with `FILMS` in each prize."""
    nominees = tuple(NomineeDraft(films=(film,)) for film in FILMS)
    drafts = tuple(CategoryDraft(name, nominees) for name in categories)
    slate = SlateDraft(CEREMONY, date(2099, 3, 1), drafts)
    database = await Database.open(url)
    services = Services.build(database, record, search, system_clock)
    for place in places:
        guild_id = GuildId(int(place.data["guild_id"]))
        await services.slate_editor.import_file(guild_id, CEREMONY, slate, Actor(MemberId(1), "Olga"))
    await services.close()
    await database.close()
