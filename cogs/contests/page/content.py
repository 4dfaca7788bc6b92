"""What the page of a sealed contest says, as plain values; nothing here is escaped, which the template does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bot.contests.export import ContestExport
from bot.contests.model import Ballot, ContestCategory, ContestState, Pick
from bot.contests.standings import StandingsRow
from bot.ids import CategoryId, NomineeId
from bot.record.model import Category, Nominee
from cogs.contests.page.drawing import CourseDrawing, draw_course
from cogs.kit.contest_text import (
    EQUAL_POINTS_RULE,
    MEMBER_NAME_LIMIT,
    SCORING_NAMES,
    describe_nominations_scoring,
    describe_scoring,
    name_ballot,
)
from cogs.kit.text import format_count, format_label, format_label_detail, format_list, shorten_text

LISTED_BALLOTS_LIMIT = 300
"""With more ballots than this the page has their standings and shares, and not each one's picks."""

FIRST_STANDINGS_LINES = 25
"""How many of the standings are shown at once; the others are a press away."""

LEADERS_NAMED_LIMIT = 3
"""How many who share the lead are named; the others are only counted."""


@dataclass(frozen=True, slots=True)
class PickLine:
    """What one ballot has in one category.

    Attributes:
        category: The category's name.
        answer: What it picked, with its stake, or what it named.
        is_right: Whether that won or was nominated, or any of it; None before the announcement and where it counts
            for nobody.
    """

    category: str
    answer: str
    is_right: bool | None


@dataclass(frozen=True, slots=True)
class StandingsLine:
    """One ballot in the standings; `picks` is empty where there are too many to list."""

    rank: int
    name: str
    points: int
    right: int
    picks: Sequence[PickLine]


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """How many ballots gave one answer in a category.

    Attributes:
        text: The nominee or contender, in short.
        detail: What else names it: its people, or its film.
        count: How many ballots.
        share: That of all ballots with an answer there, 0–1.
        is_winner: Whether it won, or was nominated.
        names: Who gave it, in the order of the standings; empty where there are too many to list.
    """

    text: str
    detail: str
    count: int
    share: float
    is_winner: bool
    names: Sequence[str]


@dataclass(frozen=True, slots=True)
class CategorySection:
    """One category: what came of it, and what the room believed."""

    name: str
    detail: str
    answers: Sequence[AnswerLine]


@dataclass(frozen=True, slots=True)
class EnvelopeLine:
    """One envelope in the course of the night."""

    category: str
    winners: str
    called: str
    leaders: str


@dataclass(frozen=True, slots=True)
class PageContent:
    """Everything that the page says.

    Attributes:
        title: The contest's.
        occasion: The ceremony, and whether it was a rehearsal.
        progress: How far the night is.
        rules: The rules in sentences.
        export: The contest itself, for its times and proof.
        most_right: How much a ballot could have right so far.
        standings: Every ballot, best first.
        first_lines: How many of them are shown at once.
        are_picks_listed: Whether each ballot's picks are.
        categories: In the contest's order.
        course: The envelopes in their order.
        drawing: The course as lines; None before the second envelope.
        sealed: What was sealed: each ballot's text, or None once its member was erased, and its stored line.
    """

    title: str
    occasion: str
    progress: str
    rules: Sequence[str]
    export: ContestExport
    most_right: int
    standings: Sequence[StandingsLine]
    first_lines: int
    are_picks_listed: bool
    categories: Sequence[CategorySection]
    course: Sequence[EnvelopeLine]
    drawing: CourseDrawing | None
    sealed: Sequence[tuple[str | None, str]]


