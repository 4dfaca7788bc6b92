"""What is remarkable about a ceremony’s verdict, in Markdown for the screen and in plain text for its picture."""

from collections.abc import Iterator, Sequence

from bot.verdict.facts import RoomVerdict
from bot.verdict.room import CategoryVerdict, heart_and_head
from bot.verdict.upsets import biggest_upset, most_certain, most_divided
from cogs.kit import words
from cogs.verdict import telling

MOST_HEARTS = 5
"""Categories told in which heart and head differ."""
LINE_LIMIT, LIMIT = 300, 1500
"""Characters of one line, and of all, so that the longest names there are fit into one message."""


def remarks(facts: RoomVerdict) -> str:
    """What stands out, where heart and head differ, and the years so far, in Markdown, a line each."""
    told = [f"{emoji} **{heading}** {value}" for emoji, heading, value in outstanding(facts)]
    hearts = [
        f"💔 **{words.plain(facts.ceremony.by_id[both.category_id].title)}** heart "
        f"{telling.names(facts.ceremony.by_id[both.category_id], both.heart.leaders)}, head "
        f"{telling.names(facts.ceremony.by_id[both.category_id], both.head.leaders)}"
        for both in filter(None, map(heart_and_head, facts.verdict.categories))
        if both.differ
    ]
    if hearts:
        told += ["**Should against will**", *hearts[:MOST_HEARTS]]
        if len(hearts) > MOST_HEARTS:
            told.append(f"-# and {len(hearts) - MOST_HEARTS} more")
    if len(facts.history.ceremonies) > 1:
        years = words.count(len(facts.history.ceremonies), "ceremony", "ceremonies")
        told.append(f"📈 Over {years} the room called {telling.accuracy(facts.history.overall)}")
    return words.shorten("\n".join(words.shorten(each, LINE_LIMIT) for each in told), LIMIT)


def outstanding(facts: RoomVerdict, *, plain: bool = False) -> Iterator[tuple[str, str, str]]:
    """What stands out: an emoji, what it is, and what is said of it, in Markdown or plain text."""
    categories = facts.verdict.categories
    upset = biggest_upset(categories)
    if upset is not None:
        yield "😱", "Biggest upset", _winning(facts, upset, upset.winners, plain=plain)
    divided, certain = most_divided(categories), most_certain(categories)
    if divided is not None and certain is not None and divided is not certain:
        yield "⚔️", "Most divided", _rivals(facts, divided, _foremost(divided), plain=plain)
        yield "💯", "Most certain", _winning(facts, certain, certain.belief.leaders, plain=plain)


def _foremost(category: CategoryVerdict) -> Sequence[str]:
    """Who shares first place, the first few of them; where one leads, that one and the next."""
    leaders = category.belief.leaders[: telling.NAMED]
    return leaders if len(leaders) > 1 else list(category.belief.counts)[:2]


def _winning(facts: RoomVerdict, category: CategoryVerdict, ids: Sequence[str], *, plain: bool) -> str:
    """Nominees with what the room gave them together."""
    slate = facts.ceremony.by_id[category.category_id]
    if plain:
        return f"{slate.title}: {telling.labels(slate, ids)}, {telling.figure(category.belief, ids)}"
    return f"{words.plain(slate.title)}: {telling.names(slate, ids)}, {telling.share(category.belief, ids)}"


def _rivals(facts: RoomVerdict, category: CategoryVerdict, ids: Sequence[str], *, plain: bool) -> str:
    """Nominees with what the room gave each."""
    slate = facts.ceremony.by_id[category.category_id]
    named = [
        f"{telling.label(slate, one) if plain else telling.names(slate, [one])} "
        f"{telling.figure(category.belief, [one])}"
        for one in ids
    ]
    return f"{slate.title if plain else words.plain(slate.title)}: {words.listed(named)}"
