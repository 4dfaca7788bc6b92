r"""The ballots of the opened envelopes as a file, so that anyone can recompute each proof and count again.

Each ballot is its ranking with its salt and its line, sorted by line: who voted how is not in it. An erased member's
ballot has no salt, and its line is used as it is. Ballots that a host set aside have the reason, and both counts are
given, with them and without. Where fewer than five voted, the winner alone is told. A category's proof is recomputed
so:

    import hashlib, json
    sha = lambda text: hashlib.sha256(text.encode()).hexdigest()
    for one in json.load(open("awards.json", encoding="utf-8"))["categories"]:
        sealed = [(b["line"], b["salt"] and {"ranking": b["ranking"], "salt": b["salt"]}) for b in one["ballots"]]
        lines = [sha(json.dumps(text, sort_keys=True)) if text else line for line, text in sealed]
        print(one["name"], sha("\n".join(sorted(lines))) == one["proof"])

`docs/count_again.py` counts the ballots of a category that were ranked.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.ids import NomineeId
from bot.json_values import JsonValue
from bot.preferential.proof import SealedRanking
from bot.record.model import Ceremony
from bot.results.shares import MIN_VOTERS_FOR_SHARES
from bot.room_awards.counting import AwardCount
from bot.room_awards.model import AwardCategory, RoomAward
from bot.search.choices import format_choice_label, make_nominee_choice


class ExportedVoter(Protocol):
    """What an export says of a voter."""

    @property
    def set_aside(self) -> bool:
        """Whether a host set their ballots aside."""
        ...

    @property
    def reason(self) -> str | None:
        """Why; empty once they were erased."""
        ...


class ExportedBallot(Protocol):
    """A ballot as it is stored."""

    @property
    def voter(self) -> ExportedVoter:
        """Whose it is, without a name."""
        ...

    @property
    def sealed(self) -> SealedRanking:
        """The ranking, its salt and its line."""
        ...


@dataclass(frozen=True)
class ExportedCategory:
    """A category whose envelope is open.

    Attributes:
        category: The category, with its proof.
        winner_ids: Who stands as its winner.
        ballots: All its ballots, in any order.
        counted: How they were counted, those set aside left out.
        with_set_aside: How they would have been with those.
    """

    category: AwardCategory
    winner_ids: Sequence[NomineeId]
    ballots: Sequence[ExportedBallot]
    counted: AwardCount
    with_set_aside: AwardCount


@dataclass(frozen=True)
class AwardExport:
    """The opened envelopes of awards, ready to be written as a file."""

    award: RoomAward
    ceremony: Ceremony
    categories: Sequence[ExportedCategory]
    at: datetime

    def to_json(self) -> str:
        """The awards as JSON text, to be saved as UTF-8."""
        award = self.award
        document = {
            "awards": award.name,
            "count": award.count_method,
            "voting_opened_at": award.voting_opened_at.isoformat() if award.voting_opened_at else None,
            "voting_closed_at": award.voting_closes_at.isoformat() if award.voting_closes_at else None,
            "exported_at": self.at.isoformat(),
            "sealed_categories": [
                category.name
                for category in award.categories
                if category.proof and category.id not in {one.category.id for one in self.categories}
            ],
            "categories": [self._describe_category(one) for one in self.categories],
        }
        return json.dumps(document, ensure_ascii=False, indent=1)

    def _describe_category(self, one: ExportedCategory) -> JsonValue:
        few = len(one.ballots) < MIN_VOTERS_FOR_SHARES
        return {
            "id": one.category.id,
            "name": one.category.name,
            "proof": one.category.proof,
            "winners": list(one.winner_ids),
            "nominees": [
                {"id": nominee_id, "name": self._name_nominee(one.category, nominee_id)}
                for nominee_id in one.category.candidates
            ],
            "too_few_to_show": few,
            "ballots": [] if few else [_describe_ballot(ballot) for ballot in _sort_ballots(one.ballots)],
            "counted": None if few else _describe_count(one.counted),
            "counted_with_set_aside": None if few else _describe_count(one.with_set_aside),
        }

    def _name_nominee(self, category: AwardCategory, nominee_id: NomineeId) -> str:
        named = self.ceremony.by_id[category.id]
        nominee = named.by_id.get(nominee_id)
        return nominee_id if nominee is None else format_choice_label(make_nominee_choice(named, nominee))


def _sort_ballots(ballots: Sequence[ExportedBallot]) -> Sequence[ExportedBallot]:
    return sorted(ballots, key=lambda ballot: ballot.sealed.line)


def _describe_ballot(ballot: ExportedBallot) -> JsonValue:
    sealed = ballot.sealed
    return {
        "ranking": list(sealed.ranking),
        "salt": sealed.salt,
        "line": sealed.line,
        "set_aside": (ballot.voter.reason or "") if ballot.voter.set_aside else None,
    }


def _describe_count(count: AwardCount) -> JsonValue:
    rounds: list[JsonValue] = [{"votes": _name_votes(count.votes)}]
    if count.preferential is not None:
        rounds = [
            {"votes": _name_votes(one.votes), "exhausted": one.exhausted} for one in count.preferential.rounds
        ]
    return {"ballots": count.ballots, "winners": list(count.winners), "rounds": rounds}


def _name_votes(votes: Mapping[NomineeId, int]) -> JsonValue:
    return {str(nominee_id): number for nominee_id, number in votes.items()}
