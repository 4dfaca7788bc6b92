"""The screen of a category's verdict: the room's answers to each question, and the result."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

import discord
from discord import ui

from bot.ids import NomineeId
from bot.results.shares import AnswerShares
from bot.verdicts.ceremony_verdict import compare_wanted_and_expected
from bot.verdicts.read_models import RoomCategoryVerdict
from cogs.kit.charts import Picture, ShareBar, ShareBarChart, describe_in_markdown
from cogs.kit.controls import Control, make_button
from cogs.kit.illustrated import Galleries, IllustratedScreen
from cogs.kit.layouts import CardPart, ControlRow, make_card, make_row, make_screen, make_separator
from cogs.kit.nominations_text import format_nominated, format_seen_nominations, format_surprises
from cogs.kit.result_set_options import format_result_set_part, make_id_mark
from cogs.kit.routes import make_verdict_button
from cogs.kit.text import (
    TROPHY_EMOJI,
    escape_text,
    format_count,
    format_label_detail,
    format_list,
    shorten_text,
)
from cogs.verdicts import routes, text

VERDICT_CALLERS_NAMED_LIMIT = 8
"""Most members named who were right; further ones are counted."""
HEADING_CHARACTER_LIMIT, SHARES_CHARACTER_LIMIT, OTHERS_CHARACTER_LIMIT = 1200, 1600, 1000
"""Most characters of each part, so that the longest names still fit into one message."""

NOMINATIONS_SHOWN_LIMIT, NOMINATIONS_CHARACTER_LIMIT = 2, 300
"""Most contests on the nominations that are shown, and most characters about each."""


class RoomQuestion(StrEnum):
    """The questions put to the room. Answers to different questions are never added up."""

    PICKS = "picks"
    WILL = "will"
    SHOULD = "should"


_QUESTION_NAMES: Mapping[RoomQuestion, str] = {
    RoomQuestion.PICKS: "Contest picks",
    RoomQuestion.WILL: "Who will win",
    RoomQuestion.SHOULD: "Who should win",
}


def find_answered_shares(room_category: RoomCategoryVerdict) -> Mapping[RoomQuestion, AnswerShares]:
    """Return the shares of those questions that have an answer."""
    verdict = room_category.verdict
    every = {
        RoomQuestion.PICKS: verdict.picks,
        RoomQuestion.WILL: verdict.will,
        RoomQuestion.SHOULD: verdict.should,
    }
    return {asked: shares for asked, shares in every.items() if shares.voters}


def category_verdict_screen(
    room_category: RoomCategoryVerdict, shown: RoomQuestion | None = None
) -> IllustratedScreen:
    """Make the screen of a category's verdict, with a picture of the question `shown`, or the first answered."""
    every = find_answered_shares(room_category)
    if not every:
        return IllustratedScreen({}, lambda _: _lay_out_nominated(room_category))
    asked = shown if shown is not None and shown in every else next(iter(every))
    bars = _make_share_bars(room_category, asked, every[asked])
    pictures: dict[str, Picture] = {"shares": bars}

    def lay_out_category(galleries: Galleries) -> ui.LayoutView:
        # What the picture shows is not said again below it; its alt text has it.
        shares = "" if galleries else f"\n{describe_in_markdown(replace(bars, footer=''))}"
        voters = f"**{_format_voters(room_category, asked, every[asked])}**"
        parts: list[CardPart] = [
            _format_heading(room_category),
            *galleries.values(),
            shorten_text(voters + shares, SHARES_CHARACTER_LIMIT),
        ]
        others = [
            _format_brief_shares(room_category, one, other)
            for one, other in every.items()
            if one is not asked
        ]
        if others:
            parts += [
                make_separator(),
                shorten_text(
                    "\n".join([*others, *_format_heart_and_head(room_category)]), OTHERS_CHARACTER_LIMIT
                ),
            ]
        if room_category.nominations:
            parts += [make_separator(), _format_nominations(room_category)]
        if room_category.unsettled:
            parts.append("-# Still being answered: this changes until it closes.")
        return make_screen(make_card(*parts, *_make_controls(room_category, asked, list(every))))

    return IllustratedScreen(pictures, lay_out_category)


