"""Screens of the record are laid out once, and only as long as nothing but the record decides what is on them."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from discord import ui

from bot.client import COMMAND_IDS
from bot.clock import system_clock
from bot.db.engine import Database
from bot.record.record import Record
from bot.search.search import Search
from bot.services import Services
from cogs.kit.layouts import make_card, make_screen
from cogs.lookup.ceremony_screens import ceremony_winners_screen
from cogs.lookup.kept_screens import KeptScreens
from cogs.lookup.screens import LookupScreens


class Layouts:
    """Lays out a screen, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> ui.LayoutView:
        self.times += 1
        return make_screen(make_card("Who won? `/winners` says."))


@pytest.fixture
def command_ids() -> Iterator[None]:
    """Commands whose ids are not known, before and after the test."""
    token = COMMAND_IDS.set({})
    yield
    COMMAND_IDS.reset(token)


async def test_a_screen_is_laid_out_once_and_sent_as_it_would_be() -> None:
    kept, layouts = KeptScreens(), Layouts()
    screens = [kept.get_screen("key", layouts) for _ in range(3)]
    assert layouts.times == 1
    for screen in screens:
        assert screen.to_components() == Layouts()().to_components()
        assert screen.has_components_v2()
        assert screen.is_finished()


async def test_those_asked_for_last_are_kept() -> None:
    kept, layouts = KeptScreens(limit=2), Layouts()
    for key in ("a", "b", "a", "c", "a"):
        kept.get_screen(key, layouts)
    assert (layouts.times, len(kept)) == (3, 2)
    kept.get_screen("b", layouts)
    assert (layouts.times, len(kept)) == (4, 2)


@pytest.mark.usefixtures("command_ids")
async def test_commands_that_are_registered_anew_are_mentioned_by_their_new_ids() -> None:
    kept, layouts = KeptScreens(), Layouts()
    shown = [str(kept.get_screen("key", layouts).to_components())]
    for command_id in (11, 12):
        COMMAND_IDS.set({"winners": command_id})
        shown.append(str(kept.get_screen("key", layouts).to_components()))
    assert ["`/winners`" in shown[0], "</winners:11>" in shown[1], "</winners:12>" in shown[2]] == [True] * 3


async def test_nothing_of_one_server_is_kept_for_another(
    database: Database, record: Record, search: Search
) -> None:
    screens = LookupScreens(Services.build(database, record, search, system_clock))
    ceremony = record.ceremonies["oscars-97"]
    theirs = replace(ceremony, name="A Night of Their Own")
    announced = [ceremony.categories[0].id]
    for _ in range(2):
        assert "Night of Their Own" in str(screens.make_night_screen(theirs, None).to_components())
        assert "announced here" in str(screens.make_night_screen(ceremony, None, announced).to_components())
        shown = screens.make_night_screen(ceremony, None)
        assert shown.to_components() == ceremony_winners_screen(ceremony).to_components()
        assert shown is screens.make_night_screen(ceremony, None)
