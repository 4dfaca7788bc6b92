"""Whether and how posts cover announced winners (spoilers), by a server's settings."""

from collections.abc import Sequence
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


def list_covers(settings: GuildSettings, results: Results, now: datetime) -> Sequence[Cover]:
    """How a server covers the winners that it covers now, in the order of their announcements."""
    covers = (find_cover(settings, results, category_id, now) for category_id in results.winners)
    return [cover for cover in covers if cover is not None]


def has_covered_winners(settings: GuildSettings, results: Results, now: datetime) -> bool:
    """Whether a server covers the winner of any category now."""
    return bool(list_covers(settings, results, now))
