"""The proof that no ballot changed after it was sealed; anyone can recompute it.

A ballot is sealed as one JSON text of its salt, member, picks, stakes and tie-breaker answer, with its keys
in order. Its line is the SHA-256 of that text, and the contest's proof the SHA-256 of all lines, sorted, one
a line. The salt keeps others from finding a ballot by trying; whoever has the export has the salts too, and
recomputes it in five lines of Python, shown in `bot.contests.export`.

An erased member's ballot has lost its salt and its member: its stored line is used as it is, so the proof
still holds.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from bot.contests.model import Ballot, Pick
from bot.ids import CategoryId, ContenderId, MemberId

SealedValue = str | int | None | Mapping[str, str] | Mapping[str, int] | Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether a sealed contest's ballots still match its proof.

    Attributes:
        proof: The proof posted at sealing.
        checked: The number of ballots whose recomputed line is right.
        erased: The number of ballots without member and salt, whose stored line is used as it is.
        wrong: The number of ballots whose line does not match their content now.
        matches: Whether all lines, recomputed where possible, give the proof.
    """

    proof: str
    checked: int
    erased: int
    wrong: int
    matches: bool

    @property
    def holds(self) -> bool:
        """Whether nothing was changed since the sealing."""
        return self.matches and not self.wrong


def make_sealed_fields(
    salt: str, member_id: MemberId, picks: Mapping[CategoryId, Pick], tiebreaker: int | None
) -> Mapping[str, SealedValue]:
    """The content of a ballot that is sealed, before it is written as text.

    Args:
        salt: The ballot's random text.
        member_id: The member; it is written as text, as many programs lose digits of so large a number.
        picks: By category id.
        tiebreaker: The answer to the tie-breaker question, if any.
    """
    return {
        "member": str(member_id),
        "picks": {category_id: pick.nominee_id for category_id, pick in picks.items()},
        "salt": salt,
        "stakes": {category_id: pick.stake for category_id, pick in picks.items() if pick.stake is not None},
        "tiebreaker": tiebreaker,
    }


def make_sealed_entries(
    salt: str, member_id: MemberId, entries: Mapping[CategoryId, Sequence[str]], tiebreaker: int | None
) -> Mapping[str, SealedValue]:
    """The same of a ballot in a contest on nominations.

    Args:
        salt: The ballot's random text.
        member_id: The member.
        entries: What it names, by category id, in its order and as it was typed: merging changes no line.
        tiebreaker: The answer to the tie-breaker question, if any.
    """
    return {
        "member": str(member_id),
        "nominations": {category_id: list(texts) for category_id, texts in entries.items()},
        "salt": salt,
        "tiebreaker": tiebreaker,
    }


def seal_ballot(
    ballot: Ballot, texts: Mapping[ContenderId, str] | None = None
) -> Mapping[str, SealedValue] | None:
    """The content of a stored ballot that is sealed; None once its member was erased.

    Args:
        ballot: The ballot.
        texts: The contenders' texts, in a contest on nominations.
    """
    if ballot.member_id is None or ballot.salt is None:
        return None
    if texts is None:
        return make_sealed_fields(ballot.salt, ballot.member_id, ballot.picks, ballot.tiebreaker)
    named = {category_id: [texts[one] for one in ids] for category_id, ids in ballot.entries.items()}
    return make_sealed_entries(ballot.salt, ballot.member_id, named, ballot.tiebreaker)


def compute_sealed_line(sealed: Mapping[str, SealedValue]) -> str:
    """The line in the proof of a ballot with this content, in hexadecimal."""
    return _hash_text(format_canonical_json(sealed))


def format_canonical_json(fields: Mapping[str, SealedValue]) -> str:
    """The sealed fields as text: JSON in ASCII with sorted keys, as Python writes it by default."""
    return json.dumps(fields, sort_keys=True)


def compute_ballot_line(
    salt: str, member_id: MemberId, picks: Mapping[CategoryId, Pick], tiebreaker: int | None
) -> str:
    """A ballot's line in the proof, in hexadecimal."""
    return compute_sealed_line(make_sealed_fields(salt, member_id, picks, tiebreaker))


def compute_proof(lines: Iterable[str]) -> str:
    """The proof of these ballots' lines, given in any order, in hexadecimal."""
    return _hash_text("\n".join(sorted(lines)))


def verify_proof(
    proof: str, ballots: Iterable[Ballot], texts: Mapping[ContenderId, str] | None = None
) -> Verification:
    """Recompute a sealed contest's proof from its stored ballots; ballots without a pick were not sealed.

    Args:
        proof: The proof.
        ballots: The ballots.
        texts: The contenders' texts, in a contest on nominations.
    """
    lines: list[str] = []
    erased = wrong = 0
    for ballot in ballots:
        if ballot.is_empty:
            continue
        line = ballot.line or ""
        sealed = seal_ballot(ballot, texts)
        if sealed is None:
            erased += 1
        else:
            line = compute_sealed_line(sealed)
            wrong += line != ballot.line
        lines.append(line)
    return Verification(proof, len(lines) - erased - wrong, erased, wrong, compute_proof(lines) == proof)


def _hash_text(text: str) -> str:
    return sha256(text.encode()).hexdigest()
