"""Error texts of verdicts and members' records."""

from collections.abc import Sequence

from bot.verdicts.errors import NoRecordError, NoSeasonError, NoVerdictError
from cogs.kit.error_text import error_text
from cogs.kit.start_steps import NEW_CONTEST_STEP, NEW_POLL_STEP, StartStep, list_start_steps

_HOW_TO_BEGIN = (
    "Fill in a `/ballot` or answer one of the `/polls`: what the room said is shown once picks close, and votes "
    "as each poll shows them. Hosts begin with `/contest create` or `/poll open`."
)


@error_text.register
def _describe_no_verdict(error: NoVerdictError) -> str:
    if error.category_id is not None:
        return f"Nothing to judge yet: I have no picks or votes on that category to show. {_HOW_TO_BEGIN}"
    if error.ceremony_id is not None:
        return f"Nothing to judge yet: I have no picks or votes on that ceremony to show. {_HOW_TO_BEGIN}"
    return f"Nothing to judge yet in this server. {_HOW_TO_BEGIN}"


@list_start_steps.register
def _list_steps_without_verdict(error: NoVerdictError) -> Sequence[StartStep]:
    del error
    return NEW_CONTEST_STEP, NEW_POLL_STEP


@error_text.register
def _describe_no_record(error: NoRecordError) -> str:
    del error
    return (
        "No record yet: it begins with the first contest here that is played to its end, rehearsals apart. "
        "`/contests` shows what is on."
    )


@error_text.register
def _describe_no_season(error: NoSeasonError) -> str:
    when = f"for films of {error.season} " if error.season else ""
    return (
        f"No standings yet: no contest {when}is finished here, rehearsals apart. "
        "`/contests` shows what is on; a host ends one with `/contest finish`."
    )


@list_start_steps.register
def _list_steps_without_season(error: NoRecordError | NoSeasonError) -> Sequence[StartStep]:
    del error
    return (NEW_CONTEST_STEP,)
