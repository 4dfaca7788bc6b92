"""What the tests of the quiz stand on."""

import pytest

from bot.quiz.pool import QuizPool
from bot.record.record import Record
from tests.quiz.record_answers import RecordFiles


@pytest.fixture(scope="session")
def pool(record: Record) -> QuizPool:
    """What the shipped record can be asked about."""
    return QuizPool.build(record)


@pytest.fixture(scope="session")
def files() -> RecordFiles:
    """The record's files, as a reader without the bot has them."""
    return RecordFiles()
