"""Several things fit, whatever the command and what else was typed: the answer is a select that goes on from there."""

from typing import Any

import pytest
from discord import app_commands
from simcord import InteractionResult, MemberActor

from bot.audit.model import Actor
from bot.contests.lifecycle import ContestDraft
from bot.contests.model import Contest, ContestState
from bot.errors import OutdatedControlError
from bot.ids import CategoryId, MemberId, NomineeId
from bot.unfinished.model import UNFINISHED_COMMAND_LIFETIME
from cogs.kit.error_text import error_text
from tests.cogs.kit.test_forged import forge
from tests.cogs.played_contests import LOCKS_IN, fill, open_contest
from tests.world import World, controls, reply, text

PICTURE = CategoryId("best-picture")
KEPT = "Your command is kept until"
ONCE = "You have answered that already, and it was done once."

LEAVES = {
    "ballot": {},
    "contests": {},
    "picks": {},
    "remind lock": {},
    "standings": {},
    "versus": {"member": "Ben"},
    "contest announce": {},
    "contest cancel": {},
    "contest contenders": {},
    "contest edit": {},
    "contest export": {},
    "contest finish": {},
    "contest guest": {},
    "contest lock": {},
    "contest print": {},
    "contest reopen": {"locks": "in 2 days"},
    "contest rivals": {},
    "contest setaside": {"member": "Ben", "reason": "Twice here: by mistake. " * 8},
}
"""Every command with a `contest` option, and what it cannot do without."""

SHOWING_ALL = {"contests"}
"""Those that need no choice: without the option they show all."""
DRAWING = {"contest print"}
"""Those whose answer is drawn, which takes its time."""


async def several_of_each(world: World) -> None:
    """Two contests locked, two open and two drafts; Ana and Ben are in those that were open."""
    for when in ("Old", "New"):
        for number in (1, 2):
            contest = await open_contest(world, f"{when} {number}")
            for member in world.members[:2]:
                await fill(world, member, contest, {PICTURE: NomineeId("sinners")})
        if when == "Old":
            await world.env.advance_time(LOCKS_IN.total_seconds() + 60)
    by = Actor(MemberId(world.host.id), world.host.name)
    for number in (1, 2):
        draft = ContestDraft("oscars-98", f"Draft {number}", world.env.now() + LOCKS_IN)
        await world.services.contest_hosting.create_contest(world.guild_id, draft, by)


def menu_of(asked: InteractionResult) -> dict[str, Any]:
    (menu,) = [part for part in controls(asked) if "options" in part]
    return menu


async def choose(who: MemberActor, asked: InteractionResult, title: str) -> InteractionResult:
    """Choose what has this title in a question's select."""
    menu = menu_of(asked)
    value = next(option["value"] for option in menu["options"] if title in option["label"])
    return await who.select(reply(asked), [value], custom_id=menu["custom_id"])


async def load_contest(world: World, title: str) -> Contest:
    known = await world.services.contests.list_contests(world.guild_id, frozenset(ContestState))
    return next(contest for contest in known if contest.title == title)


def test_every_command_with_such_an_option_is_tried(world: World):
    asking = {
        command.qualified_name
        for command in world.gate.walk_commands()
        if isinstance(command, app_commands.Command)
        and any(option.display_name == "contest" for option in command.parameters)
    }
    assert asking == set(LEAVES)


@pytest.mark.parametrize("name", sorted(set(LEAVES) - SHOWING_ALL))
async def test_several_contests_are_a_select_that_goes_on(world: World, name: str):
    await several_of_each(world)
    options = {
        option: world.members[1] if value == "Ben" else value for option, value in LEAVES[name].items()
    }
    who = world.host if name.startswith("contest ") else world.member
    asked = await who.slash(world.channel, name, **options)
    assert text(asked).startswith("Several contests are on here. Which one do you mean?")
    chosen = menu_of(asked)["options"][-1]["label"]
    if name in DRAWING:
        return

    answer = await choose(who, asked, chosen)

    assert answer.acknowledged
    if answer.modal is None:
        assert error_text(OutdatedControlError()) not in text(answer)
        assert "Several contests" not in text(answer)
        assert chosen in text(answer)


async def test_a_long_reason_is_kept_over_a_restart_and_done_once_by_its_host_alone(world: World):
    await several_of_each(world)
    ana, why = world.members[0], "Ana told everyone: she has seen the envelopes. " * 4
    asked = await world.host.slash(world.channel, "contest setaside", member=ana, reason=why.strip())
    assert KEPT in text(asked)

    await world.restart()
    done = await choose(world.host, asked, "Old 2")
    again = await choose(world.host, asked, "Old 1")

    assert "Ana" in text(done)
    assert text(again) == ONCE
    log = text(await world.host.slash(world.channel, "audit"))
    assert log.count("set a ballot aside") == 1
    assert "Old 2" in log
    assert "Old 1" not in log


