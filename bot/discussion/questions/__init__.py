"""The open questions that facts raise: pure functions from the record to what can be argued about.

A question carries facts and no words, and every fact in it is true of the record: a test recomputes each from
scratch. How it is said stands in `cogs.discussion`.
"""

from bot.discussion.model import DiscussionSubject
from bot.discussion.questions import category_history, ceremonies, films, people
from bot.discussion.questions.category_history import find_award as find_award
from bot.discussion.questions.question import OpenQuestion
from bot.record.model import CanonicalCategory, Ceremony, Film, Person
from bot.record.record import Record


def list_questions(record: Record, subject: DiscussionSubject) -> list[OpenQuestion]:
    """Everything that can be asked about a topic, the most striking first: each kind once, and three kinds at least."""
    match subject:
        case Film():
            found = films.list_film_questions(record, subject)
        case Person():
            found = people.list_person_questions(record, subject)
        case CanonicalCategory():
            found = category_history.list_category_questions(record, subject)
        case Ceremony():
            found = ceremonies.list_ceremony_questions(record, subject)
    by_kind: dict[str, OpenQuestion] = {}
    for question in found:
        by_kind.setdefault(question.kind, question)
    return list(by_kind.values())
