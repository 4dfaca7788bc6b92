from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest

from bot.contests.errors import ContestNotOpenError
from bot.contests.loading import TallyCache
from bot.contests.model import Contest, Scoring
from bot.db.engine import Database
from bot.errors import AmbiguousError, NothingFoundError
from bot.guilds.service import GuildService
from bot.ids import CategoryId, MemberId, NomineeId, PressId
from bot.polls.count_loading import CountCache
from bot.polls.host_service import PollHostService
from bot.polls.model import Poll, PollDraft, PollQuestion
from bot.polls.ranking_service import RankingService
from bot.polls.vote_service import VoteService
from bot.preferential.model import CountMethod
from bot.preferential.open_ranking import RankingPress, RankingStep
from bot.privacy.erasure import erase_member
from bot.record.model import Ceremony
from bot.results.result_set import REHEARSAL_POLLS, ResultSet
from bot.slates.drafts import CategoryDraft, NomineeDraft, SlateDraft
from bot.slates.editor import SlateEditor
from bot.verdicts.errors import NoRecordError, NoSeasonError, NoVerdictError
from bot.verdicts.model import Accuracy
from bot.verdicts.service import VerdictService
from bot.verdicts.virtual_players import Guide
from tests.contest_club import (
    COMING,
    GUILD,
    HOST,
    LOCK,
    NOW,
    OTHER_GUILD,
    PAST,
    SECOND,
    Club,
    small_record,
    small_search,
)

DAY = timedelta(days=1)
BEST_PICTURE = CategoryId("best-picture")
DIRECTING = CategoryId("directing")

PICKED = {
    1: {"best-picture": "a", "directing": "a", "short": "c"},
    2: {"best-picture": "a", "directing": "b", "short": "b"},
    3: {"best-picture": "a", "directing": "b"},
    4: {"best-picture": "b", "directing": "a"},
    5: {"best-picture": "c"},
}
"""Of five, three say a for the picture; two and two cannot decide on the director."""
WON = {"short": "ab", "best-picture": "b", "directing": "a"}
"""The short is a tie; the actress stays sealed."""


@dataclass
class Room:
    """A club with what verdicts are read by."""

    club: Club
    database: Database

    def __post_init__(self) -> None:
        club = self.club
        self.verdicts = VerdictService(
            self.database,
            club.slates,
            TallyCache(),
            CountCache(),
            search=small_search(),
            clock=club.clock,
        )
        self.polls = PollHostService(self.database, club.slates, club.jobs, club.clock)
        self.votes = VoteService(self.database, club.slates)
        self.editor = SlateEditor(self.database, small_record(), club.slates, club.clock)
        self.guilds = GuildService(self.database, club.clock)

    async def played(
        self,
        picked: Mapping[int, Mapping[str, str]] = PICKED,
        ceremony_id: str = COMING,
        **changes: object,
    ) -> Contest:
        """A contest that is over, with its winners."""
        contest = await self.club.sealed(picked, ceremony_id, **changes)
        await self.open_envelopes(contest)
        return await self.club.hosting.finish_contest(GUILD, contest.id, None, HOST)

    async def open_envelopes(self, contest: Contest, won: Mapping[str, str] = WON) -> None:
        """Announce winners, a letter each."""
        for category_id, winners in won.items():
            await self.club.night.announce_winners(
                self.club.target(contest), CategoryId(category_id), list(map(NomineeId, winners)), HOST
            )

    async def ask(
        self,
        question: PollQuestion,
        votes: Mapping[int, str],
        *,
        ceremony_id: str = COMING,
        hidden: bool = False,
        closes_at: datetime = LOCK,
        count_method: CountMethod = CountMethod.VOTES,
    ) -> Poll:
        """A poll about the picture, with these votes by member."""
        draft = PollDraft(
            ceremony_id, (BEST_PICTURE,), question, closes_at, hidden, count_method=count_method
        )
        (poll,) = await self.polls.open_polls(GUILD, draft, HOST)
        if count_method is CountMethod.PREFERENTIAL:
            await self._rank(poll, votes)
            return poll
        for member_id, nominee_id in votes.items():
            await self.votes.cast_vote(
                GUILD, poll.id, MemberId(member_id), NomineeId(nominee_id), self.club.clock.now
            )
        return poll

    async def _rank(self, poll: Poll, ballots: Mapping[int, str]) -> None:
        rankings = RankingService(self.database, self.club.slates)
        for member_id, ballot in ballots.items():
            for number, nominee_id in enumerate(ballot, 1):
                press = RankingPress(PressId(number), RankingStep.ADD, NomineeId(nominee_id))
                await rankings.change_ranking(GUILD, poll.id, MemberId(member_id), press, self.club.clock.now)

    async def close(self, poll: Poll) -> None:
        """Let a poll's time pass, and close it for good."""
        self.club.clock.now = poll.closes_at + 5 * SECOND
        assert await self.polls.finish_poll(GUILD, poll.id) is not None

    async def own_slate(self, name: str, year: int) -> Ceremony:
        """A slate of the server's own, held on the last day of March of that year, with a picture of two films."""
        films = tuple(NomineeDraft(films=(film,)) for film in ("a", "b"))
        slate = SlateDraft(name, date(year, 3, 31), (CategoryDraft("Best Picture", films),))
        return await self.editor.import_file(GUILD, name, slate, HOST)


