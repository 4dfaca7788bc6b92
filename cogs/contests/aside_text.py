"""Wording about ballots that are set aside, and how controls name whose they are."""

from bot.contests.model import Contest
from bot.contests.read_models import BallotEntry
from cogs.kit.contest_text import GUEST_MARK, format_member_name
from cogs.kit.text import escape_text

UNKNOWN_NAME = "Somebody"
"""On a control, the member whose name was never seen."""


def format_owner(entry: BallotEntry) -> str:
    """Say in a control's state whose a ballot is."""
    return format_guest_owner(entry.guest) if entry.guest is not None else str(entry.member_id)


def format_guest_owner(number: int) -> str:
    """Say in a control's state which guest's a ballot is."""
    return f"g{number}"


def format_entry_name(entry: BallotEntry) -> str:
    """Format whose a ballot is in Markdown; a guest is marked."""
    named = format_member_name(entry.name)
    return named if entry.guest is None else f"{named} ({GUEST_MARK})"


def name_ballot_entry(entry: BallotEntry) -> str:
    """Name whose a ballot is on a control; a guest is marked."""
    named = entry.name or UNKNOWN_NAME
    return named if entry.guest is None else f"{named} ({GUEST_MARK})"


def format_set_aside_outcome(
    contest: Contest, name: str, reason: str | None, *, is_guest: bool = False
) -> str:
    """Tell a host that a member's or guest's ballot was set aside, or takes part again."""
    marked = f" ({GUEST_MARK})" if is_guest else ""
    whose = f"{escape_text(name, 40)}{marked}’s ballot in **{escape_text(contest.title)}**"
    if reason is None:
        return f"↩️ {whose} takes part again."
    way_back = (
        "**Ballots …** under **Host** takes it back."
        if is_guest
        else "The member is told. `/contest setaside` without a reason takes it back, and so does **Ballots** under "
        "**Host**."
    )
    return (
        f"🗂️ {whose} is set aside: {escape_text(reason)}\n"
        f"-# It is kept and stays in the proof and the export, marked, and is out of the standings. {way_back}"
    )


def format_set_aside_notice(contest: Contest, reason: str | None) -> str:
    """Word the notice to a member whose ballot was set aside, or takes part again."""
    title = f"**{escape_text(contest.title)}**"
    if reason is None:
        return f"Your ballot in {title} takes part again."
    return (
        f"A host has set your ballot in {title} aside, so it is not in the standings: {escape_text(reason)}\n"
        "Nothing of it is lost. If that is a mistake, ask the host."
    )
