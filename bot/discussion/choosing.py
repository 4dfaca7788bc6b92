"""Which of the questions is asked next: never the one asked last, here or in the whole server."""

from collections.abc import Sequence

from bot.discussion.questions.question import OpenQuestion


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
