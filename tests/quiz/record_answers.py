"""Answers to the quiz's questions from the record's files alone, by the names that a question shows.

None of the bot's code takes part: the files are read as CSV, and a question is answered as a reader with the files at
hand would answer it.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bot.quiz.model import QuizQuestion, QuizQuestionKind

DATA = Path(__file__).parents[2] / "data"
SEPARATOR = " | "


@dataclass(frozen=True)
class Line:
    """A nominee's line in a file of one of the Oscars, or of another award."""

    ceremony: str
    number: int
    category: str
    canonical: str
    category_name: str
    kind: str
    flags: str
    won: bool
    films: tuple[str, ...]
    people: tuple[str, ...]
    song: str
    characters: tuple[str, ...]

    @property
    def names(self) -> frozenset[str]:
        """Everything that the line could be called by."""
        return frozenset({*self.films, *self.people, self.song} - {""})


class RecordFiles:
    """The files, read once."""

    @cached_property
    def lines(self) -> list[Line]:
        """Every nominee of every Oscars."""
        return [line for path in sorted(DATA.glob("oscars/*.csv")) for line in self._read_lines(path)]

    @cached_property
    def lines_elsewhere(self) -> list[Line]:
        """Every nominee of every other award."""
        return [line for path in sorted(DATA.glob("precursors/*.csv")) for line in self._read_lines(path)]

    @cached_property
    def prizes(self) -> dict[str, str]:
        """Canonical categories by their common names."""
        return {row["name"]: row["id"] for row in _read_rows(DATA / "categories.csv")}

    @cached_property
    def all_ceremonies(self) -> dict[str, dict[str, str]]:
        """The ceremonies of every award by their ids."""
        return {row["id"]: row for row in _read_rows(DATA / "ceremonies.csv")}

    @cached_property
    def ceremonies(self) -> dict[int, dict[str, str]]:
        """The Oscars by their numbers."""
        rows = _read_rows(DATA / "ceremonies.csv")
        return {int(row["number"]): row for row in rows if row["award"] == "oscars"}

    @cached_property
    def ids_by_name(self) -> dict[str, set[str]]:
        """Under each name, in every file, how many people or films are meant."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for path in [*DATA.glob("oscars/*.csv"), *DATA.glob("precursors/*.csv")]:
            for row in _read_rows(path):
                for names, ids in (("people", "people_ids"), ("films", "film_ids")):
                    for name, one in zip(_split(row[names]), _split(row[ids]) or (), strict=False):
                        found[f"{names} {name}"].add(one)
        return found

    def list_prize_lines(self, question: QuizQuestion) -> list[Line]:
        """Every nominee of a question's prize, at all ceremonies; of another award's, at the one that is named."""
        if question.ceremony:
            return [
                line
                for line in self.lines_elsewhere
                if line.category_name == question.prize
                and self.all_ceremonies[line.ceremony]["name"] == question.ceremony
            ]
        canonical = self.prizes[question.prize]
        return [line for line in self.lines if line.canonical == canonical]

    def find_right_places(self, question: QuizQuestion) -> set[int]:
        """The places of all options that answer a question rightly: one, if it is a fair question."""
        names = [option.name for option in question.options]
        if question.kind is QuizQuestionKind.MOST_WINS:
            return self._find_most_wins(question, names)
        lines = self.list_prize_lines(question)
        won = [line for line in lines if line.won]
        match question.kind:
            case QuizQuestionKind.WINNER:
                right = {name for line in won if line.number == question.edition for name in line.names}
            case QuizQuestionKind.BEATEN:
                nominated = {line.number for line in lines if question.subject in line.films}
                right = {name for line in won if line.number in nominated for name in line.films}
            case QuizQuestionKind.ODD_ONE_OUT:
                right = set(names) - {name for line in won for name in line.names}
            case QuizQuestionKind.FIRST | QuizQuestionKind.LATEST:
                right = self._find_by_date(question, won)
            case QuizQuestionKind.EDITION:
                numbers = {line.number for line in won if question.subject in line.names}
                right = {self.ceremonies[number]["name"] for number in numbers}
            case QuizQuestionKind.FILM:
                right = {film for line in won if question.subject in line.people for film in line.films}
            case QuizQuestionKind.ROLE:
                right = {name for line in won if question.subject in line.characters for name in line.people}
        return {place for place, name in enumerate(names) if name in right}

    def _read_lines(self, path: Path) -> Iterator[Line]:
        for row in _read_rows(path):
            yield Line(
                ceremony=row["ceremony"],
                number=int(self.all_ceremonies[row["ceremony"]]["number"]),
                category=row["category"],
                canonical=row["canonical"],
                category_name=row["name"],
                kind=row["kind"],
                flags=row["flags"],
                won="winner" in row["result"],
                films=_split(row["films"]),
                people=_split(row["people"]),
                song=row["song"],
                characters=_split(row["characters"]),
            )

    def _find_by_date(self, question: QuizQuestion, won: list[Line]) -> set[str]:
        dates = {
            option.name: [self.ceremonies[line.number]["held"] for line in won if option.name in line.names]
            for option in question.options
        }
        assert all(len(held) == 1 for held in dates.values()), dates
        choose = min if question.kind is QuizQuestionKind.FIRST else max
        chosen = choose(held for (held,) in dates.values())
        return {name for name, (held,) in dates.items() if held == chosen}

    def _find_most_wins(self, question: QuizQuestion, names: list[str]) -> set[int]:
        wins = Counter(
            film
            for line in self.lines
            if line.number == question.edition and line.won and line.kind == "competitive"
            for film in line.films
        )
        most = max(wins.values())
        assert list(wins.values()).count(most) == 1, wins
        return {place for place, name in enumerate(names) if wins[name] == most}


def _read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _split(field: str) -> tuple[str, ...]:
    return tuple(field.split(SEPARATOR)) if field else ()
