"""What the several prizes are that stand in one category of the record: their winners are no tie."""

_PARTS = {
    "golden-globes": "for drama and for musical or comedy",
    "wga": "for original and for adapted screenplays",
}
"""By award; the Oscars' two divided categories had other parts each time."""


def describe_division(award: str, winners: int) -> str:
    """The prizes of a divided category with so many winners: `two prizes, for drama and for musical or comedy`."""
    parts = _PARTS.get(award)
    number = "two" if winners == 2 else str(winners)
    return f"{number} prizes, {parts or 'no tie'}"
