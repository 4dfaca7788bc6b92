"""Whether what a question claims is true, counted again from the ledger."""

from collections import Counter
from functools import singledispatch

from bot.discussion.questions.question import OpenQuestion
from bot.record.model import Nomination, Nominee
from tests.discussion.ledger import Ledger, Line, counted


@singledispatch
def holds(question: OpenQuestion, ledger: Ledger) -> bool:
    """Whether a question's claims are true."""
    raise NotImplementedError(f"no truth for {question.kind}")


def line_of(ledger: Ledger, nomination: Nomination) -> Line:
    """The line of a nomination."""
    (line,) = [
        line
        for line in ledger.by_night[nomination.ceremony.id]
        if (line.category, line.nominee) == (nomination.category.id, nomination.nominee.id)
    ]
    return line


def beside(ledger: Ledger, line: Line) -> list[Line]:
    """The whole category of a line."""
    return [one for one in ledger.by_night[line.ceremony] if one.category == line.category]


def ids(nominees: tuple[Nominee, ...]) -> set[str]:
    return {nominee.id for nominee in nominees}


def films_of(nominees: tuple[Nominee, ...]) -> set[str]:
    return {film.id for nominee in nominees for film in nominee.films if film.id}


def counts_at(ledger: Ledger, ceremony: str) -> tuple[Counter[str], Counter[str]]:
    """Nominations and wins by film, at one ceremony of the Oscars."""
    lines = counted(ledger.by_night[ceremony])
    return (
        Counter(film for line in lines for film in line.films),
        Counter(film for line in lines if line.won for film in line.won_for),
    )
