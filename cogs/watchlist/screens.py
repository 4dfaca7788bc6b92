"""Screens of a member's watchlist: how far they are, and the films to tick."""

from collections.abc import Sequence

import discord
from discord import ui

from bot.errors import Choice
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
from cogs.kit.result_set_options import make_id_mark
from cogs.kit.text import escape_text, format_count, format_film_title, format_list, shorten_text
from cogs.watchlist import routes, text

FILMS_PER_PAGE = 12
"""Most films on a page to tick."""
WATCH_CATEGORY_SELECTS_LIMIT = 3
"""Most selects of categories on one screen; enough for the longest possible slate."""
CHOICES_NAMED_LIMIT = 3
"""Most meanings that are named of what is not clear."""
_NAMING_HINT = "-# `/seen film` marks by name, `/seen import` takes your Letterboxd export."
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
    categories = text.format_categories(progress)
    parts: list[CardPart] = [
        "\n".join(filter(None, [heading, note, text.format_summary(progress)])),
        make_separator(),
        following or done,
        *([make_separator(), categories] if categories else []),
        *_make_watchlist_controls(watchlist),
        f"-# {_describe_sharing(watchlist)}\n{_NAMING_HINT}",
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
        note: What was saved.
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
    summary = (
        f"**{seen} of {format_count(len(found), 'film')} seen** · {text.format_brief_summary(watchlist)}"
    )
    lines = [_format_film_line(watchlist, film) for film in shown]
    where = make_id_mark(listed.category.id) if listed else routes.ALL_FILMS
    parts: list[CardPart] = [
        f"{heading}\n{f'{note} ' if note else ''}{summary}",
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
        named = [_format_choice(choice) for choice in one.choices[:CHOICES_NAMED_LIMIT]]
        meant = f"{format_list(named, 'or')}?" if named else "no film that I know"
        lines.append(f"- {escape_text(one.text, 80)}: {meant}")
    if any(one.choices for one in marked.unclear):
        lines.append("-# With its year a film is clear.")
    return shorten_text("\n".join(lines), UNCLEAR_CHARACTER_LIMIT)


def _format_choice(choice: Choice) -> str:
    title = format_film_title(choice.name)
    return f"{title} ({escape_text(choice.detail)})" if choice.detail else title


def _format_film_line(watchlist: Watchlist, film: WatchedFilm) -> str:
    mark = watchlist.marks.get(film.key)
    sign = text.UNSEEN_MARK if mark is None else text.SEEN_MARK
    title = format_film_title(shorten_text(film.title, 100))
    if mark is not None and mark.rating:
        return f"{sign} {title} · {text.format_rating(mark.rating)}"
    if watchlist.films.of_contenders:
        return f"{sign} {title}"
    return f"{sign} {title} · {format_count(film.nominations, 'nomination')}"


def _make_tick_select(watchlist: Watchlist, shown: Sequence[WatchedFilm], where: str, page: int) -> Control:
    options = [
        discord.SelectOption(
            value=f"{routes.UNTICK if film.key in watchlist.seen else routes.TICK}{film.key}",
            label=shorten_text(film.title, 100),
            description="Not seen after all" if film.key in watchlist.seen else None,
            emoji=text.SEEN_MARK if film.key in watchlist.seen else text.UNSEEN_MARK,
        )
        for film in shown
    ]
    return make_select(
        routes.WATCH_TICK_ROUTE,
        watchlist.films.ceremony.id,
        where,
        page,
        options=options,
        placeholder="Tick what you have seen …",
        max_values=len(options),
    )


def _make_category_selects(watchlist: Watchlist, where: str = "") -> list[ControlRow]:
    """Make the selects that lead to the films of a category, or to all; `where` is what is shown."""
    entries = [(routes.ALL_FILMS, "All films", _format_films_seen(watchlist))]
    entries += [
        (
            make_id_mark(one.category.id),
            f"{'✅ ' if one.is_complete else ''}{one.category.title}",
            f"{one.seen} of {one.total} seen",
        )
        for one in watchlist.progress.categories
    ]
    starts = range(0, len(entries), SELECT_OPTION_LIMIT)[:WATCH_CATEGORY_SELECTS_LIMIT]
    return [
        make_row(
            make_select(
                routes.WATCH_CATEGORY_ROUTE,
                watchlist.films.ceremony.id,
                number,
                options=make_select_options(entries[start : start + SELECT_OPTION_LIMIT], where),
                placeholder="More categories" if number else "Look at a category",
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
    parts: list[CardPart] = [*_make_category_selects(watchlist), make_row(*buttons)]
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
        return "You are in the race: others can see what you have seen, with your stars."
    return "Nobody else sees this. *Show mine* puts you into the race."


def parse_category(watchlist: Watchlist, where: str) -> CategoryId | None:
    """Return the category of a list whose mark is in a control's state; None for all films, or if it is gone."""
    ids = watchlist.films.by_category
    return next((category_id for category_id in ids if make_id_mark(category_id) == where), None)


def parse_ticked(values: tuple[str, ...], sign: str) -> list[FilmKey]:
    """Return the films with which the choices in a select of films do what this sign says."""
    return [FilmKey(value.removeprefix(sign)) for value in values if value.startswith(sign)]


def parse_keys(values: tuple[str, ...]) -> list[FilmKey]:
    """Return the films chosen in a select."""
    return [FilmKey(value) for value in values]
