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
    Bar,
    Belief,
    CalibrationPlot,
    Cell,
    FinalCard,
    Picture,
    Place,
    RaceLines,
    Runner,
    Scorecard,
    ShareBars,
    draw,
    told,
)
from cogs.kit.charts.canvas import GOLD, HEADING, INNER, MARGIN, ROSE, TRACK, WIDTH, Colour
from cogs.kit.charts.race import spread
from cogs.kit.charts.telling import ALT_LIMIT

LONG = "Precious: Based on the Novel ‘Push’ by Sapphire 🎬 新世紀 شريف " * 4

BARS = ShareBars(
    "Best Picture",
    "97th Academy Awards · contest picks",
    [
        Bar("Conclave", 5),
        Bar("Anora", 4, "Sean Baker", winner=True),
        Bar("Wicked", 1),
        Bar("Emilia Pérez", 0),
    ],
    "4 of 10 called it",
)
PLOT = CalibrationPlot(
    "How well the room knows",
    "3 ceremonies",
    [Belief(0.1, 0.05, 60), Belief(0.5, 0.6, 10), Belief(0.9, 1.0, 8)],
)
RACE = RaceLines(
    "Oscar night",
    "97th Academy Awards",
    ["Supporting Actor", "Song", "Best Picture"],
    [Runner("Marta", [0, 3, 3, 8]), Runner("Øyvind", [0, 3, 5, 5]), Runner("Kim", [0, 0, 0, 1])],
)
FINAL = FinalCard(
    "Oscar night",
    "97th Academy Awards",
    [Place(1, "Marta", 312, 19), Place(2, "Øyvind", 298, 18), Place(3, "Kim", 40, 9), Place(4, "Bob", 1, 1)],
    24,
    "The room itself called 17 of 24",
)
CARD = Scorecard(
    "The room against the Academy",
    "97th Academy Awards",
    [Cell("Best Picture", True), Cell("Director", False), Cell("Original Song", True)],
    [("Biggest upset", "Actress: Mikey Madison, 12%")],
)
PICTURES: list[Picture] = [BARS, PLOT, RACE, FINAL, CARD]

LARGEST: list[Picture] = [
    ShareBars(LONG, LONG, [Bar(LONG, 40 - n, LONG, winner=n == 12) for n in range(30)], LONG),
    CalibrationPlot(LONG, LONG, [Belief(n / 10, n / 10, 900 * n + 1) for n in range(11)]),
    RaceLines(LONG, LONG, [LONG] * 24, [Runner(f"{n}{LONG}", [*range(0, 2500, 100)]) for n in range(40)]),
    FinalCard(LONG, LONG, [Place(n, LONG, 10**9, 24) for n in range(1, 40)], 24, LONG),
    Scorecard(LONG, LONG, [Cell(LONG, bool(n % 3)) for n in range(26)], [(LONG, LONG)] * 4),
]
EMPTIEST: list[Picture] = [
    ShareBars("", "", []),
    ShareBars("Song", "a room of one", [Bar("El Mal", 1, winner=True)]),
    ShareBars("Song", "nobody answered", [Bar("El Mal", 0), Bar("Harper", 0)]),
    CalibrationPlot("", "", []),
    CalibrationPlot("Calibration", "one belief", [Belief(1.0, 1.0, 1)]),
    RaceLines("", "", [], []),
    RaceLines("Race", "before the first envelope", [], [Runner("Marta", [0])]),
    RaceLines("Race", "nobody was right", ["Song"], [Runner("Marta", [0, 0]), Runner("Kim", [0, 0])]),
    FinalCard("", "", [], 0),
    FinalCard("Final", "a room of one", [Place(1, "Marta", 0, 0)], 24),
    FinalCard("Final", "all equal", [Place(1, name, 5, 5) for name in "ABCDE"], 24),
    Scorecard("", "", []),
]


async def image(picture: Picture) -> Image.Image:
    return Image.open(BytesIO((await draw(picture)).png)).convert("RGB")


def near(pixel: float | tuple[int, ...] | None, colour: Colour) -> bool:
    """Whether a pixel has a colour, as nearly as a palette of 64 can say."""
    assert isinstance(pixel, tuple)
    return all(abs(one - other) < 12 for one, other in zip(pixel, colour, strict=True))


def gold(drawn: Image.Image, top: int, bottom: int) -> int:
    """How many pixels are gold between two heights."""
    rows = drawn.crop((0, top, WIDTH, bottom))
    return sum(near(colour, GOLD) * count for count, colour in rows.getcolors(WIDTH * rows.height) or [])


@pytest.mark.parametrize("picture", [*PICTURES, *LARGEST, *EMPTIEST])
async def test_a_picture_is_a_small_file_as_wide_as_a_phone_shows(picture: Picture) -> None:
    drawing = await draw(picture)
    with Image.open(BytesIO(drawing.png)) as drawn:
        assert drawn.format == "PNG"
        assert drawn.width == WIDTH
        assert HEADING <= drawn.height <= 1600
    assert len(drawing.png) < (100_000 if picture in LARGEST else 60_000)
    assert 0 < len(drawing.alt) <= ALT_LIMIT


