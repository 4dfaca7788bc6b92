"""Formatting of shares, accuracies and nominees on all verdict screens."""

from collections.abc import Collection, Iterable

from bot.ids import NomineeId
from bot.record.model import Category, Ceremony
from bot.record.record import OSCARS
from bot.results.result_set import REHEARSAL_POLLS, ResultSet
from bot.results.shares import AnswerShares
from bot.verdicts.model import Accuracy
from bot.verdicts.viewer_comparison import ViewerComparison
from cogs.kit.contest_text import PAST_POLLS_NAME, name_rehearsal
from cogs.kit.text import escape_text, format_headline, format_label, format_list

NOMINEES_NAMED_LIMIT = 4
"""Most nominees named who share a place; further ones are counted."""
REMOVED_NOMINEE_NAME = "someone off the slate"
"""Stands for a nominee that the slate no longer has."""
_ACADEMY_NAMES = ("academy awards", "oscar")
"""Words in the name of a server's own slate by which it is taken for the Oscars."""


def format_verdict_title(ceremony: Ceremony) -> str:
    """Return the title of a verdict; it names the Academy for the Oscars only."""
    called = ceremony.name.casefold()
    academy = ceremony.award == OSCARS or any(name in called for name in _ACADEMY_NAMES)
    return f"The room against the {'Academy' if academy else 'envelopes'}"


def name_verdict(ceremony: Ceremony, result_set: ResultSet, title: str = "") -> str:
    """Name the ceremony, and whether it is a rehearsal, in Markdown."""
    name = escape_text(ceremony.name)
    if result_set.rehearsal is REHEARSAL_POLLS:
        return f"{name} · {PAST_POLLS_NAME}"
    if result_set.is_rehearsal:
        return name_rehearsal(ceremony.name, title)
    return name


def format_share(shares: AnswerShares, nominee_ids: Iterable[NomineeId]) -> str:
    """Format a share with its count, `6 of 10 (60%)`; with fewer than five voters, the count alone."""
    count = shares.count_for(nominee_ids)
    counted = f"{count:,} of {shares.voters:,}"
    return counted if shares.counts_only else f"{counted} ({count / shares.voters:.0%})"


def format_brief_share(shares: AnswerShares, nominee_ids: Iterable[NomineeId]) -> str:
    """Format a short share, `60%`; with fewer than five voters, the count, `2 of 4`."""
    return format_share(shares, nominee_ids) if shares.counts_only else f"{shares.share_for(nominee_ids):.0%}"


def format_accuracy(right: Accuracy) -> str:
    """Format an accuracy, `15 of 24 (63%)`; with fewer than five, the count alone."""
    counted = f"{right.right:,} of {right.judged:,}"
    return counted if right.share is None or right.counts_only else f"{counted} ({right.share:.0%})"


def format_viewers(viewers: ViewerComparison) -> str:
    """Format whether those who had seen all nominees predicted better."""
    seen, others = viewers.viewers, viewers.others
    return (
        f"👁️ Who had seen all the nominees called **{seen.share or 0:.0%}**, the others **{others.share or 0:.0%}**\n"
        f"-# {viewers.viewer_count:,} and {viewers.other_count:,} members who keep a watchlist"
    )


def shorten_category(category: Category) -> str:
    """Return a category's plain name for long lists: without a leading "Best"."""
    return category.title.removeprefix("Best ")


def join_nominee_names(category: Category, nominee_ids: Collection[NomineeId]) -> str:
    """List nominees as Markdown: the first few, and the number of further ones."""
    return _list_first(
        format_headline(category, category.by_id[one]) if one in category.by_id else REMOVED_NOMINEE_NAME
        for one in nominee_ids
    )


def join_nominee_labels(category: Category, nominee_ids: Collection[NomineeId]) -> str:
    """List nominees as plain text: the first few, and the number of further ones."""
    return _list_first(label_nominee(category, one) for one in nominee_ids)


def label_nominee(category: Category, nominee_id: NomineeId) -> str:
    """Return a nominee's name as plain text."""
    nominee = category.by_id.get(nominee_id)
    return format_label(category, nominee) if nominee else REMOVED_NOMINEE_NAME


def _list_first(named: Iterable[str]) -> str:
    every = list(named)
    more = [f"{len(every) - NOMINEES_NAMED_LIMIT} more"] if len(every) > NOMINEES_NAMED_LIMIT else []
    return format_list([*every[:NOMINEES_NAMED_LIMIT], *more])
