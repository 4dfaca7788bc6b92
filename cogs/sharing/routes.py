"""Routes of the controls that share a card; the member is always who presses."""

from bot.guilds.model import Feature
from cogs.kit.addresses import Route

CHOOSE_CARD_ROUTE = Route("share-card", Feature.CONTESTS)
"""Chooses which card to share. State: contest id, channel id or 0; the value is a `ShareKind`."""
CHOOSE_SHARE_CHANNEL_ROUTE = Route("share-channel", Feature.CONTESTS)
"""Chooses where to share it. State: contest id, `ShareKind`; the value is the channel's id."""
POST_CARD_ROUTE = Route("share-post", Feature.CONTESTS)
"""Posts it. State: contest id, `ShareKind`, channel id."""
REMOVE_CARD_ROUTE = Route("share-remove", Feature.CONTESTS)
"""Takes a posted card down. State: the id of the member who shared it."""
