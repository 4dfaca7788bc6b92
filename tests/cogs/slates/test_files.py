"""Slates from files and into files, as a host sends and receives them."""

import json

import pytest
from simcord.backend.cdn import CdnStore

from bot.ids import CategoryId
from bot.record.model import Headline
from bot.slates.files import FileFormat, read_slate
from tests.slates.known import KNOWN
from tests.world import World, custom_id, labels, picks, reply, text

CSV = (
    b"category,film,people\r\n"
    b"Best Villain,Misery,Kathy Bates\r\n"
    b"Best Villain,No Country for Old Men,Javier Bardem\r\n"
    b"Best Popcorn,Jaws,\r\n"
    b"Best Popcorn,Alien,\r\n"
)


CHOOSE = "Correct, move or withdraw a nominee"


async def bring(world: World, content: bytes, name: str | None = None, filename: str = "popcorn_2027.csv"):
    options = {"name": name} if name else {}
    return await world.host.slash(world.channel, "ceremony import", file=(filename, content), **options)


async def test_a_file_is_shown_first_and_saved_with_one_press(world: World):
    answer = await bring(world, CSV, "The Golden Popcorn")

    shown = text(answer)
    assert answer.ephemeral
    assert "## The Golden Popcorn" in shown
    assert "no date yet · 2 categories · 4 nominees" in shown
    assert (
        "**Best Villain** · 2 nominees\n• *Misery* · Kathy Bates\n• *No Country for Old Men* · Javier Bardem"
        in shown
    )
    assert await world.services.slates.list_own_ceremonies(world.guild_id) == []

    await world.host.click(reply(answer), label="Save")
    (slate,) = await world.services.slates.list_own_ceremonies(world.guild_id)
    assert slate.name == "The Golden Popcorn"
    assert [category.name for category in slate.slate] == ["Best Villain", "Best Popcorn"]
    assert "Add a category" in labels(answer)


async def test_a_preview_can_be_saved_after_a_restart(world: World):
    answer = await bring(world, CSV)

    await world.restart()
    await world.host.click(reply(answer), label="Save")
    assert [slate.name for slate in await world.services.slates.list_own_ceremonies(world.guild_id)] == [
        "popcorn 2027"
    ]


async def test_performances_in_one_film_are_named_by_who_gave_them(world: World):
    content = (
        "category,film,people,song\n"
        "Best Scream,Challengers,Zendaya,\nBest Scream,Challengers,Mike Faist,\nBest Scream,Anora,Mikey Madison,\n"
        "Best Tune,,EJAE,Golden\nBest Tune,Wicked,,Dear Old Shiz\n"
    )
    answer = await bring(world, content.encode(), "Popcorn")
    assert "• Zendaya · Challengers\n• Mike Faist · Challengers\n• Mikey Madison · Anora" in text(answer)
    assert "• “Golden”\n• “Dear Old Shiz” · Wicked" in text(answer)

    await world.host.click(reply(answer), label="Save")
    (own,) = await world.services.slates.list_own_ceremonies(world.guild_id)
    slate = await world.services.slates.get_ceremony(world.guild_id, own.id)
    assert [category.headline for category in slate.categories] == [Headline.PERSON, Headline.SONG]


async def test_a_preview_says_what_it_replaces_and_saving_twice_makes_one(world: World):
    first = await bring(world, CSV, "Popcorn")
    await world.host.click(reply(first), label="Save")

    again = await bring(world, CSV.replace(b"Jaws", b"Up"), "popcorn")
    assert "takes the place of **Popcorn**" in text(again)
    await world.host.click(reply(again), label="Save")
    (slate,) = await world.services.slates.list_own_ceremonies(world.guild_id)
    assert slate.by_id[CategoryId("best-popcorn")].nominees[0].films[0].title == "Up"


async def test_a_json_file_brings_its_own_name_and_date(world: World):
    content = json.dumps(
        {
            "name": "Jury Prizes",
            "held": "2027-05-23",
            "categories": [{"name": "Grand Prix", "nominees": [{"film": "Amélie"}, {"film": "Sirāt"}]}],
        }
    ).encode()
    answer = await bring(world, content, filename="x.json")

    assert "## Jury Prizes\n-# 23 May 2027 · 1 category · 2 nominees" in text(answer)


