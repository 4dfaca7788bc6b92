"""Error texts of lookups: a category was not awarded, or not yet."""

from bot.search.prizes import NoNomineesYetError, NotGivenError, NotGivenThenError
from cogs.kit.error_text import error_text, format_choice_list
from cogs.kit.text import escape_text, format_day


@error_text.register
def _describe_no_nominees_yet(error: NoNomineesYetError) -> str:
    ceremony = error.ceremony
    name = escape_text(ceremony.name)
    if ceremony.nominations is None:
        return f"The {name} have no nominees yet. `/winners` shows other years."
    return f"The {name} have no nominees yet: they are announced on **{format_day(ceremony.nominations)}**."


@error_text.register
def _describe_not_given(error: NotGivenError) -> str:
    sentence = (
        f"The {escape_text(error.award.name)} have no **{escape_text(error.canonical.name)}** in my record."
    )
    return f"{sentence} Did you mean one of these?\n{format_choice_list(error.nearest)}"


@error_text.register
def _describe_not_given_then(error: NotGivenThenError) -> str:
    ceremony, prize = error.ceremony, escape_text(error.canonical.name)
    opening = f"There was no **{prize}** at the {escape_text(ceremony.name)}"
    first, last = escape_text(error.first.name), escape_text(error.last.name)
    if ceremony.year < error.first.year:
        return f"{opening}: it began at the {first}, in {error.first.year}."
    if ceremony.year > error.last.year:
        return f"{opening}: it was last given at the {last}, in {error.last.year}."
    return f"{opening}, though before and after. `/category` shows its years."
