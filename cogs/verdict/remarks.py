"""What is remarkable about a ceremony’s verdict, in Markdown for the screen and in plain text for its picture."""

from collections.abc import Iterator, Sequence

from bot.verdict.facts import RoomVerdict
from bot.verdict.room import CategoryVerdict, compare_wanted_and_expected
from bot.verdict.upsets import find_biggest_upset, find_most_certain, find_most_divided
from cogs.kit.words import escape_text, format_count, format_list, shorten_text
from cogs.verdict import telling

HEARTS_LISTED_LIMIT = 5
"""Categories told in which heart and head differ."""
REMARK_CHARACTER_LIMIT, REMARKS_CHARACTER_LIMIT = 300, 1500
"""Characters of one line, and of all, so that the longest names there are fit into one message."""


def format_remarks(room_verdict: RoomVerdict) -> str:
    """What stands out, where heart and head differ, and the years so far, in Markdown, a line each."""
    lines = [f"{emoji} **{heading}** {value}" for emoji, heading, value in list_highlights(room_verdict)]
    hearts = [
        f"💔 **{escape_text(room_verdict.ceremony.by_id[both.category_id].title)}** heart "
        f"{telling.join_nominee_names(room_verdict.ceremony.by_id[both.category_id], both.wanted.leaders)}, head "
        f"{telling.join_nominee_names(room_verdict.ceremony.by_id[both.category_id], both.expected.leaders)}"
        for both in filter(None, map(compare_wanted_and_expected, room_verdict.verdict.categories))
        if both.differ
    ]
    if hearts:
        lines += ["**Should against will**", *hearts[:HEARTS_LISTED_LIMIT]]
        if len(hearts) > HEARTS_LISTED_LIMIT:
            lines.append(f"-# and {len(hearts) - HEARTS_LISTED_LIMIT} more")
    if len(room_verdict.history.ceremonies) > 1:
        years = format_count(len(room_verdict.history.ceremonies), "ceremony", "ceremonies")
        lines.append(
            f"📈 Over {years} the room called {telling.format_accuracy(room_verdict.history.overall)}"
        )
    return shorten_text(
        "\n".join(shorten_text(each, REMARK_CHARACTER_LIMIT) for each in lines), REMARKS_CHARACTER_LIMIT
    )


def list_highlights(room_verdict: RoomVerdict, *, plain: bool = False) -> Iterator[tuple[str, str, str]]:
    """What stands out: an emoji, what it is, and what is said of it, in Markdown or plain text."""
    categories = room_verdict.verdict.categories
    upset = find_biggest_upset(categories)
    if upset is not None:
        yield "😱", "Biggest upset", _format_winning(room_verdict, upset, upset.winners, plain=plain)
    divided, certain = find_most_divided(categories), find_most_certain(categories)
    if divided is not None and certain is not None and divided is not certain:
        yield "⚔️", "Most divided", _format_rivals(room_verdict, divided, _find_leaders(divided), plain=plain)
        yield (
            "💯",
            "Most certain",
            _format_winning(room_verdict, certain, certain.belief.leaders, plain=plain),
        )


def _find_leaders(category: CategoryVerdict) -> Sequence[str]:
    """Who shares first place, the first few of them; where one leads, that one and the next."""
    leaders = category.belief.leaders[: telling.NOMINEES_NAMED_LIMIT]
    return leaders if len(leaders) > 1 else list(category.belief.counts)[:2]


def _format_winning(
    room_verdict: RoomVerdict, category: CategoryVerdict, ids: Sequence[str], *, plain: bool
) -> str:
    """Nominees with what the room gave them together."""
    slate = room_verdict.ceremony.by_id[category.category_id]
    if plain:
        return f"{slate.title}: {telling.join_nominee_labels(slate, ids)}, {telling.format_brief_share(category.belief, ids)}"
    return f"{escape_text(slate.title)}: {telling.join_nominee_names(slate, ids)}, {telling.format_share(category.belief, ids)}"


def _format_rivals(
    room_verdict: RoomVerdict, category: CategoryVerdict, ids: Sequence[str], *, plain: bool
) -> str:
    """Nominees with what the room gave each."""
    slate = room_verdict.ceremony.by_id[category.category_id]
    named = [
        f"{telling.label_nominee(slate, one) if plain else telling.join_nominee_names(slate, [one])} "
        f"{telling.format_brief_share(category.belief, [one])}"
        for one in ids
    ]
    return f"{slate.title if plain else escape_text(slate.title)}: {format_list(named)}"
