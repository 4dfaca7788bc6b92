"""Who may open threads, and how many: the member's own right, three an hour, thirty a day."""

import discord

from tests.cogs.discussion_places import choose_place
from tests.world import World, custom_id, read_channel, reply, text

FILMS = ("Anora", "Oppenheimer", "Parasite (2019)", "Nomadland")


async def ask(world: World, title: str, *, by: int = 0) -> str:
    """What a member is told who asks for the thread on a film."""
    return text(await world.members[by].slash(world.channel, "discuss film", title=title))


async def test_a_member_who_may_open_no_threads_gets_none_opened(world: World):
    parlour = world.guild.create_text_channel(
        "parlour",
        overwrites={world.member: discord.PermissionOverwrite(create_public_threads=False)},
    )
    await choose_place(world, parlour)

    assert "You may not open threads in" in await ask(world, "Anora")
    assert read_channel(parlour, world.owner) == []

    assert "is open. The floor is yours" in await ask(world, "Anora", by=1)
    assert "is talked about in" in await ask(world, "Anora")


async def test_a_fourth_thread_within_an_hour_is_answered_with_those_that_are_there(world: World):
    for title in FILMS[:3]:
        assert "is open" in await ask(world, title)

    refused = await ask(world, FILMS[3])

    assert "You have opened threads 3 times in an hour" in refused
    assert refused.count("- <#") == 3
    assert "is talked about in" in await ask(world, "Anora")
    assert "is open" in await ask(world, FILMS[3], by=1)
    await world.env.advance_time(3600)
    assert "is open" in await ask(world, "Moonlight (2016)")


async def test_a_thread_that_could_not_be_opened_is_not_counted(world: World):
    for _ in range(4):
        world.env.inject_error("POST", f"/channels/{world.channel.id}/threads", status=403, code=50013)
        assert "so I cannot open a thread there" in await ask(world, "Anora")
    assert "is open" in await ask(world, "Anora")


async def test_moderators_choose_the_numbers_on_the_panel(world: World):
    panel = reply(await world.owner.slash(world.channel, "config show"))
    await world.owner.click(panel, label="Channels")
    form = await world.owner.click(panel, label="Change")
    await world.owner.submit_modal(form, {"member": "1", "server": "2"})
    assert "a member opens at most **1** an hour, everyone together **2** a day" in text(panel)

    assert "is open" in await ask(world, "Anora")
    assert "You have opened threads 1 times" in await ask(world, "Oppenheimer")
    assert "is open" in await ask(world, "Oppenheimer", by=1)
    cleo = world.join("Cleo")
    refused = text(await cleo.slash(world.channel, "discuss film", title="Parasite (2019)"))
    assert "This server has opened threads 2 times in a day" in refused

    again = await world.owner.click(panel, label="Change")
    wrong = await world.owner.submit_modal(again, {"member": "1001", "server": "2"})
    assert "Type numbers from 0 to 1,000" in text(wrong)
    assert "how many threads may be opened" in text(await world.owner.slash(world.channel, "audit"))


async def test_only_the_host_role_hosts_if_moderators_say_so(world: World):
    critics = world.guild.create_role("Critics")
    friend = world.guild.add_member(world.env.create_user("fay", global_name="Fay"), roles=[critics])
    panel = reply(await world.owner.slash(world.channel, "config host", role=critics))
    assert "⚪ off" in text(panel)

    await world.owner.click(panel, custom_id=custom_id(panel, "Switch on"))

    assert "Only the hosts' role hosts" in text(panel)
    create = {"ceremony": "98", "locks": "in 3 days"}
    refused = text(await world.host.slash(world.channel, "contest create", **create))
    assert "That is for hosts: people with **Manage Server**" in refused
    card = await friend.slash(world.channel, "help")
    assert "`/contest`" in text(card)
    assert "That is for hosts" not in text(await world.owner.slash(world.channel, "contest create", **create))

    await world.owner.click(panel, custom_id=custom_id(panel, "Switch off"))
    assert "That is for hosts" not in text(await world.host.slash(world.channel, "contest create", **create))
