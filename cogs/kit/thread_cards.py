"""Cards with which discussion threads open, registered by the features that own the screens.

A feature registers a card beside its screen with `@make_thread_card.register`, so the discussion can show a film's
card
without importing the lookup.
"""

from functools import singledispatch

from discord import ui

from bot.record.record import Record


@singledispatch
def make_thread_card(subject: object, record: Record) -> ui.LayoutView:
    """Make the card of a film, a person, a category, a ceremony or a verdict, without a button to its own thread.

    Args:
        subject: What the thread is about.
        record: The record of awards, to look up what the card shows.

    Raises:
        LookupError: No feature registered a card for this type.
    """
    del record
    raise LookupError(f"no feature has a card of {type(subject).__name__}")
