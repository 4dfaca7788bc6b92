"""What a text means beyond a plain name: the famous one of several, a nickname with its year, nothing at all."""

from collections.abc import Callable

import pytest

from bot.errors import AmbiguousError, NothingFoundError
from bot.record.record import Record
from bot.search import prizes
from bot.search.errors import NoSuchEditionError, NotFollowedError
from bot.search.search import Search
from data.record_files import load_nicknames


@pytest.mark.parametrize(
    ("typed", "film_id", "years_of_others"),
    [
        ("Titanic", "tt0120338", {"1953"}),
        ("hamlet", "tt0040416", {"1965", "1990", "1996"}),
        ("Gladiator", "tt0172495", set[str]()),
        ("birdman", "tt2562232", set[str]()),
        ("E.T.", "tt0083866", set[str]()),
        ("et", "tt0083866", set[str]()),
        ("ai", "tt0212720", set[str]()),
    ],
)
def test_of_films_of_one_name_the_famous_one_is_meant(
    search: Search, typed: str, film_id: str, years_of_others: set[str]
) -> None:
    match = search.match_film(typed)
    assert match.found.id == film_id
    assert {other.detail for other in match.others} == years_of_others


@pytest.mark.parametrize("typed", ["a star is born", "little women", "west side story", "harry potter", "la"])
def test_near_equals_and_mere_words_are_asked_about(search: Search, typed: str) -> None:
    with pytest.raises(AmbiguousError):
        search.find_film(typed)


def test_a_surname_means_the_famous_one_and_a_shared_name_is_asked_about(search: Search) -> None:
    match = search.match_person("spielberg")
    assert match.found.name == "Steven Spielberg"
    assert [other.name for other in match.others] == ["Anne Spielberg"]
    for typed in ("washington", "steve mcqueen", "adele"):
        with pytest.raises(AmbiguousError):
            search.find_person(typed)


def test_a_nickname_is_known_with_its_year_however_it_is_written(search: Search, record: Record) -> None:
    missed: list[str] = []
    for film_id, nicknames in load_nicknames().items():
        if film_id not in record.films:
            continue
        year = int(record.films[film_id].year[:4])
        for nickname in nicknames:
            for typed in (
                f"{nickname} ({year})",
                f"{nickname} {year}",
                f"{nickname}, {year}",
                f"{nickname.upper()} [{year}]",
                f"{nickname} ({year + 1})",
                f"{nickname} ({year - 1})",
            ):
                try:
                    found = search.find_film(typed).id
                except (AmbiguousError, NothingFoundError):
                    found = None
                if found != film_id or film_id not in [one.id for one in search.suggest_films(typed)]:
                    missed.append(typed)
    assert missed == []


NO_NAMES = [
    "½", "1/2", " ¾ ", "3/4", "{{7*7}}", "${7*7}", "7*7", "1+1", "6 × 7", "2^6", "=1+96", "@here", "@everyone",
    "<@97>", "<@!97>", "<#97>", "<@&97>", "<t:97>", "<:oscar:97>", "!!!", "…", "——", "🏆", "🏆🏆", "()", "\u200b",
    "\u2060\u200d", "''", "#", "97*1", "{{97-0*1}}",
]  # fmt: skip


@pytest.mark.parametrize("typed", NO_NAMES)
def test_what_is_only_punctuation_a_mention_or_a_sum_is_nothing(
    search: Search, record: Record, typed: str
) -> None:
    ceremony = record.ceremonies["oscars-97"]
    finders: list[Callable[[str], object]] = [
        search.find_ceremony,
        search.find_film,
        search.find_person,
        search.find_award,
        search.find_category,
        lambda text: search.find_category_in(ceremony, text),
        lambda text: search.find_nominee(ceremony.categories[0], text),
    ]
    for find in finders:
        with pytest.raises(NothingFoundError) as refusal:
            find(typed)
        assert list(refusal.value.nearest) == []
    assert search.suggest_ceremonies(typed) == []
    assert search.suggest_films(typed) == []
    assert search.suggest_people(typed) == []


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("8½", "Federico Fellini's 8-1/2"),
        ("8 1/2", "Federico Fellini's 8-1/2"),
        ("M*A*S*H", "M*A*S*H"),
        ("1917", "1917"),
        ("12", "12"),
    ],
)
def test_a_number_or_a_fraction_in_a_title_is_a_name(search: Search, typed: str, title: str) -> None:
    assert search.find_film(typed).title == title


