"""Every screen within Discord's limits whatever stands on a slate, and every control closed to members."""

from collections.abc import Iterator
from datetime import date

import discord
import pytest
from discord import ui

from bot.audit.model import Actor
from bot.ids import CategoryId, MemberId, NomineeId
from bot.record.model import Category, Ceremony, FilmCredit, Headline, Nominee, PersonCredit
from bot.slates.drafts import CATEGORY_MAX_NOMINEES, SLATE_MAX_CATEGORIES, make_slate_draft
from bot.slates.edits import AddCategory
from bot.slates.errors import SlateUnreadableError
from bot.slates.files import (
    Fault,
    FileKind,
    ForeignKind,
    Layout,
    ReadSlate,
    Remark,
    RemarkKind,
    SlateProblem,
    StoredImport,
)
from bot.slates.files.fields import RawSlate
from bot.slates.import_plan import ImportPlan
from bot.slates.standing import OpenMatch
from cogs.kit.addresses import Route
from cogs.kit.controls import make_button, make_select
from cogs.kit.error_text import error_text
from cogs.kit.layouts import make_row, make_screen, make_select_options
from cogs.slates import routes, screens
from cogs.slates import screens as questions
from cogs.slates.forms import category_form, copy_form, nominee_form, nominees_form, rename_form, title_form
from cogs.slates.import_preview import editions_screen, preview_screen, problems_screen
from cogs.slates.standing_slates import match_screen
from tests.discord_limits import breaches, form_breaches
from tests.slates.known import KNOWN
from tests.world import World, text

MISERY = NomineeId("misery")

WORST = "*_`~|\\" * 30
"""Every letter needs an escape, so that a text doubles."""


def worst_slate(
    categories: int = SLATE_MAX_CATEGORIES, nominees: int = CATEGORY_MAX_NOMINEES, letters: str = WORST
) -> Ceremony:
    """A slate as large as can be, each name as long as can be."""
    return Ceremony(
        "own-9999999",
        "own",
        None,
        letters[:100],
        2027,
        date(2027, 3, 14),
        "",
        tuple(
            Category(
                CategoryId(f"category-{number:03}".ljust(24, "x")),
                None,
                letters[:100],
                list(Headline)[number % 4],
                tuple(_worst_nominee(place, letters) for place in range(nominees)),
            )
            for number in range(categories)
        ),
    )


def _worst_nominee(place: int, letters: str) -> Nominee:
    films = tuple(FilmCredit(None, letters[:150]) for _ in range(6))
    people = tuple(PersonCredit(None, letters[:150]) for _ in range(6))
    return Nominee(
        NomineeId(f"nominee-{place:03}".ljust(40, "x")),
        films,
        people,
        letters[:400],
        letters[:150],
        (),
        letters[:100],
        withdrawn=place % 2 == 0,
    )


def all_screens(slate: Ceremony) -> Iterator[ui.LayoutView]:
    for page in range(7):
        yield screens.slate_screen(slate, page, note="-# ✅ Saved.")
    yield questions.confirm_delete_screen(slate)
    for category in slate.categories[:4]:
        yield questions.confirm_remove_screen(slate, category)
        for page in range(7):
            yield screens.slate_category_screen(slate, category, page, note="-# ✅ Saved. Place 60 of 60.")
        if category.nominees:
            yield match_screen(slate, (OpenMatch(category, category.nominees[0], category.nominees),) * 2)
        for nominee in category.nominees[:3]:
            yield screens.slate_nominee_screen(slate, category, nominee, note="-# ✅ Saved. Place 60 of 60.")
            yield questions.confirm_withdraw_screen(slate, category, nominee)
    if slate.categories and slate.categories[0].nominees:
        draft = make_slate_draft(slate)
        remarks = tuple(Remark(kind, WORST[:60]) for kind in RemarkKind for _ in range(60))
        stored = StoredImport("x" * 300, "", ReadSlate(draft, remarks=remarks, layout=Layout.COLUMNS))
        for plan in (
            ImportPlan(draft, replaces=slate),
            ImportPlan(draft, keeps=slate, users=[WORST[:100]] * 9),
        ):
            for page in (0, 3, 9999):
                yield preview_screen(stored, draft, plan, KNOWN.prizes, page)
        editions = tuple(RawSlate(edition=f"{at} {WORST}") for at in range(24))
        yield editions_screen(
            StoredImport("x" * 300, "", ReadSlate(None, editions=editions, edition_column=WORST))
        )


