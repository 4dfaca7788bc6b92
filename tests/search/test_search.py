from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.errors import AmbiguousError, Choice, NothingFoundError, Subject
from bot.ids import CategoryId, NomineeId
from bot.record.model import Category, Ceremony, FilmCredit, Headline, Nominee
from bot.record.record import Record
from bot.search.choices import LABEL_MAX_CHARACTERS, format_choice_label
from bot.search.search import Search
from tests.search.offers import list_ids, list_offered_ids
from tests.slates.made_slates import film, nominee, person

CATEGORY_C = CategoryId("c")


NOMINEE_A = NomineeId("a")


@pytest.mark.parametrize(
    ("typed", "ceremony"),
    [
        ("97", "oscars-97"),
        ("97th", "oscars-97"),
        ("2025", "oscars-97"),
        ("oscars 2025", "oscars-97"),
        ("Oscars 97", "oscars-97"),
        ("the 97th Academy Awards", "oscars-97"),
        ("oscars-97", "oscars-97"),
        ("97th Academy Awards · 2 March 2025 · Anora", "oscars-97"),
        ("1929", "oscars-1"),
        ("1st", "oscars-1"),
        ("parasite", "oscars-92"),
        ("parasit", "oscars-92"),
        ("oscars parasite", "oscars-92"),
        ("gone with the wnid", "oscars-12"),
        ("2027", "oscars-99"),
        ("golden globes 2026", "golden-globes-2026"),
        ("83rd golden globes", "golden-globes-2026"),
        ("sag 2024", "actor-awards-2024"),
        ("baftas 2020", "bafta-2020"),
        ("critics' choice awards 2019", "critics-choice-2019"),
        ("DGA 2003", "dga-2003"),
        ("gg 2024", "golden-globes-2024"),
        ("la la land", "oscars-89"),
        ("lalaland", "oscars-89"),
        ("get out", "oscars-90"),
        ("star wars", "oscars-50"),
        ("moonlite", "oscars-89"),
    ],
)
def test_ceremonies_are_found_as_people_call_them(search: Search, typed: str, ceremony: str):
    assert search.find_ceremony(typed).id == ceremony


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [("la la lnd", "oscars-89"), ("moon", "oscars-89"), ("dune", "oscars-94"), ("silence", "oscars-89")],
)
def test_a_guess_at_a_film_is_no_ceremony_yet(search: Search, typed: str, suggested: str):
    assert suggested in list_offered_ids(lambda: search.find_ceremony(typed))


def test_a_film_leads_to_its_ceremony_while_it_is_typed(search: Search):
    assert "oscars-89" in list_ids(search.suggest_ceremonies("la la la"))
    assert list_ids(search.suggest_ceremonies("la la land"))[0] == "oscars-89"


def test_1930_had_two_ceremonies(search: Search):
    with pytest.raises(AmbiguousError) as refusal:
        search.find_ceremony("1930")
    assert list_ids(refusal.value.choices) == ["oscars-2", "oscars-3"]


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("1933", ["oscars-5", "oscars-6"]),
        ("oscars 1933", ["oscars-5", "oscars-6"]),
        ("1900", ["oscars-1"]),
        ("500", ["oscars-100"]),
        ("sag 1990", ["actor-awards-1995"]),
    ],
)
def test_a_year_without_a_ceremony_is_answered_with_its_neighbours(
    search: Search, typed: str, nearest: list[str]
):
    with pytest.raises(NothingFoundError) as refusal:
        search.find_ceremony(typed)
    assert refusal.value.subject is Subject.CEREMONY
    assert list_ids(refusal.value.nearest) == nearest
    assert list_ids(search.suggest_ceremonies(typed)) == nearest


def test_nothing_typed_offers_the_newest_ceremonies_with_winners(search: Search):
    offered = list_ids(search.suggest_ceremonies(""))
    assert offered[0] == "oscars-98"
    assert offered.index("oscars-97") < offered.index("oscars-96")
    assert "oscars-99" not in offered


def test_a_number_being_typed_offers_the_ceremony_and_those_it_may_become(search: Search):
    assert list_ids(search.suggest_ceremonies("9"))[:3] == ["oscars-9", "oscars-98", "oscars-97"]
    assert list_ids(search.suggest_ceremonies("golden"))[0] == "golden-globes-2026"


