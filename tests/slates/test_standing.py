"""A server's slate that stands for a ceremony of the record, and how it gives way to it."""

from dataclasses import replace

import pytest

from bot.db.engine import Database
from bot.ids import CategoryId, NomineeId
from bot.record.model import Category, Ceremony, Headline, Nominee
from bot.record.record import OWN_AWARD_ID, Record
from bot.search.search import Search
from bot.slates.drafts import CategoryDraft, NomineeDraft, SlateDraft
from bot.slates.editor import SlateEditor
from bot.slates.service import SlateService
from bot.slates.standing import NOT_NOMINATED, succeed
from tests.slates.made_slates import ACTOR, PICTURE, category, film, nominee, person
from tests.slates.own_servers import GUILD, HOST, OTHER_GUILD, StillClock

AWAITED = Ceremony("oscars-99", "oscars", 99, "99th Academy Awards", 2027, None, "2026")
ACTORS_ID = CategoryId("actor-in-a-leading-role")


def own_nominee(identifier: str, film_title: str = "", name: str = "", *, withdrawn: bool = False) -> Nominee:
    films = (film(None, film_title),) if film_title else ()
    people = (person(None, name),) if name else ()
    return Nominee(NomineeId(identifier), films, people, withdrawn=withdrawn)


def own_slate(*nominees: Nominee, headline: Headline = Headline.PERSON) -> Ceremony:
    asked = Category(ACTORS_ID, "best-actor", "Actor in a Leading Role", headline, nominees)
    return Ceremony("own-1", OWN_AWARD_ID, None, AWAITED.name, 2027, None, "", (asked,))


def known_slate(*nominees: Nominee) -> Ceremony:
    return replace(AWAITED, categories=(category(ACTOR, *nominees),))


ANN = nominee(NomineeId("ann"), film("tt1", "One"), person("nm1", "Ann Example"))
BOB = nominee(NomineeId("bob"), film("tt2", "Two"), person("nm2", "Bob Example"))


def test_until_the_record_knows_them_the_servers_nominees_are_the_ceremonys() -> None:
    own = own_slate(own_nominee("a", "One", "Ann Example"), own_nominee("b", "Two", "Bob Example"))
    found = succeed(AWAITED, own, {})
    assert (found.ceremony.id, found.ceremony.number, found.questions) == ("oscars-99", 99, ())
    assert found.ceremony.categories == own.categories


def test_the_records_nominees_come_under_the_servers_ids_by_film_and_person() -> None:
    own = own_slate(own_nominee("a", "one!", "ANN EXAMPLE"), own_nominee("b", name="Bob Example"))
    (found,) = succeed(AWAITED, own, {}).ceremony.categories
    assert [one.id for one in found.nominees] == ["a", "b"]
    (merged,) = succeed(known_slate(ANN, BOB), own, {}).ceremony.categories
    assert (merged.id, merged.canonical) == (ACTORS_ID, "best-actor")
    assert merged.nominees == (replace(ANN, id=NomineeId("a")), replace(BOB, id=NomineeId("b")))


def test_who_is_only_in_the_record_is_added_and_what_is_withdrawn_stays_so() -> None:
    own = own_slate(own_nominee("bob", "One", "Ann Example", withdrawn=True))
    (merged,) = succeed(known_slate(ANN, BOB), own, {}).ceremony.categories
    assert [(one.id, one.withdrawn, one.people[0].name) for one in merged.nominees] == [
        ("bob", True, "Ann Example"),
        ("bob-too", False, "Bob Example"),
    ]


@pytest.mark.parametrize(
    "doubtful",
    [
        own_nominee("x", "Two", "Bobby Example"),  # another spelling
        own_nominee("x", "Three", "Bob Example"),  # another film
        own_nominee("x", "Two"),  # the category is named by people, and none is said
    ],
)
def test_what_does_not_match_for_certain_is_asked_and_the_servers_slate_stands(doubtful: Nominee) -> None:
    own = own_slate(own_nominee("a", "One", "Ann Example"), doubtful)
    found = succeed(known_slate(ANN, BOB), own, {})
    assert found.ceremony.categories == own.categories
    (question,) = found.questions
    assert (question.nominee, question.candidates) == (doubtful, (BOB,))

    answered = succeed(known_slate(ANN, BOB), own, {ACTORS_ID: {NomineeId("x"): NomineeId("bob")}})
    (merged,) = answered.ceremony.categories
    assert merged.by_id[NomineeId("x")] == replace(BOB, id=NomineeId("x"))
    denied = succeed(known_slate(ANN, BOB), own, {ACTORS_ID: {NomineeId("x"): NOT_NOMINATED}})
    (merged,) = denied.ceremony.categories
    assert [(one.id, one.withdrawn) for one in merged.nominees] == [("a", False), ("x", True), ("bob", False)]


