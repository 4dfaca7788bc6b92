"""The proof that nothing changed after it was sealed; anyone can recompute it.

What is sealed is written as one JSON text; its line is the SHA-256 of that text, and the proof the SHA-256 of all
lines, sorted, one a line. What goes into the text is decided by whoever seals: for a contest's ballots it is
`bot.contests.proof`. A random salt in it keeps others from finding the content by trying.

Whoever is erased takes their salt along: their stored line is then used as it is, so the proof still holds.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

SALT_BYTES = 16
"""Random bytes of a salt."""

SealedValue = (
    str | int | None | Sequence[str] | Mapping[str, str] | Mapping[str, int] | Mapping[str, Sequence[str]]
)


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether what was sealed still matches its proof.

    Attributes:
        proof: The proof made at sealing.
        checked: The number of ballots whose recomputed line is right.
        erased: The number of ballots without a salt, whose stored line is used as it is.
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


def format_canonical_json(fields: Mapping[str, SealedValue]) -> str:
    """The sealed fields as text: JSON in ASCII with sorted keys, as Python writes it by default."""
    return json.dumps(fields, sort_keys=True)


def compute_line(fields: Mapping[str, SealedValue]) -> str:
    """The line of these sealed fields in the proof, in hexadecimal."""
    return _hash_text(format_canonical_json(fields))


def compute_proof(lines: Iterable[str]) -> str:
    """The proof of these lines, given in any order, in hexadecimal."""
    return _hash_text("\n".join(sorted(lines)))


def verify_lines(
    proof: str, sealed: Iterable[tuple[str | None, Mapping[str, SealedValue] | None]]
) -> Verification:
    """Recompute a proof.

    Args:
        proof: The proof made at sealing.
        sealed: Each stored line with the fields that it was computed of; None in their place once they were erased.
    """
    lines: list[str] = []
    erased = wrong = 0
    for stored, fields in sealed:
        line = stored or ""
        if fields is None:
            erased += 1
        else:
            line = compute_line(fields)
            wrong += line != stored
        lines.append(line)
    return Verification(proof, len(lines) - erased - wrong, erased, wrong, compute_proof(lines) == proof)


def _hash_text(text: str) -> str:
    return sha256(text.encode()).hexdigest()
