"""Every screen of contests within Discord's limits, however long the slate and whatever the names."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import discord
import pytest
from discord import ui

from bot.contests.model import (
    SCORINGS_BY_KIND,
    Contest,
    ContestCategory,
    ContestKind,
    ContestState,
    HostStep,
    Rules,
)
from bot.contests.read_models import ContestCard
from bot.contests.rules import CONTEST_TITLE_MAX_LENGTH, HIGHEST_TIEBREAKER_ANSWER, TIEBREAKER_MAX_LENGTH
from bot.ids import CategoryId, NomineeId
from bot.proof import Verification
from bot.record.model import Category, Ceremony, FilmCredit, Headline, Nominee
from bot.results.model import NO_RESULTS
from bot.results.shares import AnswerShares
from bot.slates.drafts import CATEGORY_MAX_NOMINEES, SLATE_MAX_CATEGORIES
from cogs.contests import draft_screens, export, forms, host_screens, lock_screens, screens
from tests.discord_limits import breaches

NOW = datetime(2026, 3, 1, tzinfo=UTC)
LONG = "*_`|~>#" * 20


def long_slate(categories: int) -> Ceremony:
    nominees = tuple(
        Nominee(NomineeId(f"nominee-{number}"), films=(FilmCredit(None, f"{number} {LONG}"),))
        for number in range(CATEGORY_MAX_NOMINEES)
    )
    slate = tuple(
        Category(CategoryId(f"category-{number}"), None, f"{number} {LONG}"[:100], Headline.FILM, nominees)
        for number in range(categories)
    )
    return Ceremony("own-1", "own", None, LONG[:100], 2026, None, "2025", slate)


def cards() -> Iterator[ContestCard]:
    for categories in (1, 24, SLATE_MAX_CATEGORIES):
        ceremony = long_slate(categories)
        asked = tuple(ContestCategory(each.id, 100, at) for at, each in enumerate(ceremony.categories))
        shares = {
            each.id: AnswerShares({NomineeId("nominee-1"): 2, NomineeId("nominee-2"): 1}) for each in asked
        }
        for state in ContestState:
            for scoring in SCORINGS_BY_KIND[ContestKind.WINNERS]:
                rules = Rules(scoring, asked, LONG[:TIEBREAKER_MAX_LENGTH], late_entries=categories == 1)
                contest = Contest(
                    2**60,
                    2**62,
                    "own-1",
                    LONG[:CONTEST_TITLE_MAX_LENGTH],
                    state,
                    rules,
                    NOW,
                    rehearsal=True,
                    channel_id=2**62,
                )
                if state in {ContestState.LOCKED, ContestState.FINISHED}:
                    contest = replace(contest, sealed_at=NOW, opened_at=NOW, proof="f" * 64)
                public = shares if contest.sealed_at else {}
                yield ContestCard(contest, ceremony, NO_RESULTS, 12_345, 345, 12_000, public)


def all_screens(shown: ContestCard) -> Iterator[tuple[str, ui.LayoutView]]:
    for now in (NOW - timedelta(days=1), NOW + timedelta(days=1)):
        yield "post", screens.contest_post_screen(shown, now, ping_role=2**62)
        yield "card", screens.contest_card_screen(shown, now, for_host=True)
        yield "panel", host_screens.host_panel_screen(shown, now, "📣 Announced")
        yield "draft", draft_screens.draft_screen(shown, now, "💾 Saved.")
    yield "categories", draft_screens.draft_categories_screen(shown)
    yield "sealed", lock_screens.sealed_screen(shown)
    for page in (0, 1, 10_000):
        yield "favourites", lock_screens.favourites_screen(shown, page)
    yield "reopened", lock_screens.reopened_screen(shown, seen=True)
    yield "cancelled", screens.cancelled_screen(shown)
    yield HostStep.REOPEN, host_screens.confirm_step_screen(shown, HostStep.REOPEN, 2**33)
    for step in (HostStep.LOCK, HostStep.FINISH, HostStep.CORRECT_ANSWER, HostStep.CANCEL):
        yield step, host_screens.confirm_step_screen(shown, step, -HIGHEST_TIEBREAKER_ANSWER)
    verification = Verification("f" * 64, 10_000, 10_000, 10_000, matches=False)
    yield "verification", export.verification_screen(shown.contest, verification)
    many = [replace(shown.contest, id=number) for number in range(1000)]
    for page in (0, 50, 10_000):
        yield (
            "list",
            screens.contest_list_screen(many, {"own-1": LONG}, page, now=NOW, made_at={}, for_host=True),
        )


@pytest.mark.slow
def test_every_screen_is_within_discords_limits():
    for shown in cards():
        for name, layout in all_screens(shown):
            assert list(breaches(layout)) == [], (name, shown.contest.state, shown.contest.rules.scoring)


def test_every_form_is_within_discords_limits():
    for shown in cards():
        contest = shown.contest
        modals = [
            forms.contest_form(contest, "America/Argentina/ComodRivadavia", 2**62),
            forms.post_form(contest),
            forms.reopen_form(contest, "ComodRivadavia"),
            forms.finish_form(contest),
            forms.weights_form(shown),
        ]
        for modal in modals:
            assert 1 <= len(modal.title) <= 45
            assert 1 <= len(modal.children) <= 5
            for label in modal.children:
                assert isinstance(label, ui.Label)
                assert 1 <= len(label.text) <= 45
                if isinstance(label.component, ui.TextInput):
                    field = label.component
                    assert len(field.default or "") <= (field.max_length or 4000) <= 4000
                    assert len(field.placeholder or "") <= 100


def test_weights_of_a_long_slate_are_read_as_they_were_written():
    for shown in cards():
        read = forms.parse_weights(shown, forms.format_weights(shown))
        assert read == {category.id: category.weight for category in shown.contest.rules.categories}


@pytest.mark.parametrize("state", list(ContestState))
def test_every_state_says_where_it_stands(state: ContestState):
    shown = next(each for each in cards() if each.contest.state is state)
    text = str(screens.contest_post_screen(shown, NOW - timedelta(days=1)).to_components())
    said = {
        ContestState.DRAFT: "The night begins",
        ContestState.OPEN: "The night begins",
        ContestState.LOCKED: "Picks closed",
        ContestState.FINISHED: "It is over",
        ContestState.CANCELLED: "Cancelled",
    }
    assert said[state] in text


def test_a_proof_that_fails_is_red_and_says_so():
    shown = next(each for each in cards() if each.contest.sealed_at)
    good = export.verification_screen(shown.contest, Verification("f" * 64, 211, 1, 0, matches=True))
    bad = export.verification_screen(shown.contest, Verification("f" * 64, 210, 1, 1, matches=False))

    assert "211 checked, 1 of someone who left." in str(good.to_components())
    assert "not those that were sealed" in str(bad.to_components())
    assert "**1 wrong**" in str(bad.to_components())
    (box,) = bad.children
    assert isinstance(box, ui.Container)
    assert box.accent_colour == discord.Colour.red()
