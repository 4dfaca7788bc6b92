"""Posters on the cards of the main prizes: at once or later, never ahead of the winner, never of another one."""

from collections.abc import AsyncGenerator
from typing import cast

import pytest

from bot.audit.model import Actor
from bot.contests.model import Contest
from bot.guilds.model import Feature, Spoilers
from bot.ids import CategoryId, MemberId
from bot.record.model import Category, Nominee
from bot.record.record import Record
from cogs.kit.posters import TMDB_NOTICE
from tests.cogs.played_contests import fill, loser_of, open_contest, slate_of, winner_of
from tests.cogs.posters import Cinema, find_posters
from tests.posters.tmdb_standin import TmdbStandin, make_film, run_tmdb
from tests.world import Component, reply, walk

HOST = Actor(MemberId(1), "Hana")
HOUR = 3600
BEST_PICTURE, BEST_DIRECTOR, BEST_ACTRESS, LIVE_ACTION_SHORT = (
    CategoryId(one) for one in ("best-picture", "best-director", "best-actress", "live-action-short")
)
BATTLE_TMDB_ID = 1054867
POSTER = ("https://image.tmdb.org/t/p/w342/battle.jpg", "Poster of One Battle After Another")


@pytest.fixture
async def tmdb(record: Record) -> AsyncGenerator[TmdbStandin]:
    """It knows one film."""
    async with run_tmdb() as standin:
        (battle,) = [film for film in record.films.values() if film.title == "One Battle After Another"]
        standin.ids = {battle.id: BATTLE_TMDB_ID}
        standin.films = {BATTLE_TMDB_ID: make_film(id=BATTLE_TMDB_ID, poster_path="/battle.jpg")}
        yield standin


async def play(cinema: Cinema) -> tuple[Contest, dict[CategoryId, Category]]:
    """A locked contest in which Ana called Best Picture."""
    world = cinema.world
    contest = await open_contest(world)
    slate = {category.id: category for category in await slate_of(world, contest)}
    await fill(world, world.member, contest, {BEST_PICTURE: winner_of(slate[BEST_PICTURE]).id})
    await world.env.advance_time((contest.locks_at - world.env.now()).total_seconds() + 10)
    return contest, slate


async def announce(cinema: Cinema, contest: Contest, category: Category, *winners: Nominee) -> None:
    first, *others = [winner.id for winner in winners]
    answer = await cinema.world.host.slash(
        cinema.world.channel,
        "result announce",
        category=category.id,
        winner=first,
        ceremony=f"{contest.ceremony_id}:{contest.id}",
        **({"also": others[0]} if others else {}),
    )
    if "Confirm and announce" in str(reply(answer).components):
        await cinema.world.host.click(reply(answer), label="Confirm and announce")


def read_card(cinema: Cinema, title: str) -> tuple[str, list[tuple[str, str]]]:
    """What stands on the card of a category's result, and the posters on it."""
    for message in reversed(cinema.world.channel.history()):
        components = [cast("Component", one.to_dict()) for one in message.components]
        shown = "\n".join(part["content"] for part in walk(components) if "content" in part)
        if f"\n## {title}\n" in shown:
            return shown, find_posters(components)
    raise AssertionError(f"no card of {title}")


async def test_the_card_of_a_main_prize_has_the_poster_of_the_film_that_won(cinema: Cinema):
    contest, slate = await play(cinema)
    for category_id in (BEST_PICTURE, BEST_DIRECTOR):
        await announce(cinema, contest, slate[category_id], winner_of(slate[category_id]))
    for title in ("Best Picture", "Best Director"):
        shown, posters = read_card(cinema, title)
        assert posters == [POSTER]
        assert shown.endswith(f"-# {TMDB_NOTICE}")
    assert sum("/find/" in path for path in cinema.tmdb.asked) == 1


async def test_a_small_prize_and_a_film_that_tmdb_does_not_know_have_none(cinema: Cinema):
    contest, slate = await play(cinema)
    await announce(cinema, contest, slate[LIVE_ACTION_SHORT], winner_of(slate[LIVE_ACTION_SHORT]))
    assert cinema.tmdb.asked == []
    await announce(cinema, contest, slate[BEST_ACTRESS], winner_of(slate[BEST_ACTRESS]))
    assert len(cinema.tmdb.asked) == 1
    for title in ("Best Live Action Short", "Best Actress"):
        shown, posters = read_card(cinema, title)
        assert posters == []
        assert "TMDB" not in shown


