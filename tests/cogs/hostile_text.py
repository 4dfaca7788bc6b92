"""Text of members who try to mention, format or link with it, and what a reader of Discord would make of it.

The reader knows Discord's markup only as far as the text goes: it looks for marks that take hold of a word of ours.
"""

import random
import re
from collections.abc import Sequence

STRANGER_ID = 424242424242424242

FRAGMENTS = (
    "**zqbold**", "*zqitalic*", "_zqitalic_", "__zqline__", "~~zqstrike~~", "||zqspoiler||", "`zqcode`",
    "```zqblock```", "[zqlink](https://evil.example)", "https://evil.example/zq", "<https://evil.example>",
    "HTTP://evil.example", "@everyone", "@here", f"<@{STRANGER_ID}>", f"<@!{STRANGER_ID}>", f"<@&{STRANGER_ID}>",
    f"<#{STRANGER_ID}>", f"</ballot:{STRANGER_ID}>", f"<a:zq:{STRANGER_ID}>", f"<t:{STRANGER_ID}:R>",
    "# zqheading", "\n# zqheading", "> zqquote", "\n>>> zqquote", "- zqitem", "\n-# zqsmall", "a\u202ezqturn",
    "\\**zqescaped**", "\\", "\\\\", "*", "_", "`", "|", "[", "]", "<", "@", "(https://evil.example)",
)  # fmt: skip
"""What alone or joined might be more than text."""

_MENTION = re.compile(r"@|<.*\d")
_ESCAPED = re.compile(r"\\[^A-Za-z0-9\s]")
_ACTIVE = {
    "markup": re.compile(r"[*_~|`]zq"),
    "a link": re.compile(r"https?://evil|\[[^\]\n]*\]\(\S*evil", re.IGNORECASE),
    "a mention of all": re.compile(r"@everyone|@here"),
    "a mention": re.compile(rf"<[^<>\s]*{STRANGER_ID}"),
    "a heading, quote or list": re.compile(r"^\s*(?:#{1,3}|>{1,3}|-#?|\d+\.)\s+zq", re.MULTILINE),
    "a turned line": re.compile("[\u202a-\u202e\u2066-\u2069]"),
}


def find_active_marks(shown: str) -> list[str]:
    """What takes hold of a hostile text in a message, by kind; empty if it is nothing but text."""
    # A mark behind a backslash is a letter like others. Read from the left, so that a backslash can be escaped, too.
    read = _ESCAPED.sub("·", shown)
    return [kind for kind, pattern in _ACTIVE.items() if pattern.search(read)]


def make_hostile_texts(number: int, limit: int, seed: int, *, mentions: bool = True) -> Sequence[str]:
    """Different hostile texts of at most so many characters, the same ones for the same seed."""
    fragments = [one for one in FRAGMENTS if mentions or not _MENTION.search(one)]
    chance = random.Random(seed)  # noqa: S311 - the same texts at every run
    made: dict[str, None] = {}
    while len(made) < number:
        parts = chance.choices(fragments, k=chance.randint(1, 3))
        text = chance.choice(("", " ", "x")).join(parts)[:limit].strip()
        if text:
            made[text] = None
    return list(made)
