"""The open questions that the record raises: pure functions from the record to subjects of discussion.

A question carries values and no text, and every value in it is true of the record: a test recomputes each
independently. The wording is in `cogs.discussion`.
"""

from bot.discussion.model import DiscussionSubject
from bot.discussion.questions import category_history, ceremonies, films, people
from bot.discussion.questions.category_history import find_award as find_award
from bot.discussion.questions.question import OpenQuestion
from bot.record.model import CanonicalCategory, Ceremony, Film, Person
from bot.record.record import Record


def list_questions(record: Record, subject: DiscussionSubject) -> list[OpenQuestion]:
    """All questions about a subject, the most striking first: each kind once, and at least three kinds."""
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
