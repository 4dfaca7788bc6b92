"""The values about verdicts that the service returns: all that a screen shows, and nothing that is secret."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.contests.nominations.report import NominationsReport
from bot.contests.read_models import ContestStandings
from bot.ids import CategoryId, MemberId, NomineeId
from bot.record.model import Category, Ceremony
from bot.results.model import Results
from bot.results.result_set import ResultSet
from bot.verdicts.ceremony_verdict import CategoryVerdict, CeremonyVerdict
from bot.verdicts.member_profile import Profile
from bot.verdicts.model import Voter
from bot.verdicts.points_timeline import PointsTimeline
from bot.verdicts.room_history import CalibrationBin, RoomHistory
from bot.verdicts.seasons import SeasonRow
from bot.verdicts.viewer_comparison import ViewerComparison
from bot.verdicts.virtual_players import VirtualRecord

MemberNames = Mapping[MemberId, str]
"""Members' display names as last seen, by id, to be escaped before they are shown."""


@dataclass(frozen=True)
class OwnAwardAgreement:
    """Where the server's own awards on the same films chose as a ceremony did, of the prizes that both have told.

    Attributes:
        award_name: The awards' name.
        same: The ceremony's categories in which they share a winner, in the order of its slate.
        other: Those in which they do not.
    """

    award_name: str
    same: Sequence[CategoryId]
    other: Sequence[CategoryId]


@dataclass(frozen=True)
class RoomVerdict:
    """A ceremony's verdict.

    Attributes:
        result_set: The set of results that the answers were compared with.
        ceremony: Its ceremony as this server sees it.
        results: What stands.
        title: A rehearsal contest's title, as its host wrote it; empty for everything else.
        verdict: The verdict on the room and its members.
        names: The names of the members who were right most often.
        virtual_records: The unranked virtual players: one follows the room, one the precursors, if these have picks.
        history: The room's accuracy over its ceremonies, this one included; rehearsals are left out.
        viewers: Whether those who had seen all nominees predicted better; None where too few are known.
        nominations: What came of the room's own nominations, by contest on them.
        own_award: Where the server's own awards chose as the ceremony did; None while no prize is told by both.
    """

    result_set: ResultSet
    ceremony: Ceremony
    results: Results
    title: str
    verdict: CeremonyVerdict
    names: MemberNames
    virtual_records: Sequence[VirtualRecord]
    history: RoomHistory
    viewers: ViewerComparison | None = None
    nominations: Sequence[NominationsReport] = ()
    own_award: OwnAwardAgreement | None = None

    @property
    def announced(self) -> int:
        """How many categories have a winner, whether the room answered them or not."""
        return len(self.results.winners)


@dataclass(frozen=True)
class OwnAwardChoice:
    """What the server's own awards chose for the same prize.

    Attributes:
        award_name: The awards' name.
        category: Their category, on their own slate.
        winner_ids: Whom the room chose, several in a tie.
        agrees: Whether the other winner is the same; None while that is unannounced.
    """

    award_name: str
    category: Category
    winner_ids: Sequence[NomineeId]
    agrees: bool | None


@dataclass(frozen=True)
class RoomCategoryVerdict:
    """One category's verdict.

    Attributes:
        result_set: The set of results that the answers were compared with.
        ceremony: Its ceremony as this server sees it.
        results: What stands.
        verdict: The room's answers and the result.
        right_member_names: The names of the members whose pick won, in alphabetical order, without erased members.
        unsettled: Whether some of the answers can still change.
        own_choice: What the server's own awards on the same films chose; None if they did not, or cover it still.
        viewers: Whether those who had seen all its nominees predicted better; None where too few are known.
        nominations: What came of the room's own nominations in this category, by contest on them.
    """

    result_set: ResultSet
    ceremony: Ceremony
    results: Results
    verdict: CategoryVerdict
    right_member_names: Sequence[str]
    unsettled: bool
    own_choice: OwnAwardChoice | None = None
    viewers: ViewerComparison | None = None
    nominations: Sequence[NominationsReport] = ()

    @property
    def category(self) -> Category:
        """The category."""
        return self.ceremony.by_id[self.verdict.category_id]


@dataclass(frozen=True)
class RoomYears:
    """The room's accuracy over the years.

    Attributes:
        history: How right it was, by ceremony, year and category.
        ceremonies: Its ceremonies by id.
        calibration: How often its predictions came true, by their share.
    """

    history: RoomHistory
    ceremonies: Mapping[str, Ceremony]
    calibration: Sequence[CalibrationBin]


@dataclass(frozen=True)
class MemberProfile:
    """A member's profile with all that its screen shows.

    Attributes:
        member_id: The member.
        name: Their display name as last seen; empty if it is not known.
        profile: Their results.
        ceremonies: The ceremonies of their contests by id.
    """

    member_id: MemberId
    name: str
    profile: Profile
    ceremonies: Mapping[str, Ceremony]


@dataclass(frozen=True)
class SeasonTable:
    """The standings over the contests of a season, or of all time.

    Attributes:
        season: The year(s) of the films; None for all time.
        rows: Best first.
        names: The names of all its members.
        contests: How many contests it counts.
        seasons: All seasons with a finished contest, the newest first.
    """

    season: str | None
    rows: Sequence[SeasonRow]
    names: MemberNames
    contests: int
    seasons: Sequence[str]

    def position_of(self, member_id: MemberId) -> int | None:
        """The index of a member's row; None without one."""
        return next((place for place, row in enumerate(self.rows) if row.member_id == member_id), None)


@dataclass(frozen=True, kw_only=True)
class ContestTimeline(ContestStandings):
    """A contest's points after each announced category.

    Attributes:
        timeline: The points of the included voters.
        names: Their display names; erased members have none.
        guests: Those of them who are guests.
        virtual_records: The unranked virtual players, with the points that the contest would have given them.
    """

    timeline: PointsTimeline
    names: Mapping[Voter, str]
    guests: frozenset[Voter] = frozenset()
    virtual_records: Sequence[VirtualRecord]
