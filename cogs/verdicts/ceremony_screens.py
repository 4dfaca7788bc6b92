"""The screen of a ceremony's verdict: how often the room was right, with highlights."""

from collections.abc import Iterator, Sequence

from discord import ui

from bot.contests.nominations.report import NominationsReport
from bot.ids import NomineeId
from bot.record.record import Record
from bot.verdicts.ceremony_verdict import (
    CategoryVerdict,
    compare_wanted_and_expected,
    find_biggest_upset,
    find_most_certain,
    find_most_divided,
)
from bot.verdicts.model import Voter
from bot.verdicts.read_models import RoomVerdict
from bot.verdicts.virtual_players import Guide, VirtualRecord
from cogs.kit.charts import Picture, Scorecard, ScorecardCell
from cogs.kit.contest_text import format_brier_score, format_member_name, name_virtual_player
from cogs.kit.controls import Control, make_button, make_select
from cogs.kit.illustrated import Galleries, IllustratedScreen
from cogs.kit.layouts import (
    SELECT_OPTION_LIMIT,
    CardPart,
    ControlRow,
    make_card,
    make_row,
    make_screen,
    make_select_options,
    make_separator,
)
from cogs.kit.nominations_text import (
    format_category_in_line,
    format_seen_nominations,
    format_surprises,
)
from cogs.kit.result_set_options import format_result_set_part, make_id_mark
from cogs.kit.routes import NOMINATIONS_CARD_ROUTE
from cogs.kit.text import escape_text, format_count, format_list, format_ordinal, shorten_text
from cogs.kit.thread_cards import make_thread_card
from cogs.verdicts import routes, text

HEARTS_LISTED_LIMIT = 5
"""Most categories listed in which the room's wish and expectation differ."""
REMARK_CHARACTER_LIMIT, REMARKS_CHARACTER_LIMIT = 300, 1500
"""Most characters of one highlight and of all, so that the longest names still fit into one message."""


def format_remarks(room_verdict: RoomVerdict, *, with_highlights: bool = True) -> str:
    """Format highlights, differences between wish and expectation, and the years so far, in Markdown, one a line."""
    highlights = list_highlights(room_verdict) if with_highlights else ()
    lines = [f"{emoji} **{heading}** {value}" for emoji, heading, value in highlights]
    hearts = [
        f"💔 **{escape_text(room_verdict.ceremony.by_id[both.category_id].title)}** heart "
        f"{text.join_nominee_names(room_verdict.ceremony.by_id[both.category_id], both.wanted.leaders)}, head "
        f"{text.join_nominee_names(room_verdict.ceremony.by_id[both.category_id], both.expected.leaders)}"
        for both in filter(None, map(compare_wanted_and_expected, room_verdict.verdict.categories))
        if both.differ
    ]
    if hearts:
        lines += ["**Should against will**", *hearts[:HEARTS_LISTED_LIMIT]]
        if len(hearts) > HEARTS_LISTED_LIMIT:
            lines.append(f"-# and {len(hearts) - HEARTS_LISTED_LIMIT} more")
    if len(room_verdict.history.ceremonies) > 1:
        years = format_count(len(room_verdict.history.ceremonies), "ceremony", "ceremonies")
        lines.append(f"📈 Over {years} the room called {text.format_accuracy(room_verdict.history.overall)}")
    return shorten_text(
        "\n".join(shorten_text(each, REMARK_CHARACTER_LIMIT) for each in lines), REMARKS_CHARACTER_LIMIT
    )


def list_highlights(room_verdict: RoomVerdict, *, plain: bool = False) -> Iterator[tuple[str, str, str]]:
    """List highlights as (emoji, heading, text), in Markdown or plain text."""
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


def _find_leaders(category: CategoryVerdict) -> Sequence[NomineeId]:
    """Return the ids of the nominees in first place, at most a few; with a single leader, the leader and the next."""
    leaders = category.belief.leaders[: text.NOMINEES_NAMED_LIMIT]
    return leaders if len(leaders) > 1 else list(category.belief.counts)[:2]