def _lay_out_nominated(room_category: RoomCategoryVerdict) -> ui.LayoutView:
    """Lay a category out about whose winner nobody was asked: who of its nominees the room saw coming."""
    parts: list[CardPart] = [_format_heading(room_category), make_separator()]
    for report in room_category.nominations[:NOMINATIONS_SHOWN_LIMIT]:
        nominated = [format_nominated(report, outcome) for outcome in report.shown]
        body = "\n".join([f"🌅 {format_seen_nominations(report)}", *nominated, format_surprises(report)])
        parts.append(shorten_text(body, SHARES_CHARACTER_LIMIT))
    return make_screen(make_card(*parts, make_row(_make_whole_button(room_category))))


def _format_nominations(room_category: RoomCategoryVerdict) -> str:
    """Format how many of the nominees the room saw, and what surprised it."""
    return "\n".join(
        shorten_text(
            f"🌅 {format_seen_nominations(report)}\n{format_surprises(report)}".strip(),
            NOMINATIONS_CHARACTER_LIMIT,
        )
        for report in room_category.nominations[:NOMINATIONS_SHOWN_LIMIT]
    )


def _format_heading(room_category: RoomCategoryVerdict) -> str:
    lines = [
        f"## {escape_text(room_category.category.title)}",
        (
            f"-# {text.format_verdict_title(room_category.ceremony)} · "
            f"{text.name_verdict(room_category.ceremony, room_category.result_set)}"
        ),
        _format_result(room_category),
        _format_judgement(room_category),
        text.format_viewers(room_category.viewers) if room_category.viewers is not None else "",
        _format_own_choice(room_category),
    ]
    return shorten_text("\n".join(filter(None, lines)), HEADING_CHARACTER_LIMIT)


def _format_result(room_category: RoomCategoryVerdict) -> str:
    if room_category.verdict.winners:
        tie = " (a tie)" if len(room_category.verdict.winners) > 1 else ""
        return (
            f"{TROPHY_EMOJI} "
            f"**{text.join_nominee_names(room_category.category, room_category.verdict.winners)}**{tie}"
        )
    if room_category.verdict.category_id in room_category.results.voided:
        return "🚫 Cancelled: it counts for nobody."
    return "✉️ The envelope is sealed."


def _format_judgement(room_category: RoomCategoryVerdict) -> str:
    verdict, category = room_category.verdict, room_category.category
    belief = verdict.belief
    if not belief.voters:
        return ""
    leaders = text.join_nominee_names(category, belief.leaders)
    belief_text = f"{leaders}, {text.format_share(belief, belief.leaders[:1])}"
    if not verdict.is_judged:
        return f"🗣️ The room says {belief_text}" + (" each" if len(belief.leaders) > 1 else "")
    if verdict.right:
        opening = "✅ **The room called it.**"
    elif verdict.choice is None:
        opening = f"➗ **The room could not decide** between {leaders}; a shared first place is not right."
    else:
        opening = f"❌ **The room said {belief_text}.**"
    return f"{opening}\n{_format_callers(room_category)}"


def _format_own_choice(room_category: RoomCategoryVerdict) -> str:
    """Format what the server's own awards chose, beside the ceremony's winner; empty without any."""
    own = room_category.own_choice
    if own is None:
        return ""
    beside = {None: "", True: ", as this ceremony did", False: ", and this ceremony another"}[own.agrees]
    chosen = text.join_nominee_names(own.category, own.winner_ids)
    return f"✉️ **{escape_text(own.award_name, 60)}** chose {chosen}{beside}."


def _format_callers(room_category: RoomCategoryVerdict) -> str:
    verdict = room_category.verdict
    if not verdict.right_voters:
        return f"Nobody called it, of {verdict.belief.voters:,}."
    names = [escape_text(name, 40) for name in room_category.right_member_names]
    shown = [
        *names[:VERDICT_CALLERS_NAMED_LIMIT],
        *(
            [f"{len(names) - VERDICT_CALLERS_NAMED_LIMIT} more"]
            if len(names) > VERDICT_CALLERS_NAMED_LIMIT
            else []
        ),
    ]
    called = f"{text.format_share(verdict.belief, verdict.winners)} called it"
    return f"{called}: {format_list(shown)}" if shown else called


