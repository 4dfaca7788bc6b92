"""Options that take free text: what is offered while typing and what is accepted come from one place, the search."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, Generic, TypeVar

import discord
from discord import app_commands

from bot.awards.model import Award, CanonicalCategory, Ceremony, Film, Person
from bot.awards.search import Search
from bot.errors import Choice, UserError
from cogs.kit.controls import Interaction
from cogs.kit.words import shorten

CHOICE_LIMIT = 25
"""Choices in one autocomplete answer, and 100 characters in each, says Discord's API reference."""

Found = TypeVar("Found")


class FreeText(app_commands.Transformer, Generic[Found]):
    """An option whose text is looked up; subclasses say where."""

    @abstractmethod
    async def find(self, interaction: Interaction, text: str) -> Found:
        """What the text means; raises a `UserError` if it means nothing, or several things."""

    @abstractmethod
    async def offer(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """What it may come to mean, best first."""

    async def transform(self, interaction: discord.Interaction[Any], value: Any, /) -> Found:
        """Accept what was typed or picked."""
        return await self.find(interaction, value)

    async def autocomplete(  # pyright: ignore[reportIncompatibleMethodOverride] - all our options are strings
        self, interaction: discord.Interaction[Any], value: str, /
    ) -> list[app_commands.Choice[str]]:
        """Offer choices; none where the rest of the command is not understood yet."""
        try:
            choices = await self.offer(interaction, value)
        except UserError:
            return []
        return [as_choice(choice) for choice in choices[:CHOICE_LIMIT]]


def as_choice(choice: Choice) -> app_commands.Choice[str]:
    """A choice in Discord's form: name and detail on one line, the id as its value."""
    name = f"{choice.name} · {choice.detail}" if choice.detail else choice.name
    return app_commands.Choice(name=shorten(name, 100), value=choice.id)


def search_of(interaction: Interaction) -> Search:
    """The search over the record."""
    return interaction.client.services.search


class CeremonyArgument(FreeText[Ceremony]):
    """A ceremony of the record: "97", "97th", "2025", "oscars 2025", "last year", "parasite"."""

    async def find(self, interaction: Interaction, text: str) -> Ceremony:
        """The one ceremony that the text means."""
        return search_of(interaction).find_ceremony(text)

    async def offer(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Ceremonies it may mean, the newest first while nothing is typed."""
        return search_of(interaction).ceremonies(text)


def typed_ceremony(interaction: Interaction) -> str:
    """What stands in the command's `ceremony` option so far."""
    return str(interaction.namespace.ceremony or "")


class CanonicalCategoryArgument(FreeText[CanonicalCategory]):
    """A prize over the years: "picture", "foreign film", "art direction"."""

    async def find(self, interaction: Interaction, text: str) -> CanonicalCategory:
        """The one canonical category that the text means."""
        return search_of(interaction).find_category(text)

    async def offer(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Canonical categories it may mean."""
        return search_of(interaction).categories(text)


class FilmArgument(FreeText[Film]):
    """A film of the record."""

    async def find(self, interaction: Interaction, text: str) -> Film:
        """The one film that the text means."""
        return search_of(interaction).find_film(text)

    async def offer(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Films it may mean."""
        return search_of(interaction).films(text)


class PersonArgument(FreeText[Person]):
    """A person of the record."""

    async def find(self, interaction: Interaction, text: str) -> Person:
        """The one person that the text means."""
        return search_of(interaction).find_person(text)

    async def offer(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """People it may mean."""
        return search_of(interaction).people(text)


class AwardArgument(FreeText[Award]):
    """An award of the record: "oscars", "bafta", "sag"."""

    async def find(self, interaction: Interaction, text: str) -> Award:
        """The one award that the text means."""
        return search_of(interaction).find_award(text)

    async def offer(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Awards it may mean."""
        return search_of(interaction).awards(text)


CeremonyOption = app_commands.Transform[Ceremony, CeremonyArgument]
CanonicalCategoryOption = app_commands.Transform[CanonicalCategory, CanonicalCategoryArgument]
FilmOption = app_commands.Transform[Film, FilmArgument]
PersonOption = app_commands.Transform[Person, PersonArgument]
AwardOption = app_commands.Transform[Award, AwardArgument]
