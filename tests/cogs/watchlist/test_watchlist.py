"""Watchlists as members meet them: ticking, naming, racing, and sending a diary."""

import io
import zipfile

import pytest
from simcord import InteractionResult, MemberActor

from bot.audit.model import Actor
from bot.guilds.model import Feature
from bot.ids import CategoryId, MemberId, NomineeId
from tests.cogs.played_contests import LOCKS_IN, fill, open_contest
from tests.world import World, controls, custom_id, labels, picks, read_channel, reply, text

TICK = "Tick what you have seen …"
LOOK = "Look at a category"


async def tick(member: MemberActor, message: InteractionResult, *titles: str) -> InteractionResult:
    """Choose these films in the select of a page."""
    offered = picks(message, TICK)
    values = [value for label, value in offered.items() if label.split(" · ")[0] in titles]
    assert len(values) == len(titles)
    return await member.select(reply(message), values, custom_id=custom_id(message, TICK))


async def see(world: World, member: MemberActor, title: str, **options: object) -> str:
    return text(await member.slash(world.channel, "seen film", title=title, **options))


async def join(world: World, member: MemberActor) -> None:
    await member.click(reply(await member.slash(world.channel, "watchlist")), label="Show mine")


async def test_a_watchlist_is_ticked_page_by_page_and_survives_a_restart(world: World):
    ana = world.member
    opened = await ana.slash(world.channel, "watchlist")
    assert opened.ephemeral
    assert "**0 of 50 films**" in text(opened)
    page = await ana.click(reply(opened), label="Tick films")
    page = await tick(ana, page, "Sinners", "Hamnet")
    assert "💾 Saved. **2 of 50 films seen** · Picture 2 of 10" in text(page)
    await world.restart()
    page = await tick(ana, page, "Sinners")
    assert "**1 of 50 films seen**" in text(page)
    assert "▫️ *Sinners* · 16 nominations" in text(page)
    assert "👁️ *Hamnet* · 8 nominations" in text(page)


async def test_an_old_page_does_what_it_said_and_nothing_else(world: World):
    ana = world.member
    opened = await ana.slash(world.channel, "watchlist")
    old = await ana.click(reply(opened), label="Tick films")
    await see(world, ana, "Sinners")
    page = await tick(ana, old, "Sinners", "Hamnet")
    assert "**2 of 50 films seen**" in text(page)


async def test_the_last_film_of_a_category_is_what_to_watch_next(world: World):
    ana = world.member
    await see(world, ana, "Blue Moon; Marty Supreme; One Battle After Another; Sinners; The Secret Agent")
    shown = text(await ana.slash(world.channel, "watchlist"))
    assert "✅ **Complete** Actor" in shown
    await see(world, ana, "Bugonia; F1; Frankenstein; Hamnet; Sentimental Value")
    shown = text(await ana.slash(world.channel, "watchlist"))
    assert "**Picture 9 of 10**" in shown
    assert "1. *Train Dreams* completes **Picture" in shown
    answer = await see(world, ana, "Train Dreams")
    assert "Picture 10 of 10, complete in 10 categories" in answer


async def test_a_category_has_its_own_page(world: World):
    ana = world.member
    opened = await ana.slash(world.channel, "watchlist")
    actor = picks(opened, LOOK)["Best Actor · 0 of 5 seen"]
    shown = await ana.select(reply(opened), [actor], custom_id=custom_id(opened, LOOK))
    assert "**0 of 5 films seen**" in text(shown)
    assert len(picks(shown, TICK)) == 5
    shown = await tick(ana, shown, "Blue Moon")
    assert "**1 of 5 films seen**" in text(shown)


