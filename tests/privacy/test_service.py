"""Everything about one member, and its end: their name is nowhere any more, and nobody else's night has changed."""

import json
import re
from calendar import day_name
from datetime import datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import Connection, insert, select

from bot.audit.model import Actor
from bot.contests.lifecycle import ContestDraft
from bot.contests.model import Contest
from bot.contests.nominations.model import ContenderDraft
from bot.contests.nominations.store import insert_contender
from bot.db.columns import RowId, Snowflake
from bot.db.engine import Database
from bot.db.interaction_tables import ballot_presses
from bot.db.poll_tables import polls, rankings, votes
from bot.db.tables import ballots, metadata, picks
from bot.guilds.limit_service import LimitService
from bot.guilds.model import Feature
from bot.guilds.notices import NoticeService
from bot.guilds.service import GuildService
from bot.guilds.store import ensure_guild
from bot.ids import CategoryId, FilmKey, GuildId, MemberId, NomineeId, PressId
from bot.jobs.leads import ReminderLead
from bot.jobs.service import JobService
from bot.json_values import JsonValue
from bot.limits.model import LimitedAction
from bot.polls import ranking_store
from bot.polls.count_loading import CountCache
from bot.polls.service import PollService
from bot.preferential.model import CountMethod
from bot.preferential.open_ranking import OpenRanking
from bot.preferential.proof import compute_ranking_line, verify_rankings
from bot.privacy.erasure import Footprint
from bot.privacy.service import PrivacyService
from bot.proof import Verification, compute_proof
from bot.record.model import Headline
from bot.reminders import store as reminder_store
from bot.reminders.model import ReminderKind, ReminderSubject, ReminderTime, make_lock_subject
from bot.room_awards import ballot_store as award_ballot_store
from bot.room_awards import store as award_store
from bot.room_awards.entries import NominationEntry
from bot.room_awards.model import AwardCategory, AwardPhase, EligibleFilms, RoomAward, VoterRule
from bot.starters import store as starter_store
from bot.starters.model import DEFAULT_HOUR, DEFAULT_WEEKDAYS, StarterPlan
from bot.unfinished.model import UnfinishedCommand
from bot.unfinished.service import UnfinishedCommandService
from bot.watchlist.model import SeenFilm, WatchedFilm
from bot.watchlist.store import save_seen, save_sharing
from tests.contest_club import COMING, GUILD, LOCK, NOW, OTHER_GUILD, Club
from tests.quiz.quiz_club import insert_answered_question

ZED_ID = MemberId(987_654_321_987_654_321)
ZED = Actor(ZED_ID, "Zed Zyzzyva")
ANA_ID, BEN_ID = MemberId(5), MemberId(6)
DAY = timedelta(days=1)

PEOPLE = {
    "members.user_id", "audit.actor_id", "contests.created_by", "ballots.member_id", "announcements.by",
    "polls.created_by", "votes.member_id", "notices.user_id", "unfinished_commands.user_id",
    "ballot_presses.member_id", "repetitions.user_id", "rankings.member_id", "contenders.member_id",
    "seen_films.member_id", "watch_sharers.member_id",
    "reminder_requests.user_id", "reminder_messages.user_id",
    "room_awards.created_by", "starter_plans.created_by", "room_nominations.member_id", "room_voters.member_id",
    "quiz_answers.member_id",
}  # fmt: skip
"""Columns with ids of people. A new one belongs into `bot.privacy`, and into the life that Zed lives here."""

NOT_PEOPLE = re.compile(
    r"guilds\.id|season_events\.event_id|.*(guild_id|channel|channel_id|message_id|press_id|thread_id|_role|voter_role|tiebreaker|tiebreaker_answer)"
)


