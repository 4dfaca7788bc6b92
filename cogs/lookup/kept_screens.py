"""Finished screens of the record, kept: laying one out costs more than all else that its lookup does.

Only what the record and the request alone decide may be kept here. What a server adds (its own nominees, winners that
it announced itself) or covers is laid out anew each time.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from typing import Any

import orjson
from discord import ui

from bot.client import COMMAND_IDS

KEPT_SCREENS_LIMIT = 1_000
"""Most screens that are kept, those asked for last; one takes about 5 kB."""


class FinishedScreen(ui.LayoutView):
    """A screen that is laid out and written as Discord takes it, and can be sent any number of times."""

    def __init__(self, screen: ui.LayoutView) -> None:
        """Write a screen out once for all."""
        super().__init__(timeout=None)
        # As text it takes a quarter of the memory, and reading it costs some microseconds.
        self._components = orjson.dumps(screen.to_components())
        self.stop()

    def has_components_v2(self) -> bool:
        """It is a layout, although it keeps no components of its own."""
        return True

    # Any: components as discord.py writes them.
    def to_components(self) -> list[dict[str, Any]]:
        """What is sent."""
        return orjson.loads(self._components)


class KeptScreens:
    """The finished screens that were asked for last."""

    def __init__(self, limit: int = KEPT_SCREENS_LIMIT) -> None:
        """Keep so many screens at most."""
        self._limit = limit
        self._screens: OrderedDict[Hashable, FinishedScreen] = OrderedDict()
        self._command_ids: Mapping[str, int] = COMMAND_IDS.get()

    def __len__(self) -> int:
        """How many screens are kept."""
        return len(self._screens)

    def get_screen(self, key: Hashable, make_screen: Callable[[], ui.LayoutView]) -> ui.LayoutView:
        """Return a screen as it was laid out before, or lay it out.

        Args:
            key: Everything that decides what is on the screen, beside the record.
            make_screen: Lays it out.
        """
        command_ids = COMMAND_IDS.get()
        if command_ids is not self._command_ids:
            # Mentions of commands hold Discord's ids of them, which are new when commands were registered anew.
            self._screens.clear()
            self._command_ids = command_ids
        screen = self._screens.get(key)
        if screen is None:
            screen = self._screens[key] = FinishedScreen(make_screen())
            if len(self._screens) > self._limit:
                self._screens.popitem(last=False)
        else:
            self._screens.move_to_end(key)
        return screen
