"""Where a verdict is found from other features' screens: no cog imports another for it."""

from bot.guilds.model import Feature
from bot.results.target import ResultSet
from cogs.kit.controls import Control, Route, make_button
from cogs.kit.targets import format_result_set_part

VERDICT_ROUTE = Route("verdict", Feature.VERDICT)
"""A ceremony's verdict, answered by `cogs.verdict`: set of results."""


def make_verdict_button(result_set: ResultSet, label: str = "Verdict") -> Control:
    """The way to the verdict on a set of results."""
    return make_button(VERDICT_ROUTE, format_result_set_part(result_set), label=label, emoji="⚖️")
