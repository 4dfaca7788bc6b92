"""Wording of films, ratings and progress."""

from collections.abc import Sequence

from bot.record.model import Category, Ceremony
from bot.search.choices import BEST_PICTURE_ID
from bot.watchlist.model import FilmList, WatchedFilm
from bot.watchlist.progress import CategoryProgress, NextFilm, WatchProgress
from bot.watchlist.read_models import Watchlist
from cogs.kit.text import (
    escape_text,
    format_count,
    format_day,
    format_film_title,
    format_list,
    format_share_bar,
    shorten_text,
)

SEEN_MARK, UNSEEN_MARK = "👁️", "▫️"
_NEARLY_COMPLETE = {0: "✅ **Complete**", 1: "**One to go**", 2: "**Two to go**"}
"""By how many nominations are not seen yet: what stands before the categories."""
COMPLETED_NAMED_LIMIT = 3
"""Most categories that are named as completed by one film."""
_PROGRESS_CHARACTER_LIMIT = 1600
"""Most characters of the progress by category, so that the longest names still fit into one message."""


def format_rating(rating: float) -> str:
    """Format a rating in half stars: `★★★½`."""
    return "★" * int(rating // 2) + ("½" if rating % 2 else "")


def format_film(film: WatchedFilm) -> str:
    """Format a film with its year."""
    return f"{format_film_title(film.title)} ({escape_text(film.year)})"


def name_prize(category: Category) -> str:
    """Return a category's plain name without a leading "Best", escaped."""
    return escape_text(category.title.removeprefix("Best "))


def format_ceremony(films: FilmList) -> str:
    """Format whose films these are: the ceremony with its day, or that nobody is nominated yet."""
    ceremony = films.ceremony
    name = escape_text(ceremony.name)
    if films.of_contenders:
        return f"{name} · contenders{_format_nominations_day(ceremony)}"
    return f"{name} · {format_day(ceremony.held)}" if ceremony.held else name


def _format_nominations_day(ceremony: Ceremony) -> str:
    day = ceremony.nominations
    return f", until the nominations on {format_day(day)}" if day else ", until the nominations"


def format_summary(progress: WatchProgress) -> str:
    """Format how far a member is: by films, then by Best Picture, categories and nominations."""
    share = progress.films_seen / progress.films_total if progress.films_total else 0.0
    parts = [
        *(f"**{name_prize(one.category)} {one.seen} of {one.total}**" for one in _find_picture(progress)),
        f"complete in {progress.complete_count} of {format_count(len(progress.categories), 'category', 'categories')}",
        f"{progress.nominations_seen} of {format_count(progress.nominations_total, 'nomination')}",
    ]
    return (
        f"`{format_share_bar(share)}` **{progress.films_seen} of {format_count(progress.films_total, 'film')}**\n"
        f"{' · '.join(parts)}"
    )


def format_brief_summary(watchlist: Watchlist) -> str:
    """Format how far a member is, in one line: `Picture 8 of 10, complete in 5 categories`."""
    progress = watchlist.progress
    picture = [f"{name_prize(one.category)} {one.seen} of {one.total}" for one in _find_picture(progress)]
    films = [f"{progress.films_seen} of {format_count(progress.films_total, 'film')}"]
    number = progress.complete_count
    complete = f"complete in {format_count(number, 'category', 'categories')}"
    return f"{', '.join(picture or films)}, {complete if number else 'no category complete yet'}"


def format_categories(progress: WatchProgress) -> str:
    """Format the progress by category: what is complete, then what nearly is; the others are only counted."""
    by_missing: dict[int, list[str]] = {}
    for one in progress.categories:
        by_missing.setdefault(one.total - one.seen, []).append(name_prize(one.category))
    lines = [
        f"{heading} {', '.join(by_missing.pop(missing))}"
        for missing, heading in _NEARLY_COMPLETE.items()
        if missing in by_missing
    ]
    others = sum(map(len, by_missing.values()))
    if others and lines:
        lines.append(f"-# and {format_count(others, 'category', 'categories')} with more to go")
    return shorten_text("\n".join(lines), _PROGRESS_CHARACTER_LIMIT)


def format_next_films(suggestions: Sequence[NextFilm]) -> str:
    """Format what to watch next, a film a line; empty if everything is seen."""
    if not suggestions:
        return ""
    lines = [f"{number}. {_format_next_film(one)}" for number, one in enumerate(suggestions, 1)]
    return "\n".join(["**Watch next**", *lines])


def _format_next_film(suggestion: NextFilm) -> str:
    title = format_film_title(suggestion.film.title)
    named = [name_prize(one) for one in suggestion.completes]
    if not named:
        return (
            f"{title} is in {format_count(suggestion.advances, 'category', 'categories')} still to complete"
        )
    more = len(named) - COMPLETED_NAMED_LIMIT
    shown = [*named[:COMPLETED_NAMED_LIMIT], *([f"{more} more"] if more > 0 else [])]
    return f"{title} completes **{format_list(shown)}**"


def _find_picture(progress: WatchProgress) -> list[CategoryProgress]:
    """The progress in Best Picture; nothing where the list has none, or more than one."""
    found = [one for one in progress.categories if one.category.canonical == BEST_PICTURE_ID]
    return found if len(found) == 1 else []