@pytest.mark.parametrize("picture", PICTURES)
async def test_the_file_and_its_place_in_the_message_both_carry_the_alt_text(picture: Picture) -> None:
    drawing = await draw(picture)
    file, gallery = drawing.attachment("verdict")
    assert (file.filename, file.description) == ("verdict.png", drawing.alt)
    assert gallery.items[0].description == drawing.alt
    assert gallery.items[0].media.url == "attachment://verdict.png"


async def test_bars_are_as_long_as_their_shares_and_the_winner_is_gold() -> None:
    drawn = await image(BARS)
    middles = [HEADING + 88 * row + 36 + 16 + 10 for row in range(4)]
    for y, bar in zip(middles, BARS.bars, strict=True):
        end = MARGIN + INNER * bar.count / 10
        colour = GOLD if bar.winner else ROSE
        if bar.count:
            assert near(drawn.getpixel((round(end - 12), y)), colour)
        assert near(drawn.getpixel((round(end + 12), y)), TRACK)


async def test_nothing_below_the_title_is_gold_before_there_is_a_winner() -> None:
    sealed = replace(BARS, bars=[replace(bar, winner=False) for bar in BARS.bars])
    assert gold(await image(sealed), HEADING, HEADING + 4 * 88) == 0
    assert gold(await image(BARS), HEADING + 88, HEADING + 2 * 88) > 2_000


async def test_champions_are_gold_and_others_are_not() -> None:
    shared = replace(FINAL, places=[replace(place, rank=1) for place in FINAL.places[:2]])
    alone = replace(FINAL, places=FINAL.places[:2])
    block = 200 * 200
    assert gold(await image(alone), HEADING, HEADING + 410) > block
    assert gold(await image(shared), HEADING, HEADING + 410) > 2 * block


async def test_the_winners_line_is_gold_and_drawn_over_all_others() -> None:
    middle, top, height = MARGIN + (INNER - 236) // 2, HEADING + 26, 520
    apart = await image(RaceLines("", "", ["Song"], [Runner("Marta", [0, 5]), Runner("Kim", [0, 0])]))
    assert near(apart.getpixel((middle, top + height // 2)), GOLD)
    assert not near(apart.getpixel((middle, top + height)), GOLD)
    same = await image(RaceLines("", "", ["Song"], [Runner("Marta", [0, 5]), Runner("Kim", [0, 5])]))
    assert near(same.getpixel((middle, top + height // 2)), GOLD)


async def test_a_winner_far_down_is_drawn_all_the_same() -> None:
    bars = [Bar(f"Nominee {n}", 40 - n, winner=n == 25) for n in range(30)]
    many = ShareBars("Best Picture", "", bars)
    assert many.foremost[-1] == bars[25]
    assert (len(many.foremost), many.rest) == (10, 20)
    assert gold(await image(many), HEADING + 9 * 88, HEADING + 10 * 88) > 100


@given(st.lists(st.floats(0, 500), max_size=6))
def test_labels_keep_their_order_and_their_distance(wanted: list[float]) -> None:
    placed = spread(wanted, 74, 0, 500)
    order = sorted(range(len(wanted)), key=lambda place: (wanted[place], place))
    gaps = [placed[below] - placed[above] for above, below in pairwise(order)]
    assert all(gap > 73.9 for gap in gaps)
    assert all(-0.1 < y < 500.1 for y in placed)
    assert spread([10, 200, 490], 74, 0, 500) == [10, 200, 490]


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
    ],
)
async def test_the_same_facts_are_told_in_words(picture: Picture, text: str) -> None:
    assert told(picture) == text
    assert (await draw(picture)).alt == f"{picture.title}, {picture.subtitle}.\n{text.replace('**', '')}"


async def test_fewer_than_five_voters_are_told_and_drawn_as_counts() -> None:
    few = ShareBars("Song", "picks", [Bar("El Mal", 3), Bar("Harper", 1)])
    enough = replace(few, bars=[Bar("El Mal", 3), Bar("Harper", 2)])
    assert told(few) == "El Mal: 3\nHarper: 1"
    assert "%" not in (await draw(few)).alt
    beside = (WIDTH - MARGIN - 150, HEADING, WIDTH - MARGIN - 30, HEADING + 40)
    assert len((await image(few)).crop(beside).getcolors() or []) == 1
    assert len((await image(enough)).crop(beside).getcolors() or []) > 1


def test_names_cannot_mark_up_or_mention_in_the_text() -> None:
    text = told(ShareBars("", "", [Bar("**bold** <@1234> @everyone", 1)]))
    assert "**bold**" not in text
    assert r"\<@1234>" in text
    assert "@everyone" not in text


def test_nothing_that_draws_is_loaded_before_the_first_picture() -> None:
    script = "import sys, cogs.kit.charts; sys.exit(bool({'PIL', 'uharfbuzz'} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0  # noqa: S603
