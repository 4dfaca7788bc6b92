"""Contests as hosts draft them: what is asked for, what is chosen by button, and what is refused."""

from datetime import timedelta

import pytest

from bot.audit.model import Actor
from bot.contests.model import ContestState, Scoring
from bot.guilds.model import RolePurpose
from bot.ids import CategoryId, MemberId
from tests.cogs.contest_actions import HOUR, announced, as_shown, draft, menu, newest, post_text
from tests.world import World, controls, labels, picks, reply, text


async def test_a_draft_shows_its_post_to_the_host_alone(world: World):
    answer = await draft(world, tiebreaker="How many minutes?", scoring="weighted")

    assert answer.ephemeral
    shown = text(answer)
    assert "## 📝 Oscar night" in shown
    assert "98th Academy Awards · 15 March 2026 · a rehearsal" in shown
    assert "Call the winners in **all 24 categories**. Big prizes count more" in shown
    assert "**Picks close** <t:1767484800:F> (<t:1767484800:R>)" in shown
    assert "How many minutes?" in shown
    assert "Announce" in labels(answer)
    assert world.channel.history(viewer=world.member) == []
    contest = await newest(world)
    assert contest.state is ContestState.DRAFT
    assert contest.rules.scoring is Scoring.WEIGHTED


@pytest.mark.parametrize(
    ("ceremony", "asked", "placeholder", "all_of_them"),
    [
        ("dga 2025", "Call the winner of **Best Director**.", "Best Director", "The only category"),
        ("spirit 2025", "Call the winners in **both categories**.", "both categories", "Both categories"),
        ("98", "Call the winners in **all 24 categories**.", "all 24 categories", "All 24 categories"),
    ],
)
async def test_a_short_slate_is_no_big_eight(
    world: World, ceremony: str, asked: str, placeholder: str, all_of_them: str
):
    answer = await draft(world, ceremony=ceremony)

    assert asked in text(answer)
    assert all_of_them in picks(answer, f"Asks about {placeholder}")


async def test_everything_is_chosen_by_tapping(world: World):
    message = reply(await draft(world))

    await world.host.select(message, ["eight"], custom_id=menu(message, "contest-categories"))
    assert "the big eight" in text(message)
    await world.host.select(message, ["bold"], custom_id=menu(message, "contest-scoring"))
    assert "Upsets pay" in text(message)
    await world.host.click(message, label="Late entries: off")
    await world.host.click(message, label="Open ballots: off")

    rules = (await newest(world)).rules
    assert len(rules.categories) == 8
    assert (rules.scoring, rules.late_entries, rules.open_ballots) == (Scoring.BOLD, True, True)
    assert "Late entries: on" in labels(message)


async def test_chosen_categories(world: World):
    message = reply(await draft(world, categories="choose"))
    assert "What it asks about" in text(message)

    chosen = ["best-picture", "live-action-short"]
    await world.host.select(message, chosen, custom_id=menu(message, "contest-chosen"))
    assert "**2 categories**" in text(message)
    await world.host.click(message, label="Back to the draft")

    assert "Call the winners in **2 categories**" in text(message)
    assert [category.id for category in (await newest(world)).rules.categories] == chosen


async def test_weights_are_written_line_by_line(world: World):
    message = reply(await draft(world, scoring="bold", categories="eight"))
    shown = await world.host.click(message, label="Weights …")
    await world.host.submit_modal(shown, {"weights": "7 Best Picture\n2 best actor"})

    weights = {category.id: category.weight for category in (await newest(world)).rules.categories}
    assert (
        weights[CategoryId("best-picture")],
        weights[CategoryId("best-actor")],
        weights[CategoryId("best-actress")],
    ) == (7, 2, 3)

    shown = await world.host.click(message, label="Weights …")
    refused = await world.host.submit_modal(shown, {"weights": "seven Best Picture"})
    assert "`5 Best Picture`" in text(refused)
    shown = await world.host.click(message, label="Weights …")
    refused = await world.host.submit_modal(shown, {"weights": "700 Best Picture"})
    assert "from 1 to 100" in text(refused)
    assert next(iter((await newest(world)).rules.categories)).weight == 7


async def test_details_are_edited_in_a_form(world: World):
    elsewhere = world.guild.create_text_channel("big-night")
    message = reply(await draft(world))
    shown = await world.host.click(message, label="Edit details …")
    await world.host.submit_modal(
        shown,
        {"title": "The Big Night", "locks": "in 5 days", "question": "How long?", "channel": [elsewhere]},
    )

    assert "The Big Night" in text(message)
    contest = await newest(world)
    assert contest.title == "The Big Night"
    assert round((contest.locks_at - world.env.now()) / timedelta(days=1)) == 5
    assert contest.rules.tiebreaker == "How long?"
    assert contest.channel_id == elsewhere.id


