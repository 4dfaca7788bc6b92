"""Questions about one win: who won, over whom, when, for which film, as whom."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from bot.quiz.draws import Draws
from bot.quiz.model import QuestionOption, QuizQuestion, QuizQuestionKind
from bot.quiz.pool import NAME_MAX_CHARACTERS, Contestant, FairEdition, QuizPool, is_old_enough
from bot.record.model import Headline

WRONG_OPTIONS = 3
"""How many wrong answers stand beside the right one."""

NEIGHBOUR_SPAN = 8
"""How many years before and after a win lend it wrong answers: so near that they are plausible."""

CEREMONY_SPAN = 6
"""How many ceremonies before and after the right one may stand beside it."""


def choose_edition(
    pool: QuizPool, draws: Draws, day: date, is_suitable: Callable[[FairEdition], bool]
) -> FairEdition | None:
    """Choose one category at one ceremony, the greater prizes more often; None if none of the one drawn is suitable.

    Args:
        pool: What may be asked about.
        draws: Chooses.
        day: The day of the question: the latest ceremony may be too young on it.
        is_suitable: Whether a question can be made of one.
    """
    prizes = list(pool.editions.values())
    if not prizes:
        return None
    editions = draws.choose_weighted(prizes, [editions[0].prize.weight for editions in prizes])
    return _choose_suitable(draws, [one for one in editions if is_old_enough(one.ceremony, day)], is_suitable)


def _choose_suitable(
    draws: Draws, editions: Sequence[FairEdition], is_suitable: Callable[[FairEdition], bool]
) -> FairEdition | None:
    suitable = [edition for edition in editions if is_suitable(edition)]
    return draws.choose_one(suitable) if suitable else None


def list_neighbours(pool: QuizPool, edition: FairEdition, day: date, span: int) -> list[FairEdition]:
    """List the same prize at the `span` ceremonies before and after one, without what is too young on a day."""
    here = edition.ceremony.number or 0
    return [
        one
        for one in pool.editions[edition.prize.id]
        if one is not edition
        and abs((one.ceremony.number or 0) - here) <= span
        and is_old_enough(one.ceremony, day)
    ]


def arrange_question(
    draws: Draws,
    kind: QuizQuestionKind,
    edition: FairEdition,
    *,
    right: QuestionOption,
    wrong: Sequence[QuestionOption],
    subject: str = "",
    key: str = "",
) -> QuizQuestion | None:
    """Put a question about a prize together, its answers in a drawn order.

    Args:
        draws: Chooses the order.
        kind: What is asked.
        edition: What it is about.
        right: The right answer.
        wrong: Wrong ones.
        subject: Who or what is asked about, beside the ceremony.
        key: What tells it from others of its kind and prize; the ceremony's number if empty.

    Returns:
        The question; None if there are too few wrong answers, or two of the answers read the same.
    """
    options = draws.shuffle_items([right, *wrong])
    if len({option.name.casefold() for option in options}) < 1 + WRONG_OPTIONS:
        return None
    ceremony = edition.ceremony
    return QuizQuestion(
        key=f"{kind}/{edition.prize.id}/{key or ceremony.number}",
        kind=kind,
        headline=edition.prize.headline,
        prize=edition.prize.name,
        edition=ceremony.number or 0,
        year=ceremony.year,
        subject=subject,
        options=tuple(options),
        answer=options.index(right),
    )


def make_winner_option(edition: FairEdition) -> QuestionOption:
    """Make the answer that names an edition's winner, with the ceremony that it won at."""
    return make_contestant_option(edition, edition.winner)


def make_contestant_option(edition: FairEdition, contestant: Contestant) -> QuestionOption:
    """Make the answer that names somebody who was nominated in an edition, with the ceremony."""
    detail = "" if edition.prize.headline is Headline.FILM else contestant.film
    ceremony = edition.ceremony
    return QuestionOption(contestant.name, detail, ceremony.number or 0, ceremony.year)


def ask_winner(pool: QuizPool, draws: Draws, day: date) -> QuizQuestion | None:
    """Ask who won a prize at a ceremony, among its nominees."""
    edition = choose_edition(pool, draws, day, _has_enough_losers)
    return None if edition is None else _arrange_winner_question(draws, edition)


def ask_winner_elsewhere(pool: QuizPool, draws: Draws, day: date) -> QuizQuestion | None:
    """Ask who won a prize of another award than the Oscars, among its nominees."""
    prizes = list(pool.elsewhere[draws.choose_one(list(pool.elsewhere))].values())
    editions = draws.choose_weighted(prizes, [editions[0].prize.weight for editions in prizes])
    old_enough = [one for one in editions if is_old_enough(one.ceremony, day)]
    edition = _choose_suitable(draws, old_enough, _has_enough_losers)
    question = None if edition is None else _arrange_winner_question(draws, edition)
    if edition is None or question is None:
        return None
    return replace(
        question,
        key=f"{QuizQuestionKind.WINNER}/{edition.ceremony.id}/{edition.category.id}",
        prize=edition.category.name,
        ceremony=edition.ceremony.name,
    )


