"""How shares and accuracies are said, on every screen alike."""

from collections.abc import Collection, Iterable

from bot.record.model import Category, Ceremony
from bot.record.record import OSCARS
from bot.results.result_set import REHEARSAL_POLLS, ResultSet
from bot.results.shares import AnswerShares
from bot.verdicts.model import Accuracy
from cogs.kit.text import escape_text, format_headline, format_label, format_list

NOMINEES_NAMED_LIMIT = 4
"""Nominees named who share a place; the others are counted."""
REMOVED_NOMINEE_NAME = "someone off the slate"
"""A nominee whom the slate has no more."""
_ACADEMY_NAMES = ("academy awards", "oscar")
"""What a server calls its own slate of the Oscars."""


def format_verdict_title(ceremony: Ceremony) -> str:
    """The title of a verdict: only the Oscars are given by the Academy."""
    called = ceremony.name.casefold()
    academy = ceremony.award == OSCARS or any(name in called for name in _ACADEMY_NAMES)
    return f"The room against the {'Academy' if academy else 'envelopes'}"


def name_verdict(ceremony: Ceremony, result_set: ResultSet, title: str = "") -> str:
    """The ceremony, and that it is a rehearsal, in Markdown."""
    name = escape_text(ceremony.name)
    if result_set.rehearsal is REHEARSAL_POLLS:
        return f"{name} · rehearsal polls"
    if result_set.is_rehearsal:
        return f"{name} · rehearsal: {escape_text(title)}" if title else f"{name} · a rehearsal"
    return name


def format_share(shares: AnswerShares, nominee_ids: Iterable[str]) -> str:
    """A share with its count, `6 of 10 (60%)`; of fewer than five voters the count alone."""
    count = shares.count_for(nominee_ids)
    counted = f"{count:,} of {shares.voters:,}"
    return counted if shares.counts_only else f"{counted} ({count / shares.voters:.0%})"


def format_brief_share(shares: AnswerShares, nominee_ids: Iterable[str]) -> str:
    """A share in short, `60%`; of fewer than five voters the count, `2 of 4`."""
    return format_share(shares, nominee_ids) if shares.counts_only else f"{shares.share_for(nominee_ids):.0%}"


def format_accuracy(right: Accuracy) -> str:
    """`15 of 24 (63%)`; of fewer than five the count alone."""
    counted = f"{right.right:,} of {right.judged:,}"
    return counted if right.share is None or right.counts_only else f"{counted} ({right.share:.0%})"


def shorten_category(category: Category) -> str:
    """A category in a list of many, in plain text: what each of them is the best of."""
    return category.title.removeprefix("Best ")


def join_nominee_names(category: Category, nominee_ids: Collection[str]) -> str:
    """Nominees as Markdown, listed: the first few, and how many more."""
    return _list_first(
        format_headline(category, category.by_id[one]) if one in category.by_id else REMOVED_NOMINEE_NAME
        for one in nominee_ids
    )


def join_nominee_labels(category: Category, nominee_ids: Collection[str]) -> str:
    """The same in plain text."""
    return _list_first(label_nominee(category, one) for one in nominee_ids)


def label_nominee(category: Category, nominee_id: str) -> str:
    """A nominee in plain text."""
    nominee = category.by_id.get(nominee_id)
    return format_label(category, nominee) if nominee else REMOVED_NOMINEE_NAME


def _list_first(named: Iterable[str]) -> str:
    every = list(named)
    more = [f"{len(every) - NOMINEES_NAMED_LIMIT} more"] if len(every) > NOMINEES_NAMED_LIMIT else []
    return format_list([*every[:NOMINEES_NAMED_LIMIT], *more])
