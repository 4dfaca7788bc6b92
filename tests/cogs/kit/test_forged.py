"""Controls that nobody of ours wrote: damaged numbers, missing choices, other versions, unknown routes.

Whoever presses one is told in a sentence, and the log holds no fault.
"""

from typing import Any

import pytest
from simcord import ResponseMessage

from bot.audit.model import Actor
from bot.contests.lifecycle import ContestDraft
from bot.errors import ServerOnlyError
from bot.guilds.rules import Right
from bot.ids import MemberId
from cogs.kit.addresses import Route
from cogs.kit.controls import Press
from cogs.kit.error_text import error_text
from tests.cogs.played_contests import LOCKS_IN, open_contest
from tests.world import World, controls, custom_id, reply, text

HUGE = "9" * 25
FORGED = [
    "env:1:ballot:" + HUGE,
    "env:1:ballot:-1",
    "env:1:ballot:",
    "env:1:ballot",
    "env:1:ballot:1:2:3",
    "env:1:contest:" + HUGE,
    "env:1:profile:" + HUGE,
    "env:1:picks:1:" + HUGE + ":b:0",
    "env:1:versus:1:2:3:b:" + HUGE,
    "env:1:verdict:oscars-98;" + HUGE,
    "env:1:vote:" + HUGE + ":0",
    "env:1:vote:1:0",
    "env:1:choose:film",
    "env:1:nominees",
    "env:1:look-up:film",
    "env:1:look-up",
    "env:1:records-board:-",
    "env:1:records:nothing:-:n:1",
    "env:1:winners:oscars-1933:n:1",
    "env:1:winners:oscars-97:n:" + HUGE,
    "env:1:contests-choose:0",
    "env:1:ballot-pick:1:best-picture:0:0",
    "env:1:ballot-double:1:best-picture:perhaps:0",
    "env:1:rival-nominee:1:1",
    "env:1:ballot-stake:1:best-picture:0",
    "env:1:board-page:oscars-98;x:b:0",
    "env:1:envelope-confirm:oscars-98:zz:0:yy",
    "env:1:contest-scoring:1",
    "env:1:choose-kept",
    "env:1:choose-kept:1:0",
    "env:1:choose-kept:" + HUGE + ":0",
    "env:1:choose-option:contest create:ceremony",
    "env:1:config-features",
    "env:1:config-features:n",
    "env:1:config-features:n:" + HUGE,
    "env:1:config-features:n:x",
    "env:1:config-features:n:40",
    "env:1:config-feature:popcorn:off",
    "env:1:config-feature:polls:perhaps",
    "env:1:config:popcorn",
    "env:1:quiz-answer:2026-01-01:0",
    "env:1:quiz-answer:tomorrow:0",
    "env:1:quiz-answer:2026-01-01",
    "env:1:quiz-late:9999-12-31:" + HUGE,
    "env:1:quiz-day",
    "env:1:quiz-share:2026-02-30",
    "env:1:quiz-table:o:x",
    "env:1:quiz-round-answer:1:12:0:00000000:1",
    "env:1:quiz-round-answer:" + HUGE + ":1:0:00000000:1",
    "env:1:quiz-round-share:4096",
    "env:1:remind:lock:" + HUGE + ":switch",
    "env:1:remind:lock:one:switch",
    "env:1:remind:lock:1:perhaps",
    "env:1:remind:room-award:1-never:on",
    "env:1:remind:nominations:oscars-1933:on",
    "env:1:remind:birthday:1:on",
    "env:1:remind",
    "env:1:remind-host:lock:-1:n:0",
    "env:1:remind-host:lock:1:n:" + HUGE,
    "env:1:remind-posts:lock:1:perhaps",
    "env:1:config-reminders:perhaps",
    "env:1:room-board:one",
    "env:1:room-board:" + HUGE,
    "env:1:season-dates:n:" + HUGE,
    "env:1:season-date:0",
    "env:1:season-event:own/" + HUGE,
    "env:1:season-event:oscars-99",
    "env:1:season-event",
    "env:1:season-hour:own/x",
    "env:1:season-timed:oscars-99/ceremony",
    "env:1:season-meaning:" + HUGE + ":0",
    "env:1:season-starter-on:1",
    "env:1:watchlist:oscars-1933",
    "env:1:watchlist-of",
    "env:1:watch-films:oscars-98:-:n:" + HUGE,
    "env:1:watch-tick:oscars-98:-:0",
    "env:1:watch-share:oscars-98:perhaps",
    "env:1:watch-undo",
    "env:1:seen-who:" + "q" * 80,
    "env:1:race:oscars-1933",
    "env:1:race-page:oscars-98:n:" + HUGE,
    "env:1:race-join:oscars-1933",
    "env:2:winners:oscars-97:n:1",
    "env:1:no-such-route:1",
    "env:one:winners:oscars-97:n:1",
    "env:",
    "somebody-else:1",
    "ü" * 90,
]


