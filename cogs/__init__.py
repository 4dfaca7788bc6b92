"""The features that members see, one package or module each; discord.py loads each as an extension."""

EXTENSIONS = (
    "cogs.lookup",
    "cogs.contests",
    "cogs.ballots",
    "cogs.standings",
    "cogs.sharing",
    "cogs.results",
    "cogs.polls",
    "cogs.room_awards",
    "cogs.verdicts",
    "cogs.watchlist",
    "cogs.slates",
    "cogs.server",
    "cogs.privacy",
    "cogs.discussion",
    "cogs.season",
    "cogs.reminders",
    "cogs.quiz",
    "cogs.notices",
    "cogs.help",
)
"""All extensions; the bot starts with all of them or not at all."""
