"""Text about a contest that its post, its card and its preview share."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from bot.contests.model import Contest, ContestState
from bot.contests.nominations.read_models import NominationsCard
from bot.contests.read_models import ContestCard, ContestContext
from bot.contests.standings import StandingsRow
from bot.ids import CategoryId, NomineeId
from bot.results.shares import NO_ANSWERS, AnswerShares
from bot.verdicts.read_models import ContestTimeline
from bot.verdicts.virtual_players import Guide, VirtualRecord
from cogs.contests.nominations.text import format_favourites_line, format_nominations_rules
from cogs.kit.charts.pictures import PLACES_PER_PICTURE
from cogs.kit.contest_text import (
    CONTEST_STATE_MARKS,
    EQUAL_POINTS_RULE,
    SCORING_NAMES,
    describe_contest_scope,
    describe_doubles,
    describe_scoring,
    format_ballot_name,
    format_brier_score,
    is_named_in_title,
    name_category,
)
from cogs.kit.standings_text import MEDALS
from cogs.kit.text import (
    escape_text,
    format_ceremony_day,
    format_count,
    format_headline,
    format_instant,
    format_list,
    shorten_hash,
    shorten_text,
)

PODIUM_LINES_LIMIT = 10
"""Most lines of a podium, where many members share a place."""
FAVOURITES_CHARACTER_LIMIT = 3200
"""Most characters that the room's favourites take in a message."""


def format_title(context: ContestContext, mark: str | None = None) -> str:
    """Format the heading: the title, the ceremony unless the title names it, its day, and whether it rehearses."""
    contest, ceremony = context.contest, context.ceremony
    named = is_named_in_title(contest.title, ceremony.name)
    subtitle = f"-# {'' if named else f'{escape_text(ceremony.name)} · '}{format_ceremony_day(ceremony)}"
    if contest.rehearsal:
        subtitle += " · a rehearsal"
    return f"## {mark or CONTEST_STATE_MARKS[contest.state]} {escape_text(contest.title)}\n{subtitle}"


def format_rules(context: ContestContext) -> str:
    """Describe the rules in one or two sentences."""
    contest = context.contest
    if isinstance(context, NominationsCard):
        return format_nominations_rules(context)
    winners = "winner of" if len(contest.rules.categories) == 1 else "winners in"
    return (
        f"Call the {winners} **{describe_contest_scope(contest, context.ceremony)}**. "
        f"{describe_scoring(contest.rules)} {describe_doubles(contest.rules)}"
    ).rstrip()


def format_small_print(context: ContestContext) -> str:
    """Format the rarer rules, one a line."""
    contest = context.contest
    lines: list[str] = []
    if contest.rules.tiebreaker:
        closes = "with the first envelope" if contest.rules.late_entries else "with the lock"
        lines.append(f"Tie-breaker, closes {closes}: {escape_text(contest.rules.tiebreaker)}")
    lines.append(EQUAL_POINTS_RULE)
    if contest.rules.late_entries:
        lines.append("Late entries: a category takes picks until its envelope is opened.")
    if contest.rules.open_ballots:
        lines.append("Open ballots: everyone sees everyone's picks.")
    if contest.rehearsal:
        lines.append("A rehearsal: the winners are known already, and it counts for nothing beyond itself.")
    return "\n".join(f"-# {entry}" for entry in lines)


def format_status(card: ContestCard, now: datetime) -> str:
    """Format the contest's state: when picks close, and how many ballots there are."""
    contest = card.contest
    so_far = format_ballot_count(card.ballots, card.set_aside, so_far=True)
    match contest.state:
        case ContestState.OPEN if not contest.is_open_at(now):
            so_many = format_ballot_count(card.ballots, card.set_aside)
            return f"**Picks closed** {format_instant(contest.ends_at)}\n{so_many}"
        case ContestState.DRAFT | ContestState.OPEN if not contest.rules.late_entries:
            return f"**Picks close** {format_instant(contest.locks_at)}\n{so_far}"
        case ContestState.DRAFT | ContestState.OPEN if now < contest.locks_at:
            return f"**The night begins** {format_instant(contest.locks_at)}\n{so_far}"
        case ContestState.DRAFT | ContestState.OPEN:
            return f"**The night has begun.** {so_far}{format_progress(card)}"
        case ContestState.LOCKED:
            return (
                f"**Picks closed** {format_instant(contest.ends_at)}\n"
                f"{format_ballot_count(card.ballots, card.set_aside)}{format_progress(card)}"
            )
        case ContestState.FINISHED:
            took_part = f"**{format_count(card.ballots, 'ballot')}** took part." if card.ballots else ""
            return f"**It is over.** {took_part}".strip()
        case _:
            return "**Cancelled.** Nobody wins, and picks that were secret stay so."


