"""Descriptions of each setting for moderators: what it does and what it needs."""

from collections.abc import Mapping

from bot.guilds.model import COVER_FOREVER_HOURS, ChannelPurpose, Feature, RolePurpose, Spoilers

FEATURE_DESCRIPTIONS: Mapping[Feature, str] = {
    Feature.LOOKUP: "A century of winners: `/winners`, `/film`, `/person`. Answers appear where they are asked.",
    Feature.CONTESTS: "Ballots, standings and the awards night. Hosts run them; posts go to the channels you choose.",
    Feature.POLLS: "Public questions on one category, *will* win or *should* win. Hosts open them.",
    Feature.ROOM_AWARDS: "The server's own awards: members nominate and vote, a host opens the envelopes.",
    Feature.VERDICT: "How the room did against the Academy, this year and every year before.",
    Feature.WATCHLIST: "What members have seen of the nominees, and the race. Nobody sees another’s unless they agree.",
    Feature.DISCUSSION: "One thread for each film, person or category. Any member may open it.",
    Feature.SEASON: "What comes next: nominations, ceremonies, and what closes here. `/season` shows it.",
    Feature.QUIZ: "A question of the day, the same for everyone, and rounds of ten. It posts only what members share.",
    Feature.POSTERS: "Films’ posters, and where to watch in your time zone’s country, if whoever runs me set that up.",
}
"""The features that can be switched, in the order of display."""

CHANNEL_MARKS: Mapping[ChannelPurpose, str] = {
    ChannelPurpose.ANNOUNCEMENTS: "📣",
    ChannelPurpose.RESULTS: "🏆",
    ChannelPurpose.DISCUSSION: "💬",
    ChannelPurpose.LOG: "📜",
}

CHANNEL_DESCRIPTIONS: Mapping[ChannelPurpose, str] = {
    ChannelPurpose.ANNOUNCEMENTS: "Contests and polls are posted here, unless a host names another channel.",
    ChannelPurpose.RESULTS: "Each envelope is told here. Late viewers? See **Spoilers** under **Contests**.",
    ChannelPurpose.DISCUSSION: "Threads on films and people are opened here: a text channel or a forum.",
    ChannelPurpose.LOG: "Everything that hosts and moderators do is told here as it happens.",
}

WITHOUT_CHANNEL: Mapping[ChannelPurpose, str] = {
    ChannelPurpose.ANNOUNCEMENTS: "where the host is",
    ChannelPurpose.RESULTS: "where the contest is posted",
    ChannelPurpose.DISCUSSION: "where a member asks for one",
    ChannelPurpose.LOG: "nowhere, see `/audit`",
}

SPOILER_CHOICES: Mapping[Spoilers, tuple[str, str]] = {
    Spoilers.SHOWN: ("Shown openly", "Every post says who won"),
    Spoilers.COVERED: ("Covered until tapped", "Who has not watched yet need not look"),
    Spoilers.THREAD: (
        "Only in the ceremony’s thread",
        "Elsewhere a post says just that the envelope is open",
    ),
}
"""How posts reveal winners: each choice with its meaning."""

COVER_LENGTHS: Mapping[int, str] = {
    3: "3 hours",
    6: "6 hours",
    12: "12 hours",
    24: "a day",
    48: "two days",
    72: "three days",
    168: "a week",
    COVER_FOREVER_HOURS: "always",
}
"""How long winners are covered, in hours, as offered on the panel; the command takes any number up to the longest."""

ROLE_MARKS: Mapping[RolePurpose, str] = {
    RolePurpose.HOST: "🎬",
    RolePurpose.CHAMPION: "👑",
    RolePurpose.PING: "🔔",
}

ROLE_NAMES: Mapping[RolePurpose, str] = {
    RolePurpose.HOST: "Hosts",
    RolePurpose.CHAMPION: "Champion",
    RolePurpose.PING: "Ping",
}

ROLE_DESCRIPTIONS: Mapping[RolePurpose, str] = {
    RolePurpose.HOST: "May run contests and polls, beside everyone with **Manage Events** or **Manage Server**.",
    RolePurpose.CHAMPION: "Goes to whoever wins a contest, and leaves whoever won before.",
    RolePurpose.PING: "Mentioned when a contest opens. I never mention anyone else.",
}

WITHOUT_ROLE: Mapping[RolePurpose, str] = {
    RolePurpose.HOST: "those with **Manage Events** or **Manage Server**",
    RolePurpose.CHAMPION: "the winner gets no role",
    RolePurpose.PING: "nobody is ever mentioned",
}

HOST_COMMANDS_NOTE = (
    "Discord still hides hosts' commands from that role until you show them once: **Server Settings → Integrations → "
    "{bot}**, then `/contest`, `/poll`, `/ceremony`, `/result` and `/audit`: **Add roles or members**. "
    "Without that, hosts find everything under **Host** on `/contests`."
)
"""How the host role gets to see the hosts' commands; `bot` is the bot's name."""