class Life:
    """A club in which Zed touches everything, and the services that know about it."""

    def __init__(self, club: Club, database: Database) -> None:
        self.club, self.database = club, database
        self.guilds = GuildService(database, club.clock)
        self.notices = NoticeService(database, club.clock)
        self.unfinished = UnfinishedCommandService(database, JobService(database, club.clock), club.clock)
        self.privacy = PrivacyService(database, club.slates, self.guilds, self.notices, club.clock)

    async def live(self) -> Contest:
        """Zed plays, hosts, votes, configures and is told things, in two servers; Ana plays too."""
        for guild_id in (GUILD, OTHER_GUILD):
            await self.guilds.remember_name(GuildId(guild_id), ZED_ID, ZED.name)
        await self.guilds.remember_name(GUILD, ANA_ID, "Ana")
        await self.guilds.set_feature(OTHER_GUILD, Feature.QUIZ, False, ZED)
        await self.notices.add_notices(GUILD, [ZED_ID], "A pick of yours was withdrawn.")
        limits = LimitService(self.database, self.club.clock)
        await limits.count_repetition(GUILD, ZED_ID, LimitedAction.OPEN_THREAD)
        typed = UnfinishedCommand("poll open", {"question": "will"}, ("2027-03-14T19:00:00+00:00",))
        await self.unfinished.keep_command(GUILD, ZED_ID, typed)
        await self.database.write(insert_answered_question, GUILD, ZED_ID, NOW)
        draft = await self.club.hosting.create_contest(GUILD, ContestDraft(COMING, "Our Oscars", LOCK), ZED)
        contest = await self.club.hosting.announce_contest(GUILD, draft.id, ZED)
        own = partial(insert_contender, at=self.club.clock.now, member_id=ZED_ID)
        await self.database.write(own, contest.id, CategoryId("directing"), ContenderDraft("Zelda"))
        await self.club.fill(contest, ZED_ID, {"best-picture": "a", "short": "b"})
        await self.club.fill(contest, ANA_ID, {"best-picture": "a", "short": "a"})
        await self.club.seal(contest)
        await self.club.night.announce_winners(
            self.club.target(contest), CategoryId("best-picture"), [NomineeId("a")], ZED
        )
        await self.poll("actress", closes_at=NOW + DAY)
        await self.ranked_poll("directing", sealed=True)
        await self.awards(AwardPhase.CEREMONY)
        await self.plan_starters()
        await self.database.write(_remind, make_lock_subject(GUILD, contest.id))
        await self.watch()
        # The sealing forgot the presses; of a contest that is still open, they are kept.
        of_ballot = {"contest_id": contest.id, "member_id": ZED_ID}
        pressed = [
            {**of_ballot, "part": "tiebreaker", "press_id": 1},
            {**of_ballot, "part": "pick:best-picture", "press_id": 2},
        ]
        await self.database.write(lambda connection: connection.execute(insert(ballot_presses), pressed))
        return contest

    async def watch(self) -> None:
        """Zed and Ana have seen a film, and show it."""
        for member_id in (ZED_ID, ANA_ID):
            film = WatchedFilm(FilmKey("tt-a"), frozenset({FilmKey("tt-a")}), "Film A", "2026")
            marks = [(film, SeenFilm(film.key, film.title, 9, NOW))]
            await self.database.write(save_seen, GUILD, member_id, marks)
            await self.database.write(partial(save_sharing, sharing=True, at=NOW), GUILD, member_id)

    async def poll(self, category_id: str, *, closes_at: datetime) -> int:
        """A poll of Zed's in which Zed and Ana have voted."""

        def work(connection: Connection) -> int:
            values = {
                "guild_id": GUILD, "ceremony_id": COMING, "category_id": category_id, "question": "will",
                "closes_at": closes_at, "opened_at": NOW, "created_by": ZED_ID,
            }  # fmt: skip
            poll_id: int = connection.execute(insert(polls).returning(polls.c.id), values).scalar_one()
            for voter, nominee_id in ((ZED_ID, "b"), (ANA_ID, "c")):
                vote = {"voter": str(voter), "member_id": voter, "nominee_id": nominee_id, "voted_at": NOW}
                connection.execute(insert(votes), {"poll_id": poll_id, **vote})
            return poll_id

        return await self.database.write(work)

    async def ranked_poll(self, category_id: str, *, sealed: bool = False) -> int:
        """A poll in which Zed and Ana have ranked, open or sealed."""
        line = compute_ranking_line((NomineeId("b"), NomineeId("a")), "salt")

        def work(connection: Connection) -> int:
            values = {
                "guild_id": GUILD, "ceremony_id": COMING, "category_id": category_id, "question": "should",
                "count_method": "preferential", "opened_at": NOW, "closes_at": NOW if sealed else NOW + DAY,
                "closed_at": NOW if sealed else None,
                "proof": compute_proof([line, line]) if sealed else None,
                "candidates": ["a", "b", "c"] if sealed else None,
            }  # fmt: skip
            poll_id: int = connection.execute(insert(polls).returning(polls.c.id), values).scalar_one()
            for voter in (ZED_ID, ANA_ID):
                ranking = {
                    "poll_id": poll_id, "voter": str(voter), "member_id": voter, "nominee_ids": ["b", "a"],
                    "length": 2, "salt": "salt", "line": line if sealed else None, "ranked_at": NOW,
                    "presses": None if sealed else {"settled": [], "by": 0, "presses": [[7, "add", "b"]]},
                }  # fmt: skip
                connection.execute(insert(rankings), ranking)
            return poll_id

        return await self.database.write(work)

    async def awards(self, phase: AwardPhase) -> int:
        """Awards of Zed's for which Zed and Ana nominated and voted, in a phase; Zed's ballots are set aside."""
        sealed = phase is AwardPhase.CEREMONY
        line = compute_ranking_line((NomineeId("b"),), "salt")

        def work(connection: Connection) -> int:
            category = AwardCategory(
                CategoryId("best-picture"),
                "Best Picture",
                Headline.FILM,
                proof=compute_proof([line]) if sealed else None,
            )
            award = RoomAward(
                id=0, guild_id=GUILD, name=f"Awards in {phase}", phase=phase, categories=(category,),
                count_method=CountMethod.VOTES, nominee_limit=5, eligible=EligibleFilms(), voter_rule=VoterRule(),
                nominations_close_at=NOW, created_at=NOW, created_by=ZED_ID, ceremony_id=COMING,
            )  # fmt: skip
            ensure_guild(connection, GUILD, NOW)
            award_id = award_store.insert_award(connection, award)
            for member in (ZED_ID, ANA_ID):
                entry = NominationEntry("w:x", (), (), "", "Popcorn Night")
                award_store.save_nominations(
                    connection, award_id, category.id, member, [entry], at=NOW, press_id=PressId(7)
                )
                voter_id = award_ballot_store.ensure_voter(connection, award_id, member)
                ballot = OpenRanking((NomineeId("b"),), PressId(7))
                award_ballot_store.save_ballot(connection, voter_id, category.id, ballot, NOW)
                if sealed:
                    award_ballot_store.seal_category_ballots(connection, category.id, {voter_id: line})
                if member == ZED_ID:
                    award_ballot_store.save_voter_set_aside(connection, voter_id, f"{ZED.name} asked")
            return award_id

        return await self.database.write(work)

    async def plan_starters(self) -> None:
        """A plan of Zed's for conversation starters."""
        plan = StarterPlan(GUILD, DEFAULT_WEEKDAYS, DEFAULT_HOUR, "UTC", None, NOW, ZED_ID)
        await self.database.write(starter_store.save_plan, plan)

    async def award_ballots(self, award_id: int) -> list[tuple[str | None, bool, str | None]]:
        """The ballots for the picture: the salt's presence aside, whose are set aside, and why."""
        return await self.database.read(
            lambda connection: [
                (one.sealed.salt, one.voter.set_aside, one.voter.reason)
                for one in award_ballot_store.iterate_award_ballots(
                    connection, award_id, CategoryId("best-picture")
                )
            ]
        )

    async def rankings(self, poll_id: int) -> list[tuple[int | None, str | None, list[str]]]:
        """Who ranked how, with the salts; named ones first."""
        query = select(rankings.c.member_id, rankings.c.salt, rankings.c.nominee_ids)
        query = query.where(rankings.c.poll_id == poll_id).order_by(rankings.c.member_id.is_(None))
        return await self.database.read(
            lambda connection: [(member, salt, ids) for member, salt, ids in connection.execute(query)]
        )

    async def votes(self, poll_id: int) -> set[tuple[int | None, str]]:
        """Who voted for whom."""
        query = select(votes.c.member_id, votes.c.nominee_id).where(votes.c.poll_id == poll_id)
        return await self.database.read(
            lambda connection: {(member, nominee) for member, nominee in connection.execute(query)}
        )

    async def traces(self) -> set[str]:
        """The columns in which something of Zed's can be found."""
        return await self.database.read(_traces)