@pytest.mark.parametrize("typed", ["#97", "97.", "(97)", "97th!", "“97”", "**97**", "97th Oscars?"])
def test_an_edition_may_stand_between_marks(search: Search, typed: str) -> None:
    assert search.find_ceremony(typed).id == "oscars-97"


@pytest.mark.parametrize(
    ("typed", "award", "number", "nearest"),
    [
        ("1933", "oscars", 1933, ["oscars-5", "oscars-6"]),
        ("the oscars of 1933", "oscars", 1933, ["oscars-5", "oscars-6"]),
        ("1850", "oscars", 1850, []),
        ("1920", "oscars", 1920, ["oscars-1"]),
        ("2050", "oscars", 2050, ["oscars-100"]),
        ("137th", "oscars", 137, ["oscars-100"]),
        ("bafta 1960", "bafta", 1960, ["bafta-1961"]),
    ],
)
def test_a_year_without_a_ceremony_is_told(
    search: Search, typed: str, award: str, number: int, nearest: list[str]
) -> None:
    with pytest.raises(NothingFoundError) as refusal:
        search.find_ceremony(typed)
    if number == 1850:  # before any year that people can mean
        return
    error = refusal.value
    assert isinstance(error, NoSuchEditionError)
    assert (error.award.id, error.number) == (award, number)
    assert [choice.id for choice in error.nearest] == nearest


@pytest.mark.parametrize(
    "typed",
    [
        "razzies 2025",
        "annie awards",
        "the annie awards 2024",
        "olivier awards",
        "bifa",
        "The Razzies",
        "golden raspberry awards 2025",
        "Cannes 2024",
        "palme d’or",
        "emmys",
        "79th Tony Awards",
    ],
)
def test_an_award_that_is_not_followed_is_told(search: Search, typed: str) -> None:
    for find in (search.find_ceremony, search.find_award):
        with pytest.raises(NotFollowedError):
            find(typed)


@pytest.mark.parametrize(
    ("typed", "ceremony"),
    [
        ("oscars", "oscars-98"),
        ("the Academy Awards", "oscars-98"),
        ("bafta", "bafta-2026"),
        ("SAG", "actor-awards-2026"),
    ],
)
def test_an_awards_name_alone_means_its_latest_ceremony(search: Search, typed: str, ceremony: str) -> None:
    assert search.find_ceremony(typed).id == ceremony
    assert search.suggest_ceremonies(typed)[0].id == ceremony


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize(
    ("typed", "canonical", "part"),
    [
        ("best comedy", "best-picture", "musical-or-comedy"),
        ("best drama", "best-picture", "drama"),
        ("best picture comedy", "best-picture", "musical-or-comedy"),
        ("Best Motion Picture – Musical or Comedy", "best-picture", "musical-or-comedy"),
        ("best actor drama", "best-actor", "drama"),
        ("best actress in a musical or comedy", "best-actress", "musical-or-comedy"),
        ("comedy actor", "best-actor", "musical-or-comedy"),
    ],
)
def test_a_half_of_a_divided_prize_leads_to_the_prize(
    search: Search, record: Record, typed: str, canonical: str, part: str, named: bool
) -> None:
    globes = record.awards["golden-globes"]
    prize = prizes.find_prize_anywhere(search, typed, globes if named else None)
    assert (prize.canonical.id, prize.award) == (canonical, globes)
    ceremony = record.ceremonies["golden-globes-2026"]
    (category,) = prizes.find_categories(search, typed, ceremony)
    assert category.id == f"{canonical}-{part}"


