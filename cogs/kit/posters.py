"""Posters from TMDB, and what its terms ask to be said of them.

A poster is shown by its address, as TMDB documents it: Discord's proxy fetches it, the bot never does.
"""

from dataclasses import dataclass

from discord import ui

from cogs.kit.layouts import CardPart, make_section

TMDB_NOTICE = (
    "This product uses TMDB and the TMDB APIs but is not endorsed, certified, or otherwise approved by TMDB."
)
"""The sentence that TMDB's terms prescribe, word for word."""

POSTER_DESCRIPTION_LIMIT = 250
"""Most characters of the text that stands for a poster, where it is not seen."""


@dataclass(frozen=True, slots=True)
class Poster:
    """A film's poster.

    Attributes:
        title: The film's title, as it is.
        url: Where the picture is.
    """

    title: str
    url: str


def place_poster(content: str, poster: Poster | None) -> CardPart:
    """Make a Markdown text with a poster beside it, or the text alone without one."""
    if poster is None:
        return content
    description = f"Poster of {poster.title}"[:POSTER_DESCRIPTION_LIMIT]
    return make_section(content, ui.Thumbnail(poster.url, description=description))
