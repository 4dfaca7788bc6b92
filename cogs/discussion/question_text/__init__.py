"""Wording of open questions for discussion: a claim from the record, and a question to argue about."""

from cogs.discussion.question_text import ceremonies as ceremonies
from cogs.discussion.question_text import films as films
from cogs.discussion.question_text import people as people
from cogs.discussion.question_text.phrases import WordedQuestion as WordedQuestion
from cogs.discussion.question_text.phrases import word_question as word_question
