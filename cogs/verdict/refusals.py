"""What verdicts and records say while there are none: what to do next."""

from bot.verdict.errors import NoRecordError, NoSeasonError, NoVerdictError
from cogs.kit.refusals import say

_HOW = (
    "Fill in a `/ballot` or answer one of the `/polls`: what the room said is shown once picks close, and votes "
    "as each poll shows them. Hosts begin with `/contest create` or `/poll open`."
)


@say.register
def _(error: NoVerdictError) -> str:
    if error.category_id is not None:
        return f"Nothing to judge yet: I have no picks or votes on that category to show. {_HOW}"
    if error.ceremony_id is not None:
        return f"Nothing to judge yet: I have no picks or votes on that ceremony to show. {_HOW}"
    return f"Nothing to judge yet in this server. {_HOW}"


@say.register
def _(error: NoRecordError) -> str:
    del error
    return (
        "No record yet: it begins with the first contest here that is played to its end, rehearsals apart. "
        "`/contests` shows what is on."
    )


@say.register
def _(error: NoSeasonError) -> str:
    when = f"for films of {error.season} " if error.season else ""
    return (
        f"No standings yet: no contest {when}is finished here, rehearsals apart. "
        "`/contests` shows what is on; a host ends one with `/contest finish`."
    )