def _format_winning(
    room_verdict: RoomVerdict, category: CategoryVerdict, ids: Sequence[NomineeId], *, plain: bool
) -> str:
    """Format nominees with the share they have together."""
    slate = room_verdict.ceremony.by_id[category.category_id]
    if plain:
        return f"{slate.title}: {text.join_nominee_labels(slate, ids)}, {text.format_brief_share(category.belief, ids)}"
    return (
        f"{escape_text(slate.title)}: {text.join_nominee_names(slate, ids)}, "
        f"{text.format_share(category.belief, ids)}"
    )


def _format_rivals(
    room_verdict: RoomVerdict, category: CategoryVerdict, ids: Sequence[NomineeId], *, plain: bool
) -> str:
    """Format nominees with the share of each."""
    slate = room_verdict.ceremony.by_id[category.category_id]
    named = [
        f"{text.label_nominee(slate, one) if plain else text.join_nominee_names(slate, [one])} "
        f"{text.format_brief_share(category.belief, [one])}"
        for one in ids
    ]
    return f"{slate.title if plain else escape_text(slate.title)}: {format_list(named)}"


CATEGORY_SELECTS_LIMIT = 3
"""Most selects of categories on one screen; enough for the longest possible slate."""
BEST_MEMBERS_SHOWN_LIMIT = 5
"""Most of the best members named; further ones are counted."""
BELIEFS_LISTED_LIMIT = 30
"""Most categories listed before the first result."""
NOMINATIONS_SHOWN_LIMIT, NOMINATIONS_CHARACTER_LIMIT = 2, 700
"""Most contests on the nominations that are shown, and most characters about each."""
OWN_AWARD_CHARACTER_LIMIT = 200
"""Most characters of the categories in which the server's own awards agreed, and of the others."""
CALLED_CHARACTER_LIMIT, BELIEFS_CHARACTER_LIMIT = 600, 1900
"""Most characters of each list, so that the longest names still fit into one message."""


def ceremony_verdict_screen(room_verdict: RoomVerdict) -> IllustratedScreen:
    """Make the screen of a ceremony's verdict, with its scorecard after the first result."""
    picture = _make_scorecard(room_verdict)
    pictures: dict[str, Picture] = {"verdict": picture} if picture.cells else {}

    def lay_out_ceremony(galleries: Galleries) -> ui.LayoutView:
        parts: list[CardPart] = [_format_heading(room_verdict), *galleries.values()]
        if galleries:
            # What the picture shows is not said again below it; its alt text has it.
            parts += [_format_members(room_verdict), format_remarks(room_verdict, with_highlights=False)]
        elif picture.cells:
            parts += [
                _format_scorecard(picture),
                _format_members(room_verdict),
                make_separator(),
                format_remarks(room_verdict),
            ]
        elif room_verdict.verdict.categories:
            parts += [make_separator(), _format_beliefs(room_verdict), format_remarks(room_verdict)]
        parts += [_format_own_award(room_verdict), *_format_nominations(room_verdict)]
        return make_screen(make_card(*(part for part in parts if part != ""), *_make_controls(room_verdict)))

    return IllustratedScreen(pictures, lay_out_ceremony)


@make_thread_card.register
def _(facts: RoomVerdict, record: Record) -> ui.LayoutView:
    """Make the verdict's card for a thread, without pictures; its buttons lead to them."""
    del record
    return ceremony_verdict_screen(facts).layout({})


def _format_heading(room_verdict: RoomVerdict) -> str:
    room, results = room_verdict.verdict.room, room_verdict.results
    opening = (
        f"## {text.format_verdict_title(room_verdict.ceremony)}\n"
        f"-# {text.name_verdict(room_verdict.ceremony, room_verdict.result_set, room_verdict.title)}"
    )
    if not room_verdict.verdict.categories:
        return opening
    if not room.judged:
        when = (
            "Nobody said who would win what was announced."
            if room_verdict.announced
            else "No envelope is open yet."
        )
        return f"{opening}\n{when} This is what the room believes."
    summary = f"{opening}\n**The room called {text.format_accuracy(room)}**"
    left = sum(results.is_unannounced(category.category_id) for category in room_verdict.verdict.categories)
    return f"{summary}\n-# {format_count(left, 'envelope')} still to come" if left else summary


