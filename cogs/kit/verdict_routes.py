"""Where a verdict is found from other features' screens: no cog imports another for it."""

from bot.guilds.model import Feature
from bot.results.target import Target
from cogs.kit.controls import Control, Route, button
from cogs.kit.targets import target_part

VERDICT = Route("verdict", Feature.VERDICT)
"""A ceremony's verdict, answered by `cogs.verdict`: set of results."""


def verdict_button(target: Target, label: str = "Verdict") -> Control:
    """The way to the verdict on a set of results."""
    return button(VERDICT, target_part(target), label=label, emoji="⚖️")
