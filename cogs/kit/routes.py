"""Routes of controls that several features show, whichever cog answers them; no cog imports another."""

from bot.errors import Subject
from bot.guilds.model import Feature
from bot.guilds.rules import Right
from bot.ids import ContestId
from bot.reminders.model import ReminderKind
from bot.results.result_set import ResultSet
from cogs.kit.addresses import Route
from cogs.kit.controls import Control, Press, make_button, parse_id_part
from cogs.kit.result_set_options import format_result_set_part

CONTEST_CARD_ROUTE = Route("contest", Feature.CONTESTS)
"""Shows the contest's card; answered by `cogs.contests`. State: contest id."""
BALLOT_ROUTE = Route("ballot", Feature.CONTESTS)
"""Shows the presser's own ballot; answered by `cogs.ballots`. State: contest id."""
STANDINGS_ROUTE = Route("standings", Feature.CONTESTS)
"""Shows the contest's standings; answered by `cogs.standings`. State: contest id."""
RESULT_BOARD_ROUTE = Route("board", Feature.CONTESTS, right=Right.HOST)
"""Shows the hosts' board of a contest's results; answered by `cogs.results`. State: contest id."""


HOST_START_ROUTE = Route("host-start", Feature.CONTESTS, right=Right.HOST)
"""Shows what a host can begin, for those from whom Discord hides the commands; answered by `cogs.contests`."""
NEW_CONTEST_ROUTE = Route("contest-new", Feature.CONTESTS, right=Right.HOST)
"""Opens the form for a new contest; answered by `cogs.contests`."""
NEW_SLATE_ROUTE = Route("slate-new", Feature.CONTESTS, right=Right.HOST)
"""Opens the form for a new slate; answered by `cogs.slates`."""
NEW_POLL_ROUTE = Route("poll-new", Feature.POLLS, right=Right.HOST)
"""Opens the form for a new poll; answered by `cogs.polls`."""


def parse_contest_id(press: Press, parts: int = 1) -> ContestId:
    """Return the contest id in the first part of a control's state, which must have `parts` parts.

    Raises:
        OutdatedControlError: The state has no form that this version of the bot writes.
    """
    return ContestId(parse_id_part(press.require_parts(parts)[0]))


NOMINATIONS_CARD_ROUTE = Route("nominations-card", Feature.CONTESTS)
"""Shows what came of the nominations in a contest on them. State: contest id."""
AWAITED_TEMPLATE_ROUTE = Route("awaited-file", Feature.CONTESTS, right=Right.HOST)
"""Sends a template for a ceremony whose nominees are not known yet; answered by `cogs.slates`. State: ceremony id."""
AWAITED_BY_HAND_ROUTE = Route("awaited-hand", Feature.CONTESTS, right=Right.HOST)
"""Begins a slate for such a ceremony; answered by `cogs.slates`. State: ceremony id."""


SETTINGS_ROUTE = Route("config-open", None, right=Right.CONFIGURE)
"""Shows the settings; answered by `cogs.server`."""
HELP_ROUTE = Route("help-open", None)
"""Shows the help screen; answered by `cogs.help`."""


LOOKUP_ROUTE = Route("look-up", Feature.LOOKUP)
"""Answers a lookup command that needs no option, to the presser alone; answered by `cogs.lookup`. State: its name."""
CONTEST_LIST_ROUTE = Route("contests", Feature.CONTESTS)
"""Shows a page of the server's contests; answered by `cogs.contests`. State: button, page."""
POLL_LIST_ROUTE = Route("polls", Feature.POLLS)
"""Shows a member's list; answered by `cogs.polls`. State: `OPEN_LIST` or `ENDED_LIST`, button, page."""

OPEN_LIST, ENDED_LIST = "open", "ended"
"""The two lists of `/polls`, as they stand in a control's state."""


REMIND_ROUTE = Route("remind", Feature.SEASON)
"""Switches the presser's reminder of a lock or a date; answered by `cogs.reminders`.

State: what it is of, its id, and `on`, `off` or `SWITCH_REMINDER` for the other of what it is.
"""
REMINDERS_PANEL_ROUTE = Route("remind-host", Feature.SEASON, right=Right.HOST)
"""Shows hosts who asked to be reminded and has not finished; answered by `cogs.reminders`.

State: what it is of, its id, button, page.
"""

AWARD_BOARD_ROUTE = Route("room-board", Feature.ROOM_AWARDS, right=Right.HOST)
"""Shows hosts where the room's own awards stand; answered by `cogs.room_awards`. State: awards id."""

SWITCH_REMINDER = "switch"
"""Stands in a control's state for the other of what a reminder is."""


def make_remind_button(kind: ReminderKind, subject_id: str) -> Control:
    """Make the button under a post that switches the presser's reminder on, or off again."""
    return make_button(REMIND_ROUTE, kind, subject_id, SWITCH_REMINDER, label="Remind me", emoji="🔔")


DISCUSS_ROUTE = Route("discuss", Feature.DISCUSSION)
"""Opens or links the server's thread about a subject; answered by `cogs.discussion`. State: kind, id."""


def make_discuss_button(subject: Subject, subject_id: str) -> Control:
    """Make the button that leads to the server's thread about a film, a person, a category or a ceremony."""
    return make_button(DISCUSS_ROUTE, subject.value, subject_id, label="Discuss", emoji="💬")


VERDICT_ROUTE = Route("verdict", Feature.VERDICT)
"""Shows the verdict of a ceremony; answered by `cogs.verdicts`. State: set of results."""


SHARE_ROUTE = Route("share", Feature.CONTESTS)
"""Shows the presser what of their own they can share. State: contest id."""


def make_share_button(contest_id: ContestId) -> Control:
    """Make the button with which whoever presses it shares their own ballot."""
    return make_button(SHARE_ROUTE, contest_id, label="Share mine", emoji="🖼️")


def make_verdict_button(result_set: ResultSet, label: str = "Verdict") -> Control:
    """Make the button that leads to the verdict for a set of results."""
    return make_button(VERDICT_ROUTE, format_result_set_part(result_set), label=label, emoji="⚖️")