@pytest.mark.parametrize(
    ("typed", "film_id"),
    [
        ("amelie", "tt0211915"),
        ("godfahter", "tt0068646"),
        ("the godfather", "tt0068646"),
        ("godfather 2", "tt0071562"),
        ("lotr return of the king", "tt0167260"),
        ("parasite", "tt6751668"),
        ("PARASITE", "tt6751668"),
        ("**Parasite**", "tt6751668"),
        ("one battle after another", "tt30144839"),
        ("a star is born 1954", "tt0047522"),
        ("A Star Is Born (1954)", "tt0047522"),
        ("A Star Is Born · 1954", "tt0047522"),
        ("star is born 1953", "tt0047522"),
        ("casablanca 1942", "tt0034583"),
        ("titanic 1997", "tt0120338"),
        ("spiderman", "tt0145487"),
        ("eeaao", "tt6710474"),
        ("8 1/2", "tt0056801"),
        ("tt0068646", "tt0068646"),
        ("avatar 2", "tt1630029"),
        ("avatar 3", "tt1757678"),
        ("star wars 4", "tt0076759"),
        ("Star Wars: Episode IV", "tt0076759"),
        ("star wars v", "tt0080684"),
        ("star wars vii", "tt2488496"),
        ("top gun 2", "tt1745960"),
        ("harry potter 3", "tt0304141"),
        ("lotr 1", "tt0120737"),
        ("lotr 3", "tt0167260"),
        ("se7en", "tt0114369"),
        ("t2", "tt0103064"),
        ("8.5", "tt0056801"),
        ("Se7en (1995)", "tt0114369"),
        ("lotr 3 2003", "tt0167260"),
        ("star wars 5 (1980)", "tt0080684"),
        ("t2 (1991)", "tt0103064"),
        ("godfather", "tt0068646"),
        ("doctor strangelove", "tt0057012"),
        ("dr strange", "tt1211837"),
        ("sunset boulevard", "tt0043014"),
        ("mister smith goes to washington", "tt0031679"),
        ("dune pt 2", "tt15239678"),
        ("a\u200bnora", "tt28607951"),
    ],
)
def test_films_are_found_as_people_call_them(search: Search, typed: str, film_id: str):
    assert search.find_film(typed).id == film_id


@pytest.mark.parametrize(
    ("typed", "years"),
    [
        ("star is born", {"1937", "1954", "1976", "2018"}),
        ("a satr is born", {"1937", "1954", "1976", "2018"}),
        ("lord of the rings", {"1978", "2001", "2002", "2003"}),
    ],
)
def test_namesakes_are_offered_with_their_years(search: Search, typed: str, years: set[str]):
    with pytest.raises(AmbiguousError) as refusal:
        search.find_film(typed)
    assert {choice.detail for choice in refusal.value.choices} == years


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("rocky 2", "Rocky III"),
        ("black panther 2", "Black Panther: Wakanda Forever"),
        ("toy story 5", "Toy Story"),
        ("knives out 2", "Knives Out"),
        ("titanic 1995", "Titanic"),
        ("batman 2", "Batman Returns"),
    ],
)
def test_a_number_that_no_title_has_is_asked_about(search: Search, typed: str, first: str):
    assert search.suggest_films(typed)[0].name == first
    assert search.suggest_films(typed)[0].id in list_offered_ids(lambda: search.find_film(typed))[:2]


@pytest.mark.parametrize(
    ("typed", "among"),
    [
        ("thor", {"The House of Rothschild", "Thoroughly Modern Millie"}),
        ("endgame", {"End Game", "Avengers: Endgame"}),
        ("holes", {"The Hole", "Rabbit Hole"}),
        ("oppenh", {"Oppenheimer"}),
        ("anroa", {"Anora"}),
        ("gwtw", {"Gone with the Wind"}),
        ("apollo 1", {"Apollo 13"}),
        ("romeo + juliet", {"Romeo and Juliet", "William Shakespeare's Romeo & Juliet"}),
        ("romeo juliet", {"Romeo and Juliet", "William Shakespeare's Romeo & Juliet"}),
        ("pinocchio", {"Pinocchio", "Guillermo del Toro's Pinocchio"}),
        (
            "wallace and gromit",
            {"Wallace & Gromit: Vengeance Most Fowl", "Wallace & Gromit in The Curse of the Were-Rabbit"},
        ),
    ],
)
def test_what_is_only_likely_is_offered_as_a_choice(
    search: Search, record: Record, typed: str, among: set[str]
):
    assert among <= {record.films[film].title for film in list_offered_ids(lambda: search.find_film(typed))}


