"""What each lookup answers, to a command and to a choice that completes one."""

from collections.abc import Sequence

from discord import ui

from bot.awards import precursors, prizes
from bot.awards.model import Award, CanonicalCategory, Category, Ceremony
from bot.awards.record import OSCARS
from bot.errors import NothingFoundError, OutdatedControlError, Subject
from bot.services import Services
from cogs.kit.choosing import Asked
from cogs.kit.controls import one_of
from cogs.lookup import filmography, foretelling, history, leaders, nights
from cogs.lookup.leaders import BoardName


class Answers:
    """The screens that commands answer with."""

    def __init__(self, services: Services) -> None:
        """Look things up with these services."""
        self._record, self._search, self._boards = services.record, services.search, services.boards
        self._precursors = precursors.Precursors(services.record)

    def night(self, ceremony: Ceremony, categories: tuple[Category, ...] | None) -> ui.LayoutView:
        """A night, or one category of it."""
        if categories is None:
            return nights.ceremony_screen(ceremony)
        return self.category(ceremony, categories)

    def category(self, ceremony: Ceremony, categories: Sequence[Category]) -> ui.LayoutView:
        """The nominees of one category of a night, or of its parts."""
        years = self._record.history.get((categories[0].canonical or "", ceremony.award), ())
        return nights.category_screen(ceremony, categories, years[-1][1].name if years else "")

    def history(self, canonical: CanonicalCategory, award: Award | None) -> ui.LayoutView:
        """A prize through the years; at the first award that gives it where nobody says which."""
        record = self._record
        givers = [one for one in record.awards.values() if (canonical.id, one.id) in record.history]
        return history.history_screen(record, canonical, award or next(iter(givers), record.awards[OSCARS]))

    def board(self, name: BoardName, canonical: CanonicalCategory | None, page: int = 0) -> ui.LayoutView:
        """A page of a board."""
        return leaders.board_screen(
            self._boards.of(canonical.id if canonical else None), name, canonical, page
        )

    def road(self, canonical: CanonicalCategory, ceremony: Ceremony | None) -> ui.LayoutView:
        """What the earlier awards foretold, for a ceremony's season or the latest.

        Raises:
            NothingFoundError: The season has no Oscars in the record.
        """
        record = self._record
        oscars = precursors.oscars_of(record, ceremony) if ceremony else record.latest()
        if oscars is None:
            raise NothingFoundError(Subject.CEREMONY, ceremony.name if ceremony else "")
        return self.season(canonical, oscars)

    def season(self, canonical: CanonicalCategory, oscars: Ceremony) -> ui.LayoutView:
        """What the earlier awards foretold for one Oscars ceremony."""
        season = self._precursors.season(canonical.id, oscars)
        return foretelling.season_screen(season, canonical, *foretelling.neighbours(self._record, oscars))

    def of(self, asked: Asked) -> ui.LayoutView:
        """What a command answers to these texts, which are ids where somebody chose.

        Raises:
            UserError: As the command itself would: another of its options may mean several things too.
        """
        search = self._search
        match asked.command:
            case "winners":
                ceremony, typed = search.find_ceremony(asked.of("ceremony")), asked.of("category")
                return self.night(
                    ceremony, prizes.find_categories(search, typed, ceremony) if typed else None
                )
            case "film":
                return filmography.film_screen(self._record, search.find_film(asked.of("title")))
            case "person":
                return filmography.person_screen(self._record, search.find_person(asked.of("name")))
            case "category":
                award = search.find_award(asked.of("award")) if asked.of("award") else None
                return self.history(prizes.find_prize(search, asked.of("name"), award), award)
            case "records":
                prize = search.find_category(asked.of("category"))
                return self.board(one_of(BoardName, asked.of("board")), prize)
            case "precursors":
                typed = asked.of("ceremony")
                ceremony = search.find_ceremony(typed) if typed else None
                return self.road(search.find_category(asked.of("category")), ceremony)
            case _:
                raise OutdatedControlError
