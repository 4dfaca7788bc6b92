"""Screens of a member's watchlist: how far they are, and the films to tick."""

from collections.abc import Sequence

import discord
from discord import ui

from bot.ids import CategoryId, FilmKey
from bot.watchlist.model import WatchedFilm
from bot.watchlist.progress import suggest_next_films
from bot.watchlist.read_models import MarkedFilms, Watchlist
from cogs.kit.controls import Control, make_button, make_select
from cogs.kit.layouts import (
    SELECT_OPTION_LIMIT,
    CardPart,
    ControlRow,
    clamp_page,
    count_pages,
    make_card,
    make_pager,
    make_row,
    make_screen,
    make_select_options,
    make_separator,
)
from cogs.kit.text import escape_text, format_count, format_film_title, format_list, shorten_text
from cogs.watchlist import routes, text

FILMS_PER_PAGE = 12
"""Most films on a page to tick."""
CATEGORY_SELECTS_LIMIT = 3
"""Most selects of categories on one screen; enough for the longest possible slate."""
UNCLEAR_CHARACTER_LIMIT = 1500
"""Most characters of what was named and is not clear."""
FILMS_CHARACTER_LIMIT = 2200
"""Most characters of a list of films."""


def watchlist_screen(watchlist: Watchlist, note: str = "") -> ui.LayoutView:
    """Make the screen of how far a member is, and what to watch next.

    Args:
        watchlist: Their watchlist.
        note: A line on top about what was changed.
    """
    progress, films = watchlist.progress, watchlist.films
    heading = f"## {text.SEEN_MARK} Your watchlist\n-# {text.format_ceremony(films)}"
    following = text.format_next_films(suggest_next_films(films, watchlist.seen))
    done = f"🎉 **You have seen them all**, every one of {format_count(len(films.films), 'film')}."
    parts: list[CardPart] = [
        "\n".join(filter(None, [heading, note, text.format_summary(progress)])),
        make_separator(),
        following or done,
        make_separator(),
        text.format_categories(progress),
        *_make_watchlist_controls(watchlist),
        f"-# {_describe_sharing(watchlist)} `/seen film` marks by name, `/seen import` takes your Letterboxd export.",
    ]
    return make_screen(make_card(*parts))


def films_screen(
    watchlist: Watchlist, category_id: CategoryId | None = None, page: int = 0, note: str = ""
) -> ui.LayoutView:
    """Make a page of films to tick, of one category or of all.

    Args:
        watchlist: The member's watchlist.
        category_id: The category; None for all films. One that the list does not have shows all.
        page: The page, from 0; beyond the last it shows the last.
        note: A line on top about what was saved.
    """
    films = watchlist.films
    listed = films.by_category.get(category_id) if category_id is not None else None
    found = films.list_films_of(listed.category.id if listed else None)
    pages = count_pages(len(found), FILMS_PER_PAGE)
    page = clamp_page(page, pages)
    shown = found[page * FILMS_PER_PAGE : (page + 1) * FILMS_PER_PAGE]
    title = escape_text(listed.category.title) if listed else "All films"
    seen = sum(film.key in watchlist.seen for film in found)
    heading = f"## {text.SEEN_MARK} {title}\n-# {text.format_ceremony(films)}"
    lines = [_format_film_line(watchlist, film) for film in shown]
    where = listed.category.id if listed else routes.ALL_FILMS
    parts: list[CardPart] = [
        "\n".join(filter(None, [heading, note, f"**{seen} of {format_count(len(found), 'film')} seen**"])),
        make_separator(),
        shorten_text("\n".join(lines), FILMS_CHARACTER_LIMIT),
        make_row(_make_tick_select(watchlist, shown, where, page)),
        *make_pager(routes.WATCH_FILMS_ROUTE, [films.ceremony.id, where], page, pages),
        *_make_category_selects(watchlist, where),
        make_row(make_button(routes.WATCHLIST_ROUTE, films.ceremony.id, label="How far am I?", emoji="📈")),
    ]
    return make_screen(make_card(*parts))


def marked_screen(marked: MarkedFilms) -> ui.LayoutView:
    """Make the answer to a member who named what they have seen."""
    parts: list[CardPart] = []
    names = [
        f"{format_film_title(film.title)}{f' {text.format_rating(mark.rating)}' if mark.rating else ''}"
        for film, mark in marked.films
    ]
    if names:
        known = "" if marked.new_count else ", as you had already" if len(names) == 1 else ", as before"
        summary = f"\n-# {text.format_brief_summary(marked.watchlist)}" if marked.watchlist else ""
        seen = shorten_text(format_list(names), FILMS_CHARACTER_LIMIT)
        parts.append(f"{text.SEEN_MARK} **Seen:** {seen}{known}.{summary}")
    if marked.unclear:
        parts.append(_format_unclear(marked))
    controls: list[Control] = []
    if marked.watchlist is not None:
        ceremony_id = marked.watchlist.films.ceremony.id
        controls.append(
            make_button(routes.WATCHLIST_ROUTE, ceremony_id, label="My watchlist", emoji=text.SEEN_MARK)
        )
    if len(marked.films) == 1:
        key = marked.films[0][0].key
        controls.append(make_button(routes.FILM_VIEWERS_ROUTE, key, label="Who else has seen it", emoji="👥"))
    if marked.films:
        parts.append(make_row(_make_undo_select([film for film, _ in marked.films])))
    return make_screen(make_card(*parts, *([make_row(*controls)] if controls else [])))


