"""Routes of the controls that share a card; the member is always who presses."""

from bot.guilds.model import Feature
from cogs.kit.addresses import Route

CHOOSE_CARD_ROUTE = Route("share-card", Feature.CONTESTS)
"""Chooses which card to share. State: contest id, channel id or 0; the value is a `ShareKind`."""
CHOOSE_SHARE_CHANNEL_ROUTE = Route("share-channel", Feature.CONTESTS)
"""Chooses where to share it. State: contest id, `ShareKind`; the value is the channel's id."""
POST_CARD_ROUTE = Route("share-post", Feature.CONTESTS)
"""Posts it. State: contest id, `ShareKind`, channel id, and 1 below the warning that picks are open, else 0."""
REMOVE_CARD_ROUTE = Route("share-remove", None)
"""Takes a posted card down, also where contests are switched off. State: the id of the member who shared it."""
