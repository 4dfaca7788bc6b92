"""Making people's texts safe in files that are opened in spreadsheets."""

import re

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
"""The beginnings that some spreadsheet reads as a formula, full-width signs included (OWASP, "CSV Injection")."""

_BREAKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")


def escape_cell(text: str) -> str:
    """A person's text as one cell: on one line, and with an apostrophe before anything that could be read as
    a formula.
    """
    line = _BREAKS.sub(" ", text)
    return f"'{line}" if _FORMULA.match(line) else line
