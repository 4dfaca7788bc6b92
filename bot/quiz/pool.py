"""What the quiz may ask about: those facts of the record of which nobody can say that they mean something else.

Left out are ties, divided prizes, honorary awards, prizes that had another name then than today, what sources disagree
about, write-ins, whoever was nominated together with others or for several films, and namesakes: people or films that
share their name with others in the record.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.record.model import CanonicalCategory, Category, CategoryClass, Ceremony, Headline, Nominee
from bot.record.record import OSCARS, Record

MIN_CEREMONY_AGE = timedelta(days=30)
"""How long after a ceremony its winners may be asked about: until then servers may keep them covered."""

NAME_MAX_CHARACTERS = 60
"""The most characters of a name in the quiz: it stands on a button, which has 80."""

MIN_EDITIONS = 10
"""How often a prize must have been given under its name of today, so that there are others to choose from."""

MOST_WINS_MIN = 3
"""How many Oscars a film must have won at least, to be asked about as the night's greatest winner."""

QUIZ_CATEGORIES = (
    "best-picture",
    "best-director",
    "best-actor",
    "best-actress",
    "best-supporting-actor",
    "best-supporting-actress",
    "original-screenplay",
    "adapted-screenplay",
    "animated-feature",
    "original-score",
    "original-song",
    "cinematography",
    "production-design",
    "costume-design",
    "film-editing",
    "visual-effects",
)
"""The categories that film lovers can know something about. Shorts, sound and make-up are left to chance."""


@dataclass(frozen=True, slots=True)
class Contestant:
    """Who or what was nominated, under the one name that it is known by.

    Attributes:
        id: The person's or the film's id; of a song its film's id with its title.
        name: The person, the film or the song.
        film: The title of the film.
        character: The one character that was played; empty if there was none, or several.
        is_namesake_film: Whether another film has the same title.
    """

    id: str
    name: str
    film: str
    character: str
    is_namesake_film: bool


OTHER_QUIZ_AWARDS = ("golden-globes", "bafta", "actor-awards", "dga")
"""The awards beside the Oscars whose winners are asked about, where all the nominees are known."""


@dataclass(frozen=True, slots=True)
class FairEdition:
    """One category at one ceremony, with a winner that can be asked about.

    Attributes:
        prize: The category over the years.
        category: The category there.
        ceremony: The ceremony.
        winner: Who won, alone.
        losers: Those of the others that can be named, each once.
        only_win: Whether the winner won this prize at no other ceremony.
    """

    prize: CanonicalCategory
    category: Category
    ceremony: Ceremony
    winner: Contestant
    losers: tuple[Contestant, ...]
    only_win: bool


@dataclass(frozen=True, slots=True)
class NightFilm:
    """A film at one ceremony, with its number of wins there."""

    id: str
    name: str
    wins: int


@dataclass(frozen=True, slots=True)
class FairNight:
    """A ceremony at which one film won more than every other.

    Attributes:
        ceremony: The ceremony.
        winner: That film.
        others: Films that won fewer, those with the most wins first.
    """

    ceremony: Ceremony
    winner: NightFilm
    others: tuple[NightFilm, ...]


