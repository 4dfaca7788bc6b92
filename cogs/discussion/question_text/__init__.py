"""Open questions in words: what is known, and what to argue about."""

from cogs.discussion.question_text import ceremonies as ceremonies
from cogs.discussion.question_text import films as films
from cogs.discussion.question_text import people as people
from cogs.discussion.question_text.phrases import WordedQuestion as WordedQuestion
from cogs.discussion.question_text.phrases import word_question as word_question
