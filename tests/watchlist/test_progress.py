"""How far somebody is, what to watch next, and who leads."""

from bot.ids import FilmKey, MemberId
from bot.watchlist.progress import measure_progress, suggest_next_films
from bot.watchlist.race import rank_runners
from tests.watchlist.film_lists import ONE, SMALL, TWO, category, film_list, keys, nominee


def test_progress_counts_films_nominations_and_categories():
    progress = measure_progress(SMALL, keys("tt1", "tt-of-another-list"))
    assert (progress.films_seen, progress.films_total) == (1, 3)
    assert (progress.nominations_seen, progress.nominations_total) == (4, 7)
    assert [(one.category.id, one.seen, one.total) for one in progress.categories] == [
        ("best-picture", 1, 3),
        ("directing", 1, 2),
        ("actress", 2, 2),
    ]
    assert progress.complete_count == 1


def test_a_nominee_of_two_films_is_seen_with_the_second():
    films = film_list(category("actress", nominee("a", ONE, TWO)))
    assert measure_progress(films, keys("tt1")).nominations_seen == 0
    assert measure_progress(films, keys("tt1", "tt2")).nominations_seen == 1


def test_what_completes_most_is_to_be_watched_next():
    following = suggest_next_films(SMALL, keys("tt1"))
    assert [(one.film.title, [two.id for two in one.completes], one.advances) for one in following] == [
        ("Two", ["directing"], 1),
        ("Three", [], 1),
    ]


def test_nothing_is_suggested_to_whom_has_seen_it_all():
    assert suggest_next_films(SMALL, keys("tt1", "tt2", "tt3")) == []


def test_equal_runners_share_a_rank_and_whoever_has_seen_nothing_does_not_run():
    seen = {1: keys("tt1"), 2: keys("tt1", "tt2"), 3: keys("tt1"), 4: keys("tt2"), 5: frozenset[FilmKey]()}
    runners = rank_runners(SMALL, {MemberId(member_id): films for member_id, films in seen.items()})
    assert [(one.rank, one.member_id, one.films, one.complete) for one in runners] == [
        (1, 2, 2, 2),
        (2, 1, 1, 1),
        (2, 3, 1, 1),
        (4, 4, 1, 0),
    ]
