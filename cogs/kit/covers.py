"""Winners kept from those who watch later, in the words of a post."""

import discord

from bot.guilds.model import Cover


def cover_text(cover: Cover | None, text: str) -> str:
    """Text that gives a winner away, to be tapped first where it is covered."""
    return text if cover is None else f"||{text}||"


def format_thread_pointer(cover: Cover) -> str:
    """In place of the winner: that only the ceremony's thread tells it."""
    here = f", and here {discord.utils.format_dt(cover.until, 'R')}" if cover.until else ""
    return f"🤫 **The envelope is open.** Who won is told in <#{cover.thread_id}>{here}."


def format_cover_end(cover: Cover | None) -> str:
    """When what is to be tapped is shown openly, in a small line; nothing if it never is, or is already."""
    if cover is None or cover.thread_id is not None or cover.until is None:
        return ""
    return f"-# Shown openly {discord.utils.format_dt(cover.until, 'R')}."
