"""A damaged copy of the record: the checker names file, line and field, and the loader refuses it for the same."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.errors import StartError
from bot.ids import CategoryId, NomineeId
from data.record_files import check_record, load_record
from data.tables import RecordProblem

Damage = Callable[[Path], None]
FIRST = "oscars/001.csv"
BAFTA = "precursors/bafta.csv"
FESTIVALS = "festivals.csv"
CRITICS = "precursors/critics-choice.csv"


def cell(file: str, line: int, column: str, value: str) -> Damage:
    """Write something else into one field."""

    def damage(root: Path) -> None:
        path = root / file
        with path.open(encoding="utf-8", newline="") as opened:
            rows = list(csv.reader(opened))
        rows[line - 1][rows[0].index(column)] = value
        with path.open("w", encoding="utf-8", newline="") as opened:
            csv.writer(opened, lineterminator="\n").writerows(rows)

    return damage


def raw(file: str, old: bytes, new: bytes) -> Damage:
    """Replace the first occurrence of some bytes."""

    def damage(root: Path) -> None:
        content = (root / file).read_bytes()
        assert old in content
        (root / file).write_bytes(content.replace(old, new, 1))

    return damage


def lines(file: str, change: Callable[[list[str]], list[str]]) -> Damage:
    """Change a file's lines."""

    def damage(root: Path) -> None:
        text = (root / file).read_text("utf-8").splitlines(keepends=True)
        (root / file).write_text("".join(change(text)), "utf-8")

    return damage


def gone(file: str) -> Damage:
    return lambda root: (root / file).unlink()


def stray(file: str) -> Damage:
    return lambda root: (root / file).touch()


