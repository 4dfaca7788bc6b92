"""A server's settings, as values."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.ids import GuildId


class Feature(StrEnum):
    """A part of the bot that moderators switch on and off for their server."""

    LOOKUP = "lookup"
    CONTESTS = "contests"
    POLLS = "polls"
    ROOM_AWARDS = "room-awards"
    VERDICT = "verdict"
    DISCUSSION = "discussion"
    WATCHLIST = "watchlist"
    SEASON = "season"
    QUIZ = "quiz"
    POSTERS = "posters"


class ChannelPurpose(StrEnum):
    """What a channel is used for."""

    ANNOUNCEMENTS = "announcements"
    RESULTS = "results"
    DISCUSSION = "discussion"
    LOG = "log"


class RolePurpose(StrEnum):
    """What a role is used for: it may host, it marks the latest contest's winner, or it is pinged."""

    HOST = "host"
    CHAMPION = "champion"
    PING = "ping"


class Spoilers(StrEnum):
    """Where the bot's posts show winners, while some members have not watched yet: openly, covered until
    tapped, or only in the ceremony's thread.
    """

    SHOWN = "shown"
    COVERED = "covered"
    THREAD = "thread"


COVER_FOREVER_HOURS = 0
"""The value of `cover_hours` for which winners stay covered for ever."""

MAX_COVER_DURATION = timedelta(days=7)
"""The longest time after which covers can come off."""


@dataclass(frozen=True, slots=True)
class Cover:
    """How a winner is hidden from those who watch later.

    Attributes:
        until: When it is shown openly (UTC); None if never.
        thread_id: The only thread that shows it; None if it is covered until it is tapped.
    """

    until: datetime | None
    thread_id: int | None = None


@dataclass(frozen=True, slots=True)
class GuildSettings:
    """A server's settings; the defaults are those of a server that configured nothing.

    Attributes:
        guild_id: The server.
        time_zone: The IANA zone in which times that people type are read.
        time_zone_chosen: Whether a moderator has chosen it; nobody knows otherwise that it is UTC.
        zone_hint_given: Whether the server was told that nobody chose it; it is told once.
        host_role: The role that may run contests, beside those who manage the server or its events.
        champion_role: The role that the winner of a contest is given.
        ping_role: The one role that the bot may ping.
        announcements_channel: Where contests and polls are announced unless a host says otherwise.
        results_channel: Where results are posted.
        discussion_channel: Where discussion threads are opened.
        log_channel: Where the entries of the audit log are posted for moderators.
        default_scoring: The scoring preset of contests whose host chooses none.
        only_role_hosts: Whether Manage Events alone makes no host: only the host role does, beside Manage Server.
        threads_per_member: How many discussion threads a member may open in an hour.
        threads_per_server: How many the whole server may open in a day.
        reminder_posts: Whether channels get a post a day and an hour before something closes in them.
        spoilers: How posts show winners.
        cover_hours: For how many hours after its announcement a winner is covered; `COVER_FOREVER_HOURS` for ever.
        switched_off: The features that moderators switched off.
    """

    guild_id: GuildId
    time_zone: str = "UTC"
    time_zone_chosen: bool = False
    zone_hint_given: bool = False
    host_role: int | None = None
    champion_role: int | None = None
    ping_role: int | None = None
    announcements_channel: int | None = None
    results_channel: int | None = None
    discussion_channel: int | None = None
    log_channel: int | None = None
    default_scoring: str = "classic"
    only_role_hosts: bool = False
    threads_per_member: int = 3
    threads_per_server: int = 30
    reminder_posts: bool = True
    spoilers: Spoilers = Spoilers.SHOWN
    cover_hours: int = 24
    switched_off: frozenset[Feature] = frozenset()

    @property
    def has_threads(self) -> bool:
        """Whether winners are posted in a thread of the ceremony in this server."""
        return self.discussion_channel is not None and Feature.DISCUSSION not in self.switched_off

    def get_cover(self, announced_at: datetime, now: datetime, thread_id: int | None = None) -> Cover | None:
        """How a winner is covered now; None if it is shown openly.

        A winner that only a thread should show, but that was posted in none, is covered until it is tapped.

        Args:
            announced_at: When the winner was announced (UTC).
            now: The present instant (UTC).
            thread_id: The thread in which it was posted, if any.
        """
        if self.spoilers is Spoilers.SHOWN:
            return None
        until = (
            announced_at + timedelta(hours=self.cover_hours)
            if self.cover_hours != COVER_FOREVER_HOURS
            else None
        )
        if until is not None and until <= now:
            return None
        return Cover(until, thread_id if self.spoilers is Spoilers.THREAD else None)

    def get_channel_id(self, purpose: ChannelPurpose) -> int | None:
        """The channel chosen for a purpose."""
        return {
            ChannelPurpose.ANNOUNCEMENTS: self.announcements_channel,
            ChannelPurpose.RESULTS: self.results_channel,
            ChannelPurpose.DISCUSSION: self.discussion_channel,
            ChannelPurpose.LOG: self.log_channel,
        }[purpose]

    def get_role_id(self, purpose: RolePurpose) -> int | None:
        """The role chosen for a purpose."""
        return {
            RolePurpose.HOST: self.host_role,
            RolePurpose.CHAMPION: self.champion_role,
            RolePurpose.PING: self.ping_role,
        }[purpose]
