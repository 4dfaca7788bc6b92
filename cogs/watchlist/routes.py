"""Routes of the controls of watchlists and of the race."""

from bot.guilds.model import Feature
from cogs.kit.addresses import Route

WATCHLIST_ROUTE = Route("watchlist", Feature.WATCHLIST)
"""Shows the presser's watchlist. State: ceremony id."""
WATCH_CEREMONY_ROUTE = Route("watchlist-of", Feature.WATCHLIST)
"""Shows the presser's watchlist of another ceremony; the value is the ceremony id."""
WATCH_FILMS_ROUTE = Route("watch-films", Feature.WATCHLIST)
"""Shows a page of films to tick. State: ceremony id, category's mark or `ALL_FILMS`, button, page."""
WATCH_CATEGORY_ROUTE = Route("watch-in", Feature.WATCHLIST)
"""Shows the films of another category. State: ceremony id, the select's number; the value is the category's mark
or `ALL_FILMS`.
"""
WATCH_TICK_ROUTE = Route("watch-tick", Feature.WATCHLIST)
"""Marks films, or takes that back. State: ceremony id, category's mark or `ALL_FILMS`, page; the values are film keys,
each with `TICK` or `UNTICK` before it.
"""
WATCH_UNDO_ROUTE = Route("watch-undo", Feature.WATCHLIST)
"""Takes back that films were seen; the values are the films' keys."""
WATCH_SHARE_ROUTE = Route("watch-share", Feature.WATCHLIST)
"""Shows others what the presser has seen, or hides it. State: ceremony id, `on` or `off`."""
FILM_VIEWERS_ROUTE = Route("seen-who", Feature.WATCHLIST)
"""Shows the presser who has seen a film. State: the film's key."""
RACE_ROUTE = Route("race", Feature.WATCHLIST)
"""Shows the presser the race. State: ceremony id."""
RACE_PAGE_ROUTE = Route("race-page", Feature.WATCHLIST)
"""Shows a page of the race. State: ceremony id, button, page."""
RACE_JOIN_ROUTE = Route("race-join", Feature.WATCHLIST)
"""Lets the presser join the race: others see what they have seen. State: ceremony id."""

TICK, UNTICK = "+", "-"
"""What a choice does with its film, whatever has happened since the page was shown."""
ALL_FILMS = "-"
"""In a control's state, in place of a category: the films of all."""
