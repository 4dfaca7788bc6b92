import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from cogs.kit.charts import (
    BeliefGroup,
    CalibrationPlot,
    FinalPlace,
    FinalStandingsCard,
    MemberPoints,
    Picture,
    PointsChart,
    RaceChart,
    RaceLane,
    Scorecard,
    ScorecardCell,
    ShareBar,
    ShareBarChart,
    describe_in_markdown,
    draw_picture,
)
from cogs.kit.charts.canvas import (
    GOLD,
    HEADING_HEIGHT_PX,
    INNER_WIDTH_PX,
    MARGIN_PX,
    NAME_STYLE,
    PICTURE_WIDTH_PX,
    ROSE,
    TRACK,
    Colour,
)
from cogs.kit.charts.contest_charts import set_podium_name, spread_positions
from cogs.kit.charts.text import ALT_TEXT_LIMIT

LONG = "Precious: Based on the Novel ‘Push’ by Sapphire 🎬 新世紀 شريف " * 4

BARS = ShareBarChart(
    "Best Picture",
    "97th Academy Awards · contest picks",
    [
        ShareBar("Conclave", 5),
        ShareBar("Anora", 4, "Sean Baker", winner=True),
        ShareBar("Wicked", 1),
        ShareBar("Emilia Pérez", 0),
    ],
    "4 of 10 called it",
)
PLOT = CalibrationPlot(
    "How well the room knows",
    "3 ceremonies",
    [BeliefGroup(0.1, 0.05, 60), BeliefGroup(0.5, 0.6, 10), BeliefGroup(0.9, 1.0, 8)],
)
RACE = PointsChart(
    "Oscar night",
    "97th Academy Awards",
    ["Supporting Actor", "Song", "Best Picture"],
    [
        MemberPoints("Marta", [0, 3, 3, 8]),
        MemberPoints("Øyvind", [0, 3, 5, 5]),
        MemberPoints("Kim", [0, 0, 0, 1]),
    ],
)
FINAL = FinalStandingsCard(
    "Oscar night",
    "97th Academy Awards",
    [
        FinalPlace(1, "Marta", 312, 19),
        FinalPlace(2, "Øyvind", 298, 18),
        FinalPlace(3, "Kim", 40, 9),
        FinalPlace(4, "Bob", 1, 1),
    ],
    24,
    "The room itself called 17 of 24",
)
CARD = Scorecard(
    "The room against the Academy",
    "97th Academy Awards",
    [
        ScorecardCell("Best Picture", True),
        ScorecardCell("Director", False),
        ScorecardCell("Original Song", True),
    ],
    [("Biggest upset", "Actress: Mikey Madison, 12%")],
)
WATCHERS = RaceChart(
    "The race",
    "98th Academy Awards · 50 films",
    [RaceLane(1, "Marta", 40, 18), RaceLane(2, "Øyvind", 20, 1), RaceLane(3, "Kim", 1, 0)],
    50,
)
PICTURES: list[Picture] = [BARS, PLOT, RACE, FINAL, CARD, WATCHERS]

