"""The README's pictures of nominations, of a count as the Academy counts, and of a server's own awards."""

from collections.abc import Mapping

from simcord import MemberActor

from bot.contests.model import Contest
from bot.ids import CategoryId, MemberId, NomineeId
from tests.browser.camera import Camera
from tests.cogs.contest_actions import DAY, SEALED, newest
from tests.cogs.room_awards.award_presses import MINUTE, WEEK, begin, nominate
from tests.cogs.scenarios import test_club_awards, test_nomination_morning, test_ranked_poll
from tests.polls.poll_posts import CLOSED, LULL, rank, ranked_poll
from tests.world import World

ROUNDS_HEIGHT_PX = 1100
"""As far as the picture goes: below it the post says all rounds in words."""

AWARD_BALLOTS = (
    ("Conclave", "Anora"),
    ("Conclave",),
    ("Anora", "Conclave"),
    ("Anora",),
    ("The Brutalist", "Conclave"),
    ("Popcorn Night", "Conclave"),
)

CAST = ("Chloé", "Dev", "Emeka", "Fumiko", "Goran", "Hira")


async def save_ballot(
    world: World, contest: Contest, member: MemberActor, picks: Mapping[CategoryId, NomineeId]
) -> None:
    """Save a member's ballot at once, by the bot's own service."""
    guild_id, member_id = world.guild_id, MemberId(member.id)
    await world.services.guilds.remember_name(guild_id, member_id, str(member.user.global_name))
    await world.services.ballots.fill_picks(
        guild_id, contest.id, member_id, picks, pressed_at=world.env.now()
    )


async def photograph_nominations(world: World, camera: Camera) -> None:
    """The morning: six members named films and actresses, and the nominees are announced."""
    story = test_nomination_morning
    options = {"ceremony": "99", "locks": "in 3 days", "kind": "nominations", "categories": "eight"}
    await world.host.slash(world.channel, "contest create", **options)
    await story.list_contenders(world)
    await world.host.slash(world.channel, "contest announce")
    contest = await newest(world)
    members = [*world.members, *map(world.join, CAST)]
    for name, member in zip(story.NAMED, members, strict=False):
        await story.fill_ballot(world, member, name)
    await world.env.advance_time(3 * DAY)
    await world.env.advance_time(SEALED)
    await story.announce(world, contest)
    await camera.take("nominations", world.member)


async def photograph_rounds(world: World, camera: Camera) -> None:
    """A preferential poll of ten films with forty ballots, counted."""
    story = test_ranked_poll
    poll = await ranked_poll(world)
    members = [*world.members, *(world.join(f"Member {number}") for number in range(3, 41))]
    for member, letters in zip(members, story.BALLOTS, strict=True):
        await rank(world, member, poll, [story.FILMS[letter] for letter in letters])
    await world.env.advance_time(LULL * 2)
    await world.env.advance_time(3 * DAY + CLOSED)
    await world.env.advance_time(LULL * 3)
    await camera.take("rounds", world.owner, height=ROUNDS_HEIGHT_PX)


async def photograph_awards(world: World, camera: Camera) -> None:
    """The film club's own awards: an envelope is open."""
    story = test_club_awards
    members = [*world.members, *map(world.join, CAST[:4])]
    await world.env.advance_time(60 * DAY)
    await begin(world, name="The Film Club Awards", categories="Best Picture")
    for member, lines in zip(members, story.FILMS.values(), strict=True):
        await nominate(world, member, lines)
    await story.pass_week(world)
    await story.join_doubles(world)
    await world.host.slash(world.channel, "awards open", until="in 7 days")
    for member, films in zip(members, AWARD_BALLOTS, strict=True):
        await story.vote(world, member, films)
    await world.env.advance_time(MINUTE)
    await world.env.advance_time(WEEK)
    await story.open_envelope(world, "Best Picture", "The Film Club Awards")
    await camera.take("awards", world.member)