@dataclass(frozen=True, eq=False, repr=False)
class QuizPool:
    """Everything that can be asked about.

    Attributes:
        editions: By canonical category, the oldest first; only categories with enough of them.
        nights: The ceremonies with one greatest winner, the oldest first.
        winner_ids: By canonical category, whoever won it at any ceremony, whatever its name was.
        times_nominated: By canonical category and contestant's id, at how many ceremonies it was nominated.
        ceremonies: Every ceremony with a date, the oldest first.
        elsewhere: Editions of other awards' prizes, by award and canonical category.
    """

    editions: Mapping[str, Sequence[FairEdition]]
    nights: Sequence[FairNight]
    winner_ids: Mapping[str, frozenset[str]]
    times_nominated: Mapping[tuple[str, str], int]
    ceremonies: Sequence[Ceremony]
    elsewhere: Mapping[str, Mapping[str, Sequence[FairEdition]]]

    @classmethod
    def build(cls, record: Record) -> "QuizPool":
        """Find in the record what can be asked about; a few milliseconds, once."""
        names = _Namesakes(record)
        editions: dict[str, tuple[FairEdition, ...]] = {}
        winner_ids: dict[str, frozenset[str]] = {}
        nominated = Counter[tuple[str, str]]()
        for canonical_id in QUIZ_CATEGORIES:
            prize = record.canonical.get(canonical_id)
            history = record.history.get((canonical_id, OSCARS), ())
            if prize is None or not history:
                continue
            wins = Counter(one for _, category in history for one in _list_winner_ids(prize, category))
            winner_ids[canonical_id] = frozenset(wins)
            for _, category in history:
                nominated.update({(canonical_id, one) for one in _list_ids(prize, category.nominees)})
            found = tuple(_list_fair_editions(prize, history, names, wins))
            if len(found) >= MIN_EDITIONS:
                editions[canonical_id] = found
        held = [ceremony for ceremony in record.editions.get(OSCARS, ()) if ceremony.held and ceremony.number]
        nights = tuple(night for ceremony in held if (night := _find_fair_night(ceremony, names)) is not None)
        return cls(
            editions, nights, winner_ids, nominated, tuple(held), _find_editions_elsewhere(record, names)
        )


def is_old_enough(ceremony: Ceremony, day: date) -> bool:
    """Whether a ceremony's winners may be asked about on a day; without a date it has to be of another year."""
    if ceremony.held is None:
        return ceremony.year < day.year
    return ceremony.held + MIN_CEREMONY_AGE <= day


class _Namesakes:
    """The names that several people, or several films, have in the record."""

    def __init__(self, record: Record) -> None:
        people: defaultdict[str, set[str]] = defaultdict(set)
        films: defaultdict[str, set[str]] = defaultdict(set)
        songs: defaultdict[str, set[str]] = defaultdict(set)
        for ceremony in record.ceremonies.values():
            for category in ceremony.categories:
                for nominee in category.nominees:
                    for person in nominee.people:
                        people[person.name.casefold()].add(person.id or "?")
                    for film in nominee.films:
                        films[film.title.casefold()].add(film.id or "?")
                        if nominee.song:
                            songs[nominee.song.casefold()].add(film.id or "?")
        self._shared = {
            Headline.PERSON: _find_shared(people),
            Headline.FILM: _find_shared(films),
            Headline.SONG: _find_shared(songs),
        }

    def is_shared(self, headline: Headline, name: str) -> bool:
        """Whether a name means several."""
        return name.casefold() in self._shared[headline]


def _find_shared(ids_by_name: Mapping[str, set[str]]) -> frozenset[str]:
    return frozenset(name for name, ids in ids_by_name.items() if len(ids) > 1)


def _list_fair_editions(
    prize: CanonicalCategory,
    history: Sequence[tuple[Ceremony, Category]],
    names: _Namesakes,
    wins: Mapping[str, int],
) -> Iterator[FairEdition]:
    name_of_today = history[-1][1].name
    for ceremony, category in history:
        if category.name != name_of_today or ceremony.held is None:
            continue
        edition = _make_fair_edition(prize, ceremony, category, names)
        if edition is not None:
            yield replace(edition, only_win=wins[edition.winner.id] == 1)


def _find_editions_elsewhere(
    record: Record, names: _Namesakes
) -> Mapping[str, Mapping[str, Sequence[FairEdition]]]:
    """What can be asked about other awards: their prizes are asked for by their own names, such as those of genres."""
    found: dict[str, dict[str, Sequence[FairEdition]]] = {}
    for award_id in OTHER_QUIZ_AWARDS:
        prizes: dict[str, Sequence[FairEdition]] = {}
        for canonical_id in QUIZ_CATEGORIES:
            prize, history = record.canonical.get(canonical_id), record.history.get((canonical_id, award_id))
            if prize is None or not history:
                continue
            made = (_make_fair_edition(prize, ceremony, category, names) for ceremony, category in history)
            if editions := tuple(one for one in made if one is not None):
                prizes[canonical_id] = editions
        if prizes:
            found[award_id] = prizes
    return found


