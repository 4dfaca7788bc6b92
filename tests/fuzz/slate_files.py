"""What slates and their files are made of, right and wrong: strategies for the property tests."""

import json
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from bot.record.model import Headline
from bot.slates.drafts import (
    CategoryDraft,
    NomineeDraft,
    SlateDraft,
    make_comparison_key,
    make_identity_key,
    tidy_text,
)
from bot.slates.files.csv_file import SLATE_CSV_COLUMNS
from tests.slates.workbooks import make_rows, make_workbook

TRICKY = (
    "=1+1", "'=1+1", "''-30-", "+1", "@everyone", "-", "a;b", "\\;", "\\", "a\\", '"', '""', '\\"', '"a\\"',
    "“Anora”", "a,b", "a\tb",
    "\u202egnora", "Amélie", "# big", "**bold**", "<@&1>", "||x||", "[x](https://example.org)", "🏆", "ｆｕｌｌ",
    "＝1", "x" * 100, "\u200d", "مريم", "e\u0301",
)  # fmt: skip
"""Texts that files, spreadsheets or Discord have a meaning of their own for."""


NAMES_OF_COLUMNS = (
    *(column.value for column in SLATE_CSV_COLUMNS),
    *(
        "Nominee",
        "Movie",
        "Actor/Actress",
        "Song Title",
        "Work",
        "Year",
        "Ceremony",
        "Winner",
        "won?",
        "Nominee 1",
    ),
    *("Nominee 2", "Award", "Best Picture", "Best Actor", "Notes", "#", "CanonicalCategory"),
)
"""Names that people give to columns, and some that mean nothing."""

KEYS = (
    "category",
    "nominees",
    "name",
    "title",
    "film",
    "movie",
    "winner",
    "year",
    "held",
    "categories",
    "awards",
    "2025",
)


def texts(limit: int = 60) -> st.SearchStrategy[str]:
    """Texts as they stand on a slate: tidied, and not empty."""
    raw = st.one_of(
        st.sampled_from(TRICKY), st.text(min_size=1, max_size=12), st.sampled_from(["Anora", "Conclave"])
    )
    return raw.map(tidy_text).filter(lambda text: 0 < len(text) <= limit)


def nominees() -> st.SearchStrategy[NomineeDraft]:
    """Nominees that say at least one thing."""
    maybe = st.one_of(st.just(""), texts())
    names = st.lists(texts(), max_size=3).map(tuple)
    drafts = st.builds(
        NomineeDraft,
        films=names,
        people=names,
        song=maybe,
        country=maybe,
        credit=maybe,
        withdrawn=st.booleans(),
    )
    return drafts.filter(
        lambda draft: make_identity_key(replace(draft, withdrawn=False)) != make_identity_key(NomineeDraft())
    )


def categories() -> st.SearchStrategy[CategoryDraft]:
    """Categories with nominees that differ."""
    return st.builds(
        CategoryDraft,
        name=texts(100),
        nominees=st.lists(nominees(), min_size=2, max_size=4, unique_by=make_identity_key).map(tuple),
        headline=st.one_of(st.none(), st.sampled_from(Headline)),
        weight=st.one_of(st.none(), st.integers(1, 100)),
    )


def slates() -> st.SearchStrategy[SlateDraft]:
    """Slates that can be saved."""
    return st.builds(
        SlateDraft,
        name=texts(100),
        held=st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2999, 12, 31))),
        categories=st.lists(
            categories(), min_size=1, max_size=4, unique_by=lambda draft: make_comparison_key(draft.name)
        ).map(tuple),
    )


def spreadsheets() -> st.SearchStrategy[bytes]:
    """What looks like CSV: known and unknown columns, cells in and out of quotes, any line ends."""
    cell = st.one_of(
        st.sampled_from(
            [*NAMES_OF_COLUMNS, *TRICKY, "", "", "5", "yes", "film", "Best Picture", "Anora", "2024"]
        ),
        st.text(max_size=6),
    )
    quoted = cell.map(lambda text: '"' + text.replace('"', '""') + '"')
    row = st.lists(st.one_of(cell, quoted), max_size=6)
    header = st.permutations(NAMES_OF_COLUMNS).flatmap(
        lambda names: st.integers(1, len(names)).map(lambda n: list(names[:n]))
    )

    def write(
        above: list[list[str]],
        head: list[str],
        rows: list[list[str]],
        delimiter: str,
        end: str,
        encoding: str,
    ) -> bytes:
        text = end.join(delimiter.join(cells) for cells in [*above, head, *rows])
        return text.encode(encoding, "replace")

    return st.builds(
        write,
        st.sampled_from([[], [], [["sep=;"]], [["Our Awards", "", ""]], [["", "", ""], ["A title"]]]),
        st.one_of(header, row),
        st.lists(row, max_size=8),
        st.sampled_from([",", ";", "\t"]),
        st.sampled_from(["\n", "\r\n", "\r"]),
        st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "cp1250", "cp1251"]),
    )


def documents() -> st.SearchStrategy[bytes]:
    """What looks like our JSON, its keys at the wrong places too."""
    keys = st.one_of(st.sampled_from([*KEYS, *SLATE_CSV_COLUMNS]), st.text(max_size=4))
    leaves = st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(max_size=6),
        st.sampled_from([*TRICKY, "\ud800"]),
    )
    values = st.recursive(
        leaves, lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(keys, inner, max_size=4))
    )
    roots = st.one_of(
        st.dictionaries(keys, values, max_size=4),
        st.lists(st.dictionaries(keys, values, max_size=4), max_size=4),
    )
    return roots.map(lambda value: json.dumps(value).encode())


def workbooks() -> st.SearchStrategy[bytes]:
    """Workbooks of Excel with what people write into them."""
    cell = st.one_of(
        st.sampled_from([*NAMES_OF_COLUMNS, "", "Anora", "Conclave", "Adrien Brody"]), st.integers(0, 3000)
    )
    rows = st.lists(st.lists(cell, max_size=6), max_size=8)
    return rows.map(lambda found: make_workbook(make_rows(found)))


def damaged(content: bytes) -> st.SearchStrategy[bytes]:
    """A file with a piece cut out, doubled or replaced."""
    place = st.integers(0, len(content))
    piece = st.one_of(
        st.binary(max_size=4), st.sampled_from([b'"', b"\n", b",", b"{", b"}", b"[", b"]", b":", b"\\"])
    )

    def damage(at: int, end: int, new: bytes) -> bytes:
        return content[:at] + new + content[end:]

    return st.builds(damage, place, place, piece)