def format_progress(context: ContestContext) -> str:
    """Format how many categories are announced, on a line of its own; empty before the first."""
    asked_about = [category.id for category in context.contest.rules.categories]
    opened = sum(not context.results.is_unannounced(category_id) for category_id in asked_about)
    if context.contest.is_on_nominations:
        return f"\n**{opened} of {len(asked_about)}** categories are announced." if opened else ""
    return f"\n**{opened} of {len(asked_about)}** envelopes are open." if opened else ""


def format_proof(contest: Contest) -> str:
    """Format the proof as small text; empty before the ballots are sealed."""
    return f"-# Proof of the ballots: `{contest.proof}`" if contest.proof else ""


def shorten_proof(contest: Contest) -> str:
    """Return the proof's first characters; empty before the ballots are sealed."""
    return shorten_hash(contest.proof or "")


def format_proof_start(contest: Contest) -> str:
    """Format the proof's first characters as small text; empty before the ballots are sealed."""
    if not contest.proof:
        return ""
    return f"-# Ballots sealed as `{shorten_proof(contest)}…`: **Details** has the proof."


def format_podium(rows: Sequence[StandingsRow], *, of: int = 0) -> str:
    """Format the members on the first three ranks, ties included; empty if nobody has points.

    Args:
        rows: The standings.
        of: The number of announced categories; 0 leaves it out.
    """
    first = [row for row in rows[: PODIUM_LINES_LIMIT + 1] if row.rank in MEDALS and row.points]
    lines = [
        f"{MEDALS[row.rank]} **{format_ballot_name(row.ballot)}** · {_format_earned(row, of)}"
        for row in first[:PODIUM_LINES_LIMIT]
    ]
    if len(first) > PODIUM_LINES_LIMIT:
        lines.append("-# and more who share the place")
    return "\n".join(lines)


def format_runners_up(rows: Sequence[StandingsRow], *, of: int) -> str:
    """Format the members after the podium, as many as the final card shows; those without points are summed up."""
    lines = [
        f"-# {row.rank}. {format_ballot_name(row.ballot)} · {_format_earned(row, of)}"
        for row in rows[:PLACES_PER_PICTURE]
        if row.rank not in MEDALS and row.points
    ]
    pointless = sum(not row.points for row in rows)
    if pointless:
        lines.append(f"-# {format_count(pointless, 'member')} without a point")
    return "\n".join(lines)


def _format_earned(row: StandingsRow, of: int) -> str:
    return f"{format_count(row.points, 'point')}, {row.right}{f' of {of}' if of else ''} right"


RIVALS_NAMED_LIMIT = 5
"""Most rivals on a podium; the best of them are named."""


def format_rivals(found: ContestTimeline) -> str:
    """Format how the rivals did, the best first, and how many members beat each; empty without any."""
    rivals = [player for player in found.virtual_records if player.guide is Guide.RIVAL]
    rivals.sort(key=lambda player: (-(player.points or 0), -player.accuracy.right, player.name))
    rows = list(found.standings.rows) if rivals else []
    return join_lines(_format_rival(rival, rows) for rival in rivals[:RIVALS_NAMED_LIMIT])


def _format_rival(rival: VirtualRecord, rows: Sequence[StandingsRow]) -> str:
    earned = "" if rival.points is None else f"{format_count(rival.points, 'point')}, "
    right = f"{rival.accuracy.right} of {rival.accuracy.judged} right{format_brier_score(rival)}"
    beaten_by = [row for row in rows if rival.is_beaten_by(row.points, row.right)]
    if not beaten_by:
        outcome = "nobody beat it"
    elif len(beaten_by) == len(rows) > 1:
        outcome = "everyone beat it"
    else:
        named = [format_ballot_name(row.ballot) for row in beaten_by[:RIVALS_NAMED_LIMIT]]
        more = [f"{len(beaten_by) - len(named)} more"] if len(beaten_by) > len(named) else []
        outcome = f"beaten by {format_list([*named, *more])}"
    return f"-# ⚔️ **{escape_text(rival.name, 60)}** · {earned}{right}: {outcome}"


SHARED_FIRST_NAMED_LIMIT = 3
"""Most nominees named who share first place."""


