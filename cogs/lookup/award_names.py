"""What an award's prize was called in a year, and the prizes that an award divides."""

from collections.abc import Mapping

from bot.record.model import Award, Ceremony

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

_PARTS: Mapping[str, str] = {
    "golden-globes": "for drama and for musical or comedy",
    "wga": "for original and for adapted screenplays",
}
"""By award id; the two divided categories of the Oscars had different parts each time."""


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


def describe_parts(award: str) -> str:
    """Describe what the prizes of a divided category are for; empty if that differed from year to year."""
    return _PARTS.get(award, "")


def describe_division(award: str, winners: int) -> str:
    """Describe the prizes of a divided category: `two prizes, for drama and for musical or comedy`."""
    number = "two" if winners == 2 else str(winners)
    return f"{number} prizes, {describe_parts(award) or 'no tie'}"


def _was_guild(ceremony: Ceremony) -> bool:
    return "Screen Actors Guild" in ceremony.name
