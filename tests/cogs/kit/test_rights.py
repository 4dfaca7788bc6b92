"""Who may what: every command and every control, tried by five kinds of people.

A new command or route needs its line in the tables; a test fails until it has one.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import discord
import pytest
from discord import app_commands
from simcord import InteractionResult, MemberActor, RoleHandle

from bot.audit.model import Actor
from bot.errors import NotAllowedError
from bot.guilds.model import RolePurpose
from bot.guilds.rules import Right
from bot.ids import MemberId
from cogs.kit.addresses import Route
from cogs.kit.controls import make_select
from cogs.kit.error_text import error_text
from cogs.kit.layouts import make_row, make_screen
from cogs.kit.rights import find_required_right
from tests.cogs.integrations import show_commands
from tests.world import World, reply, text

pytestmark = pytest.mark.slow

ALL, HOSTS, MODERATORS = None, Right.HOST, Right.CONFIGURE

WHO: Mapping[Right | None, frozenset[str]] = {
    ALL: frozenset({"owner", "moderator", "host", "host by role", "member"}),
    HOSTS: frozenset({"owner", "moderator", "host", "host by role"}),
    MODERATORS: frozenset({"owner", "moderator"}),
}
"""Kinds of people by what they may: the owner; who has Manage Server; who has Manage Events; who has the role that
`/config host` names, and nothing else; and members without any of it.
"""

COMMANDS: Mapping[str, Right | None] = {
    "audit": HOSTS,
    "awards board": HOSTS,
    "awards cancel": HOSTS,
    "awards close": HOSTS,
    "awards create": HOSTS,
    "awards export": HOSTS,
    "awards open": HOSTS,
    "awards post": HOSTS,
    "awards setaside": HOSTS,
    "awards settle": HOSTS,
    "ballot": ALL,
    "calendar add": HOSTS,
    "calendar correct": HOSTS,
    "calendar event": HOSTS,
    "calendar remove": HOSTS,
    "calendar starter": HOSTS,
    "category": ALL,
    "ceremony add": HOSTS,
    "ceremony create": HOSTS,
    "ceremony edit": HOSTS,
    "ceremony export": HOSTS,
    "ceremony import": HOSTS,
    "ceremony withdraw": HOSTS,
    "config channel": MODERATORS,
    "config feature": MODERATORS,
    "config host": MODERATORS,
    "config show": MODERATORS,
    "config spoilers": MODERATORS,
    "config timezone": MODERATORS,
    "contest announce": HOSTS,
    "contest cancel": HOSTS,
    "contest contenders": HOSTS,
    "contest create": HOSTS,
    "contest edit": HOSTS,
    "contest export": HOSTS,
    "contest guest": HOSTS,
    "contest print": HOSTS,
    "contest rivals": HOSTS,
    "contest setaside": HOSTS,
    "contest finish": HOSTS,
    "contest lock": HOSTS,
    "contest reopen": HOSTS,
    "contests": ALL,
    "discuss category": ALL,
    "discuss ceremony": ALL,
    "discuss film": ALL,
    "discuss person": ALL,
    "film": ALL,
    "help": ALL,
    "person": ALL,
    "picks": ALL,
    "poll close": HOSTS,
    "poll export": HOSTS,
    "poll open": HOSTS,
    "polls": ALL,
    "precursors": ALL,
    "privacy delete": ALL,
    "privacy export": ALL,
    "profile": ALL,
    "race": ALL,
    "quiz": ALL,
    "records": ALL,
    "remind ceremony": ALL,
    "remind lock": ALL,
    "remind nominations": ALL,
    "result say": HOSTS,
    "result announce": HOSTS,
    "result board": HOSTS,
    "result settle": HOSTS,
    "result undo": HOSTS,
    "result void": HOSTS,
    "season": ALL,
    "seen film": ALL,
    "seen import": ALL,
    "seen who": ALL,
    "standings": ALL,
    "verdict": ALL,
    "versus": ALL,
    "watchlist": ALL,
    "winners": ALL,
}

ROUTES: Mapping[str, Right | None] = {
    "race": ALL,
    "race-join": ALL,
    "race-page": ALL,
    "seen-who": ALL,
    "watch-films": ALL,
    "watch-in": ALL,
    "watch-share": ALL,
    "watch-tick": ALL,
    "watch-undo": ALL,
    "watchlist": ALL,
    "watchlist-of": ALL,
    "audit": HOSTS,
    "audit-export": HOSTS,
    "audit-filter": HOSTS,
    "awaited-file": HOSTS,
    "awaited-hand": HOSTS,
    "ballot": ALL,
    "ballot-answer": ALL,
    "ballot-clear": ALL,
    "ballot-fill": ALL,
    "ballot-fill-save": ALL,
    "ballot-page": ALL,
    "ballot-pick": ALL,
    "ballot-question": ALL,
    "ballot-double": ALL,
    "ballot-review": ALL,
    "ballot-stake": ALL,
    "ballot-stake-on": ALL,
    "ballot-stakes": ALL,
    "board": HOSTS,
    "board-page": HOSTS,
    "board-order": HOSTS,
    "board-ordered": HOSTS,
    "board-settle": HOSTS,
    "cat": HOSTS,
    "cat-added": HOSTS,
    "cat-by": HOSTS,
    "cat-drop": HOSTS,
    "cat-dropped": HOSTS,
    "cat-more": HOSTS,
    "cat-more-added": HOSTS,
    "cat-move": HOSTS,
    "cat-name": HOSTS,
    "cat-named": HOSTS,
    "cat-new": HOSTS,
    "choose": ALL,
    "config": MODERATORS,
    "config-ask-zone": MODERATORS,
    "config-channel": MODERATORS,
    "config-cover-hours": MODERATORS,
    "config-feature": MODERATORS,
    "config-features": MODERATORS,
    "config-open": MODERATORS,
    "config-role": MODERATORS,
    "config-scoring": MODERATORS,
    "config-only-role": MODERATORS,
    "config-reminders": MODERATORS,
    "config-ask-threads": MODERATORS,
    "config-typed-threads": MODERATORS,
    "config-spoilers": MODERATORS,
    "config-typed-zone": MODERATORS,
    "config-zone": MODERATORS,
    "contest": ALL,
    "contest-aside": HOSTS,
    "contest-ballot": HOSTS,
    "contest-ballots": HOSTS,
    "contest-restore": HOSTS,
    "contest-ask": HOSTS,
    "contest-categories": HOSTS,
    "contest-chosen": HOSTS,
    "contest-edit": HOSTS,
    "contest-edited": HOSTS,
    "contest-export": ALL,
    "contest-favourites": ALL,
    "contest-finished": HOSTS,
    "choose-option": ALL,
    "contest-new": HOSTS,
    "contest-started": HOSTS,
    "host-start": HOSTS,
    "contest-host": HOSTS,
    "contest-post": HOSTS,
    "contest-reopened": HOSTS,
    "contest-scoring": HOSTS,
    "contest-switch": HOSTS,
    "contest-take": HOSTS,
    "contest-time": HOSTS,
    "contenders": HOSTS,
    "contenders-add": HOSTS,
    "contenders-category": HOSTS,
    "contenders-season": HOSTS,
    "contenders-typed": HOSTS,
    "contenders-withdraw": HOSTS,
    "contest-slots": HOSTS,
    "contest-slotted": HOSTS,
    "duplicates": HOSTS,
    "duplicates-apart": HOSTS,
    "duplicates-merge": HOSTS,
    "duplicates-split": HOSTS,
    "nominations": HOSTS,
    "nominations-all": HOSTS,
    "nominations-announce": HOSTS,
    "nominations-card": ALL,
    "nominations-category": HOSTS,
    "nominations-match": HOSTS,
    "nominations-undo": HOSTS,
    "nominations-void": HOSTS,
    "nominations-winners": HOSTS,
    "nominate": ALL,
    "nominate-add": ALL,
    "nominate-find": ALL,
    "nominate-found": ALL,
    "nominate-jump": ALL,
    "nominate-own": ALL,
    "nominate-part": ALL,
    "nominate-typed": ALL,
    "choose-kept": ALL,
    "contest-verify": ALL,
    "contest-rivals": HOSTS,
    "contest-guest": HOSTS,
    "contest-guests": HOSTS,
    "contest-print": HOSTS,
    "guest-ask-erase": HOSTS,
    "guest-aside": HOSTS,
    "guest-erase": HOSTS,
    "guest-form": HOSTS,
    "guest-retype": HOSTS,
    "guest-save": HOSTS,
    "guest-typed": HOSTS,
    "contest-weighed": HOSTS,
    "draft-doubles": HOSTS,
    "draft-doubles-typed": HOSTS,
    "remind": ALL,
    "remind-host": HOSTS,
    "remind-posts": HOSTS,
    "rival-ask-remove": HOSTS,
    "rival-category": HOSTS,
    "rival-nominee": HOSTS,
    "rival-odds": HOSTS,
    "rival-page": HOSTS,
    "rival-question": HOSTS,
    "rival-remove": HOSTS,
    "contest-weights": HOSTS,
    "contests": ALL,
    "contests-choose": ALL,
    "discuss": ALL,
    "envelope": HOSTS,
    "envelope-close": HOSTS,
    "envelope-confirm": HOSTS,
    "envelope-count": HOSTS,
    "envelope-undo": HOSTS,
    "envelope-void": HOSTS,
    "envelope-winners": HOSTS,
    "film": ALL,
    "help-open": ALL,
    "room-ballot": ALL,
    "room-ballot-in": ALL,
    "room-board": HOSTS,
    "room-choose": ALL,
    "room-clear": ALL,
    "room-nominate": ALL,
    "room-nominate-in": ALL,
    "room-nominated": ALL,
    "room-undo": ALL,
    "room-verify": ALL,
    "room-join": HOSTS,
    "room-part": HOSTS,
    "room-shortlist": HOSTS,
    "room-shortlist-in": HOSTS,
    "room-time": HOSTS,
    "help-topic": ALL,
    "look-up": ALL,
    "history": ALL,
    "history-decade": ALL,
    "nom": HOSTS,
    "nom-back": HOSTS,
    "nom-drop": HOSTS,
    "nom-fix": HOSTS,
    "nom-fixed": HOSTS,
    "nom-gone": HOSTS,
    "nom-move": HOSTS,
    "nom-out": HOSTS,
    "nominees": ALL,
    "person": ALL,
    "picks": ALL,
    "poll-export": ALL,
    "poll-rank": ALL,
    "poll-rounds": ALL,
    "rank-clear": ALL,
    "rank-done": ALL,
    "rank-next": ALL,
    "rank-undo": ALL,
    "poll-beside": HOSTS,
    "poll-new": HOSTS,
    "poll-started": HOSTS,
    "poll-close": HOSTS,
    "poll-more": HOSTS,
    "poll-time": HOSTS,
    "polls": ALL,
    "precursors": ALL,
    "privacy-erase": ALL,
    "privacy-keep": ALL,
    "profile": ALL,
    "profile-categories": ALL,
    "quiz": ALL,
    "quiz-answer": ALL,
    "quiz-day": ALL,
    "quiz-late": ALL,
    "quiz-round": ALL,
    "quiz-round-answer": ALL,
    "quiz-round-share": ALL,
    "quiz-share": ALL,
    "quiz-table": ALL,
    "records": ALL,
    "records-board": ALL,
    "season": ALL,
    "season-date": ALL,
    "season-dates": ALL,
    "season-event": HOSTS,
    "season-file": ALL,
    "season-hour": HOSTS,
    "season-meaning": HOSTS,
    "season-mine": ALL,
    "season-starter-off": HOSTS,
    "season-starter-on": HOSTS,
    "season-timed": HOSTS,
    "share": ALL,
    "share-card": ALL,
    "share-channel": ALL,
    "share-post": ALL,
    "share-remove": ALL,
    "slate": HOSTS,
    "slate-copied": HOSTS,
    "slate-copy": HOSTS,
    "slate-date": HOSTS,
    "slate-delete": HOSTS,
    "slate-deleted": HOSTS,
    "slate-matches": HOSTS,
    "slate-match": HOSTS,
    "slate-read": HOSTS,
    "slate-save": HOSTS,
    "slate-save-won": HOSTS,
    "slate-title": HOSTS,
    "slate-new": HOSTS,
    "slate-started": HOSTS,
    "slate-titled": HOSTS,
    "slate-which": HOSTS,
    "standings": ALL,
    "standings-mine": ALL,
    "standings-page": ALL,
    "standings-picture": ALL,
    "subject": ALL,
    "verdict": ALL,
    "verdict-category": ALL,
    "verdict-shares": ALL,
    "verdict-year": ALL,
    "verdict-years": ALL,
    "versus": ALL,
    "vote": ALL,
    "vote-here": ALL,
    "winners": ALL,
}

CONTROLS_AT_ONCE = 10
"""Selects in one message, each in a row of its own."""

PARTS = 4
"""A press costs the simulated Discord more with every one before it, so they are tried in several."""

Leaf = app_commands.Command[Any, ..., Any]


async def five_kinds(world: World) -> tuple[Mapping[str, MemberActor], RoleHandle]:
    """The five kinds of people, and the role that hosts by role have."""
    role = world.guild.create_role("Cinephiles")
    by = Actor(MemberId(world.owner.id), "Olga")
    await world.services.guilds.set_role(world.guild_id, RolePurpose.HOST, role.id, by)
    mods = world.guild.create_role("Mods", permissions=discord.Permissions(manage_guild=True))
    join = world.guild.add_member
    people = {
        "owner": world.owner,
        "moderator": join(world.env.create_user("mo", global_name="Mo"), roles=[mods]),
        "host": world.host,
        "host by role": join(world.env.create_user("fay", global_name="Fay"), roles=[role]),
        "member": world.member,
    }
    return people, role


def leaves(world: World) -> dict[str, Leaf]:
    """Every command that can be used, by its whole name."""
    return {
        command.qualified_name: command
        for command in world.gate.walk_commands()
        if isinstance(command, app_commands.Command)
    }


def was_refused(result: InteractionResult, right: Right | None, host_role: RoleHandle) -> bool:
    """Whether the asker was told that they lack a right."""
    if right is None or result.modal is not None or not (result.response or result.followups):
        return False
    refusal = error_text(NotAllowedError(right, host_role.id if right is Right.HOST else None))
    return text(result) == refusal


def any_refusal(result: InteractionResult, host_role: RoleHandle) -> bool:
    return any(was_refused(result, right, host_role) for right in Right)


def something(world: World, command: Leaf, role: RoleHandle) -> dict[str, Any]:
    """Something for every option that a command cannot do without: sense is not needed to be refused."""
    kinds: dict[discord.AppCommandOptionType, Any] = {
        discord.AppCommandOptionType.string: "zzzz",
        discord.AppCommandOptionType.integer: 1,
        discord.AppCommandOptionType.number: 1.0,
        discord.AppCommandOptionType.boolean: True,
        discord.AppCommandOptionType.user: world.member,
        discord.AppCommandOptionType.channel: world.channel,
        discord.AppCommandOptionType.role: role,
        discord.AppCommandOptionType.attachment: ("slate.csv", b"category\n"),
    }
    return {
        option.display_name: option.choices[0].value if option.choices else kinds[option.type]
        for option in command.parameters
        if option.required
    }


async def post_controls(world: World, routes: Sequence[Route]) -> discord.Message:
    """A message of the bot's with a control for each route, whose state nothing can be made of."""
    rows = [
        make_row(
            make_select(
                route, "0", options=[discord.SelectOption(label="x", value="x")], placeholder=route.name
            )
        )
        for route in routes
    ]
    channel = world.env.bot.get_channel(world.channel.id)
    assert isinstance(channel, discord.TextChannel)
    return await channel.send(view=make_screen(*rows))


