"""Sweeps over the whole product: what is added later is covered on arrival."""

import importlib
import inspect
from collections.abc import Iterator
from typing import Any

import pytest

import cogs
from bot.errors import UserError
from bot.posters.answers import DIRECTORS_LIMIT, NAME_LIMIT, SERVICES_LIMIT
from bot.posters.model import FilmDetails, WatchOptions
from bot.record.record import Record
from cogs.kit import error_text, lookup_choices
from cogs.lookup import category_screens, ceremony_screens, filmography_screens
from tests.discord_limits import breaches, command_breaches
from tests.world import World

pytestmark = pytest.mark.slow


async def test_every_command_is_within_discords_limits(world: World):
    payload = [command.to_dict(world.gate) for command in world.gate.get_commands()]

    assert payload
    assert [breach for command in payload for breach in command_breaches(command)] == []
    assert len(payload) <= 100


def test_every_night_is_within_discords_limits(record: Record):
    for ceremony in record.ceremonies.values():
        for page in range(12):
            assert list(breaches(ceremony_screens.ceremony_winners_screen(ceremony, page))) == [], (
                ceremony.id,
                page,
            )
        for category in ceremony.categories:
            assert list(breaches(ceremony_screens.category_nominees_screen(ceremony, [category]))) == [], (
                ceremony.id,
                category.id,
            )


def test_every_page_of_every_prize_is_within_discords_limits(record: Record):
    for canonical_id, award_id in record.history:
        for page in range(12):
            layout = category_screens.history_screen(
                record, record.canonical[canonical_id], record.awards[award_id], page
            )
            assert list(breaches(layout)) == [], (canonical_id, award_id, page)


def test_every_film_and_person_is_within_discords_limits(record: Record):
    # Every seventh, and those with the longest lists.
    services = tuple(str(number) * NAME_LIMIT for number in range(SERVICES_LIMIT))
    link = "https://www.themoviedb.org/" + "m" * 200
    watch = WatchOptions(link, services, services, services)
    directors = tuple("*" * NAME_LIMIT for _ in range(DIRECTORS_LIMIT))
    poster_url = "https://image.tmdb.org/t/p/w342/poster.jpg"
    richest = FilmDetails(poster_url, 1999, directors, "US", watch)
    for film in [*list(record.films.values())[::7], *_longest(record.films, record.film_nominations)]:
        for page in (0, 1, 9):
            for details in (None, richest):
                screen = filmography_screens.film_screen(record, film, page, details=details)
                assert list(breaches(screen)) == [], film
    for person in [*list(record.people.values())[::7], *_longest(record.people, record.person_nominations)]:
        for page in (0, 1, 9):
            assert list(breaches(filmography_screens.person_screen(record, person, page))) == [], person


def _longest(things: Any, nominations: Any) -> list[Any]:
    return sorted(things.values(), key=lambda thing: len(nominations[thing.id]), reverse=True)[:50]


def _every_refusal() -> Iterator[type[UserError]]:
    waiting = [UserError]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind is not UserError:
            yield kind


def test_every_refusal_is_worded():
    for extension in cogs.EXTENSIONS:
        importlib.import_module(extension)  # features keep their words beside their cogs
    unworded = [
        kind.__name__
        for kind in _every_refusal()
        if kind not in error_text.error_text.registry
        and not inspect.isabstract(kind)
        and kind.__module__.startswith("bot.")
    ]
    assert unworded == []


async def test_every_route_is_answered_once(world: World):
    routes = [route.name for route in world.gate.routes]
    assert len(routes) == len(set(routes))
    assert lookup_choices.LOOKUP_CHOICE_ROUTE.name in routes
