"""A preferential poll of ten films with forty ballots, whose rounds were counted by hand."""

import asyncio
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from bot.ids import MemberId, NomineeId
from tests.polls.poll_posts import (
    CLOSED,
    DAY,
    LULL,
    begin_ranking,
    next_choice,
    post_text,
    rank,
    ranked_poll,
)
from tests.world import World, custom_id, picks, reply, text

pytestmark = pytest.mark.slow

FILMS = {
    "a": "sinners",
    "b": "one-battle-after-another",
    "c": "hamnet",
    "d": "marty-supreme",
    "e": "sentimental-value",
    "f": "the-secret-agent",
    "g": "frankenstein",
    "h": "bugonia",
    "i": "f1",
    "j": "train-dreams",
}

BALLOTS = (
    *["ab"] * 6,
    "abi",
    *["abj"] * 2,
    *["bc"] * 5,
    *["b"] * 3,
    *["cb"] * 4,
    *["cd"] * 2,
    *["dcb"] * 5,
    *["ea"] * 2,
    *["e"] * 2,
    *["feb"] * 3,
    *["gf"] * 2,
    "hg",
    "ijd",
    "ja",
)
"""Forty rankings, a film a letter, best first."""

ROUNDS = [
    # h, i and j share the last place with one first choice each; h is ranked on fewest ballots: 1, 2 and 4.
    {"a": 9, "b": 8, "c": 6, "d": 5, "e": 4, "f": 3, "g": 2, "h": 1, "i": 1, "j": 1},
    # h's ballot goes to g. i and j have 2 together, fewer than f or g: both are out.
    {"a": 9, "b": 8, "c": 6, "d": 5, "e": 4, "f": 3, "g": 3, "i": 1, "j": 1},
    # i's goes past j to d, j's to a. f and g share the last place, and g had fewer first choices.
    {"a": 10, "b": 8, "c": 6, "d": 6, "e": 4, "f": 3, "g": 3},
    # g's two go to f; the one that came from h is exhausted.
    {"a": 10, "b": 8, "c": 6, "d": 6, "e": 4, "f": 5},
    # e's go to a, and two are exhausted.
    {"a": 12, "b": 8, "c": 6, "d": 6, "f": 5},
    # f's three go past e to b, and the two that came from g are exhausted. d had fewer first choices than c.
    {"a": 12, "b": 11, "c": 6, "d": 6},
    # d's five go to c, and the one that came from i is exhausted. c had fewer first choices than b.
    {"a": 12, "b": 11, "c": 11},
    # c's go to b, four of its own and d's five; two are exhausted. 20 of 32 are more than half.
    {"a": 12, "b": 20},
]
EXHAUSTED = [0, 0, 0, 1, 3, 5, 6, 8]

SCRIPT = Path(__file__).parents[3] / "docs" / "count_again.py"


def count_again(file: Path) -> list[str]:
    """What the script of the documents prints about an exported poll."""
    ran = subprocess.run(  # noqa: S603 - the project's own script
        [sys.executable, SCRIPT, file], capture_output=True, text=True, check=True
    )
    return ran.stdout.splitlines()


async def test_forty_ballots_are_counted_as_by_hand(world: World, tmp_path: Path) -> None:
    poll = await ranked_poll(world)
    members = [*world.members, *(world.join(f"Member {number}") for number in range(3, 41))]
    opened = await begin_ranking(world, members[0], poll)
    for number, (member, letters) in enumerate(zip(members, BALLOTS, strict=True)):
        await rank(world, member, poll, [FILMS[letter] for letter in letters])
        if number == 20:
            await world.restart()
    late = next_choice(opened)["custom_id"]
    await world.env.advance_time(LULL * 2)
    await world.env.advance_time(3 * DAY + CLOSED)
    await members[0].select(opened, [FILMS["c"]], custom_id=late)
    assert "You pressed after the poll on **Best Picture** had closed" in text(opened)
    await world.services.privacy.erase_member(MemberId(members[12].id))
    await world.restart()
    await world.env.advance_time(LULL * 3)

    counted = await world.services.polls.get_counted_rankings(
        world.guild_id, poll.id, MemberId(members[0].id)
    )
    assert [dict(one.votes) for one in counted.count.rounds] == [
        {NomineeId(FILMS[letter]): votes for letter, votes in by_hand.items()} for by_hand in ROUNDS
    ]
    assert [one.exhausted for one in counted.count.rounds] == EXHAUSTED
    shown = post_text(world, poll)
    assert (
        "The room wanted ***One Battle After Another***: 20 of 32 ballots still counting in round 8." in shown
    )
    assert "Most first choices: Sinners; the count changed it." in shown
    assert "Head to head: One Battle After Another beats every other." in shown

    listed = await members[0].slash(world.channel, "polls")
    await members[0].click(reply(listed), label="How others ended")
    menu = "How it was counted, round by round"
    chosen = list(picks(listed, menu).values())
    await members[0].select(reply(listed), chosen, custom_id=custom_id(listed, menu))
    assert (
        "✅ The ballots are exactly those that were sealed at the closing: 39 checked, 1 of someone who left."
        in text(listed)
    )
    (picture,) = reply(listed).attachments
    image = Image.open(io.BytesIO(await picture.read()))
    assert image.width >= 800, (
        "at 400 pixels it is seen at half its size, and its letters were drawn for that"
    )

    exported = await world.host.slash(world.channel, "poll export")
    (file,) = reply(exported).attachments
    (tmp_path / "poll.json").write_bytes(await file.read())
    assert len(json.loads((tmp_path / "poll.json").read_text("utf-8"))["ballots"]) == 40
    *rounds, won_by = await asyncio.to_thread(count_again, tmp_path / "poll.json")
    assert won_by.startswith("Won by: One Battle After Another")
    assert len(rounds) == len(ROUNDS)