async def test_every_command_and_route_has_its_line(world: World):
    assert sorted(leaves(world)) == sorted(COMMANDS)
    assert sorted(route.name for route in world.gate.routes) == sorted(ROUTES)


async def test_the_gate_asks_what_the_tables_say(world: World):
    assert {name: find_required_right(command) for name, command in leaves(world).items()} == COMMANDS
    assert {route.name: route.right for route in world.gate.routes} == ROUTES


async def test_discord_shows_each_kind_of_people_their_commands(world: World):
    people, _ = await five_kinds(world)
    for kind, person in people.items():
        # Of a role that only the bot knows, Discord knows nothing.
        known_as = "member" if kind == "host by role" else kind
        theirs = {name for name, right in COMMANDS.items() if known_as in WHO[right]}
        if kind == "moderator":
            # Manage Server is not Manage Events: the picker hides what the bot would let them do.
            theirs -= {name for name, right in COMMANDS.items() if right is Right.HOST}
        assert set(person.available_commands(world.channel)) == theirs, kind


@pytest.mark.parametrize("kind", sorted(WHO[ALL]))
async def test_every_command_by_everyone(world: World, kind: str):
    people, host_role = await five_kinds(world)
    await show_commands(world, world.guild.default_role)
    for name, command in leaves(world).items():
        options = something(world, command, host_role)
        if name == "config host":
            # Without one it would take the role from those who are tried here.
            options["role"] = host_role
        result = await people[kind].slash(world.channel, name, **options)
        assert any_refusal(result, host_role) == (kind not in WHO[COMMANDS[name]]), name