@pytest.fixture
def room(database: Database) -> Room:
    return Room(Club(database), database)


def real(ceremony_id: str = COMING) -> ResultSet:
    return ResultSet(GUILD, ceremony_id)


async def test_a_ceremony_by_hand(room: Room) -> None:
    await room.guilds.remember_name(GUILD, MemberId(4), "Dora")
    await room.played()
    found = await room.verdicts.get_ceremony_verdict(real())

    by_id = {category.category_id: category for category in found.verdict.categories}
    assert list(by_id) == ["best-picture", "directing", "short"]
    assert by_id[BEST_PICTURE].picks.counts == {"a": 3, "b": 1, "c": 1}
    assert (by_id[BEST_PICTURE].choice, by_id[BEST_PICTURE].right) == ("a", False)
    assert (by_id[DIRECTING].choice, by_id[DIRECTING].right_voters) == (None, 2)
    assert by_id[CategoryId("short")].right_voters == 1
    assert found.verdict.room == Accuracy(0, 3)
    assert found.verdict.members == {
        4: Accuracy(2, 2),
        2: Accuracy(1, 3),
        1: Accuracy(1, 3),
        3: Accuracy(0, 2),
        5: Accuracy(0, 1),
    }
    assert found.verdict.best == [4]
    assert found.verdict.average == 4 / 5
    assert (found.names, found.announced, found.title) == ({4: "Dora"}, 3, "")
    assert [(player.guide, player.accuracy) for player in found.virtual_records] == [
        (Guide.ROOM, Accuracy(0, 3))
    ]


async def test_a_category_tells_picks_and_votes_apart(room: Room) -> None:
    for member_id, name in ((1, "Ana"), (4, "Dora"), (7, "Gus")):
        await room.guilds.remember_name(GUILD, MemberId(member_id), name)
    contest = await room.club.open()
    for member_id, picks in PICKED.items():
        await room.club.fill(contest, member_id, picks)
    await room.ask(PollQuestion.WILL, {1: "b", 7: "b", 8: "c"})
    await room.ask(PollQuestion.SHOULD, {1: "d", 7: "d"})
    await room.club.seal(contest)
    await room.open_envelopes(contest)

    found = await room.verdicts.get_category_verdict(real(), BEST_PICTURE)
    assert found.verdict.picks.counts == {"a": 3, "b": 1, "c": 1}
    assert found.verdict.will.counts == {"b": 2, "c": 1}
    assert found.verdict.should.counts == {"d": 2}
    assert found.verdict.winners == ("b",)
    assert list(found.right_member_names) == ["Dora"], "who voted so is nobody's business"
    assert not found.unsettled


async def test_rankings_are_a_rooms_wish_as_they_were_counted(room: Room) -> None:
    rankings = {1: "ab", 2: "ab", 3: "ab", 4: "bc", 5: "cb", 6: "cb"}
    poll = await room.ask(PollQuestion.SHOULD, rankings, count_method=CountMethod.PREFERENTIAL)
    await room.ask(PollQuestion.WILL, {1: "a", 2: "b"})
    found = await room.verdicts.get_category_verdict(real(), BEST_PICTURE)
    assert (found.verdict.should.counts, found.verdict.should_count) == ({}, None), (
        "a secret until it is closed"
    )

    await room.close(poll)

    verdict = (await room.verdicts.get_category_verdict(real(), BEST_PICTURE)).verdict
    # By hand: a 3, c 2, b 1 – b is out, its ballot goes to c; a and c are level, and win together.
    assert verdict.should.counts == {"a": 3, "c": 3}
    assert verdict.should_count is not None
    assert set(verdict.should_count.winners) == set(verdict.should.leaders) == {"a", "c"}


