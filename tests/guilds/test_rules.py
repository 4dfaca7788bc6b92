import pytest

from bot.guilds.model import GuildSettings
from bot.guilds.rules import Rights, may_configure, may_host
from bot.ids import GuildId

WITH_HOSTS = GuildSettings(GuildId(1), host_role=5)


@pytest.mark.parametrize(
    ("rights", "hosts", "configures"),
    [
        (Rights(manage_server=True), True, True),
        (Rights(manage_events=True), True, False),
        (Rights(roles=frozenset({4, 5})), True, False),
        (Rights(roles=frozenset({4})), False, False),
        (Rights(), False, False),
    ],
)
def test_who_may_do_what(rights: Rights, hosts: bool, configures: bool) -> None:
    assert may_host(rights, WITH_HOSTS) is hosts
    assert may_configure(rights) is configures


def test_without_a_host_role_nobody_has_it() -> None:
    assert not may_host(Rights(roles=frozenset({4, 5})), GuildSettings(GuildId(1)))
