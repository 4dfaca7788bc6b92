"""What moderators change, told among cogs: whoever keeps something in channels brings it up to date.

@FeatureCog.listener("on_feature_switched_on")
async def …(self, guild_id: int, feature: Feature) -> None: ...
"""

from bot.client import AwardsBot
from bot.guilds.model import Feature

FEATURE_SWITCHED_ON_EVENT = "feature_switched_on"
COVERS_CHANGED_EVENT = "covers_changed"


def dispatch_feature_switched_on(bot: AwardsBot, guild_id: int, feature: Feature) -> None:
    """Say that a feature is on again in a server; its posts may lag behind."""
    bot.dispatch(FEATURE_SWITCHED_ON_EVENT, guild_id, feature)


def dispatch_covers_changed(bot: AwardsBot, guild_id: int) -> None:
    """Say that a server covers winners otherwise than before; what was posted of late may have to be drawn anew."""
    bot.dispatch(COVERS_CHANGED_EVENT, guild_id)
