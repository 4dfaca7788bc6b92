"""The open questions that facts raise: pure functions from the record to what can be argued about.

A question carries facts and no words, and every fact in it is true of the record: a test recomputes each from
scratch. How it is said stands in `cogs.discussion`.
"""

from bot.awards.model import CanonicalCategory, Ceremony, Film, Person
from bot.awards.record import Record
from bot.discussion.model import Matter
from bot.discussion.questions import films, nights, people, prizes
from bot.discussion.questions.prizes import award_of as award_of
from bot.discussion.questions.question import Question


def questions_about(record: Record, matter: Matter) -> list[Question]:
    """Everything that can be asked about a topic, the most striking first: each kind once, and three kinds at least."""
    match matter:
        case Film():
            found = films.about(record, matter)
        case Person():
            found = people.about(record, matter)
        case CanonicalCategory():
            found = prizes.about(record, matter)
        case Ceremony():
            found = nights.about(record, matter)
    by_kind: dict[str, Question] = {}
    for question in found:
        by_kind.setdefault(question.kind, question)
    return list(by_kind.values())
