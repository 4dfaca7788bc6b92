"""What the gate does when it refuses, when something fails, and when Discord takes no answer."""

import logging

import discord
import pytest

from bot.audit.model import Actor
from bot.guilds.model import Feature
from bot.ids import MemberId
from bot.logs import current_interaction
from bot.privacy.service import PrivacyService
from tests.cogs.kit.test_forged import forge
from tests.world import World, reply, text

BACKSTAGE = "Something went wrong backstage"


def list_levels(caplog: pytest.LogCaptureFixture, beginning: str) -> list[str]:
    """The levels of the gate's lines that begin so."""
    return [
        record.levelname
        for record in caplog.records
        if record.name == "cogs.kit.gate" and record.getMessage().startswith(beginning)
    ]


async def test_a_refusal_is_a_sentence_or_no_choices_and_a_line_of_information(
    world: World, caplog: pytest.LogCaptureFixture
):
    owner = Actor(MemberId(world.owner.id), "Olga")
    await world.services.guilds.set_feature(world.guild_id, Feature.LOOKUP, False, owner)

    with caplog.at_level(logging.INFO):
        assert await world.member.autocomplete(world.channel, "film", "title", "ano") == []
        assert list_levels(caplog, "") == []
        answer = await world.member.slash(world.channel, "film", title="anora")

    assert answer.ephemeral
    assert "have switched **lookup** off" in text(answer)
    assert list_levels(caplog, "Refused") == ["INFO"]


@pytest.mark.parametrize("channel", ["server", "direct message"])
async def test_who_uses_a_command_is_remembered_by_name_in_that_server_alone(world: World, channel: str):
    if channel == "server":
        await world.member.slash(world.channel, "winners", ceremony="97")
    else:
        await world.member.user.slash("winners", ceremony="97")
    found = await world.services.privacy.get_footprint(MemberId(world.member.id))
    assert found.servers == (channel == "server")


class _CurrentInteractions(logging.Filter):
    """Notes which interaction is being answered when the gate says something."""

    def __init__(self) -> None:
        super().__init__("cogs.kit.gate")
        self.ids: list[int | None] = []

    def filter(self, record: logging.LogRecord) -> bool:
        if super().filter(record):
            self.ids.append(current_interaction.get())
        return True


async def test_what_is_logged_meanwhile_has_the_interactions_id(
    world: World, caplog: pytest.LogCaptureFixture
):
    page = reply(await world.member.slash(world.channel, "winners", ceremony="97"))
    outdated = "env:7:winners:oscars-97:n:1"
    forge(page, world, outdated)

    current = _CurrentInteractions()
    with caplog.at_level(logging.INFO), caplog.filtering(current):
        await world.member.slash(world.channel, "film", title="nothing of the kind whatever")
        await world.member.click(page, custom_id=outdated)

    refusals = [record.getMessage() for record in caplog.records if record.name == "cogs.kit.gate"]
    assert len(current.ids) == len(refusals) == 2
    assert current.ids[0] != current.ids[1]
    for interaction_id, refusal in zip(current.ids, refusals, strict=True):
        assert f"interaction {interaction_id}:" in refusal


async def test_a_fault_after_the_bot_asked_for_time_is_answered_in_that_place(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    async def fail(*_: object) -> None:
        raise RuntimeError("the film tore")

    monkeypatch.setattr(PrivacyService, "get_personal_data", fail)
    world.expected_faults.append(RuntimeError)

    answer = await world.member.slash(world.channel, "privacy export")

    assert BACKSTAGE in text(reply(answer))
    [fault] = [record for record in caplog.records if record.getMessage().startswith("Failed")]
    assert fault.levelname == "ERROR"
    assert fault.exc_info is not None
    # The fault itself, without the wrapping of the library.
    assert fault.exc_info[0] is RuntimeError


async def test_not_found_is_too_late_only_where_discord_says_that_the_interaction_is_gone(
    world: World, caplog: pytest.LogCaptureFixture
):
    world.expected_faults.append(discord.NotFound)
    world.env.inject_error(
        "POST", "/interactions/*/*/callback", status=404, code=10003, message="Unknown Channel"
    )

    answer = await world.member.slash(world.channel, "winners", ceremony="97")

    assert list_levels(caplog, "Failed") == ["ERROR"]
    assert list_levels(caplog, "Came too late") == []
    assert "kept" in text(answer) or BACKSTAGE in text(answer)


@pytest.mark.usefixtures("world")
def test_a_fault_of_choices_keeps_its_traceback_in_the_log(caplog: pytest.LogCaptureFixture):
    library = logging.getLogger("discord.app_commands.tree")
    library.error("Ignoring exception", exc_info=RuntimeError("torn"))
    [record] = caplog.records
    assert record.exc_info is not None
    assert record.levelname == "ERROR"
