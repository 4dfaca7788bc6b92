"""The sheets on paper: what they say, on how many pages, in which letters."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
import uharfbuzz

from bot.contests.errors import GuestsOnNominationsError
from bot.contests.model import ContestKind, Odds, Scoring
from bot.contests.read_models import ContestContext
from bot.ids import CategoryId, RivalId
from bot.record.model import Ceremony, FilmCredit
from bot.record.record import Record
from bot.results.model import NO_RESULTS
from cogs.contests.sheet import layout
from cogs.contests.sheet.content import (
    LineMark,
    SheetBlock,
    SheetContent,
    SheetLine,
    make_answer_sheet,
    make_ballot_sheet,
)
from cogs.contests.sheet.layout import BoxMark, Paper, TextMark, lay_out_sheet, measure_text
from cogs.contests.sheet.rendering import render_sheet, subset_typeface
from cogs.kit.charts.fonts import FontFamily, choose_typeface
from cogs.kit.charts.lettering import TextLine, TextStyle, shape_text
from tests.contests.shown_contest import LOCK, make_export
from tests.pdf_text import read_pages

NEW_YORK = "America/New_York"
BEFORE = LOCK - timedelta(days=3)


@pytest.fixture
def shown(record: Record) -> ContestContext:
    """A contest on all categories of the 98th, nine of whose envelopes are open."""
    export = make_export(record, ["Ana"], opened=9)
    return ContestContext(export.contest, export.ceremony, export.results)


def ballot(context: ContestContext) -> SheetContent:
    return make_ballot_sheet(context, NEW_YORK, BEFORE)


def read(content: SheetContent, paper: Paper = Paper.A4) -> list[list[str]]:
    return read_pages(render_sheet(content, paper))


@pytest.mark.parametrize("paper", list(Paper))
def test_all_categories_stand_on_two_pages_numbered_and_lettered(shown: ContestContext, paper: Paper) -> None:
    pages = read(ballot(shown), paper)
    assert len(pages) == 2
    lines = [line for page in pages for line in page]
    ceremony = shown.ceremony
    heads = [f"{number}. {each.title}" for number, each in enumerate(ceremony.slate, 1)]
    assert [line.split("\t")[-1] for line in lines if line.split("\t")[-1] in heads] == heads
    assert "×5\t1. Best Picture" in lines
    assert sum(line.startswith("a\t") for line in lines) == len(ceremony.slate)
    assert "Name" in lines
    assert "Hand it in before Sunday 15 March, 18:30, New York." in lines
    assert "How many minutes does the show" in " ".join(lines)
    assert "1 of 2" in pages[0][-1]


def test_nothing_is_drawn_outside_the_paper_or_into_the_next_column(shown: ContestContext) -> None:
    for paper in Paper:
        for page in lay_out_sheet(ballot(shown), paper):
            texts = [mark for mark in page if isinstance(mark, TextMark)]
            for mark in texts:
                right = mark.x + measure_text(mark.text, mark.points, is_bold=mark.is_bold)
                assert right <= paper.width - 35
                assert 36 <= mark.y <= paper.height - 35
                beside = [other.x for other in texts if abs(other.y - mark.y) < 1 and other.x > mark.x]
                assert all(right <= other + 0.5 for other in beside)


def test_winners_are_not_on_the_ballot_and_boxes_are_empty(shown: ContestContext) -> None:
    [first, second] = lay_out_sheet(ballot(shown), Paper.A4)
    boxes = [mark for mark in [*first, *second] if isinstance(mark, BoxMark)]
    assert len(boxes) == sum(len(category.nominees) for category in shown.ceremony.slate)
    assert not any(box.is_filled for box in boxes)


def test_the_answers_have_what_was_announced_and_nothing_else(shown: ContestContext) -> None:
    lines = [line for page in read(make_answer_sheet(shown, LOCK)) for line in page]
    assert "Answers: 9 of 24 envelopes open" in lines
    assert sum("\t" in line and line[1] == "\t" for line in lines) == 9
    sealed = ContestContext(shown.contest, shown.ceremony, NO_RESULTS)
    lines = [line for page in read(make_answer_sheet(sealed, LOCK)) for line in page]
    assert not any("Sinners" in line for line in lines)


@pytest.mark.parametrize("paper", list(Paper))
def test_columns_of_a_single_page_are_about_as_long_as_each_other(
    shown: ContestContext, paper: Paper
) -> None:
    [page] = lay_out_sheet(make_answer_sheet(shown, LOCK), paper)
    *marks, _footer, _number = page
    middle = paper.width / 2
    left = max(mark.y for mark in marks if mark.x < middle)
    right = max(mark.y for mark in marks if mark.x > middle)
    assert abs(left - right) < 60


def test_a_cancelled_category_says_so(shown: ContestContext) -> None:
    voided = replace(shown.results, voided=frozenset({CategoryId("best-picture")}))
    lines = read(make_answer_sheet(replace(shown, results=voided), LOCK))[0]
    assert lines[lines.index("1. Best Picture") + 1] == "cancelled: it counts for nobody"


def with_title(ceremony: Ceremony, title: str) -> Ceremony:
    first, *others = ceremony.categories
    nominee = replace(first.nominees[0], films=(FilmCredit("tt1", title),), people=())
    nominees = (nominee, *first.nominees[1:])
    return replace(ceremony, categories=(replace(first, nominees=nominees), *others))


@pytest.mark.parametrize(
    "title",
    [
        "Šašek a Łódź",
        "Иди и смотри",
        "Ζ: η ανατομία",
        "七人の侍",
        "Mãe só há uma",
        "<b>&amp; $& (x) \\1",
        "Fin 🎬",
        "ᏣᎳᎩ ♛ ➤",
    ],
)
def test_names_in_any_letters_stand_as_they_are_written(shown: ContestContext, title: str) -> None:
    slate = replace(shown, ceremony=with_title(shown.ceremony, title))
    [first, *_] = read(ballot(slate))
    written = next(line for line in first if line.startswith("a\t"))
    assert written.removeprefix("a\t").replace("\t", "") == title


def test_letters_that_join_have_their_joined_forms_in_the_document() -> None:
    _, typeface = choose_typeface("ب", FontFamily.TEXT)
    font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(subset_typeface(typeface, {"ب"}, 400))))
    buffer = uharfbuzz.Buffer()
    buffer.add_str("ببب")
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer, {})
    # Without them there would be one form, and its dot.
    assert len({glyph.codepoint for glyph in buffer.glyph_infos}) > 2


def test_a_title_that_is_too_long_is_cut(shown: ContestContext) -> None:
    slate = replace(shown, ceremony=with_title(shown.ceremony, "On and on " * 30))
    marks = lay_out_sheet(ballot(slate), Paper.A4)[0]
    assert any(isinstance(mark, TextMark) and mark.text.endswith("…") for mark in marks)


def test_long_names_are_measured_a_few_times_each(
    shown: ContestContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[str] = []

    def shape_counted(text: str, style: TextStyle) -> TextLine:
        measured.append(text)
        return shape_text(text, style)

    monkeypatch.setattr(layout, "shape_text", shape_counted)
    lines = [SheetLine(LineMark.BOX, "a", f"{number}{'W' * 240}") for number in range(100)]
    content = replace(ballot(shown), blocks=[SheetBlock("Best Picture", "", lines)])
    lay_out_sheet(content, Paper.A4)
    # Trying every cut would measure each some two hundred times, at each size.
    assert len(measured) < 20 * len(lines)


def test_rules_on_the_ballot_are_the_contests(shown: ContestContext) -> None:
    def describe(**changes: object) -> Sequence[str]:
        rules = replace(shown.contest.rules, **changes)
        return ballot(replace(shown, contest=replace(shown.contest, rules=rules))).details

    odds = Odds(RivalId(1), "The *market*", {})
    assert "Stake each number from 1 to 24" in describe(scoring=Scoring.CONFIDENCE)[-1]
    assert "The chances are those of The *market*." in describe(scoring=Scoring.ODDS, odds=odds)[-1]
    assert describe(doubles=2)[-1].endswith("A star beside 2 categories doubles what you get for it.")


def test_a_withdrawn_nominee_is_not_on_the_ballot_and_the_others_keep_their_letters(
    shown: ContestContext,
) -> None:
    first, *others = shown.ceremony.categories
    nominees = (first.nominees[0], replace(first.nominees[1], withdrawn=True), *first.nominees[2:])
    slate = replace(shown.ceremony, categories=(replace(first, nominees=nominees), *others))
    block = ballot(replace(shown, ceremony=slate)).blocks[0]
    assert [line.letter for line in block.lines] == list("acdefghij")


def test_a_contest_on_nominations_has_none(shown: ContestContext) -> None:
    asking = replace(shown, contest=replace(shown.contest, kind=ContestKind.NOMINATIONS))
    with pytest.raises(GuestsOnNominationsError):
        ballot(asking)
    with pytest.raises(GuestsOnNominationsError):
        make_answer_sheet(asking, LOCK)


def test_a_small_slate_is_one_page_of_large_letters(shown: ContestContext) -> None:
    rules = replace(shown.contest.rules, categories=shown.contest.rules.categories[:8])
    pages = lay_out_sheet(ballot(replace(shown, contest=replace(shown.contest, rules=rules))), Paper.LETTER)
    assert len(pages) == 1
    assert max(mark.points for mark in pages[0] if isinstance(mark, TextMark) and mark.text == "a") >= 10