DAMAGES: dict[str, tuple[Damage, str, int | None, str | None]] = {
    "canonical category that does not exist": (cell(FIRST, 2, "canonical", "best-film"), FIRST, 2, "canonical"),
    "canonical category of another line": (cell(FIRST, 3, "canonical", "casting"), FIRST, 3, "canonical"),
    "category named two ways": (cell(FIRST, 4, "name", "Worst Picture"), FIRST, 4, "name"),
    "category without a name": (cell(FIRST, 2, "name", ""), FIRST, 2, "name"),
    "category id with capitals": (cell(FIRST, 2, "category", "Best"), FIRST, 2, "category"),
    "category torn apart": (
        lines(FIRST, lambda text: [text[0], *text[2:], text[1]]), FIRST, None, "category",
    ),
    "kind that is none": (cell(FIRST, 2, "kind", "funny"), FIRST, 2, "kind"),
    "kind of another line": (cell(FIRST, 3, "kind", "honorary"), FIRST, 3, "kind"),
    "ceremony that does not exist": (cell(FIRST, 2, "ceremony", "oscars-970"), FIRST, 2, "ceremony"),
    "ceremony of another award": (cell(FIRST, 2, "ceremony", "bafta-2001"), FIRST, 2, "ceremony"),
    "ceremony of another file": (cell(FIRST, 2, "ceremony", "oscars-2"), FIRST, 2, "ceremony"),
    "flag that is none": (cell(FIRST, 3, "flags", "famous"), FIRST, 3, "flags"),
    "flag on one line of a category": (cell(FIRST, 3, "flags", "divided"), FIRST, 3, "flags"),
    "write-in that did not win": (cell(FIRST, 3, "flags", "unofficial"), FIRST, 3, "result"),
    "loser among winners only": (
        cell(CRITICS, 3, "result", ""), CRITICS, 3, "result",
    ),
    "known by winners alone and by more": (
        cell(CRITICS, 3, "flags", "winners-only | partial"), CRITICS, 3, "flags",
    ),
    "winner written otherwise": (cell(FIRST, 2, "result", "yes"), FIRST, 2, "result"),
    "result of one film too many": (
        cell(FIRST, 2, "result", "winner | nominee"), FIRST, 2, "result",
    ),
    "result by film that is no win": (
        cell("oscars/003.csv", 12, "result", "nominee | nominee"), "oscars/003.csv", 12, "result",
    ),
    "nominee id twice": (cell(FIRST, 3, "nominee", "the-racket"), FIRST, 3, "nominee"),
    "nominee id empty": (cell(FIRST, 3, "nominee", ""), FIRST, 3, "nominee"),
    "nominee id too long": (cell(FIRST, 3, "nominee", "a" * 61), FIRST, 3, "nominee"),
    "nominee twice under two ids": (
        lines(FIRST, lambda text: [*text[:2], text[1].replace(",the-racket,", ",the-racket-2,"), *text[2:]]),
        FIRST, 3, "nominee",
    ),
    "nominee without film and person": (
        lines(FIRST, lambda text: [*text, "oscars-1,x,casting,X,competitive,,x,,,,,,,,,\n"]), FIRST, 36, "films",
    ),
    "film id without a title": (cell(FIRST, 2, "films", ""), FIRST, 2, "film_ids"),
    "two films with one id": (cell(FIRST, 2, "films", "The Racket | Wings"), FIRST, 2, "film_ids"),
    "film id that is none": (cell(FIRST, 2, "film_ids", "0019304"), FIRST, 2, "film_ids"),
    "empty film title": (cell(FIRST, 2, "films", " | Wings"), FIRST, 2, "films"),
    "person id that is none": (cell(FIRST, 2, "people_ids", "nm7"), FIRST, 2, "people_ids"),
    "more person ids than people": (cell(FIRST, 2, "people_ids", "? | ?"), FIRST, 2, "people_ids"),
    "space before a name": (cell(FIRST, 2, "credit", " Caddo"), FIRST, 2, "credit"),
    "one field too many": (raw(FIRST, b"Company,,,\n", b"Company,,,,\n"), FIRST, 2, None),
    "one field too few": (raw(FIRST, b"Company,,,\n", b"Company,,\n"), FIRST, 2, "country"),
    "empty line": (lines(FIRST, lambda text: [*text[:2], "\n", *text[2:]]), FIRST, 3, "ceremony"),
    "other header": (raw(FIRST, b"people_ids", b"persons_ids"), FIRST, 1, None),
    "unknown prize of a festival": (cell(FESTIVALS, 2, "prizes", "palm 1939"), FESTIVALS, 2, "prizes"),
    "prize of a festival without a year": (cell(FESTIVALS, 2, "prizes", "palme-dor"), FESTIVALS, 2, "prizes"),
    "no prize of a festival": (cell(FESTIVALS, 2, "prizes", ""), FESTIVALS, 2, "prizes"),
    "festival's film twice": (cell(FESTIVALS, 3, "id", "tt0032080"), FESTIVALS, 3, "id"),
    "not UTF-8": (raw(BAFTA, "Amélie".encode(), b"Am\xe9lie"), BAFTA, 1120, None),
    "Windows line ends": (raw(FIRST, b"\n", b"\r\n"), FIRST, 1, None),
    "byte-order mark": (raw(FIRST, b"ceremony,", b"\xef\xbb\xbfceremony,"), FIRST, 1, None),
    "quotation mark left open": (raw(BAFTA, b'Hidden Dragon"', b"Hidden Dragon"), BAFTA, None, None),
    "control character": (raw(FIRST, b"The Racket", b"The\x07Racket"), FIRST, 2, None),
    "ceremony's file missing": (gone("oscars/002.csv"), "oscars/002.csv", None, None),
    "award's file missing": (gone("precursors/dga.csv"), "precursors/dga.csv", None, None),
    "list of awards missing": (gone("awards.csv"), "awards.csv", None, None),
    "file of no ceremony": (stray("oscars/3.csv"), "oscars/3.csv", None, None),
    "file of no award": (stray("precursors/emmys.csv"), "precursors/emmys.csv", None, None),
    "award twice": (cell("awards.csv", 3, "id", "oscars"), "awards.csv", 3, "id"),
    "award without a name": (cell("awards.csv", 3, "name", ""), "awards.csv", 3, "name"),
    "headline that is none": (cell("categories.csv", 2, "headline", "movie"), "categories.csv", 2, "headline"),
    "weight that is none": (cell("categories.csv", 2, "weight", "0"), "categories.csv", 2, "weight"),
    "date that is none": (cell("ceremonies.csv", 98, "held", "2025-02-30"), "ceremonies.csv", 98, "held"),
    "date of another year": (cell("ceremonies.csv", 98, "held", "2024-03-02"), "ceremonies.csv", 98, "held"),
    "nominees after the ceremony": (
        cell("ceremonies.csv", 100, "nominations", "2027-03-15"), "ceremonies.csv", 100, "nominations",
    ),
    "year that is none": (cell("ceremonies.csv", 98, "year", "MMXXV"), "ceremonies.csv", 98, "year"),
    "films of no year": (cell("ceremonies.csv", 98, "films_of", "last"), "ceremonies.csv", 98, "films_of"),
    "ceremony of no award": (cell("ceremonies.csv", 98, "award", "oscar"), "ceremonies.csv", 98, "award"),
    "number twice": (cell("ceremonies.csv", 98, "number", "96"), "ceremonies.csv", 98, "number"),
    "ceremony's id with a space": (cell("ceremonies.csv", 98, "id", "oscars 97"), "ceremonies.csv", 98, "id"),
    "meaning of no category": (
        cell("academy_categories.csv", 2, "canonical", "picture"), "academy_categories.csv", 2, "canonical",
    ),
    "meaning twice": (
        cell("academy_categories.csv", 3, "academy_name", "OUTSTANDING PICTURE"),
        "academy_categories.csv", 3, "academy_name",
    ),
    "meaning of no kind": (cell("academy_categories.csv", 2, "kind", ""), "academy_categories.csv", 2, "kind"),
}  # fmt: skip


