"""Whether and how posts cover announced winners (spoilers), by a server's settings."""

from datetime import datetime

from bot.guilds.model import Cover, GuildSettings
from bot.ids import CategoryId
from bot.results.model import Results


def find_cover(
    settings: GuildSettings, results: Results, category_id: CategoryId, now: datetime
) -> Cover | None:
    """How a server covers the winner of a category; None if it is shown openly, or no host announced it."""
    latest = results.latest.get(category_id)
    return settings.get_cover(latest.at, now, latest.thread_id) if latest is not None else None


def has_covered_winners(settings: GuildSettings, results: Results, now: datetime) -> bool:
    """Whether a server covers the winner of any category now."""
    return any(find_cover(settings, results, category_id, now) for category_id in results.winners)
