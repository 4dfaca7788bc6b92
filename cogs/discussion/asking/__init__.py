"""Open questions in words: what is known, and what to argue about."""

from cogs.discussion.asking import envelopes as envelopes
from cogs.discussion.asking import films as films
from cogs.discussion.asking import nights as nights
from cogs.discussion.asking import people as people
from cogs.discussion.asking.phrases import WordedQuestion as WordedQuestion
from cogs.discussion.asking.phrases import word_question as word_question
