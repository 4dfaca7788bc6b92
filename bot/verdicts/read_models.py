"""What the service says of verdicts: values with everything that a screen shows, and nothing secret."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.contests.read_models import ContestStandings
from bot.record.model import Category, Ceremony
from bot.results.model import Results
from bot.results.result_set import ResultSet
from bot.verdicts.ceremony_verdict import CategoryVerdict, CeremonyVerdict
from bot.verdicts.member_profile import Profile
from bot.verdicts.model import Voter
from bot.verdicts.points_timeline import PointsTimeline
from bot.verdicts.room_history import CalibrationBin, RoomHistory
from bot.verdicts.seasons import SeasonRow
from bot.verdicts.virtual_players import VirtualRecord

MemberNames = Mapping[int, str]
"""Members' display names as last seen, by id, to be escaped before they are shown."""


@dataclass(frozen=True)
class RoomVerdict:
    """A ceremony's verdict.

    Attributes:
        result_set: The set of results that the room was held against.
        ceremony: Its ceremony as this server sees it.
        results: What stands.
        title: What a rehearsal contest is called, as its host wrote it; empty for everything else.
        verdict: The room and its members.
        names: The names of those who were right most often.
        virtual_records: The unranked players: who followed the room, and who followed the precursors, where they speak.
        history: The room's record over its ceremonies, this one included; rehearsals are no part of it.
    """

    result_set: ResultSet
    ceremony: Ceremony
    results: Results
    title: str
    verdict: CeremonyVerdict
    names: MemberNames
    virtual_records: Sequence[VirtualRecord]
    history: RoomHistory

    @property
    def announced(self) -> int:
        """In how many of the categories that anybody answered about a winner stands."""
        return sum(bool(category.winners) for category in self.verdict.categories)


@dataclass(frozen=True)
class RoomCategoryVerdict:
    """One category's verdict.

    Attributes:
        result_set: The set of results that the room was held against.
        ceremony: Its ceremony as this server sees it.
        results: What stands.
        verdict: What the room said, and what happened.
        right_member_names: The names of those whose pick won, in alphabetical order; who was erased is not among them.
        unsettled: Whether some of the answers can still change.
    """

    result_set: ResultSet
    ceremony: Ceremony
    results: Results
    verdict: CategoryVerdict
    right_member_names: Sequence[str]
    unsettled: bool

    @property
    def category(self) -> Category:
        """The category."""
        return self.ceremony.by_id[self.verdict.category_id]


@dataclass(frozen=True)
class RoomYears:
    """A room's record over the years.

    Attributes:
        history: How right it was, by ceremony, year and category.
        ceremonies: Its ceremonies by id.
        calibration: Of what it believed, how much came true.
    """

    history: RoomHistory
    ceremonies: Mapping[str, Ceremony]
    calibration: Sequence[CalibrationBin]


@dataclass(frozen=True)
class MemberProfile:
    """A member's record.

    Attributes:
        member_id: Whose it is.
        name: Their display name as last seen; empty if it is not known.
        profile: The record.
        ceremonies: The ceremonies of their contests by id.
    """

    member_id: int
    name: str
    profile: Profile
    ceremonies: Mapping[str, Ceremony]


@dataclass(frozen=True)
class SeasonTable:
    """The standings over the contests of a season, or of all time.

    Attributes:
        season: The year(s) of the films; None for all time.
        rows: Best first.
        names: The names of everyone in it.
        contests: How many contests it counts.
        seasons: All seasons that have one, the newest first.
    """

    season: str | None
    rows: Sequence[SeasonRow]
    names: MemberNames
    contests: int
    seasons: Sequence[str]

    def position_of(self, member_id: int) -> int | None:
        """Where a member's line is, from 0; None without one."""
        return next((place for place, row in enumerate(self.rows) if row.member_id == member_id), None)


@dataclass(frozen=True)
class ContestTimeline(ContestStandings):
    """How a contest went, envelope by envelope.

    Attributes:
        timeline: The points of those whose line was asked for.
        names: Their display names; who was erased has none.
        virtual_records: The unranked players, as the contest would have paid them.
    """

    timeline: PointsTimeline
    names: Mapping[Voter, str]
    virtual_records: Sequence[VirtualRecord]