async def test_what_another_host_typed_is_theirs_and_the_time_for_it_ends(world: World):
    await several_of_each(world)
    asked = await world.host.slash(
        world.channel, "contest setaside", member=world.members[0], reason="Somebody's second account " * 6
    )
    menu = menu_of(asked)
    forged = f"{menu['custom_id'].rpartition(':')[0]}:0"
    owners = reply(await world.owner.slash(world.channel, "config show"))
    forge(owners, world, forged)

    foreign = await world.owner.click(owners, custom_id=forged)
    await world.env.advance_time(UNFINISHED_COMMAND_LIFETIME.total_seconds() + 1)
    late = await choose(world.host, asked, "New 1")

    assert "only they can finish it" in text(foreign)
    assert "The 15 minutes" in text(late)


async def test_a_contest_is_made_on_the_slate_that_is_chosen_with_all_that_was_typed(world: World):
    for name in ("Film Club Awards 2026", "Film Club Awards 2027"):
        await world.host.slash(world.channel, "ceremony create", name=name, copy="98")
    posts = world.guild.create_text_channel("posts")
    asked = await world.host.slash(
        world.channel,
        "contest create",
        ceremony="film club",
        locks="in 3 days",
        title="Club: the night",
        scoring="weighted",
        open_ballots=True,
        channel=posts,
        doubles=2,
    )
    assert KEPT in text(asked)

    await choose(world.host, asked, "2027")

    made = await load_contest(world, "Club: the night")
    assert (made.rules.scoring, made.rules.open_ballots, made.rules.doubles) == ("weighted", True, 2)
    assert made.channel_id == posts.id
    assert "2027" in (await world.services.slates.get_ceremony(world.guild_id, made.ceremony_id)).name


async def test_a_file_is_kept_with_its_command(world: World):
    first, second = await open_contest(world, "First"), await open_contest(world, "Second")
    lines = "player,category,nominee,probability\nA market,Best Picture,Sinners,0.4\n"
    asked = await world.host.slash(world.channel, "contest rivals", file=("odds.csv", lines.encode()))
    assert KEPT in text(asked)

    await choose(world.host, asked, "Second")

    boards = [await world.services.rivals.get_board(world.guild_id, one.id) for one in (first, second)]
    assert [[rival.name for rival in board.rivals] for board in boards] == [[], ["A market"]]


async def test_a_date_of_the_calendar_is_chosen(world: World):
    for name in ("Club night one", "Club night two"):
        await world.host.slash(world.channel, "calendar add", name=name, when="3 October 2026")
    asked = await world.host.slash(world.channel, "calendar remove", date="club night")
    assert text(asked).startswith("Which date do you mean by “club night”?")

    answer = await choose(world.host, asked, "Club night two")

    season = text(await world.member.slash(world.channel, "season"))
    assert "Club night two" in text(answer)
    assert "Club night one" in season
    assert "Club night two" not in season


async def test_a_nominee_is_withdrawn_on_the_night_that_is_chosen(world: World):
    await open_contest(world)
    await open_contest(world, "Second night", ceremony_id="oscars-97")
    asked = await world.host.slash(world.channel, "ceremony withdraw", category="picture", nominee="anora")
    assert text(asked) == "Several nights are on here. Which one do you mean?"

    answer = await choose(world.host, asked, "97th")

    assert "Anora" in text(answer)
    assert "97th" in text(answer)


async def test_two_contests_on_one_night_are_one_night_to_withdraw_from(world: World):
    await world.host.slash(world.channel, "ceremony create", name="Film Club Awards")
    for title in ("First", "Second"):
        await open_contest(world, title)

    answer = await world.host.slash(world.channel, "ceremony withdraw", category="picture", nominee="sinners")

    assert "Sinners" in text(answer)
    assert "98th" in text(answer)


async def test_the_contest_of_the_kind_that_a_command_is_for_is_meant(world: World):
    await open_contest(world, "Winners")
    await world.host.slash(
        world.channel, "contest create", ceremony="99", locks="in 3 days", title="Morning", kind="nominations"
    )

    contenders = await world.host.slash(world.channel, "contest contenders")
    rivals = await world.host.slash(world.channel, "contest rivals")
    named = await world.host.slash(world.channel, "contest contenders", contest="Winners")

    assert "Morning" in text(contenders)
    assert "Winners" in text(rivals)
    assert "**Winners** asks who wins, and its nominees are known." in text(named)


async def test_a_kept_command_is_checked_as_the_command_is(world: World):
    await several_of_each(world)
    asked = await world.host.slash(
        world.channel, "contest setaside", member=world.members[0], reason="Somebody's second account " * 6
    )
    await world.owner.slash(world.channel, "config feature", name="contests", enabled=False)
    refused = await choose(world.host, asked, "New 1")
    await world.owner.slash(world.channel, "config feature", name="contests", enabled=True)
    done = await choose(world.host, asked, "New 1")

    assert "have switched **contests** off" in text(refused)
    assert "Ana" in text(done)