@pytest.mark.parametrize("letters", [WORST, "x" * 400, "W" * 400, "🏆" * 400])
def test_the_largest_slate_is_within_discords_limits(letters: str) -> None:
    for layout in all_screens(worst_slate(letters=letters)):
        assert list(breaches(layout)) == []


def test_an_empty_slate_is_within_discords_limits() -> None:
    for slate in (worst_slate(0), worst_slate(2, 0)):
        for layout in all_screens(slate):
            assert list(breaches(layout)) == []


def test_every_form_is_within_discords_limits() -> None:
    slate = worst_slate(4, 3)
    category = slate.categories[0]
    forms = [
        title_form(slate),
        copy_form(slate),
        category_form(slate),
        nominees_form(slate, category),
        rename_form(slate, category),
        nominee_form(slate, category, category.nominees[0]),
    ]
    for form in forms:
        assert list(form_breaches(form.to_dict())) == []


def test_every_fault_is_worded_within_discords_limits() -> None:
    for fault in Fault:
        text = ForeignKind.PDF if fault is Fault.FOREIGN else WORST[:60]
        problems = tuple(SlateProblem(line, "category", fault, text, 1_000_000) for line in range(1, 3000))
        if fault is not Fault.FOREIGN:
            for kind in FileKind:
                assert list(breaches(problems_screen("x" * 300, ReadSlate(None, problems, kind=kind)))) == []
        sentence = error_text(SlateUnreadableError(problems, WORST * 20))
        assert fault is Fault.FOREIGN or "**Lines 1, 2, 3 and 2,996 more**, `category`: " in sentence
        assert len(sentence) < 4000
        assert "{" not in sentence.replace("```", "")


def test_every_kind_of_foreign_file_is_named() -> None:
    for kind in ForeignKind:
        screen = problems_screen("x" * 300, ReadSlate(None, (SlateProblem(0, "", Fault.FOREIGN, kind),)))
        assert list(breaches(screen)) == []