def _remind(connection: Connection, subject: ReminderSubject) -> None:
    """Let Zed ask for a reminder, and its message wait."""
    reminder_store.save_request(connection, subject, ZED_ID, NOW)
    due = ReminderTime(ReminderLead.DAY, NOW)
    made = reminder_store.insert_round(connection, subject, due, ends_at=LOCK, at=NOW)
    reminder_store.insert_messages(connection, made.id, [ZED_ID])
    reminder_store.set_messages_closed(connection, GUILD, ZED_ID, NOW)


def _traces(connection: Connection) -> set[str]:
    return {
        f"{table.name}.{column}"
        for table in metadata.sorted_tables
        for row in connection.execute(select(table)).mappings()
        for column, value in row.items()
        if str(ZED_ID) in (text := json.dumps(value, default=str)) or ZED.name in text
    }


@pytest.fixture
def life(club: Club, database: Database) -> Life:
    return Life(club, database)


def test_every_id_in_the_schema_is_known_to_be_a_persons_or_not() -> None:
    ids = {
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, Snowflake) and column.type is not RowId
    }
    assert {name for name in ids if not NOT_PEOPLE.fullmatch(name)} == PEOPLE


async def test_nothing_is_left_of_who_was_erased(life: Life) -> None:
    await life.live()
    assert await life.traces() == PEOPLE | {
        "members.name",
        "audit.actor_name",
        "votes.voter",
        "rankings.voter",
        "room_nominations.nominator",
        "room_voters.reason",
    }

    await life.privacy.erase_member(ZED_ID)

    assert await life.traces() == set()


