"""The shipped files against what is known of them from elsewhere."""

from collections import Counter
from datetime import date
from pathlib import Path

from bot.ids import CategoryId
from bot.record.model import CategoryClass, Ceremony, Headline
from bot.record.record import Record
from data.format import OSCARS, name_oscars_file, name_precursor_file
from data.record_files import RECORD_FOLDER, check_record
from data.writer import write_ceremonies, write_slates


def oscars(record: Record) -> list[Ceremony]:
    return [ceremony for ceremony in record.ceremonies.values() if ceremony.award == OSCARS]


def competitive_wins(record: Record, person: str) -> int:
    return sum(
        nomination.nominee.winner
        for nomination in record.person_nominations[person]
        if nomination.ceremony.award == OSCARS and nomination.category.kind is CategoryClass.COMPETITIVE
    )


def film_wins(record: Record, ceremony: str) -> Counter[str]:
    contested = record.ceremonies[ceremony].contested
    return Counter(
        film.title for category in contested for winner in category.winners for film in winner.films
    )


def test_the_shipped_files_are_sound() -> None:
    assert check_record(RECORD_FOLDER) == []


def test_every_ceremony_to_the_98th_has_winners_in_every_contest_and_the_next_two_have_none(
    record: Record,
) -> None:
    ceremonies = oscars(record)
    assert [ceremony.number for ceremony in ceremonies] == list(range(1, 101))
    for ceremony in ceremonies[:98]:
        assert ceremony.contested, ceremony.name
        assert all(category.winners for category in ceremony.contested), ceremony.name
    assert [ceremony.categories for ceremony in ceremonies[98:]] == [(), ()]


def test_nothing_was_lost_or_added_on_the_way(record: Record) -> None:
    """10,834 competitive rows, less 82 that were no nominations, two joined to another and five honours; and
    an award of 919 that the list lacks.
    """
    nominees = Counter(
        category.kind
        for ceremony in oscars(record)
        for category in ceremony.categories
        for _ in category.nominees
    )
    assert nominees == {
        CategoryClass.COMPETITIVE: 10_834 - 82 - 2 - 5,
        CategoryClass.HONORARY: 384 + 5,
        CategoryClass.SCIENTIFIC: 919 + 1,
    }
    assert (
        sum(len(category.winners) for ceremony in oscars(record) for category in ceremony.contested) == 2213
    )


def test_ceremonies_are_dated_as_they_were_held(record: Record) -> None:
    by_year = Counter(ceremony.year for ceremony in oscars(record))
    assert by_year[1930] == 2
    assert by_year[1933] == 0
    assert record.ceremonies["oscars-97"].held == date(2025, 3, 2)
    assert record.ceremonies["oscars-1"].films_of == "1927/28"
    assert record.ceremonies["oscars-98"].films_of == "2025"


def test_the_coming_season_is_known(record: Record) -> None:
    coming = record.ceremonies["oscars-99"]
    assert (coming.nominations, coming.held, coming.films_of) == (
        date(2027, 1, 21),
        date(2027, 3, 14),
        "2026",
    )
    assert record.ceremonies["oscars-100"].held == date(2028, 3, 5)
    assert record.ceremonies["bafta-2027"].held == date(2027, 2, 21)


def test_uncertain_dates_are_blank(record: Record) -> None:
    assert record.ceremonies["spirit-2027"].held is None
    assert record.ceremonies["golden-globes-2027"].held == date(2027, 1, 10)
    assert record.ceremonies["golden-globes-2027"].nominations == date(2026, 12, 7)
    assert record.ceremonies["spirit-2027"].nominations is None


def test_anora_won_five_at_the_97th(record: Record) -> None:
    categories = record.ceremonies["oscars-97"].by_id
    won = {
        category.id
        for category in categories.values()
        for winner in category.winners
        if winner.id in ("anora", "sean-baker", "mikey-madison")
    }
    assert won == {"best-picture", "best-director", "best-actress", "original-screenplay", "film-editing"}
    assert categories[CategoryId("film-editing")].winners[0].people[0].name == "Sean Baker"


