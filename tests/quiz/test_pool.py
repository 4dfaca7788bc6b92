"""What the quiz may not ask about, in a record made for it: the shipped one has too few of some doubts to show them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest

from bot.ids import CategoryId, NomineeId
from bot.quiz.draws import Draws
from bot.quiz.model import QuizQuestion
from bot.quiz.pool import QuizPool
from bot.quiz.prize_questions import ask_role, ask_who_beat
from bot.record.model import (
    Award,
    CanonicalCategory,
    Category,
    CategoryClass,
    Ceremony,
    FilmCredit,
    Headline,
    Nominee,
    PersonCredit,
)
from bot.record.record import Record

PRIZES = {
    Headline.FILM: CanonicalCategory("best-picture", "Best Picture", Headline.FILM),
    Headline.PERSON: CanonicalCategory("best-actor", "Best Actor", Headline.PERSON),
}
EDITIONS = 14
DOUBTFUL = 7
"""The edition of which something is in doubt."""
TODAY = date(2026, 11, 29)

Doubt = Callable[[Category], Category]


def make_nominee(number: int, place: int) -> Nominee:
    """A nominee of an edition; the first one won."""
    return Nominee(
        NomineeId(f"n{place}"),
        films=(FilmCredit(f"tt{number:03}{place}", f"Film {number}-{place}"),),
        people=(PersonCredit(f"nm{number:03}{place}", f"Person {number}-{place}"),),
        characters=(f"Role {number}-{place}.",),
        winner=place == 0,
    )


def make_record(headline: Headline, doubts: dict[int, Doubt]) -> Record:
    """A record of one prize, given each year, with a doubt about some of its editions."""
    prize = PRIZES[headline]
    ceremonies: list[Ceremony] = []
    for number in range(1, EDITIONS + 1):
        nominees = tuple(make_nominee(number, place) for place in range(5))
        category = Category(CategoryId(prize.id), prize.id, prize.name, headline, nominees)
        category = doubts.get(number, replace)(category)
        year = 2000 + number
        ceremonies.append(
            Ceremony(
                f"oscars-{number}",
                "oscars",
                number,
                f"No. {number}",
                year,
                date(year, 3, 1),
                str(year - 1),
                (category,),
            )
        )
    return Record.build([Award("oscars", "Academy Awards", "Oscars")], [prize], ceremonies)


def list_numbers(headline: Headline, doubt: Doubt) -> list[int | None]:
    """The editions that can be asked about, if there is a doubt about one."""
    pool = QuizPool.build(make_record(headline, {DOUBTFUL: doubt}))
    return [edition.ceremony.number for edition in pool.editions[PRIZES[headline].id]]


def change_nominee(place: int, **changes: object) -> Doubt:
    """Change one of a category's nominees."""

    def change(category: Category) -> Category:
        nominees = list(category.nominees)
        nominees[place] = replace(nominees[place], **changes)
        return replace(category, nominees=tuple(nominees))

    return change


def change_category(**changes: object) -> Doubt:
    return lambda category: replace(category, **changes)


FILM = FilmCredit("tt0070", "Film 7-0")


@pytest.mark.parametrize(
    "doubt",
    [
        change_nominee(1, winner=True),
        change_category(divided=True),
        change_category(unsettled=True),
        change_category(complete=False),
        change_category(kind=CategoryClass.HONORARY),
        change_category(name="Outstanding Picture"),
        change_nominee(0, winner=False),
        change_nominee(0, unofficial=True),
        change_nominee(0, films=(FILM, FilmCredit("tt0079", "Film 7-9"))),
        change_nominee(0, films=(FILM, FilmCredit("tt0079", "Film 7-9")), won_for=(FILM,)),
        change_nominee(0, films=(FilmCredit(None, "Film 7-0"),)),
        change_nominee(0, films=(FilmCredit("tt0070", "Film 3-2"),)),
        change_nominee(0, films=(FilmCredit("tt0070", "F" * 61),)),
    ],
)
def test_what_is_in_doubt_is_not_asked_about(doubt: Doubt) -> None:
    fair = [number for number in range(1, EDITIONS + 1) if number != DOUBTFUL]
    assert list_numbers(Headline.FILM, doubt) == fair


@pytest.mark.parametrize(
    "people",
    [
        (PersonCredit("nm0070", "Person 7-0"), PersonCredit("nm0079", "Person 7-9")),
        (PersonCredit(None, "Person 7-0"),),
        (PersonCredit("nm0070", "Person 3-2"),),
        (),
    ],
)
def test_who_cannot_be_named_alone_is_not_asked_about(people: Sequence[PersonCredit]) -> None:
    fair = [number for number in range(1, EDITIONS + 1) if number != DOUBTFUL]
    assert list_numbers(Headline.PERSON, change_nominee(0, people=people)) == fair


def test_what_is_in_no_doubt_is_asked_about() -> None:
    assert list_numbers(Headline.FILM, replace) == list(range(1, EDITIONS + 1))


def list_asked(
    pool: QuizPool, ask: Callable[[QuizPool, Draws, date], QuizQuestion | None]
) -> list[QuizQuestion]:
    draws = Draws("made record")
    asked = [ask(pool, draws, TODAY) for _ in range(400)]
    return [question for question in asked if question is not None]


def test_a_film_that_lost_twice_was_beaten_by_no_one_film() -> None:
    again = change_nominee(3, films=(FilmCredit("tt0032", "Film 3-2"),))
    pool = QuizPool.build(make_record(Headline.FILM, {DOUBTFUL: again}))
    subjects = {question.subject for question in list_asked(pool, ask_who_beat)}
    assert "Film 3-1" in subjects
    assert "Film 3-2" not in subjects


def test_two_who_played_the_same_are_not_beside_each_other() -> None:
    roles = {5: change_nominee(0, characters=("Joker",)), 8: change_nominee(0, characters=("The Joker",))}
    pool = QuizPool.build(make_record(Headline.PERSON, roles))
    asked = [question for question in list_asked(pool, ask_role) if "Joker" in question.subject]
    assert {question.subject for question in asked} == {"Joker", "The Joker"}
    both = {"Person 5-0", "Person 8-0"}
    assert [one for one in asked if both <= {option.name for option in one.options}] == []
