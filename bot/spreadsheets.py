"""Foreign words in files that people open in spreadsheets."""

import re

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
"""How a text begins that some spreadsheet takes for a formula, full-width signs included (OWASP, "CSV Injection")."""

_BREAKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")


def escape_cell(text: str) -> str:
    """Foreign words as one cell: on one line, and with an apostrophe before what could be taken for a formula."""
    line = _BREAKS.sub(" ", text)
    return f"'{line}" if _FORMULA.match(line) else line
