"""A club's own awards from the first nomination to the podium of those who predicted them."""

import json
from collections.abc import Mapping
from hashlib import sha256

import pytest
from simcord import MemberActor

from bot.contests.model import Contest
from bot.ids import MemberId
from tests.cogs.contest_actions import newest
from tests.cogs.played_contests import fill, slate_of
from tests.cogs.room_awards.award_presses import (
    MINUTE,
    WEEK,
    begin,
    choose,
    last_post,
    list_prompts,
    nominate,
)
from tests.world import World, picks, read_channel, reply, text

pytestmark = pytest.mark.slow

FILMS: Mapping[str, str] = {
    "Ana": "Anora\nConclave\nThe Brutalist",
    "Ben": "anora\nConclave",
    "Cleo": "Anora\nPopcorn Night",
    "Dov": "Conclave\nPopcorn Nite",
    "Eve": "The Brutalist",
    "Fay": "Anora",
}
VILLAINS: Mapping[str, str] = {
    "Ana": "The Landlord\nHeretic | Mr. Reed",
    "Ben": "The Landlord",
    "Cleo": "Mr. Reed",
}

RANKED: Mapping[str, tuple[str, ...]] = {
    "Ana": ("Anora", "Conclave"),
    "Ben": ("Anora",),
    "Cleo": ("Conclave", "The Brutalist"),
    "Dov": ("Conclave", "Anora"),
    "Eve": ("The Brutalist", "Conclave"),
    "Fay": ("Popcorn Night", "The Brutalist", "Conclave"),
}
"""The ballots for the picture. By hand: Anora 2, Conclave 2, The Brutalist 1, Popcorn Night 1. The last two share the
last place and first choices; Popcorn Night is ranked on one ballot, The Brutalist on three: Popcorn Night is out, and
Fay's ballot goes to The Brutalist: 2, 2, 2. All that are left are level and win together.
"""


@pytest.fixture
async def club(world: World) -> Mapping[str, MemberActor]:
    """Six members who have been here long before the awards, by name."""
    people = [*world.members, *map(world.join, ("Cleo", "Dov", "Eve", "Fay"))]
    await world.env.advance_time(60 * 86_400.0)
    return dict(zip(RANKED, people, strict=True))


async def pass_week(world: World) -> None:
    """Let the edits of posts through, and then the week that a phase takes."""
    await world.env.advance_time(MINUTE)
    await world.env.advance_time(WEEK)


async def join_doubles(world: World) -> None:
    """Count the two spellings of one film as one, on the shortlist."""
    shortlist = await world.host.slash(world.channel, "awards settle")
    assert "Perhaps the same: Popcorn Night / Popcorn Nite" in text(shortlist)
    same = [value for name, value in picks(shortlist, "These are the same …").items() if "Popcorn" in name]
    await choose(world.host, shortlist, "These are the same …", *same)


async def vote(world: World, member: MemberActor, films: tuple[str, ...]) -> None:
    """Rank films for the picture on one's ballot, which the awards' post leads to."""
    posts = world.channel.history(viewer=world.owner)
    post = next(
        one for one in reversed(posts) if "My ballot" in str([row.to_dict() for row in one.components])
    )
    ballot = await member.click(post, label="My ballot")
    for film in films:
        prompt = next(one for one in list_prompts(ballot) if one.startswith("Next choice"))
        value = next(value for name, value in picks(ballot, prompt).items() if name.startswith(film))
        ballot = await choose(member, ballot, prompt, value)


async def predict(world: World, club: Mapping[str, MemberActor]) -> Contest:
    """Open a contest on the winners beside the vote; Ana calls Conclave, Ben a film that will not win."""
    draft = await world.host.slash(
        world.channel, "contest create", ceremony="Club Awards", locks="in 6 days", title="Call it"
    )
    await world.host.click(reply(draft), label="Announce")
    contest = await newest(world)
    picture = (await slate_of(world, contest))[0]
    ids = {nominee.films[0].title: nominee.id for nominee in picture.nominees}
    await fill(world, club["Ana"], contest, {picture.id: ids["Conclave"]})
    await fill(world, club["Ben"], contest, {picture.id: ids["Popcorn Night"]})
    return contest


async def open_envelope(world: World, prize: str, awards: str = "Club Awards") -> None:
    """Open an envelope on the board."""
    board = await world.host.slash(world.channel, "result board", ceremony=awards)
    envelope = next(value for name, value in picks(board, "Open an envelope").items() if prize in name)
    chosen = await choose(world.host, board, "Open an envelope", envelope)
    await world.host.click(reply(chosen), label="Open the envelope")
    await world.env.advance_time(MINUTE)


async def test_a_club_gives_its_own_awards(world: World, club: Mapping[str, MemberActor]) -> None:
    await begin(world)
    for name, lines in FILMS.items():
        await nominate(world, club[name], lines)
    for name, lines in VILLAINS.items():
        await nominate(world, club[name], lines, "Best Villain")
    opened = await club["Fay"].click(last_post(world), label="Nominate")
    await world.restart()
    await pass_week(world)
    late = await choose(club["Fay"], opened, "Nominate in …", "best-picture")
    assert "The nominations are closed." in text(late)

    await join_doubles(world)
    await world.host.slash(world.channel, "awards open", until="in 7 days")
    contest = await predict(world, club)
    for name, films in RANKED.items():
        await vote(world, club[name], films)
    await world.restart()
    await pass_week(world)
    await world.services.privacy.erase_member(MemberId(club["Eve"].id))
    before = "\n".join(read_channel(world.channel, world.owner))
    assert "🏆" not in before
    assert "6 members voted." in before

    await open_envelope(world, "Best Picture")
    await world.restart()
    card = next(
        one for one in read_channel(world.channel, world.owner) if one.startswith("-# Club Awards\n## Best P")
    )
    assert "🏆 ***Anora***\n🏆 ***Conclave***\n🏆 ***The Brutalist***\n-# A tie" in card
    assert "The room chose: 6 ballots." in card
    assert "Out: Popcorn Night (last place was shared: ranked on fewest ballots)." in card
    assert "Round 2: Anora 2, Conclave 2, The Brutalist 2 (+1), exhausted 0." in card
    await verify(world, club["Ana"])

    # Nobody voted for a villain, so its envelope is empty: a host cancels it.
    asked = await world.host.slash(
        world.channel, "result void", ceremony="Club Awards", category="Best Villain"
    )
    await world.host.click(reply(asked), label="Yes, cancel it")
    asked = await world.host.slash(world.channel, "contest finish", contest=contest.title)
    await world.host.click(reply(asked), label="Make it final")
    await world.env.advance_time(MINUTE)
    podium = next(one for one in read_channel(world.channel, world.owner) if "Final standings" in one)
    assert "🎉 **Ana** wins!\n🥇 **Ana** · 1 point, 1 of 1 right" in podium


async def verify(world: World, member: MemberActor) -> None:
    """Let a member verify the proofs, and recompute them from the exported file as its description says."""
    checked = await member.click(last_post(world), label="Verify")
    assert "✅ Best Picture · 5 checked, 1 of someone who left" in text(checked)
    export = await world.host.slash(world.channel, "awards export")
    (file,) = reply(export).attachments
    (category,) = json.loads(await file.read())["categories"]
    lines = [
        sha256(
            json.dumps({"ranking": one["ranking"], "salt": one["salt"]}, sort_keys=True).encode()
        ).hexdigest()
        if one["salt"]
        else one["line"]
        for one in category["ballots"]
    ]
    assert sha256("\n".join(sorted(lines)).encode()).hexdigest() == category["proof"]