@pytest.mark.parametrize("typed", ["&*()", "<@1>", "97.0", "the", "<a:wave:12>"])
def test_junk_is_no_film(search: Search, typed: str):
    assert list_offered_ids(lambda: search.find_film(typed)) == []


def test_the_film_at_that_place_of_a_series_is_offered_first(search: Search, record: Record):
    offered = [record.films[film].title for film in list_offered_ids(lambda: search.find_film("batman 3"))]
    assert offered == ["Batman Forever", "Batman", "Batman Returns", "Batman Begins", "The Batman"]


def test_who_misses_a_film_is_offered_the_nearest(search: Search):
    with pytest.raises(NothingFoundError) as refusal:
        search.find_film("shawshank prison")
    assert refusal.value.nearest[0].name == "The Shawshank Redemption"
    assert len(refusal.value.nearest) <= 5


@pytest.mark.parametrize(
    ("typed", "person_id"),
    [
        ("Zoe Saldana", "nm0757855"),
        ("Zoe Saldaña", "nm0757855"),
        ("katherine hepburn", "nm0000031"),
        ("scorsese", "nm0000217"),
        ("scorcese", "nm0000217"),
        ("bong", "nm0094435"),
        ("robert deniro", "nm0000134"),
        ("iñarritu", "nm0327944"),
        ("nm0000031", "nm0000031"),
        ("jlaw", "nm2225369"),
        ("deniro", "nm0000134"),
        ("di caprio", "nm0000138"),
        ("dame judi dench", "nm0001132"),
        ("Sir Anthony Hopkins", "nm0000164"),
        ("lady gaga", "nm3078932"),
        ("p.t. anderson", "nm0000759"),
        ("PT Anderson", "nm0000759"),
        ("mb jordan", "nm0430107"),
        ("J.K. Simmons", "nm0799777"),
        ("de niro", "nm0000134"),
    ],
)
def test_people_are_found_as_people_call_them(search: Search, typed: str, person_id: str):
    assert search.find_person(typed).id == person_id


@pytest.mark.parametrize(
    ("typed", "suggested"), [("p.t. and", "nm0000759"), ("pt ander", "nm0000759"), ("mb jor", "nm0430107")]
)
def test_initials_stand_for_names_while_one_is_typed(search: Search, typed: str, suggested: str):
    assert search.suggest_people(typed)[0].id == suggested


def test_two_people_of_one_name_are_told_apart_by_their_films(search: Search):
    with pytest.raises(AmbiguousError) as refusal:
        search.find_person("steve mcqueen")
    assert {choice.detail for choice in refusal.value.choices} == {
        "12 Years a Slave (2013)",
        "The Sand Pebbles (1966), Papillon (1973)",
    }


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("chaplin", ["Charles Chaplin", "Saul Chaplin"]),
        ("leo", ["Leonardo DiCaprio", "Leo McCarey"]),
        ("adele", ["Adele Adkins", "Adele Romanski"]),
        ("mads", ["Virginia Madsen"]),
        ("q", ["Robert Q. Lovett", "Quentin Tarantino"]),
    ],
)
def test_people_who_may_be_meant_are_offered_best_known_first(
    search: Search, record: Record, typed: str, first: list[str]
):
    offered = [record.people[person].name for person in list_offered_ids(lambda: search.find_person(typed))]
    assert offered[: len(first)] == first


def test_brothers_are_offered_both(search: Search, record: Record):
    offered = list_offered_ids(lambda: search.find_person("the Coen brothers"))
    assert {record.people[person].name for person in offered[:2]} == {"Joel Coen", "Ethan Coen"}


def test_an_article_tells_which_names_come_first(search: Search):
    assert "The Godfather" in [choice.name for choice in search.suggest_films("the g")[:3]]


