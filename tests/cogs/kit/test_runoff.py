from collections import Counter
from io import BytesIO
from itertools import pairwise
from string import ascii_lowercase

import pytest
from PIL import Image

from bot.ids import NomineeId
from bot.preferential.counting import count_ballots
from bot.preferential.model import PreferentialCount, Ranking
from cogs.kit.charts import runoff_chart
from cogs.kit.charts.canvas import CREAM, GOLD, PICTURE_WIDTH_PX, SMALL_STYLE, STAGE, Colour
from cogs.kit.charts.lettering import TextStyle
from cogs.kit.charts.pictures import ROUNDS_PER_PICTURE, RunoffChart
from cogs.kit.charts.runoff_chart import (
    COLUMNS_HEIGHT_PX,
    COLUMNS_TOP_PX,
    COLUMNS_WIDTH_PX,
    EDGE_PX,
    EXHAUSTED_GREY,
)
from cogs.kit.charts.runoff_text import format_result_lines, format_round_lines
from cogs.kit.charts.text import ALT_TEXT_LIMIT, describe_in_markdown, make_alt_text

PROOF = "5f" * 32
TITLE, SUBTITLE = "Best Picture", "98th Academy Awards · should win"
LONG = "Precious: Based on the Novel ‘Push’ by Sapphire 🎬 新世紀 شريف " * 4
NAMES = {
    NomineeId("a"): "Anora",
    NomineeId("b"): "The Brutalist",
    NomineeId("c"): "Conclave",
    NomineeId("d"): "Dune: Part Two",
}
TOP, BOTTOM = COLUMNS_TOP_PX, COLUMNS_TOP_PX + COLUMNS_HEIGHT_PX
"""Upper and lower end of the columns."""


def counted(text: str, nominees: str) -> PreferentialCount:
    """The count of `4 a, 3 bc`: how many ballots of which ranking, a nominee a letter."""
    parts = (part.split() for part in text.split(",") if part)
    ballots = {tuple(map(NomineeId, ranking.strip("-"))): int(number) for number, ranking in parts}
    return count_ballots(ballots, list(map(NomineeId, nominees)), PROOF)


def picture(text: str, nominees: str) -> RunoffChart:
    return RunoffChart(TITLE, SUBTITLE, NAMES, counted(text, nominees))


def letters(names: str) -> list[NomineeId]:
    return list(map(NomineeId, names))


def staircase(nominees: str) -> PreferentialCount:
    """Everyone has one first choice more than the one before, and most ballots go on to the last: many rounds."""
    ballots: Counter[Ranking] = Counter()
    for place, nominee in enumerate(letters(nominees)):
        ballots[nominee, letters(nominees)[-1]] += 20 + place
    return count_ballots(ballots, letters(nominees), PROOF)


def image(rounds: RunoffChart) -> Image.Image:
    return Image.open(BytesIO(runoff_chart.draw_runoff(rounds))).convert("RGB")


def near(pixel: float | tuple[int, ...] | None, colour: Colour) -> bool:
    """Whether a pixel has a colour, as nearly as a palette of 64 can say."""
    assert isinstance(pixel, tuple)
    return all(abs(one - other) < 24 for one, other in zip(pixel, colour, strict=True))


def height_of(drawn: Image.Image, x: int, colour: Colour) -> int:
    """How many pixels of the columns have a colour, at a distance from the left."""
    return sum(near(drawn.getpixel((x, y)), colour) for y in range(TOP, BOTTOM))


MOVED = "4 a, 3 bc, 2 cb, 1 d"
LAST_COLUMN = PICTURE_WIDTH_PX - EDGE_PX - 8
"""Near the right edge of the last column, where no figure stands."""

EXTREMES = {
    "ten": RunoffChart(
        TITLE, SUBTITLE, dict(zip(letters("abcdefghij"), "ABCDEFGHIJ", strict=True)), staircase("abcdefghij")
    ),
    "longest": RunoffChart(
        LONG, LONG, dict.fromkeys(letters(ascii_lowercase), LONG), staircase(ascii_lowercase)
    ),
    "empty": picture("", "ab"),
    "blank": picture("3 -", "ab"),
    "no nominee": picture("3 ab", ""),
    "one": picture("1 a", "a"),
    "tie": picture("2 a, 2 b, 1 c", "abc"),
    "thousands": picture("40000 a, 30000 bc, 20001 cb", "abc"),
}


@pytest.mark.parametrize("rounds", EXTREMES.values(), ids=EXTREMES)
def test_it_is_a_small_file_as_wide_as_a_phone_shows(rounds: RunoffChart) -> None:
    png = runoff_chart.draw_runoff(rounds)
    with Image.open(BytesIO(png)) as drawn:
        assert (drawn.format, drawn.width) == ("PNG", PICTURE_WIDTH_PX)
        assert BOTTOM < drawn.height <= 1600
    assert len(png) < 100_000


def test_bands_are_as_high_as_their_votes_with_the_winner_in_gold_and_the_exhausted_in_grey() -> None:
    drawn = image(picture(MOVED, "abcd"))
    # The last round: 5 of 10 for `b`, of them 2 that came in and are lighter; 4 for `a`; 1 exhausted before.
    lighter: Colour = (249, 231, 186)
    assert height_of(drawn, LAST_COLUMN, GOLD) == pytest.approx(180, abs=12)
    assert height_of(drawn, LAST_COLUMN, lighter) == pytest.approx(120, abs=12)
    assert height_of(drawn, LAST_COLUMN, EXHAUSTED_GREY) == pytest.approx(60, abs=4)


