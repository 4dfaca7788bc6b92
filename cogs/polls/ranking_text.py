"""Text about rankings: what members read while they rank, and how a preferential poll was counted."""

from collections.abc import Mapping

from bot.guilds.model import Cover
from bot.ids import NomineeId
from bot.polls.read_models import CategoryPolls, VisiblePoll
from bot.preferential.model import PreferentialCount, Ranking
from bot.proof import Verification
from bot.record.model import Category, Ceremony
from bot.results.shares import MIN_VOTERS_FOR_SHARES
from cogs.kit.charts import RunoffChart
from cogs.kit.charts.runoff_text import format_result_lines, format_round_lines, list_names
from cogs.kit.proof_text import format_checked_ballots
from cogs.kit.text import escape_text, format_count, format_label, shorten_hash, shorten_text
from cogs.polls.text import format_winners, name_voted_nominee, shorten_voted_nominee

COUNTING_RULE = (
    "Rank as many as you like, best first. Your ballot counts for your highest choice still in the running; as long as "
    "nobody has more than half of the ballots that still count, the last one is out."
)
"""How a preferential poll is counted, for members."""

RANKED_NAMED_LIMIT = 3
"""Most choices named where a ranking is on one line."""
ROUNDS_CHARACTER_LIMIT = 2200
"""Most characters of the rounds in words, so that the rest of a post has room."""
ROUND_CHARACTER_LIMIT = 900
"""Most characters of one round."""
ROUND_NAME_CHARACTERS = 24
"""Most characters of a name in a round."""
PICTURE_NAME_CHARACTERS = 60


def format_ranking(category: Category, ranking: Ranking, limit: int) -> str:
    """Format a ranking of at most `limit` choices, one a line; more are counted."""
    lines = [
        f"{place}. {_name_choice(category, nominee_id)}"
        for place, nominee_id in enumerate(ranking[:limit], 1)
    ]
    if more := len(ranking) - limit:
        lines += [f"-# and {format_count(more, 'choice')} below"] if more > 0 else []
    return "\n".join(lines)


def _name_choice(category: Category, nominee_id: NomineeId) -> str:
    nominee = category.by_id.get(nominee_id)
    gone = "" if nominee is not None and not nominee.withdrawn else " · withdrawn, skipped in the count"
    return f"{name_voted_nominee(category, nominee_id)}{gone}"


def format_short_ranking(category: Category, ranking: Ranking) -> str:
    """Format a ranking on one line: the first choices by name, the others counted."""
    first = [
        f"{place}. {shorten_voted_nominee(category, nominee_id)}"
        for place, nominee_id in enumerate(ranking[:RANKED_NAMED_LIMIT], 1)
    ]
    more = len(ranking) - len(first)
    return ", ".join(first) + (f" and {more} more" if more else "")


def format_counted_winner(category: Category, asked: VisiblePoll) -> str:
    """Format who won a closed preferential poll, on one line; empty if nobody did."""
    count = asked.preferential_count
    if count is None:
        return "counted when it closes"
    won = list_names(shorten_voted_nominee(category, winner) for winner in count.winners)
    rounds = f" after {format_count(len(count.rounds), 'round')}" if asked.shown_rounds is not None else ""
    return f"{won}{rounds}" if won else ""


def format_counted_verdict(polls: CategoryPolls, asked: VisiblePoll, cover: Cover | None = None) -> str:
    """Format the outcome of a closed preferential poll: who won it, and what other counts would have said."""
    count = asked.preferential_count
    if count is None:
        return ""
    if not count.ballots:
        return "Nobody answered."
    if not count.winners:
        return "No ballot ranks anybody who still stands: nobody wins."
    named = list_names(f"**{name_voted_nominee(polls.category, winner)}**" for winner in count.winners)
    agreed = not set(count.winners).isdisjoint(polls.winners)
    judged = "the room wanted the same." if agreed else "the room wanted another."
    lines = [f"The room wanted {named}{_format_majority(asked)}.", format_winners(polls, cover, judged)]
    if asked.shown_rounds is None:
        lines.append(f"-# With fewer than {MIN_VOTERS_FOR_SHARES} ballots the rounds stay hidden.")
    else:
        _, *others = format_result_lines(count, _name_nominees(polls.category, count))
        lines += [f"{line}." for line in others]
    return "\n".join(filter(None, lines))


def _format_majority(asked: VisiblePoll) -> str:
    """How large a winner's part was in the end; empty where that is hidden."""
    count = asked.shown_rounds
    if count is None:
        return ""
    last = count.rounds[-1]
    share = f"{last.votes[count.winners[0]]:,} of {format_count(last.live, 'ballot')} still counting"
    each = " each, level at the end" if len(count.winners) > 1 else ""
    return f": {share}{each} in round {len(count.rounds)}"


def format_rounds(category: Category, count: PreferentialCount, limit: int = ROUNDS_CHARACTER_LIMIT) -> str:
    """Format the rounds in words, a line each; of very many, the first and the last."""
    lines = format_round_lines(count, _name_nominees(category, count))
    first, *others = (f"-# {shorten_text(line, ROUND_CHARACTER_LIMIT)}" for line in lines)
    kept: list[str] = []
    room = limit - len(first) - len(_format_left_out(len(others)))
    for line in reversed(others):
        room -= len(line) + 1
        if room < 0:
            break
        kept.insert(0, line)
    left_out = len(others) - len(kept)
    return "\n".join([first, *([_format_left_out(left_out)] if left_out else []), *kept])


def _format_left_out(rounds: int) -> str:
    return f"-# … {format_count(rounds, 'round')}, as the picture and the file have them"


def _name_nominees(category: Category, count: PreferentialCount) -> Mapping[NomineeId, str]:
    return {
        nominee_id: escape_text(_label_nominee(category, nominee_id), ROUND_NAME_CHARACTERS)
        for nominee_id in count.rounds[0].votes
    }


def _label_nominee(category: Category, nominee_id: NomineeId) -> str:
    nominee = category.by_id.get(nominee_id)
    return format_label(category, nominee, PICTURE_NAME_CHARACTERS) if nominee else nominee_id


def make_runoff_chart(ceremony: Ceremony, category: Category, count: PreferentialCount) -> RunoffChart:
    """Make the picture of a poll's rounds."""
    names = {nominee_id: _label_nominee(category, nominee_id) for nominee_id in count.rounds[0].votes}
    return RunoffChart(category.title, f"{shorten_text(ceremony.name, 60)} · should win", names, count)


def format_verification(verification: Verification) -> str:
    """Format whether the rankings are still those that were sealed."""
    counted = format_checked_ballots(verification)
    if verification.holds:
        return f"✅ The ballots are exactly those that were sealed at the closing: {counted}."
    return f"❌ **The ballots are not those that were sealed at the closing**: {counted}. Ask whoever hosts this bot."


def format_line(line: str | None) -> str:
    """Format where a member finds their ballot in the exported file; empty before the closing."""
    if not line:
        return ""
    return f"-# In the file of all ballots yours begins with the line `{shorten_hash(line)}…`"