def test_a_prize_of_the_servers_own_stays_and_the_records_others_are_added() -> None:
    own = own_slate(own_nominee("a", "One", "Ann Example"), own_nominee("b", "Two", "Bob Example"))
    stunts = Category(CategoryId("stunts"), None, "Stunts", Headline.FILM, (own_nominee("s", "One"),))
    own = replace(own, categories=(*own.categories, stunts))
    picture = category(PICTURE, nominee(NomineeId("one"), film("tt1", "One")))
    known = replace(AWAITED, categories=(picture, category(ACTOR, ANN, BOB)))
    found = succeed(known, own, {}).ceremony
    assert [one.id for one in found.categories] == [ACTORS_ID, "stunts", "best-picture"]


DRAFT = SlateDraft(
    "",
    None,
    (
        CategoryDraft(
            "Best Actor",
            (NomineeDraft(("One",), ("Ann Example",)), NomineeDraft(("Two",), ("Bob Example",))),
        ),
    ),
)


@pytest.mark.parametrize("name", ["99th Academy Awards", "99", "Oscars 2027", "99th oscars"])
async def test_under_the_ceremonys_own_name_it_is_that_ceremony_here(
    editor: SlateEditor, slates: SlateService, name: str
) -> None:
    plan = await editor.plan_import(GUILD, replace(DRAFT, name=name))
    assert plan.stands_for is not None
    assert plan.stands_for.id == "oscars-99"
    own = await editor.import_file(GUILD, name, DRAFT, HOST, stands_for=slates.find_awaited_ceremony(name))
    assert own.name == "99th Academy Awards"

    here = await slates.find_ceremony(GUILD, "99")
    assert (here.id, here.award, len(here.slate)) == ("oscars-99", "oscars", 1)
    assert [one.name for one in await slates.list_own_ceremonies(GUILD)] == ["99th Academy Awards"]
    assert (await slates.get_ceremony(OTHER_GUILD, "oscars-99")).categories == ()


async def test_another_import_takes_its_place_and_another_name_stands_for_nothing(
    editor: SlateEditor, slates: SlateService
) -> None:
    await editor.import_file(GUILD, "99", DRAFT, HOST, stands_for=slates.find_awaited_ceremony("99"))
    plan = await editor.plan_import(GUILD, replace(DRAFT, name="99th Academy Awards"))
    assert plan.replaces is not None
    again = slates.find_awaited_ceremony("Oscars 2027")
    await editor.import_file(GUILD, "Oscars 2027", DRAFT, HOST, stands_for=again)
    assert slates.find_awaited_ceremony("Oscars 2027 of our club") is None
    await editor.import_file(GUILD, "Oscars 2027 of our club", DRAFT, HOST)
    assert len(await slates.list_own_ceremonies(GUILD)) == 2
    assert (await slates.find_ceremony(GUILD, "Oscars 2027 of our club")).award == OWN_AWARD_ID


async def test_the_record_takes_over_once_a_host_has_answered(
    editor: SlateEditor, database: Database, record: Record, search: Search, clock: StillClock
) -> None:
    doubtful = replace(DRAFT.categories[0].nominees[1], people=("Bobby Example",))
    asked = replace(DRAFT.categories[0], nominees=(DRAFT.categories[0].nominees[0], doubtful))
    awaited = record.ceremonies["oscars-99"]
    draft = replace(DRAFT, categories=(asked,))
    own = await editor.import_file(GUILD, "99", draft, HOST, stands_for=awaited)
    newer = replace(awaited, categories=known_slate(ANN, BOB).categories)
    known = replace(record, ceremonies={**record.ceremonies, newer.id: newer})
    slates = SlateService(database, known, search, clock)  # as after an import and a start

    (question,) = await slates.list_open_matches(GUILD, own.id)
    standing = await slates.get_ceremony(GUILD, "oscars-99")
    assert standing.categories[0].nominees[0].people[0].id is None
    await editor.answer_match(
        GUILD, own.id, question.category.id, question.nominee.id, known_id=BOB.id, by=HOST
    )
    assert await slates.list_open_matches(GUILD, own.id) == ()
    merged = (await slates.get_ceremony(GUILD, "oscars-99")).categories[0]
    assert [one.people[0].id for one in merged.nominees] == ["nm1", "nm2"]
    assert [one.id for one in merged.nominees] == [one.id for one in standing.categories[0].nominees]
