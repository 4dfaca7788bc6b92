import ast
import csv
import json
import re
import subprocess
import sys
from dataclasses import replace
from io import StringIO
from pathlib import Path
from textwrap import dedent

import pytest

from bot.contests import export
from bot.contests.export import ContestExport
from bot.contests.model import Ballot, ContestState, Rules, Scoring
from bot.contests.proof import find_sealed_fields
from bot.contests.rules import SEALING_DELAY
from bot.contests.standings import compute_standings
from bot.contests.tally import ContestTally, find_nominees_in_play
from bot.ids import CategoryId, NomineeId
from bot.proof import compute_line, compute_proof
from bot.record.model import Category, Ceremony, FilmCredit, Headline, Nominee
from bot.results.model import Results
from tests.contests.small_contests import LOCK, ballot, contest, erased, rules, sealed, won

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", " =1+1", "\n=1+1", "＝1+1", "\x00=1+1"]

BALLOTS = [
    sealed(replace(ballot(100000000000000001, {"a": "x", "b": "y"}, 215), name="Amélie")),
    sealed(replace(ballot(100000000000000002, {"a": "y"}, -3), name='=HYPERLINK("evil")')),
    sealed(replace(ballot(100000000000000003, {"a": "x", "b": "x"}), name='Line\nbreak, comma and "quote"')),
    erased(sealed(ballot(100000000000000004, {"a": "x"}))),
]


def ceremony(title: str = "Anora", category: str = "Best Picture") -> Ceremony:
    nominees = (
        Nominee(NomineeId("x"), (FilmCredit("tt1", title),)),
        Nominee(NomineeId("y"), (FilmCredit("tt2", "Conclave"),)),
    )
    categories = tuple(Category(CategoryId(key), None, category, Headline.FILM, nominees) for key in "ab")
    return Ceremony("own-1", "own", None, "The Club's Night", 2027, None, "2026", categories)


def exported(
    *ballots: Ballot,
    title: str = "The 99th",
    played_by: Rules | None = None,
    slate: Ceremony | None = None,
    results: Results | None = None,
) -> ContestExport:
    slate = slate or ceremony()
    played_by = played_by or replace(
        rules("a", "b", scoring=Scoring.BOLD, weight=3), tiebreaker="How many minutes?"
    )
    made = contest(
        title=title,
        state=ContestState.FINISHED,
        rules=played_by,
        sealed_at=LOCK + SEALING_DELAY,
        proof=compute_proof(one.line or "" for one in ballots),
        tiebreaker_answer=210,
    )
    tally = ContestTally.from_ballots(played_by, ballots, find_nominees_in_play(slate.categories))
    results = results or won(a="x")
    return ContestExport(made, slate, results, compute_standings(tally, results, 210))


def rows(made: ContestExport) -> list[list[str]]:
    return list(csv.reader(StringIO(made.to_csv().removeprefix("\ufeff"), newline="")))


def recipes() -> list[str]:
    """The programs that the module's text shows."""
    described = ast.get_docstring(ast.parse(Path(export.__file__).read_text("utf-8"))) or ""
    blocks = re.findall(r"(?:^    .+\n?)+", described, re.MULTILINE)
    return [dedent(block) for block in blocks]


def recomputed(made: ContestExport, folder: Path) -> list[str]:
    """What the programs print about an export saved to files."""
    (folder / "contest.csv").write_bytes(made.to_csv().encode())
    (folder / "contest.json").write_bytes(made.to_json().encode())
    return [
        subprocess.run(  # noqa: S603 - the programs are the module's own
            [sys.executable, "-W", "ignore::ResourceWarning", "-c", recipe],
            cwd=folder,
            capture_output=True,
            check=True,
            text=True,
        ).stdout.strip()
        for recipe in recipes()
    ]


def test_anyone_recomputes_the_proof_from_either_file_in_five_lines(tmp_path: Path) -> None:
    assert [len(recipe.splitlines()) for recipe in recipes()] == [5, 5]
    assert recomputed(exported(*BALLOTS), tmp_path) == ["True", "True"]


def test_a_guests_ballot_is_recomputed_like_a_members(tmp_path: Path) -> None:
    guest = replace(BALLOTS[0], member_id=None, guest=3, name="Gus")
    fields = find_sealed_fields(guest)
    assert fields is not None
    made = exported(*BALLOTS[1:], replace(guest, line=compute_line(fields)))
    assert recomputed(made, tmp_path) == ["True", "True"]
    assert "Gus (guest 3)" in made.to_csv()


def test_a_changed_ballot_breaks_the_proof_in_either_file(tmp_path: Path) -> None:
    made = exported(*BALLOTS)
    changed = exported(replace(BALLOTS[0], picks=BALLOTS[1].picks), *BALLOTS[1:])
    assert recomputed(replace(changed, contest=made.contest), tmp_path) == ["False", "False"]


