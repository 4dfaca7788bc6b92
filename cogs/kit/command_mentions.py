"""Mentions of commands, which open the command when they are tapped: `</poll open:id>`.

Texts name commands in code style, `` `/poll open` ``; where a message is laid out, each becomes a mention. Where
Discord renders no mentions (on buttons, in selects, forms and while typing) the plain words stay.
"""

import re

from bot.client import COMMAND_IDS

_NAMED_COMMAND = re.compile(r"(?<![\\`])`/([a-z]+(?: [^`\\]+)?)`(?!`)")
"""A command in code style, with what is to be typed behind it; names that people gave have their backticks escaped."""


def mention_command(name: str) -> str:
    """Make a mention of a command from its qualified name; its plain words in code style if its id is not known."""
    command_id = COMMAND_IDS.get().get(name)
    return f"`/{name}`" if command_id is None else f"</{name}:{command_id}>"


def mention_named_commands(text: str) -> str:
    """Put a mention in place of every command that a text names in code style.

    What is to be typed behind a command stays in code style, after the mention.
    """
    # Most texts name none, and a search through them would cost more than the rest of the layout.
    return _NAMED_COMMAND.sub(_mention_match, text) if "`/" in text else text


def _mention_match(found: re.Match[str]) -> str:
    words, known = found[1].split(" "), COMMAND_IDS.get()
    for length in (2, 1):
        name, typed = " ".join(words[:length]), " ".join(words[length:])
        if name in known:
            return f"{mention_command(name)} `{typed}`" if typed else mention_command(name)
    return found[0]
