"""The programs that made the shipped files, on small sources of their own."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from bot.ids import CategoryId
from bot.record.festivals import FestivalPrize, FestivalWin
from bot.record.model import Category
from bot.record.record import Record
from data.rebuild import rebuild_record
from data.record_files import RECORD_FOLDER, load_record
from tests.data.upstream import nominee, write

AWARDS = ("golden-globes", "bafta", "actor-awards", "critics-choice", "dga", "pga", "wga", "spirit")


def write_list(path: Path, header: str, *lines: str) -> None:
    path.write_text("\n".join([header, *lines, ""]), "utf-8")


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """One Oscar ceremony, dated 2025, one of each earlier award in that season, and some of long before."""
    folder = tmp_path / "sources"
    folder.mkdir()
    rows = [
        nominee("Anora", 7, Ceremony="1", Year="1927/28", Winner="True"),
        nominee("Anora", 7, Ceremony="1", Year="1927/28", Category="DIRECTING", Nominees="Sean Baker"),
    ]
    write(folder / "oscars.csv", *rows)
    write_list(folder / "ceremony_dates.csv", "ceremony,date", "1,2025-03-02", "99,2027-03-14")
    event: dict[str, object] = {
        "edition": 80,
        "nominations": "2027-01-19",
        "ceremony": "2027-02-21",
        "confidence": "official",
    }
    uncertain = {"spirit": {"confidence": "UNVERIFIED (one aggregator)", "nominations": None}}
    events = [event | {"id": award} | uncertain.get(award, {}) for award in AWARDS]
    oscars = {"id": "oscars", "edition": 99, "nominations": "2027-01-21", "ceremony": "2027-03-14"}
    events.append(event | oscars)
    (folder / "season_2026_27.json").write_text(json.dumps({"events": events}), "utf-8")
    write_list(
        folder / "precursors.csv",
        "award,ceremony_year,category,person,film,winner",
        *(f"{award},2025,picture,,Anora,yes" for award in AWARDS if award != "wga"),
        "wga,2025,screenplay,,Anora,yes",
        "dga,2025,director,Sean Baker,ANÓRA!,yes",
        "dga,2025,director,Sean Baker|Nobody,Pi,",
        "golden-globes,2025,picture,,Pi,yes",
        "golden-globes,2025,picture,,No Other Choice,",
        "spirit,2025,picture,,Pi,",
        "golden-globes,2025,actor,Nobody,Pi,yes",
        "golden-globes,2025,actor,Somebody,Anora,yes",
        "bafta,2010,picture,,Anora,yes",
        "bafta,2010,actor,Nobody,Pi,yes",
    )
    write_list(
        folder / "golden_globes_film_1944_2020.csv",
        "award,ceremony_year,category,part,person,film,winner",
        'golden-globes,1976,best-actor,comedy,Nobody,"Sunshine Boys, The",yes',
        "golden-globes,1976,best-actor,comedy,Ann,For The Win (1975),",
        "golden-globes,1976,best-actor,drama,Bob,Gloom,yes",
        "golden-globes,1976,best-screenplay,,One Of Three Writers,Gloom,yes",
        "golden-globes,1976,international-feature,,,A Director,yes",
        'golden-globes,1976,original-song,,"Blue, Bob, Ann",Gloom,yes',
    )
    write_list(
        folder / "precursors_wikipedia_1961_2017.csv",
        "award,ceremony_year,category,person,person_id,film,film_id,winner",
        "bafta,1966,best-actor,Nobody,,Pi,,yes",
        "bafta,1966,best-actor,Ann,,Gloom,,",
        "bafta,2010,best-actor,Nobody,,Pi,,",
        *(f"bafta,2010,best-actor,Player {number},,Pi,," for number in range(4)),
        "golden-globes,1976,best-actor,Somebody Else,,Gloom,,yes",
    )
    write_list(
        folder / "golden_globes_drama_comedy_split_2001_2026.csv",
        "award,ceremony_year,category,part,film_id,film,winner",
        "golden-globes,2025,best-picture,drama,tt00000007,Anora,yes",
        "golden-globes,2025,best-picture,comedy,tt0000009,Pi,yes",
        "golden-globes,2025,best-picture,comedy,tt1527793,,",
        "golden-globes,2025,best-actor,drama,tt00000007,Anora,yes",
        "golden-globes,2025,best-actor,comedy,tt0000009,Pi,yes",
        "golden-globes,2025,best-screenplay,,tt00000007,Anora,yes",
    )
    write_list(
        folder / "wga_original_adapted_2001_2026.csv",
        "award,ceremony_year,category,film_id,film,winner",
        "wga,2025,original-screenplay,tt00000007,Anora,yes",
        "wga,2025,adapted-screenplay,tt20215968,,",
    )
    write_list(folder / "film_ids_for_x_films.csv", "x_id,imdb_id,film", "x-pi-2024,tt0000009,Pi")
    write_list(
        folder / "festival_prizes.csv",
        "award,year,prize,film_id,film",
        "cesar,2025,best-film,tt00000007,Anora",
        "cannes,2024,palme-dor,tt00000007,Anora",
    )
    return folder


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A record with nothing but what is written by hand."""
    root = tmp_path / "bare"
    root.mkdir()
    for file in ("awards.csv", "categories.csv", "academy_categories.csv", "nicknames.csv"):
        shutil.copyfile(RECORD_FOLDER / file, root / file)
    return root


