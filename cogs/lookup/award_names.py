"""What an award's prize was called in a year, and the prizes that an award divides."""

from collections.abc import Mapping

from bot.record.model import Award, Category, Ceremony

_TROPHIES: Mapping[str, str] = {
    "golden-globes": "Golden Globe",
    "bafta": "BAFTA",
    "critics-choice": "Critics' Choice",
    "dga": "DGA",
    "pga": "PGA",
    "wga": "WGA",
    "spirit": "Spirit Award",
}
"""By award id: one of its prizes, in a list of wins."""

_PARTS: Mapping[str, str] = {"bafta": "for a British and for a foreign performance"}
"""By award id: the prizes that stand in one category; those of the Oscars had different parts each time."""

_UNEXPECTED_DATES: Mapping[str, str] = {"critics-choice-2017": "given in December 2016"}
"""By ceremony id, what to know of one that was not held in the year that its season is called by."""


def name_trophy(award: Award, ceremony: Ceremony) -> str:
    """Name a prize as in that year: `SAG` until the Screen Actors Guild's awards were renamed, then `Actor Award`."""
    if award.id == "actor-awards":
        return "SAG" if _was_guild(ceremony) else "Actor Award"
    return _TROPHIES.get(award.id, award.short)


def name_award(award: Award, ceremony: Ceremony | None) -> str:
    """Name an award in short, as in the year of that ceremony."""
    if award.id == "actor-awards" and ceremony is not None and _was_guild(ceremony):
        return "SAG Awards"
    return award.short


def name_part(category: Category) -> str:
    """Name the part of a divided prize that a category is: `drama`; empty if it is whole."""
    return "" if category.modern_name else category.name.partition(", ")[2].lower()


def describe_unexpected_date(ceremony: Ceremony) -> str:
    """Describe when a ceremony was held, if that is not in the year of its season; empty for others."""
    return _UNEXPECTED_DATES.get(ceremony.id, "")


def describe_division(award: str, winners: int) -> str:
    """Describe the prizes of a divided category: `two prizes, for a British and for a foreign performance`."""
    number = "two" if winners == 2 else str(winners)
    return f"{number} prizes, {_PARTS.get(award, 'no tie')}"


def describe_no_winner(ceremony: Ceremony) -> str:
    """Describe why a category has no winner: it is still to come, or the record lacks it."""
    return "*I do not know who won*" if ceremony.has_winners else "*not announced yet*"


def describe_doubt(category: Category) -> str:
    """Describe what is not settled about a category's winners."""
    if category.divided:
        return "one of two prizes; of the other I do not know the winner"
    return "my sources disagree whether alone"


def _was_guild(ceremony: Ceremony) -> bool:
    return "Screen Actors Guild" in ceremony.name
