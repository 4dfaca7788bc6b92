"""Questions that compare: the odd one out, the first and the latest, the most wins of a night."""

from collections.abc import Callable
from datetime import date

from bot.quiz.draws import Draws
from bot.quiz.model import QuestionOption, QuizQuestion, QuizQuestionKind
from bot.quiz.pool import FairEdition, NightFilm, QuizPool, is_old_enough
from bot.quiz.prize_questions import (
    NEIGHBOUR_SPAN,
    WRONG_OPTIONS,
    arrange_question,
    choose_edition,
    list_neighbours,
    make_contestant_option,
    make_winner_option,
)
from bot.record.model import Headline

COMPARED_SPAN = 12
"""How many years before and after a win are compared with it."""

RUNNERS_UP = 6
"""How many films with the most wins after the first stand beside it as wrong answers."""


def ask_odd_one_out(pool: QuizPool, draws: Draws, day: date) -> QuizQuestion | None:
    """Ask who of four never won a prize, having been nominated, while the other three did."""

    def is_suitable(edition: FairEdition) -> bool:
        winner_ids = pool.winner_ids[edition.prize.id]
        return edition.prize.headline is not Headline.SONG and any(
            loser.id not in winner_ids for loser in edition.losers
        )

    edition = choose_edition(pool, draws, day, is_suitable)
    if edition is None:
        return None
    never = [loser for loser in edition.losers if loser.id not in pool.winner_ids[edition.prize.id]]
    odd = draws.choose_one(never)
    around = {one.winner.id: one for one in [edition, *list_neighbours(pool, edition, day, NEIGHBOUR_SPAN)]}
    return arrange_question(
        draws,
        QuizQuestionKind.ODD_ONE_OUT,
        edition,
        right=make_contestant_option(edition, odd),
        wrong=[make_winner_option(one) for one in draws.draw_sample(list(around.values()), WRONG_OPTIONS)],
        key=f"{edition.ceremony.number}/{odd.id}",
    )


def ask_first(pool: QuizPool, draws: Draws, day: date) -> QuizQuestion | None:
    """Ask who of four won a prize first, each of whom won it once."""
    return _ask_by_date(pool, draws, day, QuizQuestionKind.FIRST, min)


def ask_latest(pool: QuizPool, draws: Draws, day: date) -> QuizQuestion | None:
    """Ask who of four won a prize most recently, each of whom won it once."""
    return _ask_by_date(pool, draws, day, QuizQuestionKind.LATEST, max)


def _ask_by_date(
    pool: QuizPool, draws: Draws, day: date, kind: QuizQuestionKind, choose_number: Callable[[list[int]], int]
) -> QuizQuestion | None:
    """Ask who won at the ceremony that is chosen by its number."""

    def is_suitable(edition: FairEdition) -> bool:
        return edition.prize.headline is not Headline.SONG and edition.only_win

    edition = choose_edition(pool, draws, day, is_suitable)
    if edition is None:
        return None
    around = [one for one in list_neighbours(pool, edition, day, COMPARED_SPAN) if is_suitable(one)]
    compared = {one.ceremony.number or 0: one for one in [edition, *draws.draw_sample(around, WRONG_OPTIONS)]}
    asked = compared.pop(choose_number(list(compared)))
    numbers = sorted([asked.ceremony.number or 0, *compared])
    return arrange_question(
        draws,
        kind,
        asked,
        right=make_winner_option(asked),
        wrong=[make_winner_option(one) for one in compared.values()],
        key="-".join(map(str, numbers)),
    )


def ask_most_wins(pool: QuizPool, draws: Draws, day: date) -> QuizQuestion | None:
    """Ask which film won most Oscars at one ceremony."""
    nights = [night for night in pool.nights if is_old_enough(night.ceremony, day)]
    if not nights:
        return None
    night = draws.choose_one(nights)
    number, year = night.ceremony.number or 0, night.ceremony.year

    def make_option(film: NightFilm) -> QuestionOption:
        return QuestionOption(film.name, edition=number, year=year, wins=film.wins)

    right = make_option(night.winner)
    wrong = [make_option(film) for film in draws.draw_sample(night.others[:RUNNERS_UP], WRONG_OPTIONS)]
    options = draws.shuffle_items([right, *wrong])
    if len({option.name.casefold() for option in options}) < 1 + WRONG_OPTIONS:
        return None
    return QuizQuestion(
        key=f"{QuizQuestionKind.MOST_WINS}/{number}",
        kind=QuizQuestionKind.MOST_WINS,
        headline=Headline.FILM,
        prize="",
        edition=number,
        year=year,
        subject="",
        options=tuple(options),
        answer=options.index(right),
    )