@pytest.fixture
def made(sources: Path, bare: Path) -> Record:
    """The record of these sources."""
    rebuild_record(sources, bare)
    return load_record(bare)


def get_category(record: Record, ceremony: str, category: str) -> Category:
    return record.ceremonies[ceremony].by_id[CategoryId(category)]


def test_a_record_is_made_from_its_sources_alone(sources: Path, bare: Path) -> None:
    report = rebuild_record(sources, bare)
    assert (report.ceremonies_added, report.added) == ((1,), 2)
    record = load_record(bare)
    assert record.ceremonies["oscars-1"].held == date(2025, 3, 2)
    assert record.ceremonies["oscars-99"].nominations == date(2027, 1, 21)
    assert record.ceremonies["bafta-2025"].number == 78
    assert record.ceremonies["bafta-2027"].held == date(2027, 2, 21)
    assert record.ceremonies["spirit-2027"].held is None
    assert len(record.season_dates) == 2 * 9 - 1, "of each award but one the nominations and the ceremony"


def test_making_it_again_changes_nothing(sources: Path, bare: Path) -> None:
    rebuild_record(sources, bare)
    before = {path: path.read_bytes() for path in bare.rglob("*.csv")}
    report = rebuild_record(sources, bare)
    assert (report.added, report.changed, report.removed) == (0, 0, 0)
    assert {path: path.read_bytes() for path in bare.rglob("*.csv")} == before


def test_titles_join_in_their_season_and_names_at_their_film(made: Record) -> None:
    directors = get_category(made, "dga-2025", "best-director").nominees
    assert [nominee.films[0].id for nominee in directors] == ["tt00000007", "tt0000009"]
    assert directors[0].films[0].title == "Anora"
    assert [person.id for person in directors[0].people] == ["nm00000007"]
    assert [person.id for person in directors[1].people] == ["nm00000007", "x-nobody"]
    elsewhere = get_category(made, "bafta-2010", "best-picture").nominees[0].films[0]
    assert elsewhere.id == "x-anora-2009"


def test_what_is_known_by_winners_alone_says_so(made: Record) -> None:
    assert get_category(made, "golden-globes-2025", "best-actor-drama").winners_only
    assert get_category(made, "spirit-2025", "best-picture").complete
    directors = get_category(made, "dga-2025", "best-director")  # of whom there are five
    assert (directors.complete, directors.winners_only) == (False, False)


def test_the_halves_of_a_prize_are_told_apart_and_the_whole_is_found_still(made: Record) -> None:
    halves = {
        category.id: [nominee.id for nominee in category.nominees]
        for category in made.ceremonies["golden-globes-2025"].categories
    }
    assert halves == {
        "best-picture-drama": ["anora"],
        "best-picture-musical-or-comedy": ["pi", "no-other-choice"],
        "best-actor-drama": ["somebody"],
        "best-actor-musical-or-comedy": ["nobody"],
        "best-screenplay": ["anora"],
    }
    whole = get_category(made, "golden-globes-2025", "best-picture")
    assert [nominee.id for nominee in whole.nominees] == ["anora", "pi", "no-other-choice"]
    assert (whole.divided, whole.is_tie) == (True, False)
    written = get_category(made, "wga-2025", "best-screenplay")
    assert [nominee.id for nominee in written.nominees] == ["anora", "hit-man"]


def test_another_list_adds_the_nominees_of_a_prize_that_is_known_by_its_winner(made: Record) -> None:
    actors = get_category(made, "bafta-2010", "best-actor")
    assert actors.nominees[0].id == "nobody"
    assert (len(actors.nominees), [winner.id for winner in actors.winners]) == (5, ["nobody"])
    assert actors.complete


def test_what_a_list_does_not_say_is_marked(made: Record) -> None:
    actors = get_category(made, "bafta-1966", "best-actor")  # one for a British and one for a foreign actor
    assert (actors.complete, actors.winners_only, actors.divided, actors.unsettled) == (
        False,
        False,
        True,
        True,
    )
    assert not actors.can_be_voted_on


def test_titles_and_songs_are_spelt_as_elsewhere(made: Record) -> None:
    comedy = get_category(made, "golden-globes-1976", "best-actor-musical-or-comedy").nominees
    assert [nominee.films[0].title for nominee in comedy] == [
        "The Sunshine Boys",
        "For the Win",
        "The Sunshine Boys",
    ]
    (song,) = get_category(made, "golden-globes-1976", "original-song").nominees
    assert (song.song, [person.name for person in song.people]) == ("Blue", ["Bob", "Ann"])


def test_what_a_list_has_by_halves_is_left_out(made: Record) -> None:
    ceremony = made.ceremonies["golden-globes-1976"]
    assert CategoryId("international-feature") not in ceremony.by_id
    assert get_category(made, "golden-globes-1976", "best-screenplay").nominees[0].people == ()


def test_prizes_of_festivals_stand_beside_the_record(made: Record) -> None:
    assert made.festival_wins == {
        "tt00000007": [FestivalWin(FestivalPrize.PALME_DOR, 2024), FestivalWin(FestivalPrize.CESAR, 2025)]
    }
