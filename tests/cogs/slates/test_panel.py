"""Slates made and changed by hand, as a host does it on a phone."""

from datetime import date

import pytest
from simcord import InteractionResult

from bot.audit.model import Actor
from bot.guilds.model import RolePurpose
from bot.ids import CategoryId, MemberId, NomineeId
from bot.record.model import Ceremony
from tests.world import World, controls, custom_id, labels, picks, reply, text

MISERY = NomineeId("misery")

VILLAINS = "No Country for Old Men | Javier Bardem\nMisery | Kathy Bates\nThe Third Man | Orson Welles"
OPEN = "Open a category"
CHOOSE = "Correct, move or withdraw a nominee"


async def make(world: World, **options: str) -> InteractionResult:
    """A new slate, on its panel."""
    return await world.host.slash(world.channel, "ceremony create", name="The Golden Popcorn", **options)


async def fill(world: World, panel: InteractionResult, form: str, **values: str) -> InteractionResult:
    """Press a button, fill in its form and send it."""
    shown = await world.host.click(reply(panel), label=form)
    return await world.host.submit_modal(shown, values)


async def make_villains(world: World) -> InteractionResult:
    """A slate with one category, on the category's panel."""
    panel = await make(world, date="14 March 2027")
    await fill(world, panel, "Add a category", name="Best Villain", nominees=VILLAINS)
    return panel


async def choose(world: World, panel: InteractionResult, nominee: str) -> None:
    """Open one nominee of a category's panel."""
    entries = picks(panel, CHOOSE)
    value = next(value for label, value in entries.items() if label.startswith(nominee))
    await world.host.select(reply(panel), [value], custom_id=custom_id(panel, CHOOSE))


async def kept(world: World) -> Ceremony:
    """The server's one slate, as it is kept."""
    (slate,) = await world.services.slates.list_own_ceremonies(world.guild_id)
    return slate


def films(slate: Ceremony) -> list[str]:
    return [nominee.films[0].title for nominee in slate.categories[0].nominees]


async def test_a_slate_is_made_by_hand(world: World):
    panel = await make(world, date="14 March 2027")

    assert panel.ephemeral
    assert "## The Golden Popcorn\n-# 14 March 2027 · no categories · no nominees" in text(panel)
    assert "Add the first one" in text(panel)

    await fill(world, panel, "Add a category", name="Best Villain", nominees=VILLAINS)
    assert "## Best Villain\n-# The Golden Popcorn · 3 nominees" in text(panel)
    assert "2\\. *Misery* · Kathy Bates" in text(panel)
    assert films(await kept(world)) == ["No Country for Old Men", "Misery", "The Third Man"]

    await world.host.click(reply(panel), label="All categories")
    assert "` 3` **Best Villain**" in text(panel)


async def test_the_panel_works_after_a_restart(world: World):
    panel = await make_villains(world)

    await world.restart()
    await choose(world, panel, "Misery")
    await world.restart()
    await world.host.click(reply(panel), custom_id=custom_id(panel, "🔼"))
    assert films(await kept(world))[0] == "Misery"
    assert "Place 1 of 3" in text(panel)


async def test_a_form_can_be_sent_after_a_restart(world: World):
    panel = await make(world)
    shown = await world.host.click(reply(panel), label="Add a category")

    await world.restart()
    await world.host.submit_modal(shown, {"name": "Best Villain", "nominees": VILLAINS})
    assert len((await kept(world)).categories[0].nominees) == 3


async def test_add_opens_the_form_at_once(world: World):
    await make(world)
    shown = await world.host.slash(world.channel, "ceremony add")

    assert shown.modal is not None
    answer = await world.host.submit_modal(
        shown, {"name": "Best Actress", "nominees": "Mikey Madison\nDemi Moore"}
    )
    assert answer.ephemeral
    assert "1\\. Mikey Madison" in text(answer)
    assert (await kept(world)).categories[0].canonical == "best-actress"


async def test_edit_opens_the_newest_or_the_one_that_is_named(world: World):
    await make(world)
    await world.host.slash(world.channel, "ceremony create", name="Silver Popcorn")

    assert "## Silver Popcorn" in text(await world.host.slash(world.channel, "ceremony edit"))
    assert "## The Golden Popcorn" in text(
        await world.host.slash(world.channel, "ceremony edit", ceremony="golden")
    )