def test_companies_are_offered_after_people(search: Search, record: Record):
    everyone = [
        record.people[choice.id].is_company for choice in search.suggest_people("", limit=len(record.people))
    ]
    assert everyone == sorted(everyone)


OWN = Ceremony(
    "own-1",
    "own",
    None,
    "The Club's Awards",
    2026,
    None,
    "2025",
    (
        Category(
            CategoryId("best-villain"),
            None,
            "Best Villain",
            Headline.PERSON,
            (nominee(NOMINEE_A, person(None, "Ann Onymous")),),
        ),
        Category(
            CategoryId("best-popcorn"),
            None,
            "Best Popcorn",
            Headline.FILM,
            (nominee(NomineeId("b"), film(None, "Crunch")),),
        ),
        Category(
            CategoryId("pic"),
            "best-picture",
            "Favourite Film",
            Headline.FILM,
            (nominee(NomineeId("c"), film(None, "Wings")),),
        ),
    ),
)


def test_a_servers_own_slate_is_searched_like_the_records(search: Search):
    assert list_ids(search.suggest_categories_in(OWN, "")) == ["best-villain", "best-popcorn", "pic"]
    assert [category.id for category in search.find_category_in(OWN, "vilain")] == ["best-villain"]
    assert [category.id for category in search.find_category_in(OWN, "best picture")] == ["pic"]
    assert search.find_nominee(OWN.categories[0], "onymous").id == "a"
    with pytest.raises(AmbiguousError):
        search.find_category_in(OWN, "best")


def test_a_servers_slate_of_a_ceremony_is_not_taken_for_the_records(search: Search, record: Record):
    ceremony = record.ceremonies["oscars-97"]
    assert len(search.suggest_categories_in(ceremony, "")) == 25
    slate = replace(ceremony, categories=OWN.categories)
    assert list_ids(search.suggest_categories_in(slate, "")) == ["best-villain", "best-popcorn", "pic"]
    assert [category.id for category in search.find_category_in(slate, "best picture")] == ["pic"]


@pytest.mark.parametrize(
    ("category", "typed", "nominee_id"),
    [
        ("best-actress", "mikey madson", "mikey-madison"),
        ("best-actress", "anora", "mikey-madison"),
        ("best-picture", "brutalist", "the-brutalist"),
        ("best-picture", "sean baker", "anora"),
        ("international-feature", "brazil", "im-still-here"),
        ("original-song", "mi camino", "mi-camino"),
    ],
)
def test_nominees_are_found_by_what_their_nominations_name(
    search: Search, record: Record, category: str, typed: str, nominee_id: str
):
    found = search.find_nominee(record.ceremonies["oscars-97"].by_id[CategoryId(category)], typed)
    assert found.id == nominee_id


def test_nominees_are_named_by_what_the_category_honours(search: Search, record: Record):
    slate = record.ceremonies["oscars-97"].by_id

    def first(category: str) -> str:
        return format_choice_label(search.suggest_nominees_in(slate[CategoryId(category)], "")[0])

    assert first("best-actress") == "Cynthia Erivo · Wicked"
    assert first("international-feature") == "Emilia Pérez · France"
    assert first("original-song") == "El Mal · Emilia Pérez"
    assert first("best-picture") == "Anora · Alex Coco, Samantha Quan, Sean Baker"


def test_two_songs_of_one_film_are_offered_both(search: Search, record: Record):
    with pytest.raises(AmbiguousError) as refusal:
        search.find_nominee(record.ceremonies["oscars-97"].by_id[CategoryId("original-song")], "emilia perez")
    assert list_ids(refusal.value.choices) == ["el-mal", "mi-camino"]


def test_a_withdrawn_nominee_is_not_offered_but_found(search: Search):
    there, withdrawn = (
        nominee(NOMINEE_A, film(None, "There")),
        replace(nominee(NomineeId("b"), film(None, "Gone")), withdrawn=True),
    )
    category = Category(CATEGORY_C, None, "Best", Headline.FILM, (there, withdrawn))
    assert list_ids(search.suggest_nominees_in(category, "")) == ["a"]
    assert search.find_nominee(category, "gone").withdrawn


