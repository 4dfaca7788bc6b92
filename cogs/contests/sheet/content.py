"""What a contest's sheets say, in plain text: the ballot to fill in by hand, and the answers to hold it against."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from bot.contests.errors import GuestsOnNominationsError
from bot.contests.model import Scoring
from bot.contests.paper import PaperCategory, number_slate
from bot.contests.read_models import ContestContext
from bot.record.model import Ceremony, Nominee
from bot.times.model import Instant, Region
from cogs.kit.contest_text import describe_scoring
from cogs.kit.text import format_ceremony_day, format_count, format_full_label
from cogs.kit.times import format_zoned_time


class LineMark(Enum):
    """What stands before a line of a sheet."""

    BOX = "an empty box"
    TICKED_BOX = "a filled box"
    NONE = "nothing"
    BLANK = "a rule to write on"


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line under a category: its letter, and what it names."""

    mark: LineMark
    letter: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class SheetBlock:
    """A category on the sheet, or the tie-breaker question.

    Attributes:
        heading: Its number and name.
        note: What it is worth, or what is to be written beside it.
        lines: Its lines.
    """

    heading: str
    note: str
    lines: Sequence[SheetLine]


@dataclass(frozen=True, slots=True)
class SheetContent:
    """Everything that a sheet says.

    Attributes:
        title: The contest's title.
        details: The lines under it: the night, when picks close, how it is paid.
        asks_name: Whether there is a line for a name.
        blocks: The categories in order, and the tie-breaker question.
        footer: What stands at the foot of each page.
        made_at: When it was made (UTC), which the file says of itself.
    """

    title: str
    details: Sequence[str]
    asks_name: bool
    blocks: Sequence[SheetBlock]
    footer: str
    made_at: datetime


def make_ballot_sheet(context: ContestContext, zone: str, now: datetime) -> SheetContent:
    """Make the ballot to fill in by hand.

    Args:
        context: The contest.
        zone: The IANA zone by whose clocks its times are told.
        now: The current instant.

    Raises:
        GuestsOnNominationsError: It asks who will be nominated: there is nothing to tick.
    """
    _check_printable(context)
    contest = context.contest
    blocks = [
        SheetBlock(_format_heading(paper), _describe_category(context, paper), list(_list_nominees(paper)))
        for paper in number_slate(contest, context.ceremony)
    ]
    if contest.rules.tiebreaker is not None:
        blocks.append(SheetBlock(contest.rules.tiebreaker, "tie-breaker", [SheetLine(LineMark.BLANK)]))
    closes = format_zoned_time(Instant(contest.locks_at, Region(zone)), now)
    details = [
        _describe_night(context),
        f"Hand it in before {closes}." if contest.locks_at > now else "",
        _describe_rules(context),
    ]
    return SheetContent(
        contest.title,
        list(filter(None, details)),
        asks_name=True,
        blocks=blocks,
        footer=contest.title,
        made_at=now,
    )


def make_answer_sheet(context: ContestContext, now: datetime) -> SheetContent:
    """Make the answers: what was announced so far, and room to write down what was not.

    Args:
        context: The contest.
        now: The current instant.

    Raises:
        GuestsOnNominationsError: It asks who will be nominated: there was nothing to tick.
    """
    _check_printable(context)
    contest, results = context.contest, context.results
    slate = number_slate(contest, context.ceremony)
    blocks = [SheetBlock(_format_heading(paper), "", list(_list_winners(context, paper))) for paper in slate]
    if contest.rules.tiebreaker is not None:
        answer = contest.tiebreaker_answer
        line = SheetLine(LineMark.BLANK) if answer is None else SheetLine(LineMark.NONE, "", f"{answer:,}")
        blocks.append(SheetBlock(contest.rules.tiebreaker, "tie-breaker", [line]))
    opened = sum(bool(results.find_winners(paper.category.id)) for paper in slate)
    progress = f"Answers: {opened} of {format_count(len(slate), 'envelope')} open"
    return SheetContent(
        contest.title,
        [_describe_night(context), progress],
        asks_name=False,
        blocks=blocks,
        footer=f"{contest.title} · answers",
        made_at=now,
    )


def _check_printable(context: ContestContext) -> None:
    if context.contest.is_on_nominations:
        raise GuestsOnNominationsError(context.contest.title)


def _format_heading(paper: PaperCategory) -> str:
    return f"{paper.number}. {paper.category.title}"


def _describe_category(context: ContestContext, paper: PaperCategory) -> str:
    if context.contest.rules.scoring is Scoring.CONFIDENCE:
        return "stake ____"
    return f"×{paper.weight}" if context.contest.rules.scoring.uses_weights else ""


def _list_nominees(paper: PaperCategory) -> Iterator[SheetLine]:
    for letter, nominee in paper.by_letter.items():
        if not nominee.withdrawn:
            yield SheetLine(LineMark.BOX, letter, _name_nominee(paper, nominee))


def _list_winners(context: ContestContext, paper: PaperCategory) -> Iterator[SheetLine]:
    if paper.category.id in context.results.voided:
        yield SheetLine(LineMark.NONE, "", "cancelled: it counts for nobody")
        return
    winners = context.results.find_winners(paper.category.id)
    for letter, nominee in paper.by_letter.items():
        if nominee.id in winners:
            yield SheetLine(LineMark.TICKED_BOX, letter, _name_nominee(paper, nominee))
    if not winners:
        yield SheetLine(LineMark.BLANK)


def _name_nominee(paper: PaperCategory, nominee: Nominee) -> str:
    return format_full_label(paper.category, nominee, 160)


def _describe_night(context: ContestContext) -> str:
    ceremony: Ceremony = context.ceremony
    day = format_ceremony_day(ceremony)
    return day if ceremony.name == context.contest.title else f"{ceremony.name} · {day}"


def _describe_rules(context: ContestContext) -> str:
    rules = context.contest.rules
    sentences = ["Tick one box in each category."]
    # Whose odds they are is said in Markdown elsewhere; here it is a sentence of its own.
    sentences.append(describe_scoring(replace(rules, odds=None)))
    if rules.odds is not None:
        sentences.append(f"The chances are those of {rules.odds.name}.")
    if rules.doubles:
        which = format_count(rules.doubles, "category", "categories")
        sentences.append(f"A star beside {which} doubles what you get for it.")
    return " ".join(sentences)
