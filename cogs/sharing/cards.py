"""The cards as pictures: what is on them, in plain text."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.contests.model import ContestCategory
from bot.contests.nominations.standings import VisibleEntries
from bot.contests.read_models import ContestContext, VisiblePicks
from bot.ids import MemberId
from bot.verdicts.read_models import ContestTimeline, SeasonTable
from bot.verdicts.seasons import SeasonRow
from bot.verdicts.virtual_players import Guide, VirtualRecord
from cogs.kit.charts import BallotCard, MemberCard, PickLine
from cogs.kit.contest_text import join_occasion, spell_category_id
from cogs.kit.text import format_count, format_label, format_ordinal

PREDICTION_MARK = "A prediction"
"""What a ballot is called while not all of its envelopes are open."""


class ShareKind(StrEnum):
    """What a member can share."""

    BALLOT = "ballot"
    SCORE = "score"
    SEASON = "season"


@dataclass(frozen=True)
class Shareable:
    """All that a member could share from one contest.

    Attributes:
        name: Their display name.
        found: Their ballot.
        timeline: The contest's standings; None before the first envelope, and for a ballot that is not among them.
        season: The standings of the contest's season; None without a finished contest of theirs.
    """

    name: str
    found: VisiblePicks | VisibleEntries
    timeline: ContestTimeline | None
    season: SeasonTable | None

    @property
    def context(self) -> ContestContext:
        """The contest with its slate and results."""
        return self.found if isinstance(self.found, VisiblePicks) else self.found.context

    @property
    def kinds(self) -> Sequence[ShareKind]:
        """What there is to share; always the ballot."""
        kinds = [ShareKind.BALLOT]
        if self.timeline is not None:
            kinds.append(ShareKind.SCORE)
        if self.season is not None:
            kinds.append(ShareKind.SEASON)
        return kinds


def make_card_picture(shareable: Shareable, kind: ShareKind, member_id: MemberId) -> BallotCard | MemberCard:
    """Make the picture of one card; where there is nothing of that kind (any more), the ballot."""
    if kind is ShareKind.SCORE and shareable.timeline is not None:
        return _make_score_card(shareable.name, shareable.timeline, member_id)
    position = shareable.season.position_of(member_id) if shareable.season is not None else None
    if kind is ShareKind.SEASON and shareable.season is not None and position is not None:
        return _make_season_card(shareable.name, shareable.season, shareable.season.rows[position])
    return _make_ballot_card(shareable)


def _make_ballot_card(shareable: Shareable) -> BallotCard:
    found, context = shareable.found, shareable.context
    contest = context.contest
    subtitle = join_occasion(contest.title, context.ceremony.name, "a rehearsal" if contest.rehearsal else "")
    if isinstance(found, VisiblePicks):
        lines = [line for asked in contest.rules.categories if (line := _make_pick_line(found, asked))]
        right = sum(points is not None for points in found.earned.values())
        reachable, opened = len(found.earned), len(found.earned)
    else:
        lines = [line for asked in contest.rules.categories if (line := _make_entries_line(found, asked))]
        right = found.right
        reachable = sum(outcome.reachable for outcome in found.outcomes.values())
        opened = len(found.outcomes)
    left = sum(context.results.is_unannounced(asked.id) for asked in contest.rules.categories)
    is_over = not left or contest.finished_at is not None
    mark = _describe_state(right, reachable, opened=opened, is_over=is_over)
    return BallotCard(f"{shareable.name}’s ballot", subtitle, mark, lines)


def _describe_state(right: int, of: int, *, opened: int, is_over: bool) -> str:
    """Say what a ballot is: a prediction until no envelope is left or a host ended it, and how far it is right."""
    if not opened:
        return PREDICTION_MARK
    return f"{right} of {of} right" if is_over else f"{PREDICTION_MARK} · {right} of {of} right so far"


def _make_pick_line(found: VisiblePicks, asked: ContestCategory) -> PickLine | None:
    pick = found.ballot.picks.get(asked.id)
    if pick is None:
        return None
    category = found.get_category(asked.id)
    nominee = category.by_id.get(pick.nominee_id)
    label = format_label(category, nominee) if nominee is not None else "someone no longer on the slate"
    stake = f" ({pick.stake})" if pick.stake is not None else ""
    # What is doubled is nobody's to see before the picks close, and a card outlives the moment.
    double = " ×2" if pick.doubled and found.contest.sealed_at is not None else ""
    is_right = found.earned[asked.id] is not None if asked.id in found.earned else None
    return PickLine(category.title.removeprefix("Best "), f"{label}{stake}{double}", is_right)


def _make_entries_line(found: VisibleEntries, asked: ContestCategory) -> PickLine | None:
    entries = found.ballot.entries.get(asked.id, ())
    if not entries:
        return None
    category = found.context.ceremony.by_id.get(asked.id)
    title = category.title.removeprefix("Best ") if category is not None else spell_category_id(asked.id)
    outcome = found.outcomes.get(asked.id)
    hits = found.hits.get(asked.id, frozenset())
    texts = [(one in hits, found.context.contenders.by_id[one].text) for one in entries]
    named = ", ".join(f"★{text}" if is_hit else text for is_hit, text in texts)
    if outcome is None:
        return PickLine(title, format_count(len(entries), "name"), below=named)
    right = found.count_hits(asked.id)
    return PickLine(title, f"{right} of {outcome.reachable} named", right > 0, named)


def _make_score_card(name: str, found: ContestTimeline, member_id: MemberId) -> MemberCard:
    row = found.standings.find_row(member_id)
    contest = found.contest
    subtitle = join_occasion(contest.title, found.ceremony.name, "a rehearsal" if contest.rehearsal else "")
    right, of = (row.right if row else 0), found.standings.most_right
    facts: list[str] = []
    if row is not None:
        shared = "shared " if row.tied else ""
        facts.append(f"{shared}{format_ordinal(row.rank)} of {len(found.standings.rows)}")
        facts.append(format_count(row.points, "point"))
    facts += [_compare_with(player, right) for player in found.virtual_records]
    left = len(found.standings.unannounced)
    if left and contest.finished_at is None:
        facts.append(f"{format_count(left, 'envelope')} still to come")
    return MemberCard(name, subtitle, str(right), f"of {of} called", facts)


def _compare_with(player: VirtualRecord, right: int) -> str:
    """Say how a member did beside an unranked player, by right picks: "ahead of the room"."""
    names = {Guide.ROOM: "the room", Guide.PRECURSORS: "the precursors"}
    whom = names.get(player.guide, player.name)
    theirs = player.accuracy.right
    how = "ahead of" if right > theirs else "behind" if right < theirs else "level with"
    return f"{how} {whom} ({theirs})"


def _make_season_card(name: str, table: SeasonTable, row: SeasonRow) -> MemberCard:
    share = "" if row.accuracy.share is None else f" ({row.accuracy.share:.0%})"
    facts = [
        f"{format_count(round(row.marks), 'mark')} in {format_count(row.contests, 'contest')}",
        f"{row.accuracy.right} of {row.accuracy.judged} called{share}",
    ]
    if row.titles:
        facts.append(f"{format_count(row.titles, 'contest')} won")
    shared = ", shared" if row.tied else ""
    return MemberCard(
        name,
        f"The season of {table.season}",
        format_ordinal(row.rank),
        f"of {len(table.rows)}{shared}",
        facts,
    )