def _make_undo_select(films: list[WatchedFilm]) -> Control:
    options = make_select_options([(film.key, film.title, film.year) for film in films])
    return make_select(
        routes.WATCH_UNDO_ROUTE, options=options, placeholder="Not seen after all …", max_values=len(options)
    )


def _format_unclear(marked: MarkedFilms) -> str:
    lines = ["❓ **Not clear, so not marked**"]
    for one in marked.unclear:
        choices = format_list(
            (
                f"{format_film_title(choice.name)} ({escape_text(choice.detail)})"
                for choice in one.choices[:3]
            ),
            "or",
        )
        lines.append(f"- {escape_text(one.text, 80)}{f': {choices}?' if one.choices else ''}")
    return shorten_text("\n".join([*lines, "-# With its year a film is clear."]), UNCLEAR_CHARACTER_LIMIT)


def _format_film_line(watchlist: Watchlist, film: WatchedFilm) -> str:
    mark = watchlist.marks.get(film.key)
    rating = f" · {text.format_rating(mark.rating)}" if mark is not None and mark.rating else ""
    nominations = (
        "" if watchlist.films.of_contenders else f" · {format_count(film.nominations, 'nomination')}"
    )
    sign = text.UNSEEN_MARK if mark is None else text.SEEN_MARK
    return f"{sign} {format_film_title(shorten_text(film.title, 100))}{nominations}{rating}"


def _make_tick_select(watchlist: Watchlist, shown: Sequence[WatchedFilm], where: str, page: int) -> Control:
    options = [
        discord.SelectOption(
            value=film.key, label=shorten_text(film.title, 100), default=film.key in watchlist.seen
        )
        for film in shown
    ]
    return make_select(
        routes.WATCH_TICK_ROUTE,
        watchlist.films.ceremony.id,
        where,
        page,
        options=options,
        placeholder="Tick what you have seen",
        min_values=0,
        max_values=len(options),
    )


def _make_category_selects(watchlist: Watchlist, where: str) -> list[ControlRow]:
    entries = [(routes.ALL_FILMS, "All films", _format_films_seen(watchlist))]
    entries += [
        (
            one.category.id,
            f"{'✅ ' if one.is_complete else ''}{one.category.title}",
            f"{one.seen} of {one.total} seen",
        )
        for one in watchlist.progress.categories
    ]
    starts = range(0, len(entries), SELECT_OPTION_LIMIT)[:CATEGORY_SELECTS_LIMIT]
    return [
        make_row(
            make_select(
                routes.WATCH_CATEGORY_ROUTE,
                watchlist.films.ceremony.id,
                number,
                options=make_select_options(entries[start : start + SELECT_OPTION_LIMIT], where),
                placeholder="Another category",
            )
        )
        for number, start in enumerate(starts)
    ]


def _format_films_seen(watchlist: Watchlist) -> str:
    progress = watchlist.progress
    return f"{progress.films_seen} of {progress.films_total} seen"


def _make_watchlist_controls(watchlist: Watchlist) -> list[CardPart]:
    ceremony_id = watchlist.films.ceremony.id
    shares = watchlist.sharing
    buttons = [
        make_button(
            routes.WATCH_FILMS_ROUTE,
            ceremony_id,
            routes.ALL_FILMS,
            "f",
            0,
            label="Tick films",
            emoji="✍️",
            style=discord.ButtonStyle.primary,
        ),
        make_button(routes.RACE_ROUTE, ceremony_id, label="The race", emoji="🏁"),
        make_button(
            routes.WATCH_SHARE_ROUTE,
            ceremony_id,
            "off" if shares else "on",
            label="Hide mine" if shares else "Show mine",
            emoji="🙈" if shares else "👥",
        ),
    ]
    parts: list[CardPart] = [make_row(*buttons)]
    if len(watchlist.ceremonies) > 1 or ceremony_id not in watchlist.ceremonies:
        entries = [(one, name, "") for one, name in watchlist.ceremonies.items()]
        menu = make_select(
            routes.WATCH_CEREMONY_ROUTE,
            options=make_select_options(entries, ceremony_id),
            placeholder="Another ceremony",
        )
        parts += [make_row(menu)] if entries else []
    return parts


def _describe_sharing(watchlist: Watchlist) -> str:
    if watchlist.sharing:
        return "You are in the race, and others can see which films you have seen and how you rate them."
    return "Nobody else sees this. *Show mine* puts you into the race, and among those who have seen a film."


def parse_category(where: str) -> CategoryId | None:
    """Return the category in a control's state; None for all films."""
    return None if where == routes.ALL_FILMS else CategoryId(where)


def parse_keys(values: tuple[str, ...]) -> list[FilmKey]:
    """Return the films chosen in a select."""
    return [FilmKey(value) for value in values]
