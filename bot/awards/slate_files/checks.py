"""From a file's values to a slate: what fits becomes a draft, everything else a problem with its line."""

import re
from collections.abc import Sequence
from datetime import date

from bot.awards.model import Headline
from bot.awards.slate_drafts import (
    COUNTRY_LIMIT,
    CREDIT_LIMIT,
    HIGHEST_WEIGHT,
    MOST_CATEGORIES,
    MOST_CREDITS,
    MOST_NOMINEES,
    NAME_LIMIT,
    NAMES_LIMIT,
    TITLE_LIMIT,
    CategoryDraft,
    NomineeDraft,
    SlateDraft,
    identity,
    same,
    tidy,
)
from bot.awards.slate_files.fields import (
    ANSWERS,
    CATEGORY,
    COUNTRY,
    CREDIT,
    FILM,
    HEADLINE,
    HEADLINES,
    PEOPLE,
    SONG,
    WEIGHT,
    WITHDRAWN,
    RawCategory,
    RawNominee,
    RawSlate,
    join,
)
from bot.awards.slate_files.problems import Fault, Problems

_NOTHING = identity(NomineeDraft())
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_NUMBER = re.compile(r"\d{1,9}", re.ASCII)


def check(raw: RawSlate, problems: Problems) -> SlateDraft:
    """The slate in a file; it can be saved if there are no problems."""
    checks = _Checks(problems)
    if not raw.categories and not len(problems):
        problems.add(0, "", Fault.EMPTY)
    if len(raw.categories) > MOST_CATEGORIES:
        problems.add(raw.categories[MOST_CATEGORIES].line, CATEGORY, Fault.TOO_MANY, limit=MOST_CATEGORIES)
    seen: set[str] = set()
    categories: list[CategoryDraft] = []
    for found in raw.categories[:MOST_CATEGORIES]:
        category = checks.category(found)
        if category.name and same(category.name) in seen:
            problems.add(found.line, CATEGORY, Fault.DUPLICATE_CATEGORY, category.name)
        seen.add(same(category.name))
        categories.append(category)
    line, name = raw.name
    return SlateDraft(checks.text(line, "name", name, NAME_LIMIT), checks.day(*raw.held), tuple(categories))


def check_nominees(raws: Sequence[RawNominee], category: str, problems: Problems) -> tuple[NomineeDraft, ...]:
    """The nominees of one category, none of them twice."""
    checks = _Checks(problems)
    if len(raws) > MOST_NOMINEES:
        problems.add(raws[MOST_NOMINEES].line, CATEGORY, Fault.TOO_MANY, category, MOST_NOMINEES)
    seen: set[object] = set()
    nominees: list[NomineeDraft] = []
    for raw in raws[:MOST_NOMINEES]:
        nominee = checks.nominee(raw)
        if identity(nominee) in seen:
            problems.add(raw.line, "", Fault.DUPLICATE_NOMINEE, category)
        elif identity(nominee) != _NOTHING:
            seen.add(identity(nominee))
        nominees.append(nominee)
    return tuple(nominees)


class _Checks:
    """Looks at each value, and notes what is wrong with it."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems

    def category(self, raw: RawCategory) -> CategoryDraft:
        name = self.text(raw.line, CATEGORY, raw.name, NAME_LIMIT)
        if not name:
            self._problems.add(raw.line, CATEGORY, Fault.NO_CATEGORY)
        if len(raw.nominees) < 2:
            fault = Fault.ONE_NOMINEE if raw.nominees else Fault.NO_NOMINEE
            self._problems.add(raw.line, CATEGORY, fault, name)
        nominees = check_nominees(raw.nominees, name, self._problems)
        return CategoryDraft(name, nominees, self._headline(*raw.headline), self._weight(*raw.weight))

    def nominee(self, raw: RawNominee) -> NomineeDraft:
        line = raw.line
        nominee = NomineeDraft(
            films=self._names(line, FILM, raw.films),
            people=self._names(line, PEOPLE, raw.people),
            song=self.text(line, SONG, raw.song, TITLE_LIMIT),
            country=self.text(line, COUNTRY, raw.country, COUNTRY_LIMIT),
            credit=self.text(line, CREDIT, raw.credit, CREDIT_LIMIT),
            withdrawn=self._answer(line, raw.withdrawn),
        )
        if identity(nominee) == _NOTHING:
            self._problems.add(line, "", Fault.NO_NOMINEE)
        return nominee

    def text(self, line: int, field: str, value: str, limit: int) -> str:
        text = tidy(value)
        if len(text) > limit:
            self._problems.add(line, field, Fault.TOO_LONG, text, limit)
        return text

    def day(self, line: int, value: str) -> date | None:
        text = value.strip()
        if not text:
            return None
        try:
            return date.fromisoformat(text) if _DATE.fullmatch(text) else self._bad_day(line, text)
        except ValueError:  # the 31st of February
            return self._bad_day(line, text)

    def _bad_day(self, line: int, text: str) -> None:
        self._problems.add(line, "held", Fault.BAD_DATE, text)

    def _names(self, line: int, field: str, values: Sequence[str]) -> tuple[str, ...]:
        if len(values) > MOST_CREDITS:
            self._problems.add(line, field, Fault.TOO_MANY, limit=MOST_CREDITS)
        texts = (self.text(line, field, value, TITLE_LIMIT) for value in values[:MOST_CREDITS])
        names = tuple(filter(None, texts))
        if len(join(names)) > NAMES_LIMIT:
            self._problems.add(line, field, Fault.TOO_LONG, names[0], NAMES_LIMIT)
        return names

    def _headline(self, line: int, value: str) -> Headline | None:
        text = value.strip().casefold()
        if text and text not in HEADLINES:
            self._problems.add(line, HEADLINE, Fault.BAD_HEADLINE, text)
        return HEADLINES.get(text)

    def _weight(self, line: int, value: str) -> int | None:
        text = value.strip()
        if not text:
            return None
        if not _NUMBER.fullmatch(text) or not 1 <= int(text) <= HIGHEST_WEIGHT:
            self._problems.add(line, WEIGHT, Fault.BAD_WEIGHT, text, HIGHEST_WEIGHT)
            return None
        return int(text)

    def _answer(self, line: int, value: str) -> bool:
        text = value.strip().casefold()
        if text not in ANSWERS:
            self._problems.add(line, WITHDRAWN, Fault.BAD_ANSWER, text)
        return ANSWERS.get(text, False)
