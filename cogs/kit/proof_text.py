"""Wording of whether sealed ballots are still those that were sealed."""

from collections.abc import Sequence

from bot.proof import Verification
from cogs.kit.contest_text import ERASED_MEMBER_NAME


def format_checked_ballots(verification: Verification) -> str:
    """Format how many ballots were recomputed, how many could not be, and how many are wrong."""
    parts: Sequence[str] = [
        f"{verification.checked:,} checked",
        f"{verification.erased:,} of {ERASED_MEMBER_NAME}" if verification.erased else "",
        f"**{verification.wrong:,} wrong**" if verification.wrong else "",
    ]
    return ", ".join(part for part in parts if part)
