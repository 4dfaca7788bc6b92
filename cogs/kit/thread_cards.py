"""What a thread shows of a thing that another feature has the screen of: its own card, fit for a thread.

Features register the cards of what they show beside their screens, with `@make_thread_card.register`, as they do with
the words of their errors. So the discussion shows a film's card without knowing the lookup.
"""

from functools import singledispatch

from discord import ui

from bot.record.record import Record


@singledispatch
def make_thread_card(subject: object, record: Record) -> ui.LayoutView:
    """The card of a film, a person, a prize, a ceremony or a verdict, without a button that leads to its thread.

    Args:
        subject: What the thread is about.
        record: The record, for what it says about that.

    Raises:
        LookupError: If no feature has a card of such a thing.
    """
    del record
    raise LookupError(f"no feature has a card of {type(subject).__name__}")
