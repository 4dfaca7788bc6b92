"""What a server has configured, as values."""

from dataclasses import dataclass
from enum import StrEnum


class Feature(StrEnum):
    """A part of the bot that moderators switch on and off for their server."""

    LOOKUP = "lookup"
    CONTESTS = "contests"
    POLLS = "polls"
    VERDICT = "verdict"
    DISCUSSION = "discussion"
    WATCHLIST = "watchlist"
    SEASON = "season"
    QUIZ = "quiz"


class ChannelPurpose(StrEnum):
    """What a channel is used for."""

    ANNOUNCEMENTS = "announcements"
    RESULTS = "results"
    DISCUSSION = "discussion"
    LOG = "log"


class RolePurpose(StrEnum):
    """What a role is used for: who may host, who won the last contest, who is pinged."""

    HOST = "host"
    CHAMPION = "champion"
    PING = "ping"


@dataclass(frozen=True, slots=True)
class GuildSettings:
    """A server's settings; the defaults are those of a server that configured nothing.

    Attributes:
        guild_id: The server.
        time_zone: The IANA zone in which times that people type are read.
        host_role: The role that may run contests, beside those who manage the server or its events.
        champion_role: The role that the winner of a contest is given.
        ping_role: The one role that the bot may ping.
        announcements_channel: Where contests and polls are announced unless a host says otherwise.
        results_channel: Where results are posted.
        discussion_channel: Where discussion threads are opened.
        log_channel: Where moderators read what hosts and the bot did.
        default_scoring: The scoring preset of contests whose host chooses none.
        spoilers: Whether results are covered until they are tapped.
        switched_off: The features that moderators switched off.
    """

    guild_id: int
    time_zone: str = "UTC"
    host_role: int | None = None
    champion_role: int | None = None
    ping_role: int | None = None
    announcements_channel: int | None = None
    results_channel: int | None = None
    discussion_channel: int | None = None
    log_channel: int | None = None
    default_scoring: str = "classic"
    spoilers: bool = False
    switched_off: frozenset[Feature] = frozenset()

    def channel(self, purpose: ChannelPurpose) -> int | None:
        """The channel chosen for a purpose."""
        return {
            ChannelPurpose.ANNOUNCEMENTS: self.announcements_channel,
            ChannelPurpose.RESULTS: self.results_channel,
            ChannelPurpose.DISCUSSION: self.discussion_channel,
            ChannelPurpose.LOG: self.log_channel,
        }[purpose]

    def role(self, purpose: RolePurpose) -> int | None:
        """The role chosen for a purpose."""
        return {
            RolePurpose.HOST: self.host_role,
            RolePurpose.CHAMPION: self.champion_role,
            RolePurpose.PING: self.ping_role,
        }[purpose]
