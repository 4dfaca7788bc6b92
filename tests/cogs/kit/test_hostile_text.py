"""Nothing that a member typed can mention, format or link in what the bot posts."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.audit.model import Actor
from bot.ids import MemberId
from bot.slates.drafts import CategoryDraft, NomineeDraft, SlateDraft
from cogs.kit.text import escape_text
from tests.cogs.contest_actions import DAY, SEALED, announced
from tests.cogs.hostile_text import FRAGMENTS, STRANGER_ID, find_active_marks, make_hostile_texts
from tests.polls.poll_posts import asked
from tests.world import World, custom_id, reply, walk

typed = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=8), max_size=6).map("".join)


@given(typed, st.integers(min_value=1, max_value=40))
def test_escaped_text_is_nothing_but_text_however_short_it_is_cut(text: str, limit: int) -> None:
    escaped = escape_text(text, limit)
    assert find_active_marks(escaped) == []
    assert find_active_marks(f"**{escaped}**") == []
    assert find_active_marks(f"before\n{escaped} · {escaped}") == []
    assert "\n" not in escaped


@given(st.text(alphabet=st.characters(categories=["L", "N", "Zs"]), max_size=30))
def test_plain_words_are_said_as_they_are(text: str) -> None:
    assert escape_text(text) == " ".join(text.split())


@pytest.mark.parametrize(
    ("shown", "marks"),
    [
        ("**zqbold**", ["markup"]),
        (r"\\**zqbold**", ["markup"]),
        (r"\*\*zqbold\*\*", []),
        ("see [it](https://evil.example)", ["a link"]),
        ("@everyone", ["a mention of all"]),
        (f"hello <@{STRANGER_ID}>", ["a mention"]),
        ("words\n# zqheading", ["a heading, quote or list"]),
        ("words # zqheading", []),
    ],
)
def test_the_reader_sees_what_takes_hold(shown: str, marks: list[str]) -> None:
    assert find_active_marks(shown) == marks


def read_everything_sent(world: World) -> Iterator[str]:
    """Every text with markup that the bot ever sent: posts, edits, answers and letters."""
    for sent in world.env.http_requests:
        body = cast("object", sent.json)
        data = cast("dict[str, Any]", body if isinstance(body, dict) else {})
        for message in (data, data.get("data") or {}):
            for part in walk(message.get("components", [])):
                yield str(part.get("content", ""))
            yield str(message.get("content", ""))


def assert_all_is_text(world: World, *seen: str) -> None:
    said = list(read_everything_sent(world))
    whole = "\n".join(said)
    assert [word for word in seen if word not in whole] == []
    assert [(marks, text) for text in said if (marks := find_active_marks(text))] == []
    assert world.pings == []


NAMES = make_hostile_texts(24, 32, seed=1)
TITLES = make_hostile_texts(6, 80, seed=2, mentions=False)
"""Of contests and questions: whoever types a mention into one of those is asked for the name."""
FILMS = make_hostile_texts(8, 60, seed=3)


async def import_slate(world: World) -> str:
    """A slate whose every name is hostile; returns its id."""
    categories = tuple(
        CategoryDraft(
            f"Best {title}"[:60],
            tuple(
                NomineeDraft(films=(film,), people=(name,)) for film, name in zip(FILMS, NAMES, strict=False)
            ),
        )
        for title in TITLES[:2]
    )
    day = (world.env.now() + timedelta(days=10)).date()
    draft = SlateDraft(f"Awards {TITLES[2]}"[:80], day, categories)
    by = Actor(MemberId(world.host.id), world.host.name)
    return (await world.services.slate_editor.import_file(world.guild_id, draft.name, draft, by)).id


@pytest.mark.slow
async def test_a_night_of_hostile_names_titles_and_reasons(world: World) -> None:
    slate_id = await import_slate(world)
    members = [world.join(name) for name in NAMES[:12]]
    contest = await announced(world, ceremony=slate_id, title=TITLES[3], tiebreaker=f"How {TITLES[4]}?")
    ceremony = await world.services.slates.get_ceremony(world.guild_id, slate_id)
    for number, member in enumerate(members):
        ballot = reply(await member.slash(world.channel, "ballot", contest=str(contest.id)))
        for part in [
            part for part in walk(ballot.components) if ":ballot-pick:" in part.get("custom_id", "")
        ]:
            options = part["options"]
            await member.select(
                ballot, [options[number % len(options)]["value"]], custom_id=part["custom_id"]
            )
    form = await world.host.slash(world.channel, "contest guest")
    refused = await world.host.submit_modal(form, {"name": NAMES[0][:32], "picks": TITLES[1], "answer": "1"})
    form = await world.host.click(reply(refused), label="Change …")
    await world.host.submit_modal(form, {"name": NAMES[0][:32], "picks": "1a", "answer": "1"})
    await world.host.click(reply(refused), label="Save")
    await world.host.select(
        reply(refused), ["1"], custom_id=custom_id(reply(refused), "See, correct, set aside or erase")
    )
    await world.host.click(reply(refused), label="Erase …")
    await world.host.slash(world.channel, "contest setaside", member=members[0], reason=TITLES[5])
    await asked(world, ceremony=slate_id, category=ceremony.slate[0].id)
    await world.env.advance_time(60)
    await world.env.advance_time(3 * DAY + SEALED)
    for category in ceremony.slate:
        await world.host.slash(
            world.channel,
            "result announce",
            category=category.id,
            winner=category.nominees[0].id,
            ceremony=slate_id,
        )
    await world.host.slash(world.channel, "contest finish", answer="120")
    await world.env.advance_time(60)
    for command, options in (
        ("standings", {}),
        ("verdict", {"ceremony": slate_id}),
        ("contests", {}),
        ("picks", {"contest": str(contest.id)}),
        ("profile", {}),
        ("polls", {}),
        ("discuss film", {"title": FILMS[0]}),
        ("film", {"title": TITLES[0]}),
    ):
        await members[1].slash(world.channel, command, **options)
    await world.host.slash(world.channel, "audit")
    await world.env.advance_time(60)
    assert_all_is_text(world, "zq", "evil.example")
