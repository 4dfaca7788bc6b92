"""Questions about one envelope: who won it, over whom, and whether that was right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.discussion import nomination_queries
from bot.discussion.questions.question import OpenQuestion
from bot.record.model import Nomination, Nominee


@dataclass(frozen=True, slots=True)
class WonOver(OpenQuestion):
    """Someone or something won.

    Attributes:
        nomination: What won, alone.
        rivals: Who else was nominated.
    """

    nomination: Nomination
    rivals: tuple[Nominee, ...]


@dataclass(frozen=True, slots=True)
class LostTo(OpenQuestion):
    """Someone or something lost.

    Attributes:
        nomination: What lost.
        winners: Who won instead.
    """

    nomination: Nomination
    winners: tuple[Nominee, ...]


@dataclass(frozen=True, slots=True)
class SharedPrize(OpenQuestion):
    """Two won the same prize.

    Attributes:
        nomination: One of them.
        others: Who shared it.
    """

    nomination: Nomination
    others: tuple[Nominee, ...]


def ask_about_tie(nominations: Sequence[Nomination]) -> Iterator[OpenQuestion]:
    """The newest prize that was shared."""
    shared = [one for one in nomination_queries.select_wins(nominations) if one.category.is_tie]
    for nomination in shared[-1:]:
        others = tuple(one for one in nomination.category.winners if one.id != nomination.nominee.id)
        yield SharedPrize(nomination, others)


def ask_about_win(nominations: Sequence[Nomination]) -> Iterator[OpenQuestion]:
    """The first of these nominations that won alone over rivals who are known."""
    for nomination in nomination_queries.select_wins(nominations):
        rivals = nomination_queries.list_rivals(nomination)
        if rivals and len(nomination.category.winners) == 1:
            yield WonOver(nomination, rivals)
            return


def ask_about_loss(nominations: Sequence[Nomination]) -> Iterator[OpenQuestion]:
    """The first of these nominations that lost, but not to the same film or person for the same prize."""
    own_wins = {
        (one.ceremony.id, one.category.canonical) for one in nomination_queries.select_wins(nominations)
    }
    for nomination in nomination_queries.select_losses(nominations):
        to_itself = (nomination.ceremony.id, nomination.category.canonical) in own_wins
        # Where several prizes stand in one category nobody knows to which of their winners it was lost.
        if not to_itself and not nomination.category.divided:
            yield LostTo(nomination, nomination.category.winners)
            return
