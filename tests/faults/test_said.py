"""What the faults hold the bot to: every course that unanswered presses leave open, none that an answer rules out."""

from tests.faults.said import Change, Said


def put(kept: str) -> Change:
    return lambda _: (kept,)


def append(kept: str) -> Change:
    return lambda before: (*before, kept)


def test_what_is_acknowledged_is_kept() -> None:
    said = Said()
    first = said.press(put("Anora"))
    assert said.possible == {(), ("Anora",)}
    said.acknowledge(first)
    assert said.possible == {("Anora",)}


def test_an_apology_leaves_open_whether_it_is_kept() -> None:
    said = Said()
    said.refuse(said.press(put("Anora")))
    assert said.possible == {(), ("Anora",)}
    said.acknowledge(said.press(put("Flow")))
    assert said.possible == {("Flow",)}


def test_a_press_without_an_answer_may_come_after_a_later_one() -> None:
    said = Said()
    said.press(append("Anora"))
    said.acknowledge(said.press(append("Flow")))
    assert said.possible == {("Flow",), ("Anora", "Flow"), ("Flow", "Anora")}


def test_an_answer_that_comes_late_rules_out_what_did_not_happen() -> None:
    said = Said()
    late = said.press(put("Anora"))
    said.acknowledge(said.press(put("Flow")))
    said.acknowledge(late)
    assert said.possible == {("Anora",), ("Flow",)}
    said.acknowledge(said.press(put("Conclave")))
    assert said.possible == {("Conclave",)}


def test_what_a_dead_bot_did_not_do_it_will_not_do() -> None:
    said = Said()
    told_late, lost = said.press(append("Anora")), said.press(append("Flow"))
    said.orphan()
    said.acknowledge(said.press(append("Conclave")))
    said.acknowledge(told_late)
    assert all(kept[-1] == "Conclave" and "Anora" in kept for kept in said.possible)
    assert {len(kept) for kept in said.possible} == {2, 3}
    said.orphan()
    said.orphan()
    said.refuse(lost)
    assert said.possible == {
        ("Anora", "Conclave"),
        ("Anora", "Flow", "Conclave"),
        ("Flow", "Anora", "Conclave"),
    }