async def test_films_are_named_several_at_once_with_stars_and_taken_back(world: World):
    ana = world.member
    marked = await ana.slash(world.channel, "seen film", title="sinners, anora; qwertyuiopas", rating=7)
    assert marked.ephemeral
    assert "**Seen:** *Sinners* ★★★½ and *Anora* ★★★½." in text(marked)
    assert "- qwertyuiopas: no film that I know" in text(marked)
    again = await ana.slash(world.channel, "seen film", title="sinners")
    assert "*Sinners* ★★★½, as you had already." in text(again)
    value = next(iter(picks(again, "Not seen after all …").values()))
    undone = await ana.select(reply(again), [value], custom_id=custom_id(again, "Not seen after all …"))
    assert "Taken back" in text(undone)
    assert "**0 of 50 films**" in text(await ana.slash(world.channel, "watchlist"))


async def test_a_name_that_may_be_several_films_is_asked_back(world: World):
    assert "Little Women" in await see(world, world.member, "Little Women")
    assert "Seen" not in await see(world, world.member, "Little Women")
    assert "**Seen:** *Little Women*" in await see(world, world.member, "Little Women 2019")


async def test_typing_offers_the_season_first_and_then_the_record(world: World):
    offered = await world.member.autocomplete(world.channel, "seen film", "title", "")
    assert offered[0]["name"].startswith("Sinners")
    offered = await world.member.autocomplete(world.channel, "seen film", "title", "Sinners; paras")
    assert offered[0]["name"] == offered[0]["value"] == "Sinners; Parasite"


async def test_another_ceremony_can_be_watched(world: World):
    await see(world, world.member, "Anora; Conclave")
    shown = text(await world.member.slash(world.channel, "watchlist", ceremony="97"))
    assert "97th Academy Awards" in shown
    assert "**Picture 2 of 10**" in shown


async def test_a_ceremony_without_films_says_what_else_there_is(world: World):
    refused = text(await world.member.slash(world.channel, "watchlist", ceremony="99"))
    assert "Nobody is nominated yet for the **99th Academy Awards**" in refused


async def test_three_members_race_and_nobody_who_did_not_join(world: World):
    ana, ben, cleo, dov = *world.members, world.join("Cleo"), world.join("Dov")
    for member, titles in (
        (ana, "Sinners"),
        (ben, "Sinners; Hamnet"),
        (cleo, "F1; Hamnet; Sinners"),
        (dov, "F1"),
    ):
        await see(world, member, titles)
    empty = await ana.slash(world.channel, "race")
    assert "Nobody is in it yet" in text(empty)
    for member in (ana, ben, cleo):
        await member.click(reply(empty), label="Join the race")
    race = await ana.slash(world.channel, "race")
    assert not race.ephemeral
    (picture,) = reply(race).attachments
    assert picture.description is not None
    assert picture.description.split("\n")[1:] == ["1. Cleo: 3 of 50", "2. Ben: 2 of 50", "3. Ana: 1 of 50"]
    assert "Dov" not in text(race) + picture.description


async def test_who_has_seen_a_film_names_those_who_show_it(world: World):
    ana, ben = world.members
    await see(world, ana, "Sinners", rating=9)
    await see(world, ben, "Sinners", rating=2)
    marked = await ana.slash(world.channel, "seen film", title="Sinners")
    await join(world, ben)
    others = await ana.click(reply(marked), label="Who else has seen it")
    assert "Ben ★" in text(others)
    assert "Ana" not in text(others)
    assert "*Show mine*" in text(others)
    public = await ana.slash(world.channel, "seen who", title="sinners")
    assert not public.ephemeral
    await ben.click(reply(await ben.slash(world.channel, "watchlist")), label="Hide mine")
    assert "Nobody who has seen it shows it." in text(
        await ana.slash(world.channel, "seen who", title="sinners")
    )