LARGEST: list[Picture] = [
    ShareBarChart(LONG, LONG, [ShareBar(LONG, 40 - n, LONG, winner=n == 12) for n in range(30)], LONG),
    CalibrationPlot(LONG, LONG, [BeliefGroup(n / 10, n / 10, 900 * n + 1) for n in range(11)]),
    PointsChart(
        LONG, LONG, [LONG] * 24, [MemberPoints(f"{n}{LONG}", [*range(0, 2500, 100)]) for n in range(40)]
    ),
    FinalStandingsCard(LONG, LONG, [FinalPlace(n, LONG, 10**9, 24) for n in range(1, 40)], 24, LONG),
    Scorecard(LONG, LONG, [ScorecardCell(LONG, bool(n % 3)) for n in range(26)], [(LONG, LONG)] * 4),
    RaceChart(LONG, LONG, [RaceLane(n, LONG, 400 - n, 60) for n in range(1, 40)], 400),
]
EMPTIEST: list[Picture] = [
    ShareBarChart("", "", []),
    ShareBarChart("Song", "a room of one", [ShareBar("El Mal", 1, winner=True)]),
    ShareBarChart("Song", "nobody answered", [ShareBar("El Mal", 0), ShareBar("Harper", 0)]),
    CalibrationPlot("", "", []),
    CalibrationPlot("Calibration", "one belief", [BeliefGroup(1.0, 1.0, 1)]),
    PointsChart("", "", [], []),
    PointsChart("Race", "before the first envelope", [], [MemberPoints("Marta", [0])]),
    PointsChart(
        "Race", "nobody was right", ["Song"], [MemberPoints("Marta", [0, 0]), MemberPoints("Kim", [0, 0])]
    ),
    FinalStandingsCard("", "", [], 0),
    FinalStandingsCard("Final", "a room of one", [FinalPlace(1, "Marta", 0, 0)], 24),
    FinalStandingsCard("Final", "all equal", [FinalPlace(1, name, 5, 5) for name in "ABCDE"], 24),
    Scorecard("", "", []),
    RaceChart("", "", [], 0),
]


async def image(picture: Picture) -> Image.Image:
    return Image.open(BytesIO((await draw_picture(picture)).png)).convert("RGB")


def near(pixel: float | tuple[int, ...] | None, colour: Colour) -> bool:
    """Whether a pixel has a colour, as nearly as a palette of 64 can say."""
    assert isinstance(pixel, tuple)
    return all(abs(one - other) < 12 for one, other in zip(pixel, colour, strict=True))


def gold(drawn: Image.Image, top: int, bottom: int) -> int:
    """How many pixels are gold between two heights."""
    rows = drawn.crop((0, top, PICTURE_WIDTH_PX, bottom))
    return sum(
        near(colour, GOLD) * count for count, colour in rows.getcolors(PICTURE_WIDTH_PX * rows.height) or []
    )


@pytest.mark.parametrize("picture", [*PICTURES, *LARGEST, *EMPTIEST])
async def test_a_picture_is_a_small_file_as_wide_as_a_phone_shows(picture: Picture) -> None:
    drawing = await draw_picture(picture)
    with Image.open(BytesIO(drawing.png)) as drawn:
        assert drawn.format == "PNG"
        assert drawn.width == PICTURE_WIDTH_PX
        assert HEADING_HEIGHT_PX <= drawn.height <= 1700
    assert len(drawing.png) < (130_000 if picture in LARGEST else 60_000)
    assert 0 < len(drawing.alt) <= ALT_TEXT_LIMIT


@pytest.mark.parametrize("picture", PICTURES)
async def test_the_file_and_its_place_in_the_message_both_carry_the_alt_text(picture: Picture) -> None:
    drawing = await draw_picture(picture)
    file, gallery = drawing.make_attachment("verdict")
    assert (file.filename, file.description) == ("verdict.png", drawing.alt)
    assert gallery.items[0].description == drawing.alt
    assert gallery.items[0].media.url == "attachment://verdict.png"


async def test_bars_are_as_long_as_their_shares_and_the_winner_is_gold() -> None:
    drawn = await image(BARS)
    middles = [HEADING_HEIGHT_PX + 88 * row + 36 + 16 + 10 for row in range(4)]
    for y, bar in zip(middles, BARS.bars, strict=True):
        end = MARGIN_PX + INNER_WIDTH_PX * bar.count / 10
        colour = GOLD if bar.winner else ROSE
        if bar.count:
            assert near(drawn.getpixel((round(end - 12), y)), colour)
        assert near(drawn.getpixel((round(end + 12), y)), TRACK)


async def test_nothing_below_the_title_is_gold_before_there_is_a_winner() -> None:
    sealed = replace(BARS, bars=[replace(bar, winner=False) for bar in BARS.bars])
    assert gold(await image(sealed), HEADING_HEIGHT_PX, HEADING_HEIGHT_PX + 4 * 88) == 0
    assert gold(await image(BARS), HEADING_HEIGHT_PX + 88, HEADING_HEIGHT_PX + 2 * 88) > 2_000