def test_ballots_exhausted_before_are_darker_than_those_of_this_round() -> None:
    drawn = image(picture("5 a, 4 b, 3 c, 2 -", "abc"))
    # The last round: 5 and 4 of 14, 2 exhausted since the first round and 3 now.
    assert height_of(drawn, LAST_COLUMN, EXHAUSTED_GREY) == pytest.approx(COLUMNS_HEIGHT_PX * 2 / 14, abs=8)


def test_the_line_is_at_half_of_the_live_ballots() -> None:
    drawn = image(picture("5 a, 4 b, 3 c, 2 -", "abc"))
    half = round(BOTTOM - COLUMNS_HEIGHT_PX * 4.5 / 14)
    line = [y for y in range(TOP, BOTTOM) if near(drawn.getpixel((PICTURE_WIDTH_PX - EDGE_PX + 2, y)), CREAM)]
    assert line == [half - 1, half, half + 1]


def test_every_winner_of_a_tie_is_gold() -> None:
    drawn = image(picture("2 a, 2 b, 1 c", "abc"))
    assert height_of(drawn, LAST_COLUMN, GOLD) == pytest.approx(480, abs=16)


def test_names_of_ten_films_keep_apart_and_clear_of_the_columns() -> None:
    drawn = image(EXTREMES["ten"])
    leftmost = PICTURE_WIDTH_PX - EDGE_PX - COLUMNS_WIDTH_PX
    rows = [
        any(not near(drawn.getpixel((x, y)), STAGE) for x in range(leftmost - 60, leftmost - 26))
        for y in range(TOP - 20, BOTTOM + 10)
    ]
    texts = sum(now and not before for before, now in pairwise(rows))
    assert texts == 10


def test_only_the_last_rounds_are_drawn_where_there_are_more_than_have_room() -> None:
    rounds = EXTREMES["longest"]
    assert len(rounds.count.rounds) > ROUNDS_PER_PICTURE
    assert rounds.drawn == rounds.count.rounds[-ROUNDS_PER_PICTURE:]
    assert rounds.first_drawn == len(rounds.count.rounds) - ROUNDS_PER_PICTURE + 1


def test_nominees_finish_from_the_winner_to_the_first_to_go_out() -> None:
    assert picture(MOVED, "abcd").count.finish == ["b", "a", "c", "d"]
    assert sorted(EXTREMES["longest"].count.finish) == list(ascii_lowercase)


def test_the_rounds_are_told_in_words() -> None:
    assert list(format_round_lines(counted(MOVED, "abcd"), NAMES)) == [
        "Round 1: Anora 4, The Brutalist 3, Conclave 2, Dune: Part Two 1, exhausted 0. Out: Dune: Part Two.",
        "Round 2: Anora 4, The Brutalist 3, Conclave 2, exhausted 1. Out: Conclave.",
        "Round 3: The Brutalist 5 (+2), Anora 4, exhausted 1.",
    ]


@pytest.mark.parametrize(
    ("text", "nominees", "out"),
    [
        ("9 a, 8 b, 4 cb, 3 da", "abcd", "Out: Dune: Part Two and Conclave."),
        ("3 ac, 2 ba, 2 ca", "abc", "Out: The Brutalist (last place was shared: ranked on fewest ballots)."),
        ("3 a, 2 ba, 2 ca", "abc", "(last place was shared: by the draw)."),
    ],
)
def test_it_is_told_why_somebody_goes_out(text: str, nominees: str, out: str) -> None:
    assert next(format_round_lines(counted(text, nominees), NAMES)).endswith(out)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            MOVED,
            [
                "🏆 The Brutalist wins with 5 of 9 live ballots",
                "Most first choices: Anora; the count changed it",
                "Head to head: The Brutalist beats every other",
            ],
        ),
        (
            "4 abc, 3 bca, 2 cab",
            [
                "🏆 Anora wins with 6 of 9 live ballots",
                "Most first choices: Anora; the count agrees",
                "Head to head: nobody beats every other",
            ],
        ),
        (
            "2 a, 2 b, 1 c",
            [
                "🏆 Anora and The Brutalist win together with 2 of 4 live ballots each",
                "Most first choices: Anora and The Brutalist; the count agrees",
                "Head to head: nobody beats every other",
            ],
        ),
        ("3 -", ["No ballot ranks anybody: nobody wins."]),
    ],
)
def test_the_result_is_told_beside_what_other_counts_would_have_said(text: str, lines: list[str]) -> None:
    assert list(format_result_lines(counted(text, "abcd"), NAMES)) == lines


def test_names_cannot_mark_up_or_mention_in_the_text() -> None:
    names = {NomineeId("a"): "**bold** <@1234> @everyone", NomineeId("b"): "B"}
    text = describe_in_markdown(RunoffChart(TITLE, SUBTITLE, names, counted("2 a, 1 b", "ab")))
    assert "**bold**" not in text
    assert r"\<@1234>" in text
    assert "@everyone" not in text


@pytest.mark.parametrize("rounds", EXTREMES.values(), ids=EXTREMES)
def test_the_alt_text_begins_with_the_result_and_keeps_within_its_limit(rounds: RunoffChart) -> None:
    lines = make_alt_text(rounds).splitlines()
    assert lines[1][0] in "🏆N"
    assert len("\n".join(lines)) <= ALT_TEXT_LIMIT


def test_no_lettering_is_smaller_than_a_phone_can_show() -> None:
    styles = [style for style in vars(runoff_chart).values() if isinstance(style, TextStyle)]
    assert len(styles) >= 3
    assert min(style.size for style in styles) == SMALL_STYLE.size
