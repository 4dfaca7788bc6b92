"""Filling the rest of a ballot: where picks can come from, and what they would be; pure."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.contests import rules
from bot.contests.model import Contest
from bot.contests.read_models import BallotPaper
from bot.ids import CategoryId, NomineeId
from bot.record.precursor_picks import Favourite

_FINGERPRINT_DIGITS = 12


class FillSource(StrEnum):
    """Where picks come from."""

    PRECURSORS = "precursors"
    """The precursors' clear favourites."""
    LAST_BALLOT = "last"
    """The member's own ballot in their latest other contest on the same slate."""


@dataclass(frozen=True)
class FillOffer:
    """What one source would fill in on a ballot.

    Attributes:
        source: Where the picks come from.
        picks: The nominee by category, in the contest's order: only where no pick stands and one can still be made.
        fingerprint: Of all that the source says, so that what is saved is what was shown.
    """

    source: FillSource
    picks: Mapping[CategoryId, NomineeId]
    fingerprint: str


@dataclass(frozen=True)
class BallotFilling:
    """A ballot with what could be filled in on it.

    Attributes:
        paper: The ballot.
        empty_ids: The categories without a pick that still take one, in the contest's order.
        offers: What each source would fill in; sources that would fill nothing are left out. The one that fills most
            comes first, of equals the member's own ballot.
        favourites: The precursors' favourites by category.
        last_contest: The contest of the ballot that can be copied; None if the member has no other on this slate.
    """

    paper: BallotPaper
    empty_ids: tuple[CategoryId, ...]
    offers: tuple[FillOffer, ...]
    favourites: Mapping[CategoryId, Favourite]
    last_contest: Contest | None

    def find_offer(self, source: FillSource) -> FillOffer | None:
        """What this source would fill in; None if that is nothing."""
        return next((offer for offer in self.offers if offer.source is source), None)


def propose_filling(
    paper: BallotPaper,
    at: datetime,
    favourites: Mapping[CategoryId, Favourite],
    last_contest: Contest | None,
    last_picks: Mapping[CategoryId, NomineeId],
) -> BallotFilling:
    """Work out what could be filled in on a ballot at an instant (UTC).

    Args:
        paper: The ballot.
        at: When the member pressed.
        favourites: The precursors' favourites by category.
        last_contest: The contest of the ballot that can be copied, if there is one.
        last_picks: The picks on that ballot.
    """
    empty = tuple(
        category.id
        for category in paper.contest.rules.categories
        if category.id not in paper.ballot.picks and paper.is_open(category.id, at)
    )
    sources = {
        FillSource.LAST_BALLOT: last_picks,
        FillSource.PRECURSORS: {
            category_id: favourite.nominee_id for category_id, favourite in favourites.items()
        },
    }
    offers = [_make_offer(paper, source, picks, empty) for source, picks in sources.items()]
    filling = sorted((offer for offer in offers if offer.picks), key=lambda offer: -len(offer.picks))
    return BallotFilling(paper, empty, tuple(filling), favourites, last_contest)


def _make_offer(
    paper: BallotPaper,
    source: FillSource,
    picks: Mapping[CategoryId, NomineeId],
    empty_ids: tuple[CategoryId, ...],
) -> FillOffer:
    fitting = {
        category_id: picks[category_id]
        for category_id in empty_ids
        if category_id in picks
        and rules.refusal_of_nominee(category_id, picks[category_id], paper.in_play) is None
    }
    text = json.dumps(sorted(picks.items()))
    return FillOffer(source, fitting, hashlib.sha256(text.encode()).hexdigest()[:_FINGERPRINT_DIGITS])
