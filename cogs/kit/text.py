"""Formatting of names, counts, dates and films; all text from people or files is escaped here."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache

import discord

from bot.record.model import Category, Ceremony, FilmCredit, Headline, Nominee

TROPHY_EMOJI = "🏆"
_WHITESPACE = re.compile(r"\s+")
_DIRECTION_MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that change the reading direction of the text after them (Unicode Standard Annex #9)."""


# The same names and titles recur; escaping one costs as much as formatting the rest of a line.
@lru_cache(maxsize=16_384)
def escape_text(text: str, limit: int = 200) -> str:
    """Escape text of other people: one line of at most `limit` characters, without markup, mentions or links."""
    line = shorten_text(_WHITESPACE.sub(" ", strip_direction_marks(text)).strip(), limit)
    # Without its bracket a link is plain text, and its contents are escaped like the rest.
    escaped = "\\[".join(
        discord.utils.escape_markdown(piece, ignore_links=False) for piece in line.split("[")
    )
    return discord.utils.escape_mentions(escaped).replace("<", "\\<").replace("://", ":\\//")


def strip_direction_marks(text: str) -> str:
    """Remove the characters by which a text would turn round what stands after it."""
    return _DIRECTION_MARKS.sub("", text)


def shorten_text(text: str, limit: int) -> str:
    """Cut the text to `limit` characters, ending with an ellipsis if it was longer."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def fit_texts(texts: Sequence[str], limit: int) -> list[str]:
    """Cut the longest lines of some texts, as far as it takes for all of them to have `limit` characters together."""
    if sum(map(len, texts)) <= limit:
        return list(texts)
    split = [text.split("\n") for text in texts]
    lengths = sorted(len(line) for lines in split for line in lines)
    room = limit - sum(len(lines) - 1 for lines in split)
    width = 1
    for place, length in enumerate(lengths):
        width = max(1, room // (len(lengths) - place))
        if length > width:
            break
        room -= length
    return ["\n".join(shorten_text(line, width) for line in lines) for lines in split]


HASH_SHOWN_CHARACTERS = 12
"""How many characters of a proof or a line are shown: enough that no other ballots could have the same ones."""


def shorten_hash(text: str) -> str:
    """Return the first characters of a proof or of a ballot's line in it."""
    return text[:HASH_SHOWN_CHARACTERS]


def format_count(number: int, noun: str, plural: str | None = None) -> str:
    """Format a number of things: `1 win`, `3 wins`, `no wins`."""
    word = noun if number == 1 else plural or f"{noun}s"
    return f"{number:,} {word}" if number else f"no {word}"


def format_list(names: Iterable[str], last: str = "and") -> str:
    """Join names: `A`, `A and B`, `A, B and C`."""
    *rest, end = list(names) or [""]
    return f"{', '.join(rest)} {last} {end}" if rest else end


def format_ordinal(number: int) -> str:
    """Format an ordinal number: `1st`, `2nd`, `3rd`, `11th`, `97th`."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }".replace(" ", "")


def format_day(value: date) -> str:
    """Format a date: `2 March 2025`. A ceremony's date is a calendar day without a time zone."""
    return f"{value.day} {value:%B} {value.year}"


def format_instant(instant: datetime) -> str:
    """Format an instant so that Discord shows it in each reader's time zone, with its distance from now."""
    return f"{discord.utils.format_dt(instant, 'F')} ({discord.utils.format_dt(instant, 'R')})"


def format_ceremony_day(ceremony: Ceremony) -> str:
    """Format when a ceremony was held, as exactly as the record knows."""
    return format_day(ceremony.held) if ceremony.held else str(ceremony.year)


def format_film_title(title: str) -> str:
    """Format a film's title: escaped, in italics."""
    return f"*{escape_text(title)}*"


def format_film_titles(films: Sequence[FilmCredit]) -> str:
    """Format film titles as a list, in italics."""
    return format_list(format_film_title(credit.title) for credit in films)


def format_share_bar(share: float, width: int = 12) -> str:
    """Draw a share from 0 to 1 as a bar of `width` blocks; in code spans, bars align."""
    filled = round(share * width)
    return "█" * filled + "░" * (width - filled)


def format_people(nominee: Nominee, limit: int = 200) -> str:
    """Format all people of a nomination as credited; the source's credit line if it names no person."""
    named = format_list(person.name for person in nominee.people) or nominee.credit
    return escape_text(named, limit)


def format_headline(category: Category, nominee: Nominee) -> str:
    """Format the name under which a nominee runs in its category: the person, the film, the song."""
    if category.headline is Headline.SONG and nominee.song:
        return f"“{escape_text(nominee.song)}”"
    if category.headline is Headline.PERSON and (nominee.people or nominee.credit):
        return format_people(nominee)
    return (
        format_film_titles(nominee.films)
        or format_people(nominee)
        or escape_text(nominee.song or nominee.country)
    )


def format_byline(category: Category, nominee: Nominee, limit: int = 200) -> str:
    """Format the rest of a nomination beside its headline: an actor's film, a film's people, the country."""
    if category.headline is Headline.SONG and nominee.song:
        parts = [format_film_titles(nominee.films), format_people(nominee, limit)]
    elif category.headline is Headline.PERSON and (nominee.people or nominee.credit):
        parts = [format_film_titles(nominee.films)]
    elif category.headline is Headline.COUNTRY and nominee.country:
        parts = [escape_text(nominee.country), format_people(nominee, limit)]
    else:
        parts = [format_people(nominee, limit)] if nominee.films else []
    return " · ".join(part for part in parts if part)


def format_nominee_line(category: Category, nominee: Nominee, limit: int = 120) -> str:
    """Format a nominee in bold with the rest of the nomination, the latter cut to `limit` characters."""
    beside = format_byline(category, nominee, limit)
    return f"**{format_headline(category, nominee)}**" + (f" · {beside}" if beside else "")


def format_role(nominee: Nominee) -> str:
    """Format the characters played: `as Ani`; empty outside acting categories."""
    return f"as {escape_text(' / '.join(nominee.characters))}" if nominee.characters else ""


def format_label(category: Category, nominee: Nominee, limit: int = 100) -> str:
    """Format a nominee as plain text, for select options and autocomplete, where Discord shows no markup."""
    if category.headline is Headline.SONG and nominee.song:
        text = f"“{nominee.song}”"
    elif category.headline is Headline.PERSON and nominee.people:
        text = format_list(person.name for person in nominee.people)
    else:
        text = format_list(credit.title for credit in nominee.films) or nominee.credit or nominee.country
    return shorten_text(text or nominee.id, limit)


def format_full_label(category: Category, nominee: Nominee, limit: int = 100) -> str:
    """Format a nominee as one line of plain text, people and songs with their film."""
    name = format_label(category, nominee, limit)
    detail = "" if category.headline is Headline.FILM else format_label_detail(category, nominee, limit)
    return shorten_text(f"{name} · {detail}" if detail else name, limit)


def format_label_detail(category: Category, nominee: Nominee, limit: int = 100) -> str:
    """Format the rest of a nomination as plain text: an actor's film, a film's people."""
    titles = format_list(credit.title for credit in nominee.films)
    names = format_list(person.name for person in nominee.people) or nominee.credit
    if (category.headline is Headline.PERSON and nominee.people) or (
        category.headline is Headline.SONG and nominee.song
    ):
        text = titles
    elif category.headline is Headline.COUNTRY:
        text = nominee.country
    else:
        text = names if titles else ""
    return shorten_text(text, limit)