async def test_every_problem_is_named_by_line_and_nothing_is_saved(world: World):
    content = b"category,film,flim\nBest Villain,Misery,\nBest Villain,MISERY,\nBest Hero,Jaws,\nBest Cat,,\n"
    answer = await bring(world, content)

    shown = text(answer)
    assert "## 3 problems in popcorn\\_2027.csv" in shown
    assert "-# I left the column “flim” aside." in shown
    assert "- **Line 3**: this nominee was there before." in shown
    assert "- **Line 4**, `category`: “Best Hero” has a single nominee; it needs two or more." in shown
    assert "- **Line 5**, `category`: nobody is nominated here" in shown
    assert labels(answer) == []
    assert await world.services.slates.list_own_ceremonies(world.guild_id) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "there are no nominees in it"),
        ("category,film\nBest Picture,Amélie".encode() + b"\xff", "**Line 2**: the letters are damaged here"),
        (b"x" * 4_000_001, "the file is too large: I read 4,000,000 bytes at most"),
        (b"[" * 100_000, "**Line 1**: the brackets are nested too deeply"),
        (b'{"categories": [', "**Line 1**: this is no valid JSON"),
        (b'category,film\n"Best Picture,Jaws', "the quotes do not match"),
        (b"film,people\nJaws,", "I find no column that says the category"),
        (b"\x89PNG\r\n\x1a\n", "This is a picture"),
    ],
)
async def test_files_that_are_none_are_refused_with_what_to_do(world: World, content: bytes, said: str):
    answer = await bring(world, content)

    assert said in text(answer)
    assert "`/ceremony export`" in text(answer)


async def test_nothing_in_a_file_becomes_markup_or_a_mention(world: World):
    nasty = "# **@everyone** <@&1> [x](https://example.org) ||spoiler||"
    content = f"category,film\n{nasty},=1+1\n{nasty},{nasty} 2\n".encode()
    answer = await bring(world, content, "@here `code`")

    previewed = text(answer)
    await world.host.click(reply(answer), label="Save")
    opened = text(answer)
    chosen = next(iter(picks(answer, "Open a category").values()))
    await world.host.select(reply(answer), [chosen], custom_id=custom_id(answer, "Open a category"))
    listed = text(answer)
    chosen = list(picks(answer, CHOOSE).values())[1]
    await world.host.select(reply(answer), [chosen], custom_id=custom_id(answer, CHOOSE))
    escaped = "\\# \\*\\*@\u200beveryone\\*\\* \\<@&1> \\[x](https:\\//example.org) \\|\\|spoiler\\|\\|"
    for said in (previewed, opened, listed, text(answer)):
        assert escaped in said
        assert "@\u200bhere \\`code\\`" in said
    assert f"*{escaped} 2*" in listed
    assert f"## *{escaped} 2*" in text(answer)


async def test_an_export_can_be_imported_again(world: World):
    first = await bring(world, CSV, "The Golden Popcorn")
    await world.host.click(reply(first), label="Save")

    answer = await world.host.slash(world.channel, "ceremony export", ceremony="golden popcorn")
    (attachment,) = reply(answer).attachments
    assert attachment.filename == "the-golden-popcorn.csv"
    content = await attachment.read()
    assert content.startswith(b"\xef\xbb\xbfcategory,film,people")
    read = read_slate(content, KNOWN)
    assert read.problems == ()
    assert read.slate is not None
    assert [category.name for category in read.slate.categories] == ["Best Villain", "Best Popcorn"]


async def test_an_export_without_a_ceremony_is_a_template(world: World):
    for file_format in FileFormat:
        answer = await world.host.slash(world.channel, "ceremony export", format=file_format.value)

        (attachment,) = reply(answer).attachments
        assert attachment.filename == f"template.{file_format}"
        read = read_slate(await attachment.read(), KNOWN)
        assert read.problems == ()
        assert read.slate is not None
        assert len(read.slate.categories) == 4
        assert "template" in text(answer)


async def test_every_ceremony_of_the_record_comes_out_as_a_file_that_goes_in(world: World):
    for ceremony in ("97", "98", "1st academy awards", "golden globes 2026"):
        answer = await world.host.slash(world.channel, "ceremony export", ceremony=ceremony)

        read = read_slate(await reply(answer).attachments[0].read(), KNOWN)
        assert read.problems == (), ceremony


class Replaced(CdnStore):
    """A store in which every file has become another, or is gone."""

    def __init__(self, content: bytes | None) -> None:
        super().__init__()
        self.content = content

    def get(self, url: str) -> bytes | None:  # noqa: ARG002 - whichever file it is
        return self.content


@pytest.mark.parametrize("content", [None, b"{}", b"category,film\nA,B\n", b"\xff"])
async def test_a_preview_without_its_file_says_to_import_again(world: World, content: bytes | None):
    answer = await bring(world, CSV)
    world.env.backend.cdn = Replaced(content)

    pressed = await world.host.click(reply(answer), custom_id=custom_id(answer, "Save"))
    assert "`/ceremony import`" in text(pressed)
    assert await world.services.slates.list_own_ceremonies(world.guild_id) == []
