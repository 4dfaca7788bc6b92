"""Wording of what came of nominations, shared by their cards and the verdict."""

from collections.abc import Iterable

from bot.contests.nominations.read_models import NominationsContext
from bot.contests.nominations.report import NominationsReport
from bot.contests.nominations.scoring import CategoryOutcome
from bot.ids import ContenderId
from cogs.kit.contest_text import name_category
from cogs.kit.text import TROPHY_EMOJI, escape_text, format_count, format_list

CONTENDERS_NAMED_LIMIT = 10
"""How many contenders a line names; the others are only counted."""

SNUBS_SHOWN_COUNT = 3
UNFORESEEN_SHOWN_COUNT = 6
"""How much of each is shown about several categories."""


def name_contender(context: NominationsContext, contender_id: ContenderId) -> str:
    """Name a contender, escaped, as it was typed."""
    return escape_text(context.contenders.by_id[contender_id].text, 80)


def name_contenders(
    context: NominationsContext, contender_ids: Iterable[ContenderId], *, limit: int = CONTENDERS_NAMED_LIMIT
) -> str:
    """Name contenders in a list; of many, the first ones."""
    ids = list(contender_ids)
    named = [name_contender(context, one) for one in ids[:limit]]
    more = len(ids) - limit
    return format_list([*named, *([f"{more} more"] if more > 0 else [])])


def format_seen_nominations(report: NominationsReport) -> str:
    """Format how many of the announced nominees the room's own nominations name."""
    seen, nominees = report.seen_count, report.nominee_count
    where = (
        "" if len(report.shown) > 1 else f" in {name_category(report.context.ceremony, report.shown_ids[0])}"
    )
    return f"**The room saw {seen} of {nominees}**{where}."


def format_nominated(report: NominationsReport, outcome: CategoryOutcome) -> str:
    """Format a category's nominees, one a line, with how many ballots name each."""
    voters = format_count(outcome.voters, "ballot")
    ranked = sorted(outcome.nominated, key=lambda one: (-outcome.callers.get(one, 0), one))
    return "\n".join(
        f"{TROPHY_EMOJI if outcome.callers.get(one) else '😮'} **{name_contender(report.context, one)}** · "
        f"{outcome.callers.get(one, 0)} of {voters}"
        for one in ranked
    )


def format_category_in_line(report: NominationsReport, outcome: CategoryOutcome) -> str:
    """Format how many of a category's nominees the room saw, in one line."""
    seen = outcome.count_hits(outcome.room_choice)
    name = name_category(report.context.ceremony, outcome.category.id)
    return f"{name}: **{seen} of {len(outcome.nominated)}**"


def format_surprises(report: NominationsReport) -> str:
    """Format whom nobody saw coming, and who was left out though most named them, one a line."""
    lines: list[str] = []
    unforeseen = [one for _, one in report.unforeseen]
    if unforeseen:
        named = name_contenders(report.context, unforeseen, limit=UNFORESEEN_SHOWN_COUNT)
        lines.append(f"😮 **Nobody saw coming**: {named}.")
    snubs = report.list_snubs()
    for number, (category_id, contender_id, outcome) in enumerate(snubs[:SNUBS_SHOWN_COUNT]):
        where = f" in {name_category(report.context.ceremony, category_id)}" if len(report.shown) > 1 else ""
        label = "**The biggest snub**" if number == 0 else "Then"
        lines.append(
            f"💔 {label}: {name_contender(report.context, contender_id)}{where}, on "
            f"{outcome.callers[contender_id]} of {format_count(outcome.voters, 'ballot')}."
        )
    return "\n".join(lines)


def format_voided_nominations(report: NominationsReport) -> str:
    """Format the categories that count for nobody; empty without any."""
    if not report.voided_ids:
        return ""
    names = format_list(name_category(report.context.ceremony, one) for one in report.voided_ids)
    verb = "counts" if len(report.voided_ids) == 1 else "count"
    return f"🚫 **Cancelled**: {names} {verb} for nobody."
