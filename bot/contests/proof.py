"""The proof that no ballot changed after it was sealed; anyone can recompute it, as `bot.proof` explains.

A ballot is sealed as one JSON text of its salt, member or guest, picks, stakes, doubles and tie-breaker answer, with
its keys in order. A member stands in it by their id, a guest by their number. Whoever has the export has the salts too,
and recomputes the proof in five lines of Python, shown in `bot.contests.export`.

An erased member's ballot has lost its salt and its member: its stored line is used as it is.
"""

from collections.abc import Iterable, Mapping, Sequence

from bot.contests.model import Ballot, Pick
from bot.ids import CategoryId, ContenderId, MemberId
from bot.proof import SealedValue, Verification, verify_lines


def make_sealed_fields(
    salt: str, member_id: MemberId, picks: Mapping[CategoryId, Pick], tiebreaker: int | None
) -> Mapping[str, SealedValue]:
    """The content of a ballot that is sealed, before it is written as text.

    What was doubled stands in it only where something was: every other ballot's text is what it was before there were
    doubles.

    Args:
        salt: The ballot's random text.
        member_id: The member; it is written as text, as many programs lose digits of so large a number.
        picks: By category id.
        tiebreaker: The answer to the tie-breaker question, if any.
    """
    return {"member": str(member_id), **_make_sealed_picks(salt, picks, tiebreaker)}


def _make_sealed_picks(
    salt: str, picks: Mapping[CategoryId, Pick], tiebreaker: int | None
) -> Mapping[str, SealedValue]:
    """The same without who they are of."""
    doubles = sorted(category_id for category_id, pick in picks.items() if pick.doubled)
    return {
        **({"doubles": doubles} if doubles else {}),
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


def find_sealed_fields(
    ballot: Ballot, texts: Mapping[ContenderId, str] | None = None
) -> Mapping[str, SealedValue] | None:
    """The content of a stored ballot that is sealed; None once its member or guest was erased.

    Args:
        ballot: The ballot.
        texts: The contenders' texts, in a contest on nominations.
    """
    if ballot.salt is None:
        return None
    if ballot.member_id is None:
        sealed = _make_sealed_picks(ballot.salt, ballot.picks, ballot.tiebreaker)
        return None if ballot.guest is None else {"guest": ballot.guest, **sealed}
    if texts is None:
        return make_sealed_fields(ballot.salt, ballot.member_id, ballot.picks, ballot.tiebreaker)
    named = {category_id: [texts[one] for one in ids] for category_id, ids in ballot.entries.items()}
    return make_sealed_entries(ballot.salt, ballot.member_id, named, ballot.tiebreaker)


def verify_proof(
    proof: str, ballots: Iterable[Ballot], texts: Mapping[ContenderId, str] | None = None
) -> Verification:
    """Recompute a sealed contest's proof from its stored ballots; ballots without a pick were not sealed.

    Args:
        proof: The proof.
        ballots: The ballots.
        texts: The contenders' texts, in a contest on nominations.
    """
    sealed = ((ballot.line, find_sealed_fields(ballot, texts)) for ballot in ballots if not ballot.is_empty)
    return verify_lines(proof, sealed)
