"""The figures of how the code reads stay where they are: what is added is named and sized like the rest."""

from pathlib import Path

import pytest

from tests.house.figures import PACKAGES, House, measure_house

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def house() -> House:
    return measure_house()


def test_ids_have_types_of_their_own_and_are_named_where_they_are_passed(house: House) -> None:
    assert house.bare_ids == []
    assert house.id_splats == []


def test_a_long_list_of_arguments_is_passed_by_name(house: House) -> None:
    assert house.many_positional == []


def test_more_than_five_positional_parameters_are_noticed(tmp_path: Path) -> None:
    for package in PACKAGES:
        (tmp_path / package).mkdir()
    (tmp_path / "bot/crowded.py").write_text(
        "def join_all(a, b, c, d, e, f): ...\n"
        "def join_some(a, b, c, d, e, *, f): ...\n"
        "class Crowd:\n"
        "    def join_all(self, a, b, c, d, e, f): ...\n"
        "    def join_some(self, a, b, c, d, e): ...\n"
        "    @app_commands.command()\n"
        "    async def join(self, interaction, a, b, c, d, e, f): ...\n"
    )
    assert measure_house(tmp_path).many_positional == [
        "bot/crowded.py:1 join_all (6)",
        "bot/crowded.py:4 join_all (6)",
    ]


def test_functions_are_named_by_a_verb_and_its_object(house: House) -> None:
    assert house.one_word_share <= 0.1


def test_a_public_name_means_one_thing(house: House) -> None:
    assert house.shared_name_share <= 0.01, house.shared_names


def test_numeric_constants_say_their_subject(house: House) -> None:
    assert house.one_word_constants == []


def test_no_module_and_no_function_is_too_long(house: House) -> None:
    assert {place: lines for place, lines in house.modules.items() if lines > 350} == {}
    assert house.long_functions == []