async def test_the_poll_that_closed_last_says_how_the_room_wishes(room: Room) -> None:
    by_votes = await room.ask(PollQuestion.SHOULD, dict.fromkeys(range(1, 10), "d"), closes_at=NOW + DAY)
    await room.close(by_votes)
    rankings = dict.fromkeys(range(1, 6), "ba")
    ranked = await room.ask(PollQuestion.SHOULD, rankings, count_method=CountMethod.PREFERENTIAL)
    await room.close(ranked)
    assert (await room.verdicts.get_category_verdict(real(), BEST_PICTURE)).verdict.should.counts == {"b": 5}

    again = await room.ask(PollQuestion.SHOULD, {1: "c"}, closes_at=LOCK + 2 * DAY)
    await room.close(again)
    verdict = (await room.verdicts.get_category_verdict(real(), BEST_PICTURE)).verdict
    assert verdict.should.counts == {"d": 8, "c": 1}
    assert verdict.should_count is None


async def test_few_rankings_are_no_part_of_a_verdict(room: Room) -> None:
    poll = await room.ask(
        PollQuestion.SHOULD, dict.fromkeys(range(1, 5), "ab"), count_method=CountMethod.PREFERENTIAL
    )
    await room.close(poll)
    with pytest.raises(NoVerdictError):
        await room.verdicts.get_category_verdict(real(), BEST_PICTURE)
    with pytest.raises(NoVerdictError):
        await room.verdicts.find_current_verdict(GUILD)


async def test_nothing_leaks_before_the_lock(room: Room) -> None:
    contest = await room.club.open()
    await room.club.fill(contest, 1, PICKED[1])
    await room.ask(PollQuestion.WILL, {1: "b"}, hidden=True)
    for instant in (NOW, LOCK - SECOND, LOCK + 4 * SECOND):
        room.club.clock.now = instant
        with pytest.raises(NoVerdictError) as refused:
            await room.verdicts.get_ceremony_verdict(real())
        assert refused.value.ceremony_id == COMING
        with pytest.raises(NoVerdictError):
            await room.verdicts.get_category_verdict(real(), BEST_PICTURE)
        with pytest.raises(NoVerdictError):
            await room.verdicts.find_current_verdict(GUILD)

    room.club.clock.now = LOCK + 5 * SECOND
    found = await room.verdicts.get_ceremony_verdict(await room.verdicts.find_current_verdict(GUILD))
    assert found.verdict.categories[0].picks.voters == 1
    assert found.verdict.categories[0].will.voters == 1


async def test_a_category_announced_early_is_shown_and_no_other(room: Room) -> None:
    contest = await room.club.open(late_entries=True)
    await room.club.fill(contest, 1, PICKED[1])
    await room.open_envelopes(contest, {"directing": "a"})
    found = await room.verdicts.get_ceremony_verdict(real())
    assert [category.category_id for category in found.verdict.categories] == ["directing"]


async def test_live_polls_and_open_ballots_are_shown_as_unsettled(room: Room) -> None:
    contest = await room.club.open(open_ballots=True)
    await room.club.fill(contest, 1, {"directing": "a"})
    await room.ask(PollQuestion.WILL, {1: "b"})
    assert (await room.verdicts.get_category_verdict(real(), BEST_PICTURE)).unsettled
    assert (await room.verdicts.get_category_verdict(real(), DIRECTING)).unsettled
    await room.club.seal(contest)
    assert not (await room.verdicts.get_category_verdict(real(), DIRECTING)).unsettled


async def test_a_member_counts_once_however_many_contests_asked(room: Room) -> None:
    first = await room.club.open(title="first")
    second = await room.club.open(title="second", locks_at=LOCK + SECOND)
    await room.club.fill(first, 1, {"best-picture": "a"})
    await room.club.fill(second, 1, {"best-picture": "b"})
    await room.club.fill(second, 2, {"best-picture": "b"})
    await room.club.seal(first)
    await room.club.seal(second)
    found = await room.verdicts.get_category_verdict(real(), BEST_PICTURE)
    assert found.verdict.picks.counts == {"a": 1, "b": 1}


async def test_a_cancelled_contest_counts_for_nothing(room: Room) -> None:
    contest = await room.club.sealed(PICKED)
    await room.club.hosting.cancel_contest(GUILD, contest.id, HOST)
    with pytest.raises(NoVerdictError):
        await room.verdicts.get_ceremony_verdict(real())
    with pytest.raises(ContestNotOpenError):
        await room.verdicts.get_contest_timeline(GUILD, contest.id, 6)