def _has_enough_losers(edition: FairEdition) -> bool:
    return len(edition.losers) >= WRONG_OPTIONS


def _arrange_winner_question(draws: Draws, edition: FairEdition) -> QuizQuestion | None:
    losers = draws.draw_sample(edition.losers, WRONG_OPTIONS)
    wrong = [make_contestant_option(edition, loser) for loser in losers]
    return arrange_question(
        draws, QuizQuestionKind.WINNER, edition, right=make_winner_option(edition), wrong=wrong
    )


def ask_who_beat(pool: QuizPool, draws: Draws, day: date) -> QuizQuestion | None:
    """Ask which film won over one that was nominated once and never won, among the winners of the years around."""

    def list_beaten(edition: FairEdition) -> list[Contestant]:
        prize_id = edition.prize.id
        return [
            loser
            for loser in edition.losers
            if pool.times_nominated[prize_id, loser.id] == 1 and loser.id not in pool.winner_ids[prize_id]
        ]

    edition = choose_edition(
        pool, draws, day, lambda one: one.prize.headline is Headline.FILM and bool(list_beaten(one))
    )
    if edition is None:
        return None
    beaten = draws.choose_one(list_beaten(edition))
    around = draws.draw_sample(list_neighbours(pool, edition, day, NEIGHBOUR_SPAN), WRONG_OPTIONS)
    return arrange_question(
        draws,
        QuizQuestionKind.BEATEN,
        edition,
        right=make_winner_option(edition),
        wrong=[make_winner_option(one) for one in around],
        subject=beaten.name,
        key=f"{edition.ceremony.number}/{beaten.id}",
    )


def ask_edition(pool: QuizPool, draws: Draws, day: date) -> QuizQuestion | None:
    """Ask at which ceremony somebody won who won this prize once, among the ceremonies around."""
    edition = choose_edition(pool, draws, day, lambda one: one.only_win)
    if edition is None:
        return None
    held = [ceremony for ceremony in pool.ceremonies if is_old_enough(ceremony, day)]
    here = held.index(edition.ceremony)
    around = held[max(0, here - CEREMONY_SPAN) : here] + held[here + 1 : here + 1 + CEREMONY_SPAN]
    right, *wrong = (
        QuestionOption(ceremony.name, str(ceremony.year), ceremony.number or 0, ceremony.year)
        for ceremony in (edition.ceremony, *draws.draw_sample(around, WRONG_OPTIONS))
    )
    subject = edition.winner.name
    return arrange_question(
        draws, QuizQuestionKind.EDITION, edition, right=right, wrong=wrong, subject=subject
    )


def ask_film(pool: QuizPool, draws: Draws, day: date) -> QuizQuestion | None:
    """Ask for which film somebody won, among those that the others were nominated for."""

    def is_suitable(edition: FairEdition) -> bool:
        is_person = edition.prize.headline is Headline.PERSON
        return is_person and edition.only_win and _is_nameable_film(edition.winner)

    edition = choose_edition(pool, draws, day, is_suitable)
    if edition is None:
        return None
    rivals = [loser for loser in edition.losers if _is_nameable_film(loser)]
    chosen = draws.draw_sample(list(_drop_equal_films(edition.winner, rivals)), WRONG_OPTIONS)
    return arrange_question(
        draws,
        QuizQuestionKind.FILM,
        edition,
        right=QuestionOption(edition.winner.film, edition.winner.name),
        wrong=[QuestionOption(rival.film, rival.name) for rival in chosen],
        subject=edition.winner.name,
    )


def _is_nameable_film(contestant: Contestant) -> bool:
    return not contestant.is_namesake_film and len(contestant.film) <= NAME_MAX_CHARACTERS


def _drop_equal_films(winner: Contestant, rivals: Iterable[Contestant]) -> Iterable[Contestant]:
    seen = {winner.film.casefold()}
    for rival in rivals:
        if rival.film.casefold() not in seen:
            seen.add(rival.film.casefold())
            yield rival


def ask_role(pool: QuizPool, draws: Draws, day: date) -> QuizQuestion | None:
    """Ask who won for playing a character, among those who won for others in the years around."""

    def is_suitable(edition: FairEdition) -> bool:
        return 0 < len(edition.winner.character) <= NAME_MAX_CHARACTERS

    edition = choose_edition(pool, draws, day, is_suitable)
    if edition is None:
        return None
    winner = edition.winner
    around = {
        one.winner.id: one
        for one in list_neighbours(pool, edition, day, NEIGHBOUR_SPAN)
        if is_suitable(one) and one.winner.id != winner.id and not _is_same_character(one.winner, winner)
    }
    return arrange_question(
        draws,
        QuizQuestionKind.ROLE,
        edition,
        right=make_winner_option(edition),
        wrong=[make_winner_option(one) for one in draws.draw_sample(list(around.values()), WRONG_OPTIONS)],
        subject=winner.character,
    )


def _is_same_character(one: Contestant, other: Contestant) -> bool:
    """Whether two roles may be the same: one's name is in the other's."""
    first, second = one.character.casefold(), other.character.casefold()
    return first in second or second in first