async def test_points_shares_and_proof_stand(life: Life) -> None:
    contest = await life.live()
    before = await life.club.contests.get_standings(GUILD, contest.id)

    erased = await life.privacy.erase_member(ZED_ID)

    after = await life.club.contests.get_standings(GUILD, contest.id)
    assert [(row.rank, row.points, row.right) for row in after.standings.rows] == [
        (row.rank, row.points, row.right) for row in before.standings.rows
    ]
    assert sorted(
        (row.ballot.name, row.ballot.member_id) for row in after.standings.rows if row.ballot.name
    ) == [("Ana", ANA_ID)]
    shares = (await life.club.contests.get_card(GUILD, contest.id)).shares
    assert shares[CategoryId("short")].counts == {"a": 1, "b": 1}
    verification = await life.club.contests.verify_ballots(GUILD, contest.id)
    assert (verification.checked, verification.erased, verification.holds) == (1, 1, True)
    assert erased.contests == ((GUILD, contest.id),)
    assert erased.footprint == Footprint(
        servers=2,
        ballots=1,
        votes=2,
        award_ballots=1,
        nominations=1,
        audit_entries=4,
        reminders=1,
        seen_films=1,
        quiz_answers=1,
    )


async def test_who_comes_back_is_learnt_anew(life: Life) -> None:
    await life.live()
    assert await life.notices.list_waiting(GUILD, ZED_ID)

    await life.privacy.erase_member(ZED_ID)

    assert await life.notices.list_waiting(GUILD, ZED_ID) == []
    assert await life.guilds.get_names(GUILD, [ZED_ID, ANA_ID]) == {ANA_ID: "Ana"}
    await life.guilds.remember_name(GUILD, ZED_ID, "Zed again")
    assert await life.guilds.get_names(GUILD, [ZED_ID]) == {ZED_ID: "Zed again"}