@pytest.mark.parametrize(
    ("ceremony", "typed", "categories"),
    [
        ("golden-globes-1961", "best comedy", ["best-picture-comedy"]),
        ("golden-globes-1961", "musical", ["best-picture-musical"]),
        ("golden-globes-1945", "best drama", ["best-picture"]),
        ("golden-globes-1976", "actress", ["best-actress-drama", "best-actress-musical-or-comedy"]),
        ("wga-2025", "screenplay", ["original-screenplay", "adapted-screenplay"]),
    ],
)
def test_the_parts_of_a_prize_are_found_as_they_were_divided_then(
    search: Search, record: Record, ceremony: str, typed: str, categories: list[str]
) -> None:
    found = prizes.find_categories(search, typed, record.ceremonies[ceremony])
    assert [category.id for category in found] == categories


@pytest.mark.parametrize("award", ["oscars", "bafta", "dga", "wga", "golden-globes"])
@pytest.mark.parametrize("typed", ["best comedy", "best drama", "comedy", "musical", "comedy score"])
def test_a_choice_is_never_between_one(search: Search, record: Record, typed: str, award: str) -> None:
    try:
        prizes.find_prize_anywhere(search, typed, record.awards[award])
    except AmbiguousError as several:
        choices = len(several.choices)
    except NothingFoundError:
        choices = 0
    else:
        choices = 0
    assert choices != 1


@pytest.mark.parametrize(
    ("typed", "compared"),
    [
        ("globes picture", "best-picture"),
        ("globes drama", "best-picture"),
        ("picture globes", "best-picture"),
        ("drama", "best-picture"),
        ("bafta film", "best-picture"),
        ("sag cast", "best-picture"),
        ("actor awards supporting actor", "best-supporting-actor"),
        ("dga director", "best-director"),
        ("globes original screenplay", "original-screenplay"),
        ("wga adapted screenplay", "adapted-screenplay"),
        ("golden-globes best-picture", "best-picture"),
        ("cinematography", "cinematography"),
    ],
)
def test_a_prize_that_is_named_with_its_award_leads_to_the_oscar_it_is_compared_with(
    search: Search, typed: str, compared: str
) -> None:
    assert prizes.find_compared_category(search, typed).id == compared


def test_the_globes_one_screenplay_is_compared_with_two(search: Search) -> None:
    with pytest.raises(AmbiguousError) as several:
        prizes.find_compared_category(search, "globes screenplay")
    assert [one.id for one in several.value.choices] == ["original-screenplay", "adapted-screenplay"]


@pytest.mark.parametrize(
    ("ceremony", "typed", "category"),
    [
        ("oscars-98", "oscars picture", "best-picture"),
        ("oscars-98", "picture oscar", "best-picture"),
        ("golden-globes-2026", "globes drama", "best-picture-drama"),
        ("golden-globes-2026", "globes actress comedy", "best-actress-musical-or-comedy"),
    ],
)
def test_the_award_may_be_named_again_beside_its_ceremony(
    search: Search, record: Record, ceremony: str, typed: str, category: str
) -> None:
    (found,) = prizes.find_categories(search, typed, record.ceremonies[ceremony])
    assert found.id == category


def test_another_awards_name_is_not_passed_over(search: Search, record: Record) -> None:
    with pytest.raises(NothingFoundError):
        prizes.find_categories(search, "bafta actor", record.ceremonies["oscars-98"])
    with pytest.raises(NothingFoundError):
        search.find_category_in(record.ceremonies["oscars-98"], "bafta actor")
    assert [one.id for one in search.find_category_in(record.ceremonies["oscars-98"], "oscars actor")] == [
        "best-actor"
    ]