def _make_fair_edition(
    prize: CanonicalCategory, ceremony: Ceremony, category: Category, names: _Namesakes
) -> FairEdition | None:
    """A category at one ceremony; None if its winner cannot be asked about. Other wins are not looked at."""
    if not _has_fair_winner(category) or not ceremony.number:
        return None
    winner = _make_contestant(prize, category.winners[0], names)
    if winner is None:
        return None
    others = (_make_contestant(prize, nominee, names) for nominee in category.nominees if not nominee.winner)
    losers = tuple(_drop_equal_names(winner, (one for one in others if one is not None)))
    return FairEdition(prize, category, ceremony, winner, losers, only_win=False)


def _has_fair_winner(category: Category) -> bool:
    return (
        category.kind is CategoryClass.COMPETITIVE
        and category.complete
        and not category.divided
        and not category.unsettled
        and len(category.winners) == 1
        and not category.winners[0].won_for
        and not any(nominee.unofficial for nominee in category.nominees)
    )


def _drop_equal_names(winner: Contestant, others: Iterable[Contestant]) -> Iterator[Contestant]:
    """Those who are nobody else once more, as a director with two films in one year is."""
    seen_ids, seen_names = {winner.id}, {winner.name.casefold()}
    for other in others:
        if other.id not in seen_ids and other.name.casefold() not in seen_names:
            yield other
        seen_ids.add(other.id)
        seen_names.add(other.name.casefold())


def _make_contestant(prize: CanonicalCategory, nominee: Nominee, names: _Namesakes) -> Contestant | None:
    """The nominee as it is asked about; None if it cannot be named without a doubt."""
    if len(nominee.films) != 1 or nominee.films[0].id is None:
        return None
    film = nominee.films[0]
    match prize.headline:
        case Headline.PERSON:
            if len(nominee.people) != 1 or nominee.people[0].id is None:
                return None
            contestant_id, name = nominee.people[0].id, nominee.people[0].name
        case Headline.FILM:
            contestant_id, name = film.id or "", film.title
        case Headline.SONG:
            contestant_id, name = f"{film.id}/{nominee.song}", nominee.song
        case Headline.COUNTRY:
            return None
    if not name or len(name) > NAME_MAX_CHARACTERS or names.is_shared(prize.headline, name):
        return None
    character = nominee.characters[0] if len(nominee.characters) == 1 else ""
    return Contestant(contestant_id, name, film.title, character, names.is_shared(Headline.FILM, film.title))


def _list_winner_ids(prize: CanonicalCategory, category: Category) -> frozenset[str]:
    return frozenset(_list_ids(prize, category.winners))


def _list_ids(prize: CanonicalCategory, nominees: Iterable[Nominee]) -> Iterator[str]:
    """The ids of all who are named on nominees, of which there may be several on each."""
    for nominee in nominees:
        if prize.headline is Headline.PERSON:
            yield from (person.id or f"?{person.name}" for person in nominee.people)
        elif prize.headline is Headline.SONG:
            yield from (f"{film.id}/{nominee.song}" for film in nominee.films)
        else:
            yield from (film.id or f"?{film.title}" for film in nominee.films)


def _find_fair_night(ceremony: Ceremony, names: _Namesakes) -> FairNight | None:
    """The ceremony with its greatest winner; None if it cannot be said without a doubt."""
    wins, titles = Counter[str](), dict[str, str]()
    for category in ceremony.contested:
        for nominee in category.nominees:
            titles.update({film.id: film.title for film in nominee.films if film.id is not None})
        for winner in category.winners:
            if len(winner.films) != 1 or winner.films[0].id is None or winner.unofficial:
                return None
            wins[winner.films[0].id] += 1
    named = [
        NightFilm(film_id, title, wins[film_id])
        for film_id, title in titles.items()
        if len(title) <= NAME_MAX_CHARACTERS and not names.is_shared(Headline.FILM, title)
    ]
    named.sort(key=lambda film: -film.wins)
    ranked = wins.most_common(2)
    if len(ranked) < 2 or ranked[0][1] == ranked[1][1] or ranked[0][1] < MOST_WINS_MIN:
        return None
    if not named or named[0].id != ranked[0][0]:
        return None
    return FairNight(ceremony, named[0], tuple(named[1:]))
