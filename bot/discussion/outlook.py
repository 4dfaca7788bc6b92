"""What the earlier awards of a season say about an Oscar, by whom they chose instead of by award."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.awards.model import Award, Ceremony, Nomination, Nominee
from bot.awards.precursors import Foretelling, same_achievement, season, winners_of
from bot.awards.record import OSCARS, Record


@dataclass(frozen=True, slots=True)
class Backing:
    """Someone, or a film, that earlier awards chose.

    Attributes:
        nominee: As the first of these awards named it.
        awards: The awards, in the record's order.
    """

    nominee: Nominee
    awards: tuple[Award, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """The earlier awards on one Oscar category, in one season.

    Attributes:
        canonical: The Oscar category's canonical id.
        ceremony: The Oscars of the season.
        awards: How many earlier awards have named a winner.
        backings: Whom they named, by awards, most first.
    """

    canonical: str
    ceremony: Ceremony
    awards: int
    backings: Sequence[Backing]

    @property
    def favourite(self) -> Backing | None:
        """The choice of at least two awards, and of more than any other; None if there is no such."""
        if not self.backings or len(self.backings[0].awards) < 2:
            return None
        first, *others = self.backings
        return None if others and len(others[0].awards) == len(first.awards) else first

    def backing(self, nominee: Nominee) -> Backing | None:
        """The awards that chose a nominee; None if none did."""
        return next((one for one in self.backings if self.is_same(one.nominee, nominee)), None)

    def is_same(self, earlier: Nominee, nominee: Nominee) -> bool:
        """Whether an earlier award's nominee is an Oscar's."""
        return same_achievement(self.canonical, earlier, nominee)

    def nominations(self, backing: Backing) -> tuple[Nomination, ...]:
        """Where the Oscars of the season nominated what these awards chose, in this category; nowhere if not."""
        return tuple(
            Nomination(self.ceremony, category, nominee)
            for category in self.ceremony.contested
            if category.canonical == self.canonical
            for nominee in category.nominees
            if self.is_same(backing.nominee, nominee)
        )

    @property
    def winners(self) -> tuple[Nominee, ...]:
        """Who won the Oscar; nobody where that is not known yet."""
        return winners_of(self.ceremony, self.canonical)


def outlook(record: Record, canonical: str, oscars: Ceremony) -> Outlook:
    """What the earlier awards say about a category; nothing for crafts, and for seasons before the record's first."""
    if not _is_known(record, oscars):
        return Outlook(canonical, oscars, 0, ())
    known = [one for one in season(record, canonical, oscars).foretellings if one.winners]
    backings: list[Backing] = []
    for foretelling in known:
        for winner in foretelling.winners:
            _add(backings, canonical, foretelling, winner)
    backings.sort(key=lambda backing: -len(backing.awards))
    return Outlook(canonical, oscars, len({one.award.id for one in known}), tuple(backings))


def _is_known(record: Record, oscars: Ceremony) -> bool:
    """Whether any earlier award has named winners that season: nine in ten seasons are before the record's first."""
    return any(
        one.films_of == oscars.films_of and one.has_winners
        for award, editions in record.editions.items()
        if award != OSCARS
        for one in editions
    )


def _add(backings: list[Backing], canonical: str, foretelling: Foretelling, winner: Nominee) -> None:
    for place, backing in enumerate(backings):
        if same_achievement(canonical, backing.nominee, winner):
            if foretelling.award not in backing.awards:
                backings[place] = Backing(backing.nominee, (*backing.awards, foretelling.award))
            return
    backings.append(Backing(winner, (foretelling.award,)))