@pytest.mark.parametrize("command", ["ceremony edit", "ceremony add"])
async def test_without_any_slate_the_way_to_one_is_shown(world: World, command: str):
    answer = await world.host.slash(world.channel, command)

    assert "`/ceremony create`" in text(answer)
    assert "`/ceremony import`" in text(answer)


async def test_name_and_date_are_changed(world: World):
    panel = await make_villains(world)
    await world.host.click(reply(panel), label="All categories")
    await fill(world, panel, "Name and date", name="The Silver Popcorn", date="March 20 2027")
    assert "## The Silver Popcorn\n-# 20 March 2027" in text(panel)
    await fill(world, panel, "Name and date", name="The Silver Popcorn", date="")
    assert (await kept(world)).held is None


async def test_a_date_that_nobody_can_read_changes_nothing(world: World):
    panel = await make(world, date="2027-03-14")
    answer = await fill(world, panel, "Name and date", name="Other", date="when it suits us")

    assert "as a day: try `14 March 2027`" in text(answer)
    slate = await kept(world)
    assert (slate.name, slate.held) == ("The Golden Popcorn", date(2027, 3, 14))


async def test_a_category_is_renamed_moved_and_removed(world: World):
    panel = await make_villains(world)
    await world.host.click(reply(panel), label="All categories")
    await fill(world, panel, "Add a category", name="Best Hero", nominees="Jaws\nAlien")
    await world.host.click(reply(panel), custom_id=custom_id(panel, "🔼"))
    assert "Place 1 of 2" in text(panel)
    await fill(world, panel, "Rename", name="Best Heroine")
    assert [category.name for category in (await kept(world)).categories] == ["Best Heroine", "Best Villain"]

    await world.host.click(reply(panel), label="Remove")
    assert "## Remove Best Heroine?" in text(panel)
    await world.host.click(reply(panel), label="Keep it")
    await world.host.click(reply(panel), label="Remove")
    await world.host.click(reply(panel), label="Remove")
    assert [category.name for category in (await kept(world)).categories] == ["Best Villain"]
    assert "Best Heroine is removed" in text(panel)


async def test_what_nominees_are_named_by_is_chosen(world: World):
    panel = await make_villains(world)
    named_by = next(part for part in picks_of(panel) if part.startswith("env:1:cat-by"))
    await world.host.select(reply(panel), ["person"], custom_id=named_by)

    assert "2\\. Kathy Bates · Misery" in text(panel)


async def test_more_nominees_come_at_the_end(world: World):
    panel = await make_villains(world)
    await fill(world, panel, "Add nominees", nominees="Jaws\n\nAlien | Ridley Scott; Sigourney Weaver")

    assert "Added 2 nominees" in text(panel)
    nominee = (await kept(world)).categories[0].nominees[-1]
    assert [person.name for person in nominee.people] == ["Ridley Scott", "Sigourney Weaver"]


async def test_lines_that_cannot_be_taken_come_back_to_be_mended(world: World):
    panel = await make_villains(world)
    answer = await fill(world, panel, "Add nominees", nominees="Jaws\njaws\n``` ||x||")

    shown = text(answer)
    assert "- **Line 2**: this nominee was there before." in shown
    assert "```\nJaws\njaws\n''' ||x||\n```" in shown
    assert len((await kept(world)).categories[0].nominees) == 3


async def test_a_nominee_is_corrected_moved_and_removed(world: World):
    panel = await make_villains(world)
    await choose(world, panel, "Misery")
    form = await world.host.click(reply(panel), label="Correct")
    assert form.modal is not None
    await world.host.submit_modal(form, {"nominees": "Misery (1990) | Kathy Bates"})
    assert "## *Misery (1990)*" in text(panel)
    await world.host.click(reply(panel), custom_id=custom_id(panel, "🔽"))
    assert films(await kept(world)) == ["No Country for Old Men", "The Third Man", "Misery (1990)"]
    await world.host.click(reply(panel), label="Remove")
    assert films(await kept(world)) == ["No Country for Old Men", "The Third Man"]
    assert "Misery (1990) is removed" in text(panel)


