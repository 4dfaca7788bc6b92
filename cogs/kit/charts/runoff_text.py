"""The rounds of a preferential count in words, for texts beside the picture and for its alt text."""

from collections.abc import Iterable, Iterator, Mapping

from bot.ids import NomineeId
from bot.preferential.model import EliminationRule, PreferentialCount, Round
from cogs.kit.text import TROPHY_EMOJI, format_count, format_list

NomineeNames = Mapping[NomineeId, str]
"""What each nominee is called, by id: escaped where it is shown as Markdown."""

NAMES_LISTED_LIMIT = 8
"""Most nominees named where several won or went out together."""

_RULE_TEXTS: Mapping[EliminationRule, str] = {
    EliminationRule.VOTES: "",
    EliminationRule.FIRST_CHOICES: " (last place was shared: fewest first choices)",
    EliminationRule.EARLIER_ROUND: " (last place was shared: fewest votes in an earlier round)",
    EliminationRule.RANKINGS: " (last place was shared: ranked on fewest ballots)",
    EliminationRule.DRAW: " (last place was shared: by the draw)",
}


def format_round_lines(count: PreferentialCount, names: NomineeNames) -> Iterator[str]:
    """Format the rounds, a line each, most votes first."""
    for number, counted in enumerate(count.rounds, 1):
        yield f"Round {number}: {_format_round(counted, names)}"


def format_result_lines(count: PreferentialCount, names: NomineeNames) -> Iterator[str]:
    """Format who won; then what most first choices, and each nominee against each other one, would have said."""
    if not count.winners:
        yield "No ballot ranks anybody: nobody wins."
        return
    won = list_names(names[winner] for winner in count.winners)
    last = count.rounds[-1]
    votes = f"{last.votes[count.winners[0]]:,} of {format_count(last.live, 'live ballot')}"
    if len(count.winners) == 1:
        yield f"{TROPHY_EMOJI} {won} wins with {votes}"
    else:
        yield f"{TROPHY_EMOJI} {won} win together with {votes} each"
    first = list_names(names[nominee] for nominee in count.first_choice_leaders)
    yield f"Most first choices: {first}; {'the count changed it' if count.changed_winner else 'the count agrees'}"
    if count.head_to_head_winner is None:
        yield "Head to head: nobody beats every other"
    else:
        yield f"Head to head: {names[count.head_to_head_winner]} beats every other"


def list_names(names: Iterable[str]) -> str:
    """Format a list of names; those above `NAMES_LISTED_LIMIT` are counted."""
    every = list(names)
    shown = every[:NAMES_LISTED_LIMIT]
    more = len(every) - len(shown)
    return format_list([*shown, *([f"{more} more"] if more else [])])


def _format_round(counted: Round, names: NomineeNames) -> str:
    came = dict.fromkeys(counted.votes, 0)
    for transfer in counted.transfers:
        if transfer.target is not None:
            came[transfer.target] += transfer.ballots
    running = sorted(
        (one for one in counted.votes if counted.votes[one]), key=lambda one: -counted.votes[one]
    )
    parts = [
        f"{names[nominee]} {counted.votes[nominee]:,}" + (f" (+{came[nominee]:,})" if came[nominee] else "")
        for nominee in running
    ]
    line = ", ".join([*parts, f"exhausted {counted.exhausted:,}"])
    if counted.rule is None:
        return f"{line}."
    out = list_names(names[nominee] for nominee in counted.eliminated)
    return f"{line}. Out: {out}{_RULE_TEXTS[counted.rule]}."
