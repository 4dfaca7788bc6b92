"""Error texts of lookups: a category was not awarded, or not yet."""

from bot.record.record import OWN_AWARD_ID
from bot.search.editions import FIRST_YEAR_NUMBER
from bot.search.errors import NoNomineesYetError, NoSuchEditionError, NotFollowedError
from bot.search.prizes import NotGivenError, NotGivenThenError
from cogs.kit.error_text import error_text, format_choice_list
from cogs.kit.text import escape_text, format_day, format_ordinal

_FESTIVALS = frozenset(
    {
        "Cannes Film Festival",
        "Venice Film Festival",
        "Berlin Film Festival",
        "Sundance Film Festival",
        "Toronto Film Festival",
        "César Awards",
    }
)
"""Those of which the record has the main prize of the films that it knows."""


@error_text.register
def _describe_no_nominees_yet(error: NoNomineesYetError) -> str:
    ceremony = error.ceremony
    name = escape_text(ceremony.name)
    if ceremony.award == OWN_AWARD_ID:
        return (
            f"**{name}** has no categories yet. A host adds them with `/ceremony edit` or `/ceremony import`."
        )
    if ceremony.nominations is None:
        return f"The {name} have no nominees yet. `/winners` shows other years."
    return f"The {name} have no nominees yet: they are announced on **{format_day(ceremony.nominations)}**."


@error_text.register
def _describe_no_such_edition(error: NoSuchEditionError) -> str:
    name = escape_text(error.award.name)
    if error.number < FIRST_YEAR_NUMBER:
        return f"I know no {format_ordinal(error.number)} {name}."
    if error.number < error.first_year:
        if error.has_first:
            return f"The first {name} were held in {error.first_year}."
        return f"My record of the {name} begins in {error.first_year}."
    if error.number > error.last_year:
        return f"Nothing is known yet of {name} in {error.number}."
    return f"No {name} were held in {error.number}."


@error_text.register
def _describe_not_followed(error: NotFollowedError) -> str:
    known = f"I do not follow the {escape_text(error.name)}: I know the Oscars, and eight awards given before them."
    if error.name in _FESTIVALS:
        return f"{known} What a film won there stands on its page: `/film`."
    return f"{known} `/winners` alone shows the latest Oscars."


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