async def test_another_servers_room_is_not_heard(room: Room) -> None:
    await room.played()
    with pytest.raises(NoVerdictError):
        await room.verdicts.get_ceremony_verdict(ResultSet(OTHER_GUILD, COMING))
    with pytest.raises(NoVerdictError):
        await room.verdicts.get_room_years(OTHER_GUILD)
    with pytest.raises(NoRecordError):
        await room.verdicts.get_member_profile(OTHER_GUILD, MemberId(1))


async def test_a_room_of_one_and_a_category_nobody_picked(room: Room) -> None:
    await room.played({1: {"best-picture": "b"}})
    found = await room.verdicts.get_ceremony_verdict(real())
    assert (found.verdict.room, found.verdict.best) == (Accuracy(1, 1), [1])
    assert [category.category_id for category in found.verdict.categories] == ["best-picture"]
    with pytest.raises(NoVerdictError) as refused:
        await room.verdicts.get_category_verdict(real(), CategoryId("actress"))
    assert refused.value.category_id == "actress"
    assert (await room.verdicts.get_member_profile(GUILD, MemberId(1))).profile.percentile is None


async def test_a_rehearsal_is_a_verdict_of_its_own_and_enters_nothing_else(room: Room) -> None:
    rehearsal = await room.played(ceremony_id=PAST, title="Last year again")
    await room.ask(PollQuestion.SHOULD, {1: "d"}, ceremony_id=PAST, closes_at=LOCK + timedelta(days=1))
    own = room.club.target(rehearsal)
    found = await room.verdicts.get_ceremony_verdict(own)
    assert (found.verdict.rehearsal, found.title) == (True, "Last year again")
    assert found.verdict.room == Accuracy(0, 3)
    assert found.verdict.categories[0].should.counts == {"d": 1}, "rehearsal polls are asked beside it"
    assert found.history.ceremonies == []

    with pytest.raises(NothingFoundError) as named:
        await room.verdicts.find_current_verdict(GUILD)
    assert {choice.id for choice in named.value.nearest} == {own.key, f"{PAST}:{REHEARSAL_POLLS.value}"}
    for asking in (
        room.verdicts.get_room_years(GUILD),
        room.verdicts.get_member_profile(GUILD, MemberId(1)),
        room.verdicts.get_season_table(GUILD),
        room.verdicts.get_all_time_table(GUILD),
    ):
        with pytest.raises((NoVerdictError, NoRecordError, NoSeasonError)):
            await asking


async def test_the_contest_in_play_is_meant_without_a_name(room: Room) -> None:
    await room.played()
    room.club.clock.now = NOW
    rehearsal = await room.club.sealed({1: {"best-picture": "a"}}, PAST, title="Last year again")
    assert await room.verdicts.find_current_verdict(GUILD) == room.club.target(rehearsal)
    await room.club.hosting.finish_contest(GUILD, rehearsal.id, None, HOST)
    assert await room.verdicts.find_current_verdict(GUILD) == real()


async def test_a_verdict_is_found_by_what_people_call_it(room: Room) -> None:
    rehearsal = await room.played(ceremony_id=PAST, title="Last year again")
    own = room.club.target(rehearsal)
    assert await room.verdicts.match_verdict(GUILD, "98") == own, "nothing else was asked about it"
    assert await room.verdicts.match_verdict(GUILD, "last year") == own
    assert await room.verdicts.match_verdict(GUILD, own.key) == own
    assert await room.verdicts.match_verdict(GUILD, "99th Academy Awards") == real(), (
        "nobody was asked about it"
    )
    with pytest.raises(NothingFoundError):
        await room.verdicts.match_verdict(GUILD, "xyzzy")

    room.club.clock.now = NOW
    await room.club.open(title="The real thing")
    assert await room.verdicts.match_verdict(GUILD, "real thing") == real()
    assert [choice.id for choice in await room.verdicts.complete_verdict(GUILD, "")] == [COMING, own.key]
    await room.club.open(PAST, title="Last year once more")
    with pytest.raises(AmbiguousError):
        await room.verdicts.match_verdict(GUILD, "98")


