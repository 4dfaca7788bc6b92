"""The public posts of the room's own awards: one a phase, and a card for each opened envelope."""

from collections.abc import Sequence

import discord
from discord import ui

from bot.announcing.model import ResultChange
from bot.guilds.model import Cover
from bot.reminders.model import make_award_subject
from bot.room_awards.model import AwardPhase, RoomAward
from bot.room_awards.read_models import AwardOverview, AwardVerification, OpenedEnvelope
from cogs.kit.charts import RunoffChart
from cogs.kit.contest_text import format_cover_end, format_outcome
from cogs.kit.controls import Control, make_button
from cogs.kit.illustrated import Galleries, IllustratedScreen
from cogs.kit.layouts import (
    CURTAIN_ACCENT,
    GOLD_ACCENT,
    CardPart,
    make_card,
    make_row,
    make_screen,
    make_separator,
)
from cogs.kit.proof_text import format_checked_ballots
from cogs.kit.routes import make_remind_button
from cogs.kit.text import escape_text, format_count, format_label, shorten_text
from cogs.room_awards import text
from cogs.room_awards.routes import (
    FIRST_CATEGORY,
    ROOM_BALLOT_ROUTE,
    ROOM_NOMINATE_ROUTE,
    ROOM_VERIFY_ROUTE,
)

ENVELOPE_PICTURE = "rounds"
"""The name of the picture of an envelope's rounds."""
NOMINEES_CHARACTER_LIMIT = 2600
"""Most characters of the nominees on the post of the voting."""


def award_post_screen(overview: AwardOverview, *, can_remind: bool) -> ui.LayoutView:
    """Make the post of the awards' present phase; `can_remind` is whether members can be reminded of its end here."""
    subject = make_award_subject(overview.award)
    remind = [make_remind_button(subject.kind, subject.id)] if can_remind else []
    match overview.award.phase:
        case AwardPhase.NOMINATE:
            return _nominations_post(overview, remind)
        case AwardPhase.SHORTLIST:
            return _shortlist_post(overview)
        case AwardPhase.VOTE:
            return _voting_post(overview, remind)
        case AwardPhase.CEREMONY:
            return _ceremony_post(overview)
        case AwardPhase.CANCELLED:
            return _cancelled_post(overview)


def _nominations_post(overview: AwardOverview, remind: Sequence[Control]) -> ui.LayoutView:
    award = overview.award
    names = "\n".join(f"- {escape_text(category.name)}" for category in award.categories)
    heading = (
        f"## 🎬 {escape_text(award.name)}\n**Nominate!** Until {text.format_end(award.nominations_close_at)}.\n"
        f"{text.describe_eligibility(award)}"
    )
    parts: list[CardPart] = [
        heading,
        make_separator(),
        names,
        make_row(
            make_button(
                ROOM_NOMINATE_ROUTE, award.id, label="Nominate", emoji="✍️", style=discord.ButtonStyle.primary
            ),
            *remind,
        ),
        f"-# {text.NOMINATING_RULE}\n-# {format_participants(overview, 'member', 'nominated')}",
    ]
    return make_screen(make_card(*parts))


def _shortlist_post(overview: AwardOverview) -> ui.LayoutView:
    return make_screen(
        make_card(
            f"## 🎬 {escape_text(overview.award.name)}\nThe nominations are closed. "
            f"{format_participants(overview, 'member', 'nominated')} The hosts settle the shortlist; then you vote.",
            colour=CURTAIN_ACCENT,
        )
    )


def _voting_post(overview: AwardOverview, remind: Sequence[Control]) -> ui.LayoutView:
    award = overview.award
    heading = (
        f"## 🗳️ {escape_text(award.name)}\n**Vote!** Until {text.format_end(award.voting_closes_at)}.\n"
        f"{text.COUNT_RULES[award.count_method]}"
    )
    closing = (
        f"-# {text.describe_voters(award)} Nobody sees how it stands, the hosts neither: each envelope is counted as "
        f"it is opened.\n-# {format_participants(overview, 'member', 'voted')}"
    )
    parts: list[CardPart] = [
        heading,
        make_separator(),
        shorten_text(_format_nominees(overview), NOMINEES_CHARACTER_LIMIT),
        make_row(
            make_button(
                ROOM_BALLOT_ROUTE,
                award.id,
                FIRST_CATEGORY,
                "o",
                0,
                label="My ballot",
                emoji="🗳️",
                style=discord.ButtonStyle.primary,
            ),
            *remind,
        ),
        closing,
    ]
    return make_screen(make_card(*parts))


