from dataclasses import replace

from bot.ids import CategoryId
from bot.record.precursor_picks import PrecursorPick, list_precursor_picks
from bot.record.record import OWN_AWARD_ID, Record
from bot.verdicts.virtual_players import follow_precursors


def test_what_the_earlier_awards_said_of_a_ceremony(record: Record) -> None:
    said = list(list_precursor_picks(record, record.ceremonies["oscars-97"]))

    pictures = {one.award: one.nominee_ids for one in said if one.category_id == "best-picture"}
    assert pictures == {
        "golden-globes": ("the-brutalist", "emilia-perez"),
        "bafta": ("conclave",),
        "actor-awards": ("conclave",),
        "critics-choice": ("anora",),
        "pga": ("anora",),
        "spirit": ("anora",),
    }
    # The Critics' director, Jon M. Chu, was not among the Academy's five.
    assert PrecursorPick(CategoryId("best-director"), "critics-choice", (), 19, 26) in said
    followed = follow_precursors(said).picks
    assert followed[CategoryId("best-picture")] == "anora"
    assert followed[CategoryId("best-actress")] == "demi-moore"
    assert "cinematography" not in followed


def test_a_servers_own_slate_of_the_same_nominees_is_foretold_too(record: Record) -> None:
    oscars = record.ceremonies["oscars-97"]
    own = replace(oscars, id="own-1", award=OWN_AWARD_ID, films_of="")
    assert list(list_precursor_picks(record, own)) == list(list_precursor_picks(record, oscars))
    assert follow_precursors(list_precursor_picks(record, replace(own, year=2024))).picks == {}


def test_earlier_awards_are_foretold_by_nobody(record: Record) -> None:
    assert list(list_precursor_picks(record, record.ceremonies["bafta-2025"])) == []