def matching(
    problems: list[RecordProblem], file: str, line: int | None, field: str | None
) -> list[RecordProblem]:
    return [
        problem
        for problem in problems
        if problem.file == file and problem.field == field and line in (None, problem.line)
    ]


@pytest.mark.parametrize(("damage", "file", "line", "field"), DAMAGES.values(), ids=DAMAGES)
def test_the_checker_names_file_line_and_field(
    small_root: Path, damage: Damage, file: str, line: int | None, field: str | None
) -> None:
    damage(small_root)
    problems = check_record(small_root)
    assert matching(problems, file, line, field), problems
    assert len(
        {(problem.file, problem.line, problem.field, problem.description) for problem in problems}
    ) == len(problems)


@pytest.mark.parametrize("name", ["winner written otherwise", "not UTF-8", "ceremony's file missing"])
def test_the_bot_does_not_start_on_it_and_says_the_same(small_root: Path, name: str) -> None:
    DAMAGES[name][0](small_root)
    with pytest.raises(StartError) as refusal:
        load_record(small_root)
    assert str(refusal.value) == (
        f"The awards record is damaged at {check_record(small_root)[0]}. "
        "Run `python -m bot data check` to see everything that is wrong."
    )


def test_every_fault_is_found_at_once(small_root: Path) -> None:
    cell(FIRST, 3, "result", "yes")(small_root)
    cell(FIRST, 9, "film_ids", "?!")(small_root)
    cell("oscars/002.csv", 2, "kind", "none")(small_root)
    cell("ceremonies.csv", 98, "films_of", "")(small_root)
    found = {(problem.file, problem.line, problem.field) for problem in check_record(small_root)}
    assert found == {
        (FIRST, 3, "result"),
        (FIRST, 9, "film_ids"),
        ("ceremonies.csv", 98, "films_of"),
        ("oscars/002.csv", 2, "kind"),
    }


def test_the_same_bad_id_is_found_on_every_line_that_has_it(small_root: Path) -> None:
    for line in (2, 9):
        cell(FIRST, line, "films", "Wings")(small_root)
        cell(FIRST, line, "film_ids", "?!")(small_root)
    assert [problem.line for problem in check_record(small_root)] == [2, 9]


def test_a_problem_reads_as_a_place_and_a_fault() -> None:
    assert str(RecordProblem("awards.csv", 3, "name", "is empty")) == "awards.csv, line 3, name: is empty"
    assert (
        str(RecordProblem("awards.csv", None, None, "the file is missing"))
        == "awards.csv: the file is missing"
    )


def test_what_a_host_mends_by_hand_is_sound(small_root: Path) -> None:
    cell(FIRST, 3, "result", "winner")(small_root)
    cell(FIRST, 3, "people_ids", "")(small_root)
    assert check_record(small_root) == []
    picture = load_record(small_root).ceremonies["oscars-1"].by_id[CategoryId("best-picture")]
    assert picture.is_tie
    assert picture.by_id[NomineeId("7th-heaven")].people[0].id is None
