"""Pictures as values: all text and figures of a picture that can be drawn or described.

Names and titles are unescaped plain text of any length and in any script.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from bot.ids import NomineeId
from bot.preferential.model import PreferentialCount, Round
from bot.results.shares import MIN_VOTERS_FOR_SHARES

EMPTY_BARS_DRAWN_LIMIT = 3
"""Most nominees without an answer that are drawn; more are summed up in a line."""

BARS_PER_PICTURE = 10
"""Most nominees in a picture: as many as Best Picture has."""
LINES_PER_PICTURE = 6
"""Most lines in a chart; more would be hard to distinguish."""
ROUNDS_PER_PICTURE = 9
"""Most rounds of a count that are drawn: as many as ten nominees can need."""
PLACES_PER_PICTURE = 8
"""Most members on a final card, three on the podium and five below, or in a race."""
PICKS_PER_PICTURE = 26
"""Most picks on a ballot's card; the Oscars have 24."""


@dataclass(frozen=True, slots=True)
class ShareBar:
    """One nominee's share of the answers.

    Attributes:
        name: The nominee's name in its category.
        count: The number of answers.
        detail: The rest of the nomination, such as the film of an actor.
        winner: Whether it won.
    """

    name: str
    count: int
    detail: str = ""
    winner: bool = False


@dataclass(frozen=True)
class ShareBarChart:
    """The room's answers about one category, with the winner marked.

    Attributes:
        title: The category.
        subtitle: The ceremony and the question: `97th Academy Awards · will win`.
        bars: The nominees, most answers first; some may have none.
        footer: The summary: `78 of 128 called it`.
    """

    title: str
    subtitle: str
    bars: Sequence[ShareBar]
    footer: str = ""

    @property
    def voters(self) -> int:
        """The number of answers."""
        return sum(bar.count for bar in self.bars)

    @property
    def foremost(self) -> Sequence[ShareBar]:
        """The bars that are drawn: the first `BARS_PER_PICTURE` but those summed up, and all winners."""
        bars = [bar for bar in self.bars if bar.count or bar.winner] if self.unpicked else self.bars
        late = [bar for bar in bars[BARS_PER_PICTURE:] if bar.winner][:BARS_PER_PICTURE]
        return [*bars[: BARS_PER_PICTURE - len(late)], *late]

    @property
    def unpicked(self) -> int:
        """The number of bars without an answer that are summed up; a few are drawn instead."""
        empty = sum(not bar.count and not bar.winner for bar in self.bars)
        return empty if self.voters and empty > EMPTY_BARS_DRAWN_LIMIT else 0

    @property
    def rest(self) -> int:
        """The number of other bars that are not drawn."""
        return len(self.bars) - len(self.foremost) - self.unpicked

    @property
    def counts_only(self) -> bool:
        """Whether there are too few answers to show shares."""
        return self.voters < MIN_VOTERS_FOR_SHARES


@dataclass(frozen=True, slots=True)
class BeliefGroup:
    """Beliefs that a similar share of the room held.

    Attributes:
        believed: The share of the room, 0–1.
        happened: The share of these beliefs that came true, 0–1.
        beliefs: The number of beliefs.
    """

    believed: float
    happened: float
    beliefs: int


@dataclass(frozen=True)
class CalibrationPlot:
    """How often beliefs came true, by the share of the room that held them.

    Attributes:
        title: `How well the room knows`.
        subtitle: The extent: `3 ceremonies, 58 categories`.
        beliefs: The groups by rising share.
    """

    title: str
    subtitle: str
    beliefs: Sequence[BeliefGroup]


@dataclass(frozen=True, slots=True)
class MemberPoints:
    """A member's points before the first result and after each."""

    name: str
    points: Sequence[int]


@dataclass(frozen=True)
class PointsChart:
    """All members' points after each result.

    Attributes:
        title: The contest.
        subtitle: The ceremony.
        envelopes: The categories, in the order of announcement.
        members: Best first; the first `LINES_PER_PICTURE` are drawn.
    """

    title: str
    subtitle: str
    envelopes: Sequence[str]
    members: Sequence[MemberPoints]

    @property
    def drawn(self) -> Sequence[MemberPoints]:
        """The members that are drawn."""
        return self.members[:LINES_PER_PICTURE]


@dataclass(frozen=True, slots=True)
class FinalPlace:
    """One member's final rank, from 1; members with equal results share it."""

    rank: int
    name: str
    points: int
    right: int


