"""A bot that is pressed flat out, and says which picks it has acknowledged: run as its own process, to be killed.

python -m tests.faults.presser DATABASE FIRST_MEMBER
"""

import asyncio
import os
import sys

from bot.contests.model import Contest
from bot.db.engine import Database
from bot.ids import MemberId
from tests.contest_club import CATEGORIES, GUILD, Club

AT_ONCE = 40
"""Members who press at the same time."""


def nominee_of(member_id: int, category_id: str) -> str:
    """Whom a member picks in a category."""
    return "abcd"[(member_id + CATEGORIES.index(category_id)) % 4]


async def fill(club: Club, contest: Contest, member_id: MemberId) -> None:
    """Pick in every category, and tell of each pick once it is acknowledged."""
    for category_id in CATEGORIES:
        await club.pick(
            contest, member_id, nominee_id=nominee_of(member_id, category_id), category_id=category_id
        )
        # One write a line: what was told cannot be half told.
        os.write(sys.stdout.fileno(), f"{member_id} {category_id}\n".encode())


async def press(url: str, first_member: int) -> None:
    """Fill in one ballot after the other, many at once, for ever."""
    club = Club(await Database.open(url))
    contest = next(iter(await club.contests.list_contests(GUILD)), None) or await club.open()

    async def go_on(number: int) -> None:
        while True:
            await fill(club, contest, MemberId(number))
            number += AT_ONCE

    await asyncio.gather(*(go_on(first_member + number) for number in range(AT_ONCE)))


if __name__ == "__main__":
    asyncio.run(press(sys.argv[1], int(sys.argv[2])))
