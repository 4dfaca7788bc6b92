"""One rule for each kind of question: importing the two modules registers them."""

from tests.discussion import truths_of_nights, truths_of_subjects
from tests.discussion.holding import holds

__all__ = ["holds", "truths_of_nights", "truths_of_subjects"]