async def test_a_nominee_is_withdrawn_after_a_question_and_stands_again(world: World):
    panel = await make_villains(world)
    await choose(world, panel, "Misery")
    await world.host.click(reply(panel), label="Withdraw")
    assert "## Withdraw *Misery*?" in text(panel)
    assert not (await kept(world)).categories[0].by_id[MISERY].withdrawn
    await world.host.click(reply(panel), label="Confirm")
    assert "nobody can pick it" in text(panel)
    assert (await kept(world)).categories[0].by_id[MISERY].withdrawn

    await world.host.click(reply(panel), label="All nominees")
    assert "~~*Misery* · Kathy Bates~~ *withdrawn*" in text(panel)
    await choose(world, panel, "Misery")
    await world.host.click(reply(panel), label="Let it stand again")
    assert not (await kept(world)).categories[0].by_id[MISERY].withdrawn


async def test_a_nominee_of_the_record_is_withdrawn_by_command(world: World):
    answer = await world.host.slash(
        world.channel, "ceremony withdraw", category="picture", nominee="anora", ceremony="97"
    )
    await world.host.click(reply(answer), label="Confirm")

    seen = await world.services.slates.get_ceremony(world.guild_id, "oscars-97")
    assert seen.by_id[CategoryId("best-picture")].by_id[NomineeId("anora")].withdrawn
    assert "Correct" not in labels(answer)

    again = await world.host.slash(
        world.channel, "ceremony withdraw", category="picture", nominee="anora", ceremony="97"
    )
    assert "nobody can pick it" in text(again)
    await world.host.click(reply(again), label="Let it stand again")
    seen = await world.services.slates.get_ceremony(world.guild_id, "oscars-97")
    assert not seen.by_id[CategoryId("best-picture")].by_id[NomineeId("anora")].withdrawn


async def test_withdraw_offers_what_can_still_be_picked(world: World):
    offered = await world.host.autocomplete(
        world.channel, "ceremony withdraw", "nominee", "", category="best-picture", ceremony="oscars-97"
    )
    assert len(offered) == 10
    offered = await world.host.autocomplete(
        world.channel, "ceremony withdraw", "category", "pict", ceremony="oscars-97"
    )
    assert offered[0]["value"] == "best-picture"
    assert (
        await world.host.autocomplete(world.channel, "ceremony withdraw", "nominee", "", category="zzz") == []
    )


async def test_without_a_ceremony_the_newest_own_slate_is_meant(world: World):
    await make_villains(world)
    answer = await world.host.slash(world.channel, "ceremony withdraw", category="villain", nominee="misery")

    assert "## Withdraw *Misery*?" in text(answer)


async def test_where_no_ceremony_is_meant_one_is_asked_for(world: World):
    answer = await world.host.slash(world.channel, "ceremony withdraw", category="villain", nominee="misery")

    assert "Which ceremony?" in text(answer)


async def test_the_record_is_copied_to_be_changed(world: World):
    panel = await world.host.slash(world.channel, "ceremony edit", ceremony="98")
    assert "Add a category" not in labels(panel)
    await fill(world, panel, "Copy it to change it", name="Our 98th")

    assert "Copied from 98th Academy Awards, without its winners." in text(panel)
    assert "Add a category" in labels(panel)
    slate = await kept(world)
    assert (slate.name, slate.held, len(slate.slate)) == ("Our 98th", date(2026, 3, 15), 24)
    assert not slate.has_winners


async def test_a_copy_is_made_by_command_too(world: World):
    panel = await make(world, copy="97")

    assert "Copied from 97th Academy Awards" in text(panel)
    assert "1 / 2" in labels(panel)
    await world.host.click(reply(panel), custom_id=custom_id(panel, "▶️"))
    assert "2 / 2" in labels(panel)


async def test_the_record_itself_cannot_be_added_to(world: World):
    answer = await world.host.slash(world.channel, "ceremony add", ceremony="97")

    assert "from the record and stays as it is" in text(answer)


async def test_a_slate_is_deleted_after_a_question(world: World):
    panel = await make(world)
    await world.host.click(reply(panel), label="Delete")
    assert "## Delete The Golden Popcorn?" in text(panel)
    await world.host.click(reply(panel), label="Delete")
    assert await world.services.slates.list_own_ceremonies(world.guild_id) == []
    assert "is deleted" in text(panel)


