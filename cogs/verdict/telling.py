"""How shares and accuracies are said, on every screen alike."""

from collections.abc import Collection, Iterable

from bot.awards.model import Category, Ceremony
from bot.awards.record import OSCARS
from bot.results.target import REHEARSAL_POLLS, Target
from bot.verdict.model import Accuracy
from bot.verdict.shares import FEWEST_FOR_SHARES, Shares
from cogs.kit import words

NAMED = 4
"""Nominees named who share a place; the others are counted."""
GONE = "someone off the slate"
"""A nominee whom the slate has no more."""
_THE_ACADEMYS = ("academy awards", "oscar")
"""What a server calls its own slate of the Oscars."""


def against(ceremony: Ceremony) -> str:
    """The title of a verdict: only the Oscars are given by the Academy."""
    called = ceremony.name.casefold()
    academy = ceremony.award == OSCARS or any(name in called for name in _THE_ACADEMYS)
    return f"The room against the {'Academy' if academy else 'envelopes'}"


def occasion(ceremony: Ceremony, target: Target, title: str = "") -> str:
    """The ceremony, and that it is a rehearsal, in Markdown."""
    name = words.plain(ceremony.name)
    if target.rehearsal == REHEARSAL_POLLS:
        return f"{name} · rehearsal polls"
    if target.is_rehearsal:
        return f"{name} · rehearsal: {words.plain(title)}" if title else f"{name} · a rehearsal"
    return name


def share(shares: Shares, nominee_ids: Iterable[str]) -> str:
    """A share with its count, `6 of 10 (60%)`; of fewer than five voters the count alone."""
    count = shares.count(nominee_ids)
    counted = f"{count:,} of {shares.voters:,}"
    return counted if shares.counts_only else f"{counted} ({count / shares.voters:.0%})"


def figure(shares: Shares, nominee_ids: Iterable[str]) -> str:
    """A share in short, `60%`; of fewer than five voters the count, `2 of 4`."""
    return share(shares, nominee_ids) if shares.counts_only else f"{shares.share(nominee_ids):.0%}"


def accuracy(right: Accuracy) -> str:
    """`15 of 24 (63%)`; of fewer than five the count alone."""
    counted = f"{right.right:,} of {right.of:,}"
    return (
        counted if right.share is None or right.of < FEWEST_FOR_SHARES else f"{counted} ({right.share:.0%})"
    )


def short(category: Category) -> str:
    """A category in a list of many, in plain text: what each of them is the best of."""
    return category.title.removeprefix("Best ")


def names(category: Category, nominee_ids: Collection[str]) -> str:
    """Nominees as Markdown, listed: the first few, and how many more."""
    return _first(
        words.headline(category, category.by_id[one]) if one in category.by_id else GONE
        for one in nominee_ids
    )


def labels(category: Category, nominee_ids: Collection[str]) -> str:
    """The same in plain text."""
    return _first(label(category, one) for one in nominee_ids)


def label(category: Category, nominee_id: str) -> str:
    """A nominee in plain text."""
    nominee = category.by_id.get(nominee_id)
    return words.label(category, nominee) if nominee else GONE


def _first(named: Iterable[str]) -> str:
    every = list(named)
    more = [f"{len(every) - NAMED} more"] if len(every) > NAMED else []
    return words.listed([*every[:NAMED], *more])
