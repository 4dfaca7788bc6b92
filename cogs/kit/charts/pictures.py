"""What can be drawn, as values: everything that a picture shows, in words and figures.

Names and titles are plain text as people wrote them, of any length and in any script; nothing is escaped.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from bot.results.shares import MIN_VOTERS_FOR_SHARES

BARS_PER_PICTURE = 10
"""Nominees that have room: as many as Best Picture has."""
LINES_PER_PICTURE = 6
"""Lines of a race; more could not be told apart."""
PLACES_PER_PICTURE = 8
"""Members on a final card: three on the podium, five below."""


@dataclass(frozen=True, slots=True)
class ShareBar:
    """One nominee's share.

    Attributes:
        name: What the nominee is called in its category.
        count: How many answered with it.
        detail: The rest of the nomination, such as the film of an actor.
        winner: Whether it won.
    """

    name: str
    count: int
    detail: str = ""
    winner: bool = False


@dataclass(frozen=True)
class ShareBarChart:
    """How a room's answers about one category divide, the winner marked.

    Attributes:
        title: The category.
        subtitle: The ceremony and the question: `97th Academy Awards · will win`.
        bars: The nominees, most answers first; those that nobody named may be among them.
        footer: What it comes to: `78 of 128 called it`.
    """

    title: str
    subtitle: str
    bars: Sequence[ShareBar]
    footer: str = ""

    @property
    def voters(self) -> int:
        """How many answered."""
        return sum(bar.count for bar in self.bars)

    @property
    def foremost(self) -> Sequence[ShareBar]:
        """The bars that are drawn: the first `BARS_PER_PICTURE`, and the winners wherever they stand."""
        late = [bar for bar in self.bars[BARS_PER_PICTURE:] if bar.winner][:BARS_PER_PICTURE]
        return [*self.bars[: BARS_PER_PICTURE - len(late)], *late]

    @property
    def rest(self) -> int:
        """How many bars are not drawn."""
        return len(self.bars) - len(self.foremost)

    @property
    def counts_only(self) -> bool:
        """Whether too few answered for shares to be shown."""
        return self.voters < MIN_VOTERS_FOR_SHARES


@dataclass(frozen=True, slots=True)
class BeliefGroup:
    """Beliefs that about the same share of the room held.

    Attributes:
        believed: That share, 0–1.
        happened: How much of it came true, 0–1.
        beliefs: How many there were.
    """

    believed: float
    happened: float
    beliefs: int


@dataclass(frozen=True)
class CalibrationPlot:
    """Of what p of the room believed, how much came true.

    Attributes:
        title: `How well the room knows`.
        subtitle: What it covers: `3 ceremonies, 58 categories`.
        beliefs: By rising share.
    """

    title: str
    subtitle: str
    beliefs: Sequence[BeliefGroup]


@dataclass(frozen=True, slots=True)
class MemberPoints:
    """One member in the race: points before the first envelope and after each."""

    name: str
    points: Sequence[int]


@dataclass(frozen=True)
class PointsChart:
    """Points by envelope.

    Attributes:
        title: The contest.
        subtitle: The ceremony.
        envelopes: The categories, in the order in which they were opened.
        members: Best first; the first `LINES_PER_PICTURE` are drawn.
    """

    title: str
    subtitle: str
    envelopes: Sequence[str]
    members: Sequence[MemberPoints]

    @property
    def drawn(self) -> Sequence[MemberPoints]:
        """The runners that there is room for."""
        return self.members[:LINES_PER_PICTURE]


@dataclass(frozen=True, slots=True)
class FinalPlace:
    """One member's place at the end, from 1, shared by equals."""

    rank: int
    name: str
    points: int
    right: int


@dataclass(frozen=True)
class FinalStandingsCard:
    """How a contest ended.

    Attributes:
        title: The contest.
        subtitle: The ceremony.
        places: Best first; the first `PLACES_PER_PICTURE` are drawn.
        announced: How many categories were announced.
        footer: What it comes to: `The room itself called 17 of 24`.
    """

    title: str
    subtitle: str
    places: Sequence[FinalPlace]
    announced: int
    footer: str = ""

    @property
    def drawn(self) -> Sequence[FinalPlace]:
        """The places that there is room for."""
        return self.places[:PLACES_PER_PICTURE]


@dataclass(frozen=True, slots=True)
class ScorecardCell:
    """One announced category, and whether the room called it."""

    category: str
    right: bool


@dataclass(frozen=True)
class Scorecard:
    """A ceremony's verdict: what the room called.

    Attributes:
        title: `The room against the Academy`.
        subtitle: The ceremony.
        cells: The announced categories, in the ceremony's order.
        facts: What stands out, as a heading and what it says: `Biggest upset`, `Actress: Mikey Madison, 12 %`.
    """

    title: str
    subtitle: str
    cells: Sequence[ScorecardCell]
    facts: Sequence[tuple[str, str]] = ()

    @property
    def right(self) -> int:
        """How many the room called."""
        return sum(cell.right for cell in self.cells)


Picture: TypeAlias = ShareBarChart | CalibrationPlot | PointsChart | FinalStandingsCard | Scorecard