async def test_a_lane_is_as_long_as_what_its_runner_has_seen() -> None:
    drawn = await image(WATCHERS)
    for row, (lane, colour) in enumerate(zip(WATCHERS.lanes, (GOLD, ROSE, ROSE), strict=True)):
        y = HEADING_HEIGHT_PX + 92 * row + 36 + 16 + 12
        end = MARGIN_PX + lane.films / 50 * INNER_WIDTH_PX
        assert near(drawn.getpixel((MARGIN_PX + 12, y)), colour)
        assert near(drawn.getpixel((round(end) + 30, y)), TRACK)
        assert lane.films == 1 or near(drawn.getpixel((round(end) - 15, y)), colour)


async def test_champions_are_gold_and_others_are_not() -> None:
    shared = replace(FINAL, places=[replace(place, rank=1) for place in FINAL.places[:2]])
    alone = replace(FINAL, places=FINAL.places[:2])
    block = 200 * 200
    assert gold(await image(alone), HEADING_HEIGHT_PX, HEADING_HEIGHT_PX + 410) > block
    assert gold(await image(shared), HEADING_HEIGHT_PX, HEADING_HEIGHT_PX + 410) > 2 * block


async def test_the_winners_line_is_gold_and_drawn_over_all_others() -> None:
    middle, top, height = MARGIN_PX + (INNER_WIDTH_PX - 236) // 2, HEADING_HEIGHT_PX + 26, 520
    apart = await image(
        PointsChart("", "", ["Song"], [MemberPoints("Marta", [0, 5]), MemberPoints("Kim", [0, 0])])
    )
    assert near(apart.getpixel((middle, top + height // 2)), GOLD)
    assert not near(apart.getpixel((middle, top + height)), GOLD)
    same = await image(
        PointsChart("", "", ["Song"], [MemberPoints("Marta", [0, 5]), MemberPoints("Kim", [0, 5])])
    )
    assert near(same.getpixel((middle, top + height // 2)), GOLD)


async def test_a_winner_far_down_is_drawn_all_the_same() -> None:
    bars = [ShareBar(f"Nominee {n}", 40 - n, winner=n == 25) for n in range(30)]
    many = ShareBarChart("Best Picture", "", bars)
    assert many.foremost[-1] == bars[25]
    assert (len(many.foremost), many.rest) == (10, 20)
    assert gold(await image(many), HEADING_HEIGHT_PX + 9 * 88, HEADING_HEIGHT_PX + 10 * 88) > 100


@given(st.lists(st.floats(0, 500), max_size=6))
def test_labels_keep_their_order_and_their_distance(wanted: list[float]) -> None:
    placed = spread_positions(wanted, 74, 0, 500)
    order = sorted(range(len(wanted)), key=lambda place: (wanted[place], place))
    gaps = [placed[below] - placed[above] for above, below in pairwise(order)]
    assert all(gap > 73.9 for gap in gaps)
    assert all(-0.1 < y < 500.1 for y in placed)
    assert spread_positions([10, 200, 490], 74, 0, 500) == [10, 200, 490]


@pytest.mark.parametrize(
    ("picture", "text"),
    [
        (
            BARS,
            (
                "Conclave: 5 (50%)\n🏆 **Anora: 4 (40%)**, the winner\nWicked: 1 (10%)\nEmilia Pérez: 0 (0%)\n"
                "4 of 10 called it"
            ),
        ),
        (
            PLOT,
            (
                "Believed by 10%: 5% came true, of 60 beliefs\nBelieved by 50%: 60% came true, of 10 beliefs\n"
                "Believed by 90%: 100% came true, of 8 beliefs"
            ),
        ),
        (
            RACE,
            (
                "**Marta: 3 points halfway, 8 at the end**\nØyvind: 5 points halfway, 5 at the end\n"
                "Kim: no points halfway, 1 at the end"
            ),
        ),
        (
            FINAL,
            (
                "🏆 **1. Marta: 312 points, 19 of 24 right**\n2. Øyvind: 298 points, 18 of 24 right\n"
                "3. Kim: 40 points, 9 of 24 right\n4. Bob: 1 point, 1 of 24 right\nThe room itself called 17 of 24"
            ),
        ),
        (
            CARD,
            (
                "**2 of 3 called by the room**\nCalled: Best Picture and Original Song\nMissed: Director\n"
                "Biggest upset: Actress: Mikey Madison, 12%"
            ),
        ),
        (
            WATCHERS,
            (
                "**1. Marta: 40 of 50, 18 categories complete**\n2. Øyvind: 20 of 50, 1 category complete\n"
                "3. Kim: 1 of 50"
            ),
        ),
    ],
)
async def test_the_same_facts_are_told_in_words(picture: Picture, text: str) -> None:
    assert describe_in_markdown(picture) == text
    assert (
        await draw_picture(picture)
    ).alt == f"{picture.title}, {picture.subtitle}.\n{text.replace('**', '')}"


async def test_nominees_whom_nobody_picked_are_summed_up_if_they_are_many() -> None:
    picked = [ShareBar("El Mal", 3), ShareBar("Harper", 2)]
    empty = [ShareBar(f"Nominee {number}", 0) for number in range(14)]
    many = ShareBarChart("Song", "picks", [*picked, *empty])
    assert describe_in_markdown(many) == "El Mal: 3 (60%)\nHarper: 2 (40%)\nnobody picked the other 14"
    assert (len(many.foremost), many.rest, many.unpicked) == (2, 0, 14)
    won = replace(many, bars=[*picked, *empty[:-1], replace(empty[-1], winner=True)])
    assert won.foremost[-1].winner
    assert won.unpicked == 13
    few = replace(many, bars=[*picked, *empty[:3]])
    assert (len(few.foremost), few.unpicked) == (5, 0)
    assert (await image(many)).height < (await image(few)).height


async def test_fewer_than_five_voters_are_told_and_drawn_as_counts() -> None:
    few = ShareBarChart("Song", "picks", [ShareBar("El Mal", 3), ShareBar("Harper", 1)])
    enough = replace(few, bars=[ShareBar("El Mal", 3), ShareBar("Harper", 2)])
    assert describe_in_markdown(few) == "El Mal: 3\nHarper: 1"
    assert "%" not in (await draw_picture(few)).alt
    beside = (
        PICTURE_WIDTH_PX - MARGIN_PX - 150,
        HEADING_HEIGHT_PX,
        PICTURE_WIDTH_PX - MARGIN_PX - 30,
        HEADING_HEIGHT_PX + 40,
    )
    assert len((await image(few)).crop(beside).getcolors() or []) == 1
    assert len((await image(enough)).crop(beside).getcolors() or []) > 1


def test_names_cannot_mark_up_or_mention_in_the_text() -> None:
    text = describe_in_markdown(ShareBarChart("", "", [ShareBar("**bold** <@1234> @everyone", 1)]))
    assert "**bold**" not in text
    assert r"\<@1234>" in text
    assert "@everyone" not in text


def test_nothing_that_draws_is_loaded_before_the_first_picture() -> None:
    script = "import sys, cogs.kit.charts; sys.exit(bool({'PIL', 'uharfbuzz'} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0  # noqa: S603 - the test's own script


def test_a_long_name_on_the_podium_goes_on_two_lines_and_a_short_one_on_one_large_line() -> None:
    lines, style = set_podium_name("Maximilian von und zu Hohenzollern", 220, champion=True)
    assert lines == ["Maximilian", "von und zu Hohenzollern"]
    assert style == NAME_STYLE
    lines, style = set_podium_name("Ana", 220, champion=True)
    assert (lines, style.size > NAME_STYLE.size) == (["Ana"], True)