def _format_members(room_verdict: RoomVerdict) -> str:
    verdict = room_verdict.verdict
    lines: list[str] = []
    best = verdict.best
    if best:
        more = (
            [f"{len(best) - BEST_MEMBERS_SHOWN_LIMIT} more"] if len(best) > BEST_MEMBERS_SHOWN_LIMIT else []
        )
        named = format_list(
            [*(_format_member_name(room_verdict, one) for one in best[:BEST_MEMBERS_SHOWN_LIMIT]), *more]
        )
        lines.append(f"🏅 **{named}** called the most: {text.format_accuracy(verdict.members[best[0]])}")
    if verdict.average is not None and len(verdict.members) > 1:
        lines.append(f"👥 On average a member called {verdict.average:.1f}")
    if room_verdict.viewers is not None:
        lines.append(text.format_viewers(room_verdict.viewers))
    lines += [_format_virtual_player(room_verdict, player) for player in room_verdict.virtual_records]
    return "\n".join(lines)


def _format_member_name(room_verdict: RoomVerdict, voter: Voter) -> str:
    name = room_verdict.names.get(voter, "") if isinstance(voter, int) else ""
    return format_member_name(name)


def _format_virtual_player(room_verdict: RoomVerdict, player: VirtualRecord) -> str:
    right = f"{player.accuracy.right} of {player.accuracy.judged}"
    line = f"-# By comparison, {name_virtual_player(player)}: {right}{format_brier_score(player)}"
    if player.guide is not Guide.ROOM and player.categories_answered < player.accuracy.judged:
        line += f" (they had one in only {player.categories_answered})"
    members = room_verdict.verdict.members.values()
    if len(members) < 2:
        return line
    rank = 1 + sum(member.right > player.accuracy.right for member in members)
    return f"{line}, would be {format_ordinal(rank)}"


def _format_own_award(room_verdict: RoomVerdict) -> str:
    """Format where the server's own awards chose as the ceremony did; empty without any."""
    own = room_verdict.own_award
    if own is None:
        return ""
    compared = len(own.same) + len(own.other)
    lines = [
        f"✉️ **{escape_text(own.award_name, 60)}** chose the same winner in **{len(own.same)} of {compared}**"
    ]
    lines += [
        shorten_text(f"-# {heading}: {format_list(titles)}", OWN_AWARD_CHARACTER_LIMIT)
        for heading, category_ids in (("The same", own.same), ("Another", own.other))
        if (titles := [escape_text(room_verdict.ceremony.by_id[one].title) for one in category_ids])
    ]
    return "\n".join(lines)


def _format_nominations(room_verdict: RoomVerdict) -> list[CardPart]:
    """Format the room's own nominations against the Academy's: in full where there is nothing else yet."""
    in_full = not room_verdict.verdict.categories
    parts: list[CardPart] = []
    for report in room_verdict.nominations[:NOMINATIONS_SHOWN_LIMIT]:
        seen = f"🌅 Nominations: {format_seen_nominations(report)}"
        if len(room_verdict.nominations) > 1:
            seen += f"\n-# {escape_text(report.context.contest.title)}"
        lines = [format_category_in_line(report, outcome) for outcome in report.shown] if in_full else []
        body = "\n".join(filter(None, [seen, *lines, format_surprises(report)]))
        parts += [make_separator(), shorten_text(body, NOMINATIONS_CHARACTER_LIMIT)]
    return parts


