"""The base of all open questions, and how the next one to ask is chosen."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_INSIDE_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A subject of discussion that the record raises; each kind is a subclass with its values, without text."""

    @property
    def kind(self) -> str:
        """The kind of question, whatever its subject: `lost-to`."""
        return kind_of(type(self))


def kind_of(question: type[OpenQuestion]) -> str:
    """The name under which a kind of question is stored, at most 40 characters."""
    return _INSIDE_CAPITAL.sub("-", question.__name__).lower()


def choose_question(
    questions: Sequence[OpenQuestion], asked_here: str, asked_in_server: Sequence[str]
) -> OpenQuestion:
    """The next question, in rotation from the one that was asked last on this topic.

    A kind that was not asked lately in the server is preferred, else the kind that was asked the longest ago. The
    choice is deterministic.

    Args:
        questions: The possible questions, the most striking first, each kind once and at least three kinds.
        asked_here: The kind asked last on this topic; empty if none was.
        asked_in_server: The kinds asked lately in the server, the latest first.
    """
    kinds = [question.kind for question in questions]
    start = kinds.index(asked_here) + 1 if asked_here in kinds else 0
    in_turn = [*questions[start:], *questions[:start]]

    def count_questions_since(question: OpenQuestion) -> int:
        """How many questions ago its kind was asked in the server."""
        known = question.kind in asked_in_server
        return asked_in_server.index(question.kind) if known else len(asked_in_server)

    # With at least two kinds left, the kind that was asked last is never the one asked the longest ago.
    return max((one for one in in_turn if one.kind != asked_here), key=count_questions_since)
