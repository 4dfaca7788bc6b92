"""A film's page with what TMDB knows: at once, completed later, or as it was before there was a token."""

from collections.abc import AsyncGenerator

import pytest

from bot.audit.model import Actor
from bot.guilds.model import Feature
from bot.ids import MemberId
from cogs.kit.posters import TMDB_NOTICE
from tests.cogs.posters import Cinema, list_posters
from tests.posters.tmdb_standin import ANORA_POSTER_URL, ANORA_TMDB_ID, TmdbStandin, make_film, run_tmdb
from tests.world import World, controls, custom_id, picks, reply, text, walk

HOST = Actor(MemberId(1), "Hana")
POSTER = (ANORA_POSTER_URL, "Poster of Anora")


@pytest.fixture
async def tmdb() -> AsyncGenerator[TmdbStandin]:
    async with run_tmdb() as standin:
        yield standin


async def ask_tmdb_in(world: World, zone: str) -> str:
    """Ask for Anora's page in a server of that time zone, and read it."""
    await world.services.guilds.set_time_zone(world.guild_id, zone, HOST)
    return text(await world.member.slash(world.channel, "film", title="Anora"))


async def test_a_film_has_its_poster_its_length_its_director_and_where_to_watch_it(cinema: Cinema):
    world = cinema.world
    await world.services.guilds.set_time_zone(world.guild_id, "New York", HOST)
    answer = await world.member.slash(world.channel, "film", title="Anora")
    assert text(answer).startswith("## *Anora*\n-# 2024 · 2 h 19 min · directed by Sean Baker\n")
    link = f"https://www.themoviedb.org/movie/{ANORA_TMDB_ID}-anora/watch?locale=US"
    assert text(answer).endswith(
        f"**[Where to watch]({link})** 🇺🇸 by JustWatch\n"
        "Stream: Disney Plus, Hulu\n"
        "Rent or buy: Apple TV, Amazon Video\n"
        f"-# {TMDB_NOTICE}"
    )
    assert list_posters(answer) == [POSTER]


async def test_where_to_watch_is_of_the_servers_country(cinema: Cinema):
    assert "🇬🇧 by JustWatch\nFree: ITVX\n" in await ask_tmdb_in(cinema.world, "London")
    for zone in ("Tokyo", "UTC"):
        shown = await ask_tmdb_in(cinema.world, zone)
        assert "watch" not in shown.lower()
        assert shown.endswith(f"-# {TMDB_NOTICE}")


async def test_in_direct_messages_a_film_has_no_country(cinema: Cinema):
    answer = await cinema.world.member.user.slash("film", title="Anora")
    assert list_posters(answer) == [POSTER]
    assert "JustWatch" not in text(answer)


async def test_a_server_can_do_without(cinema: Cinema):
    world = cinema.world
    await world.services.guilds.set_feature(world.guild_id, Feature.POSTERS, False, HOST)
    answer = await world.member.slash(world.channel, "film", title="Anora")
    assert list_posters(answer) == []
    assert "TMDB" not in text(answer)
    assert cinema.tmdb.asked == []


async def test_a_film_that_tmdb_does_not_know_looks_as_ever(cinema: Cinema):
    world = cinema.world
    answer = await world.member.slash(world.channel, "film", title="Parasite")
    assert cinema.tmdb.asked == ["/3/find/tt6751668"]
    await world.services.guilds.set_feature(world.guild_id, Feature.POSTERS, False, HOST)
    without = await world.member.slash(world.channel, "film", title="Parasite")
    assert reply(answer).components == reply(without).components


async def test_what_tmdb_says_of_a_film_is_said_back_harmlessly(cinema: Cinema):
    hostile = "@everyone **x** [a](http://b.example) <@1>"
    cinema.tmdb.films[ANORA_TMDB_ID] = make_film(credits={"crew": [{"job": "Director", "name": hostile}]})
    shown = text(await cinema.world.member.slash(cinema.world.channel, "film", title="Anora"))
    assert "directed by" in shown
    assert hostile not in shown
    assert "](http://b" not in shown


