"""Cells that a spreadsheet would take for formulas, defused and restored."""

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
"""What spreadsheets take for a formula, perhaps defused already (OWASP, "CSV Injection")."""


FORMULA_FAILURES = frozenset({"#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#ERROR!"})
"""What a spreadsheet shows, and saves, in place of what a formula could not find."""


def defuse_formula(cell: str) -> str:
    """A cell with an apostrophe before what could be taken for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def restore_formula(cell: str) -> str:
    """A cell without the apostrophe that kept it from being a formula."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
