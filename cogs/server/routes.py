"""Routes of the controls of the settings and of the audit log."""

from bot.guilds.rules import Right
from cogs.kit.addresses import Route

SETTINGS_SCREEN_ROUTE = Route("config", None, right=Right.CONFIGURE)
"""Shows a settings screen in place of the current one. State: a `SettingsScreen`."""
FEATURES_PAGE_ROUTE = Route("config-features", None, right=Right.CONFIGURE)
"""Shows a page of the features in place of the current screen. State: button, page."""
FEATURE_SWITCH_ROUTE = Route("config-feature", None, right=Right.CONFIGURE)
"""Switches a feature. State: the feature, `on` or `off`."""
CHANNEL_CHOICE_ROUTE = Route("config-channel", None, right=Right.CONFIGURE)
"""Sets a channel. State: purpose; the value is the channel id, no value clears the setting."""
ROLE_CHOICE_ROUTE = Route("config-role", None, right=Right.CONFIGURE)
"""Sets a role. State: purpose; the value is the role id, no value clears the setting."""
DEFAULT_SCORING_ROUTE = Route("config-scoring", None, right=Right.CONFIGURE)
"""Sets the default scoring; the value is the preset."""
SPOILERS_CHOICE_ROUTE = Route("config-spoilers", None, right=Right.CONFIGURE)
"""Sets how winners are shown; the value is one of `Spoilers`."""
COVER_HOURS_ROUTE = Route("config-cover-hours", None, right=Right.CONFIGURE)
"""Sets how long winners are covered; the value is in hours, 0 for always."""
TIME_ZONE_FORM_ROUTE = Route("config-ask-zone", None, right=Right.CONFIGURE)
"""Opens the form for the time zone."""
TYPED_TIME_ZONE_ROUTE = Route("config-typed-zone", None, right=Right.CONFIGURE)
"""Takes the answer of that form."""
TIME_ZONE_CHOICE_ROUTE = Route("config-zone", None, right=Right.CONFIGURE)
"""Sets one of the suggested time zones; the value is its name."""

ONLY_ROLE_HOSTS_ROUTE = Route("config-only-role", None, right=Right.CONFIGURE)
"""Sets whether only the host role hosts. State: `on` or `off`."""
REMINDER_POSTS_SWITCH_ROUTE = Route("config-reminders", None, right=Right.CONFIGURE)
"""Sets whether channels get a post before something closes. State: `on` or `off`."""
THREAD_LIMITS_FORM_ROUTE = Route("config-ask-threads", None, right=Right.CONFIGURE)
"""Opens the form for how many threads may be opened."""
TYPED_THREAD_LIMITS_ROUTE = Route("config-typed-threads", None, right=Right.CONFIGURE)
"""Takes the answer of that form."""

AUDIT_PAGE_ROUTE = Route("audit", None, right=Right.HOST)
"""Shows a page of the audit log. State: action or `EVERY_ACTION`, button, page."""
AUDIT_FILTER_ROUTE = Route("audit-filter", None, right=Right.HOST)
"""Filters the audit log; the value is the action or `EVERY_ACTION`."""
AUDIT_EXPORT_ROUTE = Route("audit-export", None, right=Right.HOST)
"""Sends the audit log as a file. State: action or `EVERY_ACTION`."""

EVERY_ACTION = "-"
"""Stands for every action in a control's state."""
