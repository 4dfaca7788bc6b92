"""A ceremony of a server's own that is years away, so that its contest is open whenever the tests run."""

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
FILMS = ("Anora", "Flow", "Conclave")


async def give_slate(url: str, record: Record, search: Search, places: Sequence[Place]) -> None:
    """Let the server of each of these channels have the ceremony, before a bot serves the database."""
    categories = tuple(
        CategoryDraft(name, tuple(NomineeDraft(films=(film,)) for film in FILMS)) for name in CATEGORIES
    )
    slate = SlateDraft(SLATE_NAME, date(2099, 3, 1), categories)
    database = await Database.open(url)
    services = Services.build(database, record, search, system_clock)
    for place in places:
        guild_id = GuildId(int(place.data["guild_id"]))
        await services.slate_editor.import_file(guild_id, SLATE_NAME, slate, Actor(MemberId(1), "Olga"))
    await services.close()
    await database.close()
