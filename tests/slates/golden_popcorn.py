"""A server's own slate that tests edit: one category of three nominees."""

from collections.abc import Sequence

from bot.audit import store as audit
from bot.audit.model import AuditEntry
from bot.db.engine import Database
from bot.ids import CategoryId, NomineeId
from bot.record.model import Category
from tests.slates.own_servers import GUILD

BEST_HERO = CategoryId("best-hero")
BEST_VILLAIN = CategoryId("best-villain")
MISERY = NomineeId("misery")

VILLAINS = "No Country for Old Men | Javier Bardem\nMisery | Kathy Bates\nThe Third Man | Orson Welles"
POPCORN = b"category,film,people\nBest Villain,Misery,Kathy Bates\nBest Villain,Jaws,\n"


async def list_audit_entries(database: Database) -> Sequence[AuditEntry]:
    return await database.read(audit.list_page, GUILD, limit=100)


def list_titles(category: Category) -> list[str]:
    return [nominee.films[0].title for nominee in category.nominees]
