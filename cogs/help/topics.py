"""The topics of `/help`: each cog with a heading, and its commands."""

from collections.abc import Sequence
from dataclasses import dataclass

from discord import app_commands

from bot.client import AwardsBot
from bot.guilds.rules import Right
from cogs.help.context import HelpContext
from cogs.kit.cog import FeatureCog
from cogs.kit.rights import find_required_right

LeafCommand = app_commands.Command[FeatureCog, ..., None]
AnyCommand = LeafCommand | app_commands.Group


@dataclass(frozen=True, slots=True)
class CommandTopic:
    """The commands of one cog.

    Attributes:
        name: Its name in a control's state: the cog's.
        heading: Its title.
        commands: The commands that the asker may use.
        for_all: Whether everyone may use some of them.
        about: What it says beyond the commands' own lines, as Markdown.
        note: A small line about a rule that they follow; empty without one.
    """

    name: str
    heading: str
    commands: Sequence[AnyCommand]
    for_all: bool
    about: str
    note: str = ""


def list_topics(bot: AwardsBot, situation: HelpContext) -> Sequence[CommandTopic]:
    """List the topics with commands for the asker, those for everyone first."""
    found: list[CommandTopic] = []
    for name, cog in bot.cogs.items():
        if isinstance(cog, FeatureCog) and cog.heading and situation.is_on(cog.feature):
            commands = [one for one in _list_commands(cog) if _is_for(one, situation)]
            if commands:
                for_all = any(find_required_right(command) is None for command in commands)
                found.append(CommandTopic(name, cog.heading, commands, for_all, cog.about, cog.note))
    return sorted(found, key=lambda topic: not topic.for_all)


def list_switched_off_features(bot: AwardsBot, situation: HelpContext) -> Sequence[str]:
    """List the features of this version that moderators switched off."""
    if situation.settings is None:
        return ()
    here = {cog.feature for cog in bot.cogs.values() if isinstance(cog, FeatureCog)}
    return sorted(feature for feature in situation.settings.switched_off if feature in here)


def list_leaf_commands(commands: Sequence[AnyCommand]) -> list[LeafCommand]:
    """List the commands that can be used: in place of a group, those in it."""
    leaves: list[LeafCommand] = []
    for command in commands:
        subcommands = command.commands if isinstance(command, app_commands.Group) else [command]
        leaves += [leaf for leaf in subcommands if isinstance(leaf, app_commands.Command)]
    return leaves


def _list_commands(cog: FeatureCog) -> Sequence[AnyCommand]:
    # A cog that is a group has its commands in the group only.
    return [cog.app_command] if cog.app_command is not None else cog.get_app_commands()


def _is_for(command: AnyCommand, situation: HelpContext) -> bool:
    if situation.settings is None and _is_server_only(command):
        return False
    match find_required_right(command):
        case None:
            return True
        case Right.HOST:
            return situation.may_host
        case Right.CONFIGURE:
            return situation.may_configure


def _is_server_only(command: AnyCommand) -> bool:
    contexts = command.allowed_contexts
    return command.guild_only or contexts is None or not contexts.dm_channel