def test_the_head_names_the_rules_and_the_results() -> None:
    facts = {row[0]: row[1:] for row in rows(exported(*BALLOTS))}
    assert facts["contest"] == ["The 99th"]
    assert facts["ceremony"] == ["The Club's Night"]
    assert facts["scoring"] == ["bold"]
    assert facts["points"] == ["weight × (P − C + 1)"]
    assert facts["tiebreaker"] == ["How many minutes?", "210"]
    assert facts["late entries"] == ["no"]
    assert facts["locked at"] == ["2027-03-14T23:00:00+00:00"]
    assert facts["sealed at"] == ["2027-03-14T23:00:05+00:00"]
    made = exported(*BALLOTS, results=replace(won(a="xy"), voided=frozenset("b")))
    assert [row for row in rows(made) if row[0] == "category"] == [
        ["category", "Best Picture", "3", "Anora; Conclave"],
        ["category", "Best Picture", "3", "void"],
    ]
    assert [category["voided"] for category in json.loads(made.to_json())["categories"]] == [False, True]


def test_a_contest_of_late_entries_and_open_ballots_says_so() -> None:
    played_by = replace(rules("a", "b"), late_entries=True, open_ballots=True)
    facts = {row[0]: row[1:] for row in rows(exported(*BALLOTS, played_by=played_by))}
    assert (facts["late entries"], facts["open ballots"]) == (["yes"], ["yes"])


def test_a_spreadsheet_is_told_that_the_csv_is_utf_8() -> None:
    assert exported(*BALLOTS).to_csv().encode().startswith(b"\xef\xbb\xbf")


def test_the_table_is_the_standings_with_every_pick_by_name() -> None:
    table = rows(exported(*BALLOTS))[-5:]
    assert table[0][:7] == ["rank", "name", "points", "right", "Best Picture", "Best Picture", "tiebreaker"]
    assert table[1][:7] == ["1", "Amélie", "6", "1", "Anora", "Conclave", "215"]
    assert table[4][:7] == ["4", '\'=HYPERLINK("evil")', "0", "0", "Conclave", "", "-3"]


@pytest.mark.parametrize(
    ("scoring", "weight"),
    [(Scoring.CLASSIC, 1), (Scoring.CONFIDENCE, 1), (Scoring.WEIGHTED, 3), (Scoring.BOLD, 3)],
)
def test_weights_are_exported_where_they_count_and_1_elsewhere(scoring: Scoring, weight: int) -> None:
    made = exported(*BALLOTS, played_by=rules("a", "b", scoring=scoring, weight=3))
    assert [row[2] for row in rows(made) if row[0] == "category"] == [str(weight)] * 2
    assert [category["weight"] for category in json.loads(made.to_json())["categories"]] == [weight] * 2


def test_an_erased_member_is_a_line_and_nothing_else() -> None:
    made = exported(*BALLOTS)
    line = BALLOTS[3].line
    assert [row for row in rows(made) if line in row] == [[""] * 7 + [line, ""]]
    assert {"line": line, "sealed": None} in json.loads(made.to_json())["ballots"]
    assert "100000000000000004" not in made.to_csv() + made.to_json()


def test_stakes_stand_beside_their_picks() -> None:
    staked = sealed(ballot(1, {"a": ("x", 2), "b": ("y", 1)}))
    made = exported(staked, played_by=rules("a", "b", scoring=Scoring.CONFIDENCE))
    assert rows(made)[-1][4:6] == ["Anora (2)", "Conclave (1)"]
    assert json.loads(made.to_json())["ballots"][0]["sealed"]["stakes"] == {"a": 2, "b": 1}


def test_members_are_text_in_json_since_many_programs_cannot_count_so_far() -> None:
    document = json.loads(exported(*BALLOTS).to_json())
    assert document["ballots"][0]["sealed"]["member"] == "100000000000000001"
    assert document["scoring"] == "bold"
    assert document["categories"][0]["nominees"] == {"x": "Anora", "y": "Conclave"}
    assert document["categories"][0]["winners"] == ["x"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_words_from_people_can_be_a_formula_and_the_proof_still_holds(
    formula: str, tmp_path: Path
) -> None:
    made = exported(
        sealed(replace(ballot(1, {"a": "x", "b": "y"}), name=formula)),
        title=formula,
        played_by=replace(rules("a", "b"), tiebreaker=formula),
        slate=replace(ceremony(title=formula, category=formula), name=formula),
        results=won(a="xy"),
    )
    dangerous = [cell for row in rows(made) for cell in row if re.match(r"[\s\x00]*[=+\-@＝]", cell)]
    assert dangerous == []
    assert not any(control in cell for row in rows(made) for cell in row for control in "\t\r\n\x00")
    assert recomputed(made, tmp_path) == ["True", "True"]