async def test_what_is_still_open_is_taken_back(life: Life) -> None:
    club = life.club
    contest = await club.open()
    await club.fill(contest, ZED_ID, {"best-picture": "a"})
    await club.fill(contest, ANA_ID, {"best-picture": "b"})
    await life.guilds.remember_name(GUILD, ZED_ID, ZED.name)
    open_poll = await life.poll("actress", closes_at=NOW + DAY)
    closed_poll = await life.poll("directing", closes_at=NOW)
    footprint = await life.privacy.get_footprint(ZED_ID)
    assert footprint == Footprint(servers=1, open_ballots=1, votes=1, open_votes=1)

    erased = await life.privacy.erase_member(ZED_ID)

    assert erased.footprint == footprint
    assert erased.polls == ((GUILD, open_poll), (GUILD, closed_poll))
    assert await life.votes(open_poll) == {(ANA_ID, "c")}
    assert await life.votes(closed_poll) == {(ANA_ID, "c"), (None, "b")}
    # Who comes back has one ballot, like everyone.
    await club.fill(contest, ZED_ID, {"best-picture": "c"})
    await club.seal(contest)
    shares = (await club.contests.get_card(GUILD, contest.id)).shares
    assert shares[CategoryId("best-picture")].counts == {"b": 1, "c": 1}


async def test_a_sealed_ranking_stays_unnamed_and_its_proof_holds(life: Life) -> None:
    await life.guilds.remember_name(GUILD, ANA_ID, "Ana")
    poll_id = await life.ranked_poll("directing", sealed=True)
    polls_service = PollService(life.database, life.club.slates, CountCache(), life.club.clock)
    before = await polls_service.get_card(GUILD, poll_id)
    footprint = await life.privacy.get_footprint(ZED_ID)
    assert footprint == Footprint(votes=1)

    erased = await life.privacy.erase_member(ZED_ID)

    assert erased.polls == ((GUILD, poll_id),)
    assert await life.rankings(poll_id) == [(ANA_ID, "salt", ["b", "a"]), (None, None, ["b", "a"])]
    again = PollService(life.database, life.club.slates, CountCache(), life.club.clock)
    assert (await again.get_card(GUILD, poll_id)).should == before.should

    def verify(connection: Connection) -> Verification:
        proof = connection.scalar(select(polls.c.proof).where(polls.c.id == poll_id))
        return verify_rankings(
            proof or "", (one for _, one in ranking_store.iterate_sealed_rankings(connection, poll_id))
        )

    found = await life.database.read(verify)
    assert (found.checked, found.erased, found.wrong, found.holds) == (1, 1, 0, True)


async def test_a_ranking_that_can_still_change_is_deleted(life: Life) -> None:
    await life.guilds.remember_name(GUILD, ANA_ID, "Ana")
    poll_id = await life.ranked_poll("directing")
    assert await life.privacy.get_footprint(ZED_ID) == Footprint(open_votes=1)

    await life.privacy.erase_member(ZED_ID)

    assert await life.rankings(poll_id) == [(ANA_ID, "salt", ["b", "a"])]
    assert await life.traces() == set()


async def test_rankings_are_told_with_salt_line_and_the_presses_that_are_kept(life: Life) -> None:
    await life.guilds.remember_name(GUILD, ANA_ID, "Ana")
    await life.ranked_poll("directing", sealed=True)
    await life.ranked_poll("best-picture")

    told = json.loads(json.dumps(await life.privacy.get_personal_data(ZED_ID)))

    sealed, still_open = sorted(told["rankings"], key=lambda ranking: ranking["line in the proof"] is None)
    assert [len(ranking["nominees"]) for ranking in (sealed, still_open)] == [2, 2]
    assert still_open["nominees"] == ["Film B", "Film A"]
    assert (sealed["question"], sealed["salt"], len(sealed["line in the proof"])) == ("should", "salt", 64)
    assert sealed["latest presses"] == []
    assert still_open["latest presses"] == [{"id": "7", "step": "add", "nominee": "Film B"}]