async def test_autocomplete_tells_nobody_what_is_not_theirs(world: World):
    people, _ = await five_kinds(world)
    await show_commands(world, world.guild.default_role)
    for name, command in leaves(world).items():
        for option in command.parameters:
            if option.autocomplete and COMMANDS[name] is not ALL:
                assert await people["member"].autocomplete(world.channel, name, option.display_name, "") == []


@pytest.mark.parametrize("kind", sorted(WHO[ALL]))
@pytest.mark.parametrize("part", range(PARTS))
async def test_every_control_by_everyone(world: World, kind: str, part: int):
    people, host_role = await five_kinds(world)
    routes = world.gate.routes[part::PARTS]
    for first in range(0, len(routes), CONTROLS_AT_ONCE):
        some = routes[first : first + CONTROLS_AT_ONCE]
        message = await post_controls(world, some)
        for route in some:
            result = await people[kind].select(message, ["x"], custom_id=route.custom_id("0"))
            assert any_refusal(result, host_role) == (kind not in WHO[ROUTES[route.name]]), route.name


async def test_a_right_that_was_taken_away_is_gone_at_once(world: World):
    people, _ = await five_kinds(world)
    await show_commands(world, world.guild.default_role)
    host = people["host by role"]
    log = await host.slash(world.channel, "audit")
    assert "Audit log" in text(log)

    await world.services.guilds.set_role(world.guild_id, RolePurpose.HOST, None, Actor(MemberId(1), "Olga"))

    for refused in (
        await host.slash(world.channel, "audit"),
        await host.click(reply(log), label="Export"),
    ):
        assert text(refused) == error_text(NotAllowedError(Right.HOST))
