"""Ends of phases that follow when the rules of a time zone change."""

from datetime import timedelta

from sqlalchemy import update

from bot.audit import store as audit
from bot.audit.model import BOT_ACTOR, AuditAction
from bot.db.room_award_tables import room_awards
from bot.db.tables import jobs
from bot.room_awards.closing import AWARD_PHASE_JOB
from bot.room_awards.model import PHASE_CLOSING_DELAY, RoomAward
from bot.room_awards.shortlist_service import VotingChoice
from bot.times.stated_times import StatedTime
from tests.contest_club import GUILD, HOST
from tests.room_awards.award_actions import NOMINATIONS_END, VOTING_DAYS, AwardClub

HOUR = timedelta(hours=1)
IN_LONDON = StatedTime(NOMINATIONS_END.replace(tzinfo=None), "Europe/London")
"""`NOMINATIONS_END` by the clocks of London, which are UTC in winter."""


async def age_award(club: AwardClub, award: RoomAward, **instants: object) -> None:
    """Store instants as other rules would have had them."""
    aged = update(room_awards).where(room_awards.c.id == award.id).values(**instants)
    await club.database.write(lambda connection: connection.execute(aged))


async def find_deadline(club: AwardClub, award: RoomAward) -> object:
    query = jobs.select().where(jobs.c.kind == AWARD_PHASE_JOB, jobs.c.key == str(award.id))
    return await club.database.read(lambda connection: connection.execute(query).one().due_at)


async def test_the_end_of_the_nominations_keeps_its_time_of_day(club: AwardClub) -> None:
    award = await club.begin(nominations_close_stated=IN_LONDON)
    await age_award(club, award, nominations_close_at=NOMINATIONS_END + HOUR)

    (moved,) = await club.award_clock.follow_zone_rules()

    assert (moved.nominations_close_at, moved.nominations_close_stated) == (NOMINATIONS_END, IN_LONDON)
    assert (await club.awards.get_overview(GUILD)).award == moved
    assert await find_deadline(club, award) == NOMINATIONS_END + PHASE_CLOSING_DELAY
    entry = (await club.database.read(audit.list_page, GUILD, limit=1))[0]
    assert (entry.action, entry.actor, entry.subject) == (AuditAction.FOLLOW_CLOCK, BOT_ACTOR, award.name)
    assert entry.before == {"ends at": (NOMINATIONS_END + HOUR).isoformat()}
    assert entry.after == {"ends at": NOMINATIONS_END.isoformat()}
    assert await club.award_clock.follow_zone_rules() == ()


async def test_the_end_of_the_voting_keeps_its_time_of_day(club: AwardClub) -> None:
    award = await club.begin()
    await club.nominate(award, 1, "Film A", "Film B")
    await club.end_phase(award)
    closes_at = club.clock.now + VOTING_DAYS
    stated = StatedTime(closes_at.replace(tzinfo=None), "Europe/London")
    award = await club.shortlists.open_voting(GUILD, VotingChoice(closes_at, closes_stated=stated), HOST)
    await age_award(club, award, voting_closes_at=closes_at - HOUR)

    (moved,) = await club.award_clock.follow_zone_rules()

    assert (moved.voting_closes_at, moved.voting_closes_stated) == (closes_at, stated)
    assert await find_deadline(club, award) == closes_at + PHASE_CLOSING_DELAY


async def test_what_was_given_as_an_instant_or_ended_by_hand_stays(club: AwardClub) -> None:
    award = await club.begin()
    await age_award(club, award, nominations_close_at=NOMINATIONS_END + HOUR)
    assert await club.award_clock.follow_zone_rules() == ()

    await age_award(
        club, award, nominations_close_wall="2027-01-01T12:00:00", nominations_close_zone="Europe/London"
    )
    ended = await club.award_hosting.close_phase(GUILD, HOST)
    assert ended.nominations_close_stated is None
    assert await club.award_clock.follow_zone_rules() == ()
    assert (await club.awards.get_overview(GUILD)).award.nominations_close_at == club.clock.now