async def test_a_second_year_makes_a_history(room: Room) -> None:
    await room.played({1: {"best-picture": "b"}, 2: {"best-picture": "b"}})
    own = await room.own_slate("100th", 2028)
    locks_at = LOCK.replace(year=2028)
    contest = await room.club.sealed(
        {1: {"best-picture": "a"}, 3: {"best-picture": "b"}}, own.id, locks_at=locks_at
    )
    await room.open_envelopes(contest, {"best-picture": "b"})
    await room.club.hosting.finish_contest(GUILD, contest.id, None, HOST)

    years = await room.verdicts.get_room_years(GUILD)
    assert years.history.by_year == {2027: Accuracy(1, 1), 2028: Accuracy(0, 1)}
    assert [ceremony_id for ceremony_id, _ in years.history.ceremonies] == [own.id, COMING]
    assert await room.verdicts.find_current_verdict(GUILD) == real(own.id)
    assert (await room.verdicts.get_ceremony_verdict(real())).history.overall == Accuracy(1, 2)

    record = (await room.verdicts.get_member_profile(GUILD, MemberId(1))).profile
    assert [night.season for night in record.results] == ["2026", "2027"]
    assert record.accuracy == Accuracy(1, 2)
    assert [(night.rank, night.members_at_rank, night.players) for night in record.results] == [
        (1, 2, 2),
        (2, 1, 2),
    ]

    latest = await room.verdicts.get_season_table(GUILD)
    assert (latest.season, latest.contests, list(latest.seasons)) == ("2027", 1, ["2027", "2026"])
    assert [(row.member_id, row.marks) for row in latest.rows] == [(3, 100), (1, 0)]
    ever = await room.verdicts.get_all_time_table(GUILD)
    # Of the first contest's three points both took one: 33 marks, the title and the right pick shared.
    assert [(row.member_id, row.rank) for row in ever.rows] == [(3, 1), (1, 2), (2, 2)]
    with pytest.raises(NoSeasonError):
        await room.verdicts.get_season_table(GUILD, "1999")


async def test_a_night_as_its_members_came_out_of_it(room: Room) -> None:
    await room.played(scoring=Scoring.BOLD)
    (night,) = (await room.verdicts.get_member_profile(GUILD, MemberId(4))).profile.results
    # Weights 5, 3 and 1; one of five called the picture, two of four the director, one of two the short.
    assert (night.points, night.available_points) == (5 * 5 + 3 * 3, 5 * 5 + 3 * 3 + 1 * 2)
    assert (night.rank, night.members_at_rank, night.players) == (1, 1, 5)
    assert [
        (call.category_id, call.right, call.pick_count, call.same_pick_count) for call in night.judged_picks
    ] == [
        ("best-picture", True, 5, 1),
        ("directing", True, 4, 2),
    ]


async def test_an_erased_member_is_counted_and_not_named(room: Room, database: Database) -> None:
    contest = await room.played()
    await database.write(erase_member, MemberId(4), room.club.clock.now)
    found = await room.verdicts.get_ceremony_verdict(real())
    assert found.verdict.members[found.verdict.best[0]] == Accuracy(2, 2)
    assert isinstance(found.verdict.best[0], str)
    assert found.names == {}
    assert (await room.verdicts.get_category_verdict(real(), BEST_PICTURE)).right_member_names == []
    course = await room.verdicts.get_contest_timeline(GUILD, contest.id, 6)
    assert next(iter(course.timeline.points.values())) == [0, 0, 1, 2]
    with pytest.raises(NoRecordError):
        await room.verdicts.get_member_profile(GUILD, MemberId(4))


async def test_a_contest_of_which_all_were_erased_is_in_no_season(room: Room, database: Database) -> None:
    await room.played({1: {"best-picture": "a"}})
    assert (await room.verdicts.get_season_table(GUILD)).contests == 1
    await database.write(erase_member, MemberId(1), room.club.clock.now)
    with pytest.raises(NoSeasonError):
        await room.verdicts.get_season_table(GUILD)


async def test_the_course_of_a_contest(room: Room) -> None:
    contest = await room.played()
    found = await room.verdicts.get_contest_timeline(GUILD, contest.id, 2, member_id=MemberId(5))
    assert list(found.timeline.envelopes) == ["short", "best-picture", "directing"]
    assert found.timeline.points == {4: [0, 0, 1, 2], 5: [0, 0, 0, 0]}, "who asks is followed too"
    assert [(player.guide, player.points) for player in found.virtual_records] == [(Guide.ROOM, 0)]
    assert found.is_final
    alone = await room.verdicts.get_contest_timeline(GUILD, contest.id, 2)
    assert list(alone.timeline.points) == [4, 1]