def _ceremony_post(overview: AwardOverview) -> ui.LayoutView:
    award = overview.award
    body = (
        f"## ✉️ {escape_text(award.name)}\nThe voting is closed. {format_participants(overview, 'member', 'voted')} "
        f"{_describe_envelopes(overview)}"
    )
    proofs = text.format_proofs(award)
    parts: list[CardPart] = [body]
    if proofs:
        parts.append(f"-# These prove that no ballot changes from now on:\n{proofs}")
    buttons = make_row(
        make_button(ROOM_BALLOT_ROUTE, award.id, FIRST_CATEGORY, "o", 0, label="My ballot", emoji="🗳️"),
        make_button(ROOM_VERIFY_ROUTE, award.id, label="Verify", emoji="🔎"),
    )
    return make_screen(make_card(*parts, buttons, colour=CURTAIN_ACCENT))


def _describe_envelopes(overview: AwardOverview) -> str:
    """Say how many of the envelopes are open."""
    voted = [category for category in overview.award.categories if category.proof]
    results = overview.results
    sealed = [one for one in voted if results is None or results.is_unannounced(one.id)]
    if not sealed:
        return "Every envelope is open: what the room chose stands on the cards."
    if len(sealed) < len(voted):
        left = format_count(len(sealed), "envelope")
        return (
            f"{left} of {len(voted)} {'is' if len(sealed) == 1 else 'are'} still sealed, and not counted yet."
        )
    return (
        "The winners are in sealed envelopes, which nobody has counted yet: a host opens them on the night."
    )


def _cancelled_post(overview: AwardOverview) -> ui.LayoutView:
    body = f"## 🚫 {escape_text(overview.award.name)}\nThe hosts cancelled these awards. What was voted stays secret."
    return make_screen(make_card(body, colour=CURTAIN_ACCENT))


def _format_nominees(overview: AwardOverview) -> str:
    if overview.ceremony is None:
        return ""
    return "\n".join(
        f"**{escape_text(category.title)}**: "
        + ", ".join(
            escape_text(format_label(category, one, 60)) for one in category.nominees if not one.withdrawn
        )
        for category in overview.ceremony.categories
    )


def format_participants(overview: AwardOverview, noun: str, done: str) -> str:
    """Format how many took part, as a sentence: "3 members nominated."."""
    return (
        f"{format_count(overview.participants, noun)} {done}."
        if overview.participants
        else f"Nobody has {done} yet."
    )


def envelope_card(
    change: ResultChange, award: RoomAward, opened: OpenedEnvelope | None, cover: Cover | None = None
) -> IllustratedScreen:
    """Make the card of an opened envelope: who won, and how it was counted; of a covered winner nothing but that."""
    shown = opened if cover is None else None
    pictures = {}
    if shown is not None and shown.count.preferential is not None and not shown.count.counts_only_winner:
        category = shown.category
        names = {**{one: one for one in shown.count.votes}, **text.label_nominees(category, 60)}
        chart = RunoffChart(category.title, shorten_text(award.name, 60), names, shown.count.preferential)
        pictures = {ENVELOPE_PICTURE: chart}

    def lay_out_card(galleries: Galleries) -> ui.LayoutView:
        heading = f"-# {escape_text(award.name)}\n## {escape_text(change.category.title)}"
        coming_off = format_cover_end(cover) if change.winners else ""
        outcome = format_outcome(change, cover)
        parts: list[CardPart] = ["\n".join(filter(None, [heading, outcome, coming_off])), *galleries.values()]
        if shown is not None:
            verify = make_button(ROOM_VERIFY_ROUTE, award.id, label="Verify", emoji="🔎")
            parts += [make_separator(), _format_counted(shown), make_row(verify)]
        return make_screen(make_card(*parts, colour=GOLD_ACCENT if change.winners else CURTAIN_ACCENT))

    return IllustratedScreen(pictures, lay_out_card)


def _format_counted(opened: OpenedEnvelope) -> str:
    candidates = opened.award.by_id[opened.category.id].candidates
    aside = f", {opened.set_aside} more set aside" if opened.set_aside else ""
    lines = [
        f"The room chose: {format_count(opened.count.ballots, 'ballot')}{aside}.",
        text.format_count_lines(opened.category, opened.count, candidates),
    ]
    return "\n".join(lines)


def award_verification_screen(found: AwardVerification) -> ui.LayoutView:
    """Make the screen of whether the sealed ballots are still those that were sealed, category by category."""
    verdict = (
        "✅ The ballots are exactly those that were sealed."
        if found.holds
        else "❌ **The ballots are not those that were sealed.** Ask whoever hosts this bot."
    )
    lines = "\n".join(
        f"{'✅' if one.holds else '❌'} {escape_text(category.name, 60)} · {format_checked_ballots(one)}\n"
        f"-# `{one.proof}`"
        for category, one in found.categories
    )
    note = "-# To check it yourself, take the file of a host’s `/awards export` once an envelope is open."
    colour = discord.Colour.green() if found.holds else discord.Colour.red()
    return make_screen(
        make_card(
            f"## 🔎 Verify\n-# {escape_text(found.award.name)}\n{verdict}",
            make_separator(),
            shorten_text(lines, NOMINEES_CHARACTER_LIMIT),
            note,
            colour=colour,
        )
    )