def test_a_category_of_many_nominees_offers_no_more_than_asked(search: Search):
    many = tuple(nominee(NomineeId(str(at)), film(None, f"Film {at}")) for at in range(60))
    category = Category(CATEGORY_C, None, "Best", Headline.FILM, many)
    assert len(search.suggest_nominees_in(category, "film", limit=25)) == 25


@pytest.mark.parametrize(
    ("typed", "award"),
    [("oscars", "oscars"), ("sag", "actor-awards"), ("baftas", "bafta"), ("gg", "golden-globes")],
)
def test_awards_are_found_as_people_call_them(search: Search, typed: str, award: str):
    assert search.find_award(typed).id == award
    assert list_ids(search.suggest_awards(typed))[0] == award


@pytest.mark.parametrize(
    "typed",
    [
        "⭐⭐⭐",
        "שלום עולם",
        "\u202ereversed",
        "x" * 6000,
        "word " * 1200,
        "@everyone",
        "||zzqqxx||",
        "\x00",
        "",
        "  ",
    ],
)
def test_whatever_is_typed_is_refused_or_found_but_never_breaks(search: Search, record: Record, typed: str):
    ceremony = record.ceremonies["oscars-97"]
    category = ceremony.by_id[CategoryId("best-picture")]
    finders: list[Callable[[], object]] = [
        lambda: search.find_ceremony(typed),
        lambda: search.find_film(typed),
        lambda: search.find_person(typed),
        lambda: search.find_category(typed),
        lambda: search.find_award(typed),
        lambda: search.find_category_in(ceremony, typed),
        lambda: search.find_nominee(category, typed),
    ]
    for find in finders:
        with pytest.raises((NothingFoundError, AmbiguousError)) as refusal:
            find()
        assert len(refusal.value.text) <= 200
    offered = [
        *search.suggest_ceremonies(typed),
        *search.suggest_films(typed),
        *search.suggest_people(typed),
        *search.suggest_categories(typed),
        *search.suggest_awards(typed),
        *search.suggest_categories_in(ceremony, typed),
        *search.suggest_nominees_in(category, typed),
    ]
    assert len(offered) <= 25 * 7


def test_every_choice_fits_into_discords_list_and_has_a_label_of_its_own(search: Search, record: Record):
    everything = {
        "films": search.suggest_films("", limit=len(record.films)),
        "people": search.suggest_people("", limit=len(record.people)),
        "ceremonies": search.suggest_ceremonies("", limit=len(record.ceremonies)),
    }
    assert len(everything["films"]) == len(record.films)
    assert len(everything["people"]) == len(record.people)
    for kind, choices in everything.items():
        labels = Counter(map(format_choice_label, choices))
        assert max(map(len, labels)) <= LABEL_MAX_CHARACTERS, kind
        assert max(labels.values()) == 1, kind


@pytest.mark.slow
def test_every_nominee_of_a_category_has_a_label_of_its_own(search: Search, record: Record):
    for ceremony in record.ceremonies.values():
        for category in ceremony.slate:
            choices = search.suggest_nominees_in(category, "", limit=len(category.nominees))
            labels = Counter(map(format_choice_label, choices))
            assert max(labels.values()) == 1, (ceremony.id, category.id, labels.most_common(1))
            assert max(map(len, labels)) <= LABEL_MAX_CHARACTERS


def test_a_nominee_that_names_nothing_is_shown_by_its_id(search: Search):
    category = Category(CATEGORY_C, None, "Best", Headline.SONG, (Nominee(NomineeId("the-id")),))
    assert search.suggest_nominees_in(category, "") == [Choice("the-id", "the-id")]


def test_a_long_title_is_cut_to_leave_room_for_its_year(search: Search):
    title = "Borat Subsequent Moviefilm: Delivery of Prodigious Bribe " * 3
    category = Category(
        CATEGORY_C,
        None,
        "Best",
        Headline.FILM,
        (Nominee(NOMINEE_A, (FilmCredit(None, title),), credit="Me"),),
    )
    shown = format_choice_label(search.suggest_nominees_in(category, "")[0])
    assert LABEL_MAX_CHARACTERS - 2 < len(shown) <= LABEL_MAX_CHARACTERS
    assert shown.endswith("… · Me")
