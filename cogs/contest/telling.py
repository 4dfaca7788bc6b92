"""What there is to read about a contest, for its post, its card and its preview alike."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.contests.facts import Card, ContestFacts, Shares
from bot.contests.model import Contest, ContestState
from bot.contests.standings import Row
from cogs.kit import words
from cogs.kit.charts.pictures import MOST_PLACES
from cogs.kit.contest_words import MARKS, NAMES, asked, category_name, rule

MEDALS = {1: "🥇", 2: "🥈", 3: "🥉"}
PODIUM = 10
"""Lines of a podium at most, where many share a place."""
FAVOURITES = 3200
"""Characters that the room's favourites may take in a message."""


def title(facts: ContestFacts, mark: str | None = None) -> str:
    """The heading: the contest's title, the ceremony, and whether it is a rehearsal."""
    contest, ceremony = facts.contest, facts.ceremony
    night = f"-# {words.plain(ceremony.name)} · {words.held(ceremony)}"
    if contest.rehearsal:
        night += " · a rehearsal"
    return f"## {mark or MARKS[contest.state]} {words.plain(contest.title)}\n{night}"


def rules(facts: ContestFacts) -> str:
    """The rules in a sentence or two."""
    contest = facts.contest
    winners = "winner of" if len(contest.rules.categories) == 1 else "winners in"
    return f"Call the {winners} **{asked(contest, facts.ceremony)}**. {rule(contest.rules)}"


def small_print(facts: ContestFacts) -> str:
    """The rules that few contests have, each on a line."""
    contest = facts.contest
    lines: list[str] = []
    if contest.rules.tiebreaker:
        lines.append(f"Tie-breaker, the closest wins: {words.plain(contest.rules.tiebreaker)}")
    if contest.rules.late_entries:
        lines.append("Late entries: a category takes picks until its envelope is opened.")
    if contest.rules.open_ballots:
        lines.append("Open ballots: everyone sees everyone's picks.")
    if contest.rehearsal:
        lines.append("A rehearsal: the winners are known already, and it counts for nothing beyond itself.")
    return "\n".join(f"-# {entry}" for entry in lines)


def standing(card: Card, now: datetime) -> str:
    """Where the contest stands: until when it takes picks, and how many ballots are in."""
    contest = card.contest
    so_far = ballots_in(card.ballots, so_far=True)
    match contest.state:
        case ContestState.OPEN if not contest.open_at(now):
            return f"**Picks are closed.** {ballots_in(card.ballots)}"
        case ContestState.DRAFT | ContestState.OPEN if not contest.rules.late_entries:
            return f"**Picks close** {words.when(contest.locks_at)}\n{so_far}"
        case ContestState.DRAFT | ContestState.OPEN if now < contest.locks_at:
            return f"**The night begins** {words.when(contest.locks_at)}\n{so_far}"
        case ContestState.DRAFT | ContestState.OPEN:
            return f"**The night has begun.** {so_far}{progress(card)}"
        case ContestState.LOCKED:
            return (
                f"**Picks closed** {words.when(contest.locks_at)}\n{ballots_in(card.ballots)}{progress(card)}"
            )
        case ContestState.FINISHED:
            took_part = f"**{words.count(card.ballots, 'ballot')}** took part." if card.ballots else ""
            return f"**It is over.** {took_part}".strip()
        case _:
            return "**Cancelled.** Nobody wins, and picks that were secret stay so."


def progress(facts: ContestFacts) -> str:
    """How many envelopes are open, on a line of its own; nothing before the first."""
    asked_about = [category.id for category in facts.contest.rules.categories]
    opened = sum(not facts.results.is_sealed(category_id) for category_id in asked_about)
    return f"\n**{opened} of {len(asked_about)}** envelopes are open." if opened else ""


def proof(contest: Contest) -> str:
    """The proof, small; nothing before the sealing."""
    return f"-# Proof of the ballots: `{contest.proof}`" if contest.proof else ""