async def test_with_late_entries_the_categories_that_are_closed_stay(life: Life) -> None:
    club = life.club
    contest = await club.open(late_entries=True)
    await club.fill(contest, ZED_ID, {"best-picture": "a", "short": "a"})
    await club.night.announce_winners(
        club.target(contest), CategoryId("short"), [NomineeId("a")], Actor(BEN_ID, "Ben")
    )

    erased = await life.privacy.erase_member(ZED_ID)

    def left(connection: Connection) -> list[tuple[int | None, str | None, str]]:
        query = select(ballots.c.member_id, ballots.c.salt, picks.c.category_id).join(picks)
        return [(member_id, salt, category) for member_id, salt, category in connection.execute(query)]

    assert await life.database.read(left) == [(None, None, "short")]
    assert (erased.footprint.ballots, erased.footprint.open_ballots) == (1, 1)


async def test_everything_that_is_kept_is_told_in_words(life: Life) -> None:
    await life.live()

    kept = await life.privacy.get_personal_data(ZED_ID)

    told = json.loads(json.dumps(kept))
    assert told["member"] == str(ZED_ID)
    assert [(name["server id"], name["name"]) for name in told["names"]] == [
        (str(GUILD), ZED.name),
        (str(OTHER_GUILD), ZED.name),
    ]
    [ballot] = told["ballots"]
    assert ballot["contest"] == "Our Oscars"
    assert ballot["salt"]
    assert ballot["line in the proof"]
    assert [(pick["category"], pick["nominees"]) for pick in ballot["picks"]] == [
        ("Best Picture", ["Film A"]),
        ("Short", ["Film B"]),
    ]
    [vote] = told["votes"]
    assert (vote["ceremony"], vote["category"], vote["question"]) == (
        "99th Academy Awards",
        "Actress",
        "will",
    )
    assert vote["nominees"] == ["Person B · Film B"]
    assert [contest["title"] for contest in told["contests created"]] == ["Our Oscars"]
    assert [poll["category"] for poll in told["polls opened"]] == ["Actress"]
    assert [(result["category"], result["action"]) for result in told["results announced"]] == [
        ("Best Picture", "announce")
    ]
    assert [line["action"] for line in told["audit log"]] == [
        "configure", "create contest", "announce contest", "announce result",
    ]  # fmt: skip
    assert [message["text"] for message in told["messages not yet delivered"]] == [
        "A pick of yours was withdrawn."
    ]
    [asked] = told["reminders switched on"]
    assert (asked["of"], asked["contest"], asked["at"]) == ("lock", "Our Oscars", NOW.isoformat())
    [waiting] = told["reminders sent"]
    assert (waiting["contest"], waiting["before"], waiting["outcome"]) == ("Our Oscars", "24h", "waiting")
    assert [contender["category"] for contender in told["contenders added"]] == ["Directing"]
    assert told["ballots"][0]["latest presses"] == {"tiebreaker": "1", "pick: Best Picture": "2"}
    assert told["names"][0]["takes no messages since"] == NOW.isoformat()
    [answer] = told["answers in the quiz"]
    assert (answer["about"], answer["answer"], answer["right"]) == ("Best Picture", "Anora", True)
    [unfinished] = told["commands not yet finished"]
    assert (unfinished["command"], unfinished["typed"]) == ("poll open", {"question": "will"})