def test_the_three_films_with_eleven(record: Record) -> None:
    assert film_wins(record, "oscars-32")["Ben-Hur"] == 11
    assert film_wins(record, "oscars-70")["Titanic"] == 11
    assert film_wins(record, "oscars-76")["The Lord of the Rings: The Return of the King"] == 11


def test_the_people_with_most(record: Record) -> None:
    assert competitive_wins(record, "nm0000370") == 22  # Walt Disney
    assert competitive_wins(record, "nm0000031") == 4  # Katharine Hepburn


def test_the_98th(record: Record) -> None:
    assert len(record.ceremonies["oscars-98"].contested) == 24
    wins = film_wins(record, "oscars-98")
    assert (wins["One Battle After Another"], wins["Sinners"], wins["Frankenstein"]) == (6, 4, 3)
    nominations = [
        nomination
        for nomination in record.film_nominations["tt31193180"]
        if nomination.ceremony.award == OSCARS
    ]
    assert len(nominations) == 16


def test_ties_are_these_and_no_others(record: Record) -> None:
    ties = {
        (ceremony.number, category.id)
        for ceremony in oscars(record)
        for category in ceremony.contested
        if category.is_tie
    }
    assert ties == {
        (5, "best-actor"),
        (22, "documentary-short"),
        (41, "best-actress"),
        (59, "documentary-feature"),
        (67, "live-action-short"),
        (85, "sound-editing"),
        (98, "live-action-short"),
    }


def test_todays_categories_come_first_in_their_order(record: Record) -> None:
    today = [category.id for category in record.ceremonies["oscars-98"].contested]
    assert list(record.canonical)[:24] == today
    assert record.canonical["best-picture"].weight == 5
    assert {category.weight for category in record.ceremonies["oscars-98"].contested[1:6]} == {3}
    assert record.canonical["original-song"].headline is Headline.SONG


def test_a_prize_is_one_through_the_years_whatever_it_was_called(record: Record) -> None:
    names = {category.name for _, category in record.history["best-picture", OSCARS]}
    assert {"Outstanding Picture", "Outstanding Production", "Best Motion Picture", "Best Picture"} <= names
    assert len({ceremony.id for ceremony, _ in record.history["best-picture", OSCARS]}) == 98
    colours = [
        category.id
        for ceremony, category in record.history["cinematography", OSCARS]
        if ceremony.number == 20
    ]
    assert colours == ["cinematography-black-and-white", "cinematography-color"]


def test_the_only_score_prize_of_its_year_is_the_original_score(record: Record) -> None:
    kwai = record.ceremonies["oscars-30"].by_id[CategoryId("original-score")]
    assert kwai.winners[0].films[0].title == "The Bridge on the River Kwai"
    two = record.ceremonies["oscars-11"].by_id
    assert {"original-score", "adaptation-score"} <= two.keys()


def test_every_file_is_as_the_program_writes_it(record: Record, root: Path) -> None:
    ceremonies = list(record.ceremonies.values())
    listed = sorted(ceremonies, key=lambda ceremony: list(record.awards).index(ceremony.award))
    write_ceremonies(root, listed)
    for award in record.awards:
        own = [ceremony for ceremony in ceremonies if ceremony.award == award]
        if award != OSCARS:
            write_slates(root, name_precursor_file(award), own)
            assert (root / name_precursor_file(award)).read_bytes() == (
                RECORD_FOLDER / name_precursor_file(award)
            ).read_bytes()
            continue
        for number, ceremony in enumerate(own[:98], start=1):
            write_slates(root, name_oscars_file(number), [ceremony])
            assert (root / name_oscars_file(number)).read_bytes() == (
                RECORD_FOLDER / name_oscars_file(number)
            ).read_bytes()
    assert (root / "ceremonies.csv").read_bytes() == (RECORD_FOLDER / "ceremonies.csv").read_bytes()
