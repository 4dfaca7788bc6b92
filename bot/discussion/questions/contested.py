"""Questions about one category of one ceremony: who won it, over whom, and whether that was right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.discussion import nomination_queries
from bot.discussion.questions.question import OpenQuestion
from bot.record.model import Nomination, Nominee


@dataclass(frozen=True, slots=True)
class WonOver(OpenQuestion):
    """A nominee won.

    Attributes:
        nomination: The only winner.
        rivals: The other nominees.
    """

    nomination: Nomination
    rivals: tuple[Nominee, ...]


@dataclass(frozen=True, slots=True)
class LostTo(OpenQuestion):
    """A nominee lost.

    Attributes:
        nomination: The nomination that lost.
        winners: The winners.
    """

    nomination: Nomination
    winners: tuple[Nominee, ...]


@dataclass(frozen=True, slots=True)
class SharedPrize(OpenQuestion):
    """A tie.

    Attributes:
        nomination: One of the winners.
        others: The other winners.
    """

    nomination: Nomination
    others: tuple[Nominee, ...]


def ask_about_tie(nominations: Sequence[Nomination]) -> Iterator[OpenQuestion]:
    """The latest win that was shared."""
    shared = [one for one in nomination_queries.select_wins(nominations) if one.category.is_tie]
    for nomination in shared[-1:]:
        others = tuple(one for one in nomination.category.winners if one.id != nomination.nominee.id)
        yield SharedPrize(nomination, others)


def ask_about_win(nominations: Sequence[Nomination]) -> Iterator[OpenQuestion]:
    """The first of these nominations that won alone over known rivals."""
    for nomination in nomination_queries.select_wins(nominations):
        rivals = nomination_queries.list_rivals(nomination)
        if rivals and len(nomination.category.winners) == 1:
            yield WonOver(nomination, rivals)
            return


def ask_about_loss(nominations: Sequence[Nomination]) -> Iterator[OpenQuestion]:
    """The first of these nominations that lost, except to the same film or person in the same category."""
    own_wins = {
        (one.ceremony.id, one.category.canonical) for one in nomination_queries.select_wins(nominations)
    }
    for nomination in nomination_queries.select_losses(nominations):
        to_itself = (nomination.ceremony.id, nomination.category.canonical) in own_wins
        # In a divided category it is unknown to which of the winners the nominee lost.
        if not to_itself and not nomination.category.divided:
            yield LostTo(nomination, nomination.category.winners)
            return