async def test_what_a_member_is_reminded_of_is_told_by_its_name_and_by_its_id_once_it_is_gone(
    life: Life,
) -> None:
    contest, award_id = await life.club.open(), await life.awards(AwardPhase.VOTE)
    gone = 10**6
    for kind, subject_id in (
        (ReminderKind.LOCK, str(contest.id)),
        (ReminderKind.LOCK, str(gone)),
        (ReminderKind.AWARD, f"{award_id}-vote"),
        (ReminderKind.AWARD, f"{gone}-nominate"),
        (ReminderKind.CEREMONY, COMING),
        (ReminderKind.NOMINATIONS, "a-slate-that-was-deleted"),
    ):
        await life.database.write(_remind, ReminderSubject(GUILD, kind, subject_id))

    told = await life.privacy.get_personal_data(ZED_ID)

    named: list[dict[str, JsonValue]] = [
        {"of": "lock", "contest": contest.title},
        {"of": "lock", "contest": str(gone)},
        {"of": "award", "awards": "Awards in vote", "phase": "vote"},
        {"of": "award", "awards": str(gone), "phase": "nominate"},
        {"of": "ceremony", "ceremony": "99th Academy Awards"},
        {"of": "nominations", "ceremony": "a-slate-that-was-deleted"},
    ]
    assert sorted(map(str, json.loads(json.dumps(told))["reminders switched on"])) == sorted(
        str({"server": "", **one, "at": NOW.isoformat()}) for one in named
    )
    sent = json.loads(json.dumps(told))["reminders sent"]
    assert [{name: one[name] for name in wanted} for one, wanted in zip(sent, named, strict=True)] == named


async def test_others_are_in_neither(life: Life) -> None:
    await life.live()
    kept = json.dumps(await life.privacy.get_personal_data(ANA_ID))
    assert ZED.name not in kept
    assert str(ZED_ID) not in kept
    assert await life.privacy.get_footprint(BEN_ID) == Footprint()

    before = await life.traces()
    await life.privacy.erase_member(ANA_ID)
    assert await life.traces() == before
    assert (await life.privacy.get_personal_data(BEN_ID))["ballots"] == []


async def test_sealed_ballots_of_awards_stand_unnamed_and_open_ones_go(life: Life) -> None:
    sealed, still_open = await life.awards(AwardPhase.CEREMONY), await life.awards(AwardPhase.VOTE)
    found = await life.privacy.get_footprint(ZED_ID)
    assert (found.award_ballots, found.open_award_ballots, found.nominations, found.open_nominations) == (
        1,
        1,
        2,
        0,
    )

    await life.privacy.erase_member(ZED_ID)

    (erased, kept) = await life.award_ballots(sealed)
    assert erased == (None, True, "")
    assert kept[0] is not None
    assert len(await life.award_ballots(still_open)) == 1


async def test_nominations_that_are_open_go_and_closed_ones_stay_unnamed(life: Life) -> None:
    still_open, closed = await life.awards(AwardPhase.NOMINATE), await life.awards(AwardPhase.SHORTLIST)
    assert (await life.privacy.get_footprint(ZED_ID)).open_nominations == 1

    await life.privacy.erase_member(ZED_ID)

    def count_nominations(connection: Connection) -> list[int]:
        return [award_store.count_nominators(connection, award_id) for award_id in (still_open, closed)]

    assert await life.database.read(count_nominations) == [1, 2]


async def test_what_a_member_nominated_and_voted_is_told(life: Life) -> None:
    await life.awards(AwardPhase.VOTE)
    told = json.loads(json.dumps(await life.privacy.get_personal_data(ZED_ID)))
    (nominated,) = told["nominations for a server's awards"]
    (ballot,) = told["ballots in a server's awards"]
    assert (nominated["nominated"], nominated["category"]) == (["Popcorn Night"], "Best Picture")
    assert (ballot["ballot"], ballot["set aside"]) == (["Film B"], f"{ZED.name} asked")
    assert [award["name"] for award in told["awards begun"]] == ["Awards in vote"]


async def test_a_plan_for_conversation_starters_is_told_and_goes_on_unnamed(life: Life) -> None:
    await life.live()
    told = json.loads(json.dumps(await life.privacy.get_personal_data(ZED_ID)))
    [planned] = told["conversation starters planned"]
    assert planned["days"] == [day_name[day] for day in sorted(DEFAULT_WEEKDAYS)]
    await life.privacy.erase_member(ZED_ID)
    plan = await life.database.read(starter_store.find_plan, GUILD)
    assert plan is not None
    assert plan.created_by is None