async def test_a_film_chosen_in_a_select_has_its_poster(cinema: Cinema):
    world = cinema.world
    answer = await world.member.slash(world.channel, "winners", ceremony="97", category="picture")
    menu = "Films and people"
    value = picks(answer, menu)["Anora · film"]
    await world.member.select(reply(answer), [value], custom_id=custom_id(answer, menu))
    assert list_posters(answer) == [POSTER]


async def test_letterboxd_needs_no_token(world: World):
    answer = await world.member.slash(world.channel, "film", title="Anora")
    links = {part["label"]: part["url"] for part in walk(reply(answer).components) if "url" in part}
    assert links["Letterboxd"] == "https://letterboxd.com/imdb/tt28607951/"
    assert list_posters(answer) == []


async def test_the_answer_does_not_wait_and_is_completed(hasty: Cinema):
    world = hasty.world
    answer = await world.member.slash(world.channel, "film", title="Anora")
    assert text(answer).startswith("## *Anora*\n-# 2024\n")
    assert list_posters(answer) == []
    before = {part["custom_id"] for part in controls(answer)}
    await hasty.release_answers()
    assert list_posters(answer) == [POSTER]
    assert "directed by Sean Baker" in text(answer)
    assert {part["custom_id"] for part in controls(answer)} == before


async def test_an_answer_to_one_person_is_completed_too(hasty: Cinema):
    world = hasty.world
    answer = await world.member.slash(world.channel, "film", title="Anora", private=True)
    await hasty.release_answers()
    assert answer.ephemeral
    assert list_posters(answer) == [POSTER]


async def test_everyone_who_asked_meanwhile_gets_the_one_answer(hasty: Cinema):
    world = hasty.world
    answers = [await who.slash(world.channel, "film", title="Anora") for who in world.members]
    await hasty.release_answers()
    assert [list_posters(answer) for answer in answers] == [[POSTER], [POSTER]]
    assert hasty.tmdb.asked.count("/3/find/tt28607951") == 1


async def test_a_page_that_was_left_meanwhile_stays_left(hasty: Cinema):
    world = hasty.world
    answer = await world.member.slash(world.channel, "film", title="Anora")
    await world.member.click(reply(answer), label="That night: 97th Academy Awards")
    assert text(answer).startswith("## 97th Academy Awards")
    shown = text(answer)
    await hasty.release_answers()
    assert text(answer) == shown


async def test_a_page_that_somebody_else_pressed_on_is_completed(hasty: Cinema):
    world = hasty.world
    answer = await world.member.slash(world.channel, "film", title="Anora")
    await world.members[1].click(reply(answer), label="That night: 97th Academy Awards")
    await hasty.release_answers()
    assert list_posters(answer) == [POSTER]


async def test_a_page_that_was_reached_by_a_press_is_completed_and_left_as_any_other(hasty: Cinema):
    world, menu = hasty.world, "Films and people"
    answer = await world.member.slash(world.channel, "winners", ceremony="97", category="picture")
    value = picks(answer, menu)["Anora · film"]
    copy = await world.members[1].select(reply(answer), [value], custom_id=custom_id(answer, menu))
    await world.member.select(reply(answer), [value], custom_id=custom_id(answer, menu))
    await world.members[1].click(reply(copy), label="That night: 97th Academy Awards")
    await hasty.release_answers()
    assert list_posters(answer) == [POSTER]
    assert text(copy).startswith("## 97th Academy Awards")


async def test_a_page_is_not_edited_if_nothing_came_of_it(hasty: Cinema):
    world = hasty.world
    hasty.tmdb.fail_with(500)
    await world.member.slash(world.channel, "film", title="Anora")
    sent = len(world.env.http_requests)
    await hasty.release_answers()
    assert len(world.env.http_requests) == sent


async def test_a_page_that_was_deleted_meanwhile_costs_nothing(hasty: Cinema):
    world = hasty.world
    answer = await world.member.slash(world.channel, "film", title="Anora")
    world.env.backend.delete_message(world.channel.id, reply(answer).id)
    await hasty.release_answers()
    assert world.faults == []


async def test_a_bot_that_stops_leaves_pages_as_they_are(hasty: Cinema):
    world = hasty.world
    answer = await world.member.slash(world.channel, "film", title="Anora")
    await world.restart()
    await hasty.release_answers()
    assert list_posters(answer) == []
