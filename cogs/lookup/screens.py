"""The screen for each lookup command, and for a choice that completes one."""

from collections.abc import Callable, Collection, Hashable, Sequence
from functools import partial

from discord import ui

from bot.errors import NothingFoundError, OutdatedControlError, Subject
from bot.ids import CategoryId
from bot.posters.model import FilmDetails
from bot.record import precursors
from bot.record.model import Award, CanonicalCategory, Category, Ceremony, Film, Person
from bot.record.record import OSCARS
from bot.search import prizes
from bot.search.choices import BEST_PICTURE_ID
from bot.search.divided_prizes import Prize
from bot.search.renown import Match
from bot.services import Services
from cogs.kit.controls import parse_enum_part
from cogs.kit.lookup_choices import AskedCommand
from cogs.lookup import (
    category_screens,
    ceremony_screens,
    filmography_screens,
    precursor_screens,
    records_screens,
)
from cogs.lookup.kept_screens import KeptScreens
from cogs.lookup.options import find_ceremony_or_latest
from cogs.lookup.records_screens import DEFAULT_BOARD, BoardName, Scope
from cogs.lookup.subjects import parse_subject


class LookupScreens:
    """Makes the screens with which lookup commands answer."""

    def __init__(self, services: Services) -> None:
        """Look things up with these services."""
        self._record, self._search, self._boards = services.record, services.search, services.leaderboards
        self._kept = KeptScreens()

    def make_night_screen(
        self,
        ceremony: Ceremony | None,
        categories: tuple[Category, ...] | None,
        announced_ids: Collection[CategoryId] = (),
    ) -> ui.LayoutView:
        """Make the screen of a ceremony, the latest Oscars if None, or of one category of it.

        Args:
            ceremony: The ceremony.
            categories: The category, or its parts if it was divided; None for the whole night.
            announced_ids: The categories whose winners only this server's hosts announced.
        """
        ceremony = ceremony or find_ceremony_or_latest(self._search, "")
        if categories is None:
            return self.make_winners_screen(ceremony, 0, announced_ids)
        return self.make_category_screen(ceremony, categories, announced_ids)

    def make_winners_screen(
        self, ceremony: Ceremony, page: int, announced_ids: Collection[CategoryId] = ()
    ) -> ui.LayoutView:
        """Make a page of a ceremony's winners; the arguments are those of `make_night_screen`."""
        make = partial(ceremony_screens.ceremony_winners_screen, ceremony, page, announced_ids=announced_ids)
        return self._make_ceremony_screen(ceremony, announced_ids, ("winners", ceremony.id, page), make)

    def make_category_screen(
        self,
        ceremony: Ceremony,
        categories: Sequence[Category],
        announced_ids: Collection[CategoryId] = (),
    ) -> ui.LayoutView:
        """Make the screen of one category of a ceremony, or of its parts if it was divided."""
        years = self._record.history.get((categories[0].canonical or "", ceremony.award), ())
        make = partial(
            ceremony_screens.category_nominees_screen,
            ceremony,
            categories,
            years[-1][1].name if years else "",
            announced_ids=announced_ids,
        )
        key = ("category", ceremony.id, *(category.id for category in categories))
        return self._make_ceremony_screen(ceremony, announced_ids, key, make)

    def _make_ceremony_screen(
        self,
        ceremony: Ceremony,
        announced_ids: Collection[CategoryId],
        key: Hashable,
        make: Callable[[], ui.LayoutView],
    ) -> ui.LayoutView:
        """Make a screen of a ceremony, which is kept only if nothing on it is of one server alone."""
        if announced_ids or self._record.ceremonies.get(ceremony.id) is not ceremony:
            return make()
        return self._kept.get_screen(key, make)

    def make_film_screen(
        self, match: Match[Film], page: int = 0, details: FilmDetails | None = None
    ) -> ui.LayoutView:
        """Make a page of a film, with a select of less known ones of its name.

        Args:
            match: The film, and those others.
            page: The page, from 0.
            details: What TMDB knows of the film; None if nothing is known.
        """
        film, others = match.found, tuple(match.others)
        return self._kept.get_screen(
            ("film", film.id, page, others, details),
            lambda: filmography_screens.film_screen(self._record, film, page, others=others, details=details),
        )

    def make_person_screen(self, match: Match[Person], page: int = 0) -> ui.LayoutView:
        """Make a page of a person, with a select of less known ones of the name."""
        person, others = match.found, tuple(match.others)
        return self._kept.get_screen(
            ("person", person.id, page, others),
            lambda: filmography_screens.person_screen(self._record, person, page, others=others),
        )

    def find_subject(self, value: str) -> Film | Person:
        """Find the film or person that a select's value names.

        Raises:
            OutdatedControlError: The record has no such film or person.
        """
        subject, subject_id = parse_subject(value)
        record = self._record
        if subject is Subject.FILM and subject_id in record.films:
            return record.films[subject_id]
        if subject is Subject.PERSON and subject_id in record.people:
            return record.people[subject_id]
        raise OutdatedControlError

    def make_history_screen(self, prize: Prize) -> ui.LayoutView:
        """Make the screen of a prize's history; by default at the first award that gives it."""
        return self.make_history_page(prize.canonical, self._find_giver(prize))

    def make_history_page(self, canonical: CanonicalCategory, award: Award, page: int = 0) -> ui.LayoutView:
        """Make a page of a category's history at an award."""
        return self._kept.get_screen(
            ("history", canonical.id, award.id, page),
            lambda: category_screens.history_screen(self._record, canonical, award, page),
        )

    def make_records_screen(
        self, name: BoardName, prize: Prize | None, award: Award | None = None, page: int = 0
    ) -> ui.LayoutView:
        """Make a page of a leaderboard: of a prize at the first award that gives it, or of all prizes of an award."""
        if prize is None:
            return self.make_scope_screen(name, Scope(award or self._record.awards[OSCARS]), page)
        return self.make_scope_screen(name, Scope(self._find_giver(prize), prize.canonical), page)

    def make_scope_screen(self, name: BoardName, scope: Scope, page: int = 0) -> ui.LayoutView:
        """Make a page of a leaderboard of an award, or of one of its prizes."""
        canonical = scope.canonical.id if scope.canonical else None

        def make() -> ui.LayoutView:
            board = self._boards.get_leaderboard(canonical, scope.award.id)
            return records_screens.records_screen(self._record, board, name, scope, page)

        return self._kept.get_screen(("records", name, canonical, scope.award.id, page), make)

    def _find_giver(self, prize: Prize) -> Award:
        """Find the award of a prize; without one, the first that gives it."""
        record = self._record
        givers = (one for one in record.awards.values() if (prize.canonical.id, one.id) in record.history)
        return prize.award or next(givers, record.awards[OSCARS])

    def make_precursors_screen(
        self, canonical: CanonicalCategory | None, ceremony: Ceremony | None
    ) -> ui.LayoutView:
        """Make the screen of the earlier awards' choices for a ceremony's season, or for the latest.

        Without a category it is Best Picture's.

        Raises:
            NothingFoundError: The season has no Oscars in the record.
        """
        record = self._record
        oscars = record.find_oscars(ceremony.films_of) if ceremony else record.find_latest_ceremony()
        if oscars is None:
            raise NothingFoundError(Subject.CEREMONY, ceremony.name if ceremony else "")
        return self.make_season_screen(canonical or record.canonical[BEST_PICTURE_ID], oscars)

    def make_season_screen(self, canonical: CanonicalCategory, oscars: Ceremony) -> ui.LayoutView:
        """Make the screen of the earlier awards' choices for one Oscars ceremony."""

        def make() -> ui.LayoutView:
            season = precursors.compare_season(self._record, canonical.id, oscars)
            neighbours = precursor_screens.find_neighbours(self._record, season)
            return precursor_screens.precursor_season_screen(season, canonical, *neighbours)

        return self._make_ceremony_screen(oscars, (), ("season", canonical.id, oscars.id), make)

    def find_asked_ceremony(self, asked: AskedCommand) -> Ceremony | None:
        """Find the ceremony of a `/winners` with these option texts; None for another command."""
        if asked.command != "winners":
            return None
        return find_ceremony_or_latest(self._search, asked.get_text("ceremony"), asked.get_text("category"))

    def match_asked_film(self, asked: AskedCommand) -> Match[Film] | None:
        """Find the film of a `/film` with these option texts; None for another command."""
        if asked.command != "film":
            return None
        return self._search.match_film(asked.get_text("title"))

    def make_asked_screen(
        self,
        asked: AskedCommand,
        ceremony: Ceremony | None,
        announced_ids: Collection[CategoryId] = (),
    ) -> ui.LayoutView:
        """Make the screen that answers a command with these option texts, but for `/film`; chosen meanings are ids.

        Args:
            asked: The command.
            ceremony: What `find_asked_ceremony` found, as the server sees it.
            announced_ids: The categories whose winners only this server's hosts announced.

        Raises:
            UserError: As the command itself would raise; another option may be ambiguous too.
        """
        search = self._search
        match asked.command:
            case "winners":
                typed = asked.get_text("category")
                categories = prizes.find_categories(search, typed, ceremony) if typed and ceremony else None
                return self.make_night_screen(ceremony, categories, announced_ids)
            case "person":
                return self.make_person_screen(search.match_person(asked.get_text("name")))
            case "category":
                award = search.find_award(asked.get_text("award")) if asked.get_text("award") else None
                return self.make_history_screen(
                    prizes.find_prize_anywhere(search, asked.get_text("name"), award)
                )
            case "records":
                name = parse_enum_part(BoardName, asked.get_text("board") or DEFAULT_BOARD)
                award = search.find_award(asked.get_text("award")) if asked.get_text("award") else None
                typed = asked.get_text("category")
                prize = prizes.find_prize_anywhere(search, typed, award) if typed else None
                return self.make_records_screen(name, prize, award)
            case "precursors":
                typed = asked.get_text("ceremony")
                ceremony = search.find_ceremony(typed) if typed else None
                named = asked.get_text("category")
                compared = prizes.find_compared_category(search, named) if named else None
                return self.make_precursors_screen(compared, ceremony)
            case _:
                raise OutdatedControlError
