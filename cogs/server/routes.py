"""Where the controls of a server's settings and of its audit log lead."""

from bot.guilds.rules import Right
from cogs.kit.controls import Route

SETTINGS_SCREEN_ROUTE = Route("config", None, right=Right.CONFIGURE)
"""A screen of the settings, in place of the one pressed on: its name, a `Screen`."""
FEATURE_SWITCH_ROUTE = Route("config-feature", None, right=Right.CONFIGURE)
"""Switch a feature: its name, `on` or `off`."""
CHANNEL_CHOICE_ROUTE = Route("config-channel", None, right=Right.CONFIGURE)
"""Choose a channel: the purpose; the value is the channel's id, none takes the choice back."""
ROLE_CHOICE_ROUTE = Route("config-role", None, right=Right.CONFIGURE)
"""Choose a role: the purpose; the value is the role's id, none takes the choice back."""
DEFAULT_SCORING_ROUTE = Route("config-scoring", None, right=Right.CONFIGURE)
"""Choose the default scoring; the value is the preset."""
SPOILERS_CHOICE_ROUTE = Route("config-spoilers", None, right=Right.CONFIGURE)
"""Choose how winners are told; the value is one of `Spoilers`."""
COVER_HOURS_ROUTE = Route("config-cover-hours", None, right=Right.CONFIGURE)
"""Choose for how long winners are covered; the value is the number of hours, 0 for always."""
TIME_ZONE_FORM_ROUTE = Route("config-ask-zone", None, right=Right.CONFIGURE)
"""Open the form for the time zone."""
TYPED_TIME_ZONE_ROUTE = Route("config-typed-zone", None, right=Right.CONFIGURE)
"""That form's answer."""
TIME_ZONE_CHOICE_ROUTE = Route("config-zone", None, right=Right.CONFIGURE)
"""Choose one of the time zones that were nearest; the value is its name."""

AUDIT_PAGE_ROUTE = Route("audit", None, right=Right.HOST)
"""A page of the audit log: the action or `-`, which button, page."""
AUDIT_FILTER_ROUTE = Route("audit-filter", None, right=Right.HOST)
"""Read the log by an action; the value is the action or `-`."""
AUDIT_EXPORT_ROUTE = Route("audit-export", None, right=Right.HOST)
"""The log as a file: the action or `-`."""

EVERY_ACTION = "-"
"""In a control's state: every action."""
