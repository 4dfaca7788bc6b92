"""A server's own slate in a contest: played as any other, frozen, and withdrawn from."""

from datetime import timedelta

import pytest

from bot.audit.model import Actor
from bot.contests.lifecycle import ContestDraft
from bot.contests.model import Contest
from bot.ids import CategoryId, MemberId, NomineeId
from bot.record.model import Ceremony
from bot.slates.edits import AddCategory
from tests.cogs.slates.test_panel import choose, fill
from tests.world import World, custom_id, reply, text


@pytest.fixture
async def slate(world: World) -> Ceremony:
    """A slate with a category of three."""
    by = Actor(MemberId(world.host.id), "Hana")
    editor = world.services.slate_editor
    made = await editor.create_slate(world.guild_id, "The Golden Popcorn", None, by)
    change = AddCategory("Best Villain", None, "Misery | Kathy Bates\nJaws\nThe Third Man | Orson Welles")
    return await editor.edit_slate(world.guild_id, made.id, change, by)


@pytest.fixture
async def contest(world: World, slate: Ceremony) -> Contest:
    """An open contest on it, in which Ana picked Misery and Ben picked Jaws."""
    by = Actor(MemberId(world.host.id), "Hana")
    draft = ContestDraft(
        slate.id, "Popcorn night", world.env.now() + timedelta(days=3), channel_id=world.channel.id
    )
    made = await world.services.contest_hosting.create_contest(world.guild_id, draft, by)
    await world.services.contest_hosting.announce_contest(world.guild_id, made.id, by)
    made = await world.services.contest_hosting.record_post(world.guild_id, made.id, world.channel.id, None)
    for member, nominee_id in zip(world.members, ("misery", "jaws"), strict=True):
        await world.services.ballots.pick_nominee(
            world.guild_id,
            made.id,
            MemberId(member.id),
            CategoryId("best-villain"),
            NomineeId(nominee_id),
            pressed_at=world.env.now(),
        )
    return made


async def picked(world: World, contest: Contest) -> list[str | None]:
    papers = [
        await world.services.ballots.get_ballot_paper(world.guild_id, contest.id, MemberId(member.id))
        for member in world.members
    ]
    found = [paper.ballot.picks.get(CategoryId("best-villain")) for paper in papers]
    return [pick.nominee_id if pick else None for pick in found]


async def test_an_own_slate_is_no_rehearsal(contest: Contest):
    assert not contest.rehearsal


async def test_a_withdrawal_empties_the_picks_and_says_how_many(world: World, contest: Contest):
    answer = await world.host.slash(world.channel, "ceremony withdraw", category="villain", nominee="misery")
    await world.host.click(reply(answer), label="Confirm")

    assert "1 pick emptied; those members are asked" in text(answer)
    assert await picked(world, contest) == [None, "jaws"]


@pytest.mark.usefixtures("contest")
async def test_what_is_played_cannot_be_added_to_or_deleted(world: World, slate: Ceremony):
    panel = await world.host.slash(world.channel, "ceremony edit")
    pressed = await world.host.click(reply(panel), label="Delete")
    assert "## Delete" in text(panel)
    pressed = await world.host.click(reply(panel), label="Delete")
    assert "is in use by **Popcorn night**, so it has to stay" in text(pressed)

    panel = await world.host.slash(world.channel, "ceremony edit")
    await world.host.select(reply(panel), ["best-villain"], custom_id=custom_id(panel, "Open a category"))
    answer = await fill(world, panel, "Add nominees", nominees="Alien")
    assert "is in use by **Popcorn night**, so its nominees stay as they are" in text(answer)
    assert await world.services.slates.list_own_ceremonies(world.guild_id) == [slate]


async def test_what_is_played_can_be_corrected_in_spelling_alone(world: World, contest: Contest):
    panel = await world.host.slash(world.channel, "ceremony edit")
    await world.host.select(reply(panel), ["best-villain"], custom_id=custom_id(panel, "Open a category"))
    await choose(world, panel, "Misery")
    shown = await world.host.click(reply(panel), label="Correct")
    answer = await world.host.submit_modal(shown, {"nominees": "Jaws 2 | Kathy Bates"})
    assert "“Misery” → “Jaws 2” would make it something else" in text(answer)

    shown = await world.host.click(reply(panel), label="Correct")
    await world.host.submit_modal(shown, {"nominees": "Misery! | Kathy Bates"})
    assert "## *Misery!*" in text(panel)
    assert await picked(world, contest) == ["misery", "jaws"]
    assert "Misery!" in text(await world.members[0].slash(world.channel, "ballot"))
