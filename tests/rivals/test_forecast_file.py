import json

import pytest

from bot.rivals.errors import ForecastFault, ForecastFileError
from bot.rivals.forecast_file import ForecastLine, read_forecasts
from bot.rivals.rules import RIVALS_PER_CONTEST_LIMIT
from bot.slates.files.formats import SLATE_FILE_MAX_BYTES

HEADER = "player,category,nominee,probability\n"


def faults(content: str | bytes) -> list[tuple[int, ForecastFault, str]]:
    """What is wrong with a file."""
    with pytest.raises(ForecastFileError) as refused:
        read_forecasts(content if isinstance(content, bytes) else content.encode())
    return [(problem.line, problem.fault, problem.text) for problem in refused.value.problems]


def chances(*probabilities: str) -> list[int]:
    """What these probabilities are in millionths, in a file with semicolons."""
    lines = [f"P;C;N{number};{text}" for number, text in enumerate(probabilities)]
    content = "\n".join(["player;category;nominee;probability", *lines])
    return [line.chance for line in read_forecasts(content.encode())]


def test_a_line_is_a_nominee() -> None:
    lines = read_forecasts(
        f"{HEADER}The market,Best Picture,Anora,0.55\nPat,Best Picture,Emilia Pérez,0.1\n".encode()
    )
    assert lines == [
        ForecastLine(2, "The market", "Best Picture", "Anora", 550_000),
        ForecastLine(3, "Pat", "Best Picture", "Emilia Pérez", 100_000),
    ]


def test_columns_have_other_names_and_stand_anywhere() -> None:
    (line,) = read_forecasts(
        "Chance;Film;Note;Expert;Award category\n25%;Anora;sure;Pat;Best Picture\n".encode("utf-16")
    )
    assert line == ForecastLine(2, "Pat", "Best Picture", "Anora", 250_000)


def test_numbers_are_shares_of_one_or_percentages() -> None:
    assert chances("0.25", ".5", "1", "0", "0,125", "25 %") == [
        250_000,
        500_000,
        1_000_000,
        0,
        125_000,
        250_000,
    ]
    # One number above 1, and all without a sign are percentages.
    assert chances("55", "0.5", "1", "100", "25%") == [550_000, 5_000, 10_000, 1_000_000, 250_000]
    assert chances("0.3333335", "0.33333349") == [333_334, 333_333]


@pytest.mark.parametrize("text", ["", "evens", "-0.2", "101", "1/4", "0.2.1", "nan", "1e-3", "%"])
def test_what_is_no_probability_is_named_by_its_line(text: str) -> None:
    content = f"{HEADER}P,C,N,0.5\nP,C,M,{text}\n"
    assert faults(content) == [(3, ForecastFault.BAD_PROBABILITY, text)]


def test_a_line_needs_all_four_and_says_a_thing_once() -> None:
    content = f"{HEADER},C,N,0.5\nP,,N,0.5\nP,C,,0.5\nP,C,N,0.5\np,c,n,0.4\n"
    assert faults(content) == [
        (2, ForecastFault.NO_PLAYER, ""),
        (3, ForecastFault.NO_CATEGORY, ""),
        (4, ForecastFault.NO_NOMINEE, ""),
        (6, ForecastFault.REPEATED, "n"),
    ]


def test_a_file_without_its_columns_or_lines_is_refused() -> None:
    assert faults("player,nominee\nP,N\n") == [
        (1, ForecastFault.NO_COLUMN, "category"),
        (1, ForecastFault.NO_COLUMN, "probability"),
    ]
    assert faults(HEADER) == [(0, ForecastFault.NO_LINES, "")]
    assert faults(b"\x89PNG\r\n\x1a\n\x00\x00") == [(0, ForecastFault.UNREADABLE, "")]
    assert faults("") == [(0, ForecastFault.NO_LINES, "")]
    assert faults("\n \n") == [(0, ForecastFault.NO_LINES, "")]
    assert faults(HEADER + "\n" * SLATE_FILE_MAX_BYTES) == [(0, ForecastFault.TOO_LARGE, "4,000,000")]


def test_a_file_has_as_many_players_as_a_contest_can_have() -> None:
    lines = [f"P{number},C,N,0.5" for number in range(RIVALS_PER_CONTEST_LIMIT + 1)]
    assert faults(HEADER + "\n".join(lines)) == [
        (RIVALS_PER_CONTEST_LIMIT + 2, ForecastFault.TOO_MANY_PLAYERS, f"P{RIVALS_PER_CONTEST_LIMIT}")
    ]


LINES = [
    ("The market", "Best Picture", "Anora", 550_000),
    ("The market", "Best Picture", "Flow", 300_000),
    ("Pat", "Best Picture", "Anora", 400_000),
]


@pytest.mark.parametrize(
    "document",
    [
        # A nominee an object, as in a table.
        [
            {"player": "The market", "category": "Best Picture", "nominee": "Anora", "probability": 0.55},
            {
                "Source": "The market",
                "Award category": "Best Picture",
                "film": "Flow",
                "chance": "30%",
                "note": "rising",
            },
            {"expert": "Pat", "category": "Best Picture", "nominee": "Anora", "p": 4e-1},
        ],
        # A number under its nominee, its category and its player.
        {
            "The market": {"Best Picture": {"Anora": 0.55, "Flow": "0.30"}},
            "Pat": {"Best Picture": {"Anora": 0.4}},
        },
        # Lists of what has a name, with what is said once for all standing around it.
        {
            "updated": "2026-02-01",
            "players": [
                {
                    "name": "The market",
                    "categories": [
                        {
                            "title": "Best Picture",
                            "nominees": [
                                {"name": "Anora", "probability": 0.55},
                                {"name": "Flow", "probability": 0.3},
                            ],
                        }
                    ],
                },
                {"player": "Pat", "probabilities": {"Best Picture": {"Anora": 0.4}}},
            ],
        },
    ],
)
def test_json_is_read_in_the_shapes_that_it_comes_in(document: object) -> None:
    lines = read_forecasts(json.dumps(document, indent=1).encode())
    assert [(line.player, line.category, line.nominee, line.chance) for line in lines] == LINES


def test_what_is_wrong_in_json_is_named_by_its_line() -> None:
    assert faults('{"Best Picture": {"Anora": 0.5}}') == [(1, ForecastFault.NO_PLAYER, "")]
    assert faults('{"P": {"C": {\n"Anora": true}}}') == [(2, ForecastFault.BAD_PROBABILITY, "")]
    assert faults('{"P": {"C": {"Anora": -0.5}}}') == [(1, ForecastFault.BAD_PROBABILITY, "-0.5")]
    assert faults("[]") == [(0, ForecastFault.NO_LINES, "")]
    assert faults('{"P": ') == [(0, ForecastFault.UNREADABLE, "")]
