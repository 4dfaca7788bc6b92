"""What a thread begins with: its name, the facts from the record, and something to argue about."""

from collections.abc import Sequence

from discord import ui

from bot.awards.model import CanonicalCategory, Category, Ceremony, Film, Person
from bot.awards.record import Record
from bot.awards.slates import is_own
from bot.discussion.model import Discussion, Matter
from bot.discussion.service import Opening
from bot.discussion.signs import Sign
from cogs.discussion.asking import ask, phrases
from cogs.kit import words
from cogs.kit.layouts import Part, card, line, screen
from cogs.kit.thread_cards import make_thread_card

NAME_LIMIT = 100
"""Characters in a thread's name, says Discord's API reference."""

MARKS = {True: "✅", False: "❌", None: "▫️"}
"""Whether an earlier award was right; the last is for an envelope that is still sealed."""


def thread_name(matter: Matter) -> str:
    """A thread's name, which is plain text: `🎬 Anora (2024)`."""
    match matter:
        case Film():
            name = f"🎬 {words.shorten(matter.title, NAME_LIMIT - 20)} ({matter.year})"
        case Person():
            name = f"⭐ {matter.name}"
        case CanonicalCategory():
            name = f"🏅 {matter.name}"
        case Ceremony():
            name = f"🏆 {matter.name}"
    return words.shorten(name, NAME_LIMIT)


def called(matter: Matter) -> str:
    """What is discussed, in a sentence."""
    match matter:
        case Film():
            return phrases.film(matter)
        case Person():
            return phrases.person(matter)
        case CanonicalCategory():
            return f"**{words.plain(matter.name)}**"
        case Ceremony():
            return f"**{words.plain(matter.name)}**"


def facts_screen(record: Record, matter: Matter) -> ui.LayoutView:
    """The lookup's own card, whose buttons work here too."""
    if isinstance(matter, Ceremony) and is_own(matter):
        return _slate_screen(matter)
    return make_thread_card(matter, record)


def question_screen(opening: Opening) -> ui.LayoutView:
    """What the earlier awards said, something to argue about, and where else in the server one talks of it."""
    asking = ask(opening.question)
    parts: list[Part] = []
    if opening.signs:
        parts += [words.shorten(_signs(opening.matter, opening.signs), 1800), line()]
    parts.append(f"{asking.claim}\n### {asking.question}".strip())
    if opening.related:
        parts += [line(), _related(opening.related)]
    return screen(card(*parts))


def _signs(matter: Matter, signs: Sequence[Sign]) -> str:
    heading = f"-# The earlier awards, on the road to {phrases.night(signs[0].outlook.ceremony)}"
    return "\n".join([heading, *(_sign(matter, sign) for sign in signs)])


def _sign(matter: Matter, sign: Sign) -> str:
    chosen, awards = phrases.of_prize(sign.canonical, sign.backing.nominee), sign.backing.awards
    share = f"{len(awards)} of {sign.outlook.awards}"
    prize = "" if isinstance(matter, CanonicalCategory) else f"{words.plain(sign.canonical.name)} · "
    named = words.listed(words.plain(award.short) for award in awards)
    return f"{MARKS[sign.right]} {prize}{chosen}\n-# {share}: {named}"


def _related(related: Sequence[Discussion]) -> str:
    return "\n".join(["-# Also talked about here", *(f"<#{discussion.thread_id}>" for discussion in related)])


def _slate_screen(slate: Ceremony) -> ui.LayoutView:
    """A server's own ceremony, which the lookups do not know: its categories with nominees and winners."""
    heading = f"## {words.plain(slate.name)}\n-# {words.held(slate)} · this server's own awards"
    if not slate.contested:
        return screen(card(heading, line(), "No categories yet."))
    entries, room = list[str](), 3000
    for category in slate.contested:
        entries.append(f"-# {words.plain(category.title)}\n{_nominees(category)}")
        room -= len(entries[-1]) + 1
        if room < 0:
            left = len(slate.contested) - len(entries) + 1
            entries[-1] = f"-# and {words.count(left, 'category', 'categories')} more"
            break
    return screen(card(heading, line(), "\n".join(entries)))


def _nominees(category: Category) -> str:
    if category.winners:
        named = (f"**{words.headline(category, one)}**" for one in category.winners)
        return f"{words.TROPHY} {words.listed(named)}"
    named = [words.headline(category, one) for one in category.nominees if not one.withdrawn]
    return words.shorten(phrases.listed(named), 500) or "*no nominees yet*"
