"""Checking a file's values: valid ones become a draft, all others problems with their line; pure."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.record.model import Headline
from bot.slates.drafts import (
    CATEGORY_MAX_NOMINEES,
    COUNTRY_MAX_CHARACTERS,
    CREDIT_LINE_MAX_CHARACTERS,
    NOMINEE_MAX_CREDITS,
    NOMINEE_NAMES_MAX_CHARACTERS,
    NOMINEE_TITLE_MAX_CHARACTERS,
    SLATE_MAX_CATEGORIES,
    SLATE_MAX_WEIGHT_POINTS,
    SLATE_NAME_MAX_CHARACTERS,
    CategoryDraft,
    NomineeDraft,
    SlateDraft,
    make_comparison_key,
    make_identity_key,
    tidy_text,
)
from bot.slates.files.columns import Column
from bot.slates.files.fields import (
    HEADLINES_BY_NAME,
    WITHDRAWN_ANSWERS,
    RawCategory,
    RawNominee,
    RawSlate,
    join_field_names,
    split_field_names,
)
from bot.slates.files.formulas import FORMULA_FAILURES
from bot.slates.files.problems import Fault, ProblemList, RemarkKind, RemarkList
from bot.times.days import read_dated_day

_EMPTY_IDENTITY = make_identity_key(NomineeDraft())
_NUMBER = re.compile(r"\d{1,9}", re.ASCII)


def check_slate(raw: RawSlate, problems: ProblemList, remarks: RemarkList) -> SlateDraft:
    """The slate in a file; it can be saved if there are no problems."""
    checks = _ValueChecker(problems)
    if not raw.categories and not len(problems):
        problems.add_problem(0, "", Fault.EMPTY)
    if len(raw.categories) > SLATE_MAX_CATEGORIES:
        problems.add_problem(
            raw.categories[SLATE_MAX_CATEGORIES].line,
            Column.CATEGORY,
            Fault.TOO_MANY,
            limit=SLATE_MAX_CATEGORIES,
        )
    seen: set[str] = set()
    categories: list[CategoryDraft] = []
    for found in raw.categories[:SLATE_MAX_CATEGORIES]:
        winners = _find_winners(found, remarks)
        if len(found.nominees) == 1 and winners == [True]:
            # An honour, which nobody can vote on: it is no fault of the file.
            remarks.add_remark(RemarkKind.ASIDE_CATEGORY, found.name)
            continue
        category = checks.check_category(found)
        won = zip(category.nominees, winners, strict=False)
        category = replace(
            category, nominees=tuple(replace(nominee, winner=winner) for nominee, winner in won)
        )
        if category.name and make_comparison_key(category.name) in seen:
            problems.add_problem(found.line, Column.CATEGORY, Fault.DUPLICATE_CATEGORY, category.name)
        seen.add(make_comparison_key(category.name))
        categories.append(category)
    line, name = raw.name
    return SlateDraft(
        checks.check_text(line, "name", name, SLATE_NAME_MAX_CHARACTERS),
        checks.check_date(*raw.held),
        tuple(categories),
    )


def check_nominees(
    raws: Sequence[RawNominee], category: str, problems: ProblemList
) -> tuple[NomineeDraft, ...]:
    """The nominees of one category, without duplicates."""
    checks = _ValueChecker(problems)
    if len(raws) > CATEGORY_MAX_NOMINEES:
        problems.add_problem(
            raws[CATEGORY_MAX_NOMINEES].line, Column.CATEGORY, Fault.TOO_MANY, category, CATEGORY_MAX_NOMINEES
        )
    seen: set[object] = set()
    nominees: list[NomineeDraft] = []
    for raw in raws[:CATEGORY_MAX_NOMINEES]:
        nominee = checks.check_nominee(raw)
        if make_identity_key(nominee) in seen:
            problems.add_problem(raw.line, "", Fault.DUPLICATE_NOMINEE, category)
        elif make_identity_key(nominee) != _EMPTY_IDENTITY:
            seen.add(make_identity_key(nominee))
        nominees.append(nominee)
    return tuple(nominees)


_WON = frozenset(
    {"true", "yes", "y", "1", "x", "t", "won", "win", "winner", "winners", "✓", "✔", "✅", "★", "🏆", "*"}
)
_LOST = frozenset(
    {"false", "no", "n", "0", "f", "lost", "lose", "nominee", "nominated", "loser", "-", "–", "—", "none"}
)
"""How files mark who won, and who did not; anything else names the winner."""


def _find_winners(category: RawCategory, remarks: RemarkList) -> list[bool]:
    """Which nominees won: those marked, or those that a cell of the category names."""
    found: list[bool] = []
    for nominee in category.nominees:
        text = nominee.winner.strip().casefold()
        if not text or text in _WON or text in _LOST:
            found.append(text in _WON)
            continue
        names = {
            make_comparison_key(name) for name in (*nominee.films, *nominee.people, nominee.song) if name
        }
        said = {make_comparison_key(name) for name in (nominee.winner, *split_field_names(nominee.winner))}
        found.append(bool(names & said))
    if not any(found) and any(
        nominee.winner.strip().casefold() not in (_LOST | {""}) for nominee in category.nominees
    ):
        remarks.add_remark(RemarkKind.UNREAD_WINNER, category.name)
    return found


class _ValueChecker:
    """Checks single values, and adds what is wrong to the problems."""

    def __init__(self, problems: ProblemList) -> None:
        self._problems = problems

    def check_category(self, raw: RawCategory) -> CategoryDraft:
        name = self.check_text(raw.line, Column.CATEGORY, raw.name, SLATE_NAME_MAX_CHARACTERS)
        if not name:
            self._problems.add_problem(raw.line, Column.CATEGORY, Fault.NO_CATEGORY)
        if len(raw.nominees) < 2:
            fault = Fault.ONE_NOMINEE if raw.nominees else Fault.NO_NOMINEE
            self._problems.add_problem(raw.line, Column.CATEGORY, fault, name)
        nominees = check_nominees(raw.nominees, name, self._problems)
        return CategoryDraft(
            name, nominees, self._check_headline(*raw.headline), self._check_weight(*raw.weight)
        )

    def check_nominee(self, raw: RawNominee) -> NomineeDraft:
        line = raw.line
        nominee = NomineeDraft(
            films=self._check_names(line, Column.FILM, raw.films),
            people=self._check_names(line, Column.PEOPLE, raw.people),
            song=self.check_text(line, Column.SONG, raw.song, NOMINEE_TITLE_MAX_CHARACTERS),
            country=self.check_text(line, Column.COUNTRY, raw.country, COUNTRY_MAX_CHARACTERS),
            credit=self.check_text(line, Column.CREDIT, raw.credit, CREDIT_LINE_MAX_CHARACTERS),
            withdrawn=self._check_answer(line, raw.withdrawn),
        )
        if make_identity_key(nominee) == _EMPTY_IDENTITY:
            self._problems.add_problem(line, "", Fault.NO_NOMINEE)
        return nominee

    def check_text(self, line: int, field: str, value: str, limit: int) -> str:
        text = tidy_text(value)
        if len(text) > limit:
            self._problems.add_problem(line, field, Fault.TOO_LONG, text, limit)
        elif text in FORMULA_FAILURES:
            self._problems.add_problem(line, field, Fault.FAILED_FORMULA, text)
        return text

    def check_date(self, line: int, value: str) -> date | None:
        text = value.strip()
        if not text:
            return None
        # A spreadsheet that saves 2027-03-14 again writes it its own way: 14/03/2027, 3/14/2027, 14-Mar-27.
        held = read_dated_day(text)
        if held is None:
            self._problems.add_problem(line, "held", Fault.BAD_DATE, text)
        return held

    def _check_names(self, line: int, field: str, values: Sequence[str]) -> tuple[str, ...]:
        if len(values) > NOMINEE_MAX_CREDITS:
            self._problems.add_problem(line, field, Fault.TOO_MANY, limit=NOMINEE_MAX_CREDITS)
        texts = (
            self.check_text(line, field, value, NOMINEE_TITLE_MAX_CHARACTERS)
            for value in values[:NOMINEE_MAX_CREDITS]
        )
        names = tuple(filter(None, texts))
        is_each_short = all(len(name) <= NOMINEE_TITLE_MAX_CHARACTERS for name in names)
        if is_each_short and len(join_field_names(names)) > NOMINEE_NAMES_MAX_CHARACTERS:
            self._problems.add_problem(line, field, Fault.TOO_LONG, names[0], NOMINEE_NAMES_MAX_CHARACTERS)
        return names

    def _check_headline(self, line: int, value: str) -> Headline | None:
        text = value.strip().casefold()
        if text and text not in HEADLINES_BY_NAME:
            self._problems.add_problem(line, Column.HEADLINE, Fault.BAD_HEADLINE, text)
        return HEADLINES_BY_NAME.get(text)

    def _check_weight(self, line: int, value: str) -> int | None:
        text = value.strip()
        if not text:
            return None
        if not _NUMBER.fullmatch(text) or not 1 <= int(text) <= SLATE_MAX_WEIGHT_POINTS:
            self._problems.add_problem(line, Column.WEIGHT, Fault.BAD_WEIGHT, text, SLATE_MAX_WEIGHT_POINTS)
            return None
        return int(text)

    def _check_answer(self, line: int, value: str) -> bool:
        text = value.strip().casefold()
        if text not in WITHDRAWN_ANSWERS:
            self._problems.add_problem(line, Column.WITHDRAWN, Fault.BAD_ANSWER, text)
        return WITHDRAWN_ANSWERS.get(text, False)