async def test_who_comes_too_late_is_told(world: World):
    panel, late = await make_villains(world), await world.host.slash(world.channel, "ceremony edit")
    await world.host.click(reply(panel), label="Remove")
    await world.host.click(reply(panel), label="Remove")

    answer = await world.host.select(reply(late), ["best-villain"], custom_id=custom_id(late, OPEN))
    assert "Someone has removed that meanwhile" in text(answer)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"name": "\u200b"}, "cannot be empty"),
        ({"name": "Popcorn", "date": "03/04/2027"}, "could be two dates"),
        ({"name": "Popcorn", "date": "30 February 2027"}, "There is no such date"),
        ({"name": "Popcorn", "copy": "qqqqqqqqq"}, "I find no ceremony"),
        ({"name": "the GOLDEN popcorn"}, "already"),
    ],
)
async def test_what_cannot_be_made_is_refused_with_what_to_do(
    world: World, options: dict[str, str], said: str
):
    await make(world)
    answer = await world.host.slash(world.channel, "ceremony create", **options)

    assert answer.ephemeral
    assert said in text(answer)
    assert len(await world.services.slates.list_own_ceremonies(world.guild_id)) == 1


async def test_dates_are_understood_while_they_are_typed(world: World):
    async def offered(typed: str) -> list[tuple[str, str]]:
        found = await world.host.autocomplete(world.channel, "ceremony create", "date", typed, name="x")
        return [(choice["name"], choice["value"]) for choice in found]

    assert await offered("14 march 2027") == [("Sunday 14 March 2027", "2027-03-14")]
    assert [value for _, value in await offered("3/4/2027")] == ["2027-03-04", "2027-04-03"]
    assert await offered("soon") == []


async def test_whoever_is_no_host_any_more_changes_nothing(world: World):
    """A member with the host role opens a panel; the role is taken from hosts; every press is refused."""
    role = world.guild.create_role("Ushers")
    usher = world.guild.add_member(world.env.create_user("uma", global_name="Uma"), roles=[role])
    (group,) = [command for command in await world.gate.fetch_commands() if command.name == "ceremony"]
    world.guild.set_command_permissions(group, {role: True})
    by = Actor(MemberId(1), "Olga")
    await world.services.guilds.set_role(world.guild_id, RolePurpose.HOST, role.id, by)
    panel = await usher.slash(world.channel, "ceremony create", name="The Golden Popcorn")
    shown = await usher.click(reply(panel), label="Add a category")
    await usher.submit_modal(shown, {"name": "Best Villain", "nominees": VILLAINS})
    before = await kept(world)

    pending = await usher.click(reply(panel), label="Add nominees")
    await world.services.guilds.set_role(world.guild_id, RolePurpose.HOST, None, by)
    for label in labels(panel)[:2]:
        assert "That is for hosts" in text(await usher.click(reply(panel), label=label)), label
    assert "That is for hosts" in text(await usher.submit_modal(pending, {"nominees": "Jaws"}))
    for command, options in COMMANDS.items():
        assert "That is for hosts" in text(await usher.slash(world.channel, command, **options)), command
    assert await kept(world) == before


COMMANDS: dict[str, dict[str, object]] = {
    "ceremony create": {"name": "Mine"},
    "ceremony edit": {},
    "ceremony add": {},
    "ceremony import": {"file": ("a.csv", b"category,film\na,b\na,c\n")},
    "ceremony withdraw": {"category": "picture", "nominee": "anora", "ceremony": "97"},
    "ceremony export": {},
}


async def test_every_command_of_the_group_is_known_to_these_tests(world: World):
    (group,) = [command for command in world.gate.get_commands() if command.name == "ceremony"]
    payload = group.to_dict(world.gate)
    assert {f"ceremony {option['name']}" for option in payload["options"]} == COMMANDS.keys()
    assert payload["default_member_permissions"] == 1 << 33
    assert payload["dm_permission"] is False


async def test_members_are_not_even_shown_the_group(world: World):
    assert COMMANDS.keys() <= set(world.host.available_commands(world.channel))
    assert COMMANDS.keys().isdisjoint(world.member.available_commands(world.channel))


def picks_of(panel: InteractionResult) -> list[str]:
    """The custom_ids of everything that can be pressed on a panel."""
    return [part["custom_id"] for part in controls(panel) if not part.get("disabled")]
