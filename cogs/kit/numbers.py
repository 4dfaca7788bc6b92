"""Numbers as people type them."""

import re
from dataclasses import dataclass

from bot.errors import UserError
from cogs.kit.refusals import error_text
from cogs.kit.words import escape_text

_WHOLE = re.compile(r"[+-]?\d+")


@dataclass(eq=False)
class NotANumberError(UserError):
    """What was typed is not a whole number."""

    text: str


@error_text.register
def _describe_not_anumber(error: NotANumberError) -> str:
    return f"“{escape_text(error.text, 40)}” is not a whole number. Type digits alone, like `214`. Nothing was changed."


def parse_whole_number(text: str) -> int:
    """A whole number as people type it: digits, perhaps with spaces, commas, points or apostrophes between thousands.

    Raises:
        NotANumberError: It is none, or has more digits than anyone means.
    """
    bare = re.sub(r"(?<=\d)[\s.,'’_](?=\d{3}(?!\d))", "", text.strip())
    if not _WHOLE.fullmatch(bare) or len(bare) > 18:
        raise NotANumberError(text)
    return int(bare)
