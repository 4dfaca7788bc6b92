"""Options and states that name a set of results, one of its categories, or a nominee of that."""

from collections.abc import Sequence
from hashlib import sha256

from discord import app_commands

from bot.awards.choices import label, nominee_choice
from bot.awards.model import Category, Ceremony, Nominee
from bot.awards.text import fold
from bot.errors import AmbiguousError, Choice, NothingFoundError, OutdatedControlError, Subject
from bot.results.target import Target
from cogs.kit.arguments import FreeText, search_of
from cogs.kit.contest_arguments import guild_of
from cogs.kit.controls import LARGEST, Interaction


async def meant_target(interaction: Interaction) -> Target:
    """The set of results in the command's `ceremony` option, or the only current one."""
    typed = getattr(interaction.namespace, "ceremony", None)
    targets = interaction.client.services.night.targets
    return await targets.choose(guild_of(interaction), str(typed) if typed else None)


async def meant_ceremony(interaction: Interaction) -> Ceremony:
    """The ceremony whose envelopes the command is about, as this server sees it."""
    target = await meant_target(interaction)
    return await interaction.client.services.slates.ceremony(target.guild_id, target.ceremony_id)


class TargetArgument(FreeText[Target]):
    """A ceremony, or a rehearsal contest by its title."""

    async def find(self, interaction: Interaction, text: str) -> Target:
        """The one set of results that the text means."""
        return await interaction.client.services.night.targets.choose(guild_of(interaction), text)

    async def offer(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Current ones first."""
        return await interaction.client.services.night.targets.offer(guild_of(interaction), text)


class EnvelopeArgument(FreeText[Category]):
    """One category of the ceremony whose envelopes are being opened."""

    async def find(self, interaction: Interaction, text: str) -> Category:
        """The one category that the text means."""
        found = search_of(interaction).find_category_in(await meant_ceremony(interaction), text)
        category, *others = found
        if others:
            choices = [Choice(one.id, one.title) for one in found]
            raise AmbiguousError(Subject.CATEGORY, text, choices)
        return category

    async def offer(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """The sealed ones first: they are what a host is looking for."""
        target = await meant_target(interaction)
        scene = await interaction.client.services.night.scene(target)
        choices = search_of(interaction).categories_in(scene.ceremony, text)
        asked = [choice for choice in choices if choice.id in scene.category_ids] or choices
        return sorted(asked, key=lambda choice: choice.id not in scene.sealed)


class WinnerArgument(FreeText[tuple[Nominee, bool]]):
    """A nominee of the category in the command's `category` option, and whether the name was matched by guess."""

    async def find(self, interaction: Interaction, text: str) -> tuple[Nominee, bool]:
        """The one nominee that the text means, and whether that is a guess: certain are an id and the whole name."""
        category = await self._category(interaction)
        nominee = search_of(interaction).find_nominee(category, text)
        choice = nominee_choice(category, nominee)
        certain = {fold(choice.id), fold(choice.name), fold(label(choice))}
        return nominee, fold(text) not in certain

    async def offer(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """The record's winner first, as far as it knows one."""
        category = await self._category(interaction)
        choices = search_of(interaction).nominees_in(category, text)
        return sorted(choices, key=lambda choice: not category.by_id[choice.id].winner)

    async def _category(self, interaction: Interaction) -> Category:
        typed = str(getattr(interaction.namespace, "category", "") or "")
        return await EnvelopeArgument().find(interaction, typed)


TargetOption = app_commands.Transform[Target, TargetArgument]
EnvelopeOption = app_commands.Transform[Category, EnvelopeArgument]
WinnerOption = app_commands.Transform[tuple[Nominee, bool], WinnerArgument]


def target_part(target: Target) -> str:
    """A set of results as part of a control's state."""
    return target.key.replace(":", ";")


def target_of_part(guild_id: int, part: str) -> Target:
    """The set of results of this server that a control's state names.

    Raises:
        OutdatedControlError: If the bot as it is now writes no such part.
    """
    try:
        target = Target.of_key(guild_id, part.replace(";", ":"))
    except ValueError:
        raise OutdatedControlError from None
    if target.rehearsal > LARGEST:
        raise OutdatedControlError
    return target


def mark(thing_id: str) -> str:
    """A short mark of a category's or a nominee's id: several have to fit into one control's state."""
    return sha256(thing_id.encode()).hexdigest()[:8]


def category_marked(ceremony: Ceremony, marked: str) -> Category:
    """The category of a ceremony with this mark.

    Raises:
        NothingFoundError: The slate has it no longer.
    """
    found = next((category for category in ceremony.categories if mark(category.id) == marked), None)
    if found is None:
        raise NothingFoundError(Subject.CATEGORY, "")
    return found


def nominees_marked(category: Category, marks: str) -> tuple[Nominee, ...]:
    """The nominees of a category with these marks, which hyphens join.

    Raises:
        NothingFoundError: The slate has one of them no longer.
    """
    by_mark = {mark(nominee.id): nominee for nominee in category.nominees}
    found = tuple(by_mark[one] for one in marks.split("-") if one in by_mark)
    if len(found) != len(marks.split("-")):
        raise NothingFoundError(Subject.NOMINEE, "")
    return found
