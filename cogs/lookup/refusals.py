"""What the lookups say of prizes that were not given, or not yet."""

from bot.awards.prizes import NoNomineesYetError, NotGivenError, NotGivenThenError
from cogs.kit import words
from cogs.kit.refusals import bullets, say


@say.register
def _(error: NoNomineesYetError) -> str:
    ceremony = error.ceremony
    name = words.plain(ceremony.name)
    if ceremony.nominations is None:
        return f"The {name} have no nominees yet. `/winners` shows other years."
    return f"The {name} have no nominees yet: they are announced on **{words.day(ceremony.nominations)}**."


@say.register
def _(error: NotGivenError) -> str:
    said = (
        f"The {words.plain(error.award.name)} have no **{words.plain(error.canonical.name)}** in my record."
    )
    return f"{said} Did you mean one of these?\n{bullets(error.nearest)}"


@say.register
def _(error: NotGivenThenError) -> str:
    ceremony, prize = error.ceremony, words.plain(error.canonical.name)
    opening = f"There was no **{prize}** at the {words.plain(ceremony.name)}"
    first, last = words.plain(error.first.name), words.plain(error.last.name)
    if ceremony.year < error.first.year:
        return f"{opening}: it began at the {first}, in {error.first.year}."
    if ceremony.year > error.last.year:
        return f"{opening}: it was last given at the {last}, in {error.last.year}."
    return f"{opening}, though before and after. `/category` shows its years."