def forge(message: ResponseMessage, world: World, forged: str) -> None:
    """Put a custom_id of ours onto a button of a message, as no client could."""
    stored: Any = world.env.backend.get_message(message.channel_id, message.id)

    def replace(components: list[dict[str, Any]]) -> bool:
        for component in components:
            if component.get("custom_id") and component["type"] == 2 and not component.get("disabled"):
                component["custom_id"] = forged
                return True
            if replace(component.get("components", [])):
                return True
        return False

    assert replace(stored.components)


@pytest.mark.parametrize("forged", FORGED)
async def test_a_forged_control_is_answered_in_a_sentence(world: World, forged: str):
    message = reply(await world.owner.slash(world.channel, "winners", ceremony="97"))
    forge(message, world, forged)

    answer = await world.owner.click(message, custom_id=forged)

    assert answer.acknowledged
    assert "backstage" not in text(answer)


async def test_a_draft_is_its_hosts_alone_by_whatever_way(world: World):
    by = Actor(MemberId(world.host.id), world.host.name)
    draft = ContestDraft("oscars-98", "Secret draft", world.env.now() + LOCKS_IN)
    contest = await world.services.contest_hosting.create_contest(world.guild_id, draft, by)
    message = reply(await world.member.slash(world.channel, "winners", ceremony="97"))
    states = [
        *(
            "ballot:{}",
            "ballot-page:{}:p:0",
            "ballot-review:{}:p:0",
            "ballot-clear:{}:ask",
            "ballot-clear:{}:yes",
            "ballot-double:{}:best-picture:on:0",
        ),
        *("ballot-question:{}", "ballot-stakes:{}:s:0", "standings:{}", "standings-page:{}:s:0"),
        *(
            "standings-mine:{}",
            "standings-picture:{}",
            "contest:{}",
            "contest-verify:{}",
            "contest-export:{}",
        ),
        *("share:{}", "share-post:{}:ballot:1:0"),
        *(f"picks:{{}}:{world.host.id}:b:0", f"versus:{{}}:{world.host.id}:{world.member.id}:b:0"),
    ]

    answers: set[str] = set()
    for forged in (f"env:1:{state.format(contest.id)}" for state in states):
        forge(message, world, forged)
        answers.add(text(await world.member.click(message, custom_id=forged)))
    no_such = f"env:1:contest:{contest.id + 1}"
    forge(message, world, no_such)
    of_none = text(await world.member.click(message, custom_id=no_such))

    assert answers == {of_none.replace(str(contest.id + 1), str(contest.id))}
    forge(message, world, f"env:1:contest:{contest.id}")
    assert "Secret draft" in text(await world.host.click(message, custom_id=f"env:1:contest:{contest.id}"))


async def test_a_contest_of_another_server_does_not_exist(world: World):
    contest = await open_contest(world, "Ours alone")
    elsewhere = world.env.create_guild("Elsewhere")
    channel = elsewhere.create_text_channel("general")
    stranger = elsewhere.add_member(world.env.create_user("stranger"))
    message = reply(await stranger.slash(channel, "winners", ceremony="97"))
    assert controls(message)
    assert custom_id(message, "▶️")

    for route in ("ballot", "standings", "contest"):
        forge(message, world, f"env:1:{route}:{contest.id}")
        answer = await stranger.click(message, custom_id=f"env:1:{route}:{contest.id}")
        assert "Ours alone" not in text(answer)


@pytest.mark.parametrize("right", [Right.HOST, Right.CONFIGURE])
async def test_a_control_of_a_servers_hosts_says_in_a_direct_message_that_it_is_for_servers(
    world: World, right: Right
):
    message = reply(await world.owner.user.slash("winners", ceremony="97"))
    everywhere = Route("forged-everywhere", None, right=right)

    async def answer_route(_: Press) -> None:
        raise AssertionError("admitted")

    world.gate.add_answer(everywhere, answer_route)
    forge(message, world, everywhere.custom_id())

    answer = await world.owner.user.click(message, custom_id=everywhere.custom_id())

    assert text(answer.followups[-1] if answer.followups else answer) == error_text(ServerOnlyError())