def format_favourites(card: ContestCard, category_ids: Collection[CategoryId]) -> str:
    """Format the room's favourite and the next nominee for each of these categories whose picks are public."""
    entries = [
        f"-# {name_category(card.ceremony, category_id)}\n{_format_category_favourite(card, category_id, shares)}"
        for category_id, shares in card.shares.items()
        if category_id in category_ids
    ]
    room, shown = FAVOURITES_CHARACTER_LIMIT, list[str]()
    for entry in entries:
        room -= len(entry) + 1
        if room < 0:
            return "\n".join(
                [*shown, f"-# and {format_count(len(entries) - len(shown), 'category', 'categories')} more"]
            )
        shown.append(entry)
    return "\n".join(shown)


def format_favourite(card: ContestCard, category_id: CategoryId) -> str:
    """Format the room's favourite in one category; its picks must be public."""
    return _format_category_favourite(card, category_id, card.shares.get(category_id, NO_ANSWERS))


def format_details(context: ContestContext) -> str:
    """List the contest's categories, with weights where the scoring uses them."""
    contest = context.contest
    counts = contest.rules.scoring.uses_weights and contest.rules.has_unequal_weights
    names = (
        name_category(context.ceremony, category.id)
        + (f" ×{category.weight}" if counts and category.weight > 1 else "")
        for category in contest.rules.categories
    )
    listed = shorten_text(" · ".join(names), 1200)
    return f"-# **{SCORING_NAMES[contest.rules.scoring]}** scoring\n-# {listed}"


def format_ballot_count(ballots: int, set_aside: int = 0, *, so_far: bool = False) -> str:
    """Format the number of ballots, and how many of them are set aside; `so_far` while more may come."""
    if not ballots:
        return "No ballot is in yet." if so_far else "No ballot came in."
    aside = f" **{set_aside}** of them {'is' if set_aside == 1 else 'are'} set aside." if set_aside else ""
    return f"**{format_count(ballots, 'ballot')}** {'is' if ballots == 1 else 'are'} in.{aside}"


def format_incomplete_ballots(card: ContestCard) -> str:
    """Format for hosts how many ballots lack a pick; empty if none does, or once the contest is over."""
    if not card.incomplete or card.contest.state not in {ContestState.OPEN, ContestState.LOCKED}:
        return ""
    return (
        f"-# {format_count(card.incomplete, 'ballot')} {'is' if card.incomplete == 1 else 'are'} incomplete."
    )


def join_lines(lines: Iterable[str]) -> str:
    """Join the non-empty lines."""
    return "\n".join(line for line in lines if line)


def _format_category_favourite(card: ContestCard, category_id: CategoryId, shares: AnswerShares) -> str:
    if isinstance(card, NominationsCard):
        return format_favourites_line(card, category_id)
    category = card.ceremony.by_id.get(category_id)
    if category is None:
        return "*nobody picked here*"
    ranked = [nominee_id for nominee_id in shares.counts if nominee_id in category.by_id]
    if not ranked:
        return "*nobody picked here*"

    def format_share(nominee_id: NomineeId) -> str:
        count = shares.count_for([nominee_id])
        share = f"{count} of {shares.voters}" if shares.counts_only else f"{count / shares.voters:.0%}"
        return f"{format_headline(category, category.by_id[nominee_id])} {share}"

    first = [nominee_id for nominee_id in ranked if shares.counts[nominee_id] == shares.counts[ranked[0]]]
    if len(first) == 1:
        return " · ".join([f"**{format_share(first[0])}**", *map(format_share, ranked[1:2])])
    more = len(first) - SHARED_FIRST_NAMED_LIMIT
    return "Undecided: " + " · ".join(
        [*map(format_share, first[:SHARED_FIRST_NAMED_LIMIT]), *([f"{more} more"] if more > 0 else [])]
    )


_POST_AGAIN_ADVICE = (
    "To post it anew, in another channel if you like: `/contests`, then **Host**, then **Post again**."
)


def format_lost_posts(titles: Sequence[str]) -> str:
    """Word the notice that posts of a host's contests were deleted, or the channel with all of them."""
    named = format_list([f"**{escape_text(title)}**" for title in titles])
    if len(titles) == 1:
        happened = (
            f"The post of {named}, or its channel, was deleted. The contest goes on and nothing is lost."
        )
    else:
        happened = (
            f"The posts of {named}, or their channel, were deleted. The contests go on and nothing is lost."
        )
    return f"{happened} {_POST_AGAIN_ADVICE}"


def format_forbidden_channel(contest: Contest) -> str:
    """Word the notice that the bot may no longer write in a contest's channel."""
    return (
        f"I may no longer write in <#{contest.channel_id}>, where **{escape_text(contest.title)}** is posted. The "
        f"contest goes on and nothing is lost. {_POST_AGAIN_ADVICE}"
    )
