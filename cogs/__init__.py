"""The features people see: one file or package each."""

EXTENSIONS = (
    "cogs.lookup",
    "cogs.contests",
    "cogs.ballots",
    "cogs.standings",
    "cogs.results",
    "cogs.polls",
    "cogs.verdicts",
    "cogs.slates",
    "cogs.server",
    "cogs.privacy",
    "cogs.discussion",
    "cogs.notices",
    "cogs.help",
)
"""Every cog; the bot starts with all of them or not at all."""
