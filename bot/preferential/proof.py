"""The proof that no ranking changed after its poll closed; anyone can recompute it, as `bot.proof` explains.

A ranking is sealed as one JSON text of the ranking and its salt. The member is not in it: who ranked how stays a
secret, and yet all rankings can be exported with their salts, so that anyone can recompute the proof and count again.
Members find their own by its line, which is shown to them alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.preferential.model import Ranking
from bot.proof import SealedValue, Verification, compute_line, verify_lines


@dataclass(frozen=True, slots=True)
class SealedRanking:
    """A ranking of a poll that is closed for good.

    Attributes:
        ranking: The nominee ids, best first.
        salt: Its random text; None once its member was erased.
        line: Its line in the proof.
    """

    ranking: Ranking
    salt: str | None
    line: str


def compute_ranking_line(ranking: Ranking, salt: str) -> str:
    """A ranking's line in the proof, in hexadecimal."""
    return compute_line(_make_ranking_fields(ranking, salt))


def verify_rankings(proof: str, rankings: Iterable[SealedRanking]) -> Verification:
    """Recompute a poll's proof from its stored rankings."""
    return verify_lines(proof, ((one.line, _find_fields(one)) for one in rankings))


def _find_fields(sealed: SealedRanking) -> Mapping[str, SealedValue] | None:
    return None if sealed.salt is None else _make_ranking_fields(sealed.ranking, sealed.salt)


def _make_ranking_fields(ranking: Ranking, salt: str) -> Mapping[str, SealedValue]:
    return {"ranking": ranking, "salt": salt}
