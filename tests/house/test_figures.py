"""The figures of how the code reads stay where they are: what is added is named and sized like the rest."""

import pytest

from tests.house.figures import House, measure_house

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def house() -> House:
    return measure_house()


def test_ids_have_types_of_their_own_and_are_named_where_they_are_passed(house: House) -> None:
    assert house.bare_ids == []
    assert house.id_splats == []


def test_functions_are_named_by_a_verb_and_its_object(house: House) -> None:
    assert house.one_word_share <= 0.1


def test_a_public_name_means_one_thing(house: House) -> None:
    assert house.shared_name_share <= 0.01, house.shared_names


def test_numeric_constants_say_their_subject(house: House) -> None:
    assert house.one_word_constants == []


def test_no_module_and_no_function_is_too_long(house: House) -> None:
    assert {place: lines for place, lines in house.modules.items() if lines > 350} == {}
    assert house.long_functions == []
