"""What every open question has in common."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_INSIDE_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """Something to argue about that facts raise; each kind is a class that carries them, and no words."""

    @property
    def kind(self) -> str:
        """What is asked, whatever it is asked about: `lost-to`."""
        return kind_of(type(self))


def kind_of(question: type[OpenQuestion]) -> str:
    """The name under which it is remembered that a kind of question was asked, at most 40 characters."""
    return _INSIDE_CAPITAL.sub("-", question.__name__).lower()


def choose_question(
    questions: Sequence[OpenQuestion], asked_here: str, asked_in_server: Sequence[str]
) -> OpenQuestion:
    """The next question, going round from the one that was asked last on this topic.

    A kind that the server has not heard lately goes first, else the one that it heard the longest ago. The same
    facts and memory always choose the same.

    Args:
        questions: What can be asked, the most striking first, each kind once and three kinds at least.
        asked_here: The kind asked last on this topic; empty if none was.
        asked_in_server: The kinds asked lately in the server, the latest first.
    """
    kinds = [question.kind for question in questions]
    start = kinds.index(asked_here) + 1 if asked_here in kinds else 0
    in_turn = [*questions[start:], *questions[:start]]

    def count_questions_since(question: OpenQuestion) -> int:
        """How many questions ago its kind was heard in the server."""
        known = question.kind in asked_in_server
        return asked_in_server.index(question.kind) if known else len(asked_in_server)

    # With two kinds left or more, the one that was heard last of all is never the longest unheard.
    return max((one for one in in_turn if one.kind != asked_here), key=count_questions_since)