@dataclass(frozen=True)
class FinalStandingsCard:
    """The final standings of a contest.

    Attributes:
        title: The contest.
        subtitle: The ceremony.
        places: Best first; the first `PLACES_PER_PICTURE` are drawn.
        announced: The number of announced categories.
        footer: The summary: `The room itself called 17 of 24`.
    """

    title: str
    subtitle: str
    places: Sequence[FinalPlace]
    announced: int
    footer: str = ""

    @property
    def drawn(self) -> Sequence[FinalPlace]:
        """The places that are drawn."""
        return self.places[:PLACES_PER_PICTURE]


@dataclass(frozen=True, slots=True)
class ScorecardCell:
    """One announced category, and whether the room was right."""

    category: str
    right: bool


@dataclass(frozen=True)
class Scorecard:
    """The verdict on a ceremony: where the room was right.

    Attributes:
        title: `The room against the Academy`.
        subtitle: The ceremony.
        cells: The announced categories, in the ceremony's order.
        facts: Highlights as (heading, text): `Biggest upset`, `Actress: Mikey Madison, 12 %`.
    """

    title: str
    subtitle: str
    cells: Sequence[ScorecardCell]
    facts: Sequence[tuple[str, str]] = ()

    @property
    def right(self) -> int:
        """The number of categories in which the room was right."""
        return sum(cell.right for cell in self.cells)


@dataclass(frozen=True)
class RunoffChart:
    """How the ballots of a preferential count moved from round to round.

    Attributes:
        title: The category.
        subtitle: The ceremony and the question: `99th Academy Awards · should win`.
        names: What each nominee is called, by id.
        count: The count.
    """

    title: str
    subtitle: str
    names: Mapping[NomineeId, str]
    count: PreferentialCount

    @property
    def drawn(self) -> Sequence[Round]:
        """The rounds that there is room for, the last ones."""
        return self.count.rounds[-ROUNDS_PER_PICTURE:]

    @property
    def first_drawn(self) -> int:
        """The number of the first round drawn, from 1."""
        return len(self.count.rounds) - len(self.drawn) + 1


@dataclass(frozen=True, slots=True)
class PickLine:
    """One category of a ballot.

    Attributes:
        category: The category.
        pick: What the member chose.
        is_right: Whether it won; None while that is unknown, and where it counts for nobody.
        below: Where the choice is of many, all of it, below the line.
    """

    category: str
    pick: str
    is_right: bool | None = None
    below: str = ""


@dataclass(frozen=True)
class BallotCard:
    """A member's ballot, to be shown to others.

    Attributes:
        title: The member's name.
        subtitle: The contest.
        mark: What the ballot is: `A prediction`, or how it did.
        lines: The picks, in the contest's order; the first `PICKS_PER_PICTURE` are drawn.
    """

    title: str
    subtitle: str
    mark: str
    lines: Sequence[PickLine]

    @property
    def drawn(self) -> Sequence[PickLine]:
        """The lines that are drawn."""
        return self.lines[:PICKS_PER_PICTURE]

    @property
    def rest(self) -> int:
        """The number of lines that are not drawn."""
        return len(self.lines) - len(self.drawn)


@dataclass(frozen=True)
class MemberCard:
    """How a member did in a contest or a season, to be shown to others.

    Attributes:
        title: The member's name.
        subtitle: The contest or the season.
        figure: The figure that says most: `19`, `2nd`.
        figure_text: What it is of: `of 24 called`.
        facts: What else there is to say, one a line.
    """

    title: str
    subtitle: str
    figure: str
    figure_text: str
    facts: Sequence[str]


@dataclass(frozen=True, slots=True)
class RaceLane:
    """One member's way in a race, by rank from 1: films seen, and categories in which they have seen everything."""

    rank: int
    name: str
    films: int
    complete: int


@dataclass(frozen=True)
class RaceChart:
    """Who has seen most of a ceremony's films.

    Attributes:
        title: `The race`.
        subtitle: The ceremony and the number of films: `98th Academy Awards · 50 films`.
        lanes: The foremost first; the first `PLACES_PER_PICTURE` are drawn.
        length: The number of films.
    """

    title: str
    subtitle: str
    lanes: Sequence[RaceLane]
    length: int

    @property
    def drawn(self) -> Sequence[RaceLane]:
        """The lanes that are drawn."""
        return self.lanes[:PLACES_PER_PICTURE]


Picture: TypeAlias = (
    ShareBarChart
    | CalibrationPlot
    | PointsChart
    | FinalStandingsCard
    | Scorecard
    | RunoffChart
    | BallotCard
    | MemberCard
    | RaceChart
)