class PageWriter:
    """Puts a page's content together."""

    def __init__(self, export: ContestExport) -> None:
        """Begin the page of a contest that was exported with its course."""
        self._export = export
        self._contest = export.contest
        self._rows: Sequence[StandingsRow] = list(export.standings.rows)
        self._is_short = len(self._rows) <= LISTED_BALLOTS_LIMIT

    def make_content(self) -> PageContent:
        """Everything that the page says."""
        export, contest, ceremony = self._export, self._contest, self._export.ceremony
        rehearsal = "a rehearsal: it counts for nothing beyond itself" if contest.rehearsal else ""
        ballots = [*(row.ballot for row in self._rows), *export.set_aside]
        return PageContent(
            title=contest.title,
            occasion=" · ".join(
                filter(None, (ceremony.name if ceremony.name != contest.title else "", rehearsal))
            ),
            progress=self._describe_progress(),
            rules=self._describe_rules(),
            export=export,
            most_right=export.standings.most_right,
            standings=[self._make_standings_line(row) for row in self._rows],
            first_lines=FIRST_STANDINGS_LINES,
            are_picks_listed=self._is_short,
            categories=[self._make_section(category) for category in contest.rules.categories],
            course=self._list_envelopes(),
            drawing=draw_course(export.course, name_row) if export.course else None,
            sealed=[(export.find_sealed_text(ballot), ballot.line or "") for ballot in ballots],
        )

    def _describe_progress(self) -> str:
        ballots = format_count(len(self._rows), "ballot")
        aside = f", and {len(self._export.set_aside)} set aside by a host" if self._export.set_aside else ""
        return f"{ballots}{aside}. {self._describe_envelopes()}"

    def _describe_envelopes(self) -> str:
        if self._contest.state is ContestState.CANCELLED:
            return "The contest was cancelled: nobody wins it."
        opened, left = len(self._export.standings.announced), len(self._export.standings.unannounced)
        if not (opened or left):
            return "Every category was cancelled: nothing counts, and nobody wins."
        voided = sum(one.id in self._export.results.voided for one in self._contest.rules.categories)
        cancelled = f" {format_count(voided, 'category', 'categories')} cancelled." if voided else ""
        if not opened:
            return f"No envelope is open yet.{cancelled}"
        if left:
            return f"{opened} of {opened + left} envelopes are open: these are no final standings.{cancelled}"
        return f"Every envelope is open.{cancelled}"

    def _describe_rules(self) -> Sequence[str]:
        rules, answer = self._contest.rules, self._contest.tiebreaker_answer
        # Whose odds they are is said in Markdown elsewhere; here it is a sentence of its own.
        plain = replace(rules, odds=None)
        describe = describe_nominations_scoring if self._export.contenders is not None else describe_scoring
        lines = [f"{SCORING_NAMES[rules.scoring]} scoring. {describe(plain)}"]
        if rules.odds is not None:
            lines.append(f"The chances are those of {rules.odds.name}.")
        if rules.doubles:
            lines.append(
                f"Each member could double {format_count(rules.doubles, 'category', 'categories')} (×2)."
            )
        if rules.tiebreaker is not None:
            told = "" if answer is None else f" It was {answer}."
            lines.append(f"Tie-breaker: {rules.tiebreaker}{told}")
        return [*lines, EQUAL_POINTS_RULE]

    def _make_standings_line(self, row: StandingsRow) -> StandingsLine:
        picks = self._list_picks(row.ballot) if self._is_short and not row.ballot.is_erased else ()
        return StandingsLine(row.rank, name_row(row), row.points, row.right, picks)

    def _list_picks(self, ballot: Ballot) -> Sequence[PickLine]:
        lines: list[PickLine] = []
        for category in self._contest.rules.categories:
            chosen = self._find_answers(ballot, category.id)
            if not chosen:
                continue
            winners = self._export.results.find_winners(category.id)
            answer = "; ".join(self._label_nominee(category.id, one) for one in chosen)
            answer += _format_wager(ballot.picks.get(category.id))
            is_right = any(one in winners for one in chosen) if winners else None
            lines.append(PickLine(self._export.name_category(category.id), answer, is_right))
        return lines

    def _find_answers(self, ballot: Ballot, category_id: CategoryId) -> Sequence[NomineeId]:
        """What a ballot has in a category: the one nominee it picked, or the contenders it named."""
        contenders = self._export.contenders
        if contenders is not None:
            standing = map(contenders.find_standing, ballot.entries.get(category_id, ()))
            return [contenders.by_id[one].key for one in dict.fromkeys(standing)]
        pick = ballot.picks.get(category_id)
        return () if pick is None else (pick.nominee_id,)

    def _make_section(self, category: ContestCategory) -> CategorySection:
        given = self._answers_by_category.get(category.id, {})
        voters = self._count_voters(category.id)
        winners = self._export.results.find_winners(category.id)
        # A winner that nobody picked is news too.
        missed = {winner_id: list[StandingsRow]() for winner_id in winners if winner_id not in given}
        counted = sorted({**given, **missed}.items(), key=lambda one: (-len(one[1]), one[0]))
        answers = [
            AnswerLine(
                text=self._label_nominee(category.id, nominee_id),
                detail=self._describe_nominee(category.id, nominee_id),
                count=len(rows),
                share=len(rows) / voters if voters else 0.0,
                is_winner=nominee_id in winners,
                names=[name_row(row) for row in rows] if self._is_short else (),
            )
            for nominee_id, rows in counted
        ]
        return CategorySection(
            self._export.name_category(category.id), self._describe_category(category, voters), answers
        )

    @cached_property
    def _answers_by_category(self) -> Mapping[CategoryId, Mapping[NomineeId, Sequence[StandingsRow]]]:
        found: dict[CategoryId, dict[NomineeId, list[StandingsRow]]] = {}
        for row in self._rows:
            for category in self._contest.rules.categories:
                for nominee_id in self._find_answers(row.ballot, category.id):
                    found.setdefault(category.id, {}).setdefault(nominee_id, []).append(row)
        return found

    def _count_voters(self, category_id: CategoryId) -> int:
        """How many ballots have anything in a category."""
        given = self._answers_by_category.get(category_id, {})
        return len({row.ballot.id for rows in given.values() for row in rows})

    def _find_nominee(
        self, category_id: CategoryId, nominee_id: NomineeId
    ) -> tuple[Category, Nominee] | None:
        """A nominee with its category; None if the slate no longer has it."""
        category = self._export.ceremony.by_id.get(category_id)
        nominee = category.by_id.get(nominee_id) if category is not None else None
        return None if category is None or nominee is None else (category, nominee)

    def _label_nominee(self, category_id: CategoryId, nominee_id: NomineeId) -> str:
        found = self._find_nominee(category_id, nominee_id)
        if found is None:
            return self._export.name_nominee(category_id, nominee_id)
        return format_label(*found) + (" (withdrawn)" if found[1].withdrawn else "")

    def _describe_nominee(self, category_id: CategoryId, nominee_id: NomineeId) -> str:
        found = self._find_nominee(category_id, nominee_id)
        return "" if found is None else format_label_detail(*found)

    def _describe_category(self, category: ContestCategory, voters: int) -> str:
        results, counts_weights = self._export.results, self._contest.rules.scoring.uses_weights
        weight = f"weight {category.weight}" if counts_weights else ""
        outcome = "" if not results.is_unannounced(category.id) else "sealed"
        if category.id in results.voided:
            outcome = "cancelled: it counts for nobody"
        picks = format_count(voters, "pick" if self._export.contenders is None else "ballot")
        return " · ".join(filter(None, (picks, weight, outcome)))

    def _list_envelopes(self) -> Sequence[EnvelopeLine]:
        if self._export.course is None:
            return ()
        lines: list[EnvelopeLine] = []
        answers = self._answers_by_category
        for step in self._export.course.steps:
            winners = self._export.results.find_winners(step.category_id)
            given = answers.get(step.category_id, {})
            called = {row.ballot.id for one in winners for row in given.get(one, ())}
            lines.append(
                EnvelopeLine(
                    category=self._export.name_category(step.category_id),
                    winners=format_list(self._label_nominee(step.category_id, one) for one in winners),
                    called=f"{len(called)} of {self._count_voters(step.category_id)}",
                    leaders=_name_leaders(step.leaders),
                )
            )
        return lines


def name_row(row: StandingsRow) -> str:
    """The plain name of a ballot's member as last seen, or of its guest."""
    return shorten_text(name_ballot(row.ballot), MEMBER_NAME_LIMIT)


def _name_leaders(leaders: Sequence[StandingsRow]) -> str:
    """The names of those in front: of the first few, and of nobody while all are at zero."""
    if not any(row.points for row in leaders):
        return "nobody yet"
    names = [name_row(row) for row in leaders[:LEADERS_NAMED_LIMIT]]
    more = len(leaders) - len(names)
    return format_list([*names, f"{more:,} more"] if more else names)


def _format_wager(pick: Pick | None) -> str:
    if pick is None:
        return ""
    stake = "" if pick.stake is None else f" ({pick.stake})"
    return f"{stake} ×2" if pick.doubled else stake
