"""Categories are found under every name that they had, and asked back where several may be meant."""

from datetime import UTC, datetime

import pytest

from bot.errors import AmbiguousError, NothingFoundError
from bot.ids import NomineeId
from bot.record.model import CanonicalCategory, Headline
from bot.record.record import Record
from bot.search.search import Search
from tests.search.offers import list_ids, list_offered_ids
from tests.slates import made_slates
from tests.slates.made_slates import film, nominee

NOMINEE_A = NomineeId("a")


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("best picture", "best-picture"),
        ("picture", "best-picture"),
        ("outstanding production", "best-picture"),
        ("bp", "best-picture"),
        ("pictre", "best-picture"),
        ("best pic", "best-picture"),
        ("best pict", "best-picture"),
        ("actress", "best-actress"),
        ("leading actress", "best-actress"),
        ("supporting actor", "best-supporting-actor"),
        ("director", "best-director"),
        ("foreign film", "international-feature"),
        ("production design", "production-design"),
        ("art direction", "production-design"),
        ("score", "original-score"),
        ("special effects", "visual-effects"),
        ("ensemble", "best-cast"),
        ("cast", "best-cast"),
        ("casti", "casting"),
        ("best-picture", "best-picture"),
        ("photography", "cinematography"),
        ("sfx", "visual-effects"),
        ("leading lady", "best-actress"),
        ("mejor película", "best-picture"),
        ("beste regie", "best-director"),
    ],
)
def test_categories_are_found_under_every_name_they_had(search: Search, typed: str, canonical: str):
    assert search.find_category(typed).id == canonical


def test_acting_may_mean_any_of_four(search: Search):
    with pytest.raises(AmbiguousError) as refusal:
        search.find_category("acting")
    assert [choice.id for choice in refusal.value.choices] == [
        "best-actor",
        "best-actress",
        "best-supporting-actor",
        "best-supporting-actress",
    ]


def test_screenplay_may_mean_either(search: Search):
    with pytest.raises(AmbiguousError) as refusal:
        search.find_category("screenplay")
    assert list_ids(refusal.value.choices) == ["original-screenplay", "adapted-screenplay"]
    assert search.find_category("screenplay", award="golden-globes").id == "best-screenplay"


def test_of_categories_with_the_same_words_those_of_today_are_meant(search: Search):
    with pytest.raises(AmbiguousError) as refusal:
        search.find_category("short", award="oscars")
    assert list_ids(refusal.value.choices) == ["documentary-short", "live-action-short", "animated-short"]
    assert search.find_category("scoring").id == "original-score"


@pytest.mark.parametrize(
    ("typed", "categories"),
    [
        ("writing", ["original-screenplay", "adapted-screenplay"]),
        ("short film", ["documentary-short", "live-action-short", "animated-short"]),
        ("musical", ["original-score", "adaptation-score"]),
        ("picture and director", ["best-picture", "best-director"]),
        ("sound & song", ["original-song", "sound"]),
    ],
)
def test_what_may_be_several_categories_is_asked_back(search: Search, typed: str, categories: list[str]):
    assert sorted(list_offered_ids(lambda: search.find_category(typed))) == sorted(categories)


def test_two_categories_of_a_ceremony_are_asked_back(search: Search, record: Record):
    ceremony = record.ceremonies["oscars-97"]
    offered = list_offered_ids(lambda: search.find_category_in(ceremony, "picture and director"))
    assert offered == ["best-picture", "best-director"]
    assert search.find_category_in(ceremony, "makeup and hairstyling")[0].id == "makeup-hairstyling"


def test_a_category_of_another_award_is_found_by_its_id():
    original = CanonicalCategory("original-screenplay", "Best Original Screenplay", Headline.FILM)
    one_for_all = CanonicalCategory("best-screenplay", "Best Screenplay", Headline.FILM)
    search = Search.build(
        Record.build(
            made_slates.AWARDS,
            (original, one_for_all),
            (
                made_slates.ceremony(
                    "oscars", 2001, made_slates.category(original, nominee(NOMINEE_A, film("tt1")))
                ),
                made_slates.ceremony(
                    "bafta", 2001, made_slates.category(one_for_all, nominee(NOMINEE_A, film("tt1")))
                ),
            ),
        ),
        clock=lambda: datetime(2026, 11, 23, 12, tzinfo=UTC),
    )
    assert search.find_category("best screenplay").id == "original-screenplay"
    assert search.find_category("best-screenplay").id == "best-screenplay"


def test_every_name_a_category_had_at_the_oscars_leads_to_it_or_its_namesake(search: Search, record: Record):
    called = {
        (category.name, canonical)
        for (canonical, award), history in record.history.items()
        for _, category in history
        if award == "oscars"
    }
    for name, _ in called:
        try:
            found = {search.find_category(name, "oscars").id}
        except AmbiguousError as refusal:
            found = set(list_ids(refusal.choices))
        assert any((name, canonical) in called for canonical in found), name


@pytest.mark.parametrize(
    ("ceremony", "typed", "categories"),
    [
        ("oscars-97", "cinematography", ["cinematography"]),
        ("oscars-97", "actress", ["best-actress"]),
        ("oscars-97", "best director", ["best-director"]),
        ("oscars-97", "foreign language film", ["international-feature"]),
        ("oscars-97", "best-picture", ["best-picture"]),
        ("oscars-97", "engineering effects", ["visual-effects"]),
        ("oscars-23", "cinematography", ["cinematography-black-and-white", "cinematography-color"]),
        ("oscars-23", "color cinematography", ["cinematography-color"]),
        ("oscars-23", "Cinematography (Color)", ["cinematography-color"]),
        ("oscars-23", "production design", ["production-design-black-and-white", "production-design-color"]),
        ("oscars-1", "picture", ["best-picture"]),
        ("oscars-85", "sound", ["sound"]),
        ("golden-globes-2025", "motion picture", ["best-picture-drama", "best-picture-musical-or-comedy"]),
        ("golden-globes-1944", "motion picture", ["best-picture"]),
        ("wga-2025", "adapted", ["adapted-screenplay"]),
    ],
)
def test_categories_of_a_ceremony_are_found_under_the_names_of_then_and_now(
    search: Search, record: Record, ceremony: str, typed: str, categories: list[str]
):
    found = search.find_category_in(record.ceremonies[ceremony], typed)
    assert [category.id for category in found] == categories


def test_categories_are_offered_as_people_say_them_and_found_as_they_stood(search: Search, record: Record):
    ceremony = record.ceremonies["oscars-97"]
    offered = [choice.name for choice in search.suggest_categories_in(ceremony, "")]
    assert offered[:4] == ["Best Picture", "Best Director", "Best Actor", "Best Actress"]
    assert search.find_category_in(ceremony, "Actress in a Leading Role")[0].id == "best-actress"
    assert list_ids(search.suggest_categories_in(ceremony, "leading")) == ["best-actor", "best-actress"]


def test_a_ceremonys_category_may_be_ambiguous_or_missing(search: Search, record: Record):
    with pytest.raises(AmbiguousError) as ambiguous:
        search.find_category_in(record.ceremonies["oscars-97"], "screenplay")
    assert list_ids(ambiguous.value.choices) == ["original-screenplay", "adapted-screenplay"]
    with pytest.raises(NothingFoundError) as missing:
        search.find_category_in(record.ceremonies["oscars-97"], "sound editing")
    assert "sound" in list_ids(missing.value.nearest)
