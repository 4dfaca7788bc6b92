"""The programs that made the shipped files, on small sources of their own."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from bot.ids import CategoryId
from data.rebuild import rebuild_record
from data.record_files import RECORD_FOLDER, load_record
from tests.data.upstream import nominee, write

AWARDS = ("golden-globes", "bafta", "actor-awards", "critics-choice", "dga", "pga", "wga", "spirit")


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """One Oscar ceremony, dated 2025, and one of each earlier award in that season and long before."""
    folder = tmp_path / "sources"
    folder.mkdir()
    rows = [
        nominee("Anora", 7, Ceremony="1", Year="1927/28", Winner="True"),
        nominee("Anora", 7, Ceremony="1", Year="1927/28", Category="DIRECTING", Nominees="Sean Baker"),
    ]
    write(folder / "oscars.csv", *rows)
    (folder / "ceremony_dates.csv").write_text("ceremony,date\n1,2025-03-02\n99,2027-03-14\n", "utf-8")
    event: dict[str, object] = {
        "edition": 80,
        "nominations": "2027-01-19",
        "ceremony": "2027-02-21",
        "confidence": "official",
    }
    uncertain = {"spirit": {"confidence": "UNVERIFIED (one aggregator)", "nominations": None}}
    events = [event | {"id": award} | uncertain.get(award, {}) for award in AWARDS]
    events.append(event | {"id": "oscars", "edition": 99, "nominations": "2027-01-21"})
    (folder / "season_2026_27.json").write_text(json.dumps({"events": events}), "utf-8")
    lines = ["award,ceremony_year,category,person,film,winner"]
    lines += [f"{award},2025,picture,,Anora,yes" for award in AWARDS]
    lines += ["dga,2025,director,Sean Baker,ANÓRA!,yes", "dga,2025,director,Sean Baker|Nobody,Pi,"]
    lines += ["golden-globes,2025,picture,,Pi,yes", "bafta,2010,picture,,Anora,yes"]
    (folder / "precursors.csv").write_text("\n".join([*lines, ""]), "utf-8")
    return folder


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A record with nothing but what is written by hand."""
    root = tmp_path / "bare"
    root.mkdir()
    for file in ("awards.csv", "categories.csv", "academy_categories.csv", "nicknames.csv"):
        shutil.copyfile(RECORD_FOLDER / file, root / file)
    return root


def test_a_record_is_made_from_its_sources_alone(sources: Path, bare: Path) -> None:
    report = rebuild_record(sources, bare)
    assert (report.ceremonies_added, report.added) == ((1,), 2)
    record = load_record(bare)
    assert record.ceremonies["oscars-1"].held == date(2025, 3, 2)
    assert record.ceremonies["oscars-99"].nominations == date(2027, 1, 21)
    assert record.ceremonies["bafta-2025"].number == 78
    assert record.ceremonies["bafta-2027"].held == date(2027, 2, 21)
    assert record.ceremonies["spirit-2027"].held is None


def test_making_it_again_changes_nothing(sources: Path, bare: Path) -> None:
    rebuild_record(sources, bare)
    before = {path: path.read_bytes() for path in bare.rglob("*.csv")}
    report = rebuild_record(sources, bare)
    assert (report.added, report.changed, report.removed) == (0, 0, 0)
    assert {path: path.read_bytes() for path in bare.rglob("*.csv")} == before


def test_titles_join_in_their_season_and_names_at_their_film(sources: Path, bare: Path) -> None:
    rebuild_record(sources, bare)
    record = load_record(bare)
    directors = record.ceremonies["dga-2025"].by_id[CategoryId("best-director")].nominees
    assert [nominee.films[0].id for nominee in directors] == ["tt00000007", "x-pi-2024"]
    assert directors[0].films[0].title == "Anora"
    assert [person.id for person in directors[0].people] == ["nm00000007"]
    assert [person.id for person in directors[1].people] == ["nm00000007", "x-nobody"]
    elsewhere = record.ceremonies["bafta-2010"].by_id[CategoryId("best-picture")].nominees[0].films[0]
    assert elsewhere.id == "x-anora-2009"


def test_what_is_divided_or_known_by_winners_alone_says_so(sources: Path, bare: Path) -> None:
    rebuild_record(sources, bare)
    ceremonies = load_record(bare).ceremonies
    globes = ceremonies["golden-globes-2025"].by_id[CategoryId("best-picture")]
    assert (globes.divided, globes.complete) == (True, False)
    assert ceremonies["dga-2025"].by_id[CategoryId("best-director")].complete