def podium(rows: Sequence[Row], *, of: int = 0) -> str:
    """The first three ranks, whoever shares them; nothing without a ballot.

    Args:
        rows: The standings.
        of: How many categories were announced; 0 leaves that out.
    """
    first = [row for row in rows[: PODIUM + 1] if row.rank in MEDALS]
    lines = [f"{MEDALS[row.rank]} **{member(row)}** · {_earned(row, of)}" for row in first[:PODIUM]]
    if len(first) > PODIUM:
        lines.append("-# and more who share the place")
    return "\n".join(lines)


def behind(rows: Sequence[Row], *, of: int) -> str:
    """Who comes after the podium, as far as the final card shows them."""
    return "\n".join(
        f"-# {row.rank}. {member(row)} · {_earned(row, of)}"
        for row in rows[:MOST_PLACES]
        if row.rank not in MEDALS
    )


def _earned(row: Row, of: int) -> str:
    return f"{words.count(row.points, 'point')}, {row.right}{f' of {of}' if of else ''} right"


def member(row: Row) -> str:
    """The name of a line of the standings."""
    return words.plain(row.ballot.name, 40) or "a member who was erased"


FEW = 5
"""Voters below whom there is no share worth telling."""
SHARED = 3
"""Nominees who share first place that are named."""


def favourites(card: Card) -> str:
    """What the room believes in each category that is public: its favourite, and who comes next."""
    entries = [
        f"-# {category_name(card.ceremony, category_id)}\n{_favourite(card, shares)}"
        for category_id, shares in card.shares.items()
    ]
    room, shown = FAVOURITES, list[str]()
    for entry in entries:
        room -= len(entry) + 1
        if room < 0:
            return "\n".join(
                [*shown, f"-# and {words.count(len(entries) - len(shown), 'category', 'categories')} more"]
            )
        shown.append(entry)
    return "\n".join(shown)


def favourite(card: Card, category_id: str) -> str:
    """What the room believes in one category, once that is public."""
    return _favourite(card, card.shares.get(category_id, Shares(category_id)))


def details(facts: ContestFacts) -> str:
    """What the contest asks about, with the weights where they count."""
    contest = facts.contest
    weighted = len({category.weight for category in contest.rules.categories}) > 1
    counts = contest.rules.scoring in {"weighted", "bold"} and weighted
    names = (
        category_name(facts.ceremony, category.id)
        + (f" ×{category.weight}" if counts and category.weight > 1 else "")
        for category in contest.rules.categories
    )
    listed = words.shorten(" · ".join(names), 1200)
    return f"-# **{NAMES[contest.rules.scoring]}** scoring\n-# {listed}"


def ballots_in(ballots: int, *, so_far: bool = False) -> str:
    """How many ballots there are; `so_far` while more may come."""
    if not ballots:
        return "No ballot is in yet." if so_far else "No ballot came in."
    return f"**{words.count(ballots, 'ballot')}** {'is' if ballots == 1 else 'are'} in."


def first(lines: Iterable[str]) -> str:
    """The lines that say something, one under the other."""
    return "\n".join(line for line in lines if line)


def _favourite(card: Card, shares: Shares) -> str:
    category = card.ceremony.by_id.get(shares.category_id)
    if category is None or not shares.picks:
        return "*nobody picked here*"
    counts = {one: count for one, count in shares.counts.items() if one in category.by_id}
    ranked = sorted(counts, key=lambda nominee_id: (-counts[nominee_id], nominee_id))
    if not ranked:
        return "*nobody picked here*"

    def told(nominee_id: str) -> str:
        count = counts[nominee_id]
        # A share of very few says less than the numbers themselves.
        share = f"{count / shares.picks:.0%}" if shares.picks >= FEW else f"{count} of {shares.picks}"
        return f"{words.headline(category, category.by_id[nominee_id])} {share}"

    first = [nominee_id for nominee_id in ranked if counts[nominee_id] == counts[ranked[0]]]
    if len(first) == 1:
        return " · ".join([f"**{told(first[0])}**", *map(told, ranked[1:2])])
    more = len(first) - SHARED
    return "Undecided: " + " · ".join([*map(told, first[:SHARED]), *([f"{more} more"] if more > 0 else [])])