async def test_an_eye_marks_what_its_owner_has_seen_on_a_ballot(world: World):
    ana = world.member
    await open_contest(world)
    await see(world, ana, "Sinners")
    ballot = await ana.slash(world.channel, "ballot")
    menu = next(part for part in controls(ballot) if part["custom_id"].split(":")[4:5] == ["best-picture"])
    with_eye = [one["label"] for one in menu["options"] if one.get("emoji", {}).get("name") == "👁️"]
    assert with_eye == ["Sinners"]
    ballot = await ana.select(reply(ballot), ["sinners"], custom_id=menu["custom_id"])
    assert "***Sinners*** 👁️" in text(ballot)
    assert "Best Picture: ***Sinners*** 👁️" in text(await ana.click(reply(ballot), label="Review"))
    own = await ana.slash(world.channel, "picks")
    assert own.ephemeral
    assert "Best Picture: ***Sinners*** 👁️" in text(own)
    owner = Actor(MemberId(world.owner.id), "Olga")
    await world.services.guilds.set_feature(world.guild_id, Feature.WATCHLIST, False, owner)
    assert "👁️" not in text(await ana.slash(world.channel, "ballot"))
    assert "👁️" not in text(await ana.slash(world.channel, "picks"))


async def test_no_eye_stands_beside_picks_that_others_read(world: World):
    ana = world.member
    contest = await open_contest(world)
    await fill(world, ana, contest, {CategoryId("best-picture"): NomineeId("sinners")})
    await see(world, ana, "Sinners")

    await world.env.advance_time(LOCKS_IN.total_seconds() + 10)

    public = await ana.slash(world.channel, "picks")
    assert not public.ephemeral
    assert "Best Picture: ***Sinners***" in text(public)
    assert "👁️" not in text(public)


DIARY = (
    "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n"
    "2026-01-02,Sinners,2025,https://boxd.it/1,4.5,,,2025-12-30\n"
    '2026-01-02,"Good Night, and Good Luck.",2005,https://boxd.it/2,,,"old, good",2025-12-31\n'
    "2026-01-02,Cinderella,2021,https://boxd.it/3,1,,,\n"
    '2026-01-02,"A ""film""\nof nobody\'s",2021,https://boxd.it/4,,,,\n'
)


@pytest.mark.parametrize("packed", [False, True])
async def test_a_diary_is_imported_whole_or_from_its_archive(world: World, packed: bool):
    content = DIARY.encode()
    if packed:
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w") as written:
            written.writestr("diary.csv", DIARY)
        content = archive.getvalue()
    file = ("export.zip" if packed else "diary.csv", content)
    answer = await world.member.slash(world.channel, "seen import", file=file)
    assert answer.ephemeral
    shown = text(answer)
    assert "**2 films marked**, 2 of them new here." in shown
    assert "- Cinderella (2021): perhaps *Cinderella* (1950) or *Cinderella* (2015)" in shown
    assert "Not in my record of awards: 1 of its 4 films." in shown
    assert "*Sinners* ★★★★½, as you had already" in await see(world, world.member, "Sinners")


async def test_what_is_not_certain_of_a_long_diary_is_all_in_a_file(world: World):
    lines = [f"2026-01-02,Cinderella,{year},u" for year in range(1970, 1990)]
    content = "\n".join(["Date,Name,Year,Letterboxd URI", *lines]).encode()
    answer = await world.member.slash(world.channel, "seen import", file=("watched.csv", content))
    assert "and 10 more, all of them in the file below" in text(answer)
    (file,) = reply(answer).attachments
    assert file.filename == "not-marked.csv"


async def test_a_file_that_is_no_diary_says_where_to_find_one(world: World):
    answer = await world.member.slash(world.channel, "seen import", file=("notes.txt", b"Dear diary"))
    assert "That is no Letterboxd diary" in text(answer)
    assert "Export your data" in text(answer)


async def test_nothing_of_a_watchlist_is_posted_unasked(world: World):
    await see(world, world.member, "Sinners; Hamnet")
    await join(world, world.member)
    assert read_channel(world.channel, world.host) == []
    assert "Show mine" not in labels(await world.member.slash(world.channel, "watchlist"))
