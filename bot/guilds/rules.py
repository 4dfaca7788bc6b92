"""The moderator rule: who may run contests in a server, and who may configure the bot there."""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.guilds.model import GuildSettings


class Right(StrEnum):
    """What not everyone may: run contests, and change the server's settings."""

    HOST = "host"
    CONFIGURE = "configure"


@dataclass(frozen=True, slots=True)
class Rights:
    """What Discord says about the asker, where they ask.

    Attributes:
        manage_server: Whether they have Manage Server, which owners and administrators always do.
        manage_events: Whether they have Manage Events.
        roles: The ids of their roles.
    """

    manage_server: bool = False
    manage_events: bool = False
    roles: frozenset[int] = field(default_factory=frozenset[int])


def may_host(rights: Rights, settings: GuildSettings) -> bool:
    """Whether someone may run contests: Manage Server, Manage Events, or the role the server names."""
    return rights.manage_server or rights.manage_events or settings.host_role in rights.roles


def may_configure(rights: Rights) -> bool:
    """Whether someone may change the server's settings: Manage Server."""
    return rights.manage_server
