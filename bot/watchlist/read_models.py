"""The values about watchlists that services return: all that a screen shows, and nothing that is secret."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from bot.ids import FilmKey, MemberId
from bot.watchlist.diary_matching import UncertainEntry
from bot.watchlist.film_names import UnclearFilm
from bot.watchlist.model import FilmList, SeenFilm, WatchedFilm
from bot.watchlist.progress import WatchProgress, measure_progress
from bot.watchlist.race import Runner


@dataclass(frozen=True)
class Watchlist:
    """A member's watchlist of one ceremony.

    Attributes:
        films: The films.
        marks: What they have seen of them, by the film's key.
        sharing: Whether they show others what they have seen.
        ceremonies: The ceremonies whose lists can be shown, by id: names.
    """

    films: FilmList
    marks: Mapping[FilmKey, SeenFilm]
    sharing: bool
    ceremonies: Mapping[str, str]

    @property
    def seen(self) -> Set[FilmKey]:
        """The films that they have seen."""
        return self.marks.keys()

    @cached_property
    def progress(self) -> WatchProgress:
        """How far they are."""
        return measure_progress(self.films, self.seen)


@dataclass(frozen=True, slots=True)
class MarkedFilms:
    """Films that a member named to mark them.

    Attributes:
        films: The marked films, with what is stored of them now.
        new_count: How many they had not marked before.
        unclear: What they named that is no film for certain.
        watchlist: Their watchlist of the season as it is now; None while there is none.
    """

    films: Sequence[tuple[WatchedFilm, SeenFilm]]
    new_count: int
    unclear: Sequence[UnclearFilm]
    watchlist: Watchlist | None


@dataclass(frozen=True, slots=True)
class FilmViewers:
    """Who has seen a film, as far as they show it.

    Attributes:
        film: The film.
        shown: The names and ratings (in half stars) of the members who show it, by name.
        viewer_count: How many have seen it in all; None where they are too few to be counted without being named.
        average_rating: The mean of all ratings, in half stars; None where they are too few.
        rating_count: How many ratings that is.
        asker_shows: Whether the asker shows theirs.
    """

    film: WatchedFilm
    shown: Sequence[tuple[str, int | None]]
    viewer_count: int | None
    average_rating: float | None
    rating_count: int
    asker_shows: bool


@dataclass(frozen=True)
class Race:
    """The race over a ceremony's films.

    Attributes:
        films: The films.
        runners: The members who show what they have seen, the foremost first.
        names: Their names.
        ceremonies: The ceremonies whose races can be shown, by id: names.
    """

    films: FilmList
    runners: Sequence[Runner]
    names: Mapping[MemberId, str]
    ceremonies: Mapping[str, str]

    def find_runner(self, member_id: MemberId) -> Runner | None:
        """A member's place; None if they are not in the race."""
        return next((one for one in self.runners if one.member_id == member_id), None)


@dataclass(frozen=True, slots=True)
class DiaryReport:
    """What came of a diary.

    Attributes:
        entry_count: How many films it has.
        matched_count: How many of them the record knows.
        new_count: How many of these the member had not marked before.
        uncertain: What could not be matched for certain.
        unknown_count: How many films no award of the record knows.
        watchlist: The member's watchlist of the season as it is now; None while there is none.
    """

    entry_count: int
    matched_count: int
    new_count: int
    uncertain: Sequence[UncertainEntry]
    unknown_count: int
    watchlist: Watchlist | None
