"""Comparing the record with another list: every difference is named, and a way of writing is none."""

from pathlib import Path

import pytest

from bot.errors import StartError
from bot.record.record import Record
from data.compare import compare_list, main

HEADER = "award,ceremony_year,category,part,person,film,winner"


def compare(record: Record, tmp_path: Path, *lines: str) -> list[str]:
    source = tmp_path / "list.csv"
    source.write_text("\n".join([HEADER, *lines, ""]), "utf-8")
    return list(map(str, compare_list(record, source)))


DIRECTORS = (
    "bafta,2017,best-director,,Damien Chazelle,La La Land,yes",
    "bafta,2017,best-director,,Denis Villeneuve,Arrival,",
    "bafta,2017,best-director,,Tom Ford,Nocturnal Animals,",
    "bafta,2017,best-director,,Ken Loach,I Daniel Blake,",
    "bafta,2017,best-director,,Kenneth Lonergan,Manchester by the Sea,",
)


def test_an_equal_list_has_no_differences(record: Record, tmp_path: Path) -> None:
    assert compare(record, tmp_path, *DIRECTORS) == []


def test_case_accents_articles_and_other_titles_are_no_differences(record: Record, tmp_path: Path) -> None:
    assert (
        compare(
            record,
            tmp_path,
            'Golden Globes,1976,picture,comedy,,"Sunshine Boys, The",yes',
            "Golden Globes,1976,picture,comedy,,FUNNY LADY,",
            'Golden Globes,1976,picture,comedy,,"Return of the Pink Panther, The",',
            "Golden Globes,1976,picture,comedy,,Shampoo,",
            "Golden Globes,1976,picture,comedy,,Tommy (1975),",
            "dga,2015,director,,Alejandro González Iñárritu,Birdman,yes",
        )
        == []
    )


@pytest.mark.parametrize(
    ("lines", "differences"),
    [
        (DIRECTORS[1:], ["only the record has Damien Chazelle, who won there"]),
        ([*DIRECTORS[:4], "bafta,2017,best-director,,A Stranger,Nothing,"],
         ["only the list has A Stranger", "only the record has Kenneth Lonergan"]),
        ([DIRECTORS[0].removesuffix("yes"), DIRECTORS[1] + "yes", *DIRECTORS[2:]],
         ["Damien Chazelle won in the record alone", "Denis Villeneuve won in the list alone"]),
        ([DIRECTORS[0]], []),  # a list of winners
    ],
)  # fmt: skip
def test_every_difference_is_named(
    record: Record, tmp_path: Path, lines: list[str], differences: list[str]
) -> None:
    assert compare(record, tmp_path, *lines) == [f"bafta 2017 best-director: {what}." for what in differences]


def test_what_the_record_lacks_is_named(record: Record, tmp_path: Path) -> None:
    found = compare(
        record, tmp_path, "bafta,1950,picture,,,Bicycle Thieves,yes", "dga,2017,best-song,,,Arrival,yes"
    )
    assert found == [
        "bafta 1950 picture: the record has no such ceremony or category.",
        "dga 2017 best-song: the record has no such ceremony or category.",
    ]


def test_a_file_that_is_no_list_is_refused(
    record: Record, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "list.csv"
    source.write_text("award,film\nbafta,Arrival\n", "utf-8")
    with pytest.raises(StartError, match="lacks the columns category, ceremony_year, winner"):
        compare_list(record, source)
    assert (main([str(source)]), main([])) == (2, 2)
    assert "lacks the columns" in capsys.readouterr().out
