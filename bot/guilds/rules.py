"""Who may run contests in a server, and who may configure the bot there; pure."""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.guilds.model import GuildSettings


class Right(StrEnum):
    """What only some members may do: run contests, and change the server's settings."""

    HOST = "host"
    CONFIGURE = "configure"


@dataclass(frozen=True, slots=True)
class Rights:
    """What Discord says about the member, in the channel of their request.

    Attributes:
        manage_server: Whether they have Manage Server, which owners and administrators always have.
        manage_events: Whether they have Manage Events.
        roles: The ids of their roles.
    """

    manage_server: bool = False
    manage_events: bool = False
    roles: frozenset[int] = field(default_factory=frozenset[int])


def may_host(rights: Rights, settings: GuildSettings) -> bool:
    """Whether a member may run contests: with Manage Server, Manage Events unless the server took that away, or the
    server's host role.
    """
    by_events = rights.manage_events and not settings.only_role_hosts
    return rights.manage_server or by_events or settings.host_role in rights.roles


def may_configure(rights: Rights) -> bool:
    """Whether a member may change the server's settings: with Manage Server."""
    return rights.manage_server