STATES: dict[Route, tuple[object, ...]] = {
    routes.SLATE_PAGE_ROUTE: ("own-1", "p", 0),
    routes.ASK_SLATE_TITLE_ROUTE: ("own-1",),
    routes.SLATE_TITLED_ROUTE: ("own-1",),
    routes.SLATE_STARTED_ROUTE: (),
    routes.SLATE_DATE_ROUTE: (2**63 - 1, "select"),
    routes.ASK_SLATE_DELETE_ROUTE: ("own-1",),
    routes.SLATE_DELETED_ROUTE: ("own-1",),
    routes.ASK_SLATE_COPY_ROUTE: ("own-1",),
    routes.SLATE_COPIED_ROUTE: ("own-1",),
    routes.SAVE_IMPORT_ROUTE: (),
    routes.SAVE_IMPORT_WITH_WINNERS_ROUTE: (),
    routes.IMPORT_PAGE_ROUTE: ("n", 1),
    routes.IMPORT_EDITION_ROUTE: (),
    routes.MATCH_ROUTE: ("own-1", "best-villain", routes.make_nominee_key(MISERY)),
    routes.ASK_CATEGORY_ROUTE: ("own-1",),
    routes.MATCHES_ROUTE: ("own-1",),
    routes.CATEGORY_ADDED_ROUTE: ("own-1",),
    routes.CATEGORY_PAGE_ROUTE: ("own-1", "best-villain", "p", 0),
    routes.ASK_NOMINEES_ROUTE: ("own-1", "best-villain"),
    routes.NOMINEES_ADDED_ROUTE: ("own-1", "best-villain"),
    routes.ASK_CATEGORY_NAME_ROUTE: ("own-1", "best-villain"),
    routes.CATEGORY_RENAMED_ROUTE: ("own-1", "best-villain"),
    routes.CATEGORY_HEADLINE_ROUTE: ("own-1", "best-villain"),
    routes.MOVE_CATEGORY_ROUTE: ("own-1", "best-villain", 1),
    routes.ASK_CATEGORY_REMOVE_ROUTE: ("own-1", "best-villain"),
    routes.CATEGORY_REMOVED_ROUTE: ("own-1", "best-villain"),
    routes.NOMINEE_CHOSEN_ROUTE: ("own-1", "best-villain"),
    routes.ASK_NOMINEE_LINE_ROUTE: ("own-1", "best-villain", routes.make_nominee_key(MISERY)),
    routes.NOMINEE_CORRECTED_ROUTE: ("own-1", "best-villain", routes.make_nominee_key(MISERY)),
    routes.MOVE_NOMINEE_ROUTE: ("own-1", "best-villain", routes.make_nominee_key(MISERY), 1),
    routes.ASK_NOMINEE_WITHDRAW_ROUTE: ("own-1", "best-villain", routes.make_nominee_key(MISERY)),
    routes.NOMINEE_WITHDRAWN_ROUTE: ("own-1", "best-villain", routes.make_nominee_key(MISERY)),
    routes.REINSTATE_NOMINEE_ROUTE: ("own-1", "best-villain", routes.make_nominee_key(MISERY)),
    routes.REMOVE_NOMINEE_ROUTE: ("own-1", "best-villain", routes.make_nominee_key(MISERY)),
}


SELECTS = {
    routes.NOMINEE_CHOSEN_ROUTE,
    routes.CATEGORY_HEADLINE_ROUTE,
    routes.IMPORT_EDITION_ROUTE,
    routes.MATCH_ROUTE,
}


def test_every_route_is_in_the_table() -> None:
    assert set(STATES) == {route for route in vars(routes).values() if isinstance(route, Route)}


async def test_no_control_is_open_to_members(world: World):
    """Whatever way a member comes by a hosts' control, and whatever it says: the presser's rights alone count."""
    by = Actor(MemberId(world.host.id), "Hana")
    editor = world.services.slate_editor
    slate = await editor.create_slate(world.guild_id, "The Golden Popcorn", None, by)
    slate = await editor.edit_slate(
        world.guild_id, slate.id, AddCategory("Best Villain", None, "Misery\nJaws"), by
    )
    channel = world.gate.client.get_channel(world.channel.id)
    assert isinstance(channel, discord.TextChannel)

    for route, state in STATES.items():
        control = make_button(route, *state, label=route.name)
        if route in SELECTS:
            control = make_select(
                route, *state, options=make_select_options([("film", "film", "")]), placeholder=route.name
            )
        message = await channel.send(view=make_screen(make_row(control)))
        if route in SELECTS:
            answer = await world.member.select(message, ["film"])
        else:
            answer = await world.member.click(message, label=route.name)
        assert answer.ephemeral
        assert "That is for hosts" in text(answer), route

    assert await world.services.slates.list_own_ceremonies(world.guild_id) == [slate]


@pytest.mark.parametrize(
    "state", ["own-2:p:0", "oscars-97", "own-1:x:y:z:w", "", "own-1:-:s:0", "own-1:p:-1"]
)
async def test_a_control_that_says_nonsense_is_refused(world: World, state: str):
    channel = world.gate.client.get_channel(world.channel.id)
    assert isinstance(channel, discord.TextChannel)
    for route in STATES:
        message = await channel.send(
            view=make_screen(make_row(make_button(route, *state.split(":"), label=route.name)))
        )
        answer = await world.host.click(message, label=route.name)
        if answer.modal is None:
            assert answer.ephemeral
            assert "backstage" not in text(answer), route
