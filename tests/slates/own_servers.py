"""Two servers, a host, and a clock that tests set."""

from datetime import datetime

from bot.audit.model import Actor
from bot.ids import GuildId, MemberId

GUILD = GuildId(100)
OTHER_GUILD = GuildId(200)
HOST = Actor(MemberId(7), "Hana")


class StillClock:
    """A clock that stands until a test moves it."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now