async def test_a_tie_of_two_films_has_none(cinema: Cinema):
    contest, slate = await play(cinema)
    picture = slate[BEST_PICTURE]
    await announce(cinema, contest, picture, winner_of(picture), loser_of(picture))
    assert read_card(cinema, "Best Picture")[1] == []
    assert cinema.tmdb.asked == []


async def test_a_server_can_do_without(cinema: Cinema):
    contest, slate = await play(cinema)
    await cinema.world.services.guilds.set_feature(cinema.world.guild_id, Feature.POSTERS, False, HOST)
    await announce(cinema, contest, slate[BEST_PICTURE], winner_of(slate[BEST_PICTURE]))
    assert read_card(cinema, "Best Picture")[1] == []
    assert cinema.tmdb.asked == []


@pytest.mark.parametrize("spoilers", [Spoilers.COVERED, Spoilers.THREAD])
async def test_a_poster_gives_no_covered_winner_away(cinema: Cinema, spoilers: Spoilers):
    world = cinema.world
    await world.services.guilds.set_spoilers(world.guild_id, spoilers, HOST, hours=6)
    contest, slate = await play(cinema)
    await announce(cinema, contest, slate[BEST_PICTURE], winner_of(slate[BEST_PICTURE]))
    shown, posters = read_card(cinema, "Best Picture")
    assert (posters, "TMDB" in shown, cinema.tmdb.asked) == ([], False, [])
    await world.env.advance_time(6 * HOUR + 60)
    assert read_card(cinema, "Best Picture")[1] == [POSTER]


async def test_the_card_does_not_wait_and_is_completed(hasty: Cinema):
    contest, slate = await play(hasty)
    await announce(hasty, contest, slate[BEST_PICTURE], winner_of(slate[BEST_PICTURE]))
    shown, posters = read_card(hasty, "Best Picture")
    assert posters == []
    await hasty.release_answers()
    completed, posters = read_card(hasty, "Best Picture")
    assert posters == [POSTER]
    assert completed == f"{shown}\n-# {TMDB_NOTICE}"


async def test_a_card_that_was_corrected_meanwhile_stays_corrected(hasty: Cinema):
    world = hasty.world
    contest, slate = await play(hasty)
    picture = slate[BEST_PICTURE]
    await announce(hasty, contest, picture, winner_of(picture))
    await announce(hasty, contest, picture, loser_of(picture))
    await world.env.advance_time(60)
    corrected = read_card(hasty, "Best Picture")
    assert "Corrected" in corrected[0]
    await hasty.release_answers()
    await world.env.advance_time(60)
    assert read_card(hasty, "Best Picture") == corrected


async def test_a_card_of_what_was_taken_back_has_no_poster_any_more(cinema: Cinema):
    world = cinema.world
    contest, slate = await play(cinema)
    await announce(cinema, contest, slate[BEST_PICTURE], winner_of(slate[BEST_PICTURE]))
    target = f"{contest.ceremony_id}:{contest.id}"
    asked = await world.host.slash(world.channel, "result undo", category="best-picture", ceremony=target)
    await world.host.click(reply(asked), label="Yes, take it back")
    await world.env.advance_time(60)
    assert read_card(cinema, "Best Picture")[1] == []


async def test_a_card_that_a_restart_left_without_a_poster_gets_it_with_its_next_edit(hasty: Cinema):
    world = hasty.world
    contest, slate = await play(hasty)
    await announce(hasty, contest, slate[BEST_PICTURE], winner_of(slate[BEST_PICTURE]))
    await world.restart()
    await hasty.release_answers()
    assert read_card(hasty, "Best Picture")[1] == []
    await world.owner.slash(world.channel, "config spoilers", winners="covered", hours=1)
    await world.env.advance_time(HOUR + 60)
    assert read_card(hasty, "Best Picture")[1] == [POSTER]
