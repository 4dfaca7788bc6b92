"""Which question comes next."""

from hypothesis import given
from hypothesis import strategies as st

from bot.discussion.questions.general import DoubleBill, OneScene, OneSentence
from bot.discussion.questions.question import OpenQuestion, choose_question
from bot.record.model import Film

FILM = Film("tt1", "Anora", "2024")
THREE: list[OpenQuestion] = [OneScene(FILM), DoubleBill(FILM), OneSentence(FILM)]
KINDS = ["one-scene", "double-bill", "one-sentence"]


def test_the_most_striking_comes_first():
    assert choose_question(THREE, "", []).kind == "one-scene"


def test_it_goes_round():
    asked, heard = "", list[str]()
    for _ in range(6):
        asked = choose_question(THREE, asked, heard).kind
        heard.insert(0, asked)

    assert heard[::-1] == [*KINDS, *KINDS]


def test_what_the_server_has_not_heard_lately_goes_first():
    assert choose_question(THREE, "", ["double-bill", "one-scene"]).kind == "one-sentence"


def test_of_what_it_has_heard_the_longest_ago_goes_first():
    assert choose_question(THREE, "", ["one-scene", "one-sentence", "double-bill"]).kind == "double-bill"


@given(st.sampled_from([*KINDS, "", "gone"]), st.lists(st.sampled_from([*KINDS, "upset"])))
def test_never_the_same_twice_in_a_row(asked_here: str, heard: list[str]):
    chosen = choose_question(THREE, asked_here, heard).kind

    assert chosen != asked_here
    assert chosen not in heard[:1]