def _make_share_bars(
    room_category: RoomCategoryVerdict, asked: RoomQuestion, shares: AnswerShares
) -> ShareBarChart:
    category = room_category.category
    left = [one.id for one in category.nominees if one.id not in shares.counts and not one.withdrawn]
    bars = [
        ShareBar(
            text.label_nominee(category, one),
            shares.counts.get(one, 0),
            _format_detail(room_category, one),
            winner=one in room_category.verdict.winners,
        )
        for one in [*shares.counts, *left]
    ]
    return ShareBarChart(
        category.title,
        f"{room_category.ceremony.name} · {_QUESTION_NAMES[asked].lower()}",
        bars,
        _format_footer(room_category, asked, shares),
    )


def _format_detail(room_category: RoomCategoryVerdict, nominee_id: NomineeId) -> str:
    nominee = room_category.category.by_id.get(nominee_id)
    return format_label_detail(room_category.category, nominee) if nominee else ""


def _format_footer(room_category: RoomCategoryVerdict, asked: RoomQuestion, shares: AnswerShares) -> str:
    verdict = room_category.verdict
    # Of rankings the last round is shown, in which no longer everybody is, so it does not say who wanted the winner.
    if not verdict.winners or (asked is RoomQuestion.SHOULD and verdict.should_count is not None):
        return ""
    verb = "wanted it" if asked is RoomQuestion.SHOULD else "called it"
    return f"{shares.count_for(room_category.verdict.winners):,} of {shares.voters:,} {verb}"


def _format_voters(room_category: RoomCategoryVerdict, asked: RoomQuestion, shares: AnswerShares) -> str:
    count = room_category.verdict.should_count
    if asked is RoomQuestion.SHOULD and count is not None:
        ballots = f"{shares.voters:,} of {format_count(count.ballots, 'ballot')} still counting"
        return f"{_QUESTION_NAMES[asked]}, ranked · round {len(count.rounds)}, the last: {ballots}"
    answers = format_count(shares.voters, "pick" if asked is RoomQuestion.PICKS else "vote")
    return f"{_QUESTION_NAMES[asked]} · {answers}"


def _format_brief_shares(
    room_category: RoomCategoryVerdict, asked: RoomQuestion, shares: AnswerShares
) -> str:
    """Format the first three nominees of a question without a picture."""
    first = [
        f"{text.join_nominee_names(room_category.category, [nominee_id])} {_format_figure(shares, nominee_id)}"
        for nominee_id in list(shares.counts)[:3]
    ]
    return f"**{_format_voters(room_category, asked, shares)}**\n{' · '.join(first)}"


def _format_figure(shares: AnswerShares, nominee_id: NomineeId) -> str:
    count = shares.count_for([nominee_id])
    return f"{count:,}" if shares.counts_only else f"{count:,} ({count / shares.voters:.0%})"


def _format_heart_and_head(room_category: RoomCategoryVerdict) -> list[str]:
    both = compare_wanted_and_expected(room_category.verdict)
    if both is None:
        return []
    heart, head = (
        text.join_nominee_names(room_category.category, shares.leaders)
        for shares in (both.wanted, both.expected)
    )
    if both.differ:
        return [f"💔 The room’s heart is with {heart}, its head with {head}."]
    common = _find_common_leaders(both.wanted, both.expected)
    return [f"❤️ Heart and head agree on {text.join_nominee_names(room_category.category, common)}."]


def _find_common_leaders(one: AnswerShares, other: AnswerShares) -> list[NomineeId]:
    return [nominee_id for nominee_id in one.leaders if nominee_id in other.leaders]


def _make_controls(
    room_category: RoomCategoryVerdict, shown: RoomQuestion, every: list[RoomQuestion]
) -> list[ControlRow]:
    set_part, marked = (
        format_result_set_part(room_category.result_set),
        make_id_mark(room_category.category.id),
    )
    pictures: list[Control] = []
    if len(every) > 1:
        pictures = [
            make_button(
                routes.VERDICT_SHARES_ROUTE,
                set_part,
                marked,
                asked,
                label=_QUESTION_NAMES[asked],
                style=discord.ButtonStyle.primary if asked is shown else discord.ButtonStyle.secondary,
                disabled=asked is shown,
            )
            for asked in every
        ]
    return [*([make_row(*pictures)] if pictures else []), make_row(_make_whole_button(room_category))]


def _make_whole_button(room_category: RoomCategoryVerdict) -> Control:
    return make_verdict_button(room_category.result_set, "The whole ceremony")
