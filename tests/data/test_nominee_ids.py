import pytest

from bot.ids import CategoryId, NomineeId
from bot.record.model import Category, FilmCredit, Headline, Nominee, PersonCredit
from data.nominee_ids import assign_ids, make_slug, map_known_ids


def category(headline: Headline, *nominees: Nominee) -> Category:
    return Category(CategoryId("best"), "best", "Best", headline, nominees)


def nominee(film: str, person: str, song: str = "") -> Nominee:
    return Nominee(NomineeId(""), (FilmCredit(None, film),), (PersonCredit(None, person),), song=song)


def ids(category: Category) -> list[str]:
    return [nominee.id for nominee in category.nominees]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Emilia Pérez", "emilia-perez"),
        ("I'm Still Here", "im-still-here"),
        ("Lovely & Amazing", "lovely-and-amazing"),
        ("M*A*S*H", "m-a-s-h"),
        ("Paweł Žbanić Sørensen Æon", "pawel-zbanic-sorensen-aeon"),
        ("J.P. Lewis", "jp-lewis"),
        ("映画", "nominee"),
        ("a " * 40, "-".join("a" * 30)),
        ("x" * 70, "x" * 60),
    ],
)
def test_words_become_an_id(words: str, expected: str) -> None:
    assert make_slug([words]) == expected


def test_a_nominee_is_called_by_what_its_category_honours() -> None:
    traffic = nominee("Traffic", "Steven Soderbergh", "Theme")
    assert ids(assign_ids(category(Headline.FILM, traffic), {})) == ["traffic"]
    assert ids(assign_ids(category(Headline.PERSON, traffic), {})) == ["steven-soderbergh"]
    assert ids(assign_ids(category(Headline.SONG, traffic), {})) == ["theme"]
    assert ids(assign_ids(category(Headline.COUNTRY, traffic), {})) == ["traffic"]


def test_namesakes_are_told_apart_by_what_else_is_named_then_by_number() -> None:
    twice = [nominee("Traffic", "Steven Soderbergh"), nominee("Erin Brockovich", "Steven Soderbergh")]
    assert ids(assign_ids(category(Headline.PERSON, *twice), {})) == [
        "steven-soderbergh-traffic",
        "steven-soderbergh-erin-brockovich",
    ]
    same = [nominee("Traffic", "Soderbergh"), nominee("TRAFFIC", "Soderbergh")]
    assert ids(assign_ids(category(Headline.PERSON, *same), {})) == [
        "soderbergh-traffic",
        "soderbergh-traffic-2",
    ]


def test_an_id_once_given_stays_when_a_namesake_arrives() -> None:
    first = assign_ids(category(Headline.PERSON, nominee("Traffic", "Steven Soderbergh")), {})
    later = category(
        Headline.PERSON,
        nominee("Erin Brockovich", "Steven Soderbergh"),
        nominee("Traffic", "Steven Soderbergh"),
    )
    assert ids(assign_ids(later, map_known_ids(first))) == [
        "steven-soderbergh-erin-brockovich",
        "steven-soderbergh",
    ]


def test_a_spelling_may_change_where_the_id_is_known() -> None:
    before = Nominee(
        NomineeId(""), (FilmCredit("tt0000001", "Amelie"),), (PersonCredit("nm0000001", "J.-P. Jeunet"),)
    )
    after = Nominee(
        NomineeId(""), (FilmCredit("tt0000001", "Amélie de M."),), (PersonCredit("nm0000001", "Jeunet"),)
    )
    first = assign_ids(category(Headline.FILM, before), {})
    assert ids(assign_ids(category(Headline.FILM, after), map_known_ids(first))) == ["amelie"]
