"""What `/contest create` offers to choose from."""

from discord import app_commands

from bot.contests.model import ContestKind, Scoring
from cogs.contests import draft_screens
from cogs.kit.contest_text import SCORING_NAMES, describe_scoring_briefly

SCORING_CHOICES = [
    app_commands.Choice(name=f"{SCORING_NAMES[each]}: {describe_scoring_briefly(each)}", value=each.value)
    for each in Scoring
]
KIND_CHOICES = [
    app_commands.Choice(name="Who wins, among the nominees", value=ContestKind.WINNERS.value),
    app_commands.Choice(
        name="Who will be nominated, before the nominees are known", value=ContestKind.NOMINATIONS.value
    ),
]
CATEGORY_CHOICES = [
    app_commands.Choice(name="All of them", value=draft_screens.CATEGORY_SET_ALL),
    app_commands.Choice(
        name="The big eight: Picture, Director, acting, screenplays",
        value=draft_screens.CATEGORY_SET_BIG_EIGHT,
    ),
    app_commands.Choice(name="Let me choose", value=draft_screens.CATEGORY_SET_CHOSEN),
]
