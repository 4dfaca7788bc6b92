"""A contest's slate on paper: numbered categories with lettered nominees, and picks typed from a filled-in sheet; pure.

Numbers and letters follow the contest's and the slate's order; withdrawn nominees keep their letters, so that a sheet
that was printed before stays right.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from string import ascii_lowercase

from bot.contests.model import Contest, Pick, Rules, Scoring
from bot.ids import CategoryId
from bot.record.model import Category, Ceremony, Nominee


class PaperFault(StrEnum):
    """Why a part of what was typed from a sheet cannot be taken."""

    UNREADABLE = "unreadable"
    NO_SUCH_CATEGORY = "no such category"
    NO_SUCH_NOMINEE = "no such nominee"
    WITHDRAWN = "withdrawn"
    CATEGORY_TWICE = "category twice"
    NO_STAKES = "no stakes"
    STAKE_RANGE = "stake range"
    STAKE_TWICE = "stake twice"
    NO_DOUBLES = "no doubles"
    TOO_MANY_DOUBLES = "too many doubles"


@dataclass(frozen=True, slots=True)
class PaperProblem:
    """A part that cannot be taken: as it was typed, or as it would be typed."""

    fault: PaperFault
    text: str


@dataclass(frozen=True)
class PaperCategory:
    """A category as it stands on the sheet.

    Attributes:
        number: Its number, from 1.
        category: The category.
        weight: What it weighs in the points; 1 where weights do not count.
    """

    number: int
    category: Category
    weight: int

    @cached_property
    def by_letter(self) -> Mapping[str, Nominee]:
        """Its nominees by their letters, withdrawn ones too."""
        return {make_letter(place): nominee for place, nominee in enumerate(self.category.nominees)}


@dataclass(frozen=True, slots=True)
class PaperReading:
    """What was typed from a sheet: its picks, and what cannot be taken."""

    picks: Mapping[CategoryId, Pick]
    problems: tuple[PaperProblem, ...]


def make_letter(place: int) -> str:
    """The letter of the nominee at a place from 0: a to z, then aa, ab, and so on."""
    first, last = divmod(place, len(ascii_lowercase))
    return (make_letter(first - 1) if first else "") + ascii_lowercase[last]


def number_slate(contest: Contest, ceremony: Ceremony) -> tuple[PaperCategory, ...]:
    """The contest's categories as they stand on the sheet, in its order."""
    return tuple(
        PaperCategory(number, ceremony.by_id[asked.id], contest.rules.get_weight(asked.id))
        for number, asked in enumerate(contest.rules.categories, 1)
    )


_PICK = re.compile(
    r"(?P<number>\d{1,3})[\s.:=)_/–—-]*(?P<letter>[a-z]{1,2})(?![a-z])"
    r"(?:\s*\(\s*(?P<stake>\d{1,3})\s*\))?(?:\s*(?P<double>[*×]))?",
    re.ASCII | re.IGNORECASE,
)
_SEPARATORS = re.compile(r"[\s,;.|/+&]+")
_WORD = re.compile(r"[^\s,;|]+")


def read_paper_picks(contest: Contest, ceremony: Ceremony, text: str) -> PaperReading:
    """Read picks as they are typed from a sheet: `1b 2a 3c`, and more or less like it.

    A star after a pick doubles it, a number in brackets is its stake: `1b*`, `2a(24)`. What people put between them
    and whether letters are capitals does not matter.
    """
    by_number = {str(one.number): one for one in number_slate(contest, ceremony)}
    picks: dict[CategoryId, Pick] = {}
    problems: list[PaperProblem] = []
    for typed, match in _split_text(text):
        found = _read_pick(by_number, match) if match is not None else PaperFault.UNREADABLE
        if isinstance(found, Pick) and found.category_id in picks:
            found = PaperFault.CATEGORY_TWICE
        if isinstance(found, Pick):
            picks[found.category_id] = found
        else:
            problems.append(PaperProblem(found, typed))
    return PaperReading(picks, tuple(problems))


def _split_text(text: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    """The parts of a text, each with what it is as a pick; None where it is none."""
    place = 0
    while place < len(text):
        gap = _SEPARATORS.match(text, place)
        if gap is not None:
            place = gap.end()
            continue
        match = _PICK.match(text, place)
        found = match or _WORD.match(text, place)
        assert found is not None  # noqa: S101 - what is no separator begins a word
        yield found.group(), match
        place = found.end()


def _read_pick(by_number: Mapping[str, PaperCategory], match: re.Match[str]) -> Pick | PaperFault:
    paper = by_number.get(match["number"].lstrip("0"))
    if paper is None:
        return PaperFault.NO_SUCH_CATEGORY
    nominee = paper.by_letter.get(match["letter"].lower())
    if nominee is None:
        return PaperFault.NO_SUCH_NOMINEE
    if nominee.withdrawn:
        return PaperFault.WITHDRAWN
    stake = int(match["stake"]) if match["stake"] else None
    return Pick(paper.category.id, nominee.id, stake, doubled=match["double"] is not None)


def find_wager_problems(
    contest: Contest, ceremony: Ceremony, picks: Mapping[CategoryId, Pick]
) -> tuple[PaperProblem, ...]:
    """What cannot be taken of the stakes and doubles on these picks, in the contest's order."""
    rules = contest.rules
    problems: list[PaperProblem] = []
    staked: set[int] = set()
    doubles = 0
    for paper in number_slate(contest, ceremony):
        pick = picks.get(paper.category.id)
        if pick is None:
            continue
        doubles += pick.doubled
        fault = _find_stake_fault(rules, pick, staked) or _find_double_fault(rules, pick, doubles)
        if fault is not None:
            problems.append(PaperProblem(fault, format_paper_pick(paper, pick)))
        if pick.stake is not None:
            staked.add(pick.stake)
    return tuple(problems)


def _find_stake_fault(rules: Rules, pick: Pick, staked: set[int]) -> PaperFault | None:
    if pick.stake is None:
        return None
    if rules.scoring is not Scoring.CONFIDENCE:
        return PaperFault.NO_STAKES
    if not 1 <= pick.stake <= rules.highest_stake:
        return PaperFault.STAKE_RANGE
    return PaperFault.STAKE_TWICE if pick.stake in staked else None


def _find_double_fault(rules: Rules, pick: Pick, doubles: int) -> PaperFault | None:
    if not pick.doubled:
        return None
    if not rules.doubles:
        return PaperFault.NO_DOUBLES
    return PaperFault.TOO_MANY_DOUBLES if doubles > rules.doubles else None


def format_paper_pick(paper: PaperCategory, pick: Pick) -> str:
    """A pick as it is typed: "3c", "3c(24)" with a stake, "3c*" doubled."""
    letter = next((key for key, one in paper.by_letter.items() if one.id == pick.nominee_id), "?")
    stake = "" if pick.stake is None else f"({pick.stake})"
    return f"{paper.number}{letter}{stake}{'*' if pick.doubled else ''}"


def format_paper_picks(contest: Contest, ceremony: Ceremony, picks: Mapping[CategoryId, Pick]) -> str:
    """Picks as they are typed, in the contest's order."""
    slate = number_slate(contest, ceremony)
    return " ".join(
        format_paper_pick(paper, picks[paper.category.id]) for paper in slate if paper.category.id in picks
    )