async def test_a_form_sent_back_as_it_was_changes_nothing(world: World):
    message = reply(await draft(world, tiebreaker="How long?"))
    before = await newest(world)
    shown = await world.host.click(message, label="Edit details …")
    await world.host.submit_modal(shown, as_shown(shown))

    assert await newest(world) == before


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"title": "x" * 300}, "300 characters, and 100 is the most"),
        ({"title": "   "}, "The title is empty"),
        ({"title": "Vote, @everyone"}, "mentions someone"),
        ({"title": "Hello <@123456789012345678>"}, "mentions someone"),
        ({"tiebreaker": "y" * 201}, "201 characters, and 200 is the most"),
        ({"locks": "yesterday 8pm"}, "“yesterday 8pm” has passed ("),
        ({"locks": "whenever"}, "try `tomorrow 8pm`"),
        ({"locks": "14 March 2027"}, "“14 March 2027” names a day and no time of day"),
        ({"locks": "03/04/2027 19:00"}, "could be two dates"),
        ({"locks": "monday 30h"}, "There is no such time of day as in “monday 30h”"),
        ({"locks": "31 April 7pm"}, "There is no such date as in “31 April 7pm”"),
        ({"locks": "Monday 14 March 2027 7pm"}, "14 March 2027 is a Sunday"),
        ({"locks": "now"}, "pick a time ahead"),
        ({"locks": "3/4/27 7pm popcorn"}, "I do not understand “popcorn” in"),
        ({"locks": "in 40 years"}, "too far ahead"),
        ({"ceremony": "99"}, "## No nominees yet"),
        ({"ceremony": "1933"}, "No Academy Awards were held in 1933."),
        ({"ceremony": ""}, "ceremony"),
    ],
)
async def test_bad_input_says_what_to_do_and_changes_nothing(
    world: World, options: dict[str, object], said: str
):
    answer = await draft(world, **options)

    assert answer.ephemeral
    assert said in text(answer)
    assert await world.services.contests.list_contests(world.guild_id, frozenset(ContestState)) == []


async def test_markup_in_a_title_is_harmless(world: World):
    contest = await announced(world, title="**bold** `code` # <b> [x](https://example.org) ||spoiler||")

    shown = post_text(world, contest)
    assert "\\*\\*bold\\*\\*" in shown
    assert "\\|\\|spoiler\\|\\|" in shown


async def test_the_host_role_may_and_who_lost_it_may_not(world: World):
    crew = world.guild.create_role("Crew")
    member = world.guild.add_member(world.env.create_user("crew", global_name="Crew"), roles=[crew])
    owner = Actor(MemberId(world.owner.id), world.owner.name)
    await announced(world)
    card = await member.slash(world.channel, "contests", contest="Oscar night")
    assert "Host" not in labels(card)

    await world.services.guilds.set_role(world.guild_id, RolePurpose.HOST, crew.id, owner)
    card = await member.slash(world.channel, "contests", contest="Oscar night")
    message = reply(card)
    await member.click(message, label="Host")
    await world.services.guilds.set_role(world.guild_id, RolePurpose.HOST, None, owner)
    before = await newest(world)
    for control in ("Lock now", "Edit …", "Cancel …", "Result board"):
        refused = await member.click(message, label=control)
        assert refused.modal is None
        assert "That is for hosts" in text(refused)

    assert await newest(world) == before


async def test_a_discarded_draft_is_gone_for_everyone(world: World):
    message = reply(await draft(world))
    await world.host.click(message, label="Discard")
    assert "Nobody has seen it" in text(message)
    await world.host.click(message, label="Discard the draft")

    assert "discarded" in text(message)
    for asker in (world.member, world.host):
        assert "Oscar night" not in text(await asker.slash(world.channel, "contests"))
        assert await asker.autocomplete(world.channel, "contests", "contest", "Osc") == []
        named = await asker.slash(world.channel, "contests", contest="Oscar night")
        assert "I find no contest" in text(named)
    assert await world.host.autocomplete(world.channel, "contest edit", "contest", "") == []


async def test_a_draft_is_hosts_alone(world: World):
    await draft(world)

    listed = await world.member.slash(world.channel, "contests")
    assert "Oscar night" not in text(listed)
    named = await world.member.slash(world.channel, "contests", contest="Oscar night")
    assert "I find no contest" in text(named)
    assert "Oscar night" in text(await world.host.slash(world.channel, "contests"))


async def test_the_same_choices_come_first_as_are_meant(world: World):
    await announced(world, title="Open one")
    await draft(world, title="Drafted one")

    to_announce = await world.host.autocomplete(world.channel, "contest announce", "contest", "")
    to_lock = await world.host.autocomplete(world.channel, "contest lock", "contest", "")
    times = await world.host.autocomplete(world.channel, "contest create", "locks", "14 march 2027")

    assert to_announce[0]["name"].startswith("Drafted one")
    assert to_lock[0]["name"].startswith("Open one")
    assert [choice["name"].rpartition(", in ")[0] for choice in times][:2] == [
        "Sunday 14 March 2027, 18:00, UTC",
        "Sunday 14 March 2027, 19:00, UTC",
    ]


async def test_two_contests_of_one_title_are_told_apart_by_when_they_were_made(world: World):
    first = await announced(world)
    await world.env.advance_time(HOUR)
    second = await announced(world)
    await announced(world, title="Another night")

    offered = await world.host.autocomplete(world.channel, "contest lock", "contest", "Oscar night")
    names = {choice["value"]: choice["name"] for choice in offered}
    made = [f"{contest.created_at:%H:%M} · 98th" for contest in (first, second) if contest.created_at]
    assert made[0] != made[1]
    assert made[0] in names[str(first.id)]
    assert made[1] in names[str(second.id)]

    listed = await world.member.slash(world.channel, "contests")
    assert text(listed).count("made <t:") == 2
    described = [option["description"] for part in controls(listed) for option in part.get("options", [])]
    assert sum("made" in description for description in described) == 2