def _make_scorecard(room_verdict: RoomVerdict) -> Scorecard:
    return Scorecard(
        text.format_verdict_title(room_verdict.ceremony),
        room_verdict.title or room_verdict.ceremony.name,
        [
            ScorecardCell(
                text.shorten_category(room_verdict.ceremony.by_id[category.category_id]), category.right
            )
            for category in room_verdict.verdict.categories
            if category.is_judged
        ],
        [(heading, value) for _, heading, value in list_highlights(room_verdict, plain=True)],
    )


def _format_scorecard(picture: Scorecard) -> str:
    lines = [
        f"-# {heading}: {format_list(escape_text(cell.category) for cell in cells)}"
        for heading, right in (("Called", True), ("Missed", False))
        if (cells := [cell for cell in picture.cells if cell.right is right])
    ]
    return "\n".join(shorten_text(each, CALLED_CHARACTER_LIMIT) for each in lines)


def _format_beliefs(room_verdict: RoomVerdict) -> str:
    beliefs = [_format_belief(room_verdict, category) for category in room_verdict.verdict.categories]
    more = (
        [f"-# and {len(beliefs) - BELIEFS_LISTED_LIMIT} more"] if len(beliefs) > BELIEFS_LISTED_LIMIT else []
    )
    return shorten_text("\n".join([*beliefs[:BELIEFS_LISTED_LIMIT], *more]), BELIEFS_CHARACTER_LIMIT)


def _format_belief(room_verdict: RoomVerdict, category: CategoryVerdict) -> str:
    slate = room_verdict.ceremony.by_id[category.category_id]
    shares = category.belief if category.belief.voters else category.should
    each = " each" if len(shares.leaders) > 1 else ""
    wish = "" if category.belief.voters else "should win: "
    figure = f"{text.format_brief_share(shares, shares.leaders[:1])}{each}"
    return f"**{escape_text(slate.title)}** {wish}{text.join_nominee_names(slate, shares.leaders)} {figure}"


def _make_controls(room_verdict: RoomVerdict) -> list[ControlRow]:
    result_set_part, categories = (
        format_result_set_part(room_verdict.result_set),
        room_verdict.verdict.categories,
    )
    rows = [
        make_row(
            make_select(
                routes.VERDICT_CATEGORY_ROUTE,
                result_set_part,
                start // SELECT_OPTION_LIMIT,
                options=make_select_options(
                    [
                        _make_category_option(room_verdict, one)
                        for one in categories[start : start + SELECT_OPTION_LIMIT]
                    ]
                ),
                placeholder="Look at a category" if not start else "Look at another category",
            )
        )
        for start in range(0, len(categories), SELECT_OPTION_LIMIT)[:CATEGORY_SELECTS_LIMIT]
    ]
    buttons: list[Control] = [
        make_button(
            NOMINATIONS_CARD_ROUTE,
            report.context.contest.id,
            label=_name_nominations(room_verdict, report),
            emoji="🌅",
        )
        for report in room_verdict.nominations[:NOMINATIONS_SHOWN_LIMIT]
    ]
    if room_verdict.history.ceremonies:
        buttons.append(
            make_button(routes.VERDICT_YEARS_ROUTE, "year", "o", 0, label="Over the years", emoji="📈")
        )
    return [*rows, *([make_row(*buttons)] if buttons else [])]


def _name_nominations(room_verdict: RoomVerdict, report: NominationsReport) -> str:
    several = len(room_verdict.nominations) > 1
    return shorten_text(report.context.contest.title, 40) if several else "Nominations"


def _make_category_option(room_verdict: RoomVerdict, category: CategoryVerdict) -> tuple[str, str, str]:
    slate, belief = room_verdict.ceremony.by_id[category.category_id], category.belief
    if not belief.voters:
        belief_text = "who should win"
    else:
        share = "" if belief.counts_only else f" {belief.share_for(belief.leaders[:1]):.0%}"
        belief_text = f"{text.join_nominee_labels(slate, belief.leaders)}{share}"
    judged = f"{'✅' if category.right else '❌'} " if category.is_judged else ""
    return make_id_mark(slate.id), slate.title, f"{judged}{belief_text}"
