"""The name and the first messages of a thread: facts from the record, and a question."""

from collections.abc import Sequence

from discord import ui

from bot.discussion.model import DiscussionSubject, DiscussionThread
from bot.discussion.precursor_signals import PrecursorSignal
from bot.discussion.service import ThreadOpening
from bot.record.model import CanonicalCategory, Category, Ceremony, Film, Person
from bot.record.record import Record
from bot.slates.service import is_own
from cogs.discussion.question_text import phrases, word_question
from cogs.kit.layouts import CardPart, make_card, make_screen, make_separator
from cogs.kit.text import (
    TROPHY_EMOJI,
    escape_text,
    format_ceremony_day,
    format_count,
    format_headline,
    format_list,
    shorten_text,
)
from cogs.kit.thread_cards import make_thread_card

THREAD_NAME_LIMIT = 100
"""Most characters of a thread's name, from Discord's API reference."""

PRECURSOR_MARKS = {True: "✅", False: "❌", None: "▫️"}
"""Whether an earlier award chose the same winner; None while the category is unannounced."""


def make_thread_name(matter: DiscussionSubject) -> str:
    """Make a thread's name in plain text: `🎬 Anora (2024)`."""
    match matter:
        case Film():
            name = f"🎬 {shorten_text(matter.title, THREAD_NAME_LIMIT - 20)} ({matter.year})"
        case Person():
            name = f"⭐ {matter.name}"
        case CanonicalCategory():
            name = f"🏅 {matter.name}"
        case Ceremony():
            name = f"🏆 {matter.name}"
    return shorten_text(name, THREAD_NAME_LIMIT)


def name_subject(matter: DiscussionSubject) -> str:
    """Name the topic as part of a sentence."""
    match matter:
        case Film():
            return phrases.name_film(matter)
        case Person():
            return phrases.name_person(matter)
        case CanonicalCategory():
            return f"**{escape_text(matter.name)}**"
        case Ceremony():
            return f"**{escape_text(matter.name)}**"


def facts_screen(record: Record, matter: DiscussionSubject) -> ui.LayoutView:
    """Make the lookup's card of the topic; its buttons work in the thread too."""
    if isinstance(matter, Ceremony) and is_own(matter):
        return _slate_screen(matter)
    return make_thread_card(matter, record)


def question_screen(opening: ThreadOpening) -> ui.LayoutView:
    """Make the message with the earlier awards' choices, a question, and links to related threads of the server."""
    asking = word_question(opening.question)
    parts: list[CardPart] = []
    if opening.precursor_signals:
        parts += [
            shorten_text(_format_precursor_signals(opening.subject, opening.precursor_signals), 1800),
            make_separator(),
        ]
    parts.append(f"{asking.claim}\n### {asking.question}".strip())
    if opening.related:
        parts += [make_separator(), _format_related(opening.related)]
    return make_screen(make_card(*parts))


def _format_precursor_signals(matter: DiscussionSubject, signs: Sequence[PrecursorSignal]) -> str:
    heading = f"-# The earlier awards, on the road to {phrases.name_ceremony(signs[0].outlook.ceremony)}"
    return "\n".join([heading, *(_format_precursor_signal(matter, sign) for sign in signs)])


def _format_precursor_signal(matter: DiscussionSubject, sign: PrecursorSignal) -> str:
    chosen, awards = phrases.name_prize_choice(sign.canonical, sign.choice.nominee), sign.choice.awards
    share = f"{len(awards)} of {sign.outlook.awards}"
    prize = "" if isinstance(matter, CanonicalCategory) else f"{escape_text(sign.canonical.name)} · "
    named = format_list(escape_text(award.short) for award in awards)
    return f"{PRECURSOR_MARKS[sign.right]} {prize}{chosen}\n-# {share}: {named}"


def _format_related(related: Sequence[DiscussionThread]) -> str:
    return "\n".join(["-# Also talked about here", *(f"<#{discussion.thread_id}>" for discussion in related)])


def _slate_screen(slate: Ceremony) -> ui.LayoutView:
    """Make the card of a server's own ceremony, which is not in the record: categories, nominees and winners."""
    heading = f"## {escape_text(slate.name)}\n-# {format_ceremony_day(slate)} · this server's own awards"
    if not slate.contested:
        return make_screen(make_card(heading, make_separator(), "No categories yet."))
    entries, room = list[str](), 3000
    for category in slate.contested:
        entries.append(f"-# {escape_text(category.title)}\n{_format_nominees(category)}")
        room -= len(entries[-1]) + 1
        if room < 0:
            left = len(slate.contested) - len(entries) + 1
            entries[-1] = f"-# and {format_count(left, 'category', 'categories')} more"
            break
    return make_screen(make_card(heading, make_separator(), "\n".join(entries)))


def _format_nominees(category: Category) -> str:
    if category.winners:
        named = (f"**{format_headline(category, one)}**" for one in category.winners)
        return f"{TROPHY_EMOJI} {format_list(named)}"
    named = [format_headline(category, one) for one in category.nominees if not one.withdrawn]
    return shorten_text(phrases.format_short_list(named), 500) or "*no nominees yet*"
