"""Where the buttons of contests lead, whichever cog answers: no cog imports another for them.

The state of each is the contest's id, and nothing else.
"""

from bot.errors import Subject
from bot.guilds.model import Feature
from bot.guilds.rules import Right
from bot.ids import ContestId
from bot.results.result_set import ResultSet
from cogs.kit.controls import Control, Press, Route, make_button, parse_id_part
from cogs.kit.result_set_options import format_result_set_part

CONTEST_CARD_ROUTE = Route("contest", Feature.CONTESTS)
"""The contest's card, answered by `cogs.contests`."""
BALLOT_ROUTE = Route("ballot", Feature.CONTESTS)
"""The presser's own ballot, answered by `cogs.ballots`."""
STANDINGS_ROUTE = Route("standings", Feature.CONTESTS)
"""The contest's standings, answered by `cogs.results`."""
RESULT_BOARD_ROUTE = Route("board", Feature.CONTESTS, right=Right.HOST)
"""The hosts' board of its results, answered by `cogs.results`."""


def parse_contest_id(press: Press, parts: int = 1) -> ContestId:
    """The contest that a control is about: the first of so many parts of its state.

    Raises:
        OutdatedControlError: If the bot as it is now writes no such state.
    """
    return ContestId(parse_id_part(press.require_parts(parts)[0]))


SETTINGS_ROUTE = Route("config-open", None, right=Right.CONFIGURE)
"""The settings, answered by `cogs.server`."""
HELP_ROUTE = Route("help-open", None)
"""What there is to do here, answered by `cogs.help`."""


DISCUSS_ROUTE = Route("discuss", Feature.DISCUSSION)
"""The server's thread on something: what kind of thing, and its id. Answered by `cogs.discussion`."""


def make_discuss_button(subject: Subject, subject_id: str) -> Control:
    """The way to the server's thread on a film, a person, a category or a ceremony."""
    return make_button(DISCUSS_ROUTE, subject.value, subject_id, label="Discuss", emoji="💬")


VERDICT_ROUTE = Route("verdict", Feature.VERDICT)
"""A ceremony's verdict, answered by `cogs.verdicts`: set of results."""


def make_verdict_button(result_set: ResultSet, label: str = "Verdict") -> Control:
    """The way to the verdict on a set of results."""
    return make_button(VERDICT_ROUTE, format_result_set_part(result_set), label=label, emoji="⚖️")
